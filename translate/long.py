"""Dividing a text into what a model translates well at once: sentences, and clauses of long ones."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from corpora.languages import LANGUAGES
from corpora.split import split_spans
from corpora.values import Span

_MARKS = (
    re.compile(r"(?<=[.!?…:;])[\"'”’»)\]]*\s+"),
    re.compile(r"(?<=[,–—])\s+"),
    re.compile(r"\s+"),
)
_CELL = re.compile(r"[^\t\s](?:[^\t]*[^\t\s])?")
_CAPITAL = re.compile(r"[^\W\d_](?=[a-zà-ÿ])|A(?= )")
"""A capital that a sentence's beginning may owe to its place, not to a name in capitals or the word I."""


class Part(NamedTuple):
    """Characters of a text that are translated at once; `cut` is whether they are not a whole sentence."""

    span: Span
    cut: bool


def divided(
    text: str, lang: str, length: Callable[[str], int], limit: int, kept: Sequence[Span] = ()
) -> list[Part]:
    """Return the sentences of a text in language `lang`, and the parts of those longer than `limit`.

    `length` measures a stretch of text. No part has white space at its ends, all other characters are in
    one; no border lies inside a span of `kept`, which are in order. A tab ends a sentence too. Of a
    language that is not split the text is one sentence.
    """
    sentences = split_spans(text, lang) if lang in LANGUAGES else [stripped(text)]
    spans = whole([cell for span in sentences for cell in _cells(text, span)], kept)
    found = []
    for span in spans:
        if len(span):
            cuts = _cut_spans(text, span, length, limit, kept)
            found += [Part(cut, len(cuts) > 1) for cut in cuts]
    return found


def _cells(text: str, span: Span) -> list[Span]:
    """Return what stands between the tabs of a stretch, without white space at the ends."""
    cells = [Span(*match.span()) for match in _CELL.finditer(text, span.start, span.end)]
    return cells or [span]


def whole(spans: Sequence[Span], kept: Sequence[Span]) -> list[Span]:
    """Join neighbours among `spans` that a span of `kept` touches together; both are in order."""
    joined: list[Span] = []
    at = 0
    for span in spans:
        while at < len(kept) and kept[at].end <= span.start:
            at += 1
        start, end = span.start, span.end
        first = at
        while at < len(kept) and kept[at].start < end:
            start, end = min(start, kept[at].start), max(end, kept[at].end)
            at += 1
        at = max(first, at - 1)
        if joined and joined[-1].end > start:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, end))
        else:
            joined.append(Span(start, end))
    return joined


def cut(text: str, length: Callable[[str], int], limit: int) -> list[str]:
    """Cut `text` into pieces for which `length` is at most `limit`.

    Cuts at the mark nearest to the middle, sentence ends and semicolons before commas before any white
    space; a single word longer than `limit` is cut by characters. The pieces have no white space at
    their ends and keep all other characters in order.
    """
    return [span.of(text) for span in _cut_spans(text, stripped(text), length, limit, ())]


def stripped(text: str) -> Span:
    """Return where `text` stands without the white space at its ends."""
    start = len(text) - len(text.lstrip())
    return Span(start, max(start, len(text.rstrip())))


def clause(source: str, made: str, inside: bool) -> str:
    """Return `made`, the translation of a part of a sentence, as a part of one.

    A small first letter where the source's is small and the part is `inside` its sentence, no stop where
    the source has none.
    """
    if inside and source[:1].islower() and _CAPITAL.match(made):
        made = made[0].lower() + made[1:]
    if made.endswith(".") and not source.endswith((".", "…")):
        made = made[:-1]
    return made


def _cut_spans(
    text: str, span: Span, length: Callable[[str], int], limit: int, kept: Sequence[Span]
) -> list[Span]:
    if length(span.of(text)) <= limit:
        return [span]
    place = _place(text, span, kept)
    if place is None:
        return [span]
    head, tail = Span(span.start, place.start), Span(place.end, span.end)
    return [
        *_cut_spans(text, head, length, limit, kept),
        *_cut_spans(text, tail, length, limit, kept),
    ]


def _place(text: str, span: Span, kept: Sequence[Span]) -> Span | None:
    """Return the white space at which a stretch is cut, None if it may not be cut anywhere."""
    for mark in _MARKS:
        reach = len(span) if mark is _MARKS[-1] else len(span) * 3 // 10
        if place := _nearest(mark, text, span, reach, kept):
            return place
    middle = span.start + len(span) // 2
    inside = _around(middle, kept)
    edges = [middle] if inside is None else [inside.start, inside.end]
    return next((Span(edge, edge) for edge in edges if span.start < edge < span.end), None)


def _nearest(
    mark: re.Pattern[str], text: str, span: Span, reach: int, kept: Sequence[Span]
) -> Span | None:
    """Return the white space at the `mark` nearest to the middle, at most `reach` characters from it.

    It is looked for in a stretch that doubles until it is found, so that a long text is not read again
    for each cut.
    """
    middle = span.start + len(span) // 2
    near = min(200, reach)
    while near:
        low, high = max(middle - near, span.start + 1), min(middle + near, span.end - 1)
        ends = (match.end() for match in mark.finditer(text, low, high))
        places = [place for end in ends if low <= (place := _space(text, end)).start]
        free = [place for place in places if place.end < span.end and not _touched(place, kept)]
        if free:
            return min(free, key=lambda place: abs(place.start - middle))
        near = min(2 * near, reach) if near < reach else 0
    return None


def _space(text: str, end: int) -> Span:
    """Return all of the white space that ends at `end` or goes on there."""
    start = end
    while text[start - 1].isspace():
        start -= 1
    while text[end : end + 1].isspace():
        end += 1
    return Span(start, end)


def _touched(place: Span, kept: Sequence[Span]) -> bool:
    index = bisect_left(kept, place.end, key=lambda span: span.start) - 1
    return index >= 0 and kept[index].end > place.start


def _around(at: int, kept: Sequence[Span]) -> Span | None:
    """Return the span of `kept` with `at` inside, not at its ends."""
    index = bisect_right(kept, at, key=lambda span: span.start) - 1
    return kept[index] if index >= 0 and kept[index].start < at < kept[index].end else None
