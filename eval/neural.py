"""COMET (Rei et al. 2020) as an optional metric, through its own package and weights that the user names.

    pip install unbabel-comet
    careo eval score --metric comet --comet-model model.ckpt --source S --hyp H --ref R

Nothing else in careo needs it. Scores are whatever the named model gives, usually between 0 and 1.
"""

from __future__ import annotations

import hashlib
import importlib
import inspect
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from corpora.errors import DataError, UsageError
from corpora.textio import check_parallel

if TYPE_CHECKING:
    import numpy as np

PACKAGE = "unbabel-comet"


class MeanOfSegments:
    """A metric whose corpus score is the mean of its segments' scores: statistics are (score, 1) a segment.

    Has the methods of a sacreBLEU metric that `eval.metrics.Statistics` calls, so that intervals, groups
    and paired tests work as for the others.
    """

    def __init__(self, signature: str) -> None:
        self.told = signature
        self.n_bootstrap: int | None = None
        self.seed: str | None = None

    def _compute_score_from_stats(self, total: Sequence[float]) -> SimpleNamespace:
        return SimpleNamespace(score=float(total[0]) / float(total[1]))

    def _aggregate_and_compute(self, rows: Sequence[Sequence[float]]) -> SimpleNamespace:
        return self._compute_score_from_stats([sum(column) for column in zip(*rows, strict=True)])

    def get_signature(self) -> str:
        """Return what repeats the score: package, version, model, and the resampling where there is one."""
        resampled = f"|bs:{self.n_bootstrap}|seed:{self.seed}" if self.n_bootstrap else ""
        return self.told + resampled


def count_comet(
    hypotheses: Sequence[str], references: Sequence[str], sources: Sequence[str], model: str
) -> tuple[MeanOfSegments, np.ndarray]:
    """Score every segment by a COMET model: a metric, and an array of (score, 1), one row a segment.

    `model` is a checkpoint file, or a model's name on the hub, which the package then downloads. Raises
    UsageError where sources or model are missing, DataError where the package is not installed, the model
    cannot be loaded, or the numbers of segments differ.
    """
    import numpy as np

    if not model:
        raise UsageError(
            "comet needs --comet-model: a checkpoint file, or a model's name on the hub"
        )
    if not sources:
        raise UsageError("comet compares with the source too; name it with --source FILE")
    check_parallel(hypotheses, sources, "the hypothesis side", "the source side")
    check_parallel(hypotheses, references, "the hypothesis side", "the reference side")
    try:
        comet = importlib.import_module("comet")
    except ImportError:
        raise DataError(
            f"comet needs the package {PACKAGE}, which is not installed: pip install {PACKAGE}, "
            "or leave the metric comet out"
        ) from None
    loaded, name = _load(comet, model)
    rows = [
        {"src": source, "mt": hypothesis, "ref": reference}
        for source, hypothesis, reference in zip(sources, hypotheses, references, strict=True)
    ]
    answer = loaded.predict(
        rows, batch_size=8, gpus=0, progress_bar=False
    )  # its bar goes to stdout
    scores = [float(value) for value in answer.scores]
    check_parallel(hypotheses, scores, "the hypothesis side", "the answer of comet")
    counts = np.column_stack([np.array(scores), np.ones(len(scores))])
    if not np.isfinite(counts).all():
        raise DataError(f"{model}: gives scores that are no finite numbers; use another model")
    return MeanOfSegments(f"comet|model:{name}|version:{_version()}"), counts


def _load(comet: Any, model: str) -> tuple[Any, str]:
    """Load a checkpoint; its name in the signature tells a file by the beginning of its SHA-256.

    The package looks for `hparams.yaml` in the folder above the checkpoint's (hence the absolute path), and
    for the encoder's tokenizer in the hub's cache; a file is loaded without the network.
    """
    path = Path(model)
    name = model
    offline: dict[str, bool] = {}
    try:
        if path.is_file():
            known = inspect.signature(comet.load_from_checkpoint).parameters
            if "local_files_only" in known:  # since unbabel-comet 2.2: the encoder's tokenizer too
                offline["local_files_only"] = True
            with path.open("rb") as file:
                name = f"{path.name}@{hashlib.file_digest(file, 'sha256').hexdigest()[:16]}"
        elif path.suffix == ".ckpt" or path.is_absolute():
            raise DataError(f"{model}: no such file; name a COMET checkpoint (.ckpt)")
        else:
            path = Path(comet.download_model(model))
        return comet.load_from_checkpoint(str(path.absolute()), **offline), name
    except DataError:
        raise
    except Exception as error:  # the package raises whatever its own libraries do
        reason = str(error).strip().split("\n")[0] or type(error).__name__
        raise DataError(f"{model}: could not be loaded by {PACKAGE} ({reason})") from None


def _version() -> str:
    try:
        return metadata.version(PACKAGE)
    except metadata.PackageNotFoundError:
        return "unknown"
