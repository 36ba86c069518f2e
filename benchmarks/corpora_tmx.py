"""A translation memory of a given size: how long conversion and import take, and how much memory.

    python -m benchmarks.corpora_tmx [--megabytes N] [--import-megabytes N] [--folder DIR]

A TMX file is generated (the same one each time for one size), converted to TSV and back to TMX, imported
into a project and exported from it again, each in a process of its own. The peak is that process's resident
memory. Files are deleted afterwards; about six times the size must be free on the disk. With
--import-megabytes the import is measured on a file of another size, with 0 not at all.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
MEGABYTE = 1_000_000

SPANISH = (
    "la casa el puente una carta los vecinos del pueblo esta mañana con mucho cuidado en la orilla del río "
    "sin decir nada dos veces por semana cerca de la estación según el acta número veinte"
)
ENGLISH = (
    "the house the bridge a letter the neighbours of the village this morning with great care on the bank "
    "of the river without a word twice a week near the station by the record number twenty"
)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--megabytes", type=int, default=10)
    parser.add_argument("--import-megabytes", type=int)
    parser.add_argument("--folder", type=Path, help="where to work; a temporary folder by default")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        big, small = folder / "big.tmx", folder / "small.tmx"
        units = generate(big, options.megabytes * MEGABYTE)
        print("| step | input MB | units | seconds | units/s | peak MB |")
        print("|---|---|---|---|---|---|")
        report("TMX to TSV", big, units, ["export", big, "-o", folder / "big.tsv"])
        languages = ["--from", "es", "--to", "en"]
        step = ["export", folder / "big.tsv", *languages, "-o", folder / "again.tmx"]
        report("TSV to TMX", folder / "big.tsv", units, step)
        (folder / "again.tmx").unlink()
        (folder / "big.tsv").unlink()
        source = big
        if options.import_megabytes == 0:
            return
        if options.import_megabytes:
            big.unlink()
            source, units = small, generate(small, options.import_megabytes * MEGABYTE)
        project = folder / "big.careo"
        report("import", source, units, ["import", source, "-o", project])
        step = ["export", project, "--all", "-o", folder / "again.tmx"]
        report("export", project, units, step)


def generate(path: Path, size: int) -> int:
    """Write a TMX file of at least `size` bytes; return how many units it has."""
    random.seed(7)
    spanish_words, english_words = SPANISH.split(), ENGLISH.split()
    units = written = 0
    with path.open("w", encoding="utf-8") as out:
        written += out.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
            '<header creationtool="generator" creationtoolversion="1" segtype="sentence" o-tmf="none" '
            'adminlang="en" srclang="es" datatype="plaintext"/>\n<body>\n'
        )
        while written < size:
            count = random.randint(5, 30)
            spanish = " ".join(random.choices(spanish_words, k=count)).capitalize()
            english = " ".join(random.choices(english_words, k=count)).capitalize()
            unit = (
                f'<tu tuid="{units}" creationdate="20240101T000000Z"><prop type="x-domain">news</prop>\n'
                f'<tuv xml:lang="es"><seg>{spanish} {units}.</seg></tuv>\n'
                f'<tuv xml:lang="en"><seg>{english} {units}.</seg></tuv>\n</tu>\n'
            )
            out.write(unit)
            written += len(unit.encode())
            units += 1
        out.write("</body>\n</tmx>\n")
    return units


def report(name: str, source: Path, units: int, words: list[object]) -> None:
    """Run `careo corpora` with these words in a process of its own and print a row about it."""
    size = source.stat().st_size / MEGABYTE
    seconds, peak = measured([str(word) for word in words])
    print(
        f"| {name} | {size:,.0f} | {units:,} | {seconds:.1f} | {units / seconds:,.0f} | {peak:.0f} |",
        flush=True,
    )


def measured(words: list[str]) -> tuple[float, float]:
    """Return the seconds and the peak of resident memory, in megabytes, of a `careo corpora` command."""
    command = [sys.executable, "-m", "benchmarks.corpora_tmx", "--child", *words]
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    if done.returncode:
        sys.exit(f"careo corpora {' '.join(words)}: {done.stderr}")
    return seconds, int(done.stderr.rsplit("peak ", 1)[1]) * 1024 / MEGABYTE


def child(words: list[str]) -> None:
    """Run the command in this process and say its peak of memory (KiB) at the end."""
    from corpora.cli import corpora

    corpora.main(words, standalone_mode=False)
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}", file=sys.stderr)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2:])
    else:
        main()
