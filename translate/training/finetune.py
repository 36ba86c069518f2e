"""Fitting a model to a translator's own memory without forgetting the rest."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from corpora.errors import DataError, UsageError
from translate.models import find_model
from translate.training import network as net
from translate.training.card import data_facts
from translate.training.data import HeldOut, Pair, Report
from translate.training.fit import Result, Trainer
from translate.training.memory import hold_out, read_memory
from translate.training.recipe import (
    BatchPlan,
    Budget,
    Dev,
    Filter,
    Group,
    Optimiser,
    Recipe,
    Shape,
)
from translate.training.run_folder import open_run
from translate.training.sampler import encode_group
from translate.training.train import with_budget
from translate.training.vocabulary import Vocabulary

MEMORY, GENERAL = "memory", "general"
LEAST_PAIRS = 20
HELD_OUT = 200
MINUTES = 10.0


def finetune(
    model: str,
    data: str | Path,
    out: str | Path,
    general: Sequence[str | Path] = (),
    direction: str | None = None,
    share: float = 0.5,
    peak: float = 1e-4,
    device: str = "auto",
    max_steps: int | None = None,
    minutes: float | None = None,
    seed: int = 1,
    report: Report = print,
) -> Result:
    """Fit a model (bundled name, folder or hub name) to the pairs of a memory and export it into `out`.

    `share` in (0, 1] of the pairs drawn are the memory's, the rest from the `general` files, which
    keep the model from forgetting; both may be TMX, Careo's TSV or training tables. A tenth of the
    memory and of the general pairs (at most 200) is held out, and measured before and after; the
    averaged weights with the best mean chrF are exported. Training takes ten minutes unless `max_steps` or
    `minutes` says otherwise, and goes on where it stopped. The model itself is never changed:
    raises UsageError when `out` would write into its folder, DataError for fewer than 20 pairs.
    """
    base = find_model(model)
    languages = _languages(base.languages, direction, base.name)
    name = "-".join(languages)
    _keep_apart(base.folder, Path(out), name)
    if not 0 < share <= 1:
        raise UsageError(f"share {share:g} is not above 0 and at most 1")
    chosen = net.choose_device(device)
    texts = {MEMORY: read_memory(data, languages, report)}
    if len(texts[MEMORY]) < LEAST_PAIRS:
        raise DataError(
            f"{data}: has {len(texts[MEMORY])} pairs; at least {LEAST_PAIRS} are needed"
        )
    if general:
        texts[GENERAL] = [pair for path in general for pair in read_memory(path, languages, report)]
    else:
        report(
            "no general data to mix in: forgetting is neither kept down nor measured (--general)"
        )
    dev: dict[str, list[Pair]] = {}
    for key in texts:
        texts[key], dev[key] = hold_out(texts[key], HELD_OUT)
    held_out = HeldOut(pair for pairs in dev.values() for pair in pairs)
    texts = {key: [pair for pair in pairs if pair not in held_out] for key, pairs in texts.items()}
    network = net.load_network(base.folder, None, 0.1)
    recipe = _recipe(name, share, peak, seed, net.shape_of(network.config), data, general, dev)
    budget = Budget(minutes=MINUTES if max_steps is None and minutes is None else None)
    recipe = dataclasses.replace(recipe, budget=with_budget(budget, max_steps, minutes))
    run = open_run(out, {"recipe": recipe.hash, "direction": name, "init": base.hash}, resume=True)
    try:
        vocabulary = Vocabulary.load(base.folder)
        groups = {
            key: encode_group(key, pairs, "", recipe.filter, vocabulary, report)
            for key, pairs in texts.items()
        }
        facts: dict[str, Any] = {
            "command": "finetune",
            "start": f"Fitted from the model `{base.name}` ({base.hash}) to a translation memory.",
            "data": data_facts(recipe, {key: group.pairs for key, group in groups.items()}, {}),
        }
        return Trainer(
            recipe, groups, dev, vocabulary, network, run, chosen, facts, name, True, report
        ).fit()
    finally:
        run.unlock()


def _languages(known: tuple[str, str] | None, direction: str | None, name: str) -> tuple[str, str]:
    if direction is None:
        if known is None:
            raise UsageError(
                f"model {name}: its name does not tell its languages; give --direction es-en or en-es"
            )
        direction = "-".join(known)
    source, _, target = direction.partition("-")
    if known not in (None, (source, target)):
        raise UsageError(f"model {name} does not translate {direction}; leave out --direction")
    return source, target


def _keep_apart(base: Path, out: Path, name: str) -> None:
    base = base.resolve()
    for place in (out.resolve(), (out / name).resolve()):
        if place == base or base in place.parents:
            raise UsageError(f"{out}: would change the base model in {base}; name another folder")


def _recipe(
    direction: str,
    share: float,
    peak: float,
    seed: int,
    shape: Shape,
    data: str | Path,
    general: Sequence[str | Path],
    dev: dict[str, list[Pair]],
) -> Recipe:
    files = {MEMORY: (str(data),), GENERAL: tuple(map(str, general))}
    weights = {MEMORY: share if general else 1.0, GENERAL: 1 - share}
    return Recipe(
        direction=direction,
        group=tuple(
            Group(key, tuple(Path(file).name for file in files[key]), weights[key]) for key in dev
        ),
        dev=tuple(Dev(key, "held out", len(pairs)) for key, pairs in dev.items()),
        seed=seed,
        model=shape,
        optimiser=Optimiser(peak=peak, warmup=20, decay=0.9, label_smoothing=0.1, average=0.98),
        batch=BatchPlan(tokens=2048),
        budget=Budget(minutes=MINUTES),
        filter=Filter(most=250, ratio=4.0),
    )
