"""The head of the report: scores, coverage, and where to look first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from corpora.values import Bitext, Translation
from eval.bitexts import BitextScores, Coverage, bead_types
from eval.checks.issues import Issue, Severity
from eval.metrics import LOWER_IS_BETTER
from eval.page import bdi, table


def summary(
    bitext: Bitext, translations: Sequence[Translation | str], scores: BitextScores
) -> list[str]:
    """Return the lines of HTML that tell scores, coverage of both sides, and what translated."""
    rows = []
    for score in scores.scores:
        interval = ""
        if score.low is not None and score.high is not None:
            interval = f" <span class='small'>[{score.low:.1f}, {score.high:.1f}]</span>"
        better = "lower is better" if score.name in LOWER_IS_BETTER else "higher is better"
        rows.append(
            (
                f"<span title='{better}'>{escape(score.label)}</span>",
                f'<span class="figure">{score.value:.1f}</span>{interval}',
                f"<code>{_breakable(score.signature)}</code>",
            )
        )
    types = ", ".join(f"{count} × {kind}" for kind, count in bead_types(bitext))
    notes = scores.target.notes
    added = f" ({notes} of them translator’s notes)" if notes else ""
    lines = [
        "<h2>The machine against the hand translation</h2>",
        '<div class="summary"><div>',
        table(("Metric", "Score", "Signature"), rows, (1,)),
        "</div><div>",
        f'<p class="small">Scored over {len(scores.scored)} of {len(bitext.beads)} beads, those with text '
        "on both sides. They cover "
        f"{_covered(scores.source)} of the original and {_covered(scores.target)} of the translation. "
        f"<strong>{scores.omissions}</strong> segments of the original have no translation; "
        f"<strong>{scores.additions}</strong> of the translation have no original{added}.</p>",
        f'<p class="small">Beads by type: {escape(types)}.</p>',
        *_provenance(translations),
        "</div></div>",
    ]
    return lines


def _breakable(signature: str) -> str:
    return escape(signature).replace("|", "|<wbr>")


def _covered(coverage: Coverage) -> str:
    return f"{coverage.covered} of {coverage.segments} segments ({coverage.share:.1%} of the characters)"


def _provenance(translations: Sequence[Translation | str]) -> list[str]:
    made = Counter(
        f"{text.model} ({text.model_hash}), {text.engine} {text.precision}, beam {text.beam}"
        for text in translations
        if isinstance(text, Translation)
    )
    plain = sum(isinstance(text, str) for text in translations)
    said = [
        f"{escape(recipe)}{f' ({count} segments)' if len(made) > 1 or plain else ''}"
        for recipe, count in made.most_common()
    ]
    if plain:
        said.append(f"{plain} segments without provenance")
    return [f'<p class="small">Machine translation: {"; ".join(said)}.</p>']


def look_first(bitext: Bitext, scores: BitextScores, checks: Sequence[Issue]) -> list[str]:
    """List the places most worth a look: grave findings, text on one side only, doubtful beads, low chrF."""
    lines = []
    grave = sorted(
        (
            issue
            for issue in checks
            if issue.bead is not None and issue.severity is not Severity.NOTE
        ),
        key=lambda issue: (issue.severity.rank, issue.bead),
    )
    for issue in grave[:12]:
        lines.append(
            f'<li><span class="tag {issue.severity}">{issue.severity}</span> '
            f'{bdi(issue.message)} <a href="#bead-{issue.bead}">row {(issue.bead or 0) + 1}</a></li>'
        )
    if len(grave) > 12:
        lines.append(f"<li>{len(grave) - 12} more findings are marked in the text.</li>")
    for name, rows in (
        ("Not in the translation", _one_sided(bitext, source=True)),
        ("Only in the translation", _one_sided(bitext, source=False)),
        ("Alignment in doubt", _doubtful(bitext)),
        ("Machine and human furthest apart", _lowest(scores)),
    ):
        if rows:
            lines.append(f"<li>{name}: {', '.join(_link(row) for row in rows)}</li>")
    if not lines:
        return []
    return ["<h2>Where to look first</h2>", '<ol class="look">', *lines, "</ol>"]


def _link(bead: int) -> str:
    return f'<a href="#bead-{bead}">row {bead + 1}</a>'


def _one_sided(bitext: Bitext, source: bool) -> list[int]:
    return [
        index
        for index, bead in enumerate(bitext.beads)
        if not len(bead.target if source else bead.source)
    ]


def _doubtful(bitext: Bitext) -> list[int]:
    doubtful = [
        (bead.probability, index)
        for index, bead in enumerate(bitext.beads)
        if bead.probability is not None
        and bead.probability < 0.7
        and len(bead.source)
        and len(bead.target)
    ]
    return [index for _, index in sorted(doubtful)[:8]]


def _lowest(scores: BitextScores) -> list[int]:
    low = [(value, index) for index, value in enumerate(scores.bead_chrf) if value is not None]
    return [index for _, index in sorted(low)[:5]] if len(low) > 5 else []
