"""Scores as plain text and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from eval.metrics import Score

if TYPE_CHECKING:
    from eval.groups import GroupScores


def scores_as_text(scores: Sequence[Score], width: int = 2) -> str:
    """Return a table of scores, one line a metric, and the scores of single segments below if present."""
    rows = []
    for score in scores:
        span = ""
        if score.low is not None and score.high is not None:
            span = f"[{score.low:.{width}f}, {score.high:.{width}f}]"
        rows.append((score.label, f"{score.value:.{width}f}", span, score.signature))
    text = aligned(rows, right=(1,))
    if any(score.segments for score in scores):
        heads = ("line", *(score.label for score in scores))
        lines = [
            (str(number), *(f"{value:.{width}f}" for value in values))
            for number, values in enumerate(
                zip(*(score.segments for score in scores), strict=True), start=1
            )
        ]
        text += "\n" + "\n".join("\t".join(line) for line in [heads, *lines]) + "\n"
    return text


def score_as_json(score: Score) -> dict[str, Any]:
    """Return one score as plain values, full precision."""
    made: dict[str, Any] = {
        "name": score.name,
        "score": score.value,
        "signature": score.signature,
        "segments": score.count,
    }
    if score.low is not None:
        made |= {"mean": score.mean, "low": score.low, "high": score.high}
    if score.segments:
        made["segment_scores"] = list(score.segments)
    return made


def groups_as_text(groups: Sequence[GroupScores], width: int = 2) -> str:
    """Return a table of scores by group, one line a group: its name, its size, a column a metric."""
    rows = [("group", "segments", *(score.label for score in groups[0].scores))]
    for group in groups:
        cells = []
        for score in group.scores:
            cell = f"{score.value:.{width}f}"
            if score.low is not None and score.high is not None:
                cell += f" [{score.low:.{width}f}, {score.high:.{width}f}]"
            cells.append(cell)
        rows.append((group.name, str(group.count), *cells))
    return aligned(rows, right=range(1, len(rows[0])))


def groups_as_json(groups: Sequence[GroupScores]) -> list[dict[str, Any]]:
    """Return scores by group as plain values."""
    return [
        {
            "group": group.name,
            "segments": group.count,
            "scores": [score_as_json(score) for score in group.scores],
        }
        for group in groups
    ]


def aligned(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> str:
    """Lay out rows of cells in columns two spaces apart; columns in `right` are flush right.

    A column that is empty in every row is left out.
    """
    columns = [column for column in range(len(rows[0])) if any(row[column] for row in rows)]
    widths = {column: max(len(row[column]) for row in rows) for column in columns}
    lines = []
    for row in rows:
        cells = [
            row[column].rjust(widths[column])
            if column in right
            else row[column].ljust(widths[column])
            for column in columns
        ]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines) + "\n"
