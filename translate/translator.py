"""The translator: texts in, `Translation` values out, in order, in bounded memory."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from corpora.errors import UsageError
from corpora.values import Translation
from translate.engine_base import PLACES
from translate.engines import Engine, engine
from translate.guards import Draft, Guards
from translate.guards.symbols import around_symbols
from translate.long import clause, divided, stripped
from translate.models import Model, model_for
from translate.terms import Glossary, TermGuard
from translate.tokens import Tokenizer

WINDOW = 1024
"""Texts that are read ahead and sorted by length; memory is bounded by it."""
STEP = 16
"""Sources are batched with others of the same length rounded up to this many pieces."""
BEAM = 4
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
FORM, GUARDS_FORM, TERMS_FORM = 3, 4, 2
"""Numbers of the way texts are divided, guards and terms work; a new one makes journals translate again
what an old one made."""


class _Part(NamedTuple):
    """What is translated at once, and what stands before it and stays; a `cut` one is part of a sentence."""

    before: str
    text: str
    cut: bool


class Translator:
    """A model, an engine that runs it, and the options that make its output reproducible.

    `beam` is the number of hypotheses kept in search (1: greedy). With `guard`, a pair of languages such
    as ("es", "en"), translations are checked and repaired as `translate.guards` does; with `glossary`
    its terms are enforced as `translate.terms` does in the direction `languages`.
    """

    def __init__(
        self,
        model: Model,
        engine: Engine,
        beam: int = BEAM,
        guard: tuple[str, str] | None = None,
        glossary: Glossary | None = None,
        languages: tuple[str, str] = ("es", "en"),
    ) -> None:
        if not 1 <= beam <= 32:
            raise UsageError(f"beam {beam} is not between 1 and 32")
        self.model = model
        self.engine = engine
        self.beam = beam
        self.tokenizer = Tokenizer(model)
        self.languages = guard or languages
        self.guards = Guards(engine, self.tokenizer, *guard) if guard else None
        self.terms = (
            TermGuard(engine, self.tokenizer, glossary, self.languages, beam) if glossary else None
        )

    @property
    def settings(self) -> str:
        """What besides model, engine, precision and beam decides the output; part of a journal's keys."""
        parts = [f"form {FORM} {self.model.reach}"]
        if self.guards:
            parts.append(f"guards {GUARDS_FORM} {'-'.join(self.guards.languages)}")
        if self.terms:
            parts.append(f"terms {TERMS_FORM} {self.terms.glossary.hash}")
        return "; ".join(parts)

    def translate(self, texts: Iterable[str]) -> Iterator[Translation]:
        """Translate texts (one sentence or line each), yielding one `Translation` for each, in order.

        Text without a letter (numbers, dashes, emoji, nothing) comes back as it is, flagged "copied".
        Equal texts inside a window are translated once. The limits a text is given depend on it alone;
        in float32 so does what it becomes. With int8 weights a batch's size moves rounding in the
        engine, and now and then a word with it.
        Sentences of a text are translated one by one; one of more pieces than the model translates well
        (`Model.reach`) is cut at clause marks, and the text flagged "cut". Soft hyphens and other
        characters without width, which only say where a line may break, are left out.
        """
        stream = (text.translate(_INVISIBLE) if has_letter(text) else text for text in texts)
        while window := list(islice(stream, WINDOW)):
            yield from self._window(window)

    def _window(self, texts: Sequence[str]) -> list[Translation]:
        parts = {text: self._parts(text) for text in dict.fromkeys(texts)}
        wanted = [part.text for some in parts.values() for part in some if has_letter(part.text)]
        done = self._drafts(dict.fromkeys(wanted))
        if self.guards:
            done = self.guards.check(done)
        if self.terms:
            done = self.terms.check(done)
        made = {text: self._join(text, some, done) for text, some in parts.items()}
        return [made[text] for text in texts]

    def _parts(self, text: str) -> list[_Part]:
        """Divide a text into sentences and their parts, with guards around symbols too."""
        if not has_letter(text):
            return []
        found: list[_Part] = []
        at = stripped(text).start
        start = 0
        for number, stretch in enumerate(around_symbols(text) if self.guards else [text]):
            if not number % 2:
                for span, cut in divided(
                    stretch, self.languages[0], self._length, self.model.reach
                ):
                    found.append(_Part(text[at : start + span.start], span.of(stretch), cut))
                    at = start + span.end
            start += len(stretch)
        return [*found, _Part(text[at : stripped(text).end], "", False)]

    def _length(self, text: str) -> int:
        return len(self.tokenizer.encode(text))

    def _drafts(self, parts: Iterable[str]) -> dict[str, Draft]:
        sources = {}
        for part in parts:
            given = self.guards.prepare(part).text if self.guards else part
            sources[part] = self.tokenizer.encode(given)
        buckets: dict[int, list[str]] = {}
        for part, pieces in sources.items():
            buckets.setdefault(-(-len(pieces) // STEP), []).append(part)
        done: dict[str, Draft] = {}
        for size, members in sorted(buckets.items()):
            batch = [sources[part] for part in members]
            limit = min(STEP + 2 * STEP * size, PLACES)
            results = self.engine.translate(
                batch, self.beam, limit=limit, attention=self.guards is not None
            )
            for part, result in zip(members, results, strict=True):
                text = self.tokenizer.decode(result.pieces)
                done[part] = Draft(text, result.score, len(result.pieces) + 1, decoded=result)
        return done

    def _join(self, text: str, parts: Sequence[_Part], done: dict[str, Draft]) -> Translation:
        if not parts:
            return self._translation(text, None, ("copied",) if text.strip() else ())
        drafts, pieces = [], []
        inside = False
        for part in parts:
            made = part.text
            if draft := done.get(part.text):
                drafts.append(draft)
                made = clause(part.text, draft.text, inside) if part.cut else draft.text
            pieces += [part.before, made]
            inside = part.cut
        length = sum(draft.length for draft in drafts)
        total = sum(draft.score * draft.length for draft in drafts)
        flags = ["cut"] if any(part.cut for part in parts) else []
        flags += dict.fromkeys(flag for draft in drafts for flag in draft.flags)
        confidence = min(1.0, math.exp(total / length))
        hits = tuple(hit for draft in drafts for hit in draft.term_hits)
        return self._translation("".join(pieces), confidence, tuple(flags), hits)

    def _translation(
        self,
        text: str,
        confidence: float | None,
        flags: tuple[str, ...],
        term_hits: tuple[str, ...] = (),
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
            term_hits,
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
    guards: bool = True,
    glossary: Glossary | None = None,
) -> Translator:
    """Make a translator from language `source` into `target` with a bundled or named model.

    `guards` False leaves every translation as it is decoded, without repairs and flags. A `glossary` (see
    `translate.terms.read_glossary`) is enforced.
    See `translate.models.model_for` and `translate.engines.engine` for the names and errors.
    """
    found = model_for(source, target, model)
    runs = engine(found, engine_name, precision, threads, device)
    pair = (source, target)
    return Translator(found, runs, beam, pair if guards else None, glossary, pair)


def translate_segments(
    texts: Sequence[str],
    source: str,
    target: str,
    model: str | None = None,
    beam: int = BEAM,
    guards: bool = True,
) -> list[Translation]:
    """Translate `texts` with the fast engine; equal length, in order.

    Placeholders, numbers and marks are kept as `translate.placeholders` does. Without `guards` it is a rough
    translation of many segments, as the aligner compares.
    """
    from translate.placeholders import protecting

    machine = translator(source, target, model, beam=beam, guards=guards)
    kept = protecting(machine.translate, source, target) if guards else machine.translate
    return list(kept(texts))
