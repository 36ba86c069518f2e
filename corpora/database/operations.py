"""Operations performed on a project's bitext and kept in its log, in one transaction each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Row,
    Select,
    Table,
    and_,
    delete,
    func,
    insert,
    select,
    update,
)

from corpora.database import bitexts, schema, texts
from corpora.errors import DataError
from corpora.oplog import CHANGED, GONE, Change, ConflictError, Operation, Restore, apply
from corpora.oplog_json import dumps, kind_of, loads
from corpora.records import LogEntry, Performed
from corpora.reviews import Alignment, BeadState, Comment, Status
from corpora.values import Span


class BitextTable:
    """The rows of one bitext in the database, as `corpora.oplog.Table` asks for them."""

    def __init__(self, connection: Connection, bitext_id: int, revision: int, place: str) -> None:
        self._connection = connection
        self._bitext = bitext_id
        self._revision = revision
        self._about = bitexts.info(connection, bitext_id, place)
        self.touched: dict[int, None] = {}

    def _place(self, bead: int) -> int:
        n = schema.beads
        place = self._connection.scalar(
            select(n.c.place).where(n.c.bitext_id == self._bitext, n.c.id == bead)
        )
        if place is None:
            raise DataError(GONE)
        return place

    def run(self, bead: int, count: int) -> list[BeadState]:
        """See `Table`."""
        n = schema.beads
        query = _states(self._bitext).where(n.c.place >= self._place(bead)).limit(count)
        return [_state(row) for row in self._connection.execute(query)]

    def until(self, first: int, last: int) -> list[BeadState]:
        """See `Table`."""
        n = schema.beads
        start, stop = self._place(first), self._place(last)
        if stop < start:
            raise DataError(f"pair {self.number(last)} comes before pair {self.number(first)}")
        query = _states(self._bitext).where(n.c.place >= start, n.c.place <= stop)
        return [_state(row) for row in self._connection.execute(query)]

    def comment(self, id: int) -> Comment:
        """See `Table`."""
        c = schema.comments
        row = self._connection.execute(
            select(c).where(c.c.bitext_id == self._bitext, c.c.id == id)
        ).one_or_none()
        if row is None:
            raise DataError(f"there is no comment {id}")
        return _comment(row)

    def segments(self, side: str) -> int:
        """See `Table`."""
        counts = {
            "source": self._about.source_segments,
            "target": self._about.target_segments,
        }
        return counts[side]

    def text(self, version: str, span: Span) -> str:
        """See `Table`."""
        read, document = {
            "target": (bitexts.segment_texts, self._about.target_id),
            "machine": (bitexts.machine_texts, self._about.source_id),
        }[version]
        return " ".join(read(self._connection, document, span.start, span.end) or ())

    def lang(self) -> str:
        """See `Table`."""
        return self._about.target_lang

    def number(self, bead: int) -> int:
        """See `Table`."""
        return 1 + bitexts.index_of(self._connection, self._bitext, self._place(bead))

    def new_bead(self) -> int:
        """See `Table`."""
        return self._next("next_bead")

    def new_comment(self) -> int:
        """See `Table`."""
        return self._next("next_comment")

    def _next(self, counter: str) -> int:
        b = schema.bitexts
        column = b.c[counter]
        here = b.c.id == self._bitext
        id = self._connection.execute(select(column).where(here)).scalar_one()
        self._connection.execute(update(b).where(here).values({counter: id + 1}))
        return id

    def put(self, change: Change) -> None:
        """See `Table`."""
        n, r, c = schema.beads, schema.reviews, schema.comments
        ids = [state.id for state in change.before]
        found = self._connection.execute(_states(self._bitext).where(n.c.id.in_(ids)))
        states = {row.id: _state(row) for row in found}
        if any(states.get(state.id) != state for state in change.before):
            raise ConflictError(CHANGED)
        self._delete(r, r.c.bead_id, ids)
        self._delete(n, n.c.id, ids)
        self._insert(
            n,
            [
                bitexts.bead_row(self._bitext, state.id, state.bead, self._revision)
                for state in change.after
            ],
        )
        self._insert(
            r, [_review(self._bitext, state) for state in change.after if _is_reviewed(state)]
        )
        for comment in change.comments_before:
            if self.comment(comment.id) != comment:
                raise ConflictError("the comment was changed meanwhile; look at it again")
        self._delete(c, c.c.id, [comment.id for comment in change.comments_before])
        self._insert(c, [_remark(self._bitext, comment) for comment in change.comments_after])
        self.touched.update((state.id, None) for state in change.after)

    def _delete(self, table: Table, column: Column, ids: list[int]) -> None:
        if ids:
            here = and_(table.c.bitext_id == self._bitext, column.in_(ids))
            self._connection.execute(delete(table).where(here))

    def _insert(self, table: Table, rows: list[dict[str, object]]) -> None:
        if rows:
            self._connection.execute(insert(table), rows)


def add_reviews(
    connection: Connection,
    bitext_id: int,
    states: Sequence[BeadState],
    comments: Sequence[Comment],
) -> None:
    """Store the reviews and comments that a new bitext comes with; a comment's empty date is now."""
    texts.add_rows(connection, schema.reviews, (_review(bitext_id, state) for state in states))
    if not comments:
        return
    now = texts.now()
    dated = (replace(comment, created=comment.created or now) for comment in comments)
    texts.add_rows(connection, schema.comments, (_remark(bitext_id, one) for one in dated))
    b = schema.bitexts
    following = 1 + max(comment.id for comment in comments)
    connection.execute(update(b).where(b.c.id == bitext_id).values(next_comment=following))


def _review(bitext_id: int, state: BeadState) -> dict[str, object]:
    return {
        "bitext_id": bitext_id,
        "bead_id": state.id,
        "text": state.text,
        "alignment": str(state.alignment),
        "status": str(state.status),
    }


def _remark(bitext_id: int, comment: Comment) -> dict[str, object]:
    return {
        "bitext_id": bitext_id,
        "id": comment.id,
        "side": comment.side,
        "segment": comment.segment,
        "author": comment.author,
        "created": comment.created,
        "text": comment.text,
        "resolved": int(comment.resolved),
    }


def _states(bitext_id: int) -> Select[Any]:
    n, r = schema.beads, schema.reviews
    return (
        select(n, r.c.text, r.c.alignment, r.c.status)
        .join(r, and_(r.c.bitext_id == n.c.bitext_id, r.c.bead_id == n.c.id), isouter=True)
        .where(n.c.bitext_id == bitext_id)
        .order_by(n.c.place)
    )


def _state(row: Row) -> BeadState:
    return BeadState(
        row.id,
        bitexts.bead_of(row),
        row.text,
        Alignment(row.alignment or Alignment.AUTO),
        Status(row.status or Status.DRAFT),
    )


def _is_reviewed(state: BeadState) -> bool:
    return (state.text, state.alignment, state.status) != (None, Alignment.AUTO, Status.DRAFT)


def _comment(row: Row) -> Comment:
    return Comment(
        row.id, row.side, row.segment, row.text, row.author, row.created, bool(row.resolved)
    )


def states(connection: Connection, bitext_id: int) -> list[BeadState]:
    """Read every bead of a bitext with its review, in order."""
    return [_state(row) for row in connection.execute(_states(bitext_id))]


def comments(connection: Connection, bitext_id: int) -> list[Comment]:
    """Read the comments on a bitext in the order they were made."""
    c = schema.comments
    found = connection.execute(select(c).where(c.c.bitext_id == bitext_id).order_by(c.c.id))
    return [_comment(row) for row in found]


def perform(
    connection: Connection,
    bitext_id: int,
    operation: Operation,
    author: str,
    client: str,
    seq: int | None,
    seen: Mapping[int, int],
    place: str,
) -> Performed:
    """Apply an operation and log it; one of a client and seq that is in the log is not applied again."""
    known = _known(connection, bitext_id, client, seq)
    if known is not None:
        return known
    _check_seen(connection, bitext_id, seen)
    return _log(connection, bitext_id, operation, author, client, seq, None, place)


def _check_seen(connection: Connection, bitext_id: int, seen: Mapping[int, int]) -> None:
    """Raise ConflictError unless each of the beads is there in the revision that was seen."""
    n = schema.beads
    for bead, revision in seen.items():
        here = connection.execute(
            select(n.c.revision, n.c.place).where(n.c.bitext_id == bitext_id, n.c.id == bead)
        ).one_or_none()
        if here is None:
            raise ConflictError("the pair was joined with another meanwhile; look at it again")
        if here.revision != revision:
            number = 1 + bitexts.index_of(connection, bitext_id, here.place)
            raise ConflictError(f"pair {number} was changed meanwhile; look at it again")


def _known(
    connection: Connection, bitext_id: int, client: str, seq: int | None
) -> Performed | None:
    if seq is None:
        return None
    o = schema.operations
    row = connection.execute(
        select(o.c.id, o.c.kind, o.c.bitext_id).where(o.c.client == client, o.c.seq == seq)
    ).one_or_none()
    if row is None:
        return None
    if row.bitext_id != bitext_id:
        raise DataError(f"operation {seq} of client {client!r} was made on another bitext")
    return Performed(row.id, row.kind, (), repeated=True)


def _log(
    connection: Connection,
    bitext_id: int,
    operation: Operation,
    author: str,
    client: str,
    seq: int | None,
    undoes: int | None,
    place: str,
) -> Performed:
    o = schema.operations
    if seq is None:
        last = connection.scalar(select(func.max(o.c.seq)).where(o.c.client == client))
        seq = 0 if last is None else last + 1
    id = (connection.scalar(select(func.max(o.c.id))) or 0) + 1
    table = BitextTable(connection, bitext_id, id, place)
    inverse = apply(table, operation)
    kind = kind_of(operation)
    connection.execute(
        insert(o).values(
            id=id,
            bitext_id=bitext_id,
            client=client,
            seq=seq,
            kind=kind,
            author=author,
            created=texts.now(),
            request="" if isinstance(operation, Restore) else dumps(operation),
            inverse=dumps(inverse),
            undoes=undoes,
        )
    )
    return Performed(id, kind, tuple(table.touched))


def _newest_first(connection: Connection, bitext_id: int) -> Iterator[tuple[int, int | None]]:
    """Yield (id, undoes) of the operations that are in effect: those not taken back themselves."""
    o = schema.operations
    cancelled: set[int] = set()
    query = select(o.c.id, o.c.undoes).where(o.c.bitext_id == bitext_id).order_by(o.c.id.desc())
    for id, undoes in connection.execute(query):
        if id in cancelled:
            continue
        if undoes is not None:
            cancelled.add(undoes)
        yield id, undoes


def _undoable(connection: Connection, bitext_id: int) -> int | None:
    for id, undoes in _newest_first(connection, bitext_id):
        if undoes is None:
            return id
    return None


def _redoable(connection: Connection, bitext_id: int) -> int | None:
    o = schema.operations
    for id, undoes in _newest_first(connection, bitext_id):
        if undoes is None:
            return None
        what = select(o.c.undoes).where(o.c.id == undoes)
        if connection.scalar(what) is None:
            return id
    return None


def take_back(
    connection: Connection,
    bitext_id: int,
    redo: bool,
    author: str,
    client: str,
    seq: int | None,
    place: str,
) -> Performed | None:
    """Undo the newest operation in effect, or redo the newest one undone; None where there is none."""
    known = _known(connection, bitext_id, client, seq)
    if known is not None:
        return known
    bitexts.info(connection, bitext_id, place)
    choose = _redoable if redo else _undoable
    id = choose(connection, bitext_id)
    if id is None:
        return None
    o = schema.operations
    inverse = connection.execute(select(o.c.inverse).where(o.c.id == id)).scalar_one()
    return _log(connection, bitext_id, loads(inverse), author, client, seq, id, place)


def changes(connection: Connection, bitext_id: int) -> list[tuple[int, Restore]]:
    """Read (id, inverse) of the operations in effect that are no undo, newest first."""
    o = schema.operations
    ids = [id for id, undoes in _newest_first(connection, bitext_id) if undoes is None]
    query = select(o.c.id, o.c.inverse).where(o.c.bitext_id == bitext_id)
    inverses = {row.id: row.inverse for row in connection.execute(query)}
    found = ((id, loads(inverses[id])) for id in ids)
    return [(id, inverse) for id, inverse in found if isinstance(inverse, Restore)]


def history(
    connection: Connection, bitext_id: int, limit: int, before: int | None
) -> list[LogEntry]:
    """Read the log, newest first, from the operation before `before` on."""
    o = schema.operations
    query = select(o).where(o.c.bitext_id == bitext_id).order_by(o.c.id.desc()).limit(limit)
    if before is not None:
        query = query.where(o.c.id < before)
    return [_entry(row) for row in connection.execute(query)]


def _entry(row: Row) -> LogEntry:
    request = loads(row.request) if row.request else None
    return LogEntry(row.id, row.kind, row.author, row.created, request, row.undoes)


def log(connection: Connection, bitext_id: int, after: int) -> list[tuple[LogEntry, Restore]]:
    """Read the log, oldest first, from the operation after `after` on, each with its inverse."""
    o = schema.operations
    query = select(o).where(o.c.bitext_id == bitext_id, o.c.id > after).order_by(o.c.id)
    found = ((_entry(row), loads(row.inverse)) for row in connection.execute(query))
    return [(entry, inverse) for entry, inverse in found if isinstance(inverse, Restore)]
