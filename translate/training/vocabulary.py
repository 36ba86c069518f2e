"""The vocabulary of a Marian model: SentencePiece on both sides, pieces to ids, and training a new one."""

from __future__ import annotations

import io
import json
import re
import tempfile
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

from corpora.errors import DataError
from corpora.textio import decode, read_bytes
from translate.training.recipe import VocabularyPlan

END, UNKNOWN, PAD = "</s>", "<unk>", "<pad>"
FILES = ("source.spm", "target.spm", "vocab.json")


class Vocabulary:
    """SentencePiece models of both sides (as the bytes of their files) and the ids of the pieces.

    Ids run from 0 to `size` - 1; the pad has the last one, as CTranslate2's Marian loader wants it.
    """

    def __init__(self, source: bytes, target: bytes, ids: dict[str, int], where: str = "") -> None:
        self.source, self.target, self.ids = source, target, ids
        missing = [piece for piece in (END, UNKNOWN, PAD) if piece not in ids]
        if missing or sorted(ids.values()) != list(range(len(ids))):
            raise DataError(
                f"{where or 'vocabulary'}: is no Marian vocabulary "
                f"({'it lacks ' + ', '.join(missing) if missing else 'its ids are not 0, 1, 2 …'})"
            )
        if ids[PAD] != len(ids) - 1:
            raise DataError(
                f"{where or 'vocabulary'}: {PAD} has the id {ids[PAD]}, not the last one"
            )
        self.end, self.unknown, self.pad = ids[END], ids[UNKNOWN], ids[PAD]

    @property
    def size(self) -> int:
        """Number of pieces, `</s>`, `<unk>` and `<pad>` counted."""
        return len(self.ids)

    @cached_property
    def pieces(self) -> list[str]:
        """The pieces in order of their ids."""
        return sorted(self.ids, key=lambda piece: self.ids[piece])

    @classmethod
    def load(cls, folder: Path) -> Vocabulary:
        """Read the vocabulary of a model folder in Hugging Face layout."""
        source, target, table = (read_bytes(folder / name) for name in FILES)
        try:
            ids = json.loads(decode(table, folder / FILES[2]))
        except ValueError as error:
            raise DataError(f"{folder / FILES[2]}: is not JSON ({error})") from None
        return cls(source, target, ids, str(folder / FILES[2]))

    def save(self, folder: Path) -> None:
        """Write source.spm, target.spm and vocab.json into a folder that exists."""
        (folder / FILES[0]).write_bytes(self.source)
        (folder / FILES[1]).write_bytes(self.target)
        ordered = {piece: self.ids[piece] for piece in self.pieces}
        text = json.dumps(ordered, ensure_ascii=False, indent=0) + "\n"
        (folder / FILES[2]).write_text(text, encoding="utf-8")

    @cached_property
    def _processors(self) -> tuple[Any, Any]:
        from sentencepiece import SentencePieceProcessor

        source = SentencePieceProcessor(model_proto=self.source)
        if self.target == self.source:
            return source, source
        return source, SentencePieceProcessor(model_proto=self.target)

    @cached_property
    def _maps(self) -> tuple[Any, Any]:
        import numpy as np

        return tuple(  # type: ignore[return-value]
            np.array(
                [
                    self.ids.get(processor.id_to_piece(number), self.unknown)
                    for number in range(processor.get_piece_size())
                ],
                dtype=np.int32,
            )
            for processor in self._processors
        )

    def encode(self, texts: Sequence[str], side: int) -> tuple[Any, Any]:
        """Encode texts of a side (0: source, 1: target), each with its end mark.

        Returns int32 ids of all texts one after the other, and int64 offsets of length n + 1: text i has
        the ids from offsets[i] to offsets[i + 1].
        """
        import numpy as np

        processor, table = self._processors[side], self._maps[side]
        rows = processor.encode(list(texts)) if texts else []
        lengths = np.fromiter((len(row) + 1 for row in rows), dtype=np.int64, count=len(rows))
        offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        ids = np.full(int(offsets[-1]), self.end, dtype=np.int32)
        body = np.ones(len(ids), dtype=bool)
        body[offsets[1:] - 1] = False
        flat = np.fromiter(chain.from_iterable(rows), dtype=np.int32, count=int(body.sum()))
        ids[body] = table[flat]
        return ids, offsets

    def decode(self, ids: Sequence[int]) -> str:
        """Return the target text of ids; end marks and pads are left out."""
        pieces = [self.pieces[number] for number in ids if number not in (self.end, self.pad)]
        return self._processors[1].decode([p for p in pieces if p != UNKNOWN])


def train_vocabulary(
    sentences: Iterable[str], plan: VocabularyPlan, tags: Sequence[str] = (), seed: int = 1
) -> Vocabulary:
    """Train a joint SentencePiece unigram vocabulary on sentences of both languages.

    `tags` become pieces of their own. Raises DataError when the text has too few different pieces for
    the size, with the library's reason.
    """
    import sentencepiece

    model = io.BytesIO()
    sentencepiece.set_random_generator_seed(seed)
    with tempfile.TemporaryDirectory() as folder:
        rules = Path(folder) / "light.tsv"
        if plan.normalization == "light":
            rules.write_text(light_rules(), encoding="utf-8")
            normalization: dict[str, Any] = {"normalization_rule_tsv": str(rules)}
        else:
            normalization = {"normalization_rule_name": plan.normalization}
        _train(sentences, model, plan, tags, normalization)
    place = str(rules).encode()
    data = model.getvalue().replace(
        place, b"light.tsv".ljust(len(place))
    )  # names no folder of ours
    processor = sentencepiece.SentencePieceProcessor(model_proto=data)
    ids = {processor.id_to_piece(number): number for number in range(processor.get_piece_size())}
    ids[PAD] = len(ids)
    return Vocabulary(data, data, ids)


def _train(
    sentences: Iterable[str],
    model: io.BytesIO,
    plan: VocabularyPlan,
    tags: Sequence[str],
    normalization: dict[str, Any],
) -> None:
    import sentencepiece

    try:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(sentences),
            model_writer=model,
            vocab_size=plan.size - 1,
            model_type="unigram",
            byte_fallback=plan.byte_fallback,
            split_digits=plan.split_digits,
            character_coverage=0.9998 if plan.byte_fallback else 1.0,
            user_defined_symbols=list(tags),
            eos_id=0,
            unk_id=1,
            bos_id=-1,
            pad_id=-1,
            minloglevel=2,
            **normalization,
        )
    except (RuntimeError, ValueError, OSError) as error:
        if limit := re.search(r"value <= (\d+)", str(error)):
            reason = f"the text has too few; set vocabulary.size to {int(limit[1]) + 1} or less"
        elif limit := re.search(r"smaller than required_chars\. \d+ vs (\d+)", str(error)):
            least = int(limit[1]) + 1
            reason = f"bytes and characters need more; set vocabulary.size to {least} or more"
        else:
            reason = str(error).strip().split("] ")[-1].split("\n")[0]
        raise DataError(
            f"vocabulary of {plan.size} pieces: could not be trained: {reason}"
        ) from None


def light_rules() -> str:
    """Return SentencePiece's rule table for the normalisation "light" (see `VocabularyPlan`)."""
    spaces = [0x09, 0x0A, 0x0D, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]
    dropped = [0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF]
    rules: dict[tuple[int, ...], tuple[int, ...]] = {(code,): (0x20,) for code in spaces}
    rules |= {(code,): () for code in dropped}
    for code in range(0xC0, 0x180):
        decomposed = unicodedata.normalize("NFD", chr(code))
        if len(decomposed) == 2:
            rules[tuple(map(ord, decomposed))] = (code,)
    return "".join(
        "\t".join(" ".join(f"{code:X}" for code in side) for side in rule) + "\n"
        for rule in rules.items()
    )
