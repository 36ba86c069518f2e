import pytest

from corpora.documents import document_from_lines
from corpora.errors import DataError
from corpora.values import Bead, Bitext, Span, Translation
from eval.bitexts import bead_types, coverage_text, score_bitext
from eval.metrics import score


def test_beads_are_joined_and_one_sided_ones_left_out(
    bitext: Bitext, translations: list[Translation]
) -> None:
    found = score_bitext(bitext, translations, confidence=50)
    assert found.scored == (0, 1, 3)
    by_hand = score(
        [
            "The meeting started at nine. Nobody arrived late.",
            "The mayor read a 12-page letter.",
            "The vote was long and ended at night.",
        ],
        [
            "The meeting began at nine, and nobody was late.",
            "The mayor read out a letter. It had 12 pages.",
            "The vote was long and ended at night.",
        ],
        ["bleu", "chrf"],
        confidence=50,
    )
    assert list(found.scores) == by_hand
    assert found.bead_chrf[2] is None and found.bead_chrf[4] is None
    assert found.bead_chrf[3] == pytest.approx(100.0)


def test_coverage_counts_segments_and_characters_of_both_sides(
    bitext: Bitext, translations: list[Translation]
) -> None:
    found = score_bitext(bitext, translations)
    source = [len(segment.text) for segment in bitext.source.segments]
    assert (found.source.segments, found.source.covered) == (5, 4)
    assert found.source.covered_characters == sum(source) - source[3]
    assert (found.target.segments, found.target.covered, found.target.notes) == (5, 4, 1)
    assert (found.omissions, found.additions) == (1, 1)
    assert coverage_text(found) == (
        "3 beads scored; they cover 4 of 5 source segments (87.8% of the characters) and 4 of 5 target "
        "segments (79.5%); 1 omitted, 1 added"
    )


def test_strings_do_as_well_as_translations(
    bitext: Bitext, translations: list[Translation]
) -> None:
    plain = [translation.text for translation in translations]
    assert score_bitext(bitext, plain) == score_bitext(bitext, translations)


def test_every_source_segment_needs_one_translation(bitext: Bitext) -> None:
    with pytest.raises(DataError) as caught:
        score_bitext(bitext, ["a", "b"])
    assert str(caught.value) == (
        "there are 2 translations for 5 source segments; each segment needs exactly one"
    )


def test_nothing_to_score_is_an_error() -> None:
    source, target = document_from_lines(["Hola."], "es"), document_from_lines(["Bye."], "en")
    apart = Bitext(source, target, (Bead(Span(0, 1), Span(0, 0)), Bead(Span(1, 1), Span(0, 1))))
    with pytest.raises(DataError, match="no bead with text on both sides"):
        score_bitext(apart, ["Hello."])


def test_bead_types_come_commonest_first(mexico: Bitext) -> None:
    assert bead_types(mexico) == [("1-1", 34), ("1-2", 5), ("2-1", 4), ("0-1", 2), ("1-0", 2)]
