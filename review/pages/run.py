"""Run: work that takes longer than a click, its progress, and calling it off."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from corpora.errors import CareoError
from corpora.store import Job, Project
from review.navigation import page_file
from review.runs import OPEN, Request, again, cancel, lives, resume, start
from review.session import go_to, need_project, place, plain, tell

SHOWN = 10


def find_job(project: Project, id: int) -> Job | None:
    """Return a job of the project, None where it has none of that id."""
    return next((job for job in project.jobs(limit=1000) if job.id == id), None)


def act(what: str, id: int) -> None:
    """Call a job off, go on with it or do it again from the start; what hinders it is said on the page."""
    st.session_state["run_note"] = None
    try:
        with need_project() as project:
            job = find_job(project, id)
            if job is not None and what == "cancel":
                cancel(project, job)
            elif job is not None and what == "again":
                again(project, job, place())
            elif job is not None:
                resume(project, job, place())
    except CareoError as error:
        st.session_state["run_note"] = place(), str(error)


def begin(kind: str, bitext: int, model: str, beam: int) -> None:
    """Start a job on a bitext of the project."""
    st.session_state["run_note"] = None
    try:
        with need_project() as project:
            start(project, Request(kind, bitext=bitext, model=model, beam=beam), place())
    except CareoError as error:
        st.session_state["run_note"] = place(), str(error)


def name_of(job: Job) -> str:
    """Say in a few words what a job is."""
    try:
        name = Request.of(job.request).name
    except CareoError:
        name = ""
    return f"{tell(f'job_{job.kind}')}: {name}" if name else tell(f"job_{job.kind}")


def since(created: str) -> str:
    """Return how long ago a time was, as minutes and seconds."""
    seconds = int((datetime.now(UTC) - datetime.fromisoformat(created)).total_seconds())
    return f"{max(0, seconds) // 60}:{max(0, seconds) % 60:02d} min"


def show(job: Job, where: str) -> None:
    """Show one job and what can be done about it."""
    with st.container(border=True):
        st.text(f"{job.id} · {name_of(job)} · {job.created.replace('T', ' ').rstrip('Z')} UTC")
        if job.state in OPEN:
            alive = lives(where, job.id)
            step = tell(f"step_{job.message}") if job.state == "running" else tell("step_queued")
            if not alive and job.state == "running":
                st.warning(tell("worker_gone"))
            else:
                share = job.done / job.total if job.total else 0.0
                counted = f" {job.done} / {job.total}" if job.total else ""
                st.progress(min(1.0, share), f"{step}{counted} · {since(job.created)}")
            with st.container(horizontal=True):
                if not alive:
                    st.button(
                        tell("go_on", n=job.id),
                        key=f"on-{job.id}",
                        on_click=act,
                        args=("go", job.id),
                    )
                st.button(
                    tell("call_off", n=job.id),
                    key=f"off-{job.id}",
                    on_click=act,
                    args=("cancel", job.id),
                )
        elif job.state == "failed":
            st.error(plain(job.message))
            st.button(
                tell("try_again", n=job.id), key=f"on-{job.id}", on_click=act, args=("go", job.id)
            )
        elif job.state == "cancelled":
            st.text(tell("was_cancelled"))
            st.button(
                tell("try_again", n=job.id),
                key=f"again-{job.id}",
                on_click=act,
                args=("again", job.id),
            )
        else:
            st.text(tell("was_done"))
            if st.button(tell("to_review", n=job.id), key=f"go-{job.id}", type="primary"):
                if job.message.isdigit():
                    go_to(int(job.message), 0)
                st.switch_page(page_file("review"))


def listed() -> bool:
    """Show the newest jobs; returns whether any is still open."""
    with need_project() as project:
        jobs = project.jobs(SHOWN)
    about, note = st.session_state.get("run_note") or (None, "")
    if note and about == place():
        st.error(plain(note))
    if not jobs:
        st.text(tell("no_jobs"))
    where = place() or ""
    for job in jobs:
        show(job, where)
    return any(job.state in OPEN for job in jobs)


def watched(busy: bool) -> None:
    """Show the jobs, and have the page run anew where any began or the last one ended since it ran.

    The jobs are one fragment whether they are watched or not: a button's click names the fragment that
    showed it, and would be dropped where a run of the page in between had none.
    """
    if listed() != busy:
        st.rerun()


def form() -> None:
    """Offer what can be run on a bitext."""
    with need_project() as project:
        infos = {info.id: info for info in project.bitexts()}
    if not infos:
        return
    st.header(tell("run_anew"))
    with st.form("run", width=640):
        kind = st.radio(
            tell("what_to_run"),
            ("translate", "realign"),
            format_func=lambda one: tell(f"job_{one}"),
            captions=[tell("about_translate"), tell("about_realign")],
        )
        bitext = st.selectbox(
            tell("bitext"), list(infos), format_func=lambda id: infos[id].name or str(id)
        )
        model = st.text_input(tell("model"), placeholder="es-en", help=tell("model_help"))
        beam = st.number_input(tell("beam"), 1, 12, 4, help=tell("beam_help"))
        if st.form_submit_button(tell("begin"), type="primary"):
            begin(kind, bitext, model.strip(), int(beam))
            st.rerun()


st.title(tell("page_run"))
st.text(tell("run_lead"))
with need_project() as opened:
    busy = any(job.state in OPEN for job in opened.jobs(SHOWN))
st.fragment(watched, run_every="1s" if busy else None)(busy)
form()
