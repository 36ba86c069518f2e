"""Numbers in digits on both sides: which of the source are missing in a translation."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from corpora.values import Span

_NUMBER = re.compile(
    r"(?<![\w.,])\d+(?:[.,\u00a0\u202f' ]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)*"
)
_SCALED = re.compile(
    r"\s*(?:mil|millones|millón|billones|billón|thousand|million|billion|trillion|bn|h|hs|horas|"
    r"a\.\s?m|p\.\s?m|am|pm|o'clock|[ap]\b)",
    re.IGNORECASE,
)


class Number(NamedTuple):
    """A number in digits: its digits without marks, where it stands, and whether it may be restated.

    A number before "mil", "million" or an hour is said with other digits in another language.
    """

    digits: str
    span: Span
    loose: bool


def numbers(text: str) -> list[Number]:
    """Return the numbers written in digits in order; marks of thousands and decimals are left out."""
    found = []
    for match in _NUMBER.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        loose = bool(_SCALED.match(text, match.end())) or text[match.end() :][:1] in (":", "º", "ª")
        found.append(
            Number(digits, Span(*match.span()), loose or text[match.start() - 1 :][:1] == ":")
        )
    return found


def missing_numbers(source: str, target: str) -> tuple[list[Number], list[Number]]:
    """Return the numbers of `source` that `target` lacks, and those of `target` that nothing asked for.

    Zeros at the end after a decimal mark, and numbers of one digit, which are often written out, do not
    count; neither do those before a word of magnitude or in a time of day.
    """
    one, two = numbers(source), numbers(target)
    lacking = Counter(number.digits for number in one)
    lacking.subtract(number.digits for number in two)
    missing = [n for n in one if lacking[n.digits] > 0 and len(n.digits) > 1 and not n.loose]
    extra = [n for n in two if lacking[n.digits] < 0 and not n.loose]
    return missing, extra


def numbers_missing(source: str, target: str, source_lang: str, target_lang: str) -> bool:
    """Return whether a number of two digits or more is missing while another one stands in the target.

    "los años 30" and "the 1930s" agree.
    """
    missing, extra = missing_numbers(source, target)
    unanswered = [n for n in missing if not any(n.digits in m.digits for m in extra)]
    return bool(unanswered) and bool(extra)
