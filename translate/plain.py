"""Translating plain text in place: sentences are replaced, everything between them stays as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.split import split_spans
from translate.translator import Translator

_PARAGRAPH = re.compile(r"\S(?:.*?\S)??(?=[ \t]*(?:\n[ \t\r\f\v]*\n|\s*\Z))", re.DOTALL)


def translate_text(text: str, lang: str, translator: Translator) -> Iterator[str]:
    """Translate a plain text, yielding pieces that join to the result.

    Paragraphs end at an empty line and are split into sentences; the white space before, between and
    after sentences is kept byte for byte, but line breaks inside a sentence become spaces.
    """
    spans = [
        (paragraph.start() + span.start, paragraph.start() + span.end)
        for paragraph in _PARAGRAPH.finditer(text)
        for span in split_spans(paragraph[0], lang)
    ]
    sentences = (re.sub(r"\s*\n\s*", " ", text[start:end]) for start, end in spans)
    at = 0
    for (start, end), result in zip(spans, translator.translate(sentences), strict=True):
        yield text[at:start]
        yield result.text
        at = end
    yield text[at:]
