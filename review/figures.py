"""Figures of single rows."""

from __future__ import annotations

import threading
from collections.abc import Sequence

KEPT = 20_000
"""How many pairs' figures are kept; the oldest go first."""

LATER = 0.3
"""Seconds after which what was left open is worked out: by then the page has what it waits for."""

_known: dict[tuple[str, str], float] = {}
_lock = threading.Lock()


def chrf(machine: str, human: str) -> float:
    """Return chrF in [0, 100] of one machine translation against the human one."""
    from eval.metrics import statistics

    found = _known.get((machine, human))
    if found is None:
        found = statistics([machine], [human], "chrf").segment_values()[0]
        with _lock:
            _known[machine, human] = found
            while len(_known) > KEPT:
                del _known[next(iter(_known))]
    return found


def chrf_soon(pairs: Sequence[tuple[str, str]]) -> list[float | None]:
    """Return chrF of the pairs that it is known of; the others are worked out in the background."""
    found = [_known.get(pair) for pair in pairs]
    left = [pair for pair, value in zip(pairs, found, strict=True) if value is None]
    if left:
        timer = threading.Timer(LATER, lambda: [chrf(*pair) for pair in left])
        timer.daemon = True
        timer.start()
    return found
