"""A review pack: one HTML file that a colleague works in without Careo, and the answers that come back.

The pack holds the rows and a small program; nothing is fetched. What the colleague changed is saved as an
answer file (JSON) with a checksum, which tells accidents apart from answers. Coming back, each row is
merged three ways: what went out, what came back, what the project says by now.
"""

from __future__ import annotations

import html
import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from corpora.errors import DataError
from corpora.lineage import places
from corpora.oplog import AddComment, Batch, Operation, SetStatus, SetText
from corpora.reviews import BeadState, Status
from corpora.store import BitextInfo, BitextRow, Project
from review.export import identity
from review.pack_table import has_moved, is_base, strays
from review.versions import version_of
from review.windows import NOTHING, remarks_by_row
from review.words_pack import PACK

FORMAT = "careo-pack"
ANSWERS = "careo-answers"
VERSION = 1
FOLDER = Path(__file__).resolve().parent / "component"
OUTCOMES = ("take", "same", "conflict", "moved", "locked", "strayed")
OPEN = (Status.DRAFT, Status.EDITED, Status.REJECTED)


def pack_data(project: Project, info: BitextInfo, rows: Sequence[BitextRow]) -> dict[str, Any]:
    """Return what a pack holds of a bitext: its identity and the chosen rows."""
    remarks = remarks_by_row(project.states(info.id), project.comments(info.id))
    return {
        "format": FORMAT,
        "version": VERSION,
        "bitext": identity(project, info),
        "title": info.name or f"{info.source_lang}–{info.target_lang}",
        "langs": [info.source_lang, info.target_lang],
        "made": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "rows": [
            {
                "id": row.id,
                "n": row.index + 1,
                "place": [row.bead.source.start, row.bead.target.start],
                "source": row.source,
                "human": row.target,
                "machine": row.machine or "",
                "text": version_of(row, info),
                "status": row.status,
                "comments": [
                    f"{one.author}: {one.text}" if one.author else one.text
                    for one in remarks.get(row.index, NOTHING).said
                    if not one.resolved
                ],
            }
            for row in rows
        ],
    }


def pack_page(data: dict[str, Any], lang: str) -> str:
    """Return the pack as one HTML page in the interface's language."""
    words = {key: texts[lang == "es"] for key, texts in PACK.items() if "table" not in key}
    held = json.dumps({**data, "words": words}, ensure_ascii=False)
    for mark in "<>&\u2028\u2029":
        held = held.replace(mark, f"\\u{ord(mark):04x}")
    policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'"
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html.escape(str(data['title']))}</title>\n"
        f"<style>\n{(FOLDER / 'pack.css').read_text(encoding='utf-8')}</style>\n</head>\n<body>\n"
        f'<script type="application/json" id="data">{held}</script>\n'
        f"<script>\n{(FOLDER / 'pack.script').read_text(encoding='utf-8')}</script>\n</body>\n</html>\n"
    )


def checksum(answers: dict[str, Any]) -> str:
    """Return the checksum of answers: CRC-32 over what decides them, as the pack's program counts it."""
    parts = [answers["bitext"], answers["author"]]
    for row in answers["rows"]:
        parts += [str(row["id"]), row["base"], row["text"], str(int(row["done"])), row["comment"]]
    return f"{zlib.crc32(chr(0).join(parts).encode('utf-8', 'surrogatepass')):08x}"


@dataclass(frozen=True, slots=True)
class Returned:
    """One row that came back: `outcome` is one of OUTCOMES.

    "same" brings nothing new; in a "conflict" both sides changed the text; "moved" pairs exist no more,
    "locked" ones may not change, and in "strayed" ones somebody wrote into a column that is not to be
    written in. `operations` bring what can be brought without loss: a comment always
    can, and the text that lost a conflict comes as one.
    """

    n: int
    outcome: str
    mine: str
    theirs: str
    comment: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """What a colleague's answers would do."""

    author: str
    rows: tuple[Returned, ...]

    def count(self, outcome: str) -> int:
        """Return how many rows have that outcome."""
        return sum(row.outcome == outcome for row in self.rows)


def read_answers(data: bytes, name: str) -> dict[str, Any]:
    """Read an answer file; DataError for one that is none, is of a newer version, or was changed by hand."""
    try:
        held = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError):
        if data.lstrip()[:15].lower().startswith(b"<!doctype html"):
            raise DataError(
                f"{name}: is the pack itself; the answers are in the file that its button saves"
            ) from None
        raise DataError(f"{name}: is no answer file of a review pack; nothing was taken") from None
    if not isinstance(held, dict) or held.get("format") != ANSWERS:
        raise DataError(f"{name}: is no answer file of a review pack; nothing was taken")
    if held.get("version") != VERSION:
        raise DataError(
            f"{name}: has version {held.get('version')}, this careo knows {VERSION}; nothing was taken"
        )
    try:
        right = checksum(held) == held["checksum"]
    except (KeyError, TypeError, ValueError):
        right = False
    if not right:
        raise DataError(
            f"{name}: was changed after it was saved, or is damaged; nothing was taken. "
            "Ask for the file as the pack saved it"
        )
    return held


def plan_merge(project: Project, info: BitextInfo, answers: dict[str, Any], name: str) -> Merge:
    """Say what answers would do to a bitext; DataError where they belong to another one."""
    if answers["bitext"] != identity(project, info):
        raise DataError(
            f"{name}: belongs to another text ({answers.get('title', '?')}); nothing was taken"
        )
    states = {state.id: state for state in project.states(info.id)}
    rows = {row.id: row for row in project.rows(info.id, 0, info.beads)}
    told = _told(project, info, rows.values())
    author = str(answers["author"]).strip()
    found = []
    for answer in answers["rows"]:
        row = rows.get(answer["id"])
        here = None if row is None else states[row.id]
        said = told.get(row.index, set()) if row is not None else set()
        found.append(_merged(answer, info, row, here, author, said))
    return Merge(author, tuple(found))


def _told(project: Project, info: BitextInfo, rows: Iterable[BitextRow]) -> dict[int, set[str]]:
    """Return what was said of each row, by its index: texts of comments, with and without their author."""
    owners = {place: row.index for row in rows for place in places(row.bead)}
    told: dict[int, set[str]] = defaultdict(set)
    for comment in project.comments(info.id):
        said = told[owners[comment.side, comment.segment]]
        said |= {comment.text, f"{comment.author}: {comment.text}"}
    return told


def _merged(
    answer: dict[str, Any],
    info: BitextInfo,
    row: BitextRow | None,
    state: BeadState | None,
    author: str,
    told: set[str],
) -> Returned:
    theirs, comment = answer["text"], answer["comment"].strip()
    if row is None or state is None or has_moved(answer, row):
        return Returned(answer["n"], "moved", "", theirs, comment, ())
    mine = version_of(row, info)
    if (stray := strays(answer, row)) is not None:
        return Returned(row.index + 1, "strayed", mine, stray, comment, ())
    is_new = not is_base(answer, theirs) and theirs != mine
    steps: list[Operation] = []
    outcome = "same"
    if state.status is Status.LOCKED:
        outcome = "locked" if is_new else "same"
    elif is_new:
        went_out = row.target if row.text is None else row.text
        if is_base(answer, mine) or is_base(answer, went_out):
            outcome = "take"
            steps.append(SetText(row.id, theirs))
        else:
            outcome = "conflict"
    status = Status.EDITED if steps else state.status
    if answer["done"] and outcome in ("take", "same") and status in OPEN and not is_new:
        if status is Status.REJECTED:
            steps.append(SetStatus(row.id, Status.EDITED))
        steps.append(SetStatus(row.id, Status.REVIEWED))
        outcome = "take"
    elif outcome == "take" and answer["done"]:
        steps.append(SetStatus(row.id, Status.REVIEWED))
    notes = list(answer.get("notes", [comment] if comment else []))
    if outcome in ("conflict", "locked"):
        notes.insert(0, f"≠ {theirs}")
    for note in notes:
        if note not in told:
            steps.append(_note(row, note, author))
            outcome = "take" if outcome == "same" else outcome
    return Returned(row.index + 1, outcome, mine, theirs, comment, tuple(steps))


def _note(row: BitextRow, text: str, author: str) -> AddComment:
    side, span = (
        ("target", row.bead.target) if len(row.bead.target) else ("source", row.bead.source)
    )
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return AddComment(side, span.start, text, author, now)


def merge(project: Project, info: BitextInfo, planned: Merge) -> int:
    """Bring in what can be brought in, as one operation that one undo takes back; returns its rows."""
    steps = [step for row in planned.rows for step in row.operations]
    if not steps:
        return 0
    project.perform(info.id, Batch(tuple(steps)), planned.author)
    return sum(bool(row.operations) for row in planned.rows)
