"""From evidence about two texts to the features of every bead in a band, and from features to scores.

A feature is a number per bead; the score of a bead is the weighted sum, the weights are fitted
(`align.fitting`) and shipped. Features of joins are computed from those of single segments.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from align.coverage import Channel, MeanChannel
from align.lattice import MAX_RUN, TYPES, Band, Move, Scores
from align.marks import Marks

BIASES = tuple(
    dict.fromkeys(f"type_{min(n, m)}_{max(n, m)}" for n, m in TYPES)
)  # a type and its mirror image share one
BIAS_OF = tuple(BIASES.index(f"type_{min(n, m)}_{max(n, m)}") for n, m in TYPES)
NULLS = ("null_first", "null_next", "null_length", "null_short")

LONG = 400.0
"""Characters above which a bead's length says no more about how far the other side may stray."""

SHORT = 20.0
"""Characters at which a null segment counts 1 / e as short."""

FIRM = 1.5
"""Nats a word above which the least explained segment of a bead is well explained."""

ROOT = 8.0
"""Bound of a segment's nats over the square root of its words."""

_MARKS = ("question", "exclamation", "ending", "ending_one", "joint")

_BLOCK = 64


@dataclass
class Vectors:
    """Sentence embeddings of both sides, (n, d) and (m, d) float32, centred, rows of unit length.

    The vector of a run is the sum of its segments', weighted by length.
    """

    source: np.ndarray
    target: np.ndarray


@dataclass
class Evidence:
    """All that is known about two texts before they are aligned.

    `source_length`, `target_length` (n,), (m,) are characters per segment; `ratio` the expected target
    characters per source character and `variance` the variance of a target length per character of it
    (Gale and Church 1993, section 2). `source_breaks`, `target_breaks` (n + 1,), (m + 1,) bool say where a
    paragraph begins, None where nothing is known; `source_marks`, `target_marks` the punctuation.
    """

    source_length: np.ndarray
    target_length: np.ndarray
    ratio: float
    variance: float
    channels: dict[str, Channel | MeanChannel] = field(default_factory=dict)
    vectors: Vectors | None = None
    source_breaks: np.ndarray | None = None
    target_breaks: np.ndarray | None = None
    source_marks: Marks | None = None
    target_marks: Marks | None = None

    @property
    def n(self) -> int:
        """Number of source segments."""
        return len(self.source_length)

    @property
    def m(self) -> int:
        """Number of target segments."""
        return len(self.target_length)

    def part(self, i0: int, i1: int, j0: int, j1: int) -> Evidence:
        """The evidence about segments i0 … i1 - 1 and j0 … j1 - 1."""
        breaks = (self.source_breaks, self.target_breaks)
        return Evidence(
            self.source_length[i0:i1],
            self.target_length[j0:j1],
            self.ratio,
            self.variance,
            {name: channel.part(i0, i1, j0, j1) for name, channel in self.channels.items()},
            self.vectors and Vectors(self.vectors.source[i0:i1], self.vectors.target[j0:j1]),
            None if breaks[0] is None else breaks[0][i0 : i1 + 1],
            None if breaks[1] is None else breaks[1][j0 : j1 + 1],
            self.source_marks and self.source_marks.part(i0, i1),
            self.target_marks and self.target_marks.part(j0, j1),
        )

    def names(self) -> tuple[str, ...]:
        """Names of the bead features this evidence gives, in the order of `window`."""
        names = ["length", "spread"]
        for name in self.channels:
            names += [name, f"{name}_root", f"{name}_weak", f"{name}_firm"]
        if self.source_marks is not None and self.target_marks is not None:
            names += _MARKS
        if self.vectors is not None:
            names += ["embedding", "embedding_sum"]
        if self.source_breaks is not None and self.target_breaks is not None:
            names += ["break_both", "break_one", "break_inside"]
        return tuple(names)

    def window(self, i0: int, i1: int, j0: int, j1: int) -> np.ndarray:
        """Features of all beads beginning at nodes of a window: (F, types, i1 - i0, j1 - j0) float32.

        Beads that leave the window have no meaningful features; ask for MAX_RUN - 1 more segments.
        """
        n, m = i1 - i0, j1 - j0
        out = np.empty((len(self.names()), len(TYPES), n, m), dtype=np.float32)
        source = _runs(self.source_length[i0:i1].astype(np.float32))
        target = _runs(self.target_length[j0:j1].astype(np.float32))
        for t, (a, b) in enumerate(TYPES):
            expected, seen = self.ratio * source[a - 1][:, None], target[b - 1][None]
            size = (expected + seen) / 2
            out[0, t] = -0.5 * np.minimum((seen - expected) ** 2 / (self.variance * size), 25.0)
            out[1, t] = -0.5 * np.log(np.clip(size, 10.0, LONG) / 100.0)
        at = 2
        for channel in self.channels.values():
            _explain(channel, out[at : at + 4], i0, i1, j0, j1)
            at += 4
        if self.source_marks is not None and self.target_marks is not None:
            marks = self.source_marks.part(i0, i1), self.target_marks.part(j0, j1)
            _compare_marks(*marks, out[at : at + len(_MARKS)])
            at += len(_MARKS)
        if self.vectors is not None:
            self._embed(out[at : at + 2], i0, i1, j0, j1)
            at += 2
        if self.source_breaks is not None and self.target_breaks is not None:
            self._breaks(out[at : at + 3], i0, i1, j0, j1)
        return out

    def _embed(self, out: np.ndarray, i0: int, i1: int, j0: int, j1: int) -> None:
        assert self.vectors is not None
        source = _run_vectors(self.vectors.source[i0:i1], self.source_length[i0:i1])
        target = _run_vectors(self.vectors.target[j0:j1], self.target_length[j0:j1])
        for t, (a, b) in enumerate(TYPES):
            out[0, t] = 10.0 * (source[a - 1] @ target[b - 1].T)
            out[1, t] = out[0, t] * ((a + b) / 2)

    def _breaks(self, out: np.ndarray, i0: int, i1: int, j0: int, j1: int) -> None:
        source, target = self.source_breaks, self.target_breaks
        assert source is not None and target is not None
        s, t = source[i0:i1].astype(np.float32), target[j0:j1].astype(np.float32)
        out[0] = s[:, None] * t[None]
        out[1] = np.abs(s[:, None] - t[None])
        s_inside = np.stack([_inside(s, n) for n in range(1, MAX_RUN + 1)])
        t_inside = np.stack([_inside(t, n) for n in range(1, MAX_RUN + 1)])
        for k, (a, b) in enumerate(TYPES):
            out[2, k] = s_inside[a - 1][:, None] + t_inside[b - 1][None]


def _explain(
    channel: Channel | MeanChannel, out: np.ndarray, i0: int, i1: int, j0: int, j1: int
) -> None:
    """Fill (4, types, n, m): how well the words of the segments of a bead are explained.

    Nats of all words; the same a segment, divided by the square root of its words, since evidence grows
    more slowly than words do; and nats a word of the least explained segment, cut in two, below 0 and from
    0 to FIRM: a segment that the other side does not have shows there however well its neighbours in the
    bead are explained.
    """
    by_source, by_target = channel.window(i0, i1, j0, j1)
    source_words, target_words = channel.words(i0, i1, j0, j1)
    source_words, target_words = source_words[:, None] + 2.0, target_words + 2.0
    roots = (
        _along(np.clip(by_source / np.sqrt(target_words), -ROOT, ROOT), 2, np.add),
        _along(np.clip(by_target / np.sqrt(source_words), -ROOT, ROOT), 1, np.add),
    )
    least_of_target = _along(by_source / target_words, 2, np.minimum)
    least_of_source = _along(by_target / source_words, 1, np.minimum)
    by_source, by_target = _along(by_source, 2, np.add), _along(by_target, 1, np.add)
    for t, (a, b) in enumerate(TYPES):
        out[0, t] = by_source[b - 1, a - 1] + by_target[a - 1, b - 1]
        out[1, t] = roots[0][b - 1, a - 1] + roots[1][a - 1, b - 1]
        least = np.minimum(least_of_target[b - 1, a - 1], least_of_source[a - 1, b - 1])
        out[2, t] = np.minimum(least, 0.0)
        out[3, t] = np.clip(least, 0.0, FIRM)


def _compare_marks(source: Marks, target: Marks, out: np.ndarray) -> None:
    """Fill (len(_MARKS), types, n, m): how far the punctuation of the two sides of a bead differs."""
    questions = _runs(source.questions), _runs(target.questions)
    exclamations = _runs(source.exclamations), _runs(target.exclamations)
    source_open, target_open = source.open, target.open
    joints = [
        np.stack([_inside(_later(opens), n) for n in range(1, MAX_RUN + 1)])
        for opens in (source_open, target_open)
    ]
    for t, (a, b) in enumerate(TYPES):
        for row, (s, v) in enumerate((questions, exclamations)):
            out[row, t] = -np.minimum(np.abs(s[a - 1][:, None] - v[b - 1][None]), 2.0)
        s_end, t_end = _ahead(source.ending, a - 1), _ahead(target.ending, b - 1)
        out[2, t] = s_end[:, None] == t_end[None]
        s_open, t_open = _ahead(source_open, a - 1), _ahead(target_open, b - 1)
        out[3, t] = np.abs(s_open[:, None] - t_open[None])
        out[4, t] = joints[0][a - 1][:, None] + joints[1][b - 1][None]


def _ahead(values: np.ndarray, steps: int) -> np.ndarray:
    """The value `steps` places further on; the last one beyond the end."""
    return values[np.minimum(np.arange(len(values)) + steps, len(values) - 1)]


def _later(values: np.ndarray) -> np.ndarray:
    """The values one place later: what stands before each place; 0 at the first."""
    return np.concatenate([np.zeros_like(values[:1]), values[:-1]])


def _run_vectors(vectors: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """Unit vectors of runs: (MAX_RUN, len(vectors), d), row r from r + 1 segments from each place on."""
    weighted = vectors.astype(np.float32) * lengths[:, None].astype(np.float32)
    runs = np.empty((MAX_RUN, *vectors.shape), dtype=np.float32)
    runs[0] = weighted
    for r in range(1, MAX_RUN):
        runs[r] = runs[r - 1]
        runs[r, : max(len(vectors) - r, 0)] += weighted[r:]
    return runs / np.maximum(np.linalg.norm(runs, axis=2, keepdims=True), 1e-6)


def _inside(breaks: np.ndarray, n: int) -> np.ndarray:
    """Breaks inside a run of n segments from each place on (the one before its first not counted)."""
    total = np.zeros_like(breaks)
    for k in range(1, n):
        total[: max(len(breaks) - k, 0)] += breaks[k:]
    return total


def _runs(values: np.ndarray) -> np.ndarray:
    """Sums over runs: (MAX_RUN, len(values)), row r the sum of r + 1 values from each place on."""
    out = np.empty((MAX_RUN, len(values)), dtype=values.dtype)
    out[0] = values
    for r in range(1, MAX_RUN):
        out[r] = out[r - 1]
        out[r, : max(len(values) - r, 0)] += values[r:]
    return out


def _along(values: np.ndarray, axis: int, combine: np.ufunc) -> np.ndarray:
    """Combine runs along an axis of (R, I, J): (MAX_RUN, R, I, J), row r from r + 1 places."""
    moved = np.moveaxis(values, axis, 0)
    out = np.empty((MAX_RUN, *moved.shape), dtype=values.dtype)
    out[0] = moved
    for r in range(1, MAX_RUN):
        out[r] = out[r - 1]
        rest = max(len(moved) - r, 0)
        out[r, :rest] = combine(out[r - 1, :rest], moved[r:])
    return np.moveaxis(out, 1, axis + 1)


def band_features(
    evidence: Evidence, band: Band, block: int = _BLOCK
) -> Iterator[tuple[int, int, np.ndarray, np.ndarray]]:
    """Yield the features of the beads that begin on stretches of antidiagonals.

    Each item is (d0, d1, features (F, types, d1 - d0, width), valid (types, d1 - d0, width) bool); beads
    that leave the matrix are not valid and their features are 0.
    """
    size = band.n + band.m + 1
    for d0 in range(0, size, block):
        d1 = min(d0 + block, size)
        i, j, inside = band.nodes(d0, d1)
        valid = np.stack([inside & (i + a <= band.n) & (j + b <= band.m) for a, b in TYPES])
        features = np.zeros((len(evidence.names()), len(TYPES), *i.shape), dtype=np.float32)
        starts = valid[0]
        if starts.any():
            i0, j0 = int(i[starts].min()), int(j[starts].min())
            i1 = min(int(i[starts].max()) + MAX_RUN, band.n)
            j1 = min(int(j[starts].max()) + MAX_RUN, band.m)
            window = evidence.window(i0, i1, j0, j1)
            i, j = np.clip(i - i0, 0, i1 - i0 - 1), np.clip(j - j0, 0, j1 - j0 - 1)
            features = np.where(valid, window[:, :, i, j], np.float32(0.0))
        yield d0, d1, features, valid


def path_features(evidence: Evidence, moves: Sequence[Move]) -> dict[Move, np.ndarray]:
    """Features (F,) of the moves of a path that take segments of both sides."""
    found: dict[Move, np.ndarray] = {}
    linked = [move for move in moves if move[2] and move[3]]
    start = 0
    while start < len(linked):
        i0, j0 = linked[start][:2]
        stop = start + 1
        while stop < len(linked) and max(linked[stop][0] - i0, linked[stop][1] - j0) < _BLOCK // 2:
            stop += 1
        i, j, n, m = linked[stop - 1]
        window = evidence.window(i0, i + n, j0, j + m)
        for move in linked[start:stop]:
            # A view would keep the whole window, a thousand times as large.
            found[move] = window[:, TYPES.index(move[2:]), move[0] - i0, move[1] - j0].copy()
        start = stop
    return found


def null_features(evidence: Evidence) -> tuple[np.ndarray, np.ndarray]:
    """Features of each segment as a null, apart from the two biases: (2, n) and (2, m)."""
    source, target = evidence.source_length * evidence.ratio, evidence.target_length
    return (
        np.stack([np.log1p(source / 100.0), np.exp(-source / SHORT)]),
        np.stack([np.log1p(target / 100.0), np.exp(-target / SHORT)]),
    )


def band_scores(evidence: Evidence, band: Band, weights: Mapping[str, float]) -> Scores:
    """Score every move in the band with a weight per feature name; raises KeyError for one without."""
    biases = np.array([weights[name] for name in BIASES], dtype=np.float32)[list(BIAS_OF)]
    vector = np.array([weights[name] for name in evidence.names()], dtype=np.float32)
    beads = np.empty((len(TYPES), band.n + band.m + 1, band.width), dtype=np.float32)
    for d0, d1, features, valid in band_features(evidence, band):
        scores = np.tensordot(vector, features, axes=1) + biases[:, None, None]
        beads[:, d0:d1] = np.where(valid, scores, -np.inf)
    null = np.array([weights[name] for name in NULLS[2:]])
    source, target = (null @ values for values in null_features(evidence))
    first, following = weights["null_first"], weights["null_next"]
    return Scores(beads, source + first, source + following, target + first, target + following)
