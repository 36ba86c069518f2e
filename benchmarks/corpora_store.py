"""A project of 10,000 segments on each side: seconds to import it, to open it, to show rows and to search.

    python -m benchmarks.corpora_store [--segments N] [--repeat N]

The fastest of the runs counts; each is in this process, the first one's loading of libraries left out.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--segments", type=int, default=10_000)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    from corpora.exchange import import_bitexts
    from corpora.formats import write_units
    from corpora.store import Project
    from corpora.units import TranslationUnit

    units = [
        TranslationUnit(
            f"La carta número {n} llegó tarde, y nadie preguntó por qué.",
            f"Letter number {n} arrived late, and nobody asked why.",
            "es",
            "en",
        )
        for n in range(options.segments)
    ]
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "a.tsv"
        write_units(units, file)
        places = [Path(name) / f"{n}.careo" for n in range(options.repeat + 1)]
        stream = iter(places)
        imported = fastest(lambda: import_bitexts([file], next(stream)), options.repeat)
        place = places[0]

        def opened() -> None:
            with Project.open(place) as project:
                project.rows(project.bitexts()[0].id, 0, 50)

        times = [
            ("import", imported),
            ("open, list and first 50 rows", fastest(opened, options.repeat)),
        ]
        with Project.open(place) as project:
            for what, work in (
                (
                    "50 rows from the middle",
                    lambda: project.rows(1, options.segments // 2, options.segments // 2 + 50),
                ),
                ("the whole bitext", lambda: project.bitext(1)),
                (
                    "search for a word in one segment",
                    lambda: project.search(f"{options.segments // 2}"),
                ),
            ):
                times.append((what, fastest(work, options.repeat)))
    print(f"| {options.segments:,} segments a side | seconds |\n|---|---|")
    for what, seconds in times:
        print(f"| {what} | {seconds:.3f} |")


def fastest(work: Callable[[], object], repeat: int) -> float:
    """Return the seconds of the fastest of `repeat` runs, after one that does not count."""
    best = float("inf")
    for number in range(repeat + 1):
        start = time.perf_counter()
        work()
        if number:
            best = min(best, time.perf_counter() - start)
    return best


if __name__ == "__main__":
    main()
