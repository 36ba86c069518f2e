"""What checks may ask about: word lists, the whole text, terms, options."""

from __future__ import annotations

import functools
import lzma
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib import resources
from itertools import chain
from typing import TYPE_CHECKING, Any

from corpora.values import Bitext
from eval.checks.texts import Pair, Text

if TYPE_CHECKING:
    from align.moved import MovedBlock


@dataclass(frozen=True, slots=True)
class Words:
    """A language's frequent words: lower-case form → how often it was seen, and which are names.

    The lists are in `eval/data`; `rank` of a word is not kept, its `counts` entry is.
    """

    counts: dict[str, int]
    names: frozenset[str]

    def count(self, lower: str) -> int:
        """Return how often a lower-case form was seen, 0 if never."""
        return self.counts.get(lower, 0)


@functools.lru_cache(maxsize=4)
def load_words(lang: str) -> Words:
    """Read a language's word list from the package (once in a process)."""
    data = resources.files("eval.data").joinpath(f"words.{lang}.xz").read_bytes()
    counts: dict[str, int] = {}
    names = set()
    for line in lzma.decompress(data).decode("utf-8").split("\n"):
        word, tab, count = line.partition("\t")
        if tab:
            lower = word.lower()
            counts[lower] = int(count)
            if word != lower:
                names.add(lower)
    return Words(counts, frozenset(names))


@dataclass
class Context:
    """The whole of what is checked: pairs in order (with an empty source for a target alone).

    `terms` are (source term, target term) from a glossary; `bitext` is what the pairs were made from, None
    where somebody made them by hand and for a target alone.
    """

    source_lang: str
    target_lang: str
    pairs: Sequence[Pair]
    bilingual: bool
    terms: Sequence[tuple[str, str]] = ()
    notes: dict[str, Any] = field(default_factory=dict)
    bitext: Bitext | None = None

    @cached_property
    def target_words(self) -> Words:
        """The target language's word list."""
        return load_words(self.target_lang)

    @cached_property
    def source_words(self) -> Words:
        """The source language's word list."""
        return load_words(self.source_lang)

    @cached_property
    def targets(self) -> list[Text]:
        """The target sides with text on them, in order."""
        return [pair.target for pair in self.pairs if pair.target.text]

    @cached_property
    def sources(self) -> dict[int, str]:
        """Target segment id → text of the source side of its bead."""
        return {index: pair.source.text for pair in self.pairs for index in pair.target.segments}

    @cached_property
    def target_counts(self) -> Counter[str]:
        """How often each token (as written) stands in the target text."""
        return Counter(chain.from_iterable(text.forms for text in self.targets))

    @cached_property
    def source_counts(self) -> Counter[str]:
        """How often each token (as written) stands in the source text."""
        return Counter(chain.from_iterable(pair.source.forms for pair in self.pairs))

    @cached_property
    def moved(self) -> list[MovedBlock]:
        """The blocks that stand elsewhere in the translation, left out in one place and added in another."""
        from align.moved import moved_blocks

        return moved_blocks(self.bitext) if self.bitext else []

    @cached_property
    def lexicon(self) -> Mapping[str, Mapping[str, tuple[float, float]]]:
        """Source word → target word → (P(target | source), P(source | target)); {} for other languages."""
        from align.lexicon import load

        return load(self.source_lang, self.target_lang) or {}

    def linked(self, source: str, target: str) -> float:
        """Return how likely two lower-case words translate each other: the greater probability."""
        values = self.lexicon.get(source, _NOTHING).get(target)
        return max(values) if values else 0.0

    def linked_best(self, source: str, targets: Iterable[str]) -> float:
        """Return the greatest `linked` of a word and any of several, 0.0 for none."""
        values = self.lexicon.get(source)
        if not values:
            return 0.0
        return max((max(values[target]) for target in targets if target in values), default=0.0)

    def linked_stems(self, source: str, target: str) -> float:
        """Like `linked` for the words' first five letters, so that other forms of known words count."""
        if len(source) < 6 or len(target) < 6:
            return 0.0
        return _stem_links(source[:5], self.source_lang, self.target_lang).get(target[:5], 0.0)


@functools.lru_cache(maxsize=65536)
def _stem_links(stem: str, source_lang: str, target_lang: str) -> dict[str, float]:
    """Return the stems that translate any word beginning with `stem`, with the greatest probability."""
    from align.lexicon import load

    lexicon = load(source_lang, target_lang)
    links: dict[str, float] = {}
    if lexicon is None:
        return links
    for word in lexicon.beginning(stem):
        for target, values in lexicon[word].items():
            likely = max(values)
            if likely > 0.08 and len(target) > 4 and likely > links.get(target[:5], 0.0):
                links[target[:5]] = likely
    return links


_NOTHING: dict[str, tuple[float, float]] = {}
