"""The people of a text: their full names, what they are called, and where each is mentioned."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpora.folding import folded
from corpora.quote_names import FEMALE, MALE, ORGANISATION, TITLES
from corpora.quote_tables import ROLES
from corpora.splitting_tables import STARTERS

TOKEN = r"(?:(?:[A-ZÁÉÍÓÚÑÜ]\.)+(?=\s?[A-Z])|[A-ZÁÉÍÓÚÑÜ][\w-]*(?:['’](?!s\b)\w+)*)"
_PARTICLE = r"(?:de\s+la|de\s+los|de\s+las|de|del|la|las|los|van|von|da|dos)"
NAME = rf"{TOKEN}(?:\s+(?:{_PARTICLE}\s+)?{TOKEN})*"
_FULL = re.compile(rf"{TOKEN}(?:\s+(?:{_PARTICLE}\s+)?{TOKEN})+")
_TITLED = re.compile(
    r"\b(?:(?P<f>Mrs|Ms|Miss|[Ss]eñora|Sra|[Dd]octora|Dra|Doña|[Pp]rofesora|[Ss]enadora)"
    r"|(?P<m>Mr|[Ss]eñor|Sr|Don|"
    rf"[Pp]rofesor|[Ss]enador|[Dd]octor)|Dr|Prof|[Pp]rofessor|[Ss]enator)\.?\s(?P<name>{NAME})"
)
_ACTS = re.compile(
    r"(?:,\s[^,.;]{2,60},)?\s(?:who\s|que\s|no\s|se\s|does\s|did\s|has\s|had\s|was\s|is\s"
    r"|[a-z]{2,}ed\b|(?!its\b|his\b|this\b)[a-z]{3,}s\b|[a-záéíóúñ]{2,}(?:ó|aron|ieron|aba|aban)\b)"
)
"""What follows the name of somebody who does something."""
ROLE_WORDS = frozenset().union(*ROLES.values())


def either(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first."""
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


_ROLE = either(ROLE_WORDS)
_CALLED_BEFORE = re.compile(
    rf"(?:(?P<article>\w+)\s)?\b(?P<role>{_ROLE})"
    r"(?:(?:\s(?:de|del|of|for|at|in)\s[^,.;:…«»“”\"]{1,50})?,)?\s$",
    re.IGNORECASE,
)
_CALLED_AFTER = re.compile(
    rf",\s(?:(?P<article>the|an?|el|la|una?|sus?|his|her|its|their)\s)?(?:[\w-]+\s){{0,2}}?(?P<role>{_ROLE})\b"
)
_PLACED = re.compile(r"\b(?:in|at|near|en|hacia|desde)\s$", re.IGNORECASE)
"""What stands before the name of a place."""


def trimmed(name: str) -> str:
    """Take titles, roles and the capitalised word that begins a sentence off the front of a name."""
    tokens = name.split()
    while tokens and (tokens[0].strip(".") in TITLES or _begins(tokens)):
        tokens.pop(0)
    return " ".join(tokens).rstrip(".")


def _begins(tokens: list[str]) -> bool:
    first = tokens[0]
    called = len(tokens) > 1 and first.lower() in ROLE_WORDS
    return called or first in STARTERS["en"] or first in STARTERS["es"]


def is_person(name: str) -> bool:
    """Whether nothing in a name shows an organisation or a place."""
    tokens = name.split()
    return bool(tokens) and not any(
        t in ORGANISATION or (len(t) > 2 and t.isalpha() and t.isupper()) for t in tokens
    )


def gender(name: str) -> str:
    """The gender a given name tells, m or f; "" for none."""
    first = name.split()[0] if name else ""
    return "f" if first in FEMALE else "m" if first in MALE else ""


def role_gender(role: str, article: str = "") -> str:
    """The gender that a role's word, or in Spanish its article, tells; "" for none."""
    told = next((gender for gender in ("", "f", "m") if role in ROLES[gender]), "")
    article = article.lower()
    return told or ("f" if article in ("la", "una") else "m" if article in ("el", "un") else "")


class People:
    """The full names of a text's people and where each is mentioned, by full name or part of it."""

    def __init__(self, text: str, speakers: Iterable[str] = ()) -> None:
        """Collect names from `text`.

        A name counts by its given name, a title, what its bearer is or does, or as one of `speakers`.
        """
        named = {trimmed(name) for name in speakers}
        self.first: dict[str, int] = {}
        self.genders: dict[str, str] = {}
        self.roles: dict[str, set[str]] = {}
        for match in _FULL.finditer(text):
            name = trimmed(match.group())
            called = self._called(name, text, match) if " " in name and is_person(name) else False
            if not (" " in name and is_person(name)):
                continue
            placed = _PLACED.search(text[max(0, match.start() - 8) : match.start()])
            acts = _ACTS.match(text, match.end()) and not placed
            if gender(name) or name in named or called or acts:
                self.first.setdefault(name, match.start())
        for name in named:
            if " " not in name and is_person(name):
                self._alone(name, text)
        for match in _TITLED.finditer(text):
            name = trimmed(match["name"])
            if name and is_person(name):
                full = self.full(name, match.start())
                self.first.setdefault(full, match.start())
                told = "f" if match["f"] else "m" if match["m"] else ""
                self.genders[full] = self.genders.get(full) or told
        self.mentions: list[tuple[int, str]] = []
        for match in re.finditer(NAME, text):
            full = self.full(match.group(), match.start())
            if full in self.first:
                self.mentions.append((match.start(), full))

    def _called(self, name: str, text: str, match: re.Match[str]) -> bool:
        """Note what stands beside a name that tells what its bearer is: "la jueza Ana Ruiz", ", his wife"."""
        start = (
            match.start() + match.group().rindex(name) if name in match.group() else match.start()
        )
        before = _CALLED_BEFORE.search(text, max(0, start - 90), start)
        found = before or _CALLED_AFTER.match(text, match.end())
        if not found:
            return False
        role = found["role"].lower()
        self.roles.setdefault(name, set()).add(role)
        told = role_gender(role, found["article"] or "")
        if told:
            self.genders.setdefault(name, told)
        return True

    def _alone(self, name: str, text: str) -> None:
        """Take up a speaker who has one name only, unless it is part of a full name."""
        at = re.search(rf"\b{re.escape(name)}\b", text)
        parts = {folded(token) for full in self.first for token in full.split()}
        if name and at and folded(name) not in parts:
            self.first.setdefault(name, at.start())

    def with_role(self, words: Iterable[str], before: int) -> str:
        """The one person named before `before` who is called by one of `words`; "" for none or several."""
        wanted = {word.lower() for word in words} & ROLE_WORDS
        found = [
            name
            for name, roles in self.roles.items()
            if roles & wanted and self.first.get(name, before) < before
        ]
        return found[0] if len(found) == 1 else ""

    def gender(self, name: str) -> str:
        """The gender of a person by given name or title, m or f; "" where nothing tells it."""
        return gender(name) or self.genders.get(name, "")

    def full(self, name: str, at: int) -> str:
        """The last full name before `at` that `name` is a part of, `name` itself where there is none."""
        name = trimmed(name)
        parts = {folded(token) for token in name.split() if token[0].isupper()}
        if name in self.first or not parts:
            return name
        found = [
            (place, full)
            for full, place in self.first.items()
            if place <= at and parts < {folded(token) for token in full.split()}
        ]
        return max(found)[1] if found else name

    def last(self, start: int, end: int, wanted: str, other_than: str = "") -> str:
        """The one person mentioned in [start, end) whom gender `wanted` fits; "" for none or several.

        Whoever is `other_than` is passed over.
        """
        names = [name for at, name in self.mentions if start <= at < end and name != other_than]
        fitting = [n for n in names if not wanted or self.gender(n) in ("", wanted)]
        return fitting[-1] if len(set(fitting)) == 1 else ""
