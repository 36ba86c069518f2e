"""How words are rendered in the other language: a table counted from word-aligned human translations.

`benchmarks/build_renderings.py` makes it. It is read when a translation first has a word that no list knows.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

from corpora import wordtables

_DATA = Path(__file__).resolve().parents[1] / "data"
LEAST = 0.06
"""Least strength of a rendering: below it, half of what is offered belongs to a neighbouring word."""
_OTHER_FORM = 0.7
"""What the strength of a rendering counts that belongs to another gender or number of the Spanish word."""


def table(source_lang: str, target_lang: str) -> wordtables.Table | None:
    """Return the table of a direction: word → rendering → (P(rendering | word), P(word | rendering))."""
    return wordtables.load(_DATA, "renderings", source_lang, target_lang)


def renderings(
    word: str, source_lang: str, target_lang: str, least: float = LEAST
) -> list[tuple[str, float]]:
    """Return the renderings of `word` and their strengths in [`least`, 1], strongest first.

    A strength is the geometric mean of both probabilities, so that a rare word is no rendering of a
    frequent one. A Spanish word that the table does not have is looked up in its other genders and numbers
    where English makes no difference. Nothing for other languages.
    """
    found = table(source_lang, target_lang)
    if found is None:
        return []
    lower = word.lower().replace("’", "'")
    items = found.get(lower)
    factor = 1.0
    if items is None and source_lang == "es":
        factor = _OTHER_FORM
        items = next((found[form] for form in _genders(lower) if form in found), None)
    strengths = ((form, factor * math.sqrt(p * q)) for form, (p, q) in (items or {}).items())
    return sorted(
        ((form, strength) for form, strength in strengths if strength >= least),
        key=lambda pair: (-pair[1], pair[0]),
    )


def _genders(word: str) -> Iterator[str]:
    """Yield the other forms that an adjective or participle in -o, -a, -os, -as has in the same number."""
    for one, two in (("as", "os"), ("os", "as"), ("a", "o"), ("o", "a")):
        if word.endswith(one) and len(word) > len(one) + 3:
            yield word[: -len(one)] + two
            return
