"""A disk that is full while a job writes: what was done stays, the message says what to do, and the same
command finishes as an undisturbed one once there is room.

The disk is a file size limit on a process of its own (the system then answers EFBIG where a full disk
answers ENOSPC, and SQLite says the same of both), or an ENOSPC at one place.
"""

import errno
import os
import resource
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from corpora.errors import DataError
from tests.translate.conftest import EchoEngine
from tests.translate.test_inplace_formats import word
from tests.translate.test_jobs import texts
from translate import convert
from translate.convert import converted
from translate.job_plan import Options, Task
from translate.jobs import run_tasks
from translate.journal import Journal
from translate.models import Model, find_model
from translate.translator import WINDOW, Translator

ROOT = Path(__file__).resolve().parents[2]
LINES = 3 * WINDOW
OPTIONS = Options("es", "en", lines=True)

JOB = """
import resource, signal, sys
from pathlib import Path
from tests.translate.conftest import EchoEngine
from translate.job_plan import Options, Task
from translate.jobs import run_tasks
from translate.models import find_model
from translate.translator import Translator

source, output, journal, limit = sys.argv[1:]
machine = Translator(find_model("es-en"), EchoEngine(), 1)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), resource.RLIM_INFINITY))
from corpora.errors import DataError
try:
    run_tasks([Task(source, output)], machine, Options("es", "en", lines=True), [journal])
except DataError as error:
    print(error)
"""


def job(folder: Path, limit: int) -> str:
    """Run the job in a process whose files may have `limit` bytes; return what it says."""
    names = [str(folder / name) for name in ("in.txt", "out.txt", "journal")]
    command = [sys.executable, "-c", textwrap.dedent(JOB), *names, str(limit)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lines = [f"{number} {line}" for number, line in enumerate(texts(LINES))]
    (tmp_path / "in.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    machine = Translator(find_model("es-en"), EchoEngine(), 1)
    task = Task(str(tmp_path / "in.txt"), str(tmp_path / "wanted.txt"))
    run_tasks([task], machine, OPTIONS, [None])
    return tmp_path


def test_no_room_for_the_journal(folder: Path) -> None:
    """The first window fits, a later one does not; what was written is whole."""
    said = job(folder, 150_000)
    assert said.startswith(f"{folder}/journal: cannot be written (")
    assert said.endswith(
        "); what was translated before is kept in it: free some space and run the same command again\n"
    )
    assert not (folder / "out.txt").exists()
    with Journal(folder / "journal") as journal:
        assert journal._connection is not None
        (kept,) = journal._connection.execute("SELECT count(*) FROM done").fetchone()
        assert journal._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert 0 < kept < LINES and kept % WINDOW == 0
    assert job(folder, resource.RLIM_INFINITY) == ""
    assert (folder / "out.txt").read_bytes() == (folder / "wanted.txt").read_bytes()


def test_no_room_to_begin_a_journal(folder: Path) -> None:
    said = job(folder, 100)
    assert said.startswith(f"{folder}/journal: cannot be opened (")
    assert said.endswith("name another place with --journal\n")
    assert not (folder / "out.txt").exists()
    assert job(folder, resource.RLIM_INFINITY) == ""
    assert (folder / "out.txt").read_bytes() == (folder / "wanted.txt").read_bytes()


class Full:
    """A file that has no room."""

    def __init__(self, inner: object) -> None:
        self._inner = inner

    def __getattr__(self, name: str) -> object:
        return getattr(self._inner, name)

    def __enter__(self) -> "Full":
        return self

    def __exit__(self, *_: object) -> None:
        self._inner.close()  # type: ignore[attr-defined]

    def write(self, _: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Every output file is on a full disk."""
    from corpora import textio

    opened = textio._open
    monkeypatch.setattr(textio, "_open", lambda file, mode: Full(opened(file, mode)))
    return monkeypatch


def test_no_room_for_the_output(folder: Path, full: pytest.MonkeyPatch) -> None:
    """The old output stays, the journal has all."""
    (folder / "out.txt").write_text("of yesterday", encoding="utf-8")
    machine = Translator(find_model("es-en"), EchoEngine(), 1)
    task = Task(str(folder / "in.txt"), str(folder / "out.txt"))
    with pytest.raises(DataError) as caught:
        run_tasks([task], machine, OPTIONS, [folder / "journal"])
    assert str(caught.value) == (
        f"{folder}/out.txt: could not be written (No space left on device); nothing was changed; what "
        f"was translated is kept in {folder}/journal: mend it and run the same command again"
    )
    assert (folder / "out.txt").read_text(encoding="utf-8") == "of yesterday"
    assert sorted(path.name for path in folder.iterdir()) == [
        *("in.txt", "journal", "out.txt", "wanted.txt"),
    ]
    full.undo()
    run_tasks([task], machine, OPTIONS, [folder / "journal"])
    assert (folder / "out.txt").read_bytes() == (folder / "wanted.txt").read_bytes()


SAMPLES = {
    "docx": word(
        "<w:p><w:r><w:t>La </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>casa</w:t></w:r></w:p>"
    ),
    "html": b"<p>La <b>casa</b> es vieja.</p>",
    "md": "# Título\n\nLa **casa** es vieja.\n".encode(),
    "srt": b"1\n00:00:01,000 --> 00:00:02,000\nLa <i>casa</i>\n",
    "po": b'msgid "La casa"\nmsgstr ""\n',
    "xliff": b'<xliff version="1.2"><file source-language="es" target-language="en" datatype="plaintext" '
    b'original="a"><body><trans-unit id="1"><source>La <g id="1">casa</g></source></trans-unit></body>'
    b"</file></xliff>",
    "tmx": b'<tmx version="1.4"><header srclang="es"/><body><tu><tuv xml:lang="es"><seg>La casa</seg></tuv>'
    b"</tu></body></tmx>",
    "tsv": b"La casa\t1\n",
}


@pytest.mark.parametrize("suffix", list(SAMPLES))
def test_no_room_for_a_document(tmp_path: Path, full: pytest.MonkeyPatch, suffix: str) -> None:
    source = tmp_path / f"in.{suffix}"
    source.write_bytes(SAMPLES[suffix])
    machine = Translator(find_model("es-en"), EchoEngine(), 1)
    options = Options("es", "en", column="1" if suffix == "tsv" else "")
    task = Task(str(source), str(tmp_path / f"out.{suffix}"))
    with pytest.raises(DataError, match=r"could not be written \(No space left on device\)"):
        run_tasks([task], machine, options, [tmp_path / "journal"])
    assert not (tmp_path / f"out.{suffix}").exists()
    assert not list(tmp_path.glob(".*"))
    full.undo()
    run_tasks([task], machine, options, [tmp_path / "journal"])
    second = Task(str(source), str(tmp_path / f"again.{suffix}"))
    run_tasks([second], machine, options, [None])
    again = (tmp_path / f"again.{suffix}").read_bytes()
    assert (tmp_path / f"out.{suffix}").read_bytes() == again


def test_no_room_for_a_conversion(
    tmp_path: Path, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAREO_CACHE", str(tmp_path))

    def no_room(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    for place in ("_write", "_finish"):
        with monkeypatch.context() as patch:
            if place == "_finish":
                patch.setattr(convert, "_convert", lambda *_: None)
            patch.setattr(convert, place, no_room)
            with pytest.raises(DataError) as caught:
                converted(model)
        assert str(caught.value) == (
            f"{tmp_path}/ctranslate2: cannot be written (No space left on device); free some space, "
            "or set CAREO_CACHE to another folder"
        )
        assert not list((tmp_path / "ctranslate2").iterdir())
