"""JSON lines: one unit a line, an object with id, source_lang, target_lang, source, target, props, notes.

`props` is a list of [name, value] and `notes` a list of texts, both left out where there are none. Other
keys are an error, so that a misspelt one is not lost.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpora.errors import DataError
from corpora.formats.text import NOT_TEXT, Tally, check_unit
from corpora.formats.tsv import COLUMNS, check_items
from corpora.textio import iter_lines, writing
from corpora.units import TranslationUnit, Written


def write_jsonl(
    units: Iterable[TranslationUnit], path: str | Path, *, keep_empty: bool = True
) -> Written:
    """Write units as JSON lines; raises DataError for NUL and lone surrogates."""
    tally = Tally()
    with writing(path) as out:
        for number, unit in tally.keep(units, keep_empty):
            check_unit(unit, number, NOT_TEXT, "a text file")
            item: dict[str, object] = {name: getattr(unit, name) for name in COLUMNS[:5]}
            item |= {"props": unit.props} if unit.props else {}
            item |= {"notes": unit.notes} if unit.notes else {}
            out.write(json.dumps(item, ensure_ascii=False) + "\n")
    return tally.written()


def read_jsonl(
    path: str | Path, source_lang: str | None = None, target_lang: str | None = None
) -> Iterator[TranslationUnit]:
    """Read units from JSON lines; a language named here wins over the file's.

    Raises DataError, naming the line, for what is not such an object; empty lines are passed over.
    """
    for number, line in enumerate(iter_lines(path), 1):
        if line.strip():
            yield _unit(line, f"{path}: line {number}", source_lang, target_lang)


def _unit(
    line: str, where: str, source_lang: str | None, target_lang: str | None
) -> TranslationUnit:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise DataError(f"{where}: is not JSON ({error})") from None
    if not isinstance(item, dict):
        raise DataError(f"{where}: is not an object with the keys {', '.join(COLUMNS)}")
    strange = sorted(set(item) - set(COLUMNS))
    if strange:
        raise DataError(f"{where}: has the key {strange[0]!r}; known: {', '.join(COLUMNS)}")
    texts = {name: item.get(name, "") for name in COLUMNS[:5]}
    texts["source_lang"] = source_lang or texts["source_lang"]
    texts["target_lang"] = target_lang or texts["target_lang"]
    for name, text in texts.items():
        if not isinstance(text, str) or (name in ("source", "target") and name not in item):
            raise DataError(f"{where}: its {name} is missing or not text")
    if not texts["source_lang"] or not texts["target_lang"]:
        raise DataError(f"{where}: does not say its languages; name the source and the target one")
    props = check_items(
        item.get("props", []), f"{where}: its props are not a list of [name, value]", pairs=True
    )
    notes = check_items(
        item.get("notes", []), f"{where}: its notes are not a list of texts", pairs=False
    )
    unit = TranslationUnit(
        **texts, props=tuple((name, value) for name, value in props), notes=tuple(notes)
    )
    check_unit(unit, 0, NOT_TEXT, "text")
    return unit
