"""What a project says of what it keeps: immutable rows as lists and pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpora.values import Bead, Span

if TYPE_CHECKING:
    from corpora.oplog import Operation


@dataclass(frozen=True, slots=True)
class BitextInfo:
    """What a project says of one of its bitexts; `created` is UTC in ISO 8601."""

    id: int
    name: str
    source_id: int
    target_id: int
    source_lang: str
    target_lang: str
    source_segments: int
    target_segments: int
    beads: int
    created: str


@dataclass(frozen=True, slots=True)
class BitextRow:
    """One bead with its texts, as a list of a bitext shows it.

    `index` counts beads from the start of the bitext and moves when beads before it are merged or split;
    `id` does not. `machine` is the newest machine translation of the source segments, None where the
    source was never translated. `text` is what a reviewer wrote, None where nobody did; `alignment` and
    `status` are the two axes of the review; `revision` is the operation that last touched the bead.
    """

    index: int
    bead: Bead
    source: str
    target: str
    machine: str | None
    id: int = 0
    revision: int = 0
    text: str | None = None
    alignment: str = "auto"
    status: str = "draft"


Row = BitextRow


@dataclass(frozen=True, slots=True)
class StoredScore:
    """A figure about a bitext: its name, value, the scorer's signature, what was scored, when (UTC)."""

    name: str
    value: float
    signature: str = ""
    about: str = ""
    created: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """What a check found on characters `span` of a segment; an empty span stands for all of it.

    `side` is "source" or "target"; `id` is 0 until it is stored.
    """

    check: str
    severity: str
    side: str
    segment: int
    span: Span
    message: str
    ignored: bool = False
    id: int = 0


JOB_STATES = ("queued", "running", "done", "failed", "cancelled")


@dataclass(frozen=True, slots=True)
class Job:
    """Work in the background: `done` of `total` steps; times are UTC in ISO 8601.

    `state` is one of JOB_STATES; `heartbeat` is when the worker last said something.
    """

    id: int
    kind: str
    state: str
    done: int
    total: int
    message: str
    request: str
    created: str
    heartbeat: str


@dataclass(frozen=True, slots=True)
class Performed:
    """What became of an operation: its number in the log, its kind, the ids of the beads it left behind.

    `repeated` where the log had it already, so that nothing was done now.
    """

    id: int
    kind: str
    beads: tuple[int, ...]
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One operation of the log; `operation` is None for an undo or redo, which `undoes` another one."""

    id: int
    kind: str
    author: str
    created: str
    operation: Operation | None
    undoes: int | None


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A text that a search found: in which bead of which bitext, on which side, and the text.

    `side` "review" is what a reviewer wrote; `segment` is then the bead's first one (of the source, where
    it has any).
    """

    bitext_id: int
    bead_id: int
    index: int
    side: str
    segment: int
    text: str
