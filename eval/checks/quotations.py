"""Quotations face to face: with which verb they are told, and where the quoted words begin and end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from corpora.quote_marks import Stretch, find_stretches
from eval.checks.completeness import COMMON
from eval.checks.context import Context
from eval.checks.issues import Issue, Severity
from eval.checks.texts import Pair, Text, issue, once
from eval.checks.wordsets import words_in

MOVED = 3
"""So many words on the wrong side of a quotation mark are reported."""
LINKED, UNLINKED = 0.15, 0.05
"""Lexicon probability from which a word counts as the translation of another, and below which it does not."""

VERBS = {
    "deny": "negó niega negaron desmintió desmiente denied denies deny",
    "confirm": "confirmó confirma confirmaron reconoció reconoce admitió admite ratificó confirmed confirms "
    "admitted admits acknowledged acknowledges conceded",
    "ask": "preguntó pregunta preguntaron asked asks inquired wondered",
    "promise": "prometió promete prometieron promised promises vowed vows",
    "threaten": "amenazó amenaza amenazaron threatened threatens",
}
"""What a reporting verb does beyond reporting → its forms; a verb of another group contradicts it."""
_DOES = {form: kind for kind, forms in VERBS.items() for form in words_in(forms)}
MARKS = frozenset('«»“”„"—')


def check_quoted_words(pair: Pair, context: Context) -> Iterator[Issue]:
    """Words moved into or out of a quotation, or a verb that turns what was said into something else."""
    if pair.source.words.isdisjoint(MARKS) or pair.target.words.isdisjoint(MARKS):
        return
    ones, twos = _stretches(pair.source), _stretches(pair.target)
    if len(ones) != len(twos) or not ones:
        return
    yield from _turned_verbs(pair, ones, twos)
    if not all(stretch.closed for stretch in (*ones, *twos)):
        return
    sources, targets = _by_stretch(pair.source, ones), _by_stretch(pair.target, twos)
    for number, (one, two) in enumerate(zip(ones, twos, strict=True)):
        left = _moved(sources[number], targets[number], targets[-1], pair, context)
        came = _moved(sources[-1], targets[-1], targets[number], pair, context)
        for words, said in (
            (left, "quotation-lost"),
            (came, "quotation-gained"),
        ):
            if len(words) >= MOVED:
                yield issue(
                    "quoted",
                    Severity.WARNING,
                    (said, tuple(words[:5])),
                    pair.target,
                    (two.start, two.end),
                    (pair.source, one.start, one.end),
                    pair.bead,
                )


def _turned_verbs(pair: Pair, ones: Sequence[Stretch], twos: Sequence[Stretch]) -> Iterator[Issue]:
    source, target = pair.source, pair.target
    there, here = _reporting(source, ones), _reporting(target, twos)
    if len(there) == len(here) == 1:
        (one,), (two,) = there, here
        if _DOES[source.lowers[one]] != _DOES[target.lowers[two]]:
            yield issue(
                "quoted",
                Severity.ERROR,
                ("verb-turned", source.forms[one], target.forms[two]),
                target,
                (target.starts[two], target.end(two)),
                (source, source.starts[one], source.end(one)),
                pair.bead,
            )


def _reporting(text: Text, stretches: Sequence[Stretch]) -> list[int]:
    """Return the tokens outside quotations that are a verb of `VERBS`."""
    if text.words.isdisjoint(_DOES):
        return []
    return [
        token
        for token, lower in enumerate(text.lowers)
        if lower in _DOES and not _within(text.starts[token], stretches)
    ]


def _stretches(text: Text) -> list[Stretch]:
    """Return what stands between marks, not inside other marks, three words or more."""
    return [
        found
        for found in _every_stretch(text)
        if not found.depth and text.text.count(" ", found.start, found.end) >= 2
    ]


@once
def _every_stretch(text: Text) -> list[Stretch]:
    """Return all that stands between marks."""
    return find_stretches(text.text)


def _within(at: int, stretches: Sequence[Stretch]) -> bool:
    return any(stretch.start <= at < stretch.end for stretch in stretches)


def _by_stretch(text: Text, stretches: Sequence[Stretch]) -> list[list[int]]:
    """Return the tokens with a meaning of their own in each stretch, and last those outside all marks."""
    common = COMMON[text.lang]
    meaning = [
        token
        for token, lower in enumerate(text.lowers)
        if len(lower) > 3 and lower.isalpha() and lower not in common
    ]
    starts = [text.starts[token] for token in meaning]
    found = []
    for stretch in stretches:
        found.append(meaning[bisect_left(starts, stretch.start) : bisect_left(starts, stretch.end)])
    every = _every_stretch(text)
    found.append([token for token in meaning if not _within(text.starts[token], every)])
    return found


def _moved(
    words: Sequence[int], ones: Sequence[int], others: Sequence[int], pair: Pair, context: Context
) -> list[str]:
    """Return source words whose translation is clearly among `others` and not among `ones`."""
    if len(words) < MOVED or len(others) < MOVED:
        return []
    source, target = pair.source, pair.target
    there, here = [target.lowers[at] for at in others], [target.lowers[at] for at in ones]
    found = []
    for token in words:
        word = source.lowers[token]
        if context.linked_best(word, there) < LINKED or context.linked_best(word, here) > UNLINKED:
            continue
        if not any(
            other[:4] == word[:4] or context.linked_stems(word, other) > UNLINKED for other in here
        ):
            found.append(source.forms[token])
    return found
