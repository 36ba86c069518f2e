"""SubRip and WebVTT in place: numbers, times and settings stay; a sentence may run over cues.

Cues whose text goes on (no stop at the end, the next one starts within GAP) are translated as one
sentence, which is cut again where the words of each cue end. Line ends are put so that lines come out
about equally long, as many as there were, two where one would be longer than WIDTH.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpora.errors import DataError
from translate.inplace.items import Atom, Item, Kind, Mark, Skeleton, Unit, filled, joined, slot
from translate.inplace.markup import Token, escape
from translate.inplace.tagged import with_tags

WIDTH = 42
"""Characters a subtitle's line should not exceed where it can be broken."""
GAP = 1500
"""Milliseconds between two cues that may share a sentence."""

_STAMP = r"(?:(\d{1,4}):)?([0-5]?\d):([0-5]?\d)[,.](\d{1,3})"
_TIMES = re.compile(rf"[ \t]*{_STAMP}[ \t]*-->[ \t]*{_STAMP}[^\n]*(?:\n|\Z)")
_BLOCK = re.compile(r"[^\S\n]*\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_OUTSIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|\Z)|WEBVTT")
_LEAD = re.compile(r"(?:\{\\[^{}]*\}|\s)+")
_NAMES = frozenset({"i", "b", "u", "s", "font", "c", "v", "lang", "ruby", "rt"})
_ENDS = re.compile(r"[.!?…:;][\"'”’»)\]]*\Z|[\]♪)]\Z")
_DASH = re.compile(r"[-–—‐]\s*(?=\S)")
_CODE = re.compile(r"\{\\[^{}]*\}|<\d[\d:.]*>")


@dataclass(frozen=True, slots=True)
class _Cue:
    """A cue's text at [start, end) of the file, without the tags around all of it, and its times in ms."""

    start: int
    end: int
    begins: int
    ends: int
    line: int


def read_srt(text: str, langs: tuple[str, str], encoding: str, path: str | Path) -> Skeleton:
    """Take SubRip apart; raises DataError, naming the line, for a cue without proper times."""
    return _skeleton(text, encoding, path, vtt=False)


def read_vtt(text: str, langs: tuple[str, str], encoding: str, path: str | Path) -> Skeleton:
    """Take WebVTT apart; notes, styles and regions stay. Errors as in `read_srt`."""
    if not re.match(r"\ufeff?WEBVTT(?:[ \t\r\n]|\Z)", text):
        raise DataError(f"{path}: line 1: WebVTT begins with WEBVTT")
    return _skeleton(text, encoding, path, vtt=True)


def _skeleton(text: str, encoding: str, path: str | Path, vtt: bool) -> Skeleton:
    units: list[Unit] = []
    parts: list[str] = []
    at = 0
    for group in _groups(text, _cues(text, path, vtt)):
        items: list[Item] = []
        for number, cue in enumerate(group):
            if number:
                items.append(Mark(text[group[number - 1].end : cue.start], Kind.CUE))
            items += _items(text[cue.start : cue.end], len(units), vtt)
        items = _renumbered(items)
        newline = "\r\n" if "\r\n" in text[group[0].start - 4 : group[0].end + 4] else "\n"
        unit = Unit(tuple(items), _emitter(items, newline, vtt), f"line {group[0].line}")
        parts += [text[at : group[0].start], slot(len(units))]
        units.append(unit)
        at = group[-1].end
    template = "".join([*parts, text[at:]])

    def build(outputs: Sequence[str]) -> bytes:
        return filled(template, outputs).encode(encoding)

    return Skeleton(units, build)


def _cues(text: str, path: str | Path, vtt: bool) -> list[_Cue]:
    cues = []
    for block in _BLOCK.finditer(text):
        line = text.count("\n", 0, block.start()) + 1
        if vtt and _OUTSIDE.match(block[0].lstrip("\ufeff")):
            continue
        first = block.start()
        head = text.find("\n", first, block.end())
        if "-->" not in text[first : head if head >= 0 else block.end()]:
            if not vtt and not text[first : max(head, first)].strip("\ufeff \t\r").isdecimal():
                shown = text[first : block.end()].partition("\n")[0].strip()[:40]
                raise DataError(
                    f"{path}: line {line}: is {shown!r} and not the number of a subtitle"
                )
            first, line = (head + 1 if head >= 0 else block.end()), line + 1
        times = _TIMES.match(text, first)
        if times is None:
            shown = text[first : block.end()].partition("\n")[0].strip()[:40]
            example = "00:01.000 --> 00:02.500" if vtt else "00:00:01,000 --> 00:00:02,500"
            raise DataError(f"{path}: line {line}: is {shown!r} and not times such as {example}")
        start, end = _inside(text, times.end(), block.end())
        if start < end and times.end() <= block.end():
            begins, ends = _ms(times.groups()[:4]), _ms(times.groups()[4:])
            cues.append(_Cue(start, end, begins, ends, line))
    return cues


def _inside(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out white space, codes at the start and tags around the whole of a cue."""
    while start < end:
        before = (start, end)
        lead = _LEAD.match(text, start, end)
        start = lead.end() if lead else start
        while end > start and text[end - 1].isspace():
            end -= 1
        opened = re.compile(r"<([a-zA-Z]+)[^<>]*>").match(text, start, end)
        if opened and text[start:end].endswith(f"</{opened[1]}>"):
            inner = text[opened.end() : end - len(opened[1]) - 3]
            if f"</{opened[1]}>" not in inner:
                start, end = opened.end(), end - len(opened[1]) - 3
        if (start, end) == before:
            break
    return start, end


def _ms(parts: Sequence[str | None]) -> int:
    hours, minutes, seconds = (int(part or 0) for part in parts[:3])
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + int((parts[3] or "0").ljust(3, "0"))


def _groups(text: str, cues: Sequence[_Cue]) -> list[list[_Cue]]:
    """Put cues together over which one sentence runs."""
    groups: list[list[_Cue]] = []
    for cue in cues:
        last = groups[-1][-1] if groups else None
        words = text[cue.start : cue.end]
        if (
            last
            and not _ENDS.search(re.sub(r"<[^<>]*>", "", text[last.start : last.end]))
            and 0 <= cue.begins - last.ends <= GAP
            and not _DASH.match(words)
            and not re.search(r"\n\s*[-–—‐]", text[last.start : last.end])
        ):
            groups[-1].append(cue)
        else:
            groups.append([cue])
    return groups


def _items(text: str, number: int, vtt: bool) -> list[Item]:
    """The items of a cue; a line that begins with a dash is another speaker's."""
    items: list[Item] = []
    start = 0
    if dash := _DASH.match(text):
        items.append(Mark(dash[0], Kind.POINT))
        start = dash.end()
    at = start
    for turn in re.finditer(r"\s*\n\s*[-–—‐]\s*(?=\S)", text[start:]):
        items += _line(text[at : start + turn.start()], vtt)
        items.append(Mark(turn[0], Kind.BREAK))
        at = start + turn.end()
    return items + _line(text[at:], vtt)


def _line(text: str, vtt: bool) -> list[Item]:
    items: list[Item] = []
    at = 0
    for code in _CODE.finditer(text):
        items += with_tags(text[at : code.start()], _known, vtt)
        items.append(Mark(code[0], Kind.POINT))
        at = code.end()
    return items + with_tags(text[at:], _known, vtt)


def _known(token: Token) -> bool:
    return token.name.lower().split(".")[0] in _NAMES


def _renumbered(items: Sequence[Item]) -> list[Item]:
    """Give pairs of different cues different numbers."""
    made: list[Item] = []
    open_pairs: list[tuple[int, int]] = []
    count = 0
    for item in items:
        if isinstance(item, Mark) and item.kind is Kind.OPEN:
            count += 1
            open_pairs.append((item.pair, count))
            item = Mark(item.raw, item.kind, count)
        elif isinstance(item, Mark) and item.kind is Kind.CLOSE:
            item = Mark(item.raw, item.kind, open_pairs.pop()[1])
        made.append(item)
    return made


def _emitter(source: Sequence[Item], newline: str, vtt: bool) -> Callable[[Sequence[Item]], str]:
    """Make an `emit` that breaks each cue into lines anew where it was translated."""
    plain = joined(escape if vtt else str)
    before = tuple(source)
    counts = [_wraps(part) for part in _split(source)]

    def emit(items: Sequence[Item]) -> str:
        if tuple(items) == before:
            return plain(items)
        parts = _split(items)
        borders = [item.raw for item in items if isinstance(item, Mark) and item.kind is Kind.CUE]
        out = []
        for number, part in enumerate(parts):
            out.append(plain(_broken(part, counts[number], newline)))
            if number < len(borders):
                out.append(borders[number])
        return "".join(out)

    return emit


def _split(items: Sequence[Item]) -> list[list[Item]]:
    parts: list[list[Item]] = [[]]
    for item in items:
        if isinstance(item, Mark) and item.kind is Kind.CUE:
            parts.append([])
        else:
            parts[-1].append(item)
    return parts


def _wraps(items: Sequence[Item]) -> int:
    return sum(isinstance(item, Mark) and item.kind is Kind.WRAP for item in items)


def _broken(items: Sequence[Item], wraps: int, newline: str) -> list[Item]:
    """A cue's items with `wraps` line ends, or one if a line would be too long, put where lines balance."""
    flat = [" " if isinstance(item, Mark) and item.kind is Kind.WRAP else item for item in items]
    if any(isinstance(item, Mark) and item.kind is Kind.BREAK for item in flat):
        return flat  # turns of dialogue have lines of their own
    text = "".join(
        item if isinstance(item, str) else item.text if isinstance(item, Atom) else ""
        for item in flat
    )
    if wraps == 0 and len(text) > WIDTH:
        wraps = 1
    places: list[tuple[int, int, int]] = []
    seen = 0
    for number, item in enumerate(flat):
        if isinstance(item, str):
            places += [(seen + m.start(), number, m.start()) for m in re.finditer(" ", item)]
            seen += len(item)
        elif isinstance(item, Atom):
            seen += len(item.text)
    chosen: set[tuple[int, int]] = set()
    first = 0
    for wrap in range(wraps):
        wanted = len(text) * (wrap + 1) / (wraps + 1)
        options = [n for n in range(first, len(places)) if 0 < places[n][0] < len(text) - 1]
        if not options:
            break

        def cost(n: int, wanted: float = wanted) -> float:
            before = text[places[n][0] - 1]
            return abs(places[n][0] - wanted) - (5 if before in ",;:.?!" else 0)

        best = min(options, key=cost)
        chosen.add(places[best][1:])
        first = best + 1
    made: list[Item] = []
    for number, item in enumerate(flat):
        if not isinstance(item, str) or not any(home == number for home, _ in chosen):
            made.append(item)
            continue
        at = 0
        for _, place in sorted(entry for entry in chosen if entry[0] == number):
            made += [item[at:place], Mark(newline, Kind.WRAP)]
            at = place + 1
        made.append(item[at:])
    return made
