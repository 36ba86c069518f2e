"""Reading files as documents: kinds of file, wrapped lines, offsets, what cannot be read."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora import read_document
from corpora.errors import CareoError, DataError, UsageError
from corpora.languages import guess_language
from corpora.reading import document_from_text
from corpora.values import Role

TEXT = "La empresa llegó a México en 2016. Nadie la\nconocía.\n\n\n  El Sr. Ruiz sí.\n"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("name", ["a.txt", "a", "a.text", "a.log"])
def test_plain_text_is_paragraphs_at_empty_lines(tmp_path, name):
    document = read_document(write(tmp_path, name, TEXT), "es")
    assert [(s.paragraph, s.text) for s in document.segments] == [
        (0, "La empresa llegó a México en 2016."),
        (0, "Nadie la\nconocía."),
        (1, "El Sr. Ruiz sí."),
    ]
    assert document.text == TEXT and document.origin == str(tmp_path / name)
    assert all(p.role is Role.BODY for p in document.paragraphs)


def test_lines_are_segments_where_asked(tmp_path):
    path = write(tmp_path, "a.txt", "Uno. Dos.\n\nTres\n")
    assert [s.text for s in read_document(path, "es", lines=True).segments] == ["Uno. Dos.", "Tres"]


def test_a_page_is_extracted(tmp_path):
    page = (
        "<html><body><nav>Home</nav><p>The company came to the country two years ago, and nobody who "
        "lived in it knew what it had come for, or who had paid for it to come.</p></body></html>"
    )
    document = read_document(write(tmp_path, "a.html", page))
    assert [p.role for p in document.paragraphs] == [Role.FURNITURE, Role.BODY]
    assert document.lang == "en" and len(document.segments) == 1


def test_markdown_headings_stand_alone(tmp_path):
    text = "# El título\nLa empresa llegó.\n## Otra\n\nFin #1.\n\n#\n"
    document = read_document(write(tmp_path, "a.md", text), "es")
    assert [(p.role, p.span.of(document.text)) for p in document.paragraphs] == [
        (Role.HEADING, "El título"),
        (Role.BODY, "La empresa llegó."),
        (Role.HEADING, "Otra"),
        (Role.BODY, "Fin #1."),
    ]


def test_windows_line_ends_and_a_bom(tmp_path):
    document = read_document(write(tmp_path, "a.txt", b"\xef\xbb\xbfUno.\r\n\r\nDos.\r\n"), "es")
    assert document.text == "Uno.\n\nDos.\n"


def test_another_encoding(tmp_path):
    path = write(tmp_path, "a.txt", "Muñoz llegó.".encode("latin-1"))
    assert read_document(path, "es", encoding="latin-1").segments[0].text == "Muñoz llegó."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "{}: is empty; there is nothing to read in it"),
        (b" \n\t\n", "{}: is empty; there is nothing to read in it"),
        (
            b"Mu\xf1oz",
            "{}: byte 0xf1 at offset 2 (line 1) is not utf-8; looks like cp1252: --encoding cp1252",
        ),
        (
            b"\x00\x01\xff",
            "{}: is binary (it has NUL bytes), not utf-8 text; save it as plain text",
        ),
        (
            b"\x89PNG\0\0\xff",
            "{}: is a picture (PNG), which careo does not read; recognise its text first (OCR)",
        ),
        (
            b"uno\ndos\0tres",
            "{}: NUL character in line 2; the file is binary or damaged, save it as plain text",
        ),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_what_cannot_be_read(tmp_path, name, content, message):
    path = write(tmp_path, name, content)
    with pytest.raises(DataError) as caught:
        read_document(path, "es")
    assert str(caught.value) == message.format(path)


def test_a_missing_file_and_a_folder(tmp_path):
    with pytest.raises(DataError) as caught:
        read_document(tmp_path / "no.txt", "es")
    assert (
        str(caught.value) == f"{tmp_path / 'no.txt'}: no such file; check the name and the folder"
    )
    with pytest.raises(DataError) as caught:
        read_document(tmp_path, "es")
    assert str(caught.value) == f"{tmp_path}: is a folder; name a file in it"


def test_unknown_names(tmp_path):
    path = write(tmp_path, "a.txt", "Uno.")
    with pytest.raises(UsageError, match=r"^unknown language 'xx'; known: en, es$"):
        read_document(path, "xx")
    with pytest.raises(
        UsageError, match=r"^unknown encoding 'klingon'; try utf-8, latin-1 or cp1252$"
    ):
        read_document(path, "es", encoding="klingon")


@pytest.mark.parametrize("name", ["mexico.es", "mexico.en", "opinion.es", "opinion.en"])
def test_the_language_is_told_by_the_text(samples, name):
    assert read_document(samples / f"{name}.txt").lang == name[-2:]


@pytest.mark.parametrize(
    "text", ["", "12 34", "Hola", "the de the de", "und der die das ist nicht ein"]
)
def test_an_unclear_language(text, tmp_path):
    with pytest.raises(
        DataError, match=r"function words found\); name it: --lang es or --lang en$"
    ):
        guess_language(text)


def test_an_unclear_language_names_the_file(tmp_path):
    path = write(tmp_path, "a.txt", "Hola")
    with pytest.raises(DataError) as caught:
        read_document(path)
    assert str(caught.value) == (
        f"{path}: the language is unclear (0 English and 0 Spanish function words found); "
        "name it: --lang es or --lang en"
    )


def test_a_lone_surrogate_is_not_utf8(tmp_path):
    with pytest.raises(DataError, match=r"byte 0xed at offset 4 \(line 1\) is not utf-8"):
        read_document(write(tmp_path, "a.txt", b"Uno \xed\xa0\x80"), "es")


@settings(deadline=None, max_examples=120)
@given(st.text(max_size=120), st.sampled_from(["es", "en"]))
def test_any_text_is_a_document_with_its_offsets(text, lang):
    document = document_from_text(text, lang)
    assert document.text == text
    assert "".join("".join(s.text.split()) for s in document.segments) == "".join(text.split())


@settings(deadline=None, max_examples=120)
@given(data=st.binary(max_size=120), name=st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_any_bytes_are_a_document_or_one_clear_line(tmp_path_factory, data, name):
    path = tmp_path_factory.mktemp("fuzz") / name
    path.write_bytes(data)
    try:
        assert read_document(path, "en").origin == str(path)
    except CareoError as error:
        assert str(error).startswith(f"{path}: ") and "\n" not in str(error)
