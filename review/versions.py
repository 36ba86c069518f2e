"""The text of a row that a review begins with."""

from __future__ import annotations

from corpora.reviews import Alignment
from corpora.store import BitextInfo, BitextRow


def is_alone(info: BitextInfo) -> bool:
    """Tell whether nothing of the source has a human translation: then the machine's is reviewed."""
    return info.target_segments == 0


def version_of(row: BitextRow, info: BitextInfo) -> str:
    """Return the text that a review of a row begins with.

    What the human translation leaves out begins empty: whoever confirms such a row does not thereby take
    the machine's version.
    """
    if row.text is not None:
        return row.text
    machine = is_alone(info) and row.alignment != Alignment.OMISSION
    return row.target or (row.machine if machine else "") or ""
