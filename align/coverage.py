"""How well the words of segments explain each other: the score behind every lexical scorer.

Each word w of one side is explained by the words S of the other with IBM model 1 (Brown et al. 1993),
p(w | S) = sum over s in S of t(w | s) / (|S| + 1), mixed with its frequency p(w) and compared with it:

    log(λ + (1 - λ) p(w | S) / p(w))

which is above zero for a word that the other side makes likelier and log λ for one that nothing there
explains. Summed over the words of both sides of a bead it is the log likelihood ratio of "translation"
against "unrelated", the score of Moore (2002). Rare words weigh more by themselves. Words that have no
link at all with the other text say nothing either way, unless the shipped table knows them: then none of
their translations is there, which speaks against every bead, if less than a link that leads elsewhere.

The sums are additive over segments on the explained side and additive before the logarithm on the
explaining side, so all n-m joins of a window come from the words of single segments, without joining any
text.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from align.lattice import MAX_RUN
from align.links import Links
from align.tokens import TokenTable

LAMBDA = 0.1
"""Weight of a word's plain frequency in its mixture."""

RARE = 20_000.0
"""Tokens of smoothing in word frequencies."""

ABSENT = 0.5
"""How much a known word counts whose translations are nowhere in the other text."""


@dataclass
class Channel:
    """One way of comparing the two texts by words: two token tables and the links between their words.

    For the lexicon the tables are those of the two texts; for machine translation one of them is that of
    the translation. `source_known`, `target_known` (V,) bool say which words the shipped table has, None
    where there is none.
    """

    name: str
    source: TokenTable
    target: TokenTable
    links: Links
    source_known: np.ndarray | None = None
    target_known: np.ndarray | None = None

    @cached_property
    def source_weights(self) -> np.ndarray:
        """1 / p(w) of source words, (V,) float32; 0 for words without a link."""
        return _inverse_frequency(self.source, self.links.source)

    @cached_property
    def target_weights(self) -> np.ndarray:
        """1 / p(w) of target words, (V,) float32; 0 for words without a link."""
        return _inverse_frequency(self.target, self.links.target)

    @cached_property
    def source_says(self) -> np.ndarray:
        """How much each source word counts, (V,) float32: 1 with a link, ABSENT if only known, else 0."""
        return _says(self.source_weights, self.source_known)

    @cached_property
    def target_says(self) -> np.ndarray:
        """How much each target word counts, (V,) float32."""
        return _says(self.target_weights, self.target_known)

    def _like(self, source: TokenTable, target: TokenTable) -> Channel:
        """The same words and weights over other segments."""
        like = Channel(self.name, source, target, self.links, self.source_known, self.target_known)
        like.source_weights, like.target_weights = self.source_weights, self.target_weights
        like.source_says, like.target_says = self.source_says, self.target_says
        return like

    def part(self, i0: int, i1: int, j0: int, j1: int) -> Channel:
        """The same for segments i0 … i1 - 1 and j0 … j1 - 1; word weights stay those of the whole."""
        return self._like(self.source.part(i0, i1), self.target.part(j0, j1))

    def window(self, i0: int, i1: int, j0: int, j1: int) -> tuple[np.ndarray, np.ndarray]:
        """Score the segments of a window against runs of segments of the other side.

        Returns (target_by_source, source_by_target), each (MAX_RUN, i1 - i0, j1 - j0) float32:
        target_by_source[n - 1, i, j] sums over the words of target segment j, explained by the n source
        segments from i on (fewer at the window's end); source_by_target[m - 1, i, j] over those of source
        segment i, explained by the m target segments from j on.
        """
        u_ids, u_counts = _bags(self.source, i0, i1)
        v_ids, v_counts = _bags(self.target, j0, j1)
        t_vu, t_uv = self._dense(u_ids, v_ids)
        u_weights, v_weights = self.source_weights[u_ids], self.target_weights[v_ids]
        v_says, u_says = v_counts * self.target_says[v_ids], u_counts * self.source_says[u_ids]
        by_source = _explained(u_counts @ t_vu, self.source.lengths[i0:i1], v_weights, v_says)
        by_target = _explained(v_counts @ t_uv.T, self.target.lengths[j0:j1], u_weights, u_says)
        return by_source, by_target.transpose(0, 2, 1)

    def words(self, i0: int, i1: int, j0: int, j1: int) -> tuple[np.ndarray, np.ndarray]:
        """Words that count in each segment of a window: (i1 - i0,) and (j1 - j0,) float32."""
        return (
            _sums(self.source, self.source_says, i0, i1),
            _sums(self.target, self.target_says, j0, j1),
        )

    def backwards(self) -> Channel:
        """The same with the target segments in reverse order: a text that is surely no translation."""
        return self._like(self.source, self.target.backwards())

    def _dense(self, u_ids: np.ndarray, v_ids: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Link probabilities between the words of a window: two (U, V), t(v | u) and t(u | v)."""
        links = self.links
        forward = np.zeros((len(u_ids), len(v_ids)), dtype=np.float32)
        reverse = np.zeros_like(forward)
        first, last = links.starts[u_ids], links.starts[u_ids + 1]
        counts = last - first
        rows = np.repeat(np.arange(len(u_ids)), counts)
        at = np.repeat(first - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
        place = self._place
        place[v_ids] = np.arange(len(v_ids))
        columns = place[links.target[at]]
        here = columns >= 0
        forward[rows[here], columns[here]] = links.forward[at[here]]
        reverse[rows[here], columns[here]] = links.reverse[at[here]]
        place[v_ids] = -1
        return forward, reverse

    @cached_property
    def _place(self) -> np.ndarray:
        return np.full(len(self.target.words), -1, dtype=np.int64)


@dataclass
class MeanChannel:
    """Several channels that count as one: their mean, for translations in both directions."""

    name: str
    channels: list[Channel]

    def window(self, i0: int, i1: int, j0: int, j1: int) -> tuple[np.ndarray, np.ndarray]:
        """Average the channels' windows, see `Channel.window`."""
        windows = [channel.window(i0, i1, j0, j1) for channel in self.channels]
        share = np.float32(1 / len(windows))
        return sum(w[0] for w in windows) * share, sum(w[1] for w in windows) * share  # type: ignore[return-value]

    def words(self, i0: int, i1: int, j0: int, j1: int) -> tuple[np.ndarray, np.ndarray]:
        """Average the channels' numbers of words, see `Channel.words`."""
        counts = [channel.words(i0, i1, j0, j1) for channel in self.channels]
        share = np.float32(1 / len(counts))
        return sum(c[0] for c in counts) * share, sum(c[1] for c in counts) * share  # type: ignore[return-value]

    def part(self, i0: int, i1: int, j0: int, j1: int) -> MeanChannel:
        """The same for a part of the segments."""
        return MeanChannel(self.name, [c.part(i0, i1, j0, j1) for c in self.channels])


def _inverse_frequency(table: TokenTable, linked: np.ndarray) -> np.ndarray:
    """1 / p(w), where p is smoothed as if RARE more tokens had been seen: in a short text a word that
    occurs once is not therefore frequent."""
    counts = table.counts.astype(np.float64)
    p = (counts + 1.0) / (counts.sum() + len(counts) + RARE)
    weights = np.zeros(len(counts), dtype=np.float32)
    known = np.unique(linked)
    weights[known] = 1.0 / p[known]
    return weights


def _says(weights: np.ndarray, known: np.ndarray | None) -> np.ndarray:
    says = (weights > 0).astype(np.float32)
    return says if known is None else np.where(known & (says == 0), np.float32(ABSENT), says)


def _sums(table: TokenTable, values: np.ndarray, start: int, stop: int) -> np.ndarray:
    """Sum of the values (V,) of the words of each segment, (stop - start,) float32."""
    first, last = table.starts[start], table.starts[stop]
    sums = np.concatenate([[0.0], np.cumsum(values[table.ids[first:last]], dtype=np.float64)])
    places = table.starts[start : stop + 1] - first
    return (sums[places[1:]] - sums[places[:-1]]).astype(np.float32)


def _bags(table: TokenTable, start: int, stop: int) -> tuple[np.ndarray, np.ndarray]:
    """Vocabulary ids (V,) of segments start … stop - 1 and their counts (stop - start, V) float32."""
    ids = table.ids[table.starts[start] : table.starts[stop]]
    unique, inverse = np.unique(ids, return_inverse=True)
    segment = np.repeat(np.arange(stop - start), table.lengths[start:stop])
    size = len(unique)
    flat = np.bincount(segment * size + inverse, minlength=(stop - start) * size)
    return unique.astype(np.int64), flat.reshape(stop - start, size).astype(np.float32)


def _explained(
    sums: np.ndarray, lengths: np.ndarray, weights: np.ndarray, counts: np.ndarray
) -> np.ndarray:
    """Sum the log ratios of explained words: (MAX_RUN, explaining segments, explained segments).

    `sums` (I, V): for each explaining segment the summed t(w | s) of each word w; `lengths` (I,) its
    tokens; `weights` (V,) 1 / p(w); `counts` (J, V) the words of the explained segments.
    """
    out = np.empty((MAX_RUN, len(sums), len(counts)), dtype=np.float32)
    run, tokens = sums.copy(), lengths.astype(np.float32)
    for n in range(MAX_RUN):
        if n:
            run[: max(len(sums) - n, 0)] += sums[n:]
            tokens[: max(len(sums) - n, 0)] += lengths[n:]
        ratio = run * (weights[None] * (1.0 - LAMBDA)) / (tokens[:, None] + 1.0) + LAMBDA
        out[n] = np.log(ratio) @ counts.T
    return out
