"""Two texts and the evidence made from them, in two passes.

The first pass knows word forms and the shipped table; the second also a word table learned from the
beads that the first found, and what else was given: machine translations, sentence vectors.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from align.coverage import Channel, MeanChannel
from align.embeddings import Encoder, unit_vectors
from align.features import Evidence, Vectors
from align.lattice import Move
from align.lexicon import known_words, learn, shipped_links
from align.links import NO_PAIRS, WordPairs, form_links, make_links
from align.marks import Marks, marks_of
from align.tokens import TokenTable, token_table
from corpora.values import Document

LEARN_FROM = 10_000
"""Most beads that a word table is learned from."""

_RATIO_RANGE = 4.0

_LIKELY_RATIO = 1.4
"""How far the lengths of translations differ in one kind of writing; whole texts that differ more have
parts that the other lacks."""


@dataclass
class Side:
    """One text: its segments, language, where paragraphs begin, and translations of its segments, if any.

    `breaks` (segments + 1,) bool; the end counts as a beginning.
    """

    texts: list[str]
    lang: str
    breaks: np.ndarray
    translations: list[str] | None = None

    @classmethod
    def of(cls, document: Document, translations: Sequence[str] | None = None) -> Side:
        """Make a side from a document."""
        paragraphs = np.array([segment.paragraph for segment in document.segments], dtype=np.int64)
        breaks = np.concatenate([[True], np.diff(paragraphs) > 0, [True]])
        return cls(
            [segment.text for segment in document.segments],
            document.lang,
            breaks,
            None if translations is None else list(translations),
        )

    def part(self, start: int, stop: int) -> Side:
        """Return segments start … stop - 1 as a side of their own."""
        return Side(
            self.texts[start:stop],
            self.lang,
            self.breaks[start : stop + 1],
            self.translations and self.translations[start:stop],
        )


class TextPair:
    """Two sides and what `kinds` of evidence ("length", "lexicon", "mt", "embedding") can say of them."""

    def __init__(
        self,
        source: Side,
        target: Side,
        kinds: Sequence[str],
        variance: float,
        encoder: Encoder | None = None,
        use_table: bool = True,
    ) -> None:
        self.source, self.target, self.kinds, self.variance = source, target, kinds, variance
        self.encoder, self.use_table = encoder, use_table
        self.source_tokens = token_table(source.texts)
        self.target_tokens = token_table(target.texts)
        self.source_length = np.array([len(text) for text in source.texts], dtype=np.float64)
        self.target_length = np.array([len(text) for text in target.texts], dtype=np.float64)
        self.related = 1.0
        self.learned = NO_PAIRS
        self.learned_mt = (NO_PAIRS, NO_PAIRS)
        total = self.target_length.sum() / max(self.source_length.sum(), 1.0)
        widest = _LIKELY_RATIO if dense(source.texts) == dense(target.texts) else _RATIO_RANGE
        self.ratio = float(np.clip(total, 1 / widest, widest))

    @cached_property
    def table(self) -> WordPairs:
        """What the shipped table knows of these texts' words."""
        if not self.use_table:
            return NO_PAIRS
        return shipped_links(
            self.source_tokens, self.target_tokens, self.source.lang, self.target.lang
        )

    @cached_property
    def forms(self) -> WordPairs:
        """Links between words of equal or similar form."""
        return form_links(self.source_tokens, self.target_tokens)

    @cached_property
    def lexicon(self) -> Channel:
        """The channel of word forms, the shipped table and what was learned last."""
        tables = [self.forms, self.table, self.learned]
        links = make_links(len(self.source_tokens.words), len(self.target_tokens.words), tables)
        return Channel("lexicon", self.source_tokens, self.target_tokens, links, *self.known)

    @cached_property
    def known(self) -> tuple[np.ndarray | None, np.ndarray | None]:
        """Which words of either side the shipped table has."""
        if not self.use_table:
            return None, None
        return known_words(
            self.source_tokens, self.target_tokens, self.source.lang, self.target.lang
        )

    @cached_property
    def translated(self) -> tuple[TokenTable | None, TokenTable | None]:
        """Token tables of the two sides' translations, None where there are none."""
        first, second = self.source.translations, self.target.translations
        return (
            None if first is None else token_table(first),
            None if second is None else token_table(second),
        )

    @cached_property
    def vectors(self) -> Vectors | None:
        """Sentence vectors of both sides, None without an encoder."""
        if self.encoder is None or "embedding" not in self.kinds:
            return None
        return Vectors(
            unit_vectors(self.encoder, self.source.texts),
            unit_vectors(self.encoder, self.target.texts),
        )

    def profile(self, first: bool = False) -> str:
        """Name of the fitted profile for this evidence."""
        own = "" if len(self.table) else "/own"
        if "lexicon" not in self.kinds:
            return "length"
        return ("first" if first else "+".join(self.kinds)) + own

    @cached_property
    def marks(self) -> tuple[Marks, Marks]:
        """Punctuation of both sides."""
        return marks_of(self.source.texts), marks_of(self.target.texts)

    def evidence(self, first: bool = False) -> Evidence:
        """Return what is known in the first pass, or in the second."""
        channels: dict[str, Channel | MeanChannel] = {}
        marks = self.marks if "lexicon" in self.kinds else (None, None)
        if "lexicon" in self.kinds:
            channels["lexicon"] = self.lexicon
        if not first and "mt" in self.kinds:
            channels["mt"] = self._translation_channel()
        return Evidence(
            self.source_length,
            self.target_length,
            self.ratio,
            self.variance,
            channels,
            None if first else self.vectors,
            self.source.breaks,
            self.target.breaks,
            *marks,
        )

    def _translation_channel(self) -> Channel | MeanChannel:
        first, second = self.translated
        found = []
        if first is not None:
            found.append((first, self.target_tokens, self.learned_mt[0]))
        if second is not None:
            found.append((self.source_tokens, second, self.learned_mt[1]))
        channels = [
            Channel(
                "mt",
                a,
                b,
                make_links(len(a.words), len(b.words), [form_links(a, b), learned]),
            )
            for a, b, learned in found
        ]
        return channels[0] if len(channels) == 1 else MeanChannel("mt", channels)

    def learn(self, moves: Sequence[Move]) -> None:
        """Learn word tables and the length ratio from a path; the next evidence uses them."""
        linked = [move for move in moves if move[2] and move[3]]
        if len(linked) > LEARN_FROM:
            step = len(linked) / LEARN_FROM
            linked = [linked[int(k * step)] for k in range(LEARN_FROM)]
        source_runs = [(i, i + n) for i, _, n, _ in linked]
        target_runs = [(j, j + m) for _, j, _, m in linked]

        def table(first: TokenTable | None, second: TokenTable | None) -> WordPairs:
            if first is None or second is None or not linked:
                return NO_PAIRS
            return learn(
                first.joined(source_runs),
                second.joined(target_runs),
                min_together=1,
                least=0.05,
                discount=1.0,
            )

        self.learned = table(self.source_tokens, self.target_tokens)
        if "mt" in self.kinds:
            first, second = self.translated
            self.learned_mt = (table(first, self.target_tokens), table(self.source_tokens, second))
        self.__dict__.pop("lexicon", None)
        single = [(i, j) for i, j, n, m in linked if n == m == 1]
        if len(single) >= 8:
            self.ratio = self._median_ratio(single)

    def _median_ratio(self, linked: Sequence[tuple[int, int]]) -> float:
        """Target characters per source character of the middle pair, pairs weighing by their length."""
        source = self.source_length[[i for i, _ in linked]]
        target = self.target_length[[j for _, j in linked]]
        ratios, weight = target / np.maximum(source, 1.0), source + target
        order = np.argsort(ratios, kind="stable")
        sums = np.cumsum(weight[order])
        middle = ratios[order[int(np.searchsorted(sums, sums[-1] / 2))]]
        return float(np.clip(middle, 1 / _RATIO_RANGE, _RATIO_RANGE))


def dense(texts: Sequence[str]) -> bool:
    """Whether most letters are of a script that writes a word in one or two signs (Han, kana, hangul)."""
    letters = [c for text in texts[:200] for c in text if c.isalpha()]
    return sum(c >= "\u2e80" for c in letters) * 2 > len(letters)
