"""The projects opened last on this machine, kept in the user's state folder."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from corpora.textio import writing

LIMIT = 24


@dataclass(frozen=True, slots=True)
class Recent:
    """A project that was opened: its place (a path or a URL) and when it was last opened (UTC, ISO 8601)."""

    place: str
    opened: str

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
        return [Recent(str(entry["place"]), str(entry["opened"])) for entry in entries][:LIMIT]
    except (OSError, ValueError, TypeError, KeyError):
        return []


def remember(place: str) -> None:
    """Put a project first in the list; without a place to write, nothing is remembered."""
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    others = [entry for entry in recent_projects() if entry.place != place]
    file = recent_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return
    with writing(file) as out:
        json.dump([asdict(entry) for entry in [Recent(place, now), *others][:LIMIT]], out, indent=1)


def forget(place: str) -> None:
    """Take a project off the list; its file stays."""
    file = recent_file()
    if file.exists():
        with writing(file) as out:
            kept = [asdict(entry) for entry in recent_projects() if entry.place != place]
            json.dump(kept, out, indent=1)
