"""What a filter is: options, a score for each unit, and a separate step that accepts a score or not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from corpora.units import TranslationUnit

Score = float | None
"""A unit's score on the filter's own scale; None where the filter has nothing to say, which is accepted."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter's options. `name` is what a recipe calls it, `choices` the values a text option may have.

    A filter is immutable; what it must remember between units lives in the scorer it makes for a run.
    """

    name: ClassVar[str] = ""
    choices: ClassVar[dict[str, tuple[str, ...]]] = {}

    def scorer(self) -> Callable[[TranslationUnit], Score]:
        """Return a function that scores the units of one run, in order."""
        raise NotImplementedError

    def accepts(self, score: float) -> bool:
        """Tell whether a unit with this score is kept."""
        raise NotImplementedError

    def problem(self) -> str:
        """Say what is wrong with the options, "" where nothing is."""
        return ""


def share_problem(**shares: float) -> str:
    """Say which of these options is no share between 0 and 1, "" where all are."""
    for name, value in shares.items():
        if not 0.0 <= value <= 1.0:
            return f"{name} is {value:g} and must be between 0 and 1"
    return ""


@dataclass(frozen=True, slots=True)
class AtLeast(Filter):
    """A filter that keeps units whose score, a share, is at least `min`."""

    min: float = 0.0

    def accepts(self, score: float) -> bool:
        """Keep units with a score of at least `min`."""
        return score >= self.min

    def problem(self) -> str:
        """See `Filter.problem`."""
        return share_problem(min=self.min)
