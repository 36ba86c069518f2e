"""Numbers in digits: how Spanish and English write them, what they may mean, and which answer which.

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

_SPACES = " \u00a0\u202f\u2009"
_NUMBER = re.compile(
    rf"(?<!\d)(?<!\d[.,])(?:\d{{1,3}}(?:([{_SPACES}'’])\d{{3}})(?:\1\d{{3}})*(?!\d)(?:[.,]\d+)?"
    r"|\d+(?:[.,]\d+)*)"
)
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SLIP = re.compile(r"\d{1,3}(?:,\d{3})+,\d{1,2}|\d{1,3}(?:\.\d{3})+\.\d{1,2}")
"""One mark for thousands and for decimals, as models slip; no language writes so."""
_APART = re.compile(rf"\d{{1,3}}(?:[{_SPACES}'’]\d{{3}})+(?:[.,]\d+)?")
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


_RESTATED = re.compile(
    r"\s*(?:mil|millones|millón|billones|billón|thousand|million|billion|trillion|bn|h|hs|horas|"
    r"a\.\s?m|p\.\s?m|am|pm|o'clock|[ap]\b)|[:ºª]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in digits at `span` of its text, and the values it may have.

    `named`: it names something (a version, a section) and keeps its style. `attached`: a letter or a mark
    stands right before it (F16, p.12). `restated`: it stands before a word of magnitude or in a time of
    day, which another language may say with other digits.
    """

    text: str
    span: Span
    readings: frozenset[Decimal]
    named: bool = False
    attached: bool = False
    restated: bool = False

    @property
    def slipped(self) -> bool:
        """Whether thousands and decimals have the same mark, which no language writes."""
        return _SLIP.fullmatch(self.text) is not None

    @property
    def digits(self) -> str:
        """The digits without marks of thousands and decimals."""
        return re.sub(r"\D", "", self.text)


def numbers(text: str, hidden: Sequence[Span] = ()) -> list[Number]:
    """Return the numbers in digits of `text` in order, those that touch a span of `hidden` left out."""
    found = []
    for match in _NUMBER.finditer(text):
        span = Span(match.start(), match.end())
        if any(span.overlaps(other) for other in hidden):
            continue
        named = _NAMED.search(text, max(0, span.start - 24), span.start) is not None
        named = named and not _opens(text, span.start)
        before = text[span.start - 1 : span.start]
        attached = before.isalnum() or before in ("_", ".", ",")
        restated = bool(_RESTATED.match(text, span.end)) or before == ":"
        found.append(Number(match[0], span, _readings(text, match), named, attached, restated))
    return found


def paired(
    asked: Sequence[Number], there: Sequence[Number], wanted: Sequence[str]
) -> tuple[list[tuple[Number, Number]], list[Number], list[Number]]:
    """Pair the numbers of a source with those of its translation.

    `wanted` is how the translation should write each of `asked`. A number's partner is the first that is
    written so, else as in the source, else one that may mean the same. Returns the pairs, the numbers
    of `asked` without a partner, and those of `there` that nothing asked for.
    """
    pairs, missing, left = [], [], list(there)
    for number, form in zip(asked, wanted, strict=True):
        match = (
            next((other for other in left if other.text == form), None)
            or next((other for other in left if other.text == number.text), None)
            or next((other for other in left if other.readings & number.readings), None)
        )
        if match is None:
            missing.append(number)
        else:
            left.remove(match)
            pairs.append((number, match))
    return pairs, missing, left


def _opens(text: str, at: int) -> bool:
    """Whether only one word, the sentence's first, stands before `at`: its capital says nothing."""
    return len(text[:at].split()) <= 1 and not re.match(r"\W*[A-Z]?v?(?:er|\d)", text)


def _readings(text: str, match: re.Match[str]) -> frozenset[Decimal]:
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
    plain = re.sub(rf"[{_SPACES}'’]", "", form)
    values: set[Decimal] = set()
    if _APART.fullmatch(form):
        values.add(Decimal(plain.replace(",", ".")))
    if _POINTS.fullmatch(plain):
        values.add(Decimal(plain.replace(".", "").replace(",", ".")))
    if _COMMAS.fullmatch(plain):
        values.add(Decimal(plain.replace(",", "")))
    if _SLIP.fullmatch(plain):
        values.add(Decimal(re.sub(r"[.,](?!\d{1,2}\Z)", "", plain).replace(",", ".")))
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
    if _APART.fullmatch(form) and " " not in form:
        whole, _, rest = re.sub(rf"[{_SPACES}'’]", "", form).replace(",", ".").partition(".")
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
