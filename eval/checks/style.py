"""Doubled words, spaces, and punctuation that belongs to another language."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator

from eval.checks.context import Context
from eval.checks.issues import Issue, Severity
from eval.checks.texts import Pair, Text, issue
from eval.checks.wordsets import words_in

MAY_DOUBLE = {
    "en": frozenset(words_in(
"""
        you had that very so ha bla blah no yes bye many long really more knock tut chop far hear
        too
"""
)),
    "es": frozenset(words_in(
"""
        muy no sí ja bla casi tan más nos poco poquito ya luego ea mucho mira todo toc
"""
)),
}  # fmt: skip
SPACES = re.compile(r"[^\S\n]{2,}|\t")
SPACE_BEFORE = re.compile(
    r"[ \t\u00a0](?:[,;](?!\d)|[:.!?](?=\s|$))|[¿¡(\[«“][ \t](?=\w)|(?<=\w)[ \t][)\]»”]"
)
NO_SPACE_AFTER = re.compile(
    r"(?<=[^\W\d_]{2})[,;][^\W\d_]|(?<=\d)[,;][^\W\d_]|(?<=[^\W\d_]{2})[!?][^\W\d_]|\)[^\W\d_]{2}"
)
_LOOSE = re.compile(r"[,;:.!?)\]»”](?<=[ \t\u00a0].)")
_LOOSE_INSIDE = re.compile(r"[¿¡(\[«“][ \t]")
_TIGHT = re.compile(r"[,;!?)][^\W\d_]")
_COMMA_NUMBER = re.compile(r"\d,\d")
"""Part of every match of the patterns above and below; a set of rare marks at the front is searched fast."""
_OPENING, _FOREIGN = frozenset("¿¡([«“"), frozenset("¿¡«")
COMMA_DECIMAL = re.compile(
    r"(?<![\d.,])\d{1,3},\d{1,2}(?![\d,])"
    r"(?=\s?(?:%|per ?cent|percent|million|billion|trillion|euros?|dollars?|km|kg|points?))"
)


def check_doubled(pair: Pair, context: Context) -> Iterator[Issue]:
    """The same word twice running, as in "has has", unless the source does it too or it is usual."""
    text = pair.target
    usual = MAY_DOUBLE[text.lang]
    lowers = text.lowers
    if not any(map(operator.eq, lowers, lowers[1:])):
        return
    for token in range(len(lowers) - 1):
        if (
            lowers[token] != lowers[token + 1]
            or not lowers[token][0].isalpha()
            or lowers[token] in usual
        ):
            continue
        between = text.text[text.end(token) : text.starts[token + 1]]
        one, two = text.forms[token], text.forms[token + 1]
        if not between.isspace() or "\n" in between or (one != two and two[0].isupper()):
            continue
        if one[0].isupper() and two[0].isupper() and not text.starts_sentence(token):
            continue  # a name such as Duran Duran
        if _doubled_in(pair.source) or (token > 1 and lowers[token - 1] in ("-", "'")):
            continue
        if (
            text.lang == "en"
            and lowers[token] in ("is", "do", "in", "on")
            and token
            and (
                lowers[token - 1]
                in ("what", "it", "that", "this", "all", "go", "came", "log", "carry", "going")
            )
        ):
            continue
        yield issue(
            "doubled",
            Severity.WARNING,
            ("doubled", f"{one} {two}"),
            text,
            (text.starts[token], text.end(token + 1)),
            None,
            pair.bead,
            one,
        )


def _doubled_in(text: Text) -> bool:
    return any(
        one == two and one[0].isalpha()
        for one, two in zip(text.lowers, text.lowers[1:], strict=False)
    )


def check_spaces(text: Text, context: Context) -> Iterator[Issue]:
    """Two spaces inside a sentence, a space before punctuation, none after it."""
    body = text.text
    if "  " in body or "\t" in body:
        for match in SPACES.finditer(body):
            if _between_segments(text, match.start()):
                continue
            yield _space(text, match.start(), match.end(), "spaces-many")
    loose = _LOOSE.search(body) or (
        not text.words.isdisjoint(_OPENING) and _LOOSE_INSIDE.search(body)
    )
    for match in SPACE_BEFORE.finditer(body) if loose else ():
        if match[0].strip() == "." and _ellipsis(body, match.end()):
            continue
        yield _space(text, match.start(), match.end(), "space-astray")
    for match in NO_SPACE_AFTER.finditer(body) if _TIGHT.search(body) else ():
        if _address(body, match.start()):
            continue
        yield _space(text, match.start(), match.end(), "space-missing")


def _ellipsis(body: str, at: int) -> bool:
    """Say whether a full stop that ends at `at` is one of several, as in " ..." and ". . ."."""
    return body[at : at + 2].strip()[:1] == "." or body[: at - 1].rstrip().endswith(".")


def _space(text: Text, start: int, end: int, said: str) -> Issue:
    return issue("spaces", Severity.NOTE, (said,), text, (start, end))


def _between_segments(text: Text, start: int) -> bool:
    place = text.start + start
    return any(
        text.document.segments[index].span.end <= place
        for index in text.segments
        if (
            index + 1 < len(text.document.segments)
            and text.document.segments[index].span.end
            <= place
            < text.document.segments[index + 1].span.start
        )
    )


def _address(body: str, at: int) -> bool:
    left = body.rfind(" ", 0, at) + 1
    word = body[left : (body.find(" ", at) + 1 or len(body) + 1) - 1]
    return "://" in word or "www." in word or "@" in word or "/" in word


def check_language_marks(text: Text, context: Context) -> Iterator[Issue]:
    """Marks of the other language: ¿ ¡ or «» in English, a lone ? in Spanish, a decimal comma in English."""
    body = text.text
    if text.lang == "en":
        if not text.words.isdisjoint(_FOREIGN):
            for match in re.finditer(r"[¿¡]|«[^»]*»?", body):
                yield issue(
                    "language-marks", Severity.NOTE, ("foreign-mark", match[0][0]),
                    text, (match.start(), match.start() + 1),
                )  # fmt: skip
        decimals = text.numeric and _COMMA_NUMBER.search(body)
        for match in COMMA_DECIMAL.finditer(body) if decimals else ():
            yield issue(
                "language-marks", Severity.WARNING,
                ("decimal-comma", match[0], match[0].replace(",", ".")),
                text, match.span(), suggestion=match[0].replace(",", "."),
            )  # fmt: skip
    elif text.lang == "es":
        for mark, opening in (("?", "¿"), ("!", "¡")):
            if mark in body and opening not in body and body.count(mark) == 1:
                at = body.index(mark)
                if (
                    _address(body, at)
                    or body[max(0, at - 1) : at] in ("(", "")
                    or _quoted_name(body, at)
                ):
                    continue
                yield issue(
                    "language-marks", Severity.WARNING,
                    ("mark-not-opened", opening, mark),
                    text, (at, at + 1),
                )  # fmt: skip


def _quoted_name(body: str, at: int) -> bool:
    """Say whether the mark belongs to a name such as Yahoo!"""
    word = re.search(r"(\w+)[!?]$", body[: at + 1])
    return bool(
        word
        and word[1][0].isupper()
        and len(body) > at + 2
        and body[at + 1 : at + 2] not in ("", '"', "”", "»")
    )
