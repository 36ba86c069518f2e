import errno
import io
import os
import re
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpora.errors import DataError, UsageError
from corpora.textio import (
    check_outputs,
    check_parallel,
    decode,
    iter_lines,
    make_folder,
    read_bytes,
    read_lines,
    read_text,
    split_lines,
    writing,
)


def exactly(message: str) -> str:
    return f"^{re.escape(message)}$"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refused(message: str):
    return pytest.raises(DataError, match=exactly(message))


def test_a_missing_file(tmp_path):
    path = tmp_path / "no.txt"
    with refused(f"{path}: no such file; check the name and the folder"):
        read_bytes(path)


def test_a_folder(tmp_path):
    with refused(f"{tmp_path}: is a folder; name a file in it"):
        read_bytes(tmp_path)


def test_a_file_as_a_folder(tmp_path):
    (tmp_path / "a").write_text("x")
    path = tmp_path / "a" / "b"
    with refused(f"{path}: cannot be read (Not a directory); try a copy of it"):
        read_bytes(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    path = tmp_path / "a"
    path.write_text("x")
    path.chmod(0)
    with refused(f"{path}: may not be read; check its permissions"):
        read_bytes(path)


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("ñ\n".encode())))
    assert read_text("-") == "ñ\n"


def test_latin_1_is_named_with_its_place_and_a_cure():
    data = "Hola.\nLa señora Muñoz".encode("latin-1")
    message = (
        "a.txt: byte 0xf1 at offset 11 (line 2) is not utf-8; save it as UTF-8 or name its "
        "encoding, for example --encoding cp1252"
    )
    with refused(message):
        decode(data, "a.txt")
    assert decode(data, "a.txt", "cp1252") == "Hola.\nLa señora Muñoz"


def test_two_encodings_in_one_file():
    data = "señor\n".encode() + "señor\n".encode("latin-1")
    with refused(
        "a.txt: byte 0xf1 at offset 9 (line 2) is not utf-8; save it as UTF-8 or name its "
        "encoding, for example --encoding cp1252"
    ):
        decode(data, "a.txt")


def test_binary_data():
    with refused("a.doc: is binary (it has NUL bytes), not utf-8 text; save it as plain text"):
        decode(b"\xd0\xcf\x11\xe0\0\0", "a.doc")


def test_nul_in_text():
    with refused(
        "a.txt: NUL character in line 2; the file is binary or damaged, save it as plain text"
    ):
        decode(b"a\nb\0c", "a.txt")


def test_an_encoded_surrogate():
    with pytest.raises(DataError, match=r"^a\.txt: byte 0xed at offset 1 \(line 1\) is not utf-8;"):
        decode(b"a\xed\xa0\x80", "a.txt")


@pytest.mark.parametrize("encoding", ["klingon", "hex", "rot13", "base64", "undefined", "a\0b"])
def test_an_encoding_that_is_none(encoding):
    message = f"unknown encoding {encoding!r}; try utf-8, latin-1 or cp1252"
    with pytest.raises(UsageError, match=exactly(message)):
        decode(b"abc", "a.txt", encoding)


def test_one_bom_is_dropped():
    assert decode(b"\xef\xbb\xbfhola", "a") == "hola"
    assert decode(b"\xef\xbb\xbf\xef\xbb\xbfhola", "a") == "\ufeffhola"
    assert decode("\ufeffñ".encode("utf-16"), "a", "utf-16") == "\ufeffñ"


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file(tmp_path, data):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with refused(f"{path}: is empty; there is nothing to read in it"):
        read_text(path)


def test_lines_end_at_newlines_only(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("uno\u2028dos\x0c\x1c\x85\rtres\r\n\ncuatro".encode())
    assert read_lines(path) == ["uno\u2028dos\x0c\x1c\x85\rtres", "", "cuatro"]


@pytest.mark.parametrize(
    ("text", "lines"), [("", []), ("\n", [""]), ("a", ["a"]), ("a\n", ["a"]), ("a\n\n", ["a", ""])]
)
def test_a_final_newline_begins_no_line(text, lines):
    assert split_lines(text) == lines


def test_unequal_sides_are_named_with_both_counts():
    check_parallel("ab", "cd", "a.es", "a.en")
    with refused(
        "a.es has 2 lines and a.en has 3; line n of one must belong to line n of the other"
    ):
        check_parallel("ab", "cde", "a.es", "a.en")


def test_a_file_appears_whole(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("viejo")
    with writing(path) as out:
        out.write("nuevo\r\n")
        out.flush()
        assert path.read_text() == "viejo"
    assert path.read_bytes() == b"nuevo\r\n"
    assert names(tmp_path) == ["a.txt"]


@pytest.mark.parametrize("old", [None, "viejo"])
def test_a_failing_block_leaves_nothing(tmp_path, old):
    path = tmp_path / "a.txt"
    if old:
        path.write_text(old)
    with pytest.raises(FileNotFoundError), writing(path) as out:
        out.write("medio")
        (tmp_path / "otro").read_text()
    assert names(tmp_path) == (["a.txt"] if old else [])
    assert not old or path.read_text() == old


def test_a_kill_leaves_the_old_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("viejo")
    code = (
        "import os, signal, sys\n"
        "from corpora.textio import writing\n"
        "with writing(sys.argv[1]) as out:\n"
        "    out.write('medio' * 100000); out.flush()\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.read_text() == "viejo"


def test_a_folder_that_is_not_there(tmp_path):
    path = tmp_path / "no" / "a.txt"
    with refused(f"{path.parent}: no such folder; make it first"), writing(path):
        pass


def test_a_folder_as_a_file(tmp_path):
    with refused(f"{tmp_path}: is a folder; name a file in it"), writing(tmp_path):
        pass


def test_a_full_disk(tmp_path):
    path = tmp_path / "a.txt"
    with (
        refused(f"{path}: could not be written (No space left on device); nothing was changed"),
        writing(path),
    ):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert names(tmp_path) == []


def test_a_lone_surrogate_is_not_written(tmp_path):
    path = tmp_path / "a.txt"
    with (
        refused(
            f"{path}: could not be written: U+D83D is half a character (a lone surrogate) and no "
            "text; read the damaged text again from its source"
        ),
        writing(path) as out,
    ):
        out.write("medio \ud83d")
    assert names(tmp_path) == []


def test_a_link_keeps_pointing_and_rights_stay(tmp_path):
    path, link = tmp_path / "a.txt", tmp_path / "b.txt"
    path.write_text("viejo")
    path.chmod(0o640)
    link.symlink_to(path)
    with writing(link) as out:
        out.write("nuevo")
    assert link.is_symlink()
    assert path.read_text() == "nuevo"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_device_is_written_and_not_replaced():
    with writing(os.devnull, "wb") as out:
        out.write(b"x")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_standard_output(capfdbinary):
    with writing("-", "wb") as out:
        out.write(b"\xf1")
    assert capfdbinary.readouterr().out == b"\xf1"


def test_another_mode_is_refused(tmp_path):
    with (
        pytest.raises(ValueError, match=exactly("mode 'a' is neither 'w' nor 'wb'")),
        writing(tmp_path / "a", "a"),
    ):
        pass


def outcome(read, path):
    try:
        return list(read(path))
    except DataError as error:
        return str(error)


@settings(
    deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.one_of(
        st.binary(max_size=30),
        st.text(st.sampled_from("añ\n\r\u2028\x0c\ufeff\x00 z"), max_size=20).map(str.encode),
        st.lists(
            st.sampled_from([b"a", b"\r\n", b"\n", b"\xef\xbb\xbf", b"\xff", b"\xc3", b"\xb1"])
        ).map(b"".join),
    )
)
def test_lines_one_by_one_are_the_same_lines_or_the_same_error(tmp_path, data):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    first, second = outcome(read_lines, path), outcome(iter_lines, path)
    blank = isinstance(first, str) and "is empty" in first and not "".join(second).strip()
    assert first == second or blank


def test_lines_one_by_one_can_keep_their_ends(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfuno\r\ndos\r\n\ntres\rcuatro")
    assert list(iter_lines(path, keep_ends=True)) == ["uno\r\n", "dos\r\n", "\n", "tres\rcuatro"]
    assert list(iter_lines(path)) == ["uno", "dos", "", "tres\rcuatro"]


def test_lines_of_a_pipe(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["sh", "-c", f"printf 'uno\\ndos' > {pipe}"]):
        assert list(iter_lines(pipe)) == ["uno", "dos"]


def test_a_folder_is_made_with_those_around_it_or_it_says_why_not(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").touch()
    message = f"{tmp_path}/file/c: cannot be made (Not a directory); name another folder"
    with pytest.raises(DataError, match=exactly(message)):
        make_folder(tmp_path / "file" / "c")


def test_outputs_are_other_files_than_inputs_and_than_each_other(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Uno.\n")
    Path("folder").mkdir()
    Path("link.txt").symlink_to("a.txt")
    Path("nowhere.txt").symlink_to("b.txt")
    os.link("a.txt", "hard.txt")
    for same in (
        "a.txt",
        "./a.txt",
        "folder/../a.txt",
        str(tmp_path / "a.txt"),
        "link.txt",
        "hard.txt",
    ):
        with pytest.raises(
            UsageError, match=exactly(f"{same}: is also the input; name another with --report")
        ):
            check_outputs(["c.txt", "a.txt"], [("-o", "b.txt"), ("--report", same)])
    for one, other, place in [
        ("b.txt", tmp_path / "b.txt", tmp_path / "b.txt"),
        ("b.txt", "nowhere.txt", "nowhere.txt"),
        ("-", "-", "standard output"),
    ]:
        with pytest.raises(
            UsageError,
            match=exactly(f"{place}: is named twice, with -o and --report; name one file for each"),
        ):
            check_outputs(["a.txt"], [("-o", one), ("--report", other)])
    check_outputs(["-", "-", "a.txt"], [("-o", "-"), ("--report", None), ("--scores", None)])
    check_outputs(["/dev/null", "."], [("-o", "/dev/null"), ("--report", "/dev/null")])
    url = "postgresql://host/books"
    check_outputs([url], [("-o", url), ("--report", "b.txt"), ("--scores", "c.txt")])
