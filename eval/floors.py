"""Signs that a translation has broken down, whatever its score: empty lines, loops, copies, length."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

LOOP = re.compile(r"(?<!\w)(\w+(?:\W+\w+){0,5}?)(?:\W+\1(?!\w)){3,}", re.IGNORECASE)
"""One to six words four times running."""
CHARACTERS = re.compile(r"([^\s\d.…·_=*~-])\1{7,}")
"""One character eight times running; rows of dots, dashes and digits are ordinary."""


@dataclass(frozen=True, slots=True)
class Health:
    """Counts over a system's output: `length_ratio` is its characters to those of the references.

    `loops` are lines that repeat themselves where the reference does not, `copies` lines equal to their
    source (0 without sources); the lists hold line indices from zero.
    """

    count: int
    empty: tuple[int, ...]
    loops: tuple[int, ...]
    copies: tuple[int, ...]
    length_ratio: float


def health(
    hypotheses: Sequence[str], references: Sequence[str], sources: Sequence[str] = ()
) -> Health:
    """Look for empty, looping and copied lines; the sides are equally long, `sources` may be absent."""
    pairs = list(zip(hypotheses, references, strict=True))
    copies: tuple[int, ...] = ()
    if sources:
        copies = tuple(
            row
            for row, (text, source, reference) in enumerate(
                zip(hypotheses, sources, references, strict=True)
            )
            if text.strip() == source.strip() != reference.strip() and len(text.split()) > 3
        )
    return Health(
        len(pairs),
        tuple(row for row, (text, _) in enumerate(pairs) if not text.strip()),
        tuple(row for row, (text, ref) in enumerate(pairs) if _loops(text) and not _loops(ref)),
        copies,
        sum(map(len, hypotheses)) / max(1, sum(map(len, references))),
    )


def _loops(text: str) -> bool:
    return LOOP.search(text) is not None or CHARACTERS.search(text) is not None
