"""Growth of a translation job: processor time for a source piece and peak memory by the number of lines.

    python -m benchmarks.translate_growth --lines FILE [--counts 1000 10000 100000] [--repeats 5 3 1]
        [--beam 1] [--threads 1]

FILE holds one sentence a line, more lines than the largest count; each job translates a random sample of it
(a seed of its own), so that long and short lines are alike in all. A job is what `careo translate --lines`
does: file in, file out, guards, placeholders and a journal, in a process of its own whose peak memory is
read; the processor time is that of all its threads without loading the model and a warm-up of 200 lines.
Jobs of different sizes take turns, so that what else the machine does falls on all of them. With several
repeats the median is shown. "growth" compares the processor time for a piece with the smallest job's.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.translate import cpu
from corpora.textio import read_lines

ROOT = Path(__file__).resolve().parents[1]
WARM = 200


def main() -> None:
    """Print one table; each job's figures go to standard error as they come."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--lines", type=Path, required=True)
    parser.add_argument("--counts", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--repeats", type=int, nargs="+", default=[5, 3, 1])
    parser.add_argument("--beam", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--one", type=int, nargs=2, metavar=("COUNT", "SEED"), help="one job, JSON")
    options = parser.parse_args()
    if options.one:
        print(json.dumps(job(options, *options.one)))
        return
    made: dict[int, list[dict[str, Any]]] = {count: [] for count in options.counts}
    for seed in range(max(options.repeats)):
        for count, repeats in zip(options.counts, options.repeats, strict=True):
            if seed < repeats:
                made[count].append(child(options, count, seed))
    print(f"{cpu()}, {options.threads} thread(s), beam {options.beam}\n")
    print("| lines | pieces a line | CPU s | µs a piece | growth | peak MB |")
    print("|---|---|---|---|---|---|")
    first = 0.0
    for count, rows in made.items():
        each = median(row["cpu"] / row["pieces"] for row in rows)
        first = first or each
        pieces = median(row["pieces"] / count for row in rows)
        print(
            f"| {count:,} | {pieces:.2f} | {median(row['cpu'] for row in rows):.1f} | "
            f"{1e6 * each:.0f} | {each / first - 1:+.1%} | {max(row['peak'] for row in rows):.0f} |"
        )


def child(options: argparse.Namespace, count: int, seed: int) -> dict[str, Any]:
    """Run one job in a process of its own and return what it measured."""
    command = [sys.executable, "-m", "benchmarks.translate_growth", "--lines", str(options.lines)]
    command += ["--beam", str(options.beam), "--threads", str(options.threads)]
    command += ["--one", str(count), str(seed)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    made: dict[str, Any] = json.loads(done.stdout.strip().split("\n")[-1])
    print(json.dumps(made), file=sys.stderr, flush=True)
    return made


def job(options: argparse.Namespace, count: int, seed: int) -> dict[str, Any]:
    """Translate a random sample of `count` lines as the command does; return its figures."""
    from translate.job_plan import Options, Task
    from translate.jobs import run_tasks
    from translate.translator import translator

    lines = [line for line in read_lines(options.lines) if line.strip()]
    sample = random.Random(seed).sample(lines, count + WARM)
    del lines
    machine = translator("es", "en", beam=options.beam, threads=options.threads)
    how = Options("es", "en", lines=True)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name, some in (("warm", sample[count:]), ("text", sample[:count])):
            (place / name).write_text("\n".join(some) + "\n", encoding="utf-8")
        pieces = sum(len(machine.tokenizer.encode(line)) for line in sample[:count])
        del sample
        run_tasks([Task(str(place / "warm"), str(place / "warm.en"))], machine, how, [None])
        wall, begun = time.perf_counter(), time.process_time()
        task = Task(str(place / "text"), str(place / "text.en"))
        run_tasks([task], machine, how, [str(place / "journal")])
        spent, wall = time.process_time() - begun, time.perf_counter() - wall
        written = (place / "text.en").read_text(encoding="utf-8").count("\n")
    if written != count:
        raise SystemExit(f"{count} lines went in, {written} came out")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "lines": count,
        "seed": seed,
        "pieces": pieces,
        "cpu": spent,
        "wall": wall,
        "peak": peak,
        "load": os.getloadavg()[0],
    }


if __name__ == "__main__":
    main()
