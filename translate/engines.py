"""Engines: what runs a Marian model. Pieces in, pieces and scores out; text never enters here.

`CTranslate2Engine` is the fast one; `TransformersEngine` runs the weights as Hugging Face's
`MarianMTModel` does and is the reference that the other is compared with.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from corpora.errors import DataError, unknown
from translate.convert import converted
from translate.models import Model
from translate.tokens import END

MAX_PIECES = 256
"""Longest source given to a model in pieces; longer ones are cut by the caller, never truncated."""


class Hypothesis(NamedTuple):
    """Target pieces without the end mark, and their mean log-probability, the end mark counted."""

    pieces: list[str]
    score: float


class Engine(Protocol):
    """Translates batches of source pieces."""

    name: str
    precision: str

    def translate(
        self, batch: Sequence[Sequence[str]], beam: int = 4, limit: int = 2 * MAX_PIECES
    ) -> list[Hypothesis]:
        """Return one hypothesis for each source of pieces (with its end mark), in order.

        No hypothesis is longer than `limit` pieces.
        """
        ...

    def search(
        self,
        batch: Sequence[Sequence[str]],
        beam: int = 4,
        count: int = 1,
        prefixes: Sequence[Sequence[str]] | None = None,
        no_repeat: int = 0,
        limit: int = 2 * MAX_PIECES,
    ) -> list[list[Hypothesis]]:
        """Return the `count` best hypotheses of each source, best first; `count` is at most `beam`.

        With `prefixes` each source's hypotheses begin with its prefix (target pieces, may be empty), which
        counts in the score as sure; with `no_repeat` n > 0 no sequence of n pieces comes twice.
        """
        ...

    def alternatives(
        self, source: Sequence[str], prefix: Sequence[str], count: int
    ) -> list[Hypothesis]:
        """Return hypotheses that begin with `prefix` and have `count` different pieces after it.

        The pieces are the likeliest there; each hypothesis goes on greedily.
        """
        ...

    def score(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[list[float]]:
        """Return the log-probability of each piece of given targets, and last of the end mark.

        Sources have their end mark, targets none.
        """
        ...

    def attend(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[list[list[float]]]:
        """Return the attention of given targets (without end mark) to their sources (with it).

        One matrix for each pair: a row for each target piece, a column for each source piece, weights in
        [0, 1] that sum to 1 in a row. It is the first head of the decoder's last layer, the one that
        Marian's guided alignment trains.
        """
        ...


class CTranslate2Engine:
    """The model in CTranslate2, converted on first use; int8 weights on a CPU by default."""

    name = "ctranslate2"

    def __init__(
        self, model: Model, precision: str | None = None, threads: int = 0, device: str = "cpu"
    ):
        import ctranslate2

        ctranslate2.set_log_level(40)  # errors only; its warnings name no cure
        self.precision = precision or ("float16" if device == "cuda" else "int8")
        folder = converted(model, self.precision)
        try:
            self._translator = ctranslate2.Translator(
                str(folder),
                device=device,
                compute_type=self.precision,
                intra_threads=threads or os.cpu_count() or 1,
            )
        except (RuntimeError, ValueError) as error:
            raise DataError(f"{model.name}: CTranslate2 cannot run it ({error})") from None

    def translate(
        self, batch: Sequence[Sequence[str]], beam: int = 4, limit: int = 2 * MAX_PIECES
    ) -> list[Hypothesis]:
        """See `Engine`; batches are sorted by length and cut to about 2,000 pieces inside."""
        if not batch:
            return []
        results = self._translator.translate_batch(
            [list(source) for source in batch],
            beam_size=beam,
            max_batch_size=2048,
            batch_type="tokens",
            max_input_length=0,
            max_decoding_length=limit,
            return_scores=True,
            length_penalty=1,
        )
        return [Hypothesis(result.hypotheses[0], result.scores[0]) for result in results]

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
        if not batch:
            return []
        results = self._translator.translate_batch(
            [list(source) for source in batch],
            target_prefix=None if prefixes is None else [list(prefix) for prefix in prefixes],
            beam_size=beam,
            num_hypotheses=count,
            no_repeat_ngram_size=no_repeat,
            max_batch_size=1024,
            batch_type="tokens",
            max_input_length=0,
            max_decoding_length=limit,
            return_scores=True,
            length_penalty=1,
        )
        return [
            [Hypothesis(*pair) for pair in zip(result.hypotheses, result.scores, strict=True)]
            for result in results
        ]

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
            max_decoding_length=16 + len(prefix) + 2 * len(source),
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
            max_batch_size=1024,
            batch_type="tokens",
            max_input_length=0,
        )
        return [list(result.log_probs) for result in results]

    def attend(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[list[list[float]]]:
        """See `Engine`; the target is forced as a prefix and the attention on the way is read."""
        matrices: list[list[list[float]]] = [[] for _ in sources]
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
            width = len(sources[number])
            rows = result.attention[0][: len(targets[number])]
            matrices[number] = [row[:width] for row in rows]
        return matrices


class TransformersEngine:
    """The model as `transformers.MarianMTModel`, in float32 on the CPU or a CUDA device."""

    name = "transformers"
    precision = "float32"

    def __init__(
        self, model: Model, precision: str | None = None, threads: int = 0, device: str = "cpu"
    ):
        import logging

        import torch
        from transformers import MarianMTModel
        from transformers.utils import logging as library

        if precision not in (None, "float32"):
            raise unknown("precision for the engine transformers", precision, ["float32"])
        logging.getLogger("transformers").setLevel(logging.ERROR)
        library.disable_progress_bar()
        if threads:
            torch.set_num_threads(threads)
        try:
            # What a damaged weight file raises depends on the library that reads it.
            self._model = MarianMTModel.from_pretrained(model.folder, dtype=torch.float32)
        except Exception as error:
            reason = str(error).strip().split("\n")[0] or type(error).__name__
            raise DataError(f"{model.folder}: could not be loaded ({reason})") from error
        self._model.eval().to(device)
        self._ids: dict[str, int] = _vocabulary(model)
        self._pieces = {number: piece for piece, number in self._ids.items()}

    def translate(
        self, batch: Sequence[Sequence[str]], beam: int = 4, limit: int = 2 * MAX_PIECES
    ) -> list[Hypothesis]:
        """See `Engine`; the batch is run as it is given, padded to its longest source."""
        return [found[0] for found in self.search(batch, beam, limit=limit)]

    def search(
        self,
        batch: Sequence[Sequence[str]],
        beam: int = 4,
        count: int = 1,
        prefixes: Sequence[Sequence[str]] | None = None,
        no_repeat: int = 0,
        limit: int = 2 * MAX_PIECES,
    ) -> list[list[Hypothesis]]:
        """See `Engine`; with prefixes one source at a time."""
        if prefixes is None:
            return self._generate(batch, beam, count, (), no_repeat, limit) if batch else []
        return [
            self._generate([source], beam, count, prefix, no_repeat, limit)[0]
            for source, prefix in zip(batch, prefixes, strict=True)
        ]

    def _generate(
        self,
        batch: Sequence[Sequence[str]],
        beam: int,
        count: int,
        prefix: Sequence[str],
        no_repeat: int,
        limit: int,
    ) -> list[list[Hypothesis]]:
        import torch

        config = self._model.config
        unknown_id = self._ids["<unk>"]
        rows = [[self._ids.get(piece, unknown_id) for piece in source] for source in batch]
        width = max(map(len, rows))
        device = self._model.device
        ids = torch.full((len(rows), width), config.pad_token_id, device=device)
        mask = torch.zeros_like(ids)
        for number, row in enumerate(rows):
            ids[number, : len(row)] = torch.tensor(row, device=device)
            mask[number, : len(row)] = 1
        begun = [config.decoder_start_token_id, *(self._ids.get(p, unknown_id) for p in prefix)]
        more = (
            {"decoder_input_ids": torch.tensor([begun] * len(rows), device=device)}
            if prefix
            else {}
        )
        if no_repeat:
            more["no_repeat_ngram_size"] = no_repeat
        with torch.inference_mode():
            output = self._model.generate(
                input_ids=ids,
                attention_mask=mask,
                num_beams=beam,
                num_return_sequences=count,
                do_sample=False,
                length_penalty=1.0,
                early_stopping=False,
                max_new_tokens=min(limit, config.max_position_embeddings - len(begun)),
                bad_words_ids=[[config.pad_token_id]],
                return_dict_in_generate=True,
                output_scores=True,
                **more,
            )
            scores = self._model.compute_transition_scores(
                output.sequences,
                output.scores,
                getattr(output, "beam_indices", None),
                normalize_logits=beam == 1,
            )
        hypotheses: list[list[Hypothesis]] = [[] for _ in rows]
        for place, (sequence, row_scores) in enumerate(
            zip(output.sequences.tolist(), scores.tolist(), strict=True)
        ):
            pieces, total, length = list(prefix), 0.0, len(prefix)
            for number, score in zip(sequence[len(begun) :], row_scores, strict=True):
                total, length = total + score, length + 1
                if self._pieces[number] == END:
                    break
                pieces.append(self._pieces[number])
            hypotheses[place // count].append(Hypothesis(pieces, total / max(length, 1)))
        return hypotheses

    def alternatives(
        self, source: Sequence[str], prefix: Sequence[str], count: int
    ) -> list[Hypothesis]:
        """See `Engine`; the likeliest pieces after the prefix, each continued by itself."""
        import torch

        unknown_id = self._ids["<unk>"]
        start = self._model.config.decoder_start_token_id
        begun = [start, *(self._ids.get(piece, unknown_id) for piece in prefix)]
        with torch.inference_mode():
            logits = self._model(
                input_ids=torch.tensor(
                    [[self._ids.get(piece, unknown_id) for piece in source]],
                    device=self._model.device,
                ),
                decoder_input_ids=torch.tensor([begun], device=self._model.device),
            ).logits[0, -1]
            logits[self._model.config.pad_token_id] = float("-inf")
            best = logits.topk(count).indices.tolist()
        limit = 16 + 2 * len(source)
        return [
            self._generate([source], 1, 1, [*prefix, self._pieces[number]], 0, limit)[0][0]
            for number in best
            if self._pieces[number] != END
        ]

    def score(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[list[float]]:
        """See `Engine`; one pair at a time."""
        import torch

        start, unknown_id = self._model.config.decoder_start_token_id, self._ids["<unk>"]
        rows = []
        for source, target in zip(sources, targets, strict=True):
            ids = [self._ids.get(piece, unknown_id) for piece in target]
            with torch.inference_mode():
                logits = self._model(
                    input_ids=torch.tensor(
                        [[self._ids.get(piece, unknown_id) for piece in source]],
                        device=self._model.device,
                    ),
                    decoder_input_ids=torch.tensor([[start, *ids]], device=self._model.device),
                ).logits[0]
                logits[:, self._model.config.pad_token_id] = float("-inf")
                wanted = torch.tensor([*ids, self._ids[END]], device=logits.device)
                rows.append(logits.log_softmax(-1)[range(len(ids) + 1), wanted].tolist())
        return rows

    def attend(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[list[list[float]]]:
        """See `Engine`; one pair at a time."""
        import torch

        start, unknown_id = self._model.config.decoder_start_token_id, self._ids["<unk>"]
        matrices: list[list[list[float]]] = []
        self._model.set_attn_implementation("eager")  # the others keep their weights to themselves
        for source, target in zip(sources, targets, strict=True):
            if not target:
                matrices.append([])
                continue
            ids = [self._ids.get(piece, unknown_id) for piece in target]
            with torch.inference_mode():
                output = self._model(
                    input_ids=torch.tensor([[self._ids.get(p, unknown_id) for p in source]]).to(
                        self._model.device
                    ),
                    decoder_input_ids=torch.tensor([[start, *ids[:-1]]]).to(self._model.device),
                    output_attentions=True,
                )
            matrices.append(output.cross_attentions[-1][0, 0].tolist())
        return matrices


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


def _vocabulary(model: Model) -> dict[str, int]:
    import json

    return json.loads((model.folder / "vocab.json").read_text(encoding="utf-8"))
