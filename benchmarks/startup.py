"""Start-up: `careo --help` against a bare interpreter and against importing what it avoids.

    python -m benchmarks.startup

Prints medians of RUNS runs in seconds and their ratio to `python -c pass`. Goal: under 0.3 s.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

RUNS = 11
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "careo --help": ["-m", "cli", "--help"],
    "careo translate --help": ["-m", "cli", "translate", "--help"],
    "careo align --help": ["-m", "cli", "align", "--help"],
    "careo corpora --help": ["-m", "cli", "corpora", "--help"],
    "careo eval --help": ["-m", "cli", "eval", "--help"],
    "import torch": ["-c", "import torch"],
    "import streamlit": ["-c", "import streamlit"],
}


def seconds(words: list[str]) -> float:
    """Return the median wall time of RUNS runs, after one that warms the file cache."""
    times = []
    for run in range(RUNS + 1):
        begun = time.perf_counter()
        subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)
        if run:
            times.append(time.perf_counter() - begun)
    return statistics.median(times)


def main() -> None:
    """Print the table."""
    bare = None
    print(f"{'command':<24}{'seconds':>9}{'ratio':>8}   (median of {RUNS})")
    for name, words in COMMANDS.items():
        taken = seconds(words)
        bare = bare or taken
        print(f"{name:<24}{taken:>9.3f}{taken / bare:>8.1f}")


if __name__ == "__main__":
    main()
