"""Measure scoring with intervals: seconds and memory for many segments.

    python benchmarks/eval_score.py HYP REF [--segments 100000] [--resamples 1000]

The lines are used again with their words turned (the first becomes the last, then the first two, …) until
there are enough, so that no line comes twice and nothing is won by remembering lines. Memory is the peak
of this process. With --theirs sacreBLEU scores the same lines, and the scores must be equal to the last
digit.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpora.textio import read_lines
from eval.metrics import score


def turned(lines: list[str], at: int) -> str:
    """Return line `at` of the endless list."""
    turn, row = divmod(at, len(lines))
    words = lines[row].split(" ")
    turn %= max(1, len(words))
    return " ".join(words[turn:] + words[:turn])


def found_by_sacrebleu(metric: str) -> Any:
    from sacrebleu.metrics import BLEU, CHRF, TER

    return {"bleu": BLEU, "chrf": CHRF, "chrf++": lambda: CHRF(word_order=2), "ter": TER}[metric]()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("hyp")
    parser.add_argument("ref")
    parser.add_argument("--segments", type=int, default=100_000)
    parser.add_argument("--resamples", type=int, default=1000)
    parser.add_argument("--metric", action="append", default=[])
    parser.add_argument("--theirs", action="store_true", help="score with sacreBLEU too (slow)")
    options = parser.parse_args()
    hypotheses, references = read_lines(options.hyp), read_lines(options.ref)
    hypotheses = [turned(hypotheses, at) for at in range(options.segments)]
    references = [turned(references, at) for at in range(options.segments)]
    for metric in options.metric or ["bleu", "chrf"]:
        start, clock = time.process_time(), time.perf_counter()
        found = score(hypotheses, references, [metric], options.resamples)[0]
        cpu, wall = time.process_time() - start, time.perf_counter() - clock
        print(
            f"{found.label} {found.value:.4f} [{found.low:.4f}, {found.high:.4f}], {found.count} segments: "
            f"{cpu:.1f} s of one processor, {wall:.1f} s by the clock"
        )
        if options.theirs:
            start = time.process_time()
            metric_ = found_by_sacrebleu(metric)
            value = metric_.corpus_score(hypotheses, [references]).score
            spent = time.process_time() - start
            print(
                f"  sacreBLEU without intervals: {value!r} against {found.value!r}, {spent:.1f} s"
            )
            if value != found.value:
                sys.exit(f"{metric}: the scores differ")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
