"""The registry of models: bundled ones by name, any Marian model by folder or by its hub name."""

from __future__ import annotations

import hashlib
import json
import os
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from corpora.errors import DataError, UsageError
from translate.engine_base import MAX_PIECES

BUNDLED = Path(__file__).resolve().parents[1] / "models"
WEIGHTS = ("model.safetensors", "pytorch_model.bin")
NEEDED = ("config.json", "source.spm", "target.spm", "vocab.json")
REACH = 5 / 6
"""Share of the longest pairs in training up to which a model is better on a whole sentence than on parts.

Measured with both bundled models on sentences of WMT 2009 to 2013 by length (`benchmarks/translate_long.py`).
"""


@dataclass(frozen=True)
class Model:
    """A MarianMT model on disk, in Hugging Face layout; made by `find_model`, which checks it."""

    name: str
    folder: Path
    weights: Path

    @cached_property
    def config(self) -> dict[str, Any]:
        """The content of config.json."""
        return json.loads((self.folder / "config.json").read_text(encoding="utf-8"))

    @cached_property
    def hash(self) -> str:
        """SHA-256 over weights, configuration, vocabulary and pieces: first 16 hex characters."""
        digest = hashlib.sha256()
        for path in (self.weights, *(self.folder / name for name in NEEDED)):
            with path.open("rb") as stream:
                digest.update(hashlib.file_digest(stream, "sha256").digest())
        return digest.hexdigest()[:16]

    @cached_property
    def reach(self) -> int:
        """Longest source in pieces that is not cut: `REACH` of the longest pairs in training, if it is known.

        A model trained on sentences leaves out half of a text that is longer than any it has seen.
        """
        file = self.folder / "training.json"
        try:
            most = json.loads(file.read_bytes())["recipe"]["filter"]["most"]
        except (OSError, ValueError, LookupError, TypeError):
            return MAX_PIECES
        return max(8, min(MAX_PIECES, int(most * REACH)))

    @property
    def languages(self) -> tuple[str, str] | None:
        """Source and target language where the name tells them (…-es-en), else None."""
        match = re.search(r"(?:^|[-_/])([a-z]{2,3})-([a-z]{2,3})$", self.name)
        return (match[1], match[2]) if match else None


def bundled_models() -> list[str]:
    """Return the names of the bundled models, such as "es-en", in order."""
    if not BUNDLED.is_dir():
        return []
    return sorted(path.name for path in BUNDLED.iterdir() if (path / "config.json").is_file())


def model_for(source: str, target: str, name: str | None = None) -> Model:
    """Find the model `name`, or without one the bundled model from `source` into `target`.

    Raises DataError when it is missing or incomplete, UsageError when the model's name says that it
    translates another pair of languages.
    """
    if name is None:
        name = f"{source}-{target}"
        if name not in bundled_models():
            raise DataError(
                f"no bundled model translates {source} into {target} (bundled: "
                f"{', '.join(bundled_models()) or 'none'}); name one with --model"
            )
    model = find_model(name)
    if model.languages not in (None, (source, target)):
        raise UsageError(
            f"model {model.name} translates {model.languages[0]} into {model.languages[1]}, "
            f"not {source} into {target}; change --from and --to, or --model"
        )
    return model


def find_model(name: str) -> Model:
    """Find a model by bundled name, folder, or hub name that was fetched before.

    Raises DataError that says which file is missing, or how to fetch a hub model; nothing is downloaded.
    """
    if name in bundled_models():
        return check_folder(BUNDLED / name, name)
    if Path(name).is_dir():
        return check_folder(Path(name), Path(name).resolve().name)
    if re.fullmatch(r"[\w.-]+/[\w.-]+", name) and not Path(name).exists():
        return check_folder(_hub_folder(name), name)
    known = ", ".join(bundled_models()) or "none"
    raise DataError(f"{name}: no such model; name a folder, owner/name or a bundled one ({known})")


def check_folder(folder: Path, name: str) -> Model:
    """Return the model in `folder`, or raise DataError that lists every file it lacks."""
    weights = next((folder / file for file in WEIGHTS if (folder / file).is_file()), None)
    missing = [file for file in NEEDED if not (folder / file).is_file()]
    if weights is None:
        missing.insert(0, f"weights ({' or '.join(WEIGHTS)})")
    if weights is None or missing:
        raise DataError(
            f"{folder}: is not a complete Marian model, it lacks {', '.join(missing)}; "
            "name a folder in Hugging Face MarianMT layout"
        )
    try:
        kind = json.loads((folder / "config.json").read_text(encoding="utf-8")).get("model_type")
    except (ValueError, AttributeError):
        raise DataError(
            f"{folder}/config.json: is not a JSON object; fetch the model again"
        ) from None
    if kind != "marian":
        raise DataError(
            f"{folder}: is a {kind!r} model; Careo runs MarianMT models (model_type marian)"
        )
    return Model(name, folder, weights)


def fetch(name: str) -> Model:
    """Download a Marian model from the hub into the hub's cache; the only function that uses the network."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError

    os.environ.pop("HF_HUB_OFFLINE", None)
    try:
        folder = snapshot_download(name, allow_patterns=[*NEEDED, *WEIGHTS, "*.json"])
    except (HfHubHTTPError, OSError, ValueError) as error:
        reason = str(error).strip().split("\n")[0]
        raise DataError(
            f"{name}: could not be fetched ({reason}); check the name and network"
        ) from None
    return check_folder(Path(folder), name)


def _hub_folder(name: str) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import LocalEntryNotFoundError

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except LocalEntryNotFoundError:
        raise DataError(
            f"{name}: is not on this machine; fetch it with: careo translate models fetch {name}"
        ) from None
