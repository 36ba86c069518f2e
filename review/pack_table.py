"""A review pack as a Word document or a table for spreadsheets, and such a table coming back.

Each row bears a key (`corpora.row_keys`) in its last column, so rows may be sorted, left out or sent back in
part. What a colleague may write in are the version, the confirmation and the comment; the other columns
are held against the project, and a row in which they were changed is shown and not taken.

Files that Careo exported (TMX, XLIFF, TSV, CSV, JSON lines) bear the same keys and come back the same way.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from corpora.errors import CareoError, DataError
from corpora.formats import format_of, read_units
from corpora.formats.text import NOT_XML
from corpora.row_keys import PROP, RowKey, read_key, row_key
from corpora.store import BitextInfo, BitextRow, Project
from corpora.textio import MAX_LINE
from review.export import DONE, identity
from review.importing import Upload, on_disk
from review.versions import version_of
from review.windows import NOTHING, remarks_by_row
from review.words_pack import PACK

COLUMNS = ("number", "source", "human", "version", "done", "said", "comment", "key")
"""The columns of a pack, by their names in `review.words_pack` (`table_…`)."""

ENDINGS = (".docx", ".tsv", ".csv", ".tmx", ".xlf", ".xliff", ".xlf2", ".jsonl")
"""Files besides the answers of a pack in HTML that come back."""

_YES = {"x", "✓", "✔", "☒", "☑", "yes", "sí", "si", "y", "s", "1", "ok", "true", "verdadero"}
_NOT_WORD = re.compile(f"{NOT_XML.pattern}|\r")
_WIDTHS = (0.4, 2.5, 2.5, 2.5, 0.6, 1.0, 1.2, 0.9)


def pack_rows(project: Project, info: BitextInfo, rows: Sequence[BitextRow]) -> list[list[str]]:
    """Return the rows of a pack as the values of COLUMNS."""
    remarks = remarks_by_row(project.states(info.id), project.comments(info.id))
    bitext = identity(project, info)
    found = []
    for row in rows:
        text = version_of(row, info)
        said = [
            f"{one.author}: {one.text}" if one.author else one.text
            for one in remarks.get(row.index, NOTHING).said
            if not one.resolved
        ]
        key = row_key(bitext, row.id, row.bead, text)
        done = "x" if row.status in DONE else ""
        remarks_here = "\n".join(said)
        number = str(row.index + 1)
        found.append([number, row.source, row.target, text, done, remarks_here, "", key])
    return found


def headings(lang: str) -> list[str]:
    """Return what stands over the columns."""
    return [PACK[f"table_{name}"][lang == "es"] for name in COLUMNS]


def pack_tsv(rows: Sequence[list[str]], lang: str) -> bytes:
    """Return a pack as tab-separated values the way spreadsheets read and write them (quotes doubled)."""
    out = io.StringIO()
    writer = csv.writer(out, dialect="excel-tab", lineterminator="\r\n")
    writer.writerow(headings(lang))
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig", "surrogatepass")


def pack_docx(rows: Sequence[list[str]], title: str, lang: str) -> bytes:
    """Return a pack as a Word document, a table on landscape pages.

    Raises DataError for a character that Word cannot hold; it names the pair.
    """
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.oxml import OxmlElement
    from docx.shared import Inches

    from corpora.formats.docx import add_table, fill_row

    for row in rows:
        for text in row:
            if (strange := _NOT_WORD.search(text)) is not None:
                raise DataError(
                    f"pair {row[0]}: holds the character {strange[0]!r}, which Word cannot hold; "
                    "save the pack as HTML"
                )
    document = docx.Document()
    document.core_properties.title = _NOT_WORD.sub(" ", title)
    document.core_properties.author = document.core_properties.last_modified_by = ""
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Inches(11.7), Inches(8.3)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Inches(0.5)
    document.add_heading(_NOT_WORD.sub(" ", title), 1)
    document.add_paragraph(PACK["table_lead"][lang == "es"])
    header = add_table(document, len(COLUMNS), ([[text] for text in row] for row in rows))
    fill_row(header, [[one] for one in headings(lang)])
    repeated = OxmlElement("w:tblHeader")
    header.get_or_add_trPr().append(repeated)
    table = document.tables[0]
    table.autofit = False
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, _WIDTHS, strict=True):
            cell.width = Inches(width)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read_returned(data: bytes, name: str, langs: tuple[str, str]) -> dict[str, Any]:
    """Read a table or an exported file that came back as answers (`review.pack.plan_merge`).

    Raises DataError for a file without keys, with a key that was changed, that stands there twice or is of
    another text than the others', and for what its reader refuses; nothing is taken then.
    """
    upload = Upload(name, data)
    ending = Path(name).suffix.lower()
    if ending not in ENDINGS:
        raise DataError(
            f"{name}: is no answer file of a review pack; nothing was taken. "
            f"What comes back ends in .answers.json, {', '.join(ENDINGS)}"
        )
    with on_disk(upload) as path:
        try:
            author, rows = _read(path, data, name, langs)
        except CareoError as error:
            said = str(error).replace(str(path), name)
            raise DataError(
                said if "nothing was taken" in said else f"{said}; nothing was taken"
            ) from None
    if not rows:
        raise DataError(f"{name}: holds no row; nothing was taken")
    bitexts = {row["key"].bitext for row in rows}
    if len(bitexts) > 1:
        raise DataError(f"{name}: mixes rows of {len(bitexts)} texts; nothing was taken")
    seen: dict[int, int] = {}
    for at, row in enumerate(rows, 1):
        if row["key"].bead in seen:
            raise DataError(
                f"{name}: rows {seen[row['key'].bead]} and {at} have the same key; keep one of them; "
                "nothing was taken"
            )
        seen[row["key"].bead] = at
    return {"bitext": bitexts.pop(), "title": name, "author": author, "rows": rows}


def _read(
    path: Path, data: bytes, name: str, langs: tuple[str, str]
) -> tuple[str, list[dict[str, Any]]]:
    if path.suffix.lower() == ".docx":
        return _read_word(path, name)
    table = _spreadsheet(data) if path.suffix.lower() in (".tsv", ".csv") else None
    if table is not None:
        return "", _answers(table, name)
    rows = []
    for number, unit in enumerate(read_units(path, format_of(path).name, *langs), 1):
        if not unit.prop(PROP):
            raise DataError(f"{name}: unit {number} bears no key of careo's; export it again")
        key = _key(unit.prop(PROP), f"{name}: unit {number}")
        rows.append(_row(key, number, unit.target, False, "", unit.source, None))
        rows[-1]["notes"] = list(unit.notes)
    return "", rows


def _read_word(path: Path, name: str) -> tuple[str, list[dict[str, Any]]]:
    import docx

    from corpora.formats.docx import read_tables

    for table in read_tables(path):
        rows = [["\n".join(cell) for cell in row] for row in table]
        if rows and _columns(rows[0]) is not None:
            author = docx.Document(str(path)).core_properties.last_modified_by or ""
            return author, _answers(rows, name)
    raise DataError(f"{name}: has no table of a review pack")


def _spreadsheet(data: bytes) -> list[list[str]] | None:
    """Return the rows of a pack that a spreadsheet may have written; None where it is none."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    first = text.split("\n", 1)[0]
    marks = {mark: first.count(mark) for mark in "\t;,"}
    csv.field_size_limit(MAX_LINE)
    try:
        rows = list(
            csv.reader(io.StringIO(text, newline=""), delimiter=max(marks, key=marks.__getitem__))
        )
    except csv.Error:
        return None
    return [row for row in rows if any(row)] if rows and _columns(rows[0]) is not None else None


def _columns(header: Sequence[str]) -> dict[str, int] | None:
    """Return where the columns stand, by name; None where a heading of a pack is missing."""
    found: dict[str, int] = {}
    for at, text in enumerate(header):
        for name in COLUMNS:
            if text.strip() in PACK[f"table_{name}"]:
                found.setdefault(name, at)
    return found if len(found) == len(COLUMNS) else None


def _answers(rows: Sequence[Sequence[str]], name: str) -> list[dict[str, Any]]:
    at = _columns(rows[0])
    if at is None:
        raise DataError(f"{name}: has no table of a review pack")
    found = []
    for number, row in enumerate(rows[1:], 2):
        if len(row) != len(rows[0]):
            raise DataError(
                f"{name}: row {number} has {len(row)} cells, the header row {len(rows[0])}"
            )
        text = {column: row[index].replace("\r\n", "\n") for column, index in at.items()}
        key = _key(text["key"], f"{name}: row {number}")
        done = text["done"].strip().casefold() in _YES
        pair = int(text["number"]) if text["number"].isdecimal() else number
        found.append(
            _row(key, pair, text["version"], done, text["comment"], text["source"], text["human"])
        )
    return found


def _key(text: str, where: str) -> RowKey:
    try:
        return read_key(text)
    except DataError as error:
        raise DataError(f"{where}: {error}; leave the keys as they are") from None


def _row(
    key: RowKey, n: int, text: str, done: bool, comment: str, source: str, human: str | None
) -> dict[str, Any]:
    return {
        "id": key.bead,
        "n": n,
        "key": key,
        "text": text,
        "done": done,
        "comment": comment,
        "source": source,
        "human": human,
    }


def strays(answer: dict[str, Any], row: BitextRow) -> str | None:
    """Return what was written into a column that is not to be written in, None where nothing was."""
    for name, held in (("source", row.source), ("human", row.target)):
        said = answer.get(name)
        if said is not None and said != held:
            return str(said)
    return None


def has_moved(answer: dict[str, Any], row: BitextRow) -> bool:
    """Tell whether a row's borders are others than when it went out."""
    if "key" in answer:
        return (answer["key"].source, answer["key"].target) != (row.bead.source, row.bead.target)
    return list(answer["place"]) != [row.bead.source.start, row.bead.target.start]


def is_base(answer: dict[str, Any], text: str) -> bool:
    """Tell whether a text is the one that went out."""
    return answer["key"].went_out(text) if "key" in answer else text == answer["base"]
