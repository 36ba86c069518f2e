"""`careo eval compare`, `baseline` and `gate`."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence

import click

from corpora.errors import DataError, UsageError
from corpora.languages import language
from corpora.textio import read_lines, writing
from eval.hypotheses import read_hypotheses

TRIALS = click.IntRange(min=100)


@click.command(name="compare")
@click.option(
    "--hyp",
    "hypotheses",
    required=True,
    multiple=True,
    metavar="[NAME=]FILE",
    help="A system's translations; two or more, the first is the base.",
)
@click.option("--ref", "reference", required=True, metavar="FILE", help="References, one a line.")
@click.option("--source", metavar="FILE", help="Sources, one a line, to show beside what changed.")
@click.option(
    "--metric", "-m", "metrics", multiple=True, metavar="NAME", help="Default: bleu and chrf."
)
@click.option("--lang", default="", metavar="LANG", help="Language of the translations: es or en.")
@click.option("--resamples", default=1000, show_default=True, type=TRIALS, help="Of the bootstrap.")
@click.option(
    "--trials", default=10_000, show_default=True, type=TRIALS, help="Of the randomization."
)
@click.option(
    "--format",
    "form",
    default="md",
    show_default=True,
    type=click.Choice(("md", "html", "json")),
    help="html is one self-contained page.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--encoding", default="utf-8", show_default=True, help="Encoding of all files.")
@click.option(
    "-o", "--output", default="-", metavar="FILE", help="Where to write; - is standard output."
)
def compare(
    hypotheses: tuple[str, ...],
    reference: str,
    source: str | None,
    metrics: tuple[str, ...],
    lang: str,
    resamples: int,
    trials: int,
    form: str,
    as_json: bool,
    encoding: str,
    output: str,
) -> None:
    """Test systems against the first: is the difference real, what does it mean, where is it."""
    from eval.compare import compare as compare_systems
    from eval.compare_report import comparison_as_json, comparison_as_markdown, write_comparison
    from eval.metrics import DEFAULT_METRICS

    if lang:
        language(lang)
    systems = {}
    for entry in hypotheses:
        name, _, path = entry.rpartition("=")
        name = name or path
        if name in systems:
            raise UsageError(f"two systems are called {name!r}; name them as --hyp NAME=FILE")
        systems[name] = read_hypotheses(path, encoding)
    made = compare_systems(
        systems,
        read_lines(reference, encoding),
        metrics or DEFAULT_METRICS,
        resamples,
        trials,
        lang,
        read_lines(source, encoding) if source else (),
    )
    if form == "html" and not as_json:
        write_comparison(output, made, lang=lang)
        return
    with writing(output) as out:
        if as_json or form == "json":
            json.dump(comparison_as_json(made), out, ensure_ascii=False, indent=1)
            out.write("\n")
        else:
            out.write(comparison_as_markdown(made))


@click.command(name="baseline")
@click.option(
    "--hyp", "hypothesis", required=True, metavar="FILE", help="Translations, one a line."
)
@click.option("--ref", "reference", required=True, metavar="FILE", help="References, one a line.")
@click.option(
    "--metric", "-m", "metrics", multiple=True, metavar="NAME", help="Default: bleu and chrf."
)
@click.option(
    "--name", default="baseline", show_default=True, help="What it is called in messages."
)
@click.option("--model", default="", help="The model's name and hash, kept for the record.")
@click.option(
    "--value", "values", multiple=True, metavar="NAME=NUMBER", help="A further figure to keep."
)
@click.option("--encoding", default="utf-8", show_default=True, help="Encoding of both files.")
@click.option("-o", "--output", required=True, metavar="FILE", help="The baseline, a JSON file.")
def baseline(
    hypothesis: str,
    reference: str,
    metrics: tuple[str, ...],
    name: str,
    model: str,
    values: tuple[str, ...],
    encoding: str,
    output: str,
) -> None:
    """Store what a system scores now, with signatures, hashes and its lines, for the gate."""
    from eval.baseline import make_baseline, write_baseline
    from eval.metrics import DEFAULT_METRICS, METRICS

    made = make_baseline(
        read_lines(hypothesis, encoding),
        read_lines(reference, encoding),
        name,
        metrics or DEFAULT_METRICS,
        model,
        _numbers(values, "--value"),
        (hypothesis, reference),
    )
    write_baseline(output, made)
    said = ", ".join(f"{METRICS[metric]} {value:.2f}" for metric, value in made.scores.items())
    click.echo(f"careo: {output}: {name}, {len(made.hypotheses)} lines, {said}", err=True)


@click.command(name="gate")
@click.option("--baseline", "path", required=True, metavar="FILE", help="A baseline's JSON file.")
@click.option(
    "--hyp", "hypothesis", required=True, metavar="FILE", help="Translations, one a line."
)
@click.option("--ref", "reference", required=True, metavar="FILE", help="References, one a line.")
@click.option("--source", metavar="FILE", help="Sources, to notice lines left as they were.")
@click.option(
    "--tolerance", default=0.5, show_default=True, type=click.FloatRange(min=0), help="Points."
)
@click.option(
    "--empty", default=0, show_default=True, type=click.IntRange(min=0), help="More empty lines."
)
@click.option(
    "--loops", default=0, show_default=True, type=click.IntRange(min=0), help="More looping lines."
)
@click.option(
    "--copies", default=0, show_default=True, type=click.IntRange(min=0), help="More copied lines."
)
@click.option("--value", "values", multiple=True, metavar="NAME=NUMBER", help="A further figure.")
@click.option(
    "--least", multiple=True, metavar="NAME=NUMBER", help="The least that a figure may be."
)
@click.option("--most", multiple=True, metavar="NAME=NUMBER", help="The most that a figure may be.")
@click.option("--junit", metavar="FILE", help="Write JUnit XML too.")
@click.option("--markdown", metavar="FILE", help="Write Markdown too.")
@click.option("--html", metavar="FILE", help="Write the comparison with the baseline as HTML too.")
@click.option("--resamples", default=1000, show_default=True, type=TRIALS, help="Of the bootstrap.")
@click.option(
    "--trials", default=10_000, show_default=True, type=TRIALS, help="Of the randomization."
)
@click.option("--encoding", default="utf-8", show_default=True, help="Encoding of the text files.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def gate(
    ctx: click.Context,
    path: str,
    hypothesis: str,
    reference: str,
    source: str | None,
    tolerance: float,
    empty: int,
    loops: int,
    copies: int,
    values: tuple[str, ...],
    least: tuple[str, ...],
    most: tuple[str, ...],
    junit: str | None,
    markdown: str | None,
    html: str | None,
    resamples: int,
    trials: int,
    encoding: str,
    as_json: bool,
) -> None:
    """Hold a run against its baseline; exit 1 when a rule is broken.

    A score must fall by more than the tolerance and both paired tests must say so; empty, looping and
    copied lines, the length and further figures are held at once.
    """
    from eval import gate as gates
    from eval.baseline import read_baseline
    from eval.compare import compare as compare_systems
    from eval.compare_report import write_comparison

    held = read_baseline(path)
    hypotheses, references = read_hypotheses(hypothesis, encoding), read_lines(reference, encoding)
    limits = gates.Limits(
        tolerance,
        empty,
        loops,
        copies,
        least=_numbers(least, "--least"),
        most=_numbers(most, "--most"),
    )
    sources = read_lines(source, encoding) if source else []
    verdict = gates.gate(
        held,
        hypotheses,
        references,
        limits,
        _numbers(values, "--value"),
        sources,
        resamples,
        trials,
    )
    for target, text in ((junit, gates.verdict_as_junit), (markdown, gates.verdict_as_markdown)):
        if target:
            with writing(target) as out:
                out.write(text(verdict))
    if html:
        both = {held.name: held.hypotheses, hypothesis: hypotheses}
        metrics = tuple(held.scores)
        made = compare_systems(both, references, metrics, resamples, trials, sources=sources)
        write_comparison(html, made)
    if as_json:
        click.echo(json.dumps(gates.verdict_as_json(verdict), ensure_ascii=False, indent=1))
    else:
        click.echo(gates.verdict_as_text(verdict), nl=False)
    if not verdict.passed:
        broken = [rule.name for rule in verdict.rules if not rule.holds]
        click.echo(f"careo: gate against {held.name} failed: {', '.join(broken)}", err=True)
        ctx.exit(1)


def _numbers(entries: Sequence[str], option: str) -> dict[str, float]:
    """Read NAME=NUMBER entries; raises UsageError for another form, DataError for NaN and infinity."""
    numbers = {}
    for entry in entries:
        name, _, text = entry.partition("=")
        try:
            value = float(text)
        except ValueError:
            raise UsageError(
                f"{option} {entry!r} is not NAME=NUMBER, as in alignment-f1=0.95"
            ) from None
        if not math.isfinite(value):
            raise DataError(
                f"{option} {entry!r}: is no finite number, so it can be held against nothing"
            )
        numbers[name] = value
    return numbers
