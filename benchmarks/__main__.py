"""`make bench`: run the benchmarks named, or all, one after the other.

python -m benchmarks [NAME]...
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ORDER = (
    "startup",
    "split",
    "quotes",
    "corpora_store",
    "corpora_tmx",
    "align",
    "translate",
    "translate_guards",
    "translate_terms",
    "placeholders",
    "tags",
    "eval_gate",
)
"""What measures without being told what; others want files, or build and fit what is measured."""


def names() -> list[str]:
    """Return the names of the benchmarks in the order they run."""
    return [name for name in ORDER if (HERE / f"{name}.py").is_file()]


def main() -> None:
    """Run them; exit 1 if one fails, 2 for a name that is none."""
    wanted = sys.argv[1:] or names()
    if unknown := set(wanted) - set(names()):
        sys.exit(f"no benchmark {', '.join(sorted(unknown))}; there are: {', '.join(names())}")
    failed = []
    for name in wanted:
        print(f"\n== {name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode:
            failed.append(name)
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
