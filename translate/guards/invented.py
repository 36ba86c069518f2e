"""Words that no language has, as small models make them of pieces, and what they stand for.

Of such a word the decoder's attention says which word of the source it stands for; where the table of
renderings knows that, its strongest rendering is what `translate.guards.mender` puts in the place. (Decoding
again what follows, letting the model choose among three renderings, or asking it whether one fits, gained
nothing on held-out news and took up to twice the time.)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from corpora.folding import folded
from translate.guards.agreement import agreeing
from translate.guards.detect import ADDRESS, begins, blank, left_over
from translate.guards.existing import exists
from translate.guards.reading import Reading
from translate.guards.renderings import renderings
from translate.guards.words import SHIPPED, Word, joined, lexicon, shouted, words

SHORTEST = 4
"""Letters from which a word is looked at, and from which a word of the source may be rendered."""
SHARE, SECOND = 0.25, 0.6
"""Least share of an invented word's attention that the word it stands for gets, and of what that gets, a
second one."""
_PLURAL = re.compile(r" [a-z]{4,}s\b")
Origins = list[tuple[Word, float]]
"""Words of the source that a word stands for, and what each weighs against the first."""


def unknown(source: str, target: str, source_lang: str, target_lang: str) -> Iterator[Word]:
    """Yield the words of a translation that neither its language nor the source has, and what was left over.

    Addresses, parts of identifiers and of words with hyphens, and texts in capitals have none.
    """
    if {source_lang, target_lang} != SHIPPED or shouted(source):
        return
    there, here = words(ADDRESS.sub(blank, source)), words(ADDRESS.sub(blank, target))
    given = {folded(word.form) for word in words(source)}
    remained = left_over(there, here, source_lang, target_lang)
    for word in here:
        if len(word.form) < SHORTEST or joined(target, word.span):
            continue
        foreign = word in remained or folded(word.form) not in given
        if foreign and not exists(word.form, target_lang):
            yield word


def origins(source: str, reading: Reading, word: Word) -> Origins:
    """Return the words of the source that an invented word of the translation attends to."""
    there = [origin for origin in words(source) if len(origin.form) >= SHORTEST]
    (shares,) = reading.shares([word.span], [origin.span for origin in there])
    found = sorted(zip(shares, there, strict=True), key=lambda pair: (-pair[0], pair[1].span))
    if not found or found[0][0] < SHARE:
        return []
    first = found[0][0]
    return [(origin, share / first) for share, origin in found[:2] if share >= SECOND * first]


def rendering(
    source: str,
    target: str,
    word: Word,
    origins: Origins,
    languages: tuple[str, str],
) -> str | None:
    """Return the strongest rendering of what `word` stands for, in the form that fits its place."""
    found: dict[str, tuple[float, Word]] = {}
    listed = lexicon(languages[1])
    if listed is None:
        return None
    said = Counter(folded(other.form) for other in words(target))
    asked = Counter(folded(other.form) for other in words(source))
    for origin, factor in origins:
        known = renderings(origin.form, *languages, numbers=True)
        if sum(said[folded(form)] for form, _ in known) >= asked[folded(origin.form)]:
            continue  # it is rendered elsewhere
        for form, strength in known:
            copied = folded(form) == folded(origin.form) and not listed.knows(form)
            if len(form) >= SHORTEST - 1 and not copied:
                found[form] = max(found.get(form, (0.0, origin)), (factor * strength, origin))
    if not found:
        return None
    form = min(found, key=lambda form: (-found[form][0], form))
    return fitted(form, found[form][1], target, word, languages)


def fitted(form: str, origin: Word, target: str, word: Word, languages: tuple[str, str]) -> str:
    """Return the form of a rendering of `origin` that fits the place of `word` in `target`, cased for it."""
    offered = renderings(origin.form, *languages, least=0.0)
    return cased(
        agreeing(form, word.form, offered, languages[1]), origin, target, word, languages[1]
    )


def cased(form: str, origin: Word, target: str, word: Word, target_lang: str) -> str:
    """Return a rendering with a capital where it is a name or what it replaces begins a sentence."""
    listed = lexicon(target_lang)
    if listed is None:
        return form
    plural_of_name = form.endswith("s") and form[:-1] in listed.names and form not in listed.common
    if plural_of_name and target_lang == "en" and _PLURAL.match(target, word.span.end):
        form = form[:-1]  # an adjective: "Mexican politicians"
    named = (
        form in listed.names
        or plural_of_name
        or (
            word.form[0].isupper()
            and origin.form[0].isupper()
            and (form not in listed.common or folded(form) == folded(origin.form))
        )
    )
    if named or (word.form[0].isupper() and begins(target, word)):
        return form[0].upper() + form[1:]
    return form
