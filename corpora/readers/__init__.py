"""The kinds of file a document is read from, one module each: name → extensions, reader.

To add one, write a module here whose function takes (bytes, path) or (text, path) and returns a `Content`,
and give it an entry in READERS; the module and the library it needs load when they are first used.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpora.errors import unknown
from corpora.readers.content import Content


@dataclass(frozen=True, slots=True)
class Reader:
    """A kind of file: `place` is "module:function" in this package, "" where `corpora.reading` sees to it.

    `takes` is "bytes" for a file that says its encoding itself, "text" for one that is decoded first,
    "side" for a bitext, of which one side is read.
    """

    name: str
    description: str
    extensions: tuple[str, ...]
    takes: str
    place: str = ""

    def load(self) -> Callable[..., Content]:
        """Import the reader's function."""
        module, function = self.place.split(":")
        return getattr(importlib.import_module(f"corpora.readers.{module}"), function)


_ALL = (
    Reader("text", "plain text", (".txt", ".text"), "text"),
    Reader("html", "a web page", (".html", ".htm", ".xhtml"), "text"),
    Reader("markdown", "Markdown", (".md", ".markdown"), "text", "markdown:read_markdown"),
    Reader("srt", "subtitles (SubRip)", (".srt",), "text", "subtitles:read_srt"),
    Reader("vtt", "subtitles (WebVTT)", (".vtt",), "text", "subtitles:read_vtt"),
    Reader("docx", "a Word document", (".docx", ".docm", ".dotx"), "bytes", "docx:read_docx"),
    Reader("epub", "an EPUB book", (".epub",), "bytes", "epub:read_epub"),
    Reader("pdf", "a PDF", (".pdf",), "bytes", "pdf:read_pdf"),
    Reader("tmx", "a TMX memory", (".tmx",), "side"),
    Reader("xliff", "an XLIFF file", (".xlf", ".xliff", ".xlf2"), "side"),
    Reader("po", "a PO file", (".po", ".pot"), "side"),
    Reader("tsv", "a bitext as TSV", (".tsv", ".tab"), "side"),
    Reader("csv", "a bitext as CSV", (".csv",), "side"),
    Reader("jsonl", "a bitext as JSON lines", (".jsonl", ".ndjson"), "side"),
)

READERS: dict[str, Reader] = {reader.name: reader for reader in _ALL}


def get_reader(name: str) -> Reader:
    """Return a reader by its name; UsageError that lists the known ones."""
    if name not in READERS:
        raise unknown("document format", name, READERS)
    return READERS[name]


def reader_of(path: str | Path) -> Reader | None:
    """Return the reader that a file's name ends like, None where it ends like none."""
    suffix = Path(path).suffix.lower()
    return next((reader for reader in _ALL if suffix in reader.extensions), None)
