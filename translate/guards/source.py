"""Source texts that a model reads badly as they are: all in capitals, without accents, misread by OCR.

What the model is given is changed, never the source itself; the translation of a text in capitals is put
in capitals again.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from corpora.folding import folded
from translate.guards.words import Lexicon, lexicon, shouted

_TOKEN = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"(?:^|[.!?…:]\s+)[\W_]*(\w)")
_MISREAD = str.maketrans("015", "ols")
_MISREAD_I = str.maketrans("015", "ois")
_HYPHEN = re.compile(r"\b([^\W\d_]{2,})-\s+([^\W\d_]{2,})\b")
_ACCENT = re.compile("[áéíóúü]", re.IGNORECASE)
_SUBJUNCTIVE = re.compile(r"[aei]r[ae][ns]?$")
_STRETCHED = re.compile(r"([^\W\d])\1{2,}")


class Prepared(NamedTuple):
    """What the model is given for a text, and what was done: flags "recased", "mended"."""

    text: str
    flags: tuple[str, ...]


@functools.lru_cache(maxsize=4096)
def prepare(text: str, source_lang: str, target_lang: str) -> Prepared:
    """Return the text to be translated in place of `text`.

    A text in capitals is written in small letters, but for sentence starts, known names and likely
    abbreviations ("recased"). An unknown word becomes the known word that it is with letters for the
    digits 0, 1 and 5, without stretched letters, or without the hyphen of a line's end; in a text without
    any accent, unknown words become the one known word that they are with accents ("mended").
    """
    own, other = lexicon(source_lang), lexicon(target_lang)
    if own is None or other is None:
        return Prepared(text, ())
    flags: tuple[str, ...] = ()
    made = text
    if shouted(text):
        made = _recased(text, own)
        flags += ("recased",)
    whole = made
    made = _HYPHEN.sub(lambda match: _rejoined(match, own), made)
    mended = _TOKEN.sub(lambda match: _mended(match[0], own), made)
    if "recased" in flags or not _ACCENT.search(text):
        mended = _with_accents(mended, own, other)
    if mended != whole:
        flags += ("mended",)
    return Prepared(mended, flags)


def _recased(text: str, own: Lexicon) -> str:
    def cased(match: re.Match[str]) -> str:
        word = match[0]
        lower = word.lower()
        if lower in own.common or (len(word) > 5 and lower not in own.names):
            return lower
        if lower in own.names and len(word) > 3:
            return word[0] + lower[1:]
        accented = _accented(own).get(lower)
        if accented:
            return accented
        return word if len(word) <= 5 else lower

    small = _TOKEN.sub(cased, text)
    return _SENTENCE.sub(lambda match: match[0][:-1] + match[1].upper(), small)


def _rejoined(match: re.Match[str], own: Lexicon) -> str:
    """Join a word that a line's end cut in two, when it is known whole and its end is not by itself."""
    word = match[1] + match[2]
    return word if own.knows(word) and not own.knows(match[2]) else match[0]


def _mended(word: str, own: Lexicon) -> str:
    """Return the known word that `word` is with letters for digits, or without stretched letters."""
    lower = word.lower()
    if len(word) < 3 or own.knows(lower) or word[1:] != lower[1:]:
        return word
    forms = []
    if any(map(str.isdigit, word)) and sum(map(str.isalpha, word)) > 1:
        forms += [lower.translate(_MISREAD), lower.translate(_MISREAD_I)]
    if _STRETCHED.search(lower):
        forms += [_STRETCHED.sub(r"\1", lower)]
    for form in forms:
        known = form if form in own.common else _accented(own).get(form)
        if known:
            return known if word == lower else known[0].upper() + known[1:]
    return word


def _with_accents(text: str, own: Lexicon, other: Lexicon) -> str:
    """Put accents on the unknown words of a text that has none, unless it is one subjunctive ("votara").

    That may be a rare form of a text that needs no accents, and not "votará".
    """
    forms = [match[0].lower() for match in _TOKEN.finditer(text)]
    accented = _accented(own)
    plain = [form for form in forms if form not in accented]
    sure = sum(form in own.common and form not in other.common for form in plain) > sum(
        form in other.common and form not in own.common for form in plain
    )
    slips = {
        form
        for form in forms
        if form in accented and not own.knows(form) and (sure or not other.knows(form))
    }
    if len(slips) < 2 and all(_SUBJUNCTIVE.search(form) for form in slips):
        return text
    return _TOKEN.sub(
        lambda match: accented[match[0]] if match[0] in slips else match[0],
        text,
    )


@functools.cache
def _accented(own: Lexicon) -> dict[str, str]:
    """Form without diacritics → the one common word that it is with them; "ñ" counts as one."""
    found: dict[str, str] = {}
    twice = set()
    for word in own.common:
        plain = folded(word)
        if plain != word and len(plain) > 2 and plain not in own.common:
            if plain in found:
                twice.add(plain)
            found[plain] = word
    return {plain: word for plain, word in found.items() if plain not in twice}
