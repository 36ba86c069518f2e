"""Comments that mean something: error marks, verdicts, findings set aside.

They are comments, so they stay with their sentence through merges and splits, can be undone and travel in
every export; they begin with a word after "#", so the pages show them for what they are.

    #error accuracy major      an error of that kind and weight
    #verdict human             which of two versions was found better, blindly
    #ignore 1f0a… the reason   a finding that was looked at and is none
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from corpora.reviews import Comment

CATEGORIES = ("accuracy", "fluency", "terminology", "style", "format")
SEVERITIES = ("minor", "major")
CHOICES = ("human", "machine", "equal", "neither")


@dataclass(frozen=True, slots=True)
class Tag:
    """What a comment means: kind "error", "verdict" or "ignore" and its words; `rest` is free text."""

    kind: str
    value: str
    rest: str = ""


def tag_of(comment: Comment) -> Tag | None:
    """Read a comment as a tag, None where it is an ordinary remark."""
    words = comment.text.split(None, 2)
    if len(words) < 2:
        return None
    kind, value, rest = words[0], words[1], words[2] if len(words) > 2 else ""
    if kind == "#error" and value in CATEGORIES and rest in SEVERITIES:
        return Tag("error", value, rest)
    if kind == "#verdict" and value in CHOICES:
        return Tag("verdict", value)
    if kind == "#ignore":
        return Tag("ignore", value, rest)
    return None


@dataclass(frozen=True, slots=True)
class Remarks:
    """The comments on a bead, sorted: remarks, error marks, the newest verdict, keys set aside."""

    said: tuple[Comment, ...]
    marks: tuple[dict[str, Any], ...]
    verdict: dict[str, Any] | None
    ignored: frozenset[str]


def sort_out(comments: Iterable[Comment]) -> Remarks:
    """Sort the comments on a bead."""
    said, marks, ignored = [], [], set()
    verdict = None
    for comment in comments:
        tag = tag_of(comment)
        if tag is None:
            said.append(comment)
        elif tag.kind == "error":
            marks.append({"id": comment.id, "category": tag.value, "severity": tag.rest})
        elif tag.kind == "verdict":
            verdict = {"id": comment.id, "choice": tag.value}
        else:
            ignored.add(tag.value)
    return Remarks(tuple(said), tuple(marks), verdict, frozenset(ignored))


def as_data(remarks: Remarks) -> dict[str, Any]:
    """Return what the grid shows of a bead's comments."""
    return {
        "comments": [asdict(comment) for comment in remarks.said],
        "marks": list(remarks.marks),
        "verdict": remarks.verdict,
    }
