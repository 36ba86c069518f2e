"""Translating with a memory: what it knows is taken from it, the rest is translated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from corpora.values import Translation
from translate.memory.match import EXACT, renumbered
from translate.memory.store import Match, Memory
from translate.translator import WINDOW

Translate = Callable[[Iterable[str]], Iterator[Translation]]


def with_memory(translate: Translate, memory: Memory, threshold: int = EXACT) -> Translate:
    """Return a function that translates as `translate` does, but takes matches from `memory`.

    Matches of `threshold` percent or more are taken: at 100 exact ones, those in context first, below it
    also fuzzy ones, as they stand but for numbers, which become those of the source where that can be
    done surely. A translation taken says so: engine "memory", model the memory's file name, `tm_hit` the
    unit's id, flags "memory:PERCENT" and, where numbers were changed, "memory-numbers". Order and count
    are kept; texts are read ahead by a window, as the context of each is the text before and after it.
    """

    def translated(texts: Iterable[str]) -> Iterator[Translation]:
        stream = iter(texts)
        before = ""
        window = list(islice(stream, WINDOW))
        while window:
            following = list(islice(stream, WINDOW))
            context = [before, *window, following[0] if following else ""]
            found = [
                _best(memory, text, context[n], context[n + 2], threshold)
                for n, text in enumerate(window)
            ]
            rest = iter(
                list(
                    translate([t for t, match in zip(window, found, strict=True) if match is None])
                )
            )
            for text, match in zip(window, found, strict=True):
                yield next(rest) if match is None else _taken(memory, text, match)
            before, window = window[-1], following

    return translated


def _best(memory: Memory, text: str, before: str, after: str, threshold: int) -> Match | None:
    if not text.strip():
        return None
    matches: Sequence[Match] = memory.search(text, threshold, 1, before, after)
    return matches[0] if matches else None


def _taken(memory: Memory, text: str, match: Match) -> Translation:
    flags = [f"memory:{match.percent}"]
    target = match.unit.target
    if match.percent < EXACT:
        changed = renumbered(text, match.unit.source, target)
        if changed is not None:
            target = changed
            flags.append("memory-numbers")
    return Translation(
        target,
        memory.path.name,
        "",
        "memory",
        "",
        1,
        None,
        tuple(flags),
        (),
        str(match.unit.id),
    )
