"""The gate for continuous integration: does this run still hold what the baseline promised?

It fails when a score falls by more than the tolerance *and* both paired tests say that the fall is real,
and at once when a floor is broken: empty lines, loops, copies, length, further figures. It refuses to
compare different data or differently signed scores.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree

from corpora.errors import DataError
from corpora.textio import check_parallel
from eval.baseline import Baseline, lines_hash
from eval.compare import SIGNIFICANT, Difference, difference, meaning, p_said
from eval.floors import Health, health
from eval.metrics import LOWER_IS_BETTER, METRICS, say_lines, statistics


@dataclass(frozen=True, slots=True)
class Limits:
    """What the gate allows.

    `tolerance` is in points of each metric; `empty`, `loops` and `copies` are the most lines beyond the
    baseline's own; `shortest` and `longest` bound the characters of the output to those of the
    references; `least` and `most` bound further figures by name.
    """

    tolerance: float = 0.5
    empty: int = 0
    loops: int = 0
    copies: int = 0
    shortest: float = 0.75
    longest: float = 1.33
    least: Mapping[str, float] = field(default_factory=dict)
    most: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the gate: whether it holds, and a sentence with the figures."""

    name: str
    holds: bool
    message: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """All rules, the differences they rest on, and the state of the output."""

    name: str
    rules: tuple[Rule, ...]
    differences: tuple[Difference, ...]
    health: Health

    @property
    def passed(self) -> bool:
        """Whether every rule holds."""
        return all(rule.holds for rule in self.rules)


def gate(
    baseline: Baseline,
    hypotheses: Sequence[str],
    references: Sequence[str],
    limits: Limits | None = None,
    values: Mapping[str, float] | None = None,
    sources: Sequence[str] = (),
    resamples: int = 1000,
    trials: int = 10_000,
) -> Verdict:
    """Test a run against a baseline over the same references.

    `values` are further figures of this run to hold against `limits.least` and `limits.most`; those of the
    baseline are said beside them, never taken for them. Raises DataError when the references are not the
    baseline's, the signatures differ, lengths differ, or a figure that a limit names is missing.
    """
    limits = limits or Limits()
    values = values or {}
    check_parallel(hypotheses, references, "the hypothesis side", "the reference side")
    if sources:
        check_parallel(sources, references, "the source side", "the reference side")
    if lines_hash(references) != baseline.references_hash:
        raise DataError(
            f"the references are not those of the baseline {baseline.name!r}; scores over different data "
            "cannot be compared, make a new baseline"
        )
    differences = []
    rules = []
    for metric, signature in baseline.signatures.items():
        old = statistics(
            baseline.hypotheses, references, metric, ("the baseline", "the reference side")
        )
        new = statistics(
            hypotheses, references, metric, ("the hypothesis side", "the reference side")
        )
        if new.signature() != signature:
            raise DataError(
                f"{METRICS[metric]} is signed {new.signature()} here and {signature} in the baseline; "
                "they cannot be compared, make a new baseline"
            )
        found = difference(old, new, resamples, trials)
        differences.append(found)
        rules.append(_score_rule(found, limits.tolerance))
    now = health(hypotheses, references, sources)
    before = health(baseline.hypotheses, references, sources)
    rules += [
        _count_rule("empty-lines", "empty", now.empty, len(before.empty) + limits.empty),
        _count_rule("loops", "looping", now.loops, len(before.loops) + limits.loops),
        _count_rule("copies", "copied", now.copies, len(before.copies) + limits.copies),
        Rule(
            "length",
            limits.shortest <= now.length_ratio <= limits.longest,
            f"the output has {now.length_ratio:.2f} of the references’ characters; "
            f"allowed {limits.shortest:.2f} to {limits.longest:.2f}",
        ),
        *_value_rules(limits, values, baseline.values),
    ]
    return Verdict(baseline.name, tuple(rules), tuple(differences), now)


def _score_rule(found: Difference, tolerance: float) -> Rule:
    label = METRICS[found.metric]
    fall = found.change if found.metric in LOWER_IS_BETTER else -found.change
    said = f"{label} {found.base:.2f} → {found.system:.2f} ({found.change:+.2f})"
    p = max(found.p_bootstrap, found.p_randomization)
    if fall <= tolerance:
        return Rule(found.metric, True, f"{said}, within {tolerance:g}")
    if not found.significant:
        return Rule(
            found.metric, True, f"{said}, more than {tolerance:g} but p {p_said(p)}: may be chance"
        )
    return Rule(
        found.metric,
        False,
        f"{said}, worse by more than {tolerance:g} and p {p_said(p)}, below {SIGNIFICANT}; "
        f"{meaning(found.metric, found.change)}",
    )


def _count_rule(name: str, word: str, rows: Sequence[int], most: int) -> Rule:
    where = f" ({say_lines(rows)})" if rows else ""
    return Rule(name, len(rows) <= most, f"{len(rows)} {word}{where}; allowed {most}")


def _value_rules(
    limits: Limits, values: Mapping[str, float], before: Mapping[str, float]
) -> list[Rule]:
    said = {
        name: f"{name} is {value:g}"
        + (f" ({before[name]:g} in the baseline)" if name in before else "")
        for name, value in values.items()
    }
    rules = [
        Rule(name, True, f"{said[name]}; no limit was named for it")
        for name in values
        if name not in limits.least and name not in limits.most
    ]
    for bounds, word in ((limits.least, "at least"), (limits.most, "at most")):
        for name, bound in bounds.items():
            if name not in values:
                raise DataError(
                    f"the gate has a limit for {name!r}, but no such figure was given; "
                    f"give this run's with --value {name}=NUMBER"
                )
            value = values[name]
            holds = value >= bound if word == "at least" else value <= bound
            rules.append(Rule(name, holds, f"{said[name]}; {word} {bound:g}"))
    return rules


def verdict_as_markdown(verdict: Verdict) -> str:
    """Return the verdict as Markdown, for a pull request."""
    lines = [
        f"### {'Passed' if verdict.passed else 'Failed'}: gate against {verdict.name}",
        "",
        "| | rule | |",
        "|---|---|---|",
    ]
    lines += [
        f"| {'✓ holds' if rule.holds else '✗ **broken**'} | {rule.name} | {rule.message} |"
        for rule in sorted(verdict.rules, key=lambda rule: rule.holds)
    ]
    return "\n".join(lines) + "\n"


def verdict_as_text(verdict: Verdict) -> str:
    """Return the verdict as lines, broken rules first."""
    lines = [
        f"{'holds ' if rule.holds else 'BROKEN'}  {rule.name}: {rule.message}"
        for rule in sorted(verdict.rules, key=lambda rule: rule.holds)
    ]
    return "\n".join(lines) + "\n"


def verdict_as_junit(verdict: Verdict) -> str:
    """Return the verdict as JUnit XML: one suite, one case a rule."""
    broken = sum(not rule.holds for rule in verdict.rules)
    suite = ElementTree.Element(
        "testsuite", name="careo eval gate", tests=str(len(verdict.rules)), failures=str(broken)
    )
    for rule in verdict.rules:
        case = ElementTree.SubElement(suite, "testcase", classname=verdict.name, name=rule.name)
        if not rule.holds:
            ElementTree.SubElement(case, "failure", message=rule.message)
        else:
            ElementTree.SubElement(case, "system-out").text = rule.message
    ElementTree.indent(suite)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        + ElementTree.tostring(suite, encoding="unicode")
        + "\n"
    )


def verdict_as_json(verdict: Verdict) -> dict[str, Any]:
    """Return the verdict as plain values."""
    return {
        "baseline": verdict.name,
        "passed": verdict.passed,
        "rules": [
            {"name": rule.name, "holds": rule.holds, "message": rule.message}
            for rule in verdict.rules
        ],
        "differences": [
            {
                "metric": found.metric,
                "baseline": found.base,
                "now": found.system,
                "change": found.change,
                "p_bootstrap": found.p_bootstrap,
                "p_randomization": found.p_randomization,
                "signature": found.signature,
            }
            for found in verdict.differences
        ],
    }
