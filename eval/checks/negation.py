"""Negation lost or gained: what the rules find and what lacks an answer, weighed by the evidence for it."""

from __future__ import annotations

from collections.abc import Iterator

from eval.checks.context import Context
from eval.checks.denials import may_deny, outright
from eval.checks.issues import Issue, Severity
from eval.checks.negation_evidence import Link, Reading, evidence, missing
from eval.checks.negation_rules import Ruled, ruled, said_unanswered, with_words_after
from eval.checks.texts import Pair, issue

LOST, GAINED, SURE = 0.75, 1.0, 1.75
"""The least evidence (see `evidence`) to tell of a negation lost, of one gained, and of either as an error.

A negation lost misleads, so it is told on less than one gained, which the faults learned from show better.
"""


def check_negation(pair: Pair, context: Context) -> Iterator[Issue]:
    """A negation of one side that nothing on the other seems to answer."""
    for reading, found in _candidates(pair, context):
        score = evidence(reading)
        least = LOST if reading.lost else GAINED
        if found is None and reading.at not in outright(reading.text):
            least = SURE  # "no llegó hasta las nueve" may well be "he arrived at nine"
        if score < least:
            continue
        if found is None:
            place = with_words_after(reading.text, reading.at)
            said = said_unanswered(reading.text, place, reading.lost)
            found = Ruled("", said, place, None)
        yield _issue(pair, Severity.ERROR if score >= SURE else Severity.WARNING, found, reading)


def readings(pair: Pair, context: Context) -> Iterator[Reading]:
    """Yield the negation of either side that the other may lack, at most one a side."""
    for reading, _ in _candidates(pair, context):
        yield reading


def _candidates(pair: Pair, context: Context) -> Iterator[tuple[Reading, Ruled | None]]:
    source, target = pair.source, pair.target
    if not may_deny(source) and not may_deny(target):
        return
    links: tuple[Link, Link] = (context.linked, context.linked_stems)
    turned: tuple[Link, Link] = (
        lambda one, two: context.linked(two, one),
        lambda one, two: context.linked_stems(two, one),
    )
    for text, other, both in ((source, target, links), (target, source, turned)):
        lost = text is source
        found = ruled(text, other, lost, both)
        at = found.first[0] if found else missing(text, other)
        if at is not None:
            yield Reading(text, other, lost, at, both[0], found.rule if found else ""), found


def _issue(pair: Pair, severity: Severity, found: Ruled, reading: Reading) -> Issue:
    """Make an issue about tokens of both texts of a pair."""
    text, other = reading.text, reading.other
    one = text, text.starts[found.first[0]], text.end(found.first[1])
    two = other, 0, len(other.text)
    if found.second:
        two = other, other.starts[found.second[0]], other.end(found.second[1])
    source, target = (one, two) if reading.lost else (two, one)
    return issue("negation", severity, found.said, pair.target, target[1:], source, pair.bead)
