"""Reading numbers in Spanish and English text: digits in both conventions, words, times, magnitudes.

"100 mil", "cien mil" and "100,000" have one value; "1.500" may be 1500 or 1.5, so a number has a set of
possible values, and two numbers agree when their sets meet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from eval.checks.digits import digit_values, is_version, loose_values
from eval.checks.number_words import LEAST_STRICT, MAGNITUDES, ORDINALS, ROMAN, WORDS
from eval.checks.texts import Text, once
from eval.checks.wordsets import words_in

Value = float | tuple[str, float]
"""A plain value, or ("t", minutes) for a time of day on a twelve-hour clock."""

CLOCK = frozenset(words_in("am pm a.m p.m horas hours hour hora h hrs o'clock a p"))


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: tokens `first` to `last`, its possible values, and whether it must be answered.

    `strict` numbers are written with digits, or as words with a value of 20 or more; the others (small
    words, ordinals, parts of a date with slashes, roman numerals) can answer a number on the other side
    but do not ask for one. `scale` is the magnitude read after it (1 for none),
    `glued` the word in lower case right before it, as in MP3. `loose` are readings that answer nothing by
    themselves, as 1.5 for "1.500", though a measure may be converted from them.
    """

    first: int
    last: int
    values: frozenset[Value]
    strict: bool
    digits: bool
    scale: float = 1.0
    ordinal: bool = False
    glued: str = ""
    loose: frozenset[float] = frozenset()


def read_numbers(text: Text) -> list[Number]:
    """Return the numbers of a text in order."""
    found: list[Number] = []
    words, magnitudes, ordinals = WORDS[text.lang], MAGNITUDES[text.lang], ORDINALS[text.lang]
    telling = text.words & _TELLING[text.lang]
    if text.numeric:
        telling |= {lower for lower in text.words if lower[0] in "0123456789"}
    if not telling:
        return []
    places = [token for token, lower in enumerate(text.lowers) if lower in telling]
    after = 0
    for at in places:
        if at < after:
            continue
        form = text.forms[at]
        if form[0].isdigit():
            number = _digits(text, at, magnitudes)
            found += number
            after = number[-1].last + 1
            continue
        lower = text.lowers[at]
        if lower == "ciento" and at and text.lowers[at - 1] == "por":
            continue
        if lower in words or lower in ("hundred", "mil"):
            number_ = _words(text, at, words, magnitudes)
            if number_ is not None:
                found.append(number_)
                after = number_.last + 1
                continue
        if lower in ordinals:
            found.append(
                Number(at, at, frozenset((float(ordinals[lower]),)), False, False, ordinal=True)
            )
        elif form in ROMAN and (len(form) > 1 or form in "VX"):
            found.append(
                Number(at, at, frozenset((float(ROMAN[form]),)), False, False, ordinal=True)
            )
    return found


@once
def numbers_of(text: Text) -> list[Number]:
    """Return a text's numbers, read once."""
    return read_numbers(text)


def place_of(text: Text, number: Number) -> tuple[int, int]:
    """Return the characters of a text that a number takes up."""
    return text.starts[number.first], text.end(number.last)


def text_of(text: Text, number: Number) -> str:
    """Return a number as the text writes it."""
    start, end = place_of(text, number)
    return text.text[start:end]


_TELLING = {
    lang: frozenset(WORDS[lang])
    | ORDINALS[lang].keys()
    | {"hundred", "mil"}
    | {numeral.lower() for numeral in ROMAN if numeral != "I"}
    for lang in ("en", "es")
}


_HOURS = re.compile(r"(\d{1,2})[.,](\d\d)")
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?::\d\d)?")
_GROUP = re.compile(r"\d{3}(?:[.,]\d{1,2})?")


def _digits(text: Text, at: int, magnitudes: dict[str, float]) -> list[Number]:
    """Read the number at a token of digits; several numbers where it is a date, a score or a version."""
    raw, last, spaced = text.forms[at], at, False
    glued = _glued(text, at)
    if not raw.isdecimal() and (":" in raw or "/" in raw or is_version(raw)):
        return _parts(text, at, raw)
    while (  # 24 318 and 24 318.50: thousands set off by a space
        len(text.forms[last]) == 3 or last == at
    ) and _spaced_group(text, last):
        last += 1
        raw += text.forms[last]
        spaced = True
    values: set[Value] = set(digit_values(raw, text.lang))
    if spaced and not raw.isdigit():
        values = {float(raw.replace(",", "."))}
    scale = 1.0
    at_next = last + 1
    if glued:
        at_next += 1
    if _at(text, at_next) == "-" and _at(text, at_next + 1) in magnitudes:
        at_next += 1  # a 30-million-euro mountain
    word = text.lowers[at_next] if at_next < len(text.forms) else ""
    if glued and text.lowers[last + 1] in ("m", "k", "bn", "mn", "tn") and not _in_code(text, at):
        at_next -= 1
        word = text.lowers[at_next]
    if word == "miles" and text.lowers[at_next + 1 : at_next + 3] == ["de", "millones"]:
        scale, last = 1e9, at_next + 2
        values = {float(value) * scale for value in values if isinstance(value, float)}
    elif (
        word in magnitudes
        and (word not in ("m", "k") or glued)
        and not (text.lang == "es" and word == "m")
    ):
        scale, last = magnitudes[word], at_next
        if word in ("mil", "thousand") and _at(text, last + 1) in _MILLIONS:
            scale, last = 1e9, last + 1
        plain = {value for value in values if isinstance(value, float)}
        if text.lang == "es" and scale >= 1e6:
            plain = {max(plain)}  # 2.500 millones is never 2.5
        values = {round(value * scale, 6) for value in plain}
        if text.lowers[last + 1 : last + 3] == ["y", "medio"]:
            values |= {value + scale / 2 for value in values if isinstance(value, float)}
        if glued and word == "m":
            values |= digit_values(raw, text.lang)  # 800m is a race
        rest = _at(text, last + 1)
        if scale == 1e3 and text.lang == "es" and len(rest) == 3 and rest.isdecimal():
            last += 1  # 582 mil 835
            values = {value + float(rest) for value in values if isinstance(value, float)}
    elif clock := _HOURS.fullmatch(raw):
        hours, minutes = map(int, clock.groups())
        if hours <= 24 and minutes < 60:
            values.add(("t", float((60 * hours + minutes) % 720)))
    elif raw.isdigit() and int(raw) <= 24 and _at(text, last + 1) in CLOCK:
        values.add(("t", float(60 * int(raw) % 720)))
    times = text.lowers[last + 1 : last + 2] == ["x"] and _glued(text, last)  # 4x4
    zeros = raw.isdigit() and len(raw) > 1 and raw[0] == "0"
    glued_to = at and text.starts[at] == text.end(at - 1) and text.forms[at - 1].isalpha()
    name = text.lowers[at - 1] if glued_to else ""
    loose = frozenset() if spaced or scale != 1 else loose_values(raw, text.lang)
    strict = not (zeros or times)
    return [Number(at, last, frozenset(values - loose), strict, True, scale, False, name, loose)]


def _parts(text: Text, at: int, raw: str) -> list[Number]:
    clock = _CLOCK.fullmatch(raw)
    if clock and int(clock[1]) <= 24 and int(clock[2]) < 60:
        minutes = 60 * int(clock[1]) + int(clock[2])
        decimal = float(f"{int(clock[1])}.{clock[2]}")
        return [Number(at, at, frozenset((("t", float(minutes % 720)), decimal)), True, True)]
    numbers = []
    for part in re.split(r"[:/.,]", raw):
        values = digit_values(part, text.lang)
        numbers.append(Number(at, at, frozenset(values), len(part) == 4, True))
    return numbers


_MILLIONS = frozenset(("millones", "millón", "million", "millions"))


def _glued(text: Text, at: int) -> bool:
    """Say whether letters follow the digits without a space, as in "21st" or "3º"."""
    return (
        at + 1 < len(text.forms)
        and text.starts[at + 1] == text.end(at)
        and text.forms[at + 1][0].isalpha()
    )


def _in_code(text: Text, at: int) -> bool:
    """Say whether letters and a hyphen stand right before the digits, as in C-295M."""
    return text.text[: text.starts[at]].endswith("-") and at > 1 and text.forms[at - 2].isupper()


def _spaced_group(text: Text, at: int) -> bool:
    if at + 1 >= len(text.forms) or not _GROUP.fullmatch(text.forms[at + 1]):
        return False
    if len(text.forms[at]) > 3 or not text.forms[at].isdecimal():
        return False
    return text.text[text.end(at) : text.starts[at + 1]] in (" ", "\u00a0", "\u202f")


def _at(text: Text, token: int) -> str:
    return text.lowers[token] if token < len(text.lowers) else ""


def _words(
    text: Text, at: int, words: dict[str, int], magnitudes: dict[str, float]
) -> Number | None:
    """Read number words from a token on: "treinta y cinco mil", "two hundred and fiftieth"."""
    tens = ORDINALS["en"] if text.lang == "en" else {}
    total, part, last, used, scale = 0.0, 0.0, at - 1, 0, 1.0
    token, compound = at, False
    while token < len(text.forms):
        lower = text.lowers[token]
        if lower in words:
            value = float(words[lower])
            if used and not _joins(part, value, text.lang):
                break
            part += value
        elif lower == "hundred" and text.lang == "en":
            part = (part or 1) * 100
        elif used and lower in tens and _joins(part, float(tens[lower]), text.lang):
            return Number(at, token, frozenset((total + part + tens[lower],)), True, False)
        elif lower in magnitudes and len(lower) > 2 and (used or lower == "mil"):
            scale = magnitudes[lower]
            if scale >= 1e6 and total:  # mil millones, a thousand million
                total, part = (total + part) * scale, 0.0
            else:
                total, part = total + (part or 1) * scale, 0.0
        elif used and text.lowers[token : token + 3] == ["miles", "de", "millones"]:
            scale, total, part = 1e9, (total + part) * 1e9, 0.0
            token += 2
        elif used and lower == "-" and _at(text, token + 1) in ("hundred", *magnitudes):
            compound, token = True, token + 1  # an eight-thousand-meter peak
            continue
        elif used and lower in ("and", "y", "-") and _continues(text, token, words, part):
            token += 1
            continue
        else:
            break
        used, last = used + 1, token
        token += 1
    if not used:
        return None
    value = total + part
    after = text.lowers[last + 1 : last + 5]
    if after[:1] in (["dozen"], ["docenas"]):
        return Number(at, last + 1, frozenset((12 * value,)), False, False)
    if scale > 1 and after[:2] == ["y", "medio"]:
        return Number(at, last + 2, frozenset((value, value + scale / 2)), True, False, scale)
    if after[:3] == ["and", "a", "half"] and len(after) > 3 and after[3] in magnitudes:
        scale = magnitudes[after[3]]
        return Number(at, last + 4, frozenset(((value + 0.5) * scale,)), True, False, scale)
    if text.lang == "es" and value == 1000 and used == 1:
        return Number(at, last, frozenset((1000.0,)), False, False, 1.0)
    strict = value >= LEAST_STRICT and not compound
    return Number(at, last, frozenset((value,)), strict, False, scale)


def _joins(part: float, value: float, lang: str) -> bool:
    """Say whether a further word adds to the number, as 5 after 30 or 30 after 200, or begins one."""
    if not part:
        return True
    if part % 100 == 0 and part:
        return value < 100
    return part % 10 == 0 and part % 100 >= 20 and value < 10


def _continues(text: Text, token: int, words: dict[str, int], part: float) -> bool:
    after = _at(text, token + 1)
    value = words.get(after, ORDINALS["en"].get(after) if text.lang == "en" else None)
    if value is None or (text.lowers[token] == "y" and 0 < part % 100 < 20):
        return False
    return bool(part) and _joins(part, float(value), text.lang)
