"""Gettext PO in place: each empty msgstr is filled and marked fuzzy; all else stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from corpora.errors import DataError
from translate.inplace.items import Item, Skeleton, Unit, filled, joined, plain, slot
from translate.inplace.markup import edited
from translate.inplace.tagged import with_tags

_STRING = r'"(?:[^"\\\n]|\\.)*"'
_VALUE = rf"(?P<value>{_STRING}(?:[ \t]*\r?\n[ \t]*{_STRING})*)"
_FIELD = re.compile(
    rf"(?P<name>msgctxt|msgid_plural|msgid|msgstr(?:\[(?P<form>\d+)\])?)[ \t]*{_VALUE}"
)
_ENTRY = re.compile(r"[^\s][^\n]*(?:\n(?![ \t]*\r?\n|[ \t]*\r?\Z)[^\n]*)*")
_FLAGS = re.compile(r"^#,[^\n]*?(?=\r?$)", re.MULTILINE)
_ESCAPES = {
    "n": "\n",
    "t": "\t",
    "r": "\r",
    '"': '"',
    "\\": "\\",
    "a": "\a",
    "b": "\b",
    "f": "\f",
    "v": "\v",
}
_BACK = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})
_LANGUAGE = re.compile(r"(\"Language:[ ]*)[\w@-]*(?=\\n)")
_KEY = re.compile(r"(?<![\w&_])[&_](?=[^\W\d_])")


def read_po(text: str, langs: tuple[str, str], encoding: str, path: str | Path) -> Skeleton:
    """Take a PO file apart.

    Each msgstr that is empty is translated from its msgid, a plural form above 0 from msgid_plural; the
    entry gets the flag fuzzy, so that it is reviewed before it is used. Obsolete entries stay. Raises
    DataError for a file without an entry.
    """
    units: list[Unit] = []
    edits: list[tuple[int, int, str]] = []
    entries = 0
    for entry in _ENTRY.finditer(text):
        fields = [m for m in _FIELD.finditer(text, entry.start(), entry.end()) if _begins(text, m)]
        names = {match["name"]: match for match in fields}
        if "msgid" not in names:
            continue
        entries += 1
        if "msgctxt" not in names and not decoded(names["msgid"]["value"]):
            header = _LANGUAGE.sub(lambda match: match[1] + langs[1], entry[0])
            edits.append((entry.start(), entry.end(), header))
            continue
        added = False
        for match in fields:
            if not match["name"].startswith("msgstr") or decoded(match["value"]):
                continue
            plural = int(match["form"] or 0) > 0 and "msgid_plural" in names
            source = decoded(names["msgid_plural" if plural else "msgid"]["value"])
            if not any(letter.isalnum() for letter in source):
                continue
            line = text.count("\n", 0, match.start()) + 1
            edits.append((match.start("value"), match.end("value"), slot(len(units))))
            units.append(_unit(source, f"line {line}"))
            added = True
        if added:
            edits.append(_fuzzy(text, entry, fields[0].start()))
    if not entries:
        raise DataError(f"{path}: has no message (msgid and msgstr); is it a PO file?")
    template = edited(text, [edit for edit in edits if edit[2] or edit[0] < edit[1]])

    def build(outputs: Sequence[str]) -> bytes:
        return filled(template, outputs).encode(encoding)

    return Skeleton(units, build)


def _begins(text: str, match: re.Match[str]) -> bool:
    """Whether a field stands at the beginning of its line: not in a comment or an obsolete entry."""
    return not text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip()


def decoded(value: str) -> str:
    """Return the text of one or more quoted strings."""
    inner = "".join(part[1:-1] for part in re.findall(_STRING, value))
    return re.sub(r"\\(.)", lambda match: _ESCAPES.get(match[1], match[0]), inner)


def _unit(source: str, where: str) -> Unit:
    """A message without its access key (&File, _File), which goes before the first letter again."""
    keys = _KEY.findall(source)
    key = keys[0] if len(keys) == 1 and source.count(keys[0]) == 1 and len(source) < 60 else ""
    items: list[Item] = list(
        with_tags(source.replace(key, "") if key else source, lambda _: True, entities=False)
    )
    return Unit(tuple(items), _emitter(key), where)


def _emitter(key: str) -> Callable[[Sequence[Item]], str]:
    write = joined(str)

    def emit(items: Sequence[Item]) -> str:
        text = write(items)
        if key and plain(items).strip():
            at = next((n for n, letter in enumerate(text) if letter.isalpha()), 0)
            text = text[:at] + key + text[at:]
        lines = re.findall(r"[^\n]*\n|[^\n]+", text)
        strings = [f'"{line.translate(_BACK)}"' for line in lines] or ['""']
        return strings[0] if len(strings) == 1 else "\n".join(['""', *strings])

    return emit


def _fuzzy(text: str, entry: re.Match[str], first: int) -> tuple[int, int, str]:
    """The edit that gives an entry the flag fuzzy."""
    flags = _FLAGS.search(text, entry.start(), first)
    if flags is None:
        end = "\r\n" if "\r\n" in entry[0] else "\n"
        return (first, first, f"#, fuzzy{end}")
    if re.search(r"\bfuzzy\b", flags[0]):
        return (flags.end(), flags.end(), "")
    return (flags.start() + 2, flags.start() + 2, " fuzzy,")
