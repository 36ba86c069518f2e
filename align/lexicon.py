"""Translation tables between words: learned from aligned texts with IBM model 1.

The shipped table (`align/data/`) was learned from human translations in several registers with
`benchmarks/build_lexicon.py`; the table of a text pair is learned the same way from the beads of a first
pass over it.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from align.links import NO_PAIRS, WordPairs, word_pairs
from align.tokens import TokenTable
from corpora import wordtables
from corpora.wordtables import Table

DATA = Path(__file__).parent / "data"


def learn(
    source: TokenTable,
    target: TokenTable,
    *,
    iterations: int = 5,
    min_together: int = 2,
    least: float = 0.01,
    discount: float = 0.0,
) -> WordPairs:
    """Learn word pairs from parallel segments with IBM model 1 (Brown et al. 1993), in both directions.

    `source` and `target` have the same number of segments, segment n of one translating segment n of the
    other. Pairs seen together fewer than `min_together` times, or with both probabilities below `least`,
    are left out. `discount` is taken off the expected count of each pair at the end: with 1 a pair's own
    sentence cannot vouch for it, which matters when the table is used on the text it comes from. Raises
    ValueError for different numbers of segments.
    """
    if len(source) != len(target):
        raise ValueError(f"{len(source)} source and {len(target)} target segments")
    size = len(target.words)
    source_token, target_token = _together(source, target)
    keys = source.ids[source_token].astype(np.int64) * size + target.ids[target_token]
    keys, inverse, together = np.unique(keys, return_inverse=True, return_counts=True)
    inverse = inverse.astype(np.int32)
    keep = together >= min_together
    first, second = keys // max(size, 1), keys % max(size, 1)
    forward = _em(inverse, target_token, first, len(source.words), keep, iterations, discount)
    reverse = _em(inverse, source_token, second, size, keep, iterations, discount)
    keep &= (forward >= least) | (reverse >= least)
    return WordPairs(first[keep], second[keep], forward[keep], reverse[keep])


def _together(source: TokenTable, target: TokenTable) -> tuple[np.ndarray, np.ndarray]:
    """Places of every (source token, target token) of every segment pair, (E,) int32 each."""
    segment = np.repeat(np.arange(len(target)), target.lengths)
    counts = source.lengths[segment]
    target_token = np.repeat(np.arange(len(target.ids), dtype=np.int32), counts)
    first = (source.starts[segment] - np.cumsum(counts) + counts).astype(np.int32)
    source_token = np.repeat(first, counts) + np.arange(counts.sum(), dtype=np.int32)
    return source_token, target_token


def _em(
    pair: np.ndarray,
    explained: np.ndarray,
    given: np.ndarray,
    words: int,
    keep: np.ndarray,
    iterations: int,
    discount: float,
) -> np.ndarray:
    """Estimate P(explained word | given word) for each pair.

    `pair` (E,) pair of each entry, `explained` (E,) token that the entry helps to explain, `given` (P,)
    the given word of each pair, `keep` (P,) which pairs may have probability. An empty word that every
    sentence has takes what nothing explains.
    """
    probability = np.where(keep, 1.0 / 64, 0.0)
    tokens = int(explained.max()) + 1 if len(explained) else 0
    empty = 1.0 / 512
    for step in range(iterations):
        values = probability[pair]
        total = np.bincount(explained, values, tokens) + empty
        expected = np.bincount(pair, values / total[explained], len(probability))
        sums = np.bincount(given, expected, words)
        if step == iterations - 1:
            expected = np.maximum(expected - discount, 0.0)
        probability = np.where(keep, expected / np.maximum(sums[given], 1e-9), 0.0)
    return probability


def load(source_lang: str, target_lang: str) -> Table | None:
    """Return the shipped table of a language pair: word → translation → (P(translation | word), reverse).

    Either order of the languages works; None where there is no table for the pair.
    """
    return wordtables.load(DATA, "lexicon", source_lang, target_lang)


def shipped_links(
    source: TokenTable, target: TokenTable, source_lang: str, target_lang: str
) -> WordPairs:
    """Look up the shipped table for the words of two texts; no pairs where the languages have none."""
    lexicon = load(source_lang, target_lang)
    if lexicon is None:
        return NO_PAIRS
    other = {word: v for v, word in enumerate(target.words)}
    return word_pairs(
        [
            (u, other[translation], *values)
            for u, word in enumerate(source.words)
            for translation, values in lexicon.get(word, {}).items()
            if translation in other
        ]
    )


def known_words(
    source: TokenTable, target: TokenTable, source_lang: str, target_lang: str
) -> tuple[np.ndarray | None, np.ndarray | None]:
    """Which words of two texts the shipped table has, (V,) bool each; None where there is no table."""
    lexicon = load(source_lang, target_lang)
    if lexicon is None:
        return None, None
    others = frozenset(lexicon.translations())
    return (
        np.array([word in lexicon for word in source.words], dtype=bool),
        np.array([word in others for word in target.words], dtype=bool),
    )
