"""Which word of one side may translate which word of the other, as probabilities.

Links come from the shipped table (where the language pair has one), from a table learned from the text
pair itself, and from form: equal words and numbers, and words that begin alike ("nacional", "national").
Where several speak for a link the strongest counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from align.tokens import TokenTable, folded

SAME = 0.5
"""P(target word | source word) of a word that stands unchanged on the other side."""

COGNATE = 0.3
"""The same of words that are alike from beginning to end; falls with the likeness."""

_PREFIX = 4


@dataclass(frozen=True)
class Links:
    """Word pairs (E,) as vocabulary ids, sorted by source id, with P(target | source) and the reverse.

    `starts` (source words + 1,): the pairs of source word u are at starts[u]:starts[u + 1].
    """

    source: np.ndarray
    target: np.ndarray
    forward: np.ndarray
    reverse: np.ndarray
    starts: np.ndarray

    def __len__(self) -> int:
        return len(self.source)


Table = dict[tuple[int, int], tuple[float, float]]
"""(source id, target id) → (P(target | source), P(source | target))."""


def make_links(words: int, tables: Iterable[Table]) -> Links:
    """Merge tables, keeping the higher probability each way; `words` is the source vocabulary's size."""
    merged: Table = {}
    for table in tables:
        for pair, (forward, reverse) in table.items():
            old = merged.get(pair)
            if old is not None:
                forward, reverse = max(forward, old[0]), max(reverse, old[1])
            merged[pair] = (forward, reverse)
    pairs = np.array(sorted(merged), dtype=np.int64).reshape(-1, 2)
    values = np.array([merged[a, b] for a, b in pairs.tolist()], dtype=np.float32).reshape(-1, 2)
    starts = np.searchsorted(pairs[:, 0], np.arange(words + 1))
    return Links(pairs[:, 0], pairs[:, 1], values[:, 0], values[:, 1], starts)


def form_links(source: TokenTable, target: TokenTable, *, same: float = SAME) -> Table:
    """Link words of equal or similar form: the language-neutral part of the lexicon.

    Equal numbers and equal words of four letters or more get `same`; shorter equal words (often false
    friends: "a", "no", "son") a third of it. Words of four letters or more that share their first four,
    accents apart, get up to COGNATE by the share of letters they have in common at both ends.
    """
    table: Table = {}
    other = {word: v for v, word in enumerate(target.words)}
    buckets: dict[str, list[int]] = defaultdict(list)
    for v, word in enumerate(target.words):
        if len(word) >= _PREFIX and not word[0].isdigit():
            buckets[folded(word)[:_PREFIX]].append(v)
    for u, word in enumerate(source.words):
        v = other.get(word, -1)
        if v >= 0:
            strong = len(word) >= _PREFIX or word[0].isdigit()
            table[u, v] = (same, same) if strong else (same / 3, same / 3)
        if len(word) < _PREFIX or word[0].isdigit():
            continue
        plain = folded(word)
        for v in buckets.get(plain[:_PREFIX], ()):
            alike = likeness(plain, folded(target.words[v]))
            if alike > 0.5 and (u, v) not in table:
                p = COGNATE * (2 * alike - 1)
                table[u, v] = (p, p)
    return table


def likeness(a: str, b: str) -> float:
    """Share in [0, 1] of the longer word's letters that both words have in common at their ends."""
    longest, shortest = max(len(a), len(b)), min(len(a), len(b))
    head = 0
    while head < shortest and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < shortest - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    return (head + tail) / longest
