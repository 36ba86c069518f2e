"""Reading what a system wrote, one translation a line."""

from __future__ import annotations

from pathlib import Path

from corpora.errors import DataError
from corpora.textio import decode, read_bytes, split_lines


def read_hypotheses(path: str | Path, encoding: str = "utf-8") -> list[str]:
    """Read the lines of a system's output ("-": standard input); they may all be empty.

    A system that wrote nothing but empty lines is a bad one, not a bad file: it is scored and counted. Raises
    DataError for a file without a single line, and as `corpora.textio.decode` does.
    """
    lines = split_lines(decode(read_bytes(path), path, encoding))
    if not lines:
        raise DataError(f"{path}: is empty; there is nothing to read in it")
    return lines
