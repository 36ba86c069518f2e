"""The projects opened last on this machine, kept in the user's state folder."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from corpora.errors import DataError
from corpora.textio import writing

LIMIT = 24


@dataclass(frozen=True, slots=True)
class Recent:
    """A project that was opened: its place (a path or a URL), when it was last opened (UTC, ISO 8601), and
    the bitext and row, counted from zero, that were looked at last."""

    place: str
    opened: str
    bitext: int | None = None
    at: int = 0

    @property
    def key(self) -> str:
        """A short name for the place, for the browser's address line."""
        return key_of(self.place)


def key_of(place: str) -> str:
    """Return the ten hex digits that stand for a project's place in an address."""
    return hashlib.sha256(place.encode("utf-8", "surrogateescape")).hexdigest()[:10]


def recent_file() -> Path:
    """Return where the list is kept: under $XDG_STATE_HOME, or ~/.local/state."""
    home = os.environ.get("XDG_STATE_HOME")
    folder = Path(home) if home else Path.home() / ".local" / "state"
    return folder / "careo" / "recent.json"


def recent_projects() -> list[Recent]:
    """List the projects opened last, newest first; an unreadable list counts as an empty one."""
    try:
        entries = json.loads(recent_file().read_text(encoding="utf-8"))
        return [_recent(entry) for entry in entries][:LIMIT]
    except (OSError, ValueError, TypeError, KeyError):
        return []


def _recent(entry: dict[str, Any]) -> Recent:
    bitext = entry.get("bitext")
    return Recent(
        str(entry["place"]),
        str(entry["opened"]),
        None if bitext is None else int(bitext),
        max(0, int(entry.get("at", 0))),
    )


def remember(place: str) -> None:
    """Put a project first in the list; without a place to write, nothing is remembered.

    A database on a server is not remembered: its URL may hold a password.
    """
    if "://" in place:
        return
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    entries = recent_projects()
    last = next((entry for entry in entries if entry.place == place), Recent(place, now))
    _write([replace(last, opened=now), *(entry for entry in entries if entry.place != place)])


def note_place(place: str, bitext: int, at: int) -> None:
    """Note which row of which bitext a remembered project was left at."""
    _write(
        [
            replace(entry, bitext=bitext, at=at) if entry.place == place else entry
            for entry in recent_projects()
        ]
    )


def forget(place: str) -> None:
    """Take a project off the list; its file stays."""
    _write([entry for entry in recent_projects() if entry.place != place])


def _write(entries: list[Recent]) -> None:
    file = recent_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with writing(file) as out:
            json.dump([asdict(entry) for entry in entries[:LIMIT]], out, indent=1)
    except (OSError, DataError):
        return  # nowhere to remember: the app works without
