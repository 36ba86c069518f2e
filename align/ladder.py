"""The ladder format: one bead a line, `[0]:[0, 1]:0.98`.

Source ids, target ids (from zero, in order, either list may be empty) and, where known, the bead's
probability. Gold files have no third field. This is the exchange form of Vecalign and its scorer, whose
third field is a cost instead; files of both kinds can be read, a third field outside [0, 1] is refused.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from corpora.errors import DataError
from corpora.textio import read_lines
from corpora.values import Bead, Bitext, Document, Span, probability_from

_LINE = re.compile(r"\s*\[([\d,\s]*)\]\s*:\s*\[([\d,\s]*)\]\s*(?::\s*(\S+))?\s*")


@dataclass(frozen=True, slots=True)
class LadderBead:
    """One line of a ladder: ids as written (gold may skip ids), `probability` None where it has none."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    probability: float | None = None


def parse_ladder(lines: Iterable[str], name: str = "ladder") -> list[LadderBead]:
    """Parse ladder lines; empty lines are skipped, `name` is for messages.

    Raises DataError with name and line number for a line that is no bead, ids that are not rising or are
    used twice on a side, and a third field that is not a number in [0, 1].
    """
    beads: list[LadderBead] = []
    seen: tuple[dict[int, int], dict[int, int]] = ({}, {})
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        match = _LINE.fullmatch(line)
        if not match:
            raise DataError(
                f"{name}, line {number}: {line.strip()[:60]!r} is not a bead; write it as [0]:[0, 1]:0.98"
            )
        try:
            source, target = _ids(match[1]), _ids(match[2])
        except ValueError:
            raise DataError(
                f"{name}, line {number}: ids must be numbers with commas between them"
            ) from None
        for side, ids, used in zip(("source", "target"), (source, target), seen, strict=True):
            if any(a >= b for a, b in itertools.pairwise(ids)):
                raise DataError(f"{name}, line {number}: {side} ids must rise: {list(ids)}")
            for i in ids:
                if i in used:
                    raise DataError(
                        f"{name}, line {number}: {side} id {i} is already in line {used[i]}"
                    )
                used[i] = number
        beads.append(LadderBead(source, target, _probability(match[3], name, number)))
    return beads


def read_beads(path: str | Path, encoding: str = "utf-8") -> list[LadderBead]:
    """Read a ladder or gold file ("-": standard input); errors as in `parse_ladder`."""
    return parse_ladder(read_lines(path, encoding), str(path))


def bitext_of_beads(
    source: Document, target: Document, beads: Iterable[LadderBead], name: str = "ladder"
) -> Bitext:
    """Make a bitext of two documents and the beads of a ladder, which must hold every segment, in order.

    `name` is for messages. Raises DataError for beads that do not fit the documents.
    """
    made, at = [], [0, 0]
    for bead in beads:
        spans = []
        for side, ids in enumerate((bead.source, bead.target)):
            if ids and list(ids) != list(range(at[side], at[side] + len(ids))):
                which = ("source", "target")[side]
                raise DataError(
                    f"{name}: {which} segment {at[side]} is in no bead before {list(ids)}; "
                    "every segment must be in one, in order"
                )
            spans.append(Span(at[side], at[side] + len(ids)))
            at[side] += len(ids)
        made.append(Bead(spans[0], spans[1], bead.probability, maker="ladder"))
    try:
        return Bitext(source, target, tuple(made))
    except ValueError as error:
        raise DataError(f"{name}: {error}; are these the beads of these texts?") from None


def format_bead(bead: Bead | LadderBead) -> str:
    """Return the ladder line of a bead, with its probability to four decimals if it has one."""
    line = f"{list(bead.source)}:{list(bead.target)}"
    return line if bead.probability is None else f"{line}:{bead.probability:.4f}"


def write_beads(beads: Iterable[Bead | LadderBead], out: IO[str]) -> None:
    """Write beads to an open text file, one a line."""
    for bead in beads:
        out.write(format_bead(bead) + "\n")


def _ids(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(",")) if text.strip() else ()


def _probability(text: str | None, name: str, number: int) -> float | None:
    if text is None:
        return None
    try:
        return probability_from(text)
    except ValueError as error:
        raise DataError(
            f"{name}, line {number}: third field {error}; leave it out if it is a cost"
        ) from None
