"""The commands `careo translate` and `careo translate models`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpora.errors import UsageError
from corpora.languages import language
from corpora.shell import GroupWithDefault, LazyGroup
from corpora.textio import STDIN, check_outputs
from corpora.wording import Counting
from translate.cli_assets import Assets, with_assets
from translate.cli_memory import memory
from translate.cli_quality import alternatives, score, terms

if TYPE_CHECKING:
    from translate.job_report import Report

NAMED = 5
"""Files that a message names before it says "…"."""

_ABOUT = """Translate text between Spanish and English.

Each FILE or folder (default: standard input) is translated in place: text, Markdown, HTML, DOCX, SRT, VTT,
PO, XLIFF, TMX or a column of a TSV file; with --lines one segment a line.

Tags, code, times, white space and placeholders stay. What could not be done surely is flagged: see
--report. A job that was stopped or killed goes on where it was when the same command is run again.

\b
Examples:
  careo translate report.docx -o report.en.docx --report look-at.json
  careo translate page.html --from en -o pagina.html
  careo translate site/ -o site-en/ --terms glossary.tsv --memory old.memory
  careo translate --lines < lines.es > lines.en
"""


@click.group(cls=GroupWithDefault, default="text", help=_ABOUT)
def translate() -> None:
    """Group of the commands that translate."""


@translate.command("text", help=_ABOUT)
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("-o", "--output", default=STDIN, help="File or folder; default: standard output.")
@click.option("--from", "source", default="es", show_default=True, help="Language of FILE.")
@click.option("--to", "target", help="Language to translate into; default: the other one.")
@click.option("--lines", is_flag=True, help="Line in, line out: same count, empty stays empty.")
@click.option("--format", "format", default="", help="Format of FILE; default: by its name's end.")
@click.option("--column", default="", help="Column of a .tsv: number from 1, or name in row 1.")
@click.option("--model", help="Bundled name, folder, or owner/name of a fetched hub model.")
@click.option(
    "--engine", default="ctranslate2", show_default=True, help="ctranslate2 or transformers."
)
@click.option(
    "--beam", type=int, default=4, show_default=True, help="Hypotheses kept; 1 is greedy."
)
@click.option("--compute-type", "precision", help="int8 (default on a CPU), float32, float16, …")
@click.option(
    "--deterministic",
    is_flag=True,
    help="float32: a line's translation cannot change with its neighbours; slower than int8.",
)
@click.option("--threads", type=click.IntRange(0), default=0, help="0 (default): all cores.")
@click.option("--device", default="cpu", show_default=True, type=click.Choice(["cpu", "cuda"]))
@click.option("--encoding", default="utf-8", show_default=True, help="Encoding of FILE.")
@click.option("--json", "as_json", is_flag=True, help="With --lines: a JSON object a line.")
@click.option(
    "--journal", help="Where to note what is done; default: OUTPUT.journal, while it runs."
)
@click.option("--jobs", type=click.IntRange(1), default=1, help="Files translated at a time.")
@click.option("--report", help="JSON file for the sentences that are flagged, and why.")
@with_assets
def text(
    files: tuple[str, ...],
    output: str,
    source: str,
    target: str | None,
    lines: bool,
    format: str,
    column: str,
    model: str | None,
    engine: str,
    beam: int,
    precision: str | None,
    deterministic: bool,
    threads: int,
    device: str,
    encoding: str,
    as_json: bool,
    journal: str | None,
    jobs: int,
    report: str | None,
    assets: Assets,
) -> None:
    """Check the options, translate every file, tell what was flagged."""
    from functools import partial

    from corpora.progress import say
    from translate.job_plan import Options, check_inputs, left_out, plan
    from translate.parallel import run_parallel
    from translate.translator import translator

    target = target or {"es": "en", "en": "es"}[language(source)]
    if language(source) == language(target):
        raise UsageError(f"--from and --to are both {source}; name two languages")
    if as_json and not lines:
        raise UsageError("--json goes with --lines; a plain text has no segments to list")
    if deterministic and precision not in (None, "float32"):
        raise UsageError(
            f"--deterministic computes in float32, not {precision}; leave one of them out"
        )
    precision = "float32" if deterministic else precision
    if column and lines:
        raise UsageError("--column goes with tables, not with --lines; leave one of them out")
    tasks = plan(files or (STDIN,), output, lines, format, column)
    read = [*(task.source for task in tasks), *filter(None, (assets.terms, assets.memory))]
    made = [("-o", task.output) for task in tasks]
    check_outputs(read, [*made, ("--journal", journal), ("--report", report)])
    if journal and len(tasks) > 1 and jobs > 1:
        raise UsageError("--journal names one file for one process; leave it out with --jobs")
    _tell_left_out(left_out(files, tasks, output))
    known = assets.check_memory(source, target)
    options = Options(
        *(source, target, lines, as_json, encoding, format, column, known, assets.threshold),
        details=bool(report),
    )
    for name in check_inputs(tasks, options):  # a bad file is told before hours of work
        say(f"careo: {name}: seems to be in {target}, not in {source}; is --from {target} meant?")
    make = partial(
        translator,
        *(source, target, model, engine, precision, beam, threads, device),
        guards=assets.guards,
        glossary=assets.glossary(source, target, encoding),
    )
    kept = [journal or _journal(task.output) for task in tasks]
    reports = run_parallel(tasks, make, options, kept, jobs)
    if not journal:
        for path in filter(None, kept):
            Path(path).unlink(missing_ok=True)
    _tell(reports, report)


def _journal(output: str) -> str | None:
    return None if output == STDIN else f"{output}.journal"


def _tell_left_out(paths: Sequence[Path]) -> None:
    """Say which files of a folder are not translated, the first few by name."""
    from corpora.progress import say

    if paths:
        names = ", ".join(map(str, paths[:NAMED])) + (", …" if len(paths) > NAMED else "")
        told = "careo: {0:file is|files are} empty or in no format that is translated, and left out: {1}"
        say(Counting().format(told, len(paths), names))


def _tell(reports: Sequence[Report], path: str | None) -> None:
    """Say what a person should look at, and write it to the file `path` if one is named."""
    import json

    from corpora.progress import say
    from corpora.textio import writing

    for entry in reports:
        if summary := entry.summary():
            hint = "" if path or not entry.flags else "; see them with --report FILE"
            name = "standard input" if entry.source == STDIN else entry.source
            say(f"careo: {name}: {summary}{hint}")
    if path:
        with writing(path) as out:
            json.dump([entry.as_json() for entry in reports], out, ensure_ascii=False, indent=1)
            out.write("\n")


_TRAINING = {
    "train": ("translate.cli_training:train", "Train a model from a recipe."),
    "finetune": ("translate.cli_training:finetune", "Fit a model to a translation memory."),
    "pack": ("translate.cli_training:pack", "Put a recipe's data into one file."),
    "card": ("translate.cli_training:card", "Measure a trained model, write its card."),
}


for _command in (memory, alternatives, score, terms):
    translate.add_command(_command)


@translate.group("models", cls=LazyGroup, lazy=_TRAINING)
def models() -> None:
    """List, fetch, convert, train and fine-tune models."""


@models.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def list_models(as_json: bool) -> None:
    """List the bundled models: name, languages, size, hash."""
    import json

    from translate.models import bundled_models, find_model

    rows: list[dict[str, str | int]] = []
    for name in bundled_models():
        model = find_model(name)
        source, target = model.languages or ("", "")
        size = sum(path.stat().st_size for path in model.folder.iterdir() if path.is_file())
        rows.append({"name": name, "from": source, "to": target, "bytes": size, "hash": model.hash})
        if not as_json:
            click.echo(f"{name}\t{source}→{target}\t{size / 1e6:.1f} MB\t{model.hash}")
    if as_json:
        click.echo(json.dumps(rows, indent=1))


@models.command("fetch")
@click.argument("name")
def fetch_model(name: str) -> None:
    """Download the Marian model NAME (owner/name) from the hub: the only command that uses a network."""
    from translate.models import fetch

    click.echo(fetch(name).folder)


@models.command("convert")
@click.argument("name")
@click.option("--compute-type", "precision", default="int8", show_default=True)
def convert_model(name: str, precision: str) -> None:
    """Convert the model NAME for CTranslate2 now instead of on first use; prints the folder."""
    from translate.convert import converted
    from translate.models import find_model

    click.echo(converted(find_model(name), precision))
