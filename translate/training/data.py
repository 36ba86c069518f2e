"""Reading the pairs of a recipe: groups, held-out lines, and what must never be trained on."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from corpora.errors import DataError
from corpora.textio import check_parallel
from translate.training.recipe import Dev, Group, Recipe
from translate.training.source import DataSource, is_table

COLUMNS = ("source", "es", "en")
LONG = 5
"""A held-out line of at least this many words is kept out of training when one side alone is the same."""

Report = Callable[[str], None]


class Pair(NamedTuple):
    """A text, its translation, and the name of the source (as in the manifest) that it comes from."""

    source: str
    target: str
    origin: str


def read_pairs(data: DataSource, entry: str, languages: tuple[str, str]) -> list[Pair]:
    """Read the pairs of one entry of a recipe, in order.

    Raises DataError, naming file and line, for a row that has not three fields, for an empty text, for
    line files of unequal length.
    """
    if is_table(entry):
        return _read_table(data, entry, languages)
    names = [f"{entry}.{language}" for language in languages]
    sides = data.lines(names[0]), data.lines(names[1])
    check_parallel(*sides, data.place(names[0]), data.place(names[1]))
    origin = entry.rsplit("/", 1)[-1]
    pairs = []
    for number, (source, target) in enumerate(zip(*sides, strict=True), 1):
        if not source.strip() or not target.strip():
            side = 0 if not source.strip() else 1
            raise DataError(
                f"{data.place(names[side])}: line {number} is empty; remove it on both sides"
            )
        pairs.append(Pair(source.strip(), target.strip(), origin))
    return pairs


def _read_table(data: DataSource, name: str, languages: tuple[str, str]) -> list[Pair]:
    lines = data.lines(name)
    place = data.place(name)
    if tuple(lines[0].split("\t")) != COLUMNS:
        raise DataError(
            f"{place}: line 1 is {lines[0][:60]!r}, not the header {'<tab>'.join(COLUMNS)}"
        )
    at = [COLUMNS.index(language) for language in languages]
    pairs = []
    for number, line in enumerate(lines[1:], 2):
        row = line.split("\t")
        if len(row) != len(COLUMNS):
            raise DataError(
                f"{place}: line {number} has {len(row)} fields, not {len(COLUMNS)} "
                f"({'<tab>'.join(COLUMNS)})"
            )
        source, target = row[at[0]].strip(), row[at[1]].strip()
        if not source or not target:
            side = languages[0] if not source else languages[1]
            raise DataError(f"{place}: line {number} has no text in the column {side!r}")
        pairs.append(Pair(source, target, row[0]))
    return pairs


class HeldOut:
    """Pairs that must not be trained on: the same on both sides, or on one side if that is long."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self._pairs = set()
        self._sources, self._targets = set(), set()
        for source, target, _ in pairs:
            self._pairs.add((source, target))
            if len(source.split()) >= LONG:
                self._sources.add(source)
            if len(target.split()) >= LONG:
                self._targets.add(target)

    def __contains__(self, pair: Pair) -> bool:
        return (
            (pair.source, pair.target) in self._pairs
            or pair.source in self._sources
            or pair.target in self._targets
        )


def read_dev(data: DataSource, dev: Dev, languages: tuple[str, str]) -> list[Pair]:
    """Read the held-out lines that a [[dev]] entry names."""
    pairs = read_pairs(data, dev.file, languages)
    if len(pairs) < dev.last:
        raise DataError(
            f"{data.place(dev.file)}: has {len(pairs)} pairs; dev {dev.name!r} wants the last {dev.last}"
        )
    return pairs[-dev.last :]


def read_groups(
    data: DataSource, recipe: Recipe, dev: Iterable[Sequence[Pair]], report: Report
) -> dict[str, list[Pair]]:
    """Read every group of a recipe without what is held out, at most `cap` pairs each, by the seed.

    Reports the pairs of each group and how many were held out; raises DataError for a group that ends
    up empty.
    """
    never = [read_pairs(data, entry, recipe.languages) for entry in recipe.exclude]
    held_out = HeldOut(pair for part in (*dev, *never) for pair in part)
    return {
        group.name: _read_group(data, recipe, group, held_out, report) for group in recipe.group
    }


def _read_group(
    data: DataSource, recipe: Recipe, group: Group, held_out: HeldOut, report: Report
) -> list[Pair]:
    pairs: list[Pair] = []
    for entry in group.files:
        pairs += read_pairs(data, entry, recipe.languages)
    kept = [pair for pair in dict.fromkeys(pairs) if pair not in held_out]
    if not kept:
        raise DataError(
            f"group {group.name!r}: none of its {len(pairs)} pairs is left, all are held out; "
            "give it other files"
        )
    cap = group.cap if group.cap is not None else recipe.cap
    if cap is not None and len(kept) > cap:
        kept = random.Random(f"{recipe.seed}:{group.name}").sample(kept, cap)
    report(f"{group.name}: {len(kept)} of {len(pairs)} pairs")
    return kept
