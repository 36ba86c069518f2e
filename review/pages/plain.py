"""Plain rows of Streamlit's own widgets, without the grid: for screen readers that want an ordinary form."""

import streamlit as st

from corpora.errors import CareoError
from corpora.oplog import Batch, Operation, SetStatus, SetText
from corpora.reviews import Status
from corpora.store import BitextInfo, BitextRow, Project
from review.session import author, go_to, need_bitext, need_project, plain, position, tell

ROWS = 20


def key_of_row(info: BitextInfo, row: BitextRow) -> str:
    """Return the widget key of a row's text, the same as long as the bead lives."""
    return f"plain-{info.id}-{row.id}"


def perform(bitext: int, bead: int, revision: int, operation: Operation) -> None:
    """Perform an operation on the row as it was shown; what hinders it is said on the page."""
    try:
        with need_project() as project:
            project.perform(bitext, operation, author(), seen={bead: revision})
    except CareoError as error:
        st.session_state["plain_note"] = str(error)
    else:
        st.session_state["plain_note"] = None


def write(info: BitextInfo, row: BitextRow) -> None:
    """Save the text as it stands in the row's field."""
    text = st.session_state[key_of_row(info, row)]
    perform(info.id, row.id, row.revision, SetText(row.id, text))
    refused = st.session_state["plain_note"] is not None
    st.session_state["plain_refused"] = (row.index + 1, text) if refused else None


def confirm(info: BitextInfo, row: BitextRow) -> None:
    """Say that the row's text is reviewed."""
    steps: list[Operation] = [SetStatus(row.id, Status.REVIEWED)]
    if row.status == Status.REJECTED:
        steps.insert(0, SetStatus(row.id, Status.EDITED))
    perform(info.id, row.id, row.revision, Batch(tuple(steps)))


def show(info: BitextInfo, row: BitextRow) -> None:
    """Show one row: both texts, the machine's, and the field for the reviewed version."""
    key, number = key_of_row(info, row), row.index + 1
    text = row.text if row.text is not None else row.target or row.machine or ""
    if st.session_state.get(f"{key}-revision") != row.revision:
        st.session_state[key] = text
        st.session_state[f"{key}-revision"] = row.revision
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


def body(project: Project) -> None:
    """Show one page of rows."""
    info = need_bitext(project)
    note = st.session_state.get("plain_note")
    if note:
        st.error(plain(note))
    refused = st.session_state.get("plain_refused")
    if refused:
        st.caption(tell("refused", n=refused[0]))
        st.text(refused[1])
    pages = max(1, -(-info.beads // ROWS))
    start = position(info.beads) // ROWS + 1
    page = st.pagination(pages, default=start, key="plain_page") if pages > 1 else 1
    if page != start:
        go_to(info.id, (page - 1) * ROWS)
    for row in project.rows(info.id, (page - 1) * ROWS, page * ROWS):
        show(info, row)


st.title(tell("page_plain"))
st.text(tell("plain_lead"))
with need_project() as opened:
    body(opened)
