"""`careo corpora import`, `export` and `stats`: bitexts between projects and the formats of others."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime

import click

from corpora.arrivals import PART
from corpora.textio import STDIN, check_outputs, writing

_FROM = click.option("--from", "source_lang", help="Source language, where the file does not say.")
_TO = click.option("--to", "target_lang", help="Target language, where the file does not say.")
_READ_FORMAT = click.option("--from-format", help="Format of the input; told by its name.")


@click.command("import")
@click.argument("files", nargs=-1, required=True)
@click.option("-o", "--out", required=True, help="Project to write to; made if it is not there.")
@click.option("--format", help="Format of the files; told by their names if not given.")
@click.option(
    "--part",
    type=click.IntRange(1),
    default=PART,
    show_default=True,
    help="Units of a bitext; a larger file becomes several.",
)
@_FROM
@_TO
def import_(
    files: tuple[str, ...],
    out: str,
    format: str | None,
    part: int,
    source_lang: str | None,
    target_lang: str | None,
) -> None:
    """Read bitext files into a project, one bitext a file.

    Formats: csv, docx, html, jsonl, moses, po, srt, tmx, tsv, xliff. A file of more units than --part says
    becomes several bitexts, "NAME, part 1" and so on.
    """
    from corpora.exchange import import_bitexts

    check_outputs(files, [("-o", out)])

    def remark(text: str) -> None:
        click.echo(f"{out}: {text}", err=True)

    for info in import_bitexts(files, out, format, source_lang, target_lang, remark, part):
        click.echo(
            f"{out}: bitext {info.id}, {info.name}: {info.beads} beads, {info.source_segments} "
            f"{info.source_lang} and {info.target_segments} {info.target_lang} segments",
            err=True,
        )


@click.command()
@click.argument("project")
@click.option("-o", "--out", default=STDIN, show_default=True, help="File to write; - is stdout.")
@click.option("--format", help="Format to write; told by the name of the file if not given.")
@click.option("--bitext", type=int, help="Id of the bitext, where the project has several.")
@click.option(
    "--all", "every", is_flag=True, help="All bitexts of the project, one after the other."
)
@click.option(
    "--text",
    default="target",
    show_default=True,
    help="What stands as the target: target, review (what was written in review) or machine.",
)
@click.option(
    "--keep-empty/--drop-empty",
    default=None,
    help="Keep omissions and additions, or leave them out; each format has its custom.",
)
@_READ_FORMAT
@_FROM
@_TO
def export(
    project: str,
    out: str,
    format: str | None,
    bitext: int | None,
    every: bool,
    text: str,
    keep_empty: bool | None,
    from_format: str | None,
    source_lang: str | None,
    target_lang: str | None,
) -> None:
    """Write a bitext of a project (or another bitext file) in a format that other tools read.

    Says on standard error how many units were written, and what was left out and why.
    """
    from corpora.exchange import to_other_files, units_at
    from corpora.formats import format_of, get_format
    from corpora.formats.losses import Losses

    check_outputs([project], [("-o", out)])
    if format is None and out == STDIN:
        raise click.UsageError("standard output has no name to tell the format by; give --format")
    chosen = get_format(format) if format else format_of(out)
    options: dict[str, object] = {} if keep_empty is None else {"keep_empty": keep_empty}
    if "date" in chosen.writer_options:
        options["date"] = datetime.now(UTC)
    losses = Losses()
    units = units_at(project, bitext, text, from_format, source_lang, target_lang, every, losses)
    units = to_other_files(units, project, from_format, out, chosen)
    written = chosen.write(units, out, **options)
    for line in losses.remarks():
        click.echo(f"{project}: {line}", err=True)
    click.echo(f"{out}: {written}", err=True)


@click.command()
@click.argument("file")
@click.option("-o", "--out", default=STDIN, show_default=True, help="File to write; - is stdout.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a bitext.")
@click.option("--report", help="Page (HTML) to write with the counts and pictures of them.")
@_READ_FORMAT
@_FROM
@_TO
def stats(
    file: str,
    out: str,
    as_json: bool,
    report: str | None,
    from_format: str | None,
    source_lang: str | None,
    target_lang: str | None,
) -> None:
    """Count segments, words, bead types and length ratios of a project or bitext file."""
    from corpora.exchange import bitexts_at
    from corpora.formats.losses import Losses
    from corpora.stats import bitext_stats, table
    from corpora.stats_report import report_page

    check_outputs([file], [("-o", out), ("--report", report)])
    if report is not None:
        with writing(report) as page:
            read = bitexts_at(file, from_format, source_lang, target_lang, Losses())
            page.writelines(report_page(read))
        click.echo(f"{report}: written", err=True)
    with writing(out) as stream:
        losses = Losses()
        for name, bitext in bitexts_at(file, from_format, source_lang, target_lang, losses):
            counted = bitext_stats(bitext)
            if as_json:
                item = {"name": name, **dataclasses.asdict(counted), "types": dict(counted.types)}
                stream.write(json.dumps(item, ensure_ascii=False) + "\n")
            else:
                stream.write(f"{name}\n{table(counted)}\n")
    for line in losses.remarks():
        click.echo(f"{file}: {line}", err=True)
