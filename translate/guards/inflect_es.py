"""Regular Spanish plurals, feminines and verb forms, with their changes of spelling and stress."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.wordlists import word_set
from translate.guards.words import lexicon

_SMALL = re.compile(r"\s(?:del?|con|para|al?|en|por|sin|sobre|entre|contra|bajo|según|hasta)\s")
_ADJECTIVE = re.compile(r"(?:[aei]nte|[ai]ble|[^aeiou]al|ivo|oso|ario|ico|[ai]do|orio|ero|ante)$")
_FIXED = word_set("marco clave límite piloto modelo tipo base estrella madre punta")
"""Nouns that stand beside another as adjectives do, and stay: "contratos marco"."""
_PLAIN = str.maketrans("áéíóú", "aeiou")
_SHARP = str.maketrans("aeiou", "áéíóú")
_ENDINGS = {
    "ar": {
        "third": "a", "base": "an as amos e es emos en", "participle": "ado ada ados adas",
        "past": "ó aron aste amos aba aban ábamos ara aran ase asen", "gerund": "ando",
        "future": "ará arán aré arás aremos aría arían aríamos",
    },
    "er": {
        "third": "e", "base": "en es emos a as amos an", "participle": "ido ida idos idas",
        "past": "ió ieron iste imos ía ían íamos iera ieran iese iesen", "gerund": "iendo",
        "future": "erá erán eré erás eremos ería erían eríamos",
    },
    "ir": {
        "third": "e", "base": "en es imos a as amos an", "participle": "ido ida idos idas",
        "past": "ió ieron iste imos ía ían íamos iera ieran iese iesen", "gerund": "iendo",
        "future": "irá irán iré irás iremos iría irían iríamos",
    },
}  # fmt: skip
"""Ending of the infinitive → English form → endings; the first person singular is left out ("contrato")."""
_CHANGES = {
    "ar": (("e", "ie"), ("o", "ue"), ("u", "ue")),
    "er": (("e", "ie"), ("o", "ue")),
    "ir": (("e", "ie"), ("e", "i"), ("o", "ue"), ("o", "u")),
}


def nominal_plural(phrase: str) -> str:
    """Return the plural of a noun phrase: all words up to a preposition, "contratos sociales"."""
    break_at = _SMALL.search(phrase)
    head, tail = (
        (phrase[: break_at.start()], phrase[break_at.start() :]) if break_at else (phrase, "")
    )
    first, *others = head.split()
    rest = [word if word in _FIXED else plural(word) for word in others]
    return " ".join([plural(first), *rest]) + tail


def plural(word: str) -> str:
    """Return the plural of a noun or adjective."""
    if re.search(r"[aeiouáéó]$", word):
        return word + "s"
    if re.search(r"[íú]$", word):
        return word + "es"
    if word.endswith("z"):
        return word[:-1] + "ces"
    if re.search(r"[áéíóú][ns]$", word):
        return word[:-2] + word[-2:].translate(_PLAIN) + "es"
    if re.search(r"[sx]$", word):
        return word  # crisis, tórax
    if re.search(r"[aeiou][^aeiouáéíóú]+[eo]n$", word) and not re.search("[áéíóú]", word):
        at = max(index for index, letter in enumerate(word[:-2]) if letter in "aeiou")
        return word[:at] + word[at].translate(_SHARP) + word[at + 1 :] + "es"  # exámenes
    return word + "es"


def singulars(word: str) -> Iterator[str]:
    """Yield the forms that `plural` makes `word` of, whether such words exist or not; none of other words."""
    for cut, ending in (("s", ""), ("es", ""), ("ces", "z")):
        stem = word.removesuffix(cut)
        one = stem + ending
        if stem == word or len(one) < 3:
            continue
        at = max((index for index, letter in enumerate(one) if letter in "aeiou"), default=0)
        sharp = one[:at] + one[at].translate(_SHARP) + one[at + 1 :]
        unmarked = one.translate(_PLAIN)
        yield from dict.fromkeys(form for form in (one, sharp, unmarked) if plural(form) == word)


def feminine(word: str) -> str | None:
    """Return the feminine of a noun for people or of an adjective; None where it has none of its own."""
    if " " in word:
        return None
    if word.endswith("o"):
        return word[:-1] + "a"
    if re.search(r"[dst]or$", word):
        return word + "a"
    match = re.search(r"([áéíó])([ns])$", word)
    return word[:-2] + match[1].translate(_PLAIN) + match[2] + "a" if match else None


def is_infinitive(word: str) -> bool:
    """Whether a word of four letters or more ends as infinitives do, with "se" or without."""
    return len(word) > 3 and re.search(r"[aei]r(?:se)?$", word) is not None


def is_adjective(word: str) -> bool:
    """Whether a single word ends as many adjectives, and some nouns, do."""
    return " " not in word and _ADJECTIVE.search(word) is not None


def conjugated(word: str) -> Iterator[tuple[str, str]]:
    """Yield (English form, Spanish form) of an infinitive; changed stems only where the list knows them."""
    bare = word.removesuffix("se")
    stem, ending = bare[:-2], bare[-2:]
    for kind, endings in _ENDINGS[ending].items():
        for one in endings.split():
            form = _spelt(stem, one, ending)
            yield ("base" if kind == "future" else kind), form
    words = lexicon("es")
    if words is None:
        return
    for old, new in _CHANGES[ending]:
        at = stem.rfind(old)
        if at < 0 or re.search("[aeiou]", stem[at + 1 :]):
            continue
        changed = stem[:at] + new + stem[at + 1 :]
        for kind, endings in _ENDINGS[ending].items():
            for one in endings.split():
                form = _spelt(changed, one, ending)
                if kind != "future" and form in words.common and len(form) > 3:
                    yield kind, form


def _spelt(stem: str, ending: str, of: str) -> str:
    """Join stem and ending with the letters that keep the stem's sound."""
    front = ending[0] in "eéií"
    if of == "ar" and front:
        for old, new in (("gu", "gü"), ("c", "qu"), ("g", "gu"), ("z", "c")):
            if stem.endswith(old):
                return stem[: -len(old)] + new + ending
    if of != "ar" and not front:
        for old, new in (("gu", "g"), ("c", "zc"), ("g", "j")):
            if stem.endswith(old):
                return stem[: -len(old)] + new + ending
    if of != "ar" and re.search("[aeou]$", stem) and re.match("i[eóo]", ending):
        return stem + "y" + ending[1:]
    return stem + ending
