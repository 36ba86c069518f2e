"""XLIFF 1.2 and 2.1 (OASIS), the exchange formats of translation tools.

Writing: each unit is one `<trans-unit>` (1.2) or one `<unit>` of one segment (2.1) with a generated id; the
unit's own id is its `resname` or `name`. Props travel as elements of careo's own namespace in 1.2 and in
the metadata module of 2.1; the prop `status` also sets the state that other tools show. Reading leaves
inline codes out of the text and counts them in the prop `codes`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from corpora.errors import DataError
from corpora.formats import xml
from corpora.formats.text import NOT_XML, Tally, begun, check_unit, same_languages
from corpora.textio import opened, writing
from corpora.units import TranslationUnit, Written

NS_12 = "urn:oasis:names:tc:xliff:document:1.2"
NS_20 = "urn:oasis:names:tc:xliff:document:2.0"
NS_META = "urn:oasis:names:tc:xliff:metadata:2.0"
NS_CAREO = "urn:careo:props:1"

STATES = {
    "draft": ("needs-review-translation", "translated"),
    "edited": ("translated", "translated"),
    "reviewed": ("signed-off", "reviewed"),
    "approved": ("final", "final"),
    "rejected": ("needs-translation", "initial"),
    "locked": ("final", "final"),
}
"""Prop `status` → state of the target in XLIFF 1.2, of the segment in 2.1."""

_STATUS = {"signed-off": "reviewed", "reviewed": "reviewed", "final": "approved"}
"""State in the file → prop `status`, where the file has no such prop of careo's."""

CODES_12 = frozenset({"x", "bx", "ex", "ph", "bpt", "ept", "it"})
CODES_20 = frozenset({"ph", "sc", "ec", "sm", "em"})


def write_xliff12(
    units: Iterable[TranslationUnit], path: str | Path, *, keep_empty: bool = False
) -> Written:
    """Write units as XLIFF 1.2; see `write_xliff21` for what is left out and refused."""

    def head(first: TranslationUnit) -> str:
        return (
            f'<xliff version="1.2" xmlns="{NS_12}" xmlns:careo="{NS_CAREO}">\n'
            f'<file original="careo" datatype="plaintext"'
            f"{xml.attribute('source-language', first.source_lang)}"
            f"{xml.attribute('target-language', first.target_lang)}>\n<body>\n"
        )

    def body(number: int, unit: TranslationUnit) -> str:
        state = STATES.get(unit.prop("status"), ("", ""))[0]
        lines = [
            f'<trans-unit id="{number}"'
            f'{xml.attribute("resname", unit.id) if unit.id else ""} xml:space="preserve">',
            f"<source>{xml.escape(unit.source)}</source>",
            f"<target{xml.attribute('state', state) if state else ''}>"
            f"{xml.escape(unit.target)}</target>",
            *(f"<note>{xml.escape(note)}</note>" for note in unit.notes),
            *(
                f"<careo:prop{xml.attribute('name', name)}>{xml.escape(value)}</careo:prop>"
                for name, value in unit.props
            ),
            "</trans-unit>\n",
        ]
        return "\n".join(lines)

    return _write(units, path, keep_empty, head, body, "</body>\n</file>\n</xliff>\n")


def write_xliff21(
    units: Iterable[TranslationUnit], path: str | Path, *, keep_empty: bool = False
) -> Written:
    """Write units as XLIFF 2.1; return how many, and how many were left out and why.

    Units with an empty side are left out unless `keep_empty`. Raises DataError for characters that XML
    cannot hold, for units in several languages and when there are none; then nothing is written.
    """

    def head(first: TranslationUnit) -> str:
        return (
            f'<xliff version="2.1" xmlns="{NS_20}" xmlns:mda="{NS_META}"'
            f"{xml.attribute('srcLang', first.source_lang)}"
            f'{xml.attribute("trgLang", first.target_lang)}>\n<file id="f">\n'
        )

    def body(number: int, unit: TranslationUnit) -> str:
        state = STATES.get(unit.prop("status"), ("", ""))[1]
        name = xml.attribute("name", unit.id) if unit.id else ""
        lines = [f'<unit id="{number}"{name}>']
        if unit.props:
            metas = "".join(
                f"<mda:meta{xml.attribute('type', key)}>{xml.escape(value)}</mda:meta>"
                for key, value in unit.props
            )
            lines.append(
                f'<mda:metadata><mda:metaGroup category="careo">{metas}</mda:metaGroup></mda:metadata>'
            )
        if unit.notes:
            notes = "".join(f"<note>{xml.escape(note)}</note>" for note in unit.notes)
            lines.append(f"<notes>{notes}</notes>")
        lines += [
            f"<segment{xml.attribute('state', state) if state else ''}>",
            f'<source xml:space="preserve">{xml.escape(unit.source)}</source>',
            f'<target xml:space="preserve">{xml.escape(unit.target)}</target>',
            "</segment>\n</unit>\n",
        ]
        return "\n".join(lines)

    return _write(units, path, keep_empty, head, body, "</file>\n</xliff>\n")


def _write(
    units: Iterable[TranslationUnit],
    path: str | Path,
    keep_empty: bool,
    head: Any,
    body: Any,
    foot: str,
) -> Written:
    tally = Tally()
    first, units = begun(units, path)
    with writing(path) as out:
        out.write(xml.DECLARATION + head(first))
        for number, unit in tally.keep(units, keep_empty):
            check_unit(unit, number, NOT_XML, "XML")
            same_languages(unit, first, number)
            out.write(body(number, unit))
        out.write(foot)
    return tally.written()


def read_xliff(
    path: str | Path, source_lang: str | None = None, target_lang: str | None = None
) -> Iterator[TranslationUnit]:
    """Read units from XLIFF 1.2 or 2.x, unit by unit; a language named here wins over the file's.

    A `<unit>` of several segments becomes as many units with its id and a number. A missing target is an
    empty one. Raises DataError, naming the unit and line, for units without source or languages, and for
    what `corpora.formats.xml.iterate` refuses.
    """
    langs = [source_lang or "", target_lang or ""]
    known = (bool(source_lang), bool(target_lang))
    with opened(path) as file:
        for event, element in xml.iterate(
            file, path, "xliff", ("xliff", "file", "trans-unit", "unit")
        ):
            name = xml.local(element)
            if event == "start":
                if name in ("xliff", "file"):
                    keys = ("srcLang", "trgLang", "source-language", "target-language")
                    for side in (0, 1):
                        stated = element.get(keys[side]) or element.get(keys[side + 2])
                        if stated and not known[side]:
                            langs[side] = stated
            elif name in ("trans-unit", "unit"):
                where = f"{path}: unit {element.get('id', '')} (line {element.sourceline})"
                if not langs[0] or not langs[1]:
                    raise DataError(
                        f"{where}: the file does not say its languages; name the source and the target"
                    )
                read = _read_12 if name == "trans-unit" else _read_20
                yield from read(element, where, langs[0], langs[1])


def _children(element: Any, name: str) -> list[Any]:
    return [child for child in element if xml.local(child) == name]


def _text(elements: list[Any], where: str, codes: frozenset[str]) -> tuple[str, int]:
    return xml.plain_text(elements[0], where, codes) if elements else ("", 0)


def _status(props: list[tuple[str, str]], state: str) -> list[tuple[str, str]]:
    """The prop `status` that a state of another tool stands for, none where careo's own is there."""
    if state not in _STATUS or any(name == "status" for name, _ in props):
        return []
    return [("status", _STATUS[state])]


def _read_12(
    element: Any, where: str, source_lang: str, target_lang: str
) -> Iterator[TranslationUnit]:
    sources, targets = _children(element, "source"), _children(element, "target")
    if not sources:
        raise DataError(f"{where}: has no <source>")
    source, codes = _text(sources, where, CODES_12)
    target, more = _text(targets, where, CODES_12)
    props = [
        (child.get("name"), child.text or "")
        for child in _children(element, "prop")
        if child.tag == f"{{{NS_CAREO}}}prop" and child.get("name")
    ]
    if codes + more:
        props.append(("codes", str(codes + more)))
    props += _status(props, targets[0].get("state", "") if targets else "")
    notes = tuple(child.text or "" for child in _children(element, "note"))
    id = element.get("resname", "")
    yield TranslationUnit(source, target, source_lang, target_lang, id, tuple(props), notes)


def _read_20(
    element: Any, where: str, source_lang: str, target_lang: str
) -> Iterator[TranslationUnit]:
    props = [
        (meta.get("type"), meta.text or "")
        for meta in element.iter(f"{{{NS_META}}}meta")
        if meta.get("type") and meta.getparent().get("category") == "careo"
    ]
    notes = tuple(
        note.text or ""
        for holder in _children(element, "notes")
        for note in _children(holder, "note")
    )
    segments = [child for child in element if xml.local(child) in ("segment", "ignorable")]
    real = [child for child in segments if xml.local(child) == "segment"]
    if not real:
        raise DataError(f"{where}: has no <segment>")
    id = element.get("name", "")
    for number, segment in enumerate(real):
        sources = _children(segment, "source")
        if not sources:
            raise DataError(f"{where}: a segment has no <source>")
        source, codes = _text(sources, where, CODES_20)
        target, more = _text(_children(segment, "target"), where, CODES_20)
        counted = [("codes", str(codes + more))] if codes + more else []
        counted += _status(props, segment.get("state", ""))
        yield TranslationUnit(
            source,
            target,
            source_lang,
            target_lang,
            id if len(real) == 1 else f"{id or element.get('id', '')}.{number}",
            (*props, *counted),
            notes,
        )
