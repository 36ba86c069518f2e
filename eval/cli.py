"""`careo eval`: score, compare, check, baseline and gate."""

from __future__ import annotations

import click

from corpora.shell import LazyGroup

COMMANDS = {
    "score": ("eval.cli_score:score", "Score translations against references."),
    "compare": (
        "eval.cli_compare:compare",
        "Test systems against each other on the same references.",
    ),
    "check": ("eval.cli_check:check", "Find what a translator missed."),
    "baseline": ("eval.cli_compare:baseline", "Store scores and lines for the gate."),
    "gate": ("eval.cli_compare:gate", "Fail where a run falls behind its baseline."),
    "human": ("eval.cli_score:human", "Sum up blind verdicts and error marks."),
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
