"""Which word of one side may translate which word of the other, as probabilities.

Links come from the shipped table (where the language pair has one), from a table learned from the text
pair itself, and from form: equal words and numbers, and words that begin alike ("nacional", "national").
Where several speak for a link the strongest counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from align.tokens import TokenTable
from corpora.folding import unmarked

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


@dataclass(frozen=True)
class WordPairs:
    """Word pairs by vocabulary ids, (E,) each: source, target, P(target | source), P(source | target)."""

    source: np.ndarray
    target: np.ndarray
    forward: np.ndarray
    reverse: np.ndarray

    def __len__(self) -> int:
        return len(self.source)


def word_pairs(rows: Sequence[tuple[int, int, float, float]]) -> WordPairs:
    """Make pairs of rows (source id, target id, P(target | source), P(source | target))."""
    source, target, forward, reverse = zip(*rows, strict=True) if rows else ((), (), (), ())
    return WordPairs(
        np.array(source, dtype=np.int64),
        np.array(target, dtype=np.int64),
        np.array(forward, dtype=np.float32),
        np.array(reverse, dtype=np.float32),
    )


NO_PAIRS = word_pairs([])


def make_links(words: int, others: int, tables: Sequence[WordPairs]) -> Links:
    """Merge tables, keeping the higher probability each way; `words`, `others` are the vocabulary sizes."""
    keys = np.concatenate([table.source * others + table.target for table in tables])
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    first = np.flatnonzero(np.concatenate([keys[:1] == keys[:1], keys[1:] != keys[:-1]]))
    forward = np.concatenate([table.forward for table in tables]).astype(np.float32)[order]
    reverse = np.concatenate([table.reverse for table in tables]).astype(np.float32)[order]
    if len(first):
        forward, reverse = np.maximum.reduceat(forward, first), np.maximum.reduceat(reverse, first)
    source, target = keys[first] // max(others, 1), keys[first] % max(others, 1)
    starts = np.searchsorted(source, np.arange(words + 1))
    return Links(source, target, forward, reverse, starts)


def form_links(source: TokenTable, target: TokenTable, *, same: float = SAME) -> WordPairs:
    """Link words of equal or similar form: the language-neutral part of the lexicon.

    Equal numbers and equal words of four letters or more get `same`; shorter equal words (often false
    friends: "a", "no", "son") a third of it. Words of four letters or more that share their first four,
    accents apart, get up to COGNATE by the share of letters they have in common at both ends.
    """
    rows: list[tuple[int, int, float, float]] = []
    other = {word: v for v, word in enumerate(target.words)}
    buckets: dict[str, list[int]] = defaultdict(list)
    for v, word in enumerate(target.words):
        if len(word) >= _PREFIX and not word[0].isdigit():
            buckets[unmarked(word)[:_PREFIX]].append(v)
    for u, word in enumerate(source.words):
        equal = other.get(word, -1)
        if equal >= 0:
            p = same if len(word) >= _PREFIX or word[0].isdigit() else same / 3
            rows.append((u, equal, p, p))
        if len(word) < _PREFIX or word[0].isdigit():
            continue
        plain = unmarked(word)
        for v in buckets.get(plain[:_PREFIX], ()):
            alike = likeness(plain, unmarked(target.words[v]))
            if alike > 0.5 and v != equal:
                p = COGNATE * (2 * alike - 1)
                rows.append((u, v, p, p))
    return word_pairs(rows)


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
