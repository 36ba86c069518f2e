"""Fitting a model to a memory: from a TMX to a model of its own, the base untouched."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpora.errors import DataError, UsageError
from corpora.formats import write_units
from corpora.units import TranslationUnit
from translate.cli import translate
from translate.models import check_folder, find_model
from translate.training.export import export
from translate.training.network import hold_pad, new_network
from translate.training.recipe import Shape, VocabularyPlan
from translate.training.vocabulary import train_vocabulary

ORGANS = [("riñón", "kidney"), ("hígado", "liver"), ("pulmón", "lung"), ("corazón", "heart")]
STATES = [("sano", "healthy"), ("grande", "large"), ("normal", "normal"), ("pequeño", "small")]
SIDES = [("derecho", "right"), ("izquierdo", "left"), ("superior", "upper")]


def memory() -> list[TranslationUnit]:
    return [
        TranslationUnit(f"El {o[0]} {d[0]} es {s[0]}.", f"The {d[1]} {o[1]} is {s[1]}.", "es", "en")
        for o in ORGANS
        for s in STATES
        for d in SIDES
    ]


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    """Threads that wait for each other cost more than tiny matrices."""
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model with random weights."""
    texts = [text for unit in memory() for text in (unit.source, unit.target)]
    vocabulary = train_vocabulary(texts, VocabularyPlan(size=44, byte_fallback=False))
    network = new_network(Shape(16, 2, 32, 2, 1, 0.0), vocabulary, 1)
    hold_pad(network)
    facts = {
        "command": "train", "direction": "es-en", "recipe": {}, "parameters": 1, "vocabulary": 60,
        "steps": 0, "pairs": 0, "seconds": 0, "device": "none", "precision": "float32", "versions": {},
        "signatures": ("", ""), "before": {}, "after": {}, "data": [],
    }  # fmt: skip
    folder = tmp_path_factory.mktemp("base") / "es-en"
    export(network, vocabulary, "es-en", facts, folder)
    return folder


@pytest.fixture(scope="module")
def tmx(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("memory") / "clinic.tmx"
    write_units(memory(), path)
    return path


def finetune(*arguments: str | Path) -> Result:
    return CliRunner().invoke(translate, ["models", "finetune", *map(str, arguments)])


def test_a_memory_makes_a_model_of_its_own(base: Path, tmx: Path, tmp_path: Path) -> None:
    general = tmp_path / "general.tsv"
    rows = "".join(
        f"x\tEl {o[0]} es {s[0]}.\tThe {o[1]} is {s[1]}.\n" for o in ORGANS for s in STATES
    )
    general.write_text("source\tes\ten\n" + rows)
    before = find_model(str(base)).hash
    result = finetune(
        base, "--data", tmx, "-o", tmp_path / "run", "--general", general, "--max-steps", "12",
        "--peak", "0.01",
    )  # fmt: skip
    assert result.exit_code == 0, (result.output, result.exception)
    assert result.stdout == f"{tmp_path}/run/es-en\n"
    made = check_folder(tmp_path / "run/es-en", "es-en")
    assert made.hash != before == find_model(str(base)).hash
    for name in ("source.spm", "target.spm", "vocab.json"):
        assert (made.folder / name).read_bytes() == (base / name).read_bytes()
    assert "memory: BLEU 0.00 → " in result.stderr and "general: BLEU 0.00 → " in result.stderr
    card = (made.folder / "README.md").read_text()
    assert f"Fitted from the model `es-en` ({before}) to a translation memory." in card
    assert "| memory | 0.5 | 44 |" in card and "| general | 0.5 | 15 |" in card


def test_without_general_data_the_user_is_warned(base: Path, tmx: Path, tmp_path: Path) -> None:
    import json

    run = tmp_path / "run"
    result = finetune(base, "--data", tmx, "-o", run, "--max-steps", "1", "--json")
    assert (
        "no general data to mix in: forgetting is neither kept down nor measured" in result.stderr
    )
    assert json.loads(result.stdout)["steps"] == 1
    assert json.loads((run / "run.json").read_text())["init"] == find_model(str(base)).hash


@pytest.mark.parametrize("out", ["", "run", "../es-en", ".."])
def test_the_base_model_is_never_written_to(base: Path, tmx: Path, out: str) -> None:
    """Not as the run's folder, nor inside, nor as the folder the run would export to."""
    listed = sorted(base.iterdir())
    result = finetune(base, "--data", tmx, "-o", base / out, "--max-steps", "1")
    assert isinstance(result.exception, UsageError)
    assert str(result.exception) == (
        f"{base / out}: would change the base model in {base.resolve()}; name another folder"
    )
    assert sorted(base.iterdir()) == listed


def test_mistakes_are_one_line(base: Path, tmx: Path, tmp_path: Path) -> None:
    few = tmp_path / "few.tmx"
    write_units(memory()[:5], few)
    out = ("-o", tmp_path / "run", "--max-steps", "1")
    result = finetune(base, "--data", few, *out)
    assert isinstance(result.exception, DataError)
    assert str(result.exception) == f"{few}: has 5 pairs; at least 20 are needed"
    result = finetune(base, "--data", tmx, *out, "--share", "0")
    assert str(result.exception) == "share 0 is not above 0 and at most 1"
    result = finetune(base, "--data", tmx, *out, "--direction", "en-es")
    assert str(result.exception) == "model es-en does not translate en-es; leave out --direction"
    result = finetune(base, "--data", tmp_path / "none.tmx", *out)
    assert str(result.exception).startswith(f"{tmp_path}/none.tmx: no such file")
    plain = tmp_path / "medical"
    plain.symlink_to(base)
    result = finetune(plain, "--data", few, *out, "--direction", "es-en")
    assert str(result.exception) == f"{few}: has 5 pairs; at least 20 are needed"


def test_a_name_without_languages_needs_a_direction(base: Path, tmx: Path, tmp_path: Path) -> None:
    import shutil

    folder = tmp_path / "clinic"
    shutil.copytree(base, folder)
    result = finetune(folder, "--data", tmx, "-o", tmp_path / "run", "--max-steps", "1")
    assert str(result.exception) == (
        "model clinic: its name does not tell its languages; give --direction es-en or en-es"
    )
