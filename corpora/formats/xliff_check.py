"""Whether a file keeps the rules of XLIFF 1.2 (strict) or 2.x core, in what careo reads and writes of them.

The tables say in our own words what the specifications say of files, units, segments, notes and states;
inline codes are allowed where text is and not looked into. Files are checked unit by unit.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from corpora.formats import xml
from corpora.formats.rules import faults, rule
from corpora.formats.xliff import NS_12, NS_20, NS_META
from corpora.textio import opened

_TOKEN = r"[\w.:-]+"
_INLINE_12 = "(?:(?:g|x|bx|ex|bpt|ept|ph|it|mrk) )*"
_LEFT_12 = "(?:(?:context-group|count-group|prop-group|note|alt-trans) )*"
_STATES_12 = (
    "final|needs-adaptation|needs-l10n|needs-review-adaptation|needs-review-l10n"
    "|needs-review-translation|needs-translation|new|signed-off|translated|x-.+"
)
RULES_12 = {
    "trans-unit": rule(
        "id",
        "approved translate reformat xml:space datatype ts phase-name restype resname extradata "
        "help-id menu menu-option menu-name coord font css-style style exstyle extype maxbytes "
        "minbytes size-unit maxheight minheight maxwidth minwidth charclass",
        "source (?:seg-source )?(?:target )?" + _LEFT_12,
        others=True,
    ),
    "source": rule("", "xml:lang ts", _INLINE_12, text=True, others=True),
    "seg-source": rule("", "xml:lang ts", _INLINE_12, text=True, others=True),
    "target": rule(
        "",
        "state state-qualifier phase-name xml:lang ts restype resname coord font css-style style "
        "exstyle equiv-trans",
        _INLINE_12,
        text=True,
        others=True,
    ),
    "note": rule("", "xml:lang from priority annotates", text=True),
    "alt-trans": rule(
        "", "match-quality tool-id crc xml:lang origin alttranstype", ".*", others=True
    ),
}
_INLINE_20 = "(?:(?:ph|pc|cp|sc|ec|mrk|sm|em) )*"
RULES_20 = {
    "unit": rule(
        "id",
        "name canResegment translate srcDir trgDir xml:space type",
        "(?:notes )?(?:originalData )?(?:(?:segment|ignorable) )+",
        others=True,
    ),
    "notes": rule("", "", "(?:note )+"),
    "note": rule("", "id appliesTo category priority", text=True, others=True),
    "originalData": rule("", "", "(?:data )+"),
    "data": rule("id", "dir xml:space", "(?:cp )*", text=True),
    "segment": rule("", "id canResegment state subState", "source (?:target )?"),
    "ignorable": rule("", "id", "source (?:target )?"),
    "source": rule("", "xml:lang xml:space", _INLINE_20, text=True),
    "target": rule("", "xml:lang xml:space order", _INLINE_20, text=True),
}
_OPEN = (*_INLINE_12[5:-4].split("|"), *_INLINE_20[5:-4].split("|"))
_ANY = rule(children=".*", text=True, others=True)
_VALUES_12 = {
    "state": _STATES_12,
    "priority": "[1-9]|10",
    "translate": "yes|no",
    "approved": "yes|no",
}
_VALUES_20 = {
    "id": _TOKEN,
    "state": "initial|translated|reviewed|final",
    "priority": "[1-9]|10",
    "canResegment": "yes|no",
    "translate": "yes|no",
}


def check_xliff(path: str | Path, limit: int = 20) -> list[str]:
    """Return what is wrong with an XLIFF file, at most `limit` faults, each with its line.

    Raises DataError for a file that is not well-formed XML, is not XLIFF, or declares entities.
    """
    return list(islice(_faults(path), limit))


def _faults(path: str | Path) -> Iterator[str]:
    version, seen, files = "", set[str](), 0
    with opened(path) as file:
        for event, element in xml.iterate(
            file, path, "xliff", ("xliff", "file", "trans-unit", "unit")
        ):
            name, line = xml.local(element), f"line {element.sourceline}"
            if event == "start":
                if name == "xliff":
                    version = element.get("version", "")
                    yield from _root(element, version, line)
                elif name == "file":
                    files += 1
                    seen = set()
                    yield from _file(element, version, line)
            elif name in ("trans-unit", "unit"):
                yield from _unit(element, version, line)
                ident = element.get("id", "")
                if ident in seen:
                    yield f"{line}: a second unit {ident!r} in the file"
                seen.add(ident)
    if not files:
        yield "the document has no <file>"


def _root(root: Any, version: str, line: str) -> Iterator[str]:
    space = {"1.2": NS_12, "2.0": NS_20, "2.1": NS_20}.get(version)
    if space is None:
        yield f"{line}: the version is {version!r}, not 1.2, 2.0 or 2.1"
    elif root.tag != f"{{{space}}}xliff":
        yield f"{line}: <xliff> is not in the namespace {space}"
    if version.startswith("2") and not root.get("srcLang"):
        yield f"{line}: <xliff> has no srcLang"


def _file(file: Any, version: str, line: str) -> Iterator[str]:
    needed = ("id",) if version.startswith("2") else ("original", "source-language", "datatype")
    for name in needed:
        if file.get(name) is None:
            yield f"{line}: <file> has no {name}"


def _unit(element: Any, version: str, line: str) -> Iterator[str]:
    if version.startswith("2"):
        rules = {**dict.fromkeys(_OPEN, _ANY), **RULES_20}
        yield from faults(element, rules, _VALUES_20, "XLIFF 2", NS_20)
        for group in element.iter(f"{{{NS_META}}}meta"):
            if not group.get("type"):
                yield f"{line}: a <meta> has no type"
    else:
        rules = {**dict.fromkeys(_OPEN, _ANY), **RULES_12}
        yield from faults(element, rules, _VALUES_12, "XLIFF 1.2", NS_12)
