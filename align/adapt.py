"""Bending the fitted bead prior towards the text at hand.

How often a translator merges, splits and leaves out differs from text to text. After a first
forward-backward the expected number of beads of each type is compared with the frequencies the weights
were fitted on, and the type weights are moved part of the way: one step of expectation maximisation, held
back by `STRENGTH` imagined beads of the fitted frequencies and by the exponent `SHARE`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from align.features import BIAS_OF, BIASES
from align.lattice import TYPES, Band, Move, Posterior, Scores, posterior

SHARE = 0.5
STRENGTH = 300.0
COUNTED = (*BIASES, "null_first", "null_next")
"""The kinds of bead whose frequencies are compared: types with their mirror images, nulls by place in run."""


def expected_counts(found: Posterior) -> np.ndarray:
    """Expected beads of each kind in COUNTED, (len(COUNTED),)."""
    counts = np.zeros(len(COUNTED))
    np.add.at(counts, np.array(BIAS_OF), found.beads.sum((1, 2), dtype=np.float64))
    opened = float(found.source_open.sum() + found.target_open.sum())
    counts[-2:] = opened, float(found.source.sum() + found.target.sum()) - opened
    return counts


def bent(scores: Scores, counts: np.ndarray, prior: Mapping[str, float]) -> None:
    """Move the scores of a text's beads towards the kinds of bead it has, `counts` of each in COUNTED.

    `prior` has a frequency for each kind; an empty one changes nothing.
    """
    if not prior:
        return
    fitted = np.array([prior[name] for name in COUNTED])
    here = (counts + STRENGTH * fitted) / (counts.sum() + STRENGTH)
    change = SHARE * np.log(here / fitted)
    scores.beads += change[list(BIAS_OF)].astype(np.float32)[:, None, None]
    first, following = change[-2:]
    scores.source_open = scores.source_open + first
    scores.target_open = scores.target_open + first
    scores.source_next = scores.source_next + following
    scores.target_next = scores.target_next + following


def adapted_posterior(band: Band, scores: Scores, prior: Mapping[str, float]) -> Posterior:
    """Return the posterior after one adaptation step, see `bent`; `scores` is changed to the adapted ones."""
    found = posterior(band, scores)
    if not prior:
        return found
    counts = expected_counts(found)
    del found  # as large as the scores: in a long text the memory matters
    bent(scores, counts, prior)
    return posterior(band, scores)


def counts_of(moves: Sequence[Move]) -> np.ndarray:
    """Beads of each kind in COUNTED among neighbouring moves, (len(COUNTED),); unknown types count none."""
    counts = np.zeros(len(COUNTED))
    side = -1
    for _, _, n, m in moves:
        if n and m:
            if (n, m) in TYPES:
                counts[BIAS_OF[TYPES.index((n, m))]] += 1
            side = -1
        else:
            counts[len(BIASES) + (side == (n > 0))] += n + m
            side = int(n > 0)
    return counts


def frequencies(counts: np.ndarray) -> dict[str, float]:
    """Turn counts of the kinds in COUNTED into frequencies, half a bead added to each."""
    smoothed = (counts + 0.5) / (counts + 0.5).sum()
    return dict(zip(COUNTED, smoothed.tolist(), strict=True))
