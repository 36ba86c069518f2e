"""Reading a translation memory (TMX or TSV) as training pairs of one direction."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from corpora.errors import DataError
from corpora.formats import format_of
from corpora.languages import main_language
from corpora.textio import read_lines
from corpora.units import TranslationUnit
from translate.training.data import COLUMNS, Pair, Report, read_pairs
from translate.training.source import DataSource


def read_memory(path: str | Path, languages: tuple[str, str], report: Report) -> list[Pair]:
    """Read the pairs of a memory in a direction such as ("es", "en"), each pair once.

    TMX, Careo's TSV (units of the other direction are turned round), or a training table (.tsv, .tsv.xz
    with the header source, es, en). Units with an empty side are left out and counted in `report`.
    Raises DataError for a unit in other languages and for a file that has no pair.
    """
    name = Path(path).name
    if name.endswith(".xz") or (name.endswith(".tsv") and _is_table(path)):
        pairs = read_pairs(DataSource(Path(path).parent), name, languages)
    else:
        pairs = list(_pairs(_units(path, languages), languages, str(path)))
    full = [pair for pair in pairs if pair.source and pair.target]
    if len(full) < len(pairs):
        report(f"{path}: {len(pairs) - len(full)} units with an empty side left out")
    if not full:
        raise DataError(f"{path}: has no pair in {languages[0]} and {languages[1]}")
    return list(dict.fromkeys(full))


def _is_table(path: str | Path) -> bool:
    return tuple(read_lines(path)[0].split("\t")) == COLUMNS


def _units(path: str | Path, languages: tuple[str, str]) -> Iterable[TranslationUnit]:
    kind = format_of(path)
    if kind.name != "tmx" and "source_lang" in read_lines(path)[0].split("\t"):
        return kind.read(path)
    return kind.read(path, *languages)


def _pairs(
    units: Iterable[TranslationUnit], languages: tuple[str, str], where: str
) -> Iterable[Pair]:
    for number, unit in enumerate(units, 1):
        texts = {
            main_language(unit.source_lang): _line(unit.source),
            main_language(unit.target_lang): _line(unit.target),
        }
        if set(texts) != set(languages):
            raise DataError(
                f"{where}: unit {unit.id or number} is {unit.source_lang}-{unit.target_lang}, "
                f"not {languages[0]}-{languages[1]}; give a memory of these languages"
            )
        yield Pair(texts[languages[0]], texts[languages[1]], Path(where).name)


def _line(text: str) -> str:
    return " ".join(text.split())


def hold_out(pairs: Sequence[Pair], most: int) -> tuple[list[Pair], list[Pair]]:
    """Split pairs into those to train on and those to measure on: a tenth, at most `most`.

    Which ones depends on their source texts alone, so a memory that grows keeps them apart.
    """
    ranked = sorted(pairs, key=lambda pair: hashlib.sha256(pair.source.encode()).digest())
    count = min(most, max(1, len(ranked) // 10))
    held = ranked[:count]
    sources = {pair.source for pair in held}
    return [pair for pair in pairs if pair.source not in sources], held
