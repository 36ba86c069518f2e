"""Writing a trained network as a MarianMT folder in Hugging Face layout, whole or not at all."""

from __future__ import annotations

import copy
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from corpora.errors import DataError
from corpora.textio import umask
from translate.training.card import CARD, FACTS, render_card
from translate.training.vocabulary import END, PAD, UNKNOWN, Vocabulary


def export(
    network: Any, vocabulary: Vocabulary, direction: str, facts: Mapping[str, Any], folder: Path
) -> None:
    """Write config.json, generation_config.json, model.safetensors (float16), vocabulary, tokenizer, card.

    A folder that is there already is replaced: the new one is complete beside it before the old one
    goes. `facts` becomes training.json, from which the card is made. Raises DataError when a weight
    does not fit into float16, or the folder cannot be written.
    """
    import torch
    from transformers.utils import logging as library

    library.disable_progress_bar()
    half = copy.deepcopy(network).half()
    for name, value in half.named_parameters():
        if not bool(torch.isfinite(value).all()):
            raise DataError(
                f"{name}: holds a weight that is not finite in float16; lower optimiser.peak"
            )
    half.config.dropout = 0.1  # the library's default; what training used is in the recipe
    try:
        temporary = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        try:
            half.save_pretrained(temporary)
            vocabulary.save(temporary)
            _write_json(
                temporary / "tokenizer_config.json", tokenizer_config(vocabulary, direction)
            )
            facts = {**facts, "bytes": size_of(temporary)}
            _write_json(temporary / FACTS, facts)
            (temporary / CARD).write_text(render_card(facts), encoding="utf-8")
            for path in temporary.iterdir():
                path.chmod(0o666 & ~umask())
            temporary.chmod(0o777 & ~umask())
            replace_folder(temporary, folder)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
    except OSError as error:
        raise DataError(f"{folder}: could not be written ({error.strerror})") from None


def size_of(folder: Path) -> int:
    """Return the bytes of a model's files, without its card and what that is made of."""
    return sum(path.stat().st_size for path in folder.iterdir() if path.name not in (CARD, FACTS))


def replace_folder(new: Path, folder: Path) -> None:
    """Put the folder `new` in the place of `folder`; see `recover` for a kill in between."""
    old = _aside(folder)
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def recover(folder: Path) -> None:
    """Finish a `replace_folder` that was killed: the old folder comes back if the new one is not there."""
    old = _aside(folder)
    if old.exists():
        if folder.exists():
            shutil.rmtree(old)
        else:
            old.rename(folder)
    for left in folder.parent.glob(f".{folder.name}.*") if folder.parent.is_dir() else ():
        shutil.rmtree(left, ignore_errors=True)


def _aside(folder: Path) -> Path:
    return folder.parent / f"{folder.name}.replaced"


def tokenizer_config(vocabulary: Vocabulary, direction: str) -> dict[str, Any]:
    """Return the content of tokenizer_config.json for transformers' MarianTokenizer."""
    source, _, target = direction.partition("-")
    special = {"lstrip": False, "normalized": False, "rstrip": False, "single_word": False}
    return {
        "added_tokens_decoder": {
            str(vocabulary.ids[piece]): {"content": piece, **special, "special": True}
            for piece in (END, UNKNOWN, PAD)
        },
        "eos_token": END,
        "unk_token": UNKNOWN,
        "pad_token": PAD,
        "model_max_length": 512,
        "separate_vocabs": False,
        "source_lang": source,
        "target_lang": target,
        "sp_model_kwargs": {},
        "tokenizer_class": "MarianTokenizer",
    }


def _write_json(path: Path, content: Mapping[str, Any]) -> None:
    with path.open("w", encoding="utf-8") as out:
        json.dump(content, out, ensure_ascii=False, indent=1)
        out.write("\n")
        out.flush()
        os.fsync(out.fileno())
