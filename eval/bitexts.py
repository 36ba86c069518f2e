"""Scoring machine translation against a hand translation where sentences do not match one to one.

The unit is the bead: what the aligner says belongs together on both sides. Text that only one side has
cannot be scored, so every figure comes with how much of both texts it covers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpora.errors import DataError
from corpora.values import Bitext, Document, Role, Span, Translation
from eval.metrics import DEFAULT_METRICS, Score, score


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of one document lies in beads with text on both sides.

    `covered` of `segments`, `covered_characters` of `characters` (the segments' own, without the space
    between them); `left_out` segments have no counterpart, `notes` of these are translator's notes.
    """

    segments: int
    covered: int
    characters: int
    covered_characters: int
    notes: int = 0

    @property
    def left_out(self) -> int:
        """Segments without a counterpart on the other side."""
        return self.segments - self.covered

    @property
    def share(self) -> float:
        """Covered characters as a share of all, in [0, 1]; 0 for a document without segments."""
        return self.covered_characters / self.characters if self.characters else 0.0


@dataclass(frozen=True, slots=True)
class BitextScores:
    """Scores over the beads that have text on both sides, and what they leave out.

    `scored` are indices into the bitext's beads, in order; `bead_chrf` has one entry a bead, None for
    one that was not scored; `source.left_out` are omissions (source segments nobody translated),
    `target.left_out` additions.
    """

    scores: tuple[Score, ...]
    scored: tuple[int, ...]
    bead_chrf: tuple[float | None, ...]
    source: Coverage
    target: Coverage

    @property
    def omissions(self) -> int:
        """Source segments without a counterpart."""
        return self.source.left_out

    @property
    def additions(self) -> int:
        """Target segments without a counterpart."""
        return self.target.left_out


def score_bitext(
    bitext: Bitext,
    translations: Sequence[Translation | str],
    metrics: Sequence[str] = DEFAULT_METRICS,
    confidence: int = 0,
) -> BitextScores:
    """Score translations of the source segments, one each, against the target side of the beads.

    In a bead of several segments each side is joined with a space; a bead with an empty side is not
    scored. `metrics` and `confidence` are those of `eval.metrics.score`.

    Raises DataError when the number of translations is not the number of source segments, or when no
    bead has text on both sides; UsageError for an unknown metric.
    """
    scored, hypotheses, references = bead_texts(bitext, translations)
    scores = score(hypotheses, references, metrics, confidence)
    by_bead: list[float | None] = [None] * len(bitext.beads)
    chrf = score(hypotheses, references, ["chrf"], segments=True)[0]
    for index, value in zip(scored, chrf.segments, strict=True):
        by_bead[index] = value
    return BitextScores(
        tuple(scores),
        tuple(scored),
        tuple(by_bead),
        _coverage(bitext.source, [bitext.beads[index].source for index in scored]),
        _coverage(bitext.target, [bitext.beads[index].target for index in scored]),
    )


def bead_texts(
    bitext: Bitext, translations: Sequence[Translation | str]
) -> tuple[list[int], list[str], list[str]]:
    """Return the beads with text on both sides: their indices, and both texts, machine's and human's.

    `translations` are one a source segment; segments of a bead are joined by a space. Errors are those of
    `score_bitext`.
    """
    if len(translations) != len(bitext.source.segments):
        raise DataError(
            f"there are {len(translations)} translations for {len(bitext.source.segments)} source "
            "segments; each segment needs exactly one"
        )
    texts = [text if isinstance(text, str) else text.text for text in translations]
    scored = [
        index for index, bead in enumerate(bitext.beads) if len(bead.source) and len(bead.target)
    ]
    if not scored:
        raise DataError(
            "the alignment has no bead with text on both sides, so there is nothing to score; "
            "check that the two texts belong together"
        )
    hypotheses = [" ".join(texts[i] for i in bitext.beads[index].source) for index in scored]
    references = [bitext.target_text(bitext.beads[index]) for index in scored]
    return scored, hypotheses, references


def bead_types(bitext: Bitext) -> list[tuple[str, int]]:
    """Count the beads by type, commonest first, as in [("1-1", 38), ("2-1", 3)]."""
    counts = Counter(bead.type for bead in bitext.beads)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def coverage_text(scores: BitextScores) -> str:
    """Say in one line what the scores cover and what they leave out."""
    source, target = scores.source, scores.target
    return (
        f"{len(scores.scored)} beads scored; they cover {source.covered} of {source.segments} source "
        f"segments ({source.share:.1%} of the characters) and {target.covered} of {target.segments} "
        f"target segments ({target.share:.1%}); {source.left_out} omitted, {target.left_out} added"
    )


def _coverage(document: Document, covered: Sequence[Span]) -> Coverage:
    inside = {index for span in covered for index in span}
    lengths = [len(segment.text) for segment in document.segments]
    return Coverage(
        len(lengths),
        len(inside),
        sum(lengths),
        sum(lengths[index] for index in inside),
        sum(
            segment.id not in inside and document.paragraphs[segment.paragraph].role is Role.NOTE
            for segment in document.segments
        ),
    )
