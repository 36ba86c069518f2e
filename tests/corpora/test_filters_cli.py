"""`careo corpora filter`: what is written, reported, refused."""

import json
import tomllib

import pytest

import cli
from corpora.filters.recipe import DEFAULT, recipe_of
from corpora.formats import read_units, write_units
from corpora.units import TranslationUnit

PAIRS = [
    ("La empresa llegó al pueblo en 2016.", "The company came to the town in 2016."),
    ("Nadie la conocía entonces.", "Nobody knew it then."),
    ("La empresa llegó al pueblo en 2016.", "The company came to the town in 2016."),
    ("Nadie sabía a qué había venido.", "Nobody knew."),
    ("El alcalde ganó por 312 votos.", "The mayor won by 213 votes."),
]


@pytest.fixture
def careo(capsys):
    def careo(*words: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as stopped:
            cli.main(["corpora", "filter", *map(str, words)])
        out, err = capsys.readouterr()
        return int(stopped.value.code or 0), out, err

    return careo


@pytest.fixture
def memory(tmp_path):
    path = tmp_path / "a.tmx"
    write_units([TranslationUnit(s, t, "es", "en", str(n)) for n, (s, t) in enumerate(PAIRS)], path)
    return path


REPORT = """\
5 units read, 3 kept, 2 dropped
  empty                0    0.00%
  damaged              0    0.00%
  length               0    0.00%
  length_ratio         0    0.00%
  script               0    0.00%
  letters              0    0.00%
  untranslated         0    0.00%
  numbers              1   20.00%
  language             0    0.00%
  probability          0    0.00%
  duplicates           1   20.00%
numbers: unit 5 (4), score 0
    El alcalde ganó por 312 votos.
    The mayor won by 213 votes.
duplicates: unit 3 (2), score 1
    La empresa llegó al pueblo en 2016.
    The company came to the town in 2016.
"""


def test_kept_units_and_the_report(careo, memory, tmp_path):
    out, report, scores = (tmp_path / name for name in ("b.tsv", "r.txt", "s.jsonl"))
    assert careo(memory, "-o", out, "--report", report, "--scores", scores) == (0, "", REPORT)
    assert [(u.id, u.source) for u in read_units(out)] == [(str(n), PAIRS[n][0]) for n in (0, 1, 3)]
    assert report.read_text() == REPORT
    rows = [json.loads(line) for line in scores.read_text().split("\n")[:-1]]
    assert [row["dropped_by"] for row in rows] == [None, None, "duplicates", None, "numbers"]
    assert rows[4]["scores"]["numbers"] == 0 and "language" not in rows[4]["scores"]
    assert list(rows[0]["scores"]) == [one.name for one in DEFAULT]


def test_the_report_as_json(careo, memory, tmp_path):
    code, out, err = careo(memory, "--json", "--examples", 0, "--report", tmp_path / "r.json")
    data = json.loads(out)
    assert (code, err, data["read"], data["kept"]) == (0, "", 5, 3)
    assert data["dropped"][7] == {"filter": "numbers", "count": 1, "examples": []}
    assert json.loads((tmp_path / "r.json").read_text()) == data
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.tmx", "r.json"]


def test_a_recipe_file(careo, memory, tmp_path):
    recipe = tmp_path / "r.toml"
    recipe.write_text('[[filter]]\nname = "length"\nmin = 4\n')
    code, out, err = careo(memory, "--recipe", recipe, "-o", "-", "--format", "jsonl")
    assert code == 0 and err.startswith(
        "5 units read, 4 kept, 1 dropped\n  length         1   20.00%\n"
    )
    assert [json.loads(line)["source"] for line in out.split("\n")[:-1]] == [
        PAIRS[n][0] for n in (0, 1, 2, 4)
    ]


def test_the_recipe_in_use_is_shown(careo, tmp_path):
    code, out, err = careo("--show-recipe")
    assert (code, err) == (0, "") and recipe_of(tomllib.loads(out)) == DEFAULT


def test_nothing_is_kept_and_nothing_written(careo, memory, tmp_path):
    recipe = tmp_path / "r.toml"
    recipe.write_text('[[filter]]\nname = "length"\nmin = 90\n')
    files = ("-o", tmp_path / "b.tmx", "--report", tmp_path / "r.txt", "--scores", tmp_path / "s")
    assert careo(memory, "--recipe", recipe, *files) == (
        1,
        "",
        f"careo: {memory}: no unit is kept; run it without -o to see what each filter drops\n",
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.tmx", "r.toml"]


def test_inputs_are_not_written_over(careo, memory, tmp_path):
    recipe, lines = tmp_path / "r.toml", tmp_path / "test.es"
    recipe.write_text('[[filter]]\nname = "overlap"\nfiles = ["test.es"]\n')
    lines.write_text("Nadie la conocía entonces.\n")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    other, given = tmp_path / "b.tsv", (memory, "--recipe", recipe)
    for words, place, option in [
        (("-o", memory), memory, "-o"),
        (("-o", other, "--report", memory), memory, "--report"),
        (("--scores", recipe), recipe, "--scores"),
        (("-o", other, "--report", lines), lines, "--report"),
        (("-o", tmp_path / "test", "--format", "moses"), lines, "-o"),
    ]:
        told = f"careo: {place}: is also the input; name another with {option}\n"
        assert careo(*given, *words) == (2, "", told)
    for words, place, options in [
        (("--report", other, "--scores", other), other, "--report and --scores"),
        (("-o", other, "--report", other), other, "-o and --report"),
        (("--report", "-", "--json"), "standard output", "--report and --json"),
    ]:
        told = f"careo: {place}: is named twice, with {options}; name one file for each\n"
        assert careo(*given, *words) == (2, "", told)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_omissions_may_be_kept(careo, tmp_path):
    recipe = tmp_path / "r.toml"
    recipe.write_text('[[filter]]\nname = "damaged"\n')
    write_units([TranslationUnit("Sobra.", "", "es", "en")], tmp_path / "a.tsv")
    code, _, _ = careo(tmp_path / "a.tsv", "--recipe", recipe, "-o", tmp_path / "b.tmx")
    assert code == 0 and [u.target for u in read_units(tmp_path / "b.tmx")] == [""]


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ((), 2, "name the bitext to filter"),
        (("{}", "-o", "-"), 2, "standard output holds the units: give --format, and no --json"),
        (("{}", "-o", "x.abc"), 2, "x.abc: its name does not end like a bitext ("),
        (
            ("{}", "--recipe", "no.toml"),
            1,
            "careo: no.toml: no such file; check the name and the folder",
        ),
        (("no.tmx",), 1, "careo: no.tmx: no such file; check the name and the folder"),
    ],
)
def test_what_is_refused(careo, memory, words, code, message):
    found, out, err = careo(*(word.format(memory) for word in words))
    assert (found, out) == (code, "") and message in err
