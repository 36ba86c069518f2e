"""Confidence, forced scores and alternatives with the bundled model; bands and fitting without it."""

import json
import math
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpora.errors import DataError, UsageError
from corpora.values import Span, Translation
from translate.alternatives import Alternative, at_word, marked, nbest
from translate.cli import translate
from translate.confidence import (
    BUNDLED,
    Band,
    Calibration,
    agreement,
    estimate,
    fit,
    forced_scores,
    word_scores,
)
from translate.engines import engine
from translate.models import Model
from translate.translator import Translator, translator

SOURCE = "La empresa llegó a México en 2016."
RIGHT = "The company arrived in Mexico in 2016."
WRONG = "My grandmother sells fresh bananas."
LANGUAGES = ("es", "en")


def made(text: str, confidence: float | None) -> Translation:
    return Translation(text, "m", "h", "e", "p", 4, confidence)


def test_bands_follow_the_expected_quality() -> None:
    plain = Calibration((10.0, 0, 0, 0, 0, 0), 60.0, 40.0, 50.0)
    found = [estimate(SOURCE, made(RIGHT, p), LANGUAGES, plain) for p in (0.05, 0.2, 0.9)]
    assert [one.band for one in found if one] == [Band.LOW, Band.MEDIUM, Band.HIGH]
    assert [round(one.chrf, 1) for one in found if one] == [
        round(60 + 10 * math.log(p), 1) for p in (0.05, 0.2, 0.9)
    ]
    assert estimate("12", made("12", None), LANGUAGES) is None


def test_what_guards_see_lowers_the_estimate() -> None:
    good = estimate(SOURCE, made(RIGHT, 0.6), LANGUAGES)
    bad = estimate(SOURCE, made("The emprexa llegó a Mexico in 2017.", 0.6), LANGUAGES)
    assert good and bad
    assert good.chrf > bad.chrf + 5
    assert BUNDLED.low < BUNDLED.high


def test_fitting_finds_what_decides() -> None:
    sources = [SOURCE] * 40
    sure = [0.9 if n % 2 else 0.2 for n in range(40)]
    texts = [made(RIGHT if n % 2 else WRONG, sure[n]) for n in range(40)]
    found = fit(sources, texts, [RIGHT] * 40, LANGUAGES)
    best, worst = (estimate(SOURCE, one, LANGUAGES, found) for one in (texts[1], texts[0]))
    assert best and worst
    assert best.chrf == pytest.approx(100, abs=1)
    assert worst.chrf < 30
    with pytest.raises(DataError, match="sources has 40 lines and references has 1"):
        fit(sources, texts, [RIGHT], LANGUAGES)


@pytest.fixture(scope="module")
def machine() -> Translator:
    return translator("es", "en", threads=1)


@pytest.mark.model
def test_a_right_translation_scores_higher(machine: Translator) -> None:
    right, wrong = forced_scores(machine, [SOURCE] * 2, [RIGHT, WRONG])
    assert 0 < wrong < 0.1 < right <= 1
    with pytest.raises(DataError, match="sources has 1 lines and targets has 2"):
        forced_scores(machine, [SOURCE], [RIGHT, WRONG])


@pytest.mark.model
def test_words_have_places_and_the_wrong_one_is_improbable(machine: Translator) -> None:
    text = RIGHT.replace("company", "banana")
    (found,) = word_scores(machine, [SOURCE], [text])
    assert [one.word for one in found] == text.split()
    assert all(one.span.of(text) == one.word and 0 <= one.probability <= 1 for one in found)
    assert min(found, key=lambda one: one.probability).word == "banana"


@pytest.mark.model
def test_engines_agree_on_forced_scores(model: Model, machine: Translator) -> None:
    source = machine.tokenizer.encode(SOURCE)
    target = machine.tokenizer.encode_target(RIGHT)
    rows = [
        engine(model, name, "float32", 1).score([source], [target])[0]
        for name in ("ctranslate2", "transformers")
    ]
    assert len(rows[0]) == len(target) + 1
    assert rows[0] == pytest.approx(rows[1], abs=1e-3)


@pytest.mark.model
def test_engines_agree_on_prefixes_and_rank(model: Model, machine: Translator) -> None:
    source = machine.tokenizer.encode(SOURCE)
    prefix = machine.tokenizer.encode_target("In 2016")
    found = [
        engine(model, name, "float32", 1).search([source], 4, 2, [prefix])[0]
        for name in ("ctranslate2", "transformers")
    ]
    assert [one.pieces for one in found[0]] == [one.pieces for one in found[1]]
    assert all(one.pieces[: len(prefix)] == prefix for one in found[0])


@pytest.mark.model
def test_agreement_of_two_directions(machine: Translator) -> None:
    # The same model stands for the other direction here: only the arithmetic is tested.
    there = forced_scores(machine, [SOURCE], [RIGHT])[0]
    back = forced_scores(machine, [RIGHT], [SOURCE])[0]
    assert agreement(machine, machine, [SOURCE], [RIGHT]) == [
        pytest.approx(math.sqrt(there * back))
    ]


@pytest.mark.model
def test_the_n_best_differ_and_say_where(machine: Translator) -> None:
    found = nbest(machine, SOURCE, 4)
    assert len({one.text for one in found}) == len(found) == 4
    assert found[0].changed == ()
    assert [one.confidence for one in found] == sorted(
        (one.confidence for one in found), reverse=True
    )
    assert all(
        one.changed for one in found[1:] if len(one.text.split()) >= len(found[0].text.split())
    )
    assert nbest(machine, "12 — 15", 3) == [Alternative("12 — 15", 1.0)]
    with pytest.raises(UsageError, match="33 alternatives are not between 1 and 32"):
        nbest(machine, SOURCE, 33)


@pytest.mark.model
def test_alternatives_at_a_word_keep_what_stands_before(machine: Translator) -> None:
    found = at_word(machine, SOURCE, RIGHT, 2, 4)
    assert 1 <= len(found) <= 4
    words = [one.text.split()[2] for one in found]
    assert "arrived" not in words
    assert len(set(words)) == len(words)
    assert all(one.text.startswith("The company ") for one in found)
    assert any(one.text.startswith("The company came to Mexico") for one in found)
    with pytest.raises(UsageError, match="word 8 is not between 0 and 7"):
        at_word(machine, SOURCE, RIGHT, 8)


def test_differences_are_marked() -> None:
    assert (
        marked(Alternative("The firm came.", 0.5, (Span(4, 8),)), "<b>", "</b>")
        == "The <b>firm</b> came."
    )


@pytest.mark.model
def test_commands(tmp_path: Path) -> None:
    (tmp_path / "a.es").write_text(f"{SOURCE}\n")
    (tmp_path / "a.en").write_text(f"{RIGHT}\n")
    run = CliRunner()
    done = run.invoke(translate, ["alternatives", SOURCE, "--nbest", "2", "--json"])
    assert [set(row) for row in json.loads(done.stdout)] == [{"text", "confidence", "changed"}] * 2
    pair = [str(tmp_path / "a.es"), str(tmp_path / "a.en")]
    done = run.invoke(translate, ["score", *pair, "--words", "--json", "--threads", "1"])
    record = json.loads(done.stdout)
    assert [word[0] for word in record["words"]] == RIGHT.split()
    (tmp_path / "g.tsv").write_text("empresa\tcompany\nllegó\tcame\n")
    done = run.invoke(translate, ["terms", str(tmp_path / "g.tsv"), *pair])
    assert done.stdout == (
        f"terms: 1 of 2 occurrences as asked (50.0%)\nline 1: “llegó” is not “came”: {RIGHT}\n"
    )


@pytest.mark.model
def test_memory_and_terms_in_one_command(tmp_path: Path) -> None:
    (tmp_path / "a.es").write_text("Buenas noches.\nEl ayuntamiento está cerrado.\n")
    (tmp_path / "m.tsv").write_text("source\ttarget\nBuenas noches.\tA good night to you.\n")
    (tmp_path / "g.tsv").write_text("ayuntamiento\tcity corporation\n")
    run = CliRunner()
    store = str(tmp_path / "m.tm")
    assert run.invoke(translate, ["memory", "add", store, str(tmp_path / "m.tsv")]).exit_code == 0
    found = run.invoke(translate, ["memory", "search", store, "Buenas noches!", "--json"])
    assert json.loads(found.stdout)[0]["target"] == "A good night to you."
    done = run.invoke(
        translate,
        [
            *(str(tmp_path / "a.es"), "--lines", "--threads", "1", "--memory", store),
            *("--terms", str(tmp_path / "g.tsv"), "--json", "-o", str(tmp_path / "a.en")),
            *("--report", str(tmp_path / "r.json")),
        ],
    )
    assert done.exit_code == 0, done.output
    one, two = map(json.loads, (tmp_path / "a.en").read_text().strip().split("\n"))
    assert (one["text"], one["engine"], one["flags"]) == (
        "A good night to you.",
        "memory",
        ["memory:100"],
    )
    assert two["term_hits"] == ["ayuntamiento=city corporation"]
    (report,) = json.loads((tmp_path / "r.json").read_text())
    assert report["terms"] == {"ayuntamiento=city corporation": 1}
    assert report["memory"] == 1
