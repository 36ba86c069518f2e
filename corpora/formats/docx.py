"""A bilingual Word table, for people who review in a word processor: id, source, target, notes.

The header row names the languages; texts may be edited in the table and read back. Props have no place in
it. A tab or a line break in a cell comes back as such; a carriage return, vertical tab or form feed has
no form in Word and is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from corpora.errors import DataError
from corpora.formats.text import NOT_XML, Tally, check_unit, same_languages
from corpora.readers.containers import Container
from corpora.readers.docx import CURE, KIND
from corpora.textio import read_bytes, writing
from corpora.units import TranslationUnit, Written

_NOT_WORD = re.compile(f"{NOT_XML.pattern}|\r")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def write_docx(
    units: Iterable[TranslationUnit], path: str | Path, *, keep_empty: bool = True
) -> Written:
    """Write units as a Word document with one table; several notes stand one a paragraph in their cell.

    Raises DataError for characters that Word cannot hold and for units in several languages.
    """
    import docx

    tally = Tally()
    document = docx.Document()
    first: TranslationUnit | None = None

    def rows() -> Iterator[list[list[str]]]:
        nonlocal first
        for number, unit in tally.keep(units, keep_empty):
            check_unit(unit, number, _NOT_WORD, "a Word document")
            first = first or unit
            same_languages(unit, first, number, path)
            yield [[unit.id], [unit.source], [unit.target], list(unit.notes)]

    header = add_table(document, 4, rows())
    if first is None:
        raise DataError(f"{path}: there are no units to write")
    fill_row(
        header,
        [["id"], [f"source ({first.source_lang})"], [f"target ({first.target_lang})"], ["notes"]],
    )
    with writing(path, "wb") as out:
        document.save(out)
    return tally.written()


def add_table(document: Any, columns: int, rows: Iterable[list[list[str]]]) -> Any:
    """Add a table of texts to a document of python-docx; each cell is a list of paragraphs.

    Returns its first row, which is empty, for the headings. Texts are checked by the caller: a character
    that Word cannot hold spoils the file.
    """
    table = document.add_table(rows=1, cols=columns)
    table.style = "Table Grid"
    header = table.rows[0]._tr
    template = _copied(header)
    for fields in rows:
        row = _copied(template)
        fill_row(row, fields)
        table._tbl.append(row)
    return header


def fill_row(row: Any, fields: list[list[str]]) -> None:
    """Put texts into a row's cells, in order."""
    for cell, paragraphs in zip(row.iterchildren(f"{_W}tc"), fields, strict=True):
        _fill(cell, paragraphs)


def _copied(row: Any) -> Any:
    from copy import deepcopy

    return deepcopy(row)


def _fill(cell: Any, paragraphs: list[str]) -> None:
    from docx.oxml import OxmlElement

    for old in cell.findall(f"{_W}p"):
        cell.remove(old)
    for text in paragraphs or [""]:
        paragraph = OxmlElement("w:p")
        if text:
            run = OxmlElement("w:r")
            for part in re.split("([\t\n])", text):
                if part == "\t":
                    run.append(OxmlElement("w:tab"))
                elif part == "\n":
                    run.append(OxmlElement("w:br"))
                elif part:
                    element = OxmlElement("w:t")
                    element.text = part
                    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                    run.append(element)
            paragraph.append(run)
        cell.append(paragraph)


_HEADING = re.compile(r"(source|target)(?: \(([^()\s]+)\))?")


def read_docx(
    path: str | Path, source_lang: str | None = None, target_lang: str | None = None
) -> Iterator[TranslationUnit]:
    """Read units from the first table of a Word document whose header row names source and target.

    Deleted text (tracked) is left out and inserted text kept. Raises DataError for a file that is no
    Word document, is damaged, unpacks to more than MAX_BYTES, or has no such table.
    """
    for rows in read_tables(path):
        header = ["\n".join(cell) for cell in rows[0]] if rows else []
        found = {
            m[1]: (at, m[2]) for at, text in enumerate(header) if (m := _HEADING.fullmatch(text))
        }
        if set(found) == {"source", "target"}:
            langs = (source_lang or found["source"][1], target_lang or found["target"][1])
            if not langs[0] or not langs[1]:
                raise DataError(
                    f"{path}: its table does not name the languages, as in 'source (es)'; "
                    "name the source and the target language"
                )
            columns = {name: at for name, (at, _) in found.items()}
            columns |= {name: header.index(name) for name in ("id", "notes") if name in header}
            yield from _units(rows[1:], len(header), columns, (langs[0], langs[1]), path)
            return
    raise DataError(
        f"{path}: has no table whose header row names the columns source and target, "
        "as in 'source (es)' and 'target (en)'"
    )


def read_tables(path: str | Path) -> Iterator[list[list[list[str]]]]:
    """Yield the tables of a Word document as rows of cells, each a list of paragraphs.

    Deleted text (tracked) is left out. Raises DataError as `read_docx` does.
    """
    for table in _document(path).iter(f"{_W}tbl"):
        yield [[_cell(cell) for cell in row.findall(f"{_W}tc")] for row in table.findall(f"{_W}tr")]


def _units(
    rows: list[list[list[str]]],
    width: int,
    columns: dict[str, int],
    langs: tuple[str, str],
    path: str | Path,
) -> Iterator[TranslationUnit]:
    for number, row in enumerate(rows, 2):
        if len(row) != width:
            raise DataError(
                f"{path}: row {number} of its table has {len(row)} cells, the header row {width}"
            )
        notes = row[columns["notes"]] if "notes" in columns else [""]
        yield TranslationUnit(
            "\n".join(row[columns["source"]]),
            "\n".join(row[columns["target"]]),
            *langs,
            "\n".join(row[columns["id"]]) if "id" in columns else "",
            notes=() if notes == [""] else tuple(notes),
        )


def _cell(cell: Any) -> list[str]:
    return [_paragraph(paragraph) for paragraph in cell.iter(f"{_W}p")] or [""]


def _paragraph(paragraph: Any) -> str:
    parts = []
    for element in paragraph.iter():
        if element.tag == f"{_W}t":
            parts.append(element.text or "")
        elif element.tag == f"{_W}tab" and element.getparent().tag == f"{_W}r":
            parts.append("\t")
        elif element.tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif element.tag == f"{_W}noBreakHyphen":
            parts.append("\u2011")
    return "".join(parts)


def _document(path: str | Path) -> Any:
    from corpora.formats import xml

    container = Container(read_bytes(path), path, KIND, CURE)
    root = container.xml("word/document.xml")
    xml.check_root(root, path, "document")
    return root
