"""The text of a row that a review begins with."""

from __future__ import annotations

from corpora.reviews import Alignment
from corpora.store import BitextRow


def version_of(row: BitextRow) -> str:
    """Return the text that a review of a row begins with; what was left out on purpose begins empty."""
    if row.text is not None:
        return row.text
    return row.target or ("" if row.alignment == Alignment.OMISSION else row.machine) or ""
