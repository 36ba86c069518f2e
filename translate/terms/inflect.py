"""Regular inflection of glossary entries: plurals, genders of adjectives and people, forms of verbs.

The Spanish side says what an entry is: a verb where it begins with an infinitive, else a noun phrase or
an adjective. What is irregular and not in the tables below is left to the forms that a glossary lists.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import NamedTuple

from corpora.wordlists import word_set
from translate.guards.inflect_en import is_person, may_be_adjective, phrase_plural, verb_forms
from translate.guards.inflect_es import (
    conjugated,
    feminine,
    is_adjective,
    is_infinitive,
    nominal_plural,
)
from translate.guards.words import lexicon


class Form(NamedTuple):
    """A form of a source term, the rendering asked for it, and others that are as good.

    A `verb` form is no term after an article or the like ("la entrega"); where it is asked for after an
    auxiliary ("was terminated"), the rendering is `after_auxiliary`.
    """

    source: str
    target: str
    others: tuple[str, ...] = ()
    verb: bool = False
    after_auxiliary: str = ""


def inflected(source: str, target: str, source_lang: str, target_lang: str) -> list[Form]:
    """Return the term and its regular forms with their renderings.

    None for an entry with a capital (a name), or of other languages than Spanish and English.
    """
    langs = (source_lang, target_lang)
    if langs not in (("es", "en"), ("en", "es")) or any(map(str.isupper, source + target)):
        return []
    spanish, english = (source, target) if source_lang == "es" else (target, source)
    verb = _is_verb(spanish, english)
    made: dict[str, Form] = {}
    participles: dict[str, str] = {}
    for kind, one, two in _verb(spanish, english) if verb else _nominal(spanish, english):
        here, there = (one, two) if source_lang == "es" else (two, one)
        known = made.setdefault(
            here, Form(here, there, (), verb and (here != source or source_lang == "en"))
        )
        if there not in (known.target, *known.others):
            made[here] = known._replace(others=(*known.others, there))
        if kind == "participle" and source_lang == "en":
            participles.setdefault(here, there)
    if verb:
        every = [there for form in made.values() for there in (form.target, *form.others)]
        made = {
            here: form._replace(
                others=tuple(dict.fromkeys(one for one in every if one != form.target)),
                after_auxiliary=participles.get(here, ""),
            )
            for here, form in made.items()
        }
    return list(made.values())


_NOUNS = word_set("poder deber placer parecer pesar saber ser haber querer lugar hogar pilar andar")
"""Infinitives that are nouns in glossaries."""


@functools.cache
def _is_verb(spanish: str, english: str) -> bool:
    """Whether a phrase begins with an infinitive that is no noun, as the forms that are known tell.

    "Alquileres" is known and few forms of "alquiler" are; "notificó", "notifica" and more of "notificar".
    Where the list knows nothing of it, the English side's forms tell.
    """
    first = spanish.split()[0]
    words, others = lexicon("es"), lexicon("en")
    if words is None or others is None or first in _NOUNS or not is_infinitive(first):
        return False
    count = sum(form in words.common for _, form in conjugated(first))
    if nominal_plural(first) in words.common:
        return count > 10
    forms = verb_forms(english.removeprefix("to ").split()[0])
    return count > 1 or {forms["past"], forms["gerund"]} <= others.common


def _nominal(spanish: str, english: str) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, Spanish, English) of a noun or adjective; with both plurals where it may be either."""
    one, both = is_adjective(spanish), is_adjective(spanish) and may_be_adjective(english)
    agent = spanish.endswith(("dor", "tor", "sor")) or is_person(english)
    other = feminine(spanish) if both or agent else None
    plural_en = english if both else phrase_plural(english)
    yield "", spanish, english
    if other:
        yield "", other, english
    for some in filter(None, (nominal_plural(spanish), other and nominal_plural(other))):
        yield "", some, plural_en
        if one:
            yield "", some, english


def _verb(spanish: str, english: str) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, Spanish, English) of a verb's forms, those that a list knows before others of a kind."""
    head, _, rest = spanish.partition(" ")
    first, _, tail = english.removeprefix("to ").partition(" ")
    forms = verb_forms(first)
    words = lexicon("es")
    yield "base", spanish, english
    rows = list(conjugated(head))
    known = {form for _, form in rows if words and form in words.common}
    for kind in ("base", "third", "past", "participle", "gerund"):
        some = [form for one, form in rows if one == kind]
        if kind != "past":  # the third person comes first, known or not
            some.sort(key=lambda form: form not in known)
        for form in some:
            yield kind, f"{form} {rest}".strip(), f"{forms[kind]} {tail}".strip()
