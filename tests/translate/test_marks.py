"""Marks that the target language asks for: opening ¿ and ¡, and white space at "&"."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.values import Span
from tests.translate.fakes import saying
from translate.placeholders import protecting
from translate.placeholders.marks import finished


def mended(source: str, output: str, target: str = "es", shown: tuple[Span, ...] = ()) -> str:
    for span, new in sorted(finished(source, output, target, shown), reverse=True):
        output = output[: span.start] + new + output[span.end :]
    return output


@pytest.mark.parametrize(
    ("output", "wanted"),
    [
        ("Quién es?", "¿Quién es?"),
        ("¿Quién es?", "¿Quién es?"),
        ("Ven aquí!", "¡Ven aquí!"),
        ("“Dónde está el lago?” preguntó el chico.", "“¿Dónde está el lago?” preguntó el chico."),
        ("Ella me preguntó: —Lo conoces?", "Ella me preguntó: —¿Lo conoces?"),
        ("—Dónde vas? —preguntó. —A casa!", "—¿Dónde vas? —preguntó. —¡A casa!"),
        ("Llegó tarde. Por qué?", "Llegó tarde. ¿Por qué?"),
        ("¿De verdad? Sí! Adónde?", "¿De verdad? ¡Sí! ¿Adónde?"),
        ("Pero ¿quién es?", "Pero ¿quién es?"),
        ("¡¿Qué?!", "¡¿Qué?!"),
        ("Qué?!", "¿Qué?!"),
        ("Yahoo! anunció pérdidas.", "Yahoo! anunció pérdidas."),
        ("Unos (?) años, 5!", "¡Unos (?) años, 5!"),
        ("Vino (¿o no?) ayer. Lo dijo (de verdad?)", "Vino (¿o no?) ayer. Lo dijo (¿de verdad?)"),
        ("Leyó «Fe» ayer?", "¿Leyó «Fe» ayer?"),
        ("- Quién es?", "- ¿Quién es?"),
        ("Hoy no puedo; mañana sí?", "Hoy no puedo; ¿mañana sí?"),
        ("¿", "¿"),
    ],
)
def test_spanish_questions_begin_with_a_mark(output: str, wanted: str) -> None:
    assert mended("Who is it?", output) == wanted
    assert mended("Who is it?", wanted) == wanted
    assert mended("¿Quién es?", output, "en") == output


@pytest.mark.parametrize(
    ("output", "wanted"),
    [
        ('“We saw it," he said, "and left."', "“We saw it,” he said, “and left.”"),
        ('He said ("no") and “yes”', "He said (“no”) and “yes”"),
        ('«Sí", dijo. —"No»', "«Sí», dijo. —«No»"),
        ('"One" and "two"', '"One" and "two"'),
        ("“One” and 'two'", "“One” and 'two'"),
    ],
)
def test_quotation_marks_are_of_one_kind(output: str, wanted: str) -> None:
    assert mended("«Sin rectas»", output, "en") == wanted
    assert mended('Una pantalla de 24"', output, "en") == output
    assert mended("«Sin rectas»", output, "en", shown=(Span(0, len(output)),)) == output


def test_what_was_copied_stays() -> None:
    text = "Vea http://a.org/?b=c o salga"
    assert mended("", text, shown=(Span(4, 20),)) == text
    assert mended("", "a?b = 1", shown=(Span(0, 3),)) == "a?b = 1"


def test_ampersands_stand_apart_as_in_the_source() -> None:
    assert mended("adults & $1,200", "adultos &1.200") == "adultos & 1.200"
    assert mended("R&D", "I+D") == "I+D"
    assert mended("A & B, R&D", "A& B, I&D") == "A& B, I&D"


def test_square_and_cubic_units_keep_their_figure() -> None:
    assert mended("90 m², 3 km³", "90 m2, 3 km3 y m3") == "90 m², 3 km³ y m3"
    assert mended("la casa m2", "the m2 house", "en") == "the m2 house"
    assert mended("5 m²", "5 pm2 x m2y", "en") == "5 pm2 x m2y"


def test_an_ellipsis_at_the_beginning_touches_its_word() -> None:
    assert mended("...y sin llaves.", "... and without keys.", "en") == "...and without keys."
    assert mended("… y sin llaves.", "… and so on.", "en") == "… and so on."


def test_copied_places_move_with_the_marks() -> None:
    answers = protecting(
        saying(lambda text: text.replace("Is ", "Es ").replace("here", "aquí")), "en", "es"
    )
    (result,) = answers(["Is a@b.org here?"])
    assert result.text == "¿Es a@b.org aquí?"


@given(st.text(alphabet="aB ?!¿¡.“”—:&(", max_size=30), st.text(alphabet="a &?", max_size=10))
@settings(deadline=None, max_examples=200)
def test_only_marks_and_spaces_come_in(output: str, source: str) -> None:
    made = mended(source, output)
    assert [c for c in made if c not in "¿¡ "] == [c for c in output if c not in "¿¡ "]
    assert made.count("¿") >= output.count("¿")
