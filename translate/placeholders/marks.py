"""Marks a translation should have by its language's rules or its source's form: ¿ and ¡, quotes, "&"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpora.values import Span

_END = re.compile(r"(?<=[\w)\]\"”’»%°.…])[?!]+")
_BEGIN = re.compile(r"(?<=[\w)\]\"”’»%°.])[.?!…:;][\"”’»)]*\s+|[“«\"(—–]\s*|^[-•*]\s+")
_CLOSERS = {"“": "”", "«": "»", "(": ")", '"': '"'}
_FIRST = re.compile(r"\w")
_UNIT = re.compile(r"(?<![^\W\d_])([kcdmh]?m)([²³])(?!\w)")
_PLAIN = re.compile(r"(?<![^\W\d_])([kcdmh]?m)([23])(?!\w)")
_TRAILING = re.compile(r"(?:\.{3}|…)(?=\w)")
_APART = re.compile(r"(?:\.{3}|…)(\s+)(?=\w)")
_STRAIGHT = re.compile(r'(?P<after>(?:^|(?<=[\s(\[—–¿¡])))?"')
_AMPERSAND = re.compile(r"\s*&\s*")


def finished(
    source: str, output: str, target: str, shown: Sequence[Span]
) -> list[tuple[Span, str]]:
    """Return what to write in a translation into the language `target`, as (span in it, new text).

    A Spanish question or exclamation that ends in a mark begins with one, after the quotation mark, dash or
    sentence before it; a "!" before a small letter belongs to a name. An "&" stands apart where all of the
    source do, "m2" is "m²" where the source's is, and an ellipsis that the text begins with
    touches its word as in the source. Straight quotation marks beside curly ones are curly too, unless the
    source has some. `shown` are spans of `output` that stay as they are.
    """
    changes = _openings(output, shown) if target == "es" else []
    if '"' not in source:
        changes += _curled(output, shown)
    apart = re.findall(r"(?<=\s)&(?=\s)", source)
    here = [
        match
        for match in _AMPERSAND.finditer(output)
        if not any(Span(*match.span()).overlaps(span) for span in shown)
    ]
    if apart and len(apart) == source.count("&") == len(here):
        changes += [(Span(*match.span()), " & ") for match in here if match[0] != " & "]
    loose = _APART.match(output) if _TRAILING.match(source) else None
    if loose:
        changes.append((Span(*loose.span(1)), ""))
    units = {match[0] for match in _UNIT.finditer(source)}
    for match in _PLAIN.finditer(output) if units else ():
        raised = match[1] + ("²" if match[2] == "2" else "³")
        if raised in units and not any(Span(*match.span()).overlaps(span) for span in shown):
            changes.append((Span(*match.span(2)), raised[-1]))
    return changes


def _curled(output: str, shown: Sequence[Span]) -> list[tuple[Span, str]]:
    pair = next((pair for pair in ("“”", "«»") if any(mark in output for mark in pair)), "")
    return [
        (Span(*match.span()), pair[0] if match["after"] is not None else pair[1])
        for match in (_STRAIGHT.finditer(output) if pair else ())
        if not any(Span(*match.span()).overlaps(span) for span in shown)
    ]


def _openings(output: str, shown: Sequence[Span]) -> list[tuple[Span, str]]:
    found: list[tuple[Span, str]] = []
    after = 0
    for match in _END.finditer(output):
        if any(Span(*match.span()).overlaps(span) for span in shown):
            continue
        clause, after = after, match.end()
        if match[0][0] == "!" and re.match(r"\s+[^\W\d_A-ZÁÉÍÓÚÑ]", output[match.end() :]):
            continue
        for begin in _BEGIN.finditer(output, clause, match.start()):
            closer = _CLOSERS.get(begin[0][0], "")
            if closer and closer in output[begin.end() : match.start()]:
                continue  # a quotation or bracket that ended before
            if not any(Span(*begin.span()).overlaps(span) for span in shown):
                clause = begin.end()
        if any(mark in output[clause : match.start()] for mark in "¿¡"):
            continue
        first = _FIRST.search(output, clause, match.start())
        if first and any(letter.isalpha() for letter in output[first.start() : match.start()]):
            mark = "¿" if match[0][0] == "?" else "¡"
            found.append((Span(first.start(), first.start()), mark))
    return [
        (place, mark)
        for place, mark in found
        if not any(span.start < place.start < span.end for span in shown)
    ]
