"""Markdown in place: prose is translated; code, targets of links, front matter, HTML blocks and bars stay.

CommonMark with tables, strikethrough, footnotes, task lists and definitions. The parser (markdown-it) says
where blocks are and what is markup; every character is then found again in the file, so what is not text
stays as it is. A block that cannot be found again is kept untranslated and noted.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from corpora.errors import DataError
from translate.inplace.items import (
    Atom,
    Item,
    Kind,
    Mark,
    Skeleton,
    Text,
    Unit,
    filled,
    joined,
    slot,
)

_FRONT = re.compile(r"(?P<mark>---|\+\+\+)[ \t]*\r?\n(?:.*\n)*?(?P=mark)[ \t]*(?:\r?\n|\Z)")
_TARGET = re.compile(
    r"""\]\(\s*(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*)"""
    r"""(?:\s+(?P<title>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*\)"""
)
_REFERENCE = re.compile(r"\](?:\[[^\[\]]*\])?")
_NOTE = re.compile(r"\[\^[^\]\s]{1,40}\](?::[ \t]*)?")
_BOX = re.compile(r"\[[ xX]\][ \t]+")
_DEFINES = re.compile(r":[ \t]+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_NEWLINE = re.compile(r"\r\n?|\n")
"""What ends a line for the parser."""
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)")
_SPECIAL = re.compile(r"[*`\\](?=\S)|(?<=\S)[*`]|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)|<(?=[A-Za-z/!?])")
_MARKUP = re.compile(r"([*_`\\<&|\[\]\"'()])")
_START = re.compile(r"(?=[-+#>=](?:\s|#|$))|(?<=\d)(?=[.)]\s)")
MAX_CHARACTERS = 5_000_000
"""Characters a Markdown file may have; its parser is not made for more."""


class _Lost(Exception):
    """The parser's text was not found in the file."""


def read_markdown(
    text: str, langs: tuple[str, str], encoding: str = "utf-8", name: str = "the text"
) -> Skeleton:
    """Take a Markdown text apart; raises DataError for one of more than MAX_CHARACTERS."""
    del langs
    if len(text) > MAX_CHARACTERS:
        raise DataError(
            f"{name}: has {len(text)} characters; Markdown may have {MAX_CHARACTERS}, split it"
        )
    reader = _Reader(text)
    template = reader.read()

    def build(outputs: Sequence[str]) -> bytes:
        return filled(template, outputs).encode(encoding)

    return Skeleton(reader.units, build, reader.notes)


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.units: list[Unit] = []
        self.notes: list[str] = []
        self._pairs = 0
        front = _FRONT.match(text)
        self._skip = len(_NEWLINE.findall(text[: front.end()])) if front else 0
        self._starts = [0]
        for match in _NEWLINE.finditer(text):
            self._starts.append(match.end())

    def read(self) -> str:
        from markdown_it import MarkdownIt

        parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
        body = self.text[self._starts[self._skip] :] if self._skip < len(self._starts) else ""
        edits: list[tuple[int, int, int]] = []
        tokens = parser.parse(body)
        row: list[tuple[int, int]] = []
        html_blocks = 0
        for token in tokens:
            html_blocks += token.type == "html_block" and not token.content.startswith("<!--")
            if token.type == "tr_open" and token.map:
                row = self._cells(token.map[0] + self._skip)
            elif token.type == "tr_close":
                row = []
            if token.type != "inline" or not token.content.strip():
                row = row[1:] if token.type == "inline" and row else row
                continue
            line = (token.map[0] if token.map else 0) + self._skip
            before = len(self.units)
            try:
                if row:
                    start, end = row.pop(0)
                    places = _places(self.text, start, end, token.content)
                else:
                    places = self._paragraph(line, token.content)
                unit = Unit(
                    tuple(self._items(token.children or [], token.content, places)),
                    joined(_escape),
                    f"line {self.text.count(chr(10), 0, places[0]) + 1}",
                )
            except (_Lost, IndexError):
                del self.units[before:]
                self.notes.append(
                    f"line {line + 1}: could not be taken apart and is not translated"
                )
                continue
            edits.append((places[0], places[-1], len(self.units)))
            self.units.append(unit)
        if html_blocks:
            self.notes.append(f"HTML blocks kept untranslated: {html_blocks}")
        out, at = [], 0
        for start, end, number in edits:
            out += [self.text[at:start], slot(number)]
            at = end
        return "".join([*out, self.text[at:]])

    def _cells(self, line: int) -> list[tuple[int, int]]:
        """Where the cells of a table's row stand in the file."""
        start = self._starts[line]
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self.text)
        bars = [m.start() for m in re.finditer(r"(?<!\\)\|", self.text[start:end])]
        edges = [start - 1, *(start + bar for bar in bars), end]
        cells = [(a + 1, b) for a, b in pairwise(edges)]
        if cells and not re.sub(r"[>\s]", "", self.text[cells[0][0] : cells[0][1]]) and bars:
            cells.pop(0)
        return cells

    def _paragraph(self, line: int, content: str) -> list[int]:
        """The place in the file of each character of a block's content, and of its end."""
        places: list[int] = []
        for number, part in enumerate(content.split("\n")):
            start = self._starts[line + number]
            last = line + number + 1 < len(self._starts)
            end = self._starts[line + number + 1] - 1 if last else len(self.text)
            raw = self.text[start:end].rstrip()
            bare = part.rstrip()
            at = len(raw) - len(bare) if raw.endswith(bare) else raw.find(bare)
            if at < 0:
                raise _Lost
            places += range(start + at, start + at + len(bare))
            after = start + at + len(bare)
            for letter in part[len(bare) :]:
                places.append(after)
                after += self.text[after : after + 1] == letter
            places.append(after)
        return places

    def _items(self, children: Sequence[Any], content: str, places: Sequence[int]) -> list[Item]:
        """The items of a block; `places` lead from `content` to the file."""
        walk = _Walk(self, content, places)
        for child in children:
            walk.take(child)
        if walk.at != len(content.rstrip()) and content[walk.at :].strip():
            raise _Lost
        return walk.finished()

    def unit(self, raw: str, escape: Any) -> str:
        """Add a unit of its own for the text of an image or a title; returns its slot."""
        self.units.append(Unit(tuple(_as_is(raw)), joined(escape), ""))
        return slot(len(self.units) - 1)


def _places(text: str, start: int, end: int, content: str) -> list[int]:
    """Like `_paragraph`, for a table's cell, where a bar in the text is escaped."""
    places: list[int] = []
    at = start
    while at < end and text[at].isspace():
        at += 1
    for letter in content:
        if text.startswith("\\|", at) and letter == "|":
            places.append(at)
            at += 2
        elif text[at] == letter:
            places.append(at)
            at += 1
        else:
            raise _Lost
    return [*places, at]


class _Walk:
    """Goes through a block's content along the parser's inline tokens."""

    def __init__(self, reader: _Reader, content: str, places: Sequence[int]) -> None:
        self.reader, self.content, self.places = reader, content, places
        self.at = 0
        self.items: list[Item] = []
        self._open: list[tuple[str, int]] = []

    def raw(self, start: int, end: int) -> str:
        return self.reader.text[self.places[start] : self.places[end]]

    def take(self, child: Any) -> None:
        kind, start = child.type, self.at
        if kind == "text":
            self._text(child.content)
        elif kind in ("softbreak", "hardbreak"):
            match = re.compile(r"[ \t\\]*\n").match(self.content, start)
            if match is None:
                raise _Lost
            self.at = match.end()
            wrap = Kind.WRAP if kind == "softbreak" else Kind.BREAK
            self.items.append(Mark(self.raw(start, self.at), wrap))
        elif kind == "code_inline":
            match = re.compile(
                rf"(?<!`){child.markup}(?!`)(.*?)(?<!`){child.markup}(?!`)", re.DOTALL
            ).match(self.content, start)
            if match is None:
                raise _Lost
            self.at = match.end()
            self.items.append(Atom(self.raw(start, self.at), child.content.strip() or "x"))
        elif kind == "html_inline":
            self._literal(child.content)
            self._html(child.content, self.raw(start, self.at))
        elif kind == "image":
            self._image(child)
        elif kind in ("link_open", "link_close"):
            self._link(child)
        elif kind.endswith(("_open", "_close")):
            self._literal(child.markup)
            self._tag(kind.rpartition("_")[0], kind.endswith("_open"), self.raw(start, self.at))
        else:
            raise _Lost

    def finished(self) -> list[Item]:
        for _, index in self._open:
            opened = self.items[index]
            if isinstance(opened, Mark):
                self.items[index] = Mark(opened.raw, Kind.POINT)
        return self.items

    def _literal(self, text: str) -> None:
        if not self.content.startswith(text, self.at):
            raise _Lost
        self.at += len(text)

    def _text(self, text: str) -> None:
        start, letters = self.at, 0
        while letters < len(text):
            entity = _ENTITY.match(self.content, self.at)
            decoded = html.unescape(entity[0]) if entity else ""
            if entity and decoded != entity[0] and text.startswith(decoded, letters):
                end = entity.end()
            elif (
                _ESCAPED.match(self.content, self.at) and text[letters] == self.content[self.at + 1]
            ):
                decoded, end = text[letters], self.at + 2
            elif self.content.startswith(text[letters], self.at):
                self.at, letters = self.at + 1, letters + 1
                continue
            elif self.content[self.at].isspace():  # white space the parser took from a line's ends
                self.at += 1
                continue
            else:
                raise _Lost
            self._plain(start)
            start, self.at, letters = self.at, end, letters + len(decoded)
            self.items.append(Text(decoded, self.raw(start, end)))
            start = end
        self._plain(start)

    def _plain(self, start: int) -> None:
        if self.at > start:
            text = self.content[start : self.at]
            raw = self.raw(start, self.at)
            if raw != text:
                self.items.append(Text(text, raw))
                return
            at = self._structure(text)
            for note in _NOTE.finditer(text, at):
                begins = not self.items and note.start() == 0
                label = note[0] if begins else note[0].partition("]")[0] + "]"
                self.items += _as_is(text[at : note.start()])
                self.items.append(Mark(label, Kind.POINT))
                at = note.start() + len(label)
            self.items += _as_is(text[at:])

    def _structure(self, text: str) -> int:
        """Take the box of a task, or the colon of a definition; returns how many characters that has."""
        last = self.items[-1] if self.items else None
        if last is None and (box := _BOX.match(text)):
            self.items.append(Mark(box[0], Kind.POINT))
            return box.end()
        if isinstance(last, Mark) and last.kind is Kind.WRAP and (colon := _DEFINES.match(text)):
            self.items[-1] = Mark(last.raw + colon[0], Kind.BREAK)
            return colon.end()
        return 0

    def _tag(self, name: str, opening: bool, raw: str) -> None:
        if opening:
            self.reader._pairs += 1
            self._open.append((name, len(self.items)))
            self.items.append(Mark(raw, Kind.POINT, self.reader._pairs))
            return
        if not self._open or self._open[-1][0] != name:
            self.items.append(Mark(raw, Kind.POINT))
            return
        _, index = self._open.pop()
        opened = self.items[index]
        if isinstance(opened, Mark):
            self.items[index] = Mark(opened.raw, Kind.OPEN, opened.pair)
            self.items.append(Mark(raw, Kind.CLOSE, opened.pair))

    def _html(self, tag: str, raw: str) -> None:
        found = _TAG.match(tag)
        if found is None or tag.endswith("/>") or found[2].lower() in ("img", "wbr", "input"):
            self.items.append(Mark(raw, Kind.POINT))
        elif found[2].lower() == "br":
            self.items.append(Mark(raw, Kind.BREAK))
        else:
            self._tag(f"<{found[2].lower()}", not found[1], raw)

    def _link(self, child: Any) -> None:
        start = self.at
        if child.markup == "autolink":
            if child.type == "link_open":
                self._literal("<")
                self._tag("link", True, "<")
            else:
                self._literal(">")
                self._autolink()
        elif child.type == "link_open":
            self._literal("[")
            self._tag("link", True, self.raw(start, self.at))
        else:
            self._tag("link", False, self._target())

    def _autolink(self) -> None:
        """Make one word of "<", the address and ">"."""
        _, index = self._open.pop()
        address = "".join(item for item in self.items[index + 1 :] if isinstance(item, str))
        del self.items[index:]
        self.items.append(Atom(f"<{address}>", address))

    def _target(self) -> str:
        """Pass over a link's target; returns it raw, with a slot for its title."""
        start = self.at
        match = _TARGET.match(self.content, start) or _REFERENCE.match(self.content, start)
        if match is None:
            raise _Lost
        self.at = match.end()
        raw = self.raw(start, self.at)
        title = match.groupdict().get("title")
        if not title or title[1:-1] not in raw or not title[1:-1].strip():
            return raw
        at = raw.rindex(title)
        mark = title[-1]
        inner = self.reader.unit(title[1:-1], lambda text: text.replace(mark, f"\\{mark}"))
        return f"{raw[: at + 1]}{inner}{raw[at + len(title) - 1 :]}"

    def _image(self, child: Any) -> None:
        self._literal("![")
        depth, end = 1, self.at
        while depth:
            letter = self.content[end]
            if letter == "\\":
                end += 1
            depth += (letter == "[") - (letter == "]")
            end += 1
        alt = self.content[self.at : end - 1]
        inner = self.raw(self.at, end - 1)
        self.at = end - 1
        target = self._target()
        if alt.strip() and "\n" not in alt and not re.search(r"[\[\]\\`<]", alt):
            inner = self.reader.unit(inner, _escape)
        self.items.append(Mark(f"![{inner}{target}", Kind.POINT))


def _as_is(text: str) -> list[str]:
    """Text in parts: what `_escape` would change stands alone and stays as it is."""
    parts = filter(None, _MARKUP.split(text))
    return [Text(part, part) if _MARKUP.fullmatch(part) else part for part in parts]


def _escape(text: str) -> str:
    """Escape what would be markup."""
    text = re.sub(r"&(?=#?\w+;)", "&amp;", text)
    text = _SPECIAL.sub(lambda match: "\\" + match[0], text)
    return text.replace("|", "\\|") if "|" in text else text
