"""Checks that find what a translator missed: numbers, names, negation, omissions, spelling and more.

from eval.checks import check
for issue in check(bitext): ...
"""

from eval.checks.issues import Issue, Severity
from eval.checks.run import CHECKS, Check, check, check_target

__all__ = ["CHECKS", "Check", "Issue", "Severity", "check", "check_target"]
