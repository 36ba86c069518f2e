"""A training step over candidates beside one over the whole vocabulary: time, and likeness of gradients.

    python -m benchmarks.training_step SOURCE TARGET [--model es-en] [--sizes 1500 3000 6000] [--batches 4]

SOURCE and TARGET are line files. Processor time, one thread; the two kinds of step take turns on the same
batches of 60 pairs. Likeness is the cosine between the two gradients of a batch, and between those of two
batches as the measure of what a batch's choice alone moves.
"""

from __future__ import annotations

import argparse
import itertools
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

PAIRS = 60


def batches(model: str, source: Path, target: Path, count: int) -> tuple[list[Any], Any, Any]:
    """Return batches of the first pairs of two files, the vocabulary and the group they come from."""
    import numpy as np

    from translate.models import find_model
    from translate.training.batches import collate
    from translate.training.data import Pair
    from translate.training.recipe import Filter
    from translate.training.sampler import encode_group
    from translate.training.vocabulary import Vocabulary

    vocabulary = Vocabulary.load(find_model(model).folder)
    texts = (path.read_text(encoding="utf-8").split("\n") for path in (source, target))
    pairs = [Pair(a, b, "") for a, b in zip(*texts, strict=True) if a.strip() and b.strip()]
    group = encode_group("lines", pairs, "", Filter(), vocabulary, print)
    order = np.argsort(group.source.lengths + group.target.lengths, kind="stable")
    middle = len(order) // 2 - count * PAIRS // 2
    made = [
        collate(group.source, group.target, order[k : k + PAIRS], vocabulary.pad)
        for k in range(middle, middle + count * PAIRS, PAIRS)
    ]
    return made, vocabulary, group


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table as Markdown."""
    import torch

    from translate.models import find_model
    from translate.training.candidates import Candidates, target_counts
    from translate.training.network import hold_pad, load_network, loss

    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--model", default="es-en")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1500, 3000, 6000])
    parser.add_argument("--batches", type=int, default=4)
    args = parser.parse_args(arguments)
    torch.set_num_threads(1)
    found, vocabulary, group = batches(args.model, args.source, args.target, args.batches)
    network = load_network(find_model(args.model).folder, None, 0.0).train()
    hold_pad(network)
    counts = target_counts({"lines": group}, {"lines": 1.0}, vocabulary.size)
    choices = {size: Candidates(counts, size, vocabulary.pad, 1) for size in args.sizes}

    def step(batch: Any, chosen: Candidates | None, number: int) -> tuple[torch.Tensor, float]:
        begun = time.process_time()
        drawn = chosen.draw(batch.labels, number) if chosen else None
        network.zero_grad()
        loss(network, batch, 0.05, False, drawn).backward()
        seconds = time.process_time() - begun
        parts = [value.grad.flatten() for value in network.parameters() if value.grad is not None]
        return torch.cat(parts), seconds

    def alike(one: torch.Tensor, two: torch.Tensor) -> float:
        return float(torch.nn.functional.cosine_similarity(one, two, dim=0))

    step(found[0], None, 0)
    wholes, whole_seconds = [], 0.0
    sums = {size: [0.0, 0.0] for size in choices}
    for number, batch in enumerate(found):
        whole, seconds = step(batch, None, number)
        whole_seconds += seconds
        wholes.append(whole)
        for size, chosen in choices.items():
            part, seconds = step(batch, chosen, number)
            sums[size][0] += seconds
            sums[size][1] += alike(whole, part) / len(found)
    print("| candidates | time of a step | cosine with the whole gradient |\n|---|---:|---:|")
    print("| all | 1.00 | 1.000 |")
    for size, (seconds, cosine) in sums.items():
        print(f"| {size:,} | {seconds / whole_seconds:.2f} | {cosine:.3f} |")
    between = [alike(one, two) for one, two in itertools.pairwise(wholes)]
    if between:
        print(f"\nBetween the gradients of two batches: {sum(between) / len(between):.3f}")


if __name__ == "__main__":
    main()
