"""Currencies and units of measure: the same in both texts, converted, or changed by mistake."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from eval.checks.context import Context
from eval.checks.issues import Issue, Severity
from eval.checks.numbers import Number, numbers_of
from eval.checks.texts import Pair, Text, issue
from eval.checks.wordsets import words_in

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
    "gram": "gram grams gramo gramos g gr grs",
    "milligram": "mg milligram milligrams milligramme milligrammes miligramo miligramos",
    "microgram": "µg mcg microgram micrograms microgramo microgramos",
    "tonne": "ton tons tonne tonnes tonelada toneladas",
    "litre": "litre litres liter liters litro litros l",
    "centilitre": "cl centilitre centilitres centiliter centiliters centilitro centilitros",
    "millilitre": "ml millilitre millilitres milliliter milliliters mililitro mililitros",
    "pint": "pint pints pinta pintas",
    "celsius": "celsius centigrade centígrado centígrados c ºc",
    "fahrenheit": "fahrenheit f ºf",
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
    "length": {"kilometre", "mile", "metre", "centimetre", "millimetre", "foot", "inch"},
    "weight": {"kilogram", "gram", "milligram", "microgram", "tonne", "pound", "ounce"},
    "volume": {"litre", "centilitre", "millilitre", "gallon", "pint"},
    "temperature": {"celsius", "fahrenheit"},
    "area": {"hectare", "acre"},
    "time": {"second", "minute", "hour", "day", "week", "month", "year"},
}
UNIT_WORDS = {name: frozenset(words_in(forms)) for name, forms in UNITS.items()}
BY_WORD: dict[str, frozenset[str]] = {}
for _name, _forms in UNITS.items():
    for _form in words_in(_forms):
        BY_WORD[_form] = BY_WORD.get(_form, frozenset()) | {_name}
_ANY_UNIT = frozenset(BY_WORD)


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
            units & kind and own & kind for kind in KINDS.values() for own, _ in owns
        ):
            continue
        here = _measure(pair.target, two, at)
        there = _measure(pair.source, matching[0], owns[0][1])
        yield issue(
            "units",
            Severity.ERROR,
            ("changed", pair.source.text[slice(*there)], pair.target.text[slice(*here)]),
            pair.target,
            here,
            (pair.source, *there),
            pair.bead,
        )


def _measure(text: Text, number: Number, unit: int) -> tuple[int, int]:
    """Return the characters of a number and its unit, with what stands between them."""
    return text.starts[min(number.first, unit)], text.end(max(number.last, unit))


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
        bound = lower in _ONLY_AFTER and text.lowers[token - 1] not in _ONLY_AFTER[lower]
        if lower in BY_WORD and not bound:
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
            *_DEGREES,
        ):
            return None
        token += 1
    return None


_DEGREES = ("°", "º", "grado", "grados", "degree", "degrees")
_ONLY_AFTER: dict[str, tuple[str, ...]] = {"ciento": ("por",), "c": _DEGREES, "f": _DEGREES}
"""Words that are a unit only after one of these."""

_MEASURES = [
    ("mile", "kilometre", 1.609), ("foot", "metre", 0.3048), ("foot", "centimetre", 30.48),
    ("acre", "hectare", 0.4047), ("mile", "metre", 1609.0), ("ounce", "gram", 28.35),
    ("pound", "kilogram", 0.4536), ("inch", "centimetre", 2.54), ("gallon", "litre", 3.785),
]  # fmt: skip
_DEGREES_CHANGED: list[tuple[str, str, Callable[[float], float]]] = [
    ("celsius", "fahrenheit", lambda degrees: degrees * 1.8 + 32),
    ("fahrenheit", "celsius", lambda degrees: (degrees - 32) / 1.8),
]
_RATIOS = _MEASURES + [(two, one, 1 / ratio) for one, two, ratio in _MEASURES]


def converted(plain: set[float], numbers: set[float], text: Text, other_text: Text) -> bool:
    """Say whether one of a text's values is among the other text's `numbers` in another unit of measure."""
    for unit, other, change in _DEGREES_CHANGED:
        if text.words.isdisjoint(UNIT_WORDS[unit]) or other_text.words.isdisjoint(
            UNIT_WORDS[other]
        ):
            continue
        if any(abs(change(value) - found) <= 1 for value in plain for found in numbers):
            return True
    for mine, theirs, ratio in _RATIOS:
        if text.words.isdisjoint(UNIT_WORDS[mine]) or other_text.words.isdisjoint(
            UNIT_WORDS[theirs]
        ):
            continue
        for value in plain:
            if any(abs(value * ratio - other) <= 0.13 * other for other in numbers):
                return True
    return False


def only_converts(number: Number, text: Text) -> bool:
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
