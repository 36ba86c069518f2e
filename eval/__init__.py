"""Scores that mean something, checks that find what a translator missed, and a gate.

    from eval import check, compare_systems, score
    score(hypotheses, references, confidence=1000)
    compare_systems({"old": lines, "new": others}, references)
    check(bitext)

Names are imported on first use, so that importing the package costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eval.baseline import Baseline, make_baseline, read_baseline, write_baseline
    from eval.bitexts import BitextScores, score_bitext
    from eval.checks import Issue, check, check_target
    from eval.compare import Comparison
    from eval.compare import compare as compare_systems
    from eval.compare_report import write_comparison
    from eval.gate import Limits, Verdict
    from eval.gate import gate as run_gate
    from eval.judgements import read_judgements, summarise_errors, summarise_preferences
    from eval.metrics import METRICS, Score, score
    from eval.projects import project_judgements, score_project
    from eval.report import write_report

__all__ = [
    "METRICS",
    "Baseline",
    "BitextScores",
    "Comparison",
    "Issue",
    "Limits",
    "Score",
    "Verdict",
    "check",
    "check_target",
    "compare_systems",
    "make_baseline",
    "project_judgements",
    "read_baseline",
    "read_judgements",
    "run_gate",
    "score",
    "score_bitext",
    "score_project",
    "summarise_errors",
    "summarise_preferences",
    "write_baseline",
    "write_comparison",
    "write_report",
]

_HOMES = {
    "eval.baseline": "Baseline make_baseline read_baseline write_baseline",
    "eval.bitexts": "BitextScores score_bitext",
    "eval.checks": "Issue check check_target",
    "eval.compare": "Comparison compare_systems",
    "eval.compare_report": "write_comparison",
    "eval.gate": "Limits Verdict run_gate",
    "eval.judgements": "read_judgements summarise_errors summarise_preferences",
    "eval.metrics": "METRICS Score score",
    "eval.projects": "project_judgements score_project",
    "eval.report": "write_report",
}
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}
_OTHERWISE = {"compare_systems": "compare", "run_gate": "gate"}
"""Public name → name at home, where the module bears that name already."""


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'eval' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOME[name]), _OTHERWISE.get(name, name))
