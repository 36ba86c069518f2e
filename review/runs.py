"""Work that takes longer than a click: a job in the project, and the process that does it.

A job is a row of the project, so it is there after a reload, a restart of the app or of the machine. Its
worker is a process of its own that outlives the app; it holds a lock while it works, so that nobody else
does the same job, and so that everybody can see whether it still lives.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from corpora.errors import DataError
from corpora.store import Job, Project
from corpora.textio import make_folder
from review.recent import key_of, recent_file

ROOT = Path(__file__).resolve().parents[1]
KINDS = ("pair", "translate", "realign")
STEPS = ("load", "translate", "align", "score")
"""What a job's message may be while it runs; afterwards it is what came of it."""

OPEN = ("queued", "running")


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be done.

    "pair" makes a bitext of the stored documents `source` and `target` (None: only a source, to be
    translated), "translate" translates and scores the stored `bitext`, "realign" aligns again what nobody
    has settled in it. `model` is a bundled model's name or a folder, "" for the pair's own.
    """

    kind: str
    source: int | None = None
    target: int | None = None
    bitext: int | None = None
    name: str = ""
    translate: bool = True
    model: str = ""
    beam: int = 4

    @classmethod
    def of(cls, text: str) -> Request:
        """Read what `start` wrote; DataError for anything else."""
        try:
            request = cls(**json.loads(text))
        except (ValueError, TypeError):
            raise DataError("the job's request cannot be read; start it anew") from None
        if request.kind not in KINDS:
            raise DataError(f"there is no kind of job {request.kind!r}; known: {', '.join(KINDS)}")
        return request


def start(project: Project, request: Request, where: str | None = None) -> int:
    """Queue a job and start its worker; returns the job's id. `where` is the place with its password."""
    id = project.add_job(request.kind, json.dumps(asdict(request), ensure_ascii=False))
    spawn(where or project.place, id)
    return id


def spawn(place: str, job: int) -> None:
    """Start a worker on a job, in a session of its own, so that it outlives the app.

    What it says goes to the job's log in the state folder; the place goes over its standard input.
    """
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    with job_file(place, job, "log").open("ab") as log:
        worker = subprocess.Popen(
            [sys.executable, "-m", "review.worker"],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            env=environment,
            start_new_session=True,
        )
    if worker.stdin is None:
        raise RuntimeError("the worker has no standard input")
    with worker.stdin as line:
        line.write(json.dumps([place, job]).encode("utf-8") + b"\n")


def job_file(place: str, job: int, kind: str) -> Path:
    """Return where a job's lock, log or journal is, in a folder that is made if missing."""
    folder = recent_file().parent / "jobs"
    make_folder(folder)
    return folder / f"{key_of(place)}-{job}.{kind}"


@contextlib.contextmanager
def claimed(place: str, job: int, tries: int = 1) -> Iterator[bool]:
    """Hold a job's lock during the block; the value says whether it was free. It goes with the process.

    Who only looks whether it is free holds it for a moment, so a worker tries more than once.
    """
    import fcntl

    with job_file(place, job, "lock").open("a") as lock:
        for left in reversed(range(tries)):
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except OSError:
                if not left:
                    yield False
                    return
                time.sleep(0.2)
        yield True


def lives(place: str, job: int) -> bool:
    """Tell whether a worker is at work on a job."""
    with claimed(place, job) as free:
        return not free


def cancel(project: Project, job: Job) -> None:
    """Call a job off; its worker ends within a second or two, and what it made so far is thrown away."""
    project.update_job(job.id, state="cancelled")


def again(project: Project, job: Job, where: str | None = None) -> int:
    """Start a new job that does what another one was to do; returns its id.

    Raises DataError where the old one does not say what that was.
    """
    return start(project, Request.of(job.request), where)


def resume(project: Project, job: Job, where: str | None = None) -> None:
    """Start a worker on a job whose worker is gone; what was translated is not translated again."""
    project.update_job(job.id, state="queued")
    spawn(where or project.place, job.id)
