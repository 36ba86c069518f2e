"""What one slip of the hand or the ear makes of a word: letters swapped, doubled, left out, mistaken."""

from __future__ import annotations

import functools
import itertools

from corpora.folding import folded as fold
from eval.checks.context import load_words

FREQUENT = 40
"""A word seen this often in the word lists may have been meant."""
LETTERS = {"en": "abcdefghijklmnopqrstuvwxyz", "es": "abcdefghijklmnopqrstuvwxyzáéíóúñü"}
KEYS = ("qwertyuiop", "asdfghjklñ", "zxcvbnm")
_NEXT = {
    (a, b)
    for row in KEYS
    for one, two in itertools.pairwise(row)
    for a, b in ((one, two), (two, one))
}


def is_slip(word: str, other: str) -> bool:
    """Say whether one slip of hand or ear makes `word` of `other`, first letters being rarely wrong.

    A swap, a letter doubled or not doubled; in longer words a letter left out or put in, its neighbour
    on the keyboard, an accent, or another vowel.
    """
    if len(word) == len(other):
        places = [at for at, (a, b) in enumerate(zip(word, other, strict=True)) if a != b]
        if len(places) == 2:
            return places[0] > 0 or len(word) > 6
        at = places[0]
        one, two = word[at], other[at]
        if fold(one) == fold(two):
            return True
        if at == 0 or len(word) < 6:
            return False
        return (one, two) in _NEXT or (len(word) >= 8 and {fold(one), fold(two)} <= _VOWELS)
    short, long = sorted((word, other), key=len)
    at = len(shared(short, long))
    doubled = at > 0 and long[at - 1] == long[at]
    if doubled or (at + 1 < len(long) and long[at] == long[at + 1]):
        return len(short) >= 4
    return at > 0 and at < len(long) - 1 and len(word) >= 7


def left_out(word: str, other: str) -> bool:
    """Say whether leaving letters out of `other` makes `word`."""
    letters = iter(other)
    return all(letter in letters for letter in word)


def shared(one: str, two: str) -> str:
    """Return the letters that two words begin with alike."""
    length = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        length += 1
    return one[:length]


def slips_of(word: str, lang: str) -> set[str]:
    """Return what one edit makes of a word, without most that `is_slip` would not let pass.

    A letter put in after the fourth is looked for among the frequent words.
    """
    made: set[str] = set()
    last = len(word) - 1
    for at, letter in enumerate(word):
        before, after = word[:at], word[at + 1 :]
        made.add(before + after)
        made.update([before + other + after for other in _taken_for(letter, lang)])
        if at < last:
            made.add(before + word[at + 1] + letter + word[at + 2 :])
        if 0 < at < 4 and last >= 6:
            made.update([before + other + letter + after for other in LETTERS[lang]])
        else:
            made.add(before + letter + letter + after)
    made.add(word + word[-1])
    if last >= 6:
        longer = by_opening(lang).get((word[:4], len(word) + 1), ())
        made.update(other for other in longer if left_out(word, other))
    made.discard(word)
    return made


@functools.lru_cache(maxsize=1024)
def _taken_for(letter: str, lang: str) -> tuple[str, ...]:
    """Return the letters that `letter` may stand for: with another accent, next to it on the keys, vowels."""
    return tuple(
        other
        for other in LETTERS[lang]
        if (letter, other) in _NEXT
        or fold(letter) == fold(other)
        or {fold(letter), fold(other)} <= _VOWELS
    )


_VOWELS = frozenset("aeiou")


@functools.lru_cache(maxsize=4)
def frequent(lang: str) -> frozenset[str]:
    """Return the frequent words of a language that are no names."""
    words = load_words(lang)
    return frozenset(
        word
        for word, count in words.counts.items()
        if count >= FREQUENT and word not in words.names
    )


@functools.lru_cache(maxsize=4)
def by_opening(lang: str) -> dict[tuple[str, int], list[str]]:
    """Return the frequent words of a language by their first four letters and their length."""
    index: dict[tuple[str, int], list[str]] = {}
    for word, count in load_words(lang).counts.items():
        if count > FREQUENT // 2:
            index.setdefault((word[:4], len(word)), []).append(word)
    return index
