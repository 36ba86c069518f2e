"""What one browser tab looks at: project, bitext, place and language, kept in its address."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import streamlit as st

from corpora.errors import CareoError
from corpora.store import BitextInfo, Project
from review.launch import PROJECT_VARIABLE
from review.preferences import preferences
from review.recent import key_of, note_place, recent_projects, remember
from review.words import LANGUAGES, say

LOOPBACK = ("127.0.0.1", "localhost", "::1")

_LANG, _PROJECT, _BITEXT, _PLACE = "lang", "p", "b", "at"
KEPT = (_LANG, _PROJECT, _BITEXT, _PLACE)
"""The parts of the address that stay when the page changes."""


def keep_address() -> None:
    """Write the parts of the address that a change of page dropped back into it."""
    kept = st.session_state.setdefault("address", {})
    for name in KEPT:
        if name in st.query_params:
            kept[name] = st.query_params[name]
        elif name in kept:
            st.query_params[name] = kept[name]


def put(name: str, value: str | None) -> None:
    """Set one part of the address, or take it out."""
    kept = st.session_state.setdefault("address", {})
    if value is None:
        kept.pop(name, None)
        st.query_params.pop(name, None)
    else:
        kept[name] = value
        if st.query_params.get(name) != value:
            st.query_params[name] = value


def lang() -> str:
    """Return the interface's language: the address's, the preferred one, else the browser's.

    That is Spanish for a Spanish browser and English for every other.
    """
    asked = st.query_params.get(_LANG)
    if asked in LANGUAGES:
        return asked
    preferred = preferences().lang
    if preferred in LANGUAGES:
        return preferred
    return "es" if (st.context.locale or "").lower().startswith("es") else "en"


def set_lang(code: str) -> None:
    """Choose the interface's language for this tab."""
    put(_LANG, code)


def tell(key: str, **fields: object) -> str:
    """Return what `key` of the catalogue says in the interface's language."""
    return say(key, lang(), **fields)


def stop() -> NoReturn:
    """End this run of the page here."""
    st.stop()
    raise RuntimeError("the page went on after it was stopped")


@contextlib.contextmanager
def saying_errors() -> Iterator[None]:
    """Say in the page what its own code did not catch of the errors that are meant for the user."""
    try:
        yield
    except CareoError as error:
        st.error(plain(str(error)))


def refuse_other_addresses() -> None:
    """Stop with a message unless the server listens on loopback only."""
    if st.get_option("server.address") not in LOOPBACK:
        st.error(tell("wrong_address"))
        stop()


def place() -> str | None:
    """Return the place of the open project: the address's, else the one the app was started with."""
    key = st.query_params.get(_PROJECT)
    if key is not None:
        for known in (os.environ.get(PROJECT_VARIABLE), st.session_state.get("opened")):
            if known is not None and key_of(known) == key:
                return known
        return next((entry.place for entry in recent_projects() if entry.key == key), None)
    return os.environ.get(PROJECT_VARIABLE)


def choose(where: str) -> None:
    """Look at another project; raises CareoError, with everything as it was, if it cannot be opened."""
    full = where if "://" in where else str(Path(where).expanduser().resolve())
    Project.open(full).close()
    remember(full)
    st.session_state["opened"] = full
    last = next((entry for entry in recent_projects() if entry.place == full), None)
    put(_PROJECT, key_of(full))
    put(_BITEXT, str(last.bitext) if last and last.bitext is not None else None)
    put(_PLACE, str(last.at + 1) if last and last.at else None)


def need_project() -> Project:
    """Open the tab's project for one run of a page, or say why not and stop; close it after use."""
    where = place()
    if where is None:
        st.title(tell("no_project"))
        st.text(tell("no_project_help"))
        stop()
    try:
        return open_project(where)
    except CareoError as error:
        st.error(plain(str(error)))
        stop()


def open_project(where: str) -> Project:
    """Open a project and remember it, once a tab; raises CareoError."""
    project = Project.open(where)
    if st.session_state.get("remembered") != where:
        remember(where)
        st.session_state["remembered"] = where
        put(_PROJECT, key_of(where))
    return project


def need_bitext(project: Project) -> BitextInfo:
    """Return the bitext the tab looks at, the first unless the address names one; stop if there is none."""
    infos = project.bitexts()
    if not infos:
        project.close()
        st.title(tell("no_bitext"))
        stop()
    named = st.query_params.get(_BITEXT, "")
    return next((info for info in infos if str(info.id) == named), infos[0])


def position(total: int) -> int:
    """Return the row the address names, counted from zero, within [0, total)."""
    named = st.query_params.get(_PLACE, "")
    at = int(named) - 1 if named.isascii() and named.isdigit() else 0
    return max(0, min(at, total - 1))


def note_position(where: str, bitext: int, index: int) -> None:
    """Remember which row the tab looks at, for its next page and for the next time the project is opened.

    The grid itself writes the row into the address line.
    """
    kept = st.session_state.setdefault("address", {})
    if kept.get(_PLACE) == str(index + 1) and kept.get(_BITEXT) == str(bitext):
        return
    kept[_PLACE], kept[_BITEXT] = str(index + 1), str(bitext)
    note_place(where, bitext, index)


def author() -> str:
    """Return the name that goes with what is done, "" where the user gave none."""
    return preferences().author


def go_to(bitext: int, index: int) -> None:
    """Look at a row, counted from zero, from the next page on."""
    put(_BITEXT, str(bitext))
    put(_PLACE, str(index + 1))


def plain(message: str) -> str:
    """Escape what Streamlit would read as markup in a message that quotes a path or a title."""
    for mark in "\\`*_{}[]()#+-.!|<>$:~&@":
        message = message.replace(mark, "\\" + mark)
    return message.replace("\n", " ")
