"""Which word of a bead belongs to which: for highlighting, in a millisecond or two.

Both directions of IBM model 1 with the shipped table, word forms, and a preference for words at about the
same relative place, as in fast_align (Dyer, Chahuneau and Smith 2013); a link's probability is the
geometric mean of the two directions, so both must agree.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from align.lexicon import load
from align.links import COGNATE, SAME, likeness
from align.tokens import TOKEN, tokens
from corpora.folding import unmarked
from corpora.values import Span
from corpora.wordtables import Translations

TENSION = 4.0
"""How fast a link loses with distance from its relative place: exp(-TENSION |i / I - j / J|)."""

EMPTY = 0.01
"""What the empty word offers every word, so that words without a partner stay without."""


def word_spans(text: str) -> list[Span]:
    """Return the character spans of the words that `align_words` numbers, in order."""
    return [Span(match.start(), match.end()) for match in re.finditer(TOKEN, text)]


def align_words(
    source_text: str,
    target_text: str,
    source_lang: str = "es",
    target_lang: str = "en",
    least: float = 0.3,
) -> list[tuple[int, int, float]]:
    """Return links (source word, target word, probability) of at least `least`, in source order.

    Words are numbered from 0 as in `word_spans`. A word may have several links or none; an empty text
    gives []. For a language pair without a shipped table only word forms are compared.
    """
    source, target = tokens(source_text), tokens(target_text)
    forward, reverse = _probabilities(source, target, source_lang, target_lang)
    columns = [EMPTY + sum(row[j] for row in forward) for j in range(len(target))]
    links = []
    for i, row in enumerate(forward):
        total = EMPTY + sum(reverse[i])
        for j, value in enumerate(row):
            p = math.sqrt(value / columns[j] * reverse[i][j] / total)
            if p >= least:
                links.append((i, j, p))
    return links


def _probabilities(
    source: list[str], target: list[str], source_lang: str, target_lang: str
) -> tuple[list[list[float]], list[list[float]]]:
    """P(target word | source word) and the reverse, times the preference for place."""
    lexicon: Mapping[str, Translations] = load(source_lang, target_lang) or {}
    plain = [unmarked(word) for word in target]
    forward, reverse = [], []
    for i, word in enumerate(source):
        entries = lexicon.get(word, {})
        start = unmarked(word)
        there, back = [], []
        for j, other in enumerate(target):
            f, r = entries.get(other, (0.0, 0.0))
            form = _form(word, start, other, plain[j])
            near = math.exp(-TENSION * abs(i / len(source) - j / len(target)))
            there.append(max(f, form) * near)
            back.append(max(r, form) * near)
        forward.append(there)
        reverse.append(back)
    return forward, reverse


def _form(word: str, start: str, other: str, plain: str) -> float:
    if word == other:
        return SAME if len(word) > 3 or word[0].isdigit() else SAME / 3
    if len(start) < 4 or len(plain) < 4 or start[:4] != plain[:4] or word[0].isdigit():
        return 0.0
    return max(0.0, COGNATE * (2 * likeness(start, plain) - 1))
