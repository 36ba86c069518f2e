"""Inline tags: how many stand where a person put them, by word links and by position.

    python -m benchmarks.tags [--pairs FILE] [--from es --to en] [--model NAME] [--show]

Each line of FILE is a sentence and its human translation, both with tags (<b>…</b>, <x/>). The tags of the
first are placed in the second without tags. "exact" is the share of tags that hold the very words that the
person's hold, or, where they hold none, stand between the same letters; "words" the F1 over the letters in
tags, "sentences" the share of sentences with all tags exact. The word links were chosen on
`tests/translate/data/tags.tsv` (es-en); `tags2.es-en.tsv` and `tags2.en-es.tsv` were labelled before any
placement of theirs was seen.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from translate.inplace.items import Item, Kind, Mark
from translate.inplace.links import Pair, linker_for
from translate.inplace.project import Placed, by_links, by_position, tree
from translate.inplace.tagged import with_tags
from translate.translator import translator

PAIRS = Path(__file__).resolve().parents[1] / "tests" / "translate" / "data" / "tags.tsv"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--pairs", type=Path, default=PAIRS)
    parser.add_argument("--from", dest="source", default="es")
    parser.add_argument("--to", dest="target", default="en")
    parser.add_argument("--model")
    parser.add_argument("--reverse", action="store_true", help="Tags of the second in the first.")
    parser.add_argument("--show", action="store_true", help="Show what links place otherwise.")
    options = parser.parse_args()
    rows = [
        line.split("\t") for line in options.pairs.read_text(encoding="utf-8").split("\n") if line
    ]
    machine = translator(options.source, options.target, options.model)
    linker = linker_for(machine, (options.source, options.target))
    if options.reverse:
        rows = [row[::-1] for row in rows]
    sides = [(parsed(source), parsed(target)) for source, target in rows]
    pairs = [
        Pair(source[0], target[0], cuts=tuple(at for at, _ in source[1]))
        for source, target in sides
    ]
    links = linker.link(pairs)
    tags = sum(len(spans(*target)) for _, target in sides)
    print(f"{len(rows)} sentences, {tags} tags, {machine.model.name}")
    print(f"{'':10}{'exact':>8}{'words':>8}{'sentences':>11}{'flagged':>9}")
    for name in ("links", "position"):
        exact = hits = made = wanted = whole = flagged = 0
        for (source, target), found in zip(sides, links, strict=True):
            nodes = tree(source[1], len(source[0]))
            placed: list[Placed] = []
            if name == "position":
                placed = by_position(nodes, source[0], target[0])
            elif found and (linked := by_links(nodes, source[0], target[0], found)):
                placed = linked[0]
                flagged += not linked[1]
            gold = spans(*target)
            ours = spans(target[0], [(entry.span.start, entry.mark) for entry in placed])
            same = (Counter(gold) & Counter(ours)).total()
            exact, whole = exact + same, whole + (same == len(gold))
            first, second = letters(gold), letters(ours)
            hits, made, wanted = hits + len(first & second), made + len(second), wanted + len(first)
            if options.show and name == "links" and same < len(gold):
                print(f"  {shown(target[0], gold)}\n  {shown(target[0], ours)}")
        print(
            f"{name:10}{exact / tags:8.1%}{2 * hits / (made + wanted):8.1%}"
            f"{whole / len(rows):11.1%}{flagged:9}"
        )


def parsed(text: str) -> tuple[str, list[tuple[int, Mark]]]:
    """Return a tagged text without its tags, and the tags with their places."""
    items: list[Item] = with_tags(text, lambda _: True, entities=False)
    marks, at = [], 0
    for item in items:
        if isinstance(item, Mark):
            marks.append((at, item))
        elif isinstance(item, str):
            at += len(item)
    return "".join(item for item in items if isinstance(item, str)), marks


def spans(text: str, marks: list[tuple[int, Mark]]) -> list[tuple[str, int, int]]:
    """Return (tag, start, end) of each pair, and of points, which stand before the next letter."""
    found: list[tuple[str, int, int]] = []
    stack: list[tuple[str, int]] = []
    for at, mark in marks:
        if mark.kind is Kind.CLOSE:
            raw, start = stack.pop()
            empty = not text[start:at].strip()
            found.append((raw, *(2 * [_letter(text, start)] if empty else (start, at))))
        elif mark.kind is Kind.OPEN:
            stack.append((mark.raw, at))
        else:
            found.append((mark.raw, _letter(text, at), _letter(text, at)))
    return found


def _letter(text: str, at: int) -> int:
    """Return where the next character that is no white space stands."""
    return len(text) - len(text[at:].lstrip())


def letters(some: list[tuple[str, int, int]]) -> set[tuple[str, int]]:
    return {(raw, at) for raw, start, end in some for at in range(start, end)}


def shown(text: str, some: list[tuple[str, int, int]]) -> str:
    marks = sorted([(a, 1, raw) for raw, a, _ in some] + [(b, 0, "|") for _, _, b in some])
    out, at = "", 0
    for place, _, raw in marks:
        out, at = out + text[at:place] + raw, place
    return out + text[at:]


if __name__ == "__main__":
    main()
