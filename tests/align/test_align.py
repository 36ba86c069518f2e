"""Aligning: gold samples, invariants, hard and broken input."""

import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align import align, choose_method, realign, score_beads
from align.files import related_share
from align.ladder import read_beads
from corpora.documents import document_from_lines
from corpora.errors import DataError, UsageError
from corpora.values import Bitext, Document, Paragraph, Role, Span
from tests.align.conftest import ENGLISH, SPANISH, document, ids
from tests.strategies import NASTY, segment_texts

MT = ("length+lexicon+mt", "length+lexicon")


def gold(path):
    return [(bead.source, bead.target) for bead in read_beads(path)]


def turned(bitext: Bitext):
    return [(b.target, b.source, b.probability, b.scores, b.maker) for b in bitext.beads]


def plain(bitext: Bitext):
    return [(b.source, b.target, b.probability, b.scores, b.maker) for b in bitext.beads]


class BagEncoder:
    """Hashed words of four letters: alike for cognates and names; needs no weights."""

    def encode(self, texts):
        out = np.zeros((len(texts), 64))
        for row, text in zip(out, texts, strict=True):
            for word in text.lower().split():
                row[zlib.crc32(word[:4].encode("utf-8", "surrogatepass")) % 64] += 1.0
        return out


def test_mexico_sample_is_aligned_as_by_hand(mexico, samples):
    bitext = align(*mexico)
    score = score_beads(bitext.beads, gold(samples / "mexico.gold"))
    assert score.strict_f1 == 1.0
    assert score.null_f1 == 1.0
    assert all(bead.maker == "length+lexicon" for bead in bitext.beads)
    assert min(bead.probability for bead in bitext.beads) > 0.5


def test_opinion_sample(opinion, samples):
    score = score_beads(align(*opinion).beads, gold(samples / "opinion.gold"))
    assert score.strict_f1 >= 0.96
    assert score.lax_f1 == 1.0


def test_plain_pair():
    bitext = align(document(SPANISH, "es"), document(ENGLISH, "en"))
    assert ids(bitext) == [([k], [k]) for k in range(8)]
    assert all(bead.probability > 0.9 for bead in bitext.beads)
    assert {name for name, _ in bitext.beads[0].scores} >= {"length", "lexicon"}


def test_merge_omission_and_addition():
    english = [ENGLISH[0], f"{ENGLISH[1]} {ENGLISH[2]}", *ENGLISH[3:5], *ENGLISH[6:]]
    english.insert(3, "I took this picture of the mayor myself, by the way.")
    bitext = align(document(SPANISH, "es"), document(english, "en"))
    assert ids(bitext) == [
        ([0], [0]),
        ([1, 2], [1]),
        ([3], [2]),
        ([], [3]),
        ([4], [4]),
        ([5], []),
        ([6], [5]),
        ([7], [6]),
    ]


def test_remarks_around_an_extract_are_additions():
    """A blogger's own words before, inside and after a text of which only a part was given."""
    remarks = [
        "Via the local gazette (my translation. The original comes with photographs of the mayor at lunch).",
        "Readers from abroad may want to know that nobody here trusts promises made in spring.",
    ]
    last = "I’d add that a rival newspaper ran a long investigation of the contractors last summer."
    english = [*remarks, *ENGLISH, last]
    found = align(document(SPANISH[:6], "es"), document(english, "en"))
    linked = [pair for pair in ids(found) if pair[0] and pair[1]]
    assert linked == [([k], [k + 2]) for k in range(6)]
    sure = {b.target.start: b.probability for b in found.beads if not len(b.source)}
    assert min(sure[j] for j in (0, 1, 10)) > 0.8


def test_method_length_uses_nothing_but_length():
    bitext = align(document(SPANISH, "es"), document(ENGLISH, "en"), method="length")
    assert {bead.maker for bead in bitext.beads} == {"length"}
    letters = ["".join("x" if c.isalpha() else c for c in line) for line in (*SPANISH, *ENGLISH)]
    masked = align(document(letters[:8], "es"), document(letters[8:], "en"), method="length")
    assert ids(masked) == ids(bitext)


def test_translations_decide_where_words_are_unknown():
    source = [
        "".join(chr(945 + ord(c) % 24) if c.isalpha() else c for c in line) for line in SPANISH
    ]
    target = [line for k, line in enumerate(ENGLISH) if k != 5]
    translations = [line.replace("The ", "A ").replace("have", "had") for line in ENGLISH]
    bitext = align(document(source, "xx"), document(target, "en"), translations=translations)
    assert bitext.beads[0].maker == "length+lexicon+mt"
    assert ids(bitext) == [([k], [k - (k > 5)] if k != 5 else []) for k in range(8)]
    back = align(document(target, "en"), document(source, "xx"), back_translations=translations)
    assert turned(back) == plain(bitext)


def test_translations_in_both_directions_count_as_one():
    source, target = document(SPANISH, "es"), document([*ENGLISH[:5], *ENGLISH[6:]], "en")
    there, back = ENGLISH, [*SPANISH[:5], *SPANISH[6:]]
    bitext = align(source, target, translations=there, back_translations=back)
    assert ids(bitext) == [([k], [k - (k > 5)] if k != 5 else []) for k in range(8)]
    other = align(target, source, translations=back, back_translations=there)
    assert turned(other) == plain(bitext)


def test_encoder_is_used_and_checked():
    source, target = document(SPANISH, "es"), document(ENGLISH, "en")
    bitext = align(source, target, method="embedding", encoder=BagEncoder())
    assert bitext.beads[0].maker == "length+lexicon+embedding"
    assert ids(bitext) == [([k], [k]) for k in range(8)]

    class Short(BagEncoder):
        def encode(self, texts):
            return super().encode(texts)[:-1]

    class Broken(BagEncoder):
        def encode(self, texts):
            return super().encode(texts) * np.nan

    with pytest.raises(DataError) as error:
        align(source, target, encoder=Short())
    assert str(error.value) == (
        "the encoder returned an array of shape (7, 64) for 8 texts; it must return one row per text"
    )
    with pytest.raises(DataError, match="numbers that are not finite"):
        align(source, target, encoder=Broken())


SENTENCES = (
    st.one_of(
        st.sampled_from(SPANISH), st.sampled_from(ENGLISH), st.sampled_from(NASTY), segment_texts()
    )
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)


@given(st.lists(SENTENCES, min_size=1, max_size=9), st.lists(SENTENCES, min_size=1, max_size=9))
@settings(deadline=None, max_examples=20)
def test_complete_deterministic_and_the_same_in_both_roles(first, second):
    source, target = document(first, "es"), document(second, "en")
    bitext = align(source, target)  # a Bitext is complete and monotone or does not exist
    assert plain(align(source, target)) == plain(bitext)
    assert turned(align(target, source)) == plain(bitext)
    assert all(0.0 <= bead.probability <= 1.0 for bead in bitext.beads)


@given(
    st.lists(SENTENCES, min_size=2, max_size=9),
    st.lists(SENTENCES, min_size=2, max_size=9),
    st.data(),
)
@settings(deadline=None, max_examples=12)
def test_anchors_hold_in_both_roles(first, second, data):
    i, j = (data.draw(st.integers(0, len(side))) for side in (first, second))
    source, target = document(first, "es"), document(second, "en")
    bitext = align(source, target, anchors=[(i, j)])
    ends = {(b.source.start, b.target.start) for b in bitext.beads} | {(len(first), len(second))}
    assert (i, j) in ends
    assert turned(align(target, source, anchors=[(j, i)])) == plain(bitext)


@given(st.integers(0, 46), st.integers(1, 12))
@settings(deadline=None, max_examples=5)
def test_aligning_a_part_again_changes_nothing_outside(mexico, first, beads):
    bitext = align(*mexico, method="length")
    last = min(first + beads, len(bitext.beads))
    again = realign(bitext, first, last, method="lexicon")
    assert again.beads[:first] == bitext.beads[:first]
    assert again.beads[len(again.beads) - len(bitext.beads) + last :] == bitext.beads[last:]


def test_same_language_in_both_roles():
    first, second = document(ENGLISH, "en"), document(ENGLISH[:3] + ENGLISH[4:], "en")
    assert turned(align(second, first)) == plain(align(first, second))


def test_long_text_in_both_roles(mexico):
    source, target = mexico
    assert turned(align(target, source)) == plain(align(source, target))


def test_identical_texts():
    source = document(SPANISH, "es")
    assert ids(align(source, source)) == [([k], [k]) for k in range(8)]


def test_one_segment_against_a_thousand():
    many = [f"{ENGLISH[k % 8]} {k}" for k in range(1000)]
    bitext = align(document([SPANISH[2]], "es"), document(many, "en"))
    assert len(bitext.beads) >= 995
    assert sum(len(bead.target) for bead in bitext.beads) == 1000


def test_long_segments():
    source = [" ".join(SPANISH[k:] + SPANISH[:k]) * 8 for k in range(5)]
    target = [" ".join(ENGLISH[k:] + ENGLISH[:k]) * 8 for k in range(5)]
    assert min(map(len, source)) > 3_000
    source[2] = (source[2] * 2)[:5_000]
    target[2] = (target[2] * 2)[:5_400].strip()
    assert ids(align(document(source, "es"), document(target, "en"))) == [
        ([k], [k]) for k in range(5)
    ]


def test_control_characters_and_text_without_words():
    source = [SPANISH[0], "\x01\x02", SPANISH[3], "***", SPANISH[5]]
    target = [ENGLISH[0], "\x01\x02", ENGLISH[3], "***", ENGLISH[5]]
    bitext = align(document(source, "es"), document(target, "en"))
    linked = [pair for pair in ids(bitext) if pair[0] and pair[1]]
    assert ([0], [0]) in linked
    assert ([4], [4]) in linked


def test_unrelated_texts_get_no_confident_links(mexico, opinion):
    bitext = align(mexico[0], opinion[0])
    assert related_share(bitext) < 0.4
    assert related_share(align(*mexico)) > 0.8


def test_document_without_segments():
    furniture = Document(
        "es", "Menú", (Paragraph(Span(0, 4), Role.FURNITURE),), (), origin="a.html"
    )
    with pytest.raises(DataError) as error:
        align(furniture, document(ENGLISH, "en"))
    assert str(error.value) == "a.html: has no segments; there is nothing to align"
    nameless = Document("es", "", (), ())
    with pytest.raises(DataError) as error:
        align(document(ENGLISH, "en"), nameless)
    assert str(error.value) == "the target: has no segments; there is nothing to align"


def test_translations_must_fit():
    with pytest.raises(DataError) as error:
        align(document(SPANISH, "es"), document(ENGLISH, "en"), translations=["one"])
    assert str(error.value) == (
        "the source has 8 lines and its translation has 1; "
        "line n of one must belong to line n of the other"
    )


def test_methods():
    assert choose_method("auto", translations=True, encoder=True) == (
        "length",
        "lexicon",
        "mt",
        "embedding",
    )
    assert choose_method("lexicon", translations=True, encoder=True) == ("length", "lexicon")
    with pytest.raises(UsageError) as error:
        choose_method("vecalign", translations=False, encoder=False)
    assert str(error.value) == (
        "unknown method 'vecalign'; known: auto, embedding, length, lexicon, mt"
    )
    for method, needed in (("mt", "translations of one side"), ("embedding", "an encoder")):
        with pytest.raises(UsageError, match=f"method '{method}' needs {needed}"):
            choose_method(method, translations=False, encoder=False)


def test_anchors_are_kept():
    source, target = document(SPANISH, "es"), document(ENGLISH, "en")
    bitext = align(source, target, anchors=[(2, 3), (5, 5)])
    starts = {(bead.source.start, bead.target.start) for bead in bitext.beads}
    assert {(2, 3), (5, 5)} <= starts
    assert turned(align(target, source, anchors=[(3, 2), (5, 5)])) == plain(bitext)


@pytest.mark.parametrize(
    ("anchors", "message"),
    [
        ([(3, 5), (4, 2)], "anchors 3:5 and 4:2 cross; drop one of them"),
        (
            [(9, 2)],
            "anchor 9:2 is outside the texts, which have 8 and 8 segments; ids count from 0",
        ),
    ],
)
def test_impossible_anchors(anchors, message):
    with pytest.raises(DataError) as error:
        align(document(SPANISH, "es"), document(ENGLISH, "en"), anchors=anchors)
    assert str(error.value) == message


def test_realign_changes_only_its_range(mexico):
    bitext = align(*mexico)
    spoilt = bitext.beads[20]
    broken = Bitext(
        bitext.source,
        bitext.target,
        (
            *bitext.beads[:20],
            type(spoilt)(
                Span(spoilt.source.start, bitext.beads[22].source.end),
                Span(spoilt.target.start, bitext.beads[22].target.end),
            ),
            *bitext.beads[23:],
        ),
    )
    repaired = realign(broken, 20, 21)
    assert ids(repaired) == ids(bitext)
    assert repaired.beads[:20] == bitext.beads[:20]
    assert repaired.beads[23:] == bitext.beads[23:]
    with pytest.raises(DataError) as error:
        realign(bitext, 5, 5)
    assert str(error.value) == "beads 5 to 5 are not a range of the 47 beads; nothing was aligned"


def test_paragraph_marks_are_evidence():
    """The same unknown words and lengths; only the paragraphs say which sentence was left out."""
    source = ["aa bb cc dd", "ee ff gg hh", "", "ii jj kk ll", "mm nn oo pp", "", "qq rr ss tt"]
    target = ["one two six", "ten map sun", "", "red cat dog", "", "sea sky oak"]
    bitext = align(document_from_lines(source, "xx"), document_from_lines(target, "yy"))
    paragraph = {s.id: s.paragraph for s in bitext.source.segments}
    for bead in bitext.beads:
        if len(bead.source) and len(bead.target):
            there = {bitext.target.segments[j].paragraph for j in bead.target}
            assert {paragraph[i] for i in bead.source} == there


@pytest.mark.parametrize(("name", "floor"), [("wmt12", 0.97), ("wmt12-hard", 0.95)])
def test_perturbed_news(shared, name, floor):
    """The first 400 lines of each side (which end at different places), scored up to line 380."""
    folder = shared / "align" / "news_perturbed"
    sides = [
        (folder / f"{name}.{lang}").read_text(encoding="utf-8").split("\n")[:400]
        for lang in ("es", "en")
    ]
    known = [
        (s, t)
        for s, t in gold(folder / f"{name}.gold")
        if max(s, default=0) < 380 and max(t, default=0) < 380
    ]
    bitext = align(document(sides[0], "es"), document(sides[1], "en"))
    found = [bead for bead in bitext.beads if bead.source.end <= 380 and bead.target.end <= 380]
    assert score_beads([(tuple(b.source), tuple(b.target)) for b in found], known).strict_f1 > floor


def test_german_and_french_without_any_model(shared):
    folder = shared / "align" / "textberg_dev"
    sides = [
        [line.strip() for line in (folder / f"dev.{lang}").read_text(encoding="utf-8").split("\n")]
        for lang in ("de", "fr")
    ]
    bitext = align(document(sides[0][:-1], "de"), document(sides[1][:-1], "fr"))
    assert score_beads(bitext.beads, gold(folder / "dev.defr")).strict_f1 > 0.84
