"""Jobs: planning, the journal, and what a kill leaves behind."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.errors import DataError, UsageError
from tests.translate.conftest import EchoEngine
from translate.job_plan import Task, plan
from translate.jobs import run
from translate.journal import Journal, job_key, journaled
from translate.models import Model, find_model
from translate.translator import WINDOW, Translator

WORDS = ["casa", "perro", "el", "la", "come", "¿quién?,", "12", "Sí.,", "\u2028", "México"]


def texts(count: int, seed: int = 1) -> list[str]:
    pick = random.Random(seed)
    return [" ".join(pick.choices(WORDS, k=pick.randint(0, 8))) for _ in range(count)]


@given(
    st.lists(st.sampled_from(texts(40)), max_size=60),
    st.lists(st.sampled_from(texts(40)), max_size=9),
)
@settings(deadline=None, max_examples=40)
def test_the_journal_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], before: list[str]
) -> None:
    machine = Translator(find_model("es-en"), EchoEngine(), 1)
    path = tmp_path_factory.mktemp("job") / "j"
    with Journal(path) as journal:
        list(journaled(machine, before, journal))
    with Journal(path) as journal:
        assert list(journaled(machine, lines, journal)) == list(machine.translate(lines))


def test_nothing_is_translated_twice(tmp_path: Path, model: Model) -> None:
    lines = texts(2 * WINDOW + 7)
    first, second = EchoEngine(), EchoEngine()
    with Journal(tmp_path / "j") as journal:
        stream = journaled(Translator(model, first, 1), lines, journal)
        for _ in range(WINDOW + 1):
            next(stream)
    with Journal(tmp_path / "j") as journal:
        list(journaled(Translator(model, second, 1), lines, journal))
    seen = {tuple(source) for batch in first.batches for source in batch}
    assert not seen & {tuple(source) for batch in second.batches for source in batch}


def test_the_key_depends_on_model_and_options(model: Model) -> None:
    engine = EchoEngine()
    keys = {
        job_key(Translator(model, engine, beam), text) for beam in (1, 2) for text in ("a", "b")
    }
    assert len(keys) == 4


def test_a_second_process_is_told_to_wait(tmp_path: Path) -> None:
    row = (b"0" * 16, "a", None, "")
    with Journal(tmp_path / "j") as journal:
        journal.put([row])
        with pytest.raises(DataError) as caught:
            Journal(tmp_path / "j")
    assert str(caught.value) == (
        f"{tmp_path}/j: another process works with this journal; wait for it to end"
    )
    with Journal(tmp_path / "j") as journal:
        assert journal.get([row[0]]) == {row[0]: row[1:]}


def test_other_files_are_no_journals(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("No soy una base de datos. " * 50)
    with pytest.raises(DataError, match=r"text: is not a translation journal; name another file"):
        Journal(tmp_path / "text")
    sqlite3.connect(tmp_path / "other").execute("CREATE TABLE t (x)").connection.close()
    with pytest.raises(DataError, match=r"other: is no translation journal of this version"):
        Journal(tmp_path / "other")
    assert (tmp_path / "text").read_text().startswith("No soy")


class TestPlan:
    def test_one_file(self, tmp_path: Path) -> None:
        assert plan(["a.txt"], "b.txt", False) == [Task("a.txt", "b.txt")]
        assert plan(["-"], "-", True) == [Task("-", "-")]

    def test_a_folder_keeps_its_shape(self, tmp_path: Path) -> None:
        (tmp_path / "in" / "deep").mkdir(parents=True)
        for name in ("a.txt", "deep/b.txt", "deep/c.png"):
            (tmp_path / "in" / name).write_text("Hola.")
        tasks = plan([str(tmp_path / "in")], str(tmp_path / "out"), False)
        assert [task.output for task in tasks] == [
            f"{tmp_path}/out/a.txt",
            f"{tmp_path}/out/deep/b.txt",
        ]

    def test_what_cannot_be(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("Hola.")
        (tmp_path / "b").mkdir()
        (tmp_path / "b" / "a.txt").write_text("Hola.")
        (tmp_path / "c").mkdir()
        one, two = str(tmp_path / "a.txt"), str(tmp_path / "b" / "a.txt")
        with pytest.raises(UsageError, match="several files go into a folder; name one with -o"):
            plan([one, two], "-", False)
        with pytest.raises(UsageError, match=r"out/a.txt: two inputs would be written to it"):
            plan([one, two], "out", False)
        with pytest.raises(UsageError, match=r"a.txt: is also the input; name another with -o"):
            plan([one], one, False)
        with pytest.raises(
            DataError, match=r"c: holds no file that ends in \.txt, \.text, \.lines"
        ):
            plan([str(tmp_path / "c")], "out", False)


def test_several_files(tmp_path: Path, model: Model) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"Hola {name}.\n\nAdiós.\n")
    tasks = plan([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], str(tmp_path / "out"), False)
    run(tasks, Translator(model, EchoEngine(), 1), "es", journal=tmp_path / "j")
    assert (tmp_path / "out" / "b.txt").read_text() == "Hola b.txt.\n\nAdiós.\n"


PIECES = {"": texts(8 * WINDOW), ".html": [f"casa come {n} el perro" for n in range(3 * WINDOW)]}

JOB = """
import sys, time
sys.path.insert(0, sys.argv[3])
from tests.translate.conftest import EchoEngine
from translate.job_plan import Task
from translate.jobs import run
from translate.models import find_model
from translate.translator import Translator

class Slow(EchoEngine):
    def translate(self, batch, beam=1, limit=0, attention=False):
        with open(sys.argv[4], "a") as log:
            log.writelines(" ".join(source) + "\\n" for source in batch)
        time.sleep(0.01)
        return super().translate(batch, beam, limit)

machine = Translator(find_model("es-en"), Slow(), 1)
lines = not sys.argv[1].endswith(".html")
run([Task(sys.argv[1], sys.argv[2])], machine, "es", lines=lines, journal=sys.argv[2] + ".journal")
"""


@pytest.mark.parametrize("suffix", ["", ".html"], ids=["lines", "in place"])
def test_killed_and_run_again_it_ends_as_if_nothing_had_happened(
    tmp_path: Path, root: Path, suffix: str
) -> None:
    """kill -9 at three random moments, then the same job to its end; a window at most is done again."""
    book, out, journal = tmp_path / f"book{suffix}", tmp_path / "cut", tmp_path / "cut.journal"
    wrap = "<p>{} <b>línea</b> {}</p>\n" if suffix else "{} línea {}\n"
    content = "".join(wrap.format(line, n) for n, line in enumerate(PIECES[suffix]))
    book.write_text(content, encoding="utf-8")
    whole = tmp_path / "whole"
    machine = Translator(find_model("es-en"), EchoEngine(), 1)
    run([Task(str(book), str(whole))], machine, "es", lines=not suffix)
    command = [sys.executable, "-c", JOB, str(book), str(out), str(root), str(tmp_path / "log")]
    pick = random.Random(os.getpid())
    killed = 0
    for _ in range(3):
        seen = journal.stat().st_size if journal.exists() else 0
        process = subprocess.Popen(command)
        while process.poll() is None and (not journal.exists() or journal.stat().st_size == seen):
            time.sleep(0.002)
        time.sleep(pick.random() / 20)
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        assert process.returncode == 0 or not out.exists()
    assert killed >= 1
    subprocess.run(command, check=True)
    assert out.read_bytes() == whole.read_bytes()
    translated = (tmp_path / "log").read_text(encoding="utf-8").count("\n")
    assert len(PIECES[suffix]) <= translated <= len(PIECES[suffix]) + killed * WINDOW
