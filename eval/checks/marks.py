"""Question and exclamation marks, quotation marks and brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from eval.checks.context import Context
from eval.checks.issues import Issue, Severity
from eval.checks.messages import Said
from eval.checks.speakers import SAYING
from eval.checks.texts import Pair, Text, issue

PAIRS = {"(": ")", "[": "]", "«": "»", "“": "”"}
CLOSERS = {closing: opening for opening, closing in PAIRS.items()}
OPENING = frozenset('«“"')
QUOTES = re.compile(r"[«»“”„\"]|(?<!\w)['‘](?=\w)|(?<=[\w.,!?])[’'](?!\w)")
WAIT = 12
"""How many segments a quotation or bracket may stay open before that is reported."""


def check_end(pair: Pair, context: Context) -> Iterator[Issue]:
    """A question or exclamation that is none on the other side, and a final mark that only one side has."""
    source, target = pair.source, pair.target
    for mark, name in (("?", "question"), ("!", "exclamation")):
        asked, asks = mark in source.text, mark in target.text
        if asked == asks or (mark == "!" and not _ends(source, mark) and not _ends(target, mark)):
            continue
        if asked and not _ends(source, mark):
            continue
        if asks and not _ends(target, mark):
            continue
        at = len(target.text.rstrip()) - 1
        said = (f"{name}-lost" if asked else f"{name}-added",)
        severity = Severity.WARNING if mark == "?" else Severity.NOTE
        yield issue("end-marks", severity, said, target, (at, at + 1), None, pair.bead)


def _ends(text: Text, mark: str) -> bool:
    return bool(re.search(re.escape(mark) + r"[»”\"'’)\]\s]*$", text.text))


def check_unfinished(pair: Pair, context: Context) -> Iterator[Issue]:
    """A sentence that stops without a mark where the source has a full stop."""
    source, target = pair.source.text.rstrip(" »”\"'’)]"), pair.target.text.rstrip(" »”\"'’)]")
    if not source or not target or source[-1] not in ".…" or target[-1] in ".!?…:;,—–-":
        return
    if _title_case(pair.target):
        return
    at = len(target)
    yield issue(
        "unfinished",
        Severity.NOTE,
        ("unfinished", source[-1], target.split()[-1]),
        pair.target,
        (at - len(target.split()[-1]), at),
        None,
        pair.bead,
    )


def _title_case(text: Text) -> bool:
    """Say whether most words of a text have a capital, as in an English headline."""
    words = [form for form in text.forms if len(form) > 3 and form[0].isalpha()]
    return text.lang == "en" and 2 * sum(form[0].isupper() for form in words) > len(words)


def check_lost_quotes(pair: Pair, context: Context) -> Iterator[Issue]:
    """A sentence all in quotation marks, or a long quotation, that has none on the other side."""
    source, target = pair.source, pair.target
    for one, two, said in (
        (source, target, "quotes-lost"),
        (target, source, "quotes-added"),
    ):
        if one.words.isdisjoint(OPENING):
            continue
        quoted = _LONG.search(one.text)
        if (
            quoted
            and _is_speech(one, quoted)
            and not QUOTES.search(two.text)
            and "—" not in two.text
            and not _DASHED.search(two.text)
            and not _REPORTED[two.lang].search(two.lower)
            and not _in_turn(two)
        ):
            at = quoted.span(1) if one is target else (0, len(target.text))
            yield issue("quotes", Severity.NOTE, (said,), target, at, None, pair.bead)


_LONG = re.compile(r"[«“\"]([^»”\"]{25,})[»”\"]")


def _is_speech(text: Text, quoted: re.Match[str]) -> bool:
    """Say whether quoted words are somebody's and no title: beside a verb of saying, or the whole text."""
    if sum(word[0].islower() for word in quoted[1].split()) < 3:
        return False
    rest = len(text.text) - len(quoted[0])
    return rest < 4 or not text.words.isdisjoint(SAYING[text.lang])


_DASHED = re.compile(r"^-\s?[¿¡A-ZÁÉÍÓÚÑ]|\s[-–]\s?[a-záéíóúñ]{4,}")
"""Dashes that mark speech, at its beginning or before who speaks."""
_TURN = re.compile(r"(?:^|[:.!?…]\s)[—–]\s?[^\W\d_]|(?:^|[:.!?…]\s)[—–-]\s?[¿¡A-ZÁÉÍÓÚÑ]")
"""A dash that opens what somebody says, at the beginning of a segment or within it."""


def _in_turn(text: Text) -> bool:
    """Say whether a dash opens speech in the paragraph before a text, which may be more of the same turn."""
    segments = text.document.segments
    first = text.segments.start
    return any(
        segment.paragraph == segments[first].paragraph and _TURN.search(segment.text)
        for segment in segments[max(0, first - WAIT) : first]
    )


_REPORTED = {
    "es": re.compile(rf"\b(?:{'|'.join(sorted(SAYING['es']))}) que\b|^según\b"),
    "en": re.compile(rf"\b(?:{'|'.join(sorted(SAYING['en']))}) that\b|^according to\b"),
}
"""Reported speech, which a translator may make of a quotation."""


def check_balance(context: Context) -> Iterator[Issue]:
    """Quotation marks and brackets that open and do not close, or close what was not opened.

    Within a paragraph a quotation may run over several sentences; a paragraph may leave a quotation open
    when the next one opens it again.
    """
    yield from (found for found in _unbalanced_marks(context) if not _likewise(found, context))


def _likewise(found: Issue, context: Context) -> bool:
    """Say whether the source of the same bead is as unbalanced, as where a quotation runs on."""
    if not context.bilingual:
        return False
    source = context.sources.get(found.segment or 0, "")
    kind = "()" if found.excerpt in "()" else "[]" if found.excerpt in "[]" else ""
    if kind:
        return source.count(kind[0]) != source.count(kind[1])
    marks = [source.count(mark) for mark in "«»“”"]
    return marks[0] != marks[1] or marks[2] != marks[3] or source.count('"') % 2 == 1


def _unbalanced_marks(context: Context) -> Iterator[Issue]:
    texts = context.targets
    open_marks: list[tuple[str, int, Text, int]] = []
    paragraph = -1
    for number, text in enumerate(texts):
        home = text.document.segments[text.segments.start].paragraph
        if home != paragraph:
            reopened = text.text[:1]
            for opening, _, where, at in open_marks:
                if opening not in "«“" or reopened != opening:
                    yield _unbalanced(where, at, ("not-closed", opening), context)
            open_marks, paragraph = [], home
        body = text.text
        if text.words.isdisjoint(_MARKS):
            if open_marks and number - open_marks[0][1] > WAIT:
                opening, _, where, at = open_marks.pop(0)
                yield _unbalanced(where, at, ("not-closed", opening), context)
            continue
        for at, mark in enumerate(body):
            if mark in PAIRS:
                if mark == "“" and any(opening == "“" for opening, *_ in open_marks):
                    yield _unbalanced(text, at, ("opens-again", mark), context)
                    continue
                open_marks.append((mark, number, text, at))
            elif mark in CLOSERS:
                if open_marks and open_marks[-1][0] == CLOSERS[mark]:
                    open_marks.pop()
                elif any(opening == CLOSERS[mark] for opening, *_ in open_marks):
                    while open_marks[-1][0] != CLOSERS[mark]:
                        opening, _, where, place = open_marks.pop()
                        yield _unbalanced(where, place, ("not-closed", opening), context)
                    open_marks.pop()
                elif mark == ")" and _list_mark(body, at):
                    continue
                elif mark != "”" or not _inches(body, at):
                    yield _unbalanced(text, at, ("not-opened", mark), context)
    for opening, _, where, at in open_marks:
        yield _unbalanced(where, at, ("not-closed", opening), context)
    yield from _straight(texts, context)


_MARKS = frozenset("()[]«»“”")


def _straight(texts: list[Text], context: Context) -> Iterator[Issue]:
    """Report a paragraph with an odd number of straight double quotes, at the last one."""
    by_home: dict[int, list[tuple[Text, int]]] = {}
    for text in texts:
        if '"' in text.text:
            home = text.document.segments[text.segments.start].paragraph
            by_home.setdefault(home, []).extend(
                (text, at)
                for at, mark in enumerate(text.text)
                if mark == '"' and not _inches(text.text, at)
            )
    for places in by_home.values():
        if len(places) % 2 and len({id(text) for text, _ in places}) <= WAIT:
            text, at = places[-1]
            yield _unbalanced(text, at, ("straight-odd",), context)


def _list_mark(body: str, at: int) -> bool:
    return bool(re.search(r"(?:^|\s)(?:\d{1,2}|[a-zA-Z])$", body[:at])) or bool(
        re.search(r"[:;8=]-?$", body[:at])
    )


def _inches(body: str, at: int) -> bool:
    return at > 0 and body[at - 1].isdigit() and body[at + 1 : at + 2] in ("", " ", "x")


def _unbalanced(text: Text, at: int, said: Said, context: Context) -> Issue:
    return issue("balance", Severity.NOTE, said, text, (at, at + 1))
