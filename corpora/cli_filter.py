"""`careo corpora filter`: keep the good units of a bitext and say what was dropped, and why."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from corpora.textio import STDIN, check_outputs, writing

if TYPE_CHECKING:
    from corpora.filters.recipe import Recipe
    from corpora.filters.run import Decision


@click.command("filter")
@click.argument("file", required=False)
@click.option("-o", "--out", help="File to write the kept units to.")
@click.option("--recipe", help="TOML file that names filters and options; every filter by default.")
@click.option("--show-recipe", is_flag=True, help="Print the recipe with all its options and stop.")
@click.option("--report", help="File to write the report to; JSON if its name ends in .json.")
@click.option("--scores", help="File to write each unit's scores to, as JSON lines.")
@click.option(
    "--examples", type=click.IntRange(0), default=3, show_default=True, help="Dropped units shown."
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option("--format", help="Format to write; told by the name of the output if not given.")
@click.option("--from-format", help="Format of the input; told by its name if not given.")
@click.option("--bitext", type=int, help="Id of the bitext, where FILE is a project with several.")
@click.option("--from", "source_lang", help="Source language, where the file does not say.")
@click.option("--to", "target_lang", help="Target language, where the file does not say.")
def filter_(
    file: str | None,
    out: str | None,
    recipe: str | None,
    show_recipe: bool,
    report: str | None,
    scores: str | None,
    examples: int,
    as_json: bool,
    format: str | None,
    from_format: str | None,
    bitext: int | None,
    source_lang: str | None,
    target_lang: str | None,
) -> None:
    """Keep the units of a bitext that every filter of a recipe accepts.

    FILE is a bitext file or a project. The report says how many units each filter dropped, with examples;
    without -o nothing else is written. It goes to standard error, with --json to standard output.
    """
    from corpora.exchange import to_other_files, units_at
    from corpora.filters.recipe import DEFAULT, read_recipe, recipe_text
    from corpora.filters.run import filter_units, report_text
    from corpora.formats import format_of, get_format
    from corpora.formats.losses import Losses

    chosen = read_recipe(recipe) if recipe else DEFAULT
    if show_recipe:
        click.echo(recipe_text(chosen), nl=False)
        return
    if file is None:
        raise click.UsageError("name the bitext to filter")
    if out == STDIN and (format is None or as_json):
        raise click.UsageError("standard output holds the units: give --format, and no --json")
    reads = [file, *([recipe] if recipe else []), *_recipe_files(chosen)]
    writes = [("--report", report), ("--scores", scores), ("--json", STDIN if as_json else None)]
    check_outputs(reads, [("-o", out), *writes])
    target = None if out is None else get_format(format) if format else format_of(out)
    losses = Losses()
    units = units_at(
        *(file, bitext, "target", from_format, source_lang, target_lang), losses=losses
    )
    if out is not None and target is not None:
        units = to_other_files(units, file, from_format, out, target, reads, writes)
    with contextlib.ExitStack() as stack:
        # The other files are opened first: they appear only when the units were written too.
        report_file = stack.enter_context(writing(report)) if report else None
        watch = stack.enter_context(_scores(scores)) if scores else None

        def write(kept: Iterator) -> None:
            if target is not None and out is not None:
                options = {"keep_empty": True} if "keep_empty" in target.writer_options else {}
                written = target.write(_some(kept, file), out, **options)
                if written.left_out:
                    click.echo(f"{out}: {written}", err=True)

        found = filter_units(units, chosen, write, examples, watch)
        as_text, data = report_text(found), json.dumps(found.as_dict(), ensure_ascii=False)
        if report_file is not None:
            is_json = str(report).lower().endswith(".json")
            report_file.write(data + "\n" if is_json else as_text)
    for line in losses.remarks():
        click.echo(f"{file}: {line}", err=True)
    if as_json:
        click.echo(data)
    else:
        click.echo(as_text, nl=False, err=True)


def _recipe_files(recipe: Recipe) -> list[str]:
    """The files that filters of a recipe read."""
    return [file for one in recipe for file in getattr(one, "files", ())]


def _some(kept: Iterator, file: str) -> Iterator:
    """Pass units on; DataError where not one is kept, before a file without any is written."""
    from corpora.errors import DataError

    first = next(kept, None)
    if first is None:
        raise DataError(f"{file}: no unit is kept; run it without -o to see what each filter drops")
    yield first
    yield from kept


@contextlib.contextmanager
def _scores(path: str) -> Iterator[Callable[[Decision], object]]:
    """Open a file of scores and yield what writes a decision to it."""
    with writing(path) as stream:

        def write(decision: Decision) -> None:
            names = [name for name, _ in decision.scores]
            item = {
                "number": decision.number,
                "id": decision.unit.id,
                "scores": dict(decision.scores),
                "dropped_by": None if decision.dropped_by is None else names[-1],
            }
            stream.write(json.dumps(item, ensure_ascii=False) + "\n")

        yield write
