"""Where a bead comes from: the operations that made it what it is, and the beads its segments were in.

Operations change beads, and beads come and go; segments stay. So a bead's history is that of its segments:
everything that was done to any bead that held one of them, and every remark on one of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from corpora.oplog import Change, Restore
from corpora.records import LogEntry
from corpora.values import Bead

Place = tuple[str, int]


class Lineage:
    """The log of one bitext, sorted by the segments it touched; it grows as the log does."""

    def __init__(self) -> None:
        self.last = 0
        self.entries: dict[int, LogEntry] = {}
        self._touched: dict[Place, list[int]] = defaultdict(list)
        self._held: dict[Place, list[tuple[int, int]]] = defaultdict(list)

    def add(self, log: Iterable[tuple[LogEntry, Restore]]) -> None:
        """Take in operations, oldest first, each with what would take it back; known ones are passed over."""
        for entry, inverse in log:
            if entry.id <= self.last:
                continue
            self.entries[entry.id] = entry
            self.last = entry.id
            for change in inverse.changes:
                self._take(entry.id, change)

    def _take(self, id: int, change: Change) -> None:
        same = set(change.before) & set(change.after)
        for state in (*change.before, *change.after):
            if state in same:
                continue
            for place in places(state.bead):
                self._note(self._touched[place], id)
                if (id, state.id) not in self._held[place]:
                    self._held[place].append((id, state.id))
        for comment in (*change.comments_before, *change.comments_after):
            self._note(self._touched[comment.side, comment.segment], id)

    @staticmethod
    def _note(ids: list[int], id: int) -> None:
        if not ids or ids[-1] != id:
            ids.append(id)

    def in_effect(self) -> set[int]:
        """Return the operations that count: no undo, and nothing that was taken back."""
        cancelled: set[int] = set()
        found = set()
        for id in sorted(self.entries, reverse=True):
            if id in cancelled:
                continue
            undoes = self.entries[id].undoes
            if undoes is None:
                found.add(id)
            else:
                cancelled.add(undoes)
        return found

    def of(self, bead: Bead) -> list[LogEntry]:
        """Return everything that was done to a bead's segments, undoing included, oldest first."""
        ids = {id for place in places(bead) for id in self._touched.get(place, ())}
        return [self.entries[id] for id in sorted(ids)]

    def ancestors(self, id: int, bead: Bead, within: set[int]) -> list[int]:
        """Return the ids of other beads that held a segment of this one, by the operations `within`."""
        found = {
            held
            for place in places(bead)
            for operation, held in self._held.get(place, ())
            if operation in within
        }
        return sorted(found - {id})


def places(bead: Bead) -> Iterator[Place]:
    """Yield the segments of a bead as (side, number)."""
    for side, span in (("source", bead.source), ("target", bead.target)):
        for number in span:
            yield side, number


def lineage_props(lineage: Lineage, id: int, bead: Bead, within: set[int]) -> list[tuple[str, str]]:
    """Return the props of an exported unit: `from-beads` and an `operation` for each that counts.

    An operation reads "NUMBER KIND TIME AUTHOR", such as "31 merge 2026-05-04T10:20:30Z Ana". `from-beads`
    are the ids of the other beads that the unit's segments stood in, separated by spaces.
    """
    props = []
    ancestors = lineage.ancestors(id, bead, within)
    if ancestors:
        props.append(("from-beads", " ".join(map(str, ancestors))))
    for entry in lineage.of(bead):
        if entry.id in within:
            said = f"{entry.id} {entry.kind} {entry.created} {entry.author}"
            props.append(("operation", said.rstrip()))
    return props
