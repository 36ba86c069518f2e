"""Reading text files within bounds; a file in another encoding is refused, with its likely name."""

from __future__ import annotations

import codecs
import sys
from pathlib import Path

from corpora.errors import DataError
from corpora.readers.content import MAX_LINE
from corpora.textio import STDIN, decode, read_bytes

MAX_BYTES = 200_000_000
"""Bytes that a file of one document may have."""

_CANDIDATES = ["utf_16", "utf_32", "cp1252", "mac_roman", "cp850"]
"""What files in Spanish and English are in, if not in UTF-8; cp1252 has all of latin-1 but controls."""
_SAMPLE = 100_000


def read_bounded(path: str | Path) -> bytes:
    """Read a file ("-": standard input); raises DataError, before reading it, for one over MAX_BYTES."""
    if str(path) == STDIN:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        size = len(data)
    else:
        place = Path(path)
        size = place.stat().st_size if place.is_file() else 0
        data = b"" if size > MAX_BYTES else read_bytes(path)
    if size > MAX_BYTES:
        raise DataError(
            f"{path}: has over {MAX_BYTES // 1_000_000} MB; a document may not be larger, split it"
        )
    return data


def decode_text(data: bytes, path: str | Path, encoding: str = "utf-8", lines: bool = True) -> str:
    """Decode strictly; where that fails the message names the likely encoding, which is never used unasked.

    Raises the errors of `corpora.textio.decode`, DataError for nothing but white space and, with `lines`,
    for a line of more than MAX_LINE characters.
    """
    try:
        text = decode(data, path, encoding)
    except DataError as error:
        likely = _likely(data, encoding)
        if not likely:
            raise
        told = str(error).partition("; ")[0]
        raise DataError(f"{told}; {likely}") from None
    if not text.strip():
        raise DataError(f"{path}: is empty; there is nothing to read in it")
    if lines:
        _check_lines(text, path)
    return text


def _check_lines(text: str, path: str | Path) -> None:
    if len(text) <= MAX_LINE:
        return
    start, number = 0, 1
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end - start > MAX_LINE:
            raise DataError(
                f"{path}: line {number} has {end - start} characters, over {MAX_LINE}; "
                "no text has lines that long, break it"
            )
        start, number = end + 1, number + 1


def _likely(data: bytes, encoding: str) -> str:
    """What is likely the matter and its cure, "" where nothing is."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and encoding != "utf-16":
        return "looks like utf-16: --encoding utf-16"
    if b"\0" in data[:8192]:
        return ""
    if codecs.lookup(encoding).name == "utf-8":
        mixed = _mixed(data)
        if mixed:
            return mixed
    name = likely_encoding(data)
    if not name or codecs.lookup(name).name == codecs.lookup(encoding).name:
        return ""
    return f"looks like {name}: --encoding {name}"


def _mixed(data: bytes) -> str:
    """Say so where the text is UTF-8 but for a few bytes: another encoding would spoil the rest."""
    sample = data[: 10 * _SAMPLE].decode("utf-8", "replace")
    bad = sample.count("\ufffd")
    good = sum(1 for character in sample if character > "\x7f") - bad
    if good <= bad:
        return ""
    return (
        f"the rest is mostly UTF-8 ({good} characters beyond ASCII are, {bad} are not): "
        "encodings are mixed, mend those bytes"
    )


def likely_encoding(data: bytes) -> str:
    """Return the likely encoding of Spanish or English text that is not UTF-8, "" where none fits.

    A guess over the first 100,000 bytes, for messages only.
    """
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=_CANDIDATES, enable_fallback=False).best()
    if best is None:
        return ""
    try:
        data.decode(best.encoding)
    except UnicodeDecodeError:
        return ""
    return {"mac_roman": "mac-roman", "utf_16": "utf-16", "utf_32": "utf-32"}.get(
        best.encoding, best.encoding
    )
