"""Scores of translations against references, through sacreBLEU, each with the signature that repeats it.

Follows sacreBLEU's separation (Post 2018, "A Call for Clarity in Reporting BLEU Scores"): segments give
sufficient statistics, summed statistics give a score. Corpus scores, segment scores, groups and the tests
of `eval.compare` all come from one pass over the text. What sacreBLEU does not check is checked here:
its functions drop the tail of the longer side without a word.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpora.errors import DataError, UsageError, unknown
from corpora.textio import check_parallel

if TYPE_CHECKING:
    import numpy as np

METRICS = {"bleu": "BLEU", "chrf": "chrF", "chrf++": "chrF++", "ter": "TER", "comet": "COMET"}
"""Name as typed → name as printed. BLEU and chrF: 0 to 100, more is better. TER: 0 and up, less is better.
COMET (`eval.neural`) needs a package and weights of its own, and the sources."""

LOWER_IS_BETTER = frozenset({"ter"})
DEFAULT_METRICS = ("bleu", "chrf")
BATCH = 16
"""Resamples multiplied at a time."""
SEED = 12345
"""sacreBLEU's own seed, so that intervals and tests repeat its figures (SACREBLEU_SEED changes both)."""


@dataclass(frozen=True, slots=True)
class Score:
    """One metric over `count` segments: `value` on its scale, and the `signature` that repeats it.

    With bootstrap resampling, `mean` is the mean of the resampled scores and [`low`, `high`] the 95 %
    interval around it (Koehn 2004), None without. `segments` are the scores of the single segments where
    they were asked for (BLEU with effective order, as sacreBLEU's sentence level), () otherwise.
    """

    name: str
    value: float
    signature: str
    count: int
    mean: float | None = None
    low: float | None = None
    high: float | None = None
    segments: tuple[float, ...] = ()

    @property
    def label(self) -> str:
        """The metric's name as printed, such as "chrF++"."""
        return METRICS[self.name]


@dataclass(frozen=True, slots=True, eq=False)
class Statistics:
    """What a metric counted: `counts[i]` are the sufficient statistics of segment i.

    `counts` has one row a segment and a fixed number of columns that only the metric itself reads.
    """

    name: str
    metric: Any
    counts: np.ndarray

    def of_rows(self, rows: Sequence[int]) -> Statistics:
        """Return the statistics of some segments, as for a group."""
        return Statistics(self.name, self.metric, self.counts[list(rows)])

    def value(self, rows: Sequence[int] | None = None) -> float:
        """Return the corpus score over all segments, or over `rows` only (not empty)."""
        counts = self.counts if rows is None else self.counts[list(rows)]
        if counts.dtype.kind == "i":
            return self.of_sum(counts.sum(0).tolist())
        return float(self.metric._aggregate_and_compute(counts.tolist()).score)

    def of_sum(self, total: Sequence[float] | np.ndarray) -> float:
        """Return the score of already summed statistics."""
        return float(self.metric._compute_score_from_stats(total).score)

    def segment_values(self) -> tuple[float, ...]:
        """Return each segment's own score."""
        metric = self.metric if self.name == "comet" else _make(self.name, segment_level=True)
        return tuple(
            float(metric._compute_score_from_stats(row).score) for row in self.counts.tolist()
        )

    def signature(self, resamples: int = 0) -> str:
        """Return sacreBLEU's signature, with the number of resamples and the seed where there are any."""
        self.metric.n_bootstrap = resamples or None
        self.metric.seed = (
            os.environ.get("SACREBLEU_SEED", str(SEED)).lower() if resamples else None
        )
        return str(self.metric.get_signature())


def statistics(
    hypotheses: Sequence[str],
    references: Sequence[str] | Sequence[Sequence[str]],
    metric: str = "chrf",
    names: Sequence[str] = (),
    sources: Sequence[str] = (),
    comet_model: str = "",
) -> Statistics:
    """Count what `metric` needs, segment by segment.

    Arguments and errors are those of `score`.
    """
    if metric not in METRICS:
        raise unknown("metric", metric, METRICS)
    streams = _streams(hypotheses, references, names)
    return _count(metric, hypotheses, streams, sources, comet_model)


def score(
    hypotheses: Sequence[str],
    references: Sequence[str] | Sequence[Sequence[str]],
    metrics: Sequence[str] = DEFAULT_METRICS,
    confidence: int = 0,
    segments: bool = False,
    names: Sequence[str] = (),
    sources: Sequence[str] = (),
    comet_model: str = "",
) -> list[Score]:
    """Score `hypotheses` against one list of references, or several lists of the same length.

    `confidence` is the number of bootstrap resamples for a 95 % interval (sacreBLEU's usual 1000; 0 for
    none, at least 40 otherwise, below which its ends are not defined); `segments` asks for segment
    scores too. `names` are the names of the hypotheses and of each list of references for messages.
    An empty hypothesis is legal and scores as such. Where some, not all, of a segment's references are
    empty, it counts as having fewer references.

    `sources` and `comet_model` are for the metric "comet" only (`eval.neural`), which takes one reference.

    Raises DataError when there is nothing to score, when two sides differ in length, or when a segment
    has no reference with text in it; UsageError for an unknown metric.
    """
    for name in metrics:
        if name not in METRICS:
            raise unknown("metric", name, METRICS)
    if confidence and confidence < 40:
        raise DataError(f"{confidence} resamples cannot give a 95 % interval; use 40 or more")
    streams = _streams(hypotheses, references, names)
    return [
        summarise(_count(name, hypotheses, streams, sources, comet_model), confidence, segments)
        for name in metrics
    ]


def summarise(
    counted: Statistics,
    confidence: int = 0,
    segments: bool = False,
    rows: Sequence[int] | None = None,
) -> Score:
    """Make the Score of counted segments (of `rows` only where given, as for a group)."""
    kept = counted if rows is None else counted.of_rows(rows)
    mean = low = high = None
    if confidence:
        mean, low, high = interval(list(resampled(kept, confidence)))
    return Score(
        counted.name,
        kept.value(),
        counted.signature(confidence),
        len(kept.counts),
        mean,
        low,
        high,
        kept.segment_values() if segments else (),
    )


def resampled(counted: Statistics, resamples: int) -> Iterator[float]:
    """Yield the scores of bootstrap resamples, the same ones as sacreBLEU draws."""
    for sums in resampled_sums([counted.counts], resamples):
        yield counted.of_sum(sums[0])


def resampled_sums(matrices: Sequence[np.ndarray], resamples: int) -> Iterator[list[np.ndarray]]:
    """Yield each bootstrap resample's summed statistics, of every matrix over the same drawn rows.

    The matrices have one row a segment, the same number of them. sacreBLEU holds all resamples in memory
    at once (4 GB for BLEU over 100,000 segments); here a resample is how often each segment was drawn,
    and a few at a time are multiplied with the statistics. Sums are rounded to float32, as sacreBLEU's
    are, so that the scores made of them are bit for bit its own.
    """
    import numpy as np

    draw = generator()
    count = len(matrices[0])
    exact = [matrix.astype(np.float64) for matrix in matrices]
    for start in range(0, resamples, BATCH):
        drawn = np.empty((min(BATCH, resamples - start), count))
        for row in drawn:
            row[:] = np.bincount(draw.choice(count, size=count, replace=True), minlength=count)
        sums = [(drawn @ matrix).astype(np.float32) for matrix in exact]
        yield from ([part[at] for part in sums] for at in range(len(drawn)))


def generator() -> np.random.Generator:
    """Return a random generator with sacreBLEU's seed (12345, or SACREBLEU_SEED; "none" for a fresh one).

    Raises UsageError for a SACREBLEU_SEED that is no number.
    """
    import numpy as np

    seed = os.environ.get("SACREBLEU_SEED", str(SEED)).lower()
    if seed == "none":
        return np.random.default_rng(None)
    try:
        return np.random.default_rng(int(seed))
    except ValueError:
        raise UsageError(
            f"SACREBLEU_SEED is {seed!r}; set it to a whole number, or to none"
        ) from None


def interval(values: Sequence[float]) -> tuple[float, float, float]:
    """Return mean, low and high of resampled scores: the mean plus and minus half the 95 % range."""
    ordered = sorted(values)
    cut = len(ordered) // 40
    half = 0.5 * (ordered[len(ordered) - cut - 1] - ordered[cut])
    mean = sum(ordered) / len(ordered)
    return mean, mean - half, mean + half


def empty_lines(lines: Sequence[str]) -> list[int]:
    """Return the indices (from zero) of the lines with nothing but white space in them."""
    return [index for index, line in enumerate(lines) if not line.strip()]


def say_lines(indices: Sequence[int], most: int = 5) -> str:
    """Name lines for a person, counted from one, as in "line 3" or "lines 3, 8 and 12"."""
    numbers = [str(index + 1) for index in indices]
    if len(numbers) == 1:
        return f"line {numbers[0]}"
    if len(numbers) > most:
        return f"lines {', '.join(numbers[:most])} … ({len(numbers)} in all)"
    return f"lines {', '.join(numbers[:-1])} and {numbers[-1]}"


def _count(
    name: str,
    hypotheses: Sequence[str],
    streams: Sequence[Sequence[str | None]],
    sources: Sequence[str] = (),
    comet_model: str = "",
) -> Statistics:
    if name == "comet":
        from eval.neural import count_comet

        if len(streams) != 1:
            raise UsageError("comet takes one file of references; score it apart from the others")
        made, counts = count_comet(hypotheses, [x or "" for x in streams[0]], sources, comet_model)
        return Statistics(name, made, counts)
    from eval.counting import count_segments

    metric = _make(name)
    return Statistics(name, metric, count_segments(metric, name, hypotheses, streams))


def _make(name: str, segment_level: bool = False) -> Any:
    """Make sacreBLEU's metric with its command's default settings."""
    from sacrebleu.metrics import BLEU, CHRF, TER

    if name == "bleu":
        return BLEU(effective_order=segment_level)
    if name == "ter":
        return TER()
    return CHRF(word_order=2 if name == "chrf++" else 0)


def _streams(
    hypotheses: Sequence[str],
    references: Sequence[str] | Sequence[Sequence[str]],
    names: Sequence[str],
) -> list[list[str | None]]:
    """Check both sides; return the references as sacreBLEU wants them, None for "no reference here"."""
    if isinstance(hypotheses, str) or isinstance(references, str):
        raise TypeError("hypotheses and references are lists of strings, not one string")
    flat = bool(references) and all(isinstance(reference, str) for reference in references)
    streams: list[Sequence[str]] = [references] if flat else list(references)  # type: ignore[list-item]
    labels = list(names) or ["hypotheses"] + (
        ["references"]
        if len(streams) == 1
        else [f"references {number}" for number in range(1, len(streams) + 1)]
    )
    if not hypotheses:
        raise DataError(f"{labels[0]}: is empty; there is nothing to score")
    if not streams:
        raise DataError("there are no references to score against")
    for stream, label in zip(streams, labels[1:], strict=True):
        check_parallel(hypotheses, stream, labels[0], label)
    bare = [
        index
        for index, row in enumerate(zip(*streams, strict=True))
        if not any(reference.strip() for reference in row)
    ]
    if bare:
        raise DataError(
            f"{' and '.join(labels[1:])}: {say_lines(bare)} "
            f"{'has' if len(bare) == 1 else 'have'} no text to score against; "
            "write the reference or drop the line on all sides"
        )
    if len(streams) == 1:
        return [list(streams[0])]
    return [[line if line.strip() else None for line in stream] for stream in streams]
