"""The frame around every page: less empty space than Streamlit leaves, headings like the grid's.

Nothing fades while the server answers: what is on the page stays readable and can be worked on. P opens a
list of the pages anywhere, and after a change of page the keys lead into it.
"""

from __future__ import annotations

import functools
from pathlib import Path

import streamlit as st

from review.navigation import NAMES
from review.session import tell
from review.settings import SERVER

FOLDER = Path(__file__).resolve().parent / "component"
GRIDS = ("review", "align", "read")
"""The pages that show the grid, which takes the focus by itself."""

STYLE = """
<style>
[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] p { opacity: 1 !important; }
[data-testid="stCaptionContainer"] p { color: light-dark(#5f5a50, #b5aea1) !important; }
button[kind^="primary"], button[kind^="primary"] p { color: light-dark(#fff, #191816) !important; }
[data-stale="true"] { opacity: 1 !important; transition: none !important; }
[data-testid="stHeaderActionElements"] { display: none; }
[data-testid="stLayoutWrapper"]:has(> .st-key-careo-pages) { position: absolute; overflow: hidden; }
.st-key-careo-pages { width: 0; height: 0; overflow: hidden; }
.st-key-careo-pages [data-testid="stSkeleton"] { display: none; }
.stMain:focus-visible { outline: none; }
.stMainBlockContainer { padding: 4.5rem clamp(0.75rem, 3vw, 3rem) 0; max-width: 96rem; }
</style>
"""

FIELD = """
<style>
[data-testid="stFileUploaderDropzone"] button p, [data-testid="stFileUploaderDropzoneInstructions"] span {{
  visibility: hidden;
  font-size: 0;
}}
[data-testid="stFileUploaderDropzone"] button p::after {{ content: "{choose}"; }}
[data-testid="stFileUploaderDropzoneInstructions"] span::after {{ content: "{limit}"; }}
[data-testid="stFileUploaderDropzone"] button p::after,
[data-testid="stFileUploaderDropzoneInstructions"] span::after {{
  visibility: visible;
  font-size: 0.875rem;
}}
</style>
"""
"""Streamlit's field for files speaks English only; what it says is said in the interface's language."""


def dress(page: str) -> None:
    """Give the page of that name its frame; nothing of a project is in it."""
    limit = tell("file_limit", size=SERVER["server.maxUploadSize"])
    st.html(STYLE + FIELD.format(choose=tell("choose_file"), limit=limit))
    render = st.components.v2.component(
        "careo_pages", css=_read("pages.css"), js=_read("pages.mjs")
    )
    with st.container(key="careo-pages"):
        render(
            key="pages",
            data={
                "page": page,
                "title": tell("go_to_page"),
                "grids": list(GRIDS),
                "pages": [
                    {
                        "name": name,
                        "title": tell(f"page_{name}"),
                        "path": f"/{'' if name == NAMES[0] else name}",
                    }
                    for name in NAMES
                ],
            },
        )


@functools.cache
def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
