"""Words that no language has, as small models make them of pieces, and their repair.

One that differs from a common word by its accents alone is spelt as that. Of others the decoder's attention
says which word of the source they stand for; where the table of renderings knows it, its strongest rendering
is put in the place. (Decoding again what follows, letting the model choose among three renderings, or asking
it whether one fits, gained nothing on held-out news and took up to twice the time.)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpora.folding import folded
from corpora.values import Span
from translate.engine_base import MAX_FORCED, Attention, Hypothesis
from translate.engines import Engine
from translate.guards.detect import ADDRESS, begins, blank, faults, left_over, weight
from translate.guards.existing import exists, respelled
from translate.guards.renderings import renderings
from translate.guards.words import SHIPPED, Lexicon, Word, lexicon, shouted, words
from translate.tokens import END, Tokenizer

SHORTEST = 4
"""Letters from which a word is looked at, and from which a word of the source may be rendered."""
MOST = 8
"""Invented words of a text that repair is tried for; a text with more is another script or no prose."""
SHARE, SECOND = 0.25, 0.6
"""Least share of an invented word's attention that the word it stands for gets, and of what that gets, a
second one."""
_Origins = list[tuple[Word, float]]
"""Words of the source that a word stands for, and what each weighs against the first."""
_Read = tuple[Sequence[Span], Attention]
"""The characters that each piece of a translation covers, and its row of attention."""


class Mended(NamedTuple):
    """A text without the invented words that could be repaired.

    `put` are the renderings in it, `left` the invented words that are left (none with a capital inside a
    sentence, which may be names).
    """

    text: str
    put: tuple[str, ...]
    left: tuple[str, ...]


def unknown(source: str, target: str, source_lang: str, target_lang: str) -> Iterator[Word]:
    """Yield the words of a translation that neither its language nor the source has, and what was left over.

    Addresses, parts of identifiers and of words with hyphens, and texts in capitals have none.
    """
    if {source_lang, target_lang} != SHIPPED or shouted(source):
        return
    there, here = words(ADDRESS.sub(blank, source)), words(ADDRESS.sub(blank, target))
    given = {folded(word.form) for word in words(source)}
    remained = left_over(there, here, source_lang, target_lang)
    for word in here:
        if len(word.form) < SHORTEST or _joined(target, word.span):
            continue
        foreign = word in remained or folded(word.form) not in given
        if foreign and not exists(word.form, target_lang):
            yield word


class Mender:
    """Repairs the texts that one engine made; many at a time, as that costs least."""

    def __init__(self, engine: Engine, tokenizer: Tokenizer, languages: tuple[str, str]) -> None:
        self.engine = engine
        self.tokenizer = tokenizer
        self.languages = languages

    def mend(self, texts: Sequence[tuple[str, str, Hypothesis | None]]) -> list[Mended]:
        """Put renderings in the place of invented words of (source, translation, what was decoded).

        Where the translation still is what was decoded, the attention that came with it is read; of others
        the engine is asked for it. Nothing is put where the table has no rendering, or where the text would
        get graver faults or not fewer invented words.
        """
        found = [self._found(source, target) for source, target, _ in texts]
        origins = self._origins(texts, found)
        return [
            self._mended(source, target, each, theirs)
            for (source, target, _), each, theirs in zip(texts, found, origins, strict=True)
        ]

    def _found(self, source: str, target: str) -> list[Word]:
        """Return the words of a translation that repair is tried for."""
        found = list(self._unknown(source, target))
        if not found or len(found) > MOST:
            return []
        pieces = self.tokenizer.encode(source), self.tokenizer.encode_target(target)
        return found if max(map(len, pieces)) < MAX_FORCED else []

    def _unknown(self, source: str, target: str) -> Iterator[Word]:
        return unknown(source, target, *self.languages)

    def _mended(
        self, source: str, target: str, found: Sequence[Word], origins: Sequence[_Origins]
    ) -> Mended:
        """Repair the `found` words of one text, from left to right."""
        text, put = target, []
        for word, theirs in zip(found, origins, strict=True):
            moved = len(text) - len(target)
            here = Word(word.form, Span(word.span.start + moved, word.span.end + moved))
            form = self._respelled(here) or _rendering(source, text, here, theirs, self.languages)
            if form:
                tried = text[: here.span.start] + form + text[here.span.end :]
                if self._better(source, tried, text):
                    text = tried
                    put.append(form)
        return Mended(text, tuple(put), self._left(source, text))

    def _respelled(self, word: Word) -> str | None:
        form = respelled(word.form, self.languages[1])
        return form.capitalize() if form and word.form[0].isupper() else form

    def _better(self, source: str, text: str, before: str) -> bool:
        faults_now, faults_then = (faults(source, one, *self.languages) for one in (text, before))
        now, then = (sum(1 for _ in self._unknown(source, one)) for one in (text, before))
        return weight(faults_now) <= weight(faults_then) and now < then

    def _left(self, source: str, target: str) -> tuple[str, ...]:
        given = {folded(word.form) for word in words(source)}
        return tuple(
            word.form
            for word in self._unknown(source, target)
            if folded(word.form) not in given and (word.form[0].islower() or begins(target, word))
        )

    def _origins(
        self,
        texts: Sequence[tuple[str, str, Hypothesis | None]],
        found: Sequence[Sequence[Word]],
    ) -> list[list[_Origins]]:
        """Return for each found word of each text what it stands for, as far as attention says."""
        wanted = [
            n
            for n, (source, _, _) in enumerate(texts)
            if any(not self._respelled(word) for word in found[n])
            and any(len(word.form) >= SHORTEST for word in words(source))
        ]
        there = {n: self.tokenizer.located(texts[n][0]) for n in wanted}
        read: dict[int, _Read] = {
            n: given for n in wanted if (given := self._given(*texts[n][1:], found[n]))
        }
        asked = [n for n in wanted if n not in read]
        if asked:
            made = [self.tokenizer.located(texts[n][1], target=True) for n in asked]
            matrices = self.engine.attend(
                [[*there[n][0], END] for n in asked], [pieces for pieces, _ in made]
            )
            for n, (_, spans), rows in zip(asked, made, matrices, strict=True):
                read[n] = spans, rows
        results: list[list[_Origins]] = [[[] for _ in each] for each in found]
        for n, (here, rows) in read.items():
            for place, word in enumerate(found[n]):
                its = [row for row, at in zip(rows, here, strict=True) if at.overlaps(word.span)]
                results[n][place] = _heaviest(texts[n][0], there[n][1], its)
        return results

    def _given(self, target: str, made: Hypothesis | None, found: Sequence[Word]) -> _Read | None:
        """Return the attention that came with what was decoded, if the translation still is that.

        Not if a found word lacks some of it.
        """
        if made is None or made.attention is None:
            return None
        text, spans = self.tokenizer.decoded(made.pieces)
        if text != target:
            return None
        lacking = [at for at, row in zip(spans, made.attention, strict=True) if not row]
        if any(at.overlaps(word.span) for at in lacking for word in found):
            return None
        return spans, made.attention


def _joined(text: str, span: Span) -> bool:
    sides = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
    return any(side.isdigit() or side in "_-@#\ufffd\\/" for side in sides)


def _heaviest(source: str, there: Sequence[Span], rows: Attention) -> _Origins:
    """Return the source's words that the rows of a word attend to, with their share of the first's."""
    masses = []
    for origin in words(source):
        columns = [n for n, span in enumerate(there) if span.overlaps(origin.span)]
        if len(origin.form) >= SHORTEST:
            masses.append((sum(row[n] for row in rows for n in columns), origin))
    masses.sort(key=lambda pair: (-pair[0], pair[1].span))
    if not masses or masses[0][0] < SHARE * len(rows):
        return []
    first = masses[0][0]
    return [(origin, mass / first) for mass, origin in masses[:2] if mass >= SECOND * first]


def _rendering(
    source: str,
    target: str,
    word: Word,
    origins: _Origins,
    languages: tuple[str, str],
) -> str | None:
    """Return the strongest rendering of what `word` stands for, cased as in its place."""
    found: dict[str, float] = {}
    listed = lexicon(languages[1])
    if listed is None:
        return None
    said = Counter(folded(other.form) for other in words(target))
    asked = Counter(folded(other.form) for other in words(source))
    for origin, factor in origins:
        known = renderings(origin.form, *languages)
        if sum(said[folded(form)] for form, _ in known) >= asked[folded(origin.form)]:
            continue  # it is rendered elsewhere
        for form, strength in known:
            copied = folded(form) == folded(origin.form) and not listed.knows(form)
            if len(form) >= SHORTEST - 1 and not copied:
                cased = _cased(form, origin, target, word, listed)
                found[cased] = max(found.get(cased, 0.0), factor * strength)
    return min(found, key=lambda form: (-found[form], form), default=None)


def _cased(form: str, origin: Word, target: str, word: Word, listed: Lexicon) -> str:
    plural_of_name = form.endswith("s") and form[:-1] in listed.names and form not in listed.common
    named = (
        form in listed.names
        or plural_of_name
        or (
            word.form[0].isupper()
            and origin.form[0].isupper()
            and (form not in listed.common or folded(form) == folded(origin.form))
        )
    )
    if named or (word.form[0].isupper() and begins(target, word)):
        return form[0].upper() + form[1:]
    return form
