"""Words that no language has, as small models make them of pieces, and their repair.

One that differs from a common word by its accents alone is spelt as that. Of others the decoder's attention
says which word of the source they stand for; where the table of renderings knows it, its strongest rendering
is put in the place. (Decoding again what follows, or letting the model choose among three renderings, gained
nothing on held-out news and took twice the time.)
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from corpora.folding import folded
from corpora.values import Span
from translate.engine_base import MAX_FORCED
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
FLOOR = -20.0
"""Log-probability that a text may lose by a rendering; a rendering that fits worse is another sense."""


class Mended(NamedTuple):
    """A text without the invented words that could be repaired.

    `put` are the renderings in it, `left` the invented words that are left (none with a capital inside a
    sentence, which may be names).
    """

    text: str
    put: tuple[str, ...]
    left: tuple[str, ...]


@dataclass
class _State:
    """A text under repair: its source, what it is now, its log-probability, what was put and looked at."""

    source: str
    target: str
    total: float
    put: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)


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

    def mend(self, texts: Sequence[tuple[str, str, float]]) -> list[Mended]:
        """Put renderings in the place of invented words of (source, translation, log-probability).

        Nothing is put where the table has no rendering, where the text would lose more than `FLOOR`, or
        where it would get graver faults or more invented words.
        """
        states = [_State(*text) for text in texts]
        work = [(state, word) for state in states for word in self._next(state)]
        while work:
            self._repair(work)
            work = [(state, word) for state, _ in work for word in self._next(state)]
        return [Mended(state.target, tuple(state.put), self._left(state)) for state in states]

    def _next(self, state: _State) -> list[Word]:
        """Return the first invented word that was not looked at, or nothing; it counts as looked at now."""
        found = list(self._unknown(state.source, state.target))
        if not found or len(found) > MOST or self._long(state):
            return []
        new = [word for word in found if folded(word.form) not in state.seen]
        state.seen.update(folded(word.form) for word in new[:1])
        return new[:1]

    def _long(self, state: _State) -> bool:
        pieces = self.tokenizer.encode(state.source), self.tokenizer.encode_target(state.target)
        return max(map(len, pieces)) >= MAX_FORCED

    def _unknown(self, source: str, target: str) -> Iterator[Word]:
        return unknown(source, target, *self.languages)

    def _left(self, state: _State) -> tuple[str, ...]:
        given = {folded(word.form) for word in words(state.source)}
        return tuple(
            word.form
            for word in self._unknown(state.source, state.target)
            if folded(word.form) not in given
            and (word.form[0].islower() or begins(state.target, word))
        )

    def _repair(self, work: Sequence[tuple[_State, Word]]) -> None:
        """Repair one word of each text, where that can be done."""
        tries: list[tuple[_State, str, str, float]] = []
        spelt = [respelled(word.form, self.languages[1]) for _, word in work]
        unspelt = [pair for pair, form in zip(work, spelt, strict=True) if not form]
        found = iter(self._origins(unspelt))
        for (state, word), respelt in zip(work, spelt, strict=True):
            best = (
                (respelt.capitalize() if word.form[0].isupper() else respelt, 1.0)
                if respelt
                else _rendering(state.source, state.target, word, next(found), self.languages)
            )
            if best:
                form, strength = best
                text = state.target[: word.span.start] + form + state.target[word.span.end :]
                tries.append((state, text, form, strength))
        scores = self.engine.score(
            [self.tokenizer.encode(state.source) for state, *_ in tries],
            [self.tokenizer.encode_target(text) for _, text, *_ in tries],
        )
        for (state, text, form, strength), values in zip(tries, scores, strict=True):
            fits = sum(values) + math.log(strength) >= state.total + FLOOR
            if fits and self._better(state.source, text, state.target):
                state.target, state.total = text, sum(values)
                state.put.append(form)

    def _better(self, source: str, text: str, before: str) -> bool:
        faults_now, faults_then = (faults(source, one, *self.languages) for one in (text, before))
        now, then = (sum(1 for _ in self._unknown(source, one)) for one in (text, before))
        return weight(faults_now) <= weight(faults_then) and now < then

    def _origins(self, work: Sequence[tuple[_State, Word]]) -> list[list[tuple[Word, float]]]:
        """Return the source's words that each word attends to, with their share of the first's attention."""
        there = [self.tokenizer.located(state.source) for state, _ in work]
        here = [
            self.tokenizer.located(state.target[: word.span.end], target=True)
            for state, word in work
        ]  # attention does not depend on what follows
        worded = [
            n
            for n in range(len(work))
            if any(len(word.form) >= SHORTEST for word in words(work[n][0].source))
        ]
        matrices = self.engine.attend(
            [[*there[n][0], END] for n in worded], [here[n][0] for n in worded]
        )
        results: list[list[tuple[Word, float]]] = [[] for _ in work]
        for number, matrix in zip(worded, matrices, strict=True):
            state, word = work[number]
            rows = [
                row
                for row, span in zip(matrix, here[number][1], strict=True)
                if span.overlaps(word.span)
            ]
            results[number] = _heaviest(state.source, there[number][1], rows)
        return results


def _joined(text: str, span: Span) -> bool:
    sides = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
    return any(side.isdigit() or side in "_-@#\ufffd\\/" for side in sides)


def _heaviest(
    source: str, there: Sequence[Span], rows: Sequence[Sequence[float]]
) -> list[tuple[Word, float]]:
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
    origins: Sequence[tuple[Word, float]],
    languages: tuple[str, str],
) -> tuple[str, float] | None:
    """Return the strongest rendering of what `word` stands for, cased as in its place, and its strength."""
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
    return min(found.items(), key=lambda pair: (-pair[1], pair[0]), default=None)


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
