"""Article extraction: a saved page, HTML or the plain text of one, becomes a document with roles."""

from __future__ import annotations

import re

from corpora.documents import document_from_paragraphs
from corpora.errors import DataError
from corpora.languages import guess_language, language
from corpora.page_text import Block, Page, read_page
from corpora.split import split_spans
from corpora.values import Document, Paragraph, Role, Span

_HTML = re.compile(
    r"<(?:!doctype html|html|head|body|article|div|p|section|main)\b[^<>]{0,500}>", re.IGNORECASE
)
MAX_PARAGRAPHS = 50_000
"""Paragraphs a page may have; a longer text is none."""
_INLINE_NOTE = re.compile(r"\[(?!\d+\])[^\[\]]{3,300}\]")


def extract(text_or_html: str, lang: str | None = None, origin: str = "") -> Document:
    """Find the article on a page and give every paragraph of the page its role.

    `text_or_html` is a saved page: HTML, or the text of one as a browser or a text dump gives it, a line
    or an empty-line-separated block a paragraph. `lang` is "es" or "en", None to tell by the text;
    `origin` the path or URL it came from. Title, byline, date (YYYY-MM-DD) and source are what the page
    says, "" where it says nothing. Furniture stays in the document's text with that role, without segments.

    Raises DataError for a page without an article's text, nested or built beyond what a page is, or
    whose language is unclear; UsageError for an unknown language.
    """
    if lang is not None:
        language(lang)
    name = origin or "page"
    if is_html(text_or_html):
        from corpora.page_html import read_html

        page = read_html(text_or_html, name)
        text, spans = _joined(page)
    else:
        text = text_or_html
        spans = page_spans(text)
        if len(spans) > MAX_PARAGRAPHS:
            raise DataError(
                f"{name}: has {len(spans)} paragraphs, over {MAX_PARAGRAPHS}; no page has that many, "
                "read it as plain text"
            )
        page = read_page([Block(span.of(text)) for span in spans])
    kept = [block for block in page.blocks if block.role is not Role.FURNITURE]
    if not any(block.role in (Role.BODY, Role.QUOTATION) for block in kept):
        raise DataError(f"{name}: no article found; every paragraph is furniture, heading or note")
    if lang is None:
        try:
            lang = guess_language("\n".join(b.text for b in kept if b.role is Role.BODY))
        except DataError as error:
            raise DataError(f"{name}: {error}") from None
    paragraphs = [
        Paragraph(span, block.role) for span, block in zip(spans, page.blocks, strict=True)
    ]
    about = {"title": page.title, "byline": page.byline, "date": page.date, "source": page.source}
    return document_from_paragraphs(text, paragraphs, lang, split_spans, origin=origin, **about)


def is_html(text: str) -> bool:
    """Whether `text` is HTML: one of a page's tags stands in its first 4,000 characters."""
    return bool(_HTML.search(text[:4000]))


def inline_notes(document: Document) -> tuple[Span, ...]:
    """Return the spans of bracketed remarks inside the body's sentences: "INE [the elections commission]".

    Bracketed numbers (references) are none. Spans are offsets into the document's text.
    """
    found = []
    for paragraph in document.paragraphs:
        if paragraph.role in (Role.BODY, Role.QUOTATION):
            start, end = paragraph.span.start, paragraph.span.end
            found += [Span(*m.span()) for m in _INLINE_NOTE.finditer(document.text, start, end)]
    return tuple(found)


def page_spans(text: str) -> list[Span]:
    """Return the spans of a page's paragraphs: its lines, or its blocks where the lines are hard-wrapped."""
    blocks = block_spans(text)
    if hard_wrapped(text):
        return blocks
    spans = []
    for block in blocks:
        at = block.start
        for line in block.of(text).split("\n"):
            if line.strip():
                start = at + len(line) - len(line.lstrip())
                spans.append(Span(start, start + len(line.strip())))
            at += len(line) + 1
    return spans


def block_spans(text: str) -> list[Span]:
    """Return the spans of the blocks that empty lines separate, without white space at their ends."""
    spans = []
    for match in re.finditer(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*", text):
        spans.append(Span(match.start(), match.start() + len(match.group().rstrip())))
    return spans


def hard_wrapped(text: str) -> bool:
    """Whether the lines of `text` are wrapped: broken at a width, not where a paragraph ends.

    They are where most of the lines that another follows in their block are 40 to 100 characters long
    and do not end like a sentence.
    """
    inner = [
        line.rstrip() for block in block_spans(text) for line in block.of(text).split("\n")[:-1]
    ]
    wrapped = [line for line in inner if 40 <= len(line) <= 100 and line[-1:] not in '.!?:»”"']
    return len(inner) >= 3 and len(wrapped) > 0.6 * len(inner)


def _joined(page: Page) -> tuple[str, list[Span]]:
    """The blocks' texts joined by empty lines, and the span of each."""
    spans, at = [], 0
    for block in page.blocks:
        spans.append(Span(at, at + len(block.text)))
        at += len(block.text) + 2
    return "\n\n".join(block.text for block in page.blocks), spans
