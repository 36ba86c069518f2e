"""What the grid asks between operations: more about the active row, and where words stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from corpora.errors import CareoError
from corpora.reviews import BeadState
from corpora.store import BitextInfo, BitextRow, Project
from review.batches import plan
from review.details import is_doubtful, made_by, repairs_soon, row_links
from review.histories import history_of
from review.resources import other_translations, row_help

HITS = 50
"""Pairs that a concordance shows in the grid; the Search page shows more."""

KINDS = ("others", "search", "batch", "row")
"""What can be asked, one of each at a time."""


def replies(
    project: Project,
    info: BitextInfo,
    states: Sequence[BeadState],
    mode: str,
    asked: object,
    lang: str = "en",
) -> list[dict[str, Any]]:
    """Answer the questions of the grid, at most one of each kind; `asked` may be anything."""
    questions = {one.get("kind"): one for one in _mappings(asked)}
    found = [
        reply(project, info, states, mode, questions[kind], lang)
        for kind in KINDS
        if kind in questions
    ]
    return [one for one in found if one is not None]


def _mappings(asked: object) -> list[Mapping[str, Any]]:
    ones = asked if isinstance(asked, list) else []
    return [one for one in ones if isinstance(one, Mapping) and isinstance(one.get("kind"), str)]


def reply(
    project: Project,
    info: BitextInfo,
    states: Sequence[BeadState],
    mode: str,
    ask: object,
    lang: str = "en",
) -> dict[str, Any] | None:
    """Answer one question of the grid, None where it is none that there is an answer to.

    `ask` comes from a browser and may be anything. {"n", "kind": "row", "bead"} is answered with what the
    active row shows, {"n", "kind": "others", "bead"} with other machine translations of it, {"n", "kind":
    "search", "words"} with the pairs that hold the words, {"n", "kind": "batch", "axis", "value", "rows"}
    with what setting a value would do to the rows of those numbers ("all" for every one). An answer bears
    the question's number, `waits` where a part of it is still being worked out, `gone` where there is no
    such row by now, and its words in `lang`.
    """
    if not isinstance(ask, Mapping):
        return None
    kind, head = ask.get("kind"), {"n": ask.get("n"), "kind": ask.get("kind")}
    if kind in ("row", "others"):
        at = next((index for index, one in enumerate(states) if one.id == ask.get("bead")), None)
        if at is None:
            return {**head, "gone": True}
        if kind == "others":
            return {**head, **_others(project, info, at)}
        return {**head, **_row(project, info, states, at, mode, lang)}
    if kind == "batch":
        return {**head, **_batch(states, ask)}
    if kind == "search" and isinstance(ask.get("words"), str):
        return {**head, **_search(project, info, ask["words"])}
    return None


def _row(
    project: Project,
    info: BitextInfo,
    states: Sequence[BeadState],
    at: int,
    mode: str,
    lang: str,
) -> dict[str, Any]:
    (row,) = project.rows(info.id, at, at + 1)
    said: dict[str, Any] = {"bead": row.id, "rev": row.revision, "waits": False}
    said["history"] = history_of(project, info, row, lang)
    if mode == "align":
        found = repairs_soon(project, info, states, at)
        if found is not None:
            _look_ahead(project, info, states, at)
        return {**said, "repairs": found or [], "waits": found is None}
    return {
        **said,
        "links": row_links(row, info),
        "made": made_by(project, info, row, lang),
        **_help(row, info),
    }


def _look_ahead(project: Project, info: BitextInfo, states: Sequence[BeadState], at: int) -> None:
    """Work out the repairs of the next doubtful row while this one is looked at."""
    later = range(at + 1, len(states))
    following = next((index for index in later if is_doubtful(states[index])), None)
    if following is not None and "://" not in project.place:
        repairs_soon(project, info, states, following)


def _batch(states: Sequence[BeadState], ask: Mapping[str, Any]) -> dict[str, Any]:
    rows = ask.get("rows")
    indices = range(len(states)) if rows == "all" else rows if isinstance(rows, list) else []
    axis, value = str(ask.get("axis")), str(ask.get("value"))
    try:
        found = plan(states, [at for at in indices if type(at) is int], axis, value)
    except CareoError as error:
        return {"axis": axis, "value": value, "error": str(error)}
    return {"axis": axis, "value": value, **asdict(found)}


def _help(row: BitextRow, info: BitextInfo) -> dict[str, Any]:
    try:
        return row_help(row, info)
    except CareoError as error:
        return {"terms": [], "matches": [], "error": str(error)}


def _others(project: Project, info: BitextInfo, at: int) -> dict[str, Any]:
    (row,) = project.rows(info.id, at, at + 1)
    try:
        found = other_translations(row, info)
    except CareoError as error:
        return {"bead": row.id, "others": [], "waits": False, "error": str(error)}
    return {"bead": row.id, "others": found or [], "waits": found is None}


def pairs_with(project: Project, info: BitextInfo, words: str, side: str) -> list[int]:
    """Return the rows, each once, in which the words stand on a side; raises DataError for no words."""
    every = info.source_segments + info.target_segments + info.beads
    return list(dict.fromkeys(hit.index for hit in project.search(words, side, info.id, every)))


def _search(project: Project, info: BitextInfo, words: str) -> dict[str, Any]:
    try:
        indices = pairs_with(project, info, words, "both")
    except CareoError as error:
        return {"words": words, "hits": [], "error": str(error)}
    rows = [row for at in indices[:HITS] for row in project.rows(info.id, at, at + 1)]
    return {
        "words": words,
        "total": len(indices),
        "hits": [
            {"index": row.index, "source": row.source, "target": row.text or row.target}
            for row in rows
        ],
    }
