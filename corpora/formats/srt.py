"""Subtitles as SubRip pairs: `film.es.srt` and `film.en.srt`, cue n of one belonging to cue n of the other.

Cues belong together when their times are the same; each unit has the props `start` and `end` in
milliseconds and its cue number as id. Formatting such as <i> or {\\an8} is text like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpora.errors import DataError
from corpora.formats import moses
from corpora.formats.text import name_of
from corpora.languages import LANGUAGES
from corpora.textio import STDIN, check_parallel, iter_lines
from corpora.units import TranslationUnit, Written

_TIMES = re.compile(
    r"\s*(\d{1,3}):(\d\d):(\d\d)[,.](\d{1,3})\s*-->\s*(\d{1,3}):(\d\d):(\d\d)[,.](\d{1,3})(\s.*)?"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """One subtitle: its number, times in milliseconds (start <= end) and text, lines joined by newlines."""

    number: str
    start: int
    end: int
    text: str


def read_cues(path: str | Path) -> list[Cue]:
    """Read the cues of one SubRip file.

    Raises DataError, naming the line, for times that are none or run backwards, and for a missing number.
    """
    lines = [*iter_lines(path), ""]
    cues: list[Cue] = []
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        number = lines[at].strip()
        where = f"{path}: line {at + 1}"
        if not number.isdecimal():
            raise DataError(f"{where}: is {number[:40]!r} and not the number of a subtitle")
        times = _TIMES.fullmatch(lines[at + 1]) if at + 1 < len(lines) else None
        if times is None:
            raise DataError(
                f"{path}: line {at + 2}: is {lines[min(at + 1, len(lines) - 1)][:40]!r} and not "
                "times such as 00:00:01,000 --> 00:00:02,500"
            )
        start, end = _milliseconds(times.groups()[:4]), _milliseconds(times.groups()[4:8])
        if end < start:
            raise DataError(f"{path}: line {at + 2}: the subtitle ends before it begins")
        stop = at + 2
        while lines[stop].strip():
            stop += 1
        cues.append(Cue(number, start, end, "\n".join(lines[at + 2 : stop])))
        at = stop
    return cues


def _milliseconds(parts: tuple[str, ...]) -> int:
    hours, minutes, seconds = (int(part) for part in parts[:3])
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + int(parts[3].ljust(3, "0"))


def _stamp(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02},{rest:03}"


def write_srt(
    units: Iterable[TranslationUnit], path: str | Path, *, keep_empty: bool = False
) -> Written:
    """Write units as two files of subtitles, numbered from 1; `path` is either file or `film.srt`.

    Raises DataError for a unit without the props `start` and `end`, whose text has an empty line (which
    ends a subtitle) or a carriage return, or in other languages. Both files appear, or none.
    """
    if str(path) == STDIN:
        raise DataError("a pair of subtitles is two files and cannot go to standard output; use -o")

    def cues_of(unit: TranslationUnit, number: int) -> list[str]:
        start, end = (_time(unit, name, number) for name in ("start", "end"))
        if end < start:
            raise DataError(f"{name_of(unit, number)}: ends before it begins")
        for text in (unit.source, unit.target):
            if "\r" in text or not all(line.strip() for line in text.split("\n")):
                raise DataError(
                    f"{name_of(unit, number)}: has an empty line or a carriage return, which a "
                    "subtitle cannot hold"
                )
        head = f"{number + 1}\n{_stamp(start)} --> {_stamp(end)}\n"
        return [f"{head}{text}\n\n" for text in (unit.source, unit.target)]

    return moses.write_pair(units, path, keep_empty, pair_of, cues_of)


def _time(unit: TranslationUnit, name: str, number: int) -> int:
    value = unit.prop(name)
    if not re.fullmatch("[0-9]{1,10}", value):
        raise DataError(
            f"{name_of(unit, number)}: has no {name} time in milliseconds, so it is no subtitle; "
            "choose another format"
        )
    return int(value)


def pair_of(path: str | Path, source_lang: str, target_lang: str) -> tuple[Path, Path]:
    """Return the two files of a pair of subtitles named by either of them, or without a language."""
    base = Path(path)
    if base.suffix.lower() == ".srt":
        base = base.with_suffix("")
    source, target = moses.pair_of(base, source_lang, target_lang)
    return Path(f"{source}.srt"), Path(f"{target}.srt")


def read_srt(
    path: str | Path, source_lang: str | None = None, target_lang: str | None = None
) -> Iterator[TranslationUnit]:
    """Read units from two files of subtitles, named by either of them.

    Raises DataError when the files have different numbers of cues, or cues at different times.
    """
    names, langs = _find(path, source_lang, target_lang)
    sources, targets = (read_cues(name) for name in names)
    if len(sources) != len(targets):
        check_parallel(sources, targets, f"the subtitles of {names[0]}", f"those of {names[1]}")
    for source, target in zip(sources, targets, strict=True):
        if (source.start, source.end) != (target.start, target.end):
            raise DataError(
                f"{names[0]}: subtitle {source.number} is at {_stamp(source.start)} and its partner in "
                f"{names[1]} at {_stamp(target.start)}; align the two as texts instead"
            )
        props = (("start", str(source.start)), ("end", str(source.end)))
        yield TranslationUnit(source.text, target.text, *langs, source.number, props)


def _find(
    path: str | Path, source_lang: str | None, target_lang: str | None
) -> tuple[tuple[Path, Path], tuple[str, str]]:
    base = Path(path)
    base = base.with_suffix("") if base.suffix.lower() == ".srt" else base
    named = base.suffix.removeprefix(".")
    stem = base.with_suffix("") if named in LANGUAGES else base
    if source_lang and target_lang:
        return pair_of(path, source_lang, target_lang), (source_lang, target_lang)
    there = [lang for lang in sorted(LANGUAGES) if Path(f"{stem}.{lang}.srt").exists()]
    if len(there) != 2:
        raise DataError(
            f"{path}: is not one of two files such as {stem.name}.es.srt and {stem.name}.en.srt; "
            "rename them, or name the source and the target language"
        )
    source = named if named in there else "es"
    target = next(lang for lang in there if lang != source)
    return pair_of(path, source, target), (source, target)
