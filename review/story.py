"""The log of operations in words."""

from __future__ import annotations

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
        case Batch(operations) if _confirms(operations):
            return say("op_confirmed", lang)
        case Batch((*_, SetStatus(_, status))):
            return say("op_status", lang, value=say(f"status_{status}", lang))
    return say(f"op_{entry.kind}", lang)


def _confirms(operations: tuple[Operation, ...]) -> bool:
    return any(isinstance(part, SetText) for part in operations) and isinstance(
        operations[-1], SetStatus
    )


def text_of(operation: Operation | None) -> str:
    """Return the text an operation wrote, "" for one that wrote none."""
    if isinstance(operation, Batch):
        return next(filter(None, map(text_of, operation.operations)), "")
    return getattr(operation, "text", None) or ""
