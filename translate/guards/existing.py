"""Whether a word exists: listed, in the table of renderings, or a regular form of such a word."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from corpora.folding import unmarked
from translate.guards.inflect_en import plural, verb_forms
from translate.guards.inflect_es import conjugated
from translate.guards.renderings import table
from translate.guards.words import lexicon

_PREFIXES = {
    "en": "anti bio counter eco geo hyper inter macro mega micro mini mono multi neo non post pre pseudo "
    "semi socio super trans ultra",
    "es": "anti auto bio contra eco electro geo hiper infra inter macro mega micro mini mono multi neo "
    "petro post pre pseudo semi sobre socio sub super supra tele trans ultra vice",
}
_SHORTEST_REST = 5
"""Letters of a listed word that may stand after a prefix."""
_ENCLITICS = re.compile(
    r"(?P<verb>\w+(?:[aei]r|[áéí]r|ándo|iéndo|yéndo))(?:[mts]e|nos|l[aeo]s?){1,2}"
)
_OTHER = {"en": "es", "es": "en"}


@functools.lru_cache(maxsize=65536)
def exists(form: str, lang: str) -> bool:
    """Return whether `form`, in any case, is a word of the language ("en" or "es") as far as is known.

    Regular inflections of known words are known: plurals, feminines, verb forms with and without pronouns,
    adverbs in -mente and -ly, and words after a prefix such as anti-.
    """
    lower = form.lower().replace("’", "'")
    listed = lexicon(lang)
    if listed and listed.knows(lower):
        return True
    known = _known(lang)  # reads the table of renderings, so it comes second
    if lower in known:
        return True
    bases = _spanish(lower, known) if lang == "es" else _english(lower, known)
    if any(bases):
        return True
    return any(
        lower.startswith(prefix)
        and len(lower) >= len(prefix) + _SHORTEST_REST
        and (lower[len(prefix) :] in known or lower[len(prefix) :].removesuffix("s") in known)
        for prefix in _PREFIXES[lang].split()
    )


class _Known:
    """The words of a language's list and of the table of the direction into it, together."""

    def __init__(self, lang: str) -> None:
        self._listed = lexicon(lang)
        # The table of the direction that is translated into, so that one is read and not both.
        rendered = table(_OTHER[lang], lang)
        self._rendered = frozenset(
            form
            for form in (rendered.translations() if rendered else ())
            if not (self._listed and self._listed.knows(form))
        )

    def __contains__(self, form: str) -> bool:
        return bool(self._listed and self._listed.knows(form)) or form in self._rendered


_known = functools.cache(_Known)


@functools.lru_cache(maxsize=4096)
def respelled(form: str, lang: str) -> str | None:
    """Return the one common word that has the letters of `form` and other accents: "toxicos" → "tóxicos"."""
    letters = unmarked(form.lower())
    listed = lexicon(lang)
    found = list(_with_marks(lang).get(letters, ()))
    if listed and letters in listed.common:
        found.append(letters)
    return found[0] if len(found) == 1 else None


@functools.cache
def _with_marks(lang: str) -> dict[str, list[str]]:
    """Return the common words that have accents, by their letters."""
    listed = lexicon(lang)
    found: dict[str, list[str]] = {}
    for word in sorted(listed.common) if listed else ():
        letters = unmarked(word)
        if letters != word:
            found.setdefault(letters, []).append(word)
    return found


def _spanish(form: str, known: _Known) -> Iterator[bool]:
    for one in _singular(form):
        yield one in known
        if one.endswith("a"):
            yield one[:-1] + "o" in known
    if re.fullmatch(r"\w{3,}(?:[ai]ble|al)", form):  # such adjectives are the same in English
        english = lexicon("en")
        yield english is not None and form in english.common
    if form.endswith("mente") and len(form) > 8:
        adjective = form[:-5]
        yield adjective in known and not adjective.endswith("o")
        yield adjective.endswith("a") and adjective[:-1] + "o" in known
    derived = re.fullmatch(r"(\w{4,})(?:istas?|ismos?|izar)", form)
    if derived:
        yield derived[1] in known or derived[1] + "o" in known or derived[1] + "a" in known
    match = _ENCLITICS.fullmatch(form)
    if match:
        verb = unmarked(match["verb"]) if "ñ" not in match["verb"] else match["verb"]
        yield verb in known
    for at in range(3, len(form)):
        for ending in ("ar", "er", "ir"):
            infinitive = form[:at] + ending
            if infinitive in known and form in _forms(infinitive):
                yield True


def _singular(form: str) -> Iterator[str]:
    yield form
    if form.endswith("s"):
        yield form[:-1]
    if form.endswith("es"):
        yield form[:-2]
    if form.endswith("ces"):
        yield form[:-3] + "z"


@functools.lru_cache(maxsize=4096)
def _forms(infinitive: str) -> frozenset[str]:
    return frozenset(form for _, form in conjugated(infinitive))


def _english(form: str, known: _Known) -> Iterator[bool]:
    yield form.removesuffix("'s").removesuffix("s'") in known
    for base in _bases(form):
        if base in known:
            yield form == plural(base) or form in verb_forms(base).values()
    if form.endswith("ly") and len(form) > 5:
        yield form[:-2] in known
        yield form.endswith("ally") and form[:-4] in known
        yield form.endswith("bly") and form[:-1] + "e" in known
        yield form.endswith("ily") and form[:-3] + "y" in known
    derived = re.fullmatch(r"(\w{4,})(?:ists?|isms?|i[sz](?:e[sd]?|ing))", form)
    if derived:
        yield derived[1] in known or derived[1] + "e" in known or derived[1] + "y" in known
    if form.endswith("ness"):
        yield form[:-4] in known or (form.endswith("iness") and form[:-5] + "y" in known)


def _bases(form: str) -> Iterator[str]:
    for ending in ("s", "es", "d", "ed", "ing"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            base = form[: -len(ending)]
            yield base
            yield base + "e"
            if base.endswith("i"):
                yield base[:-1] + "y"
            if base[-1:] == base[-2:-1]:
                yield base[:-1]
