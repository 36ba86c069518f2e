"""What the grid shows of a whole bitext, worked out once a state of the project: map, filters, voices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from corpora.store import BitextInfo, Project
from review.details import voices
from review.facts import Kept, States, token_of
from review.tags import Remarks
from review.windows import (
    NOTHING,
    Finding,
    book_map,
    open_findings,
    place_of,
    remarks_by_row,
)

MAPS, REMARKS, PLACES, VOICES, FLAGGED = Kept(), Kept(), Kept(), Kept(), Kept()


@dataclass(frozen=True, slots=True)
class Whole:
    """Facts about all rows: `remarks` by row, the rest as the grid takes it."""

    remarks: Mapping[int, Remarks]
    data: Mapping[str, Any]


def whole(
    project: Project,
    info: BitextInfo,
    last: int,
    states: States,
    found: Mapping[int, Sequence[Finding]] | None,
    quotes: Mapping[int, list[str]] | None,
) -> Whole:
    """Return the facts as they are after operation `last`; `found` and `quotes` are None while unknown.

    What no operation since the last call changed is not worked out again.
    """
    here = (token_of(project.place), info.id)
    remarks = REMARKS.get((*here, last), lambda: remarks_by_row(states, project.comments(info.id)))
    quoted, by_voice = VOICES.get(
        (*here, states.borders, quotes is not None), lambda: _voices(states, quotes or {})
    )
    flagged = FLAGGED.get(
        (*here, last, found is not None),
        lambda: _flagged(states, _places(here, states, found), remarks),
    )
    data = {
        "map": _map(here, states),
        "flagged": flagged,
        "quoted": quoted,
        "voices": by_voice,
        "commented": [
            at for at, one in sorted(remarks.items()) if any(not said.resolved for said in one.said)
        ],
        "marked": sorted(at for at, one in remarks.items() if one.marks),
        "judged": sorted(at for at, one in remarks.items() if one.verdict),
    }
    return Whole(remarks, data)


def _map(here: tuple[str, int], states: States) -> dict[str, Any]:
    """Return the map of the whole, of which only the rows that changed since the last one are read."""
    held = MAPS.peek(here)
    if held is None or held[0].borders != states.borders:
        said = book_map(states)
        status, p = list(said["status"]), said["p"]
    else:
        before, status, p = held
        if before is states:
            return {"status": "".join(status), "p": p}
        pairs = zip(before, states, strict=True)
        changed = [at for at, (one, other) in enumerate(pairs) if one is not other]
        said = book_map([states[at] for at in changed])
        status, p = status.copy(), p.copy()
        for at, letter, percent in zip(changed, said["status"], said["p"], strict=True):
            status[at], p[at] = letter, percent
    MAPS.put(here, (states, status, p))
    return {"status": "".join(status), "p": p}


def _voices(
    states: States, quotes: Mapping[int, list[str]]
) -> tuple[list[int], dict[str, list[int]]]:
    """Return the rows with quotations, and each speaker's."""
    if not quotes:
        return [], {}
    quoted = [
        at
        for at, state in enumerate(states)
        if any(number in quotes for number in state.bead.source)
    ]
    return quoted, voices(states, quotes)


def _places(
    here: tuple[str, int], states: States, found: Mapping[int, Sequence[Finding]] | None
) -> dict[int, Sequence[Finding]]:
    """Return what the checks found, by row."""
    if not found:
        return {}
    rows: dict[int, int] = PLACES.get(
        (*here, states.borders), lambda: {place_of(one.bead): at for at, one in enumerate(states)}
    )
    return {rows[place]: ones for place, ones in found.items() if place in rows}


def _flagged(
    states: States, found: Mapping[int, Sequence[Finding]], remarks: Mapping[int, Remarks]
) -> list[int]:
    return sorted(
        at
        for at, ones in found.items()
        if ones and open_findings(ones, states[at].text, remarks.get(at, NOTHING).ignored)
    )
