r"""Tab-separated values: a header row, one unit a line, no quoting.

Columns: id, source_lang, target_lang, source, target, props (a JSON list of [name, value]) and notes (a
JSON list); the last two are empty where there are none. In each field a tab is written as \t, a newline as
\n, a carriage return as \r and a backslash as \\, so a line of the file is a unit whatever its text, and
`cut`, `awk` or a data-frame library (with quoting off) can read it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpora.errors import DataError
from corpora.formats.text import NOT_TEXT, Tally, check_unit
from corpora.textio import iter_lines, writing
from corpora.units import TranslationUnit, Written

COLUMNS = ("id", "source_lang", "target_lang", "source", "target", "props", "notes")

_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_ESCAPE = str.maketrans(_ESCAPES)
_UNESCAPE = {written: meant for meant, written in _ESCAPES.items()}
_ESCAPED = re.compile(r"\\(.?)", re.DOTALL)


def write_tsv(
    units: Iterable[TranslationUnit], path: str | Path, *, keep_empty: bool = True
) -> Written:
    """Write units as tab-separated values; raises DataError for NUL and lone surrogates."""
    tally = Tally()
    with writing(path) as out:
        out.write("\t".join(COLUMNS) + "\n")
        for number, unit in tally.keep(units, keep_empty):
            check_unit(unit, number, NOT_TEXT, "a text file")
            out.write(_line(fields(unit)))
    return tally.written()


def _line(values: list[str]) -> str:
    line = "\t".join(values)
    plain = line.count("\t") == len(values) - 1 and not any(c in line for c in "\\\n\r")
    return (line if plain else "\t".join(v.translate(_ESCAPE) for v in values)) + "\n"


def fields(unit: TranslationUnit) -> list[str]:
    """Return a unit as the values of COLUMNS, before escaping."""
    return [
        unit.id,
        unit.source_lang,
        unit.target_lang,
        unit.source,
        unit.target,
        json.dumps(unit.props, ensure_ascii=False) if unit.props else "",
        json.dumps(unit.notes, ensure_ascii=False) if unit.notes else "",
    ]


def read_tsv(
    path: str | Path, source_lang: str | None = None, target_lang: str | None = None
) -> Iterator[TranslationUnit]:
    """Read units from tab-separated values, in memory that does not grow with the file.

    The header row must name `source` and `target`; the other columns may be missing, if both languages
    are named here. Raises DataError, naming the line, for a row of another length than the header's, an
    escape that is none, and for props or notes that are not JSON as written.
    """
    lines = iter_lines(path)
    header = next(lines).split("\t")
    check_header(header, path)
    for number, line in enumerate(lines, 2):
        where = f"{path}: line {number}"
        row = [unescape(field, where) for field in line.split("\t")]
        yield unit_of(header, row, where, source_lang, target_lang)


def check_header(header: list[str], path: str | Path) -> None:
    """Raise DataError unless a header row names source and target, each column once, and knows them all."""
    missing = [name for name in ("source", "target") if name not in header]
    strange = sorted(set(header) - set(COLUMNS))
    if missing or strange or len(set(header)) != len(header):
        shown = ", ".join(map(repr, header[:10]))
        raise DataError(
            f"{path}: its header row is {shown}; it must name source and target, and may name "
            + ", ".join(name for name in COLUMNS if name not in ("source", "target"))
        )


def unit_of(
    header: list[str],
    row: list[str],
    where: str,
    source_lang: str | None,
    target_lang: str | None,
) -> TranslationUnit:
    """Make a unit of a row; languages named in the call win over the row's."""
    if len(row) != len(header):
        raise DataError(f"{where}: has {len(row)} fields, the header row {len(header)}")
    values = dict(zip(header, row, strict=True))
    langs = (source_lang or values.get("source_lang"), target_lang or values.get("target_lang"))
    if not langs[0] or not langs[1]:
        raise DataError(f"{where}: does not say its languages; name the source and the target one")
    return TranslationUnit(
        values["source"],
        values["target"],
        langs[0],
        langs[1],
        values.get("id", ""),
        tuple((name, value) for name, value in _json(values.get("props", ""), where, _PROPS)),
        tuple(_json(values.get("notes", ""), where, _NOTES)),
    )


_PROPS = "props are not a JSON list of [name, value]"
_NOTES = "notes are not a JSON list of texts"


def _json(text: str, where: str, complaint: str) -> list:
    if not text:
        return []
    try:
        items = json.loads(text)
    except (ValueError, RecursionError):
        items = None
    return check_items(items, f"{where}: its {complaint}", pairs=complaint is _PROPS)


def check_items(items: object, message: str, pairs: bool) -> list:
    """Return `items` if it is a list of texts, or of pairs of texts; else raise DataError(message)."""

    def fits(item: object) -> bool:
        if not pairs:
            return isinstance(item, str)
        return (
            isinstance(item, list)
            and len(item) == 2
            and all(isinstance(part, str) for part in item)
            and bool(item[0])
        )

    if not isinstance(items, list) or not all(map(fits, items)):
        raise DataError(message)
    return items


def unescape(field: str, where: str) -> str:
    r"""Undo the escapes of a field; DataError for a backslash that begins none of \t \n \r \\."""

    def meant(match: re.Match[str]) -> str:
        if match[0] not in _UNESCAPE:
            raise DataError(rf"{where}: {match[0]!r} is no escape; write \t, \n, \r or \\")
        return _UNESCAPE[match[0]]

    return _ESCAPED.sub(meant, field) if "\\" in field else field
