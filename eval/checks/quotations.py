"""Quotations face to face: who speaks them, with which verb, and where the quoted words begin and end."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from corpora.folding import folded as fold
from corpora.quote_marks import Stretch, find_stretches
from corpora.values import Document, Paragraph, Segment, Span
from eval.checks.completeness import COMMON
from eval.checks.context import Context, Words
from eval.checks.distance import apart
from eval.checks.issues import Issue, Severity
from eval.checks.speakers import SAYING
from eval.checks.texts import Pair, Text, issue
from eval.checks.wordsets import words_in

AROUND = 3
"""Segments before and after a quotation in which its speaker is looked for."""
BESIDE = 4
"""Tokens between a name and the verb of saying that it may be the subject of."""
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
_MARKS = frozenset('«»“”„"—')


def check_quoted_words(pair: Pair, context: Context) -> Iterator[Issue]:
    """Words moved into or out of a quotation, or a verb that turns what was said into something else."""
    if pair.source.words.isdisjoint(_MARKS) or pair.target.words.isdisjoint(_MARKS):
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


def _every_stretch(text: Text) -> list[Stretch]:
    """Return all that stands between marks, read once."""
    found: list[Stretch] | None = text.notes.get("stretches")
    if found is None:
        found = text.notes["stretches"] = find_stretches(text.text)
    return found


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


def check_quoted_speakers(context: Context) -> Iterator[Issue]:
    """A quotation whose speaker is named on both sides, and is another person in the translation.

    Speakers are those of `corpora.quotes`, which looks beyond the bead; it is asked only where each side
    names somebody whom the other does not, and not for names that all stand in the bead, which
    `check_speakers` looks at.
    """
    if not context.bilingual:
        return
    for number, pair in enumerate(context.pairs):
        source, target = pair.source, pair.target
        if source.words.isdisjoint(_MARKS) or target.words.isdisjoint(_MARKS):
            continue
        near = context.pairs[max(0, number - 1) : number + 2]
        if all(pair.source.words.isdisjoint(SAYING[pair.source.lang]) for pair in near):
            continue
        told, tells = _telling(near, "source", context), _telling(near, "target", context)
        if not told or not tells:
            continue
        there = {name for x in near for name in _names(x.source, context.source_words)}
        here = {name for x in near for name in _names(x.target, context.target_words)}
        if not _strangers(told, here, context) or not _strangers(tells, there, context):
            continue
        lost = {name for name in there if not _near_any({name}, here)}
        new = {name for name in here if not _near_any({name}, there)}
        beside = _names(source, context.source_words), _names(target, context.target_words)
        if not lost or not new or (lost <= beside[0] and new <= beside[1]):
            continue
        ones = _speakers(source)
        if not any(_lone(there, said, lost) for _, said in ones):
            continue
        twos = _speakers(target)
        if len(ones) != len(twos):
            continue
        for (one, said), (two, says) in zip(ones, twos, strict=True):
            mine, yours = _lone(there, said, lost), _lone(here, says, new)
            if not mine or not yours or _same_person(mine, yours, context):
                continue
            if mine <= beside[0] and yours <= beside[1]:
                continue
            yield issue(
                "speakers",
                Severity.ERROR,
                ("speaker-changed", said, says),
                target,
                _place(target, two),
                (source, *_place(source, one)),
                pair.bead,
            )


def _lone(names: set[str], speaker: str, strangers: set[str]) -> set[str]:
    """Return the speaker's names; none where the other side names him too: who speaks is then read there."""
    found = names & _folded(speaker)
    return found if found <= strangers else set()


def _names(text: Text, words: Words) -> frozenset[str]:
    """Return the capitalised words that are no common word, acronym or sentence's beginning, folded."""
    known: frozenset[str] | None = text.notes.get("person names")
    if known is None:
        known = text.notes["person names"] = frozenset(
            fold(text.forms[token])
            for token in text.capitals
            if len(text.forms[token]) > 2
            and not text.forms[token].isupper()
            and text.forms[token].isalpha()
            and (not words.count(text.lowers[token]) or text.lowers[token] in words.names)
        )
    return known


def _telling(near: Sequence[Pair], side: str, context: Context) -> set[str]:
    """Return the names of one side that stand beside a verb of saying."""
    words = context.source_words if side == "source" else context.target_words
    texts: list[Text] = [getattr(pair, side) for pair in near]
    found: set[str] = set()
    for text in texts:
        verbs = SAYING[text.lang]
        if text.words.isdisjoint(verbs):
            continue
        names = _names(text, words)
        for token, lower in enumerate(text.lowers):
            if lower in verbs:
                beside = text.forms[max(0, token - BESIDE) : token + BESIDE + 1]
                found |= names & {fold(form) for form in beside if form[0].isupper()}
    return found


def _folded(name: str) -> set[str]:
    return {fold(word) for word in re.findall(r"[^\W\d_]+", name)}


def _strangers(names: set[str], others: set[str], context: Context) -> bool:
    """Say whether some of the names are nobody's among the others."""
    return any(not _same_person({name}, others, context) for name in names)


def _same_person(ones: set[str], twos: set[str], context: Context) -> bool:
    """Say whether two names share a word, a spelling close to it, or its form in the other language."""
    return _near_any(ones, twos) or any(
        context.linked(one, two) > UNLINKED for one in ones for two in twos
    )


def _near_any(ones: set[str], twos: set[str]) -> bool:
    return not ones.isdisjoint(twos) or any(
        (one[0] == two[0] and apart(one, two, 3) <= max(1, len(one) // 3))
        or one in two
        or two in one
        for one in ones
        for two in twos
    )


def _speakers(text: Text) -> list[tuple[Span, str]]:
    """Return the quotations that begin in a bead and whose speaker's name stands beside them."""
    from corpora.quotes import find_quotes

    document, segments = text.document, text.segments
    start = max(0, segments.start - AROUND)
    stop = min(len(document.segments), segments.end + AROUND)
    part, shift = _part(document, start, stop)
    found = []
    for quote in find_quotes(part):
        span = Span(quote.span.start + shift, quote.span.end + shift)
        named = _folded(quote.speaker) & _folded(quote.mention)
        if not quote.depth and text.start <= span.start < text.start + len(text.text):
            found.append((span, quote.speaker if named else ""))
    return found


def _part(document: Document, start: int, stop: int) -> tuple[Document, int]:
    """Return segments [start, stop) as a document of its own, and its place in the whole one's text."""
    chosen = document.segments[start:stop]
    shift, end = chosen[0].span.start, chosen[-1].span.end
    paragraphs: list[Paragraph] = []
    segments: list[Segment] = []
    home = -1
    for segment in chosen:
        span = Span(segment.span.start - shift, segment.span.end - shift)
        role = document.paragraphs[segment.paragraph].role
        if segment.paragraph == home:
            paragraphs[-1] = Paragraph(Span(paragraphs[-1].span.start, span.end), role)
        else:
            home = segment.paragraph
            paragraphs.append(Paragraph(span, role))
        place = len(segments), len(paragraphs) - 1
        segments.append(Segment(segment.text, segment.lang, *place, span))
    text = document.text[shift:end]
    return Document(document.lang, text, tuple(paragraphs), tuple(segments)), shift


def _place(text: Text, span: Span) -> tuple[int, int]:
    """Return the characters of a bead's text that a span of the document covers."""
    start = max(0, span.start - text.start)
    return start, min(max(start, span.end - text.start), len(text.text))
