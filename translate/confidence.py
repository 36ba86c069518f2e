"""How sure a translation is: probabilities of segments and words, and a band fitted to real quality.

The model's own probability (`Translation.confidence`) says little alone: a small model is sure of much
that is wrong. `estimate` therefore adds what the guards see and the length, with weights fitted by least
squares to sentence chrF on held-out news (`benchmarks/translate_confidence.py`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from corpora.textio import check_parallel
from corpora.values import Span, Translation
from translate.engine_base import check_length
from translate.guards.detect import faults, weight
from translate.guards.invented import unknown
from translate.guards.words import words
from translate.translator import Translator


class Band(StrEnum):
    """A fifth, a half and three tenths of the held-out translations, worst first."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Estimate(NamedTuple):
    """Expected sentence chrF in [0, 100], and the band it lies in."""

    chrf: float
    band: Band


class WordScore(NamedTuple):
    """A word of a translation (white-space delimited), where it stands, and its probability in [0, 1]."""

    word: str
    span: Span
    probability: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights of the features of `features` and a constant, and the bands' bounds in expected chrF."""

    weights: tuple[float, ...]
    constant: float
    low: float
    high: float


BUNDLED = Calibration((89.53, -101.7, 2.02, 22.76, 4.84, 0.1645), 68.95, 48.44, 63.5)
"""Fitted for the bundled es-en model, int8, beam 4, on 1,000 lines of WMT news 2012, and moved to the level
of its last 200 lines, which the model has not seen: what it was trained on it translates 8 chrF better."""

BACK = Calibration((78.42, 58.57, 33.42, -24.93, 1.475, 9.416), 77.07, 46.84, 60.57)
"""The same for the bundled en-es model."""

CALIBRATIONS = {"es-en": BUNDLED, "en-es": BACK}
"""Model name → its calibration."""


def features(
    source: str, translation: Translation, confidence: float, languages: tuple[str, str]
) -> list[float]:
    """Return what `estimate` weighs for one translation.

    The mean log-probability of its pieces; invented words, words that were put right, and the weight of its
    faults, for each of its words; the logarithm of its letters, and of its letters for one of the source.
    """
    target = translation.text
    kinds = ("word-repaired:", "mistranslated-repaired:")
    repaired = sum(flag.startswith(kinds) for flag in translation.flags)
    count = max(1, len(words(target)))
    letters = 1 + sum(map(str.isalnum, target))
    return [
        math.log(max(confidence, 1e-9)),
        sum(1 for _ in unknown(source, target, *languages)) / count,
        repaired / count,
        weight(faults(source, target, *languages)) / count,
        math.log(letters),
        math.log(letters / (1 + sum(map(str.isalnum, source)))),
    ]


def estimate(
    source: str,
    translation: Translation,
    languages: tuple[str, str],
    calibration: Calibration = BUNDLED,
) -> Estimate | None:
    """Return the expected quality of a translation; None where it has no confidence (nothing to judge).

    With another model than the one the calibration was fitted for, the order of segments still tells,
    the figure does not; see `fit`.
    """
    if translation.confidence is None:
        return None
    values = features(source, translation, translation.confidence, languages)
    total = calibration.constant + sum(
        w * value for w, value in zip(calibration.weights, values, strict=True)
    )
    chrf = min(100.0, max(0.0, total))
    band = Band.MEDIUM
    if chrf < calibration.low:
        band = Band.LOW
    elif chrf >= calibration.high:
        band = Band.HIGH
    return Estimate(chrf, band)


def band(source: str, translation: Translation, languages: tuple[str, str]) -> Band | None:
    """Return the band of a translation; None without confidence or with a model that was not calibrated."""
    calibration = CALIBRATIONS.get(translation.model)
    if calibration is None:
        return None
    found = estimate(source, translation, languages, calibration)
    return found.band if found else None


def fit(
    sources: Sequence[str],
    translations: Sequence[Translation],
    references: Sequence[str],
    languages: tuple[str, str],
) -> Calibration:
    """Fit a calibration by least squares to the sentence chrF of held-out translations.

    The bands' bounds are the 20th and 70th percentile of the expected chrF. Raises DataError for unequal
    lengths; translations without confidence are left out.
    """
    import numpy as np
    from sacrebleu.metrics import CHRF

    check_parallel(sources, translations, "sources", "translations")
    check_parallel(sources, references, "sources", "references")
    rows, scores = [], []
    for source, made, reference in zip(sources, translations, references, strict=True):
        if made.confidence is not None:
            rows.append([*features(source, made, made.confidence, languages), 1.0])
            scores.append(CHRF().sentence_score(made.text, [reference]).score)
    table = np.array(rows)
    found, *_ = np.linalg.lstsq(table, np.array(scores), rcond=None)
    low, high = np.quantile(table @ found, [0.2, 0.7])
    return Calibration(tuple(map(float, found[:-1])), float(found[-1]), float(low), float(high))


def forced_scores(
    translator: Translator, sources: Sequence[str], targets: Sequence[str]
) -> list[float]:
    """Return how probable the model finds given translations: geometric means in [0, 1], end mark included.

    For human translations beside machine ones. Raises DataError for unequal lengths.
    """
    return [
        math.exp(sum(row) / len(row)) for row in _log_probabilities(translator, sources, targets)
    ]


def word_scores(
    translator: Translator, sources: Sequence[str], targets: Sequence[str]
) -> list[list[WordScore]]:
    """Return the words of given translations with their probabilities given the source and what precedes.

    A word's probability is the geometric mean of its pieces', marks attached to it included.
    """
    made = []
    for target, row in zip(targets, _log_probabilities(translator, sources, targets), strict=True):
        _, spans = translator.tokenizer.located(target, target=True)
        found: list[WordScore] = []
        start, end, logs = 0, 0, list[float]()
        for span, value in zip(spans, row[:-1], strict=True):
            if logs and target[span.start : span.end][:1].isspace():
                found.append(_word(target, start, end, logs))
                start, logs = span.start, []
            end = max(end, span.end)
            logs.append(value)
        if logs:
            found.append(_word(target, start, end, logs))
        made.append([word for word in found if word.word])
    return made


def agreement(
    forward: Translator, backward: Translator, sources: Sequence[str], targets: Sequence[str]
) -> list[float]:
    """Return how far two directions agree on pairs: the geometric mean of both forced scores, in [0, 1].

    `forward` translates the sources' language into the targets', `backward` the reverse.
    """
    there = forced_scores(forward, sources, targets)
    back = forced_scores(backward, targets, sources)
    return [math.sqrt(one * two) for one, two in zip(there, back, strict=True)]


def _log_probabilities(
    translator: Translator, sources: Sequence[str], targets: Sequence[str]
) -> list[list[float]]:
    check_parallel(sources, targets, "sources", "targets")
    made: list[list[float]] = []
    encode, encode_target = translator.tokenizer.encode, translator.tokenizer.encode_target
    for texts, pieces in ((sources, encode), (targets, encode_target)):
        for text in texts:
            check_length(pieces(text), text)
    for start in range(0, len(sources), 64):
        batch = slice(start, start + 64)
        made += translator.engine.score(
            [encode(source) for source in sources[batch]],
            [encode_target(target) for target in targets[batch]],
        )
    return made


def _word(text: str, start: int, end: int, logs: Sequence[float]) -> WordScore:
    while start < end and text[start].isspace():
        start += 1
    return WordScore(text[start:end], Span(start, end), math.exp(sum(logs) / len(logs)))
