"""Filters that look at the two texts: empty sides, lengths, scripts, damage, numbers, copies."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from corpora.filters.base import AtLeast, Filter, Score, share_problem
from corpora.numbers import numbers
from corpora.units import TranslationUnit

_WORD = re.compile(r"[^\W_]+")
_DAMAGE = re.compile("[ÃÂ][\u0080-\u00bf]|â€|\ufffd|[\u0080-\u009f]")


def _length(text: str, unit: str) -> int:
    return len(text.split()) if unit == "words" else len(text.strip())


@dataclass(frozen=True, slots=True)
class Empty(Filter):
    """Units with nothing on a side."""

    name: ClassVar[str] = "empty"

    def scorer(self) -> Callable[[TranslationUnit], Score]:
        """Score: letters and digits of the shorter side."""
        return lambda unit: float(min(_alphanumeric(unit.source), _alphanumeric(unit.target)))

    def accepts(self, score: float) -> bool:
        """Keep units with a letter or digit on both sides."""
        return score >= 1


def _alphanumeric(text: str) -> int:
    return sum(map(str.isalnum, text))


@dataclass(frozen=True, slots=True)
class Length(Filter):
    """Units whose longer side is too long or shorter side too short; counted in `unit`."""

    name: ClassVar[str] = "length"
    choices: ClassVar[dict[str, tuple[str, ...]]] = {"unit": ("words", "characters")}
    min: int = 1
    max: int = 150
    unit: str = "words"

    def scorer(self) -> Callable[[TranslationUnit], Score]:
        """Score: the length that is farther outside the bounds, else the longer one."""

        def score(unit: TranslationUnit) -> Score:
            lengths = (_length(unit.source, self.unit), _length(unit.target, self.unit))
            shorter, longer = sorted(lengths)
            return float(shorter if shorter < self.min and longer <= self.max else longer)

        return score

    def accepts(self, score: float) -> bool:
        """Keep units with min <= score <= max."""
        return self.min <= score <= self.max

    def problem(self) -> str:
        """See `Filter.problem`."""
        return "" if 0 <= self.min <= self.max else f"min is {self.min} and max {self.max}"


@dataclass(frozen=True, slots=True)
class LengthRatio(Filter):
    """Units with sides of too unequal lengths; `slack` characters are added so that short ones may differ."""

    name: ClassVar[str] = "length_ratio"
    max: float = 2.0
    slack: int = 15

    def scorer(self) -> Callable[[TranslationUnit], Score]:
        """Score: (characters of the longer side + slack) / (of the shorter side + slack), from 1 upwards."""

        def score(unit: TranslationUnit) -> Score:
            lengths = (_length(unit.source, "characters"), _length(unit.target, "characters"))
            shorter, longer = sorted(lengths)
            below = shorter + self.slack
            return (longer + self.slack) / below if below else float("inf")

        return score

    def accepts(self, score: float) -> bool:
        """Keep units with a score of at most `max`."""
        return score <= self.max

    def problem(self) -> str:
        """See `Filter.problem`."""
        if self.max < 1:
            return f"max is {self.max:g} and must be at least 1"
        return "" if self.slack >= 0 else f"slack is {self.slack} and must not be negative"


@dataclass(frozen=True, slots=True)
class Script(AtLeast):
    """Units with too many letters of other scripts than `scripts` (Unicode names: LATIN, GREEK …)."""

    name: ClassVar[str] = "script"
    min: float = 0.8
    scripts: tuple[str, ...] = ("LATIN",)

    def scorer(self) -> Callable[[TranslationUnit], Score]:
        """Score: the share of letters in the scripts, of the side with the lower; None without letters."""
        wanted = frozenset(script.upper() for script in self.scripts)

        def score(unit: TranslationUnit) -> Score:
            shares = []
            for text in (unit.source, unit.target):
                letters = {c: n for c, n in Counter(text).items() if c.isalpha()}
                if letters:
                    inside = sum(n for c, n in letters.items() if _script(c) in wanted)
                    shares.append(inside / sum(letters.values()))
            return min(shares, default=None)

        return score

    def problem(self) -> str:
        """See `Filter.problem`."""
        return AtLeast.problem(self) or ("" if self.scripts else "scripts is empty")


@functools.lru_cache(maxsize=10_000)
def _script(letter: str) -> str:
    """The first word of a letter's Unicode name, which is its script's; ª and º are Latin."""
    name = unicodedata.name(letter, "")
    if name.startswith(("FEMININE ORDINAL", "MASCULINE ORDINAL")):
        return "LATIN"
    return name.split(" ")[0]


@dataclass(frozen=True, slots=True)
class Letters(AtLeast):
    """Units that are mostly signs: tables, formulas, rules, code."""

    name: ClassVar[str] = "letters"
    min: float = 0.5

    def scorer(self) -> Callable[[TranslationUnit], Score]:
        """Score: letters among the characters that are not white space, of the side with fewer."""

        def score(unit: TranslationUnit) -> Score:
            shares = [
                sum(map(str.isalpha, text)) / sum(map(len, text.split()))
                for text in (unit.source, unit.target)
                if text.strip()
            ]
            return min(shares, default=None)

        return score


@dataclass(frozen=True, slots=True)
class Damaged(Filter):
    """Units with traces of a wrong encoding: "seÃ±or", "â€œ", replacement and control characters."""

    name: ClassVar[str] = "damaged"
    max: int = 0

    def scorer(self) -> Callable[[TranslationUnit], Score]:
        """Score: how many traces the two texts have together."""
        return lambda unit: float(
            len(_DAMAGE.findall(unit.source)) + len(_DAMAGE.findall(unit.target))
        )

    def accepts(self, score: float) -> bool:
        """Keep units with at most `max` traces."""
        return score <= self.max

    def problem(self) -> str:
        """See `Filter.problem`."""
        return "" if self.max >= 0 else f"max is {self.max} and must not be negative"


@dataclass(frozen=True, slots=True)
class Numbers(AtLeast):
    """Units whose figures differ."""

    name: ClassVar[str] = "numbers"
    min: float = 0.5
    written: int = 99

    def scorer(self) -> Callable[[TranslationUnit], Score]:
        """Score: 2 × numbers on both sides / numbers of both (Dice); None where neither has any.

        Numbers are equal that have the same digits but for zeros at the ends. Those up to `written` that
        one side has alone are not counted: the other may have them in words.
        """

        def score(unit: TranslationUnit) -> Score:
            sides = (_numbers(unit.source), _numbers(unit.target))
            common = sum(min(len(found), len(sides[1].get(k, ()))) for k, found in sides[0].items())
            total = sum(len(found) for side in sides for found in side.values())
            small = [
                sum(
                    value <= self.written
                    for key, found in side.items()
                    for value in found[len(other.get(key, ())) :]
                )
                for side, other in (sides, sides[::-1])
            ]
            total -= 0 if all(small) else sum(small)
            return 2 * common / total if total else None

        return score


def _numbers(text: str) -> dict[str, list[int]]:
    """The numbers of a text by their digits without zeros at the ends, as 41 mil and 41.000 share them."""
    found: dict[str, list[int]] = {}
    for digits in (number.digits for number in numbers(text)):
        found.setdefault(digits.strip("0"), []).append(int(digits[:30]))
    return found


@dataclass(frozen=True, slots=True)
class Untranslated(Filter):
    """Units whose target is (nearly) the source."""

    name: ClassVar[str] = "untranslated"
    max: float = 0.6
    min_words: int = 5

    def scorer(self) -> Callable[[TranslationUnit], Score]:
        """Score: words on both sides / words of the longer side, case apart.

        None where both sides are shorter than `min_words`: a name is its own translation.
        """

        def score(unit: TranslationUnit) -> Score:
            source, target = _words(unit.source), _words(unit.target)
            longer = max(source.total(), target.total())
            return (source & target).total() / longer if longer >= max(self.min_words, 1) else None

        return score

    def accepts(self, score: float) -> bool:
        """Keep units with a score of at most `max`."""
        return score <= self.max

    def problem(self) -> str:
        """See `Filter.problem`."""
        return share_problem(max=self.max)


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))
