"""Concordance: where words stand on either side, with what stands opposite."""

import streamlit as st

from corpora.errors import CareoError
from corpora.store import BitextRow, Project
from review.navigation import page_file
from review.session import go_to, need_bitext, need_project, plain, tell

LIMIT = 200


def found_rows(project: Project, bitext: int, words: str, side: str) -> list[BitextRow]:
    """Return the rows with a segment that holds the words, in order, at most `LIMIT`."""
    hits = project.search(words, side, bitext, LIMIT)
    indices = dict.fromkeys(hit.index for hit in hits)
    return [row for index in indices for row in project.rows(bitext, index, index + 1)]


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
            rows = found_rows(project, info.id, words, side or "both")
        except CareoError as error:
            st.error(plain(str(error)))
            return
    st.text(tell("search_found", n=len(rows)))
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


st.title(tell("page_search"))
body()
