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
_SET = click.option(
    "--set", "overrides", multiple=True, metavar="KEY=VALUE", help="Replace a recipe's key."
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
@_SET
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


@click.command("finetune")
@click.argument("model")
@click.option("--data", required=True, help="The memory: TMX or TSV.")
@_OUT
@click.option(
    "--general",
    multiple=True,
    help="Pairs of ordinary text to mix in against forgetting: TMX, TSV or a training table.",
)
@click.option("--direction", help="es-en or en-es, where the model's name does not tell.")
@click.option(
    "--share", default=0.5, show_default=True, help="Share of the memory in what is drawn."
)
@click.option("--peak", default=1e-4, show_default=True, help="Highest learning rate.")
@_DEVICE
@_STEPS
@_MINUTES
@click.option("--seed", default=1, show_default=True)
@_JSON
def finetune(
    model: str,
    data: str,
    out: str,
    general: tuple[str, ...],
    direction: str | None,
    share: float,
    peak: float,
    device: str,
    max_steps: int | None,
    minutes: float | None,
    seed: int,
    as_json: bool,
) -> None:
    """Fit MODEL to a translation memory; prints the new model's folder. MODEL itself is never changed."""
    from translate.training.finetune import finetune

    result = finetune(
        model,
        data,
        out,
        general,
        direction,
        share,
        peak,
        device,
        max_steps,
        minutes,
        seed,
        report=say,
    )
    for name, after in result.after.items():
        before = result.before[name]
        say(
            f"{name}: BLEU {before.bleu:.2f} → {after.bleu:.2f}, "
            f"chrF {before.chrf:.2f} → {after.chrf:.2f}"
        )
        if after.chrf < before.chrf:
            say(
                f"{name}: the new model is worse there; lower --peak or --share, or keep the old one"
            )
    _print(result, as_json)


@click.command("pack")
@click.argument("recipe")
@click.option("--data", required=True, help="Folder that the recipe's paths begin in.")
@click.option("-o", "--output", required=True, help="Tar file to write.")
@click.option(
    "--device",
    default="cuda",
    show_default=True,
    type=click.Choice(["cpu", "cuda"]),
    help="Device to train on: the recipe's caps may differ.",
)
@_SET
def pack(recipe: str, data: str, output: str, device: str, overrides: tuple[str, ...]) -> None:
    """Put the data that RECIPE reads, cut to its caps, into one tar file, to train elsewhere."""
    from translate.training.recipe_file import load_recipe
    from translate.training.source import pack

    size = pack(load_recipe(recipe, device, overrides), data, output)
    say(f"{output}: {size / 1e6:.1f} MB")


@click.command("card")
@click.argument("model")
@click.option(
    "--test",
    "tests",
    multiple=True,
    required=True,
    metavar="NAME=STEM",
    help="STEM.es and STEM.en.",
)
@click.option(
    "--peer",
    "peers",
    multiple=True,
    metavar="NAME/SYSTEM=FILE",
    help="Another system's translation of the test NAME.",
)
@click.option("--threads", type=click.IntRange(0), default=0, help="0 (default): all cores.")
def card(model: str, tests: tuple[str, ...], peers: tuple[str, ...], threads: int) -> None:
    """Measure the trained MODEL as it is used and write its card (README.md); prints the card's path."""
    from corpora.errors import UsageError
    from translate.training.measure import parse_assignments, write_card

    others = {}
    for key, file in parse_assignments(peers, "--peer").items():
        test, _, system = key.partition("/")
        if not system:
            raise UsageError(f"--peer {key}={file}: is not NAME/SYSTEM=FILE")
        others[test, system] = file
    click.echo(write_card(model, parse_assignments(tests, "--test"), others, threads, say))


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
