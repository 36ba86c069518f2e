"""The commands `careo translate` and `careo translate models`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpora.errors import UsageError, unknown
from corpora.languages import language
from corpora.progress import progress
from corpora.shell import GroupWithDefault, LazyGroup
from corpora.textio import STDIN, read_text, split_lines, writing

if TYPE_CHECKING:
    from translate.translator import Translator

TEXT_SUFFIXES = ("", ".txt", ".text", ".lines")


@click.group(cls=GroupWithDefault, default="text")
def translate() -> None:
    """Translate text between Spanish and English."""


@translate.command("text")
@click.argument("file", default=STDIN)
@click.option("-o", "--output", default=STDIN, help="File to write; default: standard output.")
@click.option("--from", "source", default="es", show_default=True, help="Language of FILE.")
@click.option("--to", "target", help="Language to translate into; default: the other one.")
@click.option("--lines", is_flag=True, help="Line in, line out: same count, empty stays empty.")
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
def text(
    file: str,
    output: str,
    source: str,
    target: str | None,
    lines: bool,
    model: str | None,
    engine: str,
    beam: int,
    precision: str | None,
    deterministic: bool,
    threads: int,
    device: str,
    encoding: str,
    as_json: bool,
) -> None:
    """Translate FILE (default: standard input), plain text or one segment a line."""
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
    _check_files(file, output, lines)
    content = read_text(file, encoding)
    machine = translator(source, target, model, engine, precision, beam, threads, device)
    with writing(output) as out:
        if lines:
            for part in _translated_lines(split_lines(content), machine, as_json):
                out.write(part)
        else:
            from translate.plain import translate_text

            for part in translate_text(content, source, machine):
                out.write(part)


def _check_files(file: str, output: str, lines: bool) -> None:
    suffix = Path(file).suffix.lower()
    if not lines and suffix not in TEXT_SUFFIXES:
        raise unknown("format for translation", suffix, TEXT_SUFFIXES[1:])
    both_exist = STDIN not in (file, output) and Path(output).exists() and Path(file).exists()
    if both_exist and Path(file).samefile(output):
        raise UsageError(f"{output}: is also the input; name another file with -o")


def _translated_lines(lines: list[str], machine: Translator, as_json: bool) -> Iterator[str]:
    import json
    from dataclasses import asdict

    for result in progress(machine.translate(lines), len(lines), "lines"):
        yield (json.dumps(asdict(result), ensure_ascii=False) if as_json else result.text) + "\n"


_TRAINING = {
    "train": ("translate.cli_training:train", "Train a model from a recipe."),
    "finetune": ("translate.cli_training:finetune", "Fit a model to a translation memory."),
    "pack": ("translate.cli_training:pack", "Put a recipe's data into one file."),
    "card": ("translate.cli_training:card", "Measure a trained model, write its card."),
}


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
