"""A small offline language identifier: letter bigrams and trigrams, naive Bayes over 18 languages.

The table and where it comes from: `corpora.data.make_languages`. To add a language, add its profile there.
"""

from __future__ import annotations

import functools
import lzma
import math
import re
from pathlib import Path
from typing import Any

from corpora.errors import unknown

_TABLE = Path(__file__).parents[1] / "data" / "languages.tsv.xz"
_WORD = re.compile(r"[^\W\d_]+")
_UNIT = 20
"""The table holds 20 × log2 of shares."""
_TEMPER = 0.5
"""N-grams overlap, so their evidence counts half; otherwise every probability would be 0 or 1."""


def grams(text: str) -> list[str]:
    """Return the letter bigrams and trigrams of a text's words in lower case, a space at a word's ends."""
    return [gram for word in _WORD.findall(text.lower()) for gram in _grams_of(word)]


def _grams_of(word: str) -> list[str]:
    padded = f" {word} "
    pairs = [padded[i : i + 2] for i in range(len(padded) - 1)]
    return pairs + [padded[i : i + 3] for i in range(len(padded) - 2)]


@functools.cache
def _table() -> tuple[tuple[str, ...], dict[str, int], Any]:
    """Languages, n-gram → row, and an array [rows, languages] of natural logarithms of shares."""
    import numpy as np

    lines = lzma.decompress(_TABLE.read_bytes()).decode("utf-8").split("\n")[:-1]
    fields = [line.split("\t") for line in lines[1:]]
    values = np.array([row[1:] for row in fields], dtype=np.float32) * (math.log(2) / _UNIT)
    return tuple(lines[0].split("\t")[1:]), {row[0]: n for n, row in enumerate(fields)}, values


def known_languages() -> tuple[str, ...]:
    """Return the codes of the languages that can be told."""
    return _table()[0]


def probabilities(text: str) -> dict[str, float]:
    """Return language → probability that `text` is in it, out of the known ones.

    They sum to 1, or to less where the table has under half of the text's n-grams: then it is likely in
    none of them (another script, a code). All are 0 for a text without letters.
    """
    import numpy as np

    languages = known_languages()
    words = [_word(word) for word in _WORD.findall(text.lower())]
    found = sum(known for known, _, _ in words)
    if not found:
        return dict.fromkeys(languages, 0.0)
    logs = np.sum([sums for _, _, sums in words], axis=0) * _TEMPER
    logs -= logs.max()
    shares = [math.exp(value) for value in logs.tolist()]
    total = sum(shares) / min(1.0, 2 * found / sum(number for _, number, _ in words))
    return {lang: share / total for lang, share in zip(languages, shares, strict=True)}


@functools.lru_cache(maxsize=100_000)
def _word(word: str) -> tuple[int, int, Any]:
    """How many of a word's n-grams are known, how many it has, and the sum of the known ones' rows."""
    _, rows, values = _table()
    pieces = _grams_of(word)
    found = [rows[gram] for gram in pieces if gram in rows]
    return len(found), len(pieces), values[found].sum(axis=0, dtype="float64")


def probability(text: str, lang: str) -> float:
    """Return the probability that `text` is in `lang`; raises UsageError for a language not known."""
    found = probabilities(text)
    if lang not in found:
        raise unknown("language", lang, found)
    return found[lang]
