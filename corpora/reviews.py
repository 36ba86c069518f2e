"""What a reviewer says of a bead: its text and its state on two axes, and comments on segments."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from corpora.errors import DataError
from corpora.values import Bead


class Alignment(StrEnum):
    """Whether the right segments stand in a bead."""

    AUTO = "auto"
    """Nobody looked at it."""
    CONFIRMED = "confirmed"
    DOUBTFUL = "doubtful"
    OMISSION = "omission"
    """The translation really leaves this out; the target side is empty."""
    ADDITION = "addition"
    """The translation really adds this; the source side is empty."""


class Status(StrEnum):
    """How far the text of a bead is."""

    DRAFT = "draft"
    EDITED = "edited"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    REJECTED = "rejected"
    LOCKED = "locked"
    """Nothing about the bead may change until it is unlocked (back to approved)."""


MOVES: dict[Status, frozenset[Status]] = {
    Status.DRAFT: frozenset({Status.EDITED, Status.REVIEWED, Status.REJECTED}),
    Status.EDITED: frozenset({Status.DRAFT, Status.REVIEWED, Status.REJECTED}),
    Status.REVIEWED: frozenset({Status.EDITED, Status.APPROVED, Status.REJECTED}),
    Status.APPROVED: frozenset({Status.EDITED, Status.REVIEWED, Status.REJECTED, Status.LOCKED}),
    Status.REJECTED: frozenset({Status.DRAFT, Status.EDITED}),
    Status.LOCKED: frozenset({Status.APPROVED}),
}
"""Status → those that a person may set next."""


@dataclass(frozen=True, slots=True)
class BeadState:
    """A bead with its id in the bitext and its review; `text` is None where nobody wrote any."""

    id: int
    bead: Bead
    text: str | None = None
    alignment: Alignment = Alignment.AUTO
    status: Status = Status.DRAFT

    @property
    def place(self) -> int:
        """First source segment plus first target segment: grows from bead to bead of a bitext."""
        return self.bead.source.start + self.bead.target.start

    def unlocked(self) -> BeadState:
        """Return the state itself; DataError if it is locked."""
        if self.status is Status.LOCKED:
            raise DataError(f"bead {self.id} is locked; set it back to approved first")
        return self

    def with_text(self, text: str | None) -> BeadState:
        """Return the state with another text: edited, or a draft again for None; DataError if locked."""
        status = Status.DRAFT if text is None else Status.EDITED
        return replace(self.unlocked(), text=text, status=status)

    def with_status(self, status: Status) -> BeadState:
        """Return the state in another status; DataError that lists the legal moves."""
        if status is not self.status and status not in MOVES[self.status]:
            legal = ", ".join(sorted(MOVES[self.status]))
            raise DataError(
                f"bead {self.id} is {self.status} and cannot become {status}; it may become {legal}"
            )
        return replace(self, status=status)

    def with_alignment(self, alignment: Alignment) -> BeadState:
        """Return the state with another alignment; DataError where the sides do not fit it or if locked."""
        if alignment is Alignment.OMISSION and len(self.bead.target):
            raise DataError(
                f"bead {self.id} has a target side, so it is no omission; unlink it first"
            )
        if alignment is Alignment.ADDITION and len(self.bead.source):
            raise DataError(
                f"bead {self.id} has a source side, so it is no addition; unlink it first"
            )
        return replace(self.unlocked(), alignment=alignment)


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark on a segment; it stays with the segment through merges and splits.

    `side` is "source" or "target", `created` UTC in ISO 8601.
    """

    id: int
    side: str
    segment: int
    text: str
    author: str = ""
    created: str = ""
    resolved: bool = False
