import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from corpora.errors import DataError
from eval.baseline import make_baseline, read_baseline, write_baseline
from eval.floors import health
from eval.gate import (
    Limits,
    gate,
    verdict_as_json,
    verdict_as_junit,
    verdict_as_markdown,
    verdict_as_text,
)

REFERENCES = [
    f"The {noun} of the town {verb} on {day} morning, said the mayor."
    for noun in ("council", "market", "school", "bridge")
    for verb in ("opened", "closed", "burned")
    for day in ("Monday", "Tuesday", "Friday", "Sunday")
]
GOOD = [line.replace("said the mayor", "the mayor said") for line in REFERENCES]
DAMAGED = [line.replace("of the town", "to town").replace("morning", "at night") for line in GOOD]
FEW = {"resamples": 100, "trials": 200}


def test_an_equal_run_passes_and_a_damaged_one_fails() -> None:
    baseline = make_baseline(GOOD, REFERENCES, "main")
    same = gate(baseline, GOOD, REFERENCES, **FEW)
    assert same.passed and all(rule.holds for rule in same.rules)
    worse = gate(baseline, DAMAGED, REFERENCES, **FEW)
    assert not worse.passed
    assert [rule.name for rule in worse.rules if not rule.holds] == ["bleu", "chrf"]
    assert gate(baseline, DAMAGED, REFERENCES, Limits(tolerance=99), **FEW).passed


def test_a_fall_that_may_be_chance_passes_and_says_so() -> None:
    baseline = make_baseline(GOOD, REFERENCES, "main", ["chrf"])
    one_bad = [*GOOD[:-1], "Something else entirely was written here."]
    verdict = gate(baseline, one_bad, REFERENCES, Limits(tolerance=0.1), **FEW)
    rule = verdict.rules[0]
    assert (
        rule.holds
        and "more than 0.1 but p = " in rule.message
        and rule.message.endswith("may be chance")
    )


def test_floors_fail_at_once() -> None:
    baseline = make_baseline(GOOD, REFERENCES, "main")
    broken = [*GOOD]
    broken[3] = ""
    broken[5] = "the the market the market the market the market the market of the town"
    sources = [f"fuente {number}" for number in range(len(GOOD))]
    sources[7] = broken[7] = "La plaza de la villa abrió el lunes"
    verdict = gate(baseline, broken, REFERENCES, Limits(tolerance=99), sources=sources, **FEW)
    said = {rule.name: rule.message for rule in verdict.rules if not rule.holds}
    assert said == {
        "empty-lines": "1 empty (line 4); allowed 0",
        "loops": "1 looping (line 6); allowed 0",
        "copies": "1 copied (line 8); allowed 0",
    }
    short = gate(baseline, [line[:20] for line in GOOD], REFERENCES, Limits(tolerance=99), **FEW)
    assert [rule.name for rule in short.rules if not rule.holds] == ["length"]


def test_further_figures_are_held() -> None:
    baseline = make_baseline(GOOD, REFERENCES, "main", values={"alignment-f1": 0.96})
    limits = Limits(least={"alignment-f1": 0.97}, most={"check-errors": 3})
    verdict = gate(
        baseline, GOOD, REFERENCES, limits, {**baseline.values, "check-errors": 2}, **FEW
    )
    assert [(rule.name, rule.holds, rule.message) for rule in verdict.rules[-2:]] == [
        ("alignment-f1", False, "alignment-f1 is 0.96 (0.96 in the baseline); at least 0.97"),
        ("check-errors", True, "check-errors is 2; at most 3"),
    ]
    with pytest.raises(
        DataError,
        match=r"^the gate has a limit for 'check-errors', but no such figure was given; "
        r"give this run's with --value check-errors=NUMBER$",
    ):
        gate(baseline, GOOD, REFERENCES, limits, baseline.values, **FEW)


def test_a_figure_without_a_limit_is_said_and_one_of_the_baseline_never_stands_in() -> None:
    baseline = make_baseline(GOOD, REFERENCES, "main", values={"alignment-f1": 0.96})
    verdict = gate(baseline, GOOD, REFERENCES, values={"alignment-f1": 0.5}, **FEW)
    assert verdict.passed
    assert verdict.rules[-1].message == (
        "alignment-f1 is 0.5 (0.96 in the baseline); no limit was named for it"
    )
    with pytest.raises(DataError, match=r"^the gate has a limit for 'alignment-f1', but no such "):
        gate(baseline, GOOD, REFERENCES, Limits(least={"alignment-f1": 0.9}), **FEW)


def test_other_data_and_other_signatures_are_refused() -> None:
    baseline = make_baseline(GOOD, REFERENCES, "main", ["chrf"])
    with pytest.raises(DataError, match=r"^the references are not those of the baseline 'main'; "):
        gate(baseline, GOOD, [*REFERENCES[:-1], "Another one."], **FEW)
    with pytest.raises(
        DataError, match=r"^the hypothesis side has 3 lines and the reference side has 48; "
    ):
        gate(baseline, GOOD[:3], REFERENCES, **FEW)
    from dataclasses import replace

    old = replace(
        baseline, signatures={"chrf": "nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:1.5.1"}
    )
    with pytest.raises(DataError) as caught:
        gate(old, GOOD, REFERENCES, **FEW)
    assert str(caught.value) == (
        "chrF is signed nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0 here and "
        "nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:1.5.1 in the baseline; "
        "they cannot be compared, make a new baseline"
    )


def test_the_three_forms_of_a_verdict() -> None:
    verdict = gate(make_baseline(GOOD, REFERENCES, "a & <b>"), DAMAGED, REFERENCES, **FEW)
    suite = ElementTree.fromstring(verdict_as_junit(verdict).split("\n", 1)[1])
    assert (suite.get("tests"), suite.get("failures")) == ("6", "2")
    assert [case.get("name") for case in suite if case.find("failure") is not None] == [
        "bleu",
        "chrf",
    ]
    markdown = verdict_as_markdown(verdict)
    assert (
        markdown.startswith("### Failed: gate against a & <b>\n")
        and "✗ **broken** | bleu |" in markdown
    )
    assert verdict_as_text(verdict).startswith("BROKEN  bleu: BLEU ")
    assert json.loads(json.dumps(verdict_as_json(verdict)))["passed"] is False


def test_a_baseline_survives_its_file(tmp_path: Path) -> None:
    baseline = make_baseline(
        GOOD, REFERENCES, "main", ["bleu", "chrf", "ter"], "es-en 0123", {"f1": 0.9}
    )
    write_baseline(tmp_path / "b.json", baseline)
    assert read_baseline(tmp_path / "b.json") == baseline


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"careo_baseline": 9}, "is a baseline of version 9, this program reads 1; make it again"),
        ({"hypotheses": ["other"]}, "its lines were changed after it was made; make it again"),
        ({"signatures": {}}, "scores and signatures do not fit each other; make it again"),
        ({"scores": {"bleu": "high"}}, "part of it is missing or wrong "
                                       "(could not convert string to float: 'high'); make it again"),
        ({"scores": {"bleu": float("nan"), "chrf": 1}},
            "holds NaN, which is no score; make the baseline again"),
    ],
)  # fmt: skip
def test_a_damaged_baseline_is_refused(tmp_path: Path, change: dict, message: str) -> None:
    path = tmp_path / "b.json"
    write_baseline(path, make_baseline(GOOD, REFERENCES, "main"))
    path.write_text(
        json.dumps(json.loads(path.read_text(encoding="utf-8")) | change), encoding="utf-8"
    )
    with pytest.raises(DataError) as caught:
        read_baseline(path)
    assert str(caught.value) == f"{path}: {message}"


def test_what_is_no_baseline_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_text('{"version": 1}', encoding="utf-8")
    with pytest.raises(
        DataError, match=r"b\.json: is no baseline; make one with careo eval baseline$"
    ):
        read_baseline(path)


@pytest.mark.parametrize(
    "text", ["No no no no no way.", "aaaaaaaaaa", "of the of the of the of the"]
)
def test_loops_are_seen_unless_the_reference_has_them(text: str) -> None:
    assert health([text], ["He left."]).loops == (0,)
    assert health([text], [text]).loops == ()


def test_rows_of_dots_and_numbers_are_no_loops() -> None:
    lines = ["Wait ........ now", "1000000000", "ha ha ha", "-----------"]
    assert health(lines, ["x"] * 4).loops == ()
