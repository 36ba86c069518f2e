"""`careo corpora`: extract, split, quotes; results, files, errors and exit codes."""

import json
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

import cli
from corpora.cli import corpora
from corpora.shell import LazyGroup

PAGE = """Home
The Baker Knew
By Nora Haldane
4 March 2019

I live in a city of 41,000 people, which is to say in a place where nobody needs an algorithm to vote.

“The woman who sells me bread knows,” said Ruth Cole.

2 Comments
She does.
"""


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    return path


def careo(capsys, *words):
    """Run the command; returns exit code, standard output and standard error."""
    with pytest.raises(SystemExit) as caught:
        cli.main(["corpora", *map(str, words)])
    out, err = capsys.readouterr()
    return caught.value.code, out, err


def test_extract(capsys, page):
    code, out, err = careo(capsys, "extract", page)
    assert (code, err) == (0, "")
    assert out == (
        "The Baker Knew\n\nI live in a city of 41,000 people, which is to say in a place where nobody needs "
        "an algorithm to vote.\n\n“The woman who sells me bread knows,” said Ruth Cole.\n"
    )


def test_extract_says_what_it_dropped(capsys, page):
    code, out, err = careo(capsys, "extract", "--dropped", page)
    assert code == 0 and out.startswith("The Baker Knew\n")
    assert err == (
        "dropped furniture: Home\ndropped furniture: By Nora Haldane\ndropped furniture: 4 March 2019\n"
        "dropped furniture: 2 Comments\ndropped furniture: She does.\n"
    )


def test_extract_roles(capsys, page):
    code, out, _ = careo(capsys, "extract", "--roles", page)
    assert code == 0
    assert [line.split("\t")[0] for line in out.strip().split("\n")] == [
        *["furniture", "heading", "furniture", "furniture"],
        *["body", "body", "furniture", "furniture"],
    ]


def test_extract_json(capsys, page):
    code, out, _ = careo(capsys, "extract", "--json", page)
    found = json.loads(out)
    assert code == 0
    assert {key: found[key] for key in ("lang", "title", "byline", "date", "source")} == {
        "lang": "en",
        "title": "The Baker Knew",
        "byline": "Nora Haldane",
        "date": "2019-03-04",
        "source": "",
    }
    first = found["paragraphs"][1]
    assert first == {"role": "heading", "start": 5, "end": 19, "text": "The Baker Knew"}
    assert found["inline_notes"] == []


def test_extract_to_a_file(capsys, page, tmp_path):
    code, out, _ = careo(capsys, "extract", page, "-o", tmp_path / "out.txt")
    assert (code, out) == (0, "")
    assert (tmp_path / "out.txt").read_text("utf-8").startswith("The Baker Knew\n\nI live")


def test_two_forms_at_once(capsys, page):
    code, out, err = careo(capsys, "extract", page, "--json", "--roles")
    assert (code, out) == (2, "")
    assert err.endswith("Error: --roles and --json are two forms of the same; choose one\n")


def test_a_failure_writes_nothing(capsys, tmp_path):
    (tmp_path / "menu.txt").write_text("Home\nMenu\n", "utf-8")
    code, out, err = careo(capsys, "extract", tmp_path / "menu.txt", "-o", tmp_path / "out.txt")
    assert (code, out) == (1, "")
    assert err == (
        f"careo: {tmp_path / 'menu.txt'}: no article found; every paragraph is furniture, heading or note\n"
    )
    assert not (tmp_path / "out.txt").exists()


@pytest.mark.parametrize("words", [["extract"], ["split", "--lang", "en"], ["quotes"]])
def test_the_input_is_not_written_over(capsys, page, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "link.txt").symlink_to(page)
    for out in ("page.txt", "./page.txt", "link.txt"):
        assert careo(capsys, *words, page, "-o", out) == (
            2,
            "",
            f"careo: {out}: is also the input; name another with -o\n",
        )
    assert page.read_text("utf-8") == PAGE


def test_split(capsys, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("El Sr. Ruiz llegó.  Nadie lo\nvio.\n\n¿Quién?\n", "utf-8")
    code, out, err = careo(capsys, "split", "--lang", "es", path)
    assert (code, out, err) == (0, "El Sr. Ruiz llegó.\nNadie lo vio.\n\n¿Quién?\n", "")


@pytest.mark.parametrize("name", ["mexico.es", "mexico.en", "opinion.es", "opinion.en"])
def test_split_gives_the_samples_lines(capsys, samples, name):
    code, out, _ = careo(capsys, "split", "--lang", name[-2:], samples / f"{name}.txt")
    wanted = (samples / f"{name}.lines").read_text("utf-8")
    assert code == 0 and out.rstrip("\n") == wanted.rstrip("\n")


def test_split_reads_standard_input():
    result = CliRunner().invoke(corpora, ["split", "--lang", "en", "-"], input="One. Two.\n")
    assert (result.exit_code, result.stdout) == (0, "One.\nTwo.\n")


def test_split_needs_a_language(capsys, page):
    code, _, err = careo(capsys, "split", page)
    assert code == 2 and err.endswith("Error: Missing option '--lang'.\n")
    code, _, err = careo(capsys, "split", "--lang", "fr", page)
    assert (code, err) == (2, "careo: unknown language 'fr'; known: en, es\n")


def test_quotes(capsys, page):
    code, out, _ = careo(capsys, "quotes", "--page", page)
    assert (code, out) == (0, "5\tRuth Cole\tsaid\tThe woman who sells me bread knows,\n")
    code, out, _ = careo(capsys, "quotes", "--page", "--json", page)
    found = json.loads(out)
    assert found["speaker"] == "Ruth Cole" and found["kind"] == "direct"
    assert PAGE[found["start"] : found["end"]] == found["text"]


def test_quotes_of_nobody(capsys, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("“No,” said a man at the door.\n\n“Back in a minute.”\n", "utf-8")
    code, out, _ = careo(capsys, "quotes", "--lang", "en", path)
    assert code == 0
    assert out == "0\t[a man at the door]\tsaid\tNo,\n1\t-\t-\tBack in a minute.\n"


def test_an_unknown_command_lists_the_known_ones(capsys):
    code, out, err = careo(capsys, "explode")
    assert (code, out) == (2, "")
    assert err.startswith("careo: unknown command 'explode'; known: export, extract, ")


def test_a_missing_file(capsys):
    code, _, err = careo(capsys, "split", "--lang", "es", "no.txt")
    assert (code, err) == (1, "careo: no.txt: no such file; check the name and the folder\n")


def test_a_lazy_group_imports_a_command_only_when_it_is_called():
    @click.group(cls=LazyGroup, lazy={"far": ("no_such_module:far", "Far away.")})
    def group():
        """A group."""

    @group.command()
    def near():
        """Close by."""
        click.echo("here")

    result = CliRunner().invoke(group, ["--help"])
    assert result.exit_code == 0
    assert "near  Close by." in result.output and "far   Far away." in result.output
    assert CliRunner().invoke(group, ["near"]).output == "here\n"
    assert isinstance(CliRunner().invoke(group, ["far"]).exception, ModuleNotFoundError)


def test_help_imports_nothing_heavy(root):
    program = (
        "import sys, corpora, corpora.cli, click.testing as t\n"
        "assert t.CliRunner().invoke(corpora.cli.corpora, ['--help']).exit_code == 0\n"
        "heavy = {'lxml', 'trafilatura', 'torch', 'numpy', 'sqlalchemy', 'transformers'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_public_face_is_small_and_lazy():
    import corpora as package

    assert len(package.__all__) <= 12
    assert all(getattr(package, name) for name in package.__all__)
    with pytest.raises(AttributeError, match="module 'corpora' has no attribute 'nothing'"):
        _ = package.nothing
