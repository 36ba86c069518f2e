import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpora.cli_bitext import export, import_, stats
from corpora.errors import CareoError, DataError, UsageError
from corpora.exchange import import_bitexts
from corpora.formats import read_units, write_units
from corpora.oplog import AddComment, EditComment, Merge, SetStatus, SetText
from corpora.reviews import Status
from corpora.stats import bitext_stats, quantile
from corpora.store import Project, save_project
from corpora.units import TranslationUnit, units_of
from corpora.values import Bead, Span, Translation
from tests.strategies import plain_bitext

BITEXT = plain_bitext(
    ["Habló de la transición.", "No dio plazos.", "¿Y la deuda?", "Nadie contestó."],
    ["He spoke of the transition and gave no dates.", "And the debt?", "A silence."],
    (
        Bead(Span(0, 2), Span(0, 1), 0.25, maker="length"),
        Bead(Span(2, 3), Span(1, 2), 0.75, maker="length"),
        Bead(Span(3, 4), Span(2, 2)),
        Bead(Span(4, 4), Span(2, 3)),
    ),
)
MADE = [
    Translation(text, "es-en", "0123", "ctranslate2", "int8", 4)
    for text in ("He talked.", "No dates.", "And debt?", "No one answered.")
]


def run(command, *args: object):
    done = CliRunner().invoke(command, [str(arg) for arg in args])
    if done.exception and isinstance(done.exception, CareoError):
        raise done.exception
    return done


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "libro.careo"
    save_project(path, BITEXT, MADE, name="libro")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("format", ["tmx", "tsv", "csv", "jsonl", "xliff", "xliff2", "html"])
def test_out_and_in_again(tmp_path, project, format):
    file = tmp_path / "a.out"
    done = run(export, project, "-o", file, "--format", format, "--keep-empty")
    assert done.exit_code == 0
    assert (done.stdout, done.stderr) == ("", f"{file}: 4 units written\n")
    again = tmp_path / "otra.careo"
    done = run(import_, file, "-o", again, "--format", "xliff" if format == "xliff2" else format)
    assert done.exit_code == 0
    assert done.stderr == f"{again}: bitext 1, a.out: 4 beads, 4 es and 3 en segments\n"
    with Project.open(again) as opened:
        assert opened.bitext(1).beads == BITEXT.beads
        assert list(units_of(opened.bitext(1))) == list(units_of(BITEXT))


def test_what_tmx_leaves_out_is_said(tmp_path, project):
    file = tmp_path / "a.tmx"
    done = run(export, project, "-o", file)
    assert done.stderr == (
        f"{file}: 2 units written; 1 left out: the source is empty; 1 left out: the target is empty\n"
    )
    assert [unit.prop("creationdate") != "" for unit in read_units(file)] == [True, True]


def test_standard_output(project):
    done = run(export, project, "--format", "jsonl", "--drop-empty")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["target"] for line in lines] == [
        "He spoke of the transition and gave no dates.",
        "And the debt?",
    ]
    done = run(export, project)
    assert done.exit_code == 2
    assert "standard output has no name to tell the format by; give --format" in done.stderr


def test_the_review_goes_out_with_the_bitext(tmp_path, project):
    with Project.open(project) as opened:
        opened.perform(1, SetText(1, "What about the debt?"))
        opened.perform(1, SetStatus(1, Status.REVIEWED))
        opened.perform(1, AddComment("source", 2, "¿Cuál?", "Ana"))
        opened.perform(1, AddComment("target", 1, "Ambiguo.", ""))
        opened.perform(1, EditComment(0, resolved=True))
        opened.perform(1, Merge(2))
    file = tmp_path / "a.tsv"
    for text, wanted in {
        "target": [
            "He spoke of the transition and gave no dates.",
            "And the debt?",
            "A silence.",
        ],
        "machine": ["He talked. No dates.", "And debt?", "No one answered."],
        "review": ["He talked. No dates.", "What about the debt?", "No one answered."],
    }.items():
        run(export, project, "-o", file, "--text", text)
        units = list(read_units(file))
        assert [unit.target for unit in units] == wanted
    one = units[1]
    assert (one.prop("status"), one.prop("alignment")) == ("reviewed", "")
    assert one.prop("review") == "What about the debt?"
    assert one.notes == ("Ana: ¿Cuál?", "Ambiguo.")
    assert units[2].prop("alignment") == "confirmed"
    assert units[2].prop("model") == "es-en"


@pytest.mark.parametrize(
    ("args", "message", "error"),
    [
        (["--text", "best"], "unknown text 'best'; known: machine, review, target", UsageError),
        (["--bitext", "7"], "{project}: has no bitext 7; its bitexts: 1 (libro)", DataError),
        (
            ["--from", "es"],
            "{project}: is a project and knows its languages; leave them out",
            UsageError,
        ),
    ],
)
def test_what_export_refuses(tmp_path, project, args, message, error):
    with pytest.raises(error) as caught:
        run(export, project, "-o", tmp_path / "a.tsv", *args)
    assert str(caught.value) == message.format(project=project)
    assert names(tmp_path) == ["libro.careo"]


def test_one_of_several_bitexts_is_named(tmp_path, project):
    file = tmp_path / "otro.tsv"
    write_units([TranslationUnit("Hola.", "Hello.", "es", "en")], file)
    run(import_, file, "-o", project)
    with pytest.raises(DataError) as caught:
        run(export, project, "--format", "tsv")
    assert str(caught.value) == (
        f"{project}: name one of its bitexts with --bitext: 1 (libro), 2 (otro.tsv)"
    )
    done = run(export, project, "--format", "jsonl", "--bitext", 2)
    assert json.loads(done.stdout)["target"] == "Hello."


def test_no_machine_translation(tmp_path):
    path = tmp_path / "a.careo"
    save_project(path, BITEXT)
    with pytest.raises(DataError) as caught:
        run(export, path, "--format", "tsv", "--text", "machine")
    assert str(caught.value) == (f"{path}: bitext 1 has no machine translation; translate it first")


def test_a_file_converts_without_a_project(tmp_path):
    file, out = tmp_path / "a.tsv", tmp_path / "a.tmx"
    file.write_text("source\ttarget\nHola.\tHello.\n")
    run(export, file, "-o", out, "--from", "es", "--to", "en")
    (unit,) = read_units(out)
    assert (unit.source, unit.target, unit.source_lang) == ("Hola.", "Hello.", "es")
    with pytest.raises(UsageError) as caught:
        run(export, file, "-o", out, "--bitext", 1)
    assert str(caught.value) == (
        f"{file}: is one bitext without reviews; import it into a project first"
    )


def test_the_input_is_not_written_over(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    tsv = "source_lang\ttarget_lang\tsource\ttarget\nes\ten\tHola.\tHello.\n"
    texts = {"a.tsv": tsv, "kk.es": "Hola.\n", "kk.en": "Hello.\n", "mm.es": tsv}
    for name, text in texts.items():
        Path(name).write_text(text)
    pair = ("kk", "--from-format", "moses", "--from", "es", "--to", "en")
    for command, args, place, option in [
        (export, ("a.tsv", "-o", tmp_path / "a.tsv"), tmp_path / "a.tsv", "-o"),
        (import_, ("a.tsv", "-o", "./a.tsv"), "./a.tsv", "-o"),
        (stats, ("a.tsv", "-o", "a.tsv"), "a.tsv", "-o"),
        (stats, ("a.tsv", "--report", "a.tsv"), "a.tsv", "--report"),
        (export, (*pair, "-o", "kk", "--format", "moses"), "kk", "-o"),
        (export, (*pair, "-o", "kk.en", "--format", "moses"), "kk.es", "-o"),
        (export, (*pair, "-o", "kk.en", "--format", "tsv"), "kk.en", "-o"),
        (
            export,
            ("mm.es", "--from-format", "tsv", "-o", "mm", "--format", "moses"),
            "mm.es",
            "-o",
        ),
    ]:
        with pytest.raises(UsageError) as caught:
            run(command, *args)
        assert str(caught.value) == f"{place}: is also the input; name another with {option}"
    with pytest.raises(UsageError) as caught:
        run(stats, "a.tsv", "-o", "b", "--report", "b")
    assert str(caught.value) == "b: is named twice, with -o and --report; name one file for each"
    assert {path.name: path.read_text() for path in Path().iterdir()} == texts


def test_import_is_whole_or_not_at_all(tmp_path, project):
    good, bad = tmp_path / "good.tsv", tmp_path / "bad.tsv"
    write_units([TranslationUnit("Hola.", "Hello.", "es", "en")], good)
    bad.write_text("source\ttarget\nHola.\n")
    before = project.read_bytes()
    for place in (project, tmp_path / "nuevo.careo"):
        with pytest.raises(DataError) as caught:
            import_bitexts([good, bad], place)
        assert str(caught.value) == f"{bad}: line 2: has 1 fields, the header row 2"
    assert project.read_bytes() == before
    assert names(tmp_path) == ["bad.tsv", "good.tsv", "libro.careo"]


def test_import_does_not_write_over_another_file(tmp_path):
    file = tmp_path / "a.tsv"
    write_units([TranslationUnit("Hola.", "Hello.", "es", "en")], file)
    with pytest.raises(DataError) as caught:
        import_bitexts([file], file)
    assert str(caught.value) == f"{file}: is not a careo project; name a .careo file"


def test_stats(project):
    done = run(stats, project)
    assert done.stdout == (
        "libro\n"
        "                      es          en\n"
        "paragraphs             1           1\n"
        "segments               4           3\n"
        "words                 12          14\n"
        "characters            64          68\n"
        "\n"
        "beads                  4\n"
        "  0-1                  1       25.0%\n"
        "  1-0                  1       25.0%\n"
        "  1-1                  1       25.0%\n"
        "  2-1                  1       25.0%\n"
        "\n"
        "target/source characters\n"
        "  overall           1.16\n"
        "  median            1.13\n"
        "  5 %-95 %     1.09-1.18\n"
        "\n"
        "probability         0.50  mean\n"
        "  under 0.5            1  beads\n"
        "\n"
    )


def test_stats_as_json(project):
    item = json.loads(run(stats, project, "--json").stdout)
    assert item["types"] == {"0-1": 1, "1-0": 1, "1-1": 1, "2-1": 1}
    assert item["source"] == {
        "lang": "es",
        "paragraphs": 1,
        "segments": 4,
        "words": 12,
        "characters": 64,
    }
    assert item["ratio"]["overall"] == pytest.approx((45 + 13) / (38 + 12))
    assert item["doubtful"] == 1


def test_stats_with_pictures(tmp_path, project):
    from lxml import html

    page = tmp_path / "stats.html"
    done = run(stats, project, "--report", page)
    assert done.stderr == f"{page}: written\n" and done.stdout.startswith("libro\n")
    tree = html.fromstring(page.read_text())
    assert tree.xpath("//h2/text()") == ["libro"]
    assert tree.xpath("//table//td/text()")[:6] == ["paragraphs", "1", "1", "segments", "4", "3"]
    types, ratios, strip = tree.xpath("//svg")
    assert [text for text in types.xpath(".//text/text()") if "%" in text] == ["1 (25.0%)"] * 4
    bars = ratios.xpath(".//rect")
    assert [bar.xpath("string()") for bar in bars] == [
        "1.00 to 1.12: 1 beads",
        "1.12 to 1.26: 1 beads",
    ]
    assert [rect.get("class") for rect in strip.xpath(".//rect")] == ["doubt", "one", "gap", "gap"]
    assert not tree.xpath("//script|//link|//@src|//@href")


def test_a_page_of_nothing_to_compare(tmp_path):
    file, page = tmp_path / "a.jsonl", tmp_path / "stats.html"
    write_units([TranslationUnit("<b>", "", "es", "en")], file)
    run(stats, file, "--report", page)
    text = page.read_text()
    assert "No bead has both sides." in text and "a.jsonl" in text and "<b>" not in text


def test_stats_of_one_side_only():
    counted = bitext_stats(
        plain_bitext(["Uno."], ["x"], (Bead(Span(0, 1), Span(0, 0)), Bead(Span(1, 1), Span(0, 1))))
    )
    assert counted.ratio.overall is counted.ratio.median is counted.probability is None


@pytest.mark.parametrize(
    ("values", "share", "wanted"),
    [([], 0.5, None), ([3.0], 0.95, 3.0), ([1.0, 2.0], 0.5, 1.5), ([0.0, 1.0, 2.0], 1.0, 2.0)],
)
def test_quantiles(values, share, wanted):
    assert quantile(values, share) == wanted


def test_help_loads_no_library():
    code = (
        "import sys, corpora.cli_bitext\n"
        "print([m for m in ('sqlalchemy', 'lxml', 'docx', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
