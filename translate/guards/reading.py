"""Where a decoder looked: attention between the characters of a source and of its translation."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from corpora.values import Span
from translate.engine_base import MAX_FORCED, Attention, Engine, Hypothesis
from translate.tokens import END, Tokenizer

Made = tuple[str, str, Hypothesis | None]
"""A source, its translation, and what was decoded for it at first."""


class Reading(NamedTuple):
    """The characters that the pieces of a source and of its translation cover, and attention between them."""

    there: Sequence[Span]
    here: Sequence[Span]
    rows: Attention

    def known(self, span: Span) -> bool:
        """Return whether there is attention for all of a part of the translation."""
        return all(row for row, at in zip(self.rows, self.here, strict=True) if at.overlaps(span))

    def standing_for(self, origin: Span) -> list[Span]:
        """Return the pieces of the translation that attend most to a part of the source, the origin."""
        pieces = set(_overlapping(self.there, origin))
        return [
            at
            for row, at in zip(self.rows, self.here, strict=True)
            if row and max(range(len(self.there)), key=row.__getitem__) in pieces
        ]

    def shares(self, parts: Sequence[Span], origins: Sequence[Span]) -> list[list[float]]:
        """Return for each of the parts of the translation which share in [0, 1] of its attention each of
        the origins, parts of the source, has."""
        columns = [_overlapping(self.there, origin) for origin in origins]
        found = []
        for part in parts:
            rows = [self.rows[n] for n in _overlapping(self.here, part) if self.rows[n]]
            totals = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
            found.append([sum(totals[n] for n in each) if rows else 0.0 for each in columns])
        return found


def _overlapping(spans: Sequence[Span], part: Span) -> list[int]:
    return [n for n, span in enumerate(spans) if span.overlaps(part)]


def readings(
    engine: Engine,
    tokenizer: Tokenizer,
    texts: Mapping[int, Made],
    whole: Mapping[int, Collection[Span]],
) -> dict[int, Reading]:
    """Return the reading of each text.

    Where a translation still is what was decoded, the attention that came with it is read, if it has all
    of the parts of the translation that `whole` names; of others the engine is asked for it. One too long
    for that has no reading.
    """
    found: dict[int, Reading] = {}
    for n, (source, target, made) in texts.items():
        if made is not None and made.attention is not None:
            text, here = tokenizer.decoded(made.pieces)
            reading = Reading(tokenizer.located(source)[1], here, made.attention)
            if text == target and all(map(reading.known, whole[n])):
                found[n] = reading
    asked = {
        n: (tokenizer.located(source), tokenizer.located(target, target=True))
        for n, (source, target, _) in texts.items()
        if n not in found
    }
    asked = {
        n: sides
        for n, sides in asked.items()
        if max(len(pieces) for pieces, _ in sides) < MAX_FORCED
    }
    if asked:
        matrices = engine.attend(
            [[*pieces, END] for (pieces, _), _ in asked.values()],
            [pieces for _, (pieces, _) in asked.values()],
        )
        for (n, ((_, there), (_, here))), rows in zip(asked.items(), matrices, strict=True):
            found[n] = Reading(there, here, rows)
    return found
