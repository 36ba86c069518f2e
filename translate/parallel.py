"""Several files at once, each by one of a few processes that have a model of their own."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from corpora.errors import CareoError
from corpora.textio import make_folder
from translate.job_plan import Options, Task
from translate.job_report import Report
from translate.jobs import run_tasks
from translate.translator import Translator

Make = Callable[[], Translator]
"""Makes a translator; a `functools.partial` of `translate.translator.translator`, so that it travels."""

_machine: Translator | None = None


def run_parallel(
    tasks: Sequence[Task],
    make: Make,
    options: Options,
    journals: Sequence[str | Path | None],
    jobs: int,
) -> list[Report]:
    """Translate tasks as `run_tasks` does, `jobs` at a time; reports in the order of the tasks.

    The output does not depend on `jobs`. Raises the first error of a task, after those that had begun
    have ended; with journals nothing that was done is lost.
    """
    if jobs <= 1 or len(tasks) <= 1:
        return run_tasks(tasks, make(), options, journals)
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    for task in tasks:
        make_folder(Path(task.output).parent)
    with ProcessPoolExecutor(
        min(jobs, len(tasks)), get_context("spawn"), _begin, (os.getpid(),)
    ) as pool:
        futures = [
            pool.submit(_one, task, make, options, journal)
            for task, journal in zip(tasks, journals, strict=True)
        ]
        try:
            return [future.result() for future in futures]
        except BrokenProcessPool:
            raise CareoError(
                "a translating process was killed (out of memory?); run the same command again, "
                "with fewer --jobs"
            ) from None
        finally:
            for future in futures:
                future.cancel()


def _begin(parent: int) -> None:
    """End a worker whose parent was killed: nobody would collect what it makes."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    sys.stderr = open(os.devnull, "w")  # noqa: SIM115, PTH123 (progress of several would mix)
    threading.Thread(target=watch, daemon=True).start()


def _one(task: Task, make: Make, options: Options, journal: str | Path | None) -> Report:
    global _machine
    if _machine is None:
        _machine = make()
    return run_tasks([task], _machine, options, [journal])[0]
