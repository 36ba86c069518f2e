"""Keys by which the rows of a file find their beads again when the file comes back from other hands.

A key holds, between dots: "c1"; the bitext (a hash of both texts, which never change); the bead's id and its
ranges of source and target segments; a hash of the text that went out; check digits over all of it.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass

from corpora.errors import DataError
from corpora.values import Bead, Span

PROP = "key"
"""The prop of a translation unit that bears its key."""

_FORM = "c1"


@dataclass(frozen=True, slots=True)
class RowKey:
    """A key taken apart; `text` is the hash of the text that went out."""

    bitext: str
    bead: int
    source: Span
    target: Span
    text: str

    def went_out(self, text: str) -> bool:
        """Tell whether this is the text that went out."""
        return text_hash(text) == self.text


def bitext_key(source_hash: str, target_hash: str) -> str:
    """Return what a bitext is known by, from the hashes of its two documents."""
    return _short(f"{source_hash}\0{target_hash}", 16)


def text_hash(text: str) -> str:
    """Return the hash of a row's text."""
    return _short(text, 12)


def _short(text: str, digits: int) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:digits]


def row_key(bitext: str, id: int, bead: Bead, text: str) -> str:
    """Return the key of a bead whose text goes out as `text`."""
    spans = ".".join(f"{span.start}-{span.end}" for span in (bead.source, bead.target))
    body = f"{_FORM}.{bitext}.{id}.{spans}.{text_hash(text)}"
    return f"{body}.{_check(body)}"


def _check(body: str) -> str:
    return f"{zlib.crc32(body.encode('ascii', 'replace')):08x}"[:6]


def read_key(key: str) -> RowKey:
    """Take a key apart; DataError for one that is none or was changed."""
    body, _, check = key.strip().rpartition(".")
    parts = body.split(".")
    if len(parts) != 6 or parts[0] != _FORM or _check(body) != check:
        raise DataError(f"{key.strip()[:60]!r} is no key of a row")
    spans = [Span(*map(int, part.split("-"))) for part in parts[3:5]]
    return RowKey(parts[1], int(parts[2]), spans[0], spans[1], parts[5])
