"""What checks say, in English and Spanish.

An issue holds the key of its message and the values in it; `say` puts them into words. A value is a text
as it stands in one of the documents, a number, or several texts that are listed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from corpora.languages import language as known
from corpora.wording import Counting
from eval.checks.check_words import CHECK_WORDS
from eval.checks.message_words import MESSAGES

if TYPE_CHECKING:
    from eval.checks.issues import Issue

Value = str | int | tuple[str, ...]
Said = tuple[Value, ...]
"""The key of a message, then its values."""

_AND = {"en": "and", "es": "y"}
_MARKS = {"en": "“{}”", "es": "«{}»"}


class _Words(Counting):
    """Puts values into a message, several texts as a list in quotes."""

    def __init__(self, language: str) -> None:
        self.language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, tuple):
            return listed([_MARKS[self.language].format(item) for item in value], self.language)
        return super().format_field(value, format_spec)


def say(issue: Issue, language: str = "en") -> str:
    """Return what an issue says in "en" or "es", a sentence without its full stop.

    Raises UsageError for another language.
    """
    return words_of(issue.said, language)


def words_of(said: Said, language: str = "en") -> str:
    """Return a message, its key and values, in words, as `say` does; for a message kept somewhere else."""
    key, *values = said
    return _Words(known(language)).vformat(MESSAGES[str(key)][language], values, {})


def name_of(check: str, language: str = "en") -> str:
    """Return what a check is called in "en" or "es"; errors as `say`."""
    return CHECK_WORDS[check][known(language)][0]


def help_of(check: str, language: str = "en") -> str:
    """Return what a check looks for, in "en" or "es"; errors as `say`."""
    return CHECK_WORDS[check][known(language)][1]


def listed(words: Iterable[str], language: str = "en") -> str:
    """Join words for a person: "a", "a and b", "a, b and c"; in Spanish with "y", or "e" before an i."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    last = items[-1]
    bare = last.lstrip("«“").lower()
    joined = _AND[language]
    if (
        language == "es"
        and bare.startswith(("i", "í", "hi", "hí"))
        and not bare.startswith(("hie", "ie"))
    ):
        joined = "e"
    return f"{', '.join(items[:-1])} {joined} {last}"
