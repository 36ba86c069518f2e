"""A reviewed bitext as translation units, and as the bytes of a file in one of the formats."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from corpora.errors import unknown
from corpora.exchange import project_units
from corpora.formats import FORMATS, get_format
from corpora.reviews import BeadState, Status
from corpora.row_keys import PROP, bitext_key, row_key
from corpora.store import BitextInfo, Project
from corpora.units import TranslationUnit, Written

TEXTS = ("reviewed", "human", "machine")
"""Which translation goes out; "reviewed" is what a reviewer wrote or, where nobody did, the human one."""

REVIEW = ("status", "alignment", "review", PROP)
"""Props that an export writes anew, or that its target stands for."""

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

    Besides the props of `corpora.exchange.project_units`, `status` and `alignment` are always there, and
    `key` names the row (`corpora.row_keys`), so that a file edited elsewhere can be brought back. Comments
    become notes. Raises UsageError for another `text`.
    """
    if text not in TEXTS:
        raise unknown("text", text, TEXTS)
    info = next(one for one in project.bitexts() if one.id == bitext_id)
    bitext = identity(project, info)
    units = project_units(project, bitext_id)
    for state, unit in zip(project.states(bitext_id), units, strict=True):
        target = {"human": unit.target, "machine": unit.prop("machine")}.get(text)
        if target is None:
            target = unit.target if state.text is None else state.text
        gone = set(REVIEW) if text == "reviewed" else {"status", "alignment", PROP}
        if target != unit.target:
            gone.add("target-lengths")
        props = tuple((name, value) for name, value in unit.props if name not in gone)
        props += (("status", str(state.status)), ("alignment", str(state.alignment)))
        if text == "reviewed":
            props += ((PROP, row_key(bitext, state.id, state.bead, target)),)
        yield (
            state,
            replace(unit, target=target, props=props, notes=unit.notes if comments else ()),
        )


def identity(project: Project, info: BitextInfo) -> str:
    """Return what a bitext is known by in files that go out: a hash of its texts, which never change."""
    return bitext_key(project.document(info.source_id).hash, project.document(info.target_id).hash)


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
