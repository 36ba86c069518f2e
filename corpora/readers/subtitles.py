"""Subtitles as text: SubRip (.srt) and WebVTT (.vtt); each cue is a paragraph of one segment.

A sentence that runs over cues is not put together: the times belong to the cues.
"""

from __future__ import annotations

import html
import re
from pathlib import Path

from corpora.errors import DataError
from corpora.readers.content import Content, blocks_of, counted
from corpora.textio import split_lines
from corpora.values import Role

_STAMP = r"(?:(\d{1,4}):)?([0-5]?\d):([0-5]?\d)[,.](\d{1,3})"
_TIMES = re.compile(rf"\s*{_STAMP}\s*-->\s*{_STAMP}(?:\s.*)?")
_TAG = re.compile(
    r"</?(?:[bius]|font|ruby|rt|lang|[cv])(?:[.\s][^<>]*)?>|<\d[\d:.]*>|\{\\[^{}]*\}", re.I
)
_VTT = re.compile(r"WEBVTT(?:[ \t].*)?")


def read_srt(text: str, path: str | Path) -> Content:
    """Take the cues out of SubRip; raises DataError, naming the line, for a cue without proper times."""
    return _content(text, path, 0, vtt=False)


def read_vtt(text: str, path: str | Path) -> Content:
    """Take the cues out of WebVTT; notes, styles and regions are passed over. Errors as in `read_srt`."""
    first = text.partition("\n")[0].removeprefix("\ufeff").rstrip()
    if not _VTT.fullmatch(first):
        raise DataError(f"{path}: line 1: is {first[:40]!r}; WebVTT begins with WEBVTT")
    return _content(text, path, 1, vtt=True)


def _content(text: str, path: str | Path, at: int, vtt: bool) -> Content:
    lines = [*split_lines(text), ""]
    while vtt and lines[at].strip():  # metadata directly below the first line
        at += 1
    pieces: list[str] = []
    times: list[tuple[int, int]] = []
    empty = marked = 0
    while at < len(lines):
        start = at
        while lines[at].strip():
            at += 1
        block, at = lines[start:at], at + 1
        if not block or (vtt and re.match(r"(?:NOTE|STYLE|REGION)(?:\s|$)", block[0])):
            continue
        head = 0 if "-->" in block[0] else 1
        when = _times(block, head, start, path, vtt)
        raw = "\n".join(line.strip() for line in block[head + 1 :])
        body = _TAG.sub("", raw)
        marked += body != raw
        if vtt:
            body = html.unescape(body)
        if body.strip():
            pieces.append(body)
            times.append(when)
        else:
            empty += 1
    remarks = []
    if marked:
        remarks.append(f"formatting left out of {counted(marked, 'cue', 'cues')}")
    if empty:
        remarks.append(f"{counted(empty, 'cue', 'cues')} without text left out")
    blocks = blocks_of((piece, Role.BODY) for piece in pieces)
    return Content(blocks, remarks=tuple(remarks), whole=True, times=tuple(times))


def _times(block: list[str], head: int, start: int, path: str | Path, vtt: bool) -> tuple[int, int]:
    """The times of a cue whose line `head` should hold them; `start` is its first line's index."""
    if head and not vtt and not block[0].strip().isdecimal():
        raise DataError(
            f"{path}: line {start + 1}: is {block[0].strip()[:40]!r} and not the number of a subtitle"
        )
    found = _TIMES.fullmatch(block[head]) if head < len(block) else None
    line = start + head + 1
    if found is None:
        shown = block[head].strip()[:40] if head < len(block) else ""
        example = "00:01.000 --> 00:02.500" if vtt else "00:00:01,000 --> 00:00:02,500"
        raise DataError(f"{path}: line {line}: is {shown!r} and not times such as {example}")
    begin, end = _milliseconds(found.groups()[:4]), _milliseconds(found.groups()[4:])
    if end < begin:
        raise DataError(f"{path}: line {line}: the subtitle ends before it begins")
    return begin, end


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds = (int(part or 0) for part in parts[:3])
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + int((parts[3] or "0").ljust(3, "0"))
