"""Writing XML by pieces and reading it by elements, in bounded memory and without entities."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from corpora.errors import DataError

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def escape(text: str) -> str:
    """Escape text for an element; a parser gives back the same, carriage returns too."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;")


def attribute(name: str, value: str) -> str:
    """Return ` name="value"` with the value escaped so that a parser gives back the same."""
    value = escape(value).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
    return f' {name}="{value}"'


def iterate(
    file: IO[bytes],
    path: str | Path,
    root: str,
    tags: tuple[str, ...],
    events: tuple[str, ...] = ("start", "end"),
) -> Iterator[tuple[str, Any]]:
    """Yield ("start" or "end", element) for the elements named `tags` and free each after its end.

    The caller must be done with an element when it asks for the next one. Namespaces are ignored:
    `root` and `tags` are local names. Raises DataError for XML that is not well formed, another root,
    declarations of entities (the stuff of bombs and of leaks), and texts of more than 10 million
    characters; external files are never opened.
    """
    from lxml import etree

    options: dict[str, Any] = {
        "resolve_entities": False,
        "no_network": True,
        "load_dtd": False,
        "huge_tree": False,
    }
    try:
        for _, first in etree.iterparse(file, events=("start",), **options):
            check_root(first, path, root)
            break
        file.seek(0)
        names = tuple(name for tag in tags for name in (tag, f"{{*}}{tag}"))
        for event, element in etree.iterparse(file, events=events, tag=names, **options):
            yield event, element
            if event == "end":
                _free(element)
    except etree.XMLSyntaxError as error:
        raise DataError(
            f"{path}: is not well-formed XML ({reason(error)}); save it again from its program"
        ) from None


def reason(error: Any) -> str:
    """Return what a parser complains of, in one line."""
    if "XML_PARSE_HUGE" in str(error.msg):
        return "a text has over 10 million characters, or elements nest deeper than 256"
    return " ".join(str(error.msg).split())


def check_root(element: Any, path: str | Path, root: str) -> None:
    """Raise DataError for entity declarations or another root element than `root`."""
    dtd = element.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise DataError(f"{path}: declares XML entities, which careo refuses; remove them")
    if local(element) != root:
        raise DataError(f"{path}: is XML with the root <{local(element)}>, not <{root}>")


def local(element: Any) -> str:
    """Return an element's name without its namespace, "" for a comment or instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _free(element: Any) -> None:
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def plain_text(element: Any, where: str, codes: frozenset[str]) -> tuple[str, int]:
    """Return an element's text and how many inline codes (elements named in `codes`) were left out.

    The content of a code is not text; that of every other element is. Raises DataError for a
    reference to an entity, which nobody declared.
    """
    from lxml import etree

    if not len(element):
        return element.text or "", 0
    parts = [element.text or ""]
    count = 0
    for child in element:
        if child.tag is etree.Entity:
            raise DataError(
                f"{where}: refers to an unknown entity {child.text}; write the character"
            )
        if local(child) in codes:
            count += 1
        elif isinstance(child.tag, str):
            inner, more = plain_text(child, where, codes)
            parts.append(inner)
            count += more
        parts.append(child.tail or "")
    return "".join(parts), count
