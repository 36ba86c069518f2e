"""Training a model from a recipe: `careo translate models train`."""

from __future__ import annotations

import dataclasses
import random
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpora.errors import UsageError
from corpora.textio import umask
from translate.training import network as net
from translate.training.card import data_facts, read_manifest
from translate.training.data import Pair, Report, read_dev, read_groups
from translate.training.fit import Result, Trainer
from translate.training.recipe import Recipe
from translate.training.recipe_file import load_recipe
from translate.training.run_folder import RunFolder, open_run
from translate.training.sampler import encode_group
from translate.training.source import DataSource
from translate.training.vocabulary import Vocabulary, train_vocabulary

BERGAMOT = "bergamot:"


def train(
    recipe: str | Path,
    data: str | Path,
    out: str | Path,
    init: str | None = None,
    device: str = "auto",
    max_steps: int | None = None,
    minutes: float | None = None,
    resume: bool = True,
    report: Report = print,
    overrides: Sequence[str] = (),
) -> Result:
    """Train a model from a recipe (a file, or a shipped one by name) and export it.

    `data` is the folder that the recipe's paths begin in, or a tar file made by `pack`. `out` holds the
    run: checkpoint, log, vocabulary, and the exported model in a folder named after the direction;
    where there is a run of the same recipe already, it goes on from its checkpoint unless `resume` is
    false. `init` is what training begins with: a MarianMT folder, whose vocabulary is kept, or
    "bergamot:" and the folder of a Bergamot model; random weights without. `max_steps` and `minutes` replace
    the recipe's budget, `overrides` other keys (see `load_recipe`). `report` is given one line at a
    time. Raises UsageError and DataError with what to do.
    """
    chosen = net.choose_device(device)
    plan = load_recipe(recipe, chosen, overrides)
    plan = dataclasses.replace(plan, budget=with_budget(plan.budget, max_steps, minutes))
    run = open_run(
        out, {"recipe": plan.hash, "direction": plan.direction, "init": init}, resume=resume
    )
    try:
        source = DataSource(data)
        dev = {each.name: read_dev(source, each, plan.languages) for each in plan.dev}
        texts = read_groups(source, plan, dev.values(), report)
        manifest = read_manifest(source, plan.manifest) if plan.manifest else {}
        start = None if run.has_checkpoint else init
        vocabulary = _vocabulary(plan, texts, run, init, report)
        groups = {
            group.name: encode_group(
                group.name, texts[group.name], group.tag, plan.filter, vocabulary, report
            )
            for group in plan.group
        }
        network, story = start_network(plan, vocabulary, start, report)
        used = {name: group.pairs for name, group in groups.items()}
        facts: dict[str, Any] = {
            "command": "train",
            "start": story if init else "",
            "notice": plan.card.notice if init else "",
            "weaknesses": plan.card.weaknesses,
            "data": data_facts(plan, used, manifest),
        }
        warm = init is not None
        trainer = Trainer(
            plan, groups, dev, vocabulary, network, run, chosen, facts, plan.direction, warm, report
        )
        return trainer.fit()
    finally:
        run.unlock()


def with_budget(budget: Any, max_steps: int | None, minutes: float | None) -> Any:
    """Return the budget with steps or minutes replaced; UsageError where it has no end."""
    if max_steps is not None:
        budget = dataclasses.replace(budget, steps=max_steps)
    if minutes is not None:
        budget = dataclasses.replace(budget, minutes=minutes)
    if budget.steps is None and budget.minutes is None:
        raise UsageError(
            "training has no end: give --minutes or --max-steps, or set them in [budget]"
        )
    return budget


def start_network(
    recipe: Recipe, vocabulary: Vocabulary, init: str | None, report: Report
) -> tuple[Any, str]:
    """Make the network that training begins with, and a sentence that says what it is."""
    if init is None:
        return net.new_network(recipe.model, vocabulary, recipe.seed), ""
    if init.startswith(BERGAMOT):
        from translate.training.bergamot import read_bergamot
        from translate.training.carry import carry_over

        model = read_bergamot(init.removeprefix(BERGAMOT))
        network, carried = carry_over(model, vocabulary, recipe.model, recipe.seed)
        report(f"start: {carried}")
        return network, f"Weights carried over from the Bergamot model {model.name}: {carried}."
    folder = Path(init)
    network = net.load_network(folder, recipe.model, recipe.model.dropout)
    report(f"start: {folder}")
    return network, f"Training began with the model `{folder.resolve().name}`."


def _vocabulary(
    recipe: Recipe,
    groups: Mapping[str, Sequence[Pair]],
    run: RunFolder,
    init: str | None,
    report: Report,
) -> Vocabulary:
    """Return the run's vocabulary: the one it has, that of the start, or a new one; the run keeps it."""
    if run.vocabulary.is_dir():
        return Vocabulary.load(run.vocabulary)
    if init is not None and not init.startswith(BERGAMOT):
        vocabulary = Vocabulary.load(Path(init))
    else:
        report(f"training a vocabulary of {recipe.vocabulary.size} pieces")
        tags = [group.tag for group in recipe.group if group.tag]
        vocabulary = train_vocabulary(
            drawn_sentences(recipe, groups), recipe.vocabulary, tags, recipe.seed
        )
    temporary = Path(tempfile.mkdtemp(prefix=".vocabulary.", dir=run.path))
    try:
        vocabulary.save(temporary)
        temporary.chmod(0o777 & ~umask())
        temporary.rename(run.vocabulary)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return vocabulary


def drawn_sentences(recipe: Recipe, groups: Mapping[str, Sequence[Pair]]) -> Iterator[str]:
    """Yield sentences for the vocabulary: from each group by its weight, at most all it has, both sides."""
    weights = recipe.weights(0.0)
    total = sum(weights.values())
    for name, pairs in groups.items():
        count = round(recipe.vocabulary.sentences / 2 * weights[name] / total)
        rng = random.Random(f"{recipe.seed}:vocabulary:{name}")
        for pair in rng.sample(pairs, min(count, len(pairs))):
            yield pair.source
            yield pair.target
