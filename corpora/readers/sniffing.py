"""Telling what a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from pathlib import Path

from corpora.errors import DataError

ZIP = b"PK\x03\x04"

_FOREIGN = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Word file (.doc) or an encrypted one",
        "save it as .docx without a password",
    ),
    (b"{\\rtf", "Rich Text (RTF)", "save it as .docx"),
    (b"\x1f\x8b", "packed with gzip", "unpack it first"),
    (b"BZh", "packed with bzip2", "unpack it first"),
    (b"\xfd7zXZ\0", "packed with xz", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "packed with zstd", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it and name a file in it"),
    (b"Rar!", "a RAR archive", "unpack it and name a file in it"),
    (b"\x89PNG", "a picture (PNG)", "recognise its text first (OCR)"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "recognise its text first (OCR)"),
    (b"GIF8", "a picture (GIF)", "recognise its text first (OCR)"),
    (b"SQLite format 3\0", "a database (SQLite)", "export its texts first"),
    (b"%!PS", "PostScript", "save it as PDF"),
)
"""First bytes of files careo does not read: what they are, what to do."""

_IN_ZIP = (
    ("xl/workbook.xml", "a spreadsheet (.xlsx)", "save it as TSV"),
    ("ppt/presentation.xml", "a presentation (.pptx)", "save its text as .docx"),
    ("content.xml", "an OpenDocument file", "save it as .docx"),
)

_SRT = re.compile(r"\d+[ \t]*\n[ \t]*\d{1,4}:\d\d:\d\d[,.]\d{1,3}[ \t]*-->")
# Atomic groups: a hostile beginning (a thousand comments) must not make the patterns try every cut of it.
_BEFORE = r"(?>(?:<\?xml[^>]{0,300}\?>|\s|<!--(?:(?!-->).)*-->)*)"
_XML_ROOT = re.compile(
    rf"{_BEFORE}(?:<!DOCTYPE[^>\[]{{0,500}}>)?{_BEFORE}<(?:\w+:)?(tmx|xliff)\b",
    re.DOTALL | re.IGNORECASE,
)
_HTML = re.compile(rf"{_BEFORE}<(?:!doctype\s+html|html)\b", re.DOTALL | re.IGNORECASE)
_PO = re.compile(
    r'(?>(?:#[^\n]*\n|[ \t]*\n)*)msgid "[^\n]*"\n(?>(?:"[^\n]*"\n)*)msgstr(?:\[0\])? "'
)
_WORD = re.compile(r"word/document\d*\.xml")
_MOST = 8192
"""Bytes that are looked at."""


def sniff(data: bytes, path: str | Path) -> str:
    """Return the name of the reader whose files begin like `data`, "" for text of no such mark.

    Told are docx, epub, pdf, tmx, xliff, vtt, srt, html and po. Raises DataError, saying what the file
    is and what to do, for a kind that careo does not read and for a truncated ZIP container.
    """
    for mark, what, cure in _FOREIGN:
        if data.startswith(mark):
            raise DataError(f"{path}: is {what}, which careo does not read; {cure}")
    if data.startswith(ZIP) or data.startswith(b"PK\x05\x06"):
        return _in_zip(data, path)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    head = _head(data)
    if root := _XML_ROOT.match(head):
        return root[1].lower()
    if re.match(r"WEBVTT(?:[ \t\n]|$)", head):
        return "vtt"
    for name, pattern in (("srt", _SRT), ("html", _HTML), ("po", _PO)):
        if pattern.match(head):
            return name
    return ""


def _head(data: bytes) -> str:
    """The beginning of the text, for marks in ASCII only."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data[: 2 * _MOST].decode("utf-16", "replace")
    else:
        text = data[:_MOST].removeprefix(codecs.BOM_UTF8).decode("latin-1")
    return text.replace("\r\n", "\n").lstrip()


def _in_zip(data: bytes, path: str | Path) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise DataError(
            f"{path}: is a ZIP container (a Word document, a book, an archive) that is cut off or damaged "
            f"({error}); get a whole copy"
        ) from None
    if any(map(_WORD.fullmatch, names)):
        return "docx"
    if "META-INF/container.xml" in names and "content.xml" not in names:
        return "epub"
    for name, what, cure in _IN_ZIP:
        if name in names:
            raise DataError(f"{path}: is {what}, which careo does not read; {cure}")
    shown = ", ".join(sorted(names)[:3])
    held = f" (it holds {shown}{' …' if len(names) > 3 else ''})" if shown else " (it is empty)"
    raise DataError(f"{path}: is a ZIP archive{held}; unpack it and name a file in it")
