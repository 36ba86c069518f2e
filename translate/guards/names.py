"""Repair of names and numbers: what a small model misspells is copied from the source.

The decoder's attention says which words of the output a name was turned into. Where they are a near-miss
of the name, neither word nor name of the target language themselves, the name is put in their place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpora.values import Span
from translate.guards.detect import missing_names
from translate.guards.numbers import Number, missing_numbers, numbers
from translate.guards.words import Lexicon, Word, folded, lexicon, shouted, words
from translate.tokens import Tokenizer

LIKENESS = 0.5
"""Least likeness (1 - edits / longer length, accents and case apart) of a broken name to the name."""

Attend = Callable[[Sequence[Sequence[str]], Sequence[Sequence[str]]], list[list[list[float]]]]


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
    other = lexicon(target_lang)
    broken = [
        word.form
        for word in here
        if other is None
        or not other.knows(word.form)
        or any(_cut_off(w.form, word.form) for w in named)
    ]
    pairs = [*broken, *(one + two for one, two in pairwise(broken))]
    near = [word for word in named if any(_likeness(word.form, form) >= LIKENESS for form in pairs)]
    return [*near, *(missing if extra else [])]


def _parts_of_names(there: Sequence[Word], own: Lexicon) -> Iterator[Word]:
    """Yield capitalised words beside a name that the language's list does not know, such as first names."""
    for one, two in pairwise(there):
        if one.form[0].isupper() and two.form[0].isupper() and two.span.start - one.span.end == 1:
            if not own.knows(two.form) and one.form.lower() in own.names:
                yield one
            if not own.knows(one.form) and two.form.lower() in own.names:
                yield two


def repair(
    pairs: Sequence[tuple[str, str]],
    tokenizer: Tokenizer,
    attend: Attend,
    source_lang: str,
    target_lang: str,
) -> list[tuple[str, list[Copy]]]:
    """Copy misspelt names and changed numbers of (source, translation) pairs from the source.

    Returns each translation as repaired, with what was copied; a pair without a candidate costs nothing,
    the others one forced pass of the decoder. Names are copied as the source writes them; a number with
    the marks of the source, which the caller's number style may change.
    """
    wanted = [candidates(source, target, source_lang, target_lang) for source, target in pairs]
    some = [number for number, found in enumerate(wanted) if found]
    sources = [tokenizer.located(pairs[number][0]) for number in some]
    targets = [tokenizer.located(pairs[number][1], target=True) for number in some]
    matrices = attend(
        [[*pieces, "</s>"] for pieces, _ in sources], [pieces for pieces, _ in targets]
    )
    results: list[tuple[str, list[Copy]]] = [(target, []) for _, target in pairs]
    for number, (_, there), (_, here), matrix in zip(some, sources, targets, matrices, strict=True):
        source, target = pairs[number]
        links = [_strongest(row[: len(there)]) for row in matrix]
        copies: list[Copy] = []
        for item in wanted[number]:
            place = _aligned(item.span, there, here, links)
            copy = _copy(item, place, source, target, target_lang)
            if copy and not any(_overlap(copy.span, other.span) for other in copies):
                copies.append(copy)
        results[number] = (apply(target, copies), copies)
    return results


def apply(target: str, copies: Sequence[Copy]) -> str:
    """Return `target` with each copy in its place."""
    for copy in sorted(copies, key=lambda copy: copy.span, reverse=True):
        target = target[: copy.span.start] + copy.form + target[copy.span.end :]
    return target


def _strongest(row: Sequence[float]) -> int:
    return max(range(len(row)), key=row.__getitem__, default=-1)


def _aligned(
    span: Span, there: Sequence[Span], here: Sequence[Span], links: Sequence[int]
) -> list[Span]:
    """Return the characters of the target pieces that attend most to the source characters `span`."""
    sources = {n for n, piece in enumerate(there) if _overlap(piece, span)}
    return [piece for piece, link in zip(here, links, strict=True) if link in sources]


def _copy(
    item: Word | Number, place: Sequence[Span], source: str, target: str, target_lang: str
) -> Copy | None:
    form = item.span.of(source)
    if isinstance(item, Number):
        for found in numbers(target):
            touched = any(_overlap(found.span, piece) for piece in place)
            if touched and found.digits not in {n.digits for n in numbers(source)}:
                return Copy(form, found.span.of(target), found.span)
        return None
    if (
        source[item.span.end : item.span.end + 1] == "-"
        and source[item.span.end + 1 :][:1].islower()
    ):
        return None  # part of a word
    other = lexicon(target_lang)
    hit = [
        word
        for word in words(target)
        if any(_overlap(word.span, piece) for piece in place)
        and folded(word.form) not in {folded(w.form) for w in words(source)}
    ]
    hit = [
        word
        for word in hit
        if other is None or not other.knows(word.form) or _cut_off(form, word.form)
    ]
    best: tuple[float, Span] | None = None
    for first in range(len(hit)):
        for last in range(first, min(first + 2, len(hit))):
            span = Span(hit[first].span.start, hit[last].span.end)
            broken = span.of(target)
            if last > first and target[hit[first].span.end : hit[last].span.start].strip(" -"):
                continue
            likeness = _likeness(form, broken)
            if best is None or likeness > best[0]:
                best = likeness, span
    if best is None or best[0] < LIKENESS:
        return None
    span = best[1]
    rest = re.match(r"\ufffd+\w*", target[span.end :])
    if rest:  # of a letter that was cut in two
        span = Span(span.start, span.end + rest.end())
    broken = span.of(target)
    if not broken[0].isupper() and best[0] < 0.7:
        return None
    return Copy(form, broken, span)


def _cut_off(name: str, word: str) -> bool:
    """Return whether `word` is the beginning of `name`, three letters at least."""
    return 2 < len(word) < len(name) and folded(name).startswith(folded(word))


def _likeness(name: str, broken: str) -> float:
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(folded(name), folded(broken).replace(" ", ""))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
