"""What a reader takes out of a file, before it is split into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpora.documents import document_from_paragraphs
from corpora.errors import DataError
from corpora.split import split_spans
from corpora.values import Document, Paragraph, Role, Span

MAX_LINE = 1_000_000
"""Characters that a paragraph, or a line of a text file, may have; no text has that many."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_NUL = "\0"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph's text, never blank, without white space at its ends, and its role."""

    text: str
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class Content:
    """The paragraphs of a file in reading order, and what the file says of itself ("": nothing).

    `lang` is the language the file declares, for example "es-MX"; it is not checked against the text.
    `remarks` say in a line each what was left out or is uncertain. With `whole`, each block is one
    segment; `times` are then the blocks' (start, end) in milliseconds, or () where there are none.
    """

    blocks: tuple[Block, ...]
    title: str = ""
    byline: str = ""
    date: str = ""
    lang: str = ""
    remarks: tuple[str, ...] = ()
    whole: bool = False
    times: tuple[tuple[int, int], ...] = ()


def blocks_of(pieces: Iterable[tuple[str, Role]]) -> tuple[Block, ...]:
    """Make blocks of texts and roles; white space at their ends goes and blank ones are left out."""
    return tuple(Block(text.strip(), role) for text, role in pieces if text.strip())


def document_of(content: Content, lang: str, origin: str = "") -> Document:
    """Make a document of `content`: its blocks joined by empty lines, split into sentences unless `whole`.

    Raises DataError when there is no block with text, for one longer than MAX_LINE, and for lone
    surrogates and NUL, which no text has.
    """
    check_blocks(content.blocks, origin)
    paragraphs, at = [], 0
    for block in content.blocks:
        paragraphs.append(Paragraph(Span(at, at + len(block.text)), block.role))
        at += len(block.text) + 2
    text = "\n\n".join(block.text for block in content.blocks)
    return document_from_paragraphs(
        text,
        paragraphs,
        lang,
        _not_split if content.whole else split_spans,
        title=content.title,
        byline=content.byline,
        date=content.date,
        origin=origin,
    )


def check_blocks(blocks: Iterable[Block], origin: str) -> None:
    """Raise the errors of `document_of`."""
    any_text = False
    for number, block in enumerate(blocks, 1):
        any_text = any_text or block.role is not Role.FURNITURE
        where = f"{origin or 'text'}: paragraph {number}"
        if len(block.text) > MAX_LINE:
            raise DataError(
                f"{where}: has {len(block.text)} characters, over {MAX_LINE}; "
                "no text has paragraphs that long"
            )
        bad = _SURROGATE.search(block.text)
        if bad:
            raise DataError(
                f"{where}: has half a character (the lone surrogate U+{ord(bad[0]):04X}); "
                "the file is damaged, save it again from its program"
            )
        if _NUL in block.text:
            raise DataError(f"{where}: has a NUL character; the file is damaged, save it again")
    if not any_text:
        raise DataError(f"{origin or 'text'}: has no text in it")


def _not_split(text: str, lang: str) -> list[Span]:
    return [Span(0, len(text))]


def counted(number: int, one: str, many: str) -> str:
    """Return "1 footnote" or "3 footnotes"."""
    return f"{number} {one if number == 1 else many}"
