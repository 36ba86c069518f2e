"""Repair of names and numbers: what a small model misspells is copied from the source.

The decoder's attention says which words of the output a name was turned into. Where they are a near-miss
of the name, neither word nor name of the target language themselves, the name is put in their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpora.folding import folded
from corpora.numbers import Number, numbers
from corpora.values import Span
from translate.engines import Engine
from translate.guards.detect import missing_names
from translate.guards.numbers import missing_numbers
from translate.guards.reading import Made, readings
from translate.guards.words import Lexicon, Word, lexicon, shouted, words
from translate.tokens import Tokenizer

LIKENESS = 0.5
"""Least likeness (1 - edits / longer length, accents and case apart) of a broken name to the name."""

SURE = 0.7
"""Likeness from which the only word that may be the name is taken without looking at the attention."""


class Copy(NamedTuple):
    """What was copied from the source, what it replaced, and where in the output before any repair."""

    form: str
    instead_of: str
    span: Span


def candidates(source: str, target: str, source_lang: str, target_lang: str) -> list[Word | Number]:
    """Return the names and numbers of the source that the translation lacks and that may be copied.

    There is a word in the translation that may be the name misspelt, or a number that nothing asked for.
    """
    there, here = words(source), words(target)
    own = lexicon(source_lang)
    named = list(missing_names(source, there, here, source_lang, target_lang))
    if own is not None and not shouted(source):
        present = {folded(word.form) for word in here}
        named += [
            word
            for word in _parts_of_names(there, own)
            if word not in named and folded(word.form) not in present
        ]
    missing, extra = missing_numbers(source, target)
    near = [word for word in named if _near(word.form, source, target, target_lang)]
    return [*near, *(missing if extra else [])]


def _near(name: str, source: str, target: str, target_lang: str) -> list[tuple[float, Span]]:
    """Return (likeness, place) of the words, or pairs of them, that may be the name misspelt, best first.

    They are alike enough, not in the source, and unknown in the target language or the name's beginning.
    """
    other = lexicon(target_lang)
    given = {folded(word.form) for word in words(source)}
    broken = [
        word
        for word in words(target)
        if (other is None or not other.knows(word.form) or _cut_off(name, word.form))
        and folded(word.form) not in given
    ]
    places = [word.span for word in broken]
    places += [
        Span(one.span.start, two.span.end)
        for one, two in pairwise(broken)
        if not target[one.span.end : two.span.start].strip(" -")
    ]
    found = [(_likeness(name, place.of(target)), place) for place in places]
    return sorted((one for one in found if one[0] >= LIKENESS), reverse=True)


def _parts_of_names(there: Sequence[Word], own: Lexicon) -> Iterator[Word]:
    """Yield capitalised words beside a name that the language's list does not know, such as first names."""
    for one, two in pairwise(there):
        if one.form[0].isupper() and two.form[0].isupper() and two.span.start - one.span.end == 1:
            if not own.knows(two.form) and one.form.lower() in own.names:
                yield one
            if not own.knows(one.form) and two.form.lower() in own.names:
                yield two


def repair(
    texts: Sequence[Made],
    tokenizer: Tokenizer,
    engine: Engine,
    source_lang: str,
    target_lang: str,
) -> list[tuple[str, list[Copy]]]:
    """Copy misspelt names and changed numbers of each translation from its source.

    Returns each translation as repaired, with what was copied. A text without a candidate, or where only
    one word can be each name, costs nothing, nor does one with the attention that came with its decoding;
    the others cost one forced pass of the decoder, and one too long for that stays as it is. Names are
    copied as the source writes them; a number with the marks of the source, which the caller's number
    style may change.
    """
    results: list[tuple[str, list[Copy]]] = [(target, []) for _, target, _ in texts]
    wanted: dict[int, list[Word | Number]] = {}
    for number, (source, target, _) in enumerate(texts):
        found = candidates(source, target, source_lang, target_lang)
        sure = _sure(found, source, target, target_lang)
        if sure is None:
            wanted[number] = found
        else:
            results[number] = (apply(target, sure), sure)
    whole = {
        number: [
            place for item in found for place in _places(item, *texts[number][:2], target_lang)
        ]
        for number, found in wanted.items()
    }
    read = readings(engine, tokenizer, {number: texts[number] for number in wanted}, whole)
    for number, reading in read.items():
        source, target, _ = texts[number]
        copies: list[Copy] = []
        for item in wanted[number]:
            copy = _copy(item, reading.standing_for(item.span), source, target, target_lang)
            if copy and not any(copy.span.overlaps(other.span) for other in copies):
                copies.append(copy)
        results[number] = (apply(target, copies), copies)
    return results


def _places(item: Word | Number, source: str, target: str, target_lang: str) -> list[Span]:
    """Return the parts of the translation that may stand for a name or number that it lacks."""
    if isinstance(item, Number):
        return [number.span for number in numbers(target)]
    return [span for _, span in _near(item.form, source, target, target_lang)]


def _sure(
    found: Sequence[Word | Number], source: str, target: str, target_lang: str
) -> list[Copy] | None:
    """Return the copies of names that need no attention to be placed; None if there is another one."""
    copies: list[Copy] = []
    for item in found:
        if isinstance(item, Number):
            return None
        near = _near(item.form, source, target, target_lang)
        copy = _copy(item, [near[0][1]], source, target, target_lang) if near else None
        if copy is None or len(near) > 1 or near[0][0] < SURE:
            return None
        if any(copy.span.overlaps(other.span) for other in copies):
            return None
        copies.append(copy)
    return copies


def apply(target: str, copies: Sequence[Copy]) -> str:
    """Return `target` with each copy in its place."""
    for copy in sorted(copies, key=lambda copy: copy.span, reverse=True):
        target = target[: copy.span.start] + copy.form + target[copy.span.end :]
    return target


def _copy(
    item: Word | Number, place: Sequence[Span], source: str, target: str, target_lang: str
) -> Copy | None:
    form = item.span.of(source)
    if isinstance(item, Number):
        for found in numbers(target):
            touched = any(found.span.overlaps(piece) for piece in place)
            if touched and not any(found.readings & n.readings for n in numbers(source)):
                return Copy(form, found.span.of(target), found.span)
        return None
    if (
        source[item.span.end : item.span.end + 1] == "-"
        and source[item.span.end + 1 :][:1].islower()
    ):
        return None  # part of a word
    touched_places = [
        (likeness, span)
        for likeness, span in _near(form, source, target, target_lang)
        if all(
            any(word.span.overlaps(piece) for piece in place)
            for word in words(target)
            if word.span.overlaps(span)
        )
    ]
    if not touched_places:
        return None
    likeness, span = touched_places[0]
    rest = re.match(r"\ufffd+\w*", target[span.end :])
    if rest:  # of a letter that was cut in two
        span = Span(span.start, span.end + rest.end())
    broken = span.of(target)
    if not broken[0].isupper() and likeness < SURE:
        return None
    return Copy(form, broken, span)


def _cut_off(name: str, word: str) -> bool:
    """Return whether `word` is the beginning of `name`, three letters at least."""
    return 2 < len(word) < len(name) and folded(name).startswith(folded(word))


def _likeness(name: str, broken: str) -> float:
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(folded(name), folded(broken).replace(" ", ""))
