"""Confidence: fitted on one set, judged on another.

    python -m benchmarks.translate_confidence FIT.es FIT.en TEST.es TEST.en [--from es --to en] [--count N]
        [--level HELD.es HELD.en]

Source and reference of each set, in that order. Translates every n-th line of both sets up to N with the
bundled model, fits `translate.confidence` on the first and prints, for the second, how the model's own
probability and the estimate correlate with sentence chrF (Pearson, Spearman), the area under the curve for
finding the worst tenth, and chrF by band. Where the model was trained on the first set, it translates that
better than other text: `--level` names lines that it has not seen, on which the expected chrF, bounds and
all, is moved to the mean that it has there.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace

from corpora.textio import check_parallel, read_lines
from corpora.values import Translation
from translate.confidence import Band, Calibration, Estimate, estimate, fit
from translate.translator import Translator, translator


def main() -> None:
    """Print the calibration and the table."""
    import numpy as np

    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs=4)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--from", dest="source", default="es")
    parser.add_argument("--to", dest="target", default="en")
    parser.add_argument("--level", nargs=2)
    options = parser.parse_args()
    languages = (options.source, options.target)
    machine = translator(*languages, threads=1)
    lines = options.files
    calibration = fit(*made(machine, lines[0], lines[1], options.count), languages)
    if options.level:
        calibration = leveled(calibration, *made(machine, *options.level, options.count), languages)
    print(calibration)
    sources, translations, references = made(machine, lines[2], lines[3], options.count)
    quality = np.array(chrf(translations, references))
    estimates = expected(calibration, sources, translations, languages)
    figures = {
        "model's probability": np.array([one.confidence or 0.0 for one in translations]),
        "estimate": np.array([one.chrf if one else 0.0 for one in estimates]),
    }
    worst = quality <= np.quantile(quality, 0.1)
    print(f"{len(sources)} lines of {lines[2]}, mean sentence chrF {quality.mean():.1f}")
    print("| | Pearson | Spearman | AUC worst tenth |\n|---|---|---|---|")
    for name, values in figures.items():
        ranks = values.argsort().argsort()
        spearman = np.corrcoef(ranks, quality.argsort().argsort())[0, 1]
        bad = int(worst.sum())
        area = 1 - (ranks[worst].sum() - bad * (bad - 1) / 2) / (bad * (len(ranks) - bad))
        print(
            f"| {name} | {np.corrcoef(values, quality)[0, 1]:.3f} | {spearman:.3f} | {area:.3f} |"
        )
    print("| band | share | mean chrF | share of the worst tenth |\n|---|---|---|---|")
    for band in Band:
        inside = np.array([one is not None and one.band == band for one in estimates])
        print(
            f"| {band} | {inside.mean():.0%} | {quality[inside].mean():.1f} | "
            f"{(inside & worst).sum() / worst.sum():.0%} |"
        )


def chrf(translations: Sequence[Translation], references: Sequence[str]) -> list[float]:
    """Return the chrF of each translation."""
    from sacrebleu.metrics import CHRF

    return [
        CHRF().sentence_score(one.text, [reference]).score
        for one, reference in zip(translations, references, strict=True)
    ]


def expected(
    calibration: Calibration,
    sources: Sequence[str],
    translations: Sequence[Translation],
    languages: tuple[str, str],
) -> list[Estimate | None]:
    """Return what the calibration expects of each translation."""
    return [
        estimate(source, one, languages, calibration)
        for source, one in zip(sources, translations, strict=True)
    ]


def leveled(
    calibration: Calibration,
    sources: Sequence[str],
    translations: Sequence[Translation],
    references: Sequence[str],
    languages: tuple[str, str],
) -> Calibration:
    """Return the calibration moved so that what it expects of these lines is on average what they have."""
    estimates = expected(calibration, sources, translations, languages)
    known = [
        score - one.chrf
        for one, score in zip(estimates, chrf(translations, references), strict=True)
        if one
    ]
    by = sum(known) / len(known)
    return replace(
        calibration,
        constant=calibration.constant + by,
        low=calibration.low + by,
        high=calibration.high + by,
    )


def made(
    machine: Translator, source: str, reference: str, count: int
) -> tuple[Sequence[str], list[Translation], Sequence[str]]:
    """Translate every n-th line of `source`; return lines, translations and references."""
    sources, references = read_lines(source), read_lines(reference)
    check_parallel(sources, references, source, reference)
    picked = range(0, len(sources), max(1, len(sources) // count))[:count]
    texts = [sources[n] for n in picked]
    return texts, list(machine.translate(texts)), [references[n] for n in picked]


if __name__ == "__main__":
    main()
