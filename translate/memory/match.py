"""Match percent: how alike a segment and a stored one are, as translators read it."""

from __future__ import annotations

import hashlib
import re
import unicodedata

CONTEXT = 101
"""Percent of an exact match whose previous and next segments are the same too."""
EXACT = 100

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[^\w\s]")


def normal(text: str) -> str:
    """Return `text` in NFC with single spaces: texts that are equal so match exactly."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def key(text: str) -> bytes:
    """Return eight bytes that stand for the normal form of a text."""
    return hashlib.sha256(normal(text).encode("utf-8", "surrogatepass")).digest()[:8]


def tokens(text: str) -> list[str]:
    """Return the words, numbers and marks of a text, as they are written."""
    return _TOKEN.findall(text)


def percent(one: str, other: str) -> int:
    """Return the match percent of two segments: 100 for equal ones (see `normal`), else 0 to 99.

    The mean of two likenesses, each 1 - edits / length of the longer: that of words, numbers and marks
    (case apart, all numbers alike, as they are put right without work), which is the work that is left,
    and that of characters, so that an ending weighs less than another word. Rounded down.
    """
    from rapidfuzz.distance import Levenshtein

    first, second = normal(one), normal(other)
    if first == second:
        return EXACT
    by_words = Levenshtein.normalized_similarity(_plain(first), _plain(second))
    by_letters = Levenshtein.normalized_similarity(first, second)
    return min(EXACT - 1, int(50 * (by_words + by_letters)))


def _plain(text: str) -> list[str]:
    return ["0" if token[0].isdigit() else token.lower() for token in tokens(text)]


def renumbered(wanted: str, source: str, target: str) -> str | None:
    """Return `target`, a translation of `source`, with the numbers of `wanted` for those of `source`.

    Only where the two sources differ in nothing but numbers and each number that changes stands once in
    the target, written as in its source; else None.
    """
    one, two = tokens(normal(source)), tokens(normal(wanted))
    if len(one) != len(two):
        return None
    changes = {old: new for old, new in zip(one, two, strict=True) if old != new}
    if any(not (old[0].isdigit() and new[0].isdigit()) for old, new in changes.items()):
        return None
    for old, new in zip(one, two, strict=True):
        if changes.get(old, old) != new:
            return None
    found = {
        old: re.findall(rf"(?<![\w.,]){re.escape(old)}(?![\w]|[.,]\d)", target) for old in changes
    }
    if not changes or any(len(hits) != 1 for hits in found.values()):
        return None
    pattern = "|".join(map(re.escape, sorted(changes, key=len, reverse=True)))
    return re.sub(
        rf"(?<![\w.,])(?:{pattern})(?![\w]|[.,]\d)", lambda match: changes[match[0]], target
    )
