"""Learn how much speaks for it that a negation is missing: the weights in `eval/data/negation.*.xz`.

    python -m benchmarks.fit_negation ../shared [--pairs 260000] [--write]

Human translations as they are say what may answer a negation or leave it out; the same pairs with a negation
taken out of one side, put in, or turned (the faults of `benchmarks.eval_checks`) say what a fault looks like.
Logistic regression over the features of `eval.checks.negation_evidence`, one set of weights for each language
that denies. A twentieth of the pairs is held out: printed is how many of its faults stand above a threshold
that a given share of the clean negations passes. The sets that alarms are read in, and WMT13, stay out.
"""

from __future__ import annotations

import argparse
import itertools
import lzma
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.eval_checks import DENIES, add_negation, drop_negation, pairs_to_bitext, turn_denial
from benchmarks.eval_precision import DIRECTIONS, GROUPS, read_set
from eval.checks.context import Context
from eval.checks.negation import readings
from eval.checks.negation_evidence import features
from eval.checks.texts import pairs as texts_of

SETS = ("civic_news", "books", "everyday", "textbooks", "games_fiction", "docs", "vendor_ht")
NEWS = ("wmt08", "wmt12")
TATOEBA = 6000
"""Pairs of Tatoeba, from its first, that are kept out: the first 5,000 are read for alarms."""
FEWEST = 20
"""Examples that a feature must stand in."""
GAINS = 0.3
"""Share of the pairs that a negation is put into."""
CHUNK = 4000
HELD = 20
"""One pair in so many is held out."""
EPOCHS, BATCH = 6, 512
LEAST = 0.05
"""Weights nearer to zero are left out."""
DATA = Path(__file__).parents[1] / "eval/data"
NEVER = re.compile(r" (?:never|nunca|jamás)(?= [a-z])")
CLEAN, LOST, GAINED = "clean", "lost", "gained"


@dataclass(frozen=True, slots=True)
class Example:
    """What is known of a negation in pair number `pair`; `kind` is CLEAN, LOST or GAINED."""

    pair: int
    kind: str
    known: list[tuple[str, float]]


def read_pairs(shared: Path, most: int, draw: random.Random) -> list[tuple[str, str]]:
    """Return up to `most` (Spanish, English) pairs: all of the news, as many of each other register."""
    kept: list[tuple[str, str]] = []
    for name in NEWS:
        kept += zip(*read_set(shared, name), strict=True)
    share = max(0, most - len(kept)) // len(SETS)
    for name in SETS:
        rows, skipped = [], 0
        with lzma.open(
            shared / f"corpora/{name}.tsv.xz", "rt", encoding="utf-8", newline="\n"
        ) as file:
            for line in file:
                source, spanish, english = line.rstrip("\n").split("\t")
                skipped += source == "tatoeba"
                if source in GROUPS and (source != "tatoeba" or skipped <= TATOEBA):
                    continue
                rows.append((spanish, english))
        kept += draw.sample(rows, min(share, len(rows)))
    draw.shuffle(kept)
    return [(one, two) for one, two in kept if one.strip() and two.strip()]


def faults(source: str, target: str, draw: random.Random) -> Iterator[tuple[str, str]]:
    """Yield (kind, target) with a negation lost, and in some pairs with one gained."""
    made = [drop_negation(source, target, draw), turn_denial(source, target, draw)]
    never = NEVER.search(target)
    if never and DENIES.search(source):
        made.append(target[: never.start()] + target[never.end() :])
    lost = [text for text in made if text and text != target]
    if lost:
        yield LOST, draw.choice(lost)
    gained = add_negation(source, target, draw) if draw.random() < GAINS else None
    if gained:
        yield GAINED, gained


def examples(
    pairs: Sequence[tuple[str, str]], draw: random.Random
) -> Iterator[tuple[str, Example]]:
    """Yield (language that denies, example) for every negation that the other side may lack."""
    for first in range(0, len(pairs), CHUNK):
        for langs in DIRECTIONS:
            made = []
            for number in range(first, min(first + CHUNK, len(pairs))):
                source, target = pairs[number] if langs[0] == "es" else pairs[number][::-1]
                made.append((number, CLEAN, source, target))
                made += [
                    (number, kind, source, text) for kind, text in faults(source, target, draw)
                ]
            bitext = pairs_to_bitext([row[2] for row in made], [row[3] for row in made], langs)
            beads = texts_of(bitext)
            context = Context(*langs, beads, True)
            for (number, kind, *_), bead in zip(made, beads, strict=True):
                for reading in readings(bead, context):
                    # a clean pair's gains are the other direction's losses
                    if reading.lost == (kind != GAINED):
                        yield reading.text.lang, Example(number, kind, list(features(reading)))


def fit(found: Sequence[Example], decay: float, report: Callable[[str], None]) -> dict[str, float]:
    """Return the weights by feature, clean pairs and faults weighing alike; report the faults found."""
    import numpy as np
    import torch

    counts = Counter(name for example in found for name in {name for name, _ in example.known})
    kept = sorted(name for name, count in counts.items() if count >= FEWEST)
    index = {name: at for at, name in enumerate(kept)}
    rows = [[(index[n], v) for n, v in example.known if n in index] for example in found]
    ends = torch.tensor([0, *itertools.accumulate(map(len, rows))])
    places = torch.tensor([place for row in rows for place, _ in row])
    values = torch.tensor([value for row in rows for _, value in row])
    faulty = torch.tensor([float(example.kind != CLEAN) for example in found])
    share = float(faulty.mean())
    balance = torch.where(faulty > 0, 0.5 / share, 0.5 / (1 - share))
    weights = torch.zeros(len(index), 1, requires_grad=True)
    optimiser = torch.optim.Adam([weights], lr=0.02)
    held = np.array([example.pair % HELD == 0 for example in found])
    draw = np.random.default_rng(1)

    def scores(chosen: Any) -> Any:
        begins, sizes = ends[chosen], ends[chosen + 1] - ends[chosen]
        offsets = torch.cumsum(sizes, 0) - sizes
        taken = torch.repeat_interleave(begins - offsets, sizes) + torch.arange(int(sizes.sum()))
        return torch.nn.functional.embedding_bag(
            places[taken], weights, offsets, mode="sum", per_sample_weights=values[taken]
        )[:, 0]

    for _ in range(EPOCHS):
        order = draw.permutation(np.flatnonzero(~held))
        for at in range(0, len(order), BATCH):
            chosen = torch.from_numpy(order[at : at + BATCH])
            loss = torch.nn.functional.binary_cross_entropy_with_logits(
                scores(chosen), faulty[chosen], weight=balance[chosen]
            )
            optimiser.zero_grad()
            (loss + decay * (weights**2).sum()).backward()
            optimiser.step()
        for group in optimiser.param_groups:
            group["lr"] *= 0.6
    with torch.no_grad():
        told = scores(torch.from_numpy(np.flatnonzero(held))).numpy()
    kinds = np.array([example.kind for example in found])[held]
    clean = np.sort(told[kinds == CLEAN])
    report(
        f"{len(found):,} examples, {len(index):,} features; held out {len(told):,}, {len(clean)} clean"
    )
    for part in (0.01, 0.02, 0.05, 0.1):
        least = clean[int(len(clean) * (1 - part))]
        shares = (float((told[kinds == kind] > least).mean()) for kind in (LOST, GAINED))
        report(
            f"  of clean {part:.2f} above {least:.2f}: lost {next(shares):.3f}, gained {next(shares):.3f}"
        )
    learned = weights.detach()[:, 0].tolist()
    return {name: learned[at] for name, at in index.items()}


def main() -> None:
    """Read, seed, fit, and print or write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("shared", type=Path, help="folder with testsets and corpora")
    parser.add_argument("--pairs", type=int, default=260_000)
    parser.add_argument("--decay", type=float, default=3e-4, help="L2 on the weights")
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="put the weights into eval/data")
    options = parser.parse_args()
    draw = random.Random(options.seed)
    found: dict[str, list[Example]] = {"es": [], "en": []}
    for lang, example in examples(read_pairs(options.shared, options.pairs, draw), draw):
        found[lang].append(example)
    for lang, other in DIRECTIONS:
        print(f"{lang} denies, {other} answers")
        weights = fit(found[lang], options.decay, print)
        rows = [f"{name}\t{weight:.2f}" for name, weight in weights.items() if abs(weight) >= LEAST]
        data = lzma.compress("\n".join(rows).encode("utf-8"), preset=9)
        print(f"  {len(rows):,} weights, {len(data):,} bytes")
        if options.write:
            (DATA / f"negation.{lang}-{other}.xz").write_bytes(data)


if __name__ == "__main__":
    main()
