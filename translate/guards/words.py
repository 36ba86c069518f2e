"""Words of a text, and what is known of them: a common word, a name, or neither."""

from __future__ import annotations

import functools
import lzma
import re
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from corpora.errors import DataError
from corpora.values import Span

_DATA = Path(__file__).resolve().parents[1] / "data"
SHIPPED = frozenset({"en", "es"})
"""Languages with a word list."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_FORM = str.maketrans({"’": "'"})
_ENDINGS = ("'s", "'")


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Forms of a language: common ones in lower case, names (mostly capitalised) in lower case too."""

    common: frozenset[str]
    names: frozenset[str]

    def knows(self, word: str) -> bool:
        """Return whether `word`, in any case, is a common word or a name of the language."""
        lower = word.lower()
        return lower in self.common or lower in self.names


class Word(NamedTuple):
    """A word as it stands in a text, without a possessive ending, and where."""

    form: str
    span: Span


@functools.cache
def lexicon(lang: str) -> Lexicon | None:
    """Return the forms of a language; None for one that is not `SHIPPED`. Raises DataError if it was lost."""
    path = _DATA / f"words.{lang}.xz"
    if lang not in SHIPPED:
        return None
    if not path.is_file():
        raise DataError(f"{path}: is missing; install careo again")
    common: set[str] = set()
    names: set[str] = set()
    for form in lzma.decompress(path.read_bytes()).decode("utf-8").split("\n"):
        (common if form[:1].islower() else names).add(form.lower())
    return Lexicon(frozenset(common), frozenset(names - common))


@functools.lru_cache(maxsize=4096)
def words(text: str) -> tuple[Word, ...]:
    """Return the words of `text` (letters, with apostrophes inside) in order."""
    found = []
    for match in _WORD.finditer(text):
        form = match[0].translate(_FORM)
        for ending in _ENDINGS:
            form = form.removesuffix(ending)
        found.append(Word(form, Span(match.start(), match.start() + len(form))))
    return tuple(found)


@functools.lru_cache(maxsize=4096)
def shouted(text: str) -> bool:
    """Return whether `text` is written in capitals: four fifths of its letters, five at least."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 5 and sum(map(str.isupper, letters)) >= 0.8 * len(letters)


def joined(text: str, span: Span) -> bool:
    """Return whether a word is part of an identifier, of a path, of an address or of a word with hyphens."""
    sides = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
    return any(side.isdigit() or side in "_-@#\ufffd\\/" for side in sides)
