"""What a job is: which file goes where, in what format, and how its text is read."""

from __future__ import annotations

import io
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpora.errors import DataError, UsageError
from corpora.textio import STDIN, check_outputs, decode, read_bytes
from translate.inplace.formats import FORMATS, format_of, take_apart
from translate.inplace.items import Skeleton, plain


@dataclass(frozen=True, slots=True)
class Task:
    """One file to translate and the file its translation goes to; "-" is standard input or output."""

    source: str
    output: str


@dataclass(frozen=True, slots=True)
class Options:
    """How files are read and written.

    `source` and `target` are languages; `lines` line in, line out; `as_json` a JSON object for each line;
    `format` a name of `translate.inplace.FORMATS` in place of the one by the file's name; `column` the
    column of a table, by number from 1 or by name. Where `memory` names a translation memory, matches of
    `threshold` percent or more are taken from it (`translate.memory.with_memory`). Without `details` reports
    only count the flagged sentences, and do not grow with them.
    """

    source: str
    target: str
    lines: bool = False
    as_json: bool = False
    encoding: str = "utf-8"
    format: str = ""
    column: str = ""
    memory: str = ""
    threshold: int = 100
    details: bool = True


def plan(
    files: Sequence[str], output: str, lines: bool, format: str = "", column: str = ""
) -> list[Task]:
    """Say what is to be translated into what.

    One file goes to the file `output`; several files, or the files of a folder (those with a suffix
    that can be translated and something in them, folders inside it too, but not what lies in `output`),
    go into the folder `output` under their own names. Raises UsageError for a format that cannot be
    translated, a table without a `column` and a `column` without a table, an output that is also an input,
    and two inputs with one output; DataError for a folder with nothing to translate, and for an output
    whose folder is missing.
    """
    if len(files) == 1 and not Path(files[0]).is_dir():
        tasks = [Task(files[0], output)]
        parent = Path(output).parent
        if output.endswith(("/", os.sep)) and not Path(output).is_dir():
            raise DataError(f"{output}: is no name of a file; name one with -o")
        if output != STDIN and not parent.is_dir():
            raise DataError(f"{parent}: no such folder; make it first")
    else:
        if output == STDIN or Path(output).is_file():
            raise UsageError("several files go into a folder; name one with -o")
        found = [entry for file in files for entry in _entries(file, output)]
        tasks = [Task(str(path), str(Path(output) / name)) for path, name in found]
    for task in tasks:
        _check(task, lines, format, column)
    if column and all(_kind(task, format) != "tsv" for task in tasks):
        raise UsageError(f"--column goes with tables (.tsv), not with {tasks[0].source}")
    for name, count in Counter(task.output for task in tasks).items():
        if count > 1:
            raise UsageError(
                f"{name}: two inputs would be written to it; translate them one by one"
            )
    check_outputs([task.source for task in tasks], [("-o", task.output) for task in tasks])
    return tasks


def check_inputs(tasks: Sequence[Task], options: Options) -> list[str]:
    """Read every input once, so that a bad file is told before hours of work; not standard input.

    Returns the names of files whose beginning is plainly in the target language. Raises DataError for one
    that cannot be read, and for an output that is a folder.
    """
    turned = []
    for task in tasks:
        if task.output != STDIN and Path(task.output).is_dir():
            raise DataError(f"{task.output}: is a folder; name a file in it")
        if task.source == STDIN:
            continue
        beginning = ""
        if options.lines:
            for line in lines_of(task.source, options.encoding):
                if len(beginning) < _SEEN:
                    beginning += f"{line[:_SEEN]}\n"
        else:
            texts = (plain(unit.items) for unit in read_skeleton(task, options).units[:_SEEN])
            beginning = "\n".join(texts)
        if _likely(beginning[:_SEEN], options):
            turned.append(task.source)
    return turned


_SEEN = 2000
"""Characters of a file by which its language is told."""


def _likely(text: str, options: Options) -> bool:
    """Whether a text of twenty words or more is in the target language rather than in the source's."""
    from corpora.filters.identify import known_languages, probabilities

    if len(text.split()) < 20 or not {options.source, options.target} <= {*known_languages()}:
        return False
    found = probabilities(text)
    return found[options.target] > 0.95 and found[options.source] < 0.01


def lines_of(path: str, encoding: str) -> Iterator[str]:
    """Read lines one by one; raises DataError as `corpora.textio.read_text` does."""
    if path == STDIN:
        stream: Any = sys.stdin.buffer
    else:
        decode(b"", path, encoding)  # an unknown encoding is told first
        try:
            stream = Path(path).open("rb")  # noqa: SIM115 (closed below)
        except OSError:
            read_bytes(path)
            raise
    number = 0
    try:
        text = io.TextIOWrapper(stream, encoding, "strict", newline="\n")
        try:
            for number, line in enumerate(text, 1):
                if number == 1:
                    line = line.removeprefix("\ufeff")
                if "\0" in line:
                    raise DataError(
                        f"{path}: NUL character in line {number}; "
                        "the file is binary or damaged, save it as plain text"
                    )
                yield line.removesuffix("\n").removesuffix("\r")
        finally:
            text.detach()
    except UnicodeDecodeError:
        if path == STDIN:
            raise DataError(
                f"standard input: after line {number}: is not {encoding}; name its encoding, "
                "for example --encoding cp1252"
            ) from None
        decode(read_bytes(path), path, encoding)
        raise
    finally:
        if path != STDIN:
            stream.close()
    if not number:
        name = "standard input" if path == STDIN else path
        raise DataError(f"{name}: is empty; there is nothing to read in it")


def read_skeleton(task: Task, options: Options) -> Skeleton:
    """Read a task's file and take it apart."""
    kind = _kind(task, options.format)
    langs = (options.source, options.target)
    column = options.column if kind == "tsv" else ""
    return take_apart(read_bytes(task.source), task.source, kind, langs, options.encoding, column)


def _kind(task: Task, format: str) -> str:
    """Return the format of a task's file."""
    return (format_of(task.source, format) if task.source != STDIN else format) or "text"


def left_out(files: Sequence[str], tasks: Sequence[Task], output: str) -> list[Path]:
    """Return the files in the folders among `files` that no task translates, `output`'s own apart."""
    taken = {Path(task.source) for task in tasks}
    away = Path(output).resolve()
    return [
        entry
        for file in files
        for entry in sorted(Path(file).rglob("*"))
        if entry.is_file() and entry not in taken and away not in entry.resolve().parents
    ]


def _entries(file: str, output: str) -> list[tuple[Path, Path]]:
    """List a file, or a folder's translatable files, with the names they get in the output folder."""
    path = Path(file)
    if not path.is_dir():
        return [(path, Path(path.name))]
    suffixes = [suffix for some in FORMATS.values() for suffix in some if suffix]
    away = Path(output).resolve()
    inside = [
        entry
        for entry in sorted(path.rglob("*"))
        if entry.suffix.lower() in suffixes
        and entry.is_file()
        and entry.stat().st_size
        and (away == path.resolve() or away not in entry.resolve().parents)
    ]
    if not inside:
        raise DataError(f"{path}: holds no file that ends in {', '.join(suffixes)}")
    return [(entry, entry.relative_to(path)) for entry in inside]


def _check(task: Task, lines: bool, format: str, column: str) -> None:
    if not lines and _kind(task, format) == "tsv" and not column:
        raise UsageError(
            f"{task.source}: is a table; say which column to translate with --column N"
        )
