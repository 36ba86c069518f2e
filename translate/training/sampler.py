"""Drawing pairs by group weight: every pair of a group once before any of it comes again.

Pairs are drawn a pool at a time; a pool is sorted into batches, which are shuffled. What a pool holds
follows from the seed, the number of the pool and each group's place alone, so a run goes on after a
kill exactly as it would have gone on.
"""

from __future__ import annotations

import math
import random
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpora.errors import DataError
from translate.training import augment
from translate.training.batches import Batch, Rows, collate, cut
from translate.training.data import Pair, Report
from translate.training.names import Names
from translate.training.recipe import Filter, Recipe
from translate.training.vocabulary import Vocabulary

if TYPE_CHECKING:
    import numpy as np

BATCHES_A_POOL = 40


@dataclass(frozen=True, slots=True)
class Encoded:
    """The pairs of a group that passed the filter, as texts and as pieces."""

    pairs: Sequence[Pair]
    source: Rows
    target: Rows


@dataclass(frozen=True, slots=True)
class Place:
    """Where drawing stands: the pool's number, and each group's epoch and position in it."""

    pool: int
    groups: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Pool:
    """The batches of one pool, in the order of training, and the place after it."""

    batches: Sequence[Batch]
    after: Place


def encode_group(
    name: str, pairs: Sequence[Pair], tag: str, plan: Filter, vocabulary: Vocabulary, report: Report
) -> Encoded:
    """Encode a group and leave out pairs that are too short, too long or too unequal; reports how many."""
    import numpy as np

    put = f"{tag} " if tag else ""
    source = Rows(*vocabulary.encode([put + pair.source for pair in pairs], 0))
    target = Rows(*vocabulary.encode([pair.target for pair in pairs], 1))
    kept = np.flatnonzero(passes(source.lengths, target.lengths, plan))
    if not len(kept):
        raise DataError(
            f"group {name!r}: none of its {len(pairs)} pairs passes the filter "
            f"(least {plan.least}, most {plan.most} pieces, ratio {plan.ratio:g})"
        )
    if len(kept) < len(pairs):
        report(f"{name}: {len(pairs) - len(kept)} pairs left out by length")
    chosen = [pairs[number] for number in kept.tolist()]
    return Encoded(chosen, source.take(kept), target.take(kept))


def passes(source: np.ndarray, target: np.ndarray, plan: Filter) -> np.ndarray:
    """Return which pairs of these lengths in pieces the filter keeps, as booleans."""
    import numpy as np

    low, high = np.minimum(source, target), np.maximum(source, target)
    return (low >= plan.least) & (high <= plan.most) & ((high + 4) <= plan.ratio * (low + 4))


class Sampler:
    """Makes the pools of a run from its encoded groups."""

    def __init__(
        self, recipe: Recipe, groups: Mapping[str, Encoded], vocabulary: Vocabulary
    ) -> None:
        self.recipe, self.groups, self.vocabulary = recipe, groups, vocabulary
        self._tags = {group.name: group.tag for group in recipe.group}
        every = (pair for group in groups.values() for pair in group.pairs)
        self._names = Names(every if recipe.augment.names else ())

    def start(self) -> Place:
        """Return the place before the first pool."""
        return Place(0, dict.fromkeys(self.groups, (0, 0)))

    def pool(self, place: Place, fraction: float) -> Pool:
        """Make the pool at a place, with the weights that hold at a fraction of the budget."""
        import numpy as np

        rng = np.random.default_rng([self.recipe.seed, place.pool])
        weights = self.recipe.weights(fraction)
        names = list(self.groups)
        shares = np.array([weights[name] for name in names])
        shares /= shares.sum()
        lengths = [
            (len(each.source.ids) + len(each.target.ids)) / len(each.pairs)
            for each in self.groups.values()
        ]
        size = BATCHES_A_POOL * self.recipe.batch.tokens / float(shares @ lengths)
        counts = rng.multinomial(max(1, math.ceil(size)), shares).tolist()
        after, parts = {}, []
        for name, count in zip(names, counts, strict=True):
            chosen, after[name] = self._draw(name, place.groups[name], count)
            if count:
                seed = f"{self.recipe.seed}:{place.pool}:{name}"
                parts.append(self._changed(name, chosen, random.Random(seed)))
        source = Rows.joined([part[0] for part in parts])
        target = Rows.joined([part[1] for part in parts])
        batches = cut(source.lengths, target.lengths, self.recipe.batch.tokens)
        pad = self.vocabulary.pad
        made = [collate(source, target, batches[i], pad) for i in rng.permutation(len(batches))]
        return Pool(made, Place(place.pool + 1, after))

    def _draw(
        self, name: str, place: tuple[int, int], count: int
    ) -> tuple[np.ndarray, tuple[int, int]]:
        import numpy as np

        epoch, position = place
        size = len(self.groups[name].pairs)
        chosen = [np.zeros(0, dtype=np.int64)]
        while count:
            seed = [self.recipe.seed, zlib.crc32(name.encode()), epoch]
            part = np.random.default_rng(seed).permutation(size)[position : position + count]
            chosen.append(part)
            count -= len(part)
            position += len(part)
            if position == size:
                epoch, position = epoch + 1, 0
        return np.concatenate(chosen), (epoch, position)

    def _changed(self, name: str, chosen: np.ndarray, rng: random.Random) -> tuple[Rows, Rows]:
        group = self.groups[name]
        source, target = group.source.take(chosen), group.target.take(chosen)
        source, target = self._rewritten(name, chosen, source, target, rng)
        if not self.recipe.augment.join or self._tags[name]:
            return source, target
        firsts, seconds = self._joins(source, target, rng)
        return joined_pairs(source, firsts, seconds), joined_pairs(target, firsts, seconds)

    def _rewritten(
        self, name: str, chosen: np.ndarray, source: Rows, target: Rows, rng: random.Random
    ) -> tuple[Rows, Rows]:
        """Rewrite the texts of a few pairs and encode them again; those that get too long stay."""
        import numpy as np

        plan = self.recipe.augment
        shares = [
            plan.unmarked if self.recipe.languages[0] == "es" else 0.0,
            plan.quotes,
            plan.names if len(self._names) else 0.0,
            plan.upper,
        ]
        changes: list[Callable[[str, str], tuple[str, str]]] = [
            lambda source, target: (augment.unmarked(source, rng), target),
            lambda source, target: augment.quotes(source, target, rng),
            lambda source, target: self._names.swap(source, target, rng),
            augment.upper,
        ]
        edited: dict[int, tuple[str, str]] = {}
        for number, index in enumerate(chosen.tolist() if any(shares) else []):
            old = pair = self.groups[name].pairs[index][:2]
            for share, change in zip(shares, changes, strict=True):
                if share and rng.random() < share:
                    pair = change(*pair)
            if pair != old:
                edited[number] = pair
        if not edited:
            return source, target
        put = f"{self._tags[name]} " if self._tags[name] else ""
        texts = list(edited.values())
        new_source = Rows(*self.vocabulary.encode([put + s for s, _ in texts], 0))
        new_target = Rows(*self.vocabulary.encode([t for _, t in texts], 1))
        fits = passes(new_source.lengths, new_target.lengths, self.recipe.filter)
        order = np.arange(len(source))
        order[np.array(list(edited))[fits]] = len(source) + np.flatnonzero(fits)
        return (
            Rows.joined([source, new_source]).take(order),
            Rows.joined([target, new_target]).take(order),
        )

    def _joins(
        self, source: Rows, target: Rows, rng: random.Random
    ) -> tuple[np.ndarray, np.ndarray]:
        """Choose which text follows which: (first, second) indices, second -1 where a text stays alone."""
        import numpy as np

        lengths = np.maximum(source.lengths, target.lengths).tolist()
        firsts, seconds, number = [], [], 0
        while number < len(lengths):
            firsts.append(number)
            follows = (
                number + 1 < len(lengths)
                and rng.random() < self.recipe.augment.join
                and lengths[number] + lengths[number + 1] - 1 <= self.recipe.filter.most
            )
            seconds.append(number + 1 if follows else -1)
            number += 2 if follows else 1
        return np.array(firsts, dtype=np.int64), np.array(seconds, dtype=np.int64)


def joined_pairs(rows: Rows, firsts: np.ndarray, seconds: np.ndarray) -> Rows:
    """Append to each first text its second, without the end mark between; -1 is no second text."""
    import numpy as np

    has = seconds >= 0
    order = np.stack([firsts, np.where(has, seconds, firsts)], 1).reshape(-1)
    length = rows.lengths[order]
    length[0::2] -= has  # the first text loses its end mark
    length[1::2] *= has  # no second text: nothing
    offsets = np.concatenate([[0], np.cumsum(length)]).astype(np.int64)
    shift = np.repeat(rows.offsets[:-1][order] - offsets[:-1], length)
    return Rows(rows.ids[np.arange(offsets[-1]) + shift], offsets[0::2])
