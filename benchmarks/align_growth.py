"""How processor seconds and memory of the aligner grow with the text: each length in a process of its own."""

from __future__ import annotations

import itertools
import json
import lzma
import random
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.align_sets import ROOT


def pairs(shared: Path, count: int) -> list[tuple[str, str]]:
    """Return `count` pairs of different Spanish sentences of product documentation, each once."""
    found: dict[str, str] = {}
    path = shared / "corpora" / "vendor_ht.tsv.xz"
    with lzma.open(path, "rt", encoding="utf-8", newline="\n") as rows:
        next(rows)
        for row in rows:
            _, es, en = row.rstrip("\n").split("\t")
            if es.strip() and en.strip() and es.count(" ") >= 4:
                found.setdefault(es.strip(), en.strip())
            if len(found) == count:
                break
    return list(found.items())


def one(size: int, shared: Path) -> dict[str, Any]:
    """Align one perturbed text of `size` pairs in this process and return what it took."""
    from align import align
    from align.score import score_beads
    from benchmarks.perturbed import draw_rates, perturb
    from corpora.documents import document_from_lines

    noise = random.Random(5)
    out = perturb(pairs(shared, size), draw_rates(noise), noise)
    source = document_from_lines(out.source, "es")
    target = document_from_lines(out.target, "en")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.process_time()
    bitext = align(source, target)
    seconds = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "segments": [len(out.source), len(out.target)],
        "seconds": seconds,
        "texts_mb": before / 1024,
        "peak_mb": peak / 1024,
        "strict_f1": score_beads(bitext.beads, out.gold).strict_f1,
    }


def growth(sizes: Sequence[int], shared: Path) -> list[dict[str, Any]]:
    """Measure each size in a process of its own."""
    rows = []
    for size in sizes:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.align_growth", str(size), str(shared.resolve())],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            cwd=ROOT,
        )
        rows.append(json.loads(done.stdout))
    return rows


def growth_table(rows: Sequence[dict[str, Any]]) -> str:
    """Return the rows as a Markdown table, with the growth from line to line."""
    lines = [
        "| segments | seconds | peak memory | strict F1 | growth |",
        "|---|---:|---:|---:|---|",
    ]
    for before, row in itertools.pairwise([None, *rows]):
        assert row is not None
        more = ""
        if before is not None:
            longer = sum(row["segments"]) / sum(before["segments"])
            time_, memory = (row[key] / before[key] for key in ("seconds", "peak_mb"))
            more = f"×{longer:.1f} segments: ×{time_:.1f} time, ×{memory:.1f} memory"
        n, m = row["segments"]
        lines.append(
            f"| {n:,} × {m:,} | {row['seconds']:.1f} | {row['peak_mb']:,.0f} MB "
            f"| {row['strict_f1']:.3f} | {more} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    print(json.dumps(one(int(sys.argv[1]), Path(sys.argv[2]))))
