"""The reference engine: the weights as Hugging Face's `MarianMTModel` runs them."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.errors import DataError, unknown
from translate.engine_base import MAX_PIECES, Attention, Hypothesis
from translate.models import Model
from translate.tokens import END


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
        self._device = device
        self._ids: dict[str, int] = _vocabulary(model)
        self._pieces = {number: piece for piece, number in self._ids.items()}

    def beside(self, model: Model) -> TransformersEngine:
        """See `Engine`."""
        return TransformersEngine(model, device=self._device)

    def translate(
        self,
        batch: Sequence[Sequence[str]],
        beam: int = 4,
        limit: int = 2 * MAX_PIECES,
        attention: bool = False,
    ) -> list[Hypothesis]:
        """See `Engine`; the batch is run as it is given, padded to its longest source.

        No attention is given along: the fast kernels do not tell it.
        """
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
    ) -> list[Attention]:
        """See `Engine`; one pair at a time."""
        import torch

        start, unknown_id = self._model.config.decoder_start_token_id, self._ids["<unk>"]
        matrices: list[Attention] = []
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


def _vocabulary(model: Model) -> dict[str, int]:
    import json

    return json.loads((model.folder / "vocab.json").read_text(encoding="utf-8"))
