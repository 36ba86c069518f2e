"""Text to the pieces a Marian model reads, and back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from corpora.values import Span
from translate.models import Model

END = "</s>"
_UNSAID = (END, "<pad>", "<unk>")
_CODES = re.compile(r"^(?:>>[^<>\s]+<<\s*)+")


class Tokenizer:
    """SentencePiece segmentation of a Marian model: `source.spm` in, `target.spm` out.

    A target language code such as ">>spa<<" at the start of a text (multilingual models) stays one piece.
    """

    def __init__(self, model: Model) -> None:
        self.model = model

    @cached_property
    def _source(self) -> Any:
        return _load(self.model.folder / "source.spm")

    @cached_property
    def _target(self) -> Any:
        return _load(self.model.folder / "target.spm")

    def encode(self, text: str) -> list[str]:
        """Return the pieces of a source text, the end mark included."""
        return [*self._encode(text, self._source), END]

    def encode_target(self, text: str) -> list[str]:
        """Return the pieces of a target text without an end mark, for forced scoring."""
        return self._encode(text, self._target)

    def located(self, text: str, target: bool = False) -> tuple[list[str], list[Span]]:
        """Return the pieces of `text` (no end mark) and the characters of `text` that each covers.

        A piece covers white space before it too; of the bytes of a character that has no piece, the
        last covers the character and the others nothing.
        """
        processor = self._target if target else self._source
        found = processor.encode(text, return_type="offset_mapping")
        return found["pieces"], [Span(start, end) for start, end in found["offsets"]]

    def decode(self, pieces: Sequence[str]) -> str:
        """Return the text of target pieces; end marks, pads and unknowns are left out."""
        return self._target.decode([p for p in pieces if p not in _UNSAID]).strip()

    def decoded(self, pieces: Sequence[str]) -> tuple[str, list[Span]]:
        """Return the text as `decode` does, and its characters that each of the pieces became.

        A piece that became nothing, as one that is left out, has an empty span.
        """
        said = [p for p in pieces if p not in _UNSAID]
        found = self._target.decode(said, return_type="offset_mapping")
        text = found["text"].strip()
        before = len(found["text"]) - len(found["text"].lstrip())
        ends = iter(found["offsets"])
        spans, at = [], 0
        for piece in pieces:
            start, end = next(ends) if piece not in _UNSAID else (at, at)
            at = end
            spans.append(Span(*(min(max(0, x - before), len(text)) for x in (start, end))))
        return text, spans

    @staticmethod
    def _encode(text: str, processor: Any) -> list[str]:
        codes = _CODES.match(text)
        if not codes:
            return processor.encode(text, out_type=str)
        return [*codes[0].split(), *processor.encode(text[codes.end() :], out_type=str)]


def _load(path: Path) -> Any:
    from sentencepiece import SentencePieceProcessor

    return SentencePieceProcessor(model_file=str(path))
