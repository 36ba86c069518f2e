"""Placing a sentence's marks in its translation by word links, or by position where links fail.

A pair of marks goes around the run of target words that best covers what it held: each word counts for
the run by the weight that links it to the pair's words less one half, and the run with the largest sum is
taken (Kadane's maximum subarray). Pairs inside a pair are placed inside its run, points between words
where the fewest links cross them, so marks stay nested by construction.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpora.values import Span
from corpora.wordlists import word_set
from translate.inplace.items import Kind, Mark
from translate.inplace.links import Links

_HALF = 0.5
"""Share of a word's links that a pair must have for the word to count for it."""
_LEAST = 0.3
"""Share below which a word is not taken for a pair's translation."""
_QUOTES = "\"'“”‘’«»„‹›"
_ARTICLES = word_set("the a an el la los las lo un una unos unas")
_SMALL = _ARTICLES | word_set(
    "of in on at to for by with from and or that as de del al en con por para y e o que"
)
"""Words of English and Spanish that a pair has at its ends only if it has such words there in the source."""
_DETERMINERS = _SMALL | word_set(
    "my your his her its our their this these those some any all each every no more mi mis tu tus su sus "
    "nuestro nuestra nuestros nuestras este esta estos estas ese esa esos esas aquel aquella cada todo toda "
    "todos todas algún alguna algunos algunas ningún ninguna más"
)


@dataclass(slots=True)
class Node:
    """Marks at a place of the source sentence: a pair around [start, end), or a point at start == end.

    A pair that reaches beyond the sentence is a point here; `close` is None for points.
    """

    open: Mark
    close: Mark | None
    start: int
    end: int
    children: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark and the characters of the target that it replaces or, for an empty span, stands before.

    `pad` is white space written after it.
    """

    mark: Mark
    span: Span
    pad: str = ""


class _Unplaceable(Exception):
    """A pair for which no target word is left."""


def tree(marks: Sequence[tuple[int, Mark]], length: int) -> list[Node]:
    """Build the tree of a sentence's marks from their places in its text, in order."""
    root: list[Node] = []
    stack: list[Node] = []
    ends = {mark.pair for _, mark in marks if mark.kind is Kind.CLOSE}
    begun: set[int] = set()
    for at, mark in marks:
        home = stack[-1].children if stack else root
        if mark.kind is Kind.OPEN and mark.pair in ends:
            node = Node(mark, None, at, length)
            begun.add(mark.pair)
            home.append(node)
            stack.append(node)
        elif mark.kind is Kind.CLOSE and mark.pair in begun:
            node = stack.pop()
            node.close, node.end = mark, at
        else:
            home.append(Node(mark, None, at, at))
    return root


def by_links(
    nodes: Sequence[Node], source: str, target: str, links: Links
) -> tuple[list[Placed], bool] | None:
    """Place the marks by word links; None where the target has not enough words.

    The second value says whether every pair found words that are linked to its own; a pair that did not
    stands around the word nearest to its place in the source.
    """
    placer = _Placer(source, target, links)
    try:
        return placer.place(nodes, 0, len(links.target)), placer.sure
    except _Unplaceable:
        return None


def by_position(
    nodes: Sequence[Node], source: str, target: str, atoms: Sequence[Span] = ()
) -> list[Placed]:
    """Place the marks at the same share of the text as in the source, at borders of words, in order."""
    starts, ends = _borders(target, atoms)
    placed: list[Placed] = []
    last = 0

    def near(at: int, borders: Sequence[int], least: int = 0) -> int:
        """The border nearest to the share of the text at `at`, among those from `least` on."""
        wanted = at * len(target) / max(len(source), 1)
        first = bisect_left(borders, least)
        after = max(first, bisect_left(borders, wanted))
        some = borders[max(first, after - 1) : after + 1]
        return max(last, min(some, key=lambda border: abs(border - wanted), default=len(target)))

    def walk(some: Sequence[Node]) -> None:
        nonlocal last
        for node in some:
            if node.close is None:
                placed.append(Placed(node.open, _gap(target, near(node.start, ends), node.open)))
                last = placed[-1].span.end
                continue
            last = near(node.start, starts, last)
            placed.append(Placed(node.open, Span(last, last)))
            opened = last
            walk(node.children)
            last = near(node.end, ends, opened + 1)
            placed.append(Placed(node.close, Span(last, last)))

    walk(nodes)
    return placed


def _gap(target: str, at: int, mark: Mark) -> Span:
    """The place of a point after the word that ends at `at`: with its white space if it stands for it."""
    if mark.kind is not Kind.CUE:
        return Span(at, at)
    end = at
    while end < len(target) and target[end].isspace():
        end += 1
    return Span(at, end)


def _borders(target: str, atoms: Sequence[Span]) -> tuple[list[int], list[int]]:
    """Where words, with the punctuation at them, start and end."""
    starts = [
        at
        for at, letter in enumerate(target)
        if not letter.isspace() and (at == 0 or target[at - 1].isspace())
    ]
    ends = [
        at
        for at in range(1, len(target) + 1)
        if not target[at - 1].isspace() and (at == len(target) or target[at].isspace())
    ]
    inside = {at for atom in atoms for at in range(atom.start + 1, atom.end)}
    return (
        [at for at in starts if at not in inside] or [0],
        [at for at in ends if at not in inside] or [len(target)],
    )


def _flat(node: Node) -> list[Mark]:
    """The marks of a node and of what is inside it, in order."""
    inner = [mark for child in node.children for mark in _flat(child)]
    return [node.open, *inner, *([node.close] if node.close else [])]


class _Placer:
    def __init__(self, source: str, target: str, links: Links) -> None:
        self.source, self.target, self.links = source, target, links
        self.sure = True

    def place(
        self, nodes: Sequence[Node], first: int, last: int, home: Node | None = None
    ) -> list[Placed]:
        """Place sibling nodes among the target words [first, last), in the order of the target.

        A pair that holds all words of its `home`, or of the sentence, holds all of them again.
        """
        runs: dict[int, tuple[int, int]] = {}
        free = [first <= row < last for row in range(len(self.links.target))]
        pairs = [number for number, node in enumerate(nodes) if node.close is not None]
        pairs.sort(key=lambda number: nodes[number].end - nodes[number].start)
        for number in pairs:
            node = nodes[number]
            if not self.source[node.start : node.end].strip():
                continue
            full = self._fills(node, home)
            runs[number] = (first, last) if full else self._run(node, free)
            for row in range(*runs[number]):
                free[row] = False
        placed: list[tuple[tuple[int, int, int], list[Placed]]] = []
        for number, (start, end) in runs.items():
            placed.append(((start, 1, number), self._pair(nodes[number], start, end)))
        cues = sum(node.open.kind is Kind.CUE for node in nodes)
        least = first
        for number, node in enumerate(nodes):
            if number in runs:
                continue
            if (
                node.open.kind is Kind.CUE
            ):  # in order, and each with words of its own if there are enough
                cues -= 1
                least = min(least + 1, last)
                row = least = self._point(node, runs, least, max(least, last - 1 - cues))
            else:
                row = self._point(node, runs, first, last)
            if node.close is not None:  # a pair around nothing stays around nothing
                spot = Span(self._end(row, first), self._end(row, first))
                both = [Placed(mark, spot) for mark in _flat(node)]
                placed.append(((row, 0, number), both))
            else:
                placed.append(((row, 0, number), [self._spot(node, row, first)]))
        placed.sort(key=lambda entry: entry[0])
        return [mark for _, marks in placed for mark in marks]

    def _spot(self, node: Node, row: int, first: int) -> Placed:
        """A point before target word `row`, with white space around it as in the source."""
        before, after = self.source[: node.start], self.source[node.start :]
        spans = self.links.target
        apart = node.open.kind in (Kind.POINT, Kind.OPEN) and before[-1:].isspace()
        if apart and 0 < row < len(spans):
            at = spans[row].start
            pad = " " if after[:1].isspace() and node.open.kind is Kind.POINT else ""
            return Placed(node.open, Span(at, at), pad)
        return Placed(node.open, _gap(self.target, self._end(row, first), node.open))

    def _pair(self, node: Node, start: int, end: int) -> list[Placed]:
        spans = self.links.target
        opened, closed = spans[start].start, spans[end - 1].end
        if node.close is None:
            raise ValueError("a point has no pair")
        return [
            Placed(node.open, Span(opened, opened)),
            *self.place(node.children, start, end, node),
            Placed(node.close, Span(closed, closed)),
        ]

    def _fills(self, node: Node, home: Node | None) -> bool:
        """Whether a pair holds every word that the pair around it, or the sentence, holds."""
        start, end = (home.start, home.end) if home else (0, len(self.source))
        rest = self.source[start : node.start] + self.source[node.end : end]
        return not rest.strip()

    def _run(self, node: Node, free: Sequence[bool]) -> tuple[int, int]:
        """The run of free target words with the largest sum of weight on the node's words less one half."""
        inside = [node.start <= span.start and span.end <= node.end for span in self.links.source]
        held = self.source[node.start : node.end]
        wordy = any(letter.isalnum() for letter in held)
        marked = any(not letter.isalnum() and not letter.isspace() for letter in held)
        best, run = 0.0, None
        total, start, has_word = 0.0, 0, False
        for row, weights in enumerate(self.links.weights):
            if not free[row]:
                total, start, has_word = 0.0, row + 1, False
                continue
            share = sum(w for w, member in zip(weights, inside, strict=True) if member)
            if total <= 0:
                total, start, has_word = 0.0, row, False
            word = self._word(row)
            has_word = has_word or word
            if not sum(weights) or (wordy and not word and not marked):
                total -= 0.05
            else:
                total += share - _HALF
            if total > best and (has_word or not wordy):
                best, run = total, (start, row + 1)
        return self._trimmed(node, *(run or self._one_word(node, inside, free)), free)

    def _one_word(
        self, node: Node, inside: Sequence[bool], free: Sequence[bool]
    ) -> tuple[int, int]:
        """The free word with most weight on the node's words, or else the nearest, which is not sure."""
        shares = {
            row: sum(w for w, member in zip(weights, inside, strict=True) if member)
            for row, weights in enumerate(self.links.weights)
            if free[row] and self._word(row)
        }
        if not shares:
            raise _Unplaceable
        best = max(shares, key=lambda row: shares[row])
        if shares[best] < _LEAST:
            self.sure = False
            middle = (node.start + node.end) / 2 / max(len(self.source), 1)
            spans, length = self.links.target, len(self.target)
            best = min(shares, key=lambda row: abs(spans[row].end / length - middle))
        return best, best + 1

    def _trimmed(self, node: Node, start: int, end: int, free: Sequence[bool]) -> tuple[int, int]:
        """Let punctuation at the ends in or out as it is in the source."""
        held = self.source[node.start : node.end].strip()
        while end - start > 1 and not self._word(end - 1) and not self._like(end - 1, held[-1]):
            end -= 1
        while end - start > 1 and not self._word(start) and not self._like(start, held[0]):
            start += 1
        start, end = self._without_small(held, start, end, free)
        spans = self.links.target
        if self._word(end - 1) and end < len(spans) and free[end] and self._like(end, held[-1]):
            end += spans[end].start == spans[end - 1].end
        if self._word(start) and start > 0 and free[start - 1] and self._like(start - 1, held[0]):
            start -= spans[start - 1].end == spans[start].start
        return start, end

    def _without_small(
        self, held: str, start: int, end: int, free: Sequence[bool]
    ) -> tuple[int, int]:
        """Let articles, prepositions and the like at the ends in or out as it is in the source."""
        words = re.findall(r"\w+", held.lower())
        if not words:
            return start, end
        if words[0] not in _DETERMINERS:
            while end - start > 1 and self._form(start) in _SMALL:
                start += 1
        elif words[0] in _ARTICLES and start > 0 and free[start - 1]:
            bare = self._form(start) not in _DETERMINERS and self._apart(start)
            start -= bare and self._form(start - 1) in _ARTICLES
        if words[-1] not in _DETERMINERS:
            while end - start > 1 and self._form(end - 1) in _SMALL:
                end -= 1
        return start, end

    def _form(self, row: int) -> str:
        return self.links.target[row].of(self.target).lower()

    def _word(self, row: int) -> bool:
        return any(letter.isalnum() for letter in self.links.target[row].of(self.target))

    def _like(self, row: int, mark: str) -> bool:
        """Whether target word `row` is the punctuation `mark`, in either language's form."""
        there = self.links.target[row].of(self.target)
        return not mark.isalnum() and (there == mark or (there in _QUOTES and mark in _QUOTES))

    def _end(self, row: int, first: int) -> int:
        """The character where a point before target word `row` stands: the end of the word before it."""
        if row <= first or row == 0:
            spans = self.links.target
            return spans[row].start if row < len(spans) else len(self.target)
        return self.links.target[row - 1].end

    def _point(self, node: Node, runs: dict[int, tuple[int, int]], first: int, last: int) -> int:
        """The border of target words that the fewest links cross when the source is cut at the node."""
        before = [span.end <= node.start for span in self.links.source]
        shares = [
            sum(w for w, member in zip(weights, before, strict=True) if member) - sum(weights) / 2
            for weights in self.links.weights
        ]
        attached = self.source[: node.start].endswith(tuple(" \t\n")) is False
        if node.open.kind is Kind.POINT and attached and any(before):
            return self._after_word(node, before, runs, first, last)
        closed = {row for start, end in runs.values() for row in range(start + 1, end)}
        best, place, total = float("-inf"), first, 0.0
        for row in range(first, last + 1):
            if row > first:
                total += shares[row - 1]
            glued = 0 < row < len(shares) and not self._apart(row)
            if total > best + 1e-9 and row not in closed and not glued:
                best, place = total, row
        return place

    def _apart(self, row: int) -> bool:
        """Whether white space stands before target word `row`."""
        return self.links.target[row - 1].end < self.links.target[row].start

    def _after_word(
        self,
        node: Node,
        before: Sequence[bool],
        runs: dict[int, tuple[int, int]],
        first: int,
        last: int,
    ) -> int:
        """The place after the target word linked to the word that the point touches, and its stops."""
        columns = [n for n, member in enumerate(before) if member]
        column = next(
            (n for n in reversed(columns) if self.links.source[n].of(self.source)[0].isalnum()),
            columns[-1],
        )
        rows = range(first, last)
        row = max(rows, key=lambda r: self.links.weights[r][column], default=first - 1) + 1
        stops = self.source[self.links.source[column].end : node.start]
        while row < last and stops and not self._word(row) and not self._apart(row):
            if self.target[self.links.target[row].start] not in '.,;:!?)"”’»…':
                break
            row += 1
        for start, end in runs.values():
            if start < row < end:
                row = end
        return row
