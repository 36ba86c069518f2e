"""Recipes: what a TOML file may say, and what it is told when it says something else."""

import math
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.errors import DataError, UsageError
from translate.training import load_recipe, shipped_recipes
from translate.training.recipe import Budget, Optimiser, Recipe
from translate.training.recipe_file import parse_recipe
from translate.training.schedule import learning_rate, seconds_left, used

SMALL = """
direction = "es-en"
[[group]]
name = "news"
files = ["testsets/news"]
[[dev]]
name = "news"
file = "testsets/news"
"""


def parse(text: str, device: str = "cpu", overrides: tuple[str, ...] = ()) -> Recipe:
    return parse_recipe(tomllib.loads(text), "r.toml", device, overrides)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            SMALL + "[optimiser]\npeek = 1e-3",
            "r.toml: [optimiser] unknown key 'peek'; known: average, beta1, beta2, candidates, clip, decay, "
            "label_smoothing, peak, schedule, warmup, weight_decay",
        ),
        (
            "colour = 1\n" + SMALL,
            "r.toml: unknown key 'colour'; known: augment, batch, budget, cap, card, cpu, cuda, dev, "
            "direction, exclude, filter, group, manifest, model, optimiser, seed, stage, vocabulary",
        ),
        (
            SMALL + "[cuda.batch]\nsize = 1",
            "r.toml: [batch] unknown key 'size'; known: tokens",
        ),
        (SMALL + "[batch]\ntokens = 1.5", "r.toml: batch.tokens is 1.5, not a whole number"),
        (SMALL + "[batch]\ntokens = true", "r.toml: batch.tokens is True, not a whole number"),
        (SMALL + "[batch]\ntokens = 3", "r.toml: batch.tokens is 3, not between 16 and 1e+07"),
        (
            SMALL + "[optimiser]\npeak = nan",
            "r.toml: optimiser.peak is nan, not between 0 and 1",
        ),
        (SMALL + "batch = 3", "r.toml: [dev.0] unknown key 'batch'; known: file, last, name"),
        ("batch = 3\n" + SMALL, "r.toml: [batch] is not a table"),
        ("cuda = 3\n" + SMALL, "r.toml: cuda is not a table"),
        ("exclude = 'x'\n" + SMALL, "r.toml: exclude is not a list"),
        (
            SMALL + "[model]\nwidth = 30\nheads = 4",
            "r.toml: [model] width 30 is not even and divisible by heads 4",
        ),
        (
            SMALL + "[optimiser]\nschedule = 'cosine'",
            "r.toml: [optimiser] schedule 'cosine' is unknown; known: linear, inverse-square-root",
        ),
        (
            SMALL.replace("es-en", "es-pt"),
            "r.toml: direction 'es-pt' is unknown; known: en-es, es-en",
        ),
        (
            SMALL + "[[stage]]\nstart = 0.5\nweights = {novels = 1}",
            "r.toml: stage: unknown group 'novels'; known: news",
        ),
        (
            SMALL + "[[stage]]\nstart = 0.5\nweights = {news = 0}",
            "r.toml: all weights are zero at 0.5 of the budget",
        ),
        (
            SMALL + "[[group]]\nname = 'news'\nfiles = ['x']",
            "r.toml: group 'news' is there twice",
        ),
        (
            SMALL + "[[group]]\nname = 'x'\nfile = 'x'",
            "r.toml: [group.1] unknown key 'file'; known: about, cap, files, name, tag, weight",
        ),
        (SMALL + "[[group]]\nname = 'x'", "r.toml: [group.1] lacks the key 'files'"),
        (
            "direction = 'es-en'\ngroup = []\ndev = []",
            "r.toml: it has no [[group]] of training data",
        ),
    ],
)
def test_a_wrong_recipe_is_told_what_is_known(text: str, message: str) -> None:
    with pytest.raises(DataError) as error:
        parse(text)
    assert str(error.value) == message


def test_the_other_device_is_checked_too() -> None:
    text = SMALL + "[cuda.batch]\ntokens = 1"
    with pytest.raises(DataError, match=r"batch\.tokens is 1, not between 16"):
        parse(text, "cpu")


def test_a_device_lays_its_variant_over_the_rest() -> None:
    text = (
        SMALL
        + "[optimiser]\npeak = 1e-3\nwarmup = 7\n[cuda.optimiser]\npeak = 2e-3\n[cpu]\ncap = 9"
    )
    cpu, cuda = parse(text, "cpu"), parse(text, "cuda")
    assert (cpu.optimiser.peak, cuda.optimiser.peak) == (1e-3, 2e-3)
    assert cpu.optimiser.warmup == cuda.optimiser.warmup == 7
    assert (cpu.cap, cuda.cap) == (9, None)
    assert cpu.hash != cuda.hash


def test_overrides_come_last_and_reach_into_groups() -> None:
    text = SMALL + "[cpu.batch]\ntokens = 100"
    recipe = parse(text, overrides=("batch.tokens=200", "group.news.weight=0.5", "model.width=64"))
    assert recipe.batch.tokens == 200
    assert recipe.group[0].weight == 0.5
    assert recipe.model.width == 64


@pytest.mark.parametrize(
    ("override", "error", "message"),
    [
        (
            "minutes",
            UsageError,
            "--set minutes: is not KEY=VALUE; write for example budget.minutes=5",
        ),
        (
            "direction=en-es",
            UsageError,
            "--set direction=en-es: 'en-es' is not a TOML value; put text in quotes",
        ),
        (
            "group.novels.weight=1",
            UsageError,
            "--set group.novels.weight=1: no 'novels' there; known: news",
        ),
        (
            "direction.x=1",
            UsageError,
            "--set direction.x=1: 'x' lies in something that is not a table",
        ),
        ("batch.size=1", DataError, "r.toml: [batch] unknown key 'size'; known: tokens"),
    ],
)
def test_a_wrong_override_says_why(override: str, error: type[Exception], message: str) -> None:
    with pytest.raises(error) as raised:
        parse(SMALL, overrides=(override,))
    assert str(raised.value) == message


def test_the_hash_leaves_out_budget_and_card() -> None:
    plain = parse(SMALL)
    assert plain.hash == parse(SMALL + "[budget]\nminutes = 3\n[card]\nnotice = 'x'").hash
    assert plain.hash != parse(SMALL + "[optimiser]\npeak = 1e-5").hash
    assert plain.hash != parse("seed = 2\n" + SMALL).hash


def test_missing_recipes_name_the_shipped_ones(tmp_path) -> None:
    with pytest.raises(DataError) as error:
        load_recipe("fr-en")
    assert str(error.value) == (
        "fr-en: no such recipe; name a TOML file or a shipped one (en-es, es-en)"
    )
    (tmp_path / "bad.toml").write_text("direction = \n")
    with pytest.raises(DataError, match=r"bad\.toml: is not TOML \(Invalid value"):
        load_recipe(tmp_path / "bad.toml")


@pytest.mark.parametrize("device", ["cpu", "cuda"])
@pytest.mark.parametrize("name", ["en-es", "es-en"])
def test_shipped_recipes_never_train_on_what_measures(name: str, device: str) -> None:
    recipe = load_recipe(name, device)
    assert name in shipped_recipes()
    assert recipe.direction == name
    assert recipe.budget.minutes is not None
    trained = {file for group in recipe.group for file in group.files}
    assert not any("wmt13" in file or "flores" in file for file in trained)
    assert recipe.exclude == ("testsets/wmt13", "testsets/flores-dev")
    assert sum(recipe.weights(0.0).values()) == pytest.approx(1.0)
    assert recipe.weights(0.7)["news"] > recipe.weights(0.0)["news"]


def test_machine_translated_spanish_is_never_a_target() -> None:
    assert "vendor_mt" in {group.name for group in load_recipe("es-en").group}
    assert "vendor_mt" not in {group.name for group in load_recipe("en-es").group}


def test_rate_at_worked_points() -> None:
    linear = Optimiser(peak=1.0, warmup=10, decay=0.5)
    assert learning_rate(0, 0.0, linear) == pytest.approx(0.1)
    assert learning_rate(9, 0.1, linear) == pytest.approx(1.0)
    assert learning_rate(500, 0.5, linear) == pytest.approx(1.0)
    assert learning_rate(900, 0.75, linear) == pytest.approx(0.5)
    assert learning_rate(999, 1.0, linear) == 0.0
    root = Optimiser(peak=1.0, warmup=10, decay=0.0, schedule="inverse-square-root")
    assert learning_rate(39, 0.9, root) == pytest.approx(0.5)


@settings(deadline=None, max_examples=60)
@given(
    step=st.integers(0, 10**6),
    fraction=st.floats(0, 1),
    warmup=st.integers(1, 10**4),
    decay=st.floats(0.01, 1),
    schedule=st.sampled_from(["linear", "inverse-square-root"]),
)
def test_rate_stays_between_zero_and_peak(
    step: int, fraction: float, warmup: int, decay: float, schedule: str
) -> None:
    plan = Optimiser(peak=3e-4, warmup=warmup, decay=decay, schedule=schedule)
    rate = learning_rate(step, fraction, plan)
    assert 0 <= rate <= 3e-4
    assert learning_rate(step, 1.0, plan) == 0
    if step >= warmup:
        assert learning_rate(step, max(fraction, 0.99), plan) <= rate


def test_the_budget_that_is_nearer_its_end_counts() -> None:
    both = Budget(minutes=10, steps=100)
    assert used(50, 60, both) == pytest.approx(0.5)
    assert used(10, 300, both) == pytest.approx(0.5)
    assert used(200, 0, both) == 1.0
    assert seconds_left(25, 60, Budget(steps=100)) == pytest.approx(180)
    assert seconds_left(0, 0, both) == math.inf
