"""Translating plain text in place: sentences are replaced, everything between them stays as it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from corpora.split import split_spans
from corpora.values import Span, Translation

_PARAGRAPH = re.compile(r"\S(?:.*?\S)??(?=[ \t]*(?:\n[ \t\r\f\v]*\n|\s*\Z))", re.DOTALL)


def sentences(text: str, lang: str) -> list[Span]:
    """Return the spans of the sentences of a plain text; paragraphs end at an empty line."""
    return [
        Span(paragraph.start() + span.start, paragraph.start() + span.end)
        for paragraph in _PARAGRAPH.finditer(text)
        for span in split_spans(paragraph[0], lang)
    ]


def translate_text(
    text: str,
    spans: Sequence[Span],
    translate: Callable[[Iterable[str]], Iterator[Translation]],
) -> Iterator[str]:
    """Translate the sentences at `spans`, yielding one piece for each and one for the end of the text.

    The pieces join to the result. The white space before, between and after sentences is kept byte for
    byte; line breaks inside a sentence become spaces.
    """
    at = 0
    texts = (re.sub(r"\s*\n\s*", " ", span.of(text)) for span in spans)
    for span, result in zip(spans, translate(texts), strict=True):
        yield text[at : span.start] + result.text
        at = span.end
    yield text[at:]
