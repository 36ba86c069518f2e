"""A committed baseline: what a system scored, on what, made how, and every line it wrote.

One JSON file. The lines are kept so that a later run can be tested against them pair by pair and the
report can show what changed; hashes of references and sources tell whether the data are the same.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpora.errors import DataError
from corpora.textio import decode, read_bytes, writing
from eval.metrics import DEFAULT_METRICS, METRICS, score

VERSION = 1


@dataclass(frozen=True, slots=True)
class Baseline:
    """Scores and signatures by metric, the hash of the references, and the lines that were scored.

    `model` is free text: the model's name and hash as its caller knows them; `values` are further figures
    the gate may hold on to, such as "alignment-f1" or "check-errors".
    """

    name: str
    scores: Mapping[str, float]
    signatures: Mapping[str, str]
    references_hash: str
    hypotheses: tuple[str, ...]
    model: str = ""
    values: Mapping[str, float] = field(default_factory=dict)


def lines_hash(lines: Iterable[str]) -> str:
    """Return the SHA-256 (hex) of lines, each ended by a newline."""
    digest = hashlib.sha256()
    for line in lines:
        digest.update(line.encode("utf-8", "surrogatepass") + b"\n")
    return digest.hexdigest()


def make_baseline(
    hypotheses: Sequence[str],
    references: Sequence[str],
    name: str,
    metrics: Sequence[str] = DEFAULT_METRICS,
    model: str = "",
    values: Mapping[str, float] | None = None,
    files: Sequence[str] = (),
) -> Baseline:
    """Score a system and keep what is needed to test a later run against it.

    `files` are the names of both sides for messages; errors are those of `score`.
    """
    scores = score(hypotheses, references, metrics, names=files)
    return Baseline(
        name,
        {found.name: found.value for found in scores},
        {found.name: found.signature for found in scores},
        lines_hash(references),
        tuple(hypotheses),
        model,
        dict(values or {}),
    )


def write_baseline(path: str | Path, baseline: Baseline) -> None:
    """Write a baseline, whole or not at all; lines stand one below the other so that changes can be read."""
    held = {
        "careo_baseline": VERSION,
        "name": baseline.name,
        "model": baseline.model,
        "scores": dict(baseline.scores),
        "signatures": dict(baseline.signatures),
        "values": dict(baseline.values),
        "references_sha256": baseline.references_hash,
        "hypotheses_sha256": lines_hash(baseline.hypotheses),
        "hypotheses": list(baseline.hypotheses),
    }
    with writing(path) as out:
        json.dump(held, out, ensure_ascii=False, indent=1, allow_nan=False)
        out.write("\n")


def read_baseline(path: str | Path) -> Baseline:
    """Read a baseline; raises DataError for another format or version, missing or changed parts, and NaN."""
    try:
        held = json.loads(decode(read_bytes(path), path), parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise DataError(
            f"{path}: is not JSON ({error.msg}, line {error.lineno}); make the baseline again"
        ) from None
    except ValueError as error:
        raise DataError(
            f"{path}: holds {error}, which is no score; make the baseline again"
        ) from None
    if not isinstance(held, dict) or "careo_baseline" not in held:
        raise DataError(f"{path}: is no baseline; make one with careo eval baseline")
    if held["careo_baseline"] != VERSION:
        raise DataError(
            f"{path}: is a baseline of version {held['careo_baseline']}, this program reads {VERSION}; "
            "make it again"
        )
    return _parsed(held, path)


def _no_constant(name: str) -> float:
    raise ValueError(name)


def _parsed(held: dict[str, Any], path: str | Path) -> Baseline:
    try:
        made = Baseline(
            str(held["name"]),
            {str(name): float(value) for name, value in held["scores"].items()},
            {str(name): str(value) for name, value in held["signatures"].items()},
            str(held["references_sha256"]),
            tuple(held["hypotheses"]),
            str(held.get("model", "")),
            {str(name): float(value) for name, value in held.get("values", {}).items()},
        )
        known = str(held["hypotheses_sha256"])
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise DataError(
            f"{path}: part of it is missing or wrong ({error}); make it again"
        ) from None
    if not all(isinstance(line, str) for line in made.hypotheses):
        raise DataError(f"{path}: its hypotheses are not lines of text; make it again")
    if lines_hash(made.hypotheses) != known:
        raise DataError(f"{path}: its lines were changed after it was made; make it again")
    if set(made.scores) != set(made.signatures) or not set(made.scores) <= set(METRICS):
        raise DataError(f"{path}: scores and signatures do not fit each other; make it again")
    if not all(math.isfinite(value) for value in made.scores.values()):
        raise DataError(f"{path}: a score is not a finite number; make it again")
    return made
