"""Translation jobs: files and folders in, files out, each whole or not at all, resumed after a kill."""

from __future__ import annotations

import contextlib
import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from corpora.errors import DataError
from corpora.progress import progress, say
from corpora.textio import STDIN, make_folder, writing
from corpora.values import Translation
from translate.confidence import band
from translate.job_plan import Options, Task, lines_of, read_skeleton
from translate.job_report import Report
from translate.journal import Journal, journaled
from translate.placeholders import Protected, Render, rendering
from translate.translator import Translator

Translate = Callable[[Iterable[str]], Iterator[Translation]]


def run(
    tasks: Sequence[Task],
    machine: Translator,
    lang: str,
    lines: bool = False,
    as_json: bool = False,
    encoding: str = "utf-8",
    journal: str | Path | None = None,
) -> list[Report]:
    """Translate every task's file from language `lang`; see `run_tasks`."""
    target = {"es": "en", "en": "es"}.get(lang, "")
    options = Options(lang, target, lines, as_json, encoding)
    return run_tasks(tasks, machine, options, [journal] * len(tasks))


def run_tasks(
    tasks: Sequence[Task],
    machine: Translator,
    options: Options,
    journals: Sequence[str | Path | None],
) -> list[Report]:
    """Translate every task's file, line by line or in place, with a journal for each (None: without).

    With a journal, what was translated before the process was killed is not translated again: run the
    same job once more and the files come out as those of an undisturbed run. Raises DataError for a file
    that cannot be read or written; files that were finished before stay.
    """
    reports = []
    for task, path in zip(tasks, journals, strict=True):
        name = "" if len(tasks) == 1 else f" of {task.source}"
        if task.output != STDIN:
            make_folder(Path(task.output).parent)
        if path is None:
            reports.append(_run(task, machine, machine.translate, options, name))
            continue
        with Journal(path) as kept, _still_there(kept):
            reports.append(_run(task, machine, _kept(machine, kept), options, name))
    return reports


@contextlib.contextmanager
def _still_there(journal: Journal) -> Iterator[None]:
    """Say with an error, or when stopped, what the journal keeps; its own errors say so themselves."""
    try:
        yield
    except KeyboardInterrupt:
        if journal.path.is_file():
            say(
                f"careo: what was translated is kept in {journal.path}; the same command goes on with it"
            )
        raise
    except DataError as error:
        if not journal.path.is_file() or str(error).startswith(str(journal.path)):
            raise
        raise DataError(
            f"{error}; what was translated is kept in {journal.path}: mend it and run the same command again"
        ) from None


def _kept(machine: Translator, journal: Journal) -> Translate:
    return lambda texts: journaled(machine, texts, journal)


def _run(
    task: Task, machine: Translator, translate: Translate, options: Options, name: str
) -> Report:
    report = Report(task.source, task.output)
    render = rendering(translate, options.source, options.target)
    with _remembering(options) as remembering:
        if options.lines:
            _translate_lines(task, remembering(render), options, name, report)
        else:
            _translate_units(task, machine, remembering(render), options, name, report)
    return report


@contextlib.contextmanager
def _remembering(options: Options) -> Iterator[Callable[[Render], Render]]:
    """Open the memory, if one is named; yields what puts it before a function that translates."""
    if not options.memory:
        yield lambda render: render
        return
    from translate.memory import Memory, with_memory

    with Memory(options.memory, options.source, options.target) as memory:
        yield lambda render: with_memory(render, memory, options.threshold)


def _translate_units(
    task: Task,
    machine: Translator,
    render: Render,
    options: Options,
    name: str,
    report: Report,
) -> None:
    from translate.inplace.links import linker_for
    from translate.inplace.segments import translate_units

    skeleton = read_skeleton(task, options)
    report.notes = skeleton.notes
    langs = (options.source, options.target)
    linker = linker_for(machine, langs)
    outputs = []
    done = translate_units(skeleton.units, render, linker, options.source)
    for unit in progress(done, len(skeleton.units), f"paragraphs{name}"):
        outputs.append(unit.unit.emit(unit.items))
        for segment in unit.segments:
            report.add(unit.unit.where, segment.source, segment.translation, langs, options.details)
    content = skeleton.build(outputs)
    with writing(task.output, "wb") as out:
        out.write(content)


def _translate_lines(
    task: Task, render: Render, options: Options, name: str, report: Report
) -> None:
    """Line in, line out, in bounded memory; results are written as they come."""
    total = 0
    if task.source != STDIN:
        total = sum(1 for _ in lines_of(task.source, options.encoding))
    waiting: deque[str] = deque()

    def texts() -> Iterator[Protected]:
        for line in lines_of(task.source, options.encoding):
            waiting.append(line)
            yield Protected(line)

    results = (rendered.translation for rendered in render(texts()))
    langs = (options.source, options.target)
    with writing(task.output) as out:
        for number, result in enumerate(progress(results, total, f"lines{name}"), 1):
            source = waiting.popleft()
            report.add(f"line {number}", source, result, langs, options.details)
            record: dict[str, Any] = {}
            if options.as_json:
                record = {**asdict(result), "band": band(source, result, langs)}
            out.write((json.dumps(record, ensure_ascii=False) if record else result.text) + "\n")
