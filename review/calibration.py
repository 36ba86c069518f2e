"""How far the aligner's probabilities can be believed, by the reviewer's own decisions, and when to stop."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpora.oplog import Change, Restore
from corpora.reviews import Alignment, BeadState, Status
from corpora.values import Span

EDGES = (0.0, 0.5, 0.8, 0.95, 0.99, 1.0)
"""Borders of the bands of probability; the last band holds 1 itself."""

TOLERANCE = 0.01
"""The share of wrong pairs in a text that is put up with."""

CONFIDENCE = 0.95
RIGHT = (Alignment.CONFIRMED, Alignment.OMISSION, Alignment.ADDITION)
READ = (Status.REVIEWED, Status.APPROVED, Status.LOCKED)


def decisions(
    changes: Iterable[tuple[int, Restore]], states: Sequence[BeadState]
) -> list[tuple[float, bool]]:
    """Return (probability, right) of every automatic bead that a person decided on.

    `changes` are the operations in effect, newest first (`Project.changes`). A bead was right where it was
    confirmed, or its text reviewed without a word about the pair; it was wrong where it was called
    doubtful or its borders were moved. The last decision on a bead counts.
    """
    found: dict[tuple[Span, Span], tuple[float, bool]] = {}
    for _, inverse in changes:
        for change in inverse.changes:
            for bead, right in _judged(change):
                found.setdefault((bead.bead.source, bead.bead.target), (_p(bead), right))
    for state in states:
        borders = (state.bead.source, state.bead.target)
        if borders not in found and _is_automatic(state) and state.status in READ:
            found[borders] = (_p(state), True)
    return list(found.values())


def _judged(change: Change) -> Iterable[tuple[BeadState, bool]]:
    """Yield the automatic beads that an operation decided on; the inverse's `after` is what was there."""
    now = {(state.bead.source, state.bead.target): state for state in change.before}
    for was in change.after:
        if not _is_automatic(was):
            continue
        state = now.get((was.bead.source, was.bead.target))
        if state is None:
            if any(fresh.bead.maker == "user" for fresh in change.before):
                yield was, False
        elif state.alignment is Alignment.DOUBTFUL:
            yield was, False
        elif state.bead.maker == "user" or (
            state.alignment is not was.alignment and state.alignment in RIGHT
        ):
            yield was, True


def is_open(state: BeadState) -> bool:
    """Tell whether nobody decided on an automatic bead yet."""
    return _is_automatic(state) and state.alignment is Alignment.AUTO and state.status not in READ


def _is_automatic(state: BeadState) -> bool:
    return state.bead.probability is not None and state.bead.maker != "user"


def _p(state: BeadState) -> float:
    return state.bead.probability or 0.0


@dataclass(frozen=True, slots=True)
class Band:
    """The beads with a probability in [low, high): how many were decided on and right, how many are left.

    `interval` is the share of right ones at 95 % confidence (Clopper and Pearson 1934), None where none
    was decided on.
    """

    low: float
    high: float
    judged: int
    right: int
    interval: tuple[float, float] | None
    left: int


def bands(decided: Sequence[tuple[float, bool]], left: Sequence[float]) -> list[Band]:
    """Sort decisions, and the probabilities of the beads nobody decided on, into bands; empty ones go."""
    result = []
    for low, high in itertools.pairwise(EDGES):
        here = [right for p, right in decided if _within(p, low, high)]
        rest = sum(_within(p, low, high) for p in left)
        if here or rest:
            right = sum(here)
            interval = exact_interval(right, len(here)) if here else None
            result.append(Band(low, high, len(here), right, interval, rest))
    return result


def _within(p: float, low: float, high: float) -> bool:
    return low <= p < high or (high == EDGES[-1] and p == high)


@dataclass(frozen=True, slots=True)
class Advice:
    """Whether it is reasonable to stop: at most `wrong` of the pairs nobody looked at are wrong.

    `wrong` is the sum over the bands of what is left times the greatest share of wrong ones that the
    decisions allow at 95 % confidence; `allowed` is what is put up with, `more` how many further random
    pairs, all right, would be enough (0 where it is reasonable to stop, None where nearly all that are left
    would be needed).
    """

    stop: bool
    wrong: float
    allowed: float
    more: int | None


def advice(found: Sequence[Band], total: int, tolerance: float = TOLERANCE) -> Advice:
    """Say whether a text of `total` beads may be left as it is."""
    allowed = tolerance * total
    wrong = sum(band.left * _worst(band.judged - band.right, band.judged) for band in found)
    if wrong <= allowed:
        return Advice(True, wrong, allowed, 0)
    left = sum(band.left for band in found)
    few, enough = 0, left
    while enough - few > 1:
        more = (few + enough) // 2
        if sum(_after(band, more, left) for band in found) <= allowed:
            enough = more
        else:
            few = more
    return Advice(False, wrong, allowed, enough if enough < 0.9 * left else None)


def _after(band: Band, more: int, left: int) -> float:
    """The greatest number of wrong pairs in a band after `more` random ones of all were found right."""
    share = more * band.left / left if left else 0.0
    judged = band.judged + math.floor(share)
    return (band.left - share) * _worst(band.judged - band.right, judged)


def _worst(wrong: int, judged: int) -> float:
    """The greatest share of wrong ones at one-sided 95 % confidence; 1 where none was decided on."""
    return upper_bound(wrong, judged, CONFIDENCE) if judged else 1.0


def upper_bound(successes: int, trials: int, confidence: float) -> float:
    """Return the Clopper-Pearson upper bound of a share: P(X <= successes) is 1 - confidence there."""
    if successes >= trials:
        return 1.0
    if successes == 0:
        return 1.0 - (1.0 - confidence) ** (1.0 / trials)
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if _at_most(successes, trials, middle) > 1.0 - confidence:
            low = middle
        else:
            high = middle
    return high


def exact_interval(
    successes: int, trials: int, confidence: float = CONFIDENCE
) -> tuple[float, float]:
    """Return the two-sided Clopper-Pearson interval of a share; needs trials > 0."""
    side = (1.0 + confidence) / 2
    low = 1.0 - upper_bound(trials - successes, trials, side)
    return (max(0.0, low), upper_bound(successes, trials, side))


def _at_most(successes: int, trials: int, p: float) -> float:
    """P(X <= successes) of a binomial distribution, in logarithms against underflow."""
    logs = [
        math.lgamma(trials + 1)
        - math.lgamma(k + 1)
        - math.lgamma(trials - k + 1)
        + k * math.log(p)
        + (trials - k) * math.log1p(-p)
        for k in range(successes + 1)
    ]
    most = max(logs)
    return min(1.0, math.exp(most) * sum(math.exp(value - most) for value in logs))
