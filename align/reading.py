"""Reading the two texts of a pair for commands that compare them: any format, any language by lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from corpora.documents import document_from_lines
from corpora.errors import DataError
from corpora.languages import LANGUAGES
from corpora.reading import read_file
from corpora.textio import read_lines
from corpora.values import Document

_NAME_IT = "--lang es or --lang en"


def read_text(
    path: str | Path,
    lang: str | None = None,
    encoding: str = "utf-8",
    *,
    lines: bool = False,
    option: str = "--lang",
    say: Callable[[str], None] | None = None,
) -> Document:
    """Read one text as `corpora.reading.read_file` does; with `lines`, in any language that is named.

    `say` gets the reader's remarks, a line each; `option` is the option that names the language, for the
    error where the text does not tell it. Raises DataError and UsageError as `read_file` does.
    """
    if lines and lang is not None and lang not in LANGUAGES:
        return document_from_lines(read_lines(path, encoding), lang, str(path))
    try:
        reading = read_file(path, lang, encoding, lines)
    except DataError as error:
        raise DataError(str(error).replace(_NAME_IT, _NAME_IT.replace("--lang", option))) from None
    for remark in reading.remarks if say else ():
        say(f"{path}: {remark}")  # type: ignore[misc]
    return reading.document
