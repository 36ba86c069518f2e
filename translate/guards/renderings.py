"""How words are rendered in the other language: a table counted from word-aligned human translations.

`benchmarks/build_renderings.py` makes it. It is read when a translation first has a word that no list knows.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

from corpora import wordtables
from translate.guards import inflect_en, inflect_es

_DATA = Path(__file__).resolve().parents[1] / "data"
LEAST = 0.06
"""Least strength of a rendering: below it, half of what is offered belongs to a neighbouring word."""
_OTHER_FORM = 0.7
"""What the strength of a rendering counts that belongs to another gender or number of the Spanish word."""

SURE = 0.25
"""Least strength, that counted in, of a rendering that belongs to another number."""


def table(source_lang: str, target_lang: str) -> wordtables.Table | None:
    """Return the table of a direction: word → rendering → (P(rendering | word), P(word | rendering))."""
    return wordtables.load(_DATA, "renderings", source_lang, target_lang)


def renderings(
    word: str, source_lang: str, target_lang: str, least: float = LEAST, numbers: bool = False
) -> list[tuple[str, float]]:
    """Return the renderings of `word` and their strengths in [`least`, 1], strongest first.

    A strength is the geometric mean of both probabilities, so that a rare word is no rendering of a
    frequent one. A Spanish word that the table does not have is looked up in its other genders where English
    makes no difference, with `numbers` in its other number too, and the renderings then take the word's own.
    Nothing for other languages.
    """
    found = table(source_lang, target_lang)
    if found is None:
        return []
    lower = word.lower().replace("’", "'")
    items: wordtables.Translations = found.get(lower, {})
    factor = 1.0
    if not items and source_lang == "es":
        factor = _OTHER_FORM
        items = next((found[form] for form in _genders(lower) if form in found), {})
        if not items and numbers:
            items = _of_the_other_number(lower, found)
            least = max(least, SURE)
    strengths = ((form, factor * math.sqrt(p * q)) for form, (p, q) in items.items())
    return sorted(
        ((form, strength) for form, strength in strengths if strength >= least),
        key=lambda pair: (-pair[1], pair[0]),
    )


def _of_the_other_number(word: str, found: wordtables.Table) -> wordtables.Translations:
    """Return what the table has for the plural or singular of a Spanish word, turned into its number."""
    many = word.endswith("s")
    others = list(inflect_es.singulars(word)) if many else [inflect_es.plural(word)]
    turned = inflect_en.known_plural if many else inflect_en.singular
    for form in [*others, *(gender for other in others for gender in _genders(other))]:
        if form in found:
            return {turned(one): both for one, both in found[form].items() if "'" not in one}
    return {}


def _genders(word: str) -> Iterator[str]:
    """Yield the other forms that an adjective or participle in -o, -a, -os, -as has in the same number."""
    for one, two in (("as", "os"), ("os", "as"), ("a", "o"), ("o", "a")):
        if word.endswith(one) and len(word) > len(one) + 3:
            yield word[: -len(one)] + two
            return
