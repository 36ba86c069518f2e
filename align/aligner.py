"""`align`: from two documents to a bitext with a probability for every bead.

Two passes. The first scores beads by length, word form and the shipped word table; from its surest beads
a word table of this very pair is learned, and the second pass scores with everything there is. The path
is the one with the most expected right beads under the posterior, so merges and nulls are weighed again
against all their rivals once the scores are known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from align.coarse import coarse_path, hashed_vectors
from align.coverage import Channel
from align.embeddings import Encoder
from align.features import Evidence, band_scores
from align.lattice import TYPES, Band, Move, Posterior, Scores, best_path, posterior
from align.lexicon import learn, shipped_links
from align.links import Table, form_links, make_links
from align.model import Profile, profiles
from align.tokens import TokenTable, token_table
from corpora.errors import DataError, UsageError, unknown
from corpora.textio import check_parallel
from corpora.values import Bead, Bitext, Document, Span

METHODS = ("auto", "length", "lexicon", "mt", "embedding")
"""What `align` may use: each adds to the one before it, "auto" takes all that is at hand."""

HALF_BAND = 10
_LEARN_FROM = 20_000


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
    anchors: Sequence[tuple[int, int]] = (),
    encoder: Encoder | None = None,
) -> Bitext:
    """Align two documents into a complete, monotone bitext.

    `translations` are machine translations of the source segments into the target language, in order,
    `back_translations` those of the target segments; `anchors` are pairs (source id, target id) of
    segments that begin together, which no bead crosses; `encoder` gives sentence embeddings. Every bead
    has a calibrated probability, its scores by scorer, and the evidence used as maker
    ("length+lexicon+mt"). The same texts give the same beads, whichever of them is called the source.

    Raises DataError for a document without segments, translations or anchors that do not fit; UsageError
    for an unknown method or one whose evidence is missing.
    """
    for name, document in (("source", source), ("target", target)):
        if not document.segments:
            raise DataError(
                f"{document.origin or name}: has no segments; there is nothing to align"
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
    if _canonical(source) > _canonical(target):
        turned = _align(
            _Side(target, back_translations),
            _Side(source, translations),
            kinds,
            [(t, s) for s, t in anchors],
            encoder,
        )
        beads = [Bead(b.target, b.source, b.probability, b.scores, b.maker) for b in turned]
    else:
        beads = _align(
            _Side(source, translations), _Side(target, back_translations), kinds, anchors, encoder
        )
    return Bitext(source, target, tuple(beads))


def _canonical(document: Document) -> tuple[str, str]:
    """Order of the two sides inside, so that roles make no difference to the result."""
    return document.lang, document.hash


@dataclass
class _Side:
    document: Document
    translations: Sequence[str] | None

    @property
    def texts(self) -> list[str]:
        return [segment.text for segment in self.document.segments]


def _align(
    source: _Side,
    target: _Side,
    kinds: tuple[str, ...],
    anchors: Sequence[tuple[int, int]],
    encoder: Encoder | None,
) -> list[Bead]:
    profile = profiles()["+".join(kinds)]
    pair = _Pair(source, target, kinds)
    path = pair.rough_path()
    n, m = len(source.texts), len(target.texts)
    band = Band.around(n, m, path, HALF_BAND)
    scores = band_scores(pair.evidence(pair.first_tables), band, profile.weights)
    if "lexicon" in kinds:
        learned = pair.learn_tables(best_path(band, scores))
        evidence = pair.evidence([*pair.first_tables, learned])
        scores = band_scores(evidence, band, profile.weights)
    found = posterior(band, scores)
    moves = most_expected(band, found, profile.threshold)
    maker = "+".join(kinds)
    return [_bead(move, band, scores, found, profile, maker) for move in moves]


def most_expected(band: Band, found: Posterior, threshold: float) -> list[Move]:
    """Return the path with the most expected right beads, each bead costing `threshold`."""
    return best_path(
        band,
        Scores(
            np.where(found.beads > 0, found.beads, -np.inf) - threshold,
            found.source - threshold,
            found.source - threshold,
            found.target - threshold,
            found.target - threshold,
        ),
    )


def _bead(
    move: Move, band: Band, scores: Scores, found: Posterior, profile: Profile, maker: str
) -> Bead:
    i, j, n, m = move
    if n and m:
        place = TYPES.index((n, m)), i + j, i - int(band.lo[i + j])
        p = float(found.beads[place])
        score = float(scores.beads[place])
    else:
        p = float(found.source[i]) if n else float(found.target[j])
        score = float(scores.source_open[i] if n else scores.target_open[j])
    return Bead(
        Span(i, i + n),
        Span(j, j + m),
        profile.probability(p, not (n and m)),
        (("score", score),),
        maker,
    )


class _Pair:
    """Two texts with their tokens, and the evidence made from them."""

    def __init__(self, source: _Side, target: _Side, kinds: tuple[str, ...]) -> None:
        self.source, self.target, self.kinds = source, target, kinds
        self.source_tokens = token_table(source.texts)
        self.target_tokens = token_table(target.texts)
        self.first_tables: list[Table] = [
            form_links(self.source_tokens, self.target_tokens),
            shipped_links(
                self.source_tokens, self.target_tokens, source.document.lang, target.document.lang
            ),
        ]
        self.source_length = np.array([len(text) for text in source.texts], dtype=np.float64)
        self.target_length = np.array([len(text) for text in target.texts], dtype=np.float64)

    def channel(self, tables: list[Table]) -> Channel:
        links = make_links(len(self.source_tokens.words), tables)
        return Channel("lexicon", self.source_tokens, self.target_tokens, links)

    def rough_path(self) -> np.ndarray:
        return coarse_path(*hashed_vectors(self.channel(self.first_tables)))

    def evidence(self, tables: list[Table]) -> Evidence:
        channels = {}
        if "lexicon" in self.kinds:
            channels["lexicon"] = self.channel(tables)
        if "mt" in self.kinds:
            channels["mt"] = self.translation_channel()
        return Evidence(
            self.source_length,
            self.target_length,
            float(self.target_length.sum() / self.source_length.sum()),
            6.8,
            channels,
            None,
            _breaks(self.source.document),
            _breaks(self.target.document),
        )

    def translation_channel(self) -> Channel:
        if self.source.translations is not None:
            first, second = token_table(self.source.translations), self.target_tokens
        else:
            assert self.target.translations is not None
            first, second = self.source_tokens, token_table(self.target.translations)
        return Channel(
            "mt", first, second, make_links(len(first.words), [form_links(first, second)])
        )

    def learn_tables(self, moves: list[Move]) -> Table:
        linked = [move for move in moves if move[2] and move[3]][:_LEARN_FROM]
        source = _joined(self.source_tokens, [(i, i + n) for i, _, n, _ in linked])
        target = _joined(self.target_tokens, [(j, j + m) for _, j, _, m in linked])
        return learn(source, target, least=0.05).table()


def _joined(table: TokenTable, runs: list[tuple[int, int]]) -> TokenTable:
    """Return the table of the same words whose segments are runs [start, stop) of segments."""
    ids = [table.ids[table.starts[a] : table.starts[b]] for a, b in runs]
    lengths = [len(part) for part in ids]
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    flat = np.concatenate(ids) if ids else np.empty(0, dtype=np.int32)
    return TokenTable(table.words, flat, starts)


def _breaks(document: Document) -> np.ndarray:
    """Where paragraphs begin: (segments + 1,) bool, the end counted as a beginning."""
    paragraphs = np.array([segment.paragraph for segment in document.segments])
    return np.concatenate([[True], np.diff(paragraphs) > 0, [True]])


def realign(
    bitext: Bitext,
    start: tuple[int, int],
    stop: tuple[int, int],
    **options: object,
) -> Bitext:
    """placeholder"""
    raise NotImplementedError
