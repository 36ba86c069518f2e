"""What a bitext file has that a unit has no place for: left out, counted and said, never in silence."""

from pathlib import Path

import pytest

import cli
from corpora.formats import read_units

HEAD = (
    '<?xml version="1.0"?>\n<tmx version="1.4"><header creationtool="t" creationtoolversion="1" '
    'segtype="sentence" o-tmf="t" adminlang="en" srclang="{}" datatype="plaintext"/><body>\n'
)


def tmx(path: Path, *units: dict[str, str], srclang: str = "es") -> Path:
    """Write a TMX file, a unit a line from line 3: language → segment."""
    rows = [
        "".join(f'<tuv xml:lang="{lang}"><seg>{text}</seg></tuv>' for lang, text in unit.items())
        for unit in units
    ]
    body = "\n".join(f"<tu>{row}</tu>" for row in rows)
    path.write_text(f"{HEAD.format(srclang)}{body}\n</body></tmx>\n", "utf-8")
    return path


@pytest.fixture
def careo(capsys):
    def careo(*words: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as stopped:
            cli.main([*map(str, words)])
        out, err = capsys.readouterr()
        return int(stopped.value.code or 0), out, err

    return careo


BRIDGE = {"es": "El puente se abrió ayer.", "en": "The bridge opened yesterday."}
RAIN = {"es": "Llovía a mares.", "en": "It was pouring."}
ALONE = {"es": "Nadie lo cruzó."}


def test_units_that_lack_a_language_are_left_out_and_said(careo, tmp_path):
    file = tmx(tmp_path / "k.tmx", BRIDGE, ALONE, RAIN, {"fr": "Le pont.", "en": "The bridge."})
    told = (
        "2 units left out for want of one of the two languages "
        "(line 4: has no second language; its languages: es, …)\n"
    )
    wanted = [(one["es"], one["en"]) for one in (BRIDGE, RAIN)]
    for format in ("tsv", "tmx", "xlf"):
        out = tmp_path / f"o.{format}"
        done = careo("corpora", "export", file, "-o", out)
        assert done == (0, "", f"{file}: {told}{out}: 2 units written\n")
        assert [(unit.source, unit.target) for unit in read_units(out)] == wanted
    project, kept = tmp_path / "p.careo", tmp_path / "f.tsv"
    code, _, err = careo("corpora", "import", file, "-o", project)
    assert (code, err) == (
        0,
        f"{project}: k.tmx: {told}{project}: bitext 1, k.tmx: 2 beads, 2 es and 2 en segments\n",
    )
    code, _, err = careo("corpora", "filter", file, "-o", kept)
    assert code == 0 and err.startswith(f"{file}: {told}2 units read, 2 kept, 0 dropped\n")
    code, out, err = careo("corpora", "stats", file)
    assert (code, err) == (0, f"{file}: {told}") and out.startswith("k.tmx\n")
    named = told.replace("second language", "en")
    code, _, err = careo("translate", "memory", "add", tmp_path / "k.tm", file)
    assert (code, err) == (
        0,
        f"careo: {file}: {named}careo: {file}: 2 units added; {tmp_path / 'k.tm'} has 2\n",
    )


def test_a_file_without_the_two_languages_is_an_error(careo, tmp_path):
    file, out = tmx(tmp_path / "k.tmx", ALONE, {"es": "Ni uno."}), tmp_path / "o.tsv"
    assert careo("corpora", "export", file, "-o", out) == (
        1,
        "",
        f"careo: {file}: unit 1 (line 3): has no second language; its languages: es; no unit of the file "
        "has both languages\n",
    )
    memory = tmp_path / "k.tm"
    code, _, err = careo("translate", "memory", "add", memory, file, "--from", "en")
    assert (code, err) == (
        1,
        f"careo: {file}: unit 1 (line 3): has no en; its languages: es; no unit of the file has both "
        "languages\n",
    )
    file = tmx(tmp_path / "m.tmx", BRIDGE, {**RAIN, "fr": "Il pleuvait."})
    code, _, err = careo("corpora", "export", file, "-o", out)
    assert (code, err) == (
        1,
        f"careo: {file}: unit 2 (line 4): has the languages es, en, fr; name the target language\n",
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["k.tmx", "m.tmx"]


def test_the_target_alone_is_named_where_the_file_names_no_source(careo, tmp_path):
    turned = {"en": RAIN["en"], "es": RAIN["es"]}
    file = tmx(tmp_path / "k.tmx", BRIDGE, turned, srclang="*all*")
    out = tmp_path / "o.tsv"
    for target, source in (("en", "es"), ("es", "en")):
        done = careo("corpora", "export", file, "-o", out, "--to", target)
        assert done == (0, "", f"{out}: 2 units written\n")
        assert [unit.target for unit in read_units(out)] == [BRIDGE[target], RAIN[target]]
        assert {unit.source_lang for unit in read_units(out)} == {source}


def test_varieties_are_one_language_where_it_is_named(careo, tmp_path):
    units = [
        {"es-ES": "Conduce un coche.", "en-US": "She drives a car."},
        {"ES-MX": "Maneja un carro.", "EN-GB": "She drives a motor car."},
        RAIN,
    ]
    file = tmx(tmp_path / "k.tmx", *units)
    told = (
        f"{file}: read as the languages named: EN-GB as en, en-US as en, ES-MX as es, es-ES as es\n"
    )
    for format in ("tmx", "xlf", "tsv"):
        out = tmp_path / f"o.{format}"
        done = careo("corpora", "export", file, "-o", out, "--from", "es", "--to", "en")
        assert done == (0, "", f"{told}{out}: 3 units written\n")
        assert [(unit.source_lang, unit.target_lang) for unit in read_units(out)] == [
            ("es", "en")
        ] * 3
    tail = "name both {}with --from and --to where these are varieties of {}\n"
    out = tmp_path / "p.tmx"
    assert careo("corpora", "export", file, "-o", out) == (
        1,
        "",
        f"careo: {out}: unit number 2: its source is ES-MX in a file from es-ES; write one file for each "
        f"source language, or {tail.format('languages ', 'one')}",
    )
    assert careo("corpora", "export", file, "-o", "-", "--format", "po")[2] == (
        "careo: standard output: unit number 2: is ES-MX-EN-GB in a file in es-ES-en-US; write one file for "
        f"each pair of languages, or {tail.format('', 'them')}"
    )
    assert not out.exists()


def test_what_a_unit_has_no_place_for_is_counted(careo, tmp_path):
    units = [
        {**BRIDGE, "fr": "Le pont.", "de": "Die Brücke."},
        {
            "es": 'Pulse <bpt i="1">&lt;b&gt;</bpt>Guardar<ept i="1">&lt;/b&gt;</ept>.',
            "en-GB": "Press Save.",
            "en-US": "Hit Save.",
            "fr": "Appuyez.",
        },
    ]
    file, out = tmx(tmp_path / "k.tmx", *units), tmp_path / "o.tsv"
    code, _, err = careo("corpora", "export", file, "-o", out, "--to", "en")
    assert (code, err) == (
        0,
        f"{file}: left out of its units: 3 texts in other languages (de, fr; name the two languages with "
        "--from and --to to read them), 1 second text of a unit in the same language (the first is read), "
        "2 inline codes (the texts stand without; keep the file for them)\n"
        f"{file}: read as the languages named: en-GB as en\n{out}: 2 units written\n",
    )
    # What was said once is not said of the copy, which has the count as a prop.
    again = tmp_path / "again.tmx"
    assert careo("corpora", "export", out, "-o", again)[2] == f"{again}: 2 units written\n"
    third = tmp_path / "third.xlf"
    assert careo("corpora", "export", again, "-o", third)[2] == f"{third}: 2 units written\n"
    assert careo("corpora", "export", third, "-o", out)[2] == f"{out}: 2 units written\n"
    assert [unit.prop("codes") for unit in read_units(out)] == ["", "2"]


def test_codes_of_xliff_are_counted(careo, tmp_path):
    file, out = tmp_path / "k.xlf", tmp_path / "o.tsv"
    file.write_text(
        '<xliff version="1.2"><file original="a" source-language="es" target-language="en"><body>'
        '<trans-unit id="t"><source>Pulse<x id="1"/> aquí.</source>'
        '<target>Press<x id="1"/> here.</target></trans-unit></body></file></xliff>'
    )
    assert careo("corpora", "export", file, "-o", out)[2] == (
        f"{file}: left out of its units: 2 inline codes (the texts stand without; keep the file for them)\n"
        f"{out}: 1 units written\n"
    )
