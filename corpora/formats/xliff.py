"""XLIFF 1.2 and 2.1 (OASIS), the exchange formats of translation tools.

Writing: each unit is one `<trans-unit>` (1.2) or one `<unit>` of one segment (2.1) with a generated id; the
unit's own id is its `resname` or `name`, which is empty where it has none. Props travel as elements of
careo's own namespace in 1.2 and in the metadata module of 2.1. The prop `status` also sets the state that
other tools show; without it `state` and (in 1.2) `state-qualifier` do. Reading leaves inline codes out of the
text and counts them in the prop `codes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from corpora.errors import DataError
from corpora.formats import xml
from corpora.formats.losses import Losses
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

_NEEDED = ("adaptation", "l10n", "review-adaptation", "review-l10n", "review-translation")
DRAFTS = frozenset({"new", "initial", "needs-translation", *(f"needs-{what}" for what in _NEEDED)})
"""States of a text that nobody has said to be right, of both versions."""

_QUALIFIER = re.compile(
    "(?:exact|fuzzy|id)-match|leveraged-(?:glossary|inherited|mt|repository|tm)|(?:mt|tm)-suggestion"
    "|rejected-(?:grammar|inaccurate|length|spelling)"
)
"""What XLIFF 1.2 knows as `state-qualifier`."""

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
        qualifier = unit.prop("state-qualifier")
        shown = _state(unit, 0)
        if unit.prop("status") not in STATES and _QUALIFIER.fullmatch(qualifier):
            shown += xml.attribute("state-qualifier", qualifier)
        lines = [
            f'<trans-unit id="{number}"{xml.attribute("resname", unit.id)} xml:space="preserve">',
            f"<source>{xml.escape(unit.source)}</source>",
            f"<target{shown}>{xml.escape(unit.target)}</target>",
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
        lines = [f'<unit id="{number}"{xml.attribute("name", unit.id)}>']
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
            f"<segment{_state(unit, 1)}>",
            f'<source xml:space="preserve">{xml.escape(unit.source)}</source>',
            f'<target xml:space="preserve">{xml.escape(unit.target)}</target>',
            "</segment>\n</unit>\n",
        ]
        return "\n".join(lines)

    return _write(units, path, keep_empty, head, body, "</file>\n</xliff>\n")


def _state(unit: TranslationUnit, version: int) -> str:
    """The attribute `state` in XLIFF 1.2 (version 0) or 2.1 (1), "" where a unit says nothing of it."""
    state = STATES.get(unit.prop("status"), ("", ""))[version]
    given = unit.prop("state")
    if not state and given in DRAFTS:
        state = "initial" if version else "new" if given == "initial" else given
    elif not state and given == "translated":
        state = given
    return xml.attribute("state", state) if state else ""


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
            same_languages(unit, first, number, path)
            out.write(body(number, unit))
        out.write(foot)
    return tally.written()


def read_xliff(
    path: str | Path,
    source_lang: str | None = None,
    target_lang: str | None = None,
    losses: Losses | None = None,
) -> Iterator[TranslationUnit]:
    """Read units from XLIFF 1.2 or 2.x, unit by unit; a language named here wins over the file's.

    A unit's id is its `resname` or `name`, or else the `id` that is its own in its `<file>`: from the second
    `<file>` on with that one's name before it. A `<unit>` of several segments becomes as many units with its
    id and a number. A missing target is an empty one. `losses` is told of inline codes. Raises DataError,
    naming the unit and line, for units without source or languages, and for what
    `corpora.formats.xml.iterate` refuses.
    """
    langs = [source_lang or "", target_lang or ""]
    known = (bool(source_lang), bool(target_lang))
    names: list[str] = []
    prefix = ""
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
                if name == "file":
                    names.append(element.get("original") or element.get("id", ""))
                    prefix = _prefix(names)
            elif name in ("trans-unit", "unit"):
                where = f"{path}: unit {element.get('id', '')} (line {element.sourceline})"
                if not langs[0] or not langs[1]:
                    raise DataError(
                        f"{where}: the file does not say its languages; name the source and the target"
                    )
                read = _read_12 if name == "trans-unit" else _read_20
                yield from read(element, where, langs[0], langs[1], prefix, losses or Losses())


def _prefix(names: list[str]) -> str:
    """What tells the ids of the last of several files from those of the others."""
    name, before = names[-1], names[:-1]
    if not before:
        return ""
    if not name:
        return f"file {len(names)}:"
    return f"{name} ({before.count(name) + 1}):" if name in before else f"{name}:"


def _id(element: Any, own: str, prefix: str) -> str:
    """The id in the attribute `own` (empty: none), or else the unit's id in the file."""
    if element.get(own) is not None:
        return str(element.get(own))
    return f"{prefix}{element.get('id')}" if element.get("id") else ""


def _children(element: Any, name: str) -> list[Any]:
    return [child for child in element if xml.local(child) == name]


def _text(elements: list[Any], where: str, codes: frozenset[str]) -> tuple[str, int]:
    return xml.plain_text(elements[0], where, codes) if elements else ("", 0)


def _status(props: list[tuple[str, str]], state: str, qualifier: str = "") -> list[tuple[str, str]]:
    """The props that a state of another tool stands for, none where careo's own are there.

    They are `status` where the state says that somebody looked at the text, else `state`, and
    `state-qualifier`.
    """
    there = {name for name, _ in props}
    found = []
    if state in _STATUS and "status" not in there:
        found.append(("status", _STATUS[state]))
    elif state and state not in _STATUS and not there & {"status", "state"}:
        found.append(("state", state))
    if qualifier and "state-qualifier" not in there:
        found.append(("state-qualifier", qualifier))
    return found


def _read_12(
    element: Any, where: str, source_lang: str, target_lang: str, prefix: str, losses: Losses
) -> Iterator[TranslationUnit]:
    sources, targets = _children(element, "source"), _children(element, "target")
    if not sources:
        raise DataError(f"{where}: has no <source>")
    source, codes = _text(sources, where, CODES_12)
    target, more = _text(targets, where, CODES_12)
    losses.codes += codes + more
    props = [
        (child.get("name"), child.text or "")
        for child in _children(element, "prop")
        if child.tag == f"{{{NS_CAREO}}}prop" and child.get("name")
    ]
    if codes + more:
        props.append(("codes", str(codes + more)))
    if targets:
        said = (targets[0].get("state", ""), targets[0].get("state-qualifier", ""))
        props += _status(props, *said)
    notes = tuple(child.text or "" for child in _children(element, "note"))
    id = _id(element, "resname", prefix)
    yield TranslationUnit(source, target, source_lang, target_lang, id, tuple(props), notes)


def _read_20(
    element: Any, where: str, source_lang: str, target_lang: str, prefix: str, losses: Losses
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
    id = _id(element, "name", prefix)
    for number, segment in enumerate(real):
        sources = _children(segment, "source")
        if not sources:
            raise DataError(f"{where}: a segment has no <source>")
        source, codes = _text(sources, where, CODES_20)
        target, more = _text(_children(segment, "target"), where, CODES_20)
        losses.codes += codes + more
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
