"""The app's pages, in the order of the work."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from review.session import tell

HERE = Path(__file__).resolve().parent
ICON = str(HERE / "component" / "icon.svg")
NAMES = (
    "projects",
    "import",
    "run",
    "review",
    "align",
    "read",
    "checks",
    "compare",
    "search",
    "memory",
    "history",
    "export",
    "pack",
    "plain",
    "settings",
)


FILES = {
    "import": "adding",
    "review": "reviewing",
    "align": "aligning",
    "read": "reading",
    "compare": "comparing",
    "memory": "remembering",
    "pack": "packing",
    "settings": "setting",
}
"""Scripts whose name is not the page's: none may bear the name of a package of ours."""


def page_file(name: str) -> Path:
    """Return the script of the page of that name."""
    return HERE / "pages" / f"{FILES.get(name, name)}.py"


def pages() -> list[Page]:
    """Return the pages; the first one is where the bare address leads."""
    return [
        st.Page(
            page_file(name), title=tell(f"page_{name}"), url_path=name, default=name == NAMES[0]
        )
        for name in NAMES
    ]
