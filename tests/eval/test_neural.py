"""COMET through a stand-in for its package: what is asked of it, and what is said where it is missing."""

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from corpora.errors import DataError, UsageError
from eval.compare import difference
from eval.metrics import score, statistics, summarise

SOURCES = ["Uno.", "Dos.", "Tres.", "Cuatro."] * 12
HYPOTHESES = ["One.", "Two.", "Tree.", "For."] * 12
REFERENCES = ["One.", "Two.", "Three.", "Four."] * 12


class Stand:
    """Scores 1 where hypothesis and reference are equal, 0.5 otherwise."""

    def predict(
        self, rows: list[dict[str, str]], batch_size: int, gpus: int, progress_bar: bool
    ) -> SimpleNamespace:
        assert gpus == 0 and batch_size > 0 and set(rows[0]) == {"src", "mt", "ref"}
        assert not progress_bar
        return SimpleNamespace(scores=[1.0 if x["mt"] == x["ref"] else 0.5 for x in rows])


@pytest.fixture
def stand(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    package = ModuleType("comet")

    def load(path: str, local_files_only: bool = False) -> Stand:
        assert Path(path).parents[1] and local_files_only
        if Path(path).read_bytes() != b"weights":
            raise RuntimeError("PytorchStreamReader failed\nmore")
        return Stand()

    package.load_from_checkpoint = load  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "comet", package)
    path = tmp_path / "model.ckpt"
    path.write_bytes(b"weights")
    return path


def test_comet_scores_with_interval_segments_and_signature(stand: Path) -> None:
    (found,) = score(
        HYPOTHESES, REFERENCES, ["comet"], 100, True, sources=SOURCES, comet_model=str(stand)
    )
    assert (found.label, found.value, found.count) == ("COMET", 0.75, 48)
    assert found.low is not None and found.high is not None
    assert 0.5 < found.low < 0.75 < found.high < 1.0
    assert found.segments[:4] == (1.0, 1.0, 0.5, 0.5)
    assert found.signature == (
        "comet|model:model.ckpt@9c7a00a2cb0e6d44|version:unknown|bs:100|seed:12345"
    ).replace("9c7a00a2cb0e6d44", found.signature.split("@")[1][:16])
    counted = statistics(HYPOTHESES, REFERENCES, "comet", (), SOURCES, str(stand))
    assert summarise(counted, rows=[0, 1]).value == 1.0
    better = statistics(REFERENCES, REFERENCES, "comet", (), SOURCES, str(stand))
    assert difference(counted, better, 100, 200).significant


def test_without_the_package_one_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "comet", None)
    with pytest.raises(DataError) as caught:
        score(HYPOTHESES, REFERENCES, ["comet"], sources=SOURCES, comet_model="x")
    assert str(caught.value) == (
        "comet needs the package unbabel-comet, which is not installed: pip install unbabel-comet, "
        "or leave the metric comet out"
    )


def test_what_comet_cannot_do_without_is_asked_for(stand: Path, tmp_path: Path) -> None:
    def fails(kind: type[Exception], message: str, references: list, **given: object) -> None:
        with pytest.raises(kind) as caught:
            score(HYPOTHESES, references, ["comet"], **given)  # type: ignore[arg-type]
        assert str(caught.value) == message

    model = str(stand)
    fails(UsageError, "comet needs --comet-model: a checkpoint file, or a model's name on the hub",
          REFERENCES, sources=SOURCES)  # fmt: skip
    fails(UsageError, "comet compares with the source too; name it with --source FILE",
          REFERENCES, comet_model=model)  # fmt: skip
    fails(UsageError, "comet takes one file of references; score it apart from the others",
          [REFERENCES, REFERENCES], sources=SOURCES, comet_model=model)  # fmt: skip
    fails(DataError, "the hypothesis side has 48 lines and the source side has 1; "
          "line n of one must belong to line n of the other",
          REFERENCES, sources=["x"], comet_model=model)  # fmt: skip
    missing = str(tmp_path / "none.ckpt")
    fails(DataError, f"{missing}: no such file; name a COMET checkpoint (.ckpt)",
          REFERENCES, sources=SOURCES, comet_model=missing)  # fmt: skip
    stand.write_bytes(b"damaged")
    fails(DataError, f"{model}: could not be loaded by unbabel-comet (PytorchStreamReader failed)",
          REFERENCES, sources=SOURCES, comet_model=model)  # fmt: skip


def test_scores_that_are_no_numbers_are_refused(
    stand: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        Stand,
        "predict",
        lambda self, rows, **options: SimpleNamespace(scores=[float("nan")] * len(rows)),
    )
    with pytest.raises(
        DataError, match=r"gives scores that are no finite numbers; use another model$"
    ):
        score(HYPOTHESES, REFERENCES, ["comet"], sources=SOURCES, comet_model=str(stand))
