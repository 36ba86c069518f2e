import json
from pathlib import Path

import pytest

from corpora.errors import DataError, UsageError
from translate.models import Model, bundled_models, check_folder, find_model, model_for


def test_bundled_models_are_complete() -> None:
    assert "es-en" in bundled_models()
    for name in bundled_models():
        model = find_model(name)
        assert model.config["model_type"] == "marian"
        assert model.languages == tuple(name.split("-"))
        assert len(model.hash) == 16


def test_bundled_models_stay_small() -> None:
    for name in bundled_models():
        size = sum(path.stat().st_size for path in find_model(name).folder.iterdir())
        assert size <= 45e6, name


def test_hash_depends_on_every_file(tmp_path: Path, model: Model) -> None:
    for name in (model.weights.name, "config.json", "source.spm", "target.spm", "vocab.json"):
        (tmp_path / name).write_bytes((model.folder / name).read_bytes())
    same = check_folder(tmp_path, "copy")
    assert same.hash == model.hash
    with (tmp_path / "source.spm").open("ab") as stream:
        stream.write(b"x")
    assert check_folder(tmp_path, "copy").hash != model.hash


def test_missing_weights_are_named(broken_model: Path) -> None:
    with pytest.raises(DataError) as caught:
        find_model(str(broken_model))
    assert str(caught.value) == (
        f"{broken_model}: is not a complete Marian model, it lacks weights (model.safetensors or "
        "pytorch_model.bin); name a folder in Hugging Face MarianMT layout"
    )


def test_every_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        DataError, match=r"lacks weights .*, config.json, source.spm, target.spm, vocab"
    ):
        find_model(str(tmp_path))


def test_other_kinds_of_model_are_refused(broken_model: Path) -> None:
    (broken_model / "model.safetensors").touch()
    (broken_model / "config.json").write_text(json.dumps({"model_type": "bert"}))
    with pytest.raises(DataError, match=r"is a 'bert' model; Careo runs MarianMT models"):
        find_model(str(broken_model))
    (broken_model / "config.json").write_text("{")
    with pytest.raises(DataError, match=r"config.json: is not a JSON object"):
        find_model(str(broken_model))


def test_unknown_names_say_what_is_there() -> None:
    with pytest.raises(
        DataError, match=r"^nope: no such model; name a folder, owner/name or .*es-en"
    ):
        find_model("nope")


def test_a_hub_model_is_not_downloaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    with pytest.raises(DataError) as caught:
        find_model("careo-tests/not-there")
    assert str(caught.value) == (
        "careo-tests/not-there: is not on this machine; "
        "fetch it with: careo translate models fetch careo-tests/not-there"
    )


def test_a_model_is_not_used_in_the_wrong_direction() -> None:
    with pytest.raises(UsageError) as caught:
        model_for("en", "es", "es-en")
    assert str(caught.value) == (
        "model es-en translates es into en, not en into es; change --from and --to, or --model"
    )


def test_a_pair_without_a_bundled_model() -> None:
    with pytest.raises(
        DataError, match=r"^no bundled model translates en into fr \(bundled: .*es-en"
    ):
        model_for("en", "fr")
