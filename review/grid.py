"""The grid of sentences: a component of plain JavaScript, read from the files beside it."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

FOLDER = Path(__file__).resolve().parent / "component"
MODULES = (
    "text.js",
    "diff.js",
    "links.js",
    "marks.js",
    "keys.js",
    "journal.js",
    "held.js",
    "questions.js",
    "traffic.js",
    "address.js",
    "focus.js",
    "map.js",
    "rows.js",
    "history.js",
    "desk.js",
    "sheets.js",
    "batch.js",
    "concordance.js",
    "outage.js",
    "painting.js",
    "actions.js",
    "standing.js",
    "grid.js",
)
"""The component's files, each after those it imports."""

_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)


@functools.cache
def script() -> str:
    """Return the component as one module: its files one after the other, without their imports."""
    parts = [(FOLDER / name).read_text(encoding="utf-8") for name in MODULES]
    return "\n".join(_IMPORT.sub("", part) for part in parts)


@functools.cache
def style() -> str:
    """Return the component's style sheet."""
    return (FOLDER / "grid.css").read_text(encoding="utf-8")


def grid(key: str, data: dict[str, Any], changed: Callable[[], None]) -> Any:
    """Show the grid; its result has `said`: the journal and the place, sent each time something changes.

    All text goes through `data` and reaches the page as text nodes only.
    """
    render = st.components.v2.component("careo_grid", css=style(), js=script())
    return render(key=key, data=data, on_said_change=changed)
