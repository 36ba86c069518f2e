"""`careo eval check`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from corpora.errors import UsageError
from corpora.languages import language
from corpora.textio import writing


@click.command(name="check")
@click.option("--target", metavar="FILE", help="The translation.")
@click.option(
    "--source",
    metavar="FILE",
    help="Its original; without it the translation is checked by itself.",
)
@click.option("--project", metavar="FILE", help="Instead: a project, whose bitext is checked.")
@click.option("--bitext", type=int, help="Id of the bitext, where the project has several.")
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
@click.option(
    "--terms", metavar="FILE", help="Glossary: TSV (source term, tab, target term) or TBX."
)
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
@click.option(
    "--messages",
    default="en",
    show_default=True,
    metavar="LANG",
    help="Language to explain in: en or es.",
)
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
    project: str | None,
    bitext: int | None,
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
    messages: str,
    encoding: str,
    as_json: bool,
    output: str,
) -> None:
    """Find what a translator missed: numbers, names, negation, omissions, spelling and more.

    Each finding has a severity, its place, an explanation, and a key by which it can be set aside.
    """
    from eval.checks.files import check_files, check_project, issue_as_json, issues_as_text, summary
    from eval.checks.ignored import ignore
    from eval.checks.issues import Severity
    from eval.checks.messages import help_of
    from eval.checks.run import CHECKS
    from eval.tables import aligned

    language(messages)
    if listing:
        click.echo(aligned([(name, help_of(name, messages)) for name in CHECKS]), nl=False)
        return
    if (target is None) == (project is None):
        raise UsageError(
            "check needs --target, the translation (and --source, if there is one), or --project"
        )
    if "terminology" in only and not terms:
        raise UsageError("the check 'terminology' needs a glossary; name it with --terms")
    if key and not ignored:
        raise UsageError("--ignore needs --ignored FILE, where it is remembered")
    held_aside = None if key and ignored and not Path(ignored).exists() else ignored
    if project is not None:
        files = {"--source": source, "--from": source_lang, "--to": target_lang, "--beads": beads}
        for option, value in {**files, "--lines": lines}.items():
            if value:
                raise UsageError(f"{option} belongs to files; a project says it itself")
        checked = check_project(
            project,
            bitext,
            only=only,
            skip=skip,
            terms=terms,
            ignored=held_aside,
            encoding=encoding,
            say=_say,
        )
    elif bitext is not None:
        raise UsageError("--bitext belongs to --project")
    else:
        beside = {"--from": source_lang, "--beads": beads, "--terms": terms}
        for option, value in beside.items():
            if value and source is None:
                raise UsageError(f"{option} needs --source, the original")
        checked = check_files(
            target or "",
            source,
            (source_lang, target_lang),
            lines=lines,
            beads=beads,
            only=only,
            skip=skip,
            terms=terms,
            ignored=held_aside,
            encoding=encoding,
            say=_say,
        )
    if key and ignored:
        entry = ignore(ignored, checked.issues, key, reason)
        click.echo(f"careo: set aside in {ignored}: {entry.check} “{entry.excerpt}”", err=True)
        return
    with writing(output) as out:
        if as_json:
            held = {
                "issues": [issue_as_json(issue, messages) for issue in checked.issues],
                "set_aside": checked.ignored,
                "not_compared": checked.not_compared,
            }
            json.dump(held, out, ensure_ascii=False, indent=1)
            out.write("\n")
        else:
            out.write(issues_as_text(checked, messages))
    click.echo(f"careo: {summary(checked, target or project or '')}", err=True)
    if fail_on != "never" and any(
        issue.severity.rank <= Severity(fail_on).rank for issue in checked.issues
    ):
        ctx.exit(1)


def _say(message: str) -> None:
    click.echo(f"careo: {message}", err=True)
