"""From a file into a project and out again, by the commands: nothing of what a format holds is lost."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpora.cli_bitext import export, import_
from corpora.errors import CareoError, DataError
from corpora.exchange import import_bitexts, project_units
from corpora.formats import FORMATS, read_units, write_units
from corpora.oplog import AddComment, EditComment, SetAlignment, SetStatus, SetText
from corpora.reviews import Alignment, Status
from corpora.store import Project, save_project
from corpora.units import TranslationUnit
from corpora.values import Bead, Span, Translation
from tests.strategies import plain_bitext

HOLDS_ALL = ("tmx", "tsv", "csv", "jsonl", "xliff", "xliff2", "html")
PROPS = (("start", "0"), ("end", "1500"))
UNITS = [
    TranslationUnit(
        "¿Vienes?", "Are you coming?", "es", "en", "saludo-7", PROPS, ("¿tú o usted?",)
    ),
    TranslationUnit(
        "«No», dijo.", "“No,” she said.", "es", "en", "b", (("start", "1600"), ("end", "2000"))
    ),
    TranslationUnit(
        "Ya está.", "Done & <over>.", "es", "en", "c", (("start", "2100"), ("end", "2900"))
    ),
]


def run(command, *args: object):
    done = CliRunner().invoke(command, [str(arg) for arg in args])
    if done.exception and isinstance(done.exception, CareoError):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_a_file_goes_in_and_comes_out_equal(tmp_path, format):
    folders = [tmp_path / "in", tmp_path / "out"]
    for folder in folders:
        folder.mkdir()
    ending = next(iter(FORMATS[format].extensions), "")
    first, second = (folder / f"pieza{ending}" for folder in folders)
    write_units(UNITS, first, format)
    project = tmp_path / "p.careo"
    run(import_, first, "-o", project, "--format", format)
    run(export, project, "-o", second, "--format", format)
    before, after = (list(read_units(path, format)) for path in (first, second))
    own = {"bead", "source-ids", "target-ids", "creationdate"}
    assert [
        (
            one.source,
            one.target,
            one.id,
            [prop for prop in one.props if prop[0] not in own],
            one.notes,
        )
        for one in after
    ] == [(one.source, one.target, one.id, list(one.props), one.notes) for one in before]
    assert len(after) == 3


@pytest.mark.parametrize("version", ["1.2", "2.0"])
def test_ids_of_xliff_go_through_a_project(tmp_path, version):
    if version == "1.2":
        head = '<xliff version="1.2">'
        file = (
            '<file original="{}" source-language="es" target-language="en"><body>{}</body></file>'
        )
        unit, states = "<trans-unit {}>{}</trans-unit>", ["needs-l10n", "new"]
        one = '<source>Abrir</source><target state="needs-l10n">Open</target>'
        two = '<source>Cerrar</source><target state="new" state-qualifier="mt-suggestion">Close</target>'
    else:
        head = '<xliff version="2.0" srcLang="es" trgLang="en">'
        file = '<file id="{}">{}</file>'
        unit, states = "<unit {}>{}</unit>", ["initial", "translated"]
        one = '<segment state="initial"><source>Abrir</source><target>Open</target></segment>'
        two = '<segment state="translated"><source>Cerrar</source><target>Close</target></segment>'
    key = "resname" if version == "1.2" else "name"
    menu = unit.format('id="a.1"', one) + unit.format(f'id="2" {key}="menu.close"', two)
    text = head + file.format("menu.xml", menu)
    text += file.format("help.xml", unit.format('id="a.1"', one)) * 2
    path, project = tmp_path / "a.xlf", tmp_path / "p.careo"
    path.write_text(text + file.format("", unit.format('id="a.1"', one)) + "</xliff>")
    run(import_, path, "-o", project)
    wanted = ["a.1", "menu.close", "help.xml:a.1", "help.xml (2):a.1", "file 4:a.1"]
    for name in ("o.tsv", "o.xlf", "o.xlf2"):
        run(export, project, "-o", tmp_path / name)
        units = list(read_units(tmp_path / name))
        assert [unit.id for unit in units] == wanted
        assert [unit.prop("state") for unit in units] == [*states, *states[:1] * 3]
        assert [unit.prop("state-qualifier") != "" for unit in units] == [
            False,
            version == "1.2",
            *[False] * 3,
        ]
    if version == "1.2":
        said = '<target state="new" state-qualifier="mt-suggestion">Close</target>'
        assert said in (tmp_path / "o.xlf").read_text()
    assert (tmp_path / "o.xlf2").read_text().count('state="initial"') == (
        5 if version == "1.2" else 4
    )


@pytest.mark.parametrize("format", ["xliff", "xliff2"])
def test_units_without_an_id_have_none_again(tmp_path, format):
    units = [TranslationUnit("Abrir", "Open", "es", "en", id) for id in ("", "7", "")]
    write_units(units, tmp_path / "a.xlf", format)
    assert list(read_units(tmp_path / "a.xlf")) == units


def reviewed(place: Path) -> None:
    """A project with every kind of thing a review leaves behind."""
    bitext = plain_bitext(
        ["Habló de la transición.", "No dio plazos.", "¿Y la deuda?", "Nadie contestó.", "Fin."],
        ["He spoke of the transition and gave no dates.", "And the debt?", "A silence.", "End."],
        (
            Bead(Span(0, 2), Span(0, 1), 0.25, (("length", -1.5),), "length"),
            Bead(Span(2, 3), Span(1, 2), 0.75, maker="length"),
            Bead(Span(3, 4), Span(2, 2)),
            Bead(Span(4, 4), Span(2, 3)),
            Bead(Span(4, 5), Span(3, 4)),
        ),
    )
    made = [
        Translation(text, "es-en", "0123", "ctranslate2", "int8", 4, 0.5, ("number",))
        for text in ("He talked.", "No dates.", "And debt?", "No one  answered. ", "End.")
    ]
    save_project(place, bitext, made, name="libro")
    with Project.open(place) as project:
        project.perform(1, SetText(1, "What about the debt?"))
        project.perform(1, SetStatus(1, Status.REVIEWED))
        project.perform(1, SetStatus(1, Status.APPROVED))
        project.perform(1, SetStatus(1, Status.LOCKED))
        project.perform(1, SetAlignment(2, Alignment.OMISSION))
        project.perform(1, SetStatus(4, Status.REJECTED))
        project.perform(1, AddComment("source", 2, "¿Cuál?", "Ana"))
        project.perform(1, AddComment("source", 2, "Otra vez.", ""))
        project.perform(1, EditComment(0, resolved=True))


@pytest.mark.parametrize("format", HOLDS_ALL)
def test_a_reviewed_bitext_goes_out_and_comes_in_whole(tmp_path, format):
    place, again, file = tmp_path / "a.careo", tmp_path / "b.careo", tmp_path / "libro.x"
    reviewed(place)
    run(export, place, "-o", file, "--format", format, "--keep-empty")
    done = run(import_, file, "-o", again, "--format", format)
    assert done.stderr == f"{again}: bitext 1, libro.x: 5 beads, 5 es and 4 en segments\n"
    with Project.open(place) as project, Project.open(again) as other:
        assert other.bitext(1).beads == project.bitext(1).beads
        assert other.translations(1) == project.translations(1)
        assert other.states(1) == project.states(1)
        assert [comment.text for comment in other.comments(1)] == ["Otra vez.", "Ana: ¿Cuál?"]
        strip = [("creationdate",)]
        units = [
            [
                (
                    one.source,
                    one.target,
                    one.id,
                    tuple(p for p in one.props if p[:1] not in strip),
                    one.notes,
                )
                for one in project_units(opened, 1)
            ]
            for opened in (project, other)
        ]
        assert units[0] == units[1]
        other.perform(1, AddComment("target", 0, "Sigue.", ""))
        assert len(other.comments(1)) == 3


def test_what_does_not_fit_stays_as_it_is_and_is_said(tmp_path):
    file, place = tmp_path / "a.jsonl", tmp_path / "a.careo"
    units = [
        TranslationUnit("Uno.", "One.", "es", "en", "", (("machine", "One"), ("beam", "4"))),
        TranslationUnit("Dos.", "Two.", "es", "en", "", (("status", "someday"),)),
        TranslationUnit("Tres.", "", "es", "en", "", (("alignment", "addition"),)),
        TranslationUnit(
            "Cuatro.", "Four.", "es", "en", "", (("status", "locked"), ("client", "X"))
        ),
    ]
    write_units(units, file)
    done = run(import_, file, "-o", place)
    assert done.stderr.split("\n")[:2] == [
        f"{place}: a.jsonl: 3 of 4 units have no machine translation that fits their segments; the others' "
        "stay as props",
        f"{place}: a.jsonl: 2 units have a review that careo does not know; it stays as props",
    ]
    with Project.open(place) as project:
        assert project.translations(1) is None
        assert [str(state.status) for state in project.states(1)] == ["draft"] * 3 + ["locked"]
        found = list(project_units(project, 1))
    own = ("bead", "source-ids", "target-ids")
    kept = [tuple(prop for prop in one.props if prop[0] not in own) for one in found]
    assert kept == [one.props for one in units]


def test_a_file_that_comes_twice_is_recognised(tmp_path):
    file, place = tmp_path / "a.tsv", tmp_path / "a.careo"
    write_units(UNITS, file)
    run(import_, file, "-o", place)
    done = run(import_, file, "-o", place)
    assert done.stderr.split("\n")[0] == f"{place}: a.tsv: has the same texts as bitext 1 (a.tsv)"


def test_a_large_file_becomes_several_bitexts(tmp_path):
    file, place, out = tmp_path / "a.tmx", tmp_path / "a.careo", tmp_path / "b.jsonl"
    write_units(UNITS, file)
    done = run(import_, file, "-o", place, "--part", 2)
    assert done.stderr == (
        f"{place}: bitext 1, a.tmx, part 1: 2 beads, 2 es and 2 en segments\n"
        f"{place}: bitext 2, a.tmx, part 2: 1 beads, 1 es and 1 en segments\n"
    )
    run(export, place, "--all", "-o", out)
    assert [json.loads(line)["id"] for line in out.read_text().splitlines()] == [
        "saludo-7",
        "b",
        "c",
    ]
    with pytest.raises(CareoError, match="choose one bitext or all of them, not both"):
        run(export, place, "--all", "--bitext", 1, "-o", out)


def test_a_large_file_that_breaks_late_leaves_nothing(tmp_path):
    good, bad, place = tmp_path / "a.tsv", tmp_path / "b.tsv", tmp_path / "a.careo"
    write_units(UNITS, good)
    import_bitexts([good], place, part=2)
    bad.write_text(good.read_text() + "no\trow\n")
    for target in (place, tmp_path / "c.careo"):
        with pytest.raises(DataError, match="line 5: has 2 fields, the header row 7"):
            import_bitexts([bad], target, part=2)
    with Project.open(place) as project:
        assert [info.name for info in project.bitexts()] == ["a.tsv, part 1", "a.tsv, part 2"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.careo", "a.tsv", "b.tsv"]
