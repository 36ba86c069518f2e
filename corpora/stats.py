"""What a bitext is made of, counted."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpora.values import Bitext


@dataclass(frozen=True, slots=True)
class SideStats:
    """One side: its language and how many paragraphs, segments, words and characters of text it has.

    Words are what stands between white space; characters are code points of the segments.
    """

    lang: str
    paragraphs: int
    segments: int
    words: int
    characters: int


@dataclass(frozen=True, slots=True)
class RatioStats:
    """Target characters by source characters: of the whole, and quantiles over beads with two sides.

    None where there is no such bead.
    """

    overall: float | None
    p05: float | None
    median: float | None
    p95: float | None


@dataclass(frozen=True, slots=True)
class BitextStats:
    """Counts of a bitext; `types` are (bead type, beads), the most frequent first.

    `doubtful` are the beads with a probability under one half, `probability` the mean of those known.
    """

    source: SideStats
    target: SideStats
    beads: int
    types: tuple[tuple[str, int], ...]
    ratio: RatioStats
    probability: float | None
    doubtful: int


def bitext_stats(bitext: Bitext) -> BitextStats:
    """Count a bitext."""
    types = Counter(bead.type for bead in bitext.beads)
    known = [bead.probability for bead in bitext.beads if bead.probability is not None]
    lengths = [
        (len(bitext.source_text(bead)), len(bitext.target_text(bead)))
        for bead in bitext.beads
        if len(bead.source) and len(bead.target)
    ]
    ratios = sorted(target / source for source, target in lengths)
    overall = sum(t for _, t in lengths) / sum(s for s, _ in lengths) if lengths else None
    return BitextStats(
        _side(bitext, "source"),
        _side(bitext, "target"),
        len(bitext.beads),
        tuple(sorted(types.items(), key=lambda item: (-item[1], item[0]))),
        RatioStats(overall, quantile(ratios, 0.05), quantile(ratios, 0.5), quantile(ratios, 0.95)),
        sum(known) / len(known) if known else None,
        sum(probability < 0.5 for probability in known),
    )


def _side(bitext: Bitext, side: str) -> SideStats:
    document = bitext.source if side == "source" else bitext.target
    texts = [segment.text for segment in document.segments]
    return SideStats(
        document.lang,
        len(document.paragraphs),
        len(texts),
        sum(len(text.split()) for text in texts),
        sum(map(len, texts)),
    )


def quantile(ordered: Sequence[float], share: float) -> float | None:
    """Return the `share` quantile in [0, 1] of sorted values, interpolated (type 7), None of none."""
    if not ordered:
        return None
    at = share * (len(ordered) - 1)
    low = math.floor(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (at - low)


def table(stats: BitextStats) -> str:
    """Lay the counts out for reading, one figure a line."""

    def figure(value: float | None) -> str:
        return "-" if value is None else f"{value:.2f}"

    lines = [f"{'':12}{stats.source.lang:>12}{stats.target.lang:>12}"]
    for name in ("paragraphs", "segments", "words", "characters"):
        lines.append(f"{name:12}{getattr(stats.source, name):12,}{getattr(stats.target, name):12,}")
    lines += ["", f"{'beads':12}{stats.beads:12,}"]
    lines += [f"  {kind:10}{count:12,}{count / stats.beads:12.1%}" for kind, count in stats.types]
    ratio = stats.ratio
    lines += [
        "",
        "target/source characters",
        f"  {'overall':10}{figure(ratio.overall):>12}",
        f"  {'median':10}{figure(ratio.median):>12}",
        f"  {'5 %-95 %':10}{figure(ratio.p05) + '-' + figure(ratio.p95):>12}",
    ]
    if stats.probability is not None:
        lines += [
            "",
            f"{'probability':12}{figure(stats.probability):>12}  mean",
            f"  {'under 0.5':10}{stats.doubtful:12,}  beads",
        ]
    return "\n".join(lines) + "\n"
