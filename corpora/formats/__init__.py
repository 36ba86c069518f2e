"""The formats a bitext comes in and goes out to: name → reader, writer, extensions.

To add one, write a module here with a reader and a writer and give it an entry in FORMATS; the module and
the library it needs load when the format is first used.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpora.errors import UsageError, unknown
from corpora.formats.losses import Losses
from corpora.units import TranslationUnit, Written


@dataclass(frozen=True, slots=True)
class Format:
    """A bitext format: `module` holds `reader(path, source_lang, target_lang)` and `writer(units, path)`."""

    name: str
    description: str
    extensions: tuple[str, ...]
    module: str
    reader: str
    writer: str
    writer_options: tuple[str, ...] = ("keep_empty",)
    pair: bool = False
    tells: bool = False

    def files(self, path: str | Path, source_lang: str, target_lang: str) -> tuple[Path, ...]:
        """Return the files that `path` names: itself, or in a format of a `pair` of files the two."""
        if not self.pair:
            return (Path(path),)
        module = importlib.import_module(f"corpora.formats.{self.module}")
        return tuple(module.pair_of(path, source_lang, target_lang))

    def read(
        self,
        path: str | Path,
        source_lang: str | None = None,
        target_lang: str | None = None,
        losses: Losses | None = None,
    ) -> Iterator[TranslationUnit]:
        """Read units from a file; see the reader of the format.

        With `losses` it counts there what it leaves out (`corpora.formats.losses`), if the format `tells`.
        """
        module = importlib.import_module(f"corpora.formats.{self.module}")
        told = {"losses": losses} if self.tells else {}
        return getattr(module, self.reader)(path, source_lang, target_lang, **told)

    def write(self, units: Iterable[TranslationUnit], path: str | Path, **options: Any) -> Written:
        """Write units to a file, whole or not at all; UsageError for an option the format has not."""
        for option in options:
            if option not in self.writer_options:
                raise unknown(f"option of {self.name}", option, self.writer_options)
        module = importlib.import_module(f"corpora.formats.{self.module}")
        return getattr(module, self.writer)(units, path, **options)


_ALL = (
    Format(
        "tmx",
        "TMX 1.4b translation memory",
        (".tmx",),
        "tmx",
        "iter_tmx",
        "write_tmx",
        ("keep_empty", "date"),
        tells=True,
    ),
    Format("tsv", "tab-separated values", (".tsv", ".tab"), "tsv", "read_tsv", "write_tsv"),
    Format("csv", "comma-separated values", (".csv",), "csv", "read_csv", "write_csv"),
    Format("jsonl", "JSON lines", (".jsonl", ".ndjson"), "jsonl", "read_jsonl", "write_jsonl"),
    Format(
        "moses",
        "pair of text files, line by line",
        (),
        "moses",
        "read_moses",
        "write_moses",
        pair=True,
    ),
    Format(
        "html",
        "bilingual page",
        (".html", ".htm"),
        "html",
        "read_html",
        "write_html",
        ("keep_empty", "title"),
    ),
    Format(
        "xliff",
        "XLIFF 1.2",
        (".xlf", ".xliff"),
        "xliff",
        "read_xliff",
        "write_xliff12",
        tells=True,
    ),
    Format("xliff2", "XLIFF 2.1", (".xlf2",), "xliff", "read_xliff", "write_xliff21", tells=True),
    Format("docx", "bilingual Word table", (".docx",), "docx", "read_docx", "write_docx"),
    Format("po", "gettext PO", (".po",), "po", "read_po", "write_po"),
    Format("srt", "pair of SubRip files", (".srt",), "srt", "read_srt", "write_srt", pair=True),
)

FORMATS: dict[str, Format] = {format.name: format for format in _ALL}


def get_format(name: str) -> Format:
    """Return a format by its name; UsageError that lists the known ones."""
    if name not in FORMATS:
        raise unknown("format", name, FORMATS)
    return FORMATS[name]


def format_of(path: str | Path) -> Format:
    """Return the format that a file's name ends like; UsageError that lists the known endings."""
    lowered = Path(path).name.lower()
    for format in FORMATS.values():
        if lowered.endswith(format.extensions):
            return format
    endings = ", ".join(sorted(e for format in FORMATS.values() for e in format.extensions))
    raise UsageError(
        f"{path}: its name does not end like a bitext ({endings}); name the format with --format "
        f"({', '.join(sorted(FORMATS))})"
    )


def read_units(
    path: str | Path,
    format: str | None = None,
    source_lang: str | None = None,
    target_lang: str | None = None,
    losses: Losses | None = None,
) -> Iterator[TranslationUnit]:
    """Read the units of a file in a named format, or in the one its name ends like; see `Format.read`."""
    chosen = get_format(format) if format else format_of(path)
    return chosen.read(path, source_lang, target_lang, losses)


def write_units(
    units: Iterable[TranslationUnit],
    path: str | Path,
    format: str | None = None,
    **options: Any,
) -> Written:
    """Write units to a file in a named format, or in the one its name ends like."""
    chosen = get_format(format) if format else format_of(path)
    return chosen.write(units, path, **options)
