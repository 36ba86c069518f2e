"""Repairs of doubtful beads, moved blocks, words inside a bead."""

from pathlib import Path

import pytest

from align import align
from align.moved import moved_blocks
from align.repairs import repairs
from align.words import align_words, word_spans
from corpora.errors import DataError
from corpora.values import Bead, Bitext, Span
from tests.align.conftest import ENGLISH, SPANISH, document


def wrong_by_one() -> Bitext:
    """Beads 2 and 3 share the wrong border: 2 is merged into 1 on the target side only."""
    spans = [((0, 1), (0, 1)), ((1, 2), (1, 3)), ((2, 4), (3, 4))]
    spans += [((k, k + 1), (k, k + 1)) for k in range(4, 8)]
    beads = tuple(Bead(Span(*s), Span(*t), 0.5) for s, t in spans)
    return Bitext(document(SPANISH, "es"), document(ENGLISH, "en"), beads)


def test_a_wrong_border_is_moved():
    best = repairs(wrong_by_one(), 1)[0]
    assert (best.first, best.last) == (1, 3)
    assert [(list(b.source), list(b.target)) for b in best.beads] == [
        ([1], [1]),
        ([2], [2]),
        ([3], [3]),
    ]
    assert best.before < 0.1 < 0.9 < best.after


def test_a_sure_bead_has_no_likely_repair():
    bitext = align(document(SPANISH, "es"), document(ENGLISH, "en"))
    assert all(repair.after < 0.1 for repair in repairs(bitext, 3))


def test_beads_cut_apart_are_merged():
    cut = "El alcalde, Ramón Fuentes,", "prometió que los impuestos no subirán."
    source = document([*SPANISH[:3], *cut, *SPANISH[4:]], "es")
    spans = [((k, k + 1), (k, k + 1)) for k in range(3)]
    spans += [((3, 4), (3, 4)), ((4, 5), (4, 4))]
    spans += [((k + 1, k + 2), (k, k + 1)) for k in range(4, 8)]
    beads = tuple(Bead(Span(*s), Span(*t)) for s, t in spans)
    bitext = Bitext(source, document(ENGLISH, "en"), beads)
    assert repairs(bitext, 3)[0].kind == "merge with next"
    assert repairs(bitext, 4)[0].kind == "merge with previous"


def test_left_out():
    english = [line for k, line in enumerate(ENGLISH) if k != 5]
    spans = [((k, k + 1), (k, k + 1)) for k in range(4)]
    spans += [((4, 6), (4, 5)), ((6, 7), (5, 6)), ((7, 8), (6, 7))]
    beads = tuple(Bead(Span(*s), Span(*t)) for s, t in spans)
    bitext = Bitext(document(SPANISH, "es"), document(english, "en"), beads)
    best = repairs(bitext, 4)[0]
    assert best.kind == "source left out"
    assert best.after > 0.5 > best.before


def test_repairs_are_the_same_in_both_roles():
    bitext = wrong_by_one()
    beads = tuple(Bead(b.target, b.source, b.probability) for b in bitext.beads)
    back = Bitext(bitext.target, bitext.source, beads)
    for there, here in zip(repairs(bitext, 1), repairs(back, 1), strict=True):
        assert (there.before, there.after) == (here.before, here.after)
        assert [(b.source, b.target) for b in there.beads] == [
            (b.target, b.source) for b in here.beads
        ]


def test_no_such_bead():
    with pytest.raises(DataError) as error:
        repairs(wrong_by_one(), 9)
    assert str(error.value) == "bead 9 is not one of the 7 beads (from 0)"


def test_a_moved_paragraph_is_reported(mexico):
    source, target = mexico
    texts = [segment.text for segment in target.segments]
    order = [*range(10), *range(30, 34), *range(10, 30), *range(34, len(texts))]
    bitext = align(source, document([texts[k] for k in order], "en"))
    assert [(block.source, block.target) for block in moved_blocks(bitext)] == [
        (Span(29, 34), Span(10, 14))
    ]
    other = moved_blocks(
        Bitext(
            bitext.target,
            bitext.source,
            tuple(Bead(b.target, b.source, b.probability) for b in bitext.beads),
        )
    )
    assert [(block.source, block.target) for block in other] == [(Span(10, 14), Span(29, 34))]


def test_nothing_moved(mexico, opinion):
    assert moved_blocks(align(*mexico)) == []
    assert moved_blocks(align(*opinion)) == []


def test_words():
    source = "La empresa británica buscó 24.318 proveedores en México."
    target = "The British company searched for 24,318 suppliers in Mexico."
    spans = word_spans(source), word_spans(target)
    links = {
        (spans[0][i].of(source), spans[1][j].of(target)) for i, j, _ in align_words(source, target)
    }
    assert links >= {
        ("empresa", "company"),
        ("británica", "British"),
        ("24.318", "24,318"),
        ("México", "Mexico"),
    }
    assert ("empresa", "British") not in links


def test_words_backwards_and_empty():
    there = {(i, j) for i, j, _ in align_words(SPANISH[3], ENGLISH[3], "es", "en")}
    back = {(j, i) for i, j, _ in align_words(ENGLISH[3], SPANISH[3], "en", "es")}
    assert there == back
    assert align_words("", "word") == align_words("palabra", "") == align_words("…", "!") == []


@pytest.fixture(scope="module")
def labelled():
    """Rows of align/gold/words.tsv: Spanish, English, sure links, sure and possible links."""
    path = Path(__file__).resolve().parents[2] / "align" / "gold" / "words.tsv"
    head, *rows = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    assert head == "text\tsource_id\ttarget_id\tes\ten\tsure\tpossible"

    def links(cell):
        return {tuple(map(int, link.split("-"))) for link in cell.split()}

    found = []
    for row in rows:
        _, _, _, es, en, sure, possible = row.split("\t")
        found.append((es, en, links(sure), links(sure) | links(possible)))
    return found


def test_labelled_words_are_words(labelled):
    assert len(labelled) >= 30
    for es, en, sure, accepted in labelled:
        assert sure
        assert max(i for i, _ in accepted) < len(word_spans(es))
        assert max(j for _, j in accepted) < len(word_spans(en))


def test_words_against_links_labelled_by_hand(labelled):
    found = [{(i, j) for i, j, _ in align_words(es, en)} for es, en, _, _ in labelled]
    right = sum(len(links & row[3]) for links, row in zip(found, labelled, strict=True))
    assert right / sum(map(len, found)) >= 0.93
    sure = sum(len(links & row[2]) for links, row in zip(found, labelled, strict=True))
    assert sure / sum(len(row[2]) for row in labelled) >= 0.7
