"""Projects: those opened last, the sample article, a file by its path; name and language."""

from pathlib import Path

import streamlit as st

from corpora.errors import CareoError
from review.demo import face_to_face, write_demo
from review.navigation import page_file
from review.overview import Overview, overview
from review.recent import forget, recent_file, recent_projects
from review.session import choose, go_to, place, plain, tell

SHOWN = 8
SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def open_project(where: str, bitext: int | None = None) -> None:
    """Open a project and go to its review, or say why it cannot be opened."""
    try:
        choose(where)
    except CareoError as error:
        st.error(plain(str(error)))
    else:
        if bitext is not None:
            go_to(bitext, 0)
        st.switch_page(page_file("review"))


def card(about: Overview) -> None:
    """Show one project with its progress."""
    with st.container(border=True):
        st.subheader(plain(about.title), anchor=f"project-{about.key}")
        st.text(about.shown)
        if about.total:
            st.progress(
                about.done / about.total,
                tell("done_of", done=about.done, total=about.total),
            )
        if about.hindrance:
            st.error(plain(about.hindrance))
        chosen = None
        if len(about.bitexts) > 1:
            names = dict(about.bitexts)
            chosen = st.selectbox(
                tell("bitext"),
                list(names),
                index=None,
                format_func=names.__getitem__,
                key=f"bitext-{about.key}",
            )
        with st.container(horizontal=True):
            title = plain(about.title)
            if not about.hindrance and st.button(
                f"{tell('open')}: {title}", key=f"open-{about.key}", type="primary"
            ):
                open_project(about.place, chosen)
            if st.button(f"{tell('forget')}: {title}", key=f"forget-{about.key}", type="tertiary"):
                forget(about.place)
                st.rerun()


def demo_card() -> None:
    """Offer the sample article, made once in the user's own folder."""
    made = recent_file().parent / "demo" / "demo.careo"
    st.header(tell("demo"))
    st.text(tell("demo_lead"))
    if made.exists():
        if st.button(tell("open_demo"), key="demo"):
            open_project(str(made))
    elif not SAMPLES.is_dir():
        st.text(tell("no_samples"))
    elif st.button(tell("make_demo"), key="demo"):
        try:
            with st.spinner(tell("making_demo")):
                source, target = SAMPLES / "mexico.es.txt", SAMPLES / "mexico.en.txt"
                run = face_to_face(source, target, "es", "en", tell=lambda line: None)
                write_demo(run, made.parent)
        except CareoError as error:
            st.error(plain(str(error)))
        else:
            open_project(str(made))


st.title(tell("page_projects"))
st.text(tell("projects_lead"))
left, right = st.columns([3, 2], gap="large")
with left:
    st.header(tell("recent"))
    places = dict.fromkeys(
        [*filter(None, [place()]), *(entry.place for entry in recent_projects())]
    )
    for where in list(places)[:SHOWN]:
        card(overview(where))
    if not places:
        st.text(tell("nothing_recent"))
with right:
    if st.button(tell("import_new"), key="import"):
        st.switch_page(page_file("import"))
    demo_card()
    st.header(tell("open_other"))
    with st.form("open", border=False):
        path = st.text_input(tell("path"), placeholder="article.careo")
        if st.form_submit_button(tell("open")) and path.strip():
            open_project(path.strip())
