"""Translation jobs: files and folders in, files out, each whole or not at all, resumed after a kill."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from corpora.errors import DataError, UsageError, unknown
from corpora.progress import progress
from corpora.textio import STDIN, read_text, split_lines, writing
from corpora.values import Translation
from translate.journal import Journal, journaled
from translate.plain import sentences, translate_text
from translate.translator import Translator

TEXT_SUFFIXES = ("", ".txt", ".text", ".lines")

Translate = Callable[[Iterable[str]], Iterator[Translation]]


@dataclass(frozen=True, slots=True)
class Task:
    """One file to translate and the file its translation goes to; "-" is standard input or output."""

    source: str
    output: str


def plan(files: Sequence[str], output: str, lines: bool) -> list[Task]:
    """Say what is to be translated into what.

    One file goes to the file `output`; several files, or the files of a folder (those with a suffix
    that can be translated, folders inside it too), go into the folder `output` under their own names.
    Raises UsageError for a format that cannot be translated, an output that is also an input, and two
    inputs with one output; DataError for a folder with nothing to translate.
    """
    if len(files) == 1 and not Path(files[0]).is_dir():
        tasks = [Task(files[0], output)]
    else:
        if output == STDIN or Path(output).is_file():
            raise UsageError("several files go into a folder; name one with -o")
        found = [entry for file in files for entry in _entries(file)]
        tasks = [Task(str(path), str(Path(output) / name)) for path, name in found]
    for task in tasks:
        _check(task, lines)
    outputs = [task.output for task in tasks]
    for name in outputs:
        if outputs.count(name) > 1:
            raise UsageError(
                f"{name}: two inputs would be written to it; translate them one by one"
            )
    return tasks


def run(
    tasks: Sequence[Task],
    machine: Translator,
    lang: str,
    lines: bool = False,
    as_json: bool = False,
    encoding: str = "utf-8",
    journal: str | Path | None = None,
) -> None:
    """Translate every task's file from language `lang`, line by line or as plain text.

    With the path of a `journal`, what was translated before the process was killed is not translated
    again: run the same job once more and the files come out as those of an undisturbed run. Raises
    DataError for a file that cannot be read or written; files that were finished before stay.
    """
    if journal is None:
        _run(tasks, machine.translate, lang, lines, as_json, encoding)
        return
    with Journal(journal) as kept:
        _run(
            tasks,
            lambda texts: journaled(machine, texts, kept),
            lang,
            lines,
            as_json,
            encoding,
        )


def _run(
    tasks: Sequence[Task],
    translate: Translate,
    lang: str,
    lines: bool,
    as_json: bool,
    encoding: str,
) -> None:
    for task in tasks:
        content = read_text(task.source, encoding)
        name = "" if len(tasks) == 1 else f" of {task.source}"
        if task.output != STDIN:
            _make_folder(Path(task.output).parent, len(tasks) > 1)
        with writing(task.output) as out:
            if lines:
                texts = split_lines(content)
                for result in progress(translate(texts), len(texts), f"lines{name}"):
                    record = (
                        json.dumps(asdict(result), ensure_ascii=False) if as_json else result.text
                    )
                    out.write(record + "\n")
            else:
                spans = sentences(content, lang)
                parts = translate_text(content, spans, translate)
                for part in progress(parts, len(spans) + 1, f"sentences{name}"):
                    out.write(part)


def _make_folder(folder: Path, wanted: bool) -> None:
    """Make the output folder of a job of several files; a single file's folder must be there."""
    if not wanted:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DataError(
            f"{folder}: cannot be made ({error.strerror}); name another folder"
        ) from None


def _entries(file: str) -> list[tuple[Path, Path]]:
    """List a file, or a folder's translatable files, with the names they get in the output folder."""
    path = Path(file)
    if not path.is_dir():
        return [(path, Path(path.name))]
    inside = [
        entry
        for entry in sorted(path.rglob("*"))
        if entry.is_file() and entry.suffix in TEXT_SUFFIXES[1:]
    ]
    if not inside:
        raise DataError(f"{path}: holds no file that ends in {', '.join(TEXT_SUFFIXES[1:])}")
    return [(entry, entry.relative_to(path)) for entry in inside]


def _check(task: Task, lines: bool) -> None:
    suffix = Path(task.source).suffix.lower()
    if not lines and suffix not in TEXT_SUFFIXES:
        raise unknown("format for translation", suffix, TEXT_SUFFIXES[1:])
    source, output = Path(task.source), Path(task.output)
    if STDIN in (task.source, task.output) or not (source.exists() and output.exists()):
        return
    if source.samefile(output):
        raise UsageError(f"{output}: is also the input; name another with -o")
