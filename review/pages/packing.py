"""Review pack: rows for a colleague without Careo, in one file, and the answers that come back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from corpora.errors import CareoError
from corpora.reviews import Status
from corpora.store import BitextInfo, BitextRow, Project
from review.facts import states_of
from review.pack import OUTCOMES, merge, pack_data, pack_page, plan_merge, read_answers
from review.pack_table import pack_docx, pack_rows, pack_tsv, read_returned
from review.session import lang, need_bitext, need_project, plain, tell
from review.words import LANGUAGES

WHICH = ("all", "open", "doubtful", "commented")


def chosen_rows(project: Project, info: BitextInfo, which: str) -> list[BitextRow]:
    """Return the rows of one of WHICH."""
    rows = project.rows(info.id, 0, info.beads)
    if which == "open":
        return [row for row in rows if row.status in (Status.DRAFT, Status.EDITED)]
    if which == "doubtful":
        return [
            row
            for row in rows
            if row.alignment == "doubtful"
            or (row.alignment == "auto" and (row.bead.probability or 0.0) < 0.8)
        ]
    if which == "commented":
        _, states = states_of(project, info.id)
        open_ones = {
            (one.side, one.segment) for one in project.comments(info.id) if not one.resolved
        }
        return [
            row
            for row, state in zip(rows, states, strict=True)
            if any(("source", n) in open_ones for n in state.bead.source)
            or any(("target", n) in open_ones for n in state.bead.target)
        ]
    return rows


def send(project: Project, info: BitextInfo) -> None:
    """Make a pack."""
    st.header(tell("pack_out"))
    st.text(tell("pack_lead"))
    which = st.radio(
        tell("which_rows"), WHICH, format_func=lambda one: tell(f"pack_{one}"), horizontal=True
    )
    spoken = st.segmented_control(
        tell("pack_language"), list(LANGUAGES), default=lang(), format_func=LANGUAGES.__getitem__
    )
    form = st.radio(
        tell("format"),
        tuple(FORMS),
        format_func=lambda one: tell(f"pack_as_{one}"),
        horizontal=True,
    )
    rows = chosen_rows(project, info, which)
    st.text(tell("pack_holds", n=len(rows)))
    if not rows:
        return
    try:
        made = FORMS[form](project, info, rows, spoken or lang())
    except CareoError as error:
        st.error(plain(str(error)))
        return
    st.download_button(
        tell("pack_download"),
        made,
        file_name=f"review-pack.{form}",
        mime=MIMES[form],
        type="primary",
        on_click="ignore",
    )


def as_html(project: Project, info: BitextInfo, rows: list[BitextRow], spoken: str) -> bytes:
    """Make the pack that has keys of its own and needs only a browser."""
    return pack_page(pack_data(project, info, rows), spoken).encode("utf-8", "surrogatepass")


def as_word(project: Project, info: BitextInfo, rows: list[BitextRow], spoken: str) -> bytes:
    """Make the pack for a word processor."""
    return pack_docx(pack_rows(project, info, rows), info.name, spoken)


def as_table(project: Project, info: BitextInfo, rows: list[BitextRow], spoken: str) -> bytes:
    """Make the pack for a spreadsheet."""
    return pack_tsv(pack_rows(project, info, rows), spoken)


FORMS: dict[str, Callable[[Project, BitextInfo, list[BitextRow], str], bytes]] = {
    "html": as_html,
    "docx": as_word,
    "tsv": as_table,
}
MIMES = {
    "html": "text/html",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "tsv": "text/tab-separated-values",
}


def read_back(data: bytes, name: str, langs: tuple[str, str]) -> dict[str, Any]:
    """Read what came back: the answers of a pack, its table, or an exported file."""
    if name.lower().endswith((".json", ".html", ".htm")):
        return read_answers(data, name)
    return read_returned(data, name, langs)


def receive(project: Project, info: BitextInfo) -> None:
    """Look at answers that came back, and bring them in."""
    st.header(tell("pack_in"))
    note = st.session_state.pop("pack_note", None)
    if note:
        st.success(note)
    upload = st.file_uploader(tell("answers"), key="answers", help=tell("answers_help"))
    if upload is None:
        return
    try:
        held = read_back(upload.getvalue(), upload.name, (info.source_lang, info.target_lang))
        if not held["author"].strip():
            held = {**held, "author": st.text_input(tell("answers_author"), width=480)}
        planned = plan_merge(project, info, held, upload.name)
    except CareoError as error:
        st.error(plain(str(error)))
        return
    counts = {name: planned.count(name) for name in OUTCOMES}
    st.text(tell("answers_from", name=planned.author or "–", n=len(planned.rows)))
    st.text(" · ".join(tell(f"outcome_{name}", n=n) for name, n in counts.items() if n))
    if any(counts[name] for name in ("conflict", "moved", "locked", "strayed")):
        st.warning(tell("outcome_help"))
    shown = [row for row in planned.rows if row.outcome != "same"]
    if shown:
        st.dataframe(
            {
                tell("col_pair"): [row.n for row in shown],
                tell("col_outcome"): [tell(f"outcome_name_{row.outcome}") for row in shown],
                tell("col_here"): [row.mine for row in shown],
                tell("col_theirs"): [row.theirs for row in shown],
                tell("comments"): [row.comment for row in shown],
            },
            hide_index=True,
            alt=tell("pack_in"),
            row_height=72,
            height=min(44 + 72 * len(shown), 560),
            column_config={
                tell("col_pair"): st.column_config.NumberColumn(width=60),
                tell("col_here"): st.column_config.TextColumn(width="large"),
                tell("col_theirs"): st.column_config.TextColumn(width="large"),
            },
        )
    if st.button(
        tell("bring_in"), type="primary", disabled=not any(row.operations for row in shown)
    ):
        try:
            n = merge(project, info, planned)
        except CareoError as error:
            st.error(plain(str(error)))
            return
        st.session_state["pack_note"] = tell("brought_in", n=n)
        st.rerun()


st.title(tell("page_pack"))
with need_project() as opened:
    about = need_bitext(opened)
    send(opened, about)
    receive(opened, about)
