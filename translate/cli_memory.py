"""The commands `careo translate memory`."""

from __future__ import annotations

import click

from corpora.errors import UsageError
from corpora.languages import language


@click.group("memory")
def memory() -> None:
    """Fill and search translation memories."""


def _pair(source: str, target: str | None) -> tuple[str, str]:
    other = target or {"es": "en", "en": "es"}[language(source)]
    if language(source) == language(other):
        raise UsageError(f"--from and --to are both {source}; name two languages")
    return source, other


@memory.command("add")
@click.argument("file")
@click.argument("units", nargs=-1, required=True, metavar="BITEXT...")
@click.option("--from", "source", default="es", show_default=True, help="Source language.")
@click.option("--to", "target", help="Target language; default: the other one.")
@click.option("--format", "format", help="Format of BITEXT; default: by its name's end.")
@click.option(
    "--text",
    type=click.Choice(["target", "review", "machine"]),
    default="target",
    help="Which text of a project is the translation; default: the human one.",
)
@click.option("--drafts", is_flag=True, help="Add what is fuzzy, machine-made or rejected too.")
def add(
    file: str,
    units: tuple[str, ...],
    source: str,
    target: str | None,
    format: str | None,
    text: str,
    drafts: bool,
) -> None:
    """Add bitexts to a memory.

    The units of each BITEXT (TMX, XLIFF, TSV, …) or project go to the memory FILE, which is made if missing.
    Those that their file marks as fuzzy, machine-made, new or rejected are left out, unless --drafts.
    """
    import contextlib
    from pathlib import Path

    from corpora.exchange import is_project, units_at
    from corpora.formats.losses import Losses
    from corpora.progress import progress, say
    from translate.memory import Memory
    from translate.memory.drafts import LeftOut

    pair = _pair(source, target)
    new = not Path(file).exists()
    with contextlib.ExitStack() as undo, Memory(file, *pair) as store:
        if new:
            undo.callback(Path(file).unlink)
        for place in units:
            losses, left = Losses(), LeftOut(drafts)
            if is_project(place):
                stream = units_at(place, text=text, every=True)
            else:
                stream = units_at(place, None, "target", format, *pair, losses=losses)
            count = store.add(progress(stream, 0, "units"), Path(place).name, left.wanted)
            undo.pop_all()  # what was added stays when a later file cannot be read
            for line in losses.remarks(varieties=False):
                say(f"careo: {place}: {line}")
            say(f"careo: {place}: {count} units added{left}; {file} has {len(store)}")


@memory.command("search")
@click.argument("file")
@click.argument("text")
@click.option("--from", "source", default="es", show_default=True, help="Source language.")
@click.option("--to", "target", help="Target language; default: the other one.")
@click.option("--threshold", type=click.IntRange(50, 100), default=75, show_default=True)
@click.option("--limit", type=click.IntRange(1, 50), default=5, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="A JSON array.")
def search(
    file: str,
    text: str,
    source: str,
    target: str | None,
    threshold: int,
    limit: int,
    as_json: bool,
) -> None:
    """Search a memory for a sentence.

    Prints what the memory FILE has like TEXT, best first: match percent, source, target, origin.
    """
    import json

    from translate.memory import Memory

    with Memory(file, *_pair(source, target), must_exist=True) as store:
        found = store.search(text, threshold, limit)
    if as_json:
        rows = [
            {
                "percent": match.percent,
                "source": match.unit.source,
                "target": match.unit.target,
                "origin": match.unit.origin,
                "id": match.unit.id,
            }
            for match in found
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for match in found:
        unit = match.unit
        click.echo(f"{match.percent}%\t{unit.source}\t{unit.target}\t{unit.origin}")
