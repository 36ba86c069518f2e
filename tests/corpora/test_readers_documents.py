"""Word, EPUB, PDF and Markdown: paragraphs, roles, what is left out and said so."""

import io

import pytest
from click.testing import CliRunner

from corpora.cli import corpora
from corpora.errors import DataError
from corpora.reading import Reading, read_file
from corpora.values import Document, Role
from tests.corpora.reader_files import W, docx, epub, paragraph, pdf, run, zipped


def shown(document: Document) -> list[tuple[str, str]]:
    return [(p.role.value, p.span.of(document.text)) for p in document.paragraphs]


@pytest.fixture
def read(tmp_path):
    def read(name: str, data: bytes | str, lang: str | None = "es", **options) -> Reading:
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return read_file(path, lang, **options)

    return read


def test_word_roles_come_from_styles_in_any_language(read):
    body = (
        paragraph("La caída", "Ttulo")
        + paragraph("Índice 3", "TDC1")
        + paragraph("El principio", "Ttulo1")
        + paragraph("Otro apartado", "Propio")
        + paragraph("Nadie la conocía. Llegó en 2016.")
        + paragraph("«No lo supe», dijo.", "Cita")
        + paragraph("Foto: la plaza.", "Pie")
        + '<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>Por nivel</w:t></w:r></w:p>'
        + "<w:p/>"
    )
    reading = read("a.docx", docx(body))
    assert shown(reading.document) == [
        ("heading", "La caída"),
        ("furniture", "Índice 3"),
        ("heading", "El principio"),
        ("heading", "Otro apartado"),
        ("body", "Nadie la conocía. Llegó en 2016."),
        ("quotation", "«No lo supe», dijo."),
        ("caption", "Foto: la plaza."),
        ("heading", "Por nivel"),
    ]
    assert reading.document.title == "La caída"
    assert [s.text for s in reading.document.segments][3:5] == [
        "Nadie la conocía.",
        "Llegó en 2016.",
    ]
    assert reading.remarks == () and reading.format == "docx"


def test_word_text_within_paragraphs(read):
    inner = (
        run("uno")
        + "<w:r><w:tab/></w:r><w:hyperlink>"
        + run("dos")
        + "</w:hyperlink><w:ins>"
        + run(" puesto")
        + "</w:ins><w:del><w:r><w:delText>quitado</w:delText></w:r></w:del>"
        + "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        + "<w:r><w:br/><w:t>ex</w:t><w:noBreakHyphen/><w:t>rey</w:t></w:r>"
        + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>oculto</w:t></w:r>"
        + '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> visible</w:t></w:r>'
        + "<w:r><w:commentReference/></w:r>"
    )
    reading = read("a.docx", docx(f"<w:p>{inner}</w:p>"))
    assert reading.document.text == "uno\tdos puesto\nex\u2011rey visible"
    assert reading.remarks == (
        "1 tracked deletion left out",
        "1 stretch of hidden text left out",
        "1 comment left out",
    )


def test_word_tables_boxes_and_footnotes(read):
    table = "<w:tbl><w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in ("Año", "2016"))
    box = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:txbxContent>{paragraph('En el recuadro.')}</w:txbxContent></mc:Choice>"
        f"<mc:Fallback><w:txbxContent>{paragraph('En el recuadro.')}</w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r>" + run("Ancla.") + "</w:p>"
    )
    footnotes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{paragraph("El consejo electoral.")}</w:footnote></w:footnotes>'
    )
    note = (
        '<w:p><w:r><w:t>El INE</w:t><w:footnoteReference w:id="2"/></w:r>'
        + run(" calla.")
        + "</w:p>"
    )
    reading = read("a.docx", docx(table + "</w:tr></w:tbl>" + box + note, footnotes=footnotes))
    assert shown(reading.document) == [
        ("body", "Año"),
        ("body", "2016"),
        ("body", "Ancla."),
        ("body", "En el recuadro."),
        ("body", "El INE calla."),
        ("note", "El consejo electoral."),
    ]
    assert reading.remarks == (
        "1 footnote stands at the end, as notes",
        "1 text box stands after the paragraph of its anchor",
    )


def test_running_heads_are_said_to_be_left_out(read):
    parts = {
        "header1": f"<w:hdr {W}>{paragraph('Capítulo 1')}</w:hdr>",
        "header2": f"<w:hdr {W}>{paragraph(' ')}</w:hdr>",
        "footer1": f"<w:ftr {W}>{paragraph('Página 3')}</w:ftr>",
    }
    reading = read("a.docx", docx(paragraph("Una frase."), **parts))
    assert reading.document.text == "Una frase."
    assert reading.remarks == ("2 running heads and feet left out",)
    reading = read("a.docx", docx(paragraph("Una frase."), footer1=parts["footer1"]))
    assert reading.remarks == ("1 running head or foot left out",)


def test_word_as_another_library_writes_it(read):
    import docx as library

    document = library.Document()
    document.add_heading("El título", 0)
    document.add_heading("Primera parte", 1)
    document.add_paragraph("Una frase. Otra frase.")
    document.add_paragraph("Lo dijo él.", style="Intense Quote")
    document.add_paragraph("punto", style="List Bullet")
    document.add_table(1, 2).rows[0].cells[1].text = "celda"
    out = io.BytesIO()
    document.save(out)
    reading = read("a.docx", out.getvalue())
    assert shown(reading.document) == [
        ("heading", "El título"),
        ("heading", "Primera parte"),
        ("body", "Una frase. Otra frase."),
        ("quotation", "Lo dijo él."),
        ("body", "punto"),
        ("body", "celda"),
    ]
    assert (reading.document.title, reading.remarks) == ("El título", ())


def test_word_numbers_its_main_part_and_states_odd_levels(read):
    body = (
        paragraph("Uno")
        + f'<w:p><w:pPr><w:outlineLvl w:val="{"9" * 5000}"/></w:pPr>{run("Dos")}</w:p>'
    )
    data = docx(body).replace(b"word/document.xml", b"word/documen2.xml")
    numbered = zipped(
        {"word/document2.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"}
    )
    assert shown(read("a.docx", numbered).document) == [("body", "Uno"), ("body", "Dos")]
    with pytest.raises(DataError, match="is a ZIP archive"):
        read("b.docx", data)


METADATA = (
    "<dc:title>El  faro</dc:title><dc:creator>Ana Ruiz</dc:creator>"
    "<dc:date>2019-03-04T00:00:00Z</dc:date><dc:language>es-MX</dc:language>"
)


def test_a_book_is_read_along_its_spine(read):
    chapters = {
        "dos.xhtml": "<h2>Dos</h2><p>Una <em>frase</em>.<br/>Otra&nbsp;frase&mdash;sí.</p>",
        "uno.xhtml": (
            '<nav epub:type="toc"><ol><li>Uno</li></ol></nav><div>Suelto<p>Dentro</p>Después</div>'
            "<blockquote><p>Citado.</p></blockquote><figure><img/><figcaption>Pie</figcaption></figure>"
            '<p>El INE<a epub:type="noteref">1</a> calla.</p>'
            '<aside epub:type="footnote"><p>El consejo.</p></aside><script>var x</script>'
        ),
    }
    reading = read("a.epub", epub(chapters, METADATA), lang=None)
    assert shown(reading.document) == [
        ("heading", "Dos"),
        ("body", "Una frase.\nOtra\u00a0frase—sí."),
        ("furniture", "Uno"),
        ("body", "Suelto"),
        ("body", "Dentro"),
        ("body", "Después"),
        ("quotation", "Citado."),
        ("caption", "Pie"),
        ("body", "El INE calla."),
        ("note", "El consejo."),
    ]
    document = reading.document
    assert (document.title, document.byline, document.date) == ("El faro", "Ana Ruiz", "2019-03-04")
    assert reading.remarks == ("1 reference to notes left out of the text",)


def test_a_book_whose_language_only_its_package_says(read):
    reading = read("a.epub", epub({"a.xhtml": "<p>Hola.</p>"}, METADATA), lang=None)
    assert reading.document.lang == "es"
    assert reading.remarks == ("the language is the one the file declares, es-MX",)


def test_a_book_in_another_language_than_it_declares(read):
    text = "<p>The lamp was lit by the keeper, and he was the last of them to do it.</p>"
    reading = read("a.epub", epub({"a.xhtml": text}, METADATA), lang=None)
    assert reading.document.lang == "en"
    assert reading.remarks == ("the file declares the language es-MX and its text is en",)


def test_a_chapter_that_is_not_well_formed_is_read_and_said_so(read):
    reading = read("a.epub", epub({"a.xhtml": "<p>Uno<p>Dos <b>tres</p>"}))
    assert [text for _, text in shown(reading.document)] == ["Uno", "Dos tres"]
    assert reading.remarks == (
        "1 chapter is not well-formed XHTML and read as HTML; the order of their text may be off",
    )


def lines(top: int, *texts: str, size: int = 11) -> list[tuple[int, int, int, str]]:
    return [(72, top - 14 * n, size, text) for n, text in enumerate(texts)]


def test_pdf_text_is_kept_as_it_stands(read):
    pages = [
        [
            (72, 800, 9, "Informe anual"),
            (72, 760, 18, "La mañana"),
            *lines(
                720,
                "Primera línea del párrafo que se corta por-",
                "que no cabe (aquí).",
                "Y acaba.",
            ),
            *lines(660, "Segundo párrafo.", "Sigue."),
            (290, 40, 9, str(number)),
        ]
        for number in (1, 2, 3)
    ]
    reading = read("a.pdf", pdf([*pages, []], info="El informe"))
    assert shown(reading.document)[:5] == [
        ("body", "Informe anual"),
        ("heading", "La mañana"),
        ("body", "Primera línea del párrafo que se corta por-\nque no cabe (aquí).\nY acaba."),
        ("body", "Segundo párrafo.\nSigue."),
        ("body", "1"),
    ]
    assert len(reading.document.paragraphs) == 15 and reading.document.title == "El informe"
    assert reading.remarks == (
        "1 page has no text (pictures or scans?): 4",
        "3 words may be cut by a hyphen at a line's end; not joined",
        "'Informe anual' is the first or last line of 3 pages (a running head?); kept",
        "a page number is the first or last line of 3 pages (a running head?); kept",
        "a paragraph that runs over a page's end is in two",
        "headings are told by the size of the type",
    )


def test_pdf_columns_do_not_run_together(read):
    left, right = lines(700, "Columna uno", "sigue uno"), lines(700, "Columna dos", "sigue dos")
    reading = read("a.pdf", pdf([left + [(320, y, s, t) for _, y, s, t in right]]))
    assert [text for _, text in shown(reading.document)] == [
        "Columna uno\nsigue uno",
        "Columna dos\nsigue dos",
    ]


MARKDOWN = """\
---
title: "El faro: una historia"
author: Ana Ruiz
date: 2019-03-04
---
# El *faro*

Un [enlace](https://ejemplo.org/a_(b)) y **negrita**, `código`
y otra línea[^1].

> Citado. También.

- uno
- dos

| Año | Votos |
|-----|-------|
| 2016 | 3 |

```python
print("no")
```

![La plaza](plaza.png)

<div>no</div>

Subrayado
=========

[^1]: El consejo.
"""


def test_markdown(read):
    reading = read("a.md", MARKDOWN)
    document = reading.document
    assert shown(document) == [
        ("furniture", 'title: "El faro: una historia"\nauthor: Ana Ruiz\ndate: 2019-03-04'),
        ("heading", "El faro"),
        ("body", "Un enlace y negrita, código\ny otra línea."),
        ("quotation", "Citado. También."),
        ("body", "uno"),
        ("body", "dos"),
        ("body", "Año"),
        ("body", "Votos"),
        ("body", "2016"),
        ("body", "3"),
        ("furniture", 'print("no")'),
        ("caption", "La plaza"),
        ("furniture", "<div>no</div>"),
        ("heading", "Subrayado"),
        ("note", "El consejo."),
    ]
    assert (document.title, document.byline, document.date) == (
        "El faro: una historia",
        "Ana Ruiz",
        "2019-03-04",
    )
    assert not any(
        document.paragraphs[s.paragraph].role is Role.FURNITURE for s in document.segments
    )
    assert reading.remarks == (
        "the front matter is furniture",
        "1 block of code is furniture",
        "1 stretch of raw HTML is furniture",
        "1 link's address left out",
        "1 reference to a footnote left out",
    )


def test_markdown_title_is_its_first_heading_where_nothing_else_says(read):
    document = read("a.md", "Antes.\n\n## Dos\n\n# El `faro`\n").document
    assert document.title == "El faro"


def test_toml_front_matter_and_a_rule_that_is_none(read):
    document = read("a.md", '+++\ntitle = "El faro"\n+++\nTexto.\n').document
    assert document.title == "El faro"
    assert shown(read("b.md", "---\nTexto.\n").document) == [("body", "Texto.")]


def test_the_command_says_what_was_left_out(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(docx(paragraph("Uno. Dos.") + "<w:del/>" + paragraph("Tres.")))
    result = CliRunner().invoke(corpora, ["split", "--lang", "es", str(path)])
    assert result.stdout == "Uno.\nDos.\n\nTres.\n"
    assert result.stderr == (
        f"{path}: is named .txt but is a Word document; read as one\n"
        f"{path}: 1 tracked deletion left out\n"
    )
