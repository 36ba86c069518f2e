"""The speaker of a quotation, face to face: named on both sides, and another person in the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpora.folding import folded as fold
from corpora.values import Document, Paragraph, Segment, Span
from eval.checks.context import Context, Words
from eval.checks.distance import apart
from eval.checks.issues import Issue, Severity
from eval.checks.quotations import MARKS, UNLINKED
from eval.checks.speakers import SAYING
from eval.checks.texts import Pair, Text, issue

AROUND = 3
"""Segments before and after a quotation in which its speaker is looked for."""
BESIDE = 4
"""Tokens between a name and the verb of saying that it may be the subject of."""


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
        if source.words.isdisjoint(MARKS) or target.words.isdisjoint(MARKS):
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
