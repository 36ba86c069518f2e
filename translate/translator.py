"""The translator: texts in, `Translation` values out, in order, in bounded memory."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from corpora.errors import UsageError
from corpora.values import Translation
from translate.engines import MAX_PIECES, Engine, Hypothesis, engine
from translate.long import cut
from translate.models import Model, model_for
from translate.tokens import Tokenizer

WINDOW = 1024
"""Texts that are read ahead and sorted by length; memory is bounded by it."""
STEP = 16
"""Sources are batched with others of the same length rounded up to this many pieces."""
BEAM = 4


class Translator:
    """A model, an engine that runs it, and the options that make its output reproducible.

    `beam` is the number of hypotheses kept in search (1: greedy).
    """

    def __init__(self, model: Model, engine: Engine, beam: int = BEAM) -> None:
        if not 1 <= beam <= 32:
            raise UsageError(f"beam {beam} is not between 1 and 32")
        self.model = model
        self.engine = engine
        self.beam = beam
        self.tokenizer = Tokenizer(model)

    def translate(self, texts: Iterable[str]) -> Iterator[Translation]:
        """Translate texts (one sentence or line each), yielding one `Translation` for each, in order.

        Text without a letter (numbers, dashes, emoji, nothing) comes back as it is, flagged "copied".
        Equal texts inside a window are translated once. The limits a text is given depend on it alone;
        in float32 so does what it becomes. With int8 weights a batch's size moves rounding in the
        engine, and now and then a word with it.
        A text of more than MAX_PIECES pieces is cut at clause marks and flagged "cut".
        """
        stream = iter(texts)
        while window := list(islice(stream, WINDOW)):
            yield from self._window(window)

    def _window(self, texts: Sequence[str]) -> list[Translation]:
        parts = {text: self._parts(text) for text in dict.fromkeys(texts)}
        sources = {
            part: self.tokenizer.encode(part)
            for cuts in parts.values()
            for part in cuts
            if has_letter(part)
        }
        done = self._hypotheses(sources)
        made = {text: self._join(text, cuts, done) for text, cuts in parts.items()}
        return [made[text] for text in texts]

    def _parts(self, text: str) -> list[str]:
        if not has_letter(text):
            return [text]
        return cut(text, lambda part: len(self.tokenizer.encode(part)), MAX_PIECES)

    def _hypotheses(self, sources: dict[str, list[str]]) -> dict[str, Hypothesis]:
        buckets: dict[int, list[str]] = {}
        for part, pieces in sources.items():
            buckets.setdefault(-(-len(pieces) // STEP), []).append(part)
        done: dict[str, Hypothesis] = {}
        for size, members in sorted(buckets.items()):
            batch = [sources[part] for part in members]
            results = self.engine.translate(batch, self.beam, limit=STEP + 2 * STEP * size)
            done.update(zip(members, results, strict=True))
        return done

    def _join(self, text: str, parts: Sequence[str], done: dict[str, Hypothesis]) -> Translation:
        flags: tuple[str, ...] = ()
        if not has_letter(text):
            return self._translation(text, None, ("copied",) if text.strip() else ())
        if len(parts) > 1:
            flags = ("cut",)
        hypotheses = [done[part] for part in parts if part in done]
        joined = " ".join(
            self.tokenizer.decode(done[part].pieces) if part in done else part for part in parts
        )
        weight = sum(len(hypothesis.pieces) + 1 for hypothesis in hypotheses)
        total = sum(hypothesis.score * (len(hypothesis.pieces) + 1) for hypothesis in hypotheses)
        return self._translation(joined, min(1.0, math.exp(total / weight)), flags)

    def _translation(
        self, text: str, confidence: float | None, flags: tuple[str, ...]
    ) -> Translation:
        return Translation(
            text,
            self.model.name,
            self.model.hash,
            self.engine.name,
            self.engine.precision,
            self.beam,
            confidence,
            flags,
        )


def has_letter(text: str) -> bool:
    """Return whether `text` holds a letter of any script: what has none needs no translation."""
    return any(character.isalpha() for character in text)


def translator(
    source: str,
    target: str,
    model: str | None = None,
    engine_name: str = "ctranslate2",
    precision: str | None = None,
    beam: int = BEAM,
    threads: int = 0,
    device: str = "cpu",
) -> Translator:
    """Make a translator from language `source` into `target` with a bundled or named model.

    See `translate.models.model_for` and `translate.engines.engine` for the names and errors.
    """
    found = model_for(source, target, model)
    return Translator(found, engine(found, engine_name, precision, threads, device), beam)


def translate_segments(
    texts: Sequence[str], source: str, target: str, model: str | None = None, beam: int = BEAM
) -> list[Translation]:
    """Translate `texts` from language `source` into `target` with the fast engine; equal length, in order."""
    return list(translator(source, target, model, beam=beam).translate(texts))
