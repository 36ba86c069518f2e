"""Windows of a bitext as plain data for the grid: what the browser gets, and nothing more."""

from __future__ import annotations

from typing import Any

from corpora.store import BitextInfo, BitextRow, Project

WINDOW = 100
"""Rows the browser holds at a time: enough to scroll, few enough to send with every answer."""


def window_start(at: int, total: int, size: int = WINDOW) -> int:
    """Return the first row of the window that has row `at` near its middle, both counted from zero."""
    return max(0, min(at - size // 2, total - size))


def row_data(row: BitextRow) -> dict[str, Any]:
    """Return one row as JSON values; `p` and `chrf` are None where nobody stored them."""
    scores = dict(row.bead.scores)
    return {
        "id": row.id,
        "index": row.index,
        "rev": row.revision,
        "type": row.bead.type,
        "p": row.bead.probability,
        "chrf": scores.get("chrF"),
        "source": row.source,
        "target": row.target,
        "machine": row.machine,
        "text": row.text,
        "alignment": row.alignment,
        "status": row.status,
    }


def window_data(
    project: Project, info: BitextInfo, start: int, size: int = WINDOW
) -> dict[str, Any]:
    """Return rows [start, start + size) of a bitext with what the grid says around them."""
    rows = project.rows(info.id, start, min(start + size, info.beads))
    return {
        "bitext": info.id,
        "total": info.beads,
        "start": start,
        "langs": {"source": info.source_lang, "target": info.target_lang},
        "rows": [row_data(row) for row in rows],
    }
