"""Sentence splitting for Spanish and English: offsets kept, text never changed.

One compiled pattern finds the places where a sentence may end (a run of stops with the quotes and
brackets that close after it, the start of a list item or of a turn of dialogue on a new line, and rarer
ones), and a few rules over small tables (`corpora.splitting_tables`) decide each by the word before and
the word after.
"""

from __future__ import annotations

import re

from corpora.languages import language
from corpora.splitting_tables import (
    BEFORE_NUMBER,
    DOMAINS,
    GOES_ON,
    MAY_BE_FINAL,
    MONTHS,
    NEVER_FINAL,
    NUMERO,
    PRONOUNS,
    STARTERS,
)
from corpora.values import Span

_PLACE = re.compile(
    r"""
    [.!?…‽;:\n—–*_=-]
    (?: (?<=[.!?…‽]) [.!?…‽]* (?:[ \u00a0][.!?…]+(?![\w.]))*
        (?P<close> (?: ["'”’»›)\]}*]
                     | [ \u00a0](?:[”»)\]](?=\s|$) | [:;]-?[)(DP](?=\s|$))
                     | [ \u00a0]?\[\d{1,3}\] )* )
        (?P<quote>[ ]"(?=\s|$))?
        (?: (?P<gap>\s+) | (?=["“«(]?[A-ZÁÉÍÓÚÑ¿¡]) )
    |   (?<=\n) (?P<line> \s*\n\s*
                        | [ \t]*(?=(?:[-*+•·▪●‣◦]|\d{1,3}[.)]|[a-z]\))[ \t] | [—–―][^\s]) )
    |   (?<=;) (?P<clause>\s+)(?=[A-ZÁÉÍÓÚÑ])
    |   (?<=[ ][—–-]) -? (?P<dash>\s+)(?=[A-Z])
    |   (?<=[ ][:;]) -?[)(DP] (?P<smile>\s+)(?=[A-ZÁÉÍÓÚÑ¿¡])
    |   (?<=[*_=-]) (?<!\S\S) (?P<rule>[*_=]{2,}|-{3,})(?=\s|$)
    )
    """,
    re.VERBOSE,
)
"""Where a sentence may end. It begins with one set of characters, which the engine scans for quickly."""
_LETTER = re.compile(
    r"""
    (?: (?:dear|hi|hello|hey|estimad[oa]s?|querid[oa]s?|hola) (?:[ ]\w+\.?){0,3}
      | (?:(?:best|kind|warm)[ ])?(?:regards|wishes) | (?:many[ ])?thanks(?:[ ]again)? | thank[ ]you
      | sincerely(?:[ ]yours)? | yours(?:[ ](?:truly|sincerely|faithfully))? | respectfully | cheers
      | atentamente | (?:un[ ])?saludos?(?:[ ]cordial(?:es)?)? | cordialmente | (?:un[ ])?abrazos?
      | (?:muchas[ ])?gracias )
    [,:]\s+(?=(?-i:[A-ZÁÉÍÓÚÑ¿¡]))
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A letter's greeting or closing at the beginning of a sentence."""
_NEXT = re.compile(r"([\s¿¡\"'“‘«‹(\[{—–―*•-]*)([^\W_]+(?:['’][^\W_]+)?)?")
_OPENERS = "\"'“‘«‹([{¿¡—–―*-"
_STRONG_OPENERS = "¿¡—–―*•"
_ROMAN = re.compile(r"[IVXLC]+$")
_ITEM = re.compile(r"(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})$")
_UNCAPITALISED = {
    "en": re.compile(r"\A\W*[a-z]|(?:^|\s)i(?:'m|m|'ve|'ll)?\s"),
    "es": re.compile(r"\A\W*[a-zñáéíóú]"),
}
"""Signs that a paragraph's writer leaves out capitals, so that a small letter may begin a sentence."""
_REACH = 40


def split_spans(text: str, lang: str) -> list[Span]:
    """Return the spans of the sentences of one paragraph, in order, without white space at their ends.

    Every character that is not white space lies in exactly one span. A single newline is white space (a
    hard-wrapped paragraph is one paragraph), unless a list item or a turn of dialogue begins after it;
    an empty line always ends a sentence. `lang` is "es" or "en"; raises UsageError for another.
    """
    language(lang)
    loose = _UNCAPITALISED[lang].search(text) is not None
    spans: list[Span] = []
    start = len(text) - len(text.lstrip())
    for place in _PLACE.finditer(text):
        kind = place.lastgroup
        after = place.end()
        if kind == "line":
            end = place.start()
        elif kind == "rule":
            _cut(text, start, place.start(), spans)
            start, end = place.start(), after
        elif kind == "smile":
            end = place.start(kind)
        elif kind == "clause" or kind == "dash":
            end = place.start(kind)
            if not _breaks_off(text, place, lang):
                continue
        elif _ends(text, start, place, lang, loose):
            end = place.end("close")
            if place["quote"]:
                if text.count('"', start, end) % 2:
                    end = place.end("quote")
                else:
                    after = end
        else:
            continue
        _cut(text, start, end, spans)
        start = after
    _cut(text, start, len(text), spans)
    return spans


def split_sentences(text: str, lang: str) -> list[str]:
    """Return the sentences of one paragraph as strings: the text at each of `split_spans`."""
    return [span.of(text) for span in split_spans(text, lang)]


def _cut(text: str, start: int, end: int, spans: list[Span]) -> None:
    """Add the sentence in text[start:end], if there is one; a letter's greeting is one of its own."""
    stretch = text[start:end]
    bare = stretch.strip()
    if not bare:
        return
    first = start + (0 if stretch[0] == bare[0] else stretch.index(bare))
    letter = _LETTER.match(bare)
    if letter:
        spans.append(Span(first, first + len(letter.group().rstrip())))
        first += letter.end()
        bare = bare[letter.end() :]
    spans.append(Span(first, first + len(bare)))


def _following(text: str, at: int) -> re.Match[str]:
    """Match what opens at `at` (group 1: quotes, brackets, dashes) and the word after it (group 2)."""
    found = _NEXT.match(text, at)
    if found is None:
        raise RuntimeError(f"a pattern that may match nothing did not match at {at}")
    return found


def _breaks_off(text: str, place: re.Match[str], lang: str) -> bool:
    """Whether a sentence ends at a semicolon or a dash: where a word follows that begins one."""
    word = _following(text, place.end())[2]
    if word not in STARTERS[lang]:
        return False
    return not place["dash"] or (lang == "en" and word != "I" and text[place.start() - 2].islower())


def _ends(text: str, start: int, place: re.Match[str], lang: str, loose: bool) -> bool:
    """Whether a sentence that began at `start` ends at the stop of `place`."""
    if place.end() >= len(text):
        return True
    at = place.start()
    words = text[max(start, at - _REACH) : at].split()
    last = words[-1].lstrip(_OPENERS) if words else ""
    following = _following(text, place.end())
    if place["gap"] is None:
        return _missing_space(text, last, place, following)
    if at and text[at - 1] in "([" and place["close"]:
        return False
    stop = text[at : place.start("close")]
    if not _starts(text, following):
        return not place["close"] and _starts_small(stop, last, following, lang, loose)
    if stop != "." or place["close"]:
        return True
    return _full_stop(text, start, last, following, lang)


def _starts(text: str, following: re.Match[str]) -> bool:
    """Whether what follows may begin a sentence: not a small letter, not a comma."""
    opening, word = following.groups()
    if not word:
        return bool(opening) or text[following.end()] not in ",;:/&+=%)]"
    if not word[0].islower() or word in ("http", "https", "www"):
        return True
    return "¿" in opening or "¡" in opening


def _starts_small(stop: str, last: str, following: re.Match[str], lang: str, loose: bool) -> bool:
    """Whether a sentence begins with a small letter, as careless writers' do."""
    opening, word = following.groups()
    if not word or opening:
        return False
    if stop[-1] in "?!":
        return (loose or lang == "en") and word not in GOES_ON
    if stop != "." or len(last) < 3 or not last.isalpha():
        return False
    known = last.lower()
    if known in NEVER_FINAL or known in MAY_BE_FINAL or known in BEFORE_NUMBER[lang]:
        return False
    return loose or (word in PRONOUNS[lang] and last.islower())


def _missing_space(text: str, last: str, place: re.Match[str], following: re.Match[str]) -> bool:
    """Whether a stop without white space after it ends a sentence: "… así.Pero", not "U.S." or a URL."""
    opening, word = following.groups()
    if not word or "@" in last or "/" in last or "www" in last or word.lower() in DOMAINS:
        return False
    if "@" in text[place.end() : place.end() + _REACH].partition(" ")[0]:
        return False
    if "¿" in opening or "¡" in opening:
        return True
    plain = last[-2:].isalpha() and last[-1].islower() and "." not in last
    if not plain or (text[place.start()] == "." and len(last) < 3):
        return False
    return len(word) > 1 and word[0].isupper() and not word.isupper()


def _full_stop(text: str, start: int, last: str, following: re.Match[str], lang: str) -> bool:
    """Whether one full stop ends a sentence, by the word before it and the word after."""
    opening, word = following.groups()
    known = last.lower()
    if last and _ITEM.match(last) and text.find(last, start) == start:
        return False
    if known in NEVER_FINAL and (known != "sr" or lang == "es"):
        return False
    starter = word in STARTERS[lang] or any(mark in opening for mark in _STRONG_OPENERS)
    if len(last) == 1 and last.isalpha():
        initial = word is not None and len(word) == 1 and text.startswith(".", following.end())
        return starter and not initial
    if known in BEFORE_NUMBER[lang] or known in MONTHS or last in NUMERO:
        return word is None or not (word[0].isdigit() or _ROMAN.match(word))
    if known in MAY_BE_FINAL or known == "sr":
        return starter
    if len(last) > 2 and last[-2] == "." and last[-1].isupper():
        return starter
    return True
