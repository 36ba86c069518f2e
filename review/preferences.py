"""What the user set once: name and language, kept in the state folder beside the list of projects."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from corpora.errors import DataError
from corpora.textio import writing
from review.recent import recent_file


@dataclass(frozen=True, slots=True)
class Preferences:
    """`author` goes with operations and comments, "" for none; `lang` is the interface's, "" for the
    browser's; `size` is that of the texts, in percent."""

    author: str = ""
    lang: str = ""
    size: int = 100


def preferences() -> Preferences:
    """Read the preferences; unreadable ones count as none."""
    try:
        held = json.loads(recent_file().with_name("preferences.json").read_text(encoding="utf-8"))
        size = held.get("size", 100)
        return Preferences(
            str(held.get("author", "")),
            str(held.get("lang", "")),
            size if type(size) is int and 50 <= size <= 300 else 100,
        )
    except (OSError, ValueError, AttributeError):
        return Preferences()


def prefer(preferences: Preferences) -> None:
    """Keep the preferences; without a place to write, they last as long as the tab."""
    file = recent_file().with_name("preferences.json")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with writing(file) as out:
            json.dump(asdict(preferences), out, ensure_ascii=False)
    except (OSError, DataError):
        return
