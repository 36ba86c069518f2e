"""Exact dynamic programming over n-m beads inside a band, with posteriors.

A node (i, j) stands between segments: i source and j target segments lie before it. Nodes are stored by
antidiagonal d = i + j; the band holds `width` nodes of each, those with lo[d] <= i < lo[d] + width. Every
move leads to a later antidiagonal, so all nodes of one are computed at once, and time and memory grow
with the length of the path, not with the area of the matrix.

Moves are the bead types of `TYPES`, which take segments of both sides, and null moves of one segment.
A run of nulls is opened and continued at different scores (three states a node: after a bead, in a run of
source nulls, in a run of target nulls), so a left-out paragraph costs less than as many scattered
sentences. In a mixed run source nulls come first, which makes the path of every alignment unique.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

MAX_RUN = 5
"""Most segments of one side in a bead."""

TYPES: tuple[tuple[int, int], ...] = tuple(
    sorted(
        ((n, m) for n in range(1, MAX_RUN + 1) for m in range(1, MAX_RUN + 1) if n + m <= 6),
        key=lambda t: (t[0] + t[1], abs(t[0] - t[1]), t),
    )
)
"""Bead types with both sides, as (source segments, target segments)."""

RING = max(n + m for n, m in TYPES) + 1
"""How many antidiagonals must be remembered: the longest move and the one being computed."""

_CHUNK = 512


@dataclass(frozen=True)
class Band:
    """Which nodes are searched: i in [lo[d], lo[d] + width) on antidiagonal d, for d = 0 … n + m.

    `lo` is (n + m + 1,) int64; nodes outside the matrix of n by m segments are skipped.
    """

    n: int
    m: int
    lo: np.ndarray
    width: int

    @classmethod
    def full(cls, n: int, m: int) -> Band:
        """Every node of the matrix."""
        return cls(n, m, np.maximum(0, np.arange(n + m + 1) - m), min(n, m) + 1)

    @classmethod
    def around(cls, n: int, m: int, path: np.ndarray, half: int) -> Band:
        """Nodes at most `half` steps along the antidiagonal from a path of nodes (K, 2).

        The path must rise on both sides from (0, 0) to (n, m); between its nodes it is taken as straight.
        """
        if min(n, m) <= 2 * half:
            return cls.full(n, m)
        centre = np.interp(np.arange(n + m + 1), path.sum(1), path[:, 0])
        return cls(n, m, np.rint(centre).astype(np.int64) - half, 2 * half + 1)

    def nodes(self, start: int, stop: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return i, j, each (stop - start, width), and which of them are in the matrix."""
        d = np.arange(start, stop)
        i = self.lo[start:stop, None] + np.arange(self.width)
        j = d[:, None] - i
        return i, j, (i >= 0) & (i <= self.n) & (j >= 0) & (j <= self.m)


@dataclass
class Scores:
    """Scores of all moves (log scale, higher is better).

    `beads` is (len(TYPES), D, width) float32 over the nodes where beads begin, -inf where none may;
    `source_open`, `source_next` (n,) score a source segment as the first or a later null of a run,
    `target_open`, `target_next` (m,) likewise.
    """

    beads: np.ndarray
    source_open: np.ndarray
    source_next: np.ndarray
    target_open: np.ndarray
    target_next: np.ndarray


def _neighbours(
    band: Band, start: int, stop: int, sign: int, types: Sequence[tuple[int, int]] = TYPES
) -> np.ndarray:
    """Where moves into (sign -1) or out of (sign +1) the nodes of antidiagonals [start, stop) lead.

    (stop - start, len(types) + 2, width) int64: for each type, then source null, then target null, the
    place of the other end of the move in a ring of antidiagonals, (d' % R) * (width + 1) + k', with
    k' = width, a place that always holds -inf, where it is outside the band or the matrix.
    """
    moves = np.array([*types, (1, 0), (0, 1)])
    d = np.arange(start, stop)[:, None, None]
    i = band.lo[start:stop, None, None] + np.arange(band.width)
    other_d = d + sign * moves.sum(1)[:, None]
    other_i = i + sign * moves[:, 0][:, None]
    other_j = other_d - other_i
    k = other_i - band.lo[np.clip(other_d, 0, band.n + band.m)]
    outside = (k < 0) | (k >= band.width)
    for place in (i, d - i, other_i, other_j):
        outside |= place < 0
    outside |= (np.maximum(i, other_i) > band.n) | (np.maximum(d - i, other_j) > band.m)
    return (other_d % RING) * (band.width + 1) + np.where(outside, band.width, k)


def _null_scores(band: Band, scores: Scores, d0: int, d1: int, back: int) -> tuple[np.ndarray, ...]:
    """Null scores of the segments just before (back 1) or after (back 0) nodes: four (d1 - d0, width)."""
    i, j, _ = band.nodes(d0, d1)
    i = np.clip(i - back, 0, max(band.n - 1, 0))
    j = np.clip(j - back, 0, max(band.m - 1, 0))
    if not band.n or not band.m:
        nothing = np.full(i.shape, -np.inf)
        source = (scores.source_open[i], scores.source_next[i]) if band.n else (nothing, nothing)
        target = (scores.target_open[j], scores.target_next[j]) if band.m else (nothing, nothing)
        return (*source, *target)
    return (
        scores.source_open[i],
        scores.source_next[i],
        scores.target_open[j],
        scores.target_next[j],
    )


def _chunks(total: int) -> Iterator[tuple[int, int]]:
    for start in range(0, total, _CHUNK):
        yield start, min(start + _CHUNK, total)


def _log_sum(rows: np.ndarray) -> np.ndarray:
    """Log of the sum of exponentials over the first axis; -inf where all are."""
    top = rows.max(0)
    safe = np.where(np.isfinite(top), top, 0.0)
    return np.log(np.exp(rows - safe).sum(0)) + safe


def forward(band: Band, scores: Scores) -> tuple[np.ndarray, float]:
    """Sum over all paths from (0, 0) to each node, and to (n, m) (log scale).

    Returns (3, D, width) float64, by state: after a bead, in source nulls, in target nulls; and the total.
    """
    size, width = band.n + band.m + 1, band.width
    states = np.full((3, size, width), -np.inf)
    ring_beads = np.full((len(TYPES), RING * (width + 1)), -np.inf)
    ring_states = np.full((3, RING * (width + 1)), -np.inf)
    rows = np.arange(len(TYPES))[:, None]
    with np.errstate(divide="ignore"):
        for start, stop in _chunks(size):
            places = _neighbours(band, start, stop, -1)
            so, sn, to, tn = _null_scores(band, scores, start, stop, 1)
            for d in range(start, stop):
                r, at = d - start, places[d - start]
                if d == 0:
                    states[0, 0, -int(band.lo[0])] = 0.0
                else:
                    states[0, d] = _log_sum(ring_beads[rows, at[:-2]])
                    last = ring_states[:, at[-2]]
                    states[1, d] = np.logaddexp(last[0] + so[r], last[1] + sn[r])
                    last = ring_states[:, at[-1]]
                    opened = np.logaddexp(last[0], last[1]) + to[r]
                    states[2, d] = np.logaddexp(opened, last[2] + tn[r])
                slot = slice(d % RING * (width + 1), d % RING * (width + 1) + width)
                ring_states[:, slot] = states[:, d]
                ring_beads[:, slot] = scores.beads[:, d] + _log_sum(states[:, d])
    end = states[:, -1, band.n - int(band.lo[-1])]
    return states, float(np.logaddexp.reduce(end))


def backward(band: Band, scores: Scores) -> np.ndarray:
    """Sum over all paths from each node to (n, m), by the state one is in there: (3, D, width)."""
    size, width = band.n + band.m + 1, band.width
    states = np.full((3, size, width), -np.inf)
    ring = np.full((3, RING * (width + 1)), -np.inf)
    with np.errstate(divide="ignore"):
        for start, stop in reversed(list(_chunks(size))):
            places = _neighbours(band, start, stop, 1)
            so, sn, to, tn = _null_scores(band, scores, start, stop, 0)
            for d in range(stop - 1, start - 1, -1):
                r, at = d - start, places[d - start]
                if d == size - 1:
                    states[:, d, band.n - int(band.lo[d])] = 0.0
                else:
                    beads = _log_sum(scores.beads[:, d] + ring[0][at[:-2]])
                    source, target = ring[1][at[-2]], ring[2][at[-1]]
                    to_target = target + to[r]
                    states[0, d] = _log_sum(np.stack([beads, source + so[r], to_target]))
                    states[1, d] = _log_sum(np.stack([beads, source + sn[r], to_target]))
                    states[2, d] = np.logaddexp(beads, target + tn[r])
                slot = slice(d % RING * (width + 1), d % RING * (width + 1) + width)
                ring[:, slot] = states[:, d]
    return states


@dataclass
class Posterior:
    """Probability, given the scores, that a move is on the path; each in [0, 1].

    `beads` (len(TYPES), D, width) by the node where the bead begins; `source`, `target` (n,) and (m,) that
    a segment is null; `source_open`, `target_open` that it is the first null of its run; `total` the log
    sum over all paths.
    """

    beads: np.ndarray
    source: np.ndarray
    target: np.ndarray
    source_open: np.ndarray
    target_open: np.ndarray
    total: float


def posterior(band: Band, scores: Scores) -> Posterior:
    """Run forward and backward and return every move's posterior probability."""
    alpha, total = forward(band, scores)
    beta = backward(band, scores)
    size, width = band.n + band.m + 1, band.width
    if not np.isfinite(total):
        raise ValueError("no path through the band")
    out = np.zeros((len(TYPES), size, width), dtype=np.float32)
    nulls = [np.zeros(band.n), np.zeros(band.n), np.zeros(band.m), np.zeros(band.m)]
    padded = np.full((3, size + RING, width + 1), -np.inf)
    padded[:, :size, :width] = beta
    with np.errstate(divide="ignore"):
        for start, stop in _chunks(size):
            d = np.arange(start, stop)[:, None]
            i, j, inside = band.nodes(start, stop)
            reach = _log_sum(alpha[:, start:stop])
            so, sn, to, tn = _null_scores(band, scores, start, stop, 0)
            for t, (n, m) in enumerate([*TYPES, (1, 0), (0, 1)]):
                end_d = np.minimum(d + n + m, size)
                k = i + n - band.lo[np.minimum(end_d, size - 1)]
                fits = inside & (i + n <= band.n) & (j + m <= band.m) & (k >= 0) & (k < width)
                end = padded[:, end_d, np.where(fits, k, width)] - total
                if t < len(TYPES):
                    out[t, start:stop] = np.exp(reach + scores.beads[t, start:stop] + end[0])
                    continue
                if n:
                    opened, going = alpha[0, start:stop] + so, alpha[1, start:stop] + sn
                    parts, after, place = (opened, going), end[1], i
                else:
                    opened = np.logaddexp(alpha[0, start:stop], alpha[1, start:stop]) + to
                    parts, after, place = (opened, alpha[2, start:stop] + tn), end[2], j
                for part, sums in zip(parts, nulls[:2] if n else nulls[2:], strict=True):
                    if len(sums):
                        sums += np.bincount(
                            place[fits], np.exp(part + after)[fits], minlength=len(sums)
                        )
    source_open, source_next, target_open, target_next = nulls
    return Posterior(
        out, source_open + source_next, target_open + target_next, source_open, target_open, total
    )


Move = tuple[int, int, int, int]
"""A move on the path: (i, j, n, m), the segments i … i + n - 1 and j … j + m - 1; n or m may be 0."""


def best_path(band: Band, scores: Scores, types: Sequence[tuple[int, int]] = TYPES) -> list[Move]:
    """Return the moves of the path with the highest sum of scores; ties go to the earlier type.

    `types` are those of the first axis of `scores.beads`.
    """
    size, width = band.n + band.m + 1, band.width
    back = np.zeros((4, size, width), dtype=np.uint8)
    ring_beads = np.full((len(types), RING * (width + 1)), -np.inf)
    ring_states = np.full((3, RING * (width + 1)), -np.inf)
    rows = np.arange(len(types))[:, None]
    states = np.full((3, width), -np.inf)
    for start, stop in _chunks(size):
        places = _neighbours(band, start, stop, -1, types)
        so, sn, to, tn = _null_scores(band, scores, start, stop, 1)
        for d in range(start, stop):
            r, at = d - start, places[d - start]
            states = np.full((3, width), -np.inf)
            if d == 0:
                states[0, -int(band.lo[0])] = 0.0
            else:
                incoming = ring_beads[rows, at[:-2]]
                back[0, d] = incoming.argmax(0)
                states[0] = incoming.max(0)
                last = ring_states[:2, at[-2]] + (so[r], sn[r])
                back[1, d], states[1] = last.argmax(0), last.max(0)
                last = ring_states[:, at[-1]] + (to[r], to[r], tn[r])
                back[2, d], states[2] = last.argmax(0), last.max(0)
            back[3, d] = states.argmax(0)
            slot = slice(d % RING * (width + 1), d % RING * (width + 1) + width)
            ring_states[:, slot] = states
            ring_beads[:, slot] = scores.beads[:, d] + states.max(0)
    if not np.isfinite(states[:, band.n - int(band.lo[-1])].max()):
        raise ValueError("no path through the band")
    return _trace(band, back, types)


def _trace(band: Band, back: np.ndarray, types: Sequence[tuple[int, int]]) -> list[Move]:
    moves: list[Move] = []
    i, j = band.n, band.m
    state = int(back[3, i + j, i - int(band.lo[i + j])])
    while i + j:
        d = i + j
        k = i - int(band.lo[d])
        n, m = ((1, 0), (0, 1))[state - 1] if state else types[back[0, d, k]]
        came_from = int(back[state, d, k]) if state else -1
        i, j = i - n, j - m
        moves.append((i, j, n, m))
        d = i + j
        state = came_from if came_from >= 0 else int(back[3, d, i - int(band.lo[d])])
    return moves[::-1]
