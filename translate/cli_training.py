"""The commands `careo translate models train`, `finetune`, `pack` and `card`."""

from __future__ import annotations

import json

import click

from corpora.progress import say

_DEVICE = click.option(
    "--device", default="auto", show_default=True, help="auto, cpu or cuda; auto prefers cuda."
)
_OUT = click.option(
    "-o", "--out", required=True, help="Folder of the run; goes on where it stopped."
)
_STEPS = click.option("--max-steps", type=click.IntRange(1), help="Stop after so many steps.")
_MINUTES = click.option(
    "--minutes", type=click.FloatRange(0, min_open=True), help="Stop after this time."
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")


@click.command("train")
@click.argument("recipe")
@click.option(
    "--data", required=True, help="Folder of the recipe's files, or a tar file made by pack."
)
@_OUT
@click.option("--init", help="Begin with a MarianMT folder, or with bergamot:FOLDER.")
@_DEVICE
@_STEPS
@_MINUTES
@click.option(
    "--set", "overrides", multiple=True, metavar="KEY=VALUE", help="Replace a recipe's key."
)
@_JSON
def train(
    recipe: str,
    data: str,
    out: str,
    init: str | None,
    device: str,
    max_steps: int | None,
    minutes: float | None,
    overrides: tuple[str, ...],
    as_json: bool,
) -> None:
    """Train a model from RECIPE (a TOML file or a shipped name such as es-en); prints its folder."""
    from translate.training.train import train

    result = train(
        recipe,
        data,
        out,
        init,
        device,
        max_steps,
        minutes,
        report=say,
        overrides=overrides,
    )
    _print(result, as_json)


@click.command("pack")
@click.argument("recipe")
@click.option("--data", required=True, help="Folder that the recipe's paths begin in.")
@click.option("-o", "--output", required=True, help="Tar file to write.")
def pack(recipe: str, data: str, output: str) -> None:
    """Put the data files that RECIPE reads into one tar file, to train elsewhere."""
    from translate.training.recipe_file import load_recipe
    from translate.training.source import pack

    size = pack(load_recipe(recipe), data, output)
    say(f"{output}: {size / 1e6:.1f} MB")


def _print(result: object, as_json: bool) -> None:
    from translate.training.fit import Result

    if not isinstance(result, Result):
        raise TypeError(f"not a training result: {result!r}")
    if as_json:
        click.echo(
            json.dumps(
                {
                    "folder": str(result.folder),
                    "steps": result.steps,
                    "pairs": result.pairs,
                    "seconds": round(result.seconds, 1),
                    "before": {name: score._asdict() for name, score in result.before.items()},
                    "after": {name: score._asdict() for name, score in result.after.items()},
                }
            )
        )
    else:
        click.echo(result.folder)
