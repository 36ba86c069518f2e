"""What became of a glossary's terms in a translated text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from corpora.textio import check_parallel
from translate.terms.enforce import rendered
from translate.terms.glossary import Glossary


@dataclass(frozen=True, slots=True)
class Miss:
    """A term that was not rendered as asked: line (from 1), term, its form there, what was asked, texts."""

    line: int
    term: str
    form: str
    asked: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Report:
    """How often each term was asked for and rendered so, in the glossary's order, and the misses."""

    counts: tuple[tuple[str, str, int, int], ...]
    """(source term, target term, occurrences, hits)"""
    misses: tuple[Miss, ...]

    @property
    def occurrences(self) -> int:
        """How often terms occur in the source."""
        return sum(row[2] for row in self.counts)

    @property
    def hits(self) -> int:
        """How many occurrences are rendered as asked."""
        return sum(row[3] for row in self.counts)

    def __str__(self) -> str:
        asked = self.occurrences
        share = f" ({self.hits / asked:.1%})" if asked else ""
        lines = [f"terms: {self.hits} of {asked} occurrences as asked{share}"]
        lines += [
            f"line {miss.line}: “{miss.form}” is not “{miss.asked}”: {miss.target[:100]}"
            for miss in self.misses
        ]
        return "\n".join(lines)

    def as_json(self) -> dict[str, Any]:
        """Return the report as a JSON object."""
        return {
            "occurrences": self.occurrences,
            "hits": self.hits,
            "terms": [
                dict(zip(("source", "target", "occurrences", "hits"), row, strict=True))
                for row in self.counts
                if row[2]
            ],
            "misses": [
                {
                    "line": miss.line,
                    "term": miss.term,
                    "form": miss.form,
                    "asked": miss.asked,
                    "source": miss.source,
                    "target": miss.target,
                }
                for miss in self.misses
            ],
        }


def report(sources: Sequence[str], targets: Sequence[str], glossary: Glossary) -> Report:
    """Count the occurrences of the glossary's terms and those rendered as asked, line by line.

    Raises DataError for unequal lengths.
    """
    check_parallel(sources, targets, "the source", "the translation")
    asked: dict[str, int] = {}
    hits: dict[str, int] = {}
    misses = []
    for line, (source, target) in enumerate(zip(sources, targets, strict=True), start=1):
        found = glossary.find(source)
        for occurrence, hit in zip(found, rendered(found, target), strict=True):
            name = occurrence.term.source
            asked[name] = asked.get(name, 0) + 1
            hits[name] = hits.get(name, 0) + hit
            if not hit:
                form = occurrence.span.of(source)
                misses.append(Miss(line, name, form, occurrence.target, source, target))
    counts = tuple(
        (term.source, term.target, asked.get(term.source, 0), hits.get(term.source, 0))
        for term in glossary.terms
    )
    return Report(counts, tuple(misses))
