"""The project: documents, bitexts, translations, reviews and scores in one file, whole after any accident.

A project is an SQLite file `name.careo`; the same code serves a PostgreSQL database named by URL
(`postgresql+DRIVER://…`). Every method is one transaction: it happens whole or not at all. The database
modules load when a project is opened, so importing this module costs nothing.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from corpora.errors import DataError, unknown
from corpora.records import (
    JOB_STATES,
    BitextInfo,
    BitextRow,
    Issue,
    Job,
    LogEntry,
    Performed,
    Row,
    SearchHit,
    StoredScore,
)
from corpora.textio import umask
from corpora.values import Bitext, Document, Translation

if TYPE_CHECKING:
    from corpora.arrivals import Arrival, Kept
    from corpora.database.connection import Database
    from corpora.oplog import Operation, Restore
    from corpora.reviews import BeadState, Comment

__all__ = [
    "JOB_STATES",
    "BitextInfo",
    "BitextRow",
    "Issue",
    "Job",
    "LogEntry",
    "Performed",
    "Project",
    "Row",
    "SearchHit",
    "StoredScore",
    "fresh_project",
    "save_project",
]

SIDES = ("source", "target", "review", "both")


class Project:
    """An open project; use `create` or `open`, and close it (or use it in a `with` block)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def place(self) -> str:
        """The path of the project's file, or its URL without the password."""
        return self._database.place

    @classmethod
    def create(cls, place: str | Path) -> Project:
        """Make an empty project and open it; DataError if something is there already."""
        from corpora.database.connection import Database, is_url

        if is_url(place):
            database = Database(place)
            database.make()
            return cls(database)
        with fresh_project(place):
            pass
        return cls.open(place)

    @classmethod
    def open(cls, place: str | Path) -> Project:
        """Open a project, bringing an older one up to date.

        Raises DataError when there is none, when it is not a project, or when a newer careo made it.
        """
        from corpora.database.connection import Database, is_project_file, is_url

        if not is_url(place):
            path = Path(place)
            try:
                is_project = is_project_file(path)
            except FileNotFoundError:
                raise DataError(f"{path}: no such project; check the name and the folder") from None
            except IsADirectoryError:
                raise DataError(f"{path}: is a folder; name a project file in it") from None
            except OSError as error:
                raise DataError(f"{path}: cannot be read ({error.strerror})") from None
            if not is_project:
                raise DataError(f"{path}: is not a careo project; name a .careo file")
        database = Database(place)
        try:
            database.update()
        except BaseException:
            database.close()
            raise
        return cls(database)

    def close(self) -> None:
        """Close the project; the last one to close a file leaves nothing beside it."""
        self._database.close()

    def __enter__(self) -> Project:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def add_document(self, document: Document, name: str = "") -> int:
        """Store a document and return its id; one of equal content (`Document.hash`) is not stored twice.

        `name` is what lists show, by default the title or the origin. Raises DataError for text that
        cannot be stored (lone surrogates).
        """
        from corpora.database import texts

        with self._database.writing() as connection:
            return texts.add_document(connection, document, name)

    def document(self, id: int) -> Document:
        """Read a document; DataError if there is none of that id."""
        from corpora.database import texts

        with self._database.reading() as connection:
            return texts.document(connection, id, self.place)

    def add_bitext(self, source_id: int, target_id: int, bitext: Bitext, name: str = "") -> int:
        """Store a bitext over two stored documents and return its id; DataError if it is over others."""
        from corpora.database import bitexts

        with self._database.writing() as connection:
            return bitexts.add_bitext(connection, source_id, target_id, bitext, name, self.place)

    def import_bitext(
        self,
        bitext: Bitext,
        name: str = "",
        translations: Sequence[Translation] | None = None,
        scores: Sequence[StoredScore] = (),
    ) -> int:
        """Store a bitext with its documents, the source's translations and figures; return its id.

        All of it is one transaction. Raises DataError as the methods for each part do.
        """
        from corpora.database import bitexts, texts

        with self._database.writing() as connection:
            source = texts.add_document(connection, bitext.source, "")
            target = texts.add_document(connection, bitext.target, "")
            id = bitexts.add_bitext(connection, source, target, bitext, name, self.place)
            if translations is not None:
                texts.add_translations(connection, source, translations, self.place)
            for score in scores:
                bitexts.add_score(connection, id, score, self.place)
            return id

    def import_arrivals(self, arrivals: Iterable[Arrival]) -> list[int]:
        """Store bitexts with all that comes with them, taken one by one; return their ids, in order.

        All of it is one transaction, an error of the iterable included.
        """
        from corpora.database import bitexts, operations, texts

        ids = []
        with self._database.writing() as connection:
            for one in arrivals:
                source = texts.add_document(connection, one.bitext.source, "")
                target = texts.add_document(connection, one.bitext.target, "")
                id = bitexts.add_bitext(
                    connection, source, target, one.bitext, one.name, self.place
                )
                if one.translations is not None:
                    texts.add_translations(connection, source, one.translations, self.place)
                operations.add_reviews(connection, id, one.states, one.comments)
                bitexts.add_kept(connection, id, one.kept)
                ids.append(id)
        return ids

    def kept(self, bitext_id: int) -> dict[int, Kept]:
        """Read what the units of an imported bitext said of themselves, by the ids of their beads."""
        from corpora.database import bitexts

        with self._database.reading() as connection:
            return bitexts.kept(connection, bitext_id)

    def bitexts(self) -> list[BitextInfo]:
        """List the bitexts in the order they were added."""
        from corpora.database import bitexts

        with self._database.reading() as connection:
            return bitexts.infos(connection)

    def bitext(self, id: int) -> Bitext:
        """Read a whole bitext as it stands after every operation; DataError if there is none of that id."""
        from corpora.database import bitexts

        with self._database.reading() as connection:
            return bitexts.bitext(connection, id, self.place)

    def add_translations(self, document_id: int, translations: Sequence[Translation]) -> None:
        """Store a machine translation of each segment of a document, in order.

        They become the document's newest set and replace an earlier one by the same makers (model,
        model_hash, engine, precision, beam). Raises DataError unless there is one for each segment.
        """
        from corpora.database import texts

        with self._database.writing() as connection:
            texts.add_translations(connection, document_id, translations, self.place)

    def translations(self, document_id: int) -> tuple[Translation, ...] | None:
        """Read the newest machine translation of a document, one a segment; None where there is none."""
        from corpora.database import texts

        with self._database.reading() as connection:
            return texts.translations(connection, document_id)

    def add_score(
        self, bitext_id: int, name: str, value: float, signature: str = "", about: str = ""
    ) -> None:
        """Store a figure about a bitext; DataError if there is no such bitext."""
        from corpora.database import bitexts

        with self._database.writing() as connection:
            score = StoredScore(name, value, signature, about)
            bitexts.add_score(connection, bitext_id, score, self.place)

    def scores(self, bitext_id: int) -> list[StoredScore]:
        """List the figures about a bitext in the order they were added."""
        from corpora.database import bitexts

        with self._database.reading() as connection:
            return bitexts.scores(connection, bitext_id, self.place)

    def rows(self, bitext_id: int, start: int, stop: int) -> list[BitextRow]:
        """Read the beads numbered [start, stop) with their texts, without loading the rest of the bitext.

        Past the end there are no rows. Raises DataError for an unknown bitext or a range that is none.
        """
        from corpora.database import bitexts

        with self._database.reading() as connection:
            return bitexts.rows(connection, bitext_id, start, stop, self.place)

    def search(
        self, text: str, side: str = "both", bitext_id: int | None = None, limit: int = 100
    ) -> list[SearchHit]:
        """Find the texts that hold all words of `text`, in either case, with or without accents.

        "…" is a phrase, `word*` any word that begins so; text without letters or digits is looked for as
        it stands. `side` is "source" or "target" (segments), "review" (what reviewers wrote) or "both"
        (all of these). At most `limit` hits, in the order of bitext and bead. Raises UsageError for
        another side, DataError for empty text.
        """
        from corpora.database import bitexts

        if side not in SIDES:
            raise unknown("side", side, SIDES)
        if not text.strip():
            raise DataError("search: there is no text to look for")
        with self._database.reading() as connection:
            return list(bitexts.search(connection, text, side, bitext_id, limit))

    def perform(
        self,
        bitext_id: int,
        operation: Operation,
        author: str = "",
        client: str = "careo",
        seq: int | None = None,
        seen: Mapping[int, int] | None = None,
    ) -> Performed:
        """Perform an operation (`corpora.oplog`) on a bitext and log it with its inverse.

        `client` and `seq` name the operation: sent again, it is not performed again. `seen` says which
        revisions (`BitextRow.revision`) of which beads the operation was made on. Raises ConflictError
        when one of them has changed since, DataError for an operation that is not legal.
        """
        from corpora.database import operations

        with self._database.writing() as connection:
            return operations.perform(
                connection, bitext_id, operation, author, client, seq, seen or {}, self.place
            )

    def undo(
        self, bitext_id: int, author: str = "", client: str = "careo", seq: int | None = None
    ) -> Performed | None:
        """Take back the newest operation in effect, across restarts; None where nothing is left."""
        from corpora.database import operations

        with self._database.writing() as connection:
            return operations.take_back(
                connection, bitext_id, False, author, client, seq, self.place
            )

    def redo(
        self, bitext_id: int, author: str = "", client: str = "careo", seq: int | None = None
    ) -> Performed | None:
        """Perform again what the newest undo took back; None where nothing was undone since."""
        from corpora.database import operations

        with self._database.writing() as connection:
            return operations.take_back(
                connection, bitext_id, True, author, client, seq, self.place
            )

    def history(
        self, bitext_id: int, limit: int = 100, before: int | None = None
    ) -> list[LogEntry]:
        """Read the log of a bitext, newest first, older than operation `before` where one is named."""
        from corpora.database import operations

        with self._database.reading() as connection:
            return operations.history(connection, bitext_id, limit, before)

    def log(self, bitext_id: int, after: int = 0) -> list[tuple[LogEntry, Restore]]:
        """Read the log of a bitext, oldest first, newer than operation `after`: each with its inverse."""
        from corpora.database import operations

        with self._database.reading() as connection:
            return operations.log(connection, bitext_id, after)

    def changes(self, bitext_id: int) -> list[tuple[int, Restore]]:
        """Read what the operations in effect changed, newest first: each with what would take it back."""
        from corpora.database import operations

        with self._database.reading() as connection:
            return operations.changes(connection, bitext_id)

    def states(self, bitext_id: int) -> list[BeadState]:
        """Read every bead of a bitext with its review, in order."""
        from corpora.database import operations

        with self._database.reading() as connection:
            return operations.states(connection, bitext_id)

    def comments(self, bitext_id: int) -> list[Comment]:
        """Read the comments on a bitext in the order they were made."""
        from corpora.database import operations

        with self._database.reading() as connection:
            return operations.comments(connection, bitext_id)

    def set_issues(self, bitext_id: int, check: str, issues: Sequence[Issue]) -> None:
        """Replace what a check found on a bitext; an issue that a person ignored stays ignored."""
        from corpora.database import work

        with self._database.writing() as connection:
            work.set_issues(connection, bitext_id, check, issues, self.place)

    def issues(self, bitext_id: int) -> list[Issue]:
        """Read what the checks found on a bitext, in the order of segments."""
        from corpora.database import work

        with self._database.reading() as connection:
            return work.issues(connection, bitext_id)

    def ignore_issue(self, id: int, ignored: bool = True) -> None:
        """Set whether an issue is ignored; DataError if there is none of that id."""
        from corpora.database import work

        with self._database.writing() as connection:
            work.ignore_issue(connection, id, ignored, self.place)

    def add_job(self, kind: str, request: str = "") -> int:
        """Queue a job and return its id; `request` says what is to be done, in the worker's words."""
        from corpora.database import work

        with self._database.writing() as connection:
            return work.add_job(connection, kind, request)

    def update_job(
        self,
        id: int,
        state: str | None = None,
        done: int | None = None,
        total: int | None = None,
        message: str | None = None,
    ) -> Job:
        """Say how far a job is and return it as it now stands, so that a worker sees it was cancelled.

        None leaves a field as it is; a cancelled job stays cancelled. Raises UsageError for an unknown
        state and DataError for an unknown job.
        """
        from corpora.database import work

        changes = {"state": state, "done": done, "total": total, "message": message}
        given = {name: value for name, value in changes.items() if value is not None}
        with self._database.writing() as connection:
            return work.update_job(connection, id, given, self.place)

    def jobs(self, limit: int = 100) -> list[Job]:
        """Read the newest jobs, newest first."""
        from corpora.database import work

        with self._database.reading() as connection:
            return work.jobs(connection, limit)


def save_project(
    place: str | Path,
    bitext: Bitext,
    translations: Sequence[Translation] | None = None,
    scores: Sequence[StoredScore] = (),
    name: str = "",
) -> None:
    """Write a fresh project of one bitext, whole or not at all, in the place of an older project.

    `translations` are one a segment of the source. Raises DataError when the file there is not a project
    (it is left as it is) or cannot be written.
    """
    with fresh_project(place, replace=True) as project:
        project.import_bitext(bitext, name, translations, scores)


@contextlib.contextmanager
def fresh_project(place: str | Path, replace: bool = False) -> Iterator[Project]:
    """Give an empty project that appears at `place` when the block succeeds, whole or not at all.

    Raises DataError when something is there already; with `replace`, only when it is not a project or
    is open elsewhere.
    """
    from corpora.database.connection import Database, is_project_file

    path = Path(place)
    if path.is_dir() or (path.exists() and not (replace and is_project_file(path))):
        if replace:
            raise DataError(f"{path}: is there and not a careo project; name another file")
        raise DataError(f"{path}: is there already; open it or name another file")
    with _fresh_file(path) as fresh:
        database = Database(fresh)
        database.make()
        with Project(database) as project:
            yield project
        _check_free(path)
        if replace:
            fresh.replace(path)
        else:
            _settle(fresh, path)


@contextlib.contextmanager
def _fresh_file(path: Path) -> Iterator[Path]:
    """Give the name of a new empty file beside `path`; it and its companions are gone afterwards."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    except FileNotFoundError:
        raise DataError(f"{path.parent}: no such folder; make it first") from None
    except OSError as error:
        raise DataError(f"{path}: may not be written ({error.strerror})") from None
    os.fchmod(handle, 0o666 & ~umask())
    os.close(handle)
    fresh = Path(name)
    try:
        yield fresh
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            Path(f"{fresh}{suffix}").unlink(missing_ok=True)


def _check_free(path: Path) -> None:
    """Raise DataError while a log beside `path` waits to be folded into a file of that name.

    SQLite would fold it into the new one. A log that a killed process left in an existing project is
    folded into that one here.
    """
    log = Path(f"{path}-wal")
    if log.exists() and path.exists():
        Project.open(path).close()
        if log.exists():
            raise DataError(f"{path}: is open in another program; close it there first")
    if log.exists():
        raise DataError(f"{log}: is left over from a project that is gone; move it away first")


def _settle(fresh: Path, path: Path) -> None:
    """Give a finished file its name unless another took it meanwhile."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        raise DataError(f"{path}: is there already; open it or name another file") from None
    except OSError:
        fresh.rename(path)
