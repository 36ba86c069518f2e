"""The side-by-side page: source, human translation and machine translation in one row."""

from __future__ import annotations

import streamlit as st

from corpora.errors import CareoError
from review.grid import grid
from review.session import lang, need_bitext, need_project, position, set_position
from review.windows import window_data, window_start
from review.words import grid_words


def moved() -> None:
    """Look at another part of the bitext."""
    view = st.session_state["grid"].get("view") or {}
    at = view.get("at")
    if isinstance(at, int):
        set_position(max(0, at))


@st.fragment
def body() -> None:
    """Show a window of the bitext."""
    with need_project() as project:
        info = need_bitext(project)
        at = position(info.beads)
        data = window_data(project, info, window_start(at, info.beads))
    grid("grid", {**data, "at": at, "words": grid_words(lang()), "ui": lang()}, moved)


body()
