"""What the checks find in a bitext, by bead."""

from __future__ import annotations

from collections import defaultdict

from corpora.values import Bitext
from review.windows import Finding, place_of


def findings_of(bitext: Bitext) -> dict[int, list[Finding]]:
    """Run every check on a bitext; returns the findings by the place of their bead, gravest first."""
    from eval.checks import Severity, check

    found = defaultdict(list)
    for issue in sorted(check(bitext), key=lambda issue: Severity(issue.severity).rank):
        if issue.bead is not None:
            place = place_of(bitext.beads[issue.bead])
            missing = issue.target is None
            found[place].append(
                Finding(issue.check, str(issue.severity), issue.message, issue.excerpt, missing)
            )
    return dict(found)
