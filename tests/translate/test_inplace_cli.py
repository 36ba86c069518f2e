"""`careo translate` on whole files with the bundled model, and what can go wrong with them."""

import io
import json
import re
import resource
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.translate.fakes import saying
from tests.translate.test_cli import careo
from translate.inplace import take_apart, translate_units
from translate.placeholders import rendering

pytestmark = pytest.mark.model

PAGE = """<!DOCTYPE html>
<html lang="es"><head><title>El puente</title></head>
<body><p>La <b>casa roja</b> de mi abuela está cerca del mar.</p>
<p>Escriba a <a href="mailto:a@b.org">ana@ejemplo.org</a> o use <code>make x</code>.</p></body></html>
"""
GREEDY = ("--beam", "1")


def tags(text: str) -> list[str]:
    return sorted(re.findall(r"<[^<>]*>", text))


def test_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    done = careo(str(tmp_path / "a.html"), "-o", str(tmp_path / "b.html"), *GREEDY)
    result = (tmp_path / "b.html").read_text()
    assert (done.returncode, done.stdout) == (0, "")
    assert "<b>red house</b>" in result and ">ana@ejemplo.org</a>" in result
    assert "<code>make x</code>" in result
    assert tags(result) == tags(PAGE.replace('lang="es"', 'lang="en"'))
    assert not (tmp_path / "b.html.journal").exists()


def test_a_word_document(samples: Path, tmp_path: Path) -> None:
    source, output = samples / "inplace" / "informe.docx", tmp_path / "report.docx"
    done = careo(str(source), "-o", str(output), *GREEDY)
    assert (done.returncode, done.stdout) == (0, "")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(output) as new:
        assert old.namelist() == new.namelist()
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
        before, after = (z.read("word/document.xml").decode() for z in (old, new))
    assert sorted(changed) == ["word/document.xml", "word/footnotes.xml", "word/header1.xml"]
    outside = re.compile(r"<w:r>(?:(?!</w:r>).)*<w:t[ >].*?</w:r>")
    assert outside.sub("", before) == outside.sub("", after)  # all but runs of text
    import docx

    document = docx.Document(str(output))
    bold = [run.text for p in document.paragraphs for run in p.runs if run.bold and run.text]
    assert any("fish" in text for text in bold)
    cells = [cell.text for row in document.tables[0].rows for cell in row.cells]
    assert "1,234,500.50" in cells and "2023" in cells


@pytest.mark.parametrize("name", ["guia.md", "pagina.html", "faro.srt"])
def test_the_samples(samples: Path, tmp_path: Path, name: str) -> None:
    report = tmp_path / "report.json"
    done = careo(
        str(samples / "inplace" / name),
        "-o",
        str(tmp_path / name),
        "--report",
        str(report),
        *GREEDY,
    )
    assert (done.returncode, done.stdout) == (0, "")
    before = (samples / "inplace" / name).read_text(encoding="utf-8")
    after = (tmp_path / name).read_text(encoding="utf-8")
    assert before != after
    if name.endswith(".srt"):
        times = re.compile(r"^\d+\n\d.*-->.*$", re.MULTILINE)
        assert times.findall(before) == times.findall(after)
        assert before.count("\n\n") == after.count("\n\n")
    if name.endswith(".md"):
        for pattern in (
            r"^#+ |^- |^\d+\. ",
            r"\]\([^ )]*",
            r"```.*?```",
            r"`[^`\n]+`",
            r"^\|[-:|]+\|$",
        ):
            kept = re.compile(pattern, re.MULTILINE | re.DOTALL)
            assert sorted(kept.findall(before)) == sorted(kept.findall(after))
    (entry,) = json.loads(report.read_text())
    assert entry["sentences"] > 5
    assert all(set(item) >= {"where", "source", "target", "flags"} for item in entry["segments"])


def test_a_folder_by_two_processes_comes_out_as_by_one(tmp_path: Path) -> None:
    source = tmp_path / "in"
    (source / "deep").mkdir(parents=True)
    (source / "a.html").write_text(PAGE)
    (source / "deep" / "b.txt").write_text("Hola.\n\nEl perro come.\n")
    (source / "c.png").write_bytes(b"\x89PNG")
    for jobs in ("1", "2"):
        done = careo(
            str(source), "-o", str(tmp_path / jobs), "--jobs", jobs, "--threads", "1", *GREEDY
        )
        assert (done.returncode, done.stdout) == (0, "")
    one, two = (
        {
            str(path.relative_to(home)): path.read_bytes()
            for path in home.rglob("*")
            if path.is_file()
        }
        for home in (tmp_path / "1", tmp_path / "2")
    )
    assert one == two and sorted(one) == ["a.html", "deep/b.txt"]


def test_standard_input_in_a_format() -> None:
    done = careo("--format", "html", *GREEDY, stdin=b"<p>La <i>casa</i> es roja.</p>\n")
    assert done.returncode == 0
    assert re.fullmatch(r"<p>.*<i>.+</i>.*</p>\n", done.stdout)


def test_a_line_of_a_megabyte(tmp_path: Path) -> None:
    """Without a place to break, in a file: what has no letters is passed through whole."""
    (tmp_path / "a.txt").write_text("-- . ++ " * 130_000 + "\n")
    done = careo(str(tmp_path / "a.txt"), "-o", str(tmp_path / "b.txt"), *GREEDY)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "b.txt").read_bytes() == (tmp_path / "a.txt").read_bytes()


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
@pytest.mark.parametrize(
    "piece", ["palabra ", "a", "<b", "`", "{", "1.2", "<!--", "@x.", "[", "*a "]
)
def test_a_long_line_is_read_in_time_that_grows_with_it(format: str, piece: str) -> None:
    """No pattern is caught in a line that repeats what may begin a mark; the test's timeout is the bound."""
    text = piece * (8_000 // len(piece))
    skeleton = take_apart(text.encode(), "a", format, ("es", "en"))
    list(translate_units(skeleton.units, rendering(saying(str), "es", "en"), None, "es"))
    assert skeleton.build([unit.emit(unit.items) for unit in skeleton.units]) == text.encode()


def test_a_folder_with_a_table_an_empty_file_and_a_picture(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "img").mkdir(parents=True)
    (folder / "a.txt").write_text("Hola.\n")
    (folder / "empty.txt").write_text("")
    (folder / "img" / "logo.png").write_bytes(b"\x89PNG")
    done = careo(str(folder), "-o", str(tmp_path / "one"), *GREEDY)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == (
        "careo: 2 files are empty or in no format that is translated, and left out: "
        f"{folder}/empty.txt, {folder}/img/logo.png\n"
    )
    assert [path.name for path in (tmp_path / "one").rglob("*")] == ["a.txt"]
    (folder / "t.tsv").write_text("id\ttexto\n1\tHola\n")
    done = careo(str(folder), "-o", str(tmp_path / "two"), "--column", "texto", *GREEDY)
    assert done.returncode == 0
    assert (tmp_path / "two" / "t.tsv").read_text() == "id\ttexto\n1\tHello\n"
    done = careo(str(folder / "a.txt"), "-o", f"{tmp_path}/new/", *GREEDY)
    assert (done.returncode, done.stderr) == (
        1,
        f"careo: {tmp_path}/new/: is no name of a file; name one with -o\n",
    )


def test_a_report_is_not_written_over_what_is_read_or_made(tmp_path: Path) -> None:
    source, made, terms = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "t.tsv"
    source.write_text("Hola.\n")
    terms.write_text("deudor\tdebtor\n")
    words = [str(source), "-o", str(made), "--terms", str(terms), *GREEDY]
    for path, message in (
        (source, "is also the input; name another with --report"),
        (terms, "is also the input; name another with --report"),
        (made, "is named twice, with -o and --report; name one file for each"),
    ):
        done = careo(*words, "--report", str(path))
        assert (done.returncode, done.stderr) == (2, f"careo: {path}: {message}\n")
    assert source.read_text() == "Hola.\n" and not made.exists()


def test_lines_without_words_and_cells_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("\n \n\n")
    assert careo("--lines", str(path), *GREEDY).stdout == "\n \n\n"
    path.write_text("la casa\t12\tel perro\n")
    made = careo("--lines", str(path), *GREEDY).stdout.rstrip("\n").split("\t")
    assert len(made) == 3 and made[1] == "12" and all(made)


SMALL = 4096


def limited() -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, SMALL))


def test_a_full_disk(tmp_path: Path) -> None:
    """One line, exit code 1, nothing half written; the same command ends it when there is room."""
    source, output = tmp_path / "a.txt", tmp_path / "b.txt"
    source.write_text("".join(f"Hola {n}.\n\n" for n in range(40)))
    words = [str(source), "-o", str(output), *GREEDY]
    done = subprocess.run(
        [sys.executable, "-m", "cli", "translate", *words],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limited,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(r"careo: .*b\.txt.*cannot be (written|opened) \(.*\n", done.stderr)
    assert "Traceback" not in done.stderr and not output.exists()
    assert careo(*words).returncode == 0 and output.read_text().count("\n\n") == 40


def test_the_journal_survives_a_failed_write(tmp_path: Path) -> None:
    source, folder = tmp_path / "a.txt", tmp_path / "out"
    source.write_text("El perro come.\n")
    folder.mkdir()
    journal = tmp_path / "j"
    words = [str(source), "-o", str(folder / "b.txt"), "--journal", str(journal), *GREEDY]
    assert careo(*words).returncode == 0 and journal.exists()
    size = journal.stat().st_size
    (folder / "b.txt").unlink()
    again = careo(*words)
    assert again.returncode == 0 and journal.stat().st_size == size
    assert (folder / "b.txt").read_text()


BAD = [
    (["old.docx"], 1, "old.docx: is an old Word file (.doc) or an encrypted one, which careo does not read; "
     "save it as .docx without a password"),
    (["broken.docx"], 1, "broken.docx: is not a Word document or is damaged (File is not a zip file); "
     "save it again as .docx"),
    (["zip.docx"], 1, "zip.docx: is not a Word document: it has no word/document.xml; save it "
     "again as .docx"),
    (["a.tsv"], 2, "a.tsv: is a table; say which column to translate with --column N"),
    (["a.tsv", "--column", "9"], 1, "a.tsv: line 1 has 2 columns and no column 9"),
    (["a.txt", "--column", "2"], 2, "--column goes with tables (.tsv), not with a.txt"),
    (["a.txt", "--format", "odt"], 2, "unknown format 'odt'; known: docx, html, markdown, po, srt, text, "
     "tmx, tsv, vtt, xliff"),
    (["bad.srt"], 1, "bad.srt: line 1: is 'Hola' and not the number of a subtitle"),
    (["bad.xliff"], 1, "bad.xliff: is XML with the root <a>, not <xliff>"),
    (["a.txt", "--lines", "--column", "2"], 2, "--column goes with tables, not with --lines; leave one of "
     "them out"),
    (["a.txt", "-o", "."], 1, ".: is a folder; name a file in it"),
    (["a.txt", "--model", "en-es"], 2, "model en-es translates en into es, not es into en; change --from and "
     "--to, or --model"),
    (["nul.txt"], 1, "nul.txt: NUL character in line 2; the file is binary or damaged, save it as plain "
     "text"),
    (["nul.txt", "--lines"], 1, "nul.txt: NUL character in line 2; the file is binary or damaged, save it as "
     "plain text"),
    (["a.txt", "-o", "none/b.txt"], 1, "none: no such folder; make it first"),
    (["a.txt", "-o", "./a.txt"], 2, "./a.txt: is also the input; name another with -o"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "code", "message"), BAD, ids=lambda value: str(value)[:30])
def test_bad_input(
    words: list[str], code: int, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500))
    (tmp_path / "nul.txt").write_bytes(b"Hola.\nLa \0casa.\n")
    (tmp_path / "broken.docx").write_bytes(b"PK nada")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as container:
        container.writestr("a", "b")
    (tmp_path / "zip.docx").write_bytes(buffer.getvalue())
    (tmp_path / "a.tsv").write_text("uno\tdos\n")
    (tmp_path / "a.txt").write_text("Hola.\n")
    (tmp_path / "bad.srt").write_text("Hola\n")
    (tmp_path / "bad.xliff").write_text("<a/>")
    before = sorted(tmp_path.iterdir())
    done = careo(*([] if "-o" in words else ["-o", "out"]), *words)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", f"careo: {message}\n")
    assert sorted(tmp_path.iterdir()) == before


def test_a_conversion_that_was_interrupted_is_made_again(tmp_path: Path) -> None:
    """A model folder in the cache without its last file is the rest of a killed conversion."""
    from translate.convert import COMPLETE, cache_folder, converted
    from translate.models import find_model

    whole = converted(find_model("es-en"))
    assert whole.is_relative_to(cache_folder())
    rest = tmp_path / "cache" / "ctranslate2" / whole.name
    shutil.copytree(whole, rest)
    (rest / COMPLETE).unlink()
    (rest / "model.bin").write_bytes(b"half")
    script = (
        "import os; os.environ['CAREO_CACHE'] = r'%s'\n"
        "from translate.translator import translator\n"
        "print(next(translator('es', 'en', beam=1).translate(['Hola.'])).text)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script % (tmp_path / "cache")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0 and done.stdout.strip()
    assert (rest / COMPLETE).is_file() and (rest / "model.bin").stat().st_size > 1_000_000
