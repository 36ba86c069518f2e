"""Finding the rough path: hashed word vectors, halved until the whole matrix is small.

Every segment becomes a short dense vector: words of the source are carried to the target's words through
the links, target words stand for themselves, each word hashed to a few signed places (random projection,
so that dot products are kept up to noise). Neighbouring segments are added up two by two until at most
`FULL` are left on a side; there the best path of 1-1 and null moves is found exactly, then carried down
level by level inside a band around the path above. Time and memory are linear in the number of segments
(Salvador and Chan 2007; Thompson and Koehn 2019 use the same scheme with embeddings).
"""

from __future__ import annotations

import numpy as np

from align.coverage import Channel
from align.lattice import Band, Scores, best_path
from align.tokens import TokenTable

DIMENSIONS = 128
FULL = 300
HALF = 24
_PLACES = 4
_ONE = ((1, 1),)
_SEED = 20260101


def word_codes(words: list[str]) -> np.ndarray:
    """Random signed codes (V, _PLACES), the same for the same word everywhere: place + 1, negative for -."""
    import zlib

    seeds = np.array(
        [zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words], dtype=np.uint64
    )
    codes = np.empty((len(words), _PLACES), dtype=np.int64)
    for p in range(_PLACES):
        x = seeds + np.uint64(0x9E3779B97F4A7C15 * (p + 1) % 2**64)
        x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        x ^= x >> np.uint64(31)
        place = (x % np.uint64(DIMENSIONS)).astype(np.int64) + 1
        codes[:, p] = np.where((x >> np.uint64(40)) & np.uint64(1), place, -place)
    return codes


def _word_vectors(words: list[str]) -> np.ndarray:
    codes = word_codes(words)
    out = np.zeros((len(words), DIMENSIONS), dtype=np.float32)
    for p in range(_PLACES):
        np.add.at(out, (np.arange(len(words)), np.abs(codes[:, p]) - 1), np.sign(codes[:, p]))
    return out


def _segment_vectors(table: TokenTable, words: np.ndarray) -> np.ndarray:
    """Sum word vectors (V, d) over the tokens of each segment: (segments, d) float32."""
    out = np.zeros((len(table), words.shape[1]), dtype=np.float32)
    filled = np.flatnonzero(table.lengths)
    for start in range(0, len(filled), 4096):
        rows = filled[start : start + 4096]
        first, last = table.starts[rows[0]], table.starts[rows[-1] + 1]
        out[rows] = np.add.reduceat(words[table.ids[first:last]], table.starts[rows] - first)
    return out


def hashed_vectors(channel: Channel) -> tuple[np.ndarray, np.ndarray]:
    """Vectors of the segments of both sides of a channel: (n, d) and (m, d) float32, d = DIMENSIONS.

    Words weigh by the square root of their information, -log p(w); words without a link by nothing.
    """
    target_words = _word_vectors(channel.target.words)
    weights = np.log(np.maximum(channel.target_weights, 1.0))
    links = channel.links
    source_words = np.zeros((len(channel.source.words), DIMENSIONS), dtype=np.float32)
    weighted = target_words * weights[:, None]
    linked = np.flatnonzero(np.diff(links.starts))
    for start in range(0, len(linked), 4096):
        rows = linked[start : start + 4096]
        first, last = links.starts[rows[0]], links.starts[rows[-1] + 1]
        parts = weighted[links.target[first:last]] * links.forward[first:last, None]
        source_words[rows] = np.add.reduceat(parts, links.starts[rows] - first)
    return (
        _segment_vectors(channel.source, source_words),
        _segment_vectors(channel.target, weighted),
    )


def coarse_path(source: np.ndarray, target: np.ndarray, full: int = FULL) -> np.ndarray:
    """Find a rough path of nodes (K, 2) from (0, 0) to (n, m) between vectors (n, d) and (m, d)."""
    levels = [(source, target)]
    while max(len(levels[-1][0]), len(levels[-1][1])) > full:
        levels.append((_halved(levels[-1][0]), _halved(levels[-1][1])))
    path = None
    for source, target in reversed(levels):
        n, m = len(source), len(target)
        if path is None:
            band = Band.full(n, m)
        else:
            path = np.minimum(path * 2, (n, m))
            band = Band.around(n, m, _rising(path, n, m), HALF)
        moves = best_path(band, _level_scores(source, target, band), _ONE)
        path = np.array([(i, j) for i, j, _, _ in moves] + [(n, m)])
    assert path is not None
    return path


def _rising(path: np.ndarray, n: int, m: int) -> np.ndarray:
    """Drop nodes that stand still, and end at (n, m)."""
    path = np.concatenate([path, [(n, m)]])
    keep = np.concatenate([[True], np.diff(path.sum(1)) > 0])
    return path[keep]


def _halved(vectors: np.ndarray) -> np.ndarray:
    even, odd = vectors[::2].copy(), vectors[1::2]
    even[: len(odd)] += odd
    return even


def _unit(vectors: np.ndarray) -> np.ndarray:
    centred = vectors - vectors.mean(0)
    return centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-6)


def centred_cosines(
    source: np.ndarray, target: np.ndarray, rows: np.ndarray, columns: np.ndarray
) -> np.ndarray:
    """Cosines between chosen rows of both sides (R, C), each side less its mean vector."""
    return _unit(source)[rows] @ _unit(target)[columns].T


def _level_scores(source: np.ndarray, target: np.ndarray, band: Band) -> Scores:
    """Score 1-1 moves by how much more alike two places are than two random ones; nulls score 0."""
    source, target = _unit(source), _unit(target)
    n, m = len(source), len(target)
    beads = np.full((1, n + m + 1, band.width), -np.inf, dtype=np.float32)
    random = np.random.default_rng(_SEED)
    sample = np.einsum(
        "ij,ij->i", source[random.integers(0, n, 2000)], target[random.integers(0, m, 2000)]
    )
    mean, deviation = float(sample.mean()), float(max(sample.std(), 1e-3))
    for d0 in range(0, n + m + 1, 256):
        d1 = min(d0 + 256, n + m + 1)
        i, j, _ = band.nodes(d0, d1)
        valid = (i >= 0) & (i < n) & (j >= 0) & (j < m)
        if not valid.any():
            continue
        i0, j0 = int(i[valid].min()), int(j[valid].min())
        i1, j1 = int(i[valid].max()) + 1, int(j[valid].max()) + 1
        dots = source[i0:i1] @ target[j0:j1].T
        values = dots[np.clip(i - i0, 0, i1 - i0 - 1), np.clip(j - j0, 0, j1 - j0 - 1)]
        beads[0, d0:d1] = np.where(valid, (values - mean) / deviation - 1.0, -np.inf)
    zeros_n, zeros_m = np.zeros(n), np.zeros(m)
    return Scores(beads, zeros_n, zeros_n, zeros_m, zeros_m)
