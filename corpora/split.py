"""Sentence splitting for Spanish and English: offsets kept, text never changed.

One compiled pattern finds the places where a sentence may end (a run of stops with the quotes and
brackets that close after it; the start of a list item or of a turn of dialogue on a new line), and a few
rules over small tables (`corpora.splitting_tables`) decide each by the word before and the word after.
"""

from __future__ import annotations

import re

from corpora.languages import language
from corpora.splitting_tables import (
    BEFORE_NUMBER,
    MAY_BE_FINAL,
    MONTHS,
    NEVER_FINAL,
    STARTERS,
)
from corpora.values import Span

_PLACE = re.compile(
    r"""
    (?P<stop>[.!?…‽。]+(?:[ \u00a0][.!?…]+(?![\w.]))*)
    (?P<close>(?:["'”’»›)\]}*]|[ \u00a0][”»](?=\s|$)|\[\d+\])*)
    (?:(?P<gap>\s+)|(?=["“«(]?[A-ZÁÉÍÓÚÑ¿¡]))
    | \n(?P<line>\s*\n\s* | [ \t]*(?=(?:[-*+•·▪●‣◦]|\d{1,3}[.)]|[a-z]\))[ \t] | [—–―][^\s]))
    """,
    re.VERBOSE,
)
_NEXT = re.compile(r"([\s¿¡\"'“‘«‹(\[{—–―*•-]*)([^\W_]+(?:['’][^\W_]+)?)?")
_OPENERS = "\"'“‘«‹([{¿¡—–―*-"
_ROMAN = re.compile(r"[IVXLC]+$")
_ITEM = re.compile(r"(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})$")


def split_spans(text: str, lang: str) -> list[Span]:
    """Return the spans of the sentences of one paragraph, in order, without white space at their ends.

    Every character that is not white space lies in exactly one span. A single newline is white space (a
    hard-wrapped paragraph is one paragraph), unless a list item or a turn of dialogue begins after it;
    an empty line always ends a sentence. `lang` is "es" or "en"; raises UsageError for another.
    """
    language(lang)
    spans: list[Span] = []
    start = len(text) - len(text.lstrip())
    for place in _PLACE.finditer(text):
        if place["line"] is not None:
            end = place.start()
        else:
            end = place.end("close")
            if end <= start or not _ends(text, start, place, lang):
                continue
        stretch = text[start:end].rstrip()
        if stretch:
            spans.append(Span(start, start + len(stretch)))
        start = place.end()
    tail = text[start:].strip()
    if tail:
        at = text.index(tail, start)
        spans.append(Span(at, at + len(tail)))
    return spans


def split_sentences(text: str, lang: str) -> list[str]:
    """Return the sentences of one paragraph as strings: the text at each of `split_spans`."""
    return [span.of(text) for span in split_spans(text, lang)]


def _ends(text: str, start: int, place: re.Match[str], lang: str) -> bool:
    """Whether a sentence that began at `start` ends at `place`."""
    if place.end() >= len(text):
        return True
    stop = place["stop"]
    before = text[max(start, place.start() - 40) : place.start()]
    words = before.split()
    last = words[-1].lstrip(_OPENERS) if words else ""
    following = _NEXT.match(text, place.end())
    opening, word = following.groups() if following else ("", None)
    if not place["gap"] and place["gap"] != "":
        return _missing_space(last, place, word)
    if stop[0] != "." or len(stop) > 1:
        return _starts(opening, word)
    return _full_stop(text, start, place, lang, last, opening, word)


def _starts(opening: str, word: str | None) -> bool:
    """Whether what follows may begin a sentence: not a small letter."""
    return not word or not word[0].islower() or "¿" in opening or "¡" in opening


def _missing_space(last: str, place: re.Match[str], word: str | None) -> bool:
    """Whether a stop without white space after it ends a sentence: "… así.Pero", not "U.S." or a URL."""
    if "@" in last or "/" in last or "www." in last or not word:
        return False
    plain = len(last) > 2 and last[-2:].isalpha() and last[-1].islower() and "." not in last
    return plain and len(word) > 1 and word[0].isupper() and not word.isupper()


def _full_stop(
    text: str,
    start: int,
    place: re.Match[str],
    lang: str,
    last: str,
    opening: str,
    word: str | None,
) -> bool:
    """Whether one full stop ends a sentence, by the word before it and the word after."""
    if place["close"]:
        return _starts(opening, word)
    if not _starts(opening, word):
        return False
    known = last.lower()
    first = text.find(last, start) == start and _ITEM.match(last)
    if first and last:
        return False
    if known in NEVER_FINAL:
        return False
    number = word is not None and (word[0].isdigit() or bool(_ROMAN.match(word)))
    if known in BEFORE_NUMBER[lang] or known in MONTHS:
        return not number
    initial = len(last) == 1 and last.isupper()
    acronym = len(last) > 2 and last[-2] == "." and last[-1].isupper()
    if initial or acronym or known in MAY_BE_FINAL:
        return word in STARTERS[lang] or bool(opening.strip(" \n\t\"'“‘«([-"))
    return True
