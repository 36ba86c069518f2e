"""Markdown (CommonMark and tables): headings, quotations, list items and cells as paragraphs.

The text is what a reader sees: marks of emphasis and the addresses of links are not part of it. Code,
front matter and raw HTML are furniture: they are kept and not translated.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from corpora.errors import DataError
from corpora.readers.content import Content, blocks_of, counted
from corpora.values import Role

MAX_CHARACTERS = 5_000_000
"""Characters a Markdown file may have."""

MAX_NESTING = 100
"""How deep quotations and lists may stand in one another; the parser drops what is deeper."""

_FRONT = re.compile(
    r"\ufeff?(?P<mark>---|\+\+\+)[ \t]*\n(?P<body>(?:.*\n)*?)(?P=mark)[ \t]*(?:\n|\Z)"
)
_FIELD = re.compile(r"""(\w+)[ \t]*[:=][ \t]*(?:"(.*)"|'(.*)'|([^#\n]*))[ \t]*""")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\]")
_NOTE_TEXT = re.compile(r"\[\^[^\]\s]{1,40}\]:[ \t]*")


def read_markdown(text: str, path: str | Path) -> Content:
    """Take the text out of Markdown; a picture's description is a caption, a footnote's text a note.

    Title, author and date come from the front matter (YAML between --- or TOML between +++), the title
    else from the first heading of level one. Raises DataError beyond MAX_CHARACTERS and
    MAX_NESTING.
    """
    if len(text) > MAX_CHARACTERS:
        raise DataError(
            f"{path}: has {len(text)} characters; Markdown may have {MAX_CHARACTERS}, split it"
        )
    from markdown_it import MarkdownIt

    front = _FRONT.match(text)
    pieces: list[tuple[str, Role]] = []
    fields: dict[str, str] = {}
    if front:
        pieces.append((front["body"], Role.FURNITURE))
        for line in front["body"].split("\n"):
            if len(line) <= 1000 and (field := _FIELD.fullmatch(line)):
                fields.setdefault(
                    field[1].lower(), (field[2] or field[3] or field[4] or "").strip()
                )
        text = text[front.end() :]
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable(
        ["table", "strikethrough"]
    )
    tokens = parser.parse(text)
    if any(token.level >= MAX_NESTING - 1 for token in tokens):
        raise DataError(
            f"{path}: has quotations or lists nested {MAX_NESTING} deep; take the nesting out"
        )
    counts: Counter[str] = Counter()
    pieces += _pieces(tokens, counts)
    title = fields.get("title", "") or _first_heading(tokens)
    return Content(
        blocks_of(pieces),
        title=title,
        byline=fields.get("author", ""),
        date=fields.get("date", "")[:10],
        remarks=tuple(_remarks(counts, front is not None)),
    )


def _remarks(counts: Counter[str], front: bool) -> Iterator[str]:
    if front:
        yield "the front matter is furniture"
    for what, one, many in (
        ("code", "block of code is furniture", "blocks of code are furniture"),
        ("html", "stretch of raw HTML is furniture", "stretches of raw HTML are furniture"),
        ("link", "link's address left out", "links' addresses left out"),
        ("reference", "reference to a footnote left out", "references to footnotes left out"),
    ):
        if counts[what]:
            yield counted(counts[what], one, many)


def _pieces(tokens: Sequence[Any], counts: Counter[str]) -> Iterator[tuple[str, Role]]:
    quotes = headings = 0
    for token in tokens:
        if token.type in ("blockquote_open", "blockquote_close"):
            quotes += token.nesting
        elif token.type in ("heading_open", "heading_close"):
            headings += token.nesting
        elif token.type in ("fence", "code_block"):
            counts["code"] += 1
            yield token.content, Role.FURNITURE
        elif token.type == "html_block":
            if not re.fullmatch(r"\s*<!--.*?-->\s*", token.content, re.DOTALL):
                counts["html"] += 1
            yield token.content, Role.FURNITURE
        elif token.type == "inline":
            role = Role.HEADING if headings else Role.QUOTATION if quotes else Role.BODY
            yield from _inline(token.children or [], role, counts)


def _inline(
    children: Sequence[Any], role: Role, counts: Counter[str]
) -> Iterator[tuple[str, Role]]:
    """The text of a paragraph, and the descriptions of its pictures after it."""
    parts: list[str] = []
    pictures: list[str] = []
    for child in children:
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif child.type == "image":
            pictures.append(child.content)
        elif child.type == "link_open":
            counts["link"] += 1
        elif child.type == "html_inline":
            counts["html"] += 1
    text = "".join(parts)
    note = _NOTE_TEXT.match(text)
    if note:
        text, role = text[note.end() :], Role.NOTE
    text, references = _FOOTNOTE.subn("", text)
    counts["reference"] += references
    yield text, role
    for picture in pictures:
        yield picture, Role.CAPTION


def _first_heading(tokens: Sequence[Any]) -> str:
    for opened, inline in pairwise(tokens):
        if opened.type == "heading_open" and opened.tag == "h1":
            return "".join(
                c.content for c in inline.children or [] if c.type in ("text", "code_inline")
            )
    return ""
