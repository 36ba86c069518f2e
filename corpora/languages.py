"""The languages Careo knows by name, and how a code is checked."""

from __future__ import annotations

import re

from corpora.errors import DataError, unknown
from corpora.wordlists import word_set

LANGUAGES = {"en": "English", "es": "Spanish"}
"""Code (ISO 639-1, lower case) → English name."""


def language(code: str) -> str:
    """Return `code` if it is one of `LANGUAGES`; raises UsageError that lists the known ones."""
    if code not in LANGUAGES:
        raise unknown("language", code, LANGUAGES)
    return code


def main_language(code: str) -> str:
    """Return the language that a code is a variety of, in lower case: "es" for "es-MX", "ES_mx" and "ES"."""
    return code.replace("_", "-").split("-")[0].lower()


_FUNCTION_WORDS = {
    "en": word_set(
        "the of and to in is that for it with was on are be this have from by not they but which "
        "you his her she their has an at or were been would will there what when who we our your"
    ),
    "es": word_set(
        "el la de que y en los las un una del se con por para es su al lo como más pero sus le "
        "ha me sin sobre este ya entre cuando todo esta ser son también fue había muy hasta desde"
    ),
}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 100_000


def guess_language(text: str) -> str:
    """Return "es" or "en" by counting function words in the first 100,000 characters of `text`.

    One language's words must be at least twice the other's and 15 % of all; raises DataError with the
    counts where they are not (a text too short, mixed, or in a third language), naming the option that
    settles it.
    """
    counts = dict.fromkeys(_FUNCTION_WORDS, 0)
    found_words = _WORD.findall(text[:_SAMPLE].lower())
    for word in found_words:
        for code, words in _FUNCTION_WORDS.items():
            counts[code] += word in words
    best, other = sorted(counts, key=lambda code: -counts[code])
    if counts[best] <= 0.15 * len(found_words) or counts[best] < 2 * counts[other]:
        found = " and ".join(f"{counts[code]} {name}" for code, name in sorted(LANGUAGES.items()))
        raise DataError(
            f"the language is unclear ({found} function words found); name it: --lang es or --lang en"
        )
    return best
