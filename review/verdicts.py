"""Blind verdicts on human and machine translation, counted."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpora.store import BitextRow
from review.calibration import exact_interval
from review.tags import CHOICES, Remarks

BANDS = ((0.0, 40.0), (40.0, 60.0), (60.0, 100.1))
"""Ranges of chrF (machine against human) that verdicts are split by."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How often which version was found better.

    `held` is the share of verdicts in which the machine's version was at least as good, `interval` its
    95 % interval (Clopper and Pearson 1934); both None without verdicts. `p_value` is the two-sided sign
    test over the verdicts that prefer one.
    """

    counts: dict[str, int]
    held: float | None
    interval: tuple[float, float] | None
    p_value: float | None

    @property
    def judged(self) -> int:
        """Verdicts in all."""
        return sum(self.counts.values())


def tally(choices: Iterable[str]) -> Tally:
    """Count verdicts (each one of `review.tags.CHOICES`)."""
    found = Counter(choices)
    counts = {choice: found[choice] for choice in CHOICES}
    judged = sum(counts.values())
    if not judged:
        return Tally(counts, None, None, None)
    held = judged - counts["human"]
    return Tally(
        counts,
        held / judged,
        exact_interval(held, judged),
        sign_test(counts["human"], counts["machine"]),
    )


def sign_test(first: int, second: int) -> float | None:
    """Return the two-sided p-value of so uneven a split of a fair coin; None without any toss."""
    n = first + second
    if not n:
        return None
    tail = sum(math.comb(n, k) for k in range(min(first, second) + 1)) / 2**n
    return min(1.0, 2 * tail)


def judged_rows(
    rows: Sequence[BitextRow], remarks: Mapping[int, Remarks]
) -> list[tuple[BitextRow, str]]:
    """Return the rows with a verdict, and the verdict."""
    return [
        (row, remark.verdict["choice"])
        for row in rows
        if (remark := remarks.get(row.index)) is not None and remark.verdict is not None
    ]


def verdict_lines(judged: Iterable[tuple[BitextRow, str]]) -> str:
    """Return verdicts as JSON lines: pair (from 1), source, human, machine, verdict."""
    return "".join(
        json.dumps(
            {
                "pair": row.index + 1,
                "source": row.source,
                "human": row.target,
                "machine": row.machine,
                "verdict": choice,
            },
            ensure_ascii=False,
        )
        + "\n"
        for row, choice in judged
    )
