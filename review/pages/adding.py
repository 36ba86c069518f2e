"""Import: two texts to be paired, or a file of pairs, with what their readers remark."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from corpora.errors import CareoError
from corpora.reading import Reading
from corpora.values import Bitext
from review.facts import Kept
from review.importing import (
    LANGS,
    Upload,
    add_pairs,
    begin,
    endings,
    project_path,
    read_pairs,
    read_upload,
    suggested_path,
)
from review.navigation import page_file
from review.session import choose, go_to, place, plain, tell

SHOWN = 30
READ = Kept()
ENCODINGS = ("utf-8", "cp1252", "latin-1", "utf-16")


def pick(label: str, key: str, paired: bool = False) -> Upload | None:
    """Let a file be picked; any kind may be, and what cannot be read is said in the page."""
    found: UploadedFile | None = st.file_uploader(
        tell(label), key=key, help=tell("reads", endings=endings(paired))
    )
    return None if found is None else Upload(found.name, found.getvalue())


def read_text(upload: Upload | None, lang: str, encoding: str) -> Reading | None:
    """Read a picked text, once; say what its reader remarks or why it cannot be read."""
    if upload is None:
        return None
    key = (upload.name, hash(upload.data), lang, encoding)
    try:
        reading = READ.get(
            key, lambda: read_upload(upload, None if lang == "auto" else lang, encoding)
        )
    except CareoError as error:
        st.error(plain(str(error)))
        return None
    document = reading.document
    st.text(
        tell(
            "read_as",
            n=len(document.segments),
            paragraphs=len(document.paragraphs),
            language=tell(f"lang_{document.lang}"),
        )
    )
    for remark in reading.remarks:
        st.warning(plain(remark))
    with st.expander(tell("first_sentences")):
        st.text("\n".join(segment.text for segment in document.segments[:SHOWN]))
    return reading


def where_to(name: str) -> str | Path | None:
    """Choose between a new project and the open one; None while the choice is no good."""
    options = ["new", "open"] if place() else ["new"]
    chosen = "new"
    if len(options) > 1:
        chosen = st.radio(
            tell("into"), options, format_func=lambda one: tell(f"into_{one}"), horizontal=True
        )
    if chosen == "open":
        st.caption(plain(str(place())))
        return place()
    typed = st.text_input(tell("project_file"), value=suggested_path(name), key=f"path-{name}")
    try:
        return project_path(typed)
    except CareoError as error:
        st.error(plain(str(error)))
        return None


def texts() -> None:
    """Take a source and, unless it is to be translated only, its translation."""
    left, right = st.columns(2, gap="large")
    langs = ("auto", *LANGS)
    with st.container():
        encoding = "utf-8"
    read: dict[str, Reading | None] = {}
    unread = False  # both sides are drawn all the same: a file that is not drawn is forgotten
    for column, side in ((left, "source"), (right, "target")):
        with column:
            upload = pick(f"file_{side}", f"file-{side}")
            lang = st.segmented_control(
                tell("text_language"),
                langs,
                default="auto",
                key=f"lang-{side}",
                format_func=lambda one: tell(f"lang_{one}"),
            )
            with st.expander(tell("other_encoding")):
                encoding = st.selectbox(tell("encoding"), ENCODINGS, key=f"encoding-{side}")
            read[side] = read_text(upload, lang or "auto", encoding)
            unread = unread or (upload is not None and read[side] is None)
    if unread:
        return
    source, target = read["source"], read["target"]
    if source is None:
        st.text(tell("pick_source"))
        return
    if target is None:
        st.info(tell("source_only"))
    title = source.document.title or Path(source.document.origin).stem
    name = st.text_input(tell("text_name"), value=title, max_chars=200)
    translate = target is None or st.checkbox(tell("translate_too"), value=True)
    path = where_to(source.document.origin)
    if st.button(tell("begin"), type="primary", disabled=path is None) and path is not None:
        try:
            job = begin(path, source, target, name.strip() or title, translate, "")
            choose(str(path))
        except CareoError as error:
            st.error(plain(str(error)))
            return
        st.session_state["job"] = job
        st.switch_page(page_file("run"))


def pairs() -> None:
    """Take a file that holds pairs already: a memory, an XLIFF file, a table."""
    upload = pick("file_pairs", "file-pairs", paired=True)
    direction = st.segmented_control(
        tell("direction"),
        ("es-en", "en-es"),
        default="es-en",
        format_func=lambda one: tell(f"direction_{one}"),
    )
    if upload is None or direction is None:
        return
    source_lang, target_lang = direction.split("-")
    try:
        bitext: Bitext = READ.get(
            (upload.name, hash(upload.data), direction),
            lambda: read_pairs(upload, source_lang, target_lang),
        )
    except CareoError as error:
        st.error(plain(str(error)))
        return
    st.text(tell("read_pairs", n=len(bitext.beads)))
    st.dataframe(
        {
            tell("source"): [bitext.source_text(bead) for bead in bitext.beads[:SHOWN]],
            tell("human"): [bitext.target_text(bead) for bead in bitext.beads[:SHOWN]],
        },
        hide_index=True,
        alt=tell("first_sentences"),
        height=240,
    )
    path = where_to(upload.name)
    if st.button(tell("import_now"), type="primary", disabled=path is None) and path is not None:
        try:
            remarks: list[str] = []
            infos = add_pairs(path, upload, source_lang, target_lang, remarks.append)
            choose(str(path))
        except CareoError as error:
            st.error(plain(str(error)))
            return
        go_to(infos[0].id, 0)
        if not remarks:
            st.switch_page(page_file("review"))
        st.success(tell("imported", n=sum(info.beads for info in infos)))
        for remark in remarks:
            st.warning(plain(remark))


st.title(tell("page_import"))
st.text(tell("import_lead"))
kind = st.segmented_control(
    tell("what_to_import"),
    ("texts", "pairs"),
    default="texts",
    format_func=lambda one: tell(f"import_{one}"),
    label_visibility="collapsed",
)
pairs() if kind == "pairs" else texts()
