"""Documents and bitexts: what is read, split, kept and written."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from corpora.values import Bead, Bitext, Document, Paragraph, Role, Segment, Span, Translation

if TYPE_CHECKING:
    from corpora.pages import extract
    from corpora.quotes import find_quotes
    from corpora.reading import read_document
    from corpora.split import split_sentences

_LAZY = {
    "extract": "corpora.pages",
    "find_quotes": "corpora.quotes",
    "read_document": "corpora.reading",
    "split_sentences": "corpora.split",
}

__all__ = [
    "Bead",
    "Bitext",
    "Document",
    "Paragraph",
    "Role",
    "Segment",
    "Span",
    "Translation",
    "extract",
    "find_quotes",
    "read_document",
    "split_sentences",
]


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module 'corpora' has no attribute {name!r}")
    return getattr(importlib.import_module(_LAZY[name]), name)
