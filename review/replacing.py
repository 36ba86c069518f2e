"""Find and replace in reviewed versions: what would change, and one operation that does it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpora.errors import DataError
from corpora.oplog import Batch, SetText
from corpora.reviews import Status
from corpora.store import BitextInfo, BitextRow, Performed, Project

LONGEST = 20_000
"""Characters of a text beyond which a regular expression is not tried on it."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """A row's version before and after; `count` places were replaced. A `locked` row stays as it is."""

    row: BitextRow
    before: str
    after: str
    count: int
    locked: bool = False


def pattern_of(find: str, regex: bool, match_case: bool, whole_words: bool) -> re.Pattern[str]:
    """Compile what somebody looks for; DataError for nothing, or for an expression that is none."""
    if not find:
        raise DataError("find: there is no text to look for")
    body = find if regex else re.escape(find)
    if whole_words:
        body = rf"(?<!\w)(?:{body})(?!\w)"
    try:
        return re.compile(body, 0 if match_case else re.IGNORECASE)
    except re.error as error:
        raise DataError(f"find: {find!r} is not a regular expression ({error.msg})") from None


def replacements(
    rows: Sequence[BitextRow], pattern: re.Pattern[str], replace: str, regex: bool
) -> list[Replacement]:
    """Return the rows whose version would change, in order.

    The version is what a reviewer wrote or else the human translation; rows with neither are left out.
    In a regular expression's replacement \\1 and \\g<name> stand for groups. Raises DataError for a group
    that is not there.
    """
    found = []
    for row in rows:
        before = row.text if row.text is not None else row.target
        if not before or len(before) > LONGEST:
            continue
        try:
            after, count = pattern.subn(replace if regex else (lambda match: replace), before)
        except (re.error, IndexError) as error:
            raise DataError(f"replace: {replace!r} does not fit ({error})") from None
        if after != before:
            found.append(Replacement(row, before, after, count, row.status == Status.LOCKED))
    return found


def replace_all(
    project: Project, info: BitextInfo, chosen: Sequence[Replacement], author: str
) -> Performed | None:
    """Write the chosen replacements as one operation, except in locked rows; None where none is left.

    Raises ConflictError, and writes nothing, where a row was changed since it was looked at.
    """
    free = [one for one in chosen if not one.locked]
    if not free:
        return None
    steps = tuple(SetText(one.row.id, one.after) for one in free)
    seen = {one.row.id: one.row.revision for one in free}
    return project.perform(info.id, Batch(steps), author, seen=seen)
