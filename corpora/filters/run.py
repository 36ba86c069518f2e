"""Running units through the filters of a recipe, one at a time, and saying what each dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from corpora.filters.base import Filter, Score
from corpora.filters.recipe import DEFAULT
from corpora.units import TranslationUnit


@dataclass(frozen=True, slots=True)
class Example:
    """A dropped unit: its number in the input from 1, id, texts, and the score it was dropped for."""

    number: int
    id: str
    source: str
    target: str
    score: float


@dataclass(frozen=True, slots=True)
class Dropped:
    """What one filter dropped: how many units, and the first of them. Filters above it saw them first."""

    filter: str
    count: int
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """How many units were read and kept, and what each filter dropped, in the recipe's order."""

    read: int
    kept: int
    dropped: tuple[Dropped, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the report as plain values for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Decision:
    """A unit, its scores by filter in order, and which filter dropped it, None for a unit that is kept.

    The filters after the one that dropped a unit do not see it and have no score.
    """

    number: int
    unit: TranslationUnit
    scores: tuple[tuple[str, Score], ...]
    dropped_by: int | None


def decide(units: Iterable[TranslationUnit], recipe: Sequence[Filter]) -> Iterator[Decision]:
    """Score each unit by the filters in order until one rejects it; streaming."""
    scorers = [filter.scorer() for filter in recipe]
    for number, unit in enumerate(units, 1):
        scores: list[tuple[str, Score]] = []
        dropped = None
        for place, (filter, scorer) in enumerate(zip(recipe, scorers, strict=True)):
            score = scorer(unit)
            scores.append((filter.name, score))
            if score is not None and not filter.accepts(score):
                dropped = place
                break
        yield Decision(number, unit, tuple(scores), dropped)


def filter_units(
    units: Iterable[TranslationUnit],
    recipe: Sequence[Filter] = DEFAULT,
    sink: Callable[[Iterator[TranslationUnit]], object] | None = None,
    examples: int = 3,
    watch: Callable[[Decision], object] | None = None,
) -> Report:
    """Filter `units` and return the report; `sink` is given an iterator over those that are kept.

    One unit is in memory at a time (the filter `duplicates` keeps hashes). `sink` must take all units, as
    `lambda kept: write_units(kept, "out.tmx")` does; without it they are only counted. `examples` is how
    many dropped units of each filter the report shows; `watch` sees every decision.
    """
    counts = [0] * len(recipe)
    shown: list[list[Example]] = [[] for _ in recipe]
    read = kept = 0

    def keep() -> Iterator[TranslationUnit]:
        nonlocal read, kept
        for decision in decide(units, recipe):
            read += 1
            if watch is not None:
                watch(decision)
            place = decision.dropped_by
            if place is None:
                kept += 1
                yield decision.unit
                continue
            counts[place] += 1
            if len(shown[place]) < examples:
                unit, score = decision.unit, decision.scores[-1][1]
                shown[place].append(
                    Example(decision.number, unit.id, unit.source, unit.target, score or 0.0)
                )

    stream = keep()
    if sink is not None:
        sink(stream)
    for _ in stream:
        pass
    dropped = tuple(
        Dropped(filter.name, count, tuple(found))
        for filter, count, found in zip(recipe, counts, shown, strict=True)
    )
    return Report(read, kept, dropped)


def report_text(report: Report) -> str:
    """Write a report for people: a table of counts, then the examples; texts are cut at 100 characters."""
    lines = [f"{report.read} units read, {report.kept} kept, {report.read - report.kept} dropped"]
    width = max([len(one.filter) for one in report.dropped], default=0)
    for one in report.dropped:
        share = one.count / report.read if report.read else 0.0
        lines.append(f"  {one.filter:{width}}  {one.count:>8}  {share:7.2%}")
    for one in report.dropped:
        for example in one.examples:
            name = f" ({example.id})" if example.id else ""
            lines.append(f"{one.filter}: unit {example.number}{name}, score {example.score:.3g}")
            lines += [f"    {_cut(example.source)}", f"    {_cut(example.target)}"]
    return "\n".join(lines) + "\n"


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 100 else text[:99] + "…"
