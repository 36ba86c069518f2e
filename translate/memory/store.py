"""The store of a translation memory: one SQLite file, exact look-up by hash, fuzzy look-up by rare words.

The fuzzy index (FTS5, without texts) holds each word of a source together with the class of its length.
If a match may differ in d of a segment's n words, any d + 1 of them include one that the match has too:
so only the d + 1 rarest words of a segment are looked up, in the lengths that can reach the threshold,
and the candidates are compared in full (`translate.memory.match`).
"""

from __future__ import annotations

import json
import math
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from corpora.errors import DataError
from corpora.units import TranslationUnit
from translate.memory.match import CONTEXT, EXACT, key, normal, percent, tokens

VERSION = 1
CANDIDATES = 400
"""Most candidates that are compared letter by letter; those with the rarest words come first."""
COMPARED = 30
"""Of these, most that are compared word by word: those whose letters are most alike."""
STEP = 1.25
"""Lengths in words are classed by powers of it."""
LEAST = 50
"""Lowest threshold, in percent."""

_SCHEMA = """
CREATE TABLE units (
    id INTEGER PRIMARY KEY, key BLOB NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
    before BLOB NOT NULL, after BLOB NOT NULL, origin TEXT NOT NULL, props TEXT NOT NULL);
CREATE INDEX units_by_key ON units (key);
CREATE TABLE words (word TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE sources USING fts5 (
    words, content='', detail=none, columnsize=0, tokenize="unicode61 remove_diacritics 0");
"""


@dataclass(frozen=True, slots=True)
class Unit:
    """A stored translation: its id, texts, where it came from, and names and values that came with it."""

    id: int
    source: str
    target: str
    origin: str
    props: tuple[tuple[str, str], ...] = ()


class Match(NamedTuple):
    """A unit that was found, and its match percent: 101 in context, 100 exact, else 50 to 99."""

    percent: int
    unit: Unit


class Memory:
    """An open translation memory of one language pair; use it as a context manager.

    The file is made when it is not there, unless it `must_exist`. Raises DataError when it is no memory, is
    damaged, or is one of another language pair.
    """

    def __init__(
        self, path: str | Path, source: str, target: str, must_exist: bool = False
    ) -> None:
        self.path = Path(path)
        if must_exist and not self.path.is_file():
            raise DataError(
                f"{path}: no such memory; make it with: careo translate memory add {path} FILE"
            )
        self.languages = (source, target)
        try:
            self._connection = sqlite3.connect(self.path)
            self._open()
        except sqlite3.OperationalError as error:
            raise DataError(f"{path}: cannot be opened ({error}); name another place") from None
        except sqlite3.DatabaseError:
            raise DataError(f"{path}: is not a translation memory; name another file") from None

    def __enter__(self) -> Memory:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def __len__(self) -> int:
        (count,) = self._connection.execute("SELECT count(*) FROM units").fetchone()
        return int(count)

    def _open(self) -> None:
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        (tables,) = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        pair = " ".join(self.languages)
        if not tables:
            with self._connection:
                self._connection.executescript(_SCHEMA)
                self._connection.execute("INSERT INTO about VALUES ('languages', ?)", (pair,))
                self._connection.execute(f"PRAGMA user_version={VERSION}")
            return
        known = self._connection.execute(
            "SELECT count(*) FROM sqlite_master WHERE name IN ('units', 'words', 'about')"
        ).fetchone()[0]
        if version != VERSION or known != 3:
            raise DataError(
                f"{self.path}: is no translation memory of this version; name another file"
            )
        (there,) = self._connection.execute(
            "SELECT value FROM about WHERE name = 'languages'"
        ).fetchone()
        if there != pair:
            one, two = there.split(" ")
            raise DataError(
                f"{self.path}: translates {one} into {two}, not {' into '.join(self.languages)}; "
                "name another memory"
            )

    def add(
        self,
        units: Iterable[TranslationUnit],
        origin: str = "",
        wanted: Callable[[TranslationUnit], bool] = lambda unit: True,
    ) -> int:
        """Add units in order, in transactions of 10,000; return how many were new.

        A unit's neighbours in the stream are its context. Units with an empty side are left out, those that
        are not `wanted` (they are context all the same, and each is asked of once), and those that are there
        already with the same texts and context. Raises DataError when the file
        cannot be written; the transactions before stay.
        """
        added = 0
        stream = (unit for unit in units if unit.source.strip() and unit.target.strip())
        before = key("")
        held = next(stream, None)
        try:
            while held is not None:
                batch = [held, *islice(stream, 10_000)]
                held = batch.pop() if len(batch) > 10_000 else None
                with self._connection:
                    keys = [before, *(key(unit.source) for unit in batch)]
                    keys.append(key(held.source) if held else key(""))
                    before = keys[len(batch)]
                    added += self._add(batch, keys, origin, wanted)
        except sqlite3.Error as error:
            raise DataError(
                f"{self.path}: cannot be written ({error}); what was added before is kept in it"
            ) from None
        return added

    def _add(
        self,
        batch: Sequence[TranslationUnit],
        keys: Sequence[bytes],
        origin: str,
        wanted: Callable[[TranslationUnit], bool],
    ) -> int:
        counts: Counter[str] = Counter()
        added = 0
        for number, unit in enumerate(batch):
            if not wanted(unit):
                continue
            before, own, after = keys[number : number + 3]
            source, target = normal(unit.source), normal(unit.target)
            same = self._connection.execute(
                "SELECT 1 FROM units WHERE key = ? AND source = ? AND target = ? "
                "AND before = ? AND after = ?",
                (own, source, target, before, after),
            ).fetchone()
            if same:
                continue
            props = json.dumps(unit.props, ensure_ascii=False) if unit.props else ""
            cursor = self._connection.execute(
                "INSERT INTO units (key, source, target, before, after, origin, props) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (own, source, target, before, after, origin or unit.id, props),
            )
            found = _indexed(source)
            size = _size(len(found))
            self._connection.execute(
                "INSERT INTO sources (rowid, words) VALUES (?, ?)",
                (cursor.lastrowid, " ".join(_entry(word, size) for word in set(found))),
            )
            counts.update(set(found))
            added += 1
        self._connection.executemany(
            "INSERT INTO words VALUES (?, ?) ON CONFLICT (word) DO UPDATE SET count = count + excluded.count",
            counts.items(),
        )
        return added

    def exact(self, text: str, before: str = "", after: str = "") -> Match | None:
        """Return the exact match of a segment, one in context (previous and next segment) if there is.

        Among several the newest.
        """
        rows = self._connection.execute(
            "SELECT id, source, target, origin, props, before = ? AND after = ? FROM units "
            "WHERE key = ? ORDER BY 6 DESC, id DESC LIMIT 1",
            (key(before), key(after), key(text)),
        ).fetchall()
        for *row, context in rows:
            return Match(CONTEXT if context else EXACT, _unit(row))
        return None

    def search(
        self, text: str, threshold: int = 75, limit: int = 5, before: str = "", after: str = ""
    ) -> list[Match]:
        """Return the best matches of a segment with at least `threshold` percent (50 to 100), best first.

        An exact match comes first and once. Raises ValueError for a threshold out of range.
        """
        if not LEAST <= threshold <= EXACT:
            raise ValueError(f"threshold {threshold} is not between {LEAST} and {EXACT}")
        found = self.exact(text, before, after)
        matches = [found] if found else []
        if threshold < EXACT and len(matches) < limit:
            seen = {found.unit.target} if found else set()
            for score, unit in self._scored(text, threshold):
                if len(matches) == limit:
                    break
                if score < EXACT and unit.target not in seen:
                    seen.add(unit.target)
                    matches.append(Match(score, unit))
        return matches

    def _scored(self, text: str, threshold: int) -> list[tuple[int, Unit]]:
        """Return the units that reach the threshold, best first, among equals the newest first."""
        from rapidfuzz import process
        from rapidfuzz.distance import Levenshtein

        sources = self._candidates(text, threshold)
        # Words can be all alike where letters differ, so letters alone may be this much less alike.
        near = process.extract(
            normal(text),
            sources,
            scorer=Levenshtein.normalized_similarity,
            score_cutoff=max(0.0, 2 * threshold / 100 - 1),
            limit=COMPARED,
        )
        scored = [(percent(text, source), number) for source, _, number in near]
        made = []
        for score, number in sorted(scored, reverse=True):
            if score >= threshold:
                row = self._connection.execute(
                    "SELECT id, source, target, origin, props FROM units WHERE id = ?", (number,)
                ).fetchone()
                made.append((score, _unit(row)))
        return made

    def _candidates(self, text: str, threshold: int) -> dict[int, str]:
        given = _indexed(normal(text))
        if not given:
            return {}
        # Letters may be all alike where words differ, so words alone may be this much less alike.
        least = max(0.0, 2 * threshold / 100 - 1)
        length = len(given)
        sizes = range(
            _size(max(1, math.ceil(length * least))),
            _size(math.floor(length / max(least, 0.25))) + 1,
        )
        forms = list(set(given))
        marks = ",".join("?" * len(forms))
        counts = dict(
            self._connection.execute(
                f"SELECT word, count FROM words WHERE word IN ({marks})", forms
            ).fetchall()
        )
        need = len(forms) - math.ceil(least * len(forms)) + 1
        rare = sorted(forms, key=lambda word: counts.get(word, 0))[:need]
        ids: dict[int, None] = {}
        for word in rare:
            if word not in counts:
                continue
            query = " OR ".join(f'"{_entry(word, size)}"' for size in sizes)
            for (number,) in self._connection.execute(
                "SELECT rowid FROM sources WHERE sources MATCH ? LIMIT ?",
                (query, CANDIDATES - len(ids)),
            ):
                ids[number] = None
            if len(ids) >= CANDIDATES:
                break
        sources: dict[int, str] = {}
        numbers = list(ids)
        for start in range(0, len(numbers), 500):
            some = numbers[start : start + 500]
            marks = ",".join("?" * len(some))
            sources.update(
                self._connection.execute(
                    f"SELECT id, source FROM units WHERE id IN ({marks})", some
                ).fetchall()
            )
        return sources


def _indexed(text: str) -> list[str]:
    """Return the words and numbers of a text in lower case; the marks of a text that has nothing else."""
    found = [token.lower() for token in tokens(text)]
    return [token for token in found if token[0].isalnum()] or found


def _size(count: int) -> int:
    return round(math.log(max(count, 1), STEP))


def _entry(word: str, size: int) -> str:
    """Return the index's name for a word in a text of a length class: letters and digits only."""
    plain = word if word.isalnum() else "x" + word.encode("utf-8").hex()
    return f"{plain}q{size}q"


def _unit(row: Sequence[object]) -> Unit:
    number, source, target, origin, props = row
    kept = json.loads(str(props)) if props else []
    return Unit(
        int(str(number)), str(source), str(target), str(origin), tuple((a, b) for a, b in kept)
    )
