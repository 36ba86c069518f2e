"""Blind verdicts and error marks: reading, summing up, and what is refused."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.errors import DataError
from eval.judgements import (
    ErrorMarks,
    Preference,
    append_judgement,
    judgements_as_json,
    judgements_as_text,
    read_judgements,
    sign_test,
    summarise_errors,
    summarise_preferences,
    wilson,
)


def verdict(segment: int, choice: str, judge: str = "ana", left: str = "old") -> Preference:
    return Preference("t", segment, left, "new" if left == "old" else "old", choice, judge)


def test_preferences_are_summed_up_whatever_side_they_stood_on() -> None:
    held = [verdict(n, "right") for n in range(6)]
    held += [verdict(n, "left", left="new") for n in range(6, 9)]
    held += [verdict(9, "left"), verdict(10, "tie"), verdict(0, "left", judge="luis")]
    (found,) = summarise_preferences(held)
    assert (found.first, found.second) == ("new", "old")
    assert (found.wins_first, found.wins_second, found.ties, found.count) == (9, 2, 1, 12)
    assert found.rate == pytest.approx(2 / 11)
    assert found.low == pytest.approx(0.0514, abs=1e-3) and found.high == pytest.approx(
        0.4770, abs=1e-3
    )
    assert found.p == pytest.approx(2 * (1 + 11 + 55) / 2**11)
    assert found.left_share == pytest.approx(5 / 11)
    assert found.agreement == 0.0
    assert judgements_as_text([found], []).startswith(
        "old against new: preferred 2, not preferred 9, tied 1, of 12 blind verdicts\n"
        "  preference rate 18.2% [5.1%, 47.7%] of those decided, sign test p = 0.065\n"
    )


def test_only_ties_give_no_rate() -> None:
    (found,) = summarise_preferences([verdict(0, "tie")])
    assert (found.rate, found.low, found.p, found.left_share) == (None, None, 1.0, None)


def test_errors_per_thousand_words() -> None:
    marks = [
        ErrorMarks("t", 0, "new", 20, (("major", "accuracy"), ("minor", "style"))),
        ErrorMarks("t", 1, "new", 30),
        ErrorMarks("t", 2, "new", 50, (("minor", "style"),)),
    ]
    (found,) = summarise_errors(marks)
    assert (found.errors, found.words, found.segments) == (3, 100, 3)
    assert found.per_thousand == 30.0 and found.low < 30.0 < found.high
    assert found.by_severity == (("minor", 2), ("major", 1), ("critical", 0))
    assert found.by_category == (("style", 2), ("accuracy", 1))
    assert json.loads(json.dumps(judgements_as_json([], [found])))["errors"][0]["errors"] == 3
    said = judgements_as_text([], [found])
    assert said.startswith("new: 30.0 errors per 1,000 words [")
    assert said.endswith("3 in 100 words of 3 segments (2 minor, 1 major)\n")


def test_what_is_appended_is_read_and_a_second_thought_counts(tmp_path: Path) -> None:
    path = tmp_path / "judged.jsonl"
    marks = ErrorMarks("t", 1, "new", 9, (("critical", "omission"),), "ana", "2025-01-01T00:00:00Z")
    for one in (verdict(1, "left"), marks, verdict(1, "right"), verdict(1, "tie", judge="luis")):
        append_judgement(path, one)
    assert read_judgements(path) == [verdict(1, "right"), marks, verdict(1, "tie", judge="luis")]


def test_the_export_of_the_app_is_read(tmp_path: Path) -> None:
    path = tmp_path / "verdicts.jsonl"
    lines = [
        {"pair": n + 1, "source": "a", "human": "b", "machine": "c", "verdict": choice}
        for n, choice in enumerate(["human", "machine", "machine", "equal", "neither"])
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    (found,) = summarise_preferences(read_judgements(path))
    assert (found.first, found.wins_first, found.wins_second, found.ties) == ("human", 1, 2, 2)
    assert found.left_share is None


GOOD = {"kind": "preference", "text": "t", "segment": 1, "left": "a", "right": "b", "choice": "tie"}
MARKS = {"kind": "errors", "segment": 1, "system": "a", "words": 3, "errors": []}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 2 is not JSON (Expecting property name enclosed in double quotes); "
              "each line is one judgement"),
        ("3", "line 2 is no judgement but int"),
        ("{}", "line 2: kind is None; known: errors, preference"),
        (json.dumps(GOOD | {"choice": "up"}), "line 2: choice is 'up'; known: left, right, tie"),
        (json.dumps(GOOD | {"right": "a"}), "line 2: left and right must be two systems"),
        (json.dumps(GOOD | {"right": 7}), "line 2: right is missing or no text"),
        (json.dumps(GOOD | {"segment": -1}), "line 2: segment is -1 and no number from 0"),
        (json.dumps(GOOD | {"segment": True}), "line 2: segment is True and no number from 0"),
        (json.dumps(MARKS | {"words": 0}), "line 2: words is 0 and no number from 1"),
        (json.dumps(MARKS | {"words": float("nan")}), "line 2: words is nan and no number from 1"),
        (json.dumps(MARKS | {"errors": "x"}), "line 2: errors is no list of marks"),
        (json.dumps(MARKS | {"errors": [{}]}), "line 2: severity is 'None'; known: minor, major, critical"),
        (json.dumps({"pair": 1, "verdict": "me"}),
         "line 2: verdict is 'me'; known: equal, human, machine, neither"),
        (json.dumps({"pair": 0, "verdict": "human"}), "line 2: pair is 0 and no number from 1"),
    ],
)  # fmt: skip
def test_what_is_no_judgement_is_refused(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "j.jsonl"
    path.write_text(json.dumps(GOOD) + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_judgements(path)
    assert str(caught.value) == f"{path}: {message}"


@given(st.integers(1, 400), st.integers(0, 400))
@settings(deadline=None, max_examples=60)
def test_intervals_hold_the_share(count: int, hits: int) -> None:
    hits = min(hits, count)
    low, high = wilson(hits, count)
    assert 0.0 <= low <= hits / count <= high <= 1.0
    assert 0.0 < sign_test(hits, count - hits) <= 1.0
    assert sign_test(hits, count - hits) == sign_test(count - hits, hits)
