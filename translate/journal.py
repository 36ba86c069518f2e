"""The journal of a translation job: what is done stays done when the process is killed.

An SQLite file of translations, keyed by a hash of everything that decides them: source text, model,
engine, precision, beam, and the translator's other settings. A window of texts is written in one
transaction, so a killed job has whole windows and runs again from the first that is missing. Windows lie
at the same places in every run over the same texts, so batches, and with them the engine's rounding, are
the same in an interrupted job as in an undisturbed one, and so is its output, byte for byte.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from corpora.errors import DataError
from corpora.values import Translation
from translate.translator import WINDOW, Translator

VERSION = 2


class Journal:
    """An open journal; one process at a time. Use it as a context manager.

    The file appears with the first window that is written. Raises DataError when it is not a journal, is
    damaged, is in use by another process, or cannot be written.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._connection: sqlite3.Connection | None = None
        if self.path.exists():
            self._open()

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        if self._connection is not None:
            self._connection.close()

    def get(self, keys: Sequence[bytes]) -> dict[bytes, tuple[str, float | None, str]]:
        """Return (text, confidence, flags) for those of `keys` that are in the journal."""
        if self._connection is None:
            return {}
        found = {}
        for start in range(0, len(keys), 500):
            some = keys[start : start + 500]
            marks = ",".join("?" * len(some))
            for key, *row in self._connection.execute(
                f"SELECT key, text, confidence, flags FROM done WHERE key IN ({marks})", some
            ):
                found[key] = tuple(row)
        return found

    def put(self, rows: Iterable[tuple[bytes, str, float | None, str]]) -> None:
        """Write (key, text, confidence, flags) rows in one transaction, on disk when this returns."""
        connection = self._connection or self._open()
        try:
            with connection:
                connection.executemany("INSERT OR REPLACE INTO done VALUES (?, ?, ?, ?)", rows)
        except sqlite3.Error as error:
            raise DataError(
                f"{self.path}: cannot be written ({error}); what was translated before is kept in it: "
                "free some space and run the same command again"
            ) from None

    def remove(self) -> None:
        """Close the journal and delete its file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self.path.unlink(missing_ok=True)

    def _open(self) -> sqlite3.Connection:
        try:
            connection = sqlite3.connect(self.path, timeout=1)
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("BEGIN EXCLUSIVE")
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if tables == 0:
                connection.execute(
                    "CREATE TABLE done (key BLOB PRIMARY KEY, text TEXT NOT NULL, "
                    "confidence REAL, flags TEXT NOT NULL) WITHOUT ROWID"
                )
                connection.execute(f"PRAGMA user_version={VERSION}")
            elif version != VERSION:
                raise DataError(
                    f"{self.path}: is no translation journal of this version; name another"
                )
            connection.commit()
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise DataError(
                    f"{self.path}: another process works with this journal; wait for it to end"
                ) from None
            cure = "free some space or " if "full" in str(error) else ""
            raise DataError(
                f"{self.path}: cannot be opened ({error}); {cure}name another place with --journal"
            ) from None
        except sqlite3.DatabaseError:
            raise DataError(
                f"{self.path}: is not a translation journal; name another file"
            ) from None
        self._connection = connection
        return connection


def journaled(
    translator: Translator, texts: Iterable[str], journal: Journal
) -> Iterator[Translation]:
    """Translate `texts` as `translator.translate` does, leaving out what the journal already has.

    Yields one `Translation` for each text, in order, each window after it is safe on disk.
    """
    stream = iter(texts)
    while window := list(islice(stream, WINDOW)):
        keys = {text: job_key(translator, text) for text in dict.fromkeys(window)}
        done = journal.get(list(keys.values()))
        missing = [text for text, key in keys.items() if key not in done]
        made = dict(zip(missing, translator.translate(missing), strict=True))
        if made:
            journal.put(
                (keys[text], result.text, result.confidence, _packed(result))
                for text, result in made.items()
            )
        for text in window:
            yield made.get(text) or _stored(translator, *done[keys[text]])


def job_key(translator: Translator, text: str) -> bytes:
    """Return the 16-byte key of a text under a translator's model and options."""
    what = (
        translator.model.hash,
        translator.engine.name,
        translator.engine.precision,
        str(translator.beam),
        translator.settings,
        text,
    )
    return hashlib.sha256("\0".join(what).encode("utf-8", "surrogatepass")).digest()[:16]


def _stored(translator: Translator, text: str, confidence: float | None, flags: str) -> Translation:
    return Translation(
        text,
        translator.model.name,
        translator.model.hash,
        translator.engine.name,
        translator.engine.precision,
        translator.beam,
        confidence,
        *_unpacked(flags),
    )


def _packed(result: Translation) -> str:
    """Return flags and term hits as the journal keeps them: units and groups by ASCII's separators."""
    return "\x1e".join("\x1f".join(group) for group in (result.flags, result.term_hits))


def _unpacked(kept: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    flags, _, hits = kept.partition("\x1e")
    return tuple(filter(None, flags.split("\x1f"))), tuple(filter(None, hits.split("\x1f")))
