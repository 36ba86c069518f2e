import pytest

from corpora.errors import UsageError
from corpora.formats import get_format
from corpora.oplog import AddComment, SetStatus, SetText
from corpora.reviews import Status
from corpora.store import Project
from review.export import ONE_FILE, export, reviewed_units


@pytest.fixture
def project(sample_project):
    with Project.open(sample_project) as opened:
        opened.perform(1, SetText(0, "A reviewed title"))
        opened.perform(1, SetStatus(0, Status.REVIEWED))
        opened.perform(1, SetStatus(2, Status.REVIEWED))
        opened.perform(1, AddComment("source", 0, "¿mejor?", author="Ana"))
        yield opened


def test_the_reviewed_text_goes_before_the_human_one(project):
    units = [unit for _, unit in reviewed_units(project, 1)]
    rows = project.rows(1, 0, 47)
    assert [unit.source for unit in units] == [row.source for row in rows]
    assert units[0].target == "A reviewed title"
    assert [unit.target for unit in units[1:]] == [row.target for row in rows[1:]]
    assert (units[0].prop("status"), units[1].prop("status")) == ("reviewed", "draft")
    assert units[0].notes == ("Ana: ¿mejor?",)


@pytest.mark.parametrize("text", ["human", "machine"])
def test_another_text_goes_out_when_asked_for(project, text):
    units = [unit for _, unit in reviewed_units(project, 1, text)]
    rows = project.rows(1, 0, 47)
    wanted = [row.target if text == "human" else (row.machine or "") for row in rows]
    assert [unit.target for unit in units] == wanted


def test_only_what_is_done(project):
    made = export(project, 1, "tsv", done_only=True)
    assert (made.written.units, made.unreviewed) == (2, 45)


@pytest.mark.parametrize("name", ["tmx", "tsv", "csv", "jsonl", "xliff", "xliff2", "html", "docx"])
def test_what_went_out_comes_back(project, tmp_path, name):
    made = export(project, 1, name)
    path = tmp_path / f"out{get_format(name).extensions[0]}"
    path.write_bytes(made.data)
    back = list(get_format(name).read(path, "es", "en"))
    wanted = [(unit.source, unit.target) for _, unit in reviewed_units(project, 1)]
    whole = [pair for pair in wanted if all(pair)]
    assert [(unit.source, unit.target) for unit in back if unit.source and unit.target] == whole
    assert made.written.units == len(back)


def test_an_unknown_text_is_named(project):
    with pytest.raises(UsageError, match="unknown text 'both'; known: human, machine, reviewed"):
        list(reviewed_units(project, 1, "both"))


def test_formats_of_two_files_are_not_offered():
    assert {"moses", "srt"}.isdisjoint(ONE_FILE)
