"""Engines: what runs a Marian model. Pieces in, pieces and scores out; text never enters here.

`CTranslate2Engine` is the fast one; `TransformersEngine` runs the weights as Hugging Face's
`MarianMTModel` does and is the reference that the other is compared with.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Sequence
from typing import Any

from corpora.errors import DataError, unknown
from translate.convert import converted
from translate.engine_base import MAX_PIECES, PLACES, Attention, Engine, Hypothesis, interruptible
from translate.engine_transformers import TransformersEngine
from translate.models import Model

__all__ = [
    "ENGINES",
    "MAX_PIECES",
    "CTranslate2Engine",
    "Engine",
    "Hypothesis",
    "TransformersEngine",
    "engine",
]


class CTranslate2Engine:
    """The model in CTranslate2, converted on first use; int8 weights on a CPU by default."""

    name = "ctranslate2"

    def __init__(
        self, model: Model, precision: str | None = None, threads: int = 0, device: str = "cpu"
    ):
        import ctranslate2

        ctranslate2.set_log_level(40)  # errors only; its warnings name no cure
        self.precision = precision or ("float16" if device == "cuda" else "int8")
        self._place = (threads, device)
        folder = converted(model, self.precision)
        try:
            self._translator = ctranslate2.Translator(
                str(folder),
                device=device,
                compute_type=self.precision,
                intra_threads=threads or os.cpu_count() or 1,
            )
        except (RuntimeError, ValueError) as error:
            raise DataError(
                f"{model.name}: CTranslate2 cannot run it from {folder} ({error}); if the folder is damaged, "
                "delete it: it is made again"
            ) from None

    def beside(self, model: Model) -> CTranslate2Engine:
        """See `Engine`."""
        return CTranslate2Engine(model, self.precision, *self._place)

    def translate(
        self,
        batch: Sequence[Sequence[str]],
        beam: int = 4,
        limit: int = 2 * MAX_PIECES,
        attention: bool = False,
    ) -> list[Hypothesis]:
        """See `Engine`; batches are sorted by length and cut to about 2,000 pieces inside."""
        made = self._decode(batch, 2048, limit, beam_size=beam, return_attention=attention)
        best = [found[0] for found in made]
        if attention and beam > 1 and len(batch) > 1:
            # In a batch, CTranslate2 4.8 gives a beam's first piece the attention of another source's.
            best = [
                Hypothesis(pieces, score, [(), *rows[1:]] if rows else rows)
                for pieces, score, rows in best
            ]
        return best

    def search(
        self,
        batch: Sequence[Sequence[str]],
        beam: int = 4,
        count: int = 1,
        prefixes: Sequence[Sequence[str]] | None = None,
        no_repeat: int = 0,
        limit: int = 2 * MAX_PIECES,
    ) -> list[list[Hypothesis]]:
        """See `Engine`."""
        return self._decode(
            batch,
            1024,
            limit,
            target_prefix=None if prefixes is None else [list(prefix) for prefix in prefixes],
            beam_size=beam,
            num_hypotheses=count,
            no_repeat_ngram_size=no_repeat,
        )

    def _decode(
        self, batch: Sequence[Sequence[str]], pieces: int, limit: int, **settings: Any
    ) -> list[list[Hypothesis]]:
        """Return the hypotheses of each source; about `pieces` pieces are decoded at a time."""
        if not batch:
            return []
        results = interruptible(
            lambda: self._translator.translate_batch(
                [list(source) for source in batch],
                max_batch_size=pieces,
                batch_type="tokens",
                max_input_length=0,
                max_decoding_length=min(limit, PLACES),
                return_scores=True,
                length_penalty=1,
                **settings,
            )
        )
        hypotheses = []
        for source, result in zip(batch, results, strict=True):
            read = result.attention or [None] * len(result.scores)
            hypotheses.append(
                [
                    Hypothesis(pieces, score, rows and _matrix(rows, len(source), len(pieces)))
                    for pieces, score, rows in zip(
                        result.hypotheses, result.scores, read, strict=True
                    )
                ]
            )
        return hypotheses

    def alternatives(
        self, source: Sequence[str], prefix: Sequence[str], count: int
    ) -> list[Hypothesis]:
        """See `Engine`."""
        (result,) = self._translator.translate_batch(
            [list(source)],
            target_prefix=[list(prefix)],
            beam_size=1,
            num_hypotheses=count,
            return_alternatives=True,
            max_input_length=0,
            max_decoding_length=min(16 + len(prefix) + 2 * len(source), PLACES),
            return_scores=True,
        )
        return [Hypothesis(*pair) for pair in zip(result.hypotheses, result.scores, strict=True)]

    def score(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[list[float]]:
        """See `Engine`."""
        if not sources:
            return []
        results = self._translator.score_batch(
            [list(source) for source in sources],
            [list(target) for target in targets],
            max_batch_size=256,
            batch_type="tokens",
            max_input_length=0,
        )
        return [list(result.log_probs) for result in results]

    def attend(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[Attention]:
        """See `Engine`; the target is forced as a prefix and the attention on the way is read."""
        matrices: list[Attention] = [() for _ in sources]
        filled = [number for number, target in enumerate(targets) if target]
        if not filled:
            return matrices
        results = self._translator.translate_batch(
            [list(sources[number]) for number in filled],
            target_prefix=[list(targets[number]) for number in filled],
            beam_size=1,
            max_batch_size=2048,
            batch_type="tokens",
            max_input_length=0,
            max_decoding_length=max(len(targets[number]) for number in filled) + 1,
            return_attention=True,
        )
        for number, result in zip(filled, results, strict=True):
            rows = result.attention[0]
            matrices[number] = _matrix(rows, len(sources[number]), len(targets[number]))
        return matrices


def _matrix(rows: Attention, width: int, height: int) -> Attention:
    """Return rows of attention without what pads them and without that of the end mark."""
    return [array("f", row[:width]) for row in rows[:height]]


ENGINES: dict[str, type[CTranslate2Engine] | type[TransformersEngine]] = {
    "ctranslate2": CTranslate2Engine,
    "transformers": TransformersEngine,
}


def engine(
    model: Model,
    name: str = "ctranslate2",
    precision: str | None = None,
    threads: int = 0,
    device: str = "cpu",
) -> Engine:
    """Make the engine called `name` for `model`.

    `threads` 0 takes all cores; `precision` None the engine's own default (int8 for CTranslate2 on a
    CPU). Raises UsageError for unknown names, DataError for a model that cannot be run.
    """
    if name not in ENGINES:
        raise unknown("engine", name, ENGINES)
    return ENGINES[name](model, precision, threads, device)
