"""Progress on a terminal's standard error: count, rate and time left; silent where nobody watches."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def progress(items: Iterable[Item], total: int, unit: str) -> Iterator[Item]:
    """Yield `items`, rewriting one line on standard error at most ten times a second, if it is a terminal.

    `total` 0 says that nobody knows how many there are.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    begun = shown = time.monotonic()
    try:
        for count, item in enumerate(items, 1):
            yield item
            now = time.monotonic()
            if now - shown >= 0.1 or count == total:
                shown = now
                rate = count / max(now - begun, 1e-9)
                told = f"{count} {unit}  {rate:.0f}/s"
                if total:
                    told = f"{count}/{total} {unit}  {rate:.0f}/s  {_time((total - count) / rate)} left"
                _show(told)
    finally:
        _show("")


def say(message: str) -> None:
    """Write one line of talk to standard error."""
    print(message, file=sys.stderr, flush=True)


def _time(seconds: float) -> str:
    """Seconds, or from two minutes on minutes, or from two hours on hours and minutes."""
    minutes = round(seconds / 60)
    if seconds < 120:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h {minutes % 60} min"


def _show(line: str) -> None:
    sys.stderr.write(f"\r\x1b[K{line}")
    sys.stderr.flush()
