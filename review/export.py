"""A reviewed bitext as translation units, and as the bytes of a file in one of the formats."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from corpora.errors import unknown
from corpora.formats import FORMATS, get_format
from corpora.reviews import BeadState, Status
from corpora.store import Project
from corpora.units import TranslationUnit, Written, units_of

TEXTS = ("reviewed", "human", "machine")
"""Which translation goes out; "reviewed" is what a reviewer wrote or, where nobody did, the human one."""

DONE = frozenset({Status.REVIEWED, Status.APPROVED, Status.LOCKED})
ONE_FILE = tuple(name for name, format in FORMATS.items() if name not in ("moses", "srt"))
"""The formats that are one file; the others are written by `careo corpora export`."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file made: its bytes, how many units it holds and how many were left out, by reason."""

    data: bytes
    written: Written
    unreviewed: int


def reviewed_units(
    project: Project, bitext_id: int, text: str = "reviewed", comments: bool = True
) -> Iterator[tuple[BeadState, TranslationUnit]]:
    """Yield each bead's state and its unit with the chosen translation, in order.

    Props `status` and `alignment` say how far the review is; comments become notes. Raises UsageError for
    another `text`.
    """
    if text not in TEXTS:
        raise unknown("text", text, TEXTS)
    info = next(one for one in project.bitexts() if one.id == bitext_id)
    bitext = project.bitext(bitext_id)
    units = units_of(bitext, project.translations(info.source_id))
    notes: dict[tuple[str, int], list[str]] = defaultdict(list)
    for comment in project.comments(bitext_id) if comments else ():
        signed = f"{comment.author}: {comment.text}" if comment.author else comment.text
        notes[comment.side, comment.segment].append(signed)
    for state, unit in zip(project.states(bitext_id), units, strict=True):
        target = {"human": unit.target, "machine": unit.prop("machine")}.get(text)
        if target is None:
            target = unit.target if state.text is None else state.text
        if target != unit.target:
            unit = replace(unit, target=target, props=_without(unit.props, "target-lengths"))
        props = (*unit.props, ("status", str(state.status)), ("alignment", str(state.alignment)))
        sides = (("source", state.bead.source), ("target", state.bead.target))
        said = [note for side, span in sides for number in span for note in notes[side, number]]
        yield state, replace(unit, props=props, notes=(*unit.notes, *said))


def _without(props: tuple[tuple[str, str], ...], name: str) -> tuple[tuple[str, str], ...]:
    return tuple((key, value) for key, value in props if key != name)


def export(
    project: Project,
    bitext_id: int,
    format: str,
    text: str = "reviewed",
    done_only: bool = False,
    comments: bool = True,
) -> Exported:
    """Write a bitext in a format and return the file; with `done_only` only reviewed and approved beads.

    Raises UsageError for an unknown format or text, DataError where the format cannot hold the texts.
    """
    kept, unreviewed = [], 0
    for state, unit in reviewed_units(project, bitext_id, text, comments):
        if done_only and state.status not in DONE:
            unreviewed += 1
        else:
            kept.append(unit)
    chosen = get_format(format)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"export{chosen.extensions[0]}"
        written = chosen.write(kept, path)
        return Exported(path.read_bytes(), written, unreviewed)
