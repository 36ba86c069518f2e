"""Word documents: paragraphs, headings, quotations, captions, cells of tables, footnotes.

Text that Word shows as deleted, hidden text, comments, running heads and formulas are left out and
counted in the remarks. Formatting is not kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpora.errors import DataError
from corpora.readers.containers import Container, local
from corpora.readers.content import Content, blocks_of, counted
from corpora.values import Role

KIND, CURE = "a Word document", "save it again as .docx"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_STYLES = (
    (re.compile(r"heading \d+|(?:sub)?title"), Role.HEADING),
    (
        re.compile(r"(?:intense )?quotes?|block ?quot(?:e|ation)s?|quotations?|block text"),
        Role.QUOTATION,
    ),
    (re.compile(r"caption"), Role.CAPTION),
    (re.compile(r"toc \d+|toc heading|table of (?:figures|authorities)|index \d+"), Role.FURNITURE),
)
_SPACES = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n"}
_LETTERS = {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_LEVELS = frozenset("012345678")
"""Outline levels of headings; 9 is text."""
_GONE = frozenset({"del", "moveFrom"})
_DOCUMENT = re.compile(r"word/document\d*\.xml")
"""The main part's name; some programs number it."""
_RUNNING = re.compile(r"word/(?:header|footer)\d*\.xml")
_WRITTEN = re.compile(rb"<(?:\w+:)?t(?:\s[^>]*)?>[^<]*[^<\s]")


def read_docx(data: bytes, path: str | Path) -> Content:
    """Take the text out of a Word document; a footnote becomes a note at the end.

    Raises DataError for a file that is no Word document, is damaged or is beyond the bounds of
    `corpora.readers.containers`.
    """
    container = Container(data, path, KIND, CURE)
    names = _style_names(container)
    main = next(filter(_DOCUMENT.fullmatch, container.names), "word/document.xml")
    root = container.xml(main)
    if local(root) != "document":
        raise DataError(f"{path}: {main} has the root <{local(root)}>, not <document>; {CURE}")
    walker = _Walker(names)
    walker.blocks(root)
    notes = []
    for kind in ("footnote", "endnote"):
        if f"word/{kind}s.xml" in container:
            notes += _notes(container.xml(f"word/{kind}s.xml"), kind, walker)
    return Content(
        blocks_of([*walker.found, *notes]),
        title=walker.title or _title(container),
        remarks=(*_remarks(walker.left_out, len(notes)), *_running_heads(container)),
    )


def _remarks(left_out: Counter[str], notes: int) -> Iterator[str]:
    if notes:
        yield f"{counted(notes, 'footnote stands', 'footnotes stand')} at the end, as notes"
    for what, one, many in (
        ("deletion", "tracked deletion", "tracked deletions"),
        ("hidden", "stretch of hidden text", "stretches of hidden text"),
        ("comment", "comment", "comments"),
        ("formula", "formula", "formulas"),
        ("symbol", "character of a symbol font", "characters of symbol fonts"),
        ("chunk", "embedded document", "embedded documents"),
    ):
        if left_out[what]:
            yield f"{counted(left_out[what], one, many)} left out"
    if left_out["box"]:
        number = counted(left_out["box"], "text box stands", "text boxes stand")
        yield f"{number} after the paragraph of its anchor"


def _running_heads(container: Container) -> Iterator[str]:
    parts = [name for name in container.names if _RUNNING.fullmatch(name)]
    written = sum(bool(_WRITTEN.search(container.read(name))) for name in parts)
    if written:
        yield f"{counted(written, 'running head or foot', 'running heads and feet')} left out"


class _Walker:
    """Goes through the elements in order and collects (text, role) of each paragraph."""

    def __init__(self, names: dict[str, tuple[str, str, str]]) -> None:
        self.found: list[tuple[str, Role]] = []
        self.left_out: Counter[str] = Counter()
        self.title = ""
        self._roles = {ident: _role(ident, names) for ident in names}
        self._titles = {ident for ident, (name, _, _) in names.items() if name == "title"}

    def blocks(self, holder: Any) -> None:
        """Collect the paragraphs of a body, cell, text box or note."""
        for child in holder:
            name = local(child)
            if name == "p":
                self._paragraph(child)
            elif name in _GONE:
                self.left_out["deletion"] += 1
            elif name == "altChunk":
                self.left_out["chunk"] += 1
            elif name and not name.endswith("Pr"):
                self.blocks(child)

    def _paragraph(self, element: Any) -> None:
        properties = _child(element, "pPr")
        style = _value(_child(properties, "pStyle")).lower()
        role = self._roles.get(style, Role.BODY)
        outline = _value(_child(properties, "outlineLvl"))
        if role is Role.BODY and outline in _LEVELS:
            role = Role.HEADING
        parts: list[str] = []
        boxes: list[Any] = []
        self._inline(element, parts, boxes)
        text = "".join(parts)
        if not self.title and style in self._titles:
            self.title = " ".join(text.split())
        self.found.append((text, role))
        for box in boxes:
            self.left_out["box"] += 1
            self.blocks(box)

    def _inline(self, holder: Any, parts: list[str], boxes: list[Any]) -> None:
        for child in holder:
            name = local(child)
            if name == "t":
                parts.append(child.text or "")
            elif name in _SPACES:
                parts.append(_SPACES[name])
            elif name in _LETTERS:
                parts.append(_LETTERS[name])
            elif name in _GONE:
                self.left_out["deletion"] += 1
            elif name == "commentReference":
                self.left_out["comment"] += 1
            elif name in ("oMath", "oMathPara"):
                self.left_out["formula"] += 1
            elif name == "sym":
                self.left_out["symbol"] += 1
            elif name == "txbxContent":
                boxes.append(child)
            elif name == "r" and _is_hidden(child):
                self.left_out["hidden"] += 1
            elif name and name != "Fallback" and not name.endswith("Pr"):
                self._inline(child, parts, boxes)


def _is_hidden(run: Any) -> bool:
    vanish = _child(_child(run, "rPr"), "vanish")
    return vanish is not None and _value(vanish).lower() not in ("0", "false", "off")


def _child(element: Any, name: str) -> Any:
    if element is None:
        return None
    return next((child for child in element if local(child) == name), None)


def _value(element: Any) -> str:
    if element is None:
        return ""
    return element.get(f"{_W}val") or element.get(f"{_STRICT}val") or ""


def _notes(root: Any, kind: str, walker: _Walker) -> list[tuple[str, Role]]:
    """(text, NOTE) of each footnote or endnote; the separators that Word keeps among them have a type."""
    notes = []
    for element in root:
        if local(element) == kind and not any(
            name.endswith("}type") and value != "normal" for name, value in element.attrib.items()
        ):
            before = len(walker.found)
            walker.blocks(element)
            paragraphs = [text.strip() for text, _ in walker.found[before:]]
            del walker.found[before:]
            text = "\n".join(filter(None, paragraphs))
            if text:
                notes.append((text, Role.NOTE))
    return notes


def _style_names(container: Container) -> dict[str, tuple[str, str, str]]:
    """Style id → (name, id of the style it is based on, outline level), ids and names in lower case.

    The names of Word's own styles are English in every language's Word; their ids are not.
    """
    if "word/styles.xml" not in container:
        return {}
    names: dict[str, tuple[str, str, str]] = {}
    for style in container.xml("word/styles.xml"):
        if local(style) == "style":
            ident = next((v for k, v in style.attrib.items() if k.endswith("}styleId")), "")
            outline = _value(_child(_child(style, "pPr"), "outlineLvl"))
            names[ident.lower()] = (
                _value(_child(style, "name")).lower(),
                _value(_child(style, "basedOn")).lower(),
                outline,
            )
    return names


def _role(ident: str, names: dict[str, tuple[str, str, str]]) -> Role:
    """The role of a style, by its name, its outline level, or those of what it is based on."""
    for _ in range(20):
        if ident not in names:
            break
        name, base, outline = names[ident]
        for pattern, role in _STYLES:
            if pattern.fullmatch(name):
                return role
        if outline in _LEVELS:
            return Role.HEADING
        ident = base
    return Role.BODY


def _title(container: Container) -> str:
    """The title among the document's properties, "" where there is none."""
    if "docProps/core.xml" not in container:
        return ""
    root = container.xml("docProps/core.xml")
    found = next((child for child in root if local(child) == "title"), None)
    return "" if found is None else " ".join((found.text or "").split())
