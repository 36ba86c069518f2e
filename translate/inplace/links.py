"""Word links between a sentence and its translation, read from the model's own attention.

The translation is forced through the decoder and the attention on the way is kept. Marian models are
trained with guided alignment (Chen et al. 2016, arXiv:1607.01628; Garg et al. 2019, arXiv:1909.02074), so
one head says which source word a target word comes from. A model of the other direction, forced through
the source, says the same from the other side, and the two are averaged; without one, the weights are
weighed by columns too (a geometric mean), which settles words that share one source. The shares and the
lower weight of short words were chosen on 60 labelled sentences, see `benchmarks/tags.py`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from corpora.values import Span
from translate.engine_base import MAX_FORCED, Engine
from translate.models import bundled_models, find_model
from translate.tokens import Tokenizer

if TYPE_CHECKING:
    from translate.translator import Translator

_BATCH = 64
_ROWS = 0.2
"""Share of a target word's view in its weights where one model gives both; the rest is the source words'."""
_FORTH = 0.3
"""Share of the target words' view where a model of the other direction gives the source words'."""
_SHORT, _LIGHT = 3, 0.4
"""Source words of so many letters at most, mostly articles and prepositions, weigh less."""
_WORD = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and its translation, with the spans of what was copied, side by side, and where the
    source is cut besides: at its marks."""

    source: str
    target: str
    copied: tuple[tuple[Span, Span], ...] = ()
    cuts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Links:
    """Words of both sides as spans, and for each target word the weight of each source word.

    Rows of `weights` are target words, columns source words, values in [0, 1]; a row sums to 1, or to 0
    where the model gave none.
    """

    source: tuple[Span, ...]
    target: tuple[Span, ...]
    weights: tuple[tuple[float, ...], ...]


class Linker:
    """Links words by the attention of an engine; `tokenizer` is that of the engine's model.

    `reverse` makes a linker with a model of the other direction, which makes the links surer.
    """

    def __init__(
        self, engine: Engine, tokenizer: Tokenizer, reverse: Callable[[], Linker] | None = None
    ) -> None:
        self._engine = engine
        self._tokenizer = tokenizer
        self._reverse = reverse

    def link(self, pairs: Sequence[Pair]) -> list[Links | None]:
        """Return the links of each pair; None for one that is too long or empty."""
        forms = [
            (
                words(pair.source, [source for source, _ in pair.copied], pair.cuts),
                words(pair.target, [target for _, target in pair.copied]),
            )
            for pair in pairs
        ]
        views = self._views(pairs, forms)
        back: list[Any] = [None] * len(pairs)
        if self._reverse and pairs:
            back = self._reverse()._views(
                [_turned(pair) for pair in pairs], [(there, here) for here, there in forms]
            )
        return [
            None if view is None else _linked(pair, *sides, view, other)
            for pair, sides, view, other in zip(pairs, forms, views, back, strict=True)
        ]

    def _views(
        self, pairs: Sequence[Pair], forms: Sequence[tuple[Sequence[Span], Sequence[Span]]]
    ) -> list[Any]:
        """The attention of each pair's target words (rows) to its source words, None for one too long."""
        masked = [_masked(pair) for pair in pairs]
        located = [
            (self._tokenizer.located(source[0]), self._tokenizer.located(target[0], target=True))
            for source, target in masked
        ]
        done: list[Any] = [None] * len(pairs)
        usable = [
            number
            for number, (source, target) in enumerate(located)
            if 0 < len(source[0]) < MAX_FORCED and 0 < len(target[0]) < MAX_FORCED
        ]
        usable.sort(key=lambda number: len(located[number][1][0]))
        for start in range(0, len(usable), _BATCH):
            some = usable[start : start + _BATCH]
            matrices = self._engine.attend(
                [[*located[number][0][0], "</s>"] for number in some],
                [located[number][1][0] for number in some],
            )
            for number, matrix in zip(some, matrices, strict=True):
                (_, source_map), (_, target_map) = masked[number]
                done[number] = _by_words(
                    *forms[number],
                    [source_map(span) for span in located[number][0][1]],
                    [target_map(span) for span in located[number][1][1]],
                    matrix,
                )
        return done


def _turned(pair: Pair) -> Pair:
    return Pair(pair.target, pair.source, tuple((two, one) for one, two in pair.copied))


def _masked(pair: Pair) -> tuple[tuple[str, Any], tuple[str, Any]]:
    """Both texts with what was copied as short names, and maps from spans in them to spans before."""
    names = [f"Q{number}" for number in range(1, len(pair.copied) + 1)]
    return (
        _substituted(pair.source, [(s, n) for (s, _), n in zip(pair.copied, names, strict=True)]),
        _substituted(pair.target, [(t, n) for (_, t), n in zip(pair.copied, names, strict=True)]),
    )


def _substituted(text: str, spans: Sequence[tuple[Span, str]]) -> tuple[str, Any]:
    parts: list[str] = []
    places: list[int] = []  # for each character, and the end, where it stood
    at = 0
    for span, name in sorted(spans):
        parts += [text[at : span.start], name]
        places += range(at, span.start)
        places += [span.start] * len(name)
        at = span.end
    parts.append(text[at:])
    places += range(at, len(text) + 1)

    def back(span: Span) -> Span:
        start, end = places[span.start], places[span.end]
        if span.end and start >= end and len(span):
            end = max(end, start + 1)
        return Span(start, max(start, end))

    return "".join(parts), back


def words(text: str, atoms: Sequence[Span] = (), cuts: Sequence[int] = ()) -> tuple[Span, ...]:
    """Return the words and marks of punctuation of a text; what lies in `atoms` is one word each.

    A word is divided at `cuts`.
    """
    found: list[Span] = []
    at = 0
    for atom in [*sorted(atoms), None]:
        end = atom.start if atom else len(text)
        for match in _WORD.finditer(text, at, end):
            inner = sorted({c for c in cuts if match.start() < c < match.end()})
            edges = [match.start(), *inner, match.end()]
            found += [Span(a, b) for a, b in pairwise(edges)]
        if atom:
            found.append(atom)
            at = atom.end
    return tuple(found)


def _by_words(
    left: Sequence[Span],
    right: Sequence[Span],
    source: Sequence[Span],
    target: Sequence[Span],
    matrix: Sequence[Sequence[float]],
) -> Any:
    """Sum the attention of pieces to that of words."""
    import numpy as np

    attention = np.asarray(matrix)[:, : len(source)]
    return _overlaps(right, target) @ attention @ _overlaps(left, source).T


def _linked(
    pair: Pair, left: tuple[Span, ...], right: tuple[Span, ...], view: Any, back: Any
) -> Links:
    """Weigh the view of target words with the source words' view: the other model's (`back`), or its own."""
    import numpy as np

    rows = view / np.maximum(view.sum(1, keepdims=True), 1e-9)
    if back is None:
        columns = rows / np.maximum(rows.sum(0, keepdims=True), 1e-9)
        both = rows**_ROWS * columns ** (1 - _ROWS)
    else:
        both = (
            _FORTH * rows + (1 - _FORTH) * (back / np.maximum(back.sum(1, keepdims=True), 1e-9)).T
        )
    both *= np.array([_LIGHT if len(span) <= _SHORT else 1.0 for span in left])
    _anchor(pair, left, right, both)
    total = both.sum(1, keepdims=True)
    both = np.where(total > 1e-6, both / np.maximum(total, 1e-9), 0.0)
    return Links(left, right, tuple(tuple(float(w) for w in row) for row in both))


def _overlaps(spans: Sequence[Span], pieces: Sequence[Span]) -> Any:
    """Rows are words, columns pieces: the share of the piece's characters that the word has."""
    import numpy as np

    shares = np.zeros((len(spans), len(pieces)))
    for column, piece in enumerate(pieces):
        for row, span in enumerate(spans):
            common = min(span.end, piece.end) - max(span.start, piece.start)
            if common > 0:
                shares[row, column] = common / max(len(piece), 1)
    return shares


def _anchor(pair: Pair, left: Sequence[Span], right: Sequence[Span], weights: Any) -> None:
    """What stands once on both sides, letter for letter, belongs together: names, numbers, code."""
    sides = [
        [span.of(text) for span in spans]
        for text, spans in ((pair.source, left), (pair.target, right))
    ]
    for row, word in enumerate(sides[1]):
        once = sides[0].count(word) == 1 == sides[1].count(word)
        if once and (len(word) > 2 or word.isdigit()):
            weights[row, :] = 0.0
            weights[row, sides[0].index(word)] = 1.0
    for source, target in pair.copied:
        if source in left and target in right:
            weights[right.index(target), :] = 0.0
            weights[right.index(target), left.index(source)] = 1.0


def linker_for(machine: Translator, languages: tuple[str, str]) -> Linker:
    """Make the linker of a translator between `languages`, with the bundled model of the other direction.

    That model is loaded for the first sentence with marks.
    """
    name = f"{languages[1]}-{languages[0]}"

    def reverse() -> Linker:
        model = find_model(name)
        return Linker(machine.engine.beside(model), Tokenizer(model))

    known = name in bundled_models()
    return Linker(machine.engine, machine.tokenizer, functools.cache(reverse) if known else None)
