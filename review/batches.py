"""One status for many rows at once: what it would change, and the one operation that does it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from corpora.errors import DataError, unknown
from corpora.oplog import Batch, Operation, SetAlignment, SetStatus
from corpora.reviews import MOVES, Alignment, BeadState, Status

AXES: dict[str, tuple[str, ...]] = {
    "status": ("reviewed", "approved", "locked", "rejected", "edited"),
    "alignment": ("confirmed", "doubtful"),
}
"""What can be set for many rows: axis → values, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What setting a value would do: the beads it changes, and how many it leaves and why."""

    beads: tuple[int, ...]
    same: int
    locked: int


def check_value(axis: str, value: str) -> None:
    """Raise UsageError for an axis or a value that is none."""
    if axis not in AXES:
        raise unknown("axis", axis, AXES)
    if value not in AXES[axis]:
        raise unknown(axis, value, AXES[axis])


def plan(states: Sequence[BeadState], indices: Iterable[int], axis: str, value: str) -> Plan:
    """Say what setting `value` would do to the rows at `indices`; locked rows are only ever unlocked."""
    check_value(axis, value)
    beads, same, locked = [], 0, 0
    for index in sorted({at for at in indices if 0 <= at < len(states)}):
        state = states[index]
        if _stays_locked(state, axis, value):
            locked += 1
        elif not steps(state, axis, value):
            same += 1
        else:
            beads.append(state.id)
    return Plan(tuple(beads), same, locked)


def _stays_locked(state: BeadState, axis: str, value: str) -> bool:
    return state.status is Status.LOCKED and (axis, value) not in (
        ("status", "approved"),
        ("status", "locked"),
    )


def steps(state: BeadState, axis: str, value: str) -> list[Operation]:
    """Return the operations that bring a bead there by legal moves; none where it is there already.

    A pair that is right with one side empty is an omission or an addition.
    """
    if axis == "alignment":
        alignment = Alignment(value)
        if alignment is Alignment.CONFIRMED and not len(state.bead.target):
            alignment = Alignment.OMISSION
        elif alignment is Alignment.CONFIRMED and not len(state.bead.source):
            alignment = Alignment.ADDITION
        return [] if state.alignment is alignment else [SetAlignment(state.id, alignment)]
    return [SetStatus(state.id, status) for status in way(state.status, Status(value))]


def way(start: Status, end: Status) -> list[Status]:
    """Return the shortest legal way from one status to another, without the first."""
    ways: dict[Status, list[Status]] = {start: []}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        if here is end:
            break
        for following in sorted(MOVES[here]):
            if following not in ways:
                ways[following] = [*ways[here], following]
                queue.append(following)
    return ways[end]


def set_all(states: Sequence[BeadState], do: dict[str, Any]) -> Batch:
    """Return the operation that a page asked for: {"axis", "value", "beads"}, the beads as they were planned.

    Raises DataError where it is none, or where one of the beads is no more.
    """
    axis, value, beads = do.get("axis"), do.get("value"), do.get("beads")
    if not isinstance(axis, str) or not isinstance(value, str) or not isinstance(beads, list):
        raise DataError("the page sent a change that is none")
    check_value(axis, value)
    by_id = {state.id: state for state in states}
    done: list[Operation] = []
    for bead in beads:
        if bead not in by_id:
            raise DataError("the pairs were changed meanwhile; look at them again")
        if not _stays_locked(by_id[bead], axis, value):
            done += steps(by_id[bead], axis, value)
    return Batch(tuple(done))
