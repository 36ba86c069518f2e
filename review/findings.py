"""What the checks find in a bitext, by bead; worked out in a process of its own, so that nobody waits.

Run as `python -m review.findings`, with a line of JSON [place, bitext id] on standard input, it writes the
findings as JSON to standard output. It ends when its standard input ends: with the app, however that ends.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections import defaultdict
from dataclasses import astuple
from pathlib import Path
from typing import Any

from corpora.errors import CareoError, DataError
from corpora.store import Project
from corpora.values import Bitext
from review.windows import Finding, place_of

ROOT = Path(__file__).resolve().parents[1]
NICENESS = 5


def findings_of(bitext: Bitext) -> dict[int, list[Finding]]:
    """Run every check on a bitext; returns the findings by the place of their bead, gravest first."""
    from eval.checks import Severity, check

    found = defaultdict(list)
    for issue in sorted(check(bitext), key=lambda issue: Severity(issue.severity).rank):
        if issue.bead is not None:
            place = place_of(bitext.beads[issue.bead])
            missing = issue.target is None
            found[place].append(
                Finding(
                    issue.check,
                    str(issue.severity),
                    issue.said,
                    issue.excerpt,
                    missing,
                    issue.key,
                )
            )
    return dict(found)


def find_apart(where: str, bitext_id: int) -> dict[int, list[Finding]]:
    """Do what `findings_of` does for a stored bitext in another process, at low priority.

    Raises DataError with what the checks said when they could not be run.
    """
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    worker = subprocess.Popen(
        [sys.executable, "-m", "review.findings"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment,
    )
    with worker:
        if worker.stdin is None or worker.stdout is None or worker.stderr is None:
            raise RuntimeError("the worker has no pipes")
        worker.stdin.write(json.dumps([where, bitext_id]) + "\n")
        worker.stdin.flush()
        said, complaint = worker.stdout.read(), worker.stderr.read()
    if worker.returncode:
        last = complaint.strip().split("\n")[-1] or f"exit code {worker.returncode}"
        raise DataError(last.removeprefix("careo: "))
    found: dict[int, list[Finding]] = {}
    for place, ones in json.loads(said):
        found[place] = [Finding(*_tuples(one)) for one in ones]
    return found


def _tuples(value: Any) -> Any:
    """Make lists tuples again, as JSON has no tuples."""
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


def main() -> None:
    """Serve one request and exit."""
    request = sys.stdin.readline()
    threading.Thread(target=_end_with_input, daemon=True).start()
    os.nice(NICENESS)
    where, bitext_id = json.loads(request)
    try:
        with Project.open(where) as project:
            found = findings_of(project.bitext(bitext_id))
    except CareoError as error:
        sys.exit(f"careo: {error}")
    json.dump(
        [[place, [astuple(one) for one in ones]] for place, ones in found.items()], sys.stdout
    )


def _end_with_input() -> None:
    sys.stdin.read()
    os._exit(1)


if __name__ == "__main__":
    main()
