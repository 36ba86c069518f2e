"""What a check says: one finding, with its place on both sides."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from corpora.values import Span
from eval.checks.messages import Said, say


class Severity(StrEnum):
    """How much a finding matters: an error changes what the text says, a note may be a choice."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding of a check.

    `source` and `target` are character spans in the two documents' texts, None where a side has no place
    for it; `bead` is the index of the bead, None on the target alone; `segment` the id of the target
    segment (of the source segment for an omission). `excerpt` is the text found fault with, `said`
    the key of a message and its values, `suggestion` a replacement where there is one.
    """

    check: str
    severity: Severity
    said: Said
    excerpt: str
    source: Span | None = None
    target: Span | None = None
    segment: int | None = None
    bead: int | None = None
    suggestion: str = ""
    context: str = ""

    @property
    def message(self) -> str:
        """The explanation in English; `eval.checks.messages.say` has it in Spanish too."""
        return say(self)

    @property
    def key(self) -> str:
        """A name that stays the same while check, excerpt and the sentence around it do (16 hex digits)."""
        parts = "\0".join((self.check, self.excerpt, self.context))
        return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:16]
