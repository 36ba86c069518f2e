"""What comes in damaged, hostile or incomplete gets one clear line; nothing is written half."""

import io
import re
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from corpora.errors import DataError
from corpora.formats import FORMATS, read_units, write_units
from corpora.formats.srt import Cue, read_cues
from corpora.formats.tmx import iter_tmx, write_tmx
from corpora.formats.tmx_check import check_tmx
from corpora.units import TranslationUnit
from tests.strategies import XML_TEXT, units

DATE = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


def refused(message: str):
    return pytest.raises(DataError, match=f"^{re.escape(message)}$")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def unit(source: str, target: str, id: str = "", **more) -> TranslationUnit:
    return TranslationUnit(source, target, "es", "en", id, **more)


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def tmx(body: str, srclang: str = "es", doctype: str = "") -> str:
    return (
        f'<?xml version="1.0"?>{doctype}<tmx version="1.4"><header creationtool="t" '
        f'creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="{srclang}" '
        f'datatype="plaintext"/><body>\n{body}\n</body></tmx>'
    )


def tu(*variants: str) -> str:
    return f"<tu>{''.join(variants)}</tu>"


def tuv(lang: str, text: str) -> str:
    return f'<tuv xml:lang="{lang}"><seg>{text}</seg></tuv>'


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_missing_files(tmp_path, name):
    with pytest.raises(DataError, match=r"no such file; check the name and the folder$"):
        list(read_units(tmp_path / "no", name, "es", "en"))


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"moses", "srt"}))
@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"PK\x03\x04", b"<a", b"Hola\xf1", b"\0" * 50]
)
def test_files_of_something_else(tmp_path, name, content):
    path = put(tmp_path, "a", content)
    with pytest.raises(DataError, match=f"^{re.escape(str(path))}: "):
        list(read_units(path, name, "es", "en"))


FUZZ = {name: f"a.{name}" for name in FORMATS if name not in ("moses", "srt", "docx")}


@pytest.mark.parametrize("name", sorted(FUZZ))
def test_damaged_files_are_read_or_refused(tmp_path, name):
    whole = tmp_path / "whole"
    write_units(
        [unit("«Sí» & <no>", "Yes\tno", "1", props=(("color", "x"),), notes=("ojo",))] * 1,
        whole,
        name,
    )
    data = whole.read_bytes()
    path = tmp_path / "a"

    @given(st.integers(0, len(data)), st.binary(max_size=4), st.integers(0, 9))
    @example(len(data) // 2, b"", len(data))
    @settings(
        max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    def check(at, put_in, cut):
        path.write_bytes(data[:at] + put_in + data[at + cut :])
        try:
            for one in read_units(path, name):
                assert one.source_lang
        except DataError as error:
            assert str(error).startswith(str(path))
            assert "\n" not in str(error)

    check()


BOMB = (
    '<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">'
    '<!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">'
    '<!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;"><!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;">]>'
)


@pytest.mark.parametrize(
    "doctype",
    [
        BOMB,
        '<!DOCTYPE tmx [<!ENTITY h SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE tmx [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p; <!ENTITY h "x">]>',
    ],
)
def test_entities_are_refused(tmp_path, doctype):
    path = put(tmp_path, "a.tmx", tmx(tu(tuv("es", "&h;"), tuv("en", "x")), doctype=doctype))
    with refused(f"{path}: declares XML entities, which careo refuses; remove them"):
        list(iter_tmx(path))


def test_an_unknown_entity_is_not_dropped(tmp_path):
    doctype = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
    path = put(tmp_path, "a.tmx", tmx(tu(tuv("es", "a&nbsp;b"), tuv("en", "x")), doctype=doctype))
    with pytest.raises(DataError, match=r"nbsp"):
        list(iter_tmx(path))


@pytest.mark.parametrize(
    ("body", "srclang", "langs", "message"),
    [
        (
            tu("<tuv><seg>a</seg></tuv>", tuv("en", "b")),
            "es",
            (None, None),
            "unit 1 (line 2): a <tuv> has no xml:lang; say which language it is in",
        ),
        (
            tu(tuv("fr", "a"), tuv("en", "b")),
            "es",
            (None, None),
            "unit 1 (line 2): has no es; its languages: fr, en",
        ),
        (
            tu(tuv("es", "a")),
            "es",
            (None, None),
            "unit 1 (line 2): has no second language; its languages: es",
        ),
        (
            tu(tuv("es", "a"), tuv("en", "b"), tuv("fr", "c")),
            "es",
            (None, None),
            "unit 1 (line 2): has the languages es, en, fr; name the target language",
        ),
        (
            tu(tuv("es", "a"), tuv("en", "b"), tuv("fr", "c")),
            "*all*",
            (None, None),
            "unit 1 (line 2): has the languages es, en, fr and the file names no source; name both",
        ),
        (
            tu(tuv("es", "a"), tuv("en", "b")),
            "es",
            ("es", "de"),
            "unit 1 (line 2): has no de; its languages: es, en",
        ),
        (tu(), "es", (None, None), "unit 1 (line 2): has no es; its languages: none"),
        (
            tu('<tuv xml:lang="es"></tuv>', tuv("en", "b")),
            "es",
            (None, None),
            "unit 1 (line 2): a <tuv> has no <seg>",
        ),
        (
            tu("<prop>x</prop>", tuv("es", "a"), tuv("en", "b")),
            "es",
            (None, None),
            "unit 1 (line 2): a <prop> has no type; give it one",
        ),
    ],
)
def test_units_that_tmx_cannot_have(tmp_path, body, srclang, langs, message):
    path = put(tmp_path, "a.tmx", tmx(body, srclang))
    with refused(f"{path}: {message}"):
        list(iter_tmx(path, *langs))


def test_tmx_of_other_tools(tmp_path):
    body = (
        '<tu tuid="9" changedate="20200131T235959Z"><note>ojo</note><prop type="x-domain">law</prop>'
        '<tuv lang="EN-US"><seg>A <bpt i="1">&lt;b></bpt>bold<ept i="1">&lt;/b></ept> '
        '<hi type="x">word</hi><ph/>.<!-- no --></seg></tuv>'
        '<tuv xml:lang="es_MX"><prop type="quality">90</prop><seg>Una negrita.</seg></tuv></tu>'
    )
    for encoding in ("utf-8", "utf-16"):
        text = tmx(body, "*all*").replace('"1.0"', f'"1.0" encoding="{encoding}"')
        path = put(tmp_path, "a.tmx", text.encode(encoding))
        assert list(iter_tmx(path, "es", "en")) == [
            TranslationUnit(
                "Una negrita.",
                "A bold word.",
                "es",
                "en",
                "9",
                (
                    ("changedate", "20200131T235959Z"),
                    ("x-domain", "law"),
                    ("quality", "90"),
                    ("codes", "3"),
                ),
                ("ojo",),
            )
        ]


def test_cut_off_and_wrong_xml(tmp_path):
    path = put(tmp_path, "a.tmx", tmx(tu(tuv("es", "a"), tuv("en", "b")))[:-20])
    stream = iter_tmx(path)
    with pytest.raises(DataError, match=r"a\.tmx: is not well-formed XML \(.+\); save it again"):
        list(stream)
    path = put(tmp_path, "b.tmx", "<html/>")
    with refused(f"{path}: is XML with the root <html>, not <tmx>"):
        list(iter_tmx(path))
    mixed = tmx(tu(tuv("es", "señor"), tuv("en", "b"))).encode() + "ñ".encode("latin-1")
    path = put(tmp_path, "c.tmx", mixed.replace("señor".encode(), "señor".encode("latin-1")))
    with pytest.raises(DataError, match=r"c\.tmx: is not well-formed XML"):
        list(iter_tmx(path))


def test_very_deep_and_very_long_xml(tmp_path):
    deep = tmx(tu(tuv("es", "<hi>" * 5000 + "x" + "</hi>" * 5000), tuv("en", "b")))
    long = tmx(tu(tuv("es", "a" * 11_000_000), tuv("en", "b")))
    for text in (deep, long):
        path = put(tmp_path, "a.tmx", text)
        with pytest.raises(DataError, match=r"a\.tmx: is not well-formed XML"):
            list(iter_tmx(path))


@given(st.lists(units(XML_TEXT), min_size=1, max_size=4))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_is_written_keeps_the_rules_of_tmx(tmp_path, given_units):
    path = tmp_path / "a.tmx"
    write_tmx(given_units, path, date=DATE, keep_empty=True)
    assert check_tmx(path) == []


def test_dates_are_utc(tmp_path):
    path = tmp_path / "a.tmx"
    here = DATE.astimezone(timezone(timedelta(hours=-6)))
    write_tmx(
        [unit("a", "b"), unit("c", "d", props=(("creationdate", "20200101T000000Z"),))],
        path,
        date=here,
    )
    assert [one.prop("creationdate") for one in iter_tmx(path)] == [
        "20261122T083000Z",
        "20200101T000000Z",
    ]
    with pytest.raises(ValueError, match=r"^a date needs a time zone; pass it in UTC$"):
        write_tmx([unit("a", "b")], path, date=datetime(2026, 1, 1))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (('srclang="es" ', ""), "line 1: <header> has no srclang"),
        (('"sentence"', '"word"'), "line 1: segtype='word' is not as TMX writes it"),
        (('version="1.4"', 'version="1.1"'), "line 1: the version is '1.1', not '1.4'"),
        (("<tu>", '<tu color="x">'), "line 2: <tu> has color, which TMX does not know"),
        (("<tu>", '<tu creationdate="2020-01-01">'), "line 2: creationdate='2020-01-01' is not as"),
        (("<tu>", "<tu>hola"), "line 2: <tu> has text of its own"),
        ((' xml:lang="es"', ""), "line 2: <tuv> has no xml:lang"),
        (("</tu>", "<note/></tu>"), "line 2: <tu> cannot hold ['tuv', 'tuv', 'note']"),
        (("<seg>a</seg>", ""), "line 2: <tuv> cannot hold nothing"),
        (("<seg>a", "<seg><b>a</b>"), "line 2: <seg> cannot hold ['b']"),
        (("<seg>a", '<seg><bpt i="1"/>a'), "line 2: <bpt i='1'> has no <ept>"),
        (("<seg>a", '<seg><ept i="1"/>a'), "line 2: <ept i='1'> has no <bpt> before it"),
        (("<seg>a", "<seg><it/>a"), "line 2: <it> has no pos"),
        (("<body>", "<body></body><body>"), "the file has <header>, <body>, <body> and needs one"),
    ],
)
def test_the_rules_of_tmx(tmp_path, change, fault):
    good = tmx(tu(tuv("es", "a"), tuv("en", "b")))
    assert check_tmx(put(tmp_path, "good.tmx", good)) == []
    assert good != good.replace(*change, 1)
    faults = check_tmx(put(tmp_path, "bad.tmx", good.replace(*change, 1)))
    assert any(one.startswith(fault) for one in faults), faults


MEMORY = """
import resource, sys
from corpora.formats.tmx import iter_tmx, write_tmx
from corpora.units import TranslationUnit
words = "palabra " * 40
def units(n):
    for i in range(n):
        yield TranslationUnit(f"{words}{i}", f"{words}{i}", "es", "en", str(i))
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
write_tmx(units(2000), sys.argv[1])
assert sum(1 for _ in iter_tmx(sys.argv[1])) == 2000
before = peak()
write_tmx(units(16000), sys.argv[1])
write_tmx(iter_tmx(sys.argv[1]), sys.argv[1] + "2")
print(peak() - before)
"""


def test_memory_does_not_grow_with_the_file(tmp_path):
    path = tmp_path / "a.tmx"
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, str(path)], capture_output=True, text=True, check=True
    )
    assert path.stat().st_size > 10_000_000
    assert (tmp_path / "a.tmx2").stat().st_size == path.stat().st_size
    assert int(done.stdout) < 10, "MiB more for eight times the units"


def test_a_writer_that_fails_leaves_the_old_file(tmp_path):
    def breaks():
        yield unit("a", "b", props=(("start", "0"), ("end", "1")))
        raise DataError("the source ended")

    for name in sorted(FORMATS):
        folder = tmp_path / name
        folder.mkdir()
        for old in ("a", "a.es", "a.en", "a.es.srt", "a.en.srt"):
            put(folder, old, "viejo")
        with refused("the source ended"):
            write_units(breaks(), folder / "a", name)
        assert {path.read_text() for path in folder.iterdir()} == {"viejo"}
        assert len(names(folder)) == 5


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "fuente\tmeta\na\tb\n",
            "its header row is 'fuente', 'meta'; it must name source and target",
        ),
        (
            "source\tsource\ttarget\n",
            "its header row is 'source', 'source', 'target'; it must name",
        ),
        ("source\ttarget\na\n", "line 2: has 1 fields, the header row 2"),
        ("source\ttarget\n\n", "line 2: has 1 fields, the header row 2"),
        ("source\ttarget\na\tb\\q\n", "line 2: '\\\\q' is no escape; write \\t, \\n, \\r or \\\\"),
        ("source\ttarget\na\tb\\\n", "line 2: '\\\\' is no escape; write \\t, \\n, \\r or \\\\"),
        (
            "source\ttarget\tprops\na\tb\t{}\n",
            "line 2: its props are not a JSON list of [name, value]",
        ),
        ("source\ttarget\tnotes\na\tb\t[1]\n", "line 2: its notes are not a JSON list of texts"),
    ],
)
def test_bad_tsv(tmp_path, content, message):
    path = put(tmp_path, "a.tsv", content)
    with pytest.raises(DataError, match=f"^{re.escape(f'{path}: {message}')}"):
        list(read_units(path, None, "es", "en"))


def test_languages_nobody_named(tmp_path):
    for name, content in {
        "a.tsv": "source\ttarget\na\tb\n",
        "a.csv": "source,target\na,b\n",
        "a.jsonl": '{"source":"a","target":"b"}\n',
    }.items():
        path = put(tmp_path, name, content)
        number = 1 if name == "a.jsonl" else 2
        with refused(
            f"{path}: line {number}: does not say its languages; name the source and the target one"
        ):
            list(read_units(path))
        assert list(read_units(path, None, "es", "en")) == [unit("a", "b")]


def test_csv_of_a_spreadsheet(tmp_path):
    path = put(tmp_path, "a.csv", '\ufeffid;source;target\r\n1;"a;b";"c ""d"""\r\n\r\n2;x;y\r\n')
    assert list(read_units(path, None, "es", "en")) == [
        unit("a;b", 'c "d"', "1"),
        unit("x", "y", "2"),
    ]
    path = put(tmp_path, "b.csv", 'source,target\n"a,b\n')
    with pytest.raises(DataError, match=r"b\.csv: line 2: is not CSV \(unexpected end of data\)$"):
        list(read_units(path, None, "es", "en"))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 1: is not JSON (Expecting property name"),
        ("[" * 100_000, "line 1: is not JSON ("),
        ("[]", "line 1: is not an object with the keys id, source_lang"),
        (
            '{"source":"a","objective":"b"}',
            "line 1: has the key 'objective'; known: id, source_lang",
        ),
        ('{"source":"a"}', "line 1: its target is missing or not text"),
        ('{"source":"a","target":1}', "line 1: its target is missing or not text"),
        ('{"source":"a","target":"b","notes":"x"}', "line 1: its notes are not a list of texts"),
        ('{"source":"a","target":"\\ud800"}', "unit number 1: its target has the character U+D800"),
    ],
)
def test_bad_json_lines(tmp_path, line, message):
    path = put(tmp_path, "a.jsonl", line + "\n")
    with pytest.raises(DataError, match=re.escape(message)):
        list(read_units(path, None, "es", "en"))


def test_moses_pairs(tmp_path):
    put(tmp_path, "a.es", "uno\ndos\n")
    put(tmp_path, "a.en", "one\n")
    with refused(
        f"{tmp_path / 'a.es'} has 2 lines and {tmp_path / 'a.en'} has 1; line n of one must belong to "
        "line n of the other"
    ):
        list(read_units(tmp_path / "a", "moses"))
    with refused(
        f"{tmp_path / 'b'}: is not a pair of files with the endings en and es; name the source and "
        "the target language"
    ):
        list(read_units(tmp_path / "b", "moses"))
    for text in ("a\nb", "a\rb", "\ufeffa"):
        with pytest.raises(DataError, match=r"^unit 5: has a line break"):
            write_units([unit(text, "x", "5")], tmp_path / "c", "moses")
    assert names(tmp_path) == ["a.en", "a.es"]


def cues(*parts: str) -> str:
    return "\n\n".join(parts) + "\n"


GOOD = "1\n00:00:01,000 --> 00:00:02,500\nHola.\n<i>Sí.</i>"


def test_subtitles(tmp_path):
    path = put(
        tmp_path,
        "a.srt",
        "\ufeff"
        + cues(
            GOOD, "2\n1:00:00.5 --> 1:00:01.25 X1:0\nFin.", "3\n00:00:03,000 --> 00:00:04,000"
        ).replace("\n", "\r\n"),
    )
    assert read_cues(path) == [
        Cue("1", 1000, 2500, "Hola.\n<i>Sí.</i>"),
        Cue("2", 3_600_500, 3_601_250, "Fin."),
        Cue("3", 3000, 4000, ""),
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("Hola.\n", "line 1: is 'Hola.' and not the number of a subtitle"),
        (
            "1\n00:00:01 --> 00:00:02,5\nx\n",
            "line 2: is '00:00:01 --> 00:00:02,5' and not times such as 00:00:01,000 --> 00:00:02,500",
        ),
        ("1\n", "line 2: is '' and not times such as 00:00:01,000 --> 00:00:02,500"),
        ("1\n00:00:02,000 --> 00:00:01,000\nx\n", "line 2: the subtitle ends before it begins"),
    ],
)
def test_broken_times(tmp_path, content, message):
    path = put(tmp_path, "a.srt", content)
    with refused(f"{path}: {message}"):
        read_cues(path)


def test_subtitles_that_are_no_pair(tmp_path):
    es, en = (
        put(tmp_path, "f.es.srt", cues(GOOD)),
        put(tmp_path, "f.en.srt", cues(GOOD, "2" + GOOD[1:])),
    )
    with refused(
        f"the subtitles of {es} has 1 lines and those of {en} has 2; line n of one must belong to line "
        "n of the other"
    ):
        list(read_units(es))
    put(tmp_path, "f.en.srt", cues(GOOD.replace("01,000", "01,200")))
    with refused(
        f"{es}: subtitle 1 is at 00:00:01,000 and its partner in {en} at 00:00:01,200; align the two as "
        "texts instead"
    ):
        list(read_units(en, None, "es", "en"))
    with refused(
        f"{tmp_path / 'g.srt'}: is not one of two files such as g.es.srt and g.en.srt; rename them, or "
        "name the source and the target language"
    ):
        list(read_units(tmp_path / "g.srt"))
    with refused(
        "unit 4: has no start time in milliseconds, so it is no subtitle; choose another format"
    ):
        write_units([unit("a", "b", "4")], tmp_path / "h.srt")
    timed = (("start", "0"), ("end", "10"))
    with refused("unit 4: has an empty line or a carriage return, which a subtitle cannot hold"):
        write_units([unit("a\n\nb", "b", "4", props=timed)], tmp_path / "h.srt")


PO = 'msgid ""\nmsgstr "Language: en\\nX-Source-Language: es\\n"\n\n'


def test_po_of_other_tools(tmp_path):
    path = put(
        tmp_path,
        "a.po",
        PO + '# Nota\n#. código\n#: a.c:1\n#, fuzzy\n#| msgid "viejo"\nmsgctxt "menú"\n'
        'msgid ""\n"Abrir "\n"archivo\\n"\nmsgstr "Open file\\n"\n'
        'msgid "uno"\nmsgid_plural "unos"\nmsgstr[0] "one"\nmsgstr[1] "ones"\n'
        '#~ msgid "fuera"\n#~ msgstr "out"\n',
    )
    assert list(read_units(path)) == [
        unit(
            "Abrir archivo\n",
            "Open file\n",
            "menú",
            props=(("po-flags", "fuzzy"),),
            notes=("Nota",),
        ),
        unit("uno", "one"),
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('msgid "a"\nmsgstr "b\n', "line 2: a text does not end in a quotation mark"),
        ('msgid "a"\n', "line 1: the last entry has no msgstr; the file is cut off"),
        ('msgid "a"\nmsgstr "\\q"\n', "line 2: '\\\\q' is no escape of PO"),
        ('msgstr "b"\n', "line 1: the entry has no msgid"),
        ("hola\n", "line 1: is not PO: 'hola'"),
        ('msgid "a"\nmsgid "b"\n', "line 2: the entry has a second msgid"),
    ],
)
def test_bad_po(tmp_path, content, message):
    path = put(tmp_path, "a.po", content)
    with refused(f"{path}: {message}"):
        list(read_units(path, None, "es", "en"))


def test_po_without_languages_and_with_doubles(tmp_path):
    path = put(tmp_path, "a.po", 'msgid "a"\nmsgstr "b"\n')
    with refused(f"{path}: does not say its languages; name the source and the target language"):
        list(read_units(path))
    with refused("unit 1: PO cannot hold two units of the same id and source"):
        write_units([unit("a", "b", "1"), unit("a", "c", "1")], path)


def word(tmp_path: Path, xml: str) -> Path:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", xml)
    return put(tmp_path, "a.docx", buffer.getvalue())


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_word_files_that_are_damaged(tmp_path):
    whole = tmp_path / "whole.docx"
    write_units([unit("a" * 5000, "b", "1")], whole)
    data = whole.read_bytes()
    for cut in (10, len(data) // 2, len(data) - 5):
        path = put(tmp_path, "a.docx", data[:cut])
        with pytest.raises(DataError, match=r"a\.docx: is not a Word document or is damaged \("):
            list(read_units(path))
    at = data.index(b"word/document.xml") + 60
    path = put(tmp_path, "a.docx", data[:at] + bytes(200) + data[at + 200 :])
    with pytest.raises(
        DataError, match=r"a\.docx: (is not a Word document or )?(is|its text is) damaged"
    ):
        list(read_units(path))


def test_word_files_that_are_hostile(tmp_path):
    path = word(tmp_path, f"<w:document {W}>" + " " * 101_000_000 + "</w:document>")
    assert path.stat().st_size < 1_000_000
    with pytest.raises(
        DataError, match=r"a\.docx: word/document\.xml unpacks to \d+ times its size; "
    ):
        list(read_units(path))
    path = word(
        tmp_path, '<!DOCTYPE w:document [<!ENTITY h "x">]>' + f"<w:document {W}>&h;</w:document>"
    )
    with refused(
        f"{path}: word/document.xml: declares XML entities, which careo refuses; remove them"
    ):
        list(read_units(path))
    path = put(tmp_path, "b.docx", b"")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hola.txt", "x")
    with refused(
        f"{path}: is not a Word document: it has no word/document.xml; save it again as .docx"
    ):
        list(read_units(path))


def cell(text: str) -> str:
    return f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def test_word_tables_that_people_made(tmp_path):
    row = "<w:tr>{}</w:tr>".format
    start = f"<w:document {W}><w:body><w:tbl>"
    end = "</w:tbl></w:body></w:document>"
    path = word(tmp_path, start + row(cell("es") + cell("en")) + end)
    with refused(
        f"{path}: has no table whose header row names the columns source and target, as in "
        "'source (es)' and 'target (en)'"
    ):
        list(read_units(path))
    header = row(cell("target") + cell("source"))
    tracked = (
        "<w:tc><w:p><w:del><w:r><w:delText>no</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>sí</w:t></w:r></w:ins></w:p></w:tc>"
    )
    path = word(tmp_path, start + header + row(cell("yes") + tracked) + end)
    with pytest.raises(DataError, match="does not name the languages, as in 'source \\(es\\)'"):
        list(read_units(path))
    assert list(read_units(path, None, "es", "en")) == [unit("sí", "yes")]
    path = word(tmp_path, start + header + row(cell("yes")) + end)
    with refused(f"{path}: row 2 of its table has 1 cells, the header row 2"):
        list(read_units(path, None, "es", "en"))


def test_xliff_of_other_tools(tmp_path):
    path = put(
        tmp_path,
        "a.xlf",
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" '
        'source-language="es" target-language="en" datatype="html"><body><group>'
        '<trans-unit id="1"><source>Una <g id="1">casa</g><x id="2"/>.</source>'
        "<target>A <g id='1'>house</g>.</target><alt-trans><target>Other</target></alt-trans>"
        '</trans-unit><trans-unit id="2"><source>Dos</source></trans-unit></group></body></file></xliff>',
    )
    assert list(read_units(path)) == [
        unit("Una casa.", "A house.", "1", props=(("codes", "1"),)),
        unit("Dos", "", "2"),
    ]
    path = put(
        tmp_path,
        "b.xlf",
        '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="es" trgLang="en">'
        '<file id="f"><unit id="u" name="n"><segment><source>Uno. </source><target>One. </target></segment>'
        "<ignorable><source> </source></ignorable><segment><source>Dos<ph id='1'/>.</source></segment>"
        "</unit></file></xliff>",
    )
    assert list(read_units(path)) == [
        unit("Uno. ", "One. ", "n.0"),
        unit("Dos.", "", "n.1", props=(("codes", "1"),)),
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            '<xliff version="1.2"><file><body><trans-unit id="7"><source>a</source></trans-unit>'
            "</body></file></xliff>",
            "unit 7 (line 1): the file does not say its languages; name the source and the target",
        ),
        (
            '<xliff srcLang="es" trgLang="en"><file><unit id="7"/></file></xliff>',
            "unit 7 (line 1): has no <segment>",
        ),
        (
            '<xliff srcLang="es" trgLang="en"><file><unit id="7"><segment/></unit></file></xliff>',
            "unit 7 (line 1): a segment has no <source>",
        ),
        (
            '<xliff><file source-language="es" target-language="en"><trans-unit id="7"/></file></xliff>',
            "unit 7 (line 1): has no <source>",
        ),
        ("<tmx/>", "is XML with the root <tmx>, not <xliff>"),
    ],
)
def test_bad_xliff(tmp_path, content, message):
    path = put(tmp_path, "a.xlf", content)
    with refused(f"{path}: {message}"):
        list(read_units(path))


@pytest.mark.parametrize("name", ["tmx", "xliff", "xliff2", "html"])
def test_comments_and_instructions_around_the_root(tmp_path, name):
    path = tmp_path / "a"
    given_units = [unit("a", "b", "1"), unit("c", "d", "2")]
    write_units(given_units, path, name)
    text = path.read_text()
    at = text.index({"html": "<html", "tmx": "<tmx"}.get(name, "<xliff"))
    path.write_text(f"{text[:at]}<!-- uno --><?dos?>{text[at:]}<!-- tres -->")
    assert list(read_units(path, name)) == given_units
    if name == "tmx":
        assert check_tmx(path) == []


def test_states_of_xliff(tmp_path):
    one = unit("a", "b", props=(("status", "approved"),))
    for name, state in {"xliff": 'state="final"', "xliff2": 'state="final"'}.items():
        path = tmp_path / name
        write_units([one], path, name)
        assert path.read_text().count(state) == 1


def test_a_page_does_nothing_on_its_own(tmp_path):
    path = tmp_path / "a.html"
    nasty = "</span><script>alert(1)</script><img src=x onerror=alert(1)>"
    write_units([unit(nasty, nasty, nasty, props=((nasty, '"onclick="'),), notes=(nasty,))], path)
    text = path.read_text()
    assert "<script" not in text
    assert "<img" not in text
    assert 'class="gap"' not in text
    with refused(
        f"{put(tmp_path, 'b.html', '<html/>')}: has no rows; it is not a bilingual page of careo"
    ):
        list(read_units(tmp_path / "b.html"))
    with refused(
        f"{put(tmp_path, 'c.html', '<html><tr/></html>')}: row 1: is not a row of a bilingual page of careo"
    ):
        list(read_units(tmp_path / "c.html"))


LONG = "palabra " * 1_400_000
"""A line of 11 MB."""


@pytest.mark.parametrize(
    ("name", "head", "end", "number"),
    [
        ("a.tsv", "source\ttarget\n", "\tx\n", 2),
        ("a.csv", 'source,target\n"', '","x"\n', 2),
        ("a.jsonl", '{"source": "', '", "target": "x"}\n', 1),
        ("a.po", 'msgid "', '"\nmsgstr "x"\n', 1),
    ],
)
def test_lines_beyond_all_measure(tmp_path, name, head, end, number):
    path = put(tmp_path, name, head + LONG + end)
    with refused(
        f"{path}: line {number} has over 10,000,000 bytes; no text has lines that long, break it or "
        "check the file"
    ):
        list(read_units(path, None, "es", "en"))


def test_texts_beyond_all_measure(tmp_path):
    path = put(tmp_path, "a.tmx", tmx(tu(tuv("es", LONG), tuv("en", "x"))))
    with refused(
        f"{path}: is not well-formed XML (a text has over 10 million characters, or elements nest deeper "
        "than 256); save it again from its program"
    ):
        list(iter_tmx(path))


def test_a_csv_keeps_returns_inside_its_fields(tmp_path):
    path = tmp_path / "a.csv"
    write_units([unit("a\r\nb\rc\nd", "x")], path)
    assert [one.source for one in read_units(path)] == ["a\r\nb\rc\nd"]
