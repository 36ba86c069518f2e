"""Concordance: where words stand on either side, with what stands opposite."""

import streamlit as st

from corpora.errors import CareoError
from corpora.store import BitextInfo, BitextRow, Project
from review.asking import pairs_with
from review.navigation import page_file
from review.replacing import pattern_of, replace_all, replacements
from review.session import author, go_to, need_bitext, need_project, plain, tell

LIMIT = 200


def found_rows(
    project: Project, info: BitextInfo, words: str, side: str
) -> tuple[list[BitextRow], int]:
    """Return the rows that hold the words, in order, at most `LIMIT`, and how many there are in all."""
    indices = pairs_with(project, info, words, side)
    rows = [row for index in indices[:LIMIT] for row in project.rows(info.id, index, index + 1)]
    return rows, len(indices)


def body() -> None:
    """Ask for words, show where they stand, go there."""
    with need_project() as project:
        info = need_bitext(project)
        words = st.text_input(tell("search_words"), key="search_words", help=tell("search_help"))
        side = st.segmented_control(
            tell("search_side"),
            ("both", "source", "target"),
            default="both",
            format_func=lambda name: tell(f"in_{name}"),
        )
        if not words.strip():
            return
        try:
            rows, total = found_rows(project, info, words, side or "both")
        except CareoError as error:
            st.error(plain(str(error)))
            return
    said = "search_first" if total > len(rows) else "search_found"
    st.text(tell(said, n=len(rows), total=total))
    if not rows:
        return
    columns = {name: tell(name) for name in ("source", "human", "version")}
    chosen = st.dataframe(
        {
            tell("col_pair"): [row.index + 1 for row in rows],
            columns["source"]: [row.source for row in rows],
            columns["human"]: [row.target for row in rows],
            columns["version"]: [row.text or "" for row in rows],
        },
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        row_height=72,
        column_config={
            tell("col_pair"): st.column_config.NumberColumn(width=60),
            **{name: st.column_config.TextColumn(width="large") for name in columns.values()},
        },
        height=min(40 + 72 * len(rows), 640),
    )
    if chosen.selection.rows:
        go_to(info.id, rows[chosen.selection.rows[0]].index)
        st.switch_page(page_file("review"))


def replacing() -> None:
    """Ask what is to be replaced, show what would change, change it."""
    st.text(tell("replace_lead"))
    note = st.session_state.pop("replace_note", None)
    if note:
        st.success(note)
    find = st.text_input(tell("find"), key="find")
    by = st.text_input(tell("replace_by"), key="replace_by")
    with st.container(horizontal=True):
        regex = st.checkbox(tell("regex"))
        match_case = st.checkbox(tell("match_case"), value=True)
        whole_words = st.checkbox(tell("whole_words"))
    if not find:
        return
    with need_project() as project:
        info = need_bitext(project)
        try:
            pattern = pattern_of(find, regex, match_case, whole_words)
            found = replacements(project.rows(info.id, 0, info.beads), pattern, by, regex)
        except CareoError as error:
            st.error(plain(str(error)))
            return
        if not found:
            st.text(tell("nothing_found"))
            return
        st.text(tell("preview_of", places=sum(one.count for one in found), rows=len(found)))
        locked = sum(one.locked for one in found)
        if locked:
            st.text(tell("preview_locked", n=locked))
        chosen = st.dataframe(
            {
                tell("col_pair"): [one.row.index + 1 for one in found],
                tell("before"): [one.before for one in found],
                tell("after"): [one.after for one in found],
            },
            hide_index=True,
            alt=tell("replace"),
            on_select="rerun",
            selection_mode="multi-row",
            row_height=72,
            height=min(44 + 72 * len(found), 560),
            column_config={
                tell("col_pair"): st.column_config.NumberColumn(width=60),
                tell("before"): st.column_config.TextColumn(width="large"),
                tell("after"): st.column_config.TextColumn(width="large"),
            },
        )
        picked = [found[at] for at in chosen.selection.rows] or found
        n = sum(not one.locked for one in picked)
        if st.button(tell("replace_now", n=n), type="primary", disabled=not n):
            try:
                replace_all(project, info, picked, author())
            except CareoError as error:
                st.error(plain(str(error)))
                return
            st.session_state["replace_note"] = tell("replaced", n=n)
            st.rerun()


st.title(tell("page_search"))
mode = st.segmented_control(
    tell("page_search"),
    ("search", "replace"),
    default="search",
    format_func=lambda one: tell(f"mode_{one}"),
    label_visibility="collapsed",
)
replacing() if mode == "replace" else body()
