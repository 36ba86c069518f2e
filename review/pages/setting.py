"""Settings: language, name, what is installed, and what leaves this machine (nothing)."""

import streamlit as st

from corpora.version import version
from review.preferences import Preferences, prefer, preferences
from review.recent import recent_file
from review.session import lang, set_lang, tell
from review.settings import ADDRESS
from review.words import LANGUAGES

SIZES = (90, 100, 110, 125, 150)


def person() -> None:
    """Choose the language, the size of the texts, and give a name."""
    held = preferences()
    chosen = st.segmented_control(
        tell("language"),
        list(LANGUAGES),
        format_func=LANGUAGES.__getitem__,
        default=lang(),
        key=f"lang-{lang()}",
    )
    author = st.text_input(tell("your_name"), value=held.author, max_chars=60, width=480).strip()
    size = st.segmented_control(
        tell("text_size"),
        SIZES,
        default=held.size if held.size in SIZES else 100,
        format_func=lambda one: f"{one} %",
        help=tell("text_size_help"),
    )
    wanted = Preferences(author, chosen or lang(), size or 100)
    if wanted != Preferences(held.author, held.lang or lang(), held.size):
        prefer(wanted)
    if wanted.lang != lang():
        set_lang(wanted.lang)
        st.rerun()


def models() -> None:
    """List the bundled models."""
    from translate.models import bundled_models

    st.header(tell("models"))
    names = bundled_models()
    st.text(", ".join(names) if names else tell("no_models"))


st.title(tell("page_settings"))
person()
models()
st.header(tell("privacy_title"))
st.text(tell("privacy", address=f"{ADDRESS}:{st.get_option('server.port')}"))
st.text(tell("kept_in", folder=recent_file().parent))
st.text(f"Careo {version()}")
