"""Findings that somebody has looked at and set aside, with the reason, in a small JSON file.

    {"version": 1, "ignored": [{"key": "…", "check": "names", "excerpt": "Karo", "reason": "his nickname"}]}

A finding is known by its `key`, which changes when the sentence around it does, so that a reason never
covers a new mistake.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from corpora.errors import DataError
from corpora.textio import decode, read_bytes, writing
from eval.checks.issues import Issue

VERSION = 1


@dataclass(frozen=True, slots=True)
class Ignored:
    """A finding set aside: its key, the check's name and the text found fault with, and why."""

    key: str
    check: str
    excerpt: str
    reason: str


def read_ignored(path: str | Path) -> list[Ignored]:
    """Read the file. Raises DataError where there is none of that name, and for any other content."""
    try:
        held = json.loads(decode(read_bytes(path), path))
    except json.JSONDecodeError as error:
        raise DataError(
            f"{path}: is not JSON ({error.msg}, line {error.lineno}); repair it or name another file"
        ) from None
    if not isinstance(held, dict) or held.get("version") != VERSION:
        raise DataError(f"{path}: is not a list of ignored findings of version {VERSION}")
    try:
        return [
            Ignored(entry["key"], entry["check"], entry["excerpt"], entry["reason"])
            for entry in held["ignored"]
        ]
    except (KeyError, TypeError):
        raise DataError(
            f"{path}: an entry lacks key, check, excerpt or reason; repair it or name another file"
        ) from None


def write_ignored(path: str | Path, ignored: Iterable[Ignored]) -> None:
    """Write the file, sorted by check and excerpt so that it changes little under version control."""
    entries = sorted(ignored, key=lambda entry: (entry.check, entry.excerpt, entry.key))
    held = {
        "version": VERSION,
        "ignored": [
            {"key": x.key, "check": x.check, "excerpt": x.excerpt, "reason": x.reason}
            for x in entries
        ],
    }
    with writing(path) as out:
        json.dump(held, out, ensure_ascii=False, indent=1)
        out.write("\n")


def ignore(path: str | Path, found: Iterable[Issue], key: str, reason: str) -> Ignored:
    """Set a finding aside with a reason, in a file that is made where there is none.

    Raises DataError when no finding has that key or no reason is given, and as `read_ignored` does.
    """
    if not reason.strip():
        raise DataError("a finding is ignored for a reason; give one with --reason")
    for issue in found:
        if issue.key.startswith(key) and len(key) >= 6:
            entry = Ignored(issue.key, issue.check, issue.excerpt, reason.strip())
            before = read_ignored(path) if Path(path).exists() else []
            kept = [old for old in before if old.key != issue.key]
            write_ignored(path, [*kept, entry])
            return entry
    raise DataError(
        f"no finding has the key {key!r}; the list shows the keys (six letters are enough)"
    )


def without_ignored(found: Iterable[Issue], ignored: Iterable[Ignored]) -> list[Issue]:
    """Return the findings that nobody has set aside."""
    keys = {entry.key for entry in ignored}
    return [issue for issue in found if issue.key not in keys]
