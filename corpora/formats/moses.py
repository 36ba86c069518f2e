"""Moses pairs: two text files `name.es` and `name.en`, line n of one belonging to line n of the other.

The pair is named by its common part, or by either file. Ids, props and notes have no place in it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from corpora.errors import DataError
from corpora.formats.text import NOT_TEXT, Tally, begun, check_unit, name_of, same_languages
from corpora.languages import LANGUAGES
from corpora.textio import STDIN, check_same_count, iter_lines, writing
from corpora.units import TranslationUnit, Written


def write_moses(
    units: Iterable[TranslationUnit], path: str | Path, *, keep_empty: bool = False
) -> Written:
    """Write units as two files beside each other; those with an empty side are left out.

    Raises DataError for a text with a newline, a carriage return or a byte order mark at the start of
    the file, which a line cannot hold, and for units in several languages. Both files appear, or none.
    """
    if str(path) == STDIN:
        raise DataError(
            "a Moses pair is two files and cannot go to standard output; name it with -o"
        )

    def lines_of(unit: TranslationUnit, number: int) -> list[str]:
        for text in (unit.source, unit.target):
            if "\n" in text or "\r" in text or (number == 0 and text.startswith("\ufeff")):
                raise DataError(
                    f"{name_of(unit, number)}: has a line break (or begins the file with a byte "
                    "order mark), which a line of a Moses file cannot hold; choose another format"
                )
        return [f"{text}\n" for text in (unit.source, unit.target)]

    return write_pair(units, path, keep_empty, pair_of, lines_of)


def write_pair(
    units: Iterable[TranslationUnit],
    path: str | Path,
    keep_empty: bool,
    names_of: Callable[[str | Path, str, str], tuple[Path, Path]],
    pieces: Callable[[TranslationUnit, int], list[str]],
) -> Written:
    """Write units to the two files that `names_of` (path, source and target language) names.

    `pieces` gives what a unit, numbered from 0, adds to each. Both files appear, or none.
    """
    tally = Tally()
    first, units = begun(units, path)
    names = names_of(path, first.source_lang, first.target_lang)
    with contextlib.ExitStack() as stack:
        outs = [stack.enter_context(writing(name)) for name in names]
        for number, unit in tally.keep(units, keep_empty):
            check_unit(unit, number, NOT_TEXT, "a text file")
            same_languages(unit, first, number, path)
            for out, piece in zip(outs, pieces(unit, number), strict=True):
                out.write(piece)
    return tally.written()


def read_moses(
    path: str | Path, source_lang: str | None = None, target_lang: str | None = None
) -> Iterator[TranslationUnit]:
    """Read units from two files; their ids are line numbers from 0.

    Without languages, they are those of the one pair of files there is with this name. Raises DataError
    when that is not clear and when the files have different numbers of lines.
    """
    langs = _languages(Path(path), source_lang, target_lang)
    names = pair_of(path, *langs)
    first, second = (sum(1 for _ in iter_lines(name)) for name in names)
    check_same_count(first, second, str(names[0]), str(names[1]))
    lines = zip(*map(iter_lines, names), strict=True)
    for number, (source, target) in enumerate(lines):
        yield TranslationUnit(source, target, *langs, str(number))


def pair_of(path: str | Path, source_lang: str, target_lang: str) -> tuple[Path, Path]:
    """Return the two files of a pair: `path` with the languages as endings, in the place of either."""
    base = Path(path)
    if base.suffix in (f".{source_lang}", f".{target_lang}"):
        base = base.with_suffix("")
    return Path(f"{base}.{source_lang}"), Path(f"{base}.{target_lang}")


def _languages(path: Path, source: str | None, target: str | None) -> tuple[str, str]:
    if source and target:
        return source, target
    named = path.suffix.removeprefix(".")
    base = path.with_suffix("") if named in LANGUAGES else path
    there = [lang for lang in sorted(LANGUAGES) if Path(f"{base}.{lang}").exists()]
    if source or target or len(there) != 2:
        raise DataError(
            f"{path}: is not a pair of files with the endings {' and '.join(sorted(LANGUAGES))}; "
            "name the source and the target language"
        )
    first = named if named in there else "es"
    second = next(lang for lang in there if lang != first)
    return first, second
