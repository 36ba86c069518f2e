"""One status for many rows, and the history that a row's details show."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.errors import DataError, UsageError
from corpora.oplog import Batch, Merge, SetAlignment, SetStatus, SetText
from corpora.reviews import MOVES, Status
from corpora.store import LogEntry, Project
from review.asking import reply
from review.batches import plan, set_all, way
from review.details import voices
from review.histories import history_of
from review.journal import drain
from review.story import told


@pytest.fixture
def project(sample_project):
    with Project.open(sample_project) as opened:
        yield opened


@given(st.sampled_from(Status), st.sampled_from(Status))
@settings(deadline=None, max_examples=60)
def test_every_way_is_legal_and_no_shorter_one_is_passed_by(start, end):
    found = way(start, end)
    for here, following in zip([start, *found], found, strict=False):
        assert following in MOVES[here]
    assert ([start, *found])[-1] is end
    reached, distance = {start}, 0
    while end not in reached:
        reached |= {there for here in reached for there in MOVES[here]}
        distance += 1
    assert len(found) == distance


def entry(seq, do, **more):
    return {"client": "c", "seq": seq, "bitext": 1, "do": do, **more}


def test_all_rows_are_set_in_one_step_that_one_undo_takes_back(project):
    (info,) = project.bitexts()
    before = project.states(1)
    for status in (Status.REVIEWED, Status.APPROVED, Status.LOCKED):
        project.perform(1, SetStatus(before[3].id, status))
    project.perform(1, SetStatus(before[5].id, Status.REVIEWED))
    project.perform(1, SetStatus(before[7].id, Status.REJECTED))
    states = project.states(1)
    ask = {"n": 9, "kind": "batch", "axis": "status", "value": "reviewed", "rows": list(range(10))}
    said = reply(project, info, states, "review", ask)
    assert (len(said["beads"]), said["same"], said["locked"]) == (8, 1, 1)
    assert said["n"] == 9
    do = {"kind": "set-all", "axis": "status", "value": "reviewed", "beads": list(said["beads"])}
    assert "error" not in drain(project, [entry(1, do)], {}, "Ana")["c"]["1"]
    after = project.states(1)
    assert [str(state.status) for state in after[:12]] == [
        *["reviewed"] * 3,
        "locked",
        *["reviewed"] * 6,
        *["draft"] * 2,
    ]
    newest = project.history(1)[0]
    assert told(newest, "en") == "set 8 pairs to ✓ reviewed"
    assert told(newest, "es") == "puso 8 pares en ✓ revisado"
    project.undo(1)
    assert project.states(1) == states


def test_right_pairs_with_one_side_are_omissions_and_additions(project):
    states = project.states(1)
    found = plan(states, range(len(states)), "alignment", "confirmed")
    assert (len(found.beads), found.same, found.locked) == (47, 0, 0)
    project.perform(
        1, set_all(states, {"axis": "alignment", "value": "confirmed", "beads": list(found.beads)})
    )
    kinds = {}
    for state in project.states(1):
        sides = (bool(len(state.bead.source)), bool(len(state.bead.target)))
        kinds.setdefault(sides, set()).add(str(state.alignment))
    assert kinds == {
        (True, True): {"confirmed"},
        (True, False): {"omission"},
        (False, True): {"addition"},
    }
    assert told(project.history(1)[0], "en") == "judged 47 pairs: pair confirmed"
    again = plan(project.states(1), range(47), "alignment", "confirmed")
    assert (again.beads, again.same) == ((), 47)


def test_what_cannot_be_set_is_said(project):
    (info,) = project.bitexts()
    states = project.states(1)
    with pytest.raises(UsageError, match="unknown status 'done'; known: approved, edited"):
        plan(states, [0], "status", "done")
    with pytest.raises(UsageError, match="unknown axis 'colour'; known: alignment, status"):
        plan(states, [0], "colour", "red")
    project.perform(1, Merge(states[4].id, 2))
    gone = {"kind": "set-all", "axis": "status", "value": "reviewed", "beads": [states[5].id]}
    answer = drain(project, [entry(1, gone)], {})["c"]["1"]
    assert answer["error"] == "the pairs were changed meanwhile; look at them again"
    with pytest.raises(DataError, match="the page sent a change that is none"):
        set_all(states, {"axis": "status", "value": "reviewed", "beads": "all"})
    strange = {"kind": "batch", "axis": "status", "value": "done", "rows": [0]}
    assert "unknown status" in reply(project, info, states, "review", strange)["error"]


def test_a_row_tells_its_history_through_joins_and_undoing(project):
    (info,) = project.bitexts()
    states = project.states(1)
    project.perform(1, SetText(states[4].id, "uno"), "Ana")
    project.perform(
        1, Batch((SetText(states[5].id, "dos"), SetStatus(states[5].id, Status.REVIEWED))), "Luz"
    )
    project.perform(1, SetAlignment(states[4].id, "confirmed"))
    project.undo(1, "Ana")
    project.perform(1, Merge(states[4].id, 2), "Ana")
    (row,) = project.rows(1, 4, 5)
    found = history_of(project, info, row, "en")
    assert [(one["what"], one["who"], one["text"], one["undone"]) for one in found] == [
        ("joined pairs", "Ana", "", False),
        ("took back no. 3", "Ana", "", False),
        ("judged the pair: pair confirmed", "", "", True),
        ("wrote and confirmed", "Luz", "dos", False),
        ("wrote", "Ana", "uno", False),
        ("came with the text", "", "", False),
    ]
    project.perform(1, SetText(row.id, "y más"))
    (row,) = project.rows(1, 4, 5)
    assert history_of(project, info, row, "es")[0]["what"] == "escribió"


def test_the_row_of_a_replacement_shows_its_own_text(project):
    (info,) = project.bitexts()
    states = project.states(1)
    steps = (SetText(states[0].id, "cero"), SetText(states[1].id, "uno"))
    project.perform(1, Batch(steps))
    (row,) = project.rows(1, 1, 2)
    first = history_of(project, info, row, "en")[0]
    assert (first["what"], first["text"]) == ("replaced in 2 pairs", "uno")


def test_mixed_steps_are_told_as_several():
    mixed = Batch((SetText(1, "a"), SetStatus(1, Status.REVIEWED), SetText(2, "b")))
    assert told(LogEntry(1, "batch", "", "", mixed, None), "en") == "several at once"


def test_who_is_quoted_where(project):
    states = project.states(1)
    quotes = {states[0].bead.source.start: ["Ana"], states[2].bead.source.start: ["Ana", "Luz", ""]}
    assert voices(states, quotes) == {"Ana": [0, 2], "?": [2], "Luz": [2]}
    assert voices(states, {}) == {}


def test_everything_that_pages_name_by_a_key_has_words_in_both_languages():
    from review.batches import AXES
    from review.export import ONE_FILE
    from review.pack import OUTCOMES
    from review.words import CATALOGUE

    wanted = {f"format_{name}" for name in ONE_FILE}
    wanted |= {f"value_{value}" for values in AXES.values() for value in values}
    wanted |= {f"outcome_{name}" for name in OUTCOMES}
    wanted |= {f"outcome_name_{name}" for name in OUTCOMES if name != "same"}
    assert wanted - set(CATALOGUE) == set()
