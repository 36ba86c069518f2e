"""Progress on a terminal's standard error: count, rate and time left; silent where nobody watches."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def progress(items: Iterable[Item], total: int, unit: str) -> Iterator[Item]:
    """Yield `items`, rewriting one line on standard error at most ten times a second, if it is a terminal."""
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
                left = (total - count) / rate
                _show(f"{count}/{total} {unit}  {rate:.0f}/s  {left:.0f} s left")
    finally:
        _show("")


def say(message: str) -> None:
    """Write one line of talk to standard error."""
    print(message, file=sys.stderr, flush=True)


def _show(line: str) -> None:
    sys.stderr.write(f"\r\x1b[K{line}")
    sys.stderr.flush()
