"""Other names in the same sentence: a model that has seen few names learns to copy those it has not seen.

A word that begins with a capital, or an abbreviation in capitals, and stands once and alike on both sides
of a pair is a name that a translator copied. Another one takes its place on both sides.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable

from translate.training.data import Pair

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BLENDED = (
    0.3  # of the names put in: the head of one and the tail of another, so that spellings never end
)
_SWAPPED = 0.7  # of the names of a chosen pair
_LEAST = 3


def shared_names(source: str, target: str) -> list[str]:
    """Return the names that stand exactly once on each side, in the order of the source."""
    counts = [Counter(_WORD.findall(side)) for side in (source, target)]
    return [
        word
        for word, count in counts[0].items()
        if count == 1 and counts[1][word] == 1 and _kind(word) is not None
    ]


class Names:
    """The names found in training pairs, by kind; `swap` puts others of the same kind into a pair."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        found: dict[bool, dict[str, None]] = {False: {}, True: {}}
        for pair in pairs:
            for word in shared_names(pair.source, pair.target):
                found[bool(_kind(word))][word] = None
        self._known = {kind: list(words) for kind, words in found.items()}

    def __len__(self) -> int:
        return sum(len(words) for words in self._known.values())

    def swap(self, source: str, target: str, rng: random.Random) -> tuple[str, str]:
        """Return the pair with most of its shared names replaced, each by the same name on both sides.

        A pair without shared names comes back as it was. Words that are not names keep their form.
        """
        here = shared_names(source, target)
        new = {name: self._other(name, rng) for name in here if rng.random() < _SWAPPED}

        def replaced(side: str) -> str:
            return _WORD.sub(lambda found: new.get(found[0], found[0]), side)

        return replaced(source), replaced(target)

    def _other(self, name: str, rng: random.Random) -> str:
        known = self._known[bool(_kind(name))]
        first = rng.choice(known)
        if rng.random() >= _BLENDED:
            return first
        second = rng.choice(known)
        return first[: max(2, len(first) // 2)] + second[len(second) // 2 :]


def _kind(word: str) -> bool | None:
    """Return True for an abbreviation in capitals, False for a capitalised name, None for another word."""
    if len(word) < _LEAST or not word[0].isupper():
        return None
    return word.isupper()
