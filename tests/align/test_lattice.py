"""The lattice against the slow true version: every path of a small matrix, one by one."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.lattice import TYPES, Band, Scores, backward, best_path, forward, posterior


def random_scores(band, seed):
    random = np.random.default_rng(seed)
    beads = random.normal(size=(len(TYPES), band.n + band.m + 1, band.width))
    nulls = (random.normal(size=k) for k in (band.n, band.n, band.m, band.m))
    return Scores(beads.astype(np.float32), *nulls)


def all_paths(band, scores):
    """Every path as (score, moves); a run of nulls has those of the source first."""

    def walk(i, j, state):
        if (i, j) == (band.n, band.m):
            yield 0.0, []
        moves = []
        for t, (n, m) in enumerate(TYPES):
            if i + n <= band.n and j + m <= band.m:
                moves.append((n, m, 0, scores.beads[t, i + j, i - band.lo[i + j]]))
        if i < band.n and state < 2:
            moves.append((1, 0, 1, (scores.source_next if state == 1 else scores.source_open)[i]))
        if j < band.m:
            moves.append((0, 1, 2, (scores.target_next if state == 2 else scores.target_open)[j]))
        for n, m, after, score in moves:
            for rest, path in walk(i + n, j + m, after):
                yield score + rest, [(i, j, n, m), *path]

    return list(walk(0, 0, 0))


@given(st.integers(1, 5), st.integers(1, 4), st.integers(0, 10**6))
@settings(deadline=None, max_examples=25)
def test_sums_posteriors_and_best_path_are_exact(n, m, seed):
    band = Band.full(n, m)
    scores = random_scores(band, seed)
    paths = all_paths(band, scores)
    total = np.logaddexp.reduce([score for score, _ in paths])
    found = posterior(band, scores)
    assert found.total == pytest.approx(total, abs=1e-5)
    start = backward(band, scores)[0, 0, -int(band.lo[0])]
    assert start == pytest.approx(total, abs=1e-5)
    assert best_path(band, scores) == max(paths)[1]
    expected = {}
    for score, path in paths:
        for move in path:
            expected[move] = expected.get(move, 0.0) + np.exp(score - total)
    for i in range(n):
        share = sum(p for (a, _, k, q), p in expected.items() if a == i and q == 0 and k)
        assert found.source[i] == pytest.approx(share, abs=1e-5)
    for (i, j, k, q), p in expected.items():
        if k and q:
            place = TYPES.index((k, q)), i + j, i - int(band.lo[i + j])
            assert found.beads[place] == pytest.approx(p, abs=1e-5)


@pytest.mark.parametrize(("n", "m"), [(1, 40), (40, 1), (3, 0), (0, 2)])
def test_lopsided_matrices(n, m):
    band = Band.full(n, m)
    scores = random_scores(band, 5)
    found = posterior(band, scores)
    covered = found.source.sum() + sum(
        found.beads[t].sum(dtype=float) * a for t, (a, _) in enumerate(TYPES)
    )
    assert covered == pytest.approx(n, abs=1e-4)
    assert sum(move[2] for move in best_path(band, scores)) == n
    assert sum(move[3] for move in best_path(band, scores)) == m


def test_narrow_band_around_the_best_path_finds_it_too():
    full = Band.full(60, 55)
    wide = random_scores(full, 3)
    wide.beads[0] += 3.0
    path = best_path(full, wide)
    nodes = np.array([(i, j) for i, j, _, _ in path] + [(60, 55)])
    band = Band.around(60, 55, nodes, 6)
    narrow = np.full((len(TYPES), 116, band.width), -np.inf, dtype=np.float32)
    i, _, inside = band.nodes(0, 116)
    d = np.arange(116)[:, None]
    k = i - full.lo[:, None]
    inside &= (k >= 0) & (k < full.width)
    for t in range(len(TYPES)):
        narrow[t] = np.where(inside, wide.beads[t, d, np.clip(k, 0, full.width - 1)], -np.inf)
    scores = Scores(narrow, wide.source_open, wide.source_next, wide.target_open, wide.target_next)
    assert best_path(band, scores) == path
    assert forward(band, scores)[1] <= forward(full, wide)[1] + 1e-6


def test_no_path():
    band = Band.full(2, 2)
    scores = random_scores(band, 1)
    scores.beads[:] = -np.inf
    scores.source_open[:] = scores.source_next[:] = -np.inf
    with pytest.raises(ValueError, match="no path through the band"):
        best_path(band, scores)
