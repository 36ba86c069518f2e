"""The form of a Spanish rendering that fits its place: that of the word which it replaces.

A model that makes up a word, or takes a wrong one, mostly gives it the right ending: "revolmado" is replaced
by "revocado" and not by "revocada", "alquiló" by "arrendó" and not by "arrendado".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_KINDS = {
    "masculine": r"(?P<cut>o)$",
    "feminine": r"(?P<cut>a)$",
    "masculine plural": r"(?P<cut>os)$",
    "feminine plural": r"(?P<cut>as)$",
    "imperfect": r"(?:ab|í)a$",
    "imperfect plural": r"(?:ab|í)an$",
    "infinitive": r"[aeií]r(?:se)?$",
    "gerund": r"[aeiy]ndo$",
    "past": r"ó$",
    "past plural": r"(?:a|ie|ye|je|i)ron$",
    "adverb": r"[^aeiou]\w+mente$",
}
"""Endings by which a form is told; what fits several is of the last that fits."""
_PATTERNS = {kind: re.compile(pattern) for kind, pattern in _KINDS.items()}
FAINTEST = 0.15
"""Least strength of another form, as a share of that of the strongest rendering."""


def agreeing(
    form: str, replaced: str, offered: Iterable[tuple[str, float]], target_lang: str
) -> str:
    """Return the form of the rendering `form` that ends as the word which it is to replace.

    `offered` are renderings with their strengths; another form is one of these, of the same stem. Returns
    `form` where none fits better, and in other languages than Spanish.
    """
    wanted = _kind(replaced.lower())
    if target_lang != "es" or wanted is None or _kind(form) == wanted:
        return form
    known = dict(offered)
    least = FAINTEST * known.get(form, 0.0)
    fitting = [
        (strength, other)
        for other, strength in known.items()
        if strength >= least and _kind(other) == wanted and _same(form, other, wanted)
    ]
    return max(fitting)[1] if fitting else form


def _kind(form: str) -> str | None:
    found = [kind for kind, pattern in _PATTERNS.items() if pattern.search(form)]
    return found[-1] if found else None


def _same(form: str, other: str, kind: str) -> bool:
    """Return whether two forms are of one word, to judge by its beginning."""
    if "cut" in _PATTERNS[kind].groupindex:
        return re.sub("[oa]s?$", "", form) == re.sub("[oa]s?$", "", other)
    return form[: max(3, len(form) - 4)] == other[: max(3, len(form) - 4)]
