"""Are two texts translations of each other at all? Asked of the words, with a control.

The posterior of a bead compares alignments with each other; if no alignment is right it is still near one
for the least bad. So stretches of the two texts are aligned once as they are and once with the target's
segments in reverse order, which is surely wrong; the gap between the two scores, in nats a word, is near 0
for unrelated texts and far above it for translations, whatever the languages, lengths and vocabulary.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from align.features import Evidence, band_scores
from align.lattice import Band, Move, best_path
from align.model import Model, sigmoid
from align.pair import TextPair

LEAST = 4
"""Segments of the shorter text below which the question is not asked."""

STRETCH = 120
STRETCHES = 3


def related_probability(pair: TextPair, fitted: Model, moves: Sequence[Move]) -> float:
    """Probability in [0, 1] that the texts are related; 1.0 where they are too short to tell.

    `moves` is the path of the first pass: stretches are cut along it.
    """
    profile = fitted.profile(pair.profile(first=True))
    gap = related_gap(pair, profile.weights, moves)
    if gap is None or profile.related is None:
        return 1.0
    a, b = profile.related
    return sigmoid(a + b * gap)


def related_gap(
    pair: TextPair, weights: Mapping[str, float], moves: Sequence[Move] = ()
) -> float | None:
    """Score as it stands less score in reverse order, in nats a word; None for too short texts."""
    n, m = len(pair.source.texts), len(pair.target.texts)
    if min(n, m) < LEAST:
        return None
    evidence = replace(
        pair.evidence(first=True),
        source_breaks=None,
        target_breaks=None,
        source_marks=None,
        target_marks=None,
    )
    gaps, words = 0.0, 0
    for i0, i1, j0, j1 in _stretches(n, m, moves):
        part = evidence.part(i0, i1, j0, j1)
        channel = part.channels["lexicon"]
        control = replace(
            part,
            target_length=part.target_length[::-1],
            channels={"lexicon": channel.backwards()},  # type: ignore[union-attr]
        )
        gaps += _explained(part, weights) - _explained(control, weights)
        words += int(
            pair.source_tokens.lengths[i0:i1].sum() + pair.target_tokens.lengths[j0:j1].sum()
        )
    return gaps / words if words else None


def _stretches(n: int, m: int, moves: Sequence[Move]) -> list[tuple[int, int, int, int]]:
    if max(n, m) <= STRETCH or not moves:
        return [(0, min(n, STRETCH), 0, min(m, STRETCH))]
    nodes = np.array([(i, j) for i, j, _, _ in moves] + [(n, m)])
    found = []
    for k in range(STRETCHES):
        first = int((len(nodes) - 1) * k / STRETCHES)
        last = min(first + STRETCH, len(nodes) - 1)
        (i0, j0), (i1, j1) = nodes[first].tolist(), nodes[last].tolist()
        if min(i1 - i0, j1 - j0) >= LEAST:
            found.append((i0, min(i1, i0 + STRETCH), j0, min(j1, j0 + STRETCH)))
    return found


def _explained(evidence: Evidence, weights: Mapping[str, float]) -> float:
    """Lexical score of the beads on the best path, unweighted, in nats."""
    band = Band.full(evidence.n, evidence.m)
    channel = evidence.channels["lexicon"]
    total = 0.0
    for i, j, n, m in best_path(band, band_scores(evidence, band, weights)):
        if n and m:
            by_source, by_target = channel.window(i, i + n, j, j + m)
            total += float(by_source[n - 1, 0].sum() + by_target[m - 1, :, 0].sum())
    return total
