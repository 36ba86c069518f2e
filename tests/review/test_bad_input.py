"""What a page says of a project, a file or a disk that is not as it should be; nothing may be lost by it."""

import json
import sqlite3
import subprocess
import sys

import pytest

from corpora.database import connection
from corpora.oplog import SetStatus, SetText
from corpora.reviews import Status
from corpora.store import Project
from review.navigation import NAMES
from review.pack import checksum, pack_data, pack_page
from tests.review.conftest import button, grid_data

ALONE = ("import", "settings")
"""Pages that look into no project."""


def said(test):
    """What the page complains of, as it is read."""
    return [one.value.replace("\\", "") for one in test.error]


def newer(place):
    with sqlite3.connect(place) as raw:
        raw.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
    raw.close()
    return (
        f"{place}: has schema version 99, this careo knows up to 2; open it with the newer careo "
        "that made it"
    )


def other(place):
    place.write_text("Querida Ana:\n")
    return f"{place}: is not a careo project; name a .careo file"


def gone(place):
    place.unlink()
    return f"{place}: no such project; check the name and the folder"


@pytest.mark.parametrize("spoil", [newer, other, gone])
@pytest.mark.parametrize("name", [name for name in NAMES if name not in ALONE])
def test_every_page_says_why_a_project_cannot_be_opened(page, sample_project, name, spoil):
    message = spoil(sample_project)
    before = sample_project.read_bytes() if sample_project.exists() else None
    test = page(name, sample_project)
    assert message in said(test)
    assert (sample_project.read_bytes() if sample_project.exists() else None) == before


def test_a_damaged_project_is_said_on_whatever_page(page, root, sample_project):
    data = bytearray(sample_project.read_bytes())
    data[len(data) // 2 :] = b"\xa5" * (len(data) - len(data) // 2)
    sample_project.write_bytes(data)
    from review.navigation import page_file

    test = page("projects", sample_project, script=root / "app.py")
    for name in NAMES:
        if name not in ALONE:
            test.switch_page(str(page_file(name))).run()
            assert not test.exception, name
            assert any(str(sample_project) in one for one in said(test)), name


@pytest.fixture
def hindered(monkeypatch):
    """Make every new connection say no to writing, with SQLite's own words: "full" or "readonly"."""
    from sqlalchemy import event

    real = connection._engine
    pragmas = {"full": "PRAGMA max_page_count=1", "readonly": "PRAGMA query_only=ON"}

    def hinder(how):
        def engine(place):
            made = real(place)

            @event.listens_for(made, "connect")
            def connected(raw, record):
                raw.execute(pragmas[how])

            return made

        monkeypatch.setattr(connection, "_engine", engine)

    yield hinder, lambda: monkeypatch.setattr(connection, "_engine", real)


HOLDER = """
import sqlite3, sys
holder = sqlite3.connect(sys.argv[1], isolation_level=None)
for statement in sys.stdin:
    holder.execute(statement)
    print("done", flush=True)
"""


@pytest.fixture
def locked(sample_project, monkeypatch):
    """Hold the project's write lock as another program does; the function gives it free.

    It is another process, as a second connection of this one, which the project does not know of, would
    lose its locks whenever this one closes the file (see `connection.is_project_file`).
    """
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.1)
    command = [sys.executable, "-c", HOLDER, str(sample_project)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as run:

        def tell(statement):
            run.stdin.write(statement + "\n")
            run.stdin.flush()
            assert run.stdout.readline() == "done\n"

        yield lambda: tell("BEGIN IMMEDIATE"), lambda: tell("ROLLBACK")
        run.stdin.close()


LONG = " ".join(["Una versión larga, escrita con cuidado."] * 400)
"""More than the free pages of a project hold."""

HINDRANCES = {
    "full": "could not be written (database or disk is full); nothing was changed; "
    "see whether its disk is full",
    "readonly": "may not be written; check the permissions of the file and its folder",
    "locked": "another program has been writing to it for 0.1 seconds; wait for it and try again",
}


@pytest.fixture(params=HINDRANCES)
def hindrance(request, hindered, locked):
    """A way in which nothing can be written: how to begin it, how to end it, what is said of it."""
    begin, end = locked if request.param == "locked" else hindered
    start = begin if request.param == "locked" else lambda: begin(request.param)
    return start, end, HINDRANCES[request.param]


def journal(project, *entries):
    """What the grid says to the server."""
    from review.recent import key_of

    return {
        "journal": [
            {"client": "a", "seq": seq, "bitext": 1, "do": do, "bead": 0, "rev": 0}
            for seq, do in enumerate(entries, 1)
        ],
        "at": 0,
        "around": 0,
        "bitext": 1,
        "project": key_of(str(project)),
        "sent": 1,
        "ask": None,
    }


def test_the_grid_answers_nothing_until_it_can_be_saved(page, sample_project, hindrance):
    begin, end, message = hindrance
    test = page("review", sample_project)
    shown = grid_data(test)
    begin()
    test.session_state["grid"] = {
        "said": journal(sample_project, {"kind": "text", "bead": 0, "text": LONG})
    }
    test.run()
    assert not test.exception
    data = grid_data(test)
    assert data["failure"] == f"{sample_project}: {message}"
    assert data["answers"] == {}
    assert data["rows"] == shown["rows"]
    end()
    test.run()
    data = grid_data(test)
    assert (data["failure"], data["answers"]) == (
        "",
        {"a": {"1": {"beads": [0], "repeated": False, "index": 0}}},
    )
    with Project.open(sample_project) as project:
        assert project.rows(1, 0, 1)[0].text == LONG


def test_plain_rows_keep_what_could_not_be_saved(page, sample_project, hindrance):
    begin, end, message = hindrance
    test = page("plain", sample_project)
    begin()
    test.text_area[0].set_value(LONG).run()
    assert not test.exception
    assert said(test) == [f"{sample_project}: {message}"]
    assert LONG in [one.value for one in test.text]
    assert test.text_area[0].value == LONG
    end()
    test.button[0].click().run()
    assert said(test) == []
    with Project.open(sample_project) as project:
        row = project.rows(1, 0, 1)[0]
    assert (row.text, str(row.status)) == (LONG, "reviewed")


def test_plain_rows_show_their_texts_when_one_comes_back_to_a_page(page, sample_project):
    test = page("plain", sample_project)
    first = [area.value for area in test.text_area]
    test.text_area[0].set_value("Uno").run()
    test.session_state["plain_page"] = 2
    test.run()
    assert [area.value for area in test.text_area] != first
    test.session_state["plain_page"] = 1
    test.run()
    assert [area.value for area in test.text_area] == ["Uno", *first[1:]]


@pytest.mark.parametrize("hindrance", ["readonly", "locked"], indirect=True)
def test_history_says_what_hinders_it(page, sample_project, hindrance):
    begin, end, message = hindrance
    with Project.open(sample_project) as project:
        project.perform(1, SetText(0, "uno"))
        project.perform(1, SetText(0, LONG))
    test = page("history", sample_project)
    begin()
    test.button[0].click().run()
    assert not test.exception
    assert [one.value.replace("\\", "") for one in test.info] == [f"{sample_project}: {message}"]
    end()
    with Project.open(sample_project) as project:
        assert project.rows(1, 0, 1)[0].text == LONG
    test.button[0].click().run()
    with Project.open(sample_project) as project:
        assert project.rows(1, 0, 1)[0].text == "uno"


def test_replacing_and_jobs_say_what_hinders_them(page, sample_project, locked, monkeypatch):
    monkeypatch.setattr("review.runs.spawn", lambda place, job: None)
    lock, free = locked
    message = f"{sample_project}: {HINDRANCES['locked']}"
    test = page("search", sample_project)
    test.button_group[0].set_value("replace").run()
    test.text_input(key="find").set_value("INE").run()
    test.text_input(key="replace_by").set_value("N.E.I.").run()
    lock()
    next(one for one in test.button if one.label.startswith("Replace in")).click().run()
    assert not test.exception
    assert said(test) == [message]
    free()
    with Project.open(sample_project) as project:
        assert project.history(1) == []
    test = page("run", sample_project)
    lock()
    button(test, "Begin").click().run()
    assert not test.exception
    assert said(test) == [message]
    free()
    with Project.open(sample_project) as project:
        assert project.jobs() == []


# ---- files that come back or come in


@pytest.fixture
def answers(sample_project):
    """Answers to a pack of the sample, as its program saves them."""
    with Project.open(sample_project) as project:
        (info,) = project.bitexts()
        data = pack_data(project, info, project.rows(1, 0, 3))
        html = pack_page(data, "en")
    row = data["rows"][0]
    held = {
        "format": "careo-answers",
        "version": 1,
        "bitext": data["bitext"],
        "title": data["title"],
        "author": "Luz",
        "rows": [
            {
                "id": row["id"],
                "n": row["n"],
                "place": row["place"],
                "base": row["text"],
                "text": "Uno, corregido",
                "done": True,
                "comment": "",
            }
        ],
    }
    return html, held | {"checksum": checksum(held)}


def changed(held, **more):
    fresh = {**held, **more}
    return json.dumps({**fresh, "checksum": checksum(fresh)}).encode()


def test_a_pack_that_cannot_be_trusted_is_refused_in_the_page(page, sample_project, answers):
    html, held = answers
    wrong = {
        "edited.json": (
            json.dumps({**held, "author": "Eva"}).encode(),
            "edited.json: was changed after it was saved, or is damaged; nothing was taken. "
            "Ask for the file as the pack saved it",
        ),
        "other.json": (
            changed(held, bitext="0" * 16),
            "other.json: belongs to another text (Cambridge Analytica); nothing was taken",
        ),
        "review-pack.html": (
            html.encode(),
            "review-pack.html: is the pack itself; the answers are in the file that its button saves",
        ),
        "foto.png": (
            b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
            "foto.png: is no answer file of a review pack; nothing was taken. What comes back ends in "
            ".answers.json, .docx, .tsv, .csv, .tmx, .xlf, .xliff, .xlf2, .jsonl",
        ),
    }
    for name, (data, message) in wrong.items():
        test = page("pack", sample_project)
        test.file_uploader(key="answers").upload(name, data).run()
        assert not test.exception
        assert said(test) == [message]
        assert "Bring in" not in [one.label for one in test.button]
    with Project.open(sample_project) as project:
        assert project.history(1) == []
        project.perform(1, SetStatus(0, Status.REVIEWED))
    test = page("pack", sample_project)
    test.file_uploader(key="answers").upload("answers.json", json.dumps(held).encode()).run()
    assert said(test) == []
    button(test, "Bring in").click().run()
    with Project.open(sample_project) as project:
        assert project.rows(1, 0, 1)[0].text == "Uno, corregido"


@pytest.mark.parametrize(
    ("name", "data", "start"),
    [
        ("foto.docx", b"\x89PNG\r\n\x1a\n" + bytes(200), "foto.docx: is a picture"),
        ("vacío.txt", b"", "vacío.txt: "),
        ("latin.txt", "Mañana lloverá.".encode("latin-1"), "latin.txt: "),
        ("libro.docx", b"PK\x03\x04" + bytes(100), "libro.docx: "),
        ("programa.exe", b"MZ\x90\x00" + bytes(300), "programa.exe: "),
    ],
)
def test_a_file_that_is_no_text_is_refused_in_the_page(page, name, data, start):
    test = page("import")
    test.file_uploader(key="file-source").upload(name, data).run()
    assert not test.exception
    assert len(said(test)) == 1
    assert said(test)[0].startswith(start)
    assert "/tmp" not in said(test)[0]
    assert not [one for one in test.button if one.label == "Begin"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("pares.tmx", b"<tmx><body>"),
        ("pares.xlsx", b"PK\x03\x04" + bytes(100)),
        ("pares.jsonl", b'{"source": "\\ud800", "target": "x"}\n'),
    ],
)
def test_a_file_of_pairs_that_is_none_is_refused_in_the_page(page, tmp_path, name, data):
    test = page("import")
    test.button_group[0].set_value("pairs").run()
    test.file_uploader(key="file-pairs").upload(name, data).run()
    assert not test.exception
    if not said(test):  # read, but it cannot be kept
        path = next(one for one in test.text_input if one.value.endswith(".careo"))
        path.set_value(str(tmp_path / "made.careo")).run()
        button(test, "Import").click().run()
        assert not test.exception
    assert len(said(test)) == 1
    assert not (tmp_path / "made.careo").exists()


def test_no_room_for_an_upload_is_said(page, monkeypatch):
    from pathlib import Path

    def full(path, data):
        raise OSError(28, "No space left on device", str(path))

    test = page("import")
    monkeypatch.setattr(Path, "write_bytes", full)
    test.file_uploader(key="file-source").upload("uno.txt", b"Hola.\n").run()
    assert not test.exception
    assert said(test)[0].startswith(
        "uno.txt: cannot be kept while it is read (No space left on device); make room in "
    )
