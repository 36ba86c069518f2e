"""Checks of numbers, amounts and units between the two sides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from eval.checks.context import Context
from eval.checks.issues import Issue, Severity
from eval.checks.number_words import HINTS
from eval.checks.numbers import Number, Value, read_numbers
from eval.checks.texts import Pair, Text, issue, source_issue
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

UNITS = {
    "dollar": "dollar dollars dólar dólares usd us$ $ dls bucks greenbacks",
    "peso": "peso pesos mxn $ mdp",
    "euro": "euro euros eur €",
    "pound sterling": "pound pounds sterling £ gbp libra libras esterlina esterlinas",
    "yen": "yen yenes ¥",
    "yuan": "yuan yuanes renminbi",
    "rouble": "rouble roubles ruble rubles rublo rublos",
    "franc": "franc francs franco francos",
    "crown": "crown crowns corona coronas",
    "rupee": "rupee rupees rupia rupias",
    "per cent": "% percent percentage pct ciento porcentaje percentaje",
    "kilometre": "km kmh kph kilometre kilometres kilometer kilometers kilómetro kilómetros",
    "mile": "mile miles mph milla millas mi",
    "metre": "metre metres meter meters metro metros m",
    "centimetre": "cm centimetre centimetres centimeter centimeters centímetro centímetros",
    "millimetre": "mm millimetre millimetres millimeter millimeters milímetro milímetros",
    "foot": "feet ft pie pies",
    "kilogram": "kg kilo kilos kilogram kilograms kilogramo kilogramos",
    "pound": "lb lbs pound pounds libra libras",
    "ounce": "ounce ounces oz onza onzas",
    "inch": "inch inches pulgada pulgadas",
    "gallon": "gallon gallons galón galones",
    "gram": "gram grams gramo gramos",
    "tonne": "ton tons tonne tonnes tonelada toneladas",
    "litre": "litre litres liter liters litro litros",
    "hectare": "hectare hectares hectárea hectáreas ha",
    "acre": "acre acres",
    "second": "seconds segundos",
    "minute": "minute minutes minuto minutos min",
    "hour": "hour hours hora horas h",
    "day": "day days día días",
    "week": "week weeks semana semanas",
    "month": "month months mes meses",
    "year": "year years año años",
}
"""A unit's name in messages → the words for it in both languages; "$" may be dollars or pesos."""

KINDS = {
    "money": {
        "dollar",
        "peso",
        "euro",
        "pound sterling",
        "yen",
        "yuan",
        "rouble",
        "franc",
        "crown",
        "rupee",
    },
    "length": {"kilometre", "mile", "metre", "centimetre", "millimetre", "foot"},
    "weight": {"kilogram", "gram", "tonne", "pound", "ounce"},
    "area": {"hectare", "acre"},
    "time": {"second", "minute", "hour", "day", "week", "month", "year"},
}
MONEY = KINDS["money"]
UNIT_WORDS = {name: frozenset(words_in(forms)) for name, forms in UNITS.items()}
BY_WORD: dict[str, frozenset[str]] = {}
for _name, _forms in UNITS.items():
    for _form in words_in(_forms):
        BY_WORD[_form] = BY_WORD.get(_form, frozenset()) | {_name}
_ANY_UNIT = frozenset(BY_WORD)

CONVERTED = {"mile", "foot", "acre", "kilometre", "metre", "centimetre", "hectare", "kilogram"}
"""Units that a translator may convert; a number beside one may then change on purpose."""


def check_numbers(pair: Pair, context: Context) -> Iterator[Issue]:
    """Numbers of one side that the other does not have."""
    digits = pair.source.numeric or pair.target.numeric
    if not digits and pair.source.words.isdisjoint(_asking):
        return
    source, target = numbers_of(pair.source), numbers_of(pair.target)
    if not source and not target:
        return
    left = [
        number
        for number in source
        if not _answered(number, source, target, pair.source, pair.target)
    ]
    right = [
        number
        for number in target
        if not _answered(number, target, source, pair.target, pair.source)
    ]
    small_left = [number for number in left if _small(number)]
    small_right = [number for number in right if _small(number)]
    left = [number for number in left if _asks(number, pair.target)]
    right = [number for number in right if _asks(number, pair.source)]
    if len(left) != len(right):
        # a changed number may be small on one side: "tres" against "13"
        left += [n for n in small_left if n.first not in {m.first for m in left}][
            : len(right) - len(left)
        ]
        right += small_right[: len(left) - len(right)]
        left.sort(key=lambda number: number.first)
        right.sort(key=lambda number: number.first)
    for one, two in zip(left, right, strict=False):
        said, now = _said(pair.source, one), _said(pair.target, two)
        yield issue(
            "numbers",
            Severity.ERROR,
            ("changed", said, now),
            pair.target,
            _place(pair.target, two),
            (pair.source, *_place(pair.source, one)),
            pair.bead,
        )
    for one in left[len(right) :]:
        yield source_issue(
            "numbers",
            Severity.WARNING,
            ("number-missing", _said(pair.source, one)),
            pair,
            _place(pair.source, one),
        )
    for two in right[len(left) :]:
        yield issue(
            "numbers",
            Severity.WARNING,
            ("number-added", _said(pair.target, two)),
            pair.target,
            _place(pair.target, two),
            None,
            pair.bead,
        )


_asking = frozenset(
    words_in(
        """
        twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion
        veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento mil millón
        millones billones
"""
    )
)


def numbers_of(text: Text) -> list[Number]:
    """Return a text's numbers, read once."""
    found: list[Number] | None = text.notes.get("numbers")
    if found is None:
        found = text.notes["numbers"] = read_numbers(text)
    return found


def _asks(number: Number, other: Text) -> bool:
    """Say whether a number must be answered: not the 3 of MP3 for a player."""
    return number.strict and (not number.glued or number.glued in other.words)


def _small(number: Number) -> bool:
    """Say whether a number that need not be answered may be a slip for one that must: no ordinal, not 1."""
    return not number.strict and not number.ordinal and 1.0 not in number.values


def _place(text: Text, number: Number) -> tuple[int, int]:
    return text.starts[number.first], text.end(number.last)


def _said(text: Text, number: Number) -> str:
    start, end = _place(text, number)
    return text.text[start:end]


def _answered(
    number: Number, own: list[Number], others: list[Number], text: Text, other_text: Text
) -> bool:
    """Say whether a number has a counterpart among the others, in any way a translator may write it."""
    values = number.values
    for other in others:
        if not values.isdisjoint(other.values):
            return True
    plain = [value for value in values if isinstance(value, float)]
    theirs: set[Value] = set().union(*(other.values for other in others)) if others else set()
    numbers = {value for value in theirs if isinstance(value, float)}
    words = other_text.words
    for value in plain:
        if not words.isdisjoint(HINTS.get(value, ())):
            return True
        if (number.digits or value % 10 == 0) and _year(value, numbers):
            return True
        if value % 1 == 0.5 and not words.isdisjoint(("half", "medio", "media")):
            return True
        if 1 <= value <= 12 and value == int(value):
            months = MONTHS[other_text.lang]
            if months[int(value) - 1] in words:
                return True
        if any(_same_scale(value, number, own, other) for other in others):
            return True
        if value >= 10 and value.is_integer() and _rounded(value, number, others):
            return True
        if (
            value >= 1900
            and value % 10 == 0
            and not words.isdisjoint(_DECADES.get(int(value) % 100, ()))
        ):
            return True
        if (
            10 <= value < 100
            and value % 10 == 0
            and not words.isdisjoint(_DECADES.get(int(value), ()))
        ):
            return True
    mine = {value for one in own for value in one.values if isinstance(value, float)}
    for other_value in theirs:  # "las nueve menos veinte" and 8:40
        if isinstance(other_value, tuple) and _told(other_value[1], mine, text.words):
            return True
    for own_value in values:
        if isinstance(own_value, tuple) and _told(own_value[1], numbers, words):
            return True
    return _converted(plain, numbers, text, other_text) or _left_out_conversion(number, text)


def _told(time: float, numbers: set[float], words: frozenset[str]) -> bool:
    """Say whether a time of day is told in words: 6:30 as "half past six", 8:40 as "nine less twenty"."""
    hour, minute = divmod(time, 60)
    hours = {hour, hour or 12.0}, {hour + 1}
    if minute == 30 and not words.isdisjoint(("half", "media")):
        return not numbers.isdisjoint(hours[0])
    if minute in (15, 45) and not words.isdisjoint(("quarter", "cuarto")):
        return not numbers.isdisjoint(hours[minute == 45])
    return (minute in numbers and not numbers.isdisjoint(hours[0])) or (
        60 - minute in numbers and not numbers.isdisjoint(hours[1])
    )


def _left_out_conversion(number: Number, text: Text) -> bool:
    """Say whether a number stands in brackets that only convert what is before them: 760 mm (2 ft 6 in)."""
    before = text.text.rfind("(", 0, text.starts[number.first])
    if before < 1:
        return False
    return (
        bool(_CONVERSION.match(text.text, before))
        and text.text.find(")", before) > text.starts[number.last]
    )


_CONVERSION = re.compile(
    r"\([\d.,\u00a0 ]+(?:ft|feet|in|inch|inches|mi|miles?|mph|lb|lbs|pounds?|oz|acres?|sq|km|km/h|m|cm|kg"
    r"|°[CF]|pies|pulgadas|millas|libras)\b[^()]{0,24}\)"
)


_DECADES = {
    20: ("twenties", "veinte"), 30: ("thirties", "treinta"), 40: ("forties", "cuarenta"),
    50: ("fifties", "cincuenta"), 60: ("sixties", "sesenta"), 70: ("seventies", "setenta"),
    80: ("eighties", "ochenta"), 90: ("nineties", "noventa"),
}  # fmt: skip


def _year(value: float, numbers: set[float]) -> bool:
    """ "del 98" and 1998, "2017-18" and 2018, "los años 90" and "the 1990s"."""
    if value < 100:
        return any(1800 <= other < 2100 and other % 100 == value for other in numbers)
    if 1800 <= value < 2100:
        return value % 100 in numbers
    return False


def _same_scale(value: float, number: Number, own: list[Number], other: Number) -> bool:
    """ "entre 25 y 70 mil" and "25,000 to 70,000": a magnitude said once for two numbers."""
    if number.scale == 1:
        scales = {mine.scale for mine in own if 0 < mine.first - number.last < 6} - {1.0}
        return any(value * scale in other.values for scale in scales)
    return other.scale == 1 and value / number.scale in other.values


def _rounded(value: float, number: Number, others: list[Number]) -> bool:
    """ "1.234 millones" and "1.2 billion": the same number with fewer digits."""
    if value < 1e6 or number.scale == 1:
        return False
    for other in others:
        for theirs in other.values:
            if isinstance(theirs, float) and theirs >= 1e6 and abs(theirs - value) < 0.005 * value:
                return True
    return False


@lru_cache(maxsize=1)
def _ratios() -> list[tuple[str, str, float]]:
    made = [
        ("mile", "kilometre", 1.609), ("foot", "metre", 0.3048), ("foot", "centimetre", 30.48),
        ("acre", "hectare", 0.4047), ("mile", "metre", 1609.0), ("ounce", "gram", 28.35),
        ("pound", "kilogram", 0.4536), ("inch", "centimetre", 2.54), ("gallon", "litre", 3.785),
    ]  # fmt: skip
    return made + [(two, one, 1 / ratio) for one, two, ratio in made]


def _converted(plain: list[float], numbers: set[float], text: Text, other_text: Text) -> bool:
    for mine, theirs, ratio in _ratios():
        if text.words.isdisjoint(UNIT_WORDS[mine]) or other_text.words.isdisjoint(
            UNIT_WORDS[theirs]
        ):
            continue
        for value in plain:
            if any(abs(value * ratio - other) <= 0.13 * other for other in numbers):
                return True
    return False


def check_units(pair: Pair, context: Context) -> Iterator[Issue]:
    """The same number with another currency or unit."""
    if pair.source.words.isdisjoint(_ANY_UNIT) or pair.target.words.isdisjoint(_ANY_UNIT):
        return
    source, target = numbers_of(pair.source), numbers_of(pair.target)
    if not source or not target:
        return
    for two in target:
        theirs = _unit(pair.target, two)
        if theirs is None:
            continue
        units, at = theirs
        matching = [one for one in source if not one.values.isdisjoint(two.values)]
        owns = [found for one in matching if (found := _unit(pair.source, one))]
        if not owns or len(owns) < len(matching):
            continue
        if any(units & own for own, _ in owns) or not any(
            units <= kind and own <= kind for kind in KINDS.values() for own, _ in owns
        ):
            continue
        here, there = pair.target.lowers[at], pair.source.lowers[owns[0][1]]
        number = matching[0]
        yield issue(
            "units",
            Severity.ERROR,
            (
                "changed",
                f"{_said(pair.source, number)} {there}",
                f"{_said(pair.target, two)} {here}",
            ),
            pair.target,
            (pair.target.starts[min(two.first, at)], pair.target.end(max(two.last, at))),
            (pair.source, *_place(pair.source, number)),
            pair.bead,
        )


def _unit(text: Text, number: Number) -> tuple[frozenset[str], int] | None:
    """Return the unit beside a number and its token: after it (past "de" or "U.S."), or a sign before it."""
    before = number.first - 1
    if before >= 0 and text.lowers[before] in ("$", "€", "£", "¥"):
        if text.lowers[before] == "$" and before and text.lowers[before - 1] in ("us", "u.s", "s"):
            return frozenset(("dollar",)), before
        return BY_WORD[text.lowers[before]], before
    token = number.last + 1
    for _ in range(6):
        if token >= len(text.forms):
            return None
        lower = text.lowers[token]
        if lower in BY_WORD and not (lower == "ciento" and text.lowers[token - 1] != "por"):
            return BY_WORD[lower], token
        if lower not in (
            "de",
            "u",
            "s",
            "us",
            ".",
            "-",
            "por",
            "per",
            "american",
            "mexican",
            "canadian",
            "australian",
        ):
            return None
        token += 1
    return None
