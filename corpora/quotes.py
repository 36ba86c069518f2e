"""Quoted material: what a text quotes, who says it, and with which verb, in Spanish and English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpora.quote_marks import Stretch, find_stretches, find_turn
from corpora.quote_speakers import (
    NAME,
    Attribution,
    People,
    attribution_after,
    attribution_before,
    trimmed,
)
from corpora.quote_tables import PRONOUNS, SOMEBODY, THINGS, VERBS
from corpora.values import Document, Role, Span

_SENTENCE = re.compile(
    r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\b[DS]r)(?<!\b[DS]ra)[.!?…][\"'”’»)\]]*\s+(?=[\"“«¿¡(A-ZÁÉÍÓÚÑ])"
)
_STOPPED = re.compile(r"[.!?…][\"'”’»)\s]*$")
_LINK = re.compile(r"\s*,?\s*(?:y|e|o|and|or|but|pero)?\s*(?:que|that)?\s*$")
_STOPS = ",.!?…"
_DASHED = re.compile(r"\s?[—–]\s?([^—–]{3,80})[—–]\s?,?")
_FEMALE_NOMINAL = re.compile(r"(?:la|una|esta|esa|otra|her)\s")
_MALE_NOMINAL = re.compile(r"(?:el|un|este|ese|otro)\s")


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation. Spans are character offsets into the document's text.

    `span` runs from the first quoted character to the last, without the outer marks; `parts` are the
    stretches of it that are quoted (several where an attribution or a paragraph's end interrupts), `text`
    the parts joined by a space. `kind` is "direct", "dialogue" (a turn after a dash) or "block" (a block
    quotation); `depth` counts the quotations it stands in. `mention` is the speaker as named beside the
    quote ("he", "Phillips", "the firm", "" for none), `speaker` the full name it stands for, "" where
    that is not clear; `verb` the reporting verb, "" for none; `paragraph` the index of the paragraph that
    it begins in.
    """

    span: Span
    parts: tuple[Span, ...]
    text: str
    kind: str
    depth: int
    speaker: str
    mention: str
    verb: str
    paragraph: int
    lang: str


def find_quotes(document: Document) -> tuple[Quote, ...]:
    """Find the quotations of a document's body, notes and block quotations, in order of their beginning.

    Quotation marks around a term, a title or an ironic word are not quotations: such a stretch counts
    only where a reporting verb or "according to" governs it, or where it is a sentence of its own.
    """
    drafts = list(_drafts(document))
    people = People(
        document.text, [draft.by.name for draft in drafts if draft.by and draft.by.name]
    )
    found: list[Quote] = []
    for draft in drafts:
        found.append(_resolved(draft, document, people, found))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Draft:
    quote: Quote
    by: Attribution | None
    continues: bool = False


def _drafts(document: Document) -> Iterator[_Draft]:
    """Yield the document's quotations with their attributions as they stand."""
    pending: _Draft | None = None
    for number, paragraph in enumerate(document.paragraphs):
        if paragraph.role in (Role.FURNITURE, Role.CAPTION):
            continue
        text = paragraph.span.of(document.text)
        shift = paragraph.span.start
        turn = find_turn(text) if paragraph.role is not Role.HEADING else None
        if pending and text[:1] == "»":
            text = "«" + text[1:]
        if pending and not (text[:1] in '“«"»' and text[:1]):
            yield pending
            pending = None
        if turn:
            yield _turn(text, shift, number, document, turn)
            continue
        drafts = list(_in_paragraph(text, shift, number, document, paragraph.role))
        open_end = bool(find_stretches(text)) and not all(s.closed for s in find_stretches(text))
        if pending and drafts and drafts[0].quote.span.start <= shift + 1:
            drafts[0] = _joined(pending, drafts[0], document)
            pending = None
        elif pending:
            yield pending
            pending = None
        if open_end and drafts:
            pending = drafts.pop()
        yield from drafts
    if pending:
        yield pending


def _joined(first: _Draft, second: _Draft, document: Document) -> _Draft:
    """One quotation that runs over a paragraph's end."""
    parts = first.quote.parts + second.quote.parts
    text = " ".join(part.of(document.text) for part in parts)
    span = Span(parts[0].start, parts[-1].end)
    return _Draft(replace(first.quote, span=span, parts=parts, text=text), first.by or second.by)


def _turn(
    text: str,
    shift: int,
    number: int,
    document: Document,
    turn: tuple[list[tuple[int, int]], list[tuple[int, int]]],
) -> _Draft:
    """The quotation of a turn of dialogue, attributed by the first remark with a reporting verb."""
    speech, remarks = turn
    by = None
    for start, end in remarks:
        by = by or attribution_after(text[:end], start, document.lang)
    parts = tuple(Span(shift + start, shift + end) for start, end in speech)
    return _Draft(_quote(parts, "dialogue", 0, number, document), by)


def _quote(
    parts: tuple[Span, ...], kind: str, depth: int, number: int, document: Document
) -> Quote:
    text = " ".join(part.of(document.text) for part in parts)
    span = Span(parts[0].start, parts[-1].end)
    return Quote(span, parts, text, kind, depth, "", "", "", number, document.lang)


def _in_paragraph(
    text: str, shift: int, number: int, document: Document, role: Role
) -> Iterator[_Draft]:
    """Yield the quotations between marks in one paragraph; attributions that interrupt one join it."""
    stretches = find_stretches(text)
    if role is Role.QUOTATION and not (stretches and stretches[0].start <= 1):
        whole = (Span(shift, shift + len(text)),)
        yield _Draft(_quote(whole, "block", 0, number, document), None)
        return
    outer = [s for s in stretches if s.depth == 0]
    nested = [s for s in stretches if s.depth > 0]
    drafts: list[_Draft] = []
    parts: tuple[Span, ...]
    at = 0
    previous: tuple[Stretch, Attribution] | None = None
    for stretch in outer:
        start, end = stretch.start, stretch.end
        parts, by = _parts(text, start, end, shift, document.lang)
        after = _after(text, stretch, document.lang) if by is None else None
        if previous and _goes_on(text, previous[0].end, previous[1], start, after):
            last = drafts.pop()
            drafts.append(
                _Draft(
                    _quote(last.quote.parts + parts, last.quote.kind, 0, number, document), last.by
                )
            )
            previous, at = None, end + 1
            continue
        by = by or after
        if by is None and not _is_term(text, stretch):
            by = attribution_before(text, _clause(text, at, start - 1), start - 1, document.lang)
            if by is None and drafts and drafts[-1].by and _LINK.match(text[at : start - 1]):
                by = drafts[-1].by
        kind = "block" if role is Role.QUOTATION else "direct"
        if by or _stands_alone(text, stretch):
            drafts.append(
                _Draft(_quote(parts, kind, 0, number, document), by, by is None and bool(drafts))
            )
            previous = (stretch, after) if after else None
        else:
            previous = None
        at = after.end if after else end + 1
    for inner in nested:
        holder = next((s for s in outer if s.start <= inner.start < s.end), None)
        if holder:
            by = attribution_before(
                text, _clause(text, holder.start, inner.start - 1), inner.start - 1, document.lang
            )
            if by:
                parts = (Span(shift + inner.start, shift + inner.end),)
                drafts.append(_Draft(_quote(parts, "direct", inner.depth, number, document), by))
    yield from sorted(drafts, key=lambda draft: draft.quote.span.start)


def _parts(
    text: str, start: int, end: int, shift: int, lang: str
) -> tuple[tuple[Span, ...], Attribution | None]:
    """The quoted parts of text[start:end], without a remark between dashes that attributes them."""
    parts, at, by = [], start, None
    for remark in _DASHED.finditer(text, start, end):
        found = attribution_after(text[: remark.end(1)], remark.start(1), lang)
        if found is None:
            continue
        by = by or found
        parts.append((at, remark.start()))
        at = remark.end()
    parts.append((at, end))
    spans = []
    for first, last in parts:
        piece = text[first:last]
        if piece.strip():
            first += len(piece) - len(piece.lstrip())
            spans.append(Span(shift + first, shift + first + len(piece.strip())))
    return tuple(spans), by


def _clause(text: str, at: int, end: int) -> int:
    """Where the sentence that holds `end` begins, not before `at`."""
    start = at
    for stop in _SENTENCE.finditer(text, at, end):
        start = stop.end()
    return start


def _after(text: str, stretch: Stretch, lang: str) -> Attribution | None:
    """The attribution after a stretch; after a full stop it must be a sentence of its own."""
    around = text[stretch.end - 1] + text[stretch.end + 1 : stretch.end + 2]
    if not stretch.closed or (
        _is_term(text, stretch) and not any(mark in _STOPS for mark in around)
    ):
        return None
    by = attribution_after(text, stretch.end + 1, lang)
    if (
        by is None
        and any(mark in ",!?" for mark in around)
        and len(text[stretch.start : stretch.end]) > 8
    ):
        by = attribution_after(text, stretch.end + 1, lang, any_verb=True)
    stopped = text[stretch.end - 1] == "." or text[stretch.end + 1 : stretch.end + 2] == "."
    return None if by and stopped and text[by.end : by.end + 1] not in (".", ",") else by


def _goes_on(text: str, end: int, by: Attribution, start: int, own: Attribution | None) -> bool:
    """Whether the attribution between two stretches interrupts one quotation.

    It does where little else stands between them, unless it ends a sentence and the second stretch has
    an attribution of its `own`.
    """
    rest = text[by.end : start - 1]
    if len(rest) >= 60 or re.search(r"[.!?…;]\s+\S", rest):
        return False
    return own is None or not re.search(r"[.!?…]\s*$", rest)


def _is_term(text: str, stretch: Stretch) -> bool:
    """Whether a stretch is a word or name rather than something said: one word, a name, “300 ‘likes’”."""
    before = text[: stretch.start - 1].rstrip()
    if before[-1:] in (":", ",") or before.endswith((" that", " que")):
        return False
    words = text[stretch.start : stretch.end].split()
    if len(words) < 2:
        verb = before.rpartition(" ")[2].lower()
        return (
            words == []
            or words[0][0].isupper()
            or not any(verb in known for known in VERBS.values())
        )
    return len(words) < 4 and (words[0][0].isupper() or before[-1:].isdigit())


def _stands_alone(text: str, stretch: Stretch) -> bool:
    """Whether a stretch without attribution is a sentence of its own, after a stop or colon."""
    before = text[: stretch.start - 1].rstrip()
    inside = text[stretch.start : stretch.end]
    after = text[stretch.end + 1 :].lstrip()
    opens = not before or before[-1] in '.!?…:—”»"'
    words = inside.split()
    closes = bool(_STOPPED.search(inside)) or after[:1] in (".", "") or not stretch.closed
    return opens and closes and len(words) >= 2


def _resolved(draft: _Draft, document: Document, people: People, before: list[Quote]) -> Quote:
    """Give a quotation its speaker: the full name that its attribution stands for, where that is clear."""
    quote, by = draft.quote, draft.by
    last = before[-1] if before else None
    if by is None:
        return replace(
            quote, speaker=_unattributed(quote, document, people, last if draft.continues else None)
        )
    start = quote.span.start
    at = document.paragraphs[quote.paragraph].span.start
    quote = replace(quote, mention=by.mention, verb=by.verb)
    if by.name and trimmed(by.name):
        return replace(quote, speaker=people.full(by.name, at + by.end))
    if THINGS.intersection(by.mention.lower().split()):
        return quote
    pronoun = by.mention.lower()
    wanted = PRONOUNS[document.lang].get(pronoun, "")
    if not wanted and _FEMALE_NOMINAL.match(by.mention):
        wanted = "f"
    elif not wanted and document.lang == "es" and _MALE_NOMINAL.match(by.mention):
        wanted = "m"
    if by.mention and pronoun not in PRONOUNS[document.lang] and not _definite(by.mention):
        return quote
    return replace(quote, speaker=_antecedent(quote, start, at, wanted, document, people, last))


def _unattributed(quote: Quote, document: Document, people: People, last: Quote | None) -> str:
    """The speaker of a quotation without a verb: whom the words before its colon name, or who spoke last."""
    start = quote.span.start - 1
    at = document.paragraphs[quote.paragraph].span.start
    begin = last.span.end if last and last.paragraph == quote.paragraph else at
    if document.text[begin:start].rstrip().endswith(":"):
        return people.last(_clause(document.text, begin, start), start, "")
    if begin == at or any(begin <= place < start for place, _ in people.mentions):
        return ""
    return last.speaker if last else ""


def _definite(mention: str) -> bool:
    """Whether a nominal points back at somebody: "the professor", not "a man"."""
    first = mention.split()[0].lower()
    return first in ("the", "this", "that", "el", "la", "este", "esta", "ese", "esa")


def _antecedent(
    quote: Quote,
    start: int,
    at: int,
    wanted: str,
    document: Document,
    people: People,
    last: Quote | None,
) -> str:
    """The person whom a pronoun, a nominal or a dropped subject stands for; "" where that is not clear.

    Looked for where the reader looks: in the same paragraph before the quote, then in the paragraph
    before, whose speaker goes on speaking where nobody else is named in between.
    """
    text = document.text
    sentence = _clause(text, at, start)
    previous = max(
        (m.end() for m in _SENTENCE.finditer(text, at, max(at, sentence - 1))), default=at
    )
    if quote.mention == "it":
        subject = re.match(NAME, text[sentence:start])
        return trimmed(subject.group()) if subject else ""
    if _somebody(text[previous:start], document.lang):
        return ""
    for begin in (sentence, previous, at):
        inside = people.last(begin, start, wanted)
        if inside:
            return inside
        if any(begin <= place < start for place, _ in people.mentions):
            return ""
    if last and last.speaker and quote.paragraph - last.paragraph <= 1 and last.span.end <= start:
        return last.speaker if not wanted or people.gender(last.speaker) in ("", wanted) else ""
    if not quote.paragraph:
        return ""
    earlier = document.paragraphs[quote.paragraph - 1].span
    return people.last(earlier.start, earlier.end, wanted)


def _somebody(text: str, lang: str) -> bool:
    """Whether `text` brings in a person without a name: "a man who said …", "un guardia"."""
    article = {"en": r"\b(?:an?|another)\s", "es": r"\b(?:una?|otr[oa])\s"}[lang]
    return any(
        SOMEBODY.intersection(text[match.end() : match.end() + 30].split()[:2])
        for match in re.finditer(article, text, re.IGNORECASE)
    )
