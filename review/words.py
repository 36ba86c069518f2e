"""What the app says, in English and Spanish."""

from __future__ import annotations

from corpora.wording import Counting
from review.words_desk import DESK
from review.words_grid import GRID
from review.words_pages import PAGES
from review.words_work import WORK

LANGUAGES = {"en": "English", "es": "Español"}
"""The interface's languages, each by its own name."""

CATALOGUE: dict[str, tuple[str, str]] = {**GRID, **PAGES, **WORK, **DESK}
"""Key → (English, Spanish); `{name}` is filled in, `{name:pair|pairs}` with the word that fits the number."""


def say(key: str, lang: str, **fields: object) -> str:
    """Return what `key` says in `lang` with its fields filled in; KeyError for an unknown key."""
    english, spanish = CATALOGUE[key]
    return Counting().format(spanish if lang == "es" else english, **fields)


def grid_words(lang: str) -> dict[str, str]:
    """Return everything the grid says in `lang`, with `{name}` left for it to fill in."""
    return {key: texts[lang == "es"] for key, texts in GRID.items()}
