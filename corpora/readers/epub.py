"""EPUB books: the XHTML files of the spine in reading order (EPUB 2.0.1, 3.3)."""

from __future__ import annotations

import html.entities
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from corpora.errors import DataError
from corpora.readers.containers import Container, local, parse_xml
from corpora.readers.content import Content, blocks_of, counted
from corpora.values import Role
from corpora.wordlists import word_set

KIND, CURE = "an EPUB book", "get a whole copy of the book"


_UNREAD = word_set(
    "head script style template svg math object iframe audio video canvas rt rp map "
    "select textarea button"
)
_BLOCKS = word_set(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary "
    "table tbody td tfoot th thead tr ul"
)
_ROLES = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Role.HEADING),
    **dict.fromkeys(("figcaption", "caption"), Role.CAPTION),
    "blockquote": Role.QUOTATION,
    "nav": Role.FURNITURE,
}
_TYPES = {
    **dict.fromkeys(("footnote", "endnote", "rearnote", "footnotes", "endnotes"), Role.NOTE),
    **dict.fromkeys(("toc", "landmarks", "page-list", "index", "loi", "lot"), Role.FURNITURE),
}
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_XHTML = ("application/xhtml+xml", "application/x-dtbook+xml", "text/html")
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
_BREAK = "\0"
"""Stands for <br/> until a block is whole; XML cannot hold it."""
_XML_OWN = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})


def read_epub(data: bytes, path: str | Path) -> Content:
    """Take the text out of a book; tables of contents are furniture, references to notes are left out.

    Title, byline, date and language are those of the package's metadata. Raises DataError for a file
    that is no EPUB, is damaged, has no spine, is encrypted, or is beyond the bounds of
    `corpora.readers.containers`.
    """
    container = Container(data, path, KIND, CURE)
    if "META-INF/encryption.xml" in container:
        root = container.xml("META-INF/encryption.xml")
        if any(local(child) == "EncryptedData" and not _is_font(child) for child in root):
            raise DataError(f"{path}: is protected (DRM) and cannot be read; {CURE} without it")
    package_name = _package(container, path)
    package = container.xml(package_name)
    files = _spine(package, posixpath.dirname(package_name), path)
    counts: Counter[str] = Counter()
    pieces: list[tuple[str, Role]] = []
    for name in files:
        pieces += _pieces(_page(container.read(name), f"{path}: {name}", counts), counts)
    return Content(
        blocks_of(pieces),
        title=_about(package, "title"),
        byline=_about(package, "creator"),
        date=_about(package, "date")[:10],
        lang=_about(package, "language"),
        remarks=tuple(_remarks(counts)),
    )


def _remarks(counts: Counter[str]) -> Iterator[str]:
    if counts["html"]:
        yield (
            f"{counted(counts['html'], 'chapter is', 'chapters are')} not well-formed XHTML and read as "
            "HTML; the order of their text may be off"
        )
    if counts["ref"]:
        yield f"{counted(counts['ref'], 'reference', 'references')} to notes left out of the text"


def _is_font(encrypted: Any) -> bool:
    """Whether an entry encrypts a font, which is common in books that anyone may read."""
    references = [e.get("URI", "") for e in encrypted.iter() if local(e) == "CipherReference"]
    return all(uri.lower().endswith((".otf", ".ttf", ".woff", ".woff2")) for uri in references)


def _package(container: Container, path: str | Path) -> str:
    root = container.xml("META-INF/container.xml")
    for element in root.iter():
        if local(element) == "rootfile" and element.get("full-path"):
            return str(element.get("full-path"))
    raise DataError(f"{path}: its META-INF/container.xml names no package; {CURE}")


def _spine(package: Any, folder: str, path: str | Path) -> list[str]:
    """The names of the spine's files, in order."""
    items = {e.get("id"): e for e in package.iter() if local(e) == "item"}
    files: list[str] = []
    for reference in (e for e in package.iter() if local(e) == "itemref"):
        item = items.get(reference.get("idref"))
        if item is None:
            raise DataError(
                f"{path}: its spine refers to {reference.get('idref')!r}, which is not in the book; {CURE}"
            )
        if item.get("media-type", _XHTML[0]) in _XHTML:
            files.append(posixpath.normpath(posixpath.join(folder, unquote(item.get("href", "")))))
    if not files:
        raise DataError(f"{path}: its spine has no chapter with text; {CURE}")
    if len(set(files)) != len(files):
        twice = next(name for name in files if files.count(name) > 1)
        raise DataError(f"{path}: its spine has {twice} twice; {CURE}")
    return files


def _about(package: Any, name: str) -> str:
    """The first Dublin Core element of that name in the metadata, "" where there is none."""
    for element in package.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}"):
        return " ".join("".join(element.itertext()).split())
    return ""


def _page(data: bytes, where: str, counts: Counter[str]) -> Any:
    """Parse a chapter as XML, or as HTML where it is none."""
    from lxml import etree

    data = _NAMED.sub(_character, data)
    try:
        return parse_xml(data, where, CURE)
    except DataError as error:
        if "entities" in str(error) or not data.strip():
            raise
        parser = etree.HTMLParser(no_network=True)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            root = None
        if root is None:
            raise
        counts["html"] += 1
        return root


def _character(match: re.Match[bytes]) -> bytes:
    """Turn &nbsp; and its like, which XML does not know, into numbers."""
    if match[1] in _XML_OWN:
        return match[0]
    code = html.entities.name2codepoint.get(match[1].decode("ascii"))
    return b"&#%d;" % code if code else match[0]


def _pieces(root: Any, counts: Counter[str]) -> Iterator[tuple[str, Role]]:
    """(text, role) of each block, white space made single spaces but for line breaks.

    Walks without recursion: a chapter may nest as deep as its parser allows.
    """
    parts: list[str] = []
    roles: list[Role] = [Role.BODY]
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        element, done = stack.pop()
        name = local(element).lower()
        is_block = name in _BLOCKS
        if done:
            if is_block:
                yield _text(parts), roles.pop()
                parts.clear()
            parts.append(element.tail or "")
            continue
        if not name or name in _UNREAD or _is_reference(element, counts):
            parts.append(element.tail or "")
            continue
        if is_block:
            yield _text(parts), roles[-1]
            parts.clear()
            roles.append(_role(element, name, roles[-1]))
        elif name == "br":
            parts.append(_BREAK)
        parts.append(element.text or "")
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
    yield _text(parts), Role.BODY


def _role(element: Any, name: str, outer: Role) -> Role:
    for kind in (element.get(_EPUB_TYPE) or "").split():
        if kind in _TYPES:
            return _TYPES[kind]
    if outer in (Role.FURNITURE, Role.NOTE):
        return outer
    return _ROLES.get(name, outer)


def _is_reference(element: Any, counts: Counter[str]) -> bool:
    if "noteref" not in (element.get(_EPUB_TYPE) or "").split():
        return False
    counts["ref"] += 1
    return True


def _text(parts: list[str]) -> str:
    """Join parts; HTML's white space becomes single spaces (a no-break space is none of it)."""
    lines = (
        " ".join(re.split("[ \t\n\r\f]+", line)).strip(" ") for line in "".join(parts).split(_BREAK)
    )
    return "\n".join(filter(None, lines))
