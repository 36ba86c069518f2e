"""What was done to a row, for its details: who did what and when, undoing included."""

from __future__ import annotations

import threading
from collections.abc import Collection
from typing import Any

from corpora.lineage import Lineage
from corpora.oplog import Batch, Operation, SetText
from corpora.store import BitextInfo, BitextRow, Project
from review.facts import Kept, token_of
from review.story import told
from review.words import say

LINEAGES = Kept()
_LOCK = threading.Lock()


def lineage_of(project: Project, bitext_id: int) -> Lineage:
    """Return the lineage of a bitext; of the log only what is new since the last call is read."""
    lineage = LINEAGES.get((token_of(project.place), bitext_id), Lineage)
    with _LOCK:
        lineage.add(project.log(bitext_id, lineage.last))
    return lineage


def history_of(
    project: Project, info: BitextInfo, row: BitextRow, lang: str
) -> list[dict[str, Any]]:
    """Return what was done to a row, newest first, the pairing it came with last.

    Each has `n` (the number in the log, 0 for the pairing), `when` (UTC), `who`, `what` in words, the `text`
    that was written ("" for none), `undone` where it was taken back.
    """
    lineage = lineage_of(project, info.id)
    effective = lineage.in_effect()
    beads = {row.id, *lineage.ancestors(row.id, row.bead, set(lineage.entries))}
    found = [
        {
            "n": entry.id,
            "when": _time(entry.created),
            "who": entry.author,
            "what": told(entry, lang),
            "text": written(entry.operation, beads),
            "undone": entry.undoes is None and entry.id not in effective,
        }
        for entry in reversed(lineage.of(row.bead))
    ]
    maker = row.bead.maker if row.bead.maker not in ("", "user") else ""
    made = say("op_paired_by", lang, maker=maker) if maker else say("op_paired", lang)
    first = {"n": 0, "when": _time(info.created), "who": "", "what": made}
    return [*found, {**first, "text": "", "undone": False}]


def _time(created: str) -> str:
    return created[:16].replace("T", " ")


def written(operation: Operation | None, beads: Collection[int]) -> str:
    """Return the text that an operation wrote into one of these beads, "" where it wrote none."""
    if isinstance(operation, Batch):
        return next(filter(None, (written(part, beads) for part in operation.operations)), "")
    if isinstance(operation, SetText) and operation.bead in beads:
        return operation.text or ""
    return ""
