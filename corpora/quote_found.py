"""What is found on the way to a text's quotations: the quotation, its draft, and where sentences begin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpora.quote_speakers import Attribution
from corpora.values import Span

SENTENCE = re.compile(
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\b[DS]r)(?<!\b[DS]ra)[.!?…][\"'”’»)\]]*\s+(?=[\"“«¿¡(A-ZÁÉÍÓÚÑ])"
)
"""The end of a sentence and the white space before the next one."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation. Spans are character offsets into the document's text.

    `span` runs from the first quoted character to the last, without the outer marks; `parts` are the
    stretches of it that are quoted (several where an attribution or a paragraph's end interrupts), `text`
    the parts joined by a space. `kind` is "direct", "dialogue" (a turn after a dash) or "block" (a block
    quotation); `depth` counts the quotations it stands in. `mention` is the speaker as named beside the
    quote ("he", "Phillips", "the firm", "" for none), `speaker` the full name it stands for, "" where
    that is not clear; `verb` the reporting verb, "" for none; `paragraph` the index of the paragraph that
    it begins in.
    """

    span: Span
    parts: tuple[Span, ...]
    text: str
    kind: str
    depth: int
    speaker: str
    mention: str
    verb: str
    paragraph: int
    lang: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A quotation without its speaker, and the attribution that will tell it.

    `continues` where it has none and follows another quotation in its paragraph.
    """

    quote: Quote
    by: Attribution | None
    continues: bool = False


def sentence_start(text: str, at: int, end: int) -> int:
    """Where the sentence that holds `end` begins, not before `at`."""
    start = at
    for stop in SENTENCE.finditer(text, at, end):
        start = stop.end()
    return start
