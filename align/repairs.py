"""Local alternatives to a doubtful bead, with the probability of each and of what stands now.

The joint posterior of several neighbouring beads is the weight of all paths that contain exactly them,
over the weight of all paths: what leads to them, their own scores, what leads on from them. So "merge with
the next" can be compared with the two beads as they stand: both cover the same segments.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from align.adapt import bent, counts_of
from align.aligner import HALF_BAND, choose_method, sides_in_order
from align.embeddings import Encoder
from align.features import band_scores
from align.lattice import TYPES, Band, Move, Scores, backward, forward
from align.model import Profile, model
from align.pair import Side, TextPair
from corpora.errors import DataError
from corpora.values import Bead, Bitext, Span

NEIGHBOURS = 4
"""Beads on either side that the probabilities are computed over."""

LARGEST = 10
"""Most segments, both sides together, of a stretch whose alignments are all tried."""


@dataclass(frozen=True, slots=True)
class Repair:
    """Beads first … last - 1 of the bitext replaced by `beads`, which cover the same segments.

    `before` and `after` in [0, 1] are the probabilities of the beads as they stand and of the replacement;
    `kind` says in a few words what is done to the bead asked about.
    """

    kind: str
    first: int
    last: int
    beads: tuple[Bead, ...]
    before: float
    after: float


def repairs(
    bitext: Bitext,
    index: int,
    *,
    method: str = "auto",
    translations: Sequence[str] | None = None,
    back_translations: Sequence[str] | None = None,
    encoder: Encoder | None = None,
    most: int = 3,
    least: float = 0.02,
    context: int = 200,
) -> list[Repair]:
    """Return the likeliest replacements of a bead (and its neighbours), best first.

    At most `most`, each of probability `least` or more; [] where nothing else is likely. Evidence is as
    for `align`, over the whole documents; words are learned from `context` beads around. Raises DataError
    for an index that is not in the bitext.
    """
    if not 0 <= index < len(bitext.beads):
        raise DataError(f"bead {index} is not one of the {len(bitext.beads)} beads (from 0)")
    kinds = choose_method(
        method,
        translations=translations is not None or back_translations is not None,
        encoder=encoder is not None,
    )
    low, high = max(index - context, 0), min(index + context + 1, len(bitext.beads))
    beads = bitext.beads[low:high]
    origin = beads[0].source.start, beads[0].target.start
    moves = [
        (b.source.start - origin[0], b.target.start - origin[1], len(b.source), len(b.target))
        for b in beads
    ]
    ends = origin[0] + sum(m[2] for m in moves), origin[1] + sum(m[3] for m in moves)
    first = Side.of(bitext.source, translations).part(origin[0], ends[0])
    second = Side.of(bitext.target, back_translations).part(origin[1], ends[1])
    source, target, turned = sides_in_order(first, second)
    if turned:
        moves = [(j, i, m, n) for i, j, n, m in moves]
    local = _Local(source, target, kinds, moves, index - low, encoder)
    maker = "+".join(kinds)
    found = []
    for a, c, before, ways in local.alternatives(index - low):
        # Calibrated one by one, they may add up to more than everything.
        total = max(before + sum(after for _, after in ways), 1.0)
        for path, after in ways:
            if after / total < least:
                continue
            new = []
            for move in path:
                i, j, n, m = (move[1], move[0], move[3], move[2]) if turned else move
                i, j = i + origin[0], j + origin[1]
                new.append(Bead(Span(i, i + n), Span(j, j + m), after / total, (), maker))
            kind = _kind(new, a + low, c + low, index, bitext)
            found.append(Repair(kind, a + low, c + low, tuple(new), before / total, after / total))
    return sorted(found, key=lambda r: (-r.after, r.first, r.last))[:most]


class _Local:
    """Forward and backward sums over a few beads around one place."""

    def __init__(
        self,
        source: Side,
        target: Side,
        kinds: Sequence[str],
        moves: list[Move],
        at: int,
        encoder: Encoder | None,
    ) -> None:
        fitted = model()
        pair = TextPair(source, target, kinds, fitted.variance, encoder)
        if "lexicon" in kinds:
            pair.learn(moves)
        self.profile: Profile = fitted.profile(pair.profile())
        self.moves = moves
        self.low = max(at - NEIGHBOURS, 0)
        self.high = min(at + NEIGHBOURS + 1, len(moves))
        i0, j0 = moves[self.low][:2]
        last = moves[self.high - 1]
        i1, j1 = last[0] + last[2], last[1] + last[3]
        self.corner = i0, j0
        n, m = i1 - i0, j1 - j0
        path = np.array([(i - i0, j - j0) for i, j, _, _ in moves[self.low : self.high]] + [(n, m)])
        self.band = Band.around(n, m, path, HALF_BAND)
        self.scores: Scores = band_scores(
            pair.evidence().part(i0, i1, j0, j1), self.band, self.profile.weights
        )
        bent(self.scores, counts_of(moves), self.profile.prior)
        self.alpha, self.total = forward(self.band, self.scores)
        self.beta = backward(self.band, self.scores)

    def alternatives(
        self, at: int
    ) -> Iterator[tuple[int, int, float, list[tuple[tuple[Move, ...], float]]]]:
        """Yield (first bead, last bead, probability as they stand, other alignments with theirs).

        The stretches are the bead with one, both or none of its neighbours; alignments that leave the
        first or the last bead of a stretch as it is belong to a shorter one.
        """
        for a, c in ((at, at + 1), (at - 1, at + 1), (at, at + 2), (at - 1, at + 2)):
            if a < self.low or c > self.high:
                continue
            now = self.moves[a:c]
            i0, j0 = now[0][:2]
            i1, j1 = now[-1][0] + now[-1][2], now[-1][1] + now[-1][3]
            if i1 - i0 + j1 - j0 > LARGEST:
                continue
            ways = [
                (path, self.probability(path))
                for path in dict.fromkeys(_paths(i0, j0, i1, j1))
                if path[0] != now[0] and path[-1] != now[-1] and set(path) != set(now)
            ]
            yield a, c, self.probability(now), ways

    def probability(self, path: Sequence[Move]) -> float:
        """Calibrated joint posterior of consecutive moves."""
        i, j = path[0][0] - self.corner[0], path[0][1] - self.corner[1]
        state = self.alpha[:, i + j, i - int(self.band.lo[i + j])]
        null = True
        for i, j, n, m in path:
            state = self._after(state, i - self.corner[0], j - self.corner[1], n, m)
            null = null and not (n and m)
        i, j = (
            path[-1][0] + path[-1][2] - self.corner[0],
            path[-1][1] + path[-1][3] - self.corner[1],
        )
        k = i - int(self.band.lo[i + j])
        if not 0 <= k < self.band.width:
            return 0.0
        joint = float(np.logaddexp.reduce(state + self.beta[:, i + j, k])) - self.total
        return self.profile.probability(math.exp(min(joint, 0.0)), null)

    def _after(self, state: np.ndarray, i: int, j: int, n: int, m: int) -> np.ndarray:
        out = np.full(3, -np.inf)
        scores, k = self.scores, i - int(self.band.lo[i + j])
        if not 0 <= k < self.band.width:
            return out
        if n and m:
            if (n, m) in TYPES:
                value = scores.beads[TYPES.index((n, m)), i + j, k]
                out[0] = np.logaddexp.reduce(state) + value
        elif n:
            out[1] = np.logaddexp(
                state[0] + scores.source_open[i], state[1] + scores.source_next[i]
            )
        else:
            opened = np.logaddexp(state[0], state[1]) + scores.target_open[j]
            out[2] = np.logaddexp(opened, state[2] + scores.target_next[j])
        return out


def _paths(i0: int, j0: int, i1: int, j1: int, state: int = 0) -> Iterator[tuple[Move, ...]]:
    """All alignments of a stretch; in a run of nulls those of the source come first."""
    if (i0, j0) == (i1, j1):
        yield ()
        return
    for n, m in TYPES:
        if i0 + n <= i1 and j0 + m <= j1:
            for rest in _paths(i0 + n, j0 + m, i1, j1):
                yield ((i0, j0, n, m), *rest)
    if i0 < i1 and state < 2:
        for rest in _paths(i0 + 1, j0, i1, j1, 1):
            yield ((i0, j0, 1, 0), *rest)
    if j0 < j1:
        for rest in _paths(i0, j0 + 1, i1, j1, 2):
            yield ((i0, j0, 0, 1), *rest)


def _kind(new: Sequence[Bead], first: int, last: int, index: int, bitext: Bitext) -> str:
    old = bitext.beads[first:last]
    if len(new) == 1 and len(old) > 1:
        if len(old) > 2:
            return "merge with both neighbours"
        return "merge with next" if first == index else "merge with previous"
    was = {(b.source, b.target) for b in old}
    fresh = [b for b in new if (b.source, b.target) not in was]
    nulls = [b for b in fresh if not len(b.source) or not len(b.target)]
    if nulls:
        left_out = any(len(b.source) for b in nulls)
        added = any(len(b.target) for b in nulls)
        if left_out and added:
            return "unlink"
        return "source left out" if left_out else "target added"
    if len(new) > len(old):
        return "split"
    return "move border"
