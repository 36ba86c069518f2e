"""Sentence alignment: which segments of a text belong to which of its translation, and how surely.

    from align import align
    bitext = align(source_document, target_document)

Names are imported on first use, so that importing the package costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from align.aligner import METHODS, align, choose_method, realign
    from align.embeddings import Encoder, load_encoder
    from align.ladder import LadderBead, read_beads, write_beads
    from align.score import AlignmentScore, score_beads

__all__ = [
    "METHODS",
    "AlignmentScore",
    "Encoder",
    "LadderBead",
    "align",
    "choose_method",
    "load_encoder",
    "read_beads",
    "realign",
    "score_beads",
    "write_beads",
]

_HOME = {
    "METHODS": "align.aligner",
    "align": "align.aligner",
    "choose_method": "align.aligner",
    "realign": "align.aligner",
    "Encoder": "align.embeddings",
    "load_encoder": "align.embeddings",
    "LadderBead": "align.ladder",
    "read_beads": "align.ladder",
    "write_beads": "align.ladder",
    "AlignmentScore": "align.score",
    "score_beads": "align.score",
}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'align' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOME[name]), name)
