"""Paired significance tests between two systems, with sacreBLEU's figures and bounded memory.

Both repeat sacreBLEU's tests draw for draw (its `--paired-bs` and `--paired-ar`), but hold a few
resamples at a time instead of all.
"""

from __future__ import annotations

from dataclasses import dataclass

from eval.metrics import Statistics, generator, interval, resampled_sums

ROWS = 256
"""Trials drawn at a time: a multiple of 32, so that drawing in parts gives sacreBLEU's own bits."""


@dataclass(frozen=True, slots=True)
class Bootstrap:
    """Paired bootstrap: p-value of the difference, and its mean and 95 % interval over the resamples."""

    p: float
    mean: float
    low: float
    high: float
    resamples: int


def paired_bootstrap(base: Statistics, system: Statistics, resamples: int = 1000) -> Bootstrap:
    """Test the difference of two systems by paired bootstrap resampling (Koehn 2004).

    `base` and `system` are statistics of one metric over the same segments. The interval is of
    system - base; the p-value is sacreBLEU's: how often the resampled absolute difference, centred, is
    above the real one. It is 1 where the scores are equal; sacreBLEU then calls two equal outputs surely
    different.
    """
    import numpy as np

    real = abs(base.value() - system.value())
    differences = [
        system.of_sum(two) - base.of_sum(one)
        for one, two in resampled_sums([base.counts, system.counts], resamples)
    ]
    absolute = np.abs(np.array(differences))
    above = int(np.sum(absolute - absolute.mean() > real))
    mean, low, high = interval(differences)
    p = (above + 1) / (resamples + 1) if real else 1.0
    return Bootstrap(p, mean, low, high, resamples)


def randomization(base: Statistics, system: Statistics, trials: int = 10_000) -> float:
    """Return the p-value of the difference by approximate randomization (Riezler and Maxwell 2005).

    In each trial every segment's outputs are swapped between the systems with probability one half. The
    p-value is sacreBLEU's, but 1 where the scores are equal.
    """
    draw = generator()
    one, two = base.counts.astype(float), system.counts.astype(float)
    real = abs(base.value() - system.value())
    if not real:
        return 1.0
    total, gap = one.sum(0) + two.sum(0), one - two
    rest = two.sum(0)
    above = 0
    for start in range(0, trials, ROWS):
        count = min(ROWS, trials - start)
        chosen = draw.integers(2, size=(count, len(one)), dtype=bool)
        mixed = chosen.astype(float) @ gap + rest
        for row in mixed:
            a = system.metric._aggregate_and_compute([row.tolist()]).score
            b = system.metric._aggregate_and_compute([(total - row).tolist()]).score
            above += abs(a - b) > real
    return (above + 1) / (trials + 1)
