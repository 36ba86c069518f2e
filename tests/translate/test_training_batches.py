"""Drawing and batching: every pair once an epoch, bounded size and padding, the same after a kill."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.errors import DataError
from translate.training.batches import MOST_PADDING, Rows, collate, cut
from translate.training.data import Pair
from translate.training.recipe import (
    Augment,
    BatchPlan,
    Dev,
    Filter,
    Group,
    Recipe,
    Stage,
    VocabularyPlan,
)
from translate.training.sampler import Encoded, Sampler, encode_group, joined_pairs, passes
from translate.training.vocabulary import Vocabulary, train_vocabulary

LENGTHS = st.lists(st.tuples(st.integers(1, 60), st.integers(1, 60)), max_size=150)


@settings(deadline=None, max_examples=80)
@given(lengths=LENGTHS, tokens=st.integers(16, 600))
def test_batches_hold_every_pair_once_and_bounded(lengths: list, tokens: int) -> None:
    source = np.array([s for s, _ in lengths], dtype=np.int64)
    target = np.array([t for _, t in lengths], dtype=np.int64)
    batches = cut(source, target, tokens)
    assert sorted(i for batch in batches for i in batch.tolist()) == list(range(len(lengths)))
    for batch in batches:
        size = (source[batch].max() + target[batch].max()) * len(batch)
        real = source[batch].sum() + target[batch].sum()
        assert len(batch) == 1 or size <= tokens
        assert len(batch) == 1 or size - real <= MOST_PADDING * size


def test_many_pairs_of_prose_lengths_are_packed_densely() -> None:
    rng = np.random.default_rng(1)
    source = rng.integers(5, 90, 3000)
    target = np.clip(source * rng.uniform(0.7, 1.4, 3000), 2, 96).astype(np.int64)
    batches = cut(source, target, 4096)
    sizes = [(source[b].max() + target[b].max()) * len(b) for b in batches]
    assert (source.sum() + target.sum()) / sum(sizes) > 0.85
    assert np.mean(sizes) > 0.8 * 4096


def rows(*texts: list[int]) -> Rows:
    lengths = [len(text) for text in texts]
    flat = [number for text in texts for number in text]
    return Rows(np.array(flat, dtype=np.int32), np.cumsum([0, *lengths]).astype(np.int64))


def texts_of(made: Rows) -> list[list[int]]:
    bounds = zip(made.offsets[:-1], made.offsets[1:], strict=True)
    return [made.ids[begin:end].tolist() for begin, end in bounds]


def test_collate_pads_and_shifts_a_worked_example() -> None:
    batch = collate(rows([5, 6, 0], [7, 0]), rows([8, 0], [9, 10, 11, 0]), np.array([1, 0]), 99)
    assert batch.source.tolist() == [[7, 0, 99], [5, 6, 0]]
    assert batch.inputs.tolist() == [[99, 9, 10, 11], [99, 8, 0, 99]]
    assert batch.labels.tolist() == [9, 10, 11, 0, 8, 0]
    assert batch.places.tolist() == [0, 1, 2, 3, 4, 5]
    assert (batch.pairs, batch.pieces) == (2, 11)


def test_rows_are_taken_and_joined() -> None:
    made = rows([1, 2, 0], [3, 0], [4, 5, 6, 0])
    assert texts_of(made.take(np.array([2, 0]))) == [[4, 5, 6, 0], [1, 2, 0]]
    assert texts_of(Rows.joined([made, rows([7, 0])])) == [*texts_of(made), [7, 0]]
    assert texts_of(Rows.joined([])) == []
    joined = joined_pairs(made, np.array([0, 2]), np.array([1, -1]))
    assert texts_of(joined) == [[1, 2, 3, 0], [4, 5, 6, 0]]


def test_the_filter_at_its_edges() -> None:
    plan = Filter(least=2, most=10, ratio=2.0)
    source = np.array([1, 2, 10, 11, 2, 2])
    target = np.array([2, 2, 10, 10, 8, 9])
    # ratios of the last two: 12 / 6 = 2.0 stays, 13 / 6 does not
    assert passes(source, target, plan).tolist() == [False, True, True, False, True, False]


WORDS = ["casa", "perro", "niño", "¿qué?", "año", "dog", "house", "boy", "what?", "year"]


def pairs_of(name: str, count: int) -> list[Pair]:
    rng = np.random.default_rng(len(name))
    chosen = rng.integers(0, 5, (count, 8))
    first = 100 * len(name)
    return [
        Pair(
            f"{first + number} " + " ".join(WORDS[i] for i in row[: 2 + number % 6]),
            f"{first + number} " + " ".join(WORDS[5 + i] for i in row[: 2 + number % 6]),
            name,
        )
        for number, row in enumerate(chosen.tolist())
    ]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    texts = [text for pair in pairs_of("books", 200) for text in pair[:2]]
    texts += [text.upper() for text in texts]
    return train_vocabulary(texts, VocabularyPlan(size=60, byte_fallback=False), ["<bt>"])


def recipe(augment: Augment | None = None, direction: str = "es-en") -> Recipe:
    return Recipe(
        direction,
        (Group("books", ("b",), 0.75), Group("news", ("n",), 0.25, tag="<bt>")),
        (Dev("news", "n"),),
        batch=BatchPlan(tokens=120),
        augment=augment or Augment(),
        filter=Filter(most=60),
        stage=(Stage(0.5, {"news": 0.75, "books": 0.25}),),
    )


def sampler(vocabulary: Vocabulary, plan: Recipe) -> Sampler:
    groups = {
        group.name: encode_group(
            group.name,
            pairs_of(group.name, 90 if group.name == "books" else 7),
            group.tag,
            plan.filter,
            vocabulary,
            lambda line: None,
        )
        for group in plan.group
    }
    return Sampler(plan, groups, vocabulary)


def drawn(made: Sampler, pools: int, fraction: float = 0.0) -> Counter[str]:
    """Decode the targets of some pools: each begins with its pair's number."""
    place, found = made.start(), Counter[str]()
    for _ in range(pools):
        pool = made.pool(place, fraction)
        place = pool.after
        for batch in pool.batches:
            ends = np.flatnonzero(batch.labels == made.vocabulary.end)
            begin = 0
            for end in ends:
                found[made.vocabulary.decode(batch.labels[begin:end].tolist())] += 1
                begin = end + 1
    return found


def test_every_pair_comes_once_before_any_comes_again(vocabulary: Vocabulary) -> None:
    made = sampler(vocabulary, recipe())
    found = drawn(made, 3)
    for group in made.groups.values():
        counts = {found[pair.target] for pair in group.pairs}
        assert max(counts) - min(counts) <= 1
        assert min(counts) > 0


def test_weights_and_stages_decide_what_is_drawn(vocabulary: Vocabulary) -> None:
    made = sampler(vocabulary, recipe())
    news = {pair.target for pair in made.groups["news"].pairs}
    for fraction, low, high in ((0.0, 0.0, 0.35), (0.5, 0.5, 1.0)):
        found = drawn(made, 4, fraction)
        share = sum(found[text] for text in news) / found.total()
        assert low < share < high


def test_a_pool_follows_from_its_place_alone(vocabulary: Vocabulary) -> None:
    plan = recipe(Augment(join=0.3, unmarked=0.5, quotes=0.5, upper=0.2, names=0.5))
    first, second = sampler(vocabulary, plan), sampler(vocabulary, plan)
    place = first.pool(first.pool(first.start(), 0.0).after, 0.0).after
    for one, other in zip(
        first.pool(place, 0.6).batches, second.pool(place, 0.6).batches, strict=True
    ):
        assert one.source.tolist() == other.source.tolist()
        assert one.labels.tolist() == other.labels.tolist()


def test_the_tag_stands_before_the_source(vocabulary: Vocabulary) -> None:
    made = sampler(vocabulary, recipe())
    tagged = made.groups["news"].source
    tag = vocabulary.ids["<bt>"]
    assert all(tag in text[:2] for text in texts_of(tagged))
    assert tag not in made.groups["books"].source.ids


@pytest.mark.parametrize(
    ("augment", "direction", "changes_source", "changes_target"),
    [
        (Augment(), "es-en", False, False),
        (Augment(unmarked=1.0), "es-en", True, False),
        (Augment(unmarked=1.0), "en-es", False, False),
        (Augment(upper=1.0), "es-en", True, True),
        (Augment(join=1.0), "es-en", True, True),
    ],
)
def test_each_augmentation_changes_what_it_should(
    vocabulary: Vocabulary,
    augment: Augment,
    direction: str,
    changes_source: bool,
    changes_target: bool,
) -> None:
    def content(plan: Recipe) -> tuple[list, list]:
        made = sampler(vocabulary, plan)
        batches = made.pool(made.start(), 0.0).batches
        return (
            sorted(row.tolist() for batch in batches for row in batch.source),
            sorted(batch.labels.tolist() for batch in batches),
        )

    plain, changed = content(recipe(direction=direction)), content(recipe(augment, direction))
    assert (plain[0] != changed[0]) == changes_source
    assert (plain[1] != changed[1]) == changes_target


def test_joining_keeps_every_pair_and_the_longest_line(vocabulary: Vocabulary) -> None:
    made = sampler(vocabulary, recipe(Augment(join=1.0)))
    found = drawn(made, 2)
    whole = " ".join(text for text, count in found.items() for _ in range(count)).split()
    plain = drawn(sampler(vocabulary, recipe()), 2)
    assert Counter(whole) == Counter(
        " ".join(text for text, count in plain.items() for _ in range(count)).split()
    )
    assert found.total() < 0.8 * plain.total()
    pool = made.pool(made.start(), 0.0)
    assert max(batch.source.shape[1] for batch in pool.batches) <= 60


def test_a_group_that_loses_every_pair_is_an_error(vocabulary: Vocabulary) -> None:
    with pytest.raises(DataError) as error:
        encode_group("books", pairs_of("b", 5), "", Filter(most=3), vocabulary, lambda line: None)
    assert str(error.value) == (
        "group 'books': none of its 5 pairs passes the filter (least 2, most 3 pieces, ratio 2)"
    )


def test_left_out_pairs_are_reported(vocabulary: Vocabulary) -> None:
    told: list[str] = []
    pairs = [*pairs_of("b", 5), Pair("casa", "dog " * 40, "b")]
    made: Encoded = encode_group("b", pairs, "", Filter(most=60), vocabulary, told.append)
    assert len(made.pairs) == 5
    assert told == ["b: 1 pairs left out by length"]
