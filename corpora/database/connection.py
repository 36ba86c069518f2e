"""Connections and transactions: one a piece of work, taken for writing from its first statement.

SQLite runs with a write-ahead log, foreign keys, and a full flush at every commit; a writer begins with
BEGIN IMMEDIATE, so that two writers queue (up to ten seconds) and never deadlock half way. On PostgreSQL
an advisory lock of the database does the same.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from corpora.database import migrations
from corpora.errors import DataError, UsageError

APPLICATION_ID = 0x43617265
"""Marks an SQLite file as a project (PRAGMA application_id): "Care" in ASCII."""

BUSY_SECONDS = 10

SYNCHRONOUS = "FULL"
"""How SQLite flushes a commit: FULL survives a power cut."""


def is_url(place: str | Path) -> bool:
    """Tell whether `place` names a database server rather than a file."""
    return "://" in str(place)


_OPEN: Counter[tuple[int, int]] = Counter()
"""Device and inode of the files that this process has connections to, and how many."""
_COUNTING = threading.Lock()


def is_project_file(path: Path) -> bool:
    """Tell from its first 100 bytes whether a file is a project, without opening it as a database.

    A file that this process has open as a project is one, and is not opened again: to close a file drops
    every lock that the process holds on it (POSIX), also those of an open connection; another process
    would then take itself for the last one, delete the write-ahead log, and what the connection wrote
    from there on would be lost (sqlite.org/howtocorrupt.html, section 2.2).
    """
    if _OPEN[_inode(path)] > 0:
        return True
    with path.open("rb") as file:
        head = file.read(100)
    return (
        len(head) == 100
        and head.startswith(b"SQLite format 3\0")
        and int.from_bytes(head[68:72], "big") == APPLICATION_ID
    )


def _inode(path: Path) -> tuple[int, int]:
    about = path.stat()
    return about.st_dev, about.st_ino


def _engine(place: str | Path) -> Engine:
    if is_url(place):
        try:
            return create_engine(make_url(str(place)), pool_pre_ping=True)
        except (ArgumentError, NoSuchModuleError, ImportError, ValueError) as error:
            raise UsageError(
                f"{_hidden(place)}: cannot be used as a database ({error}); "
                "write postgresql+DRIVER://user@host/name and install its driver"
            ) from None
    url = URL.create("sqlite", database=str(place))
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def connected(raw: sqlite3.Connection, record: Any) -> None:
        raw.isolation_level = None
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute(f"PRAGMA synchronous={SYNCHRONOUS}")
        raw.execute("PRAGMA foreign_keys=ON")
        record.info["inode"] = _inode(Path(place))
        with _COUNTING:
            _OPEN[record.info["inode"]] += 1

    @event.listens_for(engine, "close")
    def closed(_raw: sqlite3.Connection, record: Any) -> None:
        if "inode" in record.info:
            with _COUNTING:
                _OPEN[record.info.pop("inode")] -= 1

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get("careo_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _hidden(place: str | Path) -> str:
    if not is_url(place):
        return str(place)
    try:
        return make_url(str(place)).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return "the database URL"


def _same_rights(path: Path) -> None:
    """Give the log and the index that SQLite keeps beside a file the rights of the file.

    SQLite gives them those when it makes them; after a while as read-only the file may be writable again,
    and they would not be.
    """
    with contextlib.suppress(OSError):
        mode = path.stat().st_mode & 0o777
        for end in ("-wal", "-shm"):
            beside = path.with_name(path.name + end)
            with contextlib.suppress(FileNotFoundError):
                if beside.stat().st_mode & 0o777 != mode:
                    beside.chmod(mode)


class Database:
    """An open project database; `place` is its path, or its URL without the password."""

    def __init__(self, place: str | Path) -> None:
        self.place = _hidden(place)
        if not is_url(place):
            _same_rights(Path(place))
        self._engine = _engine(place)
        self.dialect = self._engine.dialect.name

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one unchanging state of the project."""
        with self._errors(), self._engine.connect() as plain:
            connection = plain
            if self.dialect == "postgresql":
                connection = plain.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection in a transaction that is kept when the block ends and dropped when it raises."""
        with self._errors(), self._engine.connect() as plain:
            connection = plain.execution_options(careo_writes=True)
            with connection.begin():
                if self.dialect == "postgresql":
                    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({APPLICATION_ID})")
                yield connection

    def make(self) -> None:
        """Make the tables of a project in an empty database; DataError if there are some."""
        with self.writing() as connection:
            if migrations.version_of(connection, self.place):
                raise DataError(f"{self.place}: is a project already; open it")
            migrations.make(connection)
            if self.dialect == "sqlite":
                connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")

    def update(self) -> None:
        """Bring an existing project to the newest schema version, one transaction a version."""
        with self.reading() as connection:
            version = migrations.version_of(connection, self.place)
        if not version:
            raise DataError(f"{self.place}: is an empty database, not a project; create one there")
        migrations.check_version(version, self.place)
        while version < migrations.newest():
            with self.writing() as connection:
                if migrations.version_of(connection, self.place) == version:
                    migrations.step(connection, version)
            version += 1

    def close(self) -> None:
        """Close every connection; the last one to a file folds the write-ahead log into it."""
        self._engine.dispose()

    @contextlib.contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise self._told(error) from None
        except UnicodeEncodeError as error:
            raise DataError(
                f"{self.place}: cannot keep a lone surrogate (U+{ord(error.object[error.start]):04X}) "
                f"in {error.object[max(0, error.start - 20) : error.start]!r}…; the text is damaged, "
                "read it again from its source"
            ) from None

    def _told(self, error: DBAPIError) -> Exception:
        cause = str(error.orig)
        if "locked" in cause or "busy" in cause:
            return DataError(
                f"{self.place}: another program has been writing to it for {BUSY_SECONDS} seconds; "
                "wait for it and try again"
            )
        if "readonly" in cause or "read-only" in cause or "unable to open" in cause:
            return DataError(
                f"{self.place}: may not be written; check the permissions of the file and its folder"
            )
        if "malformed" in cause or "not a database" in cause:
            return DataError(f"{self.place}: is damaged ({cause}); restore it from a copy")
        if "full" in cause or "disk I/O" in cause:
            return DataError(
                f"{self.place}: could not be written ({cause}); nothing was changed; "
                "see whether its disk is full"
            )
        return DataError(f"{self.place}: the database refused ({cause.splitlines()[0]})")
