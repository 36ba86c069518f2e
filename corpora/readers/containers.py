"""Opening ZIP containers and the XML in them within bounded time and memory, without entities."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path
from typing import Any

from corpora.errors import DataError

MAX_UNPACKED = 256_000_000
"""Bytes that the parts read from one container may have together when unpacked."""
MAX_PART = 64_000_000
"""Bytes that one part may have when unpacked."""
MAX_RATIO = 250
"""How many times smaller a part above RATIO_FROM bytes may be packed; text packs 3 to 30 times smaller."""
RATIO_FROM = 4_000_000
MAX_MEMBERS = 50_000

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    UnicodeError,
    OverflowError,
)


class Container:
    """A ZIP container of a document: its parts by name, each read whole and counted against the bounds.

    `kind` is what the file should be, for messages ("a Word document"), `cure` what to do when it is
    damaged. Raises DataError for a file that is no ZIP, is truncated, or has too many parts.
    """

    def __init__(self, data: bytes, path: str | Path, kind: str, cure: str) -> None:
        self._path, self._kind, self._cure = path, kind, cure
        self._unpacked = 0
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._names = {info.filename: info for info in self._archive.infolist()}
        except _DAMAGE as error:
            raise self._damaged(error) from None
        if len(self._names) > MAX_MEMBERS:
            raise DataError(f"{path}: has {len(self._names)} parts, over {MAX_MEMBERS}; {cure}")

    @property
    def names(self) -> list[str]:
        """The names of the parts, as stored."""
        return list(self._names)

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def read(self, name: str) -> bytes:
        """Unpack one part; raises DataError when it is missing, damaged, encrypted or beyond the bounds."""
        info = self._names.get(name)
        if info is None:
            raise DataError(f"{self._path}: is not {self._kind}: it has no {name}; {self._cure}")
        if info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * max(info.compress_size, 1):
            raise DataError(
                f"{self._path}: {name} unpacks to {info.file_size // max(info.compress_size, 1)} times "
                f"its size; text does not (the bound is {MAX_RATIO}), so it is refused as a ZIP bomb"
            )
        self._unpacked += info.file_size
        if info.file_size > MAX_PART or self._unpacked > MAX_UNPACKED:
            bound = MAX_PART if info.file_size > MAX_PART else MAX_UNPACKED
            size = max(info.file_size, self._unpacked)
            raise DataError(
                f"{self._path}: unpacks to {size // 1_000_000} MB at {name}; careo reads up to "
                f"{bound // 1_000_000} MB, split the document"
            )
        try:
            with self._archive.open(info) as part:
                return part.read(MAX_PART + 1)
        except _DAMAGE as error:
            raise self._damaged(error) from None

    def xml(self, name: str) -> Any:
        """Parse one part as XML; see `parse_xml`."""
        return parse_xml(self.read(name), f"{self._path}: {name}", self._cure)

    def _damaged(self, error: BaseException) -> DataError:
        reason = str(error) or type(error).__name__
        if "encrypted" in reason:
            reason = "it is encrypted"
        return DataError(
            f"{self._path}: is not {self._kind} or is damaged ({reason}); {self._cure}"
        )


_ENTITY = re.compile(rb"<!ENTITY\b")


def parse_xml(data: bytes, where: str, cure: str) -> Any:
    """Parse XML and return its root element.

    Raises DataError for XML that is not well formed, nests deeper than 256 elements or holds a text of
    more than 10 million characters (the parser's bounds), and for declarations of entities, the stuff of
    bombs and of leaks; external files are never opened.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        if _ENTITY.search(data):
            raise DataError(f"{where}: declares XML entities, which careo refuses; remove them")
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = getattr(error, "msg", None) or str(error)
        raise DataError(f"{where}: is not well-formed XML ({_short(reason)}); {cure}") from None
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise DataError(f"{where}: declares XML entities, which careo refuses; remove them")
    return root


def _short(reason: str) -> str:
    return " ".join(reason.split())[:200]


def local(element: Any) -> str:
    """Return an element's name without its namespace, "" for a comment, instruction or entity."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
