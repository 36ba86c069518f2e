"""Whether a file keeps the rules of TMX 1.4b: elements, their order, required attributes and values.

The tables say in our own words what the specification's document type says; attribute values follow its
text (dates, segment types, code pairs). Files are checked unit by unit, in bounded memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpora.formats import xml
from corpora.textio import opened

_COMMON = {"o-encoding", "datatype", "usagecount", "lastusagedate", "creationtool"}
_COMMON |= {"creationtoolversion", "creationdate", "creationid", "changedate", "changeid", "o-tmf"}
_LANG = {xml.XML_LANG, "lang"}
_CODES = ("bpt", "ept", "ph", "it", "hi", "ut")


@dataclass(frozen=True, slots=True)
class _Rule:
    """An element: attributes it must and may have, and its children as a pattern over their names."""

    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    children: str = ""
    text: bool = False


def _rule(required: set[str], optional: set[str], children: str = "", text: bool = False) -> _Rule:
    return _Rule(frozenset(required), frozenset(optional), children, text)


_REMARKS = "(?:note |prop )*"
_INLINE = "(?:" + "|".join(f"{code} " for code in _CODES) + ")*"
_HEADER = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang"}
_HEADER |= {"datatype"}
_HEADER_MAY = {"o-encoding", "creationdate", "creationid", "changedate", "changeid"}

RULES = {
    "header": _rule(_HEADER, _HEADER_MAY, "(?:note |prop |ude )*"),
    "tu": _rule(set(), _COMMON | {"tuid", "segtype", "srclang"}, _REMARKS + "(?:tuv )+"),
    "tuv": _rule({xml.XML_LANG}, _COMMON | {"lang"}, _REMARKS + "seg "),
    "note": _rule(set(), _LANG | {"o-encoding"}, text=True),
    "prop": _rule({"type"}, _LANG | {"o-encoding"}, text=True),
    "seg": _rule(set(), set(), _INLINE, text=True),
    "bpt": _rule({"i"}, {"x", "type"}, "(?:sub )*", text=True),
    "ept": _rule({"i"}, set(), "(?:sub )*", text=True),
    "ph": _rule(set(), {"x", "assoc", "type"}, "(?:sub )*", text=True),
    "it": _rule({"pos"}, {"x", "type"}, "(?:sub )*", text=True),
    "hi": _rule(set(), {"x", "type"}, _INLINE, text=True),
    "ut": _rule(set(), {"x"}, "(?:sub )*", text=True),
    "sub": _rule(set(), {"datatype", "type"}, _INLINE, text=True),
    "ude": _rule({"name"}, {"base"}, "(?:map )+"),
    "map": _rule({"unicode"}, {"code", "ent", "subst"}),
}

_VALUES = {
    "segtype": "block|paragraph|sentence|phrase",
    "pos": "begin|end",
    "assoc": "p|f|b",
    "i": r"\d+",
    "usagecount": r"\d+",
    **dict.fromkeys(
        ("creationdate", "changedate", "lastusagedate"),
        r"\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3])[0-5]\d[0-5]\dZ",
    ),
}


def check_tmx(path: str | Path, limit: int = 20) -> list[str]:
    """Return what is wrong with a TMX file by the rules of 1.4b, at most `limit` faults, each with its line.

    Raises DataError for a file that is not well-formed XML, is not TMX, or declares entities.
    """
    faults: list[str] = []
    for fault in _faults(path):
        faults.append(fault)
        if len(faults) >= limit:
            break
    return faults


def _faults(path: str | Path) -> Iterator[str]:
    seen: list[str] = []
    with opened(path) as file:
        for event, element in xml.iterate(file, path, "tmx", ("tmx", "header", "body", "tu")):
            name = xml.local(element)
            if event == "start":
                parent = element.getparent()
                home = xml.local(parent) if parent is not None else ""
                expected = {"tmx": "", "header": "tmx", "body": "tmx", "tu": "body"}[name]
                if home != expected:
                    yield f"line {element.sourceline}: <{name}> stands in <{home}>"
                if name == "tmx" and element.get("version") != "1.4":
                    yield f"line {element.sourceline}: the version is {element.get('version')!r}, not '1.4'"
                if name in ("header", "body"):
                    seen.append(name)
            elif name in ("header", "tu"):
                yield from _element(element)
    if seen != ["header", "body"]:
        yield (
            f"the file has {', '.join(f'<{name}>' for name in seen) or 'nothing'} and needs one "
            "<header>, then one <body>"
        )


def _element(element: Any) -> Iterator[str]:
    name, line = xml.local(element), f"line {element.sourceline}"
    rule = RULES.get(name)
    if rule is None:
        yield f"{line}: <{name}> is no element of TMX"
        return
    attributes = set(element.attrib)
    for missing in sorted(rule.required - attributes):
        yield f"{line}: <{name}> has no {_shown(missing)}"
    for strange in sorted(attributes - rule.required - rule.optional):
        yield f"{line}: <{name}> has {_shown(strange)}, which TMX does not know"
    for key, value in element.attrib.items():
        if key in _VALUES and not re.fullmatch(_VALUES[key], value):
            yield f"{line}: {key}={value!r} is not as TMX writes it"
    children = [child for child in element if isinstance(child.tag, str)]
    order = "".join(f"{xml.local(child)} " for child in children)
    if not re.fullmatch(rule.children, order):
        yield f"{line}: <{name}> cannot hold {order.split() or 'nothing'}"
    if not rule.text:
        texts = [element.text, *(child.tail for child in element)]
        if any(text and text.strip() for text in texts):
            yield f"{line}: <{name}> has text of its own"
    if name == "seg":
        yield from _pairs(element, line)
    for child in children:
        yield from _element(child)


def _pairs(seg: Any, line: str) -> Iterator[str]:
    """Each <bpt i=n> needs its <ept i=n> after it in the segment, and the other way round."""
    opened: set[str] = set()
    for code in seg.iter("bpt", "ept"):
        i = code.get("i", "")
        if code.tag == "bpt" and i in opened:
            yield f"{line}: a second <bpt i={i!r}> before the first is closed"
        elif code.tag == "bpt":
            opened.add(i)
        elif i not in opened:
            yield f"{line}: <ept i={i!r}> has no <bpt> before it"
        else:
            opened.remove(i)
    for i in sorted(opened):
        yield f"{line}: <bpt i={i!r}> has no <ept>"


def _shown(name: str) -> str:
    return "xml:lang" if name == xml.XML_LANG else name
