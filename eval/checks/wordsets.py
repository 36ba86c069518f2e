"""Word tables written as running text."""

from __future__ import annotations


def words_in(text: str) -> list[str]:
    """Return the words of a text, in order: a table of words that stays readable in the source."""
    return text.split()
