"""What changed between two sentences, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import escape

PIECE = re.compile(r"\w+(?:['’]\w+)*|\s+|[^\w\s]")
Change = tuple[str, str]
"""("=", text kept), ("-", text gone) or ("+", text come)."""


def word_diff(old: str, new: str) -> list[Change]:
    """Return the changes that make `new` of `old`.

    Kept and gone pieces joined are `old`, kept and come ones `new`.
    """
    one, two = PIECE.findall(old), PIECE.findall(new)
    changes: list[Change] = []
    for kind, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if kind == "equal":
            changes.append(("=", "".join(one[a:b])))
            continue
        if a < b:
            changes.append(("-", "".join(one[a:b])))
        if c < d:
            changes.append(("+", "".join(two[c:d])))
    return changes


def diff_html(changes: list[Change]) -> str:
    """Return changes as markup: del and ins elements."""
    tags = {"=": "{}", "-": "<del>{}</del>", "+": "<ins>{}</ins>"}
    return "<bdi>" + "".join(tags[kind].format(escape(text)) for kind, text in changes) + "</bdi>"


def diff_markdown(changes: list[Change]) -> str:
    """Return changes as Markdown: gone text struck through, new text bold; safe inside a table cell."""
    marks = {"=": "", "-": "~~", "+": "**"}
    out = []
    for kind, text in changes:
        body = text.strip()
        safe = re.sub(r"([\\`*_\[\]<>|~#])", r"\\\1", body)
        lead = text[: len(text) - len(text.lstrip())] if body else text
        tail = text[len(text.rstrip()) :] if body else ""
        out.append(f"{lead}{marks[kind]}{safe}{marks[kind]}{tail}" if body else text)
    return "".join(out).replace("\n", " ")
