"""Numbers in digits: how each language writes them, and whether a translation kept them.

Spanish writes 1.234,5 (the style asked for here; Mexico's 1,234.5 is read too), English 1,234.5. What
"1.234" means in a Spanish text can be 1234 or 1.234, so a number has a set of readings and two numbers
agree when their sets meet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpora.values import Span

_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,\u00a0\u202f\u2009]\d+|\ (?=\d{3}(?!\d))\d{3})*")
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SPACES = re.compile(r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?:[.,]\d+)?")
_DECIMAL = {"es": ",", "en": "."}
_NAMED = re.compile(
    r"(?:[^\W\d_]*[A-ZÁÉÍÓÚÑ][\w-]*|\b(?:v|versi[oó]n|version|release|secci[oó]n|section|cap[ií]tulo|chapter"
    r"|art(?:[ií]culo|icle)?s?|figura?e?|tabla|table|apartado|n[oº.]+|§|IP))\.?[ \u00a0]\Z"
)
"""What stands before a number that names something (Ubuntu 22.04, section 3.2) and is no quantity."""

_MULTIPLIERS = {
    "mil": 1000,
    "miles": 1000,
    "thousand": 1000,
    "thousands": 1000,
    "k": 1000,
    "millón": 10**6,
    "millon": 10**6,
    "millones": 10**6,
    "million": 10**6,
    "millions": 10**6,
    "m": 10**6,
    "billón": 10**12,
    "billones": 10**12,
    "billion": 10**9,
    "billions": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "docenas": 12,
    "dozen": 12,
}
_THOUSANDS_OF = re.compile(
    r"[ \u00a0-]?(mil millones|mil|"
    + "|".join(sorted(_MULTIPLIERS, key=len, reverse=True))
    + r")\b",
    re.IGNORECASE,
)


def _values(words: str, start: int = 0, step: int = 1) -> dict[str, int]:
    return {
        word: start + step * number
        for number, group in enumerate(words.split())
        for word in group.split("/")
    }


WORDS: dict[str, dict[str, int]] = {
    "en": _values(
        "zero one/first/once/a/an two/second/twice/both three/third four/fourth five/fifth six/sixth "
        "seven/seventh eight/eighth nine/ninth ten/tenth eleven/eleventh twelve/twelfth thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen"
    )
    | _values("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
    | {"hundred": 100, "thousand": 1000, "dozen": 12, "half": 50, "million": 10**6},
    "es": _values(
        "cero uno/una/un/primero/primera/primer dos/segundo/segunda/ambos tres/tercero/tercera/tercer "
        "cuatro/cuarto/cuarta cinco/quinto/quinta seis/sexto/sexta siete/séptimo/séptima ocho/octavo/octava "
        "nueve/noveno/novena diez/décimo/décima once doce trece catorce quince dieciséis diecisiete "
        "dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco"
    )
    | _values("treinta cuarenta cincuenta sesenta setenta ochenta noventa", 30, 10)
    | {"cien": 100, "ciento": 100, "mil": 1000, "docena": 12, "mitad": 50, "millón": 10**6},
}
"""Words that may stand for a number in digits on the other side, by language."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in digits at `span` of its text, and the values it may have."""

    text: str
    span: Span
    readings: frozenset[Decimal]
    named: bool
    """Whether it names something (a version, a section) and keeps its style."""


def numbers(text: str, lang: str, hidden: Sequence[Span] = ()) -> list[Number]:
    """Return the numbers in digits of `text` in order, those that touch a span of `hidden` left out."""
    found = []
    for match in _NUMBER.finditer(text):
        span = Span(match.start(), match.end())
        if any(span.overlaps(other) for other in hidden):
            continue
        named = _NAMED.search(text, max(0, span.start - 24), span.start) is not None
        named = named and not _opens(text, span.start)
        found.append(Number(match[0], span, _readings(text, match, lang), named))
    return found


def _opens(text: str, at: int) -> bool:
    """Whether only one word, the sentence's first, stands before `at`: its capital says nothing."""
    return len(text[:at].split()) <= 1 and not re.match(r"\W*[A-Z]?v?(?:er|\d)", text)


def _readings(text: str, match: re.Match[str], lang: str) -> frozenset[Decimal]:
    form = match[0]
    values = {Decimal(form)} if form.isascii() and form.isdigit() else _separated(form)
    more = set(values)
    multiplier = _THOUSANDS_OF.match(text, match.end())
    if multiplier:
        word = multiplier[1].lower()
        factor = 10**9 if word == "mil millones" else _MULTIPLIERS[word]
        more.update(value * factor for value in values)
    after = text[match.end() : match.end() + 6]
    if re.match(r":\d\d|[ \u00a0]?h\b|[ \u00a0]?hora|[ \u00a0]?p\.?[ ]?m", after):
        more.update((value + 12) % 24 for value in values)
    if re.search(
        r"(?:años|década de los|'|’|the)[ ]\Z", text[max(0, match.start() - 14) : match.start()]
    ):
        more.update(value + 1900 for value in values if value < 100)
    return frozenset(more)


def _separated(form: str) -> set[Decimal]:
    """The values that digits with separators may have."""
    plain = re.sub(r"[ \u00a0\u202f\u2009]", "", form)
    values: set[Decimal] = set()
    if _SPACES.fullmatch(form):
        values.add(Decimal(plain.replace(",", ".")))
    if _POINTS.fullmatch(plain):
        values.add(Decimal(plain.replace(".", "").replace(",", ".")))
    if _COMMAS.fullmatch(plain):
        values.add(Decimal(plain.replace(",", "")))
    if re.fullmatch(r"\d+[.,]\d+", plain):
        values.add(Decimal(plain.replace(",", ".")))
    return values or {Decimal(part) for part in re.findall(r"\d+", plain)}


def restyle(number: Number, source: str, target: str) -> str:
    """Return a number of a text in `source` as `target` writes it; what could be read two ways stays.

    1.234,5 ↔ 1,234.5. Spanish "3,500" (3.5, or Mexico's 3500) is left alone, as is a number that names
    something, such as a version or a section.
    """
    form = number.text
    if source == target or number.named:
        return form
    if re.fullmatch(r"\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?:[.,]\d+)?", form):
        whole, _, rest = re.sub(r"[\u00a0\u202f\u2009]", "", form).replace(",", ".").partition(".")
        return _grouped(whole, rest, target)
    if source == "es":
        if _POINTS.fullmatch(form) and not form.startswith("0"):
            whole, _, rest = form.replace(".", "").partition(",")
            return _grouped(whole, rest, target)
        if re.fullmatch(r"\d+,\d+", form) and (not _COMMAS.fullmatch(form) or form.startswith("0")):
            return form.replace(",", _DECIMAL[target])
        return form
    if _COMMAS.fullmatch(form):
        whole, _, rest = form.replace(",", "").partition(".")
        return _grouped(whole, rest, target)
    if re.fullmatch(r"\d+\.\d+", form):
        return form.replace(".", _DECIMAL[target])
    return form


def _grouped(whole: str, rest: str, lang: str) -> str:
    mark = "." if lang == "es" else ","
    grouped = f"{int(whole):,}".replace(",", mark)
    return grouped + (_DECIMAL[lang] + rest if rest else "")


def settle(
    source: str, output: str, langs: tuple[str, str], hidden: Sequence[Span], shown: Sequence[Span]
) -> tuple[list[tuple[Span, str]], list[Number], list[str]]:
    """Compare the numbers of a source sentence with those of its translation.

    `langs` are the source's and the target's language, `hidden` and `shown` the spans of placeholders in
    source and output, which are compared elsewhere. Returns the numbers of the output to be written in
    the target's style (span in `output`, new text), the source's numbers that the output lacks, and the
    output's that the source lacks.
    """
    asked = numbers(source, langs[0], hidden)
    there = numbers(output, langs[1], shown)
    changes: list[tuple[Span, str]] = []
    left = list(there)
    missing: list[Number] = []
    for number in asked:
        wanted = restyle(number, *langs)
        match = (
            next((other for other in left if other.text == wanted), None)
            or next((other for other in left if other.text == number.text), None)
            or next((other for other in left if other.readings & number.readings), None)
        )
        if match is None:
            missing.append(number)
            continue
        left.remove(match)
        if match.text == number.text and wanted != number.text:
            changes.append((match.span, wanted))
    words = re.findall(r"[^\W\d_]+", output.lower())
    said = {Decimal(WORDS[langs[1]][word]) for word in words if word in WORDS[langs[1]]}
    missing = [number for number in missing if not number.readings & said]
    spoken = [
        WORDS[langs[0]][w] for w in re.findall(r"[^\W\d_]+", source.lower()) if w in WORDS[langs[0]]
    ]
    roman = re.search(r"\b[IVXLC]+\b", source) is not None
    foreign = [] if spoken or roman else [number.text for number in left]
    return changes, missing, foreign
