"""Export: the bitext as a file that other tools read, with what was left out."""

import streamlit as st

from corpora.errors import CareoError
from corpora.formats import get_format
from review.export import ONE_FILE, TEXTS, Exported, export
from review.session import need_bitext, need_project, place, plain, tell

WIDTH = 640

st.title(tell("page_export"))


def form() -> None:
    """Choose what goes out, make it, offer it."""
    with need_project() as project:
        info = need_bitext(project)
        st.text(tell("export_lead"))
        with st.form("export", width=WIDTH):
            name = st.selectbox(
                tell("format"), ONE_FILE, format_func=lambda name: tell(f"format_{name}")
            )
            text = st.radio(tell("which_text"), TEXTS, format_func=lambda one: tell(f"text_{one}"))
            rows = st.radio(
                tell("which_rows"), ("all", "done"), format_func=lambda one: tell(f"rows_{one}")
            )
            comments = st.checkbox(tell("with_comments"), value=True)
            if not st.form_submit_button(tell("prepare"), type="primary"):
                return
        try:
            made = export(project, info.id, name, text, rows == "done", comments)
        except CareoError as error:
            st.error(plain(str(error)))
            return
    offer(made, name)


def offer(made: Exported, name: str) -> None:
    """Say what the file holds and hand it over."""
    if not made.written.units:
        st.warning(tell("nothing_to_write"))
        return
    st.success(tell("written", units=made.written.units))
    left = list(made.written.left_out)
    if made.unreviewed:
        left.append((tell("left_open"), made.unreviewed))
    for reason, count in left:
        st.text(tell("left_out", count=count, reason=reason))
    stem = (place() or "export").rstrip("/").split("/")[-1].removesuffix(".careo")
    file = f"{stem}{get_format(name).extensions[0]}"
    st.download_button(
        tell("download", name=plain(file)), made.data, file_name=file, on_click="ignore"
    )


form()
