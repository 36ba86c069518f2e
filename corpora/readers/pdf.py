"""PDF: the text as it stands on the pages, in blocks; nothing is put right that the file does not say.

PDF has no paragraphs, only letters at places. A block ends where the gap to the next line is wider than the
page's usual one, or the type changes its size. Words cut at a line's end stay cut, running heads and page
numbers stay in; the remarks say how many, so that a person can decide.
"""

from __future__ import annotations

import io
import logging
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from corpora.errors import DataError
from corpora.readers.content import Block, Content, blocks_of, counted
from corpora.values import Role

MAX_PAGES = 5_000
"""Pages that a PDF may have."""
MAX_CHARACTERS = 50_000_000
"""Characters that a PDF's pages may have together."""

MAX_OPERATIONS = 20_000_000
"""Drawing operations that a PDF may have; a page that draws forms within forms may mean any number."""
MAX_STREAM = 20_000_000
"""Bytes that one stream (a page's drawing, a font) may have when unpacked."""

_STREAMS = (
    "array_based_stream_maximum_output_length",
    "brotli_maximum_output_length",
    "lzw_maximum_output_length",
    "run_length_maximum_output_length",
    "zlib_maximum_output_length",
)
_GAP = 1.35
"""How many times the usual distance of lines a gap must be to end a block."""
_LARGER = 1.15
"""How many times the usual size of type a heading's must be."""
_HEADING = 200
"""Characters that a heading may have."""
_CUT = re.compile(r"[^\W\d_]-\n[^\W\d_]")


@dataclass(slots=True)
class _Line:
    text: str
    height: float
    """Of its base line above the page's lower edge, in points."""
    size: float
    """Of its type, in points."""


def read_pdf(data: bytes, path: str | Path) -> Content:
    """Take the text out of a PDF page by page; a block in larger type than most of the text is a heading.

    Raises DataError for a file that is no PDF, is damaged or encrypted, has no text (a scan), or is
    beyond MAX_PAGES, MAX_CHARACTERS, MAX_OPERATIONS or MAX_STREAM.
    """
    with _faults() as faults:
        try:
            pages, title = _pages(data, path)
        except DataError:
            raise
        except Exception as error:  # whatever a damaged file makes its parser raise
            reason = " ".join(str(error).split())[:200] or type(error).__name__
            raise DataError(
                f"{path}: is not a PDF or is damaged ({reason}); save it again from its program"
            ) from None
    usual = _usual_size(pages)
    blocks: list[Block] = []
    for lines in pages:
        blocks += blocks_of(_paragraphs(lines, usual))
    if not blocks:
        raise DataError(
            f"{path}: has no text in its {counted(len(pages), 'page', 'pages')} (a scan?); "
            "recognise its text first (OCR)"
        )
    return Content(tuple(blocks), title=title, remarks=tuple(_remarks(pages, blocks, faults)))


@contextmanager
def _faults() -> Iterator[list[str]]:
    """Collect what pypdf says about faults it worked around, instead of printing it."""
    found: list[str] = []

    class _Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage())

    logger = logging.getLogger("pypdf")
    keeper, propagate = _Keeper(), logger.propagate
    logger.addHandler(keeper)
    logger.propagate = False
    try:
        yield found
    finally:
        logger.removeHandler(keeper)
        logger.propagate = propagate


def _pages(data: bytes, path: str | Path) -> tuple[list[list[_Line]], str]:
    from pypdf import PdfReader, apply_configuration

    bounds: dict[str, Any] = dict.fromkeys(_STREAMS, MAX_STREAM)
    with apply_configuration(None, **bounds):
        return _read(PdfReader(io.BytesIO(data)), path)


def _read(reader: Any, path: str | Path) -> tuple[list[list[_Line]], str]:
    # Many files are encrypted with an empty password, which any viewer tries too.
    if reader.is_encrypted and not reader.decrypt(""):
        raise DataError(f"{path}: is encrypted with a password; save it without one")
    number = len(reader.pages)
    if number > MAX_PAGES:
        raise DataError(f"{path}: has {number} pages; careo reads up to {MAX_PAGES}, split it")
    pages: list[list[_Line]] = []
    characters = 0
    clock = _Clock(path)
    for page in reader.pages:
        pages.append(_lines(page, clock))
        characters += sum(len(line.text) for line in pages[-1])
        if characters > MAX_CHARACTERS:
            raise DataError(
                f"{path}: has over {MAX_CHARACTERS // 1_000_000} million characters; split it"
            )
    title = reader.metadata.title if reader.metadata else None
    return pages, " ".join(str(title or "").split())


class _Clock:
    """Counts drawing operations and stops at MAX_OPERATIONS."""

    def __init__(self, path: str | Path) -> None:
        self._path = path
        self._done = 0

    def __call__(self, *operation: Any) -> None:
        self._done += 1
        if self._done > MAX_OPERATIONS:
            raise DataError(
                f"{self._path}: draws its text in over {MAX_OPERATIONS} operations; no text needs that many"
            )


def _lines(page: Any, clock: _Clock) -> list[_Line]:
    """The lines of a page in the order of its content, those without text left out."""
    lines: list[_Line] = []
    current: _Line | None = None

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float) -> None:
        nonlocal current
        height = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = abs(tm[3] * cm[3]) or abs(tm[1] * cm[2]) or 1.0
        for number, part in enumerate(text.split("\n")):
            if number:
                current = None
            if part and current is None and part.strip():
                current = _Line("", height, abs(float(size or 0)) * scale)
                lines.append(current)
            if current is not None:
                current.text += part

    page.extract_text(visitor_operand_before=clock, visitor_text=visit)
    return lines


def _usual_size(pages: list[list[_Line]]) -> float:
    """The size of type that most characters have."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0


def _paragraphs(lines: list[_Line], usual: float) -> Iterator[tuple[str, Role]]:
    block: list[_Line] = []
    leading = _leading(lines)
    for line in lines:
        if block and _ends(block[-1], line, leading):
            yield _block(block, usual)
            block = []
        block.append(line)
    if block:
        yield _block(block, usual)


def _block(lines: list[_Line], usual: float) -> tuple[str, Role]:
    text = "\n".join(line.text.strip() for line in lines)
    larger = min(line.size for line in lines) >= _LARGER * usual > 0
    return text, Role.HEADING if larger and len(text) <= _HEADING else Role.BODY


def _leading(lines: list[_Line]) -> float:
    """The usual distance between lines of the page, 0 where there is none."""
    gaps = [
        a.height - b.height for a, b in pairwise(lines) if _same_size(a, b) and a.height > b.height
    ]
    return statistics.median_low(gaps) if gaps else 0.0


def _same_size(a: _Line, b: _Line) -> bool:
    return abs(a.size - b.size) <= 0.1 * max(a.size, b.size)


def _ends(last: _Line, line: _Line, leading: float) -> bool:
    gap = last.height - line.height
    # Two lines at one height are cells of a row or columns; upwards begins a column.
    return not _same_size(last, line) or gap < -0.5 or gap > _GAP * (leading or 1.2 * line.size)


def _remarks(pages: list[list[_Line]], blocks: list[Block], faults: list[str]) -> Iterator[str]:
    if faults:
        first = " ".join(faults[0].split())[:120]
        yield (
            f"the file has faults that its reader worked around ({len(faults)}; the first: {first}); "
            "compare the text with the page"
        )
    empty = [number for number, lines in enumerate(pages, 1) if not lines]
    if empty:
        shown = ", ".join(map(str, empty[:10])) + (" …" if len(empty) > 10 else "")
        yield f"{counted(len(empty), 'page has', 'pages have')} no text (pictures or scans?): {shown}"
    cut = sum(len(_CUT.findall(block.text)) for block in blocks)
    if cut:
        yield f"{counted(cut, 'word may be', 'words may be')} cut by a hyphen at a line's end; not joined"
    for text, number in _repeated(pages):
        what = "a page number" if text.isdecimal() else f"{text[:60]!r}"
        yield f"{what} is the first or last line of {number} pages (a running head?); kept"
    if len(pages) > 1:
        yield "a paragraph that runs over a page's end is in two"
    if any(block.role is Role.HEADING for block in blocks):
        yield "headings are told by the size of the type"


def _repeated(pages: list[list[_Line]]) -> list[tuple[str, int]]:
    """Lines that are first or last on at least three pages, their numbers apart, and on how many."""
    seen: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for lines in pages:
        ends = {
            re.sub(r"\d+", "#", line.text.strip()): line.text for line in (lines[:1] + lines[-1:])
        }
        for key, text in ends.items():
            seen[key] += 1
            shown.setdefault(key, text.strip())
    return [(shown[key], number) for key, number in seen.most_common(5) if number >= 3]
