"""Whom a quotation's attribution stands for: pronouns, nominals and dropped subjects made full names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpora.quote_found import SENTENCE, Draft, Quote, sentence_start
from corpora.quote_people import NAME, ROLE_WORDS, People, role_gender, trimmed
from corpora.quote_tables import ANSWERS, PRONOUNS, SOMEBODY, THINGS
from corpora.values import Document

_FEMALE_NOMINAL = re.compile(r"(?:la|una|esta|esa|otra|her)\s")
_MALE_NOMINAL = re.compile(r"(?:el|un|este|ese|otro)\s")
_NARRATION = 120
"""How long a paragraph may be that says who speaks in the turn after it."""


def resolved(draft: Draft, document: Document, people: People, before: Sequence[Quote]) -> Quote:
    """Give a quotation its speaker: the full name that its attribution stands for, where that is clear.

    `before` are the quotations before it, with their speakers.
    """
    quote, by = draft.quote, draft.by
    last = before[-1] if before else None
    if by is None:
        speaker = _unattributed(quote, document, people, last if draft.continues else None)
        return replace(quote, speaker=speaker or _narrated(quote, document, people))
    start = quote.span.start
    at = document.paragraphs[quote.paragraph].span.start
    quote = replace(quote, mention=by.mention, verb=by.verb)
    if by.name and trimmed(by.name):
        return replace(quote, speaker=people.full(by.name, at + by.end))
    words = by.mention.lower().split()
    if THINGS.intersection(words):
        return quote
    nominal = bool(by.mention) and by.mention.lower() not in PRONOUNS[document.lang]
    if nominal and not _definite(by.mention):
        return quote
    called = people.with_role(words, start) if nominal else ""
    if called:
        return replace(quote, speaker=called)
    wanted = _wanted(by.mention, document.lang)
    speaker = _antecedent(quote, start, at, wanted, document, people, last)
    return replace(quote, speaker=speaker)


def _wanted(mention: str, lang: str) -> str:
    """The gender that a pronoun or nominal tells, "" for none."""
    told = PRONOUNS[lang].get(mention.lower(), "")
    if told:
        return told
    head = next((word for word in mention.lower().split() if word in ROLE_WORDS), "")
    if head and role_gender(head):
        return role_gender(head)
    if _FEMALE_NOMINAL.match(mention):
        return "f"
    return "m" if lang == "es" and _MALE_NOMINAL.match(mention) else ""


def _narrated(quote: Quote, document: Document, people: People) -> str:
    """Who speaks in a turn of dialogue after a short paragraph about one person ("Ana se rio.")."""
    if quote.kind != "dialogue" or quote.verb or not quote.paragraph:
        return ""
    earlier = document.paragraphs[quote.paragraph - 1].span
    text = earlier.of(document.text)
    if len(text) > _NARRATION or text[:1] in '—–-«“"‘':
        return ""
    return people.last(earlier.start, earlier.end, "")


def _other(quote: Quote, last: Quote | None) -> str:
    """Who spoke just before and so is not whoever answers now; "" where that is not told."""
    if last is None or quote.paragraph - last.paragraph > 1 or last.span.end > quote.span.start:
        return ""
    turns = quote.kind == last.kind == "dialogue" and quote.paragraph > last.paragraph
    return last.speaker if turns or quote.verb in ANSWERS else ""


def _unattributed(quote: Quote, document: Document, people: People, last: Quote | None) -> str:
    """The speaker of a quotation without a verb: whom the words before its colon name, or who spoke last."""
    start = quote.span.start - 1
    at = document.paragraphs[quote.paragraph].span.start
    begin = last.span.end if last and last.paragraph == quote.paragraph else at
    if document.text[begin:start].rstrip().endswith(":"):
        return people.last(sentence_start(document.text, begin, start), start, "")
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
    sentence = sentence_start(text, at, start)
    previous = max(
        (m.end() for m in SENTENCE.finditer(text, at, max(at, sentence - 1))), default=at
    )
    if quote.mention == "it":
        subject = re.match(NAME, text[sentence:start])
        return trimmed(subject.group()) if subject else ""
    if _somebody(text[previous:start], document.lang):
        return ""
    other = _other(quote, last)
    for begin in (sentence, previous, at):
        inside = people.last(begin, start, wanted, other)
        if inside:
            return inside
        if any(begin <= place < start for place, _ in people.mentions):
            return ""
    if other:
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
