"""Repair of single words: made-up ones, and those that stand for what they do not mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpora.folding import folded
from corpora.values import Span
from translate.engine_base import MAX_FORCED
from translate.engines import Engine
from translate.guards.detect import begins, faults, weight
from translate.guards.existing import respelled
from translate.guards.invented import fitted, origins, rendering, unknown
from translate.guards.mistranslated import Missing, doubts, missing
from translate.guards.reading import Made, Reading, readings
from translate.guards.words import Word, words
from translate.tokens import Tokenizer

MOST = 8
"""Invented words of a text that repair is tried for; a text with more is another script or no prose."""


class Mended(NamedTuple):
    """A text with renderings in the place of words.

    `put` are the renderings of invented words in it, `exchanged` those of words that exist, `left` the
    invented words that are left (none with a capital inside a sentence, which may be names).
    """

    text: str
    put: tuple[str, ...] = ()
    exchanged: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


class _Look(NamedTuple):
    """What is to be looked at in a text: invented words, and words of the source without a rendering."""

    found: Sequence[Word]
    lacked: Sequence[Missing]


class Mender:
    """Repairs the texts that one engine made; many at a time, as that costs least."""

    def __init__(self, engine: Engine, tokenizer: Tokenizer, languages: tuple[str, str]) -> None:
        self.engine = engine
        self.tokenizer = tokenizer
        self.languages = languages

    def mend(self, texts: Sequence[Made]) -> list[Mended]:
        """Put renderings in the place of words of each translation.

        Of invented words the strongest rendering of what they stand for, or the common word that has other
        accents; of words that exist see `translate.guards.mistranslated`. Nothing is put where the text
        would get graver faults, or not fewer invented words.
        """
        looks = [self._look(source, target) for source, target, _ in texts]
        asked = {
            n: texts[n]
            for n, look in enumerate(looks)
            if look.lacked or any(not self._respelled(word) for word in look.found)
        }
        whole = {n: [word.span for word in looks[n].found] for n in asked}
        read = readings(self.engine, self.tokenizer, asked, whole)
        return [
            self._mended(source, target, looks[n], read.get(n))
            for n, (source, target, _) in enumerate(texts)
        ]

    def _look(self, source: str, target: str) -> _Look:
        found = list(self._unknown(source, target))
        lacked = missing(source, target, self.languages)
        if len(found) > MOST or not (found or lacked):
            return _Look((), ())
        pieces = self.tokenizer.encode(source), self.tokenizer.encode_target(target)
        return _Look(found, lacked) if max(map(len, pieces)) < MAX_FORCED else _Look((), ())

    def _unknown(self, source: str, target: str) -> Iterator[Word]:
        return unknown(source, target, *self.languages)

    def _respelled(self, word: Word) -> str | None:
        form = respelled(word.form, self.languages[1])
        return form.capitalize() if form and word.form[0].isupper() else form

    def _mended(self, source: str, target: str, look: _Look, reading: Reading | None) -> Mended:
        """Repair one text, invented words first."""
        text = target
        put: list[str] = []
        exchanged: list[str] = []
        moves: list[tuple[int, int]] = []

        def replaced(word: Word, form: str, fewer: bool = False) -> bool:
            """Put `form` in the place that a word of the target has by now, if that is better."""
            nonlocal text
            tried = _with(text, here(word).span, form)
            if not self._better(source, tried, text, fewer):
                return False
            text = tried
            moves.append((word.span.start, len(form) - len(word.form)))
            return True

        def here(word: Word) -> Word:
            by = sum(length for start, length in moves if start < word.span.start)
            return Word(word.form, Span(word.span.start + by, word.span.end + by))

        for word in look.found:
            form = self._respelled(word)
            if not form and reading:
                stands_for = origins(source, reading, word)
                form = rendering(source, text, here(word), stands_for, self.languages)
            if form and replaced(word, form, fewer=True):
                put.append(form)
        found = doubts(source, target, look.lacked, reading, self.languages) if reading else ()
        for word, lacked in found:
            if word in look.found or lacked not in missing(source, text, self.languages):
                continue
            form = fitted(lacked.rendering, lacked.word, text, here(word), self.languages)
            if replaced(word, form):
                exchanged.append(form)
        return Mended(text, tuple(put), tuple(exchanged), self._left(source, text))

    def _better(self, source: str, text: str, before: str, fewer: bool) -> bool:
        faults_now, faults_then = (faults(source, one, *self.languages) for one in (text, before))
        now, then = (sum(1 for _ in self._unknown(source, one)) for one in (text, before))
        return weight(faults_now) <= weight(faults_then) and now <= then - fewer

    def _left(self, source: str, target: str) -> tuple[str, ...]:
        given = {folded(word.form) for word in words(source)}
        return tuple(
            word.form
            for word in self._unknown(source, target)
            if folded(word.form) not in given and (word.form[0].islower() or begins(target, word))
        )


def _with(text: str, span: Span, form: str) -> str:
    return text[: span.start] + form + text[span.end :]
