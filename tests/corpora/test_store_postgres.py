"""The store on a PostgreSQL server: CAREO_TEST_POSTGRES names an empty database, which is emptied again."""

import os
import threading
from collections.abc import Iterator

import pytest

from corpora.errors import DataError
from corpora.oplog import AddComment, Batch, Merge, SetText, Split
from corpora.store import Project, StoredScore
from corpora.values import Bead, Span, Translation
from tests.strategies import NASTY, plain_bitext

URL = os.environ.get("CAREO_TEST_POSTGRES", "")
pytestmark = pytest.mark.skipif(not URL, reason="CAREO_TEST_POSTGRES names no database")

SOURCES = ["Habló de la transición.", *(f"x{text}".replace("\n", " ") for text in NASTY)]
BITEXT = plain_bitext(
    SOURCES,
    [f"y {n}" for n in range(len(SOURCES))],
    tuple(Bead(Span(i, i + 1), Span(i, i + 1), 0.5) for i in range(len(SOURCES))),
)


@pytest.fixture
def project() -> Iterator[Project]:
    from sqlalchemy import create_engine

    from corpora.database import schema

    opened = Project.create(URL)
    yield opened
    opened.close()
    engine = create_engine(URL)
    schema.metadata.drop_all(engine)
    engine.dispose()


def test_the_same_as_a_file(project):
    made = [Translation(f"t{n}", "m", "h", "e", "p", 1) for n in range(len(SOURCES))]
    id = project.import_bitext(BITEXT, "demo", made, [StoredScore("BLEU", 1.5)])
    with Project.open(URL) as again:
        assert again.bitext(id) == BITEXT
        assert again.translations(1) == tuple(made)
        assert [row.machine for row in again.rows(id, 1, 3)] == ["t1", "t2"]
        assert [hit.segment for hit in again.search("habló")] == [0]
        assert again.scores(id)[0].value == 1.5
    with pytest.raises(DataError, match=r"is a project already; open it$"):
        Project.create(URL)


def test_operations_and_undo(project):
    id = project.import_bitext(BITEXT)
    start = project.states(id)
    project.perform(id, Batch((Merge(0), SetText(0, "hola"), AddComment("source", 0, "¿?"))))
    project.perform(id, Split(0, 1, 1))
    assert project.states(id)[0].text == "hola"
    assert project.undo(id) is not None
    assert project.undo(id) is not None
    assert project.undo(id) is None
    assert (project.states(id), project.comments(id)) == (start, [])


def test_writers_queue(project):
    id = project.import_bitext(BITEXT)
    errors = []

    def work(first: int) -> None:
        try:
            for bead in range(first, len(SOURCES), 3):
                project.perform(id, SetText(bead, f"texto {bead}"), client=f"hilo {first}")
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert [s.text for s in project.states(id)] == [f"texto {n}" for n in range(len(SOURCES))]
