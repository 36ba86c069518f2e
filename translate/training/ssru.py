"""A direct forward pass of a Bergamot model, in numpy: slow and true, to know that its file was read right.

Post-norm transformer encoder; decoder layers of SSRU (Kim et al. 2019, "From Research to Production and
Back"), cross-attention and feed-forward; one embedding for source, target and output.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from translate.training.bergamot import BergamotModel

if TYPE_CHECKING:
    import numpy as np

HEADS = 8
EPSILON = 1e-6


class Ssru:
    """Runs a Bergamot model sentence by sentence, greedily."""

    def __init__(self, model: BergamotModel, heads: int = HEADS) -> None:
        self.model, self.heads = model, heads
        self.width = model["Wemb"].shape[1]

    def translate(self, text: str) -> str:
        """Translate one sentence."""
        processor = self.model.processor
        ids = [*processor.encode(text), processor.eos_id()]
        return processor.decode(self.decode(self.encode(ids), limit=2 * len(ids) + 10))

    def encode(self, ids: Sequence[int]) -> np.ndarray:
        """Return the encoder's states [len(ids), width]."""
        x = self.model["Wemb"][list(ids)] * math.sqrt(self.width) + positions(len(ids), self.width)
        for layer in range(1, self.model.encoder_layers + 1):
            name = f"encoder_l{layer}"
            x = self._norm(x + self._attend(f"{name}_self", x, x), f"{name}_self_Wo_ln")
            x = self._norm(x + self._feed_forward(name, x), f"{name}_ffn_ffn_ln")
        return x

    def decode(self, memory: np.ndarray, limit: int) -> list[int]:
        """Return the greedy output ids for the encoder's states, without the end mark."""
        import numpy as np

        end = self.model.processor.eos_id()
        table = positions(limit + 1, self.width)
        cells = [np.zeros(self.width, dtype=np.float32) for _ in range(self.model.decoder_layers)]
        made: list[int] = []
        x = np.zeros(self.width, dtype=np.float32)
        while len(made) < limit:
            state = (x * math.sqrt(self.width) + table[len(made)])[None]
            for layer in range(self.model.decoder_layers):
                name = f"decoder_l{layer + 1}"
                cell, out = self._recur(name, state[0], cells[layer])
                cells[layer] = cell
                state = self._norm(state + out[None], f"{name}_rnn_ffn_ln")
                seen = self._attend(f"{name}_context", state, memory)
                state = self._norm(state + seen, f"{name}_context_Wo_ln")
                state = self._norm(state + self._feed_forward(name, state), f"{name}_ffn_ffn_ln")
            logits = state[0] @ self.model["Wemb"].T + self.model["decoder_ff_logit_out_b"][0]
            best = int(logits.argmax())
            if best == end:
                break
            made.append(best)
            x = self.model["Wemb"][best]
        return made

    def _recur(self, name: str, x: np.ndarray, cell: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """One SSRU step: f = σ(x·Wf + bf), c' = f⊙c + (1−f)⊙(x·W), output ReLU(c')."""
        import numpy as np

        gate = 1 / (
            1 + np.exp(-(x @ self.model[f"{name}_rnn_Wf"] + self.model[f"{name}_rnn_bf"][0]))
        )
        cell = gate * cell + (1 - gate) * (x @ self.model[f"{name}_rnn_W"])
        return cell, np.maximum(cell, 0)

    def _attend(self, name: str, queries: np.ndarray, memory: np.ndarray) -> np.ndarray:
        import numpy as np

        size = self.width // self.heads
        q, k, v = (
            self._affine(f"{name}_W{part}", f"{name}_b{part}", x)
            .reshape(-1, self.heads, size)
            .transpose(1, 0, 2)
            for part, x in (("q", queries), ("k", memory), ("v", memory))
        )
        weights = q @ k.transpose(0, 2, 1) / math.sqrt(size)
        weights = np.exp(weights - weights.max(-1, keepdims=True))
        weights /= weights.sum(-1, keepdims=True)
        mixed = (weights @ v).transpose(1, 0, 2).reshape(-1, self.width)
        return self._affine(f"{name}_Wo", f"{name}_bo", mixed)

    def _feed_forward(self, name: str, x: np.ndarray) -> np.ndarray:
        import numpy as np

        inner = np.maximum(self._affine(f"{name}_ffn_W1", f"{name}_ffn_b1", x), 0)
        return self._affine(f"{name}_ffn_W2", f"{name}_ffn_b2", inner)

    def _affine(self, weight: str, bias: str, x: np.ndarray) -> np.ndarray:
        return x @ self.model[weight] + self.model[bias][0]

    def _norm(self, x: np.ndarray, name: str) -> np.ndarray:
        import numpy as np

        centred = x - x.mean(-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + EPSILON)
        return scaled * self.model[f"{name}_scale"][0] + self.model[f"{name}_bias"][0]


def positions(count: int, width: int) -> np.ndarray:
    """Return Marian's sinusoidal positions [count, width]: all sines, then all cosines."""
    import numpy as np

    half = width // 2
    rates = np.exp(-math.log(10000) / (half - 1) * np.arange(half))
    angles = np.arange(count)[:, None] * rates
    return np.concatenate([np.sin(angles), np.cos(angles)], 1).astype(np.float32)
