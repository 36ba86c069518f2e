"""Making documents from plain text and from lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from corpora.errors import DataError
from corpora.values import Document, Paragraph, Role, Segment, Span

Splitter = Callable[[str, str], Sequence[Span]]
"""(paragraph text, language) → character spans of its sentences, as `corpora.split.split_spans`."""


def document_from_lines(lines: Sequence[str], lang: str, origin: str = "") -> Document:
    """Make a document of one segment a line; empty lines are paragraph marks and no segments.

    White space at the ends of a line is not part of its segment. Segment ids count the lines that are
    not empty. Raises DataError when every line is empty.
    """
    text = "\n".join(lines)
    paragraphs: list[Span] = []
    segments: list[Segment] = []
    at, open_paragraph = 0, False
    for line in lines:
        stripped = line.strip()
        if not stripped:
            open_paragraph = False
        else:
            start = at + line.index(stripped)
            span = Span(start, start + len(stripped))
            if open_paragraph:
                paragraphs[-1] = Span(paragraphs[-1].start, span.end)
            else:
                paragraphs.append(span)
            segments.append(Segment(stripped, lang, len(segments), len(paragraphs) - 1, span))
            open_paragraph = True
        at += len(line) + 1
    if not segments:
        raise DataError(f"{origin or 'text'}: has no line with text in it")
    return Document(lang, text, tuple(map(Paragraph, paragraphs)), tuple(segments), origin=origin)


def document_from_paragraphs(
    text: str, paragraphs: Sequence[Paragraph], lang: str, split: Splitter, **about: str
) -> Document:
    """Make a document by splitting each paragraph of `text` (except furniture) into sentences with `split`.

    `about` are the document's `title`, `byline`, `date`, `source` and `origin`.
    """
    segments: list[Segment] = []
    for number, paragraph in enumerate(paragraphs):
        if paragraph.role is Role.FURNITURE:
            continue
        body = paragraph.span.of(text)
        for span in split(body, lang):
            shifted = Span(paragraph.span.start + span.start, paragraph.span.start + span.end)
            segments.append(Segment(span.of(body), lang, len(segments), number, shifted))
    return Document(lang, text, tuple(paragraphs), tuple(segments), **about)
