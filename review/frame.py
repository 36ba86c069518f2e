"""The frame around every page: less empty space than Streamlit leaves, headings like the grid's.

Nothing fades while the server answers: what is on the page stays readable and can be worked on.
"""

from __future__ import annotations

import streamlit as st

STYLE = """
<style>
[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] p { opacity: 1 !important; }
[data-testid="stCaptionContainer"] p { color: light-dark(#5f5a50, #b5aea1) !important; }
button[kind^="primary"], button[kind^="primary"] p { color: light-dark(#fff, #191816) !important; }
[data-stale="true"] { opacity: 1 !important; transition: none !important; }
.stMainBlockContainer { padding: 4.5rem clamp(0.75rem, 3vw, 3rem) 0; max-width: 96rem; }
</style>
"""


def dress() -> None:
    """Give the page its frame; the style sheet is fixed text, nothing of a project is in it."""
    st.html(STYLE)
