import os
import signal
from pathlib import Path

import pytest

from corpora.errors import DataError
from corpora.oplog import SetAlignment
from corpora.reviews import Alignment
from corpora.store import Project
from review import runs
from review.importing import Upload, add_pairs, begin, project_path, read_pairs, read_upload
from review.realigning import realign_all, realign_here, repair, repairs_of, unsettled
from review.worker import work
from tests.review.browsing import until

SPANISH = "La casa es grande.\n\nEl perro duerme en el jardín. Mañana lloverá."
ENGLISH = "The house is big.\n\nThe dog sleeps in the garden. Tomorrow it will rain."


@pytest.fixture
def texts():
    return [
        read_upload(Upload(name, text.encode()), lang)
        for name, text, lang in (("a.txt", SPANISH, "es"), ("b.txt", ENGLISH, "en"))
    ]


@pytest.fixture
def unspawned(monkeypatch):
    """Let jobs wait for a worker that the test is itself."""
    monkeypatch.setattr(runs, "spawn", lambda place, job: None)


def job_of(place, id):
    with Project.open(place) as project:
        return next(job for job in project.jobs() if job.id == id)


def test_two_texts_become_a_bitext(tmp_path, texts, unspawned):
    place = tmp_path / "new" / "x.careo"
    id = begin(place, texts[0], texts[1], "La casa", False, "")
    assert job_of(place, id).state == "queued"
    work(str(place), id)
    job = job_of(place, id)
    assert (job.state, job.message) == ("done", "1")
    with Project.open(place) as project:
        (info,) = project.bitexts()
        rows = project.rows(1, 0, 10)
    assert (info.name, info.source_lang, info.target_lang) == ("La casa", "es", "en")
    assert [(row.source, row.target) for row in rows] == [
        ("La casa es grande.", "The house is big."),
        ("El perro duerme en el jardín.", "The dog sleeps in the garden."),
        ("Mañana lloverá.", "Tomorrow it will rain."),
    ]


def test_a_job_keeps_addresses_variables_and_numbers(tmp_path, unspawned):
    source = "Abra {archivo} en https://x.org/?a=1 y pague 1.250,50 euros si x = 3."
    place = tmp_path / "x.careo"
    text = read_upload(Upload("a.txt", source.encode()), "es")
    work(str(place), begin(place, text, None, "", True, ""))
    with Project.open(place) as project:
        (row,) = project.rows(1, 0, 10)
    for kept in ("{archivo}", "https://x.org/?a=1", "1,250.50", "x = 3"):
        assert kept in row.machine


def test_a_finished_job_is_not_done_twice(tmp_path, texts, unspawned):
    place = tmp_path / "x.careo"
    id = begin(place, texts[0], texts[1], "", False, "")
    work(str(place), id)
    work(str(place), id)
    with Project.open(place) as project:
        project.update_job(id, state="running")  # killed between storing and saying so
    work(str(place), id)
    with Project.open(place) as project:
        assert len(project.bitexts()) == 1
    assert job_of(place, id).state == "done"


def test_a_job_has_one_worker_at_a_time(tmp_path, texts, unspawned):
    place = tmp_path / "x.careo"
    id = begin(place, texts[0], texts[1], "", False, "")
    with runs.claimed(str(place), id) as free:
        assert free
        assert runs.lives(str(place), id)
        work(str(place), id)
        assert job_of(place, id).state == "queued"
    assert not runs.lives(str(place), id)


def test_a_cancelled_job_is_left_alone(tmp_path, texts, unspawned):
    place = tmp_path / "x.careo"
    id = begin(place, texts[0], texts[1], "", False, "")
    with Project.open(place) as project:
        runs.cancel(project, job_of(place, id))
    work(str(place), id)
    with Project.open(place) as project:
        assert project.bitexts() == []
    assert job_of(place, id).state == "cancelled"


def test_what_hinders_a_job_is_in_its_message(tmp_path, texts, unspawned):
    place = tmp_path / "x.careo"
    id = begin(place, texts[0], texts[1], "", True, "no-such-model")
    work(str(place), id)
    job = job_of(place, id)
    assert job.state == "failed"
    assert "no-such-model" in job.message
    assert "\n" not in job.message


@pytest.mark.model
def test_a_killed_worker_is_seen_and_its_job_goes_on(tmp_path, texts):
    place = tmp_path / "x.careo"
    source = texts[0]
    id = begin(place, source, None, "Solo", True, "")
    until(lambda: job_of(place, id).state == "running", "the worker")
    worker = next(
        int(entry.name)
        for entry in Path("/proc").iterdir()
        if entry.name.isdigit() and is_worker(entry)
    )
    os.kill(worker, signal.SIGKILL)
    until(lambda: not runs.lives(str(place), id), "the worker to be gone")
    assert job_of(place, id).state == "running"
    with Project.open(place) as project:
        assert project.bitexts() == []
        runs.resume(project, job_of(place, id))
    until(lambda: job_of(place, id).state not in runs.OPEN, "the second worker")
    assert (job_of(place, id).state, job_of(place, id).message) == ("done", "1")
    with Project.open(place) as project:
        rows = project.rows(1, 0, 1000)
    assert len(rows) == len(source.document.segments)
    assert all(row.machine and not row.target for row in rows)


def is_worker(process):
    try:
        words = (process / "cmdline").read_bytes().split(b"\0")
        parent = (process / "stat").read_text().rsplit(") ", 1)[1].split()[1]
    except OSError:
        return False
    return b"review.worker" in words and int(parent) == os.getpid()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "empty.txt"),
        ("photo.docx", b"\x89PNG\r\n\x1a\n" + bytes(100), "photo.docx"),
        ("x.txt", b"\xff\xfe\xfa\x00abc", "x.txt"),
        ("x.txt", "¿Qué?".encode("cp1252"), "x.txt: byte 0xbf at offset 0 (line 1) is not utf-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_as_the_user_knows_it(name, data, said):
    with pytest.raises(DataError) as error:
        read_upload(Upload(name, data), "es")
    assert str(error.value).startswith(said)
    assert "/tmp" not in str(error.value)


def test_pairs_come_in_as_they_are(tmp_path):
    table = "source\ttarget\nHola.\tHello.\nAdiós.\tGoodbye.\n"
    upload = Upload("pairs.tsv", table.encode())
    assert len(read_pairs(upload, "es", "en").beads) == 2
    (info,) = add_pairs(tmp_path / "x.careo", upload, "es", "en")
    assert info.name == "pairs.tsv"
    with Project.open(tmp_path / "x.careo") as project:
        assert [row.target for row in project.rows(info.id, 0, 9)] == ["Hello.", "Goodbye."]
    with pytest.raises(DataError, match=r"^list\.ods: "):
        read_pairs(Upload("list.ods", b"x"), "es", "en")


def test_a_new_project_never_replaces_a_file(tmp_path):
    assert project_path(str(tmp_path / "one")) == tmp_path / "one.careo"
    (tmp_path / "two.careo").write_text("mine")
    with pytest.raises(DataError, match="is there already; choose another name"):
        project_path(str(tmp_path / "two.careo"))
    with pytest.raises(DataError, match="name the project file"):
        project_path("  ")


def test_two_texts_in_one_language_are_refused(tmp_path, texts):
    with pytest.raises(DataError, match="both texts are in the same language, es"):
        begin(tmp_path / "x.careo", texts[0], texts[0], "", False, "")
    assert not (tmp_path / "x.careo").exists()


def test_aligning_again_leaves_what_is_settled(sample_project):
    with Project.open(sample_project) as project:
        (info,) = project.bitexts()
        before = project.states(1)
        project.perform(1, SetAlignment(before[9].id, Alignment.CONFIRMED))
        for bead in (20, 21):
            project.perform(
                1,
                repair(
                    {
                        "first": before[bead].id,
                        "last": before[bead].id,
                        "beads": [
                            [
                                before[bead].bead.source.start,
                                before[bead].bead.source.end,
                                before[bead].bead.target.start,
                                before[bead].bead.target.end,
                            ]
                        ],
                    }
                ),
            )
        project.perform(1, SetAlignment(before[30].id, Alignment.DOUBTFUL))
        settled = [state for state in project.states(1) if state.alignment == "confirmed"]
        realign_all(project, info, "test")
        after = {state.id: state for state in project.states(1)}
        assert [after[state.id] for state in settled] == settled
        with pytest.raises(DataError, match=r"pair 10 is settled"):
            realign_here(project, 1, before[9].id, "", "test", 99)
        while project.undo(1) is not None:
            pass
        assert project.states(1) == before


def test_repairs_cover_what_they_replace(sample_project):
    with Project.open(sample_project) as project:
        states, bitext = project.states(1), project.bitext(1)
        merged = next(i for i, state in enumerate(states) if len(state.bead.target) == 2)
        found = repairs_of(bitext, states, merged, None)
        for one in found:
            assert 0 <= one["before"] <= 1 and 0 <= one["after"] <= 1
            project.perform(1, repair(one))
            assert project.bitext(1).source == bitext.source
            project.undo(1)
            assert project.states(1) == states
    with pytest.raises(DataError, match="a repair that is none"):
        repair({"first": 1, "last": 2, "beads": [[1, 2, 3]]})


def test_runs_of_unsettled_beads(sample_project):
    with Project.open(sample_project) as project:
        project.perform(1, SetAlignment(0, Alignment.CONFIRMED))
        project.perform(1, SetAlignment(5, Alignment.CONFIRMED))
        assert list(unsettled(project.states(1))) == [(1, 5), (6, 47)]
