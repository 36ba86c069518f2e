"""Scoring beads against gold: strict and lax precision, recall and F1.

The counts are those of the scorer that goes with Vecalign (Thompson and Koehn 2019), so that figures can
be compared: precision looks at every predicted bead, null beads included; recall looks at the gold beads
that have both sides. A bead is strictly right if gold has the very same ids on both sides; laxly right if
at least one pair of its ids is together in a bead on the other side of the comparison. Because null beads
can never be laxly right unless they are strictly right, and recall ignores them, they are reported apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpora.errors import DataError
from corpora.values import Bead

IdPair = tuple[tuple[int, ...], tuple[int, ...]]
"""Source ids and target ids of one bead, in order; either may be empty."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of `total` beads were right."""

    right: int
    total: int

    @property
    def rate(self) -> float:
        """Share right in [0, 1]; 0.0 where there was nothing to get right."""
        return self.right / self.total if self.total else 0.0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.total + other.total)


def f1(precision: float, recall: float) -> float:
    """Harmonic mean of precision and recall, 0.0 if both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(frozen=True, slots=True)
class AlignmentScore:
    """Counts of one comparison (or, added up, of several); rates are in [0, 1].

    `strict_precision`/`lax_precision` count over predicted beads, `strict_recall`/`lax_recall` over gold
    beads with both sides. `null_precision` counts predicted null beads that are null beads in gold,
    `null_recall` gold null beads that were predicted.
    """

    strict_precision: Counts
    strict_recall: Counts
    lax_precision: Counts
    lax_recall: Counts
    null_precision: Counts
    null_recall: Counts

    @property
    def strict_f1(self) -> float:
        """F1 of the strict rates, the figure that papers compare."""
        return f1(self.strict_precision.rate, self.strict_recall.rate)

    @property
    def lax_f1(self) -> float:
        """F1 of the lax rates."""
        return f1(self.lax_precision.rate, self.lax_recall.rate)

    @property
    def null_f1(self) -> float:
        """F1 over null beads alone."""
        return f1(self.null_precision.rate, self.null_recall.rate)

    def __add__(self, other: AlignmentScore) -> AlignmentScore:
        return AlignmentScore(
            self.strict_precision + other.strict_precision,
            self.strict_recall + other.strict_recall,
            self.lax_precision + other.lax_precision,
            self.lax_recall + other.lax_recall,
            self.null_precision + other.null_precision,
            self.null_recall + other.null_recall,
        )

    def as_dict(self) -> dict[str, dict[str, float]]:
        """Return the rates and counts by name, ready for JSON."""

        def part(precision: Counts, recall: Counts) -> dict[str, float]:
            return {
                "precision": precision.rate,
                "recall": recall.rate,
                "f1": f1(precision.rate, recall.rate),
                "right": precision.right,
                "predicted": precision.total,
                "gold": recall.total,
            }

        return {
            "strict": part(self.strict_precision, self.strict_recall),
            "lax": part(self.lax_precision, self.lax_recall),
            "null": part(self.null_precision, self.null_recall),
        }


def score_beads(
    predicted: Sequence[IdPair] | Sequence[Bead], gold: Sequence[IdPair] | Sequence[Bead]
) -> AlignmentScore:
    """Compare predicted beads with gold beads of the same two documents.

    Takes beads or pairs of id tuples, in any order; pairs empty on both sides and repeated pairs count
    once or not at all. Gold beads need not be contiguous or complete. Raises DataError when either is
    without a single bead.
    """
    mine, theirs = _id_pairs(predicted), _id_pairs(gold)
    if not mine or not theirs:
        raise DataError(
            f"{'prediction' if not mine else 'gold'} has no beads; there is nothing to score"
        )
    mine_linked, theirs_linked = _with_both_sides(mine), _with_both_sides(theirs)
    mine_null, theirs_null = mine - mine_linked, theirs - theirs_linked
    nulls_right = len(mine_null & theirs_null)
    return AlignmentScore(
        strict_precision=Counts(len(mine & theirs), len(mine)),
        strict_recall=Counts(len(mine_linked & theirs_linked), len(theirs_linked)),
        lax_precision=Counts(_laxly_right(mine, theirs), len(mine)),
        lax_recall=Counts(_laxly_right(theirs_linked, mine_linked), len(theirs_linked)),
        null_precision=Counts(nulls_right, len(mine_null)),
        null_recall=Counts(nulls_right, len(theirs_null)),
    )


def _id_pairs(beads: Sequence[IdPair] | Sequence[Bead]) -> set[IdPair]:
    pairs = set()
    for bead in beads:
        if isinstance(bead, Bead):
            pair = (tuple(bead.source), tuple(bead.target))
        else:
            pair = (tuple(bead[0]), tuple(bead[1]))
        if pair[0] or pair[1]:
            pairs.add(pair)
    return pairs


def _with_both_sides(pairs: set[IdPair]) -> set[IdPair]:
    return {pair for pair in pairs if pair[0] and pair[1]}


def _laxly_right(pairs: set[IdPair], reference: Iterable[IdPair]) -> int:
    reference = set(reference)
    together: dict[int, set[int]] = {}
    for source, target in reference:
        for i in source:
            together.setdefault(i, set()).update(target)
    right = 0
    for source, target in pairs:
        partners: set[int] = set()
        for i in source:
            partners |= together.get(i, set())
        right += (source, target) in reference or not partners.isdisjoint(target)
    return right
