import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.errors import DataError
from corpora.oplog import AddComment, Merge, SetAlignment, SetStatus, SetText
from corpora.reviews import Alignment, Status
from corpora.store import Project
from review import facts
from review.details import speakers, voices
from review.findings import find_apart, findings_of
from review.whole import whole
from review.windows import (
    NOTHING,
    Finding,
    book_map,
    open_findings,
    place_of,
    remarks_by_row,
    window_data,
    window_start,
)
from tests.review.conftest import save_sample


@given(st.integers(0, 400), st.integers(1, 400), st.integers(1, 120))
def test_a_window_lies_in_the_bitext_and_holds_its_row(at, total, size):
    at = min(at, total - 1)
    start = window_start(at, total, size)
    assert 0 <= start <= at < start + size
    assert start + size <= total or start == 0


def test_a_window_is_what_the_project_holds(sample_project):
    with Project.open(sample_project) as project:
        (info,) = project.bitexts()
        segments = {
            "source": facts.segments_of(project, info.source_id),
            "target": facts.segments_of(project, info.target_id),
        }
        project.perform(1, AddComment("target", 2, "ojo"))
        remarks = remarks_by_row(project.states(1), project.comments(1))
        data = window_data(project, info, 10, segments, {}, remarks, size=20)
        rows = project.rows(1, 10, 30)
        first = window_data(project, info, 0, segments, {}, remarks, size=5)
        assert list(remarks) == [2]
    assert [row["index"] for row in data["rows"]] == list(range(10, 30))
    for row, stored in zip(data["rows"], rows, strict=True):
        assert (row["source"], row["target"]) == (stored.source, stored.target)
        assert " ".join(row["segments"]["source"]) == stored.source
        assert " ".join(row["segments"]["target"]) == stored.target
        assert (row["chrf"] is None) == (not stored.source or not stored.target)
    assert [len(row["comments"]) for row in first["rows"]] == [0, 0, 1, 0, 0]


def test_the_map_says_what_is_done_and_what_is_doubtful(sample_project):
    with Project.open(sample_project) as project:
        project.perform(1, SetStatus(0, Status.REVIEWED))
        project.perform(1, SetAlignment(2, Alignment.DOUBTFUL))
        project.perform(1, SetAlignment(3, Alignment.CONFIRMED))
        states = project.states(1)
    said = book_map(states)
    assert said["status"] == "r" + "d" * 46
    assert said["p"][2:4] == [0, 100]
    assert said["p"][0] == min(99, round((states[0].bead.probability or 0) * 100))


def test_states_are_read_again_only_where_they_changed_and_are_right(sample_project):
    with Project.open(sample_project) as project:
        facts.states_of(project, 1)
        project.perform(1, SetText(4, "cuatro"))
        project.perform(1, SetStatus(5, Status.REVIEWED))
        assert facts.states_of(project, 1)[1] == project.states(1)
        project.undo(1)
        assert facts.states_of(project, 1)[1] == project.states(1)
        for number in range(facts.PATCHED + 5):
            project.perform(1, SetText(number % 40, str(number)))
        assert facts.states_of(project, 1)[1] == project.states(1)


def test_the_checks_run_apart_and_find_the_known_slips(sample_project):
    found = find_apart(str(sample_project), 1)
    with Project.open(sample_project) as project:
        assert found == findings_of(project.bitext(1))
        rows = {
            row.bead.source.start + row.bead.target.start: row for row in project.rows(1, 0, 47)
        }
    wrong = {rows[place].target for place, ones in found.items() if ones[0].check == "numbers"}
    assert any("75,000 U.S. dollars" in target for target in wrong)
    assert any("in 2006" in target for target in wrong)


def test_checks_that_cannot_run_say_why(tmp_path):
    with pytest.raises(DataError) as caught:
        find_apart(str(tmp_path / "no.careo"), 1)
    assert str(caught.value) == (
        f"{tmp_path / 'no.careo'}: no such project; check the name and the folder"
    )


def test_a_finding_is_open_until_the_text_it_found_fault_with_is_gone():
    wrong = Finding("numbers", "error", ("changed", "70", "75"), "75,000")
    missing = Finding(
        "omissions", "warning", ("left-out", "Una frase."), "Una frase.", missing=True
    )
    assert open_findings([wrong, missing], None) == [wrong, missing]
    assert open_findings([wrong, missing], "It was 75,000.") == [wrong]
    assert open_findings([wrong, missing], "It was 70,000.") == []
    aside = Finding("names", "warning", (), "Karo", key="1f0a")
    assert open_findings([aside, wrong], None, {"1f0a"}) == [wrong]


def test_a_finding_is_explained_in_the_language_of_the_interface(sample_project):
    found = find_apart(str(sample_project), 1)
    with Project.open(sample_project) as project:
        (info,) = project.bitexts()
        segments = {
            "source": facts.segments_of(project, info.source_id),
            "target": facts.segments_of(project, info.target_id),
        }
        said = {
            lang: [
                issue["message"]
                for row in window_data(project, info, 0, segments, found, {}, lang=lang)["rows"]
                for issue in row["issues"]
            ]
            for lang in ("en", "es")
        }
    assert "the source says “2016”, the translation “2006”" in said["en"]
    assert "el original dice «2016»; la traducción, «2006»" in said["es"]
    assert len(said["es"]) == len(said["en"]) > 8
    assert not set(said["es"]) & set(said["en"])


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["text", "review", "doubt", "comment", "ignore", "error", "merge", "undo"]),
        st.integers(0, 46),
    ),
    min_size=1,
    max_size=8,
)


def do_step(project, kind, at):
    """Do one step somewhere in the bitext, if it can be done there."""
    states = project.states(1)
    state = states[at % len(states)]
    side, span = ("target", state.bead.target)
    if not len(span):
        side, span = "source", state.bead.source
    operation = {
        "text": SetText(state.id, f"It was 70,000 in {at}."),
        "review": SetStatus(state.id, Status.REVIEWED),
        "doubt": SetAlignment(state.id, Alignment.DOUBTFUL),
        "comment": AddComment(side, span.start, "ojo"),
        "ignore": AddComment(side, span.start, "#ignore key"),
        "error": AddComment(side, span.start, "#error style minor"),
        "merge": Merge(state.id, 2),
    }.get(kind)
    try:
        if operation is None:
            project.undo(1)
        else:
            project.perform(1, operation)
    except DataError:
        return


def slowly(project, found, quotes):
    """The facts about all rows, each worked out from the beginning."""
    states, comments = project.states(1), project.comments(1)
    remarks = remarks_by_row(states, comments)
    rows = range(len(states))
    flagged = [
        at
        for at in rows
        if open_findings(
            found.get(place_of(states[at].bead), ()),
            states[at].text,
            remarks.get(at, NOTHING).ignored,
        )
    ]
    return remarks, {
        "map": book_map(states),
        "flagged": flagged,
        "quoted": [at for at in rows if speakers(states[at].bead, quotes) is not None],
        "voices": voices(states, quotes),
        "commented": [at for at in rows if remarks.get(at, NOTHING).said],
        "marked": [at for at in rows if remarks.get(at, NOTHING).marks],
        "judged": [],
    }


@given(STEPS)
@settings(deadline=None, max_examples=25)
def test_what_is_kept_of_the_whole_is_what_would_be_worked_out_anew(
    tmp_path_factory, samples, steps
):
    place = tmp_path_factory.mktemp("whole") / "a.careo"
    save_sample(place, samples)
    with Project.open(place) as project:
        (info,) = project.bitexts()
        beads = [state.bead for state in project.states(1)]
        finding = Finding("numbers", "error", ("changed", "7", "70,000"), "70,000", key="key")
        found = {place_of(bead): [finding] for bead in beads[::3]}
        quotes = {number: [f"voice {number % 3}", ""] for number in range(0, 40, 4)}
        for kind, at in [("text", 0), *steps]:
            do_step(project, kind, at)
            last, states = facts.states_of(project, 1)
            for known in (None, found):
                now = whole(project, info, last, states, known, quotes)
                remarks, data = slowly(project, known or {}, quotes)
                assert (now.remarks, now.data) == (remarks, data)
        assert whole(project, info, last, states, found, None).data["voices"] == {}
