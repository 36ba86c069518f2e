"""Pairs that once raised an alarm for nothing, and beside each the slip that must still be found."""

from __future__ import annotations

import pytest

from corpora.documents import document_from_lines
from corpora.values import Bead, Bitext, Span
from eval.checks import check

ES_EN, EN_ES = ("es", "en"), ("en", "es")


def found(source: str, target: str, langs: tuple[str, str], name: str) -> list[str]:
    bitext = Bitext(
        document_from_lines([source], langs[0]),
        document_from_lines([target], langs[1]),
        (Bead(Span(0, 1), Span(0, 1)),),
    )
    return [issue.message for issue in check(bitext, only=[name])]


NUMBERS = [
    ("El plan costó 2.500 millones de euros.", "The plan cost 2.5 thousand million euros.", ES_EN),
    ("El plan costó 2.500 millones de euros.", "The plan cost 2,500 million euros.", ES_EN),
    ("Son quinientos millones de personas.", "They are half a billion people.", ES_EN),
    ("Invirtieron 7 millones y medio de dólares.", "They invested 7.5 million dollars.", ES_EN),
    ("Fue la 60ª edición de la feria.", "It was the fair's sixtieth edition.", ES_EN),
    ("Es el 150º aniversario.", "It is the one hundred and fiftieth anniversary.", ES_EN),
    ("Ganó la carrera de 800 m en casa.", "She won the 800m race at home.", ES_EN),
    ("The students rode in a 4x4 car.", "Los alumnos iban en un todoterreno.", EN_ES),
    ("He bought an MP3 player.", "Compró un reproductor.", EN_ES),
    ("The gauge is 760 mm (2 ft 6 in) wide.", "La trocha mide 760 mm de ancho.", EN_ES),
    ("Llegaron a las seis y media.", "They arrived at 6:30.", ES_EN),
    ("La clase empieza a las nueve menos veinte.", "The class starts at 8:40.", ES_EN),
    ("La década de los veinte fue dura.", "The 1920s were hard.", ES_EN),
    ("El índice cerró en 10.405,83 puntos.", "The index closed at 10 405.83 points.", ES_EN),
    ("Murió un octogenario en el incendio.", "An eighty-year-old died in the fire.", ES_EN),
]
WRONG_NUMBERS = [
    ("El plan costó 2.500 millones de euros.", "The plan cost 2.5 million euros.", ES_EN),
    ("Invirtieron 7 millones y medio de dólares.", "They invested 8.5 million dollars.", ES_EN),
    ("Fue la 60ª edición de la feria.", "It was the fair's seventieth edition.", ES_EN),
    ("El motor S80 cuesta 188 dólares.", "The S8 engine costs 188 dollars.", ES_EN),
    ("The gauge is 760 mm (2 ft 6 in) wide.", "La trocha mide 670 mm de ancho.", EN_ES),
    ("Llegaron a las seis y media.", "They arrived at 7:30.", ES_EN),
    ("La clase empieza a las nueve menos veinte.", "The class starts at 8:50.", ES_EN),
    ("El índice cerró en 10.405,83 puntos.", "The index closed at 10 504.83 points.", ES_EN),
]


@pytest.mark.parametrize(("source", "target", "langs"), NUMBERS)
def test_numbers_said_in_another_way_are_left_alone(
    source: str, target: str, langs: tuple[str, str]
) -> None:
    assert found(source, target, langs, "numbers") == []
    assert found(target, source, langs[::-1], "numbers") == []


@pytest.mark.parametrize(("source", "target", "langs"), WRONG_NUMBERS)
def test_other_numbers_are_found(source: str, target: str, langs: tuple[str, str]) -> None:
    assert len(found(source, target, langs, "numbers")) == 1


NEGATION = [
    ("Tampoco faltó el misterioso ladrón.", "There was the mysterious thief as well.", ES_EN),
    (
        "Grabó la canción «Don't Break My Heart».",
        "She recorded the song “Don't Break My Heart”.",
        ES_EN,
    ),
    ("El dieciocho por ciento no tiene empleo.", "Eighteen percent are unemployed.", ES_EN),
    (
        "Eran métodos no convencionales de cálculo.",
        "They were unconventional methods of reckoning.",
        ES_EN,
    ),
    ("La cerveza ya no está de moda.", "Beer is out of fashion.", ES_EN),
    (
        "Es el regalo más bello que jamás he recibido.",
        "It is the finest gift I have ever received.",
        ES_EN,
    ),
    ("We did not get the letter until yesterday.", "Solo ayer recibimos la carta.", EN_ES),
    ("Los vuelos no tuvieron problemas.", "The flights went smoothly.", ES_EN),
]
LOST = [
    ("El comité no aprobó el presupuesto.", "The committee approved the budget.", ES_EN),
    ("The committee did not approve the budget.", "El comité aprobó el presupuesto.", EN_ES),
    ("Los vecinos no recibieron la carta.", "The neighbors received the letter.", ES_EN),
]


@pytest.mark.parametrize(("source", "target", "langs"), NEGATION)
def test_what_denies_in_another_way_is_left_alone(
    source: str, target: str, langs: tuple[str, str]
) -> None:
    assert found(source, target, langs, "negation") == []


@pytest.mark.parametrize(("source", "target", "langs"), LOST)
def test_a_lost_negation_is_an_error_and_a_gained_one_too(
    source: str, target: str, langs: tuple[str, str]
) -> None:
    (lost,) = found(source, target, langs, "negation")
    assert lost.startswith("the source says “no") and lost.endswith("” without a negation")
    (gained,) = found(target, source, langs[::-1], "negation")
    assert gained.startswith("the translation says “no") and gained.endswith("” without a negation")


@pytest.mark.parametrize(
    ("source", "target", "langs"),
    [
        ("Herostratus set fire to the temple.", "Herostrato incendió el templo.", EN_ES),
        ("They crossed Westphalia on foot.", "Cruzaron Westfalia a pie.", EN_ES),
    ],
)
def test_names_as_the_other_language_spells_them(
    source: str, target: str, langs: tuple[str, str]
) -> None:
    assert found(source, target, langs, "names") == []


def test_misspelt_names_are_found() -> None:
    assert found("Guido crossed Westphalia.", "Guido cruzó Westpalia.", EN_ES, "names") == [
        "“Westpalia” is “Westphalia” in the source"
    ]


@pytest.mark.parametrize(
    ("source", "target", "langs"),
    [
        ("He met with a friend from work.", "Se reunió con una amiga del trabajo.", EN_ES),
        ("The clerk introduced himself.", "El empleado que está en ella se presentó.", EN_ES),
        (
            "The Lord Mayor, Sallyanne Atkinson, spoke.",
            "Habló la alcaldesa Sallyanne Atkinson.",
            EN_ES,
        ),
        (
            "La Sra. Merkel debe aclararlo con su colega.",
            "Merkel must clarify it with his colleague.",
            ES_EN,
        ),
    ],
)
def test_two_persons_are_no_slip(source: str, target: str, langs: tuple[str, str]) -> None:
    assert found(source, target, langs, "gender") == []


def test_a_person_of_the_other_gender_is_found() -> None:
    assert found("Ella me dijo que vendría.", "He told me so.", ES_EN, "gender") == [
        "“Ella” in the source is a woman, “He” in the translation a man"
    ]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "«Lo leímos en la prensa de ayer», dijo el juez.",
            "The judge said that they read it yesterday.",
        ),
        (
            "—Lo leímos en la prensa de ayer —dijo el juez.",
            '"We read it in the press yesterday," he said.',
        ),
        (
            "Lo contó el «Financial Times Deutschland», dijo.",
            "Financial Times Germany told it, he said.",
        ),
    ],
)
def test_quotations_reported_or_marked_with_dashes(source: str, target: str) -> None:
    assert found(source, target, ES_EN, "quotes") == []


def test_lost_quotation_marks_are_found() -> None:
    assert found(
        "«Lo leímos en la prensa de ayer», dijo el juez.",
        "We read it in the press yesterday, the judge said.",
        ES_EN,
        "quotes",
    ) == ["the source quotes words, the translation has no quotation marks"]


def test_an_ellipsis_with_spaces_and_a_headline() -> None:
    assert found("Vino… y se fue.", "He came . . . and left.", ES_EN, "spaces") == []
    assert found("Chávez cambia la hora.", "Chávez Turns Back Clocks", ES_EN, "unfinished") == []
    assert found("El río creció.", "The river rose", ES_EN, "unfinished") == [
        "the source ends with “.”, the translation stops after “rose”"
    ]
    assert found("¿Creció el río?", "Did the river rise", ES_EN, "unfinished") == []
