"""The formats that are translated in place, by name and by the ends of file names."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from pathlib import Path

from corpora.errors import DataError, UsageError, unknown
from corpora.readers.sniffing import ZIP, sniff
from corpora.textio import decode
from translate.inplace.items import Skeleton

FORMATS: dict[str, tuple[str, ...]] = {
    "text": ("", ".txt", ".text", ".lines"),
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm", ".xhtml"),
    "docx": (".docx",),
    "srt": (".srt",),
    "vtt": (".vtt",),
    "po": (".po", ".pot"),
    "xliff": (".xlf", ".xliff"),
    "tmx": (".tmx",),
    "tsv": (".tsv", ".tab"),
}
"""Format → ends of the names of its files, in lower case."""

_SUFFIXES = {suffix: name for name, suffixes in FORMATS.items() for suffix in suffixes}
_CHARSET = re.compile(rb"<meta\b[^<>]*?\bcharset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DECLARED = re.compile(rb"<\?xml\b[^<>]*?\bencoding\s*=\s*[\"']([\w.-]+)")


def format_of(path: str | Path, name: str = "") -> str:
    """Return the format called `name`, or without one that of a file by the end of its name.

    Raises UsageError, listing the known ones, for a format that is not translated.
    """
    if name:
        if name not in FORMATS:
            raise unknown("format", name, FORMATS)
        return name
    suffix = Path(path).suffix.lower()
    if suffix not in _SUFFIXES:
        raise unknown("format for translation", suffix, filter(None, _SUFFIXES))
    return _SUFFIXES[suffix]


def take_apart(
    data: bytes,
    path: str | Path,
    format: str,
    langs: tuple[str, str],
    encoding: str = "utf-8",
    column: str = "",
) -> Skeleton:
    """Take a file apart; `path` is for messages, `column` (number or name) for tables.

    The file is written in the encoding it was read in, with its byte order mark if it had one. A page or
    XML file that declares another encoding than UTF-8 is read in that. Raises DataError for a file that is
    empty, damaged, not in its format or no text (a picture, an archive), UsageError for a table without a
    column.
    """
    if (format == "tsv") != bool(column):
        raise UsageError(
            f"{path}: is a table; say which column to translate with --column N"
            if format == "tsv"
            else f"--column goes with tables (.tsv), not with {path}"
        )
    if not data.strip():
        raise DataError(f"{path}: is empty; there is nothing to read in it")
    if not data.startswith(ZIP):
        sniff(data, path)  # what is no text at all is told by its name
    if format == "docx":
        from translate.inplace.word import read_docx

        return read_docx(data, langs, path)
    encoding = _encoding(data, format, encoding)
    text = decode(data, path, encoding, keep_returns=True)
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    skeleton = _read(text, path, format, langs, encoding, column)
    inner = skeleton.build

    def build(outputs: Sequence[str]) -> bytes:
        try:
            return mark + inner(outputs)
        except UnicodeEncodeError as error:
            raise DataError(
                f"{path}: its translation has {error.object[error.start]!r}, which {encoding} has no "
                "bytes for; save the file as UTF-8 first"
            ) from None

    return Skeleton(skeleton.units, build, skeleton.notes)


def _read(
    text: str, path: str | Path, format: str, langs: tuple[str, str], encoding: str, column: str
) -> Skeleton:
    if format == "text":
        from translate.inplace.text import read_text

        return read_text(text, langs, encoding)
    if format == "markdown":
        from translate.inplace.markdown import read_markdown

        return read_markdown(text, langs, encoding, str(path))
    if format == "html":
        from translate.inplace.page import read_html

        return read_html(text, langs, encoding)
    if format in ("srt", "vtt"):
        from translate.inplace import subtitles

        read = subtitles.read_srt if format == "srt" else subtitles.read_vtt
        return read(text, langs, encoding, path)
    if format == "po":
        from translate.inplace.messages import read_po

        return read_po(text, langs, encoding, path)
    if format == "tsv":
        from translate.inplace.table import read_tsv

        return read_tsv(text, langs, encoding, path, column)
    from translate.inplace import bilingual

    exchange = bilingual.read_xliff if format == "xliff" else bilingual.read_tmx
    return exchange(text, langs, encoding, path)


def _encoding(data: bytes, format: str, encoding: str) -> str:
    """The encoding that a page or XML file declares, unless the caller names one."""
    if encoding.lower().replace("_", "-") not in ("utf-8", "utf8"):
        return encoding
    if format in ("xliff", "tmx"):
        if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            raise DataError("XML in UTF-16 is not translated in place; save it as UTF-8 first")
        found = _DECLARED.match(data.removeprefix(codecs.BOM_UTF8)[:200])
    elif format == "html":
        found = _CHARSET.search(data[:4096])
    else:
        return encoding
    return found[1].decode("ascii") if found else encoding
