"""Detectors: what is visibly wrong with a machine translation, judged from the two texts alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpora.folding import folded
from translate.guards.numbers import numbers_missing
from translate.guards.words import Lexicon, Word, lexicon, shouted, words

WEIGHTS = {
    "empty": 8,
    "damaged": 6,
    "loop": 5,
    "language": 5,
    "untranslated": 3,
    "length": 3,
    "number": 2,
    "remainder": 2,
    "name": 1,
}
"""Fault → how much it counts when two translations of a text are compared."""

RATIOS = (0.4, 2.5)
"""Letters of a translation for one of its source, least and most, beyond `SLACK` letters."""
SLACK = 12

_STUTTER = re.compile(r"([^\W\d]{1,6}?)\1{3,}|([^\w\s.…*_=~-]{1,3}?)\2{5,}")
_STUTTERS = re.compile(r"([^\W\d]{1,6}?)\1{2,}|([^\w\s]{1,3}?)\2{3,}")
"""What stands four times (six for marks) in a translation, and three times in a source that may cause it."""
ADDRESS = re.compile(
    r"(?<!\S)\S*(?:://|@|www\.|\\)\S*|\b\w+\.(?:com|org|net|es|mx|gob|gov|edu)\b\S*"
)
"""Addresses and paths, whose parts are no words."""
_GRAM = 3
_INSIDE = re.compile(r"(?:[\w,)\]%/&](?:\s+|[-/&]|\s*[(])|\b[^\W\d_a-z][^\W\d_]{0,3}\.\s+)$")
"""How the text before a word ends that stands inside a sentence."""


def faults(source: str, target: str, source_lang: str, target_lang: str) -> tuple[str, ...]:
    """Return the names of what is wrong with `target` as a translation of `source`, worst first.

    - "empty": nothing came out, though the source has letters;
    - "damaged": it has a character of no meaning (U+FFFD) that the source does not have;
    - "loop": something stands four times or more in a row, or most three-word sequences come again,
      and it is not so in the source;
    - "language": most words are the source language's and not the target's;
    - "untranslated": the source again, though it has words of its language;
    - "length": outside `RATIOS`;
    - "number": a number of two digits or more is missing and another stands in its place;
    - "remainder": words of the source language were left as they are (accents dropped or not);
    - "name": a name of the source, one that is not translated as far as the lists know, is missing.

    Detectors that need word lists say nothing for languages without one. A source that is not in
    `source_lang` (a text that is in the target language already) may come back as it is.
    """
    there, here = words(ADDRESS.sub(blank, source)), words(ADDRESS.sub(blank, target))
    if not any(map(str.isalpha, source)):
        return ()
    if not target.strip():
        return ("empty",)
    found = set()
    if "\ufffd" in target and "\ufffd" not in source:
        found.add("damaged")
    if _loops(source, target, there, here):
        found.add("loop")
    if _length(source, target):
        found.add("length")
    if numbers_missing(source, target, source_lang, target_lang):
        found.add("number")
    found.update(_language(there, here, source_lang, target_lang))
    if any(missing_names(source, there, here, source_lang, target_lang)):
        found.add("name")
    return tuple(name for name in WEIGHTS if name in found)


def blank(match: re.Match[str]) -> str:
    """Return as many spaces as the match is long."""
    return " " * len(match[0])


def weight(found: tuple[str, ...]) -> int:
    """Return the sum of the faults' `WEIGHTS`: 0 for a text without faults."""
    return sum(WEIGHTS[name] for name in found)


def missing_names(
    source: str, there: Sequence[Word], here: Sequence[Word], source_lang: str, target_lang: str
) -> Iterator[Word]:
    """Yield the names of the source that the translation does not have, accents and case apart.

    A name is a capitalised word of three letters or more that is no common word of the source language
    and either unknown in it or known as a name in the target language. At the start of a sentence it
    must be known as a name in the target language or stand before another capital. A text in capitals has
    none.
    """
    own, other = lexicon(source_lang), lexicon(target_lang)
    if own is None or other is None or shouted(source):
        return
    present = {folded(word.form) for word in here}
    for number, word in enumerate(there):
        form = word.form
        if len(form) < 3 or not form[0].isupper():
            continue
        lower = form.lower()
        if begins(source, word) and lower not in other.names:
            follower = there[number + 1].form if number + 1 < len(there) else ""
            if not follower[:1].isupper():
                continue
        if lower in own.common or (lower in own.names and lower not in other.names):
            continue
        if lower in other.common or folded(form) in present:
            continue
        yield word


def left_over(
    there: Sequence[Word], here: Sequence[Word], source_lang: str, target_lang: str
) -> list[Word]:
    """Return the words of the translation that are words of the source left as they were.

    They have four letters or more, are common in the source language and unknown in the target's, and
    are not capitalised on both sides, as the parts of names are.
    """
    own, other = lexicon(source_lang), lexicon(target_lang)
    if own is None or other is None:
        return []
    source = {folded(word.form): word.form for word in there}
    found = []
    for word in here:
        form = source.get(folded(word.form))
        if len(word.form) < 4 or form is None or (form[0].isupper() and word.form[0].isupper()):
            continue
        if form in own.common and not other.knows(word.form) and not other.knows(form):
            found.append(word)
    return found


def _language(
    there: Sequence[Word], here: Sequence[Word], source_lang: str, target_lang: str
) -> Iterator[str]:
    own, other = lexicon(source_lang), lexicon(target_lang)
    if own is None or other is None:
        return
    mine = sum(_only_in(word, own, other) for word in there)
    if mine <= sum(_only_in(word, other, own) for word in there):
        return  # the source is not in its language, or of words that both share
    left = left_over(there, here, source_lang, target_lang)
    same = [folded(word.form) for word in there] == [folded(word.form) for word in here]
    if same:
        if len(there) > 1 and all(word.form[0].isupper() for word in there):
            return  # a list of names
        yield "untranslated"
    elif len(here) >= 4:
        alien = sum(_only_in(word, own, other) for word in here)
        if alien * 2 > len(here):
            yield "language"
        elif left:
            yield "remainder"
    elif left:
        yield "remainder"


def begins(text: str, word: Word) -> bool:
    """Return whether `word` stands at the start of a sentence or quotation."""
    return not _INSIDE.search(text[: word.span.start])


def _only_in(word: Word, own: Lexicon, other: Lexicon) -> bool:
    lower = word.form.lower()
    return lower in own.common and lower not in other.common


def _length(source: str, target: str) -> bool:
    one, two = (sum(map(str.isalnum, text)) for text in (source, target))
    low, high = RATIOS
    return two < low * one - SLACK / 2 or two > high * one + SLACK


def _loops(source: str, target: str, there: Sequence[Word], here: Sequence[Word]) -> bool:
    if _STUTTER.search(target) and not _STUTTERS.search(source):
        return True
    if _in_a_row(here) and not _in_a_row(there, 3):
        return True
    return len(here) > 15 and _repeated(here) > 0.4 > 2 * _repeated(there)


def _in_a_row(text: Sequence[Word], times: int = 4, longest: int = 12) -> bool:
    """Return whether up to `longest` words stand `times` times in a row."""
    forms = [word.form.lower() for word in text]
    if len(forms) - len(set(forms)) < times - 1:
        return False
    for period in range(1, min(longest, len(forms) // times) + 1):
        run = 0
        for one, other in zip(forms, forms[period:], strict=False):
            run = run + 1 if one == other else 0
            if run >= (times - 1) * period:
                return True
    return False


def _repeated(text: Sequence[Word]) -> float:
    """Share of three-word sequences that stood before."""
    forms = [word.form.lower() for word in text]
    grams = [tuple(forms[at : at + _GRAM]) for at in range(len(forms) - _GRAM + 1)]
    return 1 - len(set(grams)) / len(grams) if grams else 0.0
