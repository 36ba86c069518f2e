"""What digits with points and commas between them can mean."""

from __future__ import annotations

import re
from functools import lru_cache

_POINTS = re.compile("[.,]")


@lru_cache(maxsize=16384)
def digit_values(raw: str, lang: str) -> frozenset[float]:
    """Return what a run of digits with points and commas can mean in a text of this language.

    One separator before exactly three digits is a thousands mark or a decimal mark, where the language
    leaves that open: Spanish does (Spain writes 1.500, Mexico 1,500), English reads the comma as
    thousands. Dates and versions with several points are told by `is_version`.
    """
    raw = re.sub("[’'\u00a0\u202f ]", "", raw)
    marks = [mark for mark in raw if mark in ".,"]
    if not marks:
        return frozenset((float(raw),))
    parts = _POINTS.split(raw)
    grouped = len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:])
    if len(set(marks)) == 2:
        whole, last = re.split(r"[.,](?=\d*$)", raw)
        return frozenset((float(_POINTS.sub("", whole) + "." + last),))
    if len(marks) > 1:
        return frozenset((float("".join(parts)),))
    decimal = float(f"{parts[0]}.{parts[1]}")
    if grouped and parts[0] != "0":
        joined = float("".join(parts))
        if lang == "en" and marks[0] == ",":
            return frozenset((joined,))
        return frozenset((joined, decimal))
    return frozenset((decimal,))


@lru_cache(maxsize=16384)
def loose_values(raw: str, lang: str) -> frozenset[float]:
    """Return those of `digit_values` that hold only where the other text has the same digits.

    One separator before three digits: nobody writes 1.5 as "1.500", so "1.500" and "1.5" are not the same
    number, though "1.500" alone may be read so. Empty for all other runs of digits.
    """
    values = digit_values(raw, lang)
    return values - {max(values)}


def is_version(raw: str) -> bool:
    """Say whether a run of digits has two or more points that set off no thousands: 1.2.3, 3.6.2026."""
    parts = _POINTS.split(raw)
    return len(parts) > 2 and not (
        len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:-1]) and len(parts[1]) == 3
    )
