"""From units to sentences and back: sentences are translated plain, marks are put back and checked."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpora.split import split_spans
from corpora.values import Span, Translation
from translate.inplace.items import Atom, Item, Kind, Mark, Unit, faults, plain
from translate.inplace.links import Linker, Links, Pair
from translate.inplace.project import Placed, by_links, by_position, tree
from translate.long import whole as whole_spans
from translate.placeholders import Protected, Render, Rendered
from translate.translator import WINDOW

TAGS = "tags"
"""Flag: a mark of a segment could not be placed by word links and stands by its position."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence of a unit as it was translated: for reports and tests."""

    source: str
    translation: Translation


@dataclass(frozen=True, slots=True)
class Done:
    """A translated unit: its items, and the sentences it was made of."""

    unit: Unit
    items: tuple[Item, ...]
    segments: tuple[Segment, ...]


@dataclass(slots=True)
class _Sentence:
    """A sentence between the marks that stay outside it; `wraps` are its line ends."""

    text: str
    marks: list[tuple[int, Mark]]
    wraps: list[tuple[int, Mark]]
    atoms: list[tuple[Span, Atom]]
    raw: list[Item]


@dataclass(slots=True)
class _Plan:
    """A unit as its gaps (items that stay) and sentences, in order."""

    unit: Unit
    parts: list[_Sentence | list[Item]] = field(default_factory=list)

    @property
    def sentences(self) -> list[_Sentence]:
        return [part for part in self.parts if isinstance(part, _Sentence)]


def translate_units(
    units: Iterable[Unit], render: Render, linker: Linker | None, lang: str
) -> Iterator[Done]:
    """Translate units in language `lang`, yielding each in order with its marks put back.

    Sentences are given to `render` without marks, in windows of about WINDOW. A sentence whose marks cannot
    be placed by the `linker` has them by position and the flag TAGS; marks are never lost, doubled or
    crossed. Raises RuntimeError if they would be.
    """
    window: list[_Plan] = []
    count = 0
    for unit in units:
        window.append(_plan(unit, lang))
        count += len(window[-1].sentences)
        if count >= WINDOW:
            yield from _window(window, render, linker)
            window, count = [], 0
    yield from _window(window, render, linker)


def _window(plans: Sequence[_Plan], render: Render, linker: Linker | None) -> Iterator[Done]:
    sentences = [sentence for plan in plans for sentence in plan.sentences]
    asked = (
        Protected(sentence.text, tuple(span for span, _ in sentence.atoms))
        for sentence in sentences
    )
    rendered = list(render(asked))
    marked = [n for n, sentence in enumerate(sentences) if sentence.marks]
    links: dict[int, Links | None] = {}
    if linker is not None and marked:
        pairs = [_pair(sentences[n], rendered[n]) for n in marked]
        links = dict(zip(marked, linker.link(pairs), strict=True))
    made = [
        _put_back(sentence, result, links.get(number))
        for number, (sentence, result) in enumerate(zip(sentences, rendered, strict=True))
    ]
    stream = iter(made)
    for plan in plans:
        yield _done(plan, stream)


def _pair(sentence: _Sentence, result: Rendered) -> Pair:
    cuts = tuple(at for at, _ in sentence.marks)
    return Pair(sentence.text, result.translation.text, result.copied, cuts)


def _done(plan: _Plan, stream: Iterator[tuple[list[Item], Translation]]) -> Done:
    items: list[Item] = []
    segments = []
    for part in plan.parts:
        if isinstance(part, _Sentence):
            placed, translation = next(stream)
            items += placed
            segments.append(Segment(part.text, translation))
        else:
            items += part
    items = _merged(items)
    if fault := faults(plan.unit.items, items):
        raise RuntimeError(f"{plan.unit.where}: {fault}")
    return Done(plan.unit, tuple(items), tuple(segments))


def _merged(items: Sequence[Item]) -> list[Item]:
    """Join neighbouring stretches of text, so that a run of a DOCX is not one for each sentence."""
    merged: list[Item] = []
    for item in items:
        last = merged[-1] if merged else None
        if type(item) is str and type(last) is str:
            merged[-1] = last + item
        else:
            merged.append(item)
    return merged


def _put_back(
    sentence: _Sentence, result: Rendered, links: Links | None
) -> tuple[list[Item], Translation]:
    """The items of a translated sentence, and its translation, flagged if its marks stand by position."""
    translation = result.translation
    if translation.text == sentence.text:
        return list(sentence.raw), translation
    atoms = [(place, atom) for place, (_, atom) in zip(result.places, sentence.atoms, strict=True)]
    placed: list[Placed] = []
    if sentence.marks:
        nodes = tree(sentence.marks, len(sentence.text))
        linked = by_links(nodes, sentence.text, translation.text, links) if links else None
        if linked:
            placed, sure = linked
        else:
            places = [place for place, _ in atoms]
            placed, sure = by_position(nodes, sentence.text, translation.text, places), False
        if not sure:
            translation = replace(translation, flags=(*translation.flags, TAGS))
    items = _assembled(translation.text, placed, atoms)
    if sentence.wraps:
        shares = [(at / len(sentence.text), mark) for at, mark in sentence.wraps]
        items = _wrapped(items, shares, len(translation.text))
    return items, translation


def _assembled(
    text: str, placed: Sequence[Placed], atoms: Sequence[tuple[Span, Atom]]
) -> list[Item]:
    """Cut the target text at marks and atoms and put them in; marks stay out of atoms."""
    events: list[tuple[int, int, int, Span, list[Item]]] = []
    for number, (span, atom) in enumerate(atoms):
        events.append((span.start, 1, number, span, [atom]))
    homes = {at: span for span, _ in atoms for at in range(span.start + 1, span.end)}
    at = 0
    for number, entry in enumerate(placed):
        span = entry.span
        if home := homes.get(span.start):
            edge = home.end if entry.mark.kind is Kind.CLOSE else home.start
            span = Span(edge, edge)
        at = max(at, span.start)
        events.append(
            (at, 0, number, Span(at, max(at, span.end)), [entry.mark, *filter(None, [entry.pad])])
        )
    events.sort(key=lambda event: event[:3])
    items: list[Item] = []
    at = 0
    for start, _, _, span, some in events:
        if start > at:
            items.append(text[at:start])
        items += some
        at = max(at, span.end)
    if at < len(text):
        items.append(text[at:])
    return items


_BLOCK = re.compile(r"[-+*>#=|~`:]|\d{1,9}[.)]")
"""What at the beginning of a line could make it a list item, a heading or the like."""


def _wrapped(items: Sequence[Item], wraps: Sequence[tuple[float, Mark]], length: int) -> list[Item]:
    """Put line ends in the place of spaces, at the shares of the text where they stood before.

    Where there are fewer spaces than line ends, the last line ends are left out.
    """
    spaces: list[tuple[int, int, int]] = []  # characters before it, item, place in the item
    seen = 0
    for number, item in enumerate(items):
        if isinstance(item, str):
            for match in re.finditer(r" (?=\S)", item):
                if not _BLOCK.match(item, match.end()):
                    spaces.append((seen + match.start(), number, match.start()))
            seen += len(item)
        elif isinstance(item, Atom):
            seen += len(item.text)
    chosen: dict[int, list[tuple[int, Mark]]] = {}
    first = 0
    for number, (share, mark) in enumerate(wraps):
        last = len(spaces) - (len(wraps) - number - 1)
        last = max(min(last, len(spaces)), min(first + 1, len(spaces)))
        if first >= last:
            break
        near = bisect_left(spaces, (share * length,), first, last)
        best = min(
            range(max(near - 1, first), min(near + 1, last)),
            key=lambda n: abs(spaces[n][0] - share * length),
        )
        _, home, place = spaces[best]
        chosen.setdefault(home, []).append((place, mark))
        first = best + 1
    out: list[Item] = []
    for number, item in enumerate(items):
        if not isinstance(item, str):
            out.append(item)
            continue
        at = 0
        for place, mark in chosen.get(number, ()):
            out += [item[at:place], mark]
            at = place + 1
        out.append(item[at:])
    return [item for item in out if item != ""]


_SPACE = re.compile(r"[ \t\n\r\f\v]+")


def _plan(unit: Unit, lang: str) -> _Plan:
    """Divide a unit into sentences and the gaps between them."""
    plan = _Plan(unit)
    for stretch in _stretches(unit.items):
        _divide(plan, stretch, lang)
    return plan


def _stretches(items: Sequence[Item]) -> Iterator[list[Item]]:
    """Cut items at marks that end a sentence; such a mark begins the next stretch."""
    stretch: list[Item] = []
    for item in items:
        if isinstance(item, Mark) and item.kind is Kind.BREAK:
            yield stretch
            stretch = []
        stretch.append(item)
    yield stretch


def _divide(plan: _Plan, items: Sequence[Item], lang: str) -> None:
    """Add the sentences of a stretch of items, and the gaps between them, to a plan."""
    spans = _spans(items, lang, plan.unit.whole)
    edges = sorted({edge for span in spans for edge in (span.start, span.end)})
    cut = _cut_at(items, edges)
    homes = [_home(at, at + size, spans) for at, size, _ in cut]
    members: dict[int, list[int]] = {}
    for index, home in enumerate(homes):
        members.setdefault(home, []).append(index)
    at = 0
    for number, span in enumerate(spans):
        first, last = _reach(cut, members[number][0], members[number][-1], span, at)
        if gap := [item for _, _, item in cut[at:first]]:
            plan.parts.append(gap)
        plan.parts.append(_sentence([item for _, _, item in cut[first : last + 1]]))
        at = last + 1
    if gap := [item for _, _, item in cut[at:]]:
        plan.parts.append(gap)


def _spans(items: Sequence[Item], lang: str, whole: bool) -> list[Span]:
    """The sentences of a stretch; none ends inside an atom."""
    text = _SPACE.sub(lambda match: " " * len(match[0]), plain(items))
    if whole:
        bare = text.strip()
        start = text.index(bare) if bare else 0
        return [Span(start, start + len(bare))] if bare else []
    atoms = []
    at = 0
    for item in items:
        size = len(plain([item]))
        if isinstance(item, Atom):
            atoms.append(Span(at, at + size))
        at += size
    return whole_spans(split_spans(text, lang), atoms)


def _cut_at(items: Sequence[Item], edges: Sequence[int]) -> list[tuple[int, int, Item]]:
    """Items with their place in the text and length; strings are cut at `edges`."""
    cut: list[tuple[int, int, Item]] = []
    at = 0
    for item in items:
        size = len(plain([item]))
        inner = edges[bisect_right(edges, at) : bisect_left(edges, at + size)]
        if not isinstance(item, str) or not inner:
            cut.append((at, size, item))
        else:
            for start, end in zip([at, *inner], [*inner, at + size], strict=True):
                cut.append((start, end - start, item[start - at : end - at]))
        at += size
    return cut


def _home(start: int, end: int, spans: Sequence[Span]) -> int:
    """The number of the sentence that has [start, end) inside, -1 if none has."""
    at = bisect_right(spans, start, key=lambda span: span.start) - 1
    if at < 0 or end > spans[at].end:
        return -1
    inside = start < end or spans[at].start < start < spans[at].end
    return at if inside else -1


def _reach(
    cut: Sequence[tuple[int, int, Item]], first: int, last: int, span: Span, floor: int
) -> tuple[int, int]:
    """Widen a sentence to the marks at its ends whose partners stand inside it."""
    partners: dict[int, list[int]] = {}
    for index in range(floor, len(cut)):
        at, _, item = cut[index]
        if at > span.end:
            break
        if isinstance(item, Mark) and item.pair >= 0:
            partners.setdefault(item.pair, []).append(index)
    grown = True
    while grown:
        grown = False
        for places in partners.values():
            if len(places) != 2 or not any(first <= place <= last for place in places):
                continue
            if places[0] < first and cut[places[0]][0] == span.start:
                first, grown = places[0], True
            if places[1] > last and cut[places[1]][0] == span.end:
                last, grown = places[1], True
    return first, last


def _sentence(items: Sequence[Item]) -> _Sentence:
    sentence = _Sentence("", [], [], [], list(items))
    for item in items:
        at = len(sentence.text)
        if isinstance(item, str):
            sentence.text += _SPACE.sub(" ", item)
        elif isinstance(item, Atom):
            sentence.text += item.text
            sentence.atoms.append((Span(at, at + len(item.text)), item))
        else:
            (sentence.wraps if item.kind is Kind.WRAP else sentence.marks).append((at, item))
            if item.kind in (Kind.WRAP, Kind.CUE):
                sentence.text += " "
    return sentence
