"""The command `careo translate`, run as users run it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.model


def careo(*words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    process = subprocess.run(
        [sys.executable, "-m", "cli", "translate", *words],
        input=stdin,
        capture_output=True,
        check=False,
    )
    return subprocess.CompletedProcess(
        process.args, process.returncode, process.stdout.decode(), process.stderr.decode()
    )


def test_line_in_line_out() -> None:
    lines = "Hola.\n\n  \n12\nUna línea con\u2028separador.\r\nFin sin salto".encode()
    done = careo("--lines", "--beam", "1", "--no-guards", stdin=lines)
    assert (done.returncode, done.stderr) == (0, "")
    out = done.stdout.split("\n")
    assert len(out) == 7 and out[-1] == ""
    assert out[1] == "" and out[2] == "  " and out[3] == "12"


def test_plain_text_keeps_its_skeleton(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("Título\n\nUna frase. Otra frase.\n\n\n1.234\n")
    done = careo(str(source), "-o", str(tmp_path / "b.txt"), "--beam", "1", "--no-guards")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    result = (tmp_path / "b.txt").read_text()
    assert [len(part) > 0 for part in result.split("\n")] == [
        True,
        False,
        True,
        False,
        False,
        True,
        False,
    ]
    assert result.endswith("\n\n\n1,234\n")  # as English writes it


def test_json_lines_carry_provenance() -> None:
    done = careo("--lines", "--json", "--beam", "1", stdin=b"Hola.\n")
    record = json.loads(done.stdout)
    assert record["model"] == "es-en" and record["engine"] == "ctranslate2"
    assert 0 < record["confidence"] <= 1


def write(folder: Path) -> None:
    (folder / "empty.txt").touch()
    (folder / "latin1.txt").write_bytes("Muñoz\n".encode("latin-1"))
    (folder / "binary.txt").write_bytes(b"\x89PNx\x00\x01\xff")
    (folder / "picture.txt").write_bytes(b"\x89PNG\x00\x01\xff")
    (folder / "nul.txt").write_bytes(b"uno\ndos\x00tres\n")
    (folder / "good.txt").write_text("Hola.\n")
    (folder / "page.odt").write_text("Hola.\n")


BAD = [
    (["none.txt"], 1, "none.txt: no such file; check the name and the folder"),
    ([".", "-o", "-"], 2, "several files go into a folder; name one with -o"),
    (["empty.txt"], 1, "empty.txt: is empty; there is nothing to read in it"),
    (
        ["latin1.txt"],
        1,
        "latin1.txt: byte 0xf1 at offset 2 (line 1) is not utf-8; save it as UTF-8 or name its "
        "encoding, for example --encoding cp1252",
    ),
    (
        ["binary.txt"],
        1,
        "binary.txt: is binary (it has NUL bytes), not utf-8 text; save it as plain text",
    ),
    (
        ["picture.txt"],
        1,
        "picture.txt: is a picture (PNG), which careo does not read; recognise its text first (OCR)",
    ),
    (
        ["nul.txt"],
        1,
        "nul.txt: NUL character in line 2; the file is binary or damaged, save it as plain text",
    ),
    (["good.txt", "-o", "none/out.txt"], 1, "none: no such folder; make it first"),
    (["good.txt", "--from", "xx"], 2, "unknown language 'xx'; known: en, es"),
    (["good.txt", "--to", "es"], 2, "--from and --to are both es; name two languages"),
    (
        ["good.txt", "--engine", "onnx"],
        2,
        "unknown engine 'onnx'; known: ctranslate2, transformers",
    ),
    (
        ["good.txt", "--encoding", "klingon"],
        2,
        "unknown encoding 'klingon'; try utf-8, latin-1 or cp1252",
    ),
    (["good.txt", "-o", "good.txt"], 2, "good.txt: is also the input; name another with -o"),
    (
        ["good.txt", "--deterministic", "--compute-type", "int8"],
        2,
        "--deterministic computes in float32, not int8; leave one of them out",
    ),
    (["good.txt", "--json"], 2, "--json goes with --lines; a plain text has no segments to list"),
]


@pytest.mark.parametrize(("words", "code", "message"), BAD, ids=lambda value: str(value)[:30])
def test_bad_input(
    words: list[str], code: int, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path)
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    done = careo(*(["-o", "out.txt"] if "-o" not in words else []), *words)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", f"careo: {message}\n")
    assert sorted(tmp_path.iterdir()) == before


def test_a_format_it_cannot_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path)
    monkeypatch.chdir(tmp_path)
    done = careo("page.odt")
    assert done.returncode == 2
    assert done.stderr.startswith("careo: unknown format for translation '.odt'; known: ")


def test_models_list() -> None:
    done = careo("models", "list", "--json")
    assert any(row["name"] == "es-en" and row["from"] == "es" for row in json.loads(done.stdout))


def test_a_file_in_the_other_language_is_told(tmp_path: Path) -> None:
    english = (
        "The old house by the river was sold last week. Nobody in the town knows who bought it, "
    )
    (tmp_path / "a.txt").write_text(english + "but everybody has heard of the price.\n")
    words = [str(tmp_path / "a.txt"), "-o", str(tmp_path / "b.txt"), "--beam", "1"]
    told = f"careo: {tmp_path}/a.txt: seems to be in en, not in es; is --from en meant?\n"
    assert careo(*words).stderr.startswith(told)
    assert careo(*words, "--lines").stderr.startswith(told)
    assert "seems to be" not in careo(*words, "--from", "en").stderr


def test_a_threshold_without_a_memory() -> None:
    done = careo("--lines", "--threshold", "80", stdin=b"Hola.\n")
    assert (done.returncode, done.stderr) == (
        2,
        "careo: --threshold goes with --memory; name a memory or leave it out\n",
    )


def test_a_memory_that_got_nothing_is_not_left(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("source\ttarget\nHola.\tHello.\n")
    (tmp_path / "b.tsv").write_text("no header\n")
    place = tmp_path / "m"
    assert careo("memory", "add", str(place), str(tmp_path / "b.tsv")).returncode == 1
    assert not place.exists()
    words = ["memory", "add", str(place), str(tmp_path / "a.tsv"), str(tmp_path / "b.tsv")]
    assert careo(*words).returncode == 1
    assert careo("memory", "search", str(place), "Hola.").stdout == "101%\tHola.\tHello.\ta.tsv\n"


def test_the_help_says_what_is_translated_and_how() -> None:
    done = careo("--help")
    assert "Markdown, HTML, DOCX, SRT" in done.stdout
    assert "careo translate report.docx -o report.en.docx" in done.stdout
    assert "..." not in done.stdout[done.stdout.index("Commands:") :]
