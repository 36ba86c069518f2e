"""Files that are not what they seem, damaged, hostile or too large: one clear line each."""

import io
import re
import tracemalloc
import zipfile
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpora.errors import CareoError, DataError, UsageError
from corpora.formats import write_units
from corpora.readers import READERS, encodings
from corpora.readers.encodings import likely_encoding
from corpora.reading import read_document, read_file
from tests.corpora.reader_files import docx, epub, paragraph, pdf, zipped
from tests.corpora.test_readers_documents import MARKDOWN, lines
from tests.corpora.test_readers_subtitles import SRT, UNITS, VTT

DOCX = docx(paragraph("Llegó ayer. Nadie lo vio.", "Ttulo1"))
EPUB = epub({"a.xhtml": "<h1>Uno</h1><p>Llegó &amp; calló.</p>"})
PDF = pdf([lines(700, "Llegó ayer.", "Nadie lo vio.")])


def complaint(folder, name, data, **options) -> str:
    """What is said of a file, without its path."""
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    with pytest.raises(DataError) as caught:
        read_document(path, "es", **options)
    said = str(caught.value)
    assert said.startswith(f"{path}: ") and "\n" not in said
    return said.removeprefix(f"{path}: ")


@pytest.mark.parametrize(
    ("name", "data", "remark"),
    [
        ("a.txt", DOCX, "is named .txt but is a Word document; read as one"),
        ("a", DOCX, None),
        ("a.docx", EPUB, "is named .docx but is an EPUB book; read as one"),
        ("a.md", PDF, "is named .md but is a PDF; read as one"),
        ("a.pdf", b"\n\n" + PDF, None),
        (
            "a.txt",
            "<!DOCTYPE html><html><body><p>Llegó ayer a la ciudad, y nadie lo vio llegar ni supo de qué "
            "pueblo era, ni a qué había venido.</p></body></html>".encode(),
            "is named .txt but is a web page; read as one",
        ),
    ],
)
def test_a_file_is_what_its_content_is(tmp_path, name, data, remark):
    path = tmp_path / name
    path.write_bytes(data)
    reading = read_file(path, "es")
    assert "Llegó" in reading.document.text
    said = [text for text in reading.remarks if "named" in text]
    assert said == ([remark] if remark else [])


def test_a_format_that_is_asked_for_settles_it(tmp_path):
    path = tmp_path / "a.srt"
    path.write_text(SRT)
    assert read_file(path, "es", format="text").document.text == SRT
    with pytest.raises(UsageError) as caught:
        read_file(path, "es", format="word")
    assert str(caught.value) == (
        "unknown document format 'word'; known: csv, docx, epub, html, jsonl, markdown, pdf, po, srt, "
        "text, tmx, tsv, vtt, xliff"
    )


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        (
            "a.txt",
            zipped({"uno.txt": "x", "dos.txt": "y"}),
            "is a ZIP archive (it holds dos.txt, uno.txt); unpack it and name a file in it",
        ),
        ("a.docx", zipped({}), "is a ZIP archive (it is empty); unpack it and name a file in it"),
        (
            "a.docx",
            zipped({"xl/workbook.xml": ""}),
            "is a spreadsheet (.xlsx), which careo does not read; save it as TSV",
        ),
        (
            "a",
            zipped({"content.xml": "", "META-INF/container.xml": ""}),
            "is an OpenDocument file, which careo does not read; save it as .docx",
        ),
        (
            "a.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
            "is an old Word file (.doc) or an encrypted one, which careo does not read; "
            "save it as .docx without a password",
        ),
        (
            "a.txt",
            b"{\\rtf1 Hola}",
            "is Rich Text (RTF), which careo does not read; save it as .docx",
        ),
        (
            "a.gz",
            b"\x1f\x8b\x08\0",
            "is packed with gzip, which careo does not read; unpack it first",
        ),
        (
            "a.docx",
            "Hola.",
            "is named .docx but is not a Word document; rename it, or get a whole copy",
        ),
        ("a.pdf", "Hola.", "is named .pdf but is not a PDF; rename it, or get a whole copy"),
        ("a.pdf", "", "is not a PDF or is damaged"),
    ],
)
def test_what_careo_does_not_read(tmp_path, name, data, message):
    assert complaint(tmp_path, name, data).startswith(message)


def test_containers_are_not_lines(tmp_path):
    assert (
        complaint(tmp_path, "a.txt", DOCX, lines=True) == "is a Word document and not lines of text"
    )


@pytest.mark.parametrize("data", [DOCX, EPUB])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.97])
def test_a_truncated_container(tmp_path, data, share):
    assert complaint(tmp_path, "a.docx", data[: int(len(data) * share)]) == (
        "is a ZIP container (a Word document, a book, an archive) that is cut off or damaged "
        "(File is not a zip file); get a whole copy"
    )


def test_a_damaged_part_of_a_container(tmp_path):
    at = DOCX.index(b"word/document.xml") + 40
    data = DOCX[:at] + bytes(255 - byte for byte in DOCX[at : at + 8]) + DOCX[at + 8 :]
    assert complaint(tmp_path, "a.docx", data).startswith("is not a Word document or is damaged (")


def test_an_encrypted_container(tmp_path):
    data = bytearray(DOCX)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    assert complaint(tmp_path, "a.docx", bytes(data)) == (
        "is not a Word document or is damaged (it is encrypted); save it again as .docx"
    )


def bomb(name: str, size: int) -> bytes:
    out = io.BytesIO(DOCX)
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open(name, "w") as part,
    ):
        for _ in range(size // 1_000_000):
            part.write(b" " * 1_000_000)
    return out.getvalue()


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path):
    data = bomb("word/footnotes.xml", 40_000_000)
    tracemalloc.start()
    try:
        said = complaint(tmp_path, "a.docx", data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert re.fullmatch(
        r"word/footnotes\.xml unpacks to 10\d\d times its size; text does not \(the bound is 250\), "
        r"so it is refused as a ZIP bomb",
        said,
    )
    assert peak < 10_000_000


def test_a_container_that_unpacks_beyond_the_bound(tmp_path, monkeypatch):
    monkeypatch.setattr("corpora.readers.containers.MAX_PART", 100)
    assert complaint(tmp_path, "a.docx", DOCX) == (
        "unpacks to 0 MB at word/styles.xml; careo reads up to 0 MB, split the document"
    )


ENTITY_BOMB = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><document><p>&c;</p></document>'
)
EXTERNAL = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    "<html><body><p>&x;</p></body></html>"
)


@pytest.mark.parametrize("xml", [ENTITY_BOMB, EXTERNAL])
def test_xml_entities_are_refused(tmp_path, xml):
    data = zipped({"word/document.xml": xml})
    assert complaint(tmp_path, "a.docx", data) == (
        "word/document.xml: declares XML entities, which careo refuses; remove them"
    )
    wide = zipped(
        {"word/document.xml": xml.replace('"1.0"', '"1.0" encoding="utf-16"').encode("utf-16")}
    )
    assert "word/document.xml: declares XML entities" in complaint(tmp_path, "b.docx", wide)
    book = epub({"a.xhtml": xml})
    assert complaint(tmp_path, "a.epub", book) == (
        "OEBPS/a.xhtml: declares XML entities, which careo refuses; remove them"
    )
    assert "declares XML entities" in complaint(tmp_path, "a.tmx", xml.replace("document", "tmx"))


def test_an_external_dtd_is_not_opened(tmp_path):
    chapter = (
        '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "file:///no/such.dtd">'
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Llegó.</p></body></html>'
    )
    path = tmp_path / "a.epub"
    path.write_bytes(epub({"a.xhtml": chapter}))
    assert read_document(path, "es").text == "Llegó."


def test_deep_nesting(tmp_path):
    deep = "<w:sdt>" * 5000 + paragraph("x") + "</w:sdt>" * 5000
    assert complaint(tmp_path, "a.docx", docx(deep)).startswith(
        "word/document.xml: is not well-formed XML (Excessive depth"
    )
    nested = "<div>" * 50_000 + "Llegó." + "</div>" * 50_000
    path = tmp_path / "a.epub"
    path.write_bytes(epub({"a.xhtml": nested}))
    try:
        assert "Llegó" in read_document(path, "es").text
    except DataError as error:
        assert str(error).startswith(f"{path}: ")


@pytest.mark.parametrize("depth", [10, 40, 97, 98, 99, 100, 101, 5_000])
@pytest.mark.parametrize("mark", [">", "- "])
def test_deep_markdown_is_read_or_refused_and_never_dropped(tmp_path, mark, depth):
    path = tmp_path / "a.md"
    path.write_text(f"Uno.\n\n{mark * depth} Llegó.")
    try:
        assert "Llegó." in read_document(path, "es").text
        assert depth < 100
    except DataError as error:
        assert depth > 40
        assert str(error) == (
            f"{path}: has quotations or lists nested 100 deep; take the nesting out"
        )


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "head",
    [
        "\n" * 9000,
        "<!---->" * 1200,
        "<?xml?>" * 1200,
        "<!--" * 2000,
        "# \n" * 3000,
        'msgid "a"\n' + '"b"\n' * 2000,
        "---\na:" + " " * 50_000 + "#\n---\n",
        "[" * 5_000,
        "*a **b " * 3_000,
        "`" * 5_000 + "a",
        "<a " * 5_000,
        "[a](" * 3_000,
        "> " * 30 + "a\n" * 3_000,
        "|a" * 3_000 + "\n" + "|-" * 3_000,
    ],
)
@pytest.mark.parametrize("name", ["a", "a.md"])
def test_beginnings_made_to_take_for_ever(tmp_path, name, head):
    path = tmp_path / name
    path.write_text(head + "\n\nLlegó.")
    try:
        assert "Llegó." in read_document(path, "es").text
    except CareoError as error:
        assert str(error).startswith(f"{path}: ")


def test_a_protected_book(tmp_path):
    protection = (
        '<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData><e:CipherData>'
        '<e:CipherReference URI="OEBPS/{}"/></e:CipherData></e:EncryptedData></encryption>'
    )
    chapters = {"a.xhtml": "<p>Llegó.</p>"}
    data = epub(chapters, **{"META-INF/encryption.xml": protection.format("a.xhtml")})
    assert complaint(tmp_path, "a.epub", data) == (
        "is protected (DRM) and cannot be read; get a whole copy of the book without it"
    )
    path = tmp_path / "b.epub"
    path.write_bytes(epub(chapters, **{"META-INF/encryption.xml": protection.format("x.otf")}))
    assert read_document(path, "es").text == "Llegó."


def test_a_spine_that_lies(tmp_path):
    data = epub({"a.xhtml": "<p>Uno</p>"})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    package = parts["OEBPS/libro.opf"].decode()
    again = package.replace("</spine>", '<itemref idref="i0"/></spine>')
    assert complaint(tmp_path, "a.epub", zipped({**parts, "OEBPS/libro.opf": again})) == (
        "its spine has OEBPS/a.xhtml twice; get a whole copy of the book"
    )
    lost = package.replace('idref="i0"', 'idref="i9"')
    assert complaint(tmp_path, "a.epub", zipped({**parts, "OEBPS/libro.opf": lost})) == (
        "its spine refers to 'i9', which is not in the book; get a whole copy of the book"
    )
    del parts["OEBPS/a.xhtml"]
    assert complaint(tmp_path, "a.epub", zipped(parts)) == (
        "is not an EPUB book: it has no OEBPS/a.xhtml; get a whole copy of the book"
    )


def encrypted(user: str) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(PDF)))
    writer.encrypt(user, "amo", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_an_encrypted_pdf(tmp_path):
    assert complaint(tmp_path, "a.pdf", encrypted("clave")) == (
        "is encrypted with a password; save it without one"
    )
    path = tmp_path / "b.pdf"
    path.write_bytes(encrypted(""))
    assert read_document(path, "es").text == "Llegó ayer.\nNadie lo vio."


def test_damaged_and_empty_pdfs(tmp_path, capsys, caplog):
    assert complaint(tmp_path, "a.pdf", PDF[:200]).startswith("is not a PDF or is damaged (")
    assert complaint(tmp_path, "a.pdf", pdf([[], []])) == (
        "has no text in its 2 pages (a scan?); recognise its text first (OCR)"
    )
    path = tmp_path / "b.pdf"
    path.write_bytes(PDF[: PDF.index(b"startxref")] + b"startxref\n7\n%%EOF\n")
    reading = read_file(path, "es")
    assert reading.document.text == "Llegó ayer.\nNadie lo vio."
    assert reading.remarks[0].startswith("the file has faults that its reader worked around (")
    assert capsys.readouterr() == ("", "") and not caplog.records


def test_too_many_pages(tmp_path, monkeypatch):
    monkeypatch.setattr("corpora.readers.pdf.MAX_PAGES", 1)
    assert complaint(tmp_path, "a.pdf", pdf([[], []])) == (
        "has 2 pages; careo reads up to 1, split it"
    )


def pdf_of(*objects: bytes) -> bytes:
    """A PDF whose page is object 3 and its drawing object 4, without a table of its objects."""
    head = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % pair for pair in enumerate((*head, *objects), 1))
    return b"%PDF-1.4\n" + body + b"trailer\n<< /Root 1 0 R >>\nstartxref\n7\n%%EOF\n"


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def test_a_page_of_forms_within_forms(tmp_path, monkeypatch):
    monkeypatch.setattr("corpora.readers.pdf.MAX_OPERATIONS", 2000)
    forms = [
        b"<< /Type /Page /Parent 2 0 R /Resources << /XObject << /X 5 0 R >> >> /Contents 4 0 R >>"
    ]
    forms.append(stream(b"/X Do " * 10))
    forms += [
        stream(
            b"/X Do " * 10,
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>"
            % n,
        )
        for n in range(6, 16)
    ]
    forms.append(stream(b"BT ET", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"))
    assert complaint(tmp_path, "a.pdf", pdf_of(*forms)) == (
        "draws its text in over 2000 operations; no text needs that many"
    )


def test_a_page_that_unpacks_beyond_the_bound(tmp_path):
    font = (
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    )
    page = b"<< /Type /Page /Parent 2 0 R %s /Contents 4 0 R >>" % font
    packed = stream(zlib.compress(b" " * 40_000_000), b"/Filter /FlateDecode")
    said = complaint(tmp_path, "a.pdf", pdf_of(page, packed))
    assert said.startswith("is not a PDF or is damaged (Limit reached while decompressing.")


def test_a_line_of_100_mb(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as out:
        out.write(b"Corta.\n")
        for _ in range(100):
            out.write(b"a" * 1_000_000)
    with pytest.raises(DataError) as caught:
        read_document(path, "es")
    assert str(caught.value) == (
        f"{path}: line 2 has 100000000 characters, over 1000000; no text has lines that long, break it"
    )
    path.unlink()


def test_a_file_beyond_the_bound(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    with path.open("wb") as out:
        out.truncate(encodings.MAX_BYTES + 1)
    with pytest.raises(DataError) as caught:
        read_document(path, "es")
    assert str(caught.value) == f"{path}: has over 200 MB; a document may not be larger, split it"


def test_a_lone_surrogate_from_markup(tmp_path):
    book = epub({"a.xhtml": "<p>x&#xD800;y</p>"})
    path = tmp_path / "a.epub"
    path.write_bytes(book)
    reading = read_file(path, "es")
    assert not any(0xD800 <= ord(c) < 0xE000 for c in reading.document.text)


@pytest.mark.parametrize(
    ("text", "encoding", "likely"),
    [
        ("El señor Núñez llegó mañana.", "latin-1", "cp1252"),
        ("El «señor» – dijo “sí”.", "cp1252", "cp1252"),
        ("¿Qué pasó aquí? — dijo «Él».\n" * 3, "mac_roman", "mac-roman"),
        ("El señor Núñez llegó mañana.", "cp850", "cp850"),
        ("El señor Núñez llegó mañana.", "utf-16", "utf-16"),
    ],
)
def test_the_likely_encoding_is_named_and_not_used(tmp_path, text, encoding, likely):
    assert likely_encoding(text.encode(encoding)) == likely
    said = complaint(tmp_path, "a.txt", text.encode(encoding))
    assert said.endswith(f"; looks like {likely}: --encoding {likely}")
    document = read_document(tmp_path / "a.txt", "es", encoding=likely)
    assert document.text.lstrip("\ufeff") == text


def test_mixed_encodings(tmp_path):
    data = "Núñez llegó mañana.\n".encode() * 3 + "Se calló.".encode("latin-1")
    assert complaint(tmp_path, "a.txt", data) == (
        "byte 0xf3 at offset 79 (line 4) is not utf-8; the rest is mostly UTF-8 (12 characters beyond "
        "ASCII are, 1 are not): encodings are mixed, mend those bytes"
    )


@pytest.mark.parametrize("name", ["a.docx", "a.tmx"])
def test_an_encoding_for_a_file_that_says_its_own(tmp_path, name):
    path = tmp_path / name
    if name == "a.tmx":
        write_units(UNITS, path)
    else:
        path.write_bytes(DOCX)
    what = READERS[name[2:]].description
    with pytest.raises(UsageError) as caught:
        read_document(path, "es", encoding="latin-1")
    assert str(caught.value) == (
        f"{path}: is {what}, which says its encoding itself; leave out --encoding"
    )


SEEDS = {
    "a.docx": DOCX,
    "a.epub": EPUB,
    "a.pdf": PDF,
    "a.md": MARKDOWN.encode(),
    "a.srt": SRT.encode(),
    "a.vtt": VTT.encode(),
    "a.txt": "Llegó ayer.\n\nNadie lo vio.\n".encode(),
    "a.html": b"<html><body><h1>Uno</h1><p>Lleg&oacute; ayer.</p></body></html>",
}
SIDES = ("a.tmx", "a.xlf", "a.po", "a.tsv", "a.csv", "a.jsonl")


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    folder = tmp_path_factory.mktemp("seeds")
    for name in SIDES:
        write_units(UNITS, folder / name, keep_empty=True)
    return {**SEEDS, **{name: (folder / name).read_bytes() for name in SIDES}}


@st.composite
def mutations(draw) -> list[tuple[float, int, bytes]]:
    """Places (a share of the file), how many bytes go there, and what comes instead."""
    return draw(
        st.lists(
            st.tuples(
                st.floats(0, 1),
                st.sampled_from([0, 1, 1, 2, 8, 64, 10_000]),
                st.one_of(
                    st.binary(max_size=4),
                    st.sampled_from(
                        [
                            b"<",
                            b">",
                            b"&#0;",
                            b"&x;",
                            b"\0",
                            b"\xff\xfe",
                            b"\n\n",
                            b"]]>",
                            b"-1",
                            b"9" * 12,
                        ]
                    ),
                ),
            ),
            min_size=1,
            max_size=4,
        )
    )


def mutated(data: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    for share, gone, put in changes:
        at = int(share * len(data))
        data = data[:at] + put + data[at + gone :]
    return data


def rezipped(data: bytes, changes: list[tuple[float, int, bytes]], share: float) -> bytes:
    """Change one part of a container and pack it again."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = sorted(parts)[int(share * (len(parts) - 1))]
    return zipped({**parts, name: mutated(parts[name], changes)})


@pytest.mark.parametrize("name", [*SEEDS, *SIDES])
@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(changes=mutations(), inside=st.floats(0, 1))
def test_any_damage_gives_a_document_or_one_clear_line(
    tmp_path_factory, seeds, name, changes, inside
):
    data = seeds[name]
    packed = name in ("a.docx", "a.epub") and inside > 0.3
    damaged = rezipped(data, changes, (inside - 0.3) / 0.7) if packed else mutated(data, changes)
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(damaged)
    try:
        assert read_document(path, "es").segments
    except CareoError as error:
        assert str(error).startswith(f"{path}: ") and "\n" not in str(error), str(error)
