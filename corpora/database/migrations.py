"""Schema versions: how an empty database becomes a project and how an older project is brought up to date.

A new database gets the newest tables at once. Version 1 is the first release; each later version adds one
function to STEPS, which runs in one transaction together with the record of it, so a killed update leaves
the version before it whole.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, insert, inspect, select, update

from corpora.database import schema
from corpora.errors import DataError

APP = "careo"


def _keep_units_and_search_reviews(connection: Connection) -> None:
    """Version 2: what imported units said of themselves; search in what reviewers wrote."""
    schema.units.create(connection)
    for statement in schema.REVIEWS_TEXT.get(connection.dialect.name, []):
        connection.exec_driver_sql(statement)
    fill = schema.FILL_REVIEWS_TEXT.get(connection.dialect.name)
    if fill:
        connection.exec_driver_sql(fill)


STEPS: list[Callable[[Connection], None]] = [_keep_units_and_search_reviews]
"""Item n brings version n + 1 to version n + 2."""


def newest() -> int:
    """Return the schema version that this program reads and writes."""
    return 1 + len(STEPS)


def make(connection: Connection) -> None:
    """Make the tables of the newest version in an empty database."""
    schema.metadata.create_all(connection, checkfirst=False)
    for statements in (schema.FULL_TEXT, schema.REVIEWS_TEXT):
        for statement in statements.get(connection.dialect.name, []):
            connection.exec_driver_sql(statement)
    connection.execute(
        insert(schema.meta),
        [{"key": "app", "value": APP}, {"key": "schema", "value": str(newest())}],
    )


def version_of(connection: Connection, place: str) -> int:
    """Return the schema version, 0 for an empty database; DataError if the tables are not a project's."""
    names = inspect(connection).get_table_names()
    if not names:
        return 0
    if "meta" in names:
        held = dict(connection.execute(select(schema.meta.c.key, schema.meta.c.value)).all())
        if held.get("app") == APP and held.get("schema", "").isdecimal():
            return int(held["schema"])
    raise DataError(f"{place}: is a database but not a careo project; name another one")


def check_version(version: int, place: str) -> None:
    """Raise DataError when a newer careo made the project."""
    if version > newest():
        raise DataError(
            f"{place}: has schema version {version}, this careo knows up to {newest()}; "
            "open it with the newer careo that made it"
        )


def step(connection: Connection, version: int) -> None:
    """Bring `version` to the next one and record it, inside the caller's transaction."""
    STEPS[version - 1](connection)
    connection.execute(
        update(schema.meta).where(schema.meta.c.key == "schema").values(value=str(version + 1))
    )
