"""Reading a file as a document, by what its name says it is."""

from __future__ import annotations

import re
from pathlib import Path

from corpora.documents import document_from_lines, document_from_paragraphs
from corpora.errors import DataError
from corpora.languages import guess_language, language
from corpora.pages import block_spans, extract
from corpora.split import split_spans
from corpora.textio import read_text, split_lines
from corpora.values import Document, Paragraph, Role, Span

_ATX = re.compile(r"#{1,6}[ \t]+")


def read_document(
    path: str | Path, lang: str | None = None, encoding: str = "utf-8", lines: bool = False
) -> Document:
    """Read a file ("-": standard input) as a document in `lang` (None: told by the text).

    `.html`, `.htm` and `.xhtml` are pages: the article is extracted. Anything else is plain text: an empty
    line ends a paragraph, a single newline inside one is white space (hard-wrapped text reads as it
    should), sentences are split. In `.md` a line that begins with # is a heading of its own. With
    `lines=True` any file is one segment a line, and empty lines are paragraph marks.

    Raises DataError for what cannot be read (missing, a folder, empty, binary, not in `encoding`) or
    whose language is unclear, UsageError for an unknown language or encoding.
    """
    if lang is not None:
        language(lang)
    text = read_text(path, encoding)
    if lines:
        return document_from_lines(split_lines(text), lang or _guess(text, path), str(path))
    suffix = Path(path).suffix.lower()
    if suffix in (".html", ".htm", ".xhtml"):
        return extract(text, lang, str(path))
    return document_from_text(text, lang or _guess(text, path), str(path), markdown=suffix == ".md")


def document_from_text(text: str, lang: str, origin: str = "", markdown: bool = False) -> Document:
    """Make a document of plain text: paragraphs at empty lines, split into sentences.

    With `markdown`, lines that begin with # are headings, their marks no part of the paragraph.
    """
    paragraphs: list[Paragraph] = []
    for block in block_spans(text):
        paragraphs += _headed(text, block) if markdown else [Paragraph(block)]
    return document_from_paragraphs(text, paragraphs, lang, split_spans, origin=origin)


def _headed(text: str, block: Span) -> list[Paragraph]:
    """Cut a Markdown block at its heading lines."""
    paragraphs: list[Paragraph] = []
    at, rest = block.start, block.start
    for line in block.of(text).split("\n"):
        mark = _ATX.match(line)
        if mark and line[mark.end() :].strip():
            paragraphs += _stripped(text, rest, at, Role.BODY)
            paragraphs += _stripped(text, at + mark.end(), at + len(line), Role.HEADING)
            rest = at + len(line)
        at += len(line) + 1
    return paragraphs + _stripped(text, rest, block.end, Role.BODY)


def _stripped(text: str, start: int, end: int, role: Role) -> list[Paragraph]:
    stretch = text[start:end]
    if not stretch.strip():
        return []
    start += len(stretch) - len(stretch.lstrip())
    return [Paragraph(Span(start, start + len(stretch.strip())), role)]


def _guess(text: str, path: str | Path) -> str:
    try:
        return guess_language(text)
    except DataError as error:
        raise DataError(f"{path}: {error}") from None
