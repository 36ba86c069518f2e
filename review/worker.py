"""The process that does a job: `python -m review.worker`, with a line of JSON [place, job id] on its input.

It calls what the commands call. Translations are kept in a journal as they are made and results are one
transaction, so a killed worker leaves the project as it was and the next one goes on where it stopped.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable, Sequence

from corpora.errors import CareoError, DataError
from corpora.store import Job, Project, StoredScore
from corpora.values import Bead, Bitext, Document, Span, Translation
from review.runs import OPEN, Request, claimed, job_file

CHUNK = 32
"""Segments translated between two looks at the job."""

PULSE = 1.0
"""Seconds between two heartbeats."""

Tell = Callable[[str, int, int], None]
"""Called with the step and how many of how many."""


def work(place: str, id: int) -> None:
    """Do a job; another worker's, a finished or a cancelled one is left alone."""
    with claimed(place, id, tries=10) as free:
        if not free:
            return
        with Project.open(place) as project:
            job = next((job for job in project.jobs(limit=1000) if job.id == id), None)
            if job is None or job.state not in OPEN:
                return
            threading.Thread(target=_beat, args=(place, id), daemon=True).start()
            project.update_job(id, state="running", message="load")
            try:
                made = perform(project, job, place)
            except CareoError as error:
                project.update_job(id, state="failed", message=str(error))
            except Exception as error:
                project.update_job(id, state="failed", message=f"{type(error).__name__}: {error}")
                raise
            else:
                project.update_job(id, state="done", message=str(made))
                job_file(place, id, "journal").unlink(missing_ok=True)
                job_file(place, id, "log").unlink(missing_ok=True)


def perform(project: Project, job: Job, place: str) -> int:
    """Do what a job asks for and return the id of the bitext that it made or changed."""
    request = Request.of(job.request)

    def tell(step: str, done: int, total: int) -> None:
        project.update_job(job.id, message=step, done=done, total=total)

    if request.kind == "pair":
        return _pair(project, job, request, place, tell)
    info = next((one for one in project.bitexts() if one.id == request.bitext), None)
    if info is None:
        raise DataError(f"{project.place}: has no bitext {request.bitext}")
    if request.kind == "translate":
        bitext = project.bitext(info.id)
        made = translate(bitext.source, info.target_lang, request, place, job.id, tell)
        project.add_translations(info.source_id, made)
        for score in scores(bitext, made, tell):
            project.add_score(info.id, score.name, score.value, score.signature, score.about)
        return info.id
    from review.realigning import realign_all

    tell("align", 0, 0)
    realign_all(project, info, client=f"job-{job.id}")
    return info.id


def _pair(project: Project, job: Job, request: Request, place: str, tell: Tell) -> int:
    if request.source is None:
        raise DataError("the job names no source; start it anew")
    for info in project.bitexts():  # a worker killed right after it was stored
        same = request.target is None or info.target_id == request.target
        if info.source_id == request.source and same and info.created >= job.created:
            return info.id
    source = project.document(request.source)
    made = None
    if request.target is None:
        lang = {"es": "en", "en": "es"}.get(source.lang, "en")
        target = Document(lang, "", (), ())
    else:
        target = project.document(request.target)
    if request.translate:
        made = translate(source, target.lang, request, place, job.id, tell)
    if request.target is None:
        count = len(source.segments)
        bitext = Bitext(
            source, target, tuple(Bead(Span(i, i + 1), Span(0, 0)) for i in range(count))
        )
    else:
        from align import align

        tell("align", 0, 0)
        texts = None if made is None else [one.text for one in made]
        bitext = align(source, target, translations=texts)
    figures = [] if made is None or request.target is None else scores(bitext, made, tell)
    return project.import_bitext(bitext, request.name, made, figures)


def translate(
    source: Document, target_lang: str, request: Request, place: str, job: int, tell: Tell
) -> list[Translation]:
    """Translate every segment of a document; those in the job's journal are not translated again."""
    from translate import translator
    from translate.journal import Journal, journaled
    from translate.placeholders import protecting

    texts = [segment.text for segment in source.segments]
    tell("load", 0, len(texts))
    machine = translator(source.lang, target_lang, request.model or None, beam=request.beam)
    made: list[Translation] = []
    with Journal(job_file(place, job, "journal")) as journal:
        kept = protecting(lambda some: journaled(machine, some, journal), source.lang, target_lang)
        for start in range(0, len(texts), CHUNK):
            tell("translate", start, len(texts))
            made += kept(texts[start : start + CHUNK])
    tell("translate", len(texts), len(texts))
    return made


def scores(bitext: Bitext, made: Sequence[Translation], tell: Tell) -> list[StoredScore]:
    """Score translations against the human one, where any bead has text on both sides."""
    from eval.bitexts import coverage_text, score_bitext

    if not any(len(bead.source) and len(bead.target) for bead in bitext.beads):
        return []
    tell("score", 0, 0)
    found = score_bitext(bitext, made)
    about = coverage_text(found)
    return [StoredScore(one.name, one.value, one.signature, about) for one in found.scores]


def _beat(place: str, id: int) -> None:
    """Say that the worker lives; end the process when the job was called off.

    Nothing is half done then: what the worker wrote is whole transactions and a journal.
    """
    with Project.open(place) as project:
        while True:
            try:
                if project.update_job(id).state == "cancelled":
                    job_file(place, id, "journal").unlink(missing_ok=True)
                    os._exit(0)
            except CareoError:
                pass  # a lock held a little long; the next beat tries again
            time.sleep(PULSE)


def main() -> None:
    """Serve one request and exit."""
    place, id = json.loads(sys.stdin.readline())
    os.nice(1)
    work(place, id)


if __name__ == "__main__":
    main()
