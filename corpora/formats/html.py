"""A bilingual page: source and target side by side, static, safe to open and to send.

The page is well-formed XML as well as HTML, has no script, and loads nothing. `read_html` reads such a
page back, also after its texts were edited, as long as it stays well formed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from corpora.errors import DataError
from corpora.formats import xml
from corpora.formats.text import NOT_XML, Tally, check_unit
from corpora.formats.tsv import check_items
from corpora.textio import opened, writing
from corpora.units import TranslationUnit, Written

STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
td { border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding: .5rem .75rem;
  vertical-align: top; white-space: pre-wrap; overflow-wrap: anywhere; }
td.id { color: color-mix(in srgb, currentColor 60%, transparent); width: 3rem; font-size: .8rem; }
tr.gap td { background: color-mix(in srgb, orange 12%, transparent); }
p.note { margin: .25rem 0 0; font-size: .85rem; font-style: italic; }
"""


def write_html(
    units: Iterable[TranslationUnit],
    path: str | Path,
    *,
    keep_empty: bool = True,
    title: str = "Bitext",
) -> Written:
    """Write units as a page of two columns; a row whose one side is empty is marked.

    Raises DataError for characters that no page can hold.
    """
    tally = Tally()
    bad = NOT_XML.search(title)
    if bad:
        raise DataError(
            f"the title has the character U+{ord(bad[0]):04X}, which a page cannot hold"
        )
    with writing(path) as out:
        out.write(
            '<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml">\n<head>\n'
            '<meta charset="utf-8" />\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1" />\n'
            f"<title>{xml.escape(title)}</title>\n<style>{xml.escape(STYLE)}</style>\n</head>\n"
            f"<body>\n<h1>{xml.escape(title)}</h1>\n<table>\n<tbody>\n"
        )
        for number, unit in tally.keep(units, keep_empty):
            check_unit(unit, number, NOT_XML, "a page")
            out.write(_row(unit))
        out.write("</tbody>\n</table>\n</body>\n</html>\n")
    return tally.written()


def _row(unit: TranslationUnit) -> str:
    props = json.dumps(unit.props, ensure_ascii=False) if unit.props else ""
    gap = "" if unit.source.strip() and unit.target.strip() else ' class="gap"'
    data = xml.attribute("data-props", props) if props else ""
    cells = [f'<td class="id">{xml.escape(unit.id)}</td>']
    for kind, lang, text in (
        ("source", unit.source_lang, unit.source),
        ("target", unit.target_lang, unit.target),
    ):
        notes = "".join(f'<p class="note">{xml.escape(note)}</p>' for note in unit.notes)
        cells.append(
            f'<td class="{kind}" dir="auto"{xml.attribute("lang", lang)}>'
            f"<span>{xml.escape(text)}</span>{notes if kind == 'target' else ''}</td>"
        )
    return f"<tr{gap}{data}>{''.join(cells)}</tr>\n"


def read_html(
    path: str | Path, source_lang: str | None = None, target_lang: str | None = None
) -> Iterator[TranslationUnit]:
    """Read units from a page that `write_html` made; a language named here wins over the page's.

    Raises DataError for a page that is not well-formed XML or whose rows are not as written.
    """
    number = 0
    with opened(path) as file:
        for event, row in xml.iterate(file, path, "html", ("tr",)):
            if event == "start":
                continue
            number += 1
            yield _read_row(row, f"{path}: row {number}", source_lang, target_lang)
    if not number:
        raise DataError(f"{path}: has no rows; it is not a bilingual page of careo")


def _read_row(
    row: Any, where: str, source_lang: str | None, target_lang: str | None
) -> TranslationUnit:
    cells = {cell.get("class"): cell for cell in row}
    try:
        source, target, id = cells["source"], cells["target"], cells["id"]
        texts = [_span(cell, where) for cell in (source, target)]
        langs = (source_lang or source.get("lang", ""), target_lang or target.get("lang", ""))
        items = json.loads(row.get("data-props", "[]"))
    except (KeyError, IndexError, ValueError, RecursionError):
        raise DataError(f"{where}: is not a row of a bilingual page of careo") from None
    if not langs[0] or not langs[1]:
        raise DataError(f"{where}: a cell has no lang; name the source and the target language")
    props = check_items(items, f"{where}: its props are not a list of [name, value]", pairs=True)
    notes = [xml.plain_text(p, where, frozenset())[0] for p in target if p.get("class") == "note"]
    return TranslationUnit(
        texts[0],
        texts[1],
        *langs,
        xml.plain_text(id, where, frozenset())[0],
        tuple((name, value) for name, value in props),
        tuple(notes),
    )


def _span(cell: Any, where: str) -> str:
    return xml.plain_text(cell[0], where, frozenset())[0]
