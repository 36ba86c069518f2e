"""Quoted material: what a text quotes, who says it, and with which verb, in Spanish and English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpora.quote_found import Draft, Quote, sentence_start
from corpora.quote_marks import Stretch, find_stretches, find_turn
from corpora.quote_people import People
from corpora.quote_resolving import resolved
from corpora.quote_speakers import Attribution, attribution_after, attribution_before
from corpora.quote_tables import VERBS
from corpora.values import Document, Role, Span

__all__ = ["Quote", "find_quotes"]

_STOPPED = re.compile(r"[.!?…][\"'”’»)\s]*$")
_ELSEWHERE = re.compile(r"\s+(?:that|whether|que|si)\s")
"""What follows the verb of another statement: “When?” Cole answered that …"""
_LINK = re.compile(r"\s*,?\s*(?:y|e|o|and|or|but|pero)?\s*(?:que|that)?\s*$")
_STOPS = ",.!?…"
_DASHED = re.compile(r"\s?[—–]\s?([^—–]{3,80})[—–]\s?[,.;:]?")


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
        found.append(resolved(draft, document, people, found))
    return tuple(found)


def _drafts(document: Document) -> Iterator[Draft]:
    """Yield the document's quotations with their attributions as they stand."""
    pending: Draft | None = None
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


def _joined(first: Draft, second: Draft, document: Document) -> Draft:
    """One quotation that runs over a paragraph's end."""
    parts = first.quote.parts + second.quote.parts
    text = " ".join(part.of(document.text) for part in parts)
    span = Span(parts[0].start, parts[-1].end)
    return Draft(replace(first.quote, span=span, parts=parts, text=text), first.by or second.by)


def _turn(
    text: str,
    shift: int,
    number: int,
    document: Document,
    turn: tuple[list[tuple[int, int]], list[tuple[int, int]]],
) -> Draft:
    """The quotation of a turn of dialogue, attributed by the first remark with a reporting verb."""
    speech, remarks = turn
    by = None
    for start, end in remarks:
        by = by or attribution_after(text[:end], start, document.lang)
    parts = tuple(Span(shift + start, shift + end) for start, end in speech)
    return Draft(_quote(parts, "dialogue", 0, number, document), by)


def _quote(
    parts: tuple[Span, ...], kind: str, depth: int, number: int, document: Document
) -> Quote:
    text = " ".join(part.of(document.text) for part in parts)
    span = Span(parts[0].start, parts[-1].end)
    return Quote(span, parts, text, kind, depth, "", "", "", number, document.lang)


def _in_paragraph(
    text: str, shift: int, number: int, document: Document, role: Role
) -> Iterator[Draft]:
    """Yield the quotations between marks in one paragraph; attributions that interrupt one join it."""
    stretches = find_stretches(text)
    if role is Role.QUOTATION and not (stretches and stretches[0].start <= 1):
        whole = (Span(shift, shift + len(text)),)
        yield Draft(_quote(whole, "block", 0, number, document), None)
        return
    outer = [s for s in stretches if s.depth == 0]
    nested = [s for s in stretches if s.depth > 0]
    drafts: list[Draft] = []
    parts: tuple[Span, ...]
    at = 0
    previous: tuple[Stretch, Attribution] | None = None
    for stretch in outer:
        start, end = stretch.start, stretch.end
        parts, by = _parts(text, start, end, shift, document.lang)
        after = None
        if by is None and not _announced(text, at, stretch, document.lang):
            after = _after(text, stretch, document.lang)
        if previous and _goes_on(text, previous[0].end, previous[1], start, after):
            last = drafts.pop()
            drafts.append(
                Draft(
                    _quote(last.quote.parts + parts, last.quote.kind, 0, number, document), last.by
                )
            )
            previous, at = None, end + 1
            continue
        by = by or after
        if by is None and not _is_term(text, stretch):
            by = attribution_before(
                text, sentence_start(text, at, start - 1), start - 1, document.lang
            )
            if by is None and drafts and drafts[-1].by and _LINK.match(text[at : start - 1]):
                by = drafts[-1].by
        kind = "block" if role is Role.QUOTATION else "direct"
        if by or _stands_alone(text, stretch):
            drafts.append(
                Draft(_quote(parts, kind, 0, number, document), by, by is None and bool(drafts))
            )
            previous = (stretch, after) if after else None
        else:
            previous = None
        at = after.end if after else end + 1
    for inner in nested:
        holder = next((s for s in outer if s.start <= inner.start < s.end), None)
        if holder:
            by = attribution_before(
                text,
                sentence_start(text, holder.start, inner.start - 1),
                inner.start - 1,
                document.lang,
            )
            if by:
                parts = (Span(shift + inner.start, shift + inner.end),)
                drafts.append(Draft(_quote(parts, "direct", inner.depth, number, document), by))
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
    if by and text[stretch.end - 1] in ".!?…" and _ELSEWHERE.match(text, by.end):
        return None
    stopped = text[stretch.end - 1] == "." or text[stretch.end + 1 : stretch.end + 2] == "."
    return None if by and stopped and text[by.end : by.end + 1] not in (".", ",") else by


def _announced(text: str, at: int, stretch: Stretch, lang: str) -> bool:
    """Whether the words before a stretch say who speaks, with a colon, and no comma after it says more."""
    closing = text[stretch.end - 1] + text[stretch.end + 1 : stretch.end + 2]
    if "," in closing or not text[: stretch.start - 1].rstrip().endswith(":"):
        return False
    start = sentence_start(text, at, stretch.start - 1)
    return attribution_before(text, start, stretch.start - 1, lang) is not None


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
