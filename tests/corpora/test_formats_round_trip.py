"""Every format gives back what it was given, whatever the text."""

import dataclasses
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpora.errors import DataError, UsageError
from corpora.formats import FORMATS, format_of, get_format, read_units, write_units
from corpora.units import TranslationUnit, Written, bitext_of, units_of
from corpora.values import Bead, Span, Translation
from tests.strategies import (
    NASTY,
    PLAIN_TEXT,
    XML_TEXT,
    bitexts,
    plain_bitext,
    segment_texts,
    translations,
    units,
)

quick = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def refused(message: str, error: type[Exception] = DataError):
    return pytest.raises(error, match=f"^{re.escape(message)}$")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def unit(source: str, target: str, id: str = "", **more) -> TranslationUnit:
    return TranslationUnit(source, target, "es", "en", id, **more)


WHOLE = {"tmx": XML_TEXT, "html": XML_TEXT, "xliff": XML_TEXT, "xliff2": XML_TEXT}
WHOLE |= {"tsv": PLAIN_TEXT, "csv": PLAIN_TEXT, "jsonl": PLAIN_TEXT}


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_units_come_back_as_they_went(tmp_path, name):
    path = tmp_path / "a"

    @given(st.lists(units(WHOLE[name]), min_size=1, max_size=4))
    @quick
    def check(given_units):
        done = write_units(given_units, path, name, keep_empty=True)
        assert done == Written(len(given_units))
        assert list(read_units(path, name)) == given_units
        kept = [u for u in given_units if u.source.strip() and u.target.strip()]
        done = write_units(given_units, path, name, keep_empty=False)
        assert done.units == len(kept)
        assert sum(count for _, count in done.left_out) == len(given_units) - len(kept)
        if kept:
            assert list(read_units(path, name)) == kept

    check()


NOT_IN_WORD = re.compile("\r")


def test_a_word_table_comes_back_without_props(tmp_path):
    path = tmp_path / "a.docx"
    text = XML_TEXT.map(lambda content: NOT_IN_WORD.sub(" ", content))

    def plain(one: TranslationUnit) -> TranslationUnit:
        return dataclasses.replace(
            one,
            source=one.source.replace("\r", " "),
            target=one.target.replace("\r", " "),
            id=one.id.replace("\r", " "),
            notes=tuple(
                n for n in (note.replace("\r", " ").replace("\n", " ") for note in one.notes) if n
            ),
        )

    @given(st.lists(units(text, props=False).map(plain), min_size=1, max_size=3))
    @settings(quick, max_examples=10)
    def check(given_units):
        assert write_units(given_units, path).units == len(given_units)
        assert list(read_units(path)) == given_units

    check()


def test_po_comes_back_without_props(tmp_path):
    path = tmp_path / "a.po"

    @given(
        st.lists(units(props=False), min_size=1, max_size=4, unique_by=lambda u: (u.id, u.source))
    )
    @quick
    def check(given_units):
        done = write_units(given_units, path, keep_empty=True)
        with_source = [u for u in given_units if u.source]
        assert done.units == len(with_source)
        if not with_source:
            return
        expected = [
            dataclasses.replace(
                u,
                notes=tuple(
                    line.strip() for note in u.notes for line in note.split("\n") if line.strip()
                ),
            )
            for u in with_source
        ]
        assert list(read_units(path)) == expected

    check()


def test_moses_comes_back_line_by_line(tmp_path):
    path = tmp_path / "a"
    line = PLAIN_TEXT.map(lambda text: text.replace("\n", " ").replace("\r", " "))

    def flat(one: TranslationUnit) -> TranslationUnit:
        texts = (one.source, one.target)
        return unit(*(f"x{text}".replace("\n", " ").replace("\r", " ") for text in texts))

    @given(st.lists(units(line, empty_sides=False).map(flat), min_size=1, max_size=4))
    @quick
    def check(given_units):
        write_units(given_units, path, "moses")
        numbered = [dataclasses.replace(u, id=str(n)) for n, u in enumerate(given_units)]
        assert list(read_units(path, "moses")) == numbered
        assert list(read_units(f"{path}.es", "moses")) == numbered
        turned = list(read_units(f"{path}.en", "moses"))
        assert [(u.source, u.source_lang) for u in turned] == [
            (u.target, "en") for u in given_units
        ]

    check()


def test_subtitles_come_back(tmp_path):
    path = tmp_path / "film.srt"
    subtitle = segment_texts().map(lambda text: re.sub(r"[\r\n]+", " ", text)).filter(str.strip)

    @given(
        st.lists(
            st.tuples(subtitle, subtitle, st.integers(0, 10**8), st.integers(0, 9999)),
            min_size=1,
            max_size=4,
        )
    )
    @quick
    def check(cues):
        given_units = [
            unit(a, f"- {b}\n- {a}", str(n), props=(("start", str(at)), ("end", str(at + length))))
            for n, (a, b, at, length) in enumerate(cues, 1)
        ]
        assert write_units(given_units, path).units == len(given_units)
        assert list(read_units(path)) == given_units
        assert list(read_units(tmp_path / "film.es.srt")) == given_units

    check()
    assert names(tmp_path) == ["film.en.srt", "film.es.srt"]


@given(st.data(), bitexts())
@quick
def test_a_bitext_becomes_units_and_comes_back(data, bitext):
    count = len(bitext.source.segments)
    made = data.draw(st.lists(translations(), min_size=count, max_size=count))
    all_units = list(units_of(bitext, made))
    again = bitext_of(all_units)
    assert [bead.type for bead in again.beads] == [bead.type for bead in bitext.beads]
    assert again.beads == bitext.beads
    assert [s.text for s in again.source.segments] == [s.text for s in bitext.source.segments]
    assert [s.text for s in again.target.segments] == [s.text for s in bitext.target.segments]
    assert list(units_of(again, made)) == all_units


def test_what_a_unit_says_of_its_bead():
    bitext = plain_bitext(
        ["Uno.", "Dos.", "Tres."],
        ["One, two."],
        (
            Bead(Span(0, 2), Span(0, 1), 0.875, (("length", -0.5),), "length+lexicon"),
            Bead(Span(2, 3), Span(1, 1)),
        ),
    )
    made = [
        Translation("One.", "es-en", "01ab", "ctranslate2", "int8", 4, 0.5, ("repetition",)),
        Translation("Two.", "es-en", "01ab", "ctranslate2", "int8", 4, 0.25),
        Translation("Three.", "es-en", "01ab", "ctranslate2", "int8", 4),
    ]
    first, second = units_of(bitext, made)
    assert (first.source, first.target, first.id) == ("Uno. Dos.", "One, two.", "0")
    assert first.props == (
        ("bead", "2-1"),
        ("probability", "0.875"),
        ("maker", "length+lexicon"),
        ("score-length", "-0.5"),
        ("source-ids", "0 1"),
        ("source-lengths", "4 4"),
        ("target-ids", "0"),
        ("machine", "One. Two."),
        ("machine-lengths", "4 4"),
        ("model", "es-en"),
        ("model-hash", "01ab"),
        ("engine", "ctranslate2"),
        ("precision", "int8"),
        ("beam", "4"),
        ("flags", "repetition"),
        ("confidence", "0.25"),
    )
    assert (second.target, second.prop("bead"), second.prop("target-ids")) == ("", "1-0", "")
    with refused(
        "the source has 3 segments and there are 2 translations; give one for each segment, in order"
    ):
        list(units_of(bitext, made[:2]))


@pytest.mark.parametrize(
    "lengths", ["4", "4 5", "3 5", "99999999999999999999 1", "a b", "-1 4", "4  4"]
)
def test_lengths_that_do_not_fit_cut_nothing(lengths):
    one = unit("Uno. Dos.", "One.", props=(("source-lengths", lengths),))
    expected = ["Uno.", "Dos."] if lengths == "4  4" else ["Uno. Dos."]
    assert [s.text for s in bitext_of([one]).source.segments] == expected


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ([], "a.tsv: has no translation unit"),
        ([unit(" ", "\n", "7")], "a.tsv: unit 7: both texts are empty; remove the unit"),
        (
            [unit("a", "b"), TranslationUnit("a", "b", "en", "es")],
            "a.tsv: unit 1: is en-es among units in es-en; import one pair of languages at a time",
        ),
        (
            [unit("a", "b", props=(("probability", "high"),))],
            "a.tsv: unit 0: its probability or a score is not a number that fits (could not convert "
            "string to float: 'high')",
        ),
        (
            [unit("a", "b", props=(("probability", "2"),))],
            "a.tsv: unit 0: its probability or a score is not a number that fits (bead at 0:0: "
            "probability 2.0 is not in [0, 1])",
        ),
    ],
)
def test_units_that_are_no_bitext(bad, message):
    with refused(message):
        bitext_of(bad, "a.tsv")


def test_varieties_of_a_language_are_one():
    pair = [TranslationUnit("a", "b", "es-MX", "en_GB"), TranslationUnit("c", "d", "ES", "en")]
    bitext = bitext_of(pair)
    assert (bitext.source.lang, bitext.target.lang) == ("es", "en")


def test_a_unit_has_languages_and_named_props():
    with refused("unit '': has no language", ValueError):
        TranslationUnit("a", "b", "", "en")
    with refused("unit '3': has a prop without a name", ValueError):
        unit("a", "b", "3", props=(("", "x"),))


ONE_CHARACTER = {
    "tmx": ("\x0b", "XML"),
    "xliff": ("\x1f", "XML"),
    "xliff2": ("\ufffe", "XML"),
    "html": ("\x00", "a page"),
    "docx": ("\r", "a Word document"),
    "tsv": ("\x00", "a text file"),
    "csv": ("\ud800", "a text file"),
    "jsonl": ("\udfff", "a text file"),
    "moses": ("\x00", "a text file"),
    "po": ("\ud83d", "a text file"),
    "srt": ("\x00", "a text file"),
}


@pytest.mark.parametrize("field", ["source", "target", "id", "note", "prop name", "prop value"])
@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_character_a_format_cannot_hold_is_named_and_nothing_written(tmp_path, name, field):
    character, what = ONE_CHARACTER[name]
    bad = f"mal{character}"
    values = {
        "source": unit(bad, "x", "7"),
        "target": unit("x", bad, "7"),
        "id": unit("x", "y", bad),
        "note": unit("x", "y", "7", notes=(bad,)),
        "prop name": unit("x", "y", "7", props=((bad, "1"),)),
        "prop value": unit("x", "y", "7", props=(("color", bad),)),
    }
    where = {"prop name": f"prop {bad}", "prop value": "prop color"}.get(field, field)
    shown = f"unit {bad}" if field == "id" else "unit 7"
    path = tmp_path / "a"
    good = unit("bien", "good", "6", props=(("start", "0"), ("end", "1")))
    with refused(
        f"{shown}: its {where} has the character U+{ord(character):04X} at offset 3, which {what} "
        "cannot hold; remove it from the text or choose another format"
    ):
        write_units([good, values[field]], path, name)
    assert names(tmp_path) == []


def test_every_format_has_its_character():
    assert set(ONE_CHARACTER) == set(FORMATS)


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"tsv", "csv", "jsonl", "html"}))
def test_no_units_is_an_error_where_the_file_names_the_languages(tmp_path, name):
    path = tmp_path / "a"
    with refused(f"{path}: there are no units to write"):
        write_units([], path, name)
    assert names(tmp_path) == []


def test_what_is_left_out_is_counted(tmp_path):
    mixed = [unit("a", "b"), unit("c", ""), unit("", "d"), unit("e", " "), unit("", "")]
    done = write_units(mixed, tmp_path / "a.tmx")
    assert done == Written(
        1,
        (("both texts are empty", 1), ("the source is empty", 1), ("the target is empty", 2)),
    )
    assert str(done) == (
        "1 units written; 1 left out: both texts are empty; 1 left out: the source is empty; "
        "2 left out: the target is empty"
    )


def test_names_of_formats():
    known = "csv, docx, html, jsonl, moses, po, srt, tmx, tsv, xliff, xliff2"
    with refused(f"unknown format 'pdf'; known: {known}", UsageError):
        get_format("pdf")
    with refused("unknown option of tsv 'date'; known: keep_empty", UsageError):
        write_units([], "a.tsv", date=None)
    assert {
        format_of(f"x/A{end.upper()}").name for f in FORMATS.values() for end in f.extensions
    } == (set(FORMATS) - {"moses"})
    endings = ".csv, .docx, .htm, .html, .jsonl, .ndjson, .po, .srt, .tab, .tmx, .tsv, .xlf, .xlf2, .xliff"
    with refused(
        f"a.pdf: its name does not end like a bitext ({endings}); name the format with --format "
        f"({known})",
        UsageError,
    ):
        format_of("a.pdf")


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"moses", "srt", "docx"}))
def test_nasty_texts_one_by_one(tmp_path, name, text):
    path = tmp_path / "a"
    write_units([unit(text, text, "1")], path, name)
    assert list(read_units(path, name)) == [unit(text, text, "1")]
