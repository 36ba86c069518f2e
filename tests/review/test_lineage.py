"""Where a row comes from: in its history, in exports, and in the keys that lead a file back."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.errors import DataError
from corpora.exchange import project_units
from corpora.formats import get_format
from corpora.lineage import Lineage, lineage_props
from corpora.oplog import AddComment, Batch, Merge, Move, SetStatus, SetText, Split
from corpora.reviews import Status
from corpora.row_keys import bitext_key, read_key, row_key
from corpora.store import Project
from corpora.values import Bead, Span
from review.export import export, identity, reviewed_units


@pytest.fixture
def project(sample_project):
    with Project.open(sample_project) as opened:
        yield opened


def lineage_of(project):
    lineage = Lineage()
    lineage.add(project.log(1))
    return lineage


def kinds(lineage, bead):
    return [entry.kind for entry in lineage.of(bead)]


def test_a_row_has_the_history_of_its_segments_through_joins_and_splits(project):
    before = project.states(1)
    project.perform(1, SetText(before[4].id, "uno"), "Ana")
    project.perform(1, SetText(before[5].id, "dos"), "Luz")
    project.perform(1, Merge(before[4].id, 2), "Ana")
    project.perform(1, SetText(before[9].id, "lejos"))
    merged = project.states(1)[4]
    assert merged.text == "uno dos"
    lineage = lineage_of(project)
    assert kinds(lineage, merged.bead) == ["text", "text", "merge"]
    assert [entry.author for entry in lineage.of(merged.bead)] == ["Ana", "Luz", "Ana"]
    assert lineage.ancestors(merged.id, merged.bead, lineage.in_effect()) == [before[5].id]
    at = (before[5].bead.source.start, before[5].bead.target.start)
    project.perform(1, Split(merged.id, *at))
    halves = project.states(1)[4:6]
    lineage.add(project.log(1))
    assert [kinds(lineage, half.bead) for half in halves] == [
        ["text", "merge", "split"],
        ["text", "merge", "split"],
    ]
    fresh = halves[1]
    assert fresh.id not in {state.id for state in before}
    assert lineage.ancestors(fresh.id, fresh.bead, lineage.in_effect()) == [
        before[4].id,
        before[5].id,
    ]


def test_what_was_taken_back_stays_in_the_history_and_leaves_no_descent(project):
    first, second = project.states(1)[4:6]
    project.perform(1, Merge(first.id, 2))
    project.undo(1)
    lineage = lineage_of(project)
    assert kinds(lineage, first.bead) == ["merge", "restore"]
    assert lineage.in_effect() == set()
    assert lineage_props(lineage, second.id, second.bead, lineage.in_effect()) == []
    project.redo(1)
    lineage.add(project.log(1))
    merged = project.states(1)[4]
    assert kinds(lineage, merged.bead) == ["merge", "restore", "restore"]
    assert lineage.in_effect() == {1}
    assert lineage.ancestors(first.id, merged.bead, {1}) == [second.id]


def test_rows_that_an_operation_only_passed_over_have_no_part_in_it(project):
    states = project.states(1)
    project.perform(1, Batch((SetStatus(states[0].id, Status.REVIEWED),)))
    project.perform(1, AddComment("source", states[2].bead.source.start, "¿y esto?"))
    lineage = lineage_of(project)
    assert [kinds(lineage, state.bead) for state in states[:4]] == [["batch"], [], ["comment"], []]


@pytest.mark.parametrize("name", ["tmx", "tsv", "csv", "jsonl", "xliff", "xliff2"])
def test_exports_say_where_a_unit_comes_from(project, tmp_path, name):
    before = project.states(1)
    project.perform(1, Merge(before[4].id, 2), "Ana")
    project.perform(1, SetText(before[4].id, "Las dos, unidas."), "Luz")
    path = tmp_path / f"out{get_format(name).extensions[0]}"
    path.write_bytes(export(project, 1, name).data)
    units = {unit.id: unit for unit in get_format(name).read(path, "es", "en")}
    unit = units["4"]
    merged = project.states(1)[4]
    assert unit.prop("source-ids") == " ".join(map(str, merged.bead.source))
    assert unit.prop("from-beads") == str(before[5].id)
    said = [value.split() for key, value in unit.props if key == "operation"]
    assert [(number, kind, who) for number, kind, _, who in said] == [
        ("1", "merge", "Ana"),
        ("2", "text", "Luz"),
    ]
    found = read_key(unit.prop("key"))
    (info,) = project.bitexts()
    assert (found.bitext, found.bead) == (identity(project, info), merged.id)
    assert (found.source, found.target) == (merged.bead.source, merged.bead.target)
    assert found.went_out("Las dos, unidas.")
    assert not found.went_out("Las dos.")
    assert "from-beads" not in dict(units["3"].props)


def test_the_command_exports_lineage_too(project):
    first = project.states(1)[4]
    project.perform(1, Move(first.id, "source", 1))
    props = [dict(unit.props) for unit in project_units(project, 1)]
    assert sum("operation" in one for one in props) in (1, 2)
    assert json.dumps(props[0]).count("operation") == 0


def test_only_the_reviewed_text_bears_a_key(project):
    for text, has in (("reviewed", True), ("human", False), ("machine", False)):
        units = [unit for _, unit in reviewed_units(project, 1, text)]
        assert all(bool(unit.prop("key")) is has for unit in units)


@given(st.text(max_size=20), st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
@settings(deadline=None, max_examples=40)
def test_a_key_is_read_back_and_any_slip_is_seen(text, id, source, target):
    bead = Bead(Span(source, source + 1), Span(target, target))
    key = row_key(bitext_key("a", "b"), id, bead, text)
    found = read_key(f" {key}\n")
    assert (found.bead, found.source, found.target) == (id, bead.source, bead.target)
    assert found.went_out(text)
    for at in range(len(key)):
        if key[at].isdigit():
            other = key[:at] + str((int(key[at]) + 1) % 10) + key[at + 1 :]
            with pytest.raises(DataError, match="is no key of a row"):
                read_key(other)


def test_a_key_of_another_project_is_not_passed_on(project, tmp_path):
    from corpora.exchange import import_bitexts

    file, place = tmp_path / "a.tsv", tmp_path / "again.careo"
    file.write_bytes(export(project, 1, "tsv").data)
    import_bitexts([file], place)
    with Project.open(place) as again:
        (info,) = again.bitexts()
        for text in ("human", "machine"):
            assert not any(unit.prop("key") for _, unit in reviewed_units(again, 1, text))
        keys = [read_key(unit.prop("key")) for _, unit in reviewed_units(again, 1)]
        assert {key.bitext for key in keys} == {identity(again, info)}
        assert [key.bead for key in keys] == [state.id for state in again.states(1)]
