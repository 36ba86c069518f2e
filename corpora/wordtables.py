"""Translation tables between words, stored small: word → translation → (P(translation | word), reverse).

A table is a file `NAME-SOURCE-TARGET.xz` of words in lower case, which serves both directions.
"""

from __future__ import annotations

import lzma
import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from corpora.errors import DataError

_LEVELS = 64
_MAGIC = "careo-lexicon 1"
_VALUES = [2.0 ** (-10 * level / (_LEVELS - 1)) for level in range(_LEVELS)]


Translations = dict[str, tuple[float, float]]
"""Translations of one word, each with P(translation | word) and P(word | translation)."""


class Table(Mapping[str, Translations]):
    """A table of one direction; a word's line is taken apart when it is first asked for.

    In this way 134,000 pairs take a third of the memory of dictionaries.
    """

    def __init__(self, lines: Mapping[str, str]) -> None:
        """`lines`: word → its items joined by tabs, each as `save` writes it."""
        self._lines = lines
        self._read: dict[str, Translations] = {}

    def __getitem__(self, word: str) -> Translations:
        found = self._read.get(word)
        if found is None:
            items = self._lines[word].split("\t")
            found = {x[2:]: (_VALUES[ord(x[0]) - 40], _VALUES[ord(x[1]) - 40]) for x in items}
            self._read[word] = found
        return found

    def __contains__(self, word: object) -> bool:
        return word in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def beginning(self, start: str) -> Iterator[str]:
        """Yield the words that begin with `start`, in order."""
        for at in range(bisect_left(self._sorted, start), len(self._sorted)):
            if not self._sorted[at].startswith(start):
                return
            yield self._sorted[at]

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._lines)

    def translations(self) -> Iterator[str]:
        """Yield every word that is a translation of one in the table, some more than once."""
        return (item[2:] for line in self._lines.values() for item in line.split("\t"))


def save(path: Path, pairs: Mapping[tuple[str, str], tuple[float, float]], pair: str) -> None:
    """Write word pairs as an xz-compressed table for a language pair such as "es-en".

    Lines: source word, then for each of its translations a tab, two characters for the two probabilities
    (level 0 … 63 on a log scale from 1 down to 1/1024) and the target word.
    """
    lines = [f"{_MAGIC} {pair}"]
    by_word: dict[str, list[str]] = {}
    for (source, target), (forward, reverse) in sorted(pairs.items()):
        by_word.setdefault(source, []).append(_level(forward) + _level(reverse) + target)
    lines += ["\t".join([word, *items]) for word, items in by_word.items()]
    path.write_bytes(lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))


def _level(p: float) -> str:
    return chr(40 + min(_LEVELS - 1, max(0, round(-math.log2(max(p, 1e-9)) * (_LEVELS - 1) / 10))))


@lru_cache(maxsize=4)
def load(folder: Path, name: str, source_lang: str, target_lang: str) -> Table | None:
    """Return the table `name` of a language pair in a folder; None where there is none for the pair.

    Either order of the languages works. Raises DataError for a file of another version.
    """
    for first, second in ((source_lang, target_lang), (target_lang, source_lang)):
        path = folder / f"{name}-{first}-{second}.xz"
        if path.is_file():
            lines = _read(path)
            return Table(lines if first == source_lang else _turned(lines))
    return None


def _read(path: Path) -> dict[str, str]:
    first, *lines = lzma.decompress(path.read_bytes()).decode().split("\n")
    if not first.startswith(_MAGIC):
        raise DataError(f"{path}: is not a lexicon of this version; reinstall careo")
    return dict(line.split("\t", 1) for line in lines)


def _turned(lines: Mapping[str, str]) -> dict[str, str]:
    turned: dict[str, str] = {}
    for word, line in lines.items():
        for item in line.split("\t"):
            other, back = item[2:], item[1] + item[0] + word
            turned[other] = f"{turned[other]}\t{back}" if other in turned else back
    return turned
