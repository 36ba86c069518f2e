"""Lists of words as they are written in the code: in one string, apart by white space."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """Return the words of `text`."""
    return frozenset(text.split())
