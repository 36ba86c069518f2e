"""Checking files: read, align, check, leave out what was set aside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from align.reading import read_text
from corpora.values import Bitext, Document
from corpora.wording import Counting
from eval.checks.ignored import read_ignored, without_ignored
from eval.checks.issues import Issue, Severity
from eval.checks.messages import say
from eval.checks.run import check, check_languages, check_target, chosen_checks
from eval.checks.texts import improbable
from eval.tables import aligned


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in two files (or in the target alone), and how many findings were set aside before."""

    target: Document
    bitext: Bitext | None
    issues: tuple[Issue, ...]
    ignored: int

    @property
    def not_compared(self) -> int:
        """How many beads are too improbable for their sides to be compared."""
        return len(improbable(self.bitext)) if self.bitext else 0

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(issue.severity is severity for issue in self.issues)


def check_files(
    target: str,
    source: str | None = None,
    langs: tuple[str | None, str | None] = (None, None),
    *,
    lines: bool = False,
    beads: str | None = None,
    only: Sequence[str] = (),
    skip: Sequence[str] = (),
    terms: str | None = None,
    ignored: str | None = None,
    encoding: str = "utf-8",
    say: Callable[[str], None] = print,
) -> Checked:
    """Check a translation against its source, or by itself where there is none.

    The texts are aligned first, or `beads` is a ladder file with their beads. `langs` are the languages
    of source and target, None to tell them from the text; `terms` is a glossary as `read_terms` reads
    it; `ignored` the file of findings set aside. Raises DataError for files
    that cannot be read or do not fit, UsageError for unknown checks or languages.
    """
    chosen_checks(only, skip, bilingual=source is not None)
    right = read_text(target, langs[1], encoding, lines=lines, option="--to", say=say)
    bitext = None
    if source is None:
        found = check_target(right, only, skip)
    else:
        left = read_text(source, langs[0], encoding, lines=lines, option="--from", say=say)
        check_languages(left.lang, right.lang)
        glossary = read_terms(terms, left.lang, right.lang, encoding) if terms else []
        bitext = _bitext(left, right, beads, say)
        found = check(bitext, only, skip, glossary)
    kept = without_ignored(found, read_ignored(ignored)) if ignored else found
    return Checked(right, bitext, tuple(kept), len(found) - len(kept))


def check_project(
    place: str,
    bitext_id: int | None = None,
    *,
    only: Sequence[str] = (),
    skip: Sequence[str] = (),
    terms: str | None = None,
    ignored: str | None = None,
    encoding: str = "utf-8",
    say: Callable[[str], None] = print,
) -> Checked:
    """Check a bitext of a project as it stands, alignment and all.

    Findings set aside in the app (and those in the file `ignored`) are left out. `say` gets warnings. Errors
    are those of `check_files` and `eval.projects.read_bitext`.
    """
    from eval.projects import read_bitext

    held = read_bitext(place, bitext_id)
    _warn(held.bitext, say)
    langs = held.bitext.source.lang, held.bitext.target.lang
    glossary = read_terms(terms, *langs, encoding) if terms else []
    found = check(held.bitext, only, skip, glossary)
    aside = held.ignored
    kept = [issue for issue in found if not any(issue.key.startswith(key) for key in aside)]
    if ignored:
        kept = without_ignored(kept, read_ignored(ignored))
    return Checked(held.bitext.target, held.bitext, tuple(kept), len(found) - len(kept))


def read_terms(
    path: str, source_lang: str, target_lang: str, encoding: str = "utf-8"
) -> list[tuple[str, str]]:
    """Read a glossary, TSV or TBX, as (source term, target term); other forms of a term come after it.

    Raises DataError as `translate.terms.read_glossary` does.
    """
    from translate.terms import read_glossary

    glossary = read_glossary(path, source_lang, target_lang, encoding)
    return [pair for term in glossary.terms for pair in ((term.source, term.target), *term.forms)]


def _bitext(
    source: Document, target: Document, beads: str | None, say: Callable[[str], None]
) -> Bitext:
    if beads:
        from align.ladder import bitext_of_beads, read_beads

        bitext = bitext_of_beads(source, target, read_beads(beads), beads)
        _warn(bitext, say)
        return bitext
    from align import align

    bitext = align(source, target)
    say(
        f"aligned {len(source.segments)} and {len(target.segments)} segments by {bitext.beads[0].maker}"
    )
    _warn(bitext, say)
    return bitext


def _warn(bitext: Bitext, say: Callable[[str], None]) -> None:
    """Warn of texts that are no translations of each other, where every link has a probability to tell by."""
    from align.files import unrelated_warning

    linked = [bead for bead in bitext.beads if len(bead.source) and len(bead.target)]
    if all(bead.probability is not None and bead.maker != "user" for bead in linked):
        warning = unrelated_warning(bitext)
        if warning:
            say(warning)


def issues_as_text(checked: Checked, language: str = "en") -> str:
    """Return the findings as a table, one a line: segment, severity, check, message, key.

    The message is in `language`, "en" or "es".
    """
    if not checked.issues:
        return ""
    return aligned(
        [
            (
                "" if issue.segment is None else str(issue.segment),
                str(issue.severity),
                issue.check,
                say(issue, language),
                f"[{issue.key[:8]}]",
            )
            for issue in checked.issues
        ],
        right=(0,),
    )


def issue_as_json(issue: Issue, language: str = "en") -> dict[str, Any]:
    """Return a finding as plain values, its message in `language`.

    Spans are [start, end) characters of each document's text; `code` is the message's key.
    """
    return {
        "check": issue.check,
        "severity": str(issue.severity),
        "code": issue.said[0],
        "message": say(issue, language),
        "excerpt": issue.excerpt,
        "suggestion": issue.suggestion,
        "segment": issue.segment,
        "bead": issue.bead,
        "source": [issue.source.start, issue.source.end] if issue.source else None,
        "target": [issue.target.start, issue.target.end] if issue.target else None,
        "key": issue.key,
    }


def summary(checked: Checked, target: str | Path) -> str:
    """Say how much was found, in one line."""
    counts = [
        f"{count} {severity}{'s' * (count != 1)}"
        for severity in Severity
        if (count := checked.count(severity))
    ]
    said = ", ".join(counts) if counts else "nothing found"
    aside = f"; {checked.ignored} set aside" if checked.ignored else ""
    beads = checked.not_compared
    told = "; {0:bead|beads} too improbable to compare"
    unsure = Counting().format(told, beads) if beads else ""
    return f"{target}: {len(checked.target.segments)} segments, {said}{aside}{unsure}"
