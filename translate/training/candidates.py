"""A softmax over part of the vocabulary: frequent pieces, those of the batch, and a sample of the rest.

On a CPU the output layer of a small model is a third of the work of a step. Each sampled piece stands for
several that were not drawn: the log of how many is added to its logit, so the sum over the vocabulary is
right on average (importance sampling, Bengio and Senécal 2008; with the batch's own pieces, Jean et al.
2015).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.training.sampler import Encoded

if TYPE_CHECKING:
    import numpy as np

FREQUENT = 2 / 3
"""Share of the candidates that are the most frequent pieces, at every step; the rest are sampled."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The candidates of a step: `pieces` [C] int64, ascending; `added` [C] float32 to their logits.

    `labels` are the batch's, as places among the pieces.
    """

    pieces: np.ndarray
    added: np.ndarray
    labels: np.ndarray


class Candidates:
    """Draws the candidates of each step; which they are follows from seed, step and labels alone."""

    def __init__(self, counts: np.ndarray, size: int, pad: int, seed: int) -> None:
        """`counts` [V] says how often each piece is a target; the pad is never a candidate."""
        import numpy as np

        known = np.flatnonzero(np.arange(len(counts)) != pad)
        order = known[np.argsort(-counts[known], kind="stable")]
        frequent = round(size * FREQUENT)
        self._frequent, self._others = np.sort(order[:frequent]), np.sort(order[frequent:])
        self._sampled, self._seed = size - frequent, seed

    def draw(self, labels: np.ndarray, step: int) -> Drawn:
        """Draw the candidates for labels [L]; every label is one."""
        import numpy as np

        sure = np.union1d(self._frequent, labels)
        others = np.setdiff1d(self._others, labels, assume_unique=False)
        chosen = others
        if len(others) > self._sampled:
            draw = np.random.default_rng((self._seed, step))
            chosen = draw.choice(others, self._sampled, replace=False)
        stands_for = math.log(len(others) / len(chosen)) if len(chosen) else 0.0
        pieces = np.concatenate([sure, chosen])
        added = np.repeat(np.array([0.0, stands_for], dtype=np.float32), (len(sure), len(chosen)))
        order = np.argsort(pieces)
        pieces = pieces[order]
        return Drawn(pieces, added[order], np.searchsorted(pieces, labels))


def target_counts(
    groups: Mapping[str, Encoded], weights: Mapping[str, float], size: int
) -> np.ndarray:
    """Return how often each of `size` pieces is a target in groups drawn by weight, [size] float64."""
    import numpy as np

    counts = np.zeros(size)
    for name, group in groups.items():
        if len(group.target.ids):
            found = np.bincount(group.target.ids, minlength=size)
            counts += weights[name] * found / len(group.target)
    return counts
