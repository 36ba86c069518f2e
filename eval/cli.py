"""`careo eval`: score, compare, check, baseline and gate."""

from __future__ import annotations

import json

import click

from corpora.errors import UsageError
from corpora.textio import read_lines, writing


@click.group(name="eval", context_settings={"help_option_names": ["-h", "--help"]})
def evaluate() -> None:
    """Score translations against references.

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


@evaluate.command(name="check")
@click.option("--target", metavar="FILE", help="The translation.")
@click.option(
    "--source",
    metavar="FILE",
    help="Its original; without it the translation is checked by itself.",
)
@click.option("--from", "source_lang", metavar="LANG", help="Language of the source: es or en.")
@click.option("--to", "target_lang", metavar="LANG", help="Language of the translation: es or en.")
@click.option("--lines", is_flag=True, help="Both files have one segment a line.")
@click.option(
    "--beads", metavar="FILE", help="Alignment of the two as a ladder file; default: align them."
)
@click.option(
    "--only", multiple=True, metavar="CHECK", help="Run this check only; may be repeated."
)
@click.option(
    "--skip", multiple=True, metavar="CHECK", help="Do not run this check; may be repeated."
)
@click.option("--terms", metavar="FILE", help="Glossary: source term, tab, target term.")
@click.option("--ignored", metavar="FILE", help="JSON file of findings set aside, with reasons.")
@click.option(
    "--ignore", "key", metavar="KEY", help="Set the finding with this key aside in --ignored."
)
@click.option("--reason", default="", help="Why it is set aside.")
@click.option(
    "--fail-on",
    default="never",
    show_default=True,
    type=click.Choice(("error", "warning", "note", "never")),
    help="Exit 1 on findings this grave.",
)
@click.option("--list", "listing", is_flag=True, help="List the checks.")
@click.option("--encoding", default="utf-8", show_default=True, help="Encoding of all files.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "-o", "--output", default="-", metavar="FILE", help="Where to write; - is standard output."
)
@click.pass_context
def check(
    ctx: click.Context,
    target: str | None,
    source: str | None,
    source_lang: str | None,
    target_lang: str | None,
    lines: bool,
    beads: str | None,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    terms: str | None,
    ignored: str | None,
    key: str | None,
    reason: str,
    fail_on: str,
    listing: bool,
    encoding: str,
    as_json: bool,
    output: str,
) -> None:
    """Find what a translator missed: numbers, names, negation, omissions, spelling and more.

    Each finding has a severity, its place, an explanation, and a key by which it can be set aside.
    """
    from eval.checks.files import check_files, issue_as_json, issues_as_text, summary
    from eval.checks.ignored import ignore
    from eval.checks.issues import Severity
    from eval.checks.run import CHECKS
    from eval.tables import aligned

    if listing:
        click.echo(aligned([(name, held.help) for name, held in CHECKS.items()]), nl=False)
        return
    if target is None:
        raise UsageError("check needs --target, the translation (and --source, if there is one)")
    if key and not ignored:
        raise UsageError("--ignore needs --ignored FILE, where it is remembered")
    checked = check_files(
        target,
        source,
        (source_lang, target_lang),
        lines=lines,
        beads=beads,
        only=only,
        skip=skip,
        terms=terms,
        ignored=ignored,
        encoding=encoding,
        say=lambda message: click.echo(f"careo: {message}", err=True),
    )
    if key and ignored:
        entry = ignore(ignored, checked.issues, key, reason)
        click.echo(f"careo: set aside in {ignored}: {entry.check} “{entry.excerpt}”", err=True)
        return
    with writing(output) as out:
        if as_json:
            held = {
                "issues": [issue_as_json(issue) for issue in checked.issues],
                "set_aside": checked.ignored,
            }
            json.dump(held, out, ensure_ascii=False, indent=1)
            out.write("\n")
        else:
            out.write(issues_as_text(checked))
    click.echo(f"careo: {summary(checked, target)}", err=True)
    if fail_on != "never" and any(
        issue.severity.rank <= Severity(fail_on).rank for issue in checked.issues
    ):
        ctx.exit(1)
