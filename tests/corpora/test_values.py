import dataclasses
import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.documents import document_from_lines, document_from_paragraphs
from corpora.errors import DataError
from corpora.values import Bead, Bitext, Document, Paragraph, Role, Segment, Span, Translation
from tests.strategies import NASTY, bitexts, documents, lines, plain_bitext

quick = settings(max_examples=60, deadline=None)


def exactly(message: str) -> str:
    return f"^{re.escape(message)}$"


def segment(text: str, id: int, start: int, paragraph: int = 0, lang: str = "es") -> Segment:
    return Segment(text, lang, id, paragraph, Span(start, start + len(text)))


@given(st.integers(0, 50), st.integers(0, 50), st.integers(-5, 60))
@quick
def test_a_span_is_the_range_it_says(start, length, item):
    span = Span(start, start + length)
    assert list(span) == list(range(start, start + length))
    assert len(span) == length
    assert (item in span) == (item in range(start, start + length))


def test_a_span_covers_code_points():
    assert Span(1, 3).of("a👩🏽b") == "👩🏽"
    assert Span(2, 2).of("abc") == ""


def test_only_whole_numbers_are_in_a_span():
    assert "1" not in Span(0, 3)
    assert None not in Span(0, 3)


def test_spans_are_in_order_of_place():
    assert sorted([Span(2, 2), Span(0, 5), Span(0, 1)]) == [Span(0, 1), Span(0, 5), Span(2, 2)]


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (2, 1), (-3, -2)])
def test_a_span_out_of_order_is_refused(start, end):
    with pytest.raises(
        ValueError, match=exactly(f"span needs 0 <= start <= end, not [{start}, {end})")
    ):
        Span(start, end)


@pytest.mark.parametrize("text", ["", " ", " hola", "hola\n", "\u2028hola", "hola\u00a0"])
def test_a_segment_has_text_and_no_space_at_its_ends(text):
    message = f"segment 3: text is empty or has white space at its ends: {text!r}"
    with pytest.raises(ValueError, match=exactly(message)):
        Segment(text, "es", 3, 0, Span(0, len(text)))


def test_a_segment_says_its_language():
    with pytest.raises(ValueError, match=exactly("segment 0: has no language")):
        Segment("hola", "", 0, 0, Span(0, 4))


@pytest.mark.parametrize(("id", "paragraph"), [(-1, 0), (0, -1)])
def test_a_segment_counts_from_zero(id, paragraph):
    with pytest.raises(
        ValueError, match=exactly(f"segment {id}: ids and paragraphs count from zero")
    ):
        Segment("hola", "es", id, paragraph, Span(0, 4))


def test_a_segment_is_as_long_as_its_span():
    with pytest.raises(ValueError, match=exactly("segment 0: span of 5 over 4 characters of text")):
        Segment("hola", "es", 0, 0, Span(0, 5))


BODY = Paragraph(Span(0, 9))
A, B = segment("Hola.", 0, 0), segment("Sí.", 1, 6)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"lang": "", "segments": ()}, "document: has no language"),
        (
            {"paragraphs": (BODY, Paragraph(Span(8, 9)))},
            "paragraph 1: overlaps another or lies outside the text",
        ),
        (
            {"paragraphs": (Paragraph(Span(0, 10)),)},
            "paragraph 0: overlaps another or lies outside the text",
        ),
        ({"segments": (A, dataclasses.replace(B, id=2))}, "segment 1: has id 2"),
        (
            {"segments": (A, dataclasses.replace(B, lang="en"))},
            "segment 1: is en in a document in es",
        ),
        (
            {"segments": (A, dataclasses.replace(B, paragraph=1))},
            "segment 1: paragraph 1 is out of order or missing",
        ),
        (
            {"paragraphs": (Paragraph(Span(0, 9), Role.FURNITURE),)},
            "segment 0: stands in furniture",
        ),
        (
            {"segments": (A, segment("a. Sí.", 1, 3))},
            "segment 1: overlaps another or leaves its paragraph",
        ),
        (
            {"paragraphs": (Paragraph(Span(0, 8)),)},
            "segment 1: overlaps another or leaves its paragraph",
        ),
        (
            {"segments": (A, segment("No.", 1, 6))},
            "segment 1: its text is not the document's at its span",
        ),
        (
            {"segments": (dataclasses.replace(B, id=0),)},
            "segment 0: text before it belongs to no segment",
        ),
        ({"segments": (A,)}, "paragraph 0: text at its end belongs to no segment"),
        ({"segments": ()}, "paragraph 0: text at its end belongs to no segment"),
    ],
)
def test_a_document_that_does_not_fit_together_is_refused(changes, message):
    good = {"lang": "es", "text": "Hola. Sí.", "paragraphs": (BODY,), "segments": (A, B)}
    assert Document(**good).segments == (A, B)
    with pytest.raises(ValueError, match=exactly(message)):
        Document(**(good | changes))


def test_segments_go_through_the_paragraphs_in_order():
    text = "Uno.\nDos."
    paragraphs = (Paragraph(Span(0, 4)), Paragraph(Span(5, 9)))
    backwards = (segment("Dos.", 0, 5, paragraph=1), segment("Uno.", 1, 0, paragraph=0))
    with pytest.raises(
        ValueError, match=exactly("segment 1: paragraph 0 is out of order or missing")
    ):
        Document("es", text, paragraphs, backwards)


@given(documents())
@quick
def test_the_segments_of_a_document_are_all_its_text_in_order(document):
    for number, paragraph in enumerate(document.paragraphs):
        texts = [s.text for s in document.segments if s.paragraph == number]
        if paragraph.role is Role.FURNITURE:
            assert not texts
        else:
            kept = "".join(paragraph.span.of(document.text).split())
            assert "".join("".join(texts).split()) == kept


@given(documents())
@quick
def test_the_hash_is_of_the_content(document):
    elsewhere = dataclasses.replace(document, title="otro", origin="otro.txt")
    assert elsewhere.hash == document.hash
    assert re.fullmatch("[0-9a-f]{64}", document.hash)
    longer = dataclasses.replace(document, text=document.text + " ")
    assert longer.hash != document.hash


def test_the_hash_knows_paragraphs_roles_bounds_and_language():
    whole = Document("es", "A. B.", (Paragraph(Span(0, 5)),), (segment("A. B.", 0, 0),))
    cut = dataclasses.replace(whole, segments=(segment("A.", 0, 0), segment("B.", 1, 3)))
    heading = dataclasses.replace(whole, paragraphs=(Paragraph(Span(0, 5), Role.HEADING),))
    english = dataclasses.replace(whole, lang="en", segments=(segment("A. B.", 0, 0, lang="en"),))
    assert len({one.hash for one in (whole, cut, heading, english)}) == 4


def test_a_lone_surrogate_has_a_hash():
    assert Document("es", "\ud800", (), ()).hash != Document("es", "\udfff", (), ()).hash


def test_values_do_not_change():
    for value in (Span(0, 1), A, BODY, Bead(Span(0, 1), Span(0, 0))):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(value, dataclasses.fields(value)[0].name, None)


def test_a_bead_has_a_type():
    assert Bead(Span(0, 2), Span(5, 6)).type == "2-1"
    assert Bead(Span(3, 3), Span(5, 6)).type == "0-1"


def test_a_bead_is_not_empty_on_both_sides():
    with pytest.raises(ValueError, match=exactly("bead at 4:7: both sides are empty")):
        Bead(Span(4, 4), Span(7, 7))


@pytest.mark.parametrize("probability", [-0.1, 1.1, math.nan, math.inf])
def test_a_probability_is_between_0_and_1(probability):
    message = f"bead at 1:2: probability {probability} is not in [0, 1]"
    with pytest.raises(ValueError, match=exactly(message)):
        Bead(Span(1, 2), Span(2, 3), probability)


@given(bitexts())
@quick
def test_a_bitext_has_every_segment_in_one_bead(bitext):
    source = [i for bead in bitext.beads for i in bead.source]
    target = [i for bead in bitext.beads for i in bead.target]
    assert source == list(range(len(bitext.source.segments)))
    assert target == list(range(len(bitext.target.segments)))
    for bead in bitext.beads:
        assert bool(bitext.source_text(bead)) == bool(len(bead.source))
        assert bool(bitext.target_text(bead)) == bool(len(bead.target))


@pytest.mark.parametrize(
    ("beads", "message"),
    [
        ((), "beads end at 0:0, the documents at 2:2"),
        ((Bead(Span(0, 1), Span(0, 1)),), "beads end at 1:1, the documents at 2:2"),
        ((Bead(Span(0, 3), Span(0, 2)),), "beads end at 3:2, the documents at 2:2"),
        (
            (Bead(Span(1, 2), Span(0, 2)),),
            "bead 0: begins at 1:0, the one before it ends at 0:0",
        ),
        (
            (Bead(Span(0, 1), Span(0, 1)), Bead(Span(1, 2), Span(0, 2))),
            "bead 1: begins at 1:0, the one before it ends at 1:1",
        ),
        (
            (Bead(Span(0, 1), Span(0, 2)), Bead(Span(2, 2), Span(2, 3))),
            "bead 1: begins at 2:2, the one before it ends at 1:2",
        ),
    ],
)
def test_a_bitext_with_a_gap_or_a_crossing_is_refused(beads, message):
    source, target = document_from_lines(["a", "b"], "es"), document_from_lines(["x", "y"], "en")
    with pytest.raises(ValueError, match=exactly(message)):
        Bitext(source, target, beads)


def test_the_text_of_a_side_is_its_segments_with_a_space_between():
    bitext = plain_bitext(["Uno.", "Dos."], ["One."], (Bead(Span(0, 2), Span(0, 1)),))
    assert bitext.source_text(bitext.beads[0]) == "Uno. Dos."
    assert bitext.target_text(bitext.beads[0]) == "One."


def test_a_translation_has_a_beam():
    with pytest.raises(ValueError, match=exactly("beam 0 is below 1")):
        Translation("x", "m", "h", "ctranslate2", "int8", 0)


@pytest.mark.parametrize("confidence", [-0.5, 2.0, math.nan])
def test_a_confidence_is_between_0_and_1(confidence):
    with pytest.raises(ValueError, match=exactly(f"confidence {confidence} is not in [0, 1]")):
        Translation("x", "m", "h", "ctranslate2", "int8", 4, confidence)


@given(lines())
@quick
def test_lines_become_a_document_and_come_back(all_lines):
    document = document_from_lines(all_lines, "es")
    assert document.text == "\n".join(all_lines)
    assert [s.text for s in document.segments] == [one.strip() for one in all_lines if one.strip()]
    assert document.text.split("\n") == all_lines
    groups = "".join("x" if one.strip() else " " for one in all_lines).split()
    assert [sum(s.paragraph == n for s in document.segments) for n in range(len(groups))] == [
        len(group) for group in groups
    ]


@pytest.mark.parametrize("text", NASTY)
def test_nasty_lines_stay_as_they_are(text):
    line = text.replace("\n", " ").strip()
    assert document_from_lines([line], "es").segments[0].text == line


@pytest.mark.parametrize("empty", [[], [""], ["", " \t", "\u2028"]])
def test_lines_without_text_are_refused(empty):
    with pytest.raises(DataError, match=exactly("a.txt: has no line with text in it")):
        document_from_lines(empty, "es", "a.txt")
    with pytest.raises(DataError, match=exactly("text: has no line with text in it")):
        document_from_lines(empty, "es")


def test_paragraphs_are_split_where_the_splitter_says_and_furniture_is_not():
    text = "Inicio | Contacto\nHola. Sí.\nFin."
    paragraphs = [
        Paragraph(Span(0, 17), Role.FURNITURE),
        Paragraph(Span(18, 27)),
        Paragraph(Span(28, 32), Role.HEADING),
    ]

    def split(body, lang):
        assert lang == "es"
        return [Span(m.start(), m.end()) for m in re.finditer(r"\S+", body)]

    document = document_from_paragraphs(text, paragraphs, "es", split, title="T", origin="o")
    assert [(s.text, s.paragraph, s.span.start) for s in document.segments] == [
        ("Hola.", 1, 18),
        ("Sí.", 1, 24),
        ("Fin.", 2, 28),
    ]
    assert (document.title, document.origin) == ("T", "o")
