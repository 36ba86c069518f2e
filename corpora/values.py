"""The values that travel through Careo: immutable, checked when they are made.

Ids and offsets count from zero, ranges are half-open ([start, end)), and a side may be empty. Character
offsets count Unicode code points, as Python strings do.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a paragraph is in its document."""

    BODY = "body"
    HEADING = "heading"
    QUOTATION = "quotation"
    NOTE = "note"
    """A translator's or editor's remark, before, between or after the translated text."""
    CAPTION = "caption"
    FURNITURE = "furniture"
    """Navigation, share counts, comment threads, login forms: not part of the text."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range [start, end) of segment ids or characters, 0 <= start <= end.

    An empty span still has a place.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span needs 0 <= start <= end, not [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[int]:
        return iter(range(self.start, self.end))

    def __contains__(self, item: object) -> bool:
        return isinstance(item, int) and self.start <= item < self.end

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Return whether the spans share a place; an empty one does where it lies inside the other."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence (or line) of a document: the unit that is aligned and translated.

    `text` is the document's text at `span`, never empty, without white space at its ends; `id` is its
    place in the document and `paragraph` the index of the paragraph it stands in.
    """

    text: str
    lang: str
    id: int
    paragraph: int
    span: Span

    def __post_init__(self) -> None:
        if not self.text or self.text != self.text.strip():
            raise ValueError(
                f"segment {self.id}: text is empty or has white space at its ends: {self.text!r}"
            )
        if not self.lang:
            raise ValueError(f"segment {self.id}: has no language")
        if self.id < 0 or self.paragraph < 0:
            raise ValueError(f"segment {self.id}: ids and paragraphs count from zero")
        if len(self.span) != len(self.text):
            raise ValueError(
                f"segment {self.id}: span of {len(self.span)} over {len(self.text)} characters of text"
            )


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: the characters at `span` of the document's text, and its role there."""

    span: Span
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class Document:
    """A text in one language with its paragraphs and segments, all as offsets into `text`.

    Paragraphs are in order and do not overlap. Segments are numbered 0, 1, 2 … in order, do not overlap,
    lie inside their paragraph, and cover every character of it that is not white space, unless the
    paragraph is furniture, which has no segments. `origin` says where the text came from (a path or
    URL), `title`, `byline`, `date` and `source` what the text says of itself, "" where it does not.
    """

    lang: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    segments: tuple[Segment, ...]
    title: str = ""
    byline: str = ""
    date: str = ""
    source: str = ""
    origin: str = ""

    def __post_init__(self) -> None:
        if not self.lang:
            raise ValueError("document: has no language")
        last = 0
        for number, paragraph in enumerate(self.paragraphs):
            if paragraph.span.start < last or paragraph.span.end > len(self.text):
                raise ValueError(f"paragraph {number}: overlaps another or lies outside the text")
            last = paragraph.span.end
        self._check_segments()

    def _check_segments(self) -> None:
        covered = [paragraph.span.start for paragraph in self.paragraphs]
        last_paragraph = 0
        for number, segment in enumerate(self.segments):
            if segment.id != number:
                raise ValueError(f"segment {number}: has id {segment.id}")
            if segment.lang != self.lang:
                raise ValueError(
                    f"segment {number}: is {segment.lang} in a document in {self.lang}"
                )
            if not last_paragraph <= segment.paragraph < len(self.paragraphs):
                raise ValueError(
                    f"segment {number}: paragraph {segment.paragraph} is out of order or missing"
                )
            last_paragraph = segment.paragraph
            home = self.paragraphs[segment.paragraph]
            start = covered[segment.paragraph]
            if home.role is Role.FURNITURE:
                raise ValueError(f"segment {number}: stands in furniture")
            if segment.span.start < start or segment.span.end > home.span.end:
                raise ValueError(f"segment {number}: overlaps another or leaves its paragraph")
            if segment.span.of(self.text) != segment.text:
                raise ValueError(f"segment {number}: its text is not the document's at its span")
            if self.text[start : segment.span.start].strip():
                raise ValueError(f"segment {number}: text before it belongs to no segment")
            covered[segment.paragraph] = segment.span.end
        for number, (paragraph, end) in enumerate(zip(self.paragraphs, covered, strict=True)):
            if paragraph.role is not Role.FURNITURE and self.text[end : paragraph.span.end].strip():
                raise ValueError(f"paragraph {number}: text at its end belongs to no segment")

    @property
    def hash(self) -> str:
        """SHA-256 (hex) of language, text, paragraphs and segment bounds.

        Equal for equal content, wherever it came from.
        """
        digest = hashlib.sha256(f"{self.lang}\0{self.text}\0".encode("utf-8", "surrogatepass"))
        for paragraph in self.paragraphs:
            digest.update(f"p{paragraph.span.start}-{paragraph.span.end}{paragraph.role}".encode())
        for segment in self.segments:
            digest.update(f"s{segment.span.start}-{segment.span.end}".encode())
        return digest.hexdigest()


def probability_from(text: str) -> float:
    """Return the number in [0, 1] that a text holds; raises ValueError with the text for any other."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not 0.0 <= value <= 1.0:
        raise ValueError(f"{text!r} is not a probability in [0, 1]")
    return value


@dataclass(frozen=True, slots=True)
class Bead:
    """Segments of one side that belong to segments of the other; one side may be empty, never both.

    `probability` in [0, 1] that the bead is right as it stands, None where nobody estimated it;
    `scores` its parts by name, each on its own scale as its scorer documents; `maker` who made it
    ("gold", "user", or the aligner's method such as "length+lexicon").
    """

    source: Span
    target: Span
    probability: float | None = None
    scores: tuple[tuple[str, float], ...] = ()
    maker: str = ""

    def __post_init__(self) -> None:
        place = f"{self.source.start}:{self.target.start}"
        if not len(self.source) and not len(self.target):
            raise ValueError(f"bead at {place}: both sides are empty")
        if self.probability is not None and not 0.0 <= self.probability <= 1.0:
            raise ValueError(f"bead at {place}: probability {self.probability} is not in [0, 1]")

    @property
    def type(self) -> str:
        """How many segments on each side, as in "1-1", "2-1", "0-1"."""
        return f"{len(self.source)}-{len(self.target)}"


@dataclass(frozen=True, slots=True)
class Bitext:
    """Two documents and the beads between them: monotone and complete.

    Beads are in order on both sides and every segment of both documents is in exactly one of them.
    """

    source: Document
    target: Document
    beads: tuple[Bead, ...]

    def __post_init__(self) -> None:
        at_source = at_target = 0
        for number, bead in enumerate(self.beads):
            if bead.source.start != at_source or bead.target.start != at_target:
                raise ValueError(
                    f"bead {number}: begins at {bead.source.start}:{bead.target.start}, "
                    f"the one before it ends at {at_source}:{at_target}"
                )
            at_source, at_target = bead.source.end, bead.target.end
        if at_source != len(self.source.segments) or at_target != len(self.target.segments):
            raise ValueError(
                f"beads end at {at_source}:{at_target}, the documents at "
                f"{len(self.source.segments)}:{len(self.target.segments)}"
            )

    def source_text(self, bead: Bead) -> str:
        """Return the bead's source segments joined by a space ("" for an empty side)."""
        return " ".join(self.source.segments[i].text for i in bead.source)

    def target_text(self, bead: Bead) -> str:
        """Return the bead's target segments joined by a space ("" for an empty side)."""
        return " ".join(self.target.segments[i].text for i in bead.target)


@dataclass(frozen=True, slots=True)
class Translation:
    """A machine translation of one segment, with everything needed to make it again.

    `model` is the model's name and `model_hash` the SHA-256 of its files (hex, first 16 characters);
    `engine` "ctranslate2" or "transformers"; `precision` such as "int8" or "float32"; `beam` the number
    of hypotheses kept in search; `confidence` in [0, 1], the geometric mean of the output tokens'
    probabilities, None where it was not asked for; `flags` names what a guard found, `term_hits` the
    terms rendered as asked, `tm_hit` the id of the memory unit that was used, "" for none.
    """

    text: str
    model: str
    model_hash: str
    engine: str
    precision: str
    beam: int
    confidence: float | None = None
    flags: tuple[str, ...] = ()
    term_hits: tuple[str, ...] = ()
    tm_hit: str = ""

    def __post_init__(self) -> None:
        if self.beam < 1:
            raise ValueError(f"beam {self.beam} is below 1")
        if self.confidence is not None and (
            math.isnan(self.confidence) or not 0.0 <= self.confidence <= 1.0
        ):
            raise ValueError(f"confidence {self.confidence} is not in [0, 1]")
