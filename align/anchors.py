"""Hard anchors: places where both texts are known to begin a segment together.

They come from the user, segment by segment or as confirmed beads; from paragraphs, where both texts have
the same; and from chapter headings that carry the same number. No bead crosses an anchor.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

from align.score import IdPair
from corpora.errors import DataError
from corpora.values import Document

Anchors = Sequence[tuple[int, int]]

LONGEST_HEADING = 80
"""Characters above which a line is no heading."""

_KINDS = {
    "chapter": ("capítulo", "capitulo", "cap", "chapter", "chap", "ch", "chapitre", "kapitel"),
    "part": ("parte", "part", "partie", "teil"),
    "book": ("libro", "book", "livre", "buch"),
    "title": ("título", "titulo", "title", "titre", "titel"),
    "section": ("sección", "seccion", "section", "abschnitt"),
    "article": ("artículo", "articulo", "art", "article", "artikel"),
    "act": ("acto", "act", "acte", "akt", "jornada"),
    "scene": ("escena", "scene", "scène", "szene"),
    "letter": ("carta", "letter", "lettre", "brief"),
    "canto": ("canto", "chant", "gesang"),
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words}

_NUMBERS = (
    ("primero", "primera", "primer", "uno", "first", "one"),
    ("segundo", "segunda", "dos", "second", "two"),
    ("tercero", "tercera", "tercer", "tres", "third", "three"),
    ("cuarto", "cuarta", "cuatro", "fourth", "four"),
    ("quinto", "quinta", "cinco", "fifth", "five"),
    ("sexto", "sexta", "seis", "sixth", "six"),
    ("séptimo", "séptima", "siete", "seventh", "seven"),
    ("octavo", "octava", "ocho", "eighth", "eight"),
    ("noveno", "novena", "nueve", "ninth", "nine"),
    ("décimo", "décima", "diez", "tenth", "ten"),
    ("undécimo", "undécima", "once", "eleventh", "eleven"),
    ("duodécimo", "duodécima", "doce", "twelfth", "twelve"),
)
_NUMBER_OF = {word: k for k, words in enumerate(_NUMBERS, start=1) for word in words}

_ROMAN = re.compile(r"(?=[ivxlc])c{0,3}(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})\Z")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_WORD = re.compile(r"\d+|[^\W\d_]+")

Key = tuple[str, int]


def check_anchors(anchors: Anchors, n: int, m: int) -> list[tuple[int, int]]:
    """Return anchors in order with (0, 0) and (n, m) at the ends, none twice.

    Raises DataError for an anchor outside the texts and for two that cross.
    """
    for i, j in anchors:
        if not (0 <= i <= n and 0 <= j <= m):
            raise DataError(
                f"anchor {i}:{j} is outside the texts, which have {n} and {m} segments; ids count from 0"
            )
    cuts = sorted({(0, 0), *((int(i), int(j)) for i, j in anchors), (n, m)})
    for before, after in itertools.pairwise(cuts):
        if after[1] < before[1]:
            raise DataError(
                f"anchors {before[0]}:{before[1]} and {after[0]}:{after[1]} cross; drop one of them"
            )
    return cuts


def bead_anchors(beads: Iterable[IdPair]) -> list[tuple[int, int]]:
    """Return the anchors at both ends of confirmed beads.

    Raises DataError for a bead with an empty side, whose place on that side is unknown, and for one with
    gaps.
    """
    found = []
    for source, target in beads:
        named = f"{list(source)}:{list(target)}"
        if not source or not target:
            raise DataError(
                f"bead {named} has an empty side; only linked segments can be confirmed"
            )
        for ids in (source, target):
            if list(ids) != list(range(ids[0], ids[-1] + 1)):
                raise DataError(f"bead {named} has gaps or is not in order; it cannot be confirmed")
        found += [(source[0], target[0]), (source[-1] + 1, target[-1] + 1)]
    return found


def paragraph_anchors(source: Document, target: Document) -> list[tuple[int, int]]:
    """Return an anchor at the beginning of every paragraph, the nth of one side at the nth of the other.

    Only paragraphs with segments count. Raises DataError where the numbers differ.
    """
    first, second = _paragraph_starts(source), _paragraph_starts(target)
    if len(first) != len(second):
        raise DataError(
            f"{source.origin or 'the source'} has {len(first)} paragraphs and "
            f"{target.origin or 'the target'} has {len(second)}; as hard anchors they must be as many"
        )
    return list(zip(first, second, strict=True))


def heading_anchors(source: Document, target: Document) -> list[tuple[int, int]]:
    """Return an anchor at every chapter heading that both texts have, in order.

    A heading begins a paragraph, has one of its own or is alone in a line of at most LONGEST_HEADING
    characters, and carries a number ("Capítulo VI", "CHAPTER SIX", "III.", "Article 4"). One that names its
    kind may have text after it ("Article 4." and its text).
    Headings match by number, and by kind where both name one; those are taken that stand in the same order
    on both sides, as many as there can be.
    """
    first, second = headings(source), headings(target)
    return [
        (first[a][0], second[b][0])
        for a, b in _common([k for _, k in first], [k for _, k in second])
    ]


def headings(document: Document) -> list[tuple[int, Key]]:
    """Return (segment id, (kind, number)) of each numbered heading; kind "" for a bare number."""
    starts = _paragraph_starts(document)
    ends = [*starts[1:], len(document.segments)]
    found = []
    for start, end in zip(starts, ends, strict=True):
        text = document.segments[start].text
        short = len(text) <= LONGEST_HEADING
        key = heading_key(text) if short and end - start <= 2 else None
        if key is None:
            key = _heading_line(document, start, end)
        if key is not None:
            found.append((start, key))
    return found


def _heading_line(document: Document, start: int, end: int) -> Key | None:
    """Return the key of a heading that text follows without an empty line: "Article 1. Purpose.", newline.

    It names its kind, and it is a short line by itself or begins with a segment of kind and number alone.
    """
    segments = document.segments[start:end]
    first = segments[0]
    line = document.text[first.span.start : segments[-1].span.end].split("\n")[0].rstrip()
    ends_there = any(segment.span.end == first.span.start + len(line) for segment in segments)
    alone = [part for part in (first.text, line) if len(_WORD.findall(part)) == 2]
    if not alone and not (ends_there and len(line) <= LONGEST_HEADING):
        return None
    key = heading_key(alone[0] if alone else line)
    return key if key and key[0] else None


def heading_key(text: str) -> Key | None:
    """Return (kind, number) of a numbered heading, None for any other line.

    "CAPÍTULO VI. Tonterías" gives ("chapter", 6); "VI. Tonterías" and "6" give ("", 6); a line that only
    begins with a number word ("Once upon a time") is none.
    """
    words = _WORD.findall(text.lower())
    if not words:
        return None
    kind = _KIND_OF.get(words[0], "")
    for word in words[1:3] if kind else words[:1]:
        number = _number(word, spelled=bool(kind))
        if number is not None:
            return (kind, number) if kind or _stands_apart(text, word) else None
    if len(words) > 1 and words[1] in _KIND_OF and words[0] in _NUMBER_OF:
        return _KIND_OF[words[1]], _NUMBER_OF[words[0]]
    return None


def _stands_apart(text: str, word: str) -> bool:
    """A bare number must be all there is or be set off by a mark: "6", "VI.", "IV — ", not "1914 began".

    Roman ones must be in capitals: "cc." and "vi" are words.
    """
    first, rest = text.strip()[: len(word)], text.strip()[len(word) :]
    if first != first.upper():
        return False
    return not rest or re.match(r"\s*[.)\]:—–-]", rest) is not None


def _number(word: str, spelled: bool) -> int | None:
    if word.isdigit() and len(word) <= 4:
        return int(word)
    if _ROMAN.match(word):
        values = [_VALUES[c] for c in word]
        return sum(-v if v < max(values[k:]) else v for k, v in enumerate(values))
    return _NUMBER_OF.get(word) if spelled else None


def _paragraph_starts(document: Document) -> list[int]:
    starts, last = [], None
    for segment in document.segments:
        if segment.paragraph != last:
            starts.append(segment.id)
            last = segment.paragraph
    return starts


def _same(a: Key, b: Key) -> bool:
    return a[1] == b[1] and (a[0] == b[0] or not a[0] or not b[0])


def _common(first: Sequence[Key], second: Sequence[Key]) -> list[tuple[int, int]]:
    """Longest common subsequence, as pairs of places."""
    n, m = len(first), len(second)
    longest = [[0] * (m + 1) for _ in range(n + 1)]
    for a in reversed(range(n)):
        for b in reversed(range(m)):
            longest[a][b] = (
                longest[a + 1][b + 1] + 1
                if _same(first[a], second[b])
                else max(longest[a + 1][b], longest[a][b + 1])
            )
    pairs, a, b = [], 0, 0
    while a < n and b < m:
        if _same(first[a], second[b]):
            pairs.append((a, b))
            a, b = a + 1, b + 1
        elif longest[a + 1][b] >= longest[a][b + 1]:
            a += 1
        else:
            b += 1
    return pairs
