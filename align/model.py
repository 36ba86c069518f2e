"""The fitted weights that turn features into scores, and posteriors into calibrated probabilities.

`align/data/model.json` holds one profile per combination of evidence, written by
`benchmarks/fit_align.py` from development data; nothing in it is set by hand.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from align.lexicon import DATA
from corpora.errors import DataError


@dataclass(frozen=True)
class Profile:
    """Weights for one combination of evidence.

    `weights` by feature name; `calibration` (a, b): the probability of a bead with posterior p is
    sigmoid(a + b logit p) (Platt 1999); `null_calibration` the same for null beads; `threshold` what a
    bead costs and `null_gain` what a right null bead counts when the path of the most expected right beads
    is sought; `related` (a, b): the texts are
    translations of each other with probability sigmoid(a + b gap), see `align.related` (first passes
    only); `prior` how often each kind of bead occurred in the texts the weights were fitted on, see
    `align.adapt`.
    """

    weights: dict[str, float]
    calibration: tuple[float, float] = (0.0, 1.0)
    null_calibration: tuple[float, float] = (0.0, 1.0)
    threshold: float = 0.45
    null_gain: float = 1.0
    related: tuple[float, float] | None = None
    prior: dict[str, float] = field(default_factory=dict)

    def probability(self, posterior: float, null: bool) -> float:
        """Return the calibrated probability of a bead."""
        a, b = self.null_calibration if null else self.calibration
        return sigmoid(a + b * logit(posterior))


def sigmoid(x: float) -> float:
    """1 / (1 + exp(-x)), without overflow."""
    return (
        1.0 / (1.0 + math.exp(-x))
        if x >= 0
        else math.exp(max(x, -700.0)) / (1.0 + math.exp(max(x, -700.0)))
    )


def logit(p: float) -> float:
    """Log odds of a probability, kept within those of one in a million."""
    p = min(max(p, 1e-6), 1 - 1e-6)
    return math.log(p / (1 - p))


@dataclass(frozen=True)
class Model:
    """All profiles by name, and the length model's variance per character (Gale and Church 1993)."""

    profiles: dict[str, Profile]
    variance: float

    def profile(self, name: str) -> Profile:
        """Return a profile by name; raises DataError that lists those there are."""
        if name not in self.profiles:
            raise DataError(
                f"no weights were fitted for {name!r}; there are {', '.join(sorted(self.profiles))}"
            )
        return self.profiles[name]


@lru_cache(maxsize=1)
def model() -> Model:
    """Return the shipped model; raises DataError when its file is missing or damaged."""
    return read_model(DATA / "model.json")


def read_model(path: Path) -> Model:
    """Read a model from JSON; raises DataError when the file is missing or damaged."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        profiles = {
            name: Profile(
                {feature: float(value) for feature, value in values["weights"].items()},
                _two(values["calibration"]),
                _two(values["null_calibration"]),
                float(values["threshold"]),
                float(values.get("null_gain", 1.0)),
                _two(values["related"]) if values.get("related") else None,
                {kind: float(value) for kind, value in values.get("prior", {}).items()},
            )
            for name, values in data["profiles"].items()
        }
        return Model(profiles, float(data["variance"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(f"{path}: is missing or damaged ({error}); reinstall careo") from None


def _two(values: list[float]) -> tuple[float, float]:
    first, second = values
    return float(first), float(second)
