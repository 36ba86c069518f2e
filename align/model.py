"""The fitted weights that turn features into scores, and posteriors into calibrated probabilities.

`align/data/model.json` holds one profile per combination of evidence, written by `benchmarks/fit_align.py`
from development data; nothing in it is set by hand.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache

from align.lexicon import DATA
from corpora.errors import DataError


@dataclass(frozen=True)
class Profile:
    """Weights for one combination of evidence ("length+lexicon", …).

    `weights` by feature name; `calibration` (a, b): the probability of a bead with posterior p is
    sigmoid(a + b logit p) (Platt 1999); `null_calibration` the same for null beads; `threshold` what a
    bead costs when the path of the most expected right beads is sought; `variance` and `ratios` the
    length model: target characters per source character by language pair, and their variance.
    """

    weights: dict[str, float]
    calibration: tuple[float, float]
    null_calibration: tuple[float, float]
    threshold: float
    variance: float

    def probability(self, posterior: float, null: bool) -> float:
        """Return the calibrated probability of a bead."""
        a, b = self.null_calibration if null else self.calibration
        p = min(max(posterior, 1e-6), 1 - 1e-6)
        return 1.0 / (1.0 + math.exp(-(a + b * math.log(p / (1 - p)))))


@lru_cache(maxsize=1)
def profiles() -> dict[str, Profile]:
    """Return the shipped profiles by name; raises DataError when the file is damaged."""
    path = DATA / "model.json"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return {name: make_profile(values) for name, values in data["profiles"].items()}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(f"{path}: is missing or damaged ({error}); reinstall careo") from None


def make_profile(values: dict) -> Profile:
    """Make a profile from its JSON form."""
    first, second = values["calibration"], values["null_calibration"]
    return Profile(
        {name: float(value) for name, value in values["weights"].items()},
        (float(first[0]), float(first[1])),
        (float(second[0]), float(second[1])),
        float(values["threshold"]),
        float(values["variance"]),
    )
