"""The log of operations in words."""

from __future__ import annotations

from statistics import mode

from corpora.oplog import Batch, Operation, SetAlignment, SetStatus, SetText
from corpora.store import LogEntry
from review.words import say


def told(entry: LogEntry, lang: str) -> str:
    """Say in a few words what an operation did."""
    if entry.undoes is not None:
        return say("op_restore", lang, value=entry.undoes)
    match entry.operation:
        case SetAlignment(_, alignment):
            return say("op_alignment", lang, value=say(f"alignment_{alignment}", lang))
        case SetStatus(_, status):
            return say("op_status", lang, value=say(f"status_{status}", lang))
        case Batch(operations) if operations:
            return _told_batch(operations, lang)
    return say(f"op_{entry.kind}", lang)


def _told_batch(operations: tuple[Operation, ...], lang: str) -> str:
    kinds = {type(part) for part in operations}
    beads = {
        part.bead for part in operations if isinstance(part, SetStatus | SetAlignment | SetText)
    }
    match operations[-1]:
        case SetStatus(_, status) if len(kinds) == 1 or len(beads) == 1:
            if SetText in kinds:
                return say("op_confirmed", lang)
            key = "op_status" if len(beads) == 1 else "op_status_all"
            return say(key, lang, value=say(f"status_{status}", lang), n=len(beads))
        case SetAlignment() if len(kinds) == 1:
            said = [part.alignment for part in operations if isinstance(part, SetAlignment)]
            value = say(f"alignment_{mode(said)}", lang)
            return say("op_alignment_all", lang, value=value, n=len(beads))
        case SetText() if len(kinds) == 1:
            return say("op_replaced", lang, n=len(beads))
    return say("op_batch", lang)


def text_of(operation: Operation | None) -> str:
    """Return the text an operation wrote, "" for one that wrote none."""
    if isinstance(operation, Batch):
        return next(filter(None, map(text_of, operation.operations)), "")
    return getattr(operation, "text", None) or ""
