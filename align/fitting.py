"""Fitting the aligner's weights: a semi-Markov conditional random field over beads.

Score of an alignment = sum over beads of weights · features; its probability is the softmax over every
alignment in the band (Sarawagi and Cohen 2004). The weights maximise the log probability of gold
alignments, less a small quadratic penalty, with Adam (Kingma and Ba 2015); expected features come from
the same forward-backward that gives bead probabilities in use.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from align.features import BIAS_OF, BIASES, NULLS, Evidence, band_features, null_features
from align.lattice import TYPES, Band, Scores, posterior

Gold = Sequence[tuple[Sequence[int], Sequence[int]]]


@dataclass
class Example:
    """One document pair with gold: features of the band, and the summed features of the gold path.

    `beads` (F, types, D, width) float16 or float32; `valid` likewise without F; `nulls` pairs of (G, n)
    and (G, m) arrays; `gold` (F + types + null weights,) in the order of `Model.names`.
    """

    band: Band
    beads: np.ndarray
    valid: np.ndarray
    nulls: tuple[np.ndarray, np.ndarray]
    gold: np.ndarray
    path: Gold


def make_example(evidence: Evidence, band: Band, gold: Gold) -> Example | None:
    """Compute the features of a document pair; None if the gold path is not a path in the band."""
    parts = list(band_features(evidence, band))
    beads = np.concatenate([features for _, _, features, _ in parts], axis=2)
    valid = np.concatenate([mask for _, _, _, mask in parts], axis=1)
    nulls = null_features(evidence)
    count = len(evidence.names())
    total = np.zeros(count + len(BIASES) + 2 + len(nulls[0]))
    i = j = 0
    state = 0
    # Source nulls come first in a run of both kinds, as in the lattice.
    for source, target in _ordered(gold):
        n, m = len(source), len(target)
        if n and m:
            if (n, m) not in TYPES:
                return None
            t, k = TYPES.index((n, m)), i - int(band.lo[i + j])
            if not 0 <= k < band.width or not valid[t, i + j, k]:
                return None
            total[:count] += beads[:, t, i + j, k]
            total[count + BIAS_OF[t]] += 1
            state = 0
        else:
            side = 0 if n else 1
            total[count + len(BIASES) + (state == side + 1)] += 1
            total[count + len(BIASES) + 2 :] += nulls[side][:, i if n else j]
            state = side + 1
        i, j = i + n, j + m
        k = i - int(band.lo[i + j])
        if not 0 <= k < band.width:
            return None
    if (i, j) != (band.n, band.m):
        return None
    return Example(band, beads, valid, nulls, total, list(gold))


def _ordered(gold: Gold) -> list[tuple[Sequence[int], Sequence[int]]]:
    out: list[tuple[Sequence[int], Sequence[int]]] = []
    run: list[tuple[Sequence[int], Sequence[int]]] = []
    for bead in gold:
        if bead[0] and bead[1]:
            out += sorted(run, key=lambda b: not b[0])
            out.append(bead)
            run = []
        else:
            run.append(bead)
    return out + sorted(run, key=lambda b: not b[0])


def names_of(evidence: Evidence) -> tuple[str, ...]:
    """Names of all weights for this evidence, in the order of `Example.gold`."""
    return (*evidence.names(), *BIASES, *NULLS)


def example_scores(example: Example, weights: np.ndarray) -> Scores:
    """Score an example's moves with a weight vector."""
    count = len(example.beads)
    biases = weights[count : count + len(BIASES)][list(BIAS_OF)]
    scores = np.tensordot(weights[:count].astype(np.float32), example.beads, axes=1)
    scores += biases.astype(np.float32)[:, None, None]
    beads = np.where(example.valid, scores, -np.inf)
    first, following = weights[count + len(BIASES) : count + len(BIASES) + 2]
    rest = weights[count + len(BIASES) + 2 :]
    source, target = (rest @ values for values in example.nulls)
    return Scores(beads, source + first, source + following, target + first, target + following)


def loss_and_gradient(example: Example, weights: np.ndarray) -> tuple[float, np.ndarray]:
    """Negative log probability of the gold path and its gradient."""
    scores = example_scores(example, weights)
    found = posterior(example.band, scores)
    count = len(example.beads)
    expected = np.zeros_like(weights)
    flat = found.beads.reshape(-1)
    some = np.flatnonzero(flat > 1e-9)
    expected[:count] = example.beads.reshape(count, -1)[:, some].astype(np.float64) @ flat[some]
    by_type = found.beads.sum((1, 2), dtype=np.float64)
    np.add.at(expected, count + np.array(BIAS_OF), by_type)
    base = count + len(BIASES)
    opened = found.source_open.sum() + found.target_open.sum()
    every = found.source.sum() + found.target.sum()
    expected[base : base + 2] = opened, every - opened
    expected[base + 2 :] = example.nulls[0] @ found.source + example.nulls[1] @ found.target
    return found.total - float(weights @ example.gold), expected - example.gold


def fit(
    examples: Sequence[Example],
    start: np.ndarray,
    *,
    epochs: int = 6,
    rate: float = 0.08,
    penalty: float = 0.01,
    seed: int = 1,
) -> np.ndarray:
    """Return weights that make the gold paths likely: Adam over single examples, rate falling to zero."""
    order = np.random.default_rng(seed)
    weights = start.astype(np.float64).copy()
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    step, steps = 0, epochs * len(examples)
    for epoch in range(epochs):
        total = 0.0
        for k in order.permutation(len(examples)):
            example = examples[k]
            size = max(len(example.path), 1)
            loss, gradient = loss_and_gradient(example, weights)
            total += loss / size
            gradient = gradient / size + penalty / len(examples) * weights
            step += 1
            mean = 0.9 * mean + 0.1 * gradient
            square = 0.99 * square + 0.01 * gradient**2
            scale = np.sqrt(square / (1 - 0.99**step)) + 1e-8
            weights -= rate * (1 - step / (steps + 1)) * mean / (1 - 0.9**step) / scale
        print(f"  epoch {epoch + 1}: {total / len(examples):.4f} nats a bead", flush=True)
    return weights


def fit_logistic(
    rows: Sequence[tuple[float, bool]],
    prior: tuple[float, float] = (0.0, 1.0),
    penalty: float = 1.0,
) -> tuple[float, float]:
    """Fit (a, b) of sigmoid(a + b x) to pairs (x, whether right), by Newton steps.

    A quadratic penalty pulls towards `prior`, so that few rows change little; for x = logit of a posterior
    the default leaves it as it is.
    """
    x = np.array([value for value, _ in rows])
    y = np.array([float(right) for _, right in rows])
    design = np.stack([np.ones_like(x), x], axis=1)
    start = np.array(prior)
    values = start.copy()
    for _ in range(100):
        p = 1 / (1 + np.exp(-np.clip(design @ values, -50, 50)))
        gradient = design.T @ (p - y) + penalty * (values - start)
        hessian = (design * (p * (1 - p))[:, None]).T @ design + penalty * np.eye(2)
        step = np.clip(np.linalg.solve(hessian, gradient), -2, 2)
        values = values - step
        if np.abs(step).max() < 1e-6:
            break
    return float(values[0]), float(values[1])
