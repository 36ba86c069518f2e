"""Figures of single rows."""

from __future__ import annotations

import functools


@functools.lru_cache(maxsize=20_000)
def chrf(machine: str, human: str) -> float:
    """Return chrF in [0, 100] of one machine translation against the human one."""
    from eval.metrics import statistics

    return statistics([machine], [human], "chrf").segment_values()[0]
