"""XLIFF 1.2 and 2.x and TMX in place: what has no translation gets one; everything else stays.

XLIFF: an empty or missing <target>, or one whose state says that it is new, is filled, with the state
"needs-review-translation" (1.2, qualifier "mt-suggestion") or "translated" (2.x). TMX: a unit without the
target language gets a variant made by "careo", an empty one is filled. Inline codes go where their words go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpora.errors import DataError
from corpora.languages import main_language
from corpora.readers.containers import parse_xml
from translate.inplace.items import Atom, Item, Kind, Mark, Skeleton, Unit, filled, joined, slot
from translate.inplace.markup import Node, Token, edited, escape, nodes, texts, with_attribute
from translate.inplace.tagged import line_end, paired

_PAIRS = frozenset({"g", "pc", "mrk", "hi"})
_OPENING = {"bpt": "ept", "bx": "ex", "sc": "ec", "sm": "em"}
_CLOSING = {closing: opening for opening, closing in _OPENING.items()}
_BREAKS = frozenset({"lb", "x-br", "x-html-br", "pb", "fmt:br"})
_PICTURES = frozenset({"image", "x-img", "ui", "quote"})
_OPEN_STATES = frozenset(
    {"", "new", "needs-translation", "needs-adaptation", "needs-l10n", "initial"}
)
_CURE = "save it again from its program"


def read_xliff(text: str, langs: tuple[str, str], encoding: str, path: str | Path) -> Skeleton:
    """Take XLIFF 1.2 or 2.x apart; raises DataError for other XML, and for files in other languages."""
    root = _root(text, "xliff", encoding, path)
    reader = _Reader(text, langs, path)
    if root.token.get("version").startswith("2"):
        reader.xliff_2(root)
    else:
        reader.xliff_1(root)
    return reader.skeleton(encoding)


def read_tmx(text: str, langs: tuple[str, str], encoding: str, path: str | Path) -> Skeleton:
    """Take TMX apart; raises DataError for other XML."""
    root = _root(text, "tmx", encoding, path)
    reader = _Reader(text, langs, path)
    reader.tmx(root)
    return reader.skeleton(encoding)


def _root(text: str, name: str, encoding: str, path: str | Path) -> Node:
    parse_xml(text.encode(encoding), str(path), _CURE)
    root = next((n for n in nodes(text, str(path)).children if n.name not in ("", "!")), None)
    if root is None or root.name != name:
        found = root.token.name if root else "nothing"
        raise DataError(f"{path}: is XML with the root <{found}>, not <{name}>")
    return root


class _Reader:
    def __init__(self, text: str, langs: tuple[str, str], path: str | Path) -> None:
        self.text, self.langs, self.path = text, langs, path
        self.units: list[Unit] = []
        self.edits: list[tuple[int, int, str]] = []
        self.kept = 0

    def skeleton(self, encoding: str) -> Skeleton:
        template = edited(self.text, self.edits)

        def build(outputs: Sequence[str]) -> bytes:
            return filled(template, outputs).encode(encoding)

        notes = [f"already translated and kept: {self.kept}"] if self.kept else []
        return Skeleton(self.units, build, notes)

    def xliff_1(self, root: Node) -> None:
        for file in (node for node in root.walk() if node.name == "file"):
            self._languages(file, "source-language", "target-language")
            for unit in _units(file, "trans-unit"):
                source, target = (
                    unit.child("seg-source") or unit.child("source"),
                    unit.child("target"),
                )
                if source is None or not _open(target, target.token.get("state") if target else ""):
                    self.kept += source is not None
                    continue
                if unit.token.get("approved") == "yes":
                    self.kept += 1
                    continue
                attributes = {
                    "state": "needs-review-translation",
                    "state-qualifier": "mt-suggestion",
                }
                self._target(unit, source, target, unit.token.get("id"), attributes)

    def xliff_2(self, root: Node) -> None:
        self._languages(root, "srcLang", "trgLang")
        for unit in _units(root, "unit"):
            for segment in (node for node in unit.children if node.name == "segment"):
                source, target = segment.child("source"), segment.child("target")
                if source is None or not _open(target, segment.token.get("state")):
                    self.kept += source is not None
                    continue
                if not self._target(segment, source, target, unit.token.get("id"), {}):
                    continue
                start = segment.start
                tag = with_attribute(segment.token.raw, segment.token, "state", "translated")
                self.edits.append((start, start + len(segment.token.raw), tag))

    def tmx(self, root: Node) -> None:
        header = next((node for node in root.walk() if node.name == "header"), None)
        home = header.token.get("srclang") if header else ""
        for number, unit in enumerate((n for n in root.walk() if n.name == "tu"), 1):
            variants = [node for node in unit.children if node.name == "tuv"]
            langs = [node.token.get("xml:lang") or node.token.get("lang") for node in variants]
            mains = [main_language(lang) for lang in langs]
            there = [n for n, lang in enumerate(mains) if lang == self.langs[0]]
            known = [v for v, lang in zip(variants, mains, strict=True) if lang == self.langs[1]]
            if any((said := v.child("seg")) and _says(_items(said)) for v in known):
                self.kept += 1
                continue
            if not there:
                raise DataError(
                    f"{self.path}: unit {number} (line {self._line(unit)}): has no {self.langs[0]}; "
                    f"its languages: {', '.join(langs) or 'none'} (source of the file: {home})"
                )
            source = variants[there[0]]
            segment = source.child("seg")
            if segment is None or segment.closing is None:
                continue
            place = self._unit(segment, unit.token.get("tuid") or str(number))
            if place is None:
                continue
            if known:
                self._fill(known[0], place)
                continue
            last = variants[-1]
            indent = self._indent(last)
            inner = self._indent(segment)
            before = inner if inner.strip(" \t") else ""
            after = self.text[segment.end : source.closing.start] if source.closing else ""
            new = (
                f'{indent}<tuv xml:lang="{self.langs[1]}" creationid="careo">{before}<seg>{place}</seg>'
                f"{after if after.strip() == '' else ''}</tuv>"
            )
            self.edits.append((last.end, last.end, new))

    def _fill(self, variant: Node, place: str) -> None:
        """Put a translation into a variant that has none."""
        tag = with_attribute(variant.token.raw, variant.token, "changeid", "careo")
        segment = variant.child("seg")
        if segment is None:
            tag = tag[:-2].rstrip() + ">" if variant.token.empty else tag
            self.edits.append(
                (variant.start, variant.end, f"{tag}<seg>{place}</seg></{variant.token.name}>")
            )
            return
        self.edits.append((variant.start, variant.start + len(variant.token.raw), tag))
        self.edits.append((segment.start, segment.end, f"<seg>{place}</seg>"))

    def _languages(self, node: Node, source: str, target: str) -> None:
        """Check the languages that a file names; write the target's where it names none."""
        there = node.token.get(source)
        if there and main_language(there) != self.langs[0]:
            raise DataError(
                f"{self.path}: is from {there}, not from {self.langs[0]}; change --from"
            )
        there = node.token.get(target)
        if there and main_language(there) != self.langs[1]:
            raise DataError(f"{self.path}: is into {there}, not into {self.langs[1]}; change --to")
        if not there:
            tag = with_attribute(node.token.raw, node.token, target, self.langs[1])
            self.edits.append((node.start, node.start + len(node.token.raw), tag))

    def _target(
        self, home: Node, source: Node, target: Node | None, name: str, attributes: dict[str, str]
    ) -> bool:
        """Put a translation of `source` into `target`, made if need be; False if there is nothing in it."""
        place = self._unit(source, name)
        if place is None:
            return False
        if target is None:
            written = "".join(f' {key}="{value}"' for key, value in attributes.items())
            prefix = source.token.name.rpartition(":")[0]
            tag = f"{prefix}:target" if prefix else "target"
            after = home.child("seg-source") or source
            new = f"{self._indent(after)}<{tag}{written}>{place}</{tag}>"
            self.edits.append((after.end, after.end, new))
            return True
        raw = target.token.raw
        for key, value in attributes.items():
            raw = with_attribute(raw, Token(raw, target.token.name, 0), key, value)
        if target.token.empty:
            raw = raw[:-2].rstrip() + ">"
        self.edits.append((target.start, target.end, f"{raw}{place}</{target.token.name}>"))
        return True

    def _unit(self, source: Node, name: str) -> str | None:
        items = _items(source)
        if not _says(items):
            return None
        where = f"unit {name} (line {self._line(source)})"
        self.units.append(Unit(tuple(items), joined(escape), where))
        return slot(len(self.units) - 1)

    def _line(self, node: Node) -> int:
        return self.text.count("\n", 0, node.start) + 1

    def _indent(self, node: Node) -> str:
        """The line end and white space before an element, "" if something else stands before it."""
        start = node.start
        while start and self.text[start - 1] in " \t\r\n":
            start -= 1
        white = self.text[start : node.start]
        return (
            re.sub(r"\A.*?(?=\r?\n[ \t]*\Z)", "", white, flags=re.DOTALL) if "\n" in white else ""
        )


def _units(root: Node, name: str) -> Iterator[Node]:
    """The units below a node, but for those that are not to be translated."""
    for child in root.children:
        if child.name in ("", "!") or child.token.get("translate") == "no":
            continue
        if child.name == name:
            yield child
        elif child.closing is not None:
            yield from _units(child, name)


def _open(target: Node | None, state: str) -> bool:
    """Whether a target is still to be translated."""
    if target is None or target.closing is None:
        return True
    return not _says(_items(target)) or (state in _OPEN_STATES and state not in ("", "initial"))


def _says(items: Sequence[Item]) -> bool:
    """Whether there are words among the items of a source or target, codes apart."""
    return any(isinstance(item, str) and any(map(str.isalnum, item)) for item in items)


def _items(holder: Node) -> list[Item]:
    """The items of a source: text, pairs of codes, codes that are words or points."""
    items: list[Item] = []
    named: list[tuple[int, str, bool]] = []
    _collect(holder, items, named)
    return paired(items, named)


def _collect(holder: Node, items: list[Item], named: list[tuple[int, str, bool]]) -> None:
    for child in holder.children:
        name, token = child.name, child.token
        if not name:
            at = 0
            for match in re.finditer(r"[ \t]*(?:\r?\n[ \t]*)+", token.raw):
                items += texts(token.raw[at : match.start()])
                items.append(line_end(match[0]))
                at = match.end()
            items += texts(token.raw[at:])
        elif name in _PAIRS and child.closing is not None:
            if token.get("translate") == "no" or token.get("mtype") == "protected":
                items.append(Atom(child.raw(), _inner(child)))
                continue
            segment = token.get("mtype") == "seg"
            key = f"{name}{token.start}"
            for tag, closes in ((token.raw, False), (child.closing.raw, True)):
                if not segment:
                    named.append((len(items), key, closes))
                items.append(Mark(tag, Kind.BREAK if segment else Kind.POINT))
                if not closes:
                    _collect(child, items, named)
        elif name in _OPENING or name in _CLOSING:
            opening = _CLOSING.get(name, name)
            ident = token.get("rid") or token.get("startref") or token.get("i") or token.get("id")
            named.append((len(items), f"{opening}{ident}", name in _CLOSING))
            items.append(Mark(child.raw(), Kind.POINT))
        else:
            items.append(_code(child))


def _code(node: Node) -> Item:
    """A code without partner: a line break, a picture, or else a word of its sentence."""
    kind = (node.token.get("ctype") or node.token.get("type") or node.token.get("subtype")).lower()
    shown = node.token.get("equiv-text") or node.token.get("equiv") or node.token.get("disp")
    content = _inner(node)
    if kind in _BREAKS or re.match(r"<br\b|\\n", shown or content):
        return Mark(node.raw(), Kind.BREAK)
    markup = (shown or content).startswith(("<", "&lt;", "{\\"))
    if kind in _PICTURES or markup or node.name in ("it", "ut", "!", "cp"):
        return Mark(node.raw(), Kind.POINT)
    return Atom(node.raw(), shown or content or "x")


def _inner(node: Node) -> str:
    parts = [str(t) for leaf in node.children if not leaf.name for t in texts(leaf.token.raw)]
    return "".join(parts).strip()
