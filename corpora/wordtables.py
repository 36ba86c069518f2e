"""Translation tables between words, stored small: word → translation → (P(translation | word), reverse).

A table is a file `NAME-SOURCE-TARGET.xz` of words in lower case, which serves both directions.
"""

from __future__ import annotations

import lzma
import math
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from corpora.errors import DataError

Table = dict[str, dict[str, tuple[float, float]]]

_LEVELS = 64
_MAGIC = "careo-lexicon 1"


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
            table = _read(path)
            return table if first == source_lang else _turned(table)
    return None


def _read(path: Path) -> Table:
    lines = lzma.decompress(path.read_bytes()).decode().split("\n")
    if not lines[0].startswith(_MAGIC):
        raise DataError(f"{path}: is not a lexicon of this version; reinstall careo")
    value = [2.0 ** (-10 * level / (_LEVELS - 1)) for level in range(_LEVELS)]
    table: Table = {}
    for line in lines[1:]:
        word, *items = line.split("\t")
        table[word] = {x[2:]: (value[ord(x[0]) - 40], value[ord(x[1]) - 40]) for x in items}
    return table


def _turned(table: Table) -> Table:
    turned: Table = {}
    for word, items in table.items():
        for other, (forward, reverse) in items.items():
            turned.setdefault(other, {})[word] = (reverse, forward)
    return turned
