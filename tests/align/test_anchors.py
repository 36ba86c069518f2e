"""Hard anchors: paragraphs, headings, confirmed beads."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align import align
from align.anchors import bead_anchors, heading_anchors, heading_key, headings, paragraph_anchors
from corpora.documents import document_from_lines
from corpora.errors import DataError
from corpora.reading import document_from_text
from tests.align.conftest import ENGLISH, SPANISH, document, ids


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("CAPÍTULO VI. Tonterías", ("chapter", 6)),
        ("Chapter the Sixth", ("chapter", 6)),
        ("Primera parte", ("part", 1)),
        ("TITLE ONE: GENERAL PROVISIONS", ("title", 1)),
        ("Artículo 14. Plazos", ("article", 14)),
        ("XLIV", ("", 44)),
        ("XCIX.", ("", 99)),
        ("CXII — Fin", ("", 112)),
        ("12", ("", 12)),
        ("Once upon a time", None),
        ("1914 fue un año malo.", None),
        ("I was not slow", None),
        ("Civil war", None),
        ("Capítulo aparte merece el alcalde", None),
        ("…", None),
    ],
)
def test_heading_keys(text, key):
    assert heading_key(text) == key


def chapters(lines, heads):
    """Four lines a chapter, each with its heading in a paragraph of its own."""
    out = []
    for k, head in enumerate(heads):
        out += [head, "", *lines[4 * k : 4 * k + 4], ""]
    return out


def test_headings_anchor_chapters():
    source = document_from_lines(chapters(SPANISH, ["Capítulo I", "Capítulo II"]), "es")
    target = document_from_lines(chapters(ENGLISH, ["I.", "II."]), "en")
    assert headings(source) == [(0, ("chapter", 1)), (5, ("chapter", 2))]
    assert heading_anchors(source, target) == [(0, 0), (5, 5)]
    cut = document_from_lines(chapters(ENGLISH[:2] + ENGLISH[4:], ["I.", "II."])[:4], "en")
    assert heading_anchors(source, cut) == [(0, 0)]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (
            "Artículo 1. Objeto.\nEsta ley regula el agua. Vale en el país. Nadie falta.",
            [("article", 1)],
        ),
        ("Capítulo VI\nLlegó tarde. Nadie lo vio. Se fue.", [("chapter", 6)]),
        ("Artículo 2. Esta ley regula el agua. Vale en el país. Nadie falta.", [("article", 2)]),
        ("Artículo 3 bis. Plazos.\nSon diez días. Son hábiles. No hay más.", [("article", 3)]),
        ("VI. Tonterías.\nLlegó tarde. Nadie lo vio. Se fue.", []),
        ("Carta 3 que me escribió.\nmi tía. Nadie la vio. Se fue. Y ya.", []),
        ("La carta llegó tarde. Nadie la vio. Se fue. Y ya.", []),
    ],
)
def test_a_heading_with_text_right_after_it(text, keys):
    assert [key for _, key in headings(document_from_text(text, "es"))] == keys


def test_headings_in_another_order_are_taken_once():
    source = document_from_lines(["I", "", "aa.", "", "II", "", "bb.", "", "III", "", "cc."], "es")
    target = document_from_lines(["I", "", "aa.", "", "III", "", "cc.", "", "II", "", "bb."], "en")
    assert heading_anchors(source, target) in ([(0, 0), (2, 4)], [(0, 0), (4, 2)])


def test_paragraphs_as_anchors():
    source = document_from_lines([*SPANISH[:3], "", *SPANISH[3:]], "es")
    target = document_from_lines([*ENGLISH[:2], "", *ENGLISH[2:]], "en")
    assert paragraph_anchors(source, target) == [(0, 0), (3, 2)]
    starts = {
        (b.source.start, b.target.start) for b in align(source, target, anchors=[(3, 2)]).beads
    }
    assert (3, 2) in starts
    with pytest.raises(DataError) as error:
        paragraph_anchors(source, document(ENGLISH, "en"))
    assert str(error.value) == (
        "the source has 2 paragraphs and the target has 1; as hard anchors they must be as many"
    )


def test_confirmed_beads_stay_as_they_are():
    source, target = document(SPANISH, "es"), document(ENGLISH, "en")
    bitext = align(source, target, confirmed=[((2, 3), (2,)), ((5,), (6,))])
    assert ([2, 3], [2]) in ids(bitext)
    assert ([5], [6]) in ids(bitext)
    kept = [bead for bead in bitext.beads if bead.maker == "user"]
    assert [bead.probability for bead in kept] == [1.0, 1.0]
    assert ids(bitext)[:2] == [([0], [0]), ([1], [1])]


@pytest.mark.parametrize(
    ("bead", "message"),
    [
        (((2,), ()), "bead [2]:[] has an empty side; only linked segments can be confirmed"),
        (((2, 4), (2,)), "bead [2, 4]:[2] has gaps or is not in order; it cannot be confirmed"),
    ],
)
def test_beads_that_cannot_be_confirmed(bead, message):
    with pytest.raises(DataError) as error:
        bead_anchors([bead])
    assert str(error.value) == message


def test_confirmed_beads_that_cross_and_leave_the_texts():
    source, target = document(SPANISH, "es"), document(ENGLISH, "en")
    with pytest.raises(DataError) as error:
        align(source, target, confirmed=[((2,), (5,)), ((4,), (3,))])
    assert str(error.value) == "anchors 3:6 and 4:3 cross; drop one of them"
    with pytest.raises(DataError, match="anchor 8:9 is outside the texts"):
        align(source, target, confirmed=[((7,), (8,))])


@given(st.integers(0, 7), st.integers(0, 7), st.integers(1, 3), st.integers(1, 3))
@settings(deadline=None, max_examples=25)
def test_any_confirmed_bead_is_kept_in_both_roles(i, j, n, m):
    n, m = min(n, 8 - i), min(m, 8 - j)
    source = document(SPANISH, "es")
    target = document(ENGLISH, "en")
    bead = tuple(range(i, i + n)), tuple(range(j, j + m))
    bitext = align(source, target, method="lexicon", confirmed=[bead])
    assert (list(bead[0]), list(bead[1])) in ids(bitext)
    back = align(target, source, method="lexicon", confirmed=[bead[::-1]])
    assert [(b, a) for a, b in ids(back)] == ids(bitext)
