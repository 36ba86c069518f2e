"""Punctuation as evidence: where segments end, and which questions and exclamations both sides have.

A segment that ends in a comma, a colon or nothing at all (a heading, a verse, a piece cut at a semicolon)
runs on into the next more often than one that ends in a full stop, and a question is seldom translated
without its mark. Only classes of marks are compared, so it holds for any language that has them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

CLOSED, QUESTION, EXCLAMATION, COLON, COMMA, BARE = range(6)
"""How a segment ends; the last three leave it open."""

_CLASS = {
    **dict.fromkeys(".…。．।", CLOSED),
    **dict.fromkeys("?？؟", QUESTION),
    **dict.fromkeys("!！", EXCLAMATION),
    **dict.fromkeys(":：", COLON),
    **dict.fromkeys(",;，；、", COMMA),
}
_AFTER = re.compile(r"[\s\"'”’»›)\]}—–*_-]+\Z")
_LOOKED_AT = 24


@dataclass(frozen=True)
class Marks:
    """Marks of a sequence of segments, (segments,) each.

    `questions` and `exclamations` are numbers of closing marks (float32), `ending` a class from CLOSED to
    BARE (int8).
    """

    questions: np.ndarray
    exclamations: np.ndarray
    ending: np.ndarray

    def part(self, start: int, stop: int) -> Marks:
        """The marks of segments start … stop - 1."""
        return Marks(
            self.questions[start:stop], self.exclamations[start:stop], self.ending[start:stop]
        )

    @property
    def open(self) -> np.ndarray:
        """Which segments end without a final mark, (segments,) float32."""
        return (self.ending >= COLON).astype(np.float32)


def marks_of(texts: Sequence[str]) -> Marks:
    """Read the marks of segments."""
    return Marks(
        np.array([t.count("?") + t.count("？") + t.count("؟") for t in texts], dtype=np.float32),
        np.array([t.count("!") + t.count("！") for t in texts], dtype=np.float32),
        np.array([ending(text) for text in texts], dtype=np.int8),
    )


def ending(text: str) -> int:
    """Return how a segment ends, closing quotation marks, brackets and dashes apart."""
    tail = _AFTER.sub("", text[-_LOOKED_AT:])
    return _CLASS.get(tail[-1:], BARE)
