"""Plain rows of Streamlit's own widgets, without the grid: for screen readers that want an ordinary form."""

import streamlit as st

from corpora.errors import CareoError
from corpora.oplog import Batch, Operation, SetStatus, SetText
from corpora.reviews import Status
from corpora.store import BitextInfo, BitextRow, Project
from review.session import (
    author,
    go_to,
    need_bitext,
    need_project,
    open_project,
    place,
    plain,
    position,
    tell,
)
from review.versions import version_of

ROWS = 20


def key_of_row(info: BitextInfo, row: BitextRow) -> str:
    """Return the widget key of a row's text, the same as long as the bead lives."""
    return f"plain-{info.id}-{row.id}"


def write(info: BitextInfo, row: BitextRow, *more: Operation) -> None:
    """Save the text as it stands in the row's field, and do `more` in the same step.

    What hinders that is said on the page, with the text that was not saved.
    """
    key = key_of_row(info, row)
    text, held = st.session_state[key], st.session_state[f"{key}-held"]
    steps: list[Operation] = [SetText(row.id, text)] if text != held[1] else []
    steps += more
    if not steps:
        return
    operation = steps[0] if len(steps) == 1 else Batch(tuple(steps))
    try:
        with open_project(place() or "") as project:
            project.perform(info.id, operation, author(), seen={row.id: held[0]})
            (now,) = project.rows(info.id, row.index, row.index + 1)
    except CareoError as error:
        st.session_state["plain_note"] = (
            str(error),
            row.index + 1,
            text if text != held[1] else "",
        )
    else:
        st.session_state["plain_note"] = None
        st.session_state[f"{key}-held"] = (now.revision, text)


def confirm(info: BitextInfo, row: BitextRow) -> None:
    """Say that the row's text is reviewed, with what its field holds by now."""
    again = [SetStatus(row.id, Status.EDITED)] if row.status == Status.REJECTED else []
    write(info, row, *again, SetStatus(row.id, Status.REVIEWED))


def show(info: BitextInfo, row: BitextRow) -> None:
    """Show one row: both texts, the machine's, and the field for the reviewed version."""
    key, number = key_of_row(info, row), row.index + 1
    if key not in st.session_state or st.session_state[f"{key}-held"][0] != row.revision:
        st.session_state[key] = version_of(row, info)
        st.session_state[f"{key}-held"] = (row.revision, version_of(row, info))
    st.header(tell("row", n=number), anchor=False)
    st.caption(f"{tell(f'status_{row.status}')} · {tell(f'alignment_{row.alignment}')}")
    for name, said in (("source", row.source), ("human", row.target), ("machine", row.machine)):
        st.caption(tell(name))
        st.text(said or tell(f"no_{name}"))
    st.text_area(
        tell("editor", n=number),
        key=key,
        height="content",
        on_change=write,
        args=(info, row),
        disabled=row.status == Status.LOCKED,
    )
    if row.status in (Status.DRAFT, Status.EDITED, Status.REJECTED):
        st.button(
            tell("confirm_row", n=number), key=f"{key}-confirm", on_click=confirm, args=(info, row)
        )


def say_what_was_refused() -> None:
    """Show why the last step was not done, and the text that was not saved, until one is done."""
    note = st.session_state.get("plain_note")
    if note is None:
        return
    message, number, text = note
    st.error(plain(message))
    if text:
        st.caption(tell("refused", n=number))
        st.text(text)


def body(project: Project) -> None:
    """Show one page of rows."""
    info = need_bitext(project)
    pages = max(1, -(-info.beads // ROWS))
    start = position(info.beads) // ROWS + 1
    page = st.pagination(pages, default=start, key="plain_page") if pages > 1 else 1
    if page != start:
        go_to(info.id, (page - 1) * ROWS)
    for row in project.rows(info.id, (page - 1) * ROWS, page * ROWS):
        show(info, row)


st.title(tell("page_plain"))
st.text(tell("plain_lead"))
say_what_was_refused()
with need_project() as opened:
    body(opened)
