"""Scores by group: where a system is good and where it is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpora.errors import DataError, UsageError, unknown
from eval.buckets import buckets
from eval.metrics import Score, Statistics, summarise

BY = ("confidence", "content", "label", "length", "role")
"""Ways to group: the system's confidence, what stands in the reference, given labels, length, role."""
BANDS = (0.5, 0.7, 0.9)
"""Bounds of the bands of confidence, in [0, 1]."""


@dataclass(frozen=True, slots=True)
class GroupScores:
    """The scores of a group of segments, one a metric."""

    name: str
    count: int
    scores: tuple[Score, ...]


def groups_of(
    by: Sequence[str],
    references: Sequence[str],
    lang: str = "",
    labels: Sequence[str] = (),
    confidences: Sequence[float | None] = (),
    roles: Sequence[str] = (),
) -> dict[str, list[int]]:
    """Group segments in the ways `by` names (of `BY`): a group's name → rows; empty groups are left out.

    "length" and "content" go by the references: words; numbers, names, quotation marks, and rare words
    where `lang` is es or en. The others go by `labels` (such as the register of each line), by
    `confidences` in [0, 1] (None: not known) and by `roles` (heading, quotation, …), each as long as
    `references` where it is needed. Raises UsageError for another way or one whose data are missing,
    DataError for unequal lengths.
    """
    found: dict[str, list[int]] = {}
    for way in by:
        if way not in BY:
            raise unknown("way to group", way, BY)
        if way in ("length", "content"):
            for name, rows in buckets(references, lang).items():
                if name.startswith("with ") == (way == "content"):
                    found[name] = rows
            continue
        given = {"label": labels, "confidence": confidences, "role": roles}[way]
        if not given:
            cure = {
                "label": "name a file with one label a line: --labels FILE",
                "confidence": "score a project whose translations were made with confidence",
                "role": "score a project: --project FILE",
            }[way]
            raise UsageError(f"--by {way} has nothing to go by; {cure}")
        if len(given) != len(references):
            raise DataError(
                f"there are {len(given)} entries to group {len(references)} segments by {way}; "
                "each segment needs exactly one"
            )
        names = list(map(_band, confidences)) if way == "confidence" else [str(x) for x in given]
        for name in sorted(set(names), key=_order):
            key = name if way == "confidence" else f"{way}: {name.strip() or 'none'}"
            found[key] = [row for row, own in enumerate(names) if own == name]
    return found


def _order(name: str) -> tuple[bool, str]:
    return not name.startswith("confidence below"), name


def _band(value: float | None) -> str:
    if value is None:
        return "confidence not known"
    if value < BANDS[0]:
        return f"confidence below {BANDS[0]}"
    if value >= BANDS[-1]:
        return f"confidence {BANDS[-1]} and more"
    low = max(bound for bound in BANDS if bound <= value)
    return f"confidence {low} to {BANDS[BANDS.index(low) + 1]}"


def score_groups(
    counted: Sequence[Statistics], groups: Mapping[str, Sequence[int]], confidence: int = 0
) -> list[GroupScores]:
    """Score every group from the statistics of the whole, with intervals where `confidence` is not 0."""
    return [
        GroupScores(
            name,
            len(rows),
            tuple(summarise(metric, confidence, rows=rows) for metric in counted),
        )
        for name, rows in groups.items()
    ]
