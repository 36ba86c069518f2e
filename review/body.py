"""The body of the pages that show the grid: reading, reviewing, aligning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from corpora.errors import CareoError
from corpora.reviews import BeadState
from corpora.store import BitextInfo, Project
from review.asking import replies
from review.details import quotes_of, speakers
from review.facts import States, findings, segments_of, states_of
from review.grid import grid
from review.journal import Answers, drain
from review.preferences import preferences
from review.recent import key_of
from review.session import (
    author,
    lang,
    need_bitext,
    need_project,
    note_position,
    open_project,
    place,
    plain,
    position,
)
from review.versions import is_alone
from review.whole import whole
from review.windows import Finding, window_data, window_start
from review.words import grid_words

KEY = "grid"


@st.fragment
def body(mode: str) -> None:
    """Show the grid in one of its modes, "read", "review" or "align", and save what is done in it.

    Once it was shown it stays, whatever happens to the project: the page says what hinders it, and the
    grid keeps what could not be saved and tries again.
    """
    where = place()
    last = st.session_state.get("grid_data", {})
    if where is None or (last.get("mode"), last.get("project")) != (mode, key_of(where)):
        with need_project() as project:
            need_bitext(project)
    try:
        with open_project(str(place())) as project:
            data = _data(project, need_bitext(project), mode)
    except CareoError as error:
        if not last:
            st.error(plain(str(error)))
            return
        data = {**last, "answers": {}, "sent": _said().get("sent"), "failure": str(error)}
    else:
        st.session_state["grid_data"] = data
    grid(KEY, data, lambda: None)


def _said() -> Mapping[str, Any]:
    """Return what the grid last said, {} where it said nothing yet."""
    state = st.session_state.get(KEY)
    said = state.get("said") if state is not None else None
    return said if isinstance(said, Mapping) else {}


def _data(project: Project, info: BitextInfo, mode: str) -> dict[str, Any]:
    said = _said()
    answers = _save(project, said)
    info = next(one for one in project.bitexts() if one.id == info.id)
    at, around = position(info.beads), position(info.beads)
    if said.get("bitext") == info.id and said.get("project") == key_of(project.place):
        at, around = _index(said.get("at"), info.beads), _index(said.get("around"), info.beads)
        note_position(project.place, info.id, at)
    last, states = states_of(project, info.id)
    _locate(answers, states)
    found, hindrance = _findings(project, info, states)
    segments = {
        "source": segments_of(project, info.source_id),
        "target": segments_of(project, info.target_id),
    }
    start = window_start(around, info.beads)
    quotes = quotes_of(project, info)
    facts = whole(project, info, last, states, found, quotes)
    data = window_data(
        project, info, start, segments, found or {}, facts.remarks, near=around, lang=lang()
    )
    for row in data["rows"]:
        row["speakers"] = speakers(states[row["index"]].bead, quotes or {})
    return {
        **data,
        **facts.data,
        "project": key_of(project.place),
        "title": info.name or f"{info.source_lang}–{info.target_lang}",
        "mode": mode,
        "is_alone": is_alone(info),
        "at": at,
        "checking": found is None or quotes is None or data["waits"],
        "replies": replies(project, info, states, mode, said.get("ask"), lang()),
        "answers": answers,
        "sent": said.get("sent"),
        "failure": hindrance,
        "size": preferences().size,
        "words": grid_words(lang()),
        "ui": lang(),
    }


def _findings(
    project: Project, info: BitextInfo, states: States
) -> tuple[Mapping[int, Sequence[Finding]] | None, str]:
    """Return what the checks find, None while they run, and why they could not, "" where they could."""
    try:
        return findings(project, info.id, states, place() or project.place), ""
    except CareoError as error:
        return {}, str(error)


def _save(project: Project, said: Mapping[str, Any]) -> Answers:
    """Bring what the grid said into the project; answers of earlier runs are kept for its next ones."""
    journal = said.get("journal")
    known: Answers = st.session_state.setdefault("answers", {})
    if not journal or said.get("project") != key_of(project.place):
        return {}
    answers = drain(project, journal, known, author())
    for client, ones in answers.items():
        known.setdefault(client, {}).update(ones)
    return answers


def _locate(answers: Answers, states: Sequence[BeadState]) -> None:
    """Put each answer's beads in order and add where the first stands: undo shows what it changed."""
    changed = [
        answer for ones in answers.values() for answer in ones.values() if answer.get("beads")
    ]
    wanted = {bead for answer in changed for bead in answer["beads"]}
    if not wanted:
        return
    index = {state.id: at for at, state in enumerate(states) if state.id in wanted}
    for answer in changed:
        answer["beads"] = sorted(
            (one for one in answer["beads"] if one in index), key=index.__getitem__
        )
        if answer["beads"]:
            answer["index"] = index[answer["beads"][0]]


def _index(value: object, total: int) -> int:
    return max(0, min(value, total - 1)) if type(value) is int else 0
