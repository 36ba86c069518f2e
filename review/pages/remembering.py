"""Memory and terms: what was translated before, and how terms are to be rendered."""

from __future__ import annotations

import streamlit as st

from corpora.errors import CareoError
from corpora.formats import read_units
from corpora.formats.losses import Losses
from corpora.units import TranslationUnit
from review.importing import PAIRED, Upload, on_disk
from review.resources import (
    done_units,
    glossary,
    keep_terms,
    look_up,
    remember_units,
    remembered,
    terms_file,
)
from review.session import need_bitext, need_project, plain, tell

ROWS = 500


def keep(
    units: list[TranslationUnit], origin: str, source: str, target: str, lacking: int = 0
) -> None:
    """Add units to the memory and show the page anew, with what was added and what was left out."""
    added, drafts = remember_units(source, target, units, origin)
    told = [tell("memory_added", n=added)]
    told += [tell("memory_drafts", n=drafts)] if drafts else []
    told += [tell("memory_lacking", n=lacking)] if lacking else []
    st.session_state["memory_note"] = " ".join(told)
    st.rerun()


def memory(source: str, target: str) -> None:
    """Show how much is remembered, add to it, look something up."""
    note = st.session_state.pop("memory_note", None)
    if note:
        st.success(note)
    st.text(tell("memory_holds", n=remembered(source, target), pair=f"{source} → {target}"))
    with need_project() as project:
        info = need_bitext(project)
        units = done_units(project, info)
    if st.button(tell("memory_add_done", n=len(units)), disabled=not units):
        keep(units, info.name, source, target)
    upload = st.file_uploader(tell("memory_file"), key="memory-file", help=" ".join(PAIRED))
    if upload is not None and st.button(tell("memory_add_file"), type="primary"):
        held = Upload(upload.name, upload.getvalue())
        with on_disk(held) as path:
            try:
                losses = Losses()
                units = list(read_units(path, None, source, target, losses))
            except CareoError as error:
                st.error(plain(str(error).replace(str(path), upload.name)))
                return
        keep(units, upload.name, source, target, losses.units)
    words = st.text_input(
        tell("memory_look_up"), key="memory-words", help=tell("memory_look_up_help"), width=640
    )
    if not words.strip():
        return
    found = look_up(source, target, words, least=50)
    if not found:
        st.text(tell("memory_none"))
        return
    st.dataframe(
        {
            tell("col_percent"): [match.percent for match in found],
            tell("source"): [match.unit.source for match in found],
            tell("version"): [match.unit.target for match in found],
            tell("col_origin"): [match.unit.origin for match in found],
        },
        hide_index=True,
        alt=tell("memory_look_up"),
        row_height=72,
        column_config={
            tell("col_percent"): st.column_config.NumberColumn(width=60),
            tell("source"): st.column_config.TextColumn(width="large"),
            tell("version"): st.column_config.TextColumn(width="large"),
        },
    )


def terms(source: str, target: str) -> None:
    """Edit the terms, or take them from a file."""
    from translate.terms import Term, read_glossary

    note = st.session_state.pop("terms_note", None)
    if note:
        st.success(note)
    st.text(tell("terms_lead"))
    held = glossary(source, target)
    listed = list(held.terms) if held is not None else []
    upload = st.file_uploader(tell("terms_file"), key="terms-file", help="tsv tbx")
    if upload is not None and st.button(tell("terms_take"), type="primary"):
        with on_disk(Upload(upload.name, upload.getvalue())) as path:
            try:
                fresh = read_glossary(path, source, target).terms
                known = {term.source for term in fresh}
                keep_terms(source, target, [*(t for t in listed if t.source not in known), *fresh])
            except CareoError as error:
                st.error(plain(str(error).replace(str(path), upload.name)))
                return
        st.session_state["terms_note"] = tell("terms_kept")
        st.rerun()
    if len(listed) > ROWS:
        st.text(tell("terms_many", n=len(listed), path=terms_file(source, target)))
        return
    names = {"source": tell("source"), "target": tell("term_rendering"), "case": tell("term_case")}
    edited = st.data_editor(
        [
            {names["source"]: one.source, names["target"]: one.target, names["case"]: one.case}
            for one in listed
        ]
        or [dict.fromkeys(names.values(), "")],
        num_rows="dynamic",
        hide_index=True,
        alt=tell("mode_terms"),
        key=f"terms-{hash(tuple(listed))}",
        column_config={
            names["case"]: st.column_config.SelectboxColumn(options=["any", "exact"], width=110)
        },
    )
    if st.button(tell("terms_keep")):
        forms = {one.source: one.forms for one in listed}
        try:
            made = [
                Term(
                    one[names["source"]].strip(),
                    one[names["target"]].strip(),
                    one.get(names["case"]) or "any",
                    forms.get(one[names["source"]].strip(), ()),
                )
                for one in edited
                if (one.get(names["source"]) or "").strip()
                and (one.get(names["target"]) or "").strip()
            ]
            keep_terms(source, target, made)
        except (CareoError, ValueError) as error:
            st.error(plain(str(error)))
            return
        st.session_state["terms_note"] = tell("terms_kept")
        st.rerun()


st.title(tell("page_memory"))
with need_project() as opened:
    about = need_bitext(opened)
mode = st.segmented_control(
    tell("page_memory"),
    ("memory", "terms"),
    default="memory",
    format_func=lambda one: tell(f"mode_{one}"),
    label_visibility="collapsed",
)
try:
    (terms if mode == "terms" else memory)(about.source_lang, about.target_lang)
except CareoError as error:
    st.error(plain(str(error)))
