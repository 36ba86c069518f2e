"""`careo eval`: score, compare, check, baseline and gate."""

from __future__ import annotations

import json

import click

from corpora.shell import LazyGroup
from corpora.textio import read_lines, writing

COMMANDS = {
    "compare": (
        "eval.cli_compare:compare",
        "Test systems against each other on the same references.",
    ),
    "check": ("eval.cli_check:check", "Find what a translator missed."),
    "baseline": ("eval.cli_compare:baseline", "Store scores and lines for the gate."),
    "gate": ("eval.cli_compare:gate", "Fail where a run falls behind its baseline."),
}


@click.group(
    name="eval",
    cls=LazyGroup,
    lazy=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
)
def evaluate() -> None:
    """Score translations, compare systems, check a translation.

    Scores carry sacreBLEU signatures; exit code 1 means that data, or a gate, failed.
    """


@evaluate.command(name="score")
@click.option("--hyp", "hypothesis", required=True, metavar="FILE", help="Hypotheses, one a line.")
@click.option(
    "--ref",
    "references",
    required=True,
    multiple=True,
    metavar="FILE",
    help="References, one a line; give it again for each further reference.",
)
@click.option(
    "--metric",
    "-m",
    "metrics",
    multiple=True,
    metavar="NAME",
    help="bleu, chrf, chrf++ or ter; give it again for more. Default: bleu and chrf.",
)
@click.option(
    "--confidence",
    is_flag=False,
    flag_value=1000,
    default=0,
    type=click.IntRange(min=0),
    metavar="[N]",
    help="95 % intervals from N bootstrap resamples (1000 when N is left out).",
)
@click.option("--segments", is_flag=True, help="Scores of every line too.")
@click.option(
    "--width", "-w", default=2, type=click.IntRange(0, 12), show_default=True, help="Decimals."
)
@click.option("--encoding", default="utf-8", show_default=True, help="Encoding of all files.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "-o", "--output", default="-", metavar="FILE", help="Where to write; - is standard output."
)
def score(
    hypothesis: str,
    references: tuple[str, ...],
    metrics: tuple[str, ...],
    confidence: int,
    segments: bool,
    width: int,
    encoding: str,
    as_json: bool,
    output: str,
) -> None:
    """Score a file of translations against one or more files of references, line by line."""
    from eval.metrics import DEFAULT_METRICS, empty_lines, say_lines
    from eval.metrics import score as score_lines

    hypotheses = read_lines(hypothesis, encoding)
    streams = [read_lines(reference, encoding) for reference in references]
    scores = score_lines(
        hypotheses,
        streams,
        metrics or DEFAULT_METRICS,
        confidence,
        segments,
        (hypothesis, *references),
    )
    empty = empty_lines(hypotheses)
    if empty:
        click.echo(
            f"careo: {hypothesis}: {len(empty)} of {len(hypotheses)} hypotheses "
            f"{'is' if len(empty) == 1 else 'are'} empty ({say_lines(empty)}); scored as empty",
            err=True,
        )
    from eval.tables import scores_as_json, scores_as_text

    with writing(output) as out:
        if as_json:
            json.dump(scores_as_json(scores, empty), out, ensure_ascii=False, indent=1)
            out.write("\n")
        else:
            out.write(scores_as_text(scores, width))
