"""Translating with a memory: what it knows is taken from it, the rest is translated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from corpora.values import Span, Translation
from translate.memory.match import EXACT, renumbered
from translate.memory.store import Match, Memory
from translate.placeholders import Protected, Render, Rendered
from translate.translator import WINDOW


def with_memory(render: Render, memory: Memory, threshold: int = EXACT) -> Render:
    """Return a function that translates as `render` does, but takes matches from `memory`.

    Matches of `threshold` percent or more are taken: at 100 exact ones, those in context first, below it
    also fuzzy ones, as they stand but for numbers, which become those of the source where that can be
    done surely. A translation taken says so: engine "memory", model the memory's file name, `tm_hit` the
    unit's id, flags "memory:PERCENT" and, where numbers were changed, "memory-numbers". One that lacks
    something the text says is to be copied is not taken. Order and count are kept; texts are read ahead
    by a window, as the context of each is the text before and after it.
    """

    def rendered(texts: Iterable[Protected]) -> Iterator[Rendered]:
        stream = iter(texts)
        before = ""
        window = list(islice(stream, WINDOW))
        while window:
            following = list(islice(stream, WINDOW))
            context = [before, *(text.text for text in window)]
            context.append(following[0].text if following else "")
            found = [
                _best(memory, text, context[n], context[n + 2], threshold)
                for n, text in enumerate(window)
            ]
            rest = iter(
                list(render([t for t, taken in zip(window, found, strict=True) if taken is None]))
            )
            for taken in found:
                yield taken or next(rest)
            before, window = window[-1].text, following

    return rendered


def _best(
    memory: Memory, text: Protected, before: str, after: str, threshold: int
) -> Rendered | None:
    if not text.text.strip():
        return None
    matches: Sequence[Match] = memory.search(text.text, threshold, 1, before, after)
    if not matches:
        return None
    translation = _taken(memory, text.text, matches[0])
    places = _places(text, translation.text)
    if places is None:
        return None
    return Rendered(translation, places, tuple(zip(sorted(text.given), places, strict=True)))


def _places(text: Protected, target: str) -> tuple[Span, ...] | None:
    """Return where what is to be copied stands in the target, None where something is missing."""
    places: list[Span] = []
    at: dict[str, int] = {}
    for span in sorted(text.given):
        content = span.of(text.text)
        start = target.find(content, at.get(content, 0))
        place = Span(max(start, 0), max(start, 0) + len(content))
        if start < 0 or any(place.overlaps(other) for other in places):
            return None
        at[content] = place.end
        places.append(place)
    return tuple(places)


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
