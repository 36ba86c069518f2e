"""`align`: from two documents to a bitext with a calibrated probability for every bead.

Two passes. The first scores beads by length, word form and the shipped word table; from its path a word
table of this very pair is learned, and the second pass scores with everything there is. The final path is
the one with the most expected right beads under the posterior, so merges and nulls are weighed again
against all their rivals once the scores are known.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import numpy as np

from align.adapt import adapted_posterior
from align.anchors import Anchors, bead_anchors, check_anchors
from align.coarse import coarse_path, hashed_vectors
from align.embeddings import Encoder
from align.features import Evidence, band_scores, path_features
from align.lattice import TYPES, Band, Move, Posterior, Scores, best_path
from align.model import Model, Profile, model
from align.pair import Side, TextPair
from align.related import related_probability
from align.score import IdPair
from corpora.errors import DataError, UsageError, unknown
from corpora.textio import check_parallel
from corpora.values import Bead, Bitext, Document, Span

METHODS = ("auto", "length", "lexicon", "mt", "embedding")
"""The most that `align` may use; "auto" takes all that is at hand."""

HALF_BAND = 10
"""Nodes searched on either side of the rough path, along the antidiagonal."""

Block = tuple[int, int, int, int]
"""Source segments i0 … i1 - 1 and target segments j0 … j1 - 1, between two anchors."""


def choose_method(method: str, *, translations: bool, encoder: bool) -> tuple[str, ...]:
    """Return the kinds of evidence that `method` uses, given what is at hand.

    Raises UsageError for an unknown method and for one whose evidence is missing.
    """
    if method not in METHODS:
        raise unknown("method", method, METHODS)
    if method == "mt" and not translations:
        raise UsageError("method 'mt' needs translations of one side; give them or use 'auto'")
    if method == "embedding" and not encoder:
        raise UsageError("method 'embedding' needs an encoder; give one or use 'auto'")
    kinds = ["length"]
    if method != "length":
        kinds.append("lexicon")
    if translations and method in ("auto", "mt"):
        kinds.append("mt")
    if encoder and method in ("auto", "embedding"):
        kinds.append("embedding")
    return tuple(kinds)


def align(
    source: Document,
    target: Document,
    *,
    method: str = "auto",
    translations: Sequence[str] | None = None,
    back_translations: Sequence[str] | None = None,
    anchors: Anchors = (),
    confirmed: Sequence[IdPair] = (),
    encoder: Encoder | None = None,
) -> Bitext:
    """Align two documents into a complete, monotone bitext.

    `translations` are machine translations of the source segments into the target language, in order,
    `back_translations` those of the target segments into the source language; `anchors` are pairs
    (source id, target id) of segments that begin together, which no bead crosses (`align.anchors` finds
    those of paragraphs and headings); `confirmed` beads, as pairs of id tuples, come out as they are, with
    probability 1 and maker "user"; `encoder` gives sentence embeddings. Every other bead has a
    calibrated probability, the parts of its score by name (each the feature times its fitted weight, in
    nats) and the evidence used as maker ("length+lexicon+mt"). The same texts give the same beads,
    whichever of them is called the source.

    Raises DataError for a document without segments, translations, anchors or beads that do not fit;
    UsageError for an unknown method or one whose evidence is missing.
    """
    for name, document in (("source", source), ("target", target)):
        if not document.segments:
            raise DataError(
                f"{document.origin or 'the ' + name}: has no segments; there is nothing to align"
            )
    for texts, document, name in (
        (translations, source, "source"),
        (back_translations, target, "target"),
    ):
        if texts is not None:
            check_parallel(document.segments, texts, f"the {name}", "its translation")
    kinds = choose_method(
        method,
        translations=translations is not None or back_translations is not None,
        encoder=encoder is not None,
    )
    cuts = check_anchors(
        [*anchors, *bead_anchors(confirmed)], len(source.segments), len(target.segments)
    )
    first = Side.of(source, translations)
    second = Side.of(target, back_translations)
    beads = align_sides(first, second, kinds, cuts, encoder)
    return Bitext(source, target, tuple(with_confirmed(beads, confirmed)))


def realign(
    bitext: Bitext,
    first: int,
    last: int,
    *,
    method: str = "auto",
    translations: Sequence[str] | None = None,
    back_translations: Sequence[str] | None = None,
    anchors: Anchors = (),
    encoder: Encoder | None = None,
    context: int = 400,
) -> Bitext:
    """Align again what beads first … last - 1 cover, and keep all others as they are.

    The words of up to `context` beads on either side are used for the word table, so the cost does not
    grow with the bitext. The other options are those of `align`, over the whole documents; anchors
    outside the range are ignored. Raises DataError for a range that is empty or not in the bitext.
    """
    if not 0 <= first < last <= len(bitext.beads):
        raise DataError(
            f"beads {first} to {last} are not a range of the {len(bitext.beads)} beads; nothing was aligned"
        )
    kinds = choose_method(
        method,
        translations=translations is not None or back_translations is not None,
        encoder=encoder is not None,
    )
    low, high = max(first - context, 0), min(last + context, len(bitext.beads))
    outer = _block(bitext, low, high)
    inner = _block(bitext, first, last)
    i0, i1, j0, j1 = inner
    here = [(i, j) for i, j in anchors if i0 < i < i1 and j0 < j < j1]
    found = align_sides(
        Side.of(bitext.source, translations).part(outer[0], outer[1]),
        Side.of(bitext.target, back_translations).part(outer[2], outer[3]),
        kinds,
        [(i - outer[0], j - outer[2]) for i, j in [(i0, j0), *here, (i1, j1)]],
        encoder,
        only=(i0 - outer[0], j0 - outer[2], i1 - outer[0], j1 - outer[2]),
    )
    moved = [
        Bead(
            Span(b.source.start + outer[0], b.source.end + outer[0]),
            Span(b.target.start + outer[2], b.target.end + outer[2]),
            b.probability,
            b.scores,
            b.maker,
        )
        for b in found
    ]
    beads = (*bitext.beads[:first], *moved, *bitext.beads[last:])
    return Bitext(bitext.source, bitext.target, beads)


def with_confirmed(beads: Sequence[Bead], confirmed: Sequence[IdPair]) -> list[Bead]:
    """Put confirmed beads in place of what was found between their ends, which must be anchors."""
    kept = {
        source[0]: Bead(
            Span(source[0], source[-1] + 1),
            Span(target[0], target[-1] + 1),
            1.0,
            (),
            "user",
        )
        for source, target in confirmed
    }
    out: list[Bead] = []
    current: Bead | None = None
    for bead in beads:
        inside = current is not None and (
            bead.source.end <= current.source.end and bead.target.end <= current.target.end
        )
        if inside:
            continue
        current = kept.get(bead.source.start)
        if current is not None and current.target.start == bead.target.start:
            out.append(current)
        else:
            current = None
            out.append(bead)
    return out


def _block(bitext: Bitext, first: int, last: int) -> Block:
    a, b = bitext.beads[first], bitext.beads[last - 1]
    return a.source.start, b.source.end, a.target.start, b.target.end


def align_sides(
    source: Side,
    target: Side,
    kinds: Sequence[str],
    anchors: Anchors = (),
    encoder: Encoder | None = None,
    only: tuple[int, int, int, int] | None = None,
) -> list[Bead]:
    """Align two sides; `only` (i0, j0, i1, j1) returns just the beads between two of the anchors.

    The two sides are put in an order of their own first, so that roles make no difference.
    """
    first, second, turned = sides_in_order(source, target)
    if turned:
        anchors = [(j, i) for i, j in anchors]
        only = only and (only[1], only[0], only[3], only[2])
    beads = _align_in_order(first, second, kinds, anchors, encoder, only)
    if turned:
        return [Bead(b.target, b.source, b.probability, b.scores, b.maker) for b in beads]
    return beads


def sides_in_order(first: Side, second: Side) -> tuple[Side, Side, bool]:
    """Put two sides in the order in which they are compared inside; say whether they were turned."""
    turned = (first.lang, first.texts) > (second.lang, second.texts)
    return (second, first, True) if turned else (first, second, False)


def _align_in_order(
    source: Side,
    target: Side,
    kinds: Sequence[str],
    anchors: Anchors,
    encoder: Encoder | None,
    only: tuple[int, int, int, int] | None,
) -> list[Bead]:
    fitted = model()
    pair = TextPair(source, target, kinds, fitted.variance, encoder)
    cuts = check_anchors(anchors, len(source.texts), len(target.texts))
    maker = "+".join(kinds)
    lattices = first_pass(pair, fitted, cuts)
    profile = fitted.profile(pair.profile())
    evidence = pair.evidence()
    related = pair.related
    beads: list[Bead] = []
    for block, band in lattices:
        if only and not (
            block[0] >= only[0]
            and block[1] <= only[2]
            and block[2] >= only[1]
            and block[3] <= only[3]
        ):
            continue
        beads += _solve(evidence.part(*block), block, band, profile, maker, related)
    return beads


def first_pass(
    pair: TextPair, fitted: Model, cuts: Sequence[tuple[int, int]]
) -> list[tuple[Block, Band]]:
    """Find the band of every block between anchors, and let the pair learn from the first path."""
    evidence = pair.evidence(first=True)
    weights = fitted.profile(pair.profile(first=True)).weights
    bands, moves = [], []
    for block in _blocks(cuts):
        band = rough_band(pair, block)
        bands.append((block, band))
        if "lexicon" in pair.kinds:
            scores = band_scores(evidence.part(*block), band, weights)
            moves += [(i + block[0], j + block[2], n, m) for i, j, n, m in best_path(band, scores)]
    if "lexicon" in pair.kinds:
        pair.related = related_probability(pair, fitted, moves)
        pair.learn(moves)
    return bands


def _blocks(cuts: Sequence[tuple[int, int]]) -> Iterator[Block]:
    for (i0, j0), (i1, j1) in itertools.pairwise(cuts):
        yield i0, i1, j0, j1


def rough_band(pair: TextPair, block: Block) -> Band:
    """Return the band to search in a block: all of it if it is small, else around the rough path."""
    n, m = block[1] - block[0], block[3] - block[2]
    if min(n, m) <= 2 * HALF_BAND:
        return Band.full(n, m)
    path = coarse_path(*hashed_vectors(pair.lexicon.part(*block)))
    return Band.around(n, m, path, HALF_BAND)


def most_expected(band: Band, found: Posterior, threshold: float, null_gain: float) -> list[Move]:
    """Return the path with the most expected right beads, each bead costing `threshold`.

    A right null bead counts `null_gain`: it makes strict precision better, but not recall.
    """
    beads = found.beads - np.float32(threshold)
    beads[found.beads <= 0] = -np.inf
    source = null_gain * found.source - threshold
    target = null_gain * found.target - threshold
    return best_path(band, Scores(beads, source, source, target, target))


def _solve(
    evidence: Evidence, block: Block, band: Band, profile: Profile, maker: str, related: float
) -> Iterator[Bead]:
    """Yield the beads of a block; if the texts are unrelated links are wrong and nulls are right."""
    found = adapted_posterior(band, band_scores(evidence, band, profile.weights), profile.prior)
    moves = most_expected(band, found, profile.threshold, profile.null_gain)
    features = path_features(evidence, moves)
    weights = [profile.weights[name] for name in evidence.names()]
    for move in moves:
        i, j, n, m = move
        null = not (n and m)
        p = profile.probability(move_posterior(found, band, move), null)
        parts = [] if null else zip(evidence.names(), features[move] * weights, strict=True)
        yield Bead(
            Span(block[0] + i, block[0] + i + n),
            Span(block[2] + j, block[2] + j + m),
            p * related + (1.0 - related) * null,
            tuple((name, round(float(value), 4)) for name, value in parts),
            maker,
        )


def move_posterior(found: Posterior, band: Band, move: Move) -> float:
    """Return the posterior probability of a move: of a null, that its segment is null at all."""
    i, j, n, m = move
    if n and m:
        return float(found.beads[TYPES.index((n, m)), i + j, i - int(band.lo[i + j])])
    return float(found.source[i] if n else found.target[j])
