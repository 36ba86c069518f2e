"""Output of a system that is nothing but empty lines: scored, counted, and stopped by the gate."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.eval.conftest import Run

REFERENCES = "The cat sat.\nNobody spoke.\nIt was late.\n"


@pytest.fixture
def run(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run `careo eval` in a folder with references and an output of empty lines."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ref.en").write_text(REFERENCES, encoding="utf-8")
    (tmp_path / "good.en").write_text(REFERENCES, encoding="utf-8")
    (tmp_path / "blank.en").write_text("\n\n\n", encoding="utf-8")
    (tmp_path / "nothing.en").write_text("", encoding="utf-8")
    return run


def test_the_gate_breaks_on_nothing_but_empty_lines_and_writes_its_reports(
    run: Run, tmp_path: Path
) -> None:
    assert run("baseline", "--hyp", "good.en", "--ref", "ref.en", "-o", "b.json")[0] == 0
    sides = ("gate", "--baseline", "b.json", "--ref", "ref.en", "--hyp")
    reports = ("--junit", "gate.xml", "--markdown", "gate.md", "--html", "gate.html")
    code, out, err = run(*sides, "blank.en", *reports)
    assert code == 1
    assert "BROKEN  empty-lines: 3 empty (lines 1, 2 and 3); allowed 0\n" in out
    assert "BROKEN  length: the output has 0.00 of the references’ characters" in out
    assert err.startswith("careo: gate against baseline failed: ") and "empty-lines" in err
    suite = ElementTree.parse(tmp_path / "gate.xml").getroot()
    failed = [case.get("name") for case in suite if case.find("failure") is not None]
    assert {"empty-lines", "length"} <= set(failed)
    assert "✗ **broken** | empty-lines" in (tmp_path / "gate.md").read_text(encoding="utf-8")
    assert (tmp_path / "gate.html").exists()
    assert run(*sides, "nothing.en") == (
        1,
        "",
        "careo: nothing.en: is empty; there is nothing to read in it\n",
    )


def test_empty_lines_are_scored_and_compared(run: Run) -> None:
    code, out, err = run("score", "--hyp", "blank.en", "--ref", "ref.en", "-m", "chrf")
    assert (code, out[:11]) == (0, "chrF  0.00 ")
    assert "3 of 3 hypotheses" in err
    systems = ("--hyp", "old=good.en", "--hyp", "new=blank.en", "--format", "json")
    assert run("compare", "--ref", "ref.en", *systems)[0] == 0
