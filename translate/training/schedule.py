"""How the learning rate goes: up in the warm-up, then down, to zero at the end of the budget."""

from __future__ import annotations

import math

from translate.training.recipe import Budget, Optimiser


def used(step: int, seconds: float, budget: Budget) -> float:
    """Return the fraction in [0, 1] of the budget that is used after `step` steps in `seconds`.

    With both a time and a step budget, the one that is nearer its end; 0 where there is neither.
    """
    fractions = [0.0]
    if budget.minutes is not None:
        fractions.append(seconds / (60 * budget.minutes) if budget.minutes else 1.0)
    if budget.steps is not None:
        fractions.append(step / budget.steps)
    return min(1.0, max(fractions))


def seconds_left(step: int, seconds: float, budget: Budget) -> float:
    """Estimate the time to the end of the budget, in seconds; infinite before the first step."""
    fraction = used(step, seconds, budget)
    return seconds / fraction - seconds if fraction else math.inf


def learning_rate(step: int, fraction: float, optimiser: Optimiser) -> float:
    """Return the rate for the step with index `step` (from 0) at a fraction of the budget.

    Linear to `peak` over `warmup` steps; the schedule "inverse-square-root" then falls as
    √(warmup / step) (Vaswani et al. 2017); over the last `decay` of the budget the rate is also scaled
    down to zero at its end.
    """
    rate = optimiser.peak * min(1.0, (step + 1) / optimiser.warmup)
    if optimiser.schedule == "inverse-square-root":
        rate *= min(1.0, math.sqrt(optimiser.warmup / (step + 1)))
    if optimiser.decay:
        rate *= min(1.0, max(0.0, 1.0 - fraction) / optimiser.decay)
    return rate
