"""Checks: every finding in one table; choosing one leads to its pair."""

import streamlit as st

from corpora.errors import CareoError
from review.facts import findings, states_of
from review.navigation import page_file
from review.session import go_to, lang, need_bitext, need_project, place, plain, tell
from review.windows import NOTHING, open_findings, place_of, remarks_by_row

st.title(tell("page_checks"))


@st.fragment(run_every="1s")
def wait() -> None:
    """Look again until the checks are done."""
    st.text(tell("checks_running"))
    with need_project() as project:
        info = need_bitext(project)
        where = place() or project.place
        if findings(project, info.id, states_of(project, info.id)[1], where) is not None:
            st.rerun()


def named(check: str) -> str:
    """Return what a check is called."""
    from eval.checks.messages import name_of

    return name_of(check, lang())


def table() -> None:
    """Show what was found, gravest first, and go where the reader points."""
    with need_project() as project:
        info = need_bitext(project)
        _, states = states_of(project, info.id)
        try:
            found = findings(project, info.id, states, place() or project.place)
        except CareoError as error:
            st.error(plain(str(error)))
            return
        remarks = remarks_by_row(states, project.comments(info.id))
    if found is None:
        wait()
        return
    rows = [
        (index, finding)
        for index, state in enumerate(states)
        for finding in open_findings(
            found.get(place_of(state.bead), ()), state.text, remarks.get(index, NOTHING).ignored
        )
    ]
    if not rows:
        st.text(tell("checks_none"))
        return
    grave = ["error", "warning", "note"]
    pairs = len({index for index, _ in rows})
    st.text(tell("checks_lead", n=len(rows), rows=pairs, total=len(states)))
    with st.container(horizontal=True):
        kinds = st.pills(
            tell("severities"),
            [name for name in grave if any(finding.severity == name for _, finding in rows)],
            selection_mode="multi",
            format_func=lambda name: tell(f"found_{name}"),
        )
        checks = st.multiselect(
            tell("kinds"),
            sorted({finding.check for _, finding in rows}),
            format_func=named,
            placeholder=tell("kinds_all"),
        )
    shown = [
        (index, finding)
        for index, finding in rows
        if (not kinds or finding.severity in kinds) and (not checks or finding.check in checks)
    ]
    shown.sort(key=lambda row: (grave.index(row[1].severity), row[0]))
    chosen = st.dataframe(
        {
            tell("col_pair"): [index + 1 for index, _ in shown],
            tell("col_severity"): [tell(f"found_{finding.severity}") for _, finding in shown],
            tell("col_check"): [named(finding.check) for _, finding in shown],
            tell("col_message"): [finding.message(lang()) for _, finding in shown],
        },
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            tell("col_pair"): st.column_config.NumberColumn(width=60),
            tell("col_severity"): st.column_config.TextColumn(width=90),
            tell("col_check"): st.column_config.TextColumn(width=110),
            tell("col_message"): st.column_config.TextColumn(width="large"),
        },
        height=min(38 + 35 * max(1, len(shown)), 640),
    )
    if chosen.selection.rows:
        go_to(info.id, shown[chosen.selection.rows[0]][0])
        st.switch_page(page_file("review"))


table()
