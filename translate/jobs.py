"""Translation jobs: files and folders in, files out, each whole or not at all, resumed after a kill."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from corpora.errors import DataError, UsageError
from corpora.progress import progress
from corpora.textio import STDIN, decode, read_bytes, writing
from corpora.values import Translation
from translate.confidence import band
from translate.inplace.formats import FORMATS, format_of, take_apart
from translate.inplace.items import plain
from translate.journal import Journal, journaled
from translate.placeholders import Protected, Render, rendering
from translate.translator import Translator

Translate = Callable[[Iterable[str]], Iterator[Translation]]

QUIET = frozenset({"copied", "memory:100", "memory:101"})
"""Flags that need no one's attention."""


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


@dataclass(slots=True)
class Report:
    """What was done with one file: sentences, how many were flagged, and which flags and sentences.

    `segments` are dicts with where, source, target, flags, confidence and band; `terms` count the renderings
    as the glossary asks ("term=rendering"; a miss is a flag "term:TERM"), `memory` the matches taken;
    `notes` say what was left untranslated.
    """

    source: str
    output: str
    sentences: int = 0
    flagged: int = 0
    flags: Counter[str] = field(default_factory=Counter)
    terms: Counter[str] = field(default_factory=Counter)
    memory: int = 0
    segments: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(
        self,
        where: str,
        source: str,
        translation: Translation,
        langs: tuple[str, str],
        keep: bool = True,
    ) -> None:
        """Count a sentence and, to `keep`, list it if it is flagged, with the band of its confidence."""
        self.sentences += 1
        self.terms.update(translation.term_hits)
        self.memory += bool(translation.tm_hit)
        flags = [flag for flag in translation.flags if flag not in QUIET]
        self.flags.update(flag.partition(":")[0] for flag in flags)
        self.flagged += bool(flags)
        if flags and keep:
            confidence = translation.confidence
            self.segments.append(
                {
                    "where": where,
                    "source": source,
                    "target": translation.text,
                    "flags": flags,
                    "confidence": None if confidence is None else round(confidence, 4),
                    "band": band(source, translation, langs),
                }
            )

    def as_json(self) -> dict[str, Any]:
        """Return the report as a JSON object."""
        counts = {"flags": dict(self.flags), "terms": dict(self.terms)}
        return {name: counts.get(name, getattr(self, name)) for name in self.__slots__}

    def summary(self) -> str:
        """Return one line on what a person should look at, "" if there is nothing."""
        parts = [f"{count} {flag}" for flag, count in sorted(self.flags.items())]
        told = []
        if parts:
            told.append(
                f"{self.flagged} of {self.sentences} sentences flagged ({', '.join(parts)})"
            )
        hits, misses = self.terms.total(), self.flags["term"]
        if hits or misses:
            told.append(f"{hits} of {hits + misses} terms as asked")
        if self.memory:
            told.append(f"{self.memory} from the memory")
        return "; ".join([*told, *self.notes])


def plan(
    files: Sequence[str], output: str, lines: bool, format: str = "", column: str = ""
) -> list[Task]:
    """Say what is to be translated into what.

    One file goes to the file `output`; several files, or the files of a folder (those with a suffix
    that can be translated, folders inside it too, but not what lies in `output`), go into the folder
    `output` under their own names. Raises UsageError for a format that cannot be translated, a table
    without a `column`, an output that is also an input, and two inputs with one output; DataError for a
    folder with nothing to translate.
    """
    if len(files) == 1 and not Path(files[0]).is_dir():
        tasks = [Task(files[0], output)]
    else:
        if output == STDIN or Path(output).is_file():
            raise UsageError("several files go into a folder; name one with -o")
        found = [entry for file in files for entry in _entries(file, output)]
        tasks = [Task(str(path), str(Path(output) / name)) for path, name in found]
    for task in tasks:
        _check(task, lines, format, column)
    for name, count in Counter(task.output for task in tasks).items():
        if count > 1:
            raise UsageError(
                f"{name}: two inputs would be written to it; translate them one by one"
            )
    return tasks


def check_inputs(tasks: Sequence[Task], options: Options) -> list[str]:
    """Read every input once, so that a bad file is told before hours of work; not standard input.

    Returns the names of files whose beginning is plainly in the target language. Raises DataError for one
    that cannot be read, and for an output whose folder is missing.
    """
    turned = []
    for task in tasks:
        parent = Path(task.output).parent
        if len(tasks) == 1 and task.output != STDIN and not parent.is_dir():
            raise DataError(f"{parent}: no such folder; make it first")
        if task.output != STDIN and Path(task.output).is_dir():
            raise DataError(f"{task.output}: is a folder; name a file in it")
        if task.source == STDIN:
            continue
        beginning = ""
        if options.lines:
            for line in _lines(task.source, options.encoding):
                if len(beginning) < _SEEN:
                    beginning += f"{line[:_SEEN]}\n"
        else:
            texts = (plain(unit.items) for unit in _skeleton(task, options).units[:_SEEN])
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
            make_folder(Path(task.output).parent, len(tasks) > 1)
        if path is None:
            reports.append(_run(task, machine, machine.translate, options, name))
            continue
        with Journal(path) as kept, _still_there(kept):
            reports.append(_run(task, machine, _kept(machine, kept), options, name))
    return reports


@contextlib.contextmanager
def _still_there(journal: Journal) -> Iterator[None]:
    """Add to an error what the journal keeps; the journal's own errors say so themselves."""
    try:
        yield
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

    skeleton = _skeleton(task, options)
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
        total = sum(1 for _ in _lines(task.source, options.encoding))
    waiting: deque[str] = deque()

    def texts() -> Iterator[Protected]:
        for line in _lines(task.source, options.encoding):
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


def _lines(path: str, encoding: str) -> Iterator[str]:
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
    number, seen = 0, False
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
                seen = seen or not line.isspace()
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
    if not seen:
        raise DataError(f"{path}: is empty; there is nothing to read in it")


def _skeleton(task: Task, options: Options) -> Any:
    kind = format_of(task.source, options.format) if task.source != STDIN else options.format
    langs = (options.source, options.target)
    data = read_bytes(task.source)
    return take_apart(data, task.source, kind or "text", langs, options.encoding, options.column)


def make_folder(folder: Path, wanted: bool) -> None:
    """Make the output folder of a job of several files if `wanted`; a single file's must be there.

    Raises DataError if it cannot be made.
    """
    if not wanted:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DataError(
            f"{folder}: cannot be made ({error.strerror}); name another folder"
        ) from None


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
        and (away == path.resolve() or away not in entry.resolve().parents)
    ]
    if not inside:
        raise DataError(f"{path}: holds no file that ends in {', '.join(suffixes)}")
    return [(entry, entry.relative_to(path)) for entry in inside]


def _check(task: Task, lines: bool, format: str, column: str) -> None:
    if not lines and (task.source != STDIN or format):
        kind = format_of(task.source, format)
        if kind == "tsv" and not column:
            raise UsageError(
                f"{task.source}: is a table; say which column to translate with --column N"
            )
    source, output = Path(task.source), Path(task.output)
    if STDIN in (task.source, task.output) or not (source.exists() and output.exists()):
        return
    if source.samefile(output):
        raise UsageError(f"{output}: is also the input; name another with -o")
