"""CSV (RFC 4180) with a header row, for spreadsheets: the columns of `corpora.formats.tsv`, all quoted."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from corpora.errors import DataError
from corpora.formats.text import NOT_TEXT, Tally, check_unit
from corpora.formats.tsv import COLUMNS, check_header, fields, unit_of
from corpora.textio import MAX_LINE, iter_lines, writing
from corpora.units import TranslationUnit, Written


def write_csv(
    units: Iterable[TranslationUnit], path: str | Path, *, keep_empty: bool = True
) -> Written:
    """Write units as CSV, lines ending in CR LF; raises DataError for NUL and lone surrogates.

    A spreadsheet reads a field that begins with =, +, - or @ as a formula unless it is told to import
    the column as text.
    """
    tally = Tally()
    with writing(path) as out:
        writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for number, unit in tally.keep(units, keep_empty):
            check_unit(unit, number, NOT_TEXT, "a text file")
            writer.writerow(fields(unit))
    return tally.written()


def read_csv(
    path: str | Path, source_lang: str | None = None, target_lang: str | None = None
) -> Iterator[TranslationUnit]:
    """Read units from CSV, separated by commas or (as spreadsheets do in Spanish) semicolons.

    The header row is as in `read_tsv`. Raises DataError, naming the line, for a row of another length
    than the header's and for quotes that do not close.
    """
    lines = iter_lines(path, keep_ends=True)
    head = next(lines)
    delimiter = ";" if head.count(";") > head.count(",") else ","
    csv.field_size_limit(MAX_LINE)
    rows = csv.reader(chain([head], lines), delimiter=delimiter, strict=True)
    header: list[str] = []
    try:
        for row in rows:
            if not header:
                header = row
                check_header(header, path)
            elif row:
                where = f"{path}: line {rows.line_num}"
                yield unit_of(header, row, where, source_lang, target_lang)
    except csv.Error as error:
        raise DataError(f"{path}: line {rows.line_num}: is not CSV ({error})") from None
