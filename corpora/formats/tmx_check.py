"""Whether a file keeps the rules of TMX 1.4b: elements, their order, required attributes and values.

The tables say in our own words what the specification's document type says; attribute values follow its
text (dates, segment types, code pairs). Files are checked unit by unit, in bounded memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from corpora.formats import xml
from corpora.formats.rules import faults, rule
from corpora.textio import opened

_COMMON = (
    "o-encoding datatype usagecount lastusagedate creationtool creationtoolversion creationdate "
)
_COMMON += "creationid changedate changeid o-tmf "
_CODES = ("bpt", "ept", "ph", "it", "hi", "ut")
_REMARKS = "(?:note |prop )*"
_INLINE = "(?:" + "|".join(f"{code} " for code in _CODES) + ")*"
_SUBS = "(?:sub )*"

RULES = {
    "header": rule(
        "creationtool creationtoolversion segtype o-tmf adminlang srclang datatype",
        "o-encoding creationdate creationid changedate changeid",
        "(?:note |prop |ude )*",
    ),
    "tu": rule("", _COMMON + "tuid segtype srclang", _REMARKS + "(?:tuv )+"),
    "tuv": rule("xml:lang", _COMMON + "lang", _REMARKS + "seg "),
    "note": rule("", "xml:lang lang o-encoding", text=True),
    "prop": rule("type", "xml:lang lang o-encoding", text=True),
    "seg": rule("", "", _INLINE, text=True),
    "bpt": rule("i", "x type", _SUBS, text=True),
    "ept": rule("i", "", _SUBS, text=True),
    "ph": rule("", "x assoc type", _SUBS, text=True),
    "it": rule("pos", "x type", _SUBS, text=True),
    "hi": rule("", "x type", _INLINE, text=True),
    "ut": rule("", "x", _SUBS, text=True),
    "sub": rule("", "datatype type", _INLINE, text=True),
    "ude": rule("name", "base", "(?:map )+"),
    "map": rule("unicode", "code ent subst"),
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
    return list(islice(_faults(path), limit))


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
                yield from faults(element, RULES, _VALUES, "TMX")
                for seg in element.iter("seg"):
                    yield from _pairs(seg, f"line {seg.sourceline}")
    if seen != ["header", "body"]:
        yield (
            f"the file has {', '.join(f'<{name}>' for name in seen) or 'nothing'} and needs one "
            "<header>, then one <body>"
        )


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
