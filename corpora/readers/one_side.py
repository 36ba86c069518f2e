"""One side of a bitext file (TMX, XLIFF, PO, TSV, CSV, JSON lines) as a document."""

from __future__ import annotations

from pathlib import Path

from corpora.errors import DataError, UsageError
from corpora.formats import get_format
from corpora.formats.text import same_language
from corpora.units import bitext_of
from corpora.values import Document

SIDES = ("source", "target")


def read_side(path: str | Path, format: str, lang: str | None = None) -> Document:
    """Read the side of a bitext file that is in `lang` (None: its source); a unit is a paragraph.

    Segments are those of the units; nothing is split. Raises the errors of the format's reader, and
    DataError when neither side is in `lang` or a side has no text.
    """
    units = list(get_format(format).read(path, None, None))
    if not units:
        raise DataError(f"{path}: has no translation unit")
    langs = (units[0].source_lang, units[0].target_lang)
    side = 0
    if lang is not None:
        found = [number for number, code in enumerate(langs) if same_language(code, lang)]
        if not found:
            raise UsageError(
                f"{path}: has no side in {lang!r}; its languages: {langs[0]} (source), {langs[1]} (target)"
            )
        side = found[0]
    bitext = bitext_of(units, str(path))
    document = (bitext.source, bitext.target)[side]
    if not document.segments:
        raise DataError(f"{path}: its {SIDES[side]} side ({langs[side]}) has no text")
    return document
