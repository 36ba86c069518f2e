"""Blocks that were moved: text without a counterpart in place that has one elsewhere.

A bitext is monotone, so a paragraph that the translator put elsewhere shows up as nulls on both sides.
Runs of source nulls are compared with runs of target nulls; a pair that aligns well is reported, not
forced into the bitext.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from align.aligner import choose_method, sides_in_order
from align.coarse import centred_cosines, hashed_vectors
from align.features import Evidence, band_scores
from align.lattice import Band, posterior
from align.model import Profile, model
from align.pair import Side, TextPair
from corpora.values import Bitext, Span

LONGEST = 200
"""Most segments of a run that is compared as a whole; longer runs are cut."""

SHORTEST = 20
"""Characters that a moved block must have on each side."""

_CANDIDATES = 3
_LEAST_NATS = 30.0
_LEAST_NATS_A_WORD = 1.5
"""What the words of two blocks must say for each other: length alone proves nothing here."""


@dataclass(frozen=True, slots=True)
class MovedBlock:
    """Source and target segments that belong together though they stand at different places.

    `probability` in [0, 1]: the mean of the linked segments' posteriors, weighted by length.
    """

    source: Span
    target: Span
    probability: float


def moved_blocks(
    bitext: Bitext,
    *,
    translations: Sequence[str] | None = None,
    least: float = 0.5,
) -> list[MovedBlock]:
    """Return moved blocks of probability `least` or more, in source order; no segment is in two."""
    runs = _null_runs(bitext)
    if not runs[0] or not runs[1]:
        return []
    kinds = choose_method("auto", translations=translations is not None, encoder=False)
    first, second, turned = sides_in_order(
        Side.of(bitext.source, translations), Side.of(bitext.target)
    )
    if turned:
        runs = runs[1], runs[0]
    fitted = model()
    pair = TextPair(first, second, kinds, fitted.variance)
    moves = [(b.source.start, b.target.start, len(b.source), len(b.target)) for b in bitext.beads]
    pair.learn([(j, i, m, n) for i, j, n, m in moves] if turned else moves)
    profile = fitted.profile(pair.profile())
    evidence = pair.evidence()
    found: list[MovedBlock] = []
    for a, b in _candidates(pair, *runs):
        block = _linked(evidence, a, b, profile)
        if block is not None and block.probability >= least:
            found.append(
                MovedBlock(block.target, block.source, block.probability) if turned else block
            )
    return sorted(_disjoint(found), key=lambda block: block.source.start)


def _null_runs(bitext: Bitext) -> tuple[list[Span], list[Span]]:
    """Runs of null segments of either side; runs longer than LONGEST are cut."""
    nulls: tuple[list[int], list[int]] = ([], [])
    for bead in bitext.beads:
        if not len(bead.target):
            nulls[0].extend(bead.source)
        elif not len(bead.source):
            nulls[1].extend(bead.target)
    return _runs(nulls[0]), _runs(nulls[1])


def _runs(ids: list[int]) -> list[Span]:
    runs: list[Span] = []
    for i in ids:
        if runs and runs[-1].end == i and len(runs[-1]) < LONGEST:
            runs[-1] = Span(runs[-1].start, i + 1)
        else:
            runs.append(Span(i, i + 1))
    return runs


def _candidates(pair: TextPair, first: list[Span], second: list[Span]) -> list[tuple[Span, Span]]:
    """For each source run the target runs that hold the segments most like its own."""
    source, target = hashed_vectors(pair.lexicon)
    rows = np.concatenate([np.arange(s.start, s.end) for s in first])
    columns = np.concatenate([np.arange(s.start, s.end) for s in second])
    run_of_row = np.repeat(np.arange(len(first)), [len(s) for s in first])
    run_of_column = np.repeat(np.arange(len(second)), [len(s) for s in second])
    found: set[tuple[int, int]] = set()
    for start in range(0, len(rows), 1024):
        part = slice(start, start + 1024)
        cosines = centred_cosines(source, target, rows[part], columns)
        best = np.argsort(-cosines, axis=1, kind="stable")[:, :_CANDIDATES]
        for row, places in zip(run_of_row[part], best, strict=True):
            found.update((int(row), int(run_of_column[place])) for place in places)
    return [(first[a], second[b]) for a, b in sorted(found)]


def _linked(evidence: Evidence, a: Span, b: Span, profile: Profile) -> MovedBlock | None:
    part = evidence.part(a.start, a.end, b.start, b.end)
    band = Band.full(len(a), len(b))
    found = posterior(band, band_scores(part, band, profile.weights))
    source, target = found.source < 0.5, found.target < 0.5
    if not source.any() or not target.any():
        return None
    i0, i1 = int(source.argmax()), len(source) - int(source[::-1].argmax())
    j0, j1 = int(target.argmax()), len(target) - int(target[::-1].argmax())
    lengths = part.source_length[i0:i1], part.target_length[j0:j1]
    if min(lengths[0].sum(), lengths[1].sum()) < SHORTEST:
        return None
    words = part.channels["lexicon"].part(i0, i1, j0, j1)
    count = len(words.source.ids) + len(words.target.ids)  # type: ignore[union-attr]
    nats = _lexical_nats(part, i0, i1, j0, j1)
    if nats < max(_LEAST_NATS, _LEAST_NATS_A_WORD * count):
        return None
    weight = lengths[0].sum() * part.ratio + lengths[1].sum()
    linked = ((1 - found.source[i0:i1]) * lengths[0]).sum() * part.ratio
    linked += ((1 - found.target[j0:j1]) * lengths[1]).sum()
    return MovedBlock(
        Span(a.start + i0, a.start + i1), Span(b.start + j0, b.start + j1), float(linked / weight)
    )


def _lexical_nats(part: Evidence, i0: int, i1: int, j0: int, j1: int) -> float:
    """Sum over the segments of two blocks of how well the best run of the other explains them."""
    channel = part.channels["lexicon"].part(i0, i1, j0, j1)
    by_source, by_target = channel.window(0, i1 - i0, 0, j1 - j0)
    return float(by_source.max(0).max(0).sum() + by_target.max(0).max(1).sum())


def _disjoint(blocks: list[MovedBlock]) -> list[MovedBlock]:
    kept: list[MovedBlock] = []
    for block in sorted(blocks, key=lambda b: (-b.probability * len(b.source), b.source.start)):
        if not any(
            block.source.overlaps(k.source) or block.target.overlaps(k.target) for k in kept
        ):
            kept.append(block)
    return kept
