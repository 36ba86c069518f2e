"""Numbers that the other text does not answer, in any way a translator may write them."""

from __future__ import annotations

from collections.abc import Iterator

from eval.checks.context import Context
from eval.checks.dates import MONTHS
from eval.checks.issues import Issue, Severity
from eval.checks.number_words import HINTS, LEAST_STRICT, MAGNITUDES, WORDS
from eval.checks.numbers import Number, Value, numbers_of, place_of, text_of
from eval.checks.texts import Pair, Text, issue, source_issue
from eval.checks.units import converted, only_converts


def check_numbers(pair: Pair, context: Context) -> Iterator[Issue]:
    """Numbers of one side that the other does not have."""
    digits = pair.source.numeric or pair.target.numeric
    if not digits and not any(
        side.words & _ASKING[side.lang] for side in (pair.source, pair.target)
    ):
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
        said, now = text_of(pair.source, one), text_of(pair.target, two)
        yield issue(
            "numbers",
            Severity.ERROR,
            ("changed", said, now),
            pair.target,
            place_of(pair.target, two),
            (pair.source, *place_of(pair.source, one)),
            pair.bead,
        )
    for one in left[len(right) :]:
        yield source_issue(
            "numbers",
            Severity.WARNING,
            ("number-missing", text_of(pair.source, one)),
            pair,
            place_of(pair.source, one),
        )
    for two in right[len(left) :]:
        yield issue(
            "numbers",
            Severity.WARNING,
            ("number-added", text_of(pair.target, two)),
            pair.target,
            place_of(pair.target, two),
            None,
            pair.bead,
        )


_ASKING = {
    lang: frozenset(word for word, value in words.items() if value >= LEAST_STRICT)
    | {word for word in MAGNITUDES[lang] if len(word) > 2}
    | ({"hundred"} if lang == "en" else frozenset())
    for lang, words in WORDS.items()
}
"""Words without one of which a text has no number in words that must be answered."""


def _asks(number: Number, other: Text) -> bool:
    """Say whether a number must be answered: not the 3 of MP3 for a player."""
    return number.strict and (not number.glued or number.glued in other.words)


def _small(number: Number) -> bool:
    """Say whether a number that need not be answered may be a slip for one that must: no ordinal, not 1."""
    return not number.strict and not number.ordinal and 1.0 not in number.values


def _answered(
    number: Number, own: list[Number], others: list[Number], text: Text, other_text: Text
) -> bool:
    """Say whether a number has a counterpart among the others, in any way a translator may write it."""
    values = number.values
    for other in others:
        if not values.isdisjoint(other.values):
            return True
    readings = _with_scale(number, own)
    if any(not readings.isdisjoint(_with_scale(other, others)) for other in others):
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
    measures = {*plain, *number.loose}, numbers.union(*(other.loose for other in others))
    return converted(*measures, text, other_text) or only_converts(number, text)


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


def _with_scale(number: Number, own: list[Number]) -> frozenset[Value]:
    """Return a number's values, also by the magnitude of one near it, which may be said once for both.

    "entre 25 y 70 mil" and "25,000 to 70,000", "three million for her, two for him".
    """
    if number.scale != 1:
        return number.values
    scales = {one.scale for one in own if -15 < one.first - number.last < 6}
    plain = [value for value in number.values if isinstance(value, float)]
    return number.values | {round(value * scale, 6) for value in plain for scale in scales}


def _rounded(value: float, number: Number, others: list[Number]) -> bool:
    """ "1.234 millones" and "1.2 billion": the same number with fewer digits."""
    if value < 1e6 or number.scale == 1:
        return False
    for other in others:
        for theirs in other.values:
            if isinstance(theirs, float) and theirs >= 1e6 and abs(theirs - value) < 0.005 * value:
                return True
    return False
