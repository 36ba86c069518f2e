import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpora.errors import DataError
from corpora.oplog import Merge, SetText
from corpora.store import Project
from review.journal import drain


def entry(seq, do, client="a", **more):
    return {"client": client, "seq": seq, "bitext": 1, "do": do, **more}


def text(bead, said):
    return {"kind": "text", "bead": bead, "text": said}


@pytest.fixture
def project(sample_project):
    with Project.open(sample_project) as opened:
        yield opened


def said(project):
    return [row.text for row in project.rows(1, 0, 5)]


def test_each_entry_is_done_once_and_answered_each_time(project):
    journal = [entry(1, text(0, "uno"), bead=0, rev=0), entry(2, text(1, "dos"))]
    first = drain(project, journal, {})
    assert first == {
        "a": {"1": {"beads": [0], "repeated": False}, "2": {"beads": [1], "repeated": False}}
    }
    project.perform(1, SetText(0, "tres"))
    again = drain(project, journal, {})
    assert [again["a"][seq]["repeated"] for seq in "12"] == [True, True]
    assert said(project)[:2] == ["tres", "dos"]
    assert len(project.history(1)) == 3


def test_a_row_changed_elsewhere_is_a_conflict_and_stays_one(project):
    project.perform(1, SetText(0, "de otra mano"))
    journal = [
        entry(1, text(0, "uno"), bead=0, rev=0),
        entry(2, text(0, "uno dos"), bead=0, after=1),
        entry(3, text(1, "libre"), bead=1, rev=0),
    ]
    answers = drain(project, journal, {})
    message = "pair 1 was changed meanwhile; look at it again"
    assert answers["a"]["1"] == answers["a"]["2"] == {"error": message, "conflict": True}
    assert said(project)[:2] == ["de otra mano", "libre"]
    later = drain(project, [entry(4, text(0, "tres"), bead=0, after=2)], answers)
    assert later["a"]["4"]["conflict"]


def test_what_was_refused_is_not_tried_again(project):
    last = project.rows(1, 46, 47)[0].id
    journal = [entry(1, {"kind": "merge", "bead": last, "count": 2})]
    refused = drain(project, journal, {})
    message = "after pair 47 come 0 more; 2 cannot be joined"
    assert refused["a"]["1"]["error"] == message
    project.perform(1, SetText(last, "algo"))
    assert drain(project, journal, refused) == refused


def test_undo_and_redo_are_entries_too(project):
    drain(project, [entry(1, text(0, "uno")), entry(2, {"kind": "undo"})], {})
    assert said(project)[0] is None
    drain(project, [entry(2, {"kind": "undo"}), entry(3, {"kind": "redo"})], {})
    assert said(project)[0] == "uno"
    assert drain(project, [entry(4, {"kind": "redo"})], {}) == {"a": {"4": {"beads": []}}}


def test_confirming_writes_and_judges_in_one_step(project):
    parts = [text(0, "uno"), {"kind": "status", "bead": 0, "status": "reviewed"}]
    drain(project, [entry(1, {"kind": "batch", "operations": parts})], {})
    row = project.rows(1, 0, 1)[0]
    assert (row.text, str(row.status)) == ("uno", "reviewed")
    drain(project, [entry(2, {"kind": "undo"})], {})
    row = project.rows(1, 0, 1)[0]
    assert (row.text, str(row.status)) == (None, "draft")


def test_a_comment_is_signed(project):
    do = {"kind": "comment", "side": "target", "segment": 0, "text": "¿seguro?"}
    drain(project, [entry(1, do)], {}, author="Ana")
    (comment,) = project.comments(1)
    assert (comment.author, comment.text) == ("Ana", "¿seguro?")
    assert comment.created.endswith("Z")


def test_a_version_that_cannot_be_cut_is_named_in_the_answer(project):
    project.perform(1, Merge(project.rows(1, 4, 5)[0].id))
    at, row = 4, project.rows(1, 4, 5)[0]
    assert len(row.bead.target) == 2
    cut = {"source_at": row.bead.source.start + 1, "target_at": row.bead.target.start + 1}
    split = {"kind": "split", "bead": row.id, "texts": None, **cut}
    drain(project, [entry(1, text(row.id, "No one had asked them, nor told them."))], {})
    answer = drain(project, [entry(2, split)], {})["a"]["2"]
    assert (answer["beads"][0], answer["whole"]) == (row.id, row.id)
    texts = [one.text for one in project.rows(1, at, at + 2)]
    assert texts == ["No one had asked them, nor told them.", ""]
    again = drain(project, [entry(2, split)], {})["a"]["2"]
    assert "whole" not in again
    drain(project, [entry(3, {"kind": "undo"})], {})
    sentences = " ".join(["No one asked Mr. Nix."] * len(row.bead.target))
    drain(project, [entry(4, text(row.id, sentences))], {})
    assert "whole" not in drain(project, [entry(5, split)], {})["a"]["5"]
    assert project.rows(1, at, at + 1)[0].text == "No one asked Mr. Nix."


@pytest.mark.parametrize(
    "do",
    [
        {"kind": "restore", "changes": []},
        {"kind": "realign", "first": 0, "last": 0, "beads": []},
        {"kind": "batch", "operations": [{"kind": "restore", "changes": []}]},
    ],
)
def test_a_page_may_not_rewrite_the_past(project, do):
    answers = drain(project, [entry(1, do)], {})
    assert answers["a"]["1"] == {
        "error": "the page sent an operation that only the program itself may perform"
    }
    assert project.history(1) == []


def test_a_database_that_takes_nothing_answers_nothing(project, monkeypatch):
    def full(*arguments):
        raise DataError(f"{project.place}: could not be written (disk full); nothing was changed")

    monkeypatch.setattr(project, "perform", full)
    with pytest.raises(DataError, match="disk full"):
        drain(project, [entry(1, text(0, "uno"))], {})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["client", "seq", "bitext", "do", "kind", "bead", "text", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(JSON)
def test_anything_a_browser_may_send_is_answered_or_left_out(project, sent):
    answers = drain(project, sent, {})
    json.dumps(answers)
    assert all("error" in answer for ones in answers.values() for answer in ones.values())
