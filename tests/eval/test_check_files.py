"""`careo eval check` on texts that it aligns itself: unrelated ones, beads that nobody can compare."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import cli
from corpora.documents import document_from_lines
from corpora.values import Bead, Bitext, Span
from eval.checks import check

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run `careo eval check` in a folder of its own; return exit code, output, standard error."""
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            cli.main(["eval", "check", *words])
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return call


def linked(probability: float | None, maker: str = "length") -> Bitext:
    return Bitext(
        document_from_lines(["Ocampo pagó 70 pesos.", "Nadie vio a Ocampo."], "es"),
        document_from_lines(["The ship sailed at 9.", "Nobody saw the govermnent."], "en"),
        (Bead(Span(0, 1), Span(0, 1), probability, maker=maker), Bead(Span(1, 2), Span(1, 2), 0.9)),
    )


def test_texts_that_are_no_translations_are_said_to_be_none(run: Run, root: Path) -> None:
    samples = root / "samples"
    files = (
        "--source",
        str(samples / "mexico.es.txt"),
        "--target",
        str(samples / "opinion.en.txt"),
    )
    code, out, err = run(*files, "--json")
    told = err.splitlines()
    assert code == 0
    assert told[1].startswith("careo: warning: only ") and told[1].endswith(
        "% of the text found a probable counterpart; these may not be translations of each other"
    )
    assert "too improbable to compare" in told[2]
    held = json.loads(out)
    assert held["not_compared"] > 5
    assert all(found["check"] not in ("numbers", "names", "negation") for found in held["issues"])
    translation = (
        "--source",
        str(samples / "mexico.es.txt"),
        "--target",
        str(samples / "mexico.en.txt"),
    )
    assert "warning:" not in run(*translation)[2]


def test_beads_that_are_hardly_translations_are_not_compared() -> None:
    numbers = ["the source says “70”, the translation “9”"]
    for bitext, found in (
        (linked(0.05), []),
        (linked(0.1), numbers),
        (linked(None), numbers),
        (linked(0.05, "user"), numbers),
    ):
        assert [issue.message for issue in check(bitext, only=["numbers"])] == found
    (misspelt,) = check(linked(0.05), only=["spelling"])
    assert misspelt.message == "“govermnent” is no known word; “government” was probably meant"


def test_the_summary_counts_beads_that_were_not_compared(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.es").write_text("Ocampo pagó 70 pesos.\nNadie vio a Ocampo.\n", encoding="utf-8")
    (tmp_path / "a.en").write_text("The ship sailed at 9.\nNobody saw Ocampo.\n", encoding="utf-8")
    (tmp_path / "beads").write_text("[0]:[0]:0.05\n[1]:[1]:0.9\n", encoding="utf-8")
    told = run(
        *("--source", "a.es", "--target", "a.en", "--from", "es", "--to", "en", "--lines"),
        *("--beads", "beads"),
    )
    assert told == (
        0,
        "",
        "careo: warning: only 45% of the text found a probable counterpart; these may not be translations of "
        "each other\ncareo: a.en: 2 segments, nothing found; 1 bead too improbable to compare\n",
    )


@pytest.fixture
def turned_round(tmp_path: Path, root: Path) -> tuple[str, ...]:
    """The options for a text whose paragraph about the office's address stands near the end."""
    samples = root / "samples"
    parts = (samples / "mexico.en.txt").read_text(encoding="utf-8").split("\n\n")
    parts.insert(15, parts.pop(10))
    (tmp_path / "moved.txt").write_text("\n\n".join(parts), encoding="utf-8")
    return ("--source", str(samples / "mexico.es.txt"), "--target", "moved.txt")


def test_a_moved_paragraph_is_one_finding(
    run: Run, root: Path, turned_round: tuple[str, ...]
) -> None:
    completeness = ("--only", "omissions", "--only", "additions", "--only", "moved")
    issues = json.loads(run(*turned_round, *completeness, "--json")[1])["issues"]
    (moved,) = [issue for issue in issues if issue["check"] == "moved"]
    assert moved["severity"] == "warning"
    assert moved["message"] == (
        "in the source this stands elsewhere: “En su sitio web, Cambridge Analytica daba como domicilio …”"
    )
    assert moved["excerpt"].startswith(
        "On its web site, Cambridge Analytica gave as its Mexican address"
    )
    untouched = (*turned_round[:2], "--target", str(root / "samples" / "mexico.en.txt"))
    before = json.loads(run(*untouched, *completeness, "--json")[1])["issues"]
    assert sorted(issue["key"] for issue in issues if issue is not moved) == sorted(
        issue["key"] for issue in before
    )
    said = run(*turned_round, "--only", "moved", "--messages", "es")[1]
    assert "en el original está en otro lugar: «En su sitio web, Cambridge Analytica" in said
