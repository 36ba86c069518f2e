"""Scores as plain text and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eval.metrics import Score


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


def scores_as_json(scores: Sequence[Score], empty: Sequence[int] = ()) -> dict[str, Any]:
    """Return scores as one JSON value; `empty` are the indices of empty hypotheses."""
    return {
        "scores": [score_as_json(score) for score in scores],
        "empty_hypotheses": [index + 1 for index in empty],
    }


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
