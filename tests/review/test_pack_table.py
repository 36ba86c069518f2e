"""Review packs as Word documents and tables, and exported files that come back."""

import csv
import io

import pytest

from corpora.errors import DataError
from corpora.formats import get_format
from corpora.oplog import AddComment, Merge, SetStatus, SetText
from corpora.reviews import Status
from corpora.store import Project
from review.export import export
from review.pack import merge, plan_merge
from review.pack_table import headings, pack_docx, pack_rows, pack_tsv, read_returned

LANGS = ("es", "en")


@pytest.fixture
def project(sample_project):
    with Project.open(sample_project) as opened:
        yield opened


def info_of(project):
    return project.bitexts()[0]


def table_of(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), dialect="excel-tab"))


def written(rows, dialect="excel-tab", encoding="utf-8-sig"):
    out = io.StringIO()
    csv.writer(out, dialect=dialect).writerows(rows)
    return out.getvalue().encode(encoding)


def edited_word(data, change):
    """What a colleague's word processor saves; `change` gets the table's rows of cells."""
    import docx

    document = docx.Document(io.BytesIO(data))
    change([row.cells for row in document.tables[0].rows])
    document.core_properties.last_modified_by = "Luz Ñ"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def outcomes(planned):
    return [(row.n, row.outcome) for row in planned.rows if row.outcome != "same"]


def test_a_table_comes_back_three_ways_whatever_its_order(project):
    info = info_of(project)
    project.perform(1, SetText(project.states(1)[6].id, 'Una "cita" y\notra línea'))
    rows = pack_rows(project, info, project.rows(1, 0, 47))
    table = table_of(pack_tsv(rows, "es"))
    assert table[0] == headings("es")
    assert table[1:] == rows
    by = {name: at for at, name in enumerate(headings("es"))}
    table[1][by["Versión"]] = "Uno, corregido"
    table[1][by["Confirmado"]] = "x"
    table[2][by["Versión"]] = "Dos, de fuera"
    table[3][by["Confirmado"]] = "Sí"
    table[3][by["Tu comentario"]] = "¿seguro?"
    table[6][by["Versión"]] = "Seis"
    table[8][by["Traducción humana"]] += " (aquí no)"
    table[9][by["Original"]] = ""
    states = project.states(1)
    project.perform(1, SetText(states[1].id, "Dos, de aquí"))
    project.perform(1, Merge(states[4].id, 2))
    before = (project.states(1), project.comments(1))
    back = written([table[0], *reversed(table[1:])])
    planned = plan_merge(project, info, read_returned(back, "a.tsv", LANGS), "a.tsv")
    assert sorted(outcomes(planned)) == [
        (1, "take"),
        (2, "conflict"),
        (3, "take"),
        (5, "moved"),
        (6, "moved"),
        (7, "strayed"),
        (8, "strayed"),
    ]
    assert merge(project, info, planned) == 3
    assert [(row.text, row.status) for row in project.rows(1, 0, 3)] == [
        ("Uno, corregido", "reviewed"),
        ("Dos, de aquí", "edited"),
        (None, "reviewed"),
    ]
    assert [one.text for one in project.comments(1)] == ["¿seguro?", "≠ Dos, de fuera"]
    again = plan_merge(project, info, read_returned(back, "a.tsv", LANGS), "a.tsv")
    assert merge(project, info, again) == 0
    project.undo(1)
    assert (project.states(1), project.comments(1)) == before


@pytest.mark.parametrize(
    ("dialect", "encoding"), [("excel", "utf-8"), ("excel-tab", "utf-16"), ("excel-tab", "utf-8")]
)
def test_what_spreadsheets_make_of_a_table_is_read(project, dialect, encoding):
    info = info_of(project)
    table = [headings("en"), *pack_rows(project, info, project.rows(1, 0, 5))]
    table[4][3] = '=1+1, or "quoted"'
    held = read_returned(written(table, dialect, encoding), "a.csv", LANGS)
    planned = plan_merge(project, info, held, "a.csv")
    assert outcomes(planned) == [(4, "take")]
    assert planned.rows[3].theirs == '=1+1, or "quoted"'


def test_a_word_document_comes_back_with_its_author(project):
    info = info_of(project)
    project.perform(1, AddComment("target", 0, "mira\taquí", author="Ana"))
    rows = pack_rows(project, info, project.rows(1, 0, 6))

    def change(cells):
        assert [cell.text for cell in cells[0]] == headings("en")
        assert cells[1][5].text == "Ana: mira\taquí"
        cells[1][3].text = "One, put right"
        cells[2][4].text = "x"
        cells[3][6].text = "sure?"

    data = edited_word(pack_docx(rows, "Un <título> & más", "en"), change)
    planned = plan_merge(project, info, read_returned(data, "pack.docx", LANGS), "pack.docx")
    assert planned.author == "Luz Ñ"
    assert outcomes(planned) == [(1, "take"), (2, "take"), (3, "take")]
    merge(project, info, planned)
    assert project.rows(1, 0, 1)[0].text == "One, put right"
    assert [(one.author, one.text) for one in project.comments(1)][1:] == [("Luz Ñ", "sure?")]


@pytest.mark.parametrize("name", ["tmx", "xliff", "xliff2", "tsv", "csv", "jsonl"])
def test_an_exported_file_that_was_edited_elsewhere_comes_back(project, name):
    info = info_of(project)
    states = project.states(1)
    project.perform(1, AddComment("target", 0, "#error style minor", author="Ana"))
    project.perform(1, AddComment("target", 0, "ojo", author="Ana"))
    format = get_format(name)
    made = export(project, 1, name).data.decode()
    first = project.rows(1, 0, 1)[0].target
    assert made.count(first) >= 1
    back = made.replace(first, "Another title")
    project.perform(1, SetText(states[2].id, "cambiado aquí"))
    file = f"a{format.extensions[0]}"
    held = read_returned(back.encode(), file, LANGS)
    planned = plan_merge(project, info, held, file)
    assert outcomes(planned) == [(1, "take")]
    merge(project, info, planned)
    assert project.rows(1, 0, 1)[0].text == "Another title"
    assert len(project.comments(1)) == 2  # what was said already is not said again


def test_my_own_change_is_no_base(project):
    """The human text went out; who edits here and sends back the human text unchanged changes nothing."""
    info = info_of(project)
    rows = pack_rows(project, info, project.rows(1, 0, 3))
    project.perform(1, SetText(project.states(1)[0].id, "mine"))
    table = [headings("en"), *rows]
    assert (
        outcomes(plan_merge(project, info, read_returned(written(table), "a.tsv", LANGS), "")) == []
    )
    table[1][3] = "theirs"
    planned = plan_merge(project, info, read_returned(written(table), "a.tsv", LANGS), "")
    assert outcomes(planned) == [(1, "conflict")]


def test_a_locked_row_stays(project):
    info = info_of(project)
    rows = pack_rows(project, info, project.rows(1, 0, 3))
    id = project.states(1)[0].id
    for status in (Status.REVIEWED, Status.APPROVED, Status.LOCKED):
        project.perform(1, SetStatus(id, status))
    table = [headings("en"), *rows]
    table[1][3] = "otra cosa"
    planned = plan_merge(project, info, read_returned(written(table), "a.tsv", LANGS), "")
    assert outcomes(planned) == [(1, "locked")]
    merge(project, info, planned)
    assert project.rows(1, 0, 1)[0].text is None
    assert project.comments(1)[0].text == "≠ otra cosa"


def test_what_cannot_be_trusted_is_refused(project, samples, tmp_path):
    info = info_of(project)
    table = [headings("en"), *pack_rows(project, info, project.rows(1, 0, 3))]
    key = table[1][-1]
    other = key.replace(key.split(".")[1], "0" * 16)

    def refusal(name, data):
        with pytest.raises(DataError) as error:
            plan_merge(project, info, read_returned(data, name, LANGS), name)
        return str(error.value)

    changed = [table[0], [*table[1][:-1], key[:-1] + ("0" if key[-1] != "0" else "1")]]
    assert refusal("a.tsv", written(changed)).endswith(
        "is no key of a row; leave the keys as they are; nothing was taken"
    )
    assert refusal("a.tsv", written(changed)).startswith("a.tsv: row 2: 'c1.")
    assert other != key
    twice = [table[0], table[1], table[2], table[1]]
    assert refusal("a.tsv", written(twice)) == (
        "a.tsv: rows 1 and 3 have the same key; keep one of them; nothing was taken"
    )
    short = [table[0], table[1][:-2]]
    assert refusal("a.tsv", written(short)) == (
        "a.tsv: row 2 has 6 cells, the header row 8; nothing was taken"
    )
    assert refusal("a.tsv", written(table[:1])) == "a.tsv: holds no row; nothing was taken"
    assert refusal("a.pdf", b"%PDF") == (
        "a.pdf: is no answer file of a review pack; nothing was taken. What comes back ends in "
        ".answers.json, .docx, .tsv, .csv, .tmx, .xlf, .xliff, .xlf2, .jsonl"
    )
    assert refusal("a.docx", b"no zip").endswith("nothing was taken")
    bare = b"source_lang\ttarget_lang\tsource\ttarget\nes\ten\tUno\tOne\n"
    assert refusal("a.tsv", bare) == (
        "a.tsv: unit 1 bears no key of careo's; export it again; nothing was taken"
    )
    plain = export(project, 1, "docx").data
    assert refusal("a.docx", plain) == ("a.docx: has no table of a review pack; nothing was taken")


def test_a_pack_of_another_text_is_refused(project, tmp_path):
    from corpora.documents import document_from_lines
    from corpora.store import save_project
    from corpora.values import Bead, Bitext, Span

    place = tmp_path / "other.careo"
    lines = [
        document_from_lines([text], lang) for text, lang in (("Otra.", "es"), ("Other.", "en"))
    ]
    save_project(place, Bitext(*lines, (Bead(Span(0, 1), Span(0, 1)),)))
    with Project.open(place) as other:
        table = [headings("en"), *pack_rows(other, info_of(other), other.rows(1, 0, 1))]
    mixed = [*table, *pack_rows(project, info_of(project), project.rows(1, 0, 1))]
    with pytest.raises(DataError) as error:
        read_returned(written(mixed), "a.tsv", LANGS)
    assert str(error.value) == "a.tsv: mixes rows of 2 texts; nothing was taken"
    held = read_returned(written(table), "a.tsv", LANGS)
    with pytest.raises(DataError) as error:
        plan_merge(project, info_of(project), held, "a.tsv")
    assert str(error.value) == "a.tsv: belongs to another text (a.tsv); nothing was taken"


def test_a_character_that_word_cannot_hold_is_named(project):
    rows = [["1", "a\x0bb", "", "", "", "", "", "k"]]
    with pytest.raises(DataError) as error:
        pack_docx(rows, "t", "en")
    assert str(error.value) == (
        r"pair 1: holds the character '\x0b', which Word cannot hold; save the pack as HTML"
    )
