"""Cutting pairs of known lengths into batches of bounded size and padding, and padding them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

MOST_PADDING = 0.3
"""Highest share of padding in a batch of several pairs."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Encoded texts one after the other: text i is ids[offsets[i] : offsets[i + 1]] (int32, int64)."""

    ids: np.ndarray
    offsets: np.ndarray

    def __len__(self) -> int:
        return len(self.offsets) - 1

    @property
    def lengths(self) -> np.ndarray:
        """Pieces of each text, end mark counted (int64, one a text)."""
        return self.offsets[1:] - self.offsets[:-1]

    def take(self, chosen: np.ndarray) -> Rows:
        """Return the texts with the given indices, in that order."""
        import numpy as np

        lengths = self.lengths[chosen]
        offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        shift = np.repeat(self.offsets[:-1][chosen] - offsets[:-1], lengths)
        return Rows(self.ids[np.arange(offsets[-1]) + shift], offsets)

    @staticmethod
    def joined(parts: Sequence[Rows]) -> Rows:
        """Return the texts of several parts one after the other."""
        import numpy as np

        lengths = [np.zeros(0, dtype=np.int64), *(part.lengths for part in parts)]
        offsets = np.concatenate([[0], np.cumsum(np.concatenate(lengths))]).astype(np.int64)
        ids = np.concatenate([np.zeros(0, dtype=np.int32), *(part.ids for part in parts)])
        return Rows(ids, offsets)


@dataclass(frozen=True, slots=True)
class Batch:
    """`pairs` pairs, padded: `source` [pairs, S] and `inputs` [pairs, T] (what the decoder reads) int64.

    `labels` holds the target pieces without padding, `places` the index of each in the flattened
    [pairs x T] outputs; both int64 of one length. `pieces` counts real pieces of both sides.
    """

    source: np.ndarray
    inputs: np.ndarray
    labels: np.ndarray
    places: np.ndarray
    pairs: int
    pieces: int


def cut(source: np.ndarray, target: np.ndarray, tokens: int) -> list[np.ndarray]:
    """Cut pairs with these lengths into batches; return the indices of each, every pair exactly once.

    Pairs of like length stand together. A batch holds at most `tokens` pieces, padding counted, and at
    most MOST_PADDING of them padding, or else is a single pair. Batches come shortest first.
    """
    import numpy as np

    order = np.lexsort((target, source, (source + target) // 4))
    batches, begin = [], 0
    longest = [0, 0]
    real = 0
    for at, (s, t) in enumerate(zip(source[order].tolist(), target[order].tolist(), strict=True)):
        new = [max(longest[0], s), max(longest[1], t)]
        size = sum(new) * (at - begin + 1)
        if at > begin and (size > tokens or size - real - s - t > MOST_PADDING * size):
            batches.append(order[begin:at])
            begin, real, new = at, 0, [s, t]
        longest = new
        real += s + t
    if len(order):
        batches.append(order[begin:])
    return batches


def collate(source: Rows, target: Rows, chosen: np.ndarray, pad: int) -> Batch:
    """Pad the chosen pairs to one batch; the decoder reads the pad first, then all but the last piece."""
    import numpy as np

    lengths = target.lengths[chosen]
    wide = int(lengths.max())
    labels = target.take(chosen)
    inside = np.arange(wide) < lengths[:, None]
    inputs = np.full((len(chosen), wide + 1), pad, dtype=np.int64)
    inputs[:, 1:][inside] = labels.ids
    inputs = inputs[:, :-1]
    texts = source.take(chosen)
    padded = np.full((len(chosen), int(texts.lengths.max())), pad, dtype=np.int64)
    padded[np.arange(padded.shape[1]) < texts.lengths[:, None]] = texts.ids
    return Batch(
        padded,
        np.ascontiguousarray(inputs),
        labels.ids.astype(np.int64),
        np.flatnonzero(inside),
        len(chosen),
        len(labels.ids) + len(texts.ids),
    )
