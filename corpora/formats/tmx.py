"""TMX 1.4b, the exchange format of translation memories (LISA OSCAR, 2005), streaming both ways.

A unit's prop NAME is written as `<prop type="x-careo-NAME">`; types that begin with x- are kept as they
are, and so are a unit's dates and authors, which TMX holds in attributes of `<tu>`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from corpora.errors import DataError
from corpora.formats import xml
from corpora.formats.losses import Losses
from corpora.formats.text import (
    NOT_XML,
    Tally,
    begun,
    check_unit,
    name_of,
    place_of,
    same_language,
    utc_stamp,
)
from corpora.textio import opened, writing
from corpora.units import TranslationUnit, Written
from corpora.version import version

OWN = "x-careo-"
CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})
"""Elements in a segment whose content is markup of another format, not text."""

ATTRIBUTES = (
    "usagecount",
    "lastusagedate",
    "creationdate",
    "creationid",
    "changedate",
    "changeid",
)
"""Attributes of <tu> that become props of the same name, and props that become attributes."""


def write_tmx(
    units: Iterable[TranslationUnit],
    path: str | Path,
    *,
    date: datetime | None = None,
    keep_empty: bool = False,
) -> Written:
    """Write units as TMX 1.4b, one at a time; return how many, and how many were left out and why.

    `date` (with a time zone) is written as the creation date of the file and of each unit that has no
    `creationdate` of its own. Units with an empty side are left out unless `keep_empty`. Raises
    DataError for a character that XML cannot hold, a unit in another source language than the first,
    or when there are no units; then nothing is written.
    """
    stamp = utc_stamp(date) if date else ""
    tally = Tally()
    first, units = begun(units, path)
    with writing(path) as out:
        out.write(_head(first.source_lang, stamp))
        for number, unit in tally.keep(units, keep_empty):
            check_unit(unit, number, NOT_XML, "XML")
            if unit.source_lang != first.source_lang:
                raise DataError(
                    f"{place_of(path)}: {name_of(unit, number)}: its source is {unit.source_lang} in a "
                    f"file from {first.source_lang}; write one file for each source language, or name "
                    "both languages with --from and --to where these are varieties of one"
                )
            out.write(_unit(unit, stamp))
        out.write("</body>\n</tmx>\n")
    return tally.written()


def _head(lang: str, stamp: str) -> str:
    date = xml.attribute("creationdate", stamp) if stamp else ""
    return (
        f'{xml.DECLARATION}<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
        f'<header creationtool="careo"{xml.attribute("creationtoolversion", version())} '
        f'segtype="sentence" o-tmf="careo" adminlang="en"{xml.attribute("srclang", lang)} '
        f'datatype="plaintext"{date}/>\n<body>\n'
    )


def _unit(unit: TranslationUnit, stamp: str) -> str:
    attributes = {"tuid": unit.id} if unit.id else {}
    props = []
    for name, value in unit.props:
        if name in ATTRIBUTES and name not in attributes:
            attributes[name] = value
        else:
            props.append((name if _is_foreign(name) else f"{OWN}{name}", value))
    if stamp:
        attributes.setdefault("creationdate", stamp)
    lines = ["<tu" + "".join(xml.attribute(*pair) for pair in attributes.items()) + ">"]
    lines += [f"<note>{xml.escape(note)}</note>" for note in unit.notes]
    lines += [
        f"<prop{xml.attribute('type', name)}>{xml.escape(value)}</prop>" for name, value in props
    ]
    for lang, text in ((unit.source_lang, unit.source), (unit.target_lang, unit.target)):
        lines.append(f"<tuv{xml.attribute('xml:lang', lang)}><seg>{xml.escape(text)}</seg></tuv>")
    lines.append("</tu>\n")
    return "\n".join(lines)


def _is_foreign(name: str) -> bool:
    return name.startswith("x-") and not name.startswith(OWN)


def iter_tmx(
    path: str | Path,
    source_lang: str | None = None,
    target_lang: str | None = None,
    losses: Losses | None = None,
) -> Iterator[TranslationUnit]:
    """Read a TMX file unit by unit, in memory that does not grow with the file.

    The languages are those named ("es" finds "es-MX", and the unit is then in "es"), else the header's source
    language and the only other one of each unit. Inline codes are left out of the text and counted in the
    prop `codes`; props and notes of the file come back as `write_tmx` had them; a text that careo's command
    translated in place has the prop `state-qualifier` "mt-suggestion". Raises DataError, naming the unit and
    line, for a unit without one of the languages, without a language at all or with a choice of them, and
    for what `corpora.formats.xml.iterate` refuses. With `losses` a unit that lacks a language is left out and
    counted there, as are texts in others, and inline codes; it is an error if all units lack one.
    """
    header_lang = ""
    number = 0
    lacking: _LackingError | None = None
    with opened(path) as file:
        for _, element in xml.iterate(file, path, "tmx", ("header", "tu"), ("end",)):
            if xml.local(element) == "header":
                header_lang = element.get("srclang", "")
                continue
            number += 1
            where = f"{path}: unit {number} (line {element.sourceline})"
            langs = (source_lang or header_lang, target_lang)
            try:
                unit = _read_unit(element, where, *langs, losses)
            except _LackingError as error:
                if losses is None:
                    raise
                lacking = lacking or error
                losses.leave_out(element.sourceline, str(error).removeprefix(f"{where}: "))
                continue
            yield _named(unit, source_lang, target_lang, losses)
    if losses is not None and lacking is not None and losses.units == number:
        more = "; no unit of the file has both languages" if number > 1 else ""
        raise DataError(f"{lacking}{more}")


class _LackingError(DataError):
    """A unit does not have both of the two languages."""


def _named(
    unit: TranslationUnit, source_lang: str | None, target_lang: str | None, losses: Losses | None
) -> TranslationUnit:
    """Return a unit in the languages named, where they are: its own may be varieties of them."""
    for own, wanted in ((unit.source_lang, source_lang), (unit.target_lang, target_lang)):
        if losses is not None and wanted:
            losses.taken_as(own, wanted)
    return replace(
        unit,
        source_lang=source_lang or unit.source_lang,
        target_lang=target_lang or unit.target_lang,
    )


def _read_unit(
    element: Any, where: str, source_lang: str, target_lang: str | None, losses: Losses | None
) -> TranslationUnit:
    attributes = element.attrib
    props = [(name, attributes[name]) for name in ATTRIBUTES if name in attributes]
    notes: list[str] = []
    variants: list[tuple[str, Any]] = []
    holders = _remarks(element, "tuv", where, props, notes)
    for holder in holders:
        lang = holder.get(xml.XML_LANG) or holder.get("lang")
        if not lang:
            raise DataError(f"{where}: a <tuv> has no xml:lang; say which language it is in")
        segs = _remarks(holder, "seg", where, props, notes)
        variants.append((lang, segs[0] if segs else None))
    source, target = _choose(variants, where, source_lang, target_lang)
    texts, codes = [], 0
    for _, seg in (source, target):
        if seg is None:
            raise _LackingError(f"{where}: a <tuv> has no <seg>")
        text, count = xml.plain_text(seg, where, CODES)
        texts.append(text)
        codes += count
    if any("careo" in (holder.get("creationid"), holder.get("changeid")) for holder in holders):
        props.append(("state-qualifier", "mt-suggestion"))
    if codes:
        props.append(("codes", str(codes)))
    if losses is not None:
        losses.codes += codes
        for one in variants:
            if one is not source and one is not target:
                losses.variant(one[0], (source[0], target[0]))
    return TranslationUnit(
        texts[0],
        texts[1],
        source[0],
        target[0],
        element.get("tuid", ""),
        tuple(props),
        tuple(notes),
    )


def _remarks(
    holder: Any, wanted: str, where: str, props: list[tuple[str, str]], notes: list[str]
) -> list[Any]:
    """Add the props and notes of an element to the lists; return its children of the name `wanted`."""
    found = []
    for child in holder:
        name = xml.local(child)
        if name == wanted:
            found.append(child)
        elif name == "prop":
            kind = child.get("type")
            if not kind:
                raise DataError(f"{where}: a <prop> has no type; give it one")
            props.append((kind.removeprefix(OWN) or kind, child.text or ""))
        elif name == "note":
            notes.append(child.text or "")
    return found


def _choose(
    variants: list[tuple[str, Any]], where: str, source_lang: str, target_lang: str | None
) -> tuple[tuple[str, Any], tuple[str, Any]]:
    listed = ", ".join(lang for lang, _ in variants) or "none"
    if source_lang in ("", "*all*"):
        if len(variants) < 2:
            raise _LackingError(f"{where}: has no second language; its languages: {listed}")
        if len(variants) > 2:
            raise DataError(
                f"{where}: has the languages {listed} and the file names no source; name both"
            )
        turned = target_lang is not None and not same_language(variants[1][0], target_lang)
        source = variants[1 if turned else 0]
    else:
        found = [item for item in variants if same_language(item[0], source_lang)]
        if not found:
            raise _LackingError(f"{where}: has no {source_lang}; its languages: {listed}")
        source = found[0]
    others = [item for item in variants if item is not source]
    if target_lang is not None:
        others = [item for item in others if same_language(item[0], target_lang)]
        if not others:
            raise _LackingError(f"{where}: has no {target_lang}; its languages: {listed}")
        return source, others[0]
    if not others:
        raise _LackingError(f"{where}: has no second language; its languages: {listed}")
    if len(others) > 1:
        raise DataError(f"{where}: has the languages {listed}; name the target language")
    return source, others[0]
