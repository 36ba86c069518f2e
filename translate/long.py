"""Cutting a sentence that is too long for the model at clause marks, so that nothing is truncated."""

from __future__ import annotations

import re
from collections.abc import Callable

_MARKS = (
    re.compile(r"(?<=[.!?…:;])[\"'”’»)\]]*\s+"),
    re.compile(r"(?<=[,–—])\s+"),
    re.compile(r"\s+"),
)


def cut(text: str, length: Callable[[str], int], limit: int) -> list[str]:
    """Cut `text` into pieces for which `length` is at most `limit`.

    Cuts at the mark nearest to the middle, sentence ends and semicolons before commas before any white
    space; a single word longer than `limit` is cut by characters. The pieces have no white space at
    their ends and keep all other characters in order.
    """
    text = text.strip()
    if length(text) <= limit:
        return [text]
    middle = len(text) / 2
    for mark in _MARKS:
        places = [
            match for match in mark.finditer(text) if match.start() > 0 and match.end() < len(text)
        ]
        inner = [place for place in places if 0.2 < place.start() / len(text) < 0.8]
        if inner or (mark is _MARKS[-1] and places):
            best = min(inner or places, key=lambda place: abs(place.start() - middle))
            head, tail = text[: best.end()], text[best.end() :]
            break
    else:
        head, tail = text[: len(text) // 2], text[len(text) // 2 :]
    return [*cut(head, length, limit), *cut(tail, length, limit)]
