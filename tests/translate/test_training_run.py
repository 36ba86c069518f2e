"""Whole runs on a tiny model: from a recipe to a model that both engines load, through kills and mistakes."""

import itertools
import json
import lzma
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpora.errors import CareoError, DataError, UsageError
from translate.cli import translate
from translate.models import check_folder, find_model

STEPS = 20
RECIPE = """
direction = "es-en"
manifest = "corpora/MANIFEST.json"
[model]
width = 16
heads = 2
feed_forward = 32
encoder_layers = 2
decoder_layers = 1
dropout = 0.1
[vocabulary]
size = 50
byte_fallback = false
[optimiser]
peak = 1e-2
warmup = 5
candidates = 40
[batch]
tokens = 600
[budget]
report_seconds = 0
[augment]
join = 0.1
unmarked = 0.2
upper = 0.05
quotes = 0.1
[[group]]
name = "toy"
files = ["corpora/toy.tsv.xz"]
weight = 0.7
[[group]]
name = "news"
files = ["news"]
weight = 0.3
tag = "<n>"
about = "Lines of this test"
[[dev]]
name = "news"
file = "news"
last = 8
[[stage]]
start = 0.5
weights = { news = 0.6 }
[card]
notice = "Derived from another model."
weaknesses = "It is tiny."
"""


def sentences() -> list[tuple[str, str]]:
    who = [("el perro", "the dog"), ("mi hermana", "my sister"), ("un niño", "a boy")]
    does = [("ve", "sees"), ("busca", "looks for"), ("olvidó", "forgot")]
    when = [("hoy", "today"), ("aquí", "here"), ("sin prisa", "without haste")]
    made = []
    for a, b, c, d in itertools.product(who, does, who, when):
        es, en = (" ".join(part[side] for part in (a, b, c, d)) for side in (0, 1))
        made.append((es.capitalize() + ".", en.capitalize() + "."))
    return sorted(made, key=lambda pair: pair[0][::-1])


@pytest.fixture(scope="session")
def one_thread() -> Iterator[None]:
    """Threads that wait for each other cost more than tiny matrices; and sums do not depend on them."""
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="session")
def toy(one_thread: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with its recipe."""
    folder = tmp_path_factory.mktemp("toy")
    (folder / "corpora").mkdir()
    pairs = sentences()
    table = "source\tes\ten\n" + "".join(f"toy\t{es}\t{en}\n" for es, en in pairs[:55])
    (folder / "corpora/toy.tsv.xz").write_bytes(lzma.compress(table.encode()))
    for side, language in enumerate(("es", "en")):
        text = "".join(pair[side] + "\n" for pair in pairs[55:])
        (folder / f"news.{language}").write_text(text)
    manifest = [{"name": "toy", "license": "CC0-1.0", "source": "this test"}]
    (folder / "corpora/MANIFEST.json").write_text(json.dumps(manifest))
    (folder / "toy.toml").write_text(RECIPE)
    return folder


def careo(*arguments: str | Path) -> Result:
    """Run `careo translate models …` in this process."""
    return CliRunner().invoke(translate, ["models", *map(str, arguments)])


def failure(result: Result) -> str:
    assert isinstance(result.exception, CareoError), result.output
    return str(result.exception)


@pytest.fixture(scope="session")
def trained(toy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a whole run."""
    out = tmp_path_factory.mktemp("run") / "run"
    result = careo("train", toy / "toy.toml", "--data", toy, "-o", out, "--max-steps", STEPS)
    assert result.exit_code == 0, (result.output, result.exception)
    assert result.stdout == f"{out}/es-en\n"
    assert "left\n" in result.stderr and "pairs/s" in result.stderr
    return out


def weights(folder: Path) -> dict:
    from safetensors.numpy import load_file

    return load_file(folder / "model.safetensors")


def log(run: Path) -> list[dict]:
    return [json.loads(line) for line in (run / "log.jsonl").read_text().split("\n")[:-1]]


def test_a_run_exports_a_whole_model(trained: Path) -> None:
    folder = trained / "es-en"
    assert find_model(str(folder)).languages == ("es", "en")
    assert {path.name for path in folder.iterdir()} == {
        "README.md", "config.json", "generation_config.json", "model.safetensors", "source.spm",
        "target.spm", "tokenizer_config.json", "training.json", "vocab.json",
    }  # fmt: skip
    assert {str(value.dtype) for value in weights(folder).values()} == {"float16"}
    losses = [entry["loss"] for entry in log(trained) if "loss" in entry]
    assert len(losses) == STEPS and losses[-1] < losses[0] - 0.5


def test_the_pad_row_is_zero_and_never_produced(trained: Path) -> None:
    values = weights(trained / "es-en")
    pad = json.loads((trained / "es-en/vocab.json").read_text())["<pad>"]
    assert not values["model.shared.weight"][pad].any()
    assert values["model.shared.weight"][:pad].any(axis=1).all()
    assert values["final_logits_bias"][0, pad] == -100


def test_both_engines_load_it_and_agree(
    trained: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from translate.engines import engine
    from translate.tokens import Tokenizer

    monkeypatch.setenv("CAREO_CACHE", str(tmp_path))
    model = check_folder(trained / "es-en", "es-en")
    batch = [Tokenizer(model).encode(es) for es, _ in sentences()[:5]]
    fast = engine(model, "ctranslate2", "float32", 1).translate(batch, 1, 20)
    slow = engine(model, "transformers", None, 0).translate(batch, 1, 20)
    for one, other in zip(fast, slow, strict=True):
        assert len(one.pieces) > 5 and one.pieces[:15] == other.pieces[:15]


def test_the_card_tells_data_licences_and_figures(trained: Path) -> None:
    card = (trained / "es-en/README.md").read_text()
    assert card.startswith("# es-en: Spanish to English\n")
    assert "| toy | 0.7 | 55 | CC0-1.0 |" in card
    assert "- **news**: Lines of this test. news (18)" in card
    assert f"| Trained for | {STEPS} steps, " in card
    assert "chrF `nrefs:1|case:mixed" in card
    assert "It is tiny." in card
    assert "Derived from" not in card.split("## Recipe")[0]  # it began with random weights
    assert '"peak": 0.01' in card


def test_a_finished_run_is_not_trained_again(toy: Path, trained: Path) -> None:
    before = weights(trained / "es-en")
    arguments = ("train", toy / "toy.toml", "--data", toy, "-o", trained, "--max-steps", STEPS)
    result = careo(*arguments, "--json")
    made = json.loads(result.stdout)
    assert made["steps"] == STEPS and made["after"].keys() == {"news"}
    assert f"goes on after step {STEPS}" in result.stderr and "loss" not in result.stderr
    assert all((before[name] == value).all() for name, value in weights(trained / "es-en").items())


def test_a_killed_run_goes_on_as_if_nothing_had_happened(
    toy: Path, trained: Path, tmp_path: Path
) -> None:
    out = tmp_path / "run"
    (tmp_path / "run").mkdir()
    (tmp_path / "run/.checkpoint.pt.x.part").write_text(
        "what a kill in the middle of writing leaves"
    )
    arguments = ["train", str(toy / "toy.toml"), "--data", str(toy), "-o", str(out)]
    arguments += ["--max-steps", str(STEPS), "--set", "budget.checkpoint_steps=3"]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "translate", "models", *arguments]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stderr
        for line in process.stderr:
            if line.startswith("step 8 "):
                process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
    assert not (out / "es-en").exists()
    result = careo(*arguments)
    assert result.exit_code == 0, (result.output, result.exception)
    assert any(f"goes on after step {step}, " in result.stderr for step in (6, 9))
    assert [entry["step"] for entry in log(out) if "loss" in entry] == list(range(1, STEPS + 1))
    whole, resumed = weights(trained / "es-en"), weights(out / "es-en")
    assert whole.keys() == resumed.keys()
    assert all((whole[name] == resumed[name]).all() for name in whole)
    assert [path.name for path in out.glob(".*.part")] == []


def test_a_folder_is_not_taken_for_another_run(toy: Path, trained: Path, tmp_path: Path) -> None:
    base = ("train", toy / "toy.toml", "--data", toy, "--max-steps", "3")
    (tmp_path / "letter.txt").write_text("Dear")
    assert failure(careo(*base, "-o", tmp_path)) == (
        f"{tmp_path}: is not empty and holds no training run; name another folder"
    )
    told = failure(careo(*base, "-o", trained, "--set", "optimiser.peak=1e-3"))
    assert told.startswith(f"{trained}: holds a run with another recipe (")
    assert told.endswith("; name another folder")
    assert failure(careo(*base, "-o", tmp_path / "letter.txt")) == (
        f"{tmp_path}/letter.txt: is a file; name a folder for the run"
    )


def test_a_run_in_use_and_a_damaged_checkpoint_are_told(trained: Path, tmp_path: Path) -> None:
    from translate.training.run_folder import CHECKPOINT, open_run

    identity = {"recipe": "r", "direction": "es-en", "init": None}
    run = open_run(tmp_path / "run", identity, resume=True)
    with pytest.raises(DataError) as error:
        open_run(tmp_path / "run", identity, resume=True)
    assert str(error.value) == (f"{tmp_path}/run: another process is training there; wait for it")
    run.unlock()
    with pytest.raises(DataError, match="holds a run already; name another folder"):
        open_run(tmp_path / "run", identity, resume=False)
    (run.path / CHECKPOINT).write_bytes((trained / CHECKPOINT).read_bytes()[:1000])
    with pytest.raises(DataError, match=r"cannot be read .*remove the folder and start again"):
        run.load("cpu")


@pytest.mark.parametrize(
    ("arguments", "kind", "message"),
    [
        ((), UsageError, "training has no end: give --minutes or --max-steps, or set them in [budget]"),
        (("--max-steps", "1", "--device", "tpu"), UsageError, "unknown device 'tpu'; known: auto, cpu, cuda"),
        (("--max-steps", "1", "--set", "vocabulary.size=9"), DataError, "vocabulary of 9 pieces"),
        (("--max-steps", "1", "--init", "none"), DataError, "none/source.spm: no such file"),
        (("--max-steps", "1", "--set", "manifest='news.es'"), DataError, "is not a JSON list of objects"),
    ],
)  # fmt: skip
def test_mistakes_are_one_line(
    toy: Path, tmp_path: Path, arguments: tuple[str, ...], kind: type, message: str
) -> None:
    result = careo("train", toy / "toy.toml", "--data", toy, "-o", tmp_path / "run", *arguments)
    assert type(result.exception) is kind
    assert message in str(result.exception) and "\n" not in str(result.exception)


def test_a_loss_that_is_not_finite_stops_the_run(
    toy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from translate.training import network

    real = network.loss
    monkeypatch.setattr(network, "loss", lambda *arguments: real(*arguments) * float("nan"))
    told = failure(
        careo("train", toy / "toy.toml", "--data", toy, "-o", tmp_path / "r", "--max-steps", "2")
    )
    assert told.startswith("the loss is not finite at step 1; lower optimiser.peak")
    assert not (tmp_path / "r/checkpoint.pt").exists()


def test_a_run_begins_with_another_model(toy: Path, trained: Path, tmp_path: Path) -> None:
    base = ("train", toy / "toy.toml", "--data", toy, "--max-steps", "2")
    base += ("--init", trained / "es-en")
    out = tmp_path / "run"
    result = careo(*base, "-o", out, "--json", "--set", "optimiser.average=0.0")
    made = json.loads(result.stdout)
    assert made["before"].keys() == {"news"}
    same = ("source.spm", "vocab.json")
    for name in same:
        assert (out / "es-en" / name).read_bytes() == (trained / "es-en" / name).read_bytes()
    assert "Derived from another model." in (out / "es-en/README.md").read_text()
    longer = ("train", toy / "toy.toml", "--data", toy, "--max-steps", "3", *base[-2:])
    result = careo(*longer, "-o", out, "--json", "--set", "optimiser.average=0.0")
    assert json.loads(result.stdout)["steps"] == 3
    assert "goes on after step 2" in result.stderr
    told = failure(careo(*base, "-o", tmp_path / "wide", "--set", "model.width=32"))
    assert told == f"{trained}/es-en: has width 16 (recipe: 32); change [model] in the recipe"


def test_the_card_is_measured_as_the_model_is_used(
    toy: Path, trained: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    monkeypatch.setenv("CAREO_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "es-en"
    shutil.copytree(trained / "es-en", folder)
    arguments = ("card", folder, "--test", f"news={toy}/news", "--threads", "1")
    result = careo(*arguments, "--peer", f"news/copy={toy}/news.en")
    assert result.exit_code == 0, (result.output, result.exception)
    assert result.stdout == f"{folder}/README.md\n"
    card = (folder / "README.md").read_text()
    assert "| news | copy | 100.0 | 100.0 |  |" in card
    assert "| test | system | BLEU | chrF | lines a second, 1 thread |" in card
    weighed = sum(
        file.stat().st_size
        for file in folder.iterdir()
        if file.name not in ("README.md", "training.json")
    )
    assert f"| On disk | {weighed / 1e6:.1f} MB |" in card
    assert "| news | this model, greedy | " in card and "| news | this model, beam 4 | " in card
    told = failure(careo(*arguments, "--peer", f"old/copy={toy}/news.en"))
    assert told == "unknown test 'old'; known: news"
    (folder / "training.json").write_text('{"recipe": {"filter": {"most": 96}}}')
    assert failure(careo(*arguments)) == (
        f"{folder}/training.json: says too little of the training for a card; write README.md by hand"
    )
    (folder / "training.json").unlink()
    assert failure(careo(*arguments)) == (
        f"{folder}: has no training.json; a card is written for models Careo trained"
    )


def test_help_needs_no_heavy_library() -> None:
    code = (
        "import sys, translate.cli, translate.cli_training, translate.training;"
        "print([name for name in ('torch', 'transformers', 'numpy', 'sentencepiece', 'sacrebleu')"
        " if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
    for command in ("train", "finetune", "pack", "card"):
        assert careo(command, "--help").exit_code == 0


@pytest.mark.parametrize("name", ["es-en", "en-es"])
def test_the_shipped_recipes_run(name: str, one_thread: None, shared: Path, tmp_path: Path) -> None:
    """Two steps on the first rows of every file, with a tiny network."""
    data = tmp_path / "data"
    for folder in ("corpora", "testsets"):
        (data / folder).mkdir(parents=True)
    for path in (*shared.glob("corpora/*.tsv.xz"), *shared.glob("testsets/*.e[sn]")):
        with lzma.open(path, "rt") if path.suffix == ".xz" else path.open() as lines:
            text = "".join(itertools.islice(lines, 60))
        made = data / path.parent.name / path.name
        made.write_bytes(lzma.compress(text.encode()) if path.suffix == ".xz" else text.encode())
    (data / "corpora/MANIFEST.json").write_bytes((shared / "corpora/MANIFEST.json").read_bytes())
    changes = ["model.width=16", "model.heads=2", "model.feed_forward=32", "vocabulary.size=600"]
    changes += ["dev.news.last=3", "dev.books.last=2", "dev.everyday.last=2", "batch.tokens=500"]
    arguments = [word for change in changes for word in ("--set", change)]
    result = careo(
        "train", name, "--data", data, "-o", tmp_path / "run", "--max-steps", "2", *arguments
    )
    assert result.exit_code == 0, (result.output, result.exception)
    model = find_model(result.stdout.strip())
    assert model.languages == tuple(name.split("-"))
    card = (model.folder / "README.md").read_text()
    assert "CC-BY-2.0-FR" in card and "WMT news test sets 2008 to 2012. wmt" in card
    assert "wmt13" not in card.split("## Recipe")[0]
