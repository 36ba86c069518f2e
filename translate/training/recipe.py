"""A training recipe: everything that decides what a trained model becomes, as checked values.

The names of the fields are the keys of the TOML file (`translate.training.recipe_file` reads it).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from corpora.languages import LANGUAGES

SCHEDULES = ("linear", "inverse-square-root")
NORMALIZATIONS = ("light", "identity", "nfkc", "nmt_nfkc")


def limited(default: Any, low: float, high: float) -> Any:
    """Make a dataclass field with a default and an inclusive range for its number."""
    return field(default=default, metadata={"low": low, "high": high})


@dataclass(frozen=True, slots=True)
class Shape:
    """The network: a post-norm transformer with one embedding for source, target and output."""

    width: int = limited(256, 8, 2048)
    heads: int = limited(8, 1, 64)
    feed_forward: int = limited(1536, 8, 16384)
    encoder_layers: int = limited(6, 1, 48)
    decoder_layers: int = limited(2, 1, 48)
    dropout: float = limited(0.05, 0.0, 0.9)

    def __post_init__(self) -> None:
        if self.width % self.heads or self.width % 2:
            raise ValueError(f"width {self.width} is not even and divisible by heads {self.heads}")


@dataclass(frozen=True, slots=True)
class VocabularyPlan:
    """A joint SentencePiece unigram vocabulary, trained where no start brings one.

    `size` counts every piece with `</s>`, `<unk>` and `<pad>`; `sentences` are drawn from the groups by
    weight, half of them from each side. Normalisation "light" makes every kind of space a space,
    drops zero-width marks and composes accents, and keeps º, ², … as they are, which "nmt_nfkc" of most
    Marian models does not.
    """

    size: int = limited(16000, 8, 65000)
    byte_fallback: bool = True
    split_digits: bool = True
    normalization: str = "light"
    sentences: int = limited(1_000_000, 1, 20_000_000)

    def __post_init__(self) -> None:
        if self.normalization not in NORMALIZATIONS:
            raise ValueError(
                f"normalization {self.normalization!r} is unknown; known: {', '.join(NORMALIZATIONS)}"
            )


@dataclass(frozen=True, slots=True)
class Optimiser:
    """AdamW and its schedule (see `translate.training.schedule`), loss smoothing, clipping, averaging.

    `decay` is the share of the budget over which the rate falls to zero at its end; `average` the
    decay of the exponential moving average of the weights, a step (0: none). `candidates` is the number of
    pieces that a step's softmax is computed over (see `translate.training.candidates`; 0: all).
    """

    peak: float = limited(6e-4, 0.0, 1.0)
    warmup: int = limited(150, 1, 1_000_000)
    schedule: str = "linear"
    decay: float = limited(0.75, 0.0, 1.0)
    label_smoothing: float = limited(0.05, 0.0, 0.9)
    clip: float = limited(1.0, 0.0, 1000.0)
    weight_decay: float = limited(0.01, 0.0, 1.0)
    beta1: float = limited(0.9, 0.0, 0.9999)
    beta2: float = limited(0.98, 0.0, 0.9999)
    average: float = limited(0.998, 0.0, 0.99999)
    candidates: int = limited(0, 0, 65000)

    def __post_init__(self) -> None:
        if self.schedule not in SCHEDULES:
            raise ValueError(
                f"schedule {self.schedule!r} is unknown; known: {', '.join(SCHEDULES)}"
            )


@dataclass(frozen=True, slots=True)
class BatchPlan:
    """`tokens`: most pieces of one batch, padding and both sides counted."""

    tokens: int = limited(4096, 16, 10_000_000)


@dataclass(frozen=True, slots=True)
class Budget:
    """When training ends (what comes first) and what happens on the way; minutes are wall-clock time."""

    minutes: float | None = limited(None, 0.0, 1e6)
    steps: int | None = limited(None, 1, 10**9)
    checkpoint_minutes: float = limited(5.0, 0.0, 1e6)
    checkpoint_steps: int | None = limited(None, 1, 10**9)
    evaluate_minutes: float = limited(25.0, 0.0, 1e6)
    evaluate_steps: int | None = limited(None, 1, 10**9)
    report_seconds: float = limited(60.0, 0.0, 1e6)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which pairs are used: lengths in pieces, end mark counted, and `ratio` between the two sides.

    Lengths are compared as (longer + 4) / (shorter + 4), so short pairs may differ more.
    """

    least: int = limited(2, 1, 500)
    most: int = limited(96, 2, 500)
    ratio: float = limited(2.0, 1.0, 100.0)


@dataclass(frozen=True, slots=True)
class Augment:
    """Shares in [0, 1] of the pairs drawn that are changed on the way (see `translate.training.augment`)."""

    join: float = limited(0.0, 0.0, 1.0)
    unmarked: float = limited(0.0, 0.0, 1.0)
    quotes: float = limited(0.0, 0.0, 1.0)
    upper: float = limited(0.0, 0.0, 1.0)
    names: float = limited(0.0, 0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Group:
    """Pairs of one register; its name, its files in the data folder, and its share of what is drawn.

    A file ends in .tsv or .tsv.xz (header `source`, `es`, `en`) or names a pair of line files without
    their language endings. `cap` pairs at most are taken, and `tag` is put before the source text.
    `about` is for the model card, where no manifest tells of it.
    """

    name: str
    files: tuple[str, ...]
    weight: float = limited(1.0, 0.0, 1e6)
    cap: int | None = limited(None, 1, 10**9)
    tag: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Dev:
    """Lines held out for measuring while training: the `last` of a file, written as in `Group`."""

    name: str
    file: str
    last: int = limited(200, 1, 100_000)


@dataclass(frozen=True, slots=True)
class Stage:
    """Group weights that hold from a fraction of the budget on; groups not named keep theirs."""

    start: float = limited(0.0, 0.0, 1.0)
    weights: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CardNotes:
    """What only a person can say in a model card: whose work it derives from, what it does badly."""

    notice: str = ""
    weaknesses: str = ""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A whole recipe for one direction such as "es-en"; `cap` is the default cap of a group.

    `exclude` names files (as in `Group`) whose lines are never trained on, `manifest` the list of
    sources with licences for the card.
    """

    direction: str
    group: tuple[Group, ...]
    dev: tuple[Dev, ...]
    seed: int = limited(1, 0, 2**31)
    cap: int | None = limited(None, 1, 10**9)
    exclude: tuple[str, ...] = ()
    manifest: str = ""
    model: Shape = Shape()
    vocabulary: VocabularyPlan = VocabularyPlan()
    optimiser: Optimiser = Optimiser()
    batch: BatchPlan = BatchPlan()
    budget: Budget = Budget()
    filter: Filter = Filter()
    augment: Augment = Augment()
    stage: tuple[Stage, ...] = ()
    card: CardNotes = CardNotes()

    def __post_init__(self) -> None:
        source, _, target = self.direction.partition("-")
        if source == target or source not in LANGUAGES or target not in LANGUAGES:
            known = ", ".join(f"{a}-{b}" for a in LANGUAGES for b in LANGUAGES if a != b)
            raise ValueError(f"direction {self.direction!r} is unknown; known: {known}")
        names = [group.name for group in self.group]
        if not names:
            raise ValueError("it has no [[group]] of training data")
        if not self.dev:
            raise ValueError("it has no [[dev]] lines to measure on")
        for kind, listed in (("group", names), ("dev", [dev.name for dev in self.dev])):
            if twice := [name for name in dict.fromkeys(listed) if listed.count(name) > 1]:
                raise ValueError(f"{kind} {twice[0]!r} is there twice")
        for stage in self.stage:
            for name in stage.weights:
                if name not in names:
                    raise ValueError(
                        f"stage: unknown group {name!r}; known: {', '.join(sorted(names))}"
                    )
        for fraction in (0.0, *(stage.start for stage in self.stage)):
            if not any(self.weights(fraction).values()):
                raise ValueError(f"all weights are zero at {fraction:g} of the budget")

    @property
    def languages(self) -> tuple[str, str]:
        """Source and target language."""
        source, _, target = self.direction.partition("-")
        return source, target

    def weights(self, fraction: float) -> dict[str, float]:
        """Return each group's weight at a fraction in [0, 1] of the budget, not normalised."""
        weights = {group.name: group.weight for group in self.group}
        for stage in sorted(self.stage, key=lambda stage: stage.start):
            if stage.start <= fraction:
                weights.update(stage.weights)
        return weights

    @property
    def hash(self) -> str:
        """SHA-256 of what decides how training goes on, 16 hex characters: all but budget and card."""
        content = asdict(self)
        del content["budget"], content["card"]
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]
