"""HTML pages in place: text, titles and the attributes people read; scripts, code and styles stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from corpora.languages import main_language
from translate.inplace.items import Atom, Item, Kind, Mark, Skeleton, Unit, filled, joined, slot
from translate.inplace.markup import Token, escape, names, quoted, texts, tokens

RAW = frozenset({"script", "style", "textarea", "title", "xmp", "plaintext"})
"""Elements whose content has no tags."""
_TEXT_ONLY = frozenset({"textarea", "title"})
_KEPT = names(
    "script style pre code kbd samp var tt svg math object iframe canvas audio video template xmp plaintext"
    " applet embed"
)
"""Elements that are not translated, with all that is in them."""
_KEPT_INLINE = names("code kbd samp var tt svg math")
_INLINE = names(
    "a abbr acronym b bdi bdo big cite data del dfn em font i img ins mark nobr q rb rp rt ruby s small span"
    " strike strong sub sup time u wbr"
)
_VOID = names("area base br col embed frame hr img input link meta param source track wbr")
_READ = names("alt title placeholder aria-label aria-description aria-placeholder summary label")
"""Attributes that people read."""
_META = names(
    "description keywords og:title og:description og:image:alt twitter:title twitter:description"
    " twitter:image:alt dc.title dc.description abstract"
)
_BUTTONS = frozenset(("submit", "button", "reset"))


def read_html(text: str, langs: tuple[str, str], encoding: str = "utf-8") -> Skeleton:
    """Take an HTML page apart.

    Elements with translate="no" or class notranslate, and those marked as in another language than
    `langs`[0], are kept. `lang` attributes of the source language name the target's. A character that
    `encoding` lacks is written as a reference.
    """
    reader = _Reader(text, langs)
    template = reader.read()

    def build(outputs: Sequence[str]) -> bytes:
        return filled(template, outputs).encode(encoding, "xmlcharrefreplace")

    return Skeleton(reader.units, build)


class _Reader:
    def __init__(self, text: str, langs: tuple[str, str]) -> None:
        self.text = text
        self.langs = langs
        self.units: list[Unit] = []
        self._out: list[str] = []
        self._items: list[Item] = []
        self._open: list[tuple[str, int]] = []  # inline elements open in the unit: name, item
        self._line = 1
        self._at = 0
        self._pairs = 0

    def read(self) -> str:
        stream = tokens(self.text, RAW)
        for token in stream:
            self._line += self.text.count("\n", self._at, token.start)
            self._at = token.start
            self._token(token, stream)
        self._end()
        return "".join(self._out)

    def _token(self, token: Token, stream: Iterator[Token]) -> None:
        name = token.name.lower()
        if not name:
            self._items += texts(token.raw)
        elif name == "!":
            if token.raw.startswith("<!--"):
                self._items.append(Mark(token.raw, Kind.POINT))
            else:
                self._block(token.raw)
        elif token.closing:
            self._closing(token, name)
        elif name in _KEPT or self._is_kept(token, name):
            self._keep(token, name, stream)
        elif name == "br":
            self._items.append(Mark(self._tag(token, name), Kind.BREAK))
        elif name in _INLINE:
            if name == "a" and _after_link(self._items):
                self._items.append(Mark("", Kind.BREAK))  # links of a menu are texts of their own
            pair = -1
            if name not in _VOID and not token.empty:
                pair = self._pairs = self._pairs + 1
                self._open.append((name, len(self._items)))
            self._items.append(Mark(self._tag(token, name), Kind.POINT, pair))
        else:
            self._block(self._tag(token, name))

    def _closing(self, token: Token, name: str) -> None:
        if name not in _INLINE:
            self._block(token.raw)
            return
        at = next((n for n in reversed(range(len(self._open))) if self._open[n][0] == name), None)
        if at is None:
            self._items.append(Mark(token.raw, Kind.POINT))
            return
        for _, index in self._open[at + 1 :]:  # not closed inside: points, so that nesting holds
            opened = self._items[index]
            if isinstance(opened, Mark):
                self._items[index] = Mark(opened.raw, Kind.POINT)
        index = self._open[at][1]
        del self._open[at:]
        opened = self._items[index]
        if isinstance(opened, Mark):
            self._items[index] = Mark(opened.raw, Kind.OPEN, opened.pair)
            self._items.append(Mark(token.raw, Kind.CLOSE, opened.pair))

    def _is_kept(self, token: Token, name: str) -> bool:
        if name in ("html", "body"):
            return False
        lang = main_language(token.get("lang") or token.get("xml:lang"))
        return (
            token.get("translate").lower() == "no"
            or "notranslate" in token.get("class").split()
            or (lang != "" and lang != self.langs[0])
        )

    def _keep(self, token: Token, name: str, stream: Iterator[Token]) -> None:
        """Keep an element with its content: a word of its sentence if it is inline."""
        raw, read = [token.raw], []
        depth = 0 if name in _VOID or token.empty else 1
        while depth and (inner := next(stream, None)) is not None:
            raw.append(inner.raw)
            if inner.name.lower() == name and not inner.empty:
                depth += -1 if inner.closing else 1
            elif not inner.name:
                read += texts(inner.raw)
        whole = "".join(raw)
        content = " ".join("".join(read).split())
        if name not in _INLINE and name not in _KEPT_INLINE:
            self._block(whole)
        elif content and name not in ("svg", "math"):
            self._items.append(Atom(whole, content))
        else:
            self._items.append(Mark(whole, Kind.POINT))

    def _block(self, raw: str) -> None:
        self._end()
        self._out.append(raw)

    def _end(self) -> None:
        """Close the unit that is being read."""
        for _, index in self._open:
            opened = self._items[index]
            if isinstance(opened, Mark):
                self._items[index] = Mark(opened.raw, Kind.POINT)
        self._open = []
        if self._items:
            self._out.append(self._unit(self._items, joined(_escape)))
            self._items = []

    def _unit(self, items: list[Item], emit: Callable[[Sequence[Item]], str]) -> str:
        unit = Unit(tuple(items), emit, f"line {self._line}")
        self.units.append(unit)
        return slot(len(self.units) - 1)

    def _tag(self, token: Token, name: str) -> str:
        """The raw tag with slots for the attributes that people read, and its language changed."""
        raw = token.raw
        attributes = token.attributes()
        values = {found.name: found.value for found in attributes}
        for found in reversed(attributes):
            if found.name in ("lang", "xml:lang"):
                if main_language(found.value) == self.langs[0]:
                    raw = raw[: found.start] + self.langs[1] + raw[found.end :]
            elif values.get("http-equiv", "").lower() == "content-language" and (
                found.name == "content" and found.value.lower().startswith(self.langs[0])
            ):
                raw = raw[: found.start] + self.langs[1] + raw[found.end :]
            elif found.value.strip() and _is_read(name, found.name, values):
                items: list[Item] = list(texts(token.raw[found.start : found.end]))
                write = joined(quoted(found.quote)) if found.quote else _bare(tuple(items))
                place = self._unit(items, write)
                raw = raw[: found.start] + place + raw[found.end :]
        return raw


def _after_link(items: Sequence[Item]) -> bool:
    """Whether only white space and separators stand since the last link."""
    for item in reversed(items):
        if isinstance(item, str):
            if item.strip(" \t\r\n\u00a0|/·•–—>»"):
                return False
        elif isinstance(item, Mark) and item.kind is Kind.CLOSE:
            return item.raw.lower().startswith("</a")
        else:
            return False
    return False


def _bare(before: tuple[Item, ...]) -> Callable[[Sequence[Item]], str]:
    """Make the `emit` of a value without quotes: it gets them where it was translated."""
    write = joined(quoted('"'))

    def emit(items: Sequence[Item]) -> str:
        return write(items) if tuple(items) == before else f'"{write(items)}"'

    return emit


def _is_read(element: str, attribute: str, values: dict[str, str]) -> bool:
    if attribute in _READ:
        return attribute != "label" or element in ("option", "optgroup", "track", "menuitem")
    if attribute == "content" and element == "meta":
        return (values.get("name") or values.get("property") or "").lower() in _META
    return (
        attribute == "value" and element == "input" and values.get("type", "").lower() in _BUTTONS
    )


def _escape(text: str) -> str:
    return escape(text).replace("\u00a0", "&nbsp;")
