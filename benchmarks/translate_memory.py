"""Translation memory: time to fill it and to look up, at a million units.

    python -m benchmarks.translate_memory CORPUS.tsv.xz... [--units N] [--queries N] [--file FILE]

The corpora (columns source, es, en) give distinct units; where they are too few, further ones are made of
the first half of one source and the second half of another. Looked up are units with one word changed
(fuzzy, 75 %), units as they are in context, and words that none has; wall milliseconds, median and 95th
percentile, after 20 look-ups to warm the cache, and CPU milliseconds beside them, which are what counts
on a machine that others use too.
"""

from __future__ import annotations

import argparse
import lzma
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from corpora.units import TranslationUnit
from translate.memory import Memory


def main() -> None:
    """Fill a memory and print the times."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--units", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--file", type=Path, help="keep the memory here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.file or Path(folder) / "memory.tm"
        with Memory(path, "es", "en") as memory:
            begun, spent = time.perf_counter(), time.process_time()
            memory.add(islice(units(options.corpora), options.units))
            begun, spent = time.perf_counter() - begun, time.process_time() - spent
            count = len(memory)
            size = path.stat().st_size / 1e6
            print(f"{count} units added in {begun:.0f} s ({spent:.0f} s CPU), {size:.0f} MB")
            asked = list(islice(units(options.corpora), 0, count, max(1, count // options.queries)))
            look_up(memory, [unit.source for unit in asked])


def look_up(memory: Memory, sources: Sequence[str]) -> None:
    """Print look-up times of three kinds."""
    chance = random.Random(6)

    def changed(text: str) -> str:
        words = text.split(" ")
        words[chance.randrange(len(words))] = "zanahoria"
        return " ".join(words)

    kinds: dict[str, tuple[list[str], Callable[[str], object]]] = {
        "fuzzy, one word changed": (list(map(changed, sources)), lambda t: memory.search(t, 75)),
        "exact in context": (list(sources), lambda t: memory.exact(t, "a", "b")),
        "nothing like it": (
            ["xqz wvk " + t[::-1] for t in sources],
            lambda t: memory.search(t, 75),
        ),
    }
    print("| look-up | found | p50 ms | p95 ms | p50 CPU ms | p95 CPU ms |")
    print("|---|---|---|---|---|---|")
    for name, (texts, call) in kinds.items():
        times: list[float] = []
        spent: list[float] = []
        found = 0
        for number, text in enumerate([*texts[:20], *texts]):
            begun, cpu = time.perf_counter(), time.process_time()
            hit = bool(call(text))
            if number >= 20:
                times.append(1000 * (time.perf_counter() - begun))
                spent.append(1000 * (time.process_time() - cpu))
                found += hit
        cells = [
            f"{sorted(values)[int(share * len(values))]:.1f}"
            for values in (times, spent)
            for share in (0.5, 0.95)
        ]
        print(f"| {name} | {found / len(times):.0%} | {' | '.join(cells)} |")


def units(corpora: Sequence[Path]) -> Iterator[TranslationUnit]:
    """Yield distinct units of the corpora, then made ones without end."""
    seen: set[int] = set()
    kept: list[tuple[str, str]] = []
    for path in corpora:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            next(lines)
            for line in lines:
                origin, source, target = line.rstrip("\n").split("\t")
                if hash(source) not in seen:
                    seen.add(hash(source))
                    kept.append((source, target))
                    yield TranslationUnit(source, target, "es", "en", origin)
    chance = random.Random(1)
    while True:
        (one, first), (two, second) = chance.choice(kept), chance.choice(kept)
        source, target = (
            " ".join([*a.split()[: len(a.split()) // 2], *b.split()[len(b.split()) // 2 :]])
            for a, b in ((one, two), (first, second))
        )
        if source and target and hash(source) not in seen:
            seen.add(hash(source))
            yield TranslationUnit(source, target, "es", "en", "made")


if __name__ == "__main__":
    main()
