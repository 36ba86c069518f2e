"""Bitexts, their beads, windows over them, scores and the search over both sides."""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Row,
    Tuple,
    and_,
    func,
    insert,
    literal_column,
    select,
    text,
    tuple_,
)

from corpora.arrivals import Kept
from corpora.database import schema, texts
from corpora.errors import DataError
from corpora.records import BitextInfo, BitextRow, SearchHit, StoredScore
from corpora.values import Bead, Bitext, Span


def add_bitext(
    connection: Connection, source_id: int, target_id: int, bitext: Bitext, name: str, place: str
) -> int:
    """Store the beads between two stored documents; DataError if the bitext is over other texts."""
    d, b = schema.documents, schema.bitexts
    for side, id, document in (
        ("source", source_id, bitext.source),
        ("target", target_id, bitext.target),
    ):
        known = connection.scalar(select(d.c.hash).where(d.c.id == id))
        if known is None:
            raise DataError(f"{place}: has no document {id}")
        if known != document.hash:
            raise DataError(f"document {id} is not the bitext's {side}; add that document first")
    made = connection.execute(
        insert(b).values(
            name=name,
            source_id=source_id,
            target_id=target_id,
            next_bead=len(bitext.beads),
            next_comment=0,
            created=texts.now(),
        )
    ).inserted_primary_key
    if made is None:
        raise RuntimeError("the database gave no id to a new bitext")
    id = made[0]
    texts.add_rows(
        connection,
        schema.beads,
        (bead_row(id, number, bead, 0) for number, bead in enumerate(bitext.beads)),
    )
    return id


def add_kept(connection: Connection, id: int, kept: Iterable[Kept]) -> None:
    """Store what the units of a bitext said of themselves."""
    rows = (
        {
            "bitext_id": id,
            "bead_id": one.bead,
            "name": one.name,
            "props": json.dumps(one.props, ensure_ascii=False),
        }
        for one in kept
    )
    texts.add_rows(connection, schema.units, rows)


def kept(connection: Connection, id: int) -> dict[int, Kept]:
    """Read what the units of a bitext said of themselves, by the ids of their beads."""
    u = schema.units
    found = connection.execute(select(u).where(u.c.bitext_id == id).order_by(u.c.bead_id))
    return {
        row.bead_id: Kept(
            row.bead_id, row.name, tuple((name, value) for name, value in json.loads(row.props))
        )
        for row in found
    }


def bead_row(bitext_id: int, id: int, bead: Bead, revision: int) -> dict[str, object]:
    """Return a bead as a row of its table."""
    return {
        "bitext_id": bitext_id,
        "id": id,
        "place": bead.source.start + bead.target.start,
        "source_start": bead.source.start,
        "source_stop": bead.source.end,
        "target_start": bead.target.start,
        "target_stop": bead.target.end,
        "probability": bead.probability,
        "scores": json.dumps(bead.scores, ensure_ascii=False),
        "maker": bead.maker,
        "revision": revision,
    }


def bead_of(row: Row) -> Bead:
    """Return the bead that a row of its table holds."""
    return Bead(
        Span(row.source_start, row.source_stop),
        Span(row.target_start, row.target_stop),
        row.probability,
        tuple((name, value) for name, value in json.loads(row.scores)),
        row.maker,
    )


def _info(connection: Connection, id: int | None = None) -> list[BitextInfo]:
    b, n = schema.bitexts, schema.beads
    source, target = schema.documents.alias("source"), schema.documents.alias("target")
    beads = select(func.count()).where(n.c.bitext_id == b.c.id).scalar_subquery()
    query = (
        select(
            b.c.id,
            b.c.name,
            b.c.source_id,
            b.c.target_id,
            source.c.lang.label("source_lang"),
            target.c.lang.label("target_lang"),
            source.c.segment_count.label("source_segments"),
            target.c.segment_count.label("target_segments"),
            beads.label("beads"),
            b.c.created,
        )
        .join(source, source.c.id == b.c.source_id)
        .join(target, target.c.id == b.c.target_id)
        .order_by(b.c.id)
    )
    if id is not None:
        query = query.where(b.c.id == id)
    return [BitextInfo(**row) for row in connection.execute(query).mappings()]


def infos(connection: Connection) -> list[BitextInfo]:
    """List the bitexts in the order they were added."""
    return _info(connection)


def info(connection: Connection, id: int, place: str) -> BitextInfo:
    """Describe one bitext; DataError if there is none of that id."""
    found = _info(connection, id)
    if not found:
        raise DataError(f"{place}: has no bitext {id}")
    return found[0]


def bitext(connection: Connection, id: int, place: str) -> Bitext:
    """Read a whole bitext."""
    about = info(connection, id, place)
    n = schema.beads
    beads = connection.execute(select(n).where(n.c.bitext_id == id).order_by(n.c.place))
    return Bitext(
        texts.document(connection, about.source_id, place),
        texts.document(connection, about.target_id, place),
        tuple(map(bead_of, beads)),
    )


def segment_texts(connection: Connection, document_id: int, start: int, stop: int) -> list[str]:
    """Read the texts of a document's segments [start, stop)."""
    s = schema.segments
    return list(
        connection.scalars(
            select(s.c.text)
            .where(s.c.document_id == document_id, s.c.number >= start, s.c.number < stop)
            .order_by(s.c.number)
        )
    )


def machine_texts(
    connection: Connection, document_id: int, start: int, stop: int
) -> list[str] | None:
    """Read the newest machine translation of segments [start, stop), None where there is none."""
    rows = schema.translations
    newest = texts.newest_set(connection, document_id)
    if newest is None:
        return None
    return list(
        connection.scalars(
            select(rows.c.text)
            .where(rows.c.set_id == newest, rows.c.segment >= start, rows.c.segment < stop)
            .order_by(rows.c.segment)
        )
    )


def rows(connection: Connection, id: int, start: int, stop: int, place: str) -> list[BitextRow]:
    """Read the beads numbered [start, stop) with their texts; fewer at the end of the bitext."""
    about = info(connection, id, place)
    if not 0 <= start <= stop:
        raise DataError(f"rows need 0 <= start <= stop, not [{start}, {stop})")
    n, r = schema.beads, schema.reviews
    found = connection.execute(
        select(n, r.c.text, r.c.alignment, r.c.status)
        .join(r, and_(r.c.bitext_id == n.c.bitext_id, r.c.bead_id == n.c.id), isouter=True)
        .where(n.c.bitext_id == id)
        .order_by(n.c.place)
        .limit(stop - start)
        .offset(start)
    ).all()
    if not found:
        return []
    first, last = found[0], found[-1]
    source = segment_texts(connection, about.source_id, first.source_start, last.source_stop)
    target = segment_texts(connection, about.target_id, first.target_start, last.target_stop)
    machine = machine_texts(connection, about.source_id, first.source_start, last.source_stop)
    result = []
    for index, row in enumerate(found, start):
        bead = bead_of(row)
        a = slice(row.source_start - first.source_start, row.source_stop - first.source_start)
        b = slice(row.target_start - first.target_start, row.target_stop - first.target_start)
        result.append(
            BitextRow(
                index,
                bead,
                " ".join(source[a]),
                " ".join(target[b]),
                None if machine is None else " ".join(machine[a]),
                id=row.id,
                revision=row.revision,
                text=row.text,
                alignment=row.alignment or "auto",
                status=row.status or "draft",
            )
        )
    return result


def add_score(connection: Connection, id: int, score: StoredScore, place: str) -> None:
    """Store a figure about a bitext."""
    info(connection, id, place)
    connection.execute(
        insert(schema.scores).values(
            bitext_id=id,
            name=score.name,
            value=score.value,
            signature=score.signature,
            about=score.about,
            created=score.created or texts.now(),
        )
    )


def scores(connection: Connection, id: int, place: str) -> list[StoredScore]:
    """List the figures about a bitext in the order they were added."""
    info(connection, id, place)
    s = schema.scores
    found = connection.execute(
        select(s.c.name, s.c.value, s.c.signature, s.c.about, s.c.created)
        .where(s.c.bitext_id == id)
        .order_by(s.c.id)
    )
    return [StoredScore(**row) for row in found.mappings()]


_QUERY_PARTS = re.compile(r'"([^"]*)"|(\S+)')


def _full_text_query(words: str) -> str | None:
    """Turn what a person typed into an FTS5 query: all words, "…" a phrase, word* a beginning of a word.

    None where nothing in it is a letter or digit, which no index knows.
    """
    parts = []
    for phrase, word in _QUERY_PARTS.findall(words):
        wanted = phrase or word
        prefix = bool(word) and wanted.endswith("*")
        if any(character.isalnum() for character in wanted):
            quoted = wanted.rstrip("*").replace('"', '""') if prefix else wanted.replace('"', '""')
            parts.append(f'"{quoted}"' + ("*" if prefix else ""))
    return " AND ".join(parts) or None


class _Beads:
    """Where segments stand in the beads of bitexts, each of which is read once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[int, Sequence[Row]] = {}

    def _of(self, bitext_id: int) -> Sequence[Row]:
        if bitext_id not in self._known:
            n = schema.beads
            query = select(n.c.id, n.c.place, n.c.source_start, n.c.target_start)
            chosen = query.where(n.c.bitext_id == bitext_id).order_by(n.c.place)
            self._known[bitext_id] = self._connection.execute(chosen).all()
        return self._known[bitext_id]

    def at(self, bitext_id: int, side: str, segment: int) -> tuple[int, int]:
        """Return the id and the index of the bead that a segment stands in."""
        beads, column = self._of(bitext_id), 2 if side == "source" else 3
        index = bisect_right(beads, segment, key=lambda bead: bead[column]) - 1
        return beads[index].id, index

    def index(self, bitext_id: int, place: int) -> int:
        """Return how many beads of a bitext stand before a place."""
        return bisect_left(self._of(bitext_id), place, key=lambda bead: bead.place)


def search(
    connection: Connection, words: str, side: str, bitext_id: int | None, limit: int
) -> Sequence[SearchHit]:
    """Find segments of bitexts by their words, in the order of bitext, bead and side."""
    s, b = schema.segments, schema.bitexts
    found = _holds(connection, words, s.c.text, s.c.id, "segments_text")
    documents = {"source": b.c.source_id, "target": b.c.target_id}
    beads = _Beads(connection)
    hits = []
    if side in ("review", "both"):
        hits = _reviewed(connection, words, bitext_id, limit, beads)
    for name in documents if side == "both" else {side} & documents.keys():
        chosen = (
            select(b.c.id, s.c.number, s.c.text)
            .select_from(s)
            .join(b, documents[name] == s.c.document_id)
            .where(found)
            .order_by(b.c.id, s.c.number)
            .limit(limit)
        )
        if bitext_id is not None:
            chosen = chosen.where(b.c.id == bitext_id)
        for row in connection.execute(chosen).all():
            bead, index = beads.at(row.id, name, row.number)
            hits.append(SearchHit(row.id, bead, index, name, row.number, row.text))
    hits.sort(key=lambda hit: (hit.bitext_id, hit.index, hit.side, hit.segment))
    return hits[:limit]


def _holds(
    connection: Connection, words: str, column: Column, row: ColumnElement | Tuple, index: str
) -> ColumnElement:
    """The condition that a text holds the words; `row` is what the full-text index knows it by."""
    query = _full_text_query(words)
    if query is None:
        escaped = words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        return column.like(f"%{escaped}%", escape="\\")
    if connection.dialect.name == "sqlite":
        key = "rowid >> 32, rowid & 4294967295" if index == "reviews_text" else "rowid"
        match = text(f"SELECT {key} FROM {index} WHERE {index} MATCH :query")
        return row.in_(match.bindparams(query=query))
    vector = func.to_tsvector(literal_column("'simple'"), column)
    return vector.op("@@")(func.websearch_to_tsquery(literal_column("'simple'"), words))


def _reviewed(
    connection: Connection, words: str, bitext_id: int | None, limit: int, beads: _Beads
) -> list[SearchHit]:
    """Find what reviewers wrote by its words, in the order of bitext and bead."""
    r, n = schema.reviews, schema.beads
    row = tuple_(r.c.bitext_id, r.c.bead_id)
    chosen = (
        select(r.c.bitext_id, r.c.bead_id, r.c.text, n.c.place, n.c.source_start, n.c.target_start)
        .add_columns(n.c.source_stop)
        .join(n, and_(n.c.bitext_id == r.c.bitext_id, n.c.id == r.c.bead_id))
        .where(r.c.text.is_not(None), _holds(connection, words, r.c.text, row, "reviews_text"))
        .order_by(r.c.bitext_id, n.c.place)
        .limit(limit)
    )
    if bitext_id is not None:
        chosen = chosen.where(r.c.bitext_id == bitext_id)
    return [
        SearchHit(
            found.bitext_id,
            found.bead_id,
            beads.index(found.bitext_id, found.place),
            "review",
            found.source_start if found.source_stop > found.source_start else found.target_start,
            found.text,
        )
        for found in connection.execute(chosen).all()
    ]


def index_of(connection: Connection, bitext_id: int, place: int) -> int:
    """How many beads of a bitext stand before a place."""
    n = schema.beads
    before = select(func.count()).where(n.c.bitext_id == bitext_id, n.c.place < place)
    return connection.scalar(before) or 0
