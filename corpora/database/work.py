"""Issues that checks found, and jobs that run in the background."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Row, delete, insert, select, update

from corpora.database import bitexts, schema, texts
from corpora.errors import DataError, unknown
from corpora.records import JOB_STATES, Issue, Job
from corpora.values import Span


def set_issues(
    connection: Connection, bitext_id: int, check: str, issues: Sequence[Issue], place: str
) -> None:
    """Replace what a check found; an issue that was there and ignored stays ignored."""
    bitexts.info(connection, bitext_id, place)
    i = schema.issues
    here = (i.c.bitext_id == bitext_id, i.c.check_name == check)
    ignored = {
        (row.side, row.segment, row.message)
        for row in connection.execute(select(i).where(*here, i.c.ignored == 1))
    }
    connection.execute(delete(i).where(*here))
    if not issues:
        return
    connection.execute(
        insert(i),
        [
            {
                "bitext_id": bitext_id,
                "check_name": check,
                "severity": issue.severity,
                "side": issue.side,
                "segment": issue.segment,
                "start": issue.span.start,
                "stop": issue.span.end,
                "message": issue.message,
                "ignored": int(
                    issue.ignored or (issue.side, issue.segment, issue.message) in ignored
                ),
            }
            for issue in issues
        ],
    )


def issues(connection: Connection, bitext_id: int) -> list[Issue]:
    """Read what the checks found, in the order of segments."""
    i = schema.issues
    query = select(i).where(i.c.bitext_id == bitext_id).order_by(i.c.segment, i.c.side, i.c.id)
    return [
        Issue(
            row.check_name,
            row.severity,
            row.side,
            row.segment,
            Span(row.start, row.stop),
            row.message,
            bool(row.ignored),
            row.id,
        )
        for row in connection.execute(query)
    ]


def ignore_issue(connection: Connection, id: int, ignored: bool, place: str) -> None:
    """Set whether an issue is ignored; DataError if there is none of that id."""
    i = schema.issues
    done = connection.execute(update(i).where(i.c.id == id).values(ignored=int(ignored)))
    if not done.rowcount:
        raise DataError(f"{place}: has no issue {id}")


def add_job(connection: Connection, kind: str, request: str) -> int:
    """Queue a job and return its id."""
    j = schema.jobs
    time = texts.now()
    row = {"kind": kind, "state": "queued", "done": 0, "total": 0, "message": ""}
    made = connection.execute(
        insert(j).values(**row, request=request, created=time, heartbeat=time)
    ).inserted_primary_key
    if made is None:
        raise RuntimeError("the database gave no id to a new job")
    return made[0]


def update_job(connection: Connection, id: int, changes: dict[str, str | int], place: str) -> Job:
    """Change a job and set its heartbeat; a cancelled one stays cancelled."""
    j = schema.jobs
    row = connection.execute(select(j).where(j.c.id == id)).one_or_none()
    if row is None:
        raise DataError(f"{place}: has no job {id}")
    state = changes.get("state", row.state)
    if state not in JOB_STATES:
        raise unknown("job state", str(state), JOB_STATES)
    if row.state == "cancelled":
        changes = {name: value for name, value in changes.items() if name != "state"}
    connection.execute(update(j).where(j.c.id == id).values(**changes, heartbeat=texts.now()))
    return _job(connection.execute(select(j).where(j.c.id == id)).one())


def jobs(connection: Connection, limit: int) -> list[Job]:
    """Read the newest jobs, newest first."""
    j = schema.jobs
    return [_job(row) for row in connection.execute(select(j).order_by(j.c.id.desc()).limit(limit))]


def _job(row: Row) -> Job:
    return Job(
        row.id,
        row.kind,
        row.state,
        row.done,
        row.total,
        row.message,
        row.request,
        row.created,
        row.heartbeat,
    )
