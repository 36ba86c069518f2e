"""What every format's reader and writer share: checks of texts, languages, dates and counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from corpora.errors import DataError
from corpora.textio import STDIN
from corpora.units import TranslationUnit, Written

NOT_TEXT = re.compile("[\x00\ud800-\udfff]")
"""What no file of text can hold: NUL and lone surrogates."""

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold even as a character reference (XML 1.0, production 2)."""

OMISSION = "the target is empty"
ADDITION = "the source is empty"
NOTHING = "both texts are empty"


def name_of(unit: TranslationUnit, number: int) -> str:
    """Say which unit a message is about: its id, or its number in the file from 1."""
    return f"unit {unit.id}" if unit.id else f"unit number {number + 1}"


def check_unit(unit: TranslationUnit, number: int, forbidden: re.Pattern[str], what: str) -> None:
    """Raise DataError that names the unit and the character when a text of it has a forbidden one."""
    texts = [unit.source, unit.target, unit.id, unit.source_lang, unit.target_lang, *unit.notes]
    if not forbidden.search("".join([*texts, *(part for prop in unit.props for part in prop)])):
        return
    fields = [("source", unit.source), ("target", unit.target), ("id", unit.id)]
    fields += [(f"prop {name}", part) for name, value in unit.props for part in (name, value)]
    fields += [("note", note) for note in unit.notes]
    fields += [("language", unit.source_lang), ("language", unit.target_lang)]
    for field, text in fields:
        bad = forbidden.search(text)
        if bad:
            raise DataError(
                f"{name_of(unit, number)}: its {field} has the character U+{ord(bad[0]):04X} at "
                f"offset {bad.start()}, which {what} cannot hold; remove it from the text or choose "
                "another format"
            )


def begun(
    units: Iterable[TranslationUnit], path: str | Path
) -> tuple[TranslationUnit, Iterator[TranslationUnit]]:
    """Return the first unit, and all of them; DataError where there are none."""
    stream = iter(units)
    first = next(stream, None)
    if first is None:
        raise DataError(f"{path}: there are no units to write")
    return first, chain([first], stream)


class Tally:
    """Counts what a writer wrote and left out."""

    def __init__(self) -> None:
        self._units = 0
        self._left_out: Counter[str] = Counter()

    def keep(
        self, units: Iterable[TranslationUnit], keep_empty: bool
    ) -> Iterator[tuple[int, TranslationUnit]]:
        """Yield (number in the file from 0, unit), leaving out those with an empty side unless asked."""
        for unit in units:
            reason = _emptiness(unit)
            if reason and not (keep_empty and reason != NOTHING):
                self.leave_out(reason)
            else:
                yield self._units, unit
                self._units += 1

    def leave_out(self, reason: str) -> None:
        """Count one unit that is not written."""
        self._left_out[reason] += 1

    def written(self) -> Written:
        """Return the counts, the reasons in alphabetical order."""
        return Written(self._units, tuple(sorted(self._left_out.items())))


def _emptiness(unit: TranslationUnit) -> str:
    if not unit.source.strip():
        return ADDITION if unit.target.strip() else NOTHING
    return "" if unit.target.strip() else OMISSION


def same_languages(
    unit: TranslationUnit, first: TranslationUnit, number: int, path: str | Path
) -> None:
    """Raise DataError unless a unit is in the languages of the first one of the file `path`."""
    if (unit.source_lang, unit.target_lang) != (first.source_lang, first.target_lang):
        raise DataError(
            f"{place_of(path)}: {name_of(unit, number)}: is {unit.source_lang}-{unit.target_lang} in a "
            f"file in {first.source_lang}-{first.target_lang}; write one file for each pair of "
            "languages, or name both with --from and --to where these are varieties of them"
        )


def place_of(path: str | Path) -> str:
    """Return the name of a file that is written, for a message."""
    return "standard output" if str(path) == STDIN else str(path)


def utc_stamp(date: datetime) -> str:
    """Return a date as YYYYMMDDThhmmssZ; raises ValueError for one without a time zone."""
    if date.tzinfo is None:
        raise ValueError("a date needs a time zone; pass it in UTC")
    return date.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def same_language(code: str, wanted: str) -> bool:
    """Tell whether `code` is `wanted` or a variety of it: "es-MX" is "es", in any case."""
    code, wanted = code.replace("_", "-").lower(), wanted.replace("_", "-").lower()
    return code == wanted or code.startswith(f"{wanted}-")
