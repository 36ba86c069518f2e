"""Reading a file as a document, by what it is and what its name says it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpora.documents import document_from_lines, document_from_paragraphs
from corpora.errors import DataError, UsageError
from corpora.languages import LANGUAGES, guess_language, language, main_language
from corpora.pages import block_spans, extract, is_html
from corpora.readers import READERS, Reader, get_reader, reader_of
from corpora.readers.content import Content, check_blocks, document_of
from corpora.readers.encodings import decode_text, read_bounded
from corpora.readers.one_side import read_side
from corpora.readers.sniffing import sniff
from corpora.split import split_spans
from corpora.textio import STDIN, split_lines
from corpora.values import Document, Paragraph, Role


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and what its reader says about it.

    `format` is the reader's name (`corpora.readers.READERS`), `remarks` say in a line each what was left
    out or is uncertain, `times` are the (start, end) of each segment in milliseconds, () without times.
    """

    document: Document
    format: str
    remarks: tuple[str, ...] = ()
    times: tuple[tuple[int, int], ...] = ()


def read_document(
    path: str | Path,
    lang: str | None = None,
    encoding: str = "utf-8",
    lines: bool = False,
    format: str | None = None,
) -> Document:
    """Read a file ("-": standard input) as a document in `lang` (None: told by the text).

    Its first bytes say what it is where they can, and else its name's ending; `format` (a name of
    `corpora.readers.READERS`) settles it. In `.html`, `.htm` and `.xhtml` the article is extracted. Plain
    text is what is nothing else: an empty line ends a paragraph, a single newline inside one is white
    space (hard-wrapped text reads as it should), sentences are split. Of a bitext the side in `lang` is
    read, else its source. With `lines=True` a file is one segment a line, and empty lines are paragraph
    marks. `read_file` gives the reader's remarks, and times, with the document.

    Raises DataError for what cannot be read (missing, a folder, empty, damaged, encrypted, of a kind that
    careo does not read, not in `encoding`, beyond the bounds of its reader) or whose language is unclear,
    UsageError for an unknown language, format or encoding, and for `encoding` where the file says its own.
    """
    return read_file(path, lang, encoding, lines, format).document


def read_file(
    path: str | Path,
    lang: str | None = None,
    encoding: str = "utf-8",
    lines: bool = False,
    format: str | None = None,
) -> Reading:
    """Do what `read_document` does, and return the reader's remarks and times with the document."""
    if lang is not None:
        language(lang)
    asked = get_reader(format) if format else None
    data = read_bounded(path)
    if lines:
        told = sniff(data, path)
        if told and READERS[told].takes == "bytes":
            raise DataError(f"{path}: is {READERS[told].description} and not lines of text")
        text = decode_text(data, path, encoding)
        document = document_from_lines(split_lines(text), lang or _guess(text, path), str(path))
        return Reading(document, "lines")
    reader, remarks = (asked, []) if asked else _reader(data, path)
    if reader.takes != "text" and encoding != "utf-8":
        raise UsageError(
            f"{path}: is {reader.description}, which says its encoding itself; leave out --encoding"
        )
    if reader.takes == "side":
        if str(path) == STDIN:
            raise UsageError(
                f"{reader.description} is read from a file, not from standard input; name the file"
            )
        document = read_side(path, reader.name, lang)
        return Reading(document, reader.name, (*remarks, _side_remark(document)))
    if reader.takes == "bytes":
        content = reader.load()(data, path)
    else:
        text = decode_text(data, path, encoding, lines=reader.name != "html")
        if reader.name == "html":
            return Reading(extract(text, lang, str(path)), reader.name, tuple(remarks))
        if reader.name == "text":
            document = document_from_text(text, lang or _guess(text, path), str(path))
            return Reading(document, reader.name, tuple(remarks))
        content = reader.load()(text, path)
    document = document_of(content, lang or _content_lang(content, path, remarks), str(path))
    return Reading(document, reader.name, (*remarks, *content.remarks), content.times)


def read_page(path: str | Path, lang: str | None = None, encoding: str = "utf-8") -> Document:
    """Read a saved page ("-": standard input), HTML or the text of one, as `corpora.pages.extract` does.

    Raises DataError and UsageError as `read_document` does.
    """
    data = read_bounded(path)
    text = decode_text(data, path, encoding, lines=False)
    if not is_html(text):
        text = decode_text(data, path, encoding)
    return extract(text, lang, str(path))


_SURE = frozenset({"docx", "epub", "pdf", "tmx", "xliff", "vtt", "srt"})
"""Kinds whose first bytes are believed against the name."""


def _reader(data: bytes, path: str | Path) -> tuple[Reader, list[str]]:
    """Choose the reader by the first bytes and the name; a remark where the two disagree."""
    named = reader_of(path)
    told = sniff(data, path)
    plain = named is None or named.name == "text"
    if not told or (not plain and told not in _SURE):
        if named is not None and named.takes == "bytes" and data:
            raise DataError(
                f"{path}: is named {Path(path).suffix} but is not {named.description}; "
                "rename it, or get a whole copy"
            )
        return named or READERS["text"], []
    reader = READERS[told]
    if named is None or named is reader:
        return reader, []
    return reader, [f"is named {Path(path).suffix} but is {reader.description}; read as one"]


def _content_lang(content: Content, path: str | Path, remarks: list[str]) -> str:
    """The language by the text; what the file declares counts only where the text leaves it open."""
    text = "\n".join(block.text for block in content.blocks if block.role is not Role.FURNITURE)
    declared = main_language(content.lang)
    check_blocks(content.blocks, str(path))
    try:
        told = guess_language(text)
    except DataError as error:
        if declared not in LANGUAGES:
            raise DataError(f"{path}: {error}") from None
        remarks.append(f"the language is the one the file declares, {content.lang}")
        return declared
    if declared and declared != told:
        remarks.append(f"the file declares the language {content.lang} and its text is {told}")
    return told


def _side_remark(document: Document) -> str:
    return f"read the side in {document.lang}; its segments are the file's units"


def document_from_text(text: str, lang: str, origin: str = "") -> Document:
    """Make a document of plain text: paragraphs at empty lines, split into sentences."""
    paragraphs = [Paragraph(block) for block in block_spans(text)]
    return document_from_paragraphs(text, paragraphs, lang, split_spans, origin=origin)


def _guess(text: str, path: str | Path) -> str:
    try:
        return guess_language(text)
    except DataError as error:
        raise DataError(f"{path}: {error}") from None
