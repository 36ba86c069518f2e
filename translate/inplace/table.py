"""A column of a TSV file in place: the other columns, and what separates them, stay."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from corpora.errors import DataError, UsageError
from translate.inplace.items import Skeleton, Unit, filled, joined, slot


def read_tsv(
    text: str, langs: tuple[str, str], encoding: str, path: str | Path, column: str
) -> Skeleton:
    """Take a TSV file apart; `column` counts from 1, or is a name in the first row, which then stays.

    Raises UsageError for a name that the first row has not, DataError for a row that has too few columns.
    """
    del langs
    rows = text.split("\n")
    names = [name.strip() for name in rows[0].rstrip("\r").removeprefix("\ufeff").split("\t")]
    named = not column.isdecimal()
    if named and column not in names:
        raise UsageError(f"{path}: has no column {column!r}; its first row: {', '.join(names)}")
    wanted = names.index(column) if named else int(column) - 1
    if wanted < 0:
        raise UsageError("--column counts from 1; 0 is no column")
    units: list[Unit] = []
    out = []
    for number, row in enumerate(rows):
        body = row.removesuffix("\r")
        if (named and number == 0) or not body.strip():
            out.append(row)
            continue
        cells = body.split("\t")
        if wanted >= len(cells):
            raise DataError(
                f"{path}: line {number + 1} has {len(cells)} columns and no column {wanted + 1}"
            )
        if any(letter.isalnum() for letter in cells[wanted]):
            units.append(Unit((cells[wanted],), joined(_cell), f"line {number + 1}"))
            cells[wanted] = slot(len(units) - 1)
        out.append("\t".join(cells) + row[len(body) :])
    template = "\n".join(out)

    def build(outputs: Sequence[str]) -> bytes:
        return filled(template, outputs).encode(encoding)

    return Skeleton(units, build)


def _cell(text: str) -> str:
    return text.replace("\t", " ").replace("\n", " ")
