"""Words of a translation that no translator put for what they stand for.

Small models give a rare word another one that exists ("sails" for "veladas"). Where the table of renderings
knows a word of the source well, the translation has none of its renderings, and the word that attends to it
is a rendering of nothing in the source, that word is taken for a mistranslation, and the strongest rendering
is what `translate.guards.mender` puts in the place. (On held-out lines nine in ten of those that made a
difference were right. Letting the model choose among four renderings gained nothing and took half the time
of translating once more.)
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import NamedTuple

from corpora.folding import folded
from translate.guards.detect import ADDRESS, blank
from translate.guards.reading import Reading
from translate.guards.renderings import renderings, table
from translate.guards.words import Word, joined, lexicon, shouted, words

SHORTEST = 4
"""Letters from which a word of either side is looked at."""
LEAST = 0.1
"""Least strength of the strongest rendering of a word that a translation must have one of."""
MOST = 6
"""Renderings that such a word has at most; with more its translations are too free to be told wrong."""
LONGER = 3
"""Letters by which a word may be longer or shorter than another one with its beginning to be a form of it."""
SHARE = 0.3
"""Least share of a word's attention that what it stands for gets."""


class Missing(NamedTuple):
    """A word of the source that a translation has no rendering of, and its strongest one."""

    word: Word
    rendering: str


class Doubt(NamedTuple):
    """A word of a translation, and what it seems to stand for."""

    word: Word
    missing: Missing


def missing(source: str, target: str, languages: tuple[str, str]) -> list[Missing]:
    """Return the words of the source that the table knows well and the translation has no rendering of.

    Words with the same beginning and of like length count as forms of one. Names (a capital inside the
    sentence, or a rendering that is one), parts of addresses and of words with hyphens, and texts in capitals
    have none.
    """
    if shouted(source):
        return []
    said = _said(words(target))
    found = []
    for number, word in enumerate(words(ADDRESS.sub(blank, source))):
        known = _renderings(word.form.lower(), *languages)
        if (
            len(word.form) >= SHORTEST
            and known.best
            and not (number and word.form[0].isupper())
            and not joined(source, word.span)
            and said.isdisjoint(_relatives(word.form.lower(), *languages))
        ):
            found.append(Missing(word, known.best))
    return found


def doubts(
    source: str,
    target: str,
    lacked: Sequence[Missing],
    reading: Reading,
    languages: tuple[str, str],
) -> list[Doubt]:
    """Return the words of the target that stand for a `lacked` word of the source, one for each at most.

    That is the one that gives it the most attention, and more than to any other word of the source.
    """
    there, here = words(source), words(target)
    explained = frozenset[str]().union(
        *(_renderings(word.form.lower(), *languages).forms for word in there)
    )
    shares = reading.shares([word.span for word in here], [word.span for word in there])
    found: dict[Word, Doubt] = {}
    for each in lacked:
        place = there.index(each.word)
        best = max(range(len(here)), key=lambda n: shares[n][place], default=None)
        if best is None or shares[best][place] < SHARE or not _for_this(reading, each.word):
            continue
        word = here[best]
        if (
            max(shares[best]) == shares[best][place]
            and len(word.form) >= SHORTEST
            and not (best and word.form[0].isupper())
            and not joined(target, word.span)
            and explained.isdisjoint(_said([word]))
            and folded(word.form) != folded(each.word.form)
        ):
            found.setdefault(word, Doubt(word, each))
    return sorted(found.values())


def _for_this(reading: Reading, word: Word) -> bool:
    """Return whether the first word may be judged: what stands for it is mostly first too."""
    first = not reading.rows or bool(reading.rows[0])
    return first or not reading.there[0].overlaps(word.span)


class _Known(NamedTuple):
    """Forms of a word's renderings and their beginnings, and the strongest if the word is known well."""

    forms: frozenset[str]
    best: str


@functools.lru_cache(maxsize=4096)
def _renderings(form: str, source_lang: str, target_lang: str) -> _Known:
    found = renderings(form, source_lang, target_lang, least=0.0)
    forms = frozenset[str]().union(*(_forms(rendering) for rendering, _ in found))
    best, strength = found[0] if found else ("", 0.0)
    listed = lexicon(target_lang)
    named = listed is not None and best in listed.names
    well = strength >= LEAST and len(best) >= SHORTEST and len(found) <= MOST and not named
    return _Known(forms, best if well else "")


@functools.lru_cache(maxsize=2048)
def _relatives(form: str, source_lang: str, target_lang: str) -> frozenset[str]:
    """Return forms of the renderings of a word and of those with its beginning, mostly forms of it too."""
    found = set(_renderings(form, source_lang, target_lang).forms)
    known = table(source_lang, target_lang)
    if known is None:
        return frozenset(found)
    for word in known.beginning(_beginning(form)):
        if abs(len(word) - len(form)) <= LONGER:
            found.update(*map(_forms, known[word]))
    return frozenset(found)


def _said(found: Sequence[Word]) -> frozenset[str]:
    return frozenset[str]().union(*(_forms(word.form) for word in found))


@functools.lru_cache(maxsize=16384)
def _forms(form: str) -> frozenset[str]:
    """Return a word without accents and case, and its beginning, which other forms of it share."""
    plain = folded(form)
    return frozenset({plain, _beginning(plain) + "-"} if len(form) >= SHORTEST else {plain})


def _beginning(form: str) -> str:
    return form[: max(SHORTEST, min(6, len(form) - 2))]
