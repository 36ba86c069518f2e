"""Repairs of doubtful beads, moved blocks, words inside a bead."""

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


LABELLED = [
    "El=The ayuntamiento=council ayuntamiento=town aprobó=approved ayer=yesterday el=the presupuesto=budget "
    "2019=2019",
    "La=The oposición=opposition votó=voted en=against contra=against porque=because considera=considers "
    "excesiva=excessive la=the deuda=debt que=which llega=reached llega=has 1.250=1,250 millones=million "
    "pesos=pesos",
    "Quién=Who pagará=will pagará=pay pagará=for las=the obras=work del=on del=the puente=bridge",
    "El=The alcalde=mayor Ramón=Ramón Fuentes=Fuentes prometió=promised que=that impuestos=taxes no=not "
    "subirán=will subirán=go subirán=up",
    "Los=The vecinos=residents de=of San=San Telmo=Telmo no=not no=do le=him creen=believe",
    "Piden=They Piden=are Piden=asking Piden=for una=a consulta=vote antes=before de=before marzo=March "
    "y=and han=have reunido=collected 4.300=4,300 firmas=signatures",
    "El=The puente=bridge viejo=old se=was cerró=was cerró=closed hace=ago tres=three años=years",
    "Desde=Since entonces=then los=the autobuses=buses dan=have dan=made un=a rodeo=detour de=of "
    "doce=twelve kilómetros=kilometres",
]
"""Links that a reader accepts in the test sentences, function words too."""


def test_words_against_links_labelled_by_hand():
    found = right = 0
    known: set[str] = set()
    seen: set[str] = set()
    for k, (source, target, accepted) in enumerate(zip(SPANISH, ENGLISH, LABELLED, strict=True)):
        spans = word_spans(source), word_spans(target)
        links = {
            f"{spans[0][i].of(source)}={spans[1][j].of(target)}"
            for i, j, _ in align_words(source, target)
        }
        found += len(links)
        right += len(links & set(accepted.split()))
        known |= {f"{k} {link}" for link in accepted.split()}
        seen |= {f"{k} {link}" for link in links}
    assert right / found >= 0.9
    assert len(known & seen) / len(known) >= 0.6
