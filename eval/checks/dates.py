"""Checks of weekdays, months and years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from eval.checks.context import Context
from eval.checks.issues import Issue, Severity
from eval.checks.texts import Pair, Text, issue
from eval.checks.wordsets import words_in

MONTHS = {
    "en": words_in(
        """
        january february march april may june july august september october november december
"""
    ),
    "es": words_in(
        """
        enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
"""
    ),
}
DAYS = {
    "en": words_in("monday tuesday wednesday thursday friday saturday sunday"),
    "es": words_in("lunes martes miércoles jueves viernes sábado domingo"),
}
LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
YEAR = re.compile(r"(?<![\d.,:/$€£-])[12]\d{3}(?![\d.,:/%-]\d|\d|%)")
YEAR_BEFORE = {
    "en": frozenset(words_in(
"""
        in since of until by before after from during founded january february march april may
        june july august september october november december
"""
)),
    "es": frozenset(words_in(
"""
        en desde de hasta del antes después durante año enero febrero marzo abril mayo junio
        julio agosto septiembre octubre noviembre diciembre
"""
)),
}  # fmt: skip


def _table(names: dict[str, list[str]]) -> dict[str, dict[str, int]]:
    made = {
        lang: {name: index for index, name in enumerate(words)} for lang, words in names.items()
    }
    for lang in made:
        plural = "s" if lang == "en" else ""
        if plural:
            made[lang] |= {f"{name}s": index for name, index in list(made[lang].items())}
    return made


_DAYS = _table(DAYS)
_DAYS["es"] |= {"sábados": 5, "domingos": 6, "miercoles": 2, "sabado": 5}
_MONTHS = {
    lang: {name: index for index, name in enumerate(words)} for lang, words in MONTHS.items()
}
_MONTHS["es"]["setiembre"] = 8
_NAMES = {lang: frozenset((*_DAYS[lang], *_MONTHS[lang])) for lang in _DAYS}
_NUMERIC = re.compile(r"\b(?=(\d{1,2})[/.-](\d{1,2})[/.-]\d)")


def check_dates(pair: Pair, context: Context) -> Iterator[Issue]:
    """Another weekday or month than the source's."""
    if pair.target.words.isdisjoint(_NAMES[pair.target.lang]):
        return
    for name, table in (("day", _DAYS), ("month", _MONTHS)):
        here = _found(pair.target, table[pair.target.lang])
        if not here:
            continue
        there = _found(pair.source, table[pair.source.lang])
        new = [(value, token) for value, token in here if value not in {v for v, _ in there}]
        old = [(value, token) for value, token in there if value not in {v for v, _ in here}]
        if name == "month" and old and _numeric_month(pair.target, old[0][0]):
            old = [(v, t) for v, t in old if not _numeric_month(pair.target, v)]
        for (_, two), (_, one) in zip(new, old, strict=False):
            yield issue(
                "dates",
                Severity.ERROR,
                ("changed", pair.source.forms[one], pair.target.forms[two]),
                pair.target,
                (pair.target.starts[two], pair.target.end(two)),
                (pair.source, pair.source.starts[one], pair.source.end(one)),
                pair.bead,
            )


def check_calendar(text: Text, context: Context) -> Iterator[Issue]:
    """A day that the month does not have, such as 31 June."""
    table = _MONTHS[text.lang]
    for month, token in _found(text, table):
        for near in (
            token - 1,
            token - 2 if token > 1 and text.lowers[token - 1] in ("de", "of") else token + 1,
        ):
            if 0 <= near < len(text.forms) and text.forms[near].isdigit():
                day = int(text.forms[near])
                if LENGTHS[month] < day < 32 and not (near > token and day > 31):
                    first, last = min(near, token), max(near, token)
                    yield issue(
                        "dates",
                        Severity.ERROR,
                        ("no-such-day", text.forms[token], day),
                        text,
                        (text.starts[first], text.end(last)),
                        bead=None,
                    )


def check_years(context: Context) -> Iterator[Issue]:
    """A year centuries away from all years around it that one wrong digit explains, such as 1016 for 2016."""
    places: list[tuple[int, Pair, int]] = []
    for pair in context.pairs:
        text = pair.target
        if not text.numeric:
            continue
        for match in YEAR.finditer(text.text):
            places.append((int(match[0]), pair, match.start()))
    for index, (year, pair, start) in enumerate(places):
        around = [other for other, _, _ in places[max(0, index - 6) : index + 7] if other != year]
        if len(around) < 3 or any(abs(other - year) < 300 for other in around):
            continue
        if not _says_year(pair.target, start):
            continue
        if context.bilingual and str(year) in pair.source.text:
            continue
        likely = [other for other in around if _digits_apart(str(other), str(year)) == 1]
        if likely:
            yield issue(
                "years",
                Severity.ERROR,
                ("year-astray", year, likely[0]),
                pair.target,
                (start, start + 4),
                bead=pair.bead if context.bilingual else None,
                suggestion=str(likely[0]),
            )


def _says_year(text: Text, start: int) -> bool:
    before = re.findall(r"\w+", text.text[max(0, start - 20) : start].lower())
    return bool(before) and before[-1] in YEAR_BEFORE[text.lang]


def _digits_apart(one: str, two: str) -> int:
    return sum(a != b for a, b in zip(one, two, strict=True))


def _found(text: Text, table: dict[str, int]) -> list[tuple[int, int]]:
    if text.words.isdisjoint(table):
        return []
    return [
        (table[lower], token)
        for token, lower in enumerate(text.lowers)
        if lower in table and not _other_meaning(text, token, lower)
    ]


def _other_meaning(text: Text, token: int, lower: str) -> bool:
    """ "may", "march", "august", "sol de mayo", "martes y trece": words that are not only dates."""
    if text.lang == "en":
        if not text.forms[token][0].isupper():
            return True
        if lower in ("may", "march", "august"):
            near = text.lowers[max(0, token - 2) : token] + text.lowers[token + 1 : token + 3]
            return not any(
                word[0].isdigit()
                or word in ("in", "of", "since", "until", "by", "last", "early", "late", "mid")
                for word in near
            )
    return lower == "marzo" and text.forms[token][0].isupper()


def _numeric_month(text: Text, month: int) -> bool:
    """Say whether a date in figures may be of a month (0 for January), as in 3/6/2026."""
    return any(month + 1 in map(int, date.groups()) for date in _NUMERIC.finditer(text.text))
