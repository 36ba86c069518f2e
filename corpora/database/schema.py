"""The tables of a project, as they are in the newest schema version.

Offsets and numbers count from zero and ranges are half-open, as in `corpora.values`. JSON and times are
text, so that SQLite and PostgreSQL hold the same. Documents never change once they are in; beads change
only through operations, which are all kept in `operations`.

A bead's `place` is its first source segment plus its first target segment. Every bead has at least one
segment, so places grow from bead to bead: they order a bitext, and no change of one bead renumbers others.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("hash", String(64), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("lang", String(35), nullable=False),
    Column("text", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("byline", Text, nullable=False),
    Column("date", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("segment_count", Integer, nullable=False),
    Column("created", String(20), nullable=False),
)

paragraphs = Table(
    "paragraphs",
    metadata,
    Column("document_id", ForeignKey("documents.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("role", String(16), nullable=False),
)

segments = Table(
    "segments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("paragraph", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("text", Text, nullable=False),
    UniqueConstraint("document_id", "number"),
)

bitexts = Table(
    "bitexts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("source_id", ForeignKey("documents.id"), nullable=False),
    Column("target_id", ForeignKey("documents.id"), nullable=False),
    Column("next_bead", Integer, nullable=False),
    Column("next_comment", Integer, nullable=False),
    Column("created", String(20), nullable=False),
)

beads = Table(
    "beads",
    metadata,
    Column("bitext_id", ForeignKey("bitexts.id"), primary_key=True),
    Column("id", Integer, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("source_start", Integer, nullable=False),
    Column("source_stop", Integer, nullable=False),
    Column("target_start", Integer, nullable=False),
    Column("target_stop", Integer, nullable=False),
    Column("probability", Float),
    Column("scores", Text, nullable=False),
    Column("maker", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Index("beads_in_order", "bitext_id", "place", unique=True),
    Index("beads_by_source", "bitext_id", "source_start"),
    Index("beads_by_target", "bitext_id", "target_start"),
    CheckConstraint("place = source_start + target_start", name="place_is_sum"),
    CheckConstraint("source_stop + target_stop > place", name="bead_is_not_empty"),
)
"""`id` counts within the bitext and is never used again; `revision` is the operation that last touched
the bead, 0 for the import."""

reviews = Table(
    "reviews",
    metadata,
    Column("bitext_id", Integer, primary_key=True),
    Column("bead_id", Integer, primary_key=True),
    Column("text", Text),
    Column("alignment", String(16), nullable=False),
    Column("status", String(16), nullable=False),
    ForeignKeyConstraint(["bitext_id", "bead_id"], ["beads.bitext_id", "beads.id"]),
    Index("reviews_by_status", "bitext_id", "status"),
    Index("reviews_by_alignment", "bitext_id", "alignment"),
)
"""One a bead, only where it differs from an untouched one; `text` NULL where nobody wrote any."""

units = Table(
    "units",
    metadata,
    Column("bitext_id", ForeignKey("bitexts.id"), primary_key=True),
    Column("bead_id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("props", Text, nullable=False),
)
"""What the unit that a bead was imported from said of itself: its id and the props that are none of ours
(JSON). One a bead, only where there is something; it stays when the bead is merged away, for the undo."""

comments = Table(
    "comments",
    metadata,
    Column("bitext_id", ForeignKey("bitexts.id"), primary_key=True),
    Column("id", Integer, primary_key=True),
    Column("side", String(6), nullable=False),
    Column("segment", Integer, nullable=False),
    Column("author", Text, nullable=False),
    Column("created", String(20), nullable=False),
    Column("text", Text, nullable=False),
    Column("resolved", Integer, nullable=False),
    Index("comments_by_segment", "bitext_id", "side", "segment"),
)
"""Comments hang on a segment, so they follow it through merges and splits of beads."""

translation_sets = Table(
    "translation_sets",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False),
    Column("recipe", Text, nullable=False),
    Column("created", String(20), nullable=False),
    UniqueConstraint("document_id", "recipe"),
)
"""One complete machine translation of a document; `recipe` is what made it (JSON)."""

translations = Table(
    "translations",
    metadata,
    Column("set_id", ForeignKey("translation_sets.id"), primary_key=True),
    Column("segment", Integer, primary_key=True),
    Column("recipe", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("confidence", Float),
    Column("flags", Text, nullable=False),
    Column("term_hits", Text, nullable=False),
    Column("tm_hit", Text, nullable=False),
)
"""`recipe` is the index of the row's maker in its set's list."""

issues = Table(
    "issues",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("bitext_id", ForeignKey("bitexts.id"), nullable=False),
    Column("check_name", Text, nullable=False),
    Column("severity", String(16), nullable=False),
    Column("side", String(6), nullable=False),
    Column("segment", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("message", Text, nullable=False),
    Column("ignored", Integer, nullable=False),
    Index("issues_by_segment", "bitext_id", "side", "segment"),
)
"""What a check found, on characters [start, stop) of a segment."""

jobs = Table(
    "jobs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("done", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("message", Text, nullable=False),
    Column("request", Text, nullable=False),
    Column("created", String(20), nullable=False),
    Column("heartbeat", String(20), nullable=False),
)

operations = Table(
    "operations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("bitext_id", ForeignKey("bitexts.id"), nullable=False),
    Column("client", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("author", Text, nullable=False),
    Column("created", String(20), nullable=False),
    Column("request", Text, nullable=False),
    Column("inverse", Text, nullable=False),
    Column("undoes", ForeignKey("operations.id")),
    UniqueConstraint("client", "seq"),
    Index("operations_of_bitext", "bitext_id", "id"),
)
"""Append-only. `request` is what was asked ("" for an undo or redo), `inverse` every touched row after and
before, `undoes` the operation whose inverse this one performed."""

scores = Table(
    "scores",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("bitext_id", ForeignKey("bitexts.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("value", Float, nullable=False),
    Column("signature", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("created", String(20), nullable=False),
)

_REVIEW = "{0}.bitext_id << 32 | {0}.bead_id"
_INDEX_REVIEW = (
    "INSERT INTO reviews_text(rowid, text) SELECT {}, {}.text WHERE {}.text IS NOT NULL"
).format(_REVIEW.format("new"), "new", "new")
_FORGET_REVIEW = f"DELETE FROM reviews_text WHERE rowid = {_REVIEW.format('old')}"

FULL_TEXT = {
    "sqlite": [
        "CREATE VIRTUAL TABLE segments_text USING fts5("
        "text, content='segments', content_rowid='id', tokenize='unicode61 remove_diacritics 2')",
    ],
    "postgresql": [
        "CREATE INDEX segments_text ON segments USING gin (to_tsvector('simple', text))",
    ],
}
"""Dialect → statements that make the full-text index over the segments."""

REVIEWS_TEXT = {
    "sqlite": [
        "CREATE VIRTUAL TABLE reviews_text USING fts5("
        "text, tokenize='unicode61 remove_diacritics 2')",
        f"CREATE TRIGGER review_added AFTER INSERT ON reviews BEGIN {_INDEX_REVIEW}; END",
        f"CREATE TRIGGER review_gone AFTER DELETE ON reviews BEGIN {_FORGET_REVIEW}; END",
        "CREATE TRIGGER review_changed AFTER UPDATE ON reviews "
        f"BEGIN {_FORGET_REVIEW}; {_INDEX_REVIEW}; END",
    ],
    "postgresql": [
        "CREATE INDEX reviews_text ON reviews USING gin (to_tsvector('simple', text))",
    ],
}
"""Dialect → statements that make the full-text index over what reviewers wrote, and keep it; in SQLite a
row is known by its bitext's id in the upper and its bead's in the lower 32 bits."""

FILL_REVIEWS_TEXT = {
    "sqlite": "INSERT INTO reviews_text(rowid, text) "
    "SELECT bitext_id << 32 | bead_id, text FROM reviews WHERE text IS NOT NULL",
}
"""Dialect → statement that fills that index in an older project."""
