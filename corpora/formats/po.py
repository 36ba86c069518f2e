"""Gettext PO files, for localisation tools: msgid is the source, msgstr the target, msgctxt the id.

Notes become translator comments, one a line, and the prop `po-flags` the flags (such as "fuzzy"); other
props have no place in PO. The source language is in the header as X-Source-Language. Read and written
here, by the grammar of the gettext manual, because a text with unusual line separators must come back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corpora.errors import DataError
from corpora.formats.text import (
    ADDITION,
    NOT_TEXT,
    Tally,
    check_unit,
    name_of,
    same_languages,
)
from corpora.textio import iter_lines, writing
from corpora.units import TranslationUnit, Written

SOURCE = "X-Source-Language"
FLAGS = "po-flags"

_ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
    "\a": "\\a",
    "\b": "\\b",
    "\v": "\\v",
    "\f": "\\f",
}
_ESCAPE = str.maketrans(_ESCAPES)
_UNESCAPE = {written: meant for meant, written in _ESCAPES.items()}
_ESCAPED = re.compile(r"\\(.?)", re.DOTALL)
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d+)\])?)\s*(\".*)")


def write_po(
    units: Iterable[TranslationUnit], path: str | Path, *, keep_empty: bool = False
) -> Written:
    """Write units as PO; those without a source are left out (an empty msgid is the header).

    Units with an empty target are kept, as untranslated, if `keep_empty`. Raises DataError for two units
    of the same id and source, for characters a text cannot hold, for units in several languages and
    when there are none.
    """
    tally = Tally()
    first: TranslationUnit | None = None
    seen: set[tuple[str, str]] = set()
    with writing(path) as out:
        for unit in units:
            if first is None:
                first = unit
                out.write(_head(unit))
            if not unit.source.strip():
                tally.leave_out(ADDITION)
                continue
            for number, kept in tally.keep([unit], keep_empty):
                check_unit(kept, number, NOT_TEXT, "a text file")
                same_languages(kept, first, number, path)
                if (kept.id, kept.source) in seen:
                    raise DataError(
                        f"{name_of(kept, number)}: PO cannot hold two units of the same id and source"
                    )
                seen.add((kept.id, kept.source))
                out.write(_entry(kept))
        if first is None:
            raise DataError(f"{path}: there are no units to write")
    return tally.written()


def _head(unit: TranslationUnit) -> str:
    return (
        'msgid ""\nmsgstr ""\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Language: {unit.target_lang}\\n"\n"{SOURCE}: {unit.source_lang}\\n"\n'
    )


def _entry(unit: TranslationUnit) -> str:
    remarks = (line.strip() for note in unit.notes for line in note.split("\n"))
    lines = ["", *(f"# {remark}" for remark in remarks if remark)]
    if unit.prop(FLAGS):
        lines.append("#, " + unit.prop(FLAGS).replace("\n", " "))
    if unit.id:
        lines.append(f'msgctxt "{unit.id.translate(_ESCAPE)}"')
    lines.append(f'msgid "{unit.source.translate(_ESCAPE)}"')
    lines.append(f'msgstr "{unit.target.translate(_ESCAPE)}"\n')
    return "\n".join(lines)


@dataclass(slots=True)
class _Entry:
    line: int = 0
    texts: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    flags: str = ""

    @property
    def done(self) -> bool:
        return any(key.startswith("msgstr") for key in self.texts)


def _entries(path: str | Path) -> Iterator[_Entry]:
    entry, key = _Entry(), ""
    for number, raw in enumerate(iter_lines(path), 1):
        line = raw.strip(" \t\r")
        keyword = _KEYWORD.fullmatch(line)
        begins = (
            not line or line.startswith("#") or (keyword and keyword[1] in ("msgctxt", "msgid"))
        )
        if begins and entry.done:
            yield entry
            entry, key = _Entry(), ""
        where = f"{path}: line {number}"
        if line.startswith("#"):
            if line.startswith("#,"):
                entry.flags = line[2:].strip()
            elif line[1:2] in ("", " ", "\t") and line[1:].strip():
                entry.notes.append(line[1:].strip())
        elif keyword:
            key = keyword[1]
            if key in entry.texts:
                raise DataError(f"{where}: the entry has a second {key}")
            entry.line = entry.line or number
            entry.texts[key] = _string(keyword[3], where)
        elif line.startswith('"') and key:
            entry.texts[key] += _string(line, where)
        elif line:
            raise DataError(f"{where}: is not PO: {line[:40]!r}")
    if entry.done:
        yield entry
    elif entry.texts:
        raise DataError(
            f"{path}: line {entry.line}: the last entry has no msgstr; the file is cut off"
        )


def _string(quoted: str, where: str) -> str:
    if not re.fullmatch(r'"[^"\\]*(?:\\.[^"\\]*)*"', quoted, re.DOTALL):
        raise DataError(f"{where}: a text does not end in a quotation mark")

    def meant(match: re.Match[str]) -> str:
        if match[0] not in _UNESCAPE:
            raise DataError(f"{where}: {match[0]!r} is no escape of PO")
        return _UNESCAPE[match[0]]

    return _ESCAPED.sub(meant, quoted[1:-1])


def read_po(
    path: str | Path, source_lang: str | None = None, target_lang: str | None = None
) -> Iterator[TranslationUnit]:
    """Read units from PO. Obsolete entries are passed over; of plural forms the singular is read.

    Raises DataError, naming the line, for what is not PO, and when it does not say its languages.
    """
    for entry in _entries(path):
        where = f"{path}: line {entry.line}"
        if "msgid" not in entry.texts:
            raise DataError(f"{where}: the entry has no msgid")
        if not entry.texts["msgid"] and "msgctxt" not in entry.texts:
            header = dict(
                re.findall(r"^([\w-]+):[ \t]*(.*)$", entry.texts.get("msgstr", ""), re.MULTILINE)
            )
            source_lang = source_lang or header.get(SOURCE)
            target_lang = target_lang or header.get("Language")
            continue
        if not source_lang or not target_lang:
            raise DataError(
                f"{path}: does not say its languages; name the source and the target language"
            )
        yield TranslationUnit(
            entry.texts["msgid"],
            entry.texts.get("msgstr", entry.texts.get("msgstr[0]", "")),
            source_lang,
            target_lang,
            entry.texts.get("msgctxt", ""),
            ((FLAGS, entry.flags),) if entry.flags else (),
            tuple(entry.notes),
        )
