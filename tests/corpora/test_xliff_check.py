"""The rules of XLIFF: what is written keeps them, and what does not is found."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpora.errors import DataError
from corpora.formats import read_units, write_units
from corpora.formats.xliff_check import check_xliff
from corpora.units import TranslationUnit
from tests.strategies import XML_TEXT, units

UNIT = TranslationUnit("Sí.", "Yes.", "es", "en", "7", (("status", "reviewed"),), ("ojo",))


@pytest.mark.parametrize("format", ["xliff", "xliff2"])
def test_what_is_written_keeps_the_rules(tmp_path, format):
    path = tmp_path / "a.xlf"
    status = st.sampled_from(["draft", "edited", "reviewed", "approved", "rejected", "locked", "x"])

    @given(st.lists(units(XML_TEXT), min_size=1, max_size=4), status)
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    def check(given_units, state):
        first = given_units[0]
        given_units[0] = TranslationUnit(
            first.source,
            first.target,
            "es",
            "en",
            first.id,
            (("status", state), *first.props),
            first.notes,
        )
        write_units(given_units, path, format, keep_empty=True)
        assert check_xliff(path) == []

    check()


@pytest.mark.parametrize(
    ("format", "change", "fault"),
    [
        (
            "xliff",
            ('version="1.2"', 'version="1.5"'),
            "line 2: the version is '1.5', not 1.2, 2.0 or 2.1",
        ),
        ("xliff", ('datatype="plaintext" ', ""), "line 3: <file> has no datatype"),
        ("xliff", ('<trans-unit id="0" ', "<trans-unit "), "line 5: <trans-unit> has no id"),
        (
            "xliff",
            ('state="signed-off"', 'state="done"'),
            "line 7: state='done' is not as XLIFF 1.2",
        ),
        (
            "xliff",
            ("<source>", "<note>a</note><source>"),
            "line 5: <trans-unit> cannot hold ['note', 'so",
        ),
        ("xliff", ("<source>Sí.", "<source><b>Sí.</b>"), "line 6: <source> cannot hold ['b']"),
        (
            "xliff",
            ("<note>", '<note colour="x">'),
            "line 8: <note> has colour, which XLIFF 1.2 does not",
        ),
        ("xliff2", ('srcLang="es" ', ""), "line 2: <xliff> has no srcLang"),
        ("xliff2", ('<file id="f">', "<file>"), "line 3: <file> has no id"),
        (
            "xliff2",
            ('<unit id="0"', '<unit id="a b"'),
            "line 4: id='a b' is not as XLIFF 2 writes it",
        ),
        (
            "xliff2",
            ('state="reviewed"', 'state="signed-off"'),
            "line 7: state='signed-off' is not as",
        ),
        ("xliff2", ("<segment", "<mda:x/>hola<segment"), "line 4: <unit> has text of its own"),
        ("xliff2", ("<mda:meta type", "<mda:meta kind"), "line 4: a <meta> has no type"),
        (
            "xliff2",
            ("</segment>", "</segment><notes/>"),
            "line 4: <unit> cannot hold ['notes', 'segment",
        ),
    ],
)
def test_the_rules(tmp_path, format, change, fault):
    path = tmp_path / "a.xlf"
    write_units([UNIT], path, format)
    good = path.read_text("utf-8")
    assert check_xliff(path) == []
    assert good != good.replace(*change, 1), good
    path.write_text(good.replace(*change, 1), "utf-8")
    found = check_xliff(path)
    assert any(one.startswith(fault) for one in found), found


def test_a_second_unit_of_one_id_and_no_file(tmp_path):
    path = tmp_path / "a.xlf"
    write_units([UNIT, UNIT], path, "xliff2")
    path.write_text(path.read_text("utf-8").replace('id="1"', 'id="0"'), "utf-8")
    assert check_xliff(path) == ["line 12: a second unit '0' in the file"]
    path.write_text('<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>')
    assert check_xliff(path) == ["the document has no <file>"]
    path.write_text("<tmx/>")
    with pytest.raises(DataError, match="is XML with the root <tmx>, not <xliff>"):
        check_xliff(path)


def test_a_review_takes_the_place_of_what_another_tool_said(tmp_path: Path):
    said = (("state", "new"), ("state-qualifier", "mt-suggestion"))
    path = tmp_path / "a.xlf"
    for props, wanted in [
        (said, '<target state="new" state-qualifier="mt-suggestion">'),
        ((("status", "edited"), *said), '<target state="translated">'),
        ((("state", "final"), ("state-qualifier", "guessed")), "<target>"),
    ]:
        unit = TranslationUnit("a", "b", "es", "en", "", props)
        write_units([unit], path, "xliff")
        assert wanted in path.read_text("utf-8")
        assert check_xliff(path) == []
        assert list(read_units(path)) == [unit]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ('<target state="signed-off">b</target>', "reviewed"),
        ('<target state="final">b</target>', "approved"),
        ('<target state="translated">b</target>', ""),
        ("<target>b</target>", ""),
    ],
)
def test_the_state_of_another_tool_becomes_a_status(tmp_path: Path, text, status):
    path = tmp_path / "a.xlf"
    path.write_text(
        '<xliff version="1.2"><file source-language="es" target-language="en"><body>'
        f'<trans-unit id="1"><source>a</source>{text}</trans-unit></body></file></xliff>'
    )
    (unit,) = read_units(path)
    assert unit.prop("status") == status
