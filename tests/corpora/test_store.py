import dataclasses
import os
import re
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.database import connection
from corpora.documents import document_from_lines
from corpora.errors import CareoError, DataError, UsageError
from corpora.oplog import ConflictError, Merge, Move, SetStatus, SetText, Split
from corpora.reviews import Status
from corpora.store import Issue, Project, SearchHit, StoredScore, save_project
from corpora.values import Bead, Bitext, Document, Span, Translation
from tests.strategies import bitexts, documents, plain_bitext, translations

quick = settings(max_examples=15, deadline=None)


@pytest.fixture(scope="module", autouse=True)
def no_flush():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "SYNCHRONOUS", "OFF")
        yield


def refused(message: str, error: type[CareoError] = DataError):
    return pytest.raises(error, match=f"^{re.escape(message)}$")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def one_to_one(source: list[str], target: list[str]) -> Bitext:
    beads = tuple(Bead(Span(i, i + 1), Span(i, i + 1), 0.5) for i in range(len(source)))
    return plain_bitext(source, target, beads)


SMALL = one_to_one(
    ["Habló de la transición.", "No dio plazos.", "¿Y la deuda?"],
    ["He spoke of the transition.", "He gave no dates.", "And the debt?"],
)


def made(text: str, model: str = "es-en") -> Translation:
    return Translation(text, model, "0123", "ctranslate2", "int8", 4, 0.75, ("f",), ("t",), "tm:1")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "demo.careo"


def test_importing_the_store_loads_no_database_library():
    code = "import sys, corpora.store; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_a_project_is_one_file_after_close(place):
    with Project.create(place) as project:
        assert project.place == str(place)
        project.add_document(SMALL.source)
    assert names(place.parent) == ["demo.careo"]
    with Project.open(place) as project:
        assert project.document(1) == SMALL.source
        assert project.bitexts() == []
    assert names(place.parent) == ["demo.careo"]


@given(bitexts())
@quick
def test_documents_and_bitexts_come_back_as_they_went(tmp_path_factory, bitext):
    place = tmp_path_factory.mktemp("p") / "a.careo"
    with Project.create(place) as project:
        source = project.add_document(bitext.source)
        target = project.add_document(bitext.target)
        id = project.add_bitext(source, target, bitext, "ñandú")
        whole = project.rows(id, 0, len(bitext.beads) + 5)
        for start in range(len(bitext.beads) + 1):
            assert project.rows(id, start, start + 2) == whole[start : start + 2]
    assert [row.bead for row in whole] == list(bitext.beads)
    assert [row.index for row in whole] == list(range(len(bitext.beads)))
    assert [row.source for row in whole] == [bitext.source_text(bead) for bead in bitext.beads]
    assert [row.target for row in whole] == [bitext.target_text(bead) for bead in bitext.beads]
    assert {row.machine for row in whole} <= {None}
    with Project.open(place) as project:
        assert project.document(source) == bitext.source
        assert project.document(target) == bitext.target
        assert project.bitext(id) == bitext
        (info,) = project.bitexts()
    assert (info.name, info.source_lang, info.target_lang) == ("ñandú", "es", "en")
    assert info.source_segments == len(bitext.source.segments)
    assert info.target_segments == len(bitext.target.segments)
    assert info.beads == len(bitext.beads)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", info.created)


@given(st.data(), documents(min_segments=2))
@quick
def test_translations_come_back_as_they_went(tmp_path_factory, data, document):
    count = len(document.segments)
    lists = st.lists(translations(), min_size=count, max_size=count)
    first, second = data.draw(lists), data.draw(lists)
    with Project.create(tmp_path_factory.mktemp("p") / "a.careo") as project:
        id = project.add_document(document)
        assert project.translations(id) is None
        project.add_translations(id, first)
        assert project.translations(id) == tuple(first)
        project.add_translations(id, second)
        assert project.translations(id) == tuple(second)


def test_translations_by_the_same_maker_are_replaced_and_others_kept(place):
    with Project.create(place) as project:
        id = project.add_document(SMALL.source)
        for text, model in [("uno", "a"), ("dos", "b"), ("tres", "a")]:
            project.add_translations(id, [made(text, model)] * 3)
        assert project.translations(id) == (made("tres", "a"),) * 3
    with sqlite3.connect(place) as raw:
        assert raw.execute("SELECT count(*) FROM translation_sets").fetchone() == (2,)
        assert raw.execute("SELECT count(*) FROM translations").fetchone() == (6,)
        assert raw.execute("SELECT DISTINCT text FROM translations").fetchall() == [
            ("dos",),
            ("tres",),
        ]


@pytest.mark.parametrize("count", [0, 2, 4])
def test_one_translation_for_each_segment(place, count):
    with Project.create(place) as project:
        id = project.add_document(SMALL.source)
        with refused(
            f"document 1 has 3 segments and there are {count} translations; give one for each "
            "segment, in order"
        ):
            project.add_translations(id, [made("x")] * count)
        assert project.translations(id) is None


def test_the_same_text_is_kept_once(place):
    with Project.create(place) as project:
        first = project.add_document(SMALL.source, "primero")
        again = dataclasses.replace(SMALL.source, title="otro título", origin="otro.txt")
        assert project.add_document(again) == first
        other = dataclasses.replace(SMALL.source, text=SMALL.source.text + "\n")
        assert project.add_document(other) != first


def test_rows_hold_the_machine_translation_of_their_source(place):
    bitext = plain_bitext(
        ["Uno.", "Dos.", "Tres."],
        ["One, two.", "Added."],
        (Bead(Span(0, 2), Span(0, 1)), Bead(Span(2, 2), Span(1, 2)), Bead(Span(2, 3), Span(2, 2))),
    )
    save_project(place, bitext, [made("One."), made("Two."), made("Three.")])
    with Project.open(place) as project:
        rows = project.rows(1, 0, 3)
        assert [(r.source, r.target, r.machine) for r in rows] == [
            ("Uno. Dos.", "One, two.", "One. Two."),
            ("", "Added.", ""),
            ("Tres.", "", "Three."),
        ]
        assert project.rows(1, 1, 2) == rows[1:2]
        assert project.rows(1, 1, 1) == []
        assert project.rows(1, 3, 9) == []
        with refused("rows need 0 <= start <= stop, not [2, 1)"):
            project.rows(1, 2, 1)


def test_ids_that_are_not_there(place):
    with Project.create(place) as project:
        source = project.add_document(SMALL.source)
        target = project.add_document(SMALL.target)
        for call, what in [
            (lambda: project.document(9), "document 9"),
            (lambda: project.bitext(9), "bitext 9"),
            (lambda: project.rows(9, 0, 1), "bitext 9"),
            (lambda: project.scores(9), "bitext 9"),
            (lambda: project.add_score(9, "BLEU", 1.0), "bitext 9"),
            (lambda: project.undo(9), "bitext 9"),
            (lambda: project.perform(9, Merge(0)), "bitext 9"),
            (lambda: project.add_translations(9, []), "document 9"),
            (lambda: project.add_bitext(9, target, SMALL), "document 9"),
        ]:
            with refused(f"{place}: has no {what}"):
                call()
        with refused("document 2 is not the bitext's source; add that document first"):
            project.add_bitext(target, source, SMALL)


def test_scores(place):
    score = StoredScore("BLEU", 31.5, "nrefs:1|case:mixed", "es-en on the human version")
    save_project(place, SMALL, scores=[score], name="demo")
    with Project.open(place) as project:
        project.add_score(1, "chrF", 55.25)
        first, second = project.scores(1)
    assert dataclasses.replace(first, created="") == score
    assert (second.name, second.value, second.signature, second.about) == ("chrF", 55.25, "", "")


@pytest.mark.parametrize(
    ("words", "side", "found"),
    [
        ("transicion", "both", [("source", 0)]),
        ("TRANSITION", "both", [("target", 0)]),
        ("the", "both", [("target", 0), ("target", 2)]),
        ("the", "source", []),
        ("de*", "both", [("source", 0), ("source", 2), ("target", 2)]),
        ("spoke of", "target", [("target", 0)]),
        ("of spoke", "target", [("target", 0)]),
        ('"of spoke"', "target", []),
        ('"spoke of"', "target", [("target", 0)]),
        ("¿", "both", [("source", 2)]),
        ("%", "both", []),
        ('" OR text:', "both", []),
        ("NEAR(", "both", []),
    ],
)
def test_search(place, words, side, found):
    save_project(place, SMALL)
    with Project.open(place) as project:
        hits = project.search(words, side)
        assert [(hit.side, hit.segment) for hit in hits] == found
        assert all(hit.index == hit.segment for hit in hits)


def test_search_follows_the_beads_and_stops_at_its_limit(place):
    save_project(place, SMALL)
    with Project.open(place) as project:
        project.perform(1, Merge(0))
        assert project.search("deuda") == [
            SearchHit(1, 2, 1, "source", 2, SMALL.source.segments[2].text)
        ]
        assert len(project.search("the", limit=1)) == 1
        assert project.search("deuda", bitext_id=7) == []


def test_search_finds_what_reviewers_wrote_as_it_stands(place):
    save_project(place, SMALL)
    with Project.open(place) as project:
        project.perform(1, SetText(1, "The transición, put «otherwise»."))
        project.perform(1, Merge(0))
        text = "He spoke of the transition. The transición, put «otherwise»."
        hit = SearchHit(1, 0, 0, "review", 0, text)
        assert project.search("OTHERWISE", "review") == [hit]
        assert project.search("otherwise") == [hit]
        assert project.search("«", "review", 1) == [hit]
        assert (
            project.search("otherwise", "review", 2) == project.search("otherwise", "target") == []
        )
        project.perform(1, SetText(0, "Again."))
        assert project.search("otherwise") == []
        project.undo(1)
        assert project.search("otherwise", "review") == [hit]
        project.perform(1, SetText(0, None))
        assert project.search("otherwise") == []


def test_a_project_of_the_first_version_is_brought_up_to_date(place):
    save_project(place, SMALL)
    with Project.open(place) as project:
        project.perform(1, SetText(1, "Not one date."))
    with sqlite3.connect(place) as raw:
        for what in ("TRIGGER review_added", "TRIGGER review_gone", "TRIGGER review_changed"):
            raw.execute(f"DROP {what}")
        raw.execute("DROP TABLE reviews_text")
        raw.execute("DROP TABLE units")
        raw.execute("UPDATE meta SET value = '1' WHERE key = 'schema'")
    raw.close()
    with Project.open(place) as project:
        assert [hit.side for hit in project.search("date")] == ["review"]
        assert project.kept(1) == {}
        project.perform(1, SetText(1, "Nothing."))
        assert project.search("date") == []


def test_search_for_nothing_or_on_no_side(place):
    with Project.create(place) as project:
        with refused("search: there is no text to look for"):
            project.search(" ")
        with refused("unknown side 'left'; known: both, review, source, target", UsageError):
            project.search("x", "left")


def test_what_cannot_be_created(place, tmp_path):
    Project.create(place).close()
    with refused(f"{place}: is there already; open it or name another file"):
        Project.create(place)
    with refused(f"{tmp_path / 'no'}: no such folder; make it first"):
        Project.create(tmp_path / "no" / "a.careo")
    assert names(tmp_path) == ["demo.careo"]


def test_what_cannot_be_opened(place, tmp_path):
    with refused(f"{place}: no such project; check the name and the folder"):
        Project.open(place)
    with refused(f"{tmp_path}: is a folder; name a project file in it"):
        Project.open(tmp_path)
    message = f"{place}: is not a careo project; name a .careo file"
    for content in (b"", b"Hola.\n", b"SQLite format 3\0", b"SQLite format 3\0" + bytes(200)):
        place.write_bytes(content)
        with refused(message):
            Project.open(place)
        assert place.read_bytes() == content
    place.unlink()
    with sqlite3.connect(place) as raw:
        raw.execute("CREATE TABLE t (x)")
    with refused(message):
        Project.open(place)
    assert names(tmp_path) == ["demo.careo"]


def test_a_newer_schema_is_refused(place):
    Project.create(place).close()
    with sqlite3.connect(place) as raw:
        raw.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
    raw.close()
    with refused(
        f"{place}: has schema version 99, this careo knows up to 2; open it with the newer careo "
        "that made it"
    ):
        Project.open(place)
    assert names(place.parent) == ["demo.careo"]


def test_another_program_with_the_same_mark(place):
    Project.create(place).close()
    with sqlite3.connect(place) as raw:
        raw.execute("UPDATE meta SET value = 'other' WHERE key = 'app'")
    raw.close()
    with refused(f"{place}: is a database but not a careo project; name another one"):
        Project.open(place)


def test_a_damaged_file(place):
    save_project(place, one_to_one(["a b c"] * 500, ["x y z"] * 500))
    data = bytearray(place.read_bytes())
    data[4096 : len(data) // 2] = b"\xa5" * (len(data) // 2 - 4096)
    place.write_bytes(data)
    with pytest.raises(DataError, match=r"demo\.careo: (is damaged|the database refused)"):
        Project.open(place).bitext(1)


def test_an_older_schema_is_brought_up_to_date_whole_or_not_at_all(place, monkeypatch):
    from corpora.database import migrations

    monkeypatch.setattr(migrations, "STEPS", [])
    save_project(place, SMALL, name="viejo")

    def adds_a_table(connected):
        connected.exec_driver_sql("CREATE TABLE shelf (x)")

    def fails(connected):
        connected.exec_driver_sql("CREATE TABLE broken (x)")
        raise DataError("the disk is full")

    monkeypatch.setattr(migrations, "STEPS", [adds_a_table, fails])
    with refused("the disk is full"):
        Project.open(place)
    with sqlite3.connect(place) as raw:
        tables = {name for (name,) in raw.execute("SELECT name FROM sqlite_master")}
        version = raw.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
    raw.close()
    assert ("shelf" in tables, "broken" in tables, version) == (True, False, ("2",))
    monkeypatch.setattr(migrations, "STEPS", [adds_a_table, lambda connected: None])
    with Project.open(place) as project:
        assert project.bitext(1) == SMALL


def test_a_lone_surrogate_is_refused_and_nothing_kept(place):
    with Project.create(place) as project:
        with refused(
            f"{place}: cannot keep a lone surrogate (U+D83D) in 'Hola '…; the text is damaged, read "
            "it again from its source"
        ):
            project.add_document(document_from_lines(["Hola \ud83d."], "es"))
        assert project.add_document(SMALL.source) == 1
        with refused(f"{place}: has no document 2"):
            project.document(2)


def test_an_open_project_is_known_without_being_read_again(place, monkeypatch):
    """To close a file drops the locks of an open connection to it."""
    from corpora.database.connection import is_project_file

    save_project(place, SMALL)
    opened: list[Path] = []
    real = Path.open
    monkeypatch.setattr(
        Path, "open", lambda self, *a, **k: (opened.append(self), real(self, *a, **k))[1]
    )
    with Project.open(place):
        del opened[:]
        assert is_project_file(place)
        Project.open(place).close()
        assert place not in opened
    assert is_project_file(place) and opened == [place]
    place.write_text("Querida Ana:")
    assert not is_project_file(place)


def test_save_project_replaces_a_project_and_nothing_else(place, tmp_path):
    save_project(place, SMALL, name="uno")
    save_project(place, SMALL, name="dos")
    with Project.open(place) as project:
        assert [info.name for info in project.bitexts()] == ["dos"]
    other = tmp_path / "carta.txt"
    other.write_text("Querida Ana:")
    for wrong in (other, tmp_path):
        with refused(f"{wrong}: is there and not a careo project; name another file"):
            save_project(wrong, SMALL)
    assert other.read_text() == "Querida Ana:"
    assert names(tmp_path) == ["carta.txt", "demo.careo"]


def test_save_project_is_whole_or_not_at_all(place):
    save_project(place, SMALL, name="uno")
    before = place.read_bytes()
    with pytest.raises(DataError, match=r"^document 1 has 3 segments and there are 1 translations"):
        save_project(place, SMALL, [made("x")], name="dos")
    assert place.read_bytes() == before
    assert names(place.parent) == ["demo.careo"]


def test_a_project_that_is_open_is_not_replaced(place):
    save_project(place, SMALL, name="uno")
    with Project.open(place) as project:
        project.perform(1, Merge(0))
        with refused(f"{place}: is open in another program; close it there first"):
            save_project(place, SMALL, name="dos")
        assert len(project.states(1)) == 2
    assert names(place.parent) == ["demo.careo"]


def test_a_log_that_a_killed_process_left_goes_into_no_other_project(place):
    save_project(place, SMALL, name="uno")
    code = (
        "import os, signal, sys\n"
        "from corpora.oplog import Merge\n"
        "from corpora.store import Project\n"
        "Project.open(sys.argv[1]).perform(1, Merge(0))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(place)], check=False)
    log = Path(f"{place}-wal")
    left = log.read_bytes()
    assert left
    save_project(place, SMALL, name="dos")
    with Project.open(place) as project:
        assert (project.bitexts()[0].name, project.bitext(1)) == ("dos", SMALL)
    place.unlink()
    log.write_bytes(left)
    with refused(f"{log}: is left over from a project that is gone; move it away first"):
        Project.create(place)


def test_a_new_project_has_the_usual_rights(place):
    mask = os.umask(0o027)
    try:
        save_project(place, SMALL)
    finally:
        os.umask(mask)
    assert place.stat().st_mode & 0o777 == 0o640


def test_reviews_in_rows(place):
    save_project(place, SMALL)
    with Project.open(place) as project:
        done = project.perform(1, SetText(1, "Sin plazos."), author="Ana")
        row = project.rows(1, 1, 2)[0]
        assert (row.id, row.text, row.alignment, row.status) == (1, "Sin plazos.", "auto", "edited")
        assert row.revision == done.id == 1
        assert project.rows(1, 0, 1)[0].revision == 0


def test_an_operation_sent_twice_is_performed_once(place):
    save_project(place, SMALL)
    with Project.open(place) as project:
        first = project.perform(1, Merge(0), client="tab-1", seq=5)
        again = project.perform(1, Merge(0), client="tab-1", seq=5)
        assert (first.repeated, again.repeated) == (False, True)
        assert again.id == first.id
        assert len(project.states(1)) == 2
        taken = project.undo(1, client="tab-1", seq=6)
        assert project.undo(1, client="tab-1", seq=6).id == taken.id
        assert len(project.states(1)) == 3
        assert [entry.id for entry in project.history(1)] == [2, 1]


def test_two_people_on_one_bead(place):
    save_project(place, SMALL)
    with Project.open(place) as one, Project.open(place) as two:
        seen = {0: one.rows(1, 0, 1)[0].revision}
        one.perform(1, SetText(0, "uno"), seen=seen)
        with refused("pair 1 was changed meanwhile; look at it again", ConflictError):
            two.perform(1, SetText(0, "dos"), seen=seen)
        assert two.rows(1, 0, 1)[0].text == "uno"


def test_a_conflict_names_the_pair_as_readers_count(place):
    save_project(place, one_to_one(["Frase."] * 4, ["Sentence."] * 4))
    with Project.open(place) as project:
        project.perform(1, Merge(0))
        project.perform(1, SetText(3, "tres"))
        with refused("pair 3 was changed meanwhile; look at it again", ConflictError):
            project.perform(1, SetText(3, "drei"), seen={3: 0})
        with refused("the pair was joined with another meanwhile; look at it again", ConflictError):
            project.perform(1, SetText(1, "uno"), seen={1: 0})
        with refused("pair 3 is the last one; there is none to move to"):
            project.perform(1, Move(3, "source"))
        with refused("after pair 3 come 0 more; 2 cannot be joined"):
            project.perform(1, Merge(3))


def test_joining_a_written_pair_keeps_the_sentence_of_the_other(place):
    save_project(place, one_to_one(["Una frase.", "Otra."], ["A sentence.", "Another."]))
    with Project.open(place) as project:
        project.perform(1, SetText(0, "One sentence."))
        project.perform(1, Merge(0))
        assert project.rows(1, 0, 1)[0].text == "One sentence. Another."
        project.perform(1, Split(0, 1, 1))
        assert [row.text for row in project.rows(1, 0, 2)] == ["One sentence.", "Another."]
        project.undo(1)
        project.undo(1)
        assert [row.text for row in project.rows(1, 0, 2)] == ["One sentence.", None]


def test_joining_in_a_text_without_human_translation_keeps_the_machine(place):
    beads = (Bead(Span(0, 1), Span(0, 0)), Bead(Span(1, 2), Span(0, 0)))
    source = document_from_lines(["Una frase.", "Otra."], "es")
    bitext = Bitext(source, Document("en", "", (), ()), beads)
    save_project(place, bitext, [made("A phrase."), made("Another.")])
    with Project.open(place) as project:
        project.perform(1, SetText(0, "A sentence."))
        project.perform(1, Merge(0))
        assert project.rows(1, 0, 1)[0].text == "A sentence. Another."


def test_the_history_says_who_did_what(place):
    save_project(place, SMALL)
    with Project.open(place) as project:
        project.perform(1, SetText(0, "a"), author="Ana")
        project.perform(1, SetStatus(0, Status.REVIEWED), author="Luis")
        project.undo(1, author="Ana")
        project.undo(1, author="Ana")
        project.redo(1, author="Luis")
        entries = project.history(1)
        assert [(e.id, e.kind, e.author, e.operation, e.undoes) for e in entries] == [
            (5, "restore", "Luis", None, 4),
            (4, "restore", "Ana", None, 1),
            (3, "restore", "Ana", None, 2),
            (2, "status", "Luis", SetStatus(0, Status.REVIEWED), None),
            (1, "text", "Ana", SetText(0, "a"), None),
        ]
        assert project.history(1, limit=2, before=4) == entries[2:4]
        assert project.states(1)[0].text == "a"


def test_threads_share_a_project(place):
    save_project(place, one_to_one(["Frase."] * 40, ["Sentence."] * 40))
    errors = []
    with Project.open(place) as project:

        def work(first: int) -> None:
            try:
                for bead in range(first, 40, 4):
                    project.perform(1, SetText(bead, f"texto {bead}"), client=f"hilo {first}")
            except Exception as error:
                errors.append(error)

        threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert errors == []
        assert [state.text for state in project.states(1)] == [f"texto {n}" for n in range(40)]
        assert len(project.history(1)) == 40


WRITER = """
import sys
from corpora.oplog import Batch, Merge, SetText, Split
from corpora.store import Project
project = Project.open(sys.argv[1])
n = 0
while True:
    project.perform(1, Batch((Merge(0, 3), SetText(0, f"texto {n}"), Split(0, 1, 1), Split(0, 1, 1)
        if False else SetText(0, f"final {n}"))), client="w", seq=2 * n)
    project.undo(1, client="w", seq=2 * n + 1)
    print(n, flush=True)
    n += 1
"""


def test_a_kill_in_the_middle_leaves_no_half_state(place):
    save_project(place, one_to_one(["Frase."] * 9, ["Sentence."] * 9))
    for after in (1, 2, 5):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(place)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        for _ in range(after):
            assert writer.stdout.readline().strip().isdecimal()
        time.sleep(0.003 * after)
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
        assert writer.returncode == -signal.SIGKILL
        with Project.open(place) as project:
            states, log = project.states(1), project.history(1, limit=10000)
            project.bitext(1)
            if len(log) % 2:
                assert [state.id for state in states][:2] == [0, states[1].id]
                assert states[0].text.startswith("final ")
                project.undo(1, client="w", seq=len(log))
            assert [state.text for state in project.states(1)] == [None] * 9
            with sqlite3.connect(place) as raw:
                assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            raw.close()
        assert names(place.parent) == ["demo.careo"]
        save_project(place, one_to_one(["Frase."] * 9, ["Sentence."] * 9))


def test_a_kill_during_an_import_leaves_the_old_project(place):
    save_project(place, SMALL, name="uno")
    code = (
        "import os, signal, sys\n"
        "from corpora.database import bitexts\n"
        "from corpora.store import save_project\n"
        "from tests.corpora.test_store import SMALL\n"
        "bitexts.add_bitext = lambda *a: os.kill(os.getpid(), signal.SIGKILL)\n"
        "save_project(sys.argv[1], SMALL, name='dos')\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(place)], check=False)
    assert done.returncode == -signal.SIGKILL
    with Project.open(place) as project:
        assert [info.name for info in project.bitexts()] == ["uno"]


def test_a_server_that_cannot_be_used():
    with pytest.raises(UsageError, match=r"cannot be used as a database \(.*install its driver$"):
        Project.open("nodatabase://user:secret@host/name")


def test_no_password_in_messages():
    for url in ("nodatabase://user:secret@host/name", "nodatabase://user:secret@host:port/x"):
        with pytest.raises(CareoError) as caught:
            Project.open(url)
        assert "secret" not in str(caught.value)


def test_windows_use_the_index(place):
    from sqlalchemy import event

    from corpora.database.connection import Database

    save_project(place, SMALL, [made("x")] * 3)
    database = Database(place)
    seen: list[tuple[str, object]] = []
    event.listen(
        database._engine,
        "before_cursor_execute",
        lambda conn, cursor, statement, parameters, context, many: seen.append(
            (statement, parameters)
        ),
    )
    with Project(database) as project:
        project.rows(1, 1, 2)
        project.perform(1, Merge(0))
        project.search("deuda")
    with sqlite3.connect(place) as raw:
        for statement, parameters in seen:
            if not statement.startswith(("SELECT", "UPDATE", "DELETE")) or "sqlite_" in statement:
                continue
            plan = raw.execute(f"EXPLAIN QUERY PLAN {statement}", parameters).fetchall()
            scanned = {row[3].split()[1] for row in plan if row[3].startswith("SCAN")}
            assert scanned <= {"segments_text", "reviews_text", "meta", "bitexts"}, statement
    raw.close()
    assert seen


def test_an_empty_document(place):
    empty = Document("es", "", (), ())
    with Project.create(place) as project:
        id = project.add_document(empty)
        assert project.document(id) == empty
        project.add_translations(id, [])
        assert project.translations(id) == ()
        other = project.add_document(Document("en", "", (), ()))
        bitext = project.add_bitext(id, other, Bitext(empty, Document("en", "", (), ()), ()))
        assert project.rows(bitext, 0, 10) == []
        assert project.undo(bitext) is None


def test_issues_of_a_check_are_replaced_and_ignored_ones_stay(place):
    save_project(place, SMALL)
    number = Issue("numbers", "error", "target", 2, Span(0, 3), "12 is missing")
    name = Issue("names", "warning", "source", 1, Span(0, 0), "Ramos is missing")
    with Project.open(place) as project:
        project.set_issues(1, "numbers", [number])
        project.set_issues(1, "names", [name])
        first, second = project.issues(1)
        assert dataclasses.replace(first, id=0) == name
        assert dataclasses.replace(second, id=0) == number
        project.ignore_issue(second.id)
        project.set_issues(1, "numbers", [number, dataclasses.replace(number, segment=0)])
        assert [(i.check, i.segment, i.ignored) for i in project.issues(1)] == [
            ("numbers", 0, False),
            ("names", 1, False),
            ("numbers", 2, True),
        ]
        project.set_issues(1, "numbers", [])
        assert [issue.check for issue in project.issues(1)] == ["names"]
        with refused(f"{place}: has no issue 99"):
            project.ignore_issue(99)
        with refused(f"{place}: has no bitext 9"):
            project.set_issues(9, "numbers", [number])


def test_jobs(place):
    with Project.create(place) as project:
        first, second = project.add_job("translate", '{"document":1}'), project.add_job("align")
        job = project.update_job(first, "running", done=3, total=10, message="frase 3")
        assert (job.state, job.done, job.total, job.message) == ("running", 3, 10, "frase 3")
        assert project.update_job(first, done=4).total == 10
        project.update_job(first, "cancelled")
        assert project.update_job(first, "done", done=5).state == "cancelled"
        assert [(job.id, job.kind, job.state) for job in project.jobs()] == [
            (second, "align", "queued"),
            (first, "translate", "cancelled"),
        ]
        with refused(
            "unknown job state 'fast'; known: cancelled, done, failed, queued, running", UsageError
        ):
            project.update_job(second, "fast")
        with refused(f"{place}: has no job 9"):
            project.update_job(9, "done")
