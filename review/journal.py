"""What the grid reports, brought into the project: every operation once, with an answer for each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from corpora.errors import CareoError, DataError
from corpora.oplog import (
    AddComment,
    Batch,
    ConflictError,
    Operation,
    Realign,
    Restore,
    stayed_whole,
)
from corpora.oplog_json import loads
from corpora.store import Performed, Project
from review.batches import set_all
from review.realigning import realign_here, repair

Answer = dict[str, Any]
"""What became of an entry: {} or {"beads": […], "repeated": true} when it is in the log, else "error"
with a message and "conflict" where the row had changed. "whole" names the bead in which a version stayed
whole that could not be cut with its sentences."""

BORDERS = ("split", "move", "unlink", "realign")
"""The kinds of operations that part sentences."""

Answers = dict[str, dict[str, Answer]]
"""Client → sequence number (as text, as JSON has it) → answer."""


def drain(project: Project, journal: object, known: Answers, author: str = "") -> Answers:
    """Perform every entry of a journal in order and return the answer to each.

    `journal` comes from a browser and may be anything: what is no entry is left out. An entry that is in
    the log is not performed again, one that was refused (it is in `known`) stays refused, and one made
    `after` a refused one is refused too. Entries name their bitext; each is one transaction. Raises
    DataError when the database itself cannot take anything (it is locked, the disk is full): then no entry
    is answered and the browser keeps them all.
    """
    answers: Answers = {}
    for entry in _entries(journal):
        client, seq = entry["client"], entry["seq"]
        refused = known.get(client, {}).get(str(seq))
        if refused is None or "error" not in refused:
            before = {**known.get(client, {}), **answers.get(client, {})}
            refused = _refused(entry, before)
        answers.setdefault(client, {})[str(seq)] = refused or _perform(project, entry, author)
    return answers


def _entries(journal: object) -> Iterable[dict[str, Any]]:
    if not isinstance(journal, list):
        return
    for entry in journal:
        if (
            isinstance(entry, dict)
            and isinstance(entry.get("client"), str)
            and type(entry.get("seq")) is int
            and type(entry.get("bitext")) is int
            and isinstance(entry.get("do"), dict)
        ):
            yield entry


def _refused(entry: dict[str, Any], before: dict[str, Answer]) -> Answer | None:
    earlier = before.get(str(entry.get("after")), {})
    if "error" not in earlier:
        return None
    return {"error": earlier["error"], "conflict": earlier.get("conflict", False)}


def _perform(project: Project, entry: dict[str, Any], author: str) -> Answer:
    try:
        done = _do(project, entry, author)
    except ConflictError as error:
        return {"error": str(error), "conflict": True}
    except CareoError as error:
        if str(error).startswith(f"{project.place}: "):
            raise
        return {"error": str(error)}
    if done is None:
        return {"beads": []}
    answer: Answer = {"beads": list(done.beads), "repeated": done.repeated}
    whole = _stayed_whole(project, entry["bitext"], done)
    return answer if whole is None else {**answer, "whole": whole}


def _stayed_whole(project: Project, bitext: int, done: Performed) -> int | None:
    """Return the bead in which an operation on borders left a version whole, None where it left none so."""
    if done.repeated or done.kind not in BORDERS:
        return None
    for entry, inverse in project.log(bitext, done.id - 1):
        for change in inverse.changes if entry.id == done.id else ():
            whole = stayed_whole(change.inverse())
            if whole is not None:
                return whole
    return None


def _do(project: Project, entry: dict[str, Any], author: str) -> Performed | None:
    bitext, client, seq = entry["bitext"], entry["client"], entry["seq"]
    kind = entry["do"].get("kind")
    if kind == "undo":
        return project.undo(bitext, author, client, seq)
    if kind == "redo":
        return project.redo(bitext, author, client, seq)
    if kind == "realign-here":
        return realign_here(project, bitext, _bead(entry), author, client, seq)
    if kind == "repair":
        operation: Operation = repair(entry["do"])
    elif kind == "set-all":
        operation = set_all(project.states(bitext), entry["do"])
    else:
        operation = _signed(loads(json.dumps(entry["do"])), author)
    seen = {}
    if type(entry.get("rev")) is int and type(entry.get("bead")) is int:
        seen[entry["bead"]] = entry["rev"]
    return project.perform(bitext, operation, author, client, seq, seen)


def _bead(entry: dict[str, Any]) -> int:
    if type(entry.get("bead")) is not int:
        raise DataError("the page named no pair")
    return entry["bead"]


def _signed(operation: Operation, author: str) -> Operation:
    """Add who and when to a comment; raises DataError for what a browser has no business to send."""
    parts = operation.operations if isinstance(operation, Batch) else (operation,)
    if any(isinstance(part, Restore | Realign | Batch) for part in parts):
        raise DataError("the page sent an operation that only the program itself may perform")
    if isinstance(operation, AddComment):
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return replace(operation, author=author, created=now)
    return operation
