"""The gate on a real model: an equal copy passes, one with damaged weights fails; by the program of CI."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = [pytest.mark.model, pytest.mark.timeout(900)]
LINES = 12
Gate = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def copy(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not (root / "models/es-en/config.json").is_file():
        pytest.skip("no bundled model es-en")
    return Path(
        shutil.copytree(root / "models/es-en", tmp_path_factory.mktemp("model") / "copy-es-en")
    )


@pytest.fixture
def gate(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Gate:
    monkeypatch.syspath_prepend(str(root))
    from benchmarks.eval_gate import main

    def call(*words: str) -> tuple[int, str, str]:
        given = ["eval_gate", "--only", "es-en", "--only-model", "--lines", str(LINES), *words]
        monkeypatch.setattr(sys, "argv", given)
        code: object = 0
        try:
            main()
        except SystemExit as ended:
            code = ended.code
        out, err = capsys.readouterr()
        return (1, out, f"{code}\n") if isinstance(code, str) else (int(str(code)), out, err)

    return call


def damage(folder: Path) -> None:
    """Turn the signs of every third row of the decoder's matrices."""
    from safetensors.numpy import load_file, save_file

    path = folder / "model.safetensors"
    weights = load_file(path)
    for name, tensor in weights.items():
        if "decoder" in name and tensor.ndim == 2 and "embed" not in name:
            tensor[::3] *= -1
    save_file(weights, path, metadata={"format": "pt"})


def test_an_equal_model_passes_and_a_damaged_one_fails(
    gate: Gate, copy: Path, tmp_path: Path
) -> None:
    where = ("--baselines", str(tmp_path))
    code, out, err = gate("--renew", *where)
    assert code == 0, err
    assert f"({LINES} lines, es-en " in out
    code, out, err = gate("--model", str(copy), *where)
    assert code == 0, err
    assert "(+0.00), within 0.5" in out and "BROKEN" not in out
    damage(copy)
    code, out, err = gate("--model", str(copy), "--out", str(tmp_path / "out"), *where)
    assert code == 1, err
    assert "BROKEN  chrf: chrF " in out and "worse by more than 0.5" in out
    report = (tmp_path / "out/gate-es-en.html").read_text(encoding="utf-8")
    assert "Where to look first" in report
    assert (tmp_path / "out/gate-es-en.md").read_text(encoding="utf-8").startswith("### Failed: ")


def test_a_missing_baseline_is_said(gate: Gate, tmp_path: Path) -> None:
    code, _, err = gate("--baselines", str(tmp_path))
    assert (code, err) == (
        1,
        f"careo: {tmp_path}/es-en.json: no such file; check the name and the folder\n",
    )
