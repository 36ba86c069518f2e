import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.errors import UsageError
from tests.translate.conftest import EchoEngine
from translate.engines import MAX_PIECES
from translate.models import Model
from translate.placeholders import protecting
from translate.translator import WINDOW, Translator, has_letter

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=40)


@given(st.lists(TEXT, max_size=30))
@settings(deadline=None, max_examples=50)
def test_one_translation_a_text_in_order(texts: list[str]) -> None:
    from translate.models import find_model

    results = list(Translator(find_model("es-en"), EchoEngine(), 1).translate(texts))
    assert len(results) == len(texts)
    for text, result in zip(texts, results, strict=True):
        if not has_letter(text):
            assert result.text == text
            assert result.confidence is None


def test_order_survives_windows_and_sorting(model: Model, echo: EchoEngine) -> None:
    texts = [f"línea {'larga ' * (number % 7)}{number}" for number in range(WINDOW + 50)]
    random.Random(3).shuffle(texts)
    results = [result.text for result in Translator(model, echo, 1).translate(texts)]
    assert results == texts


def test_it_streams_window_by_window(model: Model, echo: EchoEngine) -> None:
    read = 0

    def texts() -> Iterator[str]:
        nonlocal read
        for number in range(3 * WINDOW):
            read += 1
            yield f"frase {number}"

    next(iter(Translator(model, echo, 1).translate(texts())))
    assert read == WINDOW


def test_equal_texts_are_translated_once(model: Model, echo: EchoEngine) -> None:
    list(Translator(model, echo, 1).translate(["Hola.", "Adiós.", "Hola.", "Hola."]))
    assert sum(map(len, echo.batches)) == 2


@pytest.mark.parametrize("text", ["", "   ", "1.234,50", "—", "🙂🙂", "***", "50 % + 3"])
def test_text_without_letters_never_reaches_the_model(
    text: str, model: Model, echo: EchoEngine
) -> None:
    (result,) = Translator(model, echo, 1).translate([text])
    assert result.text == text
    assert echo.batches == []
    assert result.flags == (("copied",) if text.strip() else ())


def test_long_text_is_cut_and_none_of_it_lost(model: Model, echo: EchoEngine) -> None:
    text = ", ".join(f"el consejero número {number} del instituto" for number in range(200))
    (result,) = Translator(model, echo, 1).translate([text])
    assert result.text == text
    assert result.flags == ("cut",)
    assert max(len(source) for batch in echo.batches for source in batch) <= MAX_PIECES


def test_no_text_is_given_more_room_than_a_model_has_places(model: Model, echo: EchoEngine) -> None:
    unknown = replace(model)
    vars(unknown)["reach"] = MAX_PIECES  # as of a model of whose training nothing is known
    list(Translator(unknown, echo, 1).translate(["palabra " * 250, "palabra " * 10]))
    assert max(echo.limits) == 2 * MAX_PIECES
    assert min(echo.limits) < 60


def test_a_batch_depends_on_each_text_alone(model: Model, echo: EchoEngine) -> None:
    short, long = "Hola.", "palabra " * 60
    list(Translator(model, echo, 1).translate([short, long.strip()]))
    assert len(echo.batches) == 2
    assert echo.limits[0] < echo.limits[1]


def test_provenance_and_confidence(model: Model, echo: EchoEngine) -> None:
    (result,) = Translator(model, echo, 3).translate(["Hola."])
    assert (result.model, result.model_hash, result.engine, result.precision, result.beam) == (
        "es-en",
        model.hash,
        "echo",
        "none",
        3,
    )
    assert result.confidence == pytest.approx(2.718281828**-0.5)


def test_characters_without_width_do_not_reach_the_model(model: Model, echo: EchoEngine) -> None:
    texts = ["El Códi\u00adgo\u200b Ci\u2060vil", "\u00ad", "ma\u00f1a\u00adna \ufeff"]
    made = [result.text for result in Translator(model, echo, 1).translate(texts)]
    assert made == ["El Código Civil", "\u00ad", "mañana"]


@pytest.mark.parametrize("beam", [0, -1, 33])
def test_beam_is_checked(beam: int, model: Model, echo: EchoEngine) -> None:
    with pytest.raises(UsageError, match=f"beam {beam} is not between 1 and 32"):
        Translator(model, echo, beam)


def test_sentences_of_a_text_are_translated_one_by_one(model: Model, echo: EchoEngine) -> None:
    text = "El Sr. Pérez vino.  ¿Y tú?\n\nSí. 12."
    (result,) = Translator(model, echo, 1).translate([f"  {text} "])
    assert (result.text, result.flags) == (text, ())
    given = [echo_text(source) for batch in echo.batches for source in batch]
    assert sorted(given) == ["El Sr. Pérez vino.", "Sí.", "¿Y tú?"]


def echo_text(pieces: list[str]) -> str:
    return "".join(pieces[:-1]).replace("\u2581", " ").strip()


def test_a_long_line_costs_what_its_sentences_cost(model: Model) -> None:
    """Pieces read by the engine, whether the sentences stand on a line each or all on one."""
    read = []
    sentences = [f"El vecino número {number} salió a comprar pan." for number in range(900)]
    for lines in (sentences, [" ".join(sentences)], [" ".join(sentences).replace(".", "")]):
        echo = EchoEngine()
        list(protecting(Translator(model, echo, 1).translate, "es", "en")(lines))
        read.append(sum(len(source) for batch in echo.batches for source in batch))
    assert read[0] == read[1]
    assert read[2] < read[0]


def test_how_far_a_model_reaches_is_told_by_its_training(tmp_path: Path, model: Model) -> None:
    assert Model("x", tmp_path, tmp_path / "w").reach == MAX_PIECES
    (tmp_path / "training.json").write_text('{"recipe": {"filter": {"most": 96}}}')
    assert Model("x", tmp_path, tmp_path / "w").reach == 80
    (tmp_path / "training.json").write_text("[]")
    assert Model("x", tmp_path, tmp_path / "w").reach == MAX_PIECES
