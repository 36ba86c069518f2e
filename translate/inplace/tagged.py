"""Text with tags in it (subtitles, messages, segments of exchange formats) as items."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from translate.inplace.items import Item, Kind, Mark
from translate.inplace.markup import Token, texts, tokens

_LINE = re.compile(r"[ \t]*(?:\r?\n[ \t]*)+")


def paired(items: Sequence[Item], names: Sequence[tuple[int, str, bool]]) -> list[Item]:
    """Return items with tags made pairs: `names` lists (index, name, whether it closes) of each tag.

    A tag without partner, or one whose partner would cross another pair, stays a point.
    """
    made = list(items)
    stack: list[tuple[int, str]] = []
    pairs = max((item.pair for item in items if isinstance(item, Mark)), default=0)
    for index, name, closes in names:
        if not closes:
            stack.append((index, name))
            continue
        at = next((n for n in reversed(range(len(stack))) if stack[n][1] == name), None)
        if at is None:
            continue
        opened = stack[at][0]
        del stack[at:]
        pairs += 1
        for place, kind in ((opened, Kind.OPEN), (index, Kind.CLOSE)):
            mark = made[place]
            if isinstance(mark, Mark):
                made[place] = Mark(mark.raw, kind, pairs)
    return made


def with_tags(
    text: str,
    known: Callable[[Token], bool],
    entities: bool,
    line: Callable[[str], Item] | None = None,
) -> list[Item]:
    """Return text with tags as items: tags that are `known` are marks, the others text.

    With `entities` they are resolved; `line` makes an item of a line end (default: `line_end`).
    """
    items: list[Item] = []
    named: list[tuple[int, str, bool]] = []
    for token in tokens(text):
        if token.name and token.name != "!" and known(token):
            if not token.empty:
                named.append((len(items), token.name.lower(), token.closing))
            items.append(Mark(token.raw, Kind.POINT))
            continue
        at = 0
        for match in _LINE.finditer(token.raw):
            items += _plain(token.raw[at : match.start()], entities)
            items.append((line or line_end)(match[0]))
            at = match.end()
        items += _plain(token.raw[at:], entities)
    return paired(items, named)


def _plain(text: str, entities: bool) -> list[str]:
    if entities:
        return texts(text)
    return [text] if text else []


def line_end(raw: str) -> Mark:
    """Return the mark of a line end: an empty line ends a sentence, a single one is white space."""
    return Mark(raw, Kind.BREAK if raw.count("\n") > 1 else Kind.WRAP)
