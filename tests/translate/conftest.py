"""A bundled model without its engine, and an engine that needs no weights."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from translate.engines import Hypothesis
from translate.models import Model, find_model


class EchoEngine:
    """Returns the source pieces as they are; remembers the batches it was given."""

    name = "echo"
    precision = "none"

    def __init__(self) -> None:
        self.batches: list[list[list[str]]] = []
        self.limits: list[int] = []

    def beside(self, model: Model) -> "EchoEngine":
        return self

    def translate(
        self,
        batch: Sequence[Sequence[str]],
        beam: int = 1,
        limit: int = 0,
        attention: bool = False,
    ) -> list[Hypothesis]:
        self.batches.append([list(source) for source in batch])
        self.limits.append(limit)
        return [Hypothesis(list(source[:-1]), -0.5) for source in batch]

    def attend(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[list[list[float]]]:
        return [
            [[float(row == column) for column in range(len(source))] for row in range(len(target))]
            for source, target in zip(sources, targets, strict=True)
        ]


@pytest.fixture
def echo() -> EchoEngine:
    return EchoEngine()


@pytest.fixture(scope="session")
def model() -> Model:
    return find_model("es-en")


@pytest.fixture
def broken_model(tmp_path: Path, model: Model) -> Path:
    """A copy of the bundled model's folder without its weights."""
    folder = tmp_path / "es-en"
    shutil.copytree(model.folder, folder, ignore=shutil.ignore_patterns("*.safetensors"))
    return folder
