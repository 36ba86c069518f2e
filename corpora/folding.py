"""Words without case and diacritics, for comparing them."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=131072)
def unmarked(word: str) -> str:
    """Return `word` without accents and other marks: "Bogotá" → "Bogota", "ñ" → "n"."""
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@lru_cache(maxsize=131072)
def folded(word: str) -> str:
    """Return `word` without case (ß as ss) and marks: "Ávalos" → "avalos"."""
    return unmarked(word.casefold())
