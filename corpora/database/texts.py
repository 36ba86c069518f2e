"""Documents and their machine translations in the database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import islice

from sqlalchemy import Connection, Table, delete, insert, select, text

from corpora.database import schema
from corpora.errors import DataError
from corpora.values import Document, Paragraph, Role, Segment, Span, Translation


def now() -> str:
    """Return the time as UTC in ISO 8601, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


BATCH = 5_000
"""Rows that go to the database in one piece."""


def add_rows(connection: Connection, table: Table, rows: Iterable[dict[str, object]]) -> None:
    """Insert rows, a batch at a time."""
    stream = iter(rows)
    while batch := list(islice(stream, BATCH)):
        connection.execute(insert(table), batch)


def add_document(connection: Connection, document: Document, name: str) -> int:
    """Store a document and index its segments; return its id, or that of an equal one."""
    d = schema.documents
    known = connection.scalar(select(d.c.id).where(d.c.hash == document.hash))
    if known is not None:
        return known
    made = connection.execute(
        insert(d).values(
            hash=document.hash,
            name=name or document.title or document.origin,
            lang=document.lang,
            text=document.text,
            title=document.title,
            byline=document.byline,
            date=document.date,
            source=document.source,
            origin=document.origin,
            segment_count=len(document.segments),
            created=now(),
        )
    ).inserted_primary_key
    if made is None:
        raise RuntimeError("the database gave no id to a new document")
    id: int = made[0]
    add_rows(
        connection,
        schema.paragraphs,
        (
            {
                "document_id": id,
                "number": number,
                "start": paragraph.span.start,
                "stop": paragraph.span.end,
                "role": str(paragraph.role),
            }
            for number, paragraph in enumerate(document.paragraphs)
        ),
    )
    add_rows(
        connection,
        schema.segments,
        (
            {
                "document_id": id,
                "number": segment.id,
                "paragraph": segment.paragraph,
                "start": segment.span.start,
                "stop": segment.span.end,
                "text": segment.text,
            }
            for segment in document.segments
        ),
    )
    if document.segments and connection.dialect.name == "sqlite":
        connection.execute(
            text(
                "INSERT INTO segments_text(rowid, text) "
                "SELECT id, text FROM segments WHERE document_id = :id ORDER BY id"
            ),
            {"id": id},
        )
    return id


def document(connection: Connection, id: int, place: str) -> Document:
    """Read one document; DataError if there is none of that id."""
    d, p, s = schema.documents, schema.paragraphs, schema.segments
    row = connection.execute(select(d).where(d.c.id == id)).one_or_none()
    if row is None:
        raise DataError(f"{place}: has no document {id}")
    paragraphs = connection.execute(
        select(p.c.start, p.c.stop, p.c.role).where(p.c.document_id == id).order_by(p.c.number)
    )
    segments = connection.execute(
        select(s.c.text, s.c.number, s.c.paragraph, s.c.start, s.c.stop)
        .where(s.c.document_id == id)
        .order_by(s.c.number)
    )
    return Document(
        row.lang,
        row.text,
        tuple(Paragraph(Span(start, stop), Role(role)) for start, stop, role in paragraphs),
        tuple(
            Segment(text, row.lang, number, paragraph, Span(start, stop))
            for text, number, paragraph, start, stop in segments
        ),
        title=row.title,
        byline=row.byline,
        date=row.date,
        source=row.source,
        origin=row.origin,
    )


MAKER = ("model", "model_hash", "engine", "precision", "beam")
"""The fields of a translation that say who made it."""


def _maker(translation: Translation) -> str:
    return json.dumps([getattr(translation, field) for field in MAKER], ensure_ascii=False)


def add_translations(
    connection: Connection, document_id: int, translations: Sequence[Translation], place: str
) -> None:
    """Store one translation a segment as the document's newest set, replacing that of the same makers."""
    d, sets, rows = schema.documents, schema.translation_sets, schema.translations
    count = connection.scalar(select(d.c.segment_count).where(d.c.id == document_id))
    if count is None:
        raise DataError(f"{place}: has no document {document_id}")
    if count != len(translations):
        raise DataError(
            f"document {document_id} has {count} segments and there are {len(translations)} "
            "translations; give one for each segment, in order"
        )
    makers = sorted(set(map(_maker, translations)))
    number = {maker: index for index, maker in enumerate(makers)}
    recipe = f"[{', '.join(makers)}]"
    same = select(sets.c.id).where(sets.c.document_id == document_id, sets.c.recipe == recipe)
    connection.execute(delete(rows).where(rows.c.set_id.in_(same)))
    connection.execute(
        delete(sets).where(sets.c.document_id == document_id, sets.c.recipe == recipe)
    )
    newest = connection.scalar(select(sets.c.id).order_by(sets.c.id.desc()).limit(1)) or 0
    set_id = newest + 1
    connection.execute(
        insert(sets).values(id=set_id, document_id=document_id, recipe=recipe, created=now())
    )
    add_rows(
        connection,
        rows,
        (
            {
                "set_id": set_id,
                "segment": segment,
                "recipe": number[_maker(one)],
                "text": one.text,
                "confidence": one.confidence,
                "flags": json.dumps(one.flags, ensure_ascii=False),
                "term_hits": json.dumps(one.term_hits, ensure_ascii=False),
                "tm_hit": one.tm_hit,
            }
            for segment, one in enumerate(translations)
        ),
    )


def newest_set(connection: Connection, document_id: int) -> int | None:
    """Return the id of the set that was added last, None where there is none."""
    sets = schema.translation_sets
    return connection.scalar(
        select(sets.c.id)
        .where(sets.c.document_id == document_id)
        .order_by(sets.c.id.desc())
        .limit(1)
    )


def translations(connection: Connection, document_id: int) -> tuple[Translation, ...] | None:
    """Read the newest set of a document, None where there is none."""
    sets, rows = schema.translation_sets, schema.translations
    set_id = newest_set(connection, document_id)
    if set_id is None:
        return None
    recipe = connection.scalar(select(sets.c.recipe).where(sets.c.id == set_id))
    makers = json.loads(recipe or "[]")
    found = connection.execute(select(rows).where(rows.c.set_id == set_id).order_by(rows.c.segment))
    return tuple(
        Translation(
            text=row.text,
            **dict(zip(MAKER, makers[row.recipe], strict=True)),
            confidence=row.confidence,
            flags=tuple(json.loads(row.flags)),
            term_hits=tuple(json.loads(row.term_hits)),
            tm_hit=row.tm_hit,
        )
        for row in found
    )
