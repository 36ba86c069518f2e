"""`careo eval score` and `careo eval human`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from corpora.errors import DataError, UsageError
from corpora.languages import language
from corpora.textio import read_lines, writing
from eval.hypotheses import read_hypotheses

if TYPE_CHECKING:
    from eval.groups import GroupScores
    from eval.metrics import Score

TOKENIZED = 100
"""Lines ending in a full stop after a space from which a text seems to be tokenized."""


@click.command(name="score")
@click.option("--hyp", "hypothesis", metavar="FILE", help="Hypotheses, one a line.")
@click.option(
    "--ref",
    "references",
    multiple=True,
    metavar="FILE",
    help="References, one a line; give it again for each further reference.",
)
@click.option(
    "--project",
    metavar="FILE",
    help="Instead: a project, whose machine translation is scored against its target side.",
)
@click.option("--bitext", type=int, help="Id of the bitext, where the project has several.")
@click.option(
    "--metric",
    "-m",
    "metrics",
    multiple=True,
    metavar="NAME",
    help="bleu, chrf, chrf++, ter or comet; give it again for more. Default: bleu and chrf.",
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
@click.option(
    "--by",
    "by",
    multiple=True,
    metavar="WAY",
    help="Scores by group too: length, content, label; role, confidence (of a project).",
)
@click.option("--labels", metavar="FILE", help="A label a line for --by label, as the register.")
@click.option(
    "--lang", default="", metavar="LANG", help="Language of the lines, es or en, for rare words."
)
@click.option("--segments", is_flag=True, help="Scores of every line (or bead) too.")
@click.option("--source", metavar="FILE", help="Sources, one a line; for comet.")
@click.option("--comet-model", default="", metavar="MODEL", help="Checkpoint or name; for comet.")
@click.option(
    "--width", "-w", default=2, type=click.IntRange(0, 12), show_default=True, help="Decimals."
)
@click.option("--encoding", default="utf-8", show_default=True, help="Encoding of all files.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "-o", "--output", default="-", metavar="FILE", help="Where to write; - is standard output."
)
def score(
    hypothesis: str | None,
    references: tuple[str, ...],
    project: str | None,
    bitext: int | None,
    metrics: tuple[str, ...],
    confidence: int,
    by: tuple[str, ...],
    labels: str | None,
    lang: str,
    segments: bool,
    source: str | None,
    comet_model: str,
    width: int,
    encoding: str,
    as_json: bool,
    output: str,
) -> None:
    """Score translations against references, line by line, or a project bead by bead.

    Of a project the newest machine translation is scored against the human one; segments that belong
    together are joined, and what the scores cover of both sides is said with them.
    """
    from eval.metrics import DEFAULT_METRICS

    wanted = metrics or DEFAULT_METRICS
    if lang:
        language(lang)
    if (project is None) == (hypothesis is None and not references):
        raise UsageError("score needs --hyp FILE and --ref FILE, or --project FILE")
    if project is not None:
        if "comet" in wanted:
            raise UsageError(
                "comet scores line files; export the project first, or name --hyp and --ref"
            )
        if labels is not None:
            raise UsageError("--labels belongs to line files, --hyp and --ref")
        _score_project(project, bitext, wanted, confidence, by, segments, width, as_json, output)
        return
    if hypothesis is None or not references:
        raise UsageError("score needs both --hyp FILE and --ref FILE")
    if bitext is not None:
        raise UsageError("--bitext belongs to --project")
    from eval.groups import groups_of, score_groups
    from eval.metrics import empty_lines, say_lines, statistics, summarise

    hypotheses = read_hypotheses(hypothesis, encoding)
    streams = [read_lines(reference, encoding) for reference in references]
    sources = read_lines(source, encoding) if source else []
    names = (hypothesis, *references)
    counted = [
        statistics(hypotheses, streams, metric, names, sources, comet_model) for metric in wanted
    ]
    if confidence and confidence < 40:
        raise DataError(f"{confidence} resamples cannot give a 95 % interval; use 40 or more")
    scores = [summarise(one, confidence, segments) for one in counted]
    groups: list[GroupScores] = []
    if by:
        told = read_lines(labels, encoding) if labels else []
        groups = score_groups(counted, groups_of(by, streams[0], lang, told), confidence)
    empty = empty_lines(hypotheses)
    if empty:
        click.echo(
            f"careo: {hypothesis}: {len(empty)} of {len(hypotheses)} hypotheses "
            f"{'is' if len(empty) == 1 else 'are'} empty ({say_lines(empty)}); scored as empty",
            err=True,
        )
    tokenized = sum(line.endswith(" .") for line in hypotheses)
    if "bleu" in wanted and tokenized >= TOKENIZED:
        click.echo(
            f"careo: {hypothesis}: {tokenized} lines end in “ .”; BLEU and TER are made for text that is "
            "not tokenized",
            err=True,
        )
    _write(
        scores, groups, {"empty_hypotheses": [row + 1 for row in empty]}, "", width, as_json, output
    )


def _score_project(
    project: str,
    bitext: int | None,
    metrics: tuple[str, ...],
    confidence: int,
    by: tuple[str, ...],
    segments: bool,
    width: int,
    as_json: bool,
    output: str,
) -> None:
    from dataclasses import asdict, replace

    from eval.bitexts import coverage_text
    from eval.metrics import statistics
    from eval.projects import score_project

    found = score_project(project, bitext, metrics, confidence, by)
    scores = list(found.scores.scores)
    if segments:
        scores = [
            replace(
                one,
                segments=statistics(found.hypotheses, found.references, one.name).segment_values(),
            )
            for one in scores
        ]
    more = {
        "bitext": found.info.id,
        "name": found.info.name,
        "beads": list(found.scores.scored),
        "coverage": {
            side: asdict(covered) | {"share": covered.share}
            for side, covered in (("source", found.scores.source), ("target", found.scores.target))
        },
    }
    covers = coverage_text(found.scores)
    _write(scores, list(found.groups), more, covers, width, as_json, output)


def _write(
    scores: list[Score],
    groups: list[GroupScores],
    more: dict[str, object],
    covers: str,
    width: int,
    as_json: bool,
    output: str,
) -> None:
    from eval.tables import groups_as_json, groups_as_text, score_as_json, scores_as_text

    with writing(output) as out:
        if as_json:
            held = {"scores": [score_as_json(one) for one in scores], **more}
            if groups:
                held["groups"] = groups_as_json(groups)
            json.dump(held, out, ensure_ascii=False, indent=1)
            out.write("\n")
            return
        out.write(scores_as_text(scores, width))
        if covers:
            out.write(covers + "\n")
        if groups:
            out.write("\n" + groups_as_text(groups, width))


@click.command(name="human")
@click.argument("file")
@click.option("--bitext", type=int, help="Id of the bitext, where FILE is a project with several.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "-o", "--output", default="-", metavar="FILE", help="Where to write; - is standard output."
)
def human(file: str, bitext: int | None, as_json: bool, output: str) -> None:
    """Sum up what people judged: blind verdicts between two versions, and marked errors.

    FILE is a project, where the app keeps both, or JSON lines, one judgement a line. Says the preference
    rate with its interval, and errors per 1,000 words.
    """
    from eval.judgements import (
        judgements_as_json,
        judgements_as_text,
        read_judgements,
        summarise_errors,
        summarise_preferences,
    )
    from eval.projects import project_judgements

    if _is_project(file):
        held = project_judgements(file, bitext)
    else:
        if bitext is not None:
            raise UsageError("--bitext belongs to a project")
        held = read_judgements(file)
    if not held:
        raise DataError(f"{file}: holds no judgements; judge some pairs in the app first")
    preferences, errors = summarise_preferences(held), summarise_errors(held)
    with writing(output) as out:
        if as_json:
            made = judgements_as_json(preferences, errors)
            json.dump(made, out, ensure_ascii=False, indent=1)
            out.write("\n")
        else:
            out.write(judgements_as_text(preferences, errors))


def _is_project(file: str) -> bool:
    from pathlib import Path

    if file.startswith("postgresql"):
        return True
    path = Path(file)
    if not path.is_file():
        return False
    with path.open("rb") as opened:
        return opened.read(15) == b"SQLite format 3"
