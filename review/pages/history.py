"""History: everything that was done to the bitext, with undo and redo."""

import streamlit as st

from corpora.errors import CareoError
from corpora.oplog import Batch
from corpora.store import LogEntry
from review.facts import states_of
from review.session import author, lang, need_bitext, need_project, plain, tell
from review.story import text_of, told

PAGE = 200

st.title(tell("page_history"))


def take_back(redo: bool) -> None:
    """Undo or redo one operation and say what came of it."""
    name = "redo" if redo else "undo"
    try:
        with need_project() as project:
            info = need_bitext(project)
            done = (project.redo if redo else project.undo)(info.id, author())
    except CareoError as error:
        st.session_state["history_note"] = str(error)
        return
    key = ("redone" if redo else "undone") if done else f"nothing_to_{name}"
    st.session_state["history_note"] = tell(key)


def pair_of(entry: LogEntry, places: dict[int, int]) -> str:
    """Return the number of the one pair that an operation was made on, "" for several or for none."""
    operation = entry.operation
    parts = operation.operations if isinstance(operation, Batch) else (operation,)
    beads = {getattr(part, "bead", None) for part in parts}
    at = places.get(beads.pop() or 0) if len(beads) == 1 and None not in beads else None
    return "" if at is None else str(at + 1)


def log() -> None:
    """Show one page of the log."""
    before = st.session_state.get("history_before")
    with need_project() as project:
        info = need_bitext(project)
        entries = project.history(info.id, PAGE + 1, before)
        places = {state.id: at for at, state in enumerate(states_of(project, info.id)[1])}
    st.text(tell("history_lead"))
    with st.container(horizontal=True):
        st.button(tell("undo_last"), on_click=take_back, args=(False,), type="primary")
        st.button(tell("redo_last"), on_click=take_back, args=(True,))
    note = st.session_state.pop("history_note", None)
    if note:
        st.info(plain(note))
    if not entries:
        st.text(tell("history_none"))
        return
    shown = entries[:PAGE]
    st.dataframe(
        {
            tell("col_number"): [entry.id for entry in shown],
            tell("col_when"): [entry.created.replace("T", " ").rstrip("Z") for entry in shown],
            tell("col_who"): [entry.author for entry in shown],
            tell("col_what"): [told(entry, lang()) for entry in shown],
            tell("col_pair"): [pair_of(entry, places) for entry in shown],
            tell("col_text"): [text_of(entry.operation) for entry in shown],
        },
        hide_index=True,
        column_config={
            tell("col_number"): st.column_config.NumberColumn(width=60),
            tell("col_when"): st.column_config.TextColumn(width=150),
            tell("col_pair"): st.column_config.TextColumn(width=60),
            tell("col_text"): st.column_config.TextColumn(width="large"),
        },
        height=min(38 + 35 * len(shown), 640),
    )
    with st.container(horizontal=True):
        if before is not None and st.button(tell("newest")):
            del st.session_state["history_before"]
            st.rerun()
        if len(entries) > PAGE and st.button(tell("older")):
            st.session_state["history_before"] = shown[-1].id
            st.rerun()


log()
