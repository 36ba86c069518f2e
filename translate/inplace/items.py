"""What a file is made of when it is translated in place: units of text, marks in them, the rest as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a mark is to the text around it."""

    OPEN = "open"
    CLOSE = "close"
    POINT = "point"
    """Stands between two words (a picture, a reference to a note)."""
    BREAK = "break"
    """Ends a sentence wherever it stands (a forced line break, a tab)."""
    WRAP = "wrap"
    """Stands for white space and goes where the lines come out about as long as they were."""
    CUE = "cue"
    """Stands for white space and goes where the words before it end: the border of two subtitles."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Code inside a unit, written back as `raw`; `pair` joins an opening mark and its closing one."""

    raw: str
    kind: Kind
    pair: int = -1


@dataclass(frozen=True, slots=True)
class Atom:
    """Code that is a word of its sentence (a code span, a formula): read as `text`, kept as `raw`."""

    raw: str
    text: str


class Text(str):
    """A stretch of text that stands in the file as `raw`, and stays so where it is not translated."""

    __slots__ = ("raw",)
    raw: str

    def __new__(cls, text: str, raw: str) -> Text:  # noqa: D102
        made = super().__new__(cls, text)
        made.raw = raw
        return made


Item = str | Mark | Atom
"""A stretch of text as people read it (entities resolved), or code in it."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, heading, cell, cue or string: what is translated as one context.

    `emit` writes translated items as they stand in the file: text escaped, marks and atoms as they are.
    `where` says where it is, for reports ("line 12"). `whole` units are one sentence each.
    """

    items: tuple[Item, ...]
    emit: Callable[[Sequence[Item]], str]
    where: str = ""
    whole: bool = False


SLOT = "\0"
"""What encloses the number of a unit in a template; no text has it."""


def slot(number: int) -> str:
    """Return the place of unit `number` in a template."""
    return f"{SLOT}{number}{SLOT}"


def filled(template: str, outputs: Sequence[str]) -> str:
    """Put the units' outputs into a template, and into outputs that have slots of their own."""
    parts = template.split(SLOT)
    parts[1::2] = [filled(outputs[int(number)], outputs) for number in parts[1::2]]
    return "".join(parts)


@dataclass(slots=True)
class Skeleton:
    """A file taken apart: its units in order, and `build`, which makes the file again.

    `build` takes one string for each unit, as its `emit` wrote it, and returns the file's bytes; with the
    units' own items emitted it returns the bytes that were read. `notes` is what the reader left
    untranslated and a person should know.
    """

    units: list[Unit]
    build: Callable[[Sequence[str]], bytes]
    notes: list[str] = field(default_factory=list)


def plain(items: Sequence[Item]) -> str:
    """Return the text of items as it is read; a mark that stands for white space reads as a space."""
    parts = []
    for item in items:
        if isinstance(item, str):
            parts.append(item)
        elif isinstance(item, Atom):
            parts.append(item.text)
        elif item.kind in (Kind.WRAP, Kind.CUE):
            parts.append(" ")
    return "".join(parts)


def joined(escape: Callable[[str], str]) -> Callable[[Sequence[Item]], str]:
    """Make an `emit` that escapes text by `escape` and writes code as it is."""

    def emit(items: Sequence[Item]) -> str:
        return "".join(
            escape(item) if isinstance(item, str) and not isinstance(item, Text) else item.raw
            for item in items
        )

    return emit


def _code(items: Sequence[Item]) -> list[tuple[int, str]]:
    """The marks of items but for line ends, in an order of their own."""
    marks = [item for item in items if isinstance(item, Mark) and item.kind is not Kind.WRAP]
    return sorted((mark.pair, mark.raw) for mark in marks)


def faults(source: Sequence[Item], target: Sequence[Item]) -> str:
    """Say what is wrong with the code of translated items, "" if nothing: all there, and well nested."""
    if _code(source) != _code(target):
        return "tags lost or doubled"
    if sorted(i.raw for i in source if isinstance(i, Atom)) != sorted(
        i.raw for i in target if isinstance(i, Atom)
    ):
        return "code lost or doubled"
    stack: list[int] = []
    for item in target:
        if isinstance(item, Mark) and item.kind is Kind.OPEN:
            stack.append(item.pair)
        elif (
            isinstance(item, Mark)
            and item.kind is Kind.CLOSE
            and (not stack or stack.pop() != item.pair)
        ):
            return "tags not nested"
    return "tags not closed" if stack else ""
