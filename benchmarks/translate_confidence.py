"""Confidence: fitted on one set, judged on another.

    python -m benchmarks.translate_confidence FIT.es FIT.en TEST.es TEST.en [--from es --to en] [--count N]

Source and reference of each set, in that order. Translates every n-th line of both sets up to N with the
bundled model, fits `translate.confidence` on the first and prints, for the second, how the model's own
probability and the estimate correlate with sentence chrF (Pearson, Spearman), the area under the curve for
finding the worst tenth, and chrF by band.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from corpora.textio import check_parallel, read_lines
from corpora.values import Translation
from translate.confidence import Band, estimate, fit
from translate.translator import Translator, translator


def main() -> None:
    """Print the calibration and the table."""
    import numpy as np
    from sacrebleu.metrics import CHRF

    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs=4)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--from", dest="source", default="es")
    parser.add_argument("--to", dest="target", default="en")
    options = parser.parse_args()
    languages = (options.source, options.target)
    machine = translator(*languages, threads=1)
    lines = options.files
    calibration = fit(*made(machine, lines[0], lines[1], options.count), languages)
    print(calibration)
    sources, translations, references = made(machine, lines[2], lines[3], options.count)
    quality = np.array(
        [
            CHRF().sentence_score(one.text, [reference]).score
            for one, reference in zip(translations, references, strict=True)
        ]
    )
    estimates = [
        estimate(source, one, languages, calibration)
        for source, one in zip(sources, translations, strict=True)
    ]
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
