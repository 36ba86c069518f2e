"""The app's pages, in the order of the work."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from review.session import tell

HERE = Path(__file__).resolve().parent
ICON = str(HERE / "component" / "icon.svg")
NAMES = ("read",)


def pages() -> list[Page]:
    """Return the pages; the first one is where the bare address leads."""
    return [
        st.Page(HERE / "pages" / f"{name}.py", title=tell(f"page_{name}"), url_path=name)
        for name in NAMES
    ]
