"""Scores, checks and judgements of a project's bitexts."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from corpora.errors import DataError, UsageError
from corpora.oplog import AddComment
from corpora.store import Project, save_project
from corpora.values import Bitext, Translation
from eval.bitexts import score_bitext
from eval.judgements import summarise_errors, summarise_preferences
from eval.projects import project_judgements, read_bitext, score_project
from tests.eval.conftest import Run


@pytest.fixture
def place(tmp_path: Path, bitext: Bitext, translations: list[Translation]) -> Path:
    path = tmp_path / "acta.careo"
    made = [
        replace(one, confidence=value)
        for one, value in zip(translations, (0.95, 0.4, 0.75, None, 0.95), strict=True)
    ]
    save_project(path, bitext, made, name="acta")
    return path


def test_a_project_scores_as_its_bitext_does(
    place: Path, bitext: Bitext, translations: list[Translation]
) -> None:
    found = score_project(place, by=["confidence", "role", "length"])
    assert found.scores == score_bitext(bitext, translations)
    assert found.hypotheses[0] == "The meeting started at nine. Nobody arrived late."
    assert [(group.name, group.count) for group in found.groups] == [
        ("confidence below 0.5", 1),
        ("confidence 0.7 to 0.9", 1),
        ("confidence 0.9 and more", 1),
        ("role: body", 3),
        ("1–10 words", 3),
    ]
    assert found.groups[2].scores[1].value == pytest.approx(100.0)


def test_the_command_states_coverage(run: Run, place: Path) -> None:
    code, out, err = run("score", "--project", str(place), "--segments", "-m", "chrf")
    assert (code, err) == (0, "")
    assert (
        "3 beads scored; they cover 4 of 5 source segments (87.8% of the characters) and 4 of 5 target "
        "segments (79.5%); 1 omitted, 1 added\n"
    ) in out
    code, out, _ = run("score", "--project", str(place), "--json")
    held = json.loads(out)
    assert held["coverage"]["source"]["covered"] == 4 and held["beads"] == [0, 1, 3]


def test_a_project_is_checked_as_it_stands_but_for_what_was_set_aside(
    run: Run, tmp_path: Path, make_pair: Callable[..., Bitext]
) -> None:
    path = tmp_path / "p.careo"
    save_project(path, make_pair(("Pagó 70 pesos.", "He paid 75 pesos."), ("Sí.", "Yes yes  no.")))
    code, out, err = run("check", "--project", str(path), "--only", "numbers", "--json")
    (issue,) = json.loads(out)["issues"]
    assert code == 0 and issue["message"] == "the source says “70”, the translation “75”"
    with Project.open(path) as project:
        project.perform(1, AddComment("target", 0, f"#ignore {issue['key']} five for the waiter"))
    code, out, err = run("check", "--project", str(path), "--only", "numbers")
    assert (code, out) == (0, "")
    assert err == f"careo: {path}: 2 segments, nothing found; 1 set aside\n"


def test_judgements_kept_as_comments_are_summed_up(run: Run, place: Path) -> None:
    assert run("human", str(place)) == (
        1, "", f"careo: {place}: holds no judgements; judge some pairs in the app first\n"
    )  # fmt: skip
    with Project.open(place) as project:
        for segment, text in (
            (0, "#verdict human"), (0, "#verdict machine"), (2, "#verdict equal"),
            (3, "#verdict machine"), (1, "#error accuracy major"), (1, "a remark"),
        ):  # fmt: skip
            project.perform(1, AddComment("target", segment, text, "ana"))
    held = project_judgements(place)
    (verdicts,), (errors,) = summarise_preferences(held), summarise_errors(held)
    assert (verdicts.first, verdicts.wins_first, verdicts.wins_second, verdicts.ties) == (
        "human", 0, 2, 1
    )  # fmt: skip
    assert (errors.errors, errors.segments) == (1, 4)
    code, out, _ = run("human", str(place))
    assert code == 0
    assert out.startswith("machine against human: preferred 2, not preferred 0, tied 1, of 3 blind")
    assert "human: " in out and "errors per 1,000 words" in out


def test_what_a_project_lacks_is_said(
    tmp_path: Path, bitext: Bitext, place: Path, translations: list[Translation]
) -> None:
    empty = tmp_path / "empty.careo"
    Project.create(empty).close()
    for call in (score_project, read_bitext, project_judgements):
        with pytest.raises(DataError) as caught:
            call(empty)
        assert str(caught.value) == (
            f"{empty}: has no bitext, so nothing is aligned in it; align two texts into it first"
        )
    bare = tmp_path / "bare.careo"
    save_project(bare, bitext)
    with pytest.raises(DataError) as caught:
        score_project(bare)
    assert str(caught.value) == (
        f"{bare}: bitext 1 has no machine translation to score; translate its source first, or score "
        "files with --hyp and --ref"
    )
    with Project.open(place) as project:
        project.import_bitext(bitext, "again")
    with pytest.raises(DataError) as caught:
        score_project(place)
    assert str(caught.value) == (
        f"{place}: has several bitexts, name one with --bitext: 1 (acta), 2 (again)"
    )
    with pytest.raises(DataError) as caught:
        score_project(place, 7)
    assert str(caught.value) == f"{place}: has no bitext 7; it has 1 (acta), 2 (again)"
    plain = tmp_path / "plain.careo"
    save_project(plain, bitext, translations)
    with pytest.raises(
        UsageError, match=r"^--by confidence has nothing to go by; score a project "
    ):
        score_project(plain, by=["confidence"])
