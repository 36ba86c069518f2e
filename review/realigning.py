"""Aligning again what nobody has settled, and explained repairs of single beads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from corpora.errors import DataError
from corpora.oplog import GONE, Batch, Realign
from corpora.reviews import Alignment, BeadState, Status
from corpora.store import BitextInfo, Performed, Project
from corpora.values import Bead, Bitext, Span

MOST = 400
"""Most beads on either side of the active one that are aligned again with it."""


def is_settled(state: BeadState) -> bool:
    """Tell whether a person settled a bead: confirmed it, or worked on its text."""
    judged = state.alignment not in (Alignment.AUTO, Alignment.DOUBTFUL)
    return judged or state.status is not Status.DRAFT or state.text is not None


def unsettled(states: Sequence[BeadState]) -> Iterator[tuple[int, int]]:
    """Yield the longest runs [first, last) of beads that nobody settled."""
    first = None
    for index, state in enumerate(states):
        if is_settled(state):
            if first is not None:
                yield first, index
            first = None
        elif first is None:
            first = index
    if first is not None:
        yield first, len(states)


def realign_all(project: Project, info: BitextInfo, client: str) -> Performed | None:
    """Align every unsettled stretch again, between the settled beads; one operation, one undo.

    Returns None where the aligner would do nothing else. Raises DataError for a bitext that is settled
    throughout.
    """
    from align import align

    states, bitext = project.states(info.id), project.bitext(info.id)
    runs = list(unsettled(states))
    if not runs:
        raise DataError(f"{info.name or info.id}: every pair is settled; there is nothing to align")
    anchors = {
        (bead.source.start, bead.target.start)
        for run in runs
        for bead in (states[index].bead for index in run if index < len(states))
    }
    fresh = align(
        bitext.source,
        bitext.target,
        translations=machine_texts(project, info),
        anchors=sorted(anchors),
    )
    steps = []
    for first, last in runs:
        begin, end = states[first].bead, states[last - 1].bead
        beads = tuple(
            bead
            for bead in fresh.beads
            if begin.source.start <= bead.source.start
            and begin.target.start <= bead.target.start
            and bead.source.end <= end.source.end
            and bead.target.end <= end.target.end
        )
        if _borders(beads) != _borders([state.bead for state in states[first:last]]):
            steps.append(Realign(states[first].id, states[last - 1].id, beads))
    if not steps:
        return None
    return project.perform(info.id, Batch(tuple(steps)), "", client)


def realign_here(
    project: Project, bitext_id: int, bead: int, author: str, client: str, seq: int
) -> Performed | None:
    """Align again around a bead, from the settled bead before it to the one after it.

    Returns None where the aligner finds nothing better. Raises DataError for a settled or unknown bead.
    """
    from align import realign

    states = project.states(bitext_id)
    at = next((index for index, state in enumerate(states) if state.id == bead), None)
    if at is None:
        raise DataError(GONE)
    run = next((run for run in unsettled(states) if run[0] <= at < run[1]), None)
    if run is None:
        raise DataError(f"pair {at + 1} is settled; mark it as doubtful to align it again")
    first, last = max(run[0], at - MOST), min(run[1], at + MOST)
    info = next(one for one in project.bitexts() if one.id == bitext_id)
    fresh = realign(
        project.bitext(bitext_id), first, last, translations=machine_texts(project, info)
    )
    beads = fresh.beads[first : len(fresh.beads) - (len(states) - last)]
    if _borders(beads) == _borders([state.bead for state in states[first:last]]):
        return None
    step = Realign(states[first].id, states[last - 1].id, beads)
    return project.perform(bitext_id, step, author, client, seq)


def machine_texts(project: Project, info: BitextInfo) -> list[str] | None:
    """Return the machine translations of the source segments as the aligner takes them."""
    made = project.translations(info.source_id)
    return None if made is None else [one.text for one in made]


def _borders(beads: Sequence[Bead]) -> list[tuple[Span, Span]]:
    return [(bead.source, bead.target) for bead in beads]


def repairs_of(
    bitext: Bitext, states: Sequence[BeadState], index: int, translations: Sequence[str] | None
) -> list[dict[str, Any]]:
    """Return the likeliest local repairs of a bead as JSON values, likeliest first, at most three.

    Each has its `kind` in the aligner's words, the probabilities `before` and `after`, the ids of the
    `first` and `last` bead that it replaces, the borders of the new `beads` ([source start, end, target
    start, end]) and their texts (`preview`). Locked beads are never part of one.
    """
    from align.repairs import repairs

    result = []
    for repair in repairs(bitext, index, translations=translations):
        old = states[repair.first : repair.last]
        if any(state.status is Status.LOCKED for state in old):
            continue
        result.append(
            {
                "kind": repair.kind,
                "before": repair.before,
                "after": repair.after,
                "first": old[0].id,
                "last": old[-1].id,
                "beads": [
                    [bead.source.start, bead.source.end, bead.target.start, bead.target.end]
                    for bead in repair.beads
                ],
                "preview": [
                    [bitext.source_text(bead), bitext.target_text(bead)] for bead in repair.beads
                ],
            }
        )
    return result


def repair(do: dict[str, Any]) -> Realign:
    """Return the operation of a chosen repair; DataError unless its borders are whole numbers in order.

    A person chose it, so its beads are that person's and count as confirmed.
    """
    try:
        beads = tuple(
            Bead(Span(int(a), int(b)), Span(int(c), int(d)), maker="user")
            for a, b, c, d in do["beads"]
        )
        return Realign(int(do["first"]), int(do["last"]), beads)
    except (KeyError, TypeError, ValueError):
        raise DataError("the page sent a repair that is none") from None
