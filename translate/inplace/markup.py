"""Taking markup apart without changing a character: tags with their attributes, text with its entities."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from corpora.errors import DataError
from translate.inplace.items import Text

_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'<>]+))?""")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|[<>&\u00a0]")
_NAME = r"[^\s/<>\"'\0]"
_TAG = (
    rf"""(?P<slash>/?)(?P<name>[A-Za-z_:]{_NAME}*)(?P<attributes>(?:"[^"]*"|'[^']*'|[^'"<>])*+)>"""
)
_TOKEN = re.compile(
    rf"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:>|\Z)"
    rf"|<![A-Za-z](?:[^>\[]|\[[^\]]*\])*+(?:>|\Z)|<{_TAG}",
    re.DOTALL,
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
        """Return the value of an attribute, in letters of any case, "" where there is none."""
        name = name.lower()
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
    """Return raw text as items: entities resolved, each in an item of its own that keeps its spelling.

    So does a character that `escape` would write otherwise.
    """
    found: list[str] = []
    at = 0
    for match in _ENTITY.finditer(raw):
        decoded = html.unescape(match[0])
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


@dataclass(slots=True)
class Node:
    """An element: its tags as tokens and its children in order; a text or comment is a node without end.

    `closing` is None for an empty element and for what is no element.
    """

    token: Token
    children: list[Node]
    closing: Token | None = None

    @property
    def name(self) -> str:
        """The name without its namespace, "" for text, "!" for comments and instructions."""
        return self.token.name.rpartition(":")[2]

    @property
    def start(self) -> int:
        """Where the element begins in the file."""
        return self.token.start

    @property
    def end(self) -> int:
        """Where the element ends in the file."""
        last = self.closing or self.token
        return last.start + len(last.raw)

    def child(self, name: str) -> Node | None:
        """Return the first child element of that name."""
        return next((child for child in self.children if child.name == name), None)

    def walk(self) -> Iterator[Node]:
        """Yield the elements in the node, itself first."""
        yield self
        for child in self.children:
            if child.name not in ("", "!"):
                yield from child.walk()

    def raw(self) -> str:
        """Return the element as it stands in the file."""
        inner = "".join(child.raw() for child in self.children)
        return self.token.raw + inner + (self.closing.raw if self.closing else "")


def nodes(text: str, where: str) -> Node:
    """Return a well-formed XML file as a tree under a root without a tag; raises DataError if it is not.

    Only nesting is checked here; `corpora.readers.containers.parse_xml` checks the rest.
    """
    root = Node(Token("", "", 0), [])
    stack = [root]
    for token in tokens(text):
        if token.closing:
            if len(stack) == 1 or stack[-1].token.name != token.name:
                line = text.count("\n", 0, token.start) + 1
                raise DataError(
                    f"{where}: </{token.name}> in line {line} closes nothing open there"
                )
            stack.pop().closing = token
            continue
        node = Node(token, [])
        stack[-1].children.append(node)
        if token.name not in ("", "!") and not token.empty:
            stack.append(node)
    if len(stack) > 1:
        raise DataError(f"{where}: <{stack[-1].token.name}> is never closed")
    return root


def edited(text: str, edits: list[tuple[int, int, str]]) -> str:
    """Return `text` with the characters [start, end) of each edit replaced; edits do not overlap."""
    out, at = [], 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        out += [text[at:start], new]
        at = end
    return "".join([*out, text[at:]])


def with_attribute(raw: str, token: Token, name: str, value: str) -> str:
    """Return a raw tag with an attribute set to `value`, in its place or at the end."""
    for found in token.attributes():
        if found.name == name.lower():
            return raw[: found.start] + value + raw[found.end :]
    end = len(raw) - (2 if raw.endswith("/>") else 1)
    return f'{raw[:end].rstrip()} {name}="{value}"{raw[end:]}'
