"""What is worked out about a project once and kept while it stays true: texts, checks, figures."""

from __future__ import annotations

import functools
import gc
import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from corpora.errors import CareoError, DataError
from corpora.oplog import (
    AddComment,
    Batch,
    EditComment,
    RemoveComment,
    SetAlignment,
    SetStatus,
    SetText,
)
from corpora.reviews import Alignment, BeadState, Status
from corpora.store import LogEntry, Project
from review.windows import Finding

PATCHED = 100
"""After more operations than this, the beads of a bitext are all read again."""

KEPT = 16
"""How many results of each kind are kept; the oldest go first."""


class Kept:
    """Results by key, worked out in the background when they take long; safe to share between tabs."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._results: OrderedDict[Hashable, Any] = OrderedDict()
        self._running: set[Hashable] = set()

    def get(self, key: Hashable, work: Callable[[], Any]) -> Any:
        """Return the result for `key`, working it out now if need be."""
        with self._lock:
            if key in self._results:
                return self._results[key]
        result = work()
        self._keep(key, result)
        return result

    def peek(self, key: Hashable) -> Any | None:
        """Return the result for `key`, None where there is none."""
        with self._lock:
            return self._results.get(key)

    def put(self, key: Hashable, result: Any) -> None:
        """Keep another result for `key`."""
        self._keep(key, result)

    def soon(self, key: Hashable, work: Callable[[], Any]) -> Any | None:
        """Return the result for `key`, or None while a thread works it out; what it raises is kept too."""
        with self._lock:
            if key in self._results:
                return self._results[key]
            if key in self._running:
                return None
            self._running.add(key)
        threading.Thread(target=self._run, args=(key, work), daemon=True).start()
        return None

    def _run(self, key: Hashable, work: Callable[[], Any]) -> None:
        try:
            result: Any = work()
        except Exception as error:
            if not isinstance(error, CareoError):
                logging.getLogger(__name__).exception("work in the background failed")
            result = error
        self._keep(key, result)

    def _keep(self, key: Hashable, result: Any) -> None:
        with self._lock:
            self._running.discard(key)
            self._results[key] = result
            while len(self._results) > KEPT:
                self._results.popitem(last=False)


def settle() -> None:
    """Let the garbage collector pass over all that is in memory now, but for what is young and garbage.

    Streamlit collects garbage of every age after each run of a page. With a long text in memory that takes
    longer than the run itself, and what is kept here holds no cycles and goes when nothing names it.
    """
    gc.collect(1)
    gc.freeze()


settle_once = functools.cache(settle)
"""The same for what a first page has loaded, which is most of the program."""


TEXTS, STATES, FINDINGS = Kept(), Kept(), Kept()


class States(list[BeadState]):
    """Every bead of a bitext as it stands, in order; `borders` differs where a border stands elsewhere."""

    def __init__(self, states: Iterable[BeadState], borders: int | None = None) -> None:
        super().__init__(states)
        if borders is None:
            borders = hash(tuple((one.bead.source, one.bead.target) for one in self))
        self.borders = borders


def token_of(place: str) -> str:
    """Return a name for the project as it lies there: another file in its place gets another name."""
    if "://" in place:
        return place
    found = Path(place).stat()
    return f"{place}\0{found.st_dev}\0{found.st_ino}"


def segments_of(project: Project, document_id: int) -> tuple[str, ...]:
    """Return the texts of a stored document's segments; documents never change, so they are kept."""
    key = (token_of(project.place), document_id)

    def work() -> tuple[str, ...]:
        texts = tuple(segment.text for segment in project.document(document_id).segments)
        settle()
        return texts

    return TEXTS.get(key, work)


def states_of(project: Project, bitext_id: int) -> tuple[int, States]:
    """Return the number of the newest operation and every bead as it stands after it.

    Of a long bitext only the beads that operations since the last call wrote are read again; where
    borders moved or something was undone, all are.
    """
    key = (token_of(project.place), bitext_id)
    held = STATES.peek(key)
    newest = project.history(bitext_id, limit=1)
    last = newest[0].id if newest else 0
    if held is not None and held[0] == last:
        return held
    written = None
    if held is not None:
        recent = project.history(bitext_id, PATCHED + 1, before=last + 1)
        written = _written([entry for entry in recent if entry.id > held[0]])
    if held is None or written is None:
        states = States(project.states(bitext_id))
        settle()
    else:
        states = _patched(project, bitext_id, held[1], written)
    STATES.put(key, (last, states))
    return last, states


def _written(entries: Sequence[LogEntry]) -> set[int] | None:
    """Return the beads that operations wrote, None where they may have moved borders."""
    if len(entries) > PATCHED:
        return None
    beads: set[int] = set()
    for entry in entries:
        operation = entry.operation
        parts = operation.operations if isinstance(operation, Batch) else (operation,)
        for part in parts:
            if isinstance(part, SetText | SetStatus | SetAlignment):
                beads.add(part.bead)
            elif not isinstance(part, AddComment | EditComment | RemoveComment):
                return None
    return beads


def _patched(project: Project, bitext_id: int, states: States, beads: set[int]) -> States:
    fresh = States(states, states.borders)
    indices = [index for index, state in enumerate(states) if state.id in beads]
    for start, stop in _stretches(indices):
        for row in project.rows(bitext_id, start, stop):
            fresh[row.index] = replace(
                states[row.index],
                text=row.text,
                alignment=Alignment(row.alignment),
                status=Status(row.status),
            )
    return fresh


def _stretches(indices: Sequence[int]) -> list[tuple[int, int]]:
    """Cover sorted indices with ranges [start, stop) that leap over no more than `PATCHED` others."""
    ranges: list[tuple[int, int]] = []
    for index in indices:
        if ranges and index - ranges[-1][1] <= PATCHED:
            ranges[-1] = (ranges[-1][0], index + 1)
        else:
            ranges.append((index, index + 1))
    return ranges


def findings(
    project: Project, bitext_id: int, states: States, where: str
) -> dict[int, list[Finding]] | None:
    """Return what the checks find, by the place of the bead; None while they run in the background.

    They look at the stored translation, once an alignment; `open_findings` compares them with what a
    reviewer wrote. `where` is the project's path or URL, to open it once more in the background. Raises
    CareoError where the checks did.
    """

    def work() -> dict[int, list[Finding]]:
        from review.findings import find_apart

        found = find_apart(where, bitext_id)
        settle()
        return found

    found = FINDINGS.soon((token_of(project.place), bitext_id, states.borders), work)
    if isinstance(found, CareoError):
        raise found
    if isinstance(found, Exception):
        raise DataError(f"{project.place}: the checks stopped ({type(found).__name__}: {found})")
    return found
