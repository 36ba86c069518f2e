"""A softmax over candidates: every label is one, and on average it is the softmax over all."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.training.batches import Rows
from translate.training.candidates import Candidates, target_counts
from translate.training.data import Pair
from translate.training.sampler import Encoded

PIECES, PAD = 200, 7


def candidates(size: int = 60, seed: int = 3) -> Candidates:
    return Candidates(np.arange(PIECES, 0, -1), size, PAD, seed)


@settings(deadline=None, max_examples=60)
@given(
    labels=st.lists(st.integers(0, PIECES - 1).filter(lambda piece: piece != PAD), min_size=1),
    size=st.integers(2, 2 * PIECES),
    step=st.integers(0, 1000),
)
def test_every_label_is_a_candidate_and_the_pad_is_not(
    labels: list[int], size: int, step: int
) -> None:
    drawn = candidates(size).draw(np.array(labels), step)
    assert drawn.pieces[drawn.labels].tolist() == labels
    assert (np.diff(drawn.pieces) > 0).all()
    assert PAD not in drawn.pieces
    assert len(drawn.pieces) <= size + len(set(labels))
    again = candidates(size).draw(np.array(labels), step)
    assert (again.pieces == drawn.pieces).all()


def test_frequent_pieces_and_labels_stand_for_themselves_and_the_others_for_more() -> None:
    drawn = candidates(60).draw(np.array([150, 150, 199]), 1)
    added = dict(zip(drawn.pieces.tolist(), drawn.added.tolist(), strict=True))
    frequent = [piece for piece in range(41) if piece != PAD]
    assert all(added[piece] == 0 for piece in [*frequent, 150, 199])
    sampled = [value for piece, value in added.items() if piece not in (*frequent, 150, 199)]
    others = PIECES - 1 - len(frequent) - 2
    assert sampled == pytest.approx([np.log(others / 20)] * 20)
    assert (candidates(60).draw(np.array([150]), 2).pieces != drawn.pieces[:-1]).any()


def test_the_sum_over_the_vocabulary_is_right_on_average() -> None:
    logits = np.random.default_rng(5).normal(0, 2, PIECES)
    whole = np.exp(np.delete(logits, PAD)).sum()
    chosen = candidates(60)
    sums = []
    for step in range(400):
        drawn = chosen.draw(np.array([3, 90]), step)
        sums.append(np.exp(logits[drawn.pieces] + drawn.added).sum())
    assert np.mean(sums) == pytest.approx(whole, rel=0.03)
    assert np.std(sums) > 0.01 * whole


def test_groups_count_by_weight() -> None:
    def group(*lines: list[int]) -> Encoded:
        ids = np.array([piece for line in lines for piece in line], dtype=np.int32)
        rows = Rows(ids, np.cumsum([0, *map(len, lines)]))
        return Encoded([Pair("a", "b", "c")] * len(lines), rows, rows)

    groups = {"few": group([1, 2]), "many": group([2, 3], [3, 3])}
    counts = target_counts(groups, {"few": 0.5, "many": 1.0}, 5)
    assert counts.tolist() == [0, 0.5, 1.0, 1.5, 0]


def test_with_all_candidates_the_loss_is_that_of_the_whole_vocabulary() -> None:
    import torch

    from translate.training.batches import Batch
    from translate.training.network import hold_pad, loss, new_network
    from translate.training.recipe import Shape

    class Pieces:
        size, pad, end = PIECES, PAD, 0

    shape = Shape(width=16, heads=2, feed_forward=32, encoder_layers=1, decoder_layers=1, dropout=0)
    network = new_network(shape, Pieces(), 1)  # type: ignore[arg-type]
    hold_pad(network)
    draw = np.random.default_rng(2)
    source, labels = draw.integers(10, PIECES, (4, 5)), draw.integers(10, PIECES, 20)
    batch = Batch(source, draw.integers(10, PIECES, (4, 5)), labels, np.arange(20), 4, 40)
    whole = loss(network, batch, 0.0, False)
    same = loss(network, batch, 0.0, False, candidates(10 * PIECES).draw(labels, 1))
    assert same.item() == pytest.approx(whole.item(), abs=1e-5)

    def gradient(value: torch.Tensor) -> torch.Tensor:
        network.zero_grad()
        value.backward()
        return torch.cat([p.grad.flatten() for p in network.parameters() if p.grad is not None])

    expected = gradient(whole)
    few = sum(
        gradient(loss(network, batch, 0.0, False, candidates(60).draw(labels, step)))
        for step in range(30)
    )
    assert torch.nn.functional.cosine_similarity(expected, few, dim=0) > 0.98
