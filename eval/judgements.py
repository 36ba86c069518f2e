"""What people judged: blind verdicts between two translations, and marked errors, summed up.

Kept as JSON lines, one judgement a line, which the app appends and this reads:

    {"kind": "preference", "text": "mexico", "segment": 4, "left": "es-en 1", "right": "es-en 2",
     "choice": "right", "judge": "ana", "time": "2025-03-01T10:00:00Z"}
    {"kind": "errors", "text": "mexico", "segment": 4, "system": "es-en 2", "words": 23,
     "errors": [{"severity": "major", "category": "omission"}], "judge": "ana"}

`left` and `right` say which system stood where; the judge saw no names. `choice` is "left", "right" or
"tie". A judge's later line on the same segment and systems takes the place of the earlier one. The lines
that the app exports ({"pair": 4, "human": …, "machine": …, "verdict": "machine"}) are read too, and
`eval.projects` reads judgements from a project.
"""

from __future__ import annotations

import json
import math
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from corpora.errors import DataError
from corpora.textio import read_lines

SIDES = ("left", "right", "tie")
SEVERITIES = ("minor", "major", "critical")
RESAMPLES = 1000
SEED = 12345


@dataclass(frozen=True, slots=True)
class Preference:
    """A blind verdict on one segment: systems `left` and `right`, and which was better (of `SIDES`).

    `placed` is False where it is not known on which side each stood.
    """

    text: str
    segment: int
    left: str
    right: str
    choice: str
    judge: str = ""
    time: str = ""
    placed: bool = True

    @property
    def winner(self) -> str:
        """The system preferred, "" for a tie."""
        return "" if self.choice == "tie" else self.left if self.choice == "left" else self.right


@dataclass(frozen=True, slots=True)
class ErrorMarks:
    """The errors a judge marked in one segment of a system's `words` words: (severity, category) each."""

    text: str
    segment: int
    system: str
    words: int
    errors: tuple[tuple[str, str], ...] = ()
    judge: str = ""
    time: str = ""


Judgement = Preference | ErrorMarks


@dataclass(frozen=True, slots=True)
class PreferenceSummary:
    """Verdicts between two systems.

    `rate` is the share of the decided verdicts that prefer `second`, [`low`, `high`] its 95 % interval
    (Wilson 1927), all in [0, 1] and None where nothing was decided; `p` is the two-sided sign test;
    `agreement` the share of pairs of judges on one segment who chose alike, None without such pairs;
    `left_share` how often the left side won of the decided, which far from one half tells of a habit.
    """

    first: str
    second: str
    wins_first: int
    wins_second: int
    ties: int
    rate: float | None
    low: float | None
    high: float | None
    p: float
    left_share: float | None
    agreement: float | None

    @property
    def count(self) -> int:
        """All verdicts."""
        return self.wins_first + self.wins_second + self.ties


@dataclass(frozen=True, slots=True)
class ErrorSummary:
    """Marked errors of a system: per 1,000 words with a 95 % interval (bootstrap over segments), by kind."""

    system: str
    segments: int
    words: int
    errors: int
    per_thousand: float
    low: float
    high: float
    by_severity: tuple[tuple[str, int], ...]
    by_category: tuple[tuple[str, int], ...]


def read_judgements(path: str | Path) -> list[Judgement]:
    """Read a file of judgements, the later line of a judge in place of the earlier on the same things.

    Raises DataError, with the line, for what is no judgement.
    """
    held: dict[tuple[Any, ...], Judgement] = {}
    for number, line in enumerate(read_lines(path), start=1):
        if not line.strip():
            continue
        where = f"{path}: line {number}"
        try:
            entry = json.loads(line)
        except json.JSONDecodeError as error:
            raise DataError(
                f"{where} is not JSON ({error.msg}); each line is one judgement"
            ) from None
        if not isinstance(entry, dict):
            raise DataError(f"{where} is no judgement but {type(entry).__name__}")
        made = _judgement(entry, where)
        if isinstance(made, Preference):
            systems: tuple[str, ...] = tuple(sorted((made.left, made.right)))
        else:
            systems = (made.system,)
        held[(type(made), made.text, made.segment, made.judge, *systems)] = made
    return list(held.values())


def append_judgement(path: str | Path, judgement: Judgement) -> None:
    """Add one judgement to a file, made if missing: one line, written at once and put on disk."""
    kind = "preference" if isinstance(judgement, Preference) else "errors"
    entry: dict[str, Any] = {"kind": kind, **asdict(judgement)}
    entry.pop("placed", None)
    if isinstance(judgement, ErrorMarks):
        entry["errors"] = [{"severity": x, "category": y} for x, y in judgement.errors]
    _judgement(entry, "the judgement")
    line = json.dumps(entry, ensure_ascii=False) + "\n"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
        try:
            os.write(handle, line.encode("utf-8"))
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise DataError(f"{path}: could not be written ({error.strerror})") from None


APP = {"human": "left", "machine": "right", "equal": "tie", "neither": "tie"}
"""Verdicts as the app exports them → the choice between human (left) and machine (right)."""


def _judgement(entry: dict[str, Any], where: str) -> Judgement:
    kind = entry.get("kind")
    if kind is None and "verdict" in entry:
        if entry["verdict"] not in APP:
            known = ", ".join(sorted(APP))
            raise DataError(f"{where}: verdict is {entry['verdict']!r}; known: {known}")
        pair = entry.get("pair")
        if not isinstance(pair, int) or isinstance(pair, bool) or pair < 1:
            raise DataError(f"{where}: pair is {pair!r} and no number from 1")
        choice = APP[entry["verdict"]]
        return Preference("", pair - 1, "human", "machine", choice, placed=False)
    if kind not in ("preference", "errors"):
        raise DataError(f"{where}: kind is {kind!r}; known: errors, preference")
    names = ("left", "right", "choice") if kind == "preference" else ("system",)
    for name in (*names, "judge", "text", "time"):
        if not isinstance(entry.get(name, "" if name not in names else None), str):
            raise DataError(f"{where}: {name} is missing or no text")
    segment = entry.get("segment")
    if not isinstance(segment, int) or isinstance(segment, bool) or segment < 0:
        raise DataError(f"{where}: segment is {segment!r} and no number from 0")
    about = {name: entry.get(name, "") for name in ("text", "judge", "time")}
    if kind == "preference":
        if entry["choice"] not in SIDES:
            raise DataError(f"{where}: choice is {entry['choice']!r}; known: {', '.join(SIDES)}")
        if entry["left"] == entry["right"] or not entry["left"] or not entry["right"]:
            raise DataError(f"{where}: left and right must be two systems")
        chosen = entry["left"], entry["right"], entry["choice"]
        return Preference(about["text"], segment, *chosen, about["judge"], about["time"])
    words, errors = entry.get("words"), entry.get("errors")
    if not isinstance(words, int) or isinstance(words, bool) or words < 1:
        raise DataError(f"{where}: words is {words!r} and no number from 1")
    if not isinstance(errors, list) or not all(isinstance(one, dict) for one in errors):
        raise DataError(f"{where}: errors is no list of marks")
    marks = tuple((str(one.get("severity")), str(one.get("category", ""))) for one in errors)
    for severity, _ in marks:
        if severity not in SEVERITIES:
            raise DataError(f"{where}: severity is {severity!r}; known: {', '.join(SEVERITIES)}")
    return ErrorMarks(
        about["text"], segment, entry["system"], words, marks, about["judge"], about["time"]
    )


def summarise_preferences(judgements: Iterable[Judgement]) -> list[PreferenceSummary]:
    """Sum up the verdicts by pair of systems (in the order of their names)."""
    groups: dict[tuple[str, str], list[Preference]] = defaultdict(list)
    for one in judgements:
        if isinstance(one, Preference):
            first, second = sorted((one.left, one.right))
            groups[first, second].append(one)
    return [_preferences(first, second, groups[first, second]) for first, second in sorted(groups)]


def _preferences(first: str, second: str, verdicts: Sequence[Preference]) -> PreferenceSummary:
    wins = Counter(verdict.winner for verdict in verdicts)
    one, two = wins[first], wins[second]
    decided = one + two
    placed = [verdict for verdict in verdicts if verdict.placed and verdict.winner]
    left = sum(verdict.choice == "left" for verdict in placed)
    low, high = wilson(two, decided) if decided else (None, None)
    by_place: dict[tuple[str, int], list[str]] = defaultdict(list)
    for verdict in verdicts:
        by_place[verdict.text, verdict.segment].append(verdict.winner)
    both = [
        a == b
        for winners in by_place.values()
        for at, a in enumerate(winners)
        for b in winners[at + 1 :]
    ]
    return PreferenceSummary(
        first,
        second,
        one,
        two,
        wins[""],
        two / decided if decided else None,
        low,
        high,
        sign_test(one, two),
        left / len(placed) if placed else None,
        sum(both) / len(both) if both else None,
    )


def wilson(hits: int, count: int) -> tuple[float, float]:
    """Return the 95 % interval of a share, `hits` of `count` (1 or more), after Wilson (1927)."""
    z = 1.959964
    share = hits / count
    middle = share + z * z / (2 * count)
    half = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    whole = 1 + z * z / count
    low, high = (middle - half) / whole, (middle + half) / whole
    return max(0.0, min(low, share)), min(1.0, max(high, share))


def sign_test(one: int, two: int) -> float:
    """Return the two-sided p-value that two equally good systems win so unevenly; ties are left out."""
    count = one + two
    tail = sum(math.comb(count, k) for k in range(min(one, two) + 1))
    return min(1.0, 2 * tail / 2**count)


def summarise_errors(judgements: Iterable[Judgement]) -> list[ErrorSummary]:
    """Sum up the marked errors by system, in the order of their names."""
    groups: dict[str, list[ErrorMarks]] = defaultdict(list)
    for one in judgements:
        if isinstance(one, ErrorMarks):
            groups[one.system].append(one)
    return [_errors(system, groups[system]) for system in sorted(groups)]


def _errors(system: str, marks: Sequence[ErrorMarks]) -> ErrorSummary:
    import numpy as np

    table = np.array([(len(one.errors), one.words) for one in marks], dtype=np.int64)
    errors, words = (int(x) for x in table.sum(0))
    draw = np.random.default_rng(SEED)
    drawn = table[draw.integers(len(table), size=(RESAMPLES, len(table)))].sum(1)
    low, high = np.quantile(1000 * drawn[:, 0] / drawn[:, 1], (0.025, 0.975))
    kinds = Counter(severity for one in marks for severity, _ in one.errors)
    categories = Counter(name or "other" for one in marks for _, name in one.errors)
    return ErrorSummary(
        system,
        len(marks),
        words,
        errors,
        1000 * errors / words,
        float(low),
        float(high),
        tuple((name, kinds[name]) for name in SEVERITIES),
        tuple(sorted(categories.items(), key=lambda item: (-item[1], item[0]))),
    )


def judgements_as_text(
    preferences: Sequence[PreferenceSummary], errors: Sequence[ErrorSummary]
) -> str:
    """Say the summaries in lines for people."""
    lines = []
    for found in preferences:
        lines.append(
            f"{found.second} against {found.first}: preferred {found.wins_second}, "
            f"not preferred {found.wins_first}, tied {found.ties}, of {found.count} blind verdicts"
        )
        if found.rate is not None and found.low is not None and found.high is not None:
            lines.append(
                f"  preference rate {found.rate:.1%} [{found.low:.1%}, {found.high:.1%}] of those decided, "
                f"sign test p = {found.p:.3f}"
            )
        if found.agreement is not None:
            lines.append(f"  judges of one segment chose alike in {found.agreement:.0%}")
        habit = found.left_share is not None and abs(found.left_share - 0.5) > 0.2
        if habit and found.count >= 20:
            lines.append(
                f"  warning: the left side won {found.left_share:.0%}; a habit, not the translations?"
            )
    for marked in errors:
        kinds = ", ".join(f"{count} {name}" for name, count in marked.by_severity if count)
        lines.append(
            f"{marked.system}: {marked.per_thousand:.1f} errors per 1,000 words "
            f"[{marked.low:.1f}, {marked.high:.1f}], {marked.errors} in {marked.words} words of "
            f"{marked.segments} segments{f' ({kinds})' if kinds else ''}"
        )
    return "\n".join(lines) + "\n" if lines else ""


def judgements_as_json(
    preferences: Sequence[PreferenceSummary], errors: Sequence[ErrorSummary]
) -> dict[str, Any]:
    """Return the summaries as plain values."""
    return {
        "preferences": [asdict(found) | {"count": found.count} for found in preferences],
        "errors": [
            asdict(found)
            | {"by_severity": dict(found.by_severity), "by_category": dict(found.by_category)}
            for found in errors
        ],
    }
