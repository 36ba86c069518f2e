"""What was done with a file: how many sentences, which a person should look at, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from corpora.values import Translation
from translate.confidence import band

QUIET = frozenset({"copied", "memory:100", "memory:101"})
"""Flags that need no one's attention."""


@dataclass(slots=True)
class Report:
    """What was done with one file: sentences, how many were flagged, and which flags and sentences.

    `segments` are dicts with where, source, target, flags, confidence and band; `terms` count the renderings
    as the glossary asks ("term=rendering"; a miss is a flag "term:TERM"), `memory` the matches taken;
    `notes` say what was left untranslated.
    """

    source: str
    output: str
    sentences: int = 0
    flagged: int = 0
    flags: Counter[str] = field(default_factory=Counter)
    terms: Counter[str] = field(default_factory=Counter)
    memory: int = 0
    segments: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(
        self,
        where: str,
        source: str,
        translation: Translation,
        langs: tuple[str, str],
        keep: bool = True,
    ) -> None:
        """Count a sentence and, to `keep`, list it if it is flagged, with the band of its confidence."""
        self.sentences += 1
        self.terms.update(translation.term_hits)
        self.memory += bool(translation.tm_hit)
        flags = [flag for flag in translation.flags if flag not in QUIET]
        self.flags.update(flag.partition(":")[0] for flag in flags)
        self.flagged += bool(flags)
        if flags and keep:
            confidence = translation.confidence
            self.segments.append(
                {
                    "where": where,
                    "source": source,
                    "target": translation.text,
                    "flags": flags,
                    "confidence": None if confidence is None else round(confidence, 4),
                    "band": band(source, translation, langs),
                }
            )

    def as_json(self) -> dict[str, Any]:
        """Return the report as a JSON object."""
        counts = {"flags": dict(self.flags), "terms": dict(self.terms)}
        return {name: counts.get(name, getattr(self, name)) for name in self.__slots__}

    def summary(self) -> str:
        """Return one line on what a person should look at, "" if there is nothing."""
        parts = [f"{count} {flag}" for flag, count in sorted(self.flags.items())]
        told = []
        if parts:
            told.append(
                f"{self.flagged} of {self.sentences} sentences flagged ({', '.join(parts)})"
            )
        hits, misses = self.terms.total(), self.flags["term"]
        if hits or misses:
            told.append(f"{hits} of {hits + misses} terms as asked")
        if self.memory:
            told.append(f"{self.memory} from the memory")
        return "; ".join([*told, *self.notes])
