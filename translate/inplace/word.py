"""Word documents in place: the text of runs is translated; every other part of the file stays as it is.

Translated are the main part, running heads and feet, footnotes and endnotes. A paragraph's most used
formatting is its base; text formatted otherwise, links, fields and content controls are pairs of marks
around words, references to notes and pictures points between them. Deleted and hidden text, field codes
and comments stay. The language of the styles becomes the target's where it was the source's. Marks of the
speller and of old page ends are left out of translated paragraphs: they describe the old words.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from corpora.readers.containers import Container
from translate.inplace.items import Atom, Item, Kind, Mark, Skeleton, Unit, filled, plain, slot
from translate.inplace.markup import Node, escape, nodes, texts

KIND, CURE = "a Word document", "save it again as .docx"
_PARTS = re.compile(r"word/(?:document|header|footer|footnotes|endnotes)\d*\.xml")
_STYLES = "word/styles.xml"
_TRACKED = re.compile(r"<w:(?:ins|del|moveFrom|moveTo)\b[^<>]*>(?=\s*<w:r\b)")
_NOTED = (
    (re.compile(r"word/comments\.xml"), "comments"),
    (re.compile(r"word/charts/chart\d*\.xml"), "charts"),
    (re.compile(r"word/diagrams/data\d*\.xml"), "diagrams"),
    (re.compile(r"word/embeddings/.+"), "embedded objects"),
)
_CONTAINERS = frozenset(
    {"hyperlink", "ins", "moveTo", "smartTag", "customXml", "sdt", "fldSimple", "dir", "bdo"}
)
_FORMULAS = frozenset({"oMath", "oMathPara"})
_BREAKS = frozenset({"br", "cr", "tab", "ptab"})
_STALE = frozenset({"proofErr", "lastRenderedPageBreak"})
_UNSEEN = re.compile(r"<w:(?:lang|noProof|rFonts w:hint)\b[^<>]*/>|<w:rFonts w:hint=\"\w+\"/>")
"""Formatting that no reader sees: runs that differ in it only are taken as one."""
_VANISH = re.compile(r"<w:(?:vanish|webHidden)(?: w:val=\"(?:1|true|on)\")?/>")
_LANG = re.compile(r"(<w:lang\b[^<>]*?\bw:val=\")([A-Za-z]{2,3})(?:-[A-Za-z0-9-]+)?(\")")
_LOCALES = {"en": "en-US", "es": "es-ES"}


def read_docx(data: bytes, langs: tuple[str, str], path: str | Path) -> Skeleton:
    """Take a Word document apart.

    Raises DataError for a file that is no Word document, is damaged or is beyond the bounds of
    `corpora.readers.containers`.
    """
    container = Container(data, path, KIND, CURE)
    container.xml(next((n for n in container.names if _PARTS.fullmatch(n)), "word/document.xml"))
    units: list[Unit] = []
    templates: dict[str, tuple[str, str]] = {}
    hidden = tracked = False
    for name in sorted(filter(_PARTS.fullmatch, container.names), key=_order):
        container.xml(name)  # well-formed, no entities, not too deep
        text, encoding = _decoded(container.read(name))
        hidden = hidden or _VANISH.search(text) is not None
        tracked = tracked or _TRACKED.search(text) is not None
        part = _Part(name, units, langs)
        templates[name] = (part.render(nodes(text, f"{path}: {name}")), encoding)
    found = [word for pattern, word in _NOTED if any(map(pattern.fullmatch, container.names))]
    found += ["hidden text"] if hidden else []
    notes = [f"{' and '.join(found)} kept untranslated"] if found else []
    if tracked:
        notes.append("tracked changes may not fit the words; accept or reject them, then translate")
    styles = {}
    if _STYLES in container.names:
        container.xml(_STYLES)
        text, encoding = _decoded(container.read(_STYLES))
        styles[_STYLES] = _in_language(text, langs).encode(encoding)

    def build(outputs: Sequence[str]) -> bytes:
        changed = {n: filled(text, outputs).encode(enc) for n, (text, enc) in templates.items()}
        if any(unit.emit(unit.items) != out for unit, out in zip(units, outputs, strict=True)):
            changed |= styles
        return _zipped(data, changed)

    return Skeleton(units, build, notes)


def _order(name: str) -> tuple[int, str]:
    return (0 if name.startswith("word/document") else 1, name)


def _decoded(data: bytes) -> tuple[str, str]:
    """The text of an XML part and the encoding that makes the same bytes of it again."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16-le" if data[:1] == b"\xff" else "utf-16-be"
        return data.decode(encoding), encoding
    return data.decode("utf-8"), "utf-8"


def _zipped(data: bytes, changed: dict[str, bytes]) -> bytes:
    """The container with the content of some parts replaced; all else, dates and order too, is kept."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        new.comment = old.comment
        for info in old.infolist():
            content = changed.get(info.filename)
            new.writestr(info, old.read(info) if content is None else content)
    return out.getvalue()


class _Part:
    """Turns one XML part into a template and units."""

    def __init__(self, name: str, units: list[Unit], langs: tuple[str, str]) -> None:
        self.name = name.removeprefix("word/")
        self.units = units
        self.langs = langs
        self._paragraphs = 0

    def render(self, node: Node) -> str:
        if node.name == "p" and node.closing is not None:
            return self._paragraph(node)
        inner = "".join(self.render(child) for child in node.children)
        return node.token.raw + inner + (node.closing.raw if node.closing else "")

    def _paragraph(self, node: Node) -> str:
        self._paragraphs += 1
        where = f"{self.name} paragraph {self._paragraphs}"
        inline = _Inline(self)
        for child in node.children:
            inline.take(child)
        items = inline.finished()
        closing = node.closing.raw if node.closing else ""
        if not any(letter.isalnum() for letter in plain(items)):
            inner = "".join(item.raw for item in inline.as_read)
            return node.token.raw + inner + closing
        whole = "".join(item.raw for item in inline.as_read)
        unit = Unit(tuple(items), _emitter(tuple(items), whole, inline), where)
        self.units.append(unit)
        return node.token.raw + slot(len(self.units) - 1) + closing


class _Piece:
    """A piece of a paragraph as it was read: `raw` in the file; text with its formatting, or a mark."""

    def __init__(self, raw: str, item: Item | None, style: str = "") -> None:
        self.raw, self.item, self.style = raw, item, style


class _Inline:
    """Collects the pieces of a paragraph and makes items of them."""

    def __init__(self, part: _Part) -> None:
        self.part = part
        self.as_read: list[_Piece] = []
        self.formats: dict[int, str] = {}
        self.base = ""
        self._pairs = 0
        self._fields: list[tuple[int, list[int]]] = []

    def take(self, node: Node) -> None:
        name = node.name
        if name == "r":
            self._run(node)
        elif name in _CONTAINERS and node.closing is not None:
            self._container(node)
        elif name in _FORMULAS:
            self._add(node.raw(), Atom(node.raw(), "x"))
        elif name in _STALE or not name:
            self._add(node.raw(), None)
        else:
            raw = self.part.render(node)
            self._add(raw, Mark(raw, Kind.POINT))

    def _add(self, raw: str, item: Item | None, style: str = "") -> None:
        self.as_read.append(_Piece(raw, item, style))

    def _container(self, node: Node) -> None:
        self._pairs += 1
        pair = self._pairs
        content = node.child("sdtContent") if node.name == "sdt" else node
        if content is None or content.closing is None or node.closing is None:
            self._add(node.raw(), Mark(node.raw(), Kind.POINT))
            return
        opening, inner = node.token.raw, list(content.children)
        ending = node.closing.raw
        if content is not node:
            at = node.children.index(content)
            opening += "".join(child.raw() for child in node.children[:at]) + content.token.raw
            ending = "".join(child.raw() for child in node.children[at + 1 :]) + ending
            ending = content.closing.raw + ending
        while inner and inner[0].name.endswith("Pr"):
            opening += inner.pop(0).raw()
        self._add(opening, Mark(opening, Kind.OPEN, pair))
        for child in inner:
            self.take(child)
        self._add(ending, Mark(ending, Kind.CLOSE, pair))

    def _run(self, node: Node) -> None:
        properties = node.child("rPr")
        style = properties.raw() if properties else ""
        content = [child for child in node.children if child is not properties]
        if _VANISH.search(style) or node.closing is None:
            self._add(node.raw(), Mark(node.raw(), Kind.POINT))
            return
        head, tail = node.token.raw + style, node.closing.raw
        if len(content) == 1:
            self._content(content[0], head, tail, style)
            return
        for number, child in enumerate(content):
            # Pieces of one run join to it as it was read; each stands alone when it is moved.
            first, last = number == 0, number == len(content) - 1
            before = len(self.as_read)
            self._content(child, head, tail, style)
            for piece in self.as_read[before:]:
                piece.raw = (
                    (head if first else "") + self.part.render(child) + (tail if last else "")
                )

    def _content(self, child: Node, head: str, tail: str, style: str) -> None:
        name = child.name
        raw = head + self.part.render(child) + tail
        if name == "t":
            text = "".join(str(item) for leaf in child.children for item in texts(leaf.token.raw))
            self._add(raw, text, style)
        elif name == "noBreakHyphen":
            self._add(raw, "\u2011", style)
        elif name in _STALE or name in ("", "softHyphen"):
            self._add(raw, None)
        elif name in _BREAKS:
            self._add(raw, Mark(raw, Kind.BREAK))
        elif name == "fldChar":
            self._field(child.token.get("w:fldCharType"), raw)
        else:
            self._add(raw, Mark(raw, Kind.POINT))

    def _field(self, kind: str, raw: str) -> None:
        """A field's code is one opening mark, its end the closing one; its result is text."""
        place = len(self.as_read)
        self._add(raw, Mark(raw, Kind.POINT))
        if kind == "begin":
            self._fields.append((place, []))
        elif self._fields and kind == "separate":
            self._fields[-1][1].append(place)
        elif self._fields and kind == "end":
            start, middle = self._fields.pop()
            if middle and all(
                isinstance(piece.item, Mark) and piece.item.pair < 0
                for piece in self.as_read[start : middle[0] + 1]
            ):
                self._pairs += 1
                code = [piece.item for piece in self.as_read[start : middle[0] + 1]]
                opening = "".join(item.raw for item in code if isinstance(item, Mark))
                for piece in self.as_read[start : middle[0]]:
                    piece.item = None
                self.as_read[middle[0]].item = Mark(opening, Kind.OPEN, self._pairs)
                self.as_read[place].item = Mark(raw, Kind.CLOSE, self._pairs)

    def finished(self) -> list[Item]:
        """The items: text in the base formatting bare, other text between marks of its formatting."""
        weights: Counter[str] = Counter()
        styles: dict[str, str] = {}
        for piece in self.as_read:
            if isinstance(piece.item, str):
                key = _key(piece.style)
                weights[key] += len(piece.item.strip()) or 0
                styles.setdefault(key, piece.style)
        base = weights.most_common(1)[0][0] if weights else ""
        self.base = self._translated(styles.get(base, ""))
        items: list[Item] = []
        current = base
        for piece in self.as_read:
            if piece.item is None:
                continue
            is_text = isinstance(piece.item, str)
            key = _key(piece.style) if is_text else base
            if is_text and not str(piece.item).strip() and current != base:
                key = current if current == key else key
            if key != current:
                if current != base:
                    items.append(Mark(current, Kind.CLOSE, self._pairs))
                if key != base:
                    self._pairs += 1
                    self.formats[self._pairs] = self._translated(styles[key])
                    items.append(Mark(key, Kind.OPEN, self._pairs))
                current = key
            if isinstance(piece.item, str) and items and type(items[-1]) is str:
                items[-1] += piece.item
            else:
                items.append(piece.item)
        if current != base:
            items.append(Mark(current, Kind.CLOSE, self._pairs))
        return items

    def _translated(self, style: str) -> str:
        return _in_language(style, self.part.langs)


def _in_language(text: str, langs: tuple[str, str]) -> str:
    """Return formatting with its language changed to the target's where it is the source's."""
    source, target = langs

    def changed(match: re.Match[str]) -> str:
        if match[2].lower() != source:
            return match[0]
        return f"{match[1]}{_LOCALES.get(target, target)}{match[3]}"

    return _LANG.sub(changed, text)


def _key(style: str) -> str:
    key = _UNSEEN.sub("", style)
    return "" if key in ("<w:rPr></w:rPr>", "<w:rPr/>") else key


def _emitter(
    items: tuple[Item, ...], whole: str, inline: _Inline
) -> Callable[[Sequence[Item]], str]:
    """Make the `emit` of a paragraph: its own items give back what was read."""

    def emit(changed: Sequence[Item]) -> str:
        if tuple(changed) == items:
            return whole
        out: list[str] = []
        styles = [inline.base]
        for item in changed:
            if isinstance(item, str):
                out.append(f'<w:r>{styles[-1]}<w:t xml:space="preserve">{escape(item)}</w:t></w:r>')
            elif isinstance(item, Mark) and item.pair in inline.formats:
                if item.kind is Kind.OPEN:
                    styles.append(inline.formats[item.pair])
                else:
                    styles.pop()
            else:
                out.append(item.raw)
        return "".join(out)

    return emit
