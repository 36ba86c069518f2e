"""Taking markup apart without changing a character: tags with their attributes, text with its entities."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from translate.inplace.items import Text

_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'<>]+))?""")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_NAME = r"[^\s/>\0]"
_TAG = (
    rf"""(?P<slash>/?)(?P<name>[A-Za-z_:]{_NAME}*)(?P<attributes>(?:"[^"]*"|'[^']*'|[^'">])*+)>"""
)
_TOKEN = re.compile(
    rf"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?>|<!(?:[^>\[]|\[[^\]]*\])*>|<{_TAG}", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute: its name in lower case, its value (entities resolved), and where the value stands in
    the raw tag, without its quotes; `quote` is "" for a bare value."""

    name: str
    value: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a file: text (`name` ""), a tag, or something else that stays ("!": comment, doctype, …).

    `name` is as written; `start` is where the token stands in the file.
    """

    raw: str
    name: str
    start: int
    closing: bool = False
    empty: bool = False

    def attributes(self) -> list[Attribute]:
        """Return the tag's attributes in order."""
        found = []
        skipped = len(self.name) + 1
        for match in _ATTRIBUTE.finditer(self.raw.rstrip("/>") + " ", skipped):
            if match[3] is None:
                continue
            quote = match[3][0] if match[3][0] in "\"'" else ""
            start, end = match.start(3) + len(quote), match.end(3) - len(quote)
            value = html.unescape(self.raw[start:end])
            found.append(Attribute(match[1].lower(), value, start, end, quote))
        return found

    def get(self, name: str) -> str:
        """Return the value of an attribute, "" where there is none."""
        return next((found.value for found in self.attributes() if found.name == name), "")


def tokens(text: str, raw_elements: frozenset[str] = frozenset()) -> Iterator[Token]:
    """Cut a file into tokens that join to it; what is in `raw_elements` (lower case) is one text.

    A "<" that begins no tag is text.
    """
    at = 0
    while at < len(text):
        match = _TOKEN.search(text, at)
        if match is None:
            break
        if match.start() > at:
            yield Token(text[at : match.start()], "", at)
        at = match.end()
        if match["name"] is None:
            yield Token(match[0], "!", match.start())
            continue
        empty = match[0].endswith("/>")
        yield Token(match[0], match["name"], match.start(), bool(match["slash"]), empty)
        if not match["slash"] and not empty and match["name"].lower() in raw_elements:
            end = re.compile(rf"</{re.escape(match['name'])}\s*>", re.IGNORECASE).search(text, at)
            stop = end.start() if end else len(text)
            if stop > at:
                yield Token(text[at:stop], "", at)
            at = stop
    if at < len(text):
        yield Token(text[at:], "", at)


def texts(raw: str) -> list[str]:
    """Return raw text as items: entities resolved, each in an item of its own that keeps its spelling."""
    found: list[str] = []
    at = 0
    for match in _ENTITY.finditer(raw):
        decoded = html.unescape(match[0])
        if decoded == match[0]:
            continue
        if match.start() > at:
            found.append(raw[at : match.start()])
        found.append(Text(decoded, match[0]))
        at = match.end()
    if at < len(raw):
        found.append(raw[at:])
    return found


def escape(text: str) -> str:
    """Escape text for the content of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(quote: str) -> Callable[[str], str]:
    """Return what escapes an attribute's value between `quote`s."""
    table = {ord("&"): "&amp;", ord("<"): "&lt;"}
    table[ord(quote)] = "&quot;" if quote == '"' else "&#39;"
    return lambda text: text.translate(table)


def names(listed: str) -> frozenset[str]:
    """Return the words of a list as a set."""
    return frozenset(listed.split())
