"""The exponential moving average of the weights: what is measured and exported."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

EVERY = 4
"""Steps between two updates; the decay is taken to this power."""


class Average:
    """Averages the trained parameters; with a decay of 0 it is the parameters themselves."""

    def __init__(self, parameters: dict[str, Any], decay: float) -> None:
        self.parameters, self.decay = parameters, decay
        self.values = {name: value.detach().clone() for name, value in parameters.items()}

    def update(self, step: int, last: bool = False) -> None:
        """Take in the weights after `step` steps, every few steps and after the `last`.

        The first steps fade faster than the decay says.
        """
        import torch

        if step % EVERY and self.decay and not last:
            return
        decay = min(self.decay, (1 + step) / (20 + step)) ** EVERY
        with torch.no_grad():
            torch._foreach_lerp_(
                list(self.values.values()), list(self.parameters.values()), 1 - decay
            )

    @contextlib.contextmanager
    def in_place(self) -> Iterator[None]:
        """Exchange the parameters for their averages while the block runs."""
        self._swap()
        try:
            yield
        finally:
            self._swap()

    def _swap(self) -> None:
        import torch

        with torch.no_grad():
            for name, value in self.parameters.items():
                kept = value.detach().clone()
                value.copy_(self.values[name])
                self.values[name].copy_(kept)
