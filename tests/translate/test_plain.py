import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.translate.conftest import EchoEngine
from translate.models import Model, find_model
from translate.plain import sentences, translate_text
from translate.translator import Translator


def translated(text: str, model: Model) -> str:
    machine = Translator(model, EchoEngine(), 1)
    return "".join(translate_text(text, sentences(text, "es"), machine.translate))


@pytest.mark.parametrize(
    "text",
    [
        "Una frase. Otra frase.\n\nOtro párrafo.\n",
        "\n\n  Con sangría.   Y tres espacios.\n\n\n\nFin",
        "Título\n\n\tTabulador. ¿Qué? ¡Sí!\n \nFin.\n\n\n",
        "Sin letra: 12.\n\n34\n\n***\n",
    ],
)
def test_everything_between_sentences_stays(text: str, model: Model) -> None:
    assert translated(text, model) == text


def test_a_line_break_inside_a_sentence_becomes_a_space(model: Model) -> None:
    assert (
        translated("Una frase\nen dos líneas.\n\nOtra.", model)
        == "Una frase en dos líneas.\n\nOtra."
    )


@given(st.text(alphabet="Aab .,\n\t¿?«»\r", max_size=80))
@settings(deadline=None, max_examples=100)
def test_letters_survive_in_order(text: str) -> None:
    result = translated(text, find_model("es-en"))
    assert "".join(result.split()) == "".join(text.split())
    assert result.count("\n\n") == text.count("\n\n") or "\r" in text
