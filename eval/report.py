"""The report: original, hand translation and machine translation side by side in one HTML file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from corpora.errors import DataError
from corpora.languages import LANGUAGES
from corpora.textio import writing
from corpora.values import Bitext, Translation
from eval.bitexts import BitextScores
from eval.checks.issues import Issue
from eval.page import bdi, page
from eval.report_edition import STYLE, edition
from eval.report_summary import look_first, summary


def write_report(
    path: str | Path,
    bitext: Bitext,
    translations: Sequence[Translation | str],
    scores: BitextScores,
    checks: Sequence[Issue] = (),
    title: str = "",
) -> None:
    """Write the report as one self-contained HTML file ("-": standard output), whole or not at all.

    `translations` are one a source segment, `scores` what `score_bitext` made of them, `checks` the
    findings to show in their rows. Raises DataError when translations or scores do not fit the bitext.
    """
    made = report(bitext, translations, scores, checks, title)
    with writing(path) as out:
        out.write(made)


def report(
    bitext: Bitext,
    translations: Sequence[Translation | str],
    scores: BitextScores,
    checks: Sequence[Issue] = (),
    title: str = "",
) -> str:
    """Return the report as a string; see `write_report`."""
    if len(translations) != len(bitext.source.segments):
        raise DataError(
            f"there are {len(translations)} translations for {len(bitext.source.segments)} source "
            "segments; each segment needs exactly one"
        )
    if len(scores.bead_chrf) != len(bitext.beads):
        raise DataError(
            f"the scores are of {len(scores.bead_chrf)} beads and the bitext has "
            f"{len(bitext.beads)}; score this bitext first"
        )
    # what the rows of one side say anyway
    checks = [issue for issue in checks if issue.check not in ("omissions", "additions")]
    title = title or bitext.target.title or bitext.source.title or "Parallel text"
    body = [
        '<a class="skip" href="#text">To the text</a>',
        f"<header><h1>{bdi(title)}</h1>",
        *_about(bitext),
        "</header>",
        *summary(bitext, translations, scores),
        *look_first(bitext, scores, checks),
        *edition(bitext, translations, scores, checks),
        '<footer class="small">Made with Careo. Probability: the aligner’s calibrated estimate that the '
        "bead is right as it stands. chrF: character n-gram score of the machine translation against the "
        "hand translation of the same bead, 0 to 100.</footer>",
    ]
    return page(title, body, STYLE)


def _about(bitext: Bitext) -> list[str]:
    lines = []
    for name, document in (("Original", bitext.source), ("Translation", bitext.target)):
        facts = [LANGUAGES.get(document.lang, document.lang)]
        facts += [fact for fact in (document.source, document.byline, document.date) if fact]
        origin = f" <code>{bdi(document.origin)}</code>" if document.origin else ""
        lines.append(f'<p class="sub">{name}: {bdi(", ".join(facts))}.{origin}</p>')
    return lines
