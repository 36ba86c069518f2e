"""The scorer against figures worked out by hand."""

import pytest

from align.score import score_beads
from corpora.errors import DataError
from corpora.values import Bead, Span


def bead(source, target):
    return (tuple(source), tuple(target))


GOLD = [bead([0], [0]), bead([1], [1, 2]), bead([2], []), bead([3, 4], [3]), bead([], [4])]


def test_equal_alignments_score_one():
    score = score_beads(GOLD, GOLD)
    assert score.strict_f1 == score.lax_f1 == score.null_f1 == 1.0


def test_worked_example():
    # predicted: 0-0 right, 1-1 lax, 2-2 lax on neither side (gold has 2 null), 3+4-3 right, 4 null right
    predicted = [bead([0], [0]), bead([1], [1]), bead([2], [2]), bead([3, 4], [3]), bead([], [4])]
    score = score_beads(predicted, GOLD)
    assert (score.strict_precision.right, score.strict_precision.total) == (3, 5)
    assert (score.strict_recall.right, score.strict_recall.total) == (2, 3)
    assert (score.lax_precision.right, score.lax_precision.total) == (4, 5)
    assert (score.lax_recall.right, score.lax_recall.total) == (3, 3)
    assert (score.null_precision.right, score.null_precision.total) == (1, 1)
    assert (score.null_recall.right, score.null_recall.total) == (1, 2)
    assert score.strict_f1 == pytest.approx(2 * 0.6 * (2 / 3) / (0.6 + 2 / 3))


def test_null_bead_is_never_laxly_right():
    predicted = [bead([0], []), bead([], [0])]
    score = score_beads(predicted, [bead([0], [0])])
    assert score.lax_precision.right == 0
    assert score.strict_f1 == score.lax_f1 == 0.0


def test_one_long_bead_is_lax_everywhere_and_strict_nowhere():
    score = score_beads([bead(range(5), range(5))], GOLD)
    assert score.strict_f1 == 0.0
    assert score.lax_f1 == 1.0


def test_beads_and_id_tuples_mix():
    beads = [Bead(Span(0, 1), Span(0, 1)), Bead(Span(1, 1), Span(1, 2))]
    score = score_beads(beads, [bead([0], [0]), bead([], [1])])
    assert score.strict_f1 == 1.0


def test_order_and_empty_and_repeated_pairs_do_not_count():
    score = score_beads([*reversed(GOLD), GOLD[0], bead([], [])], GOLD)
    assert score.strict_precision.total == 5
    assert score.strict_f1 == 1.0


def test_scores_of_several_files_add_up():
    total = score_beads(GOLD, GOLD) + score_beads([bead([0], [1])], [bead([0], [0])])
    assert (total.strict_precision.right, total.strict_precision.total) == (5, 6)
    assert total.as_dict()["strict"]["gold"] == 4


@pytest.mark.parametrize(
    ("mine", "theirs", "which"), [([], GOLD, "prediction"), (GOLD, [], "gold")]
)
def test_nothing_to_score(mine, theirs, which):
    with pytest.raises(DataError) as error:
        score_beads(mine, theirs)
    assert str(error.value) == f"{which} has no beads; there is nothing to score"
