"""Comparing systems on the same references: is the difference real, what does it mean, where is it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpora.errors import DataError
from corpora.textio import check_parallel
from eval.buckets import buckets, ngram_changes
from eval.metrics import DEFAULT_METRICS, LOWER_IS_BETTER, METRICS, Statistics, statistics
from eval.paired import paired_bootstrap, randomization

AGREEMENT = {
    "bleu": ((60, 0.78), (70, 1.39), (80, 2.34)),
    "chrf": ((60, 0.54), (70, 1.00), (80, 1.63), (90, 3.05)),
}
"""Metric → (per cent of system pairs, difference): people prefer the better-scored system of two that differ
so much in about that many pairs. Kocmi et al. 2024, "Navigating the Metrics Maze", by their package
mt-thresholds 1.0.4. BLEU reaches 90 % at no difference; other metrics are not in the table."""

TIE = 1.0
"""Segments whose chrF differs by less count as tied."""
SIGNIFICANT = 0.05


@dataclass(frozen=True, slots=True)
class Difference:
    """One metric of two systems: `change` is system - base, with its bootstrap interval and two p-values."""

    metric: str
    signature: str
    base: float
    system: float
    low: float
    high: float
    p_bootstrap: float
    p_randomization: float

    @property
    def change(self) -> float:
        """The system's score less the base's."""
        return self.system - self.base

    @property
    def better(self) -> bool:
        """Whether the system scores better than the base (for TER: lower)."""
        return (self.change < 0) if self.metric in LOWER_IS_BETTER else (self.change > 0)

    @property
    def significant(self) -> bool:
        """Whether both tests put the p-value below 0.05."""
        return max(self.p_bootstrap, self.p_randomization) < SIGNIFICANT


@dataclass(frozen=True, slots=True)
class Bucket:
    """A group of segments and both systems' chrF over it."""

    name: str
    count: int
    base: float
    system: float


@dataclass(frozen=True, slots=True)
class Changed:
    """A segment that the systems translate differently, with both chrF scores; `row` counts from zero."""

    row: int
    base: str
    system: str
    reference: str
    base_chrf: float
    system_chrf: float
    source: str = ""

    @property
    def change(self) -> float:
        """chrF gained (or lost, below zero)."""
        return self.system_chrf - self.base_chrf


@dataclass(frozen=True, slots=True)
class Against:
    """A system against the base: differences by metric, verdicts by segment, where it gains and loses.

    `changed` holds every segment whose text differs, the greatest loss first; `lost` and `won` are
    n-grams of the references found less and more often, with how much.
    """

    name: str
    differences: tuple[Difference, ...]
    wins: int
    ties: int
    losses: int
    buckets: tuple[Bucket, ...]
    changed: tuple[Changed, ...]
    lost: tuple[tuple[str, int], ...]
    won: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Systems against `base`, over `count` segments."""

    base: str
    count: int
    resamples: int
    trials: int
    systems: tuple[Against, ...]


def compare(
    hypotheses: Mapping[str, Sequence[str]],
    references: Sequence[str],
    metrics: Sequence[str] = DEFAULT_METRICS,
    resamples: int = 1000,
    trials: int = 10_000,
    lang: str = "",
    sources: Sequence[str] = (),
) -> Comparison:
    """Compare two or more systems; the first is the base that the others are tested against.

    `hypotheses` are system name → translations, one for each of the `references`; `lang` is their
    language for the group of rare words ("" leaves it out); `sources` are shown beside what changed.
    Raises DataError for fewer than two systems, unequal lengths or empty references, UsageError for an
    unknown metric.
    """
    if len(hypotheses) < 2:
        raise DataError(f"a comparison needs two systems or more, there is {len(hypotheses)}")
    if sources:
        check_parallel(sources, references, "the source side", "the reference side")
    wanted = list(dict.fromkeys([*metrics, "chrf"]))
    counted: dict[str, dict[str, Statistics]] = {}
    for name, texts in hypotheses.items():
        counted[name] = {
            metric: statistics(texts, references, metric, (name, "the reference side"))
            for metric in wanted
        }
    groups = buckets(references, lang)
    base, *others = hypotheses
    made = tuple(
        _against(
            base,
            name,
            hypotheses,
            references,
            counted,
            metrics,
            resamples,
            trials,
            groups,
            sources,
        )
        for name in others
    )
    return Comparison(base, len(references), resamples, trials, made)


def _against(
    base: str,
    name: str,
    hypotheses: Mapping[str, Sequence[str]],
    references: Sequence[str],
    counted: Mapping[str, Mapping[str, Statistics]],
    metrics: Sequence[str],
    resamples: int,
    trials: int,
    groups: Mapping[str, Sequence[int]],
    sources: Sequence[str],
) -> Against:
    one, two = counted[base], counted[name]
    differences = tuple(
        difference(one[metric], two[metric], resamples, trials) for metric in metrics
    )
    before, after = one["chrf"].segment_values(), two["chrf"].segment_values()
    changed = [
        Changed(
            row,
            old,
            new,
            references[row],
            before[row],
            after[row],
            sources[row] if sources else "",
        )
        for row, (old, new) in enumerate(zip(hypotheses[base], hypotheses[name], strict=True))
        if old != new
    ]
    wins = sum(x.change >= TIE for x in changed)
    losses = sum(x.change <= -TIE for x in changed)
    lost, won = ngram_changes(hypotheses[base], hypotheses[name], references)
    return Against(
        name,
        differences,
        wins,
        len(references) - wins - losses,
        losses,
        tuple(
            Bucket(group, len(rows), one["chrf"].value(rows), two["chrf"].value(rows))
            for group, rows in groups.items()
        ),
        tuple(sorted(changed, key=lambda x: (x.change, x.row))),
        tuple(lost),
        tuple(won),
    )


def difference(
    base: Statistics, system: Statistics, resamples: int = 1000, trials: int = 10_000
) -> Difference:
    """Test one metric of two systems over the same segments, both ways."""
    bootstrap = paired_bootstrap(base, system, resamples)
    return Difference(
        base.name,
        base.signature(),
        base.value(),
        system.value(),
        bootstrap.low,
        bootstrap.high,
        bootstrap.p,
        randomization(base, system, trials),
    )


def meaning(metric: str, change: float) -> str:
    """Say what a difference of this size means to people, from the table `AGREEMENT`."""
    label = METRICS[metric]
    if metric not in AGREEMENT:
        return f"for {label} there is no table of how often people agree"
    reached = [percent for percent, least in AGREEMENT[metric] if abs(change) >= least]
    if not reached:
        return (
            f"a difference of {abs(change):.2f} {label} says little: people agree with one so small in "
            "less than 60 % of system pairs"
        )
    return (
        f"people agree with a difference of {abs(change):.2f} {label} in about {reached[-1]} % of "
        "system pairs or more"
    )


def verdict(found: Difference) -> str:
    """Say in one sentence whether the system is better, worse, or not told apart."""
    label = METRICS[found.metric]
    p = max(found.p_bootstrap, found.p_randomization)
    if found.change == 0:
        return f"{label} is the same"
    if not found.significant:
        return f"{label} differs by {found.change:+.2f}, which may be chance (p {p_said(p)})"
    word = "better" if found.better else "worse"
    said = meaning(found.metric, found.change)
    return f"{label} is {word} by {abs(found.change):.2f} (p {p_said(p)}); {said}"


def p_said(p: float) -> str:
    """Return a probability behind its sign, "= 0.012"; no trial makes it 0, so the smallest is "< 0.001"."""
    return "< 0.001" if p < 0.001 else f"= {p:.3f}"
