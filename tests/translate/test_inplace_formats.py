"""Each format translated in place: text in capitals stands for the translation, all else is compared."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from corpora.errors import CareoError, DataError, UsageError
from tests.translate.fakes import NthToNth, saying
from translate.inplace import Done, format_of, take_apart, translate_units
from translate.placeholders import rendering

LANGS = ("es", "en")


def loud(text: str) -> str:
    return text.upper()


def done(
    text: str | bytes, format: str, change: Callable[[str], str] = loud, **options: str
) -> tuple[str, list[Done]]:
    data = text.encode() if isinstance(text, str) else text
    skeleton = take_apart(data, f"file.{format}", format, LANGS, **options)
    render = rendering(saying(change), *LANGS)
    units = list(translate_units(skeleton.units, render, NthToNth(), LANGS[0]))  # type: ignore[arg-type]
    result = skeleton.build([unit.unit.emit(unit.items) for unit in units])
    return result.decode(options.get("encoding", "utf-8")) if format != "docx" else "", units


def after(text: str, format: str, **options: str) -> str:
    return done(text, format, **options)[0]


class TestText:
    def test_lines_and_lists_stay(self) -> None:
        text = "Hola.\r\nSigue la frase\r\nen otra línea.\r\n\r\n  - uno\n  - dos\n\n1) tres\n"
        assert after(text, "text") == text.upper()

    def test_line_ends_move_with_the_length(self) -> None:
        result, _ = done(
            "uno dos tres cuatro\ncinco seis", "text", lambda t: "A bb ccc dddd ee f g h"
        )
        assert result == "A bb ccc dddd\nee f g h"

    def test_turns_of_dialogue_are_sentences_of_their_own(self) -> None:
        _, units = done("—¿Quién llama?\n—Soy yo.\n", "text")
        assert [segment.source for segment in units[0].segments] == ["—¿Quién llama?", "—Soy yo."]


class TestHtml:
    def test_tags_attributes_and_what_is_not_text(self) -> None:
        page = (
            '<!DOCTYPE html>\n<html lang="es-MX">\n<head><title>El puente</title>\n'
            '<meta name="description" content="Una página."><style>p { a: b }</style></head>\n'
            '<body class=x><p>La <b>casa</b> &lt; &gt;.<br>\n  Otra <a href="?a=1&amp;b" '
            'title=\'Dos "x"\'>línea</a>.</p><pre>no tocar</pre><p lang="fr">non</p><p>Diga '
            '<span translate="no">hola'
            "</span> ya.</p><img alt=Foto src=a.png><script>var a = '<p>no</p>';</script></body></html>\n"
        )
        wanted = (
            '<!DOCTYPE html>\n<html lang="en">\n<head><title>EL PUENTE</title>\n'
            '<meta name="description" content="UNA PÁGINA."><style>p { a: b }</style></head>\n'
            '<body class=x><p>LA <b>CASA</b> &lt; &gt;.<br>\n  OTRA <a href="?a=1&amp;b" '
            'title=\'DOS "X"\'>LÍNEA</a>.</p><pre>no tocar</pre><p lang="fr">non</p><p>DIGA '
            '<span translate="no">hola'
            "</span> YA.</p><img alt=\"FOTO\" src=a.png><script>var a = '<p>no</p>';</script></body></html>\n"
        )
        assert after(page, "html") == wanted

    def test_the_model_sees_plain_sentences(self) -> None:
        _, units = done("<p>La <b>casa</b>\n   roja &amp; <i>azul</i>. Otra.</p>", "html")
        assert [s.source for unit in units for s in unit.segments] == [
            "La casa roja & azul.",
            "Otra.",
        ]

    def test_a_tag_around_a_sentence_stays_around_it(self) -> None:
        result, _ = done("<p><b>Una frase.</b> Otra frase.</p>", "html", lambda t: t[::-1])
        assert result == "<p><b>.esarf anU</b> .esarf artO</p>"

    def test_other_encodings(self) -> None:
        page = '<meta charset="iso-8859-1"><p>Niño</p>'.encode("latin-1")
        skeleton = take_apart(page, "a.html", "html", LANGS)
        assert skeleton.build(["NIÑO €"]) == page.replace(
            "Niño".encode("latin-1"), b"NI\xd1O &#8364;"
        )


class TestMarkdown:
    def test_all_marks_stay(self) -> None:
        text = (
            "---\ntitle: Hola\n---\n# El *puente* #\n\nLa **casa** de [mi abuela](x_(y) 'Título')\n"
            "está lejos[^1].  \nEjecute `make` y <https://x.org>, ![un perro](a.png).\n\n"
            "> Cita\n> larga\n\n1. uno\n2. dos\n\n| Nombre | Edad |\n|:--|--:|\n| Ana \\| Eva | `x` |\n\n"
            "```\ncódigo\n```\n\n    código\n\nTítulo\n======\n\n<div>HTML</div>\n\n[^1]: Una nota.\n"
        )
        wanted = text.upper()
        for kept in (
            "title: Hola", "(x_(y) '", "`make`", "<https://x.org>", "(a.png)", "`x`", "código",
            "<div>HTML</div>",
        ):  # fmt: skip
            wanted = wanted.replace(kept.upper(), kept)
        assert after(text, "markdown") == wanted

    def test_boxes_of_tasks_and_colons_of_definitions_are_no_text(self) -> None:
        text = "* [ ] Una tarea\n* [x] Otra [ ] más\n\nTérmino\n: Lo que es\n\nUna lista: así\n"
        wanted = text.upper().replace("[X]", "[x]")
        assert after(text, "markdown") == wanted
        _, units = done(text, "markdown")
        assert [s.source for unit in units for s in unit.segments] == [
            "Una tarea", "Otra [ ] más", "Término", "Lo que es", "Una lista: así",
        ]  # fmt: skip

    def test_notes_are_no_text(self) -> None:
        _, units = done("Una frase[^1] con nota[^x].\n\n[^1]: La nota.\n", "markdown")
        assert [s.source for unit in units for s in unit.segments] == [
            "Una frase con nota.",
            "La nota.",
        ]

    def test_text_is_no_markup(self) -> None:
        result, _ = done("Uno dos tres.", "markdown", lambda t: "A *b* | `c` <d> _e_ \\ 2_3")
        assert result == "A \\*b\\* \\| \\`c\\` \\<d> \\_e\\_ \\ 2_3"


SRT = """1
00:00:01,000 --> 00:00:03,000
<i>La casa de mi abuela</i>

2
00:00:03,200 --> 00:00:05,000
está lejos,
y no hay nada.

3
00:00:06,000 --> 00:00:08,000
{\\an8}- ¿Quién?
- Soy <b>yo</b>.
"""


class TestSubtitles:
    def test_a_sentence_over_two_cues(self) -> None:
        wanted = SRT.upper().replace("{\\AN8}", "{\\an8}")
        wanted = re.sub(r"</?[IB]>", lambda match: match[0].lower(), wanted)
        result, units = done(SRT, "srt")
        assert result == wanted
        assert units[0].segments[0].source == "La casa de mi abuela está lejos, y no hay nada."

    def test_each_cue_keeps_words_of_its_own(self) -> None:
        result, _ = done(SRT, "srt", lambda t: "A B C D E F." if "casa" in t else t)
        first, second = result.split("\n\n")[:2]
        assert first.endswith("</i>") and "<i></i>" not in first
        assert second.split("\n")[1] == "00:00:03,200 --> 00:00:05,000" and second[-1] == "."

    def test_a_long_line_is_broken(self) -> None:
        text = "1\n00:00:01,000 --> 00:00:03,000\nHola.\n"
        result, _ = done(text, "srt", lambda t: "This is a translation, longer than a line may be.")
        assert result.endswith("\nThis is a translation,\nlonger than a line may be.\n")

    def test_vtt(self) -> None:
        text = "WEBVTT\n\nNOTE nada\n\nuno\n00:01.000 --> 00:03.000 align:start\n<v Ana>Sí &amp; no.</v>\n"
        assert after(text, "vtt") == text.replace("Sí &amp; no", "SÍ &amp; NO")

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("uno\nHola\n", "a: line 1: is 'uno' and not the number of a subtitle"),
            (
                "1\nHola\n",
                "a: line 2: is 'Hola' and not times such as 00:00:01,000 --> 00:00:02,500",
            ),
        ],
    )
    def test_what_is_no_subtitle(self, text: str, message: str) -> None:
        with pytest.raises(DataError) as caught:
            take_apart(text.encode(), "a", "srt", LANGS)
        assert str(caught.value) == message


PO = r"""# comentario
msgid ""
msgstr ""
"Language: es\n"
"Content-Type: text/plain; charset=UTF-8\n"

#: a.c:1
#, c-format
msgid "No hay <b>%s</b>.\n"
msgstr ""

msgctxt "menú"
msgid "&Archivo"
msgstr ""

msgid "Un archivo"
msgid_plural "%d archivos"
msgstr[0] ""
msgstr[1] ""

#, fuzzy
msgid "Ya \"está\""
msgstr "Done"

msgid ""
"Primera línea\n"
"y segunda."
msgstr ""

#~ msgid "Viejo"
#~ msgstr ""
"""


class TestPo:
    def test_empty_messages_are_filled_and_fuzzy(self) -> None:
        wanted = PO.replace('"Language: es', '"Language: en')
        for old, new in (
            ('#, c-format\nmsgid "No hay <b>%s</b>.\\n"\nmsgstr ""',
             '#, fuzzy, c-format\nmsgid "No hay <b>%s</b>.\\n"\nmsgstr "NO HAY <b>%s</b>.\\n"'),
            ('msgctxt "menú"\nmsgid "&Archivo"\nmsgstr ""',
             '#, fuzzy\nmsgctxt "menú"\nmsgid "&Archivo"\nmsgstr "&ARCHIVO"'),
            ('msgid "Un archivo"', '#, fuzzy\nmsgid "Un archivo"'),
            ('msgstr[0] ""\nmsgstr[1] ""', 'msgstr[0] "UN ARCHIVO"\nmsgstr[1] "%d ARCHIVOS"'),
            ('msgid ""\n"Primera línea\\n"\n"y segunda."\nmsgstr ""',
             '#, fuzzy\nmsgid ""\n"Primera línea\\n"\n"y segunda."\n'
             'msgstr ""\n"PRIMERA LÍNEA\\n"\n"Y SEGUNDA."'),
        ):  # fmt: skip
            assert old in wanted
            wanted = wanted.replace(old, new)
        assert after(PO, "po") == wanted

    def test_another_reader_agrees(self) -> None:
        polib = pytest.importorskip("polib")
        entries = polib.pofile(after(PO, "po"))
        assert [entry.msgstr for entry in entries][:2] == ["NO HAY <b>%s</b>.\n", "&ARCHIVO"]
        assert [entry.fuzzy for entry in entries] == [True, True, True, True, True, False]

    def test_no_po_file(self) -> None:
        with pytest.raises(
            DataError, match=r"a: has no message \(msgid and msgstr\); is it a PO file\?"
        ):
            take_apart(b"Hola.\n", "a", "po", LANGS)


XLIFF_1 = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
 <file source-language="es" datatype="plaintext" original="a">
  <body>
   <trans-unit id="1">
    <source>La <g id="1">casa</g> de <x id="2"/> es <bpt id="3">{b}</bpt>roja<ept id="3">{/b}</ept>.</source>
   </trans-unit>
   <trans-unit id="2"><source>Uno &amp; dos</source><target state="new"/></trans-unit>
   <trans-unit id="3"><source>Hola</source><target state="final">Hi</target></trans-unit>
   <trans-unit id="4" translate="no"><source>Hola</source></trans-unit>
  </body>
 </file>
</xliff>
"""
XLIFF_2 = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="es-MX">
 <file id="f1"><unit id="u1"><segment id="s1">
  <source>Abra <pc id="1">el botón</pc> rojo.</source>
 </segment><segment state="final"><source>Ya</source><target>Now</target></segment></unit></file>
</xliff>
"""
TMX = """<?xml version="1.0"?>
<tmx version="1.4"><header srclang="es"/><body>
 <tu tuid="1">
  <tuv xml:lang="es-MX">
   <seg>La <bpt i="1">&lt;b&gt;</bpt>casa<ept i="1">&lt;/b&gt;</ept> es roja.</seg>
  </tuv>
 </tu>
 <tu><tuv xml:lang="es"><seg>Sí</seg></tuv><tuv xml:lang="en"><seg>Yes</seg></tuv></tu>
</body></tmx>
"""
MADE = ' state="needs-review-translation" state-qualifier="mt-suggestion"'


class TestExchange:
    def test_xliff_1(self) -> None:
        wanted = XLIFF_1.replace('original="a"', 'original="a" target-language="en"')
        wanted = wanted.replace(
            "</ept>.</source>",
            f'</ept>.</source>\n    <target{MADE}>LA <g id="1">CASA</g> DE <x id="2"/> ES '
            '<bpt id="3">{b}</bpt>ROJA<ept id="3">{/b}</ept>.</target>',
        ).replace('<target state="new"/>', f"<target{MADE}>UNO &amp; DOS</target>")
        assert after(XLIFF_1, "xliff") == wanted

    def test_xliff_2(self) -> None:
        wanted = XLIFF_2.replace('srcLang="es-MX"', 'srcLang="es-MX" trgLang="en"')
        wanted = wanted.replace('<segment id="s1">', '<segment id="s1" state="translated">')
        wanted = wanted.replace(
            "rojo.</source>",
            'rojo.</source>\n  <target>ABRA <pc id="1">EL BOTÓN</pc> ROJO.</target>',
        )
        assert after(XLIFF_2, "xliff") == wanted

    @pytest.mark.parametrize(
        "empty",
        [
            '<mrk mtype="seg" mid="0"></mrk> <mrk mtype="seg" mid="1"/>',
            '<ph id="7">{code}</ph>',
            "",
        ],
    )
    def test_a_target_of_codes_alone_is_empty(self, empty: str) -> None:
        there = '<mrk mtype="seg" mid="0">Una.</mrk> <mrk mtype="seg" mid="1">Dos.</mrk>'
        unit = f"<source>Una. Dos.</source><seg-source>{there}</seg-source><target>{empty}</target>"
        old = '<source>Hola</source><target state="final">Hi</target>'
        made = after(XLIFF_1.replace(old, unit), "xliff")
        assert f"<target{MADE}>{there.replace('Una', 'UNA').replace('Dos', 'DOS')}</target>" in made

    @pytest.mark.parametrize(
        "empty", ["<seg></seg>", "<seg/>", '<seg><ph x="1">{a}</ph></seg>', ""]
    )
    def test_an_empty_tmx_variant_is_filled(self, empty: str) -> None:
        unit = f'<tu><tuv xml:lang="es"><seg>No</seg></tuv><tuv xml:lang="en-US">{empty}</tuv></tu>'
        made = after(TMX.replace("</body>", f"{unit}</body>"), "tmx")
        filled = '<tuv xml:lang="en-US" changeid="careo"><seg>NO</seg></tuv></tu></body>'
        assert filled in made
        assert "<seg>Yes</seg>" in made

    def test_tmx(self) -> None:
        new = (
            '  </tuv>\n  <tuv xml:lang="en" creationid="careo">\n   <seg>LA <bpt i="1">&lt;b&gt;</bpt>CASA'
            '<ept i="1">&lt;/b&gt;</ept> ES ROJA.</seg>\n  </tuv>\n </tu>\n <tu>'
        )
        assert after(TMX, "tmx") == TMX.replace("  </tuv>\n </tu>\n <tu>", new)

    @pytest.mark.parametrize(
        ("format", "text", "message"),
        [
            ("xliff", "<a></a>", "a: is XML with the root <a>, not <xliff>"),
            ("tmx", "<tmx><body>", "a: is not well-formed XML "),
            ("xliff", XLIFF_1.replace('"es"', '"de"'), "a: is from de, not from es; change --from"),
            ("xliff", XLIFF_2.replace("srcL", 'trgLang="fr" srcL'), "a: is into fr, not into en; change"),
            ("tmx", TMX.replace("es-MX", "fr"), "a: unit 1 (line 3): has no es; its languages: fr (source"),
            ("tmx", '<!DOCTYPE tmx [<!ENTITY x "y">]><tmx/>', "a: declares XML entities"),
        ],
    )  # fmt: skip
    def test_what_cannot_be_read(self, format: str, text: str, message: str) -> None:
        with pytest.raises(DataError) as caught:
            take_apart(text.encode(), "a", format, LANGS)
        assert str(caught.value).startswith(message)


class TestTable:
    def test_a_column_by_number_and_by_name(self) -> None:
        text = "id\ttexto\tnota\r\n1\tHola mundo.\tno\r\n\r\n2\t\tx\r\n"
        assert after(text, "tsv", column="texto") == text.replace("Hola mundo", "HOLA MUNDO")
        assert after(text, "tsv", column="2") == text.replace("Hola mundo", "HOLA MUNDO").replace(
            "texto", "TEXTO"
        )

    @pytest.mark.parametrize(
        ("column", "error", "message"),
        [
            ("", UsageError, "a: is a table; say which column to translate with --column N"),
            ("x", UsageError, "a: has no column 'x'; its first row: uno, dos"),
            ("3", DataError, "a: line 1 has 2 columns and no column 3"),
            ("0", UsageError, "--column counts from 1; 0 is no column"),
        ],
    )
    def test_what_is_no_column(self, column: str, error: type[CareoError], message: str) -> None:
        with pytest.raises(error) as caught:
            take_apart(b"uno\tdos\n", "a", "tsv", LANGS, column=column)
        assert str(caught.value) == message


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="r"'


def word(body: str, styles: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("[Content_Types].xml", "<Types/>")
        container.writestr(
            "word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"
        )
        if styles:
            container.writestr("word/styles.xml", f"<w:styles {W}>{styles}</w:styles>")
    return out.getvalue()


def inner(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        text = container.read("word/document.xml").decode()
    return text[text.index("<w:body>") + 8 : text.index("</w:body>")]


def in_word(body: str, change: Callable[[str], str] = loud) -> tuple[str, list[Done]]:
    skeleton = take_apart(word(body), "a.docx", "docx", LANGS)
    render = rendering(saying(change), *LANGS)
    units = list(translate_units(skeleton.units, render, NthToNth(), LANGS[0]))  # type: ignore[arg-type]
    return inner(skeleton.build([unit.unit.emit(unit.items) for unit in units])), units


def run(text: str, style: str = "") -> str:
    style = f"<w:rPr>{style}</w:rPr>" if style else ""
    return f'<w:r>{style}<w:t xml:space="preserve">{text}</w:t></w:r>'


class TestWord:
    def test_runs_are_put_together_and_formatting_follows_words(self) -> None:
        body = (
            "<w:p><w:pPr><w:jc/></w:pPr>" + run("La ca") + '<w:proofErr w:type="spellStart"/>' + run("sa ")
            + run("muy", "<w:b/>") + run(" roja", "<w:b/>") + run(" &amp; sola.") + "</w:p>"
        )  # fmt: skip
        wanted = (
            "<w:p><w:pPr><w:jc/></w:pPr>"
            + run("LA CASA ")
            + run("MUY ROJA", "<w:b/>")
            + run(" &amp; SOLA.")
            + "</w:p>"
        )
        result, units = in_word(body)
        assert result == wanted and units[0].segments[0].source == "La casa muy roja & sola."

    def test_links_fields_notes_and_breaks(self) -> None:
        note = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
        field = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK x</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        body = (
            "<w:p>" + run("Vea ") + '<w:hyperlink r:id="1">' + run("esta casa", "<w:u/>") + "</w:hyperlink>"
            + run(" y ") + field + run("otra") + end + run(" más") + note + run(".") + "<w:r><w:br/></w:r>"
            + run("Fin") + "<w:r><w:tab/><w:t>dos</w:t></w:r></w:p>"
        )  # fmt: skip
        result, _ = in_word(body)
        wanted = body.upper()
        for kept in re.findall(r"<[^<>]*>|HYPERLINK x", body):
            wanted = wanted.replace(kept.upper(), kept)
        wanted = wanted.replace(
            "<w:r><w:tab/><w:t>DOS</w:t></w:r>", "<w:r><w:tab/></w:r>" + run("DOS")
        )
        assert result == wanted

    def test_the_styles_are_in_the_language_of_the_words(self) -> None:
        styles = '<w:lang w:val="es-MX" w:eastAsia="ja-JP"/><w:lang w:val="fr-FR"/>'
        data = word(f"<w:p>{run('Hola mundo.')}</w:p>", styles)
        skeleton = take_apart(data, "a.docx", "docx", LANGS)
        with zipfile.ZipFile(io.BytesIO(skeleton.build([run("Hello.")]))) as made:
            assert styles.replace("es-MX", "en-US") in made.read("word/styles.xml").decode()
        (unit,) = skeleton.units
        with zipfile.ZipFile(io.BytesIO(skeleton.build([unit.emit(unit.items)]))) as made:
            assert styles in made.read("word/styles.xml").decode()

    def test_what_stays_behind_is_told(self) -> None:
        tracked = f'<w:ins w:id="1">{run("nuevo")}</w:ins>'
        hidden = run("nada", "<w:vanish/>")
        body = f"<w:p>{run('Hola ')}{tracked}{hidden}</w:p>"
        assert take_apart(word(body), "a.docx", "docx", LANGS).notes == [
            "hidden text kept untranslated",
            "tracked changes may not fit the words; accept or reject them, then translate",
        ]
        mark = "<w:p><w:pPr><w:rPr><w:ins w:id='1'/></w:rPr></w:pPr></w:p>"
        assert take_apart(word(mark), "a.docx", "docx", LANGS).notes == []

    def test_a_paragraph_without_words_is_not_touched(self) -> None:
        body = "<w:p><w:r w:rsidR='1'><w:t>—</w:t></w:r></w:p><w:p/><w:sectPr/>"
        assert in_word(body) == (body, [])

    def test_hidden_and_deleted_text_stays(self) -> None:
        body = (
            "<w:p>" + run("Hola ") + "<w:del><w:r><w:delText>viejo</w:delText></w:r></w:del>"
            + run("nada", "<w:vanish/>") + run("mundo.") + "</w:p>"
        )  # fmt: skip
        result, units = in_word(body)
        assert "viejo" in result and "nada" in result and "NADA" not in result
        assert units[0].segments[0].source == "Hola mundo."

    def test_the_language_of_runs(self) -> None:
        body = "<w:p>" + run("Hola mundo", '<w:lang w:val="es-MX"/>') + "</w:p>"
        assert in_word(body)[0] == body.replace("es-MX", "en-US").replace(
            "Hola mundo", "HOLA MUNDO"
        )

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (b"PK nada", "a.docx: is not a Word document or is damaged (File is not a zip file); save it"),
            (word("")[:200], "a.docx: is not a Word document or is damaged (File is not a zip file)"),
            (word("<w:p>"), "a.docx: word/document.xml: is not well-formed XML"),
        ],
    )  # fmt: skip
    def test_what_is_no_document(self, data: bytes, message: str) -> None:
        with pytest.raises(DataError) as caught:
            take_apart(data, "a.docx", "docx", LANGS)
        assert str(caught.value).startswith(message)


def test_formats_by_name() -> None:
    assert format_of("A.HTML") == "html" and format_of("x", "docx") == "docx"
    with pytest.raises(UsageError, match=r"unknown format 'odt'; known: docx, html, markdown, "):
        format_of("x.txt", "odt")


@pytest.mark.parametrize("format", ["text", "markdown", "html", "srt", "vtt", "po", "xliff", "tmx"])
@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a: is empty; there is nothing to read in it"),
        (b" \n \r\n", "a: is empty; there is nothing to read in it"),
        (b"uno\ndos\0tres\n", "a: NUL character in line 2; the file is binary or damaged, save it "
         "as plain text"),
        (b"Mu\xf1oz", "a: byte 0xf1 at offset 2 (line 1) is not utf-8; save it as UTF-8 or name its "
         "encoding, for example --encoding cp1252"),
    ],
)  # fmt: skip
def test_bytes_that_are_no_text(format: str, data: bytes, message: str) -> None:
    with pytest.raises(DataError) as caught:
        take_apart(data, "a", format, LANGS)
    assert str(caught.value) == message


def test_a_character_that_the_encoding_lacks() -> None:
    skeleton = take_apart("Año.".encode("cp1252"), "a.txt", "text", LANGS, encoding="cp1252")
    with pytest.raises(DataError) as caught:
        skeleton.build(["→"])
    assert str(caught.value) == (
        "a.txt: its translation has '→', which cp1252 has no bytes for; save the file as UTF-8 first"
    )


def test_sentences_of_a_run_stay_in_one_run() -> None:
    made, _ = in_word(f"<w:p>{run('Una frase. Otra frase. ¿Y esta?')}</w:p>")
    assert made.count("<w:r>") == 1 and "UNA FRASE. OTRA FRASE. ¿Y ESTA?" in made
