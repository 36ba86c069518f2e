"""Compare: human and machine translation in figures, blind verdicts, and when the pairs may be trusted."""

from __future__ import annotations

import re

import streamlit as st

from corpora.store import BitextInfo, BitextRow, Project, StoredScore
from review.calibration import TOLERANCE, advice, bands, decisions, is_open
from review.facts import Kept, states_of, token_of
from review.navigation import page_file
from review.session import go_to, lang, need_bitext, need_project, plain, tell
from review.verdicts import BANDS, judged_rows, tally, verdict_lines
from review.windows import remarks_by_row

SHOWN = 200
BINS = 20
SCORED = Kept()
FIGURES = {"bleu": "BLEU", "chrf": "chrF", "chrf++": "chrF++", "ter": "TER", "comet": "COMET"}
"""What the figures are called in print."""

COVERAGE = re.compile(
    r"(?P<scored>\d+) beads scored; they cover (?P<here>\d+) of (?P<source>\d+) source segments "
    r"\((?P<share>[\d.]+)% of the characters\) and (?P<there>\d+) of (?P<target>\d+) target segments "
    r"\((?P<part>[\d.]+)%\); (?P<omitted>\d+) omitted, (?P<added>\d+) added"
)
"""How `eval.bitexts.coverage_text` says what figures are about."""


def chrf_of(project: Project, info: BitextInfo, rows: list[BitextRow]) -> dict[int, float]:
    """Return chrF of machine against human translation by row, for the rows that have both."""
    both = [row for row in rows if row.machine and row.target]
    key = (token_of(project.place), info.id, hash(tuple((row.machine, row.target) for row in both)))

    def work() -> dict[int, float]:
        from eval.metrics import statistics

        if not both:
            return {}
        found = statistics(
            [row.machine or "" for row in both], [row.target for row in both], "chrf"
        )
        values = found.segment_values()
        return {row.index: float(value) for row, value in zip(both, values, strict=True)}

    return SCORED.get(key, work)


def figures(scores: list[StoredScore]) -> None:
    """Show the newest figure of each kind."""
    newest = {score.name: score for score in scores}
    st.header(tell("figures"))
    if not newest:
        st.text(tell("no_figures"))
        return
    with st.container(horizontal=True):
        for score in newest.values():
            st.metric(FIGURES.get(score.name, score.name), decimal(score.value), width=140)
    for score in newest.values():
        st.caption(plain(f"{FIGURES.get(score.name, score.name)}: {score.signature}"))
    st.caption(plain(coverage(next(iter(newest.values())).about)))


def coverage(about: str) -> str:
    """Say in the interface's language what `eval.bitexts.coverage_text` says in English."""
    found = COVERAGE.fullmatch(about)
    if found is None:
        return about
    fields = found.groupdict()
    shares = {name: percent(float(fields[name]), 1) for name in ("share", "part")}
    return tell("coverage", **{**fields, **shares})


def differences(info: BitextInfo, rows: list[BitextRow], chrf: dict[int, float]) -> None:
    """Show how the rows' scores are spread, and the rows where the versions differ most."""
    if not chrf:
        return
    counts = [0] * BINS
    for value in chrf.values():
        counts[min(BINS - 1, int(value * BINS / 100))] += 1
    width = 100 // BINS
    st.header(tell("spread"))
    st.bar_chart(
        {tell("col_chrf"): [f"{i * width:02d}" for i in range(BINS)], tell("col_pairs"): counts},
        x=tell("col_chrf"),
        y=tell("col_pairs"),
        height=200,
        alt=tell("spread_alt"),
    )
    st.header(tell("most_different"))
    st.text(tell("most_different_lead"))
    shown = sorted(chrf, key=lambda index: chrf[index])[:SHOWN]
    by_index = {row.index: row for row in rows}
    chosen = st.dataframe(
        {
            tell("col_pair"): [index + 1 for index in shown],
            "chrF": [f"{chrf[index]:.0f}" for index in shown],
            tell("source"): [by_index[index].source for index in shown],
            tell("human"): [by_index[index].target for index in shown],
            tell("machine"): [by_index[index].machine for index in shown],
        },
        hide_index=True,
        alt=tell("most_different"),
        on_select="rerun",
        selection_mode="single-row",
        row_height=72,
        height=440,
        column_config={
            tell("col_pair"): st.column_config.NumberColumn(width=60),
            "chrF": st.column_config.TextColumn(width=60),
            **{
                tell(name): st.column_config.TextColumn(width="large")
                for name in ("source", "human", "machine")
            },
        },
    )
    if chosen.selection.rows:
        go_to(info.id, shown[chosen.selection.rows[0]])
        st.switch_page(page_file("review"))


def verdicts(
    project: Project, info: BitextInfo, rows: list[BitextRow], chrf: dict[int, float]
) -> None:
    """Show what the blind verdicts say, in all and by how much the versions differ."""
    _, states = states_of(project, info.id)
    judged = judged_rows(rows, remarks_by_row(states, project.comments(info.id)))
    st.header(tell("verdicts"))
    if not judged:
        st.text(tell("no_verdicts"))
        return
    groups = [(tell("in_all"), [choice for _, choice in judged])]
    for low, high in BANDS:
        inside = [choice for row, choice in judged if low <= chrf.get(row.index, -1.0) < high]
        groups.append((f"chrF {low:.0f}–{min(high, 100):.0f}", inside))
    found = [(name, tally(choices)) for name, choices in groups if choices]
    st.table(
        {
            tell("col_group"): [name for name, _ in found],
            tell("col_judged"): [one.judged for _, one in found],
            tell("col_human"): [one.counts["human"] for _, one in found],
            tell("col_machine"): [one.counts["machine"] for _, one in found],
            tell("col_equal"): [one.counts["equal"] for _, one in found],
            tell("col_neither"): [one.counts["neither"] for _, one in found],
            tell("col_held"): [percent(100 * (one.held or 0)) for _, one in found],
            tell("col_interval"): [_percents(one.interval) for _, one in found],
        },
        hide_index=True,
    )
    p_value = found[0][1].p_value
    if p_value is not None:
        st.text(tell("sign_test", p=decimal(p_value, 3)))
    st.download_button(
        tell("download", name="verdicts.jsonl"),
        verdict_lines(judged),
        file_name="verdicts.jsonl",
        on_click="ignore",
    )


def decimal(value: float, digits: int = 1) -> str:
    """Write a number as the interface's language does."""
    text = f"{value:.{digits}f}"
    return text.replace(".", ",") if lang() == "es" else text


def percent(value: float, digits: int = 0) -> str:
    """Write a percentage as the interface's language does."""
    return decimal(value, digits) + (" %" if lang() == "es" else "%")


def _percents(interval: tuple[float, float] | None) -> str:
    return "–" if interval is None else " – ".join(percent(100 * end) for end in interval)


def calibration(project: Project, info: BitextInfo) -> None:
    """Show how often which probabilities were right, and whether it is reasonable to stop."""
    _, states = states_of(project, info.id)
    decided = decisions(project.changes(info.id), states)
    left = [state.bead.probability or 0.0 for state in states if is_open(state)]
    found = bands(decided, left)
    st.header(tell("calibration"))
    st.text(tell("calibration_lead"))
    if not found:
        st.text(tell("nothing_left"))
        return
    st.table(
        {
            tell("col_band"): [
                f"{decimal(band.low, 2)} – {decimal(band.high, 2)}" for band in found
            ],
            tell("col_judged"): [band.judged for band in found],
            tell("col_right"): [band.right for band in found],
            tell("col_interval"): [_percents(band.interval) for band in found],
            tell("col_left"): [band.left for band in found],
        },
        hide_index=True,
    )
    said = advice(found, len(states))
    fields = {
        "wrong": decimal(said.wrong),
        "allowed": decimal(said.allowed),
        "more": said.more,
        "share": percent(100 * TOLERANCE),
    }
    if said.stop:
        st.success(tell("may_stop", **fields))
    elif said.more is None:
        st.info(tell("look_at_all", **fields))
    else:
        st.info(tell("go_on_sampling", **fields))


st.title(tell("page_compare"))
with need_project() as opened:
    about = need_bitext(opened)
    every = opened.rows(about.id, 0, about.beads)
    by_row = chrf_of(opened, about, every)
    figures(opened.scores(about.id))
    verdicts(opened, about, every, by_row)
    calibration(opened, about)
differences(about, every, by_row)
