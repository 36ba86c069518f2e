"""Measure scoring with intervals: seconds and memory for many segments.

    python benchmarks/eval_score.py HYP REF [--segments 100000] [--resamples 1000]

The lines are repeated until there are enough; memory is the peak of this process.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpora.textio import read_lines
from eval.metrics import score


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("hyp")
    parser.add_argument("ref")
    parser.add_argument("--segments", type=int, default=100_000)
    parser.add_argument("--resamples", type=int, default=1000)
    parser.add_argument("--metric", action="append", default=[])
    options = parser.parse_args()
    hypotheses, references = read_lines(options.hyp), read_lines(options.ref)
    times = options.segments // len(hypotheses) + 1
    hypotheses = (hypotheses * times)[: options.segments]
    references = (references * times)[: options.segments]
    for metric in options.metric or ["bleu", "chrf"]:
        start, clock = time.process_time(), time.perf_counter()
        found = score(hypotheses, references, [metric], options.resamples)[0]
        cpu, wall = time.process_time() - start, time.perf_counter() - clock
        print(
            f"{found.label} {found.value:.4f} [{found.low:.4f}, {found.high:.4f}], {found.count} segments: "
            f"{cpu:.1f} s of one processor, {wall:.1f} s by the clock"
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
