"""What checks look at: one side of a bead, cut into tokens once, with offsets into its document."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property, wraps
from typing import Any, TypeVar

from corpora.values import Bitext, Document, Role, Span
from eval.checks.issues import Issue, Severity
from eval.checks.messages import Said

TOKEN = re.compile(
    r"[A-Za-zÀ-ÖØ-öø-ÿ]+(?:['’]?[^\W\d_]+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|"
    r"\d+(?:[.,:/’'\u00a0\u202f]\d+)*|[^\w\s]|_+"
)
"""A word with its inner apostrophes, a number with its inner punctuation, or one mark: all but the space.

A word is letters of any script; those of Western Europe come first because their range is matched sooner.
"""

_DIGIT = re.compile(r"\d")
OPENERS = frozenset("«“‘\"'¿¡([{—–-")
ENDERS = frozenset(".?!:…")


class Text:
    """Consecutive segments of a document as one string; `start` is the string's place in the document.

    `forms`, `lowers` and `starts` are parallel: token, token in lower case with straight apostrophes,
    and its place in `text`. `words` are the lower-case tokens, `numeric` says whether there is a digit,
    `notes` keeps what a check read once and asks for again. Text of furniture between the segments is
    blanked, so that offsets hold.
    """

    def __init__(self, document: Document, segments: Span) -> None:
        self.document = document
        self.segments = segments
        self.lang = document.lang
        if not len(segments):
            self.text, self.start = "", 0
        else:
            first, last = document.segments[segments.start], document.segments[segments.end - 1]
            self.start = first.span.start
            self.text = document.text[first.span.start : last.span.end]
            if last.paragraph > first.paragraph + 1:
                self._blank_furniture(first.paragraph, last.paragraph)
        self.notes: dict[str, Any] = {}
        self.forms: list[str] = TOKEN.findall(self.text)
        lower = "\n".join(self.forms).lower()  # one call for all: no token holds a newline
        if "’" in lower:
            lower = lower.replace("’", "'")
        self.lowers = lower.split("\n") if lower else []
        self.words = frozenset(self.lowers)
        self.numeric = bool(_DIGIT.search(self.text))

    def _blank_furniture(self, first: int, last: int) -> None:
        for paragraph in self.document.paragraphs[first + 1 : last]:
            if paragraph.role is Role.FURNITURE:
                start, end = paragraph.span.start - self.start, paragraph.span.end - self.start
                self.text = self.text[:start] + " " * (end - start) + self.text[end:]

    @cached_property
    def starts(self) -> list[int]:
        """Where each token begins in `text`."""
        found, at, text = [], 0, self.text
        for form in self.forms:
            at = text.find(form, at)  # only space lies between tokens, so this is its own place
            found.append(at)
            at += len(form)
        return found

    @cached_property
    def lower(self) -> str:
        """`text` in lower case."""
        return self.text.lower()

    @cached_property
    def capitals(self) -> list[int]:
        """The tokens that begin with a capital letter."""
        lowers = self.lowers
        return [
            token
            for token, form in enumerate(self.forms)
            if form[0].isupper() and form != lowers[token]
        ]

    @property
    def role(self) -> Role:
        """The role of the paragraph that the first segment stands in; BODY for no segments."""
        if not len(self.segments):
            return Role.BODY
        paragraph = self.document.segments[self.segments.start].paragraph
        return self.document.paragraphs[paragraph].role

    def end(self, token: int) -> int:
        """Return where a token ends in `text`."""
        return self.starts[token] + len(self.forms[token])

    def span(self, start: int, end: int) -> Span:
        """Return characters of `text` as a span of the document."""
        return Span(self.start + start, self.start + end)

    def tokens_span(self, first: int, last: int) -> Span:
        """Return tokens first to last (included) as a span of the document."""
        return self.span(self.starts[first], self.end(last))

    def segment_at(self, start: int) -> int:
        """Return the id of the segment that holds the character `start` of `text`."""
        place = self.start + start
        for index in self.segments:
            if place < self.document.segments[index].span.end:
                return index
        return self.segments.end - 1

    def starts_sentence(self, token: int) -> bool:
        """Say whether a token opens a sentence, a quotation or the text, so that a capital proves nothing."""
        before = token - 1
        while before >= 0 and self.forms[before] in OPENERS:
            before -= 1
        return before < 0 or self.forms[before] in ENDERS or before < token - 1


_Told = TypeVar("_Told")


def once(read: Callable[[Text], _Told]) -> Callable[[Text], _Told]:
    """Make a function of a text keep its answer in the text's `notes`, for checks that ask again."""
    name = f"{read.__module__}.{read.__qualname__}"

    @wraps(read)
    def kept(text: Text) -> _Told:
        if name not in text.notes:
            text.notes[name] = read(text)
        told: _Told = text.notes[name]
        return told

    return kept


class Pair:
    """A bead with text on both sides; `sure` says whether its sides may be compared."""

    __slots__ = ("bead", "source", "sure", "target")

    def __init__(self, source: Text, target: Text, bead: int, sure: bool = True) -> None:
        self.source = source
        self.target = target
        self.bead = bead
        self.sure = sure


LEAST_PROBABILITY = 0.1
"""Beads less probable than this are hardly translations: what differs in them is no translator's slip."""


def pairs(bitext: Bitext) -> list[Pair]:
    """Return the beads as pairs of texts; a side may be empty."""
    unsure = set(improbable(bitext))
    return [
        Pair(
            Text(bitext.source, bead.source),
            Text(bitext.target, bead.target),
            index,
            index not in unsure,
        )
        for index, bead in enumerate(bitext.beads)
    ]


def improbable(bitext: Bitext) -> list[int]:
    """Return the beads with two sides that are too improbable to be compared; never one that a user made."""
    return [
        index
        for index, bead in enumerate(bitext.beads)
        if len(bead.source) and len(bead.target) and bead.maker != "user"
        if bead.probability is not None and bead.probability < LEAST_PROBABILITY
    ]


def issue(
    check: str,
    severity: Severity,
    said: Said,
    text: Text,
    at: tuple[int, int],
    other: tuple[Text, int, int] | None = None,
    bead: int | None = None,
    suggestion: str = "",
) -> Issue:
    """Make an issue at characters `at` of a target text, with a place in a source text where there is one."""
    segment = text.segment_at(at[0])
    source = other[0].span(other[1], other[2]) if other else None
    return Issue(
        check,
        severity,
        said,
        text.text[at[0] : at[1]],
        source,
        text.span(*at),
        segment,
        bead,
        suggestion,
        text.document.segments[segment].text,
    )


def source_issue(
    check: str, severity: Severity, said: Said, pair: Pair, at: tuple[int, int]
) -> Issue:
    """Make an issue about something of the source, characters `at`, that the target side lacks."""
    source = pair.source
    segment = source.segment_at(at[0])
    target = pair.target
    return Issue(
        check,
        severity,
        said,
        source.text[at[0] : at[1]],
        source.span(*at),
        None,
        target.segments.start if len(target.segments) else segment,
        pair.bead,
        "",
        source.document.segments[segment].text,
    )


def short(text: str, most: int = 60) -> str:
    """Return the beginning of a text on one line, at most `most` characters of whole words and "…"."""
    text = text.replace("\n", " ")
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + " …"
