"""Finding what stands between quotation marks, or after a dash in dialogue, in one paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PAIRS = {"«": "»", "“": "”", "‘": "’", '"': '"', "„": "”", "‹": "›"}
_MARK = re.compile('[«»“”‘’"„‹›]')
_DASHES = "—–―"
_TURN = re.compile(rf"^\s*[{_DASHES}-](?=[\w¿¡«“\"…])")
_INSIDE = re.compile(rf"\s[{_DASHES}](?=[^\W\d_])|(?<=\S)[{_DASHES}](?=[\s,.;:!?…]|$)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text between marks: characters [start, end) of the paragraph without the marks.

    `depth` is 0 for a quotation that stands in none, `mark` the opening mark, `closed` whether the
    closing mark stands in the same paragraph (where not, the stretch runs to the paragraph's end).
    """

    start: int
    end: int
    depth: int
    mark: str
    closed: bool


def find_stretches(text: str) -> list[Stretch]:
    """Return what stands between quotation marks in one paragraph, by where it begins.

    An apostrophe is no mark; a straight quote opens before a letter and closes after one; a mark of the
    wrong kind that can only close (“so “.) closes.
    """
    open_: list[tuple[str, int]] = []
    found: list[Stretch] = []
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if open_ and _closes(mark, open_, before, after):
            depth = next(i for i in range(len(open_) - 1, -1, -1) if _fits(mark, open_[i][0]))
            opener, start = open_[depth]
            del open_[depth:]
            found.append(Stretch(start, at, depth, opener, True))
        elif _opens(mark, before, after):
            open_.append((mark, at + 1))
    for depth, (opener, start) in enumerate(open_):
        if opener != "‘" and text[start:].strip():
            found.append(Stretch(start, len(text.rstrip()), depth, opener, False))
            break
    return sorted(found, key=lambda stretch: stretch.start)


def _fits(mark: str, opener: str) -> bool:
    """Whether `mark` closes what `opener` opened; a second “ after “ closes too."""
    return mark == _PAIRS[opener] or (mark in '“”"' and opener in '“"„')


def _closes(mark: str, open_: list[tuple[str, int]], before: str, after: str) -> bool:
    if not any(_fits(mark, opener) for opener, _ in open_):
        return False
    if mark == "’":
        return not after.isalnum()
    if mark in '“"':
        return after == "" or not (after.isalnum() or after in "¿¡")
    return True


def _opens(mark: str, before: str, after: str) -> bool:
    if mark not in _PAIRS or not after.strip():
        return False
    return mark in "«“„‹" or not before.isalnum()


def find_turn(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]] | None:
    """Split a turn of dialogue that a dash begins into speech and the remarks between; None if it is none.

    "—No —dijo él—. Tengo sueño." gives the spans of "No", "Tengo sueño." and of "dijo él".
    """
    first = _TURN.match(text)
    if not first:
        return None
    speech: list[tuple[int, int]] = []
    remarks: list[tuple[int, int]] = []
    at, speaking = first.end(), True
    for dash in _INSIDE.finditer(text, at):
        opens = dash.group()[0].isspace()
        if opens != speaking:
            continue
        _add(text, at, dash.start(), speech if speaking else remarks)
        at, speaking = dash.end(), not speaking
    _add(text, at, len(text), speech if speaking else remarks)
    return speech, remarks


def _add(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    while start < end and (text[start].isspace() or (spans and text[start] in ".,;:")):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))
