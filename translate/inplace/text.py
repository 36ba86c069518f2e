"""Plain text in place: paragraphs end at empty lines; white space, line ends and line counts stay."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translate.inplace.items import Item, Kind, Mark, Skeleton, Unit, filled, joined, slot

_PARAGRAPH = re.compile(r"\S(?:.*?\S)??(?=[ \t]*(?:\r?\n[ \t\r\f\v]*\n|\s*\Z))", re.DOTALL)
_LINE = re.compile(r"[ \t]*\r?\n[ \t]*")
_BULLET = re.compile(r"(?:[-*+•·▪●‣◦]|\d{1,3}[.)])[ \t]+(?=\S)")
_TURN = re.compile(r"[—–―]\s?\w|[—–―]\s?[¿¡«\"]")


def read_text(text: str, langs: tuple[str, str], encoding: str = "utf-8") -> Skeleton:
    """Take a plain text apart; a line that begins with a dash, bullet or number begins a new sentence."""
    del langs
    units: list[Unit] = []
    parts: list[str] = []
    at = line = 0
    for paragraph in _PARAGRAPH.finditer(text):
        line += text.count("\n", at, paragraph.start())
        parts += [text[at : paragraph.start()], slot(len(units))]
        items = lines(paragraph[0])
        units.append(Unit(tuple(items), joined(str), f"line {line + 1}"))
        line += paragraph[0].count("\n")
        at = paragraph.end()
    parts.append(text[at:])
    template = "".join(parts)

    def build(outputs: Sequence[str]) -> bytes:
        return filled(template, outputs).encode(encoding)

    return Skeleton(units, build)


def lines(paragraph: str) -> list[Item]:
    """Return a paragraph as items: its line ends are marks, those before a list's items or turns break it."""
    items: list[Item] = []
    at = 0
    if bullet := _BULLET.match(paragraph):
        items.append(Mark(bullet[0], Kind.POINT))
        at = bullet.end()
    for match in _LINE.finditer(paragraph, at):
        items.append(paragraph[at : match.start()])
        at = match.end()
        if bullet := _BULLET.match(paragraph, at):
            items.append(Mark(match[0] + bullet[0], Kind.BREAK))
            at = bullet.end()
        else:
            turn = _TURN.match(paragraph, at)
            items.append(Mark(match[0], Kind.BREAK if turn else Kind.WRAP))
    items.append(paragraph[at:])
    return [item for item in items if item != ""]
