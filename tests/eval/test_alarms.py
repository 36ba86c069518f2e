"""Pairs that once raised an alarm for nothing, and beside each the slip that must still be found."""

from __future__ import annotations

import pytest

from corpora.documents import document_from_lines
from corpora.reading import document_from_text
from corpora.values import Bead, Bitext, Span
from eval.checks import check
from eval.checks.messages import words_of

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
    ("Entre 200.000 y 400.000 al mes.", "Two hundred to 400 thousand a month.", ES_EN),
    ("Un plan de 30.000 a 40.000 millones.", "A plan of 30 to 40 thousand million.", ES_EN),
    ("Hay 450.000 pisos alquilados.", "There are 450 thousands of rented flats.", ES_EN),
    ("La sonda mide 3,142 metros.", "The probe is 3.142 metres long.", ES_EN),
    ("El pueblo tiene 1,250 habitantes.", "The town has 1,250 inhabitants.", ES_EN),
    ("A race of 1.609 km was run.", "Se corrió una carrera de 1 milla.", EN_ES),
    ("Gastó 2.345 millones de pesos.", "It spent 2.345 billion pesos.", ES_EN),
    ("Retiraron una centena de minas.", "A hundred mines were removed.", ES_EN),
    ("Costó seis miles de millones.", "It cost six billion.", ES_EN),
    ("Los veinticuatro países callan.", "The two dozen countries are silent.", ES_EN),
    ("Es un pico de ocho mil metros.", "It is an eight-thousand-meter peak.", ES_EN),
    ("Un ejército de doscientas mil personas.", "A two-hundred-thousand army.", ES_EN),
    ("Factura centenas de millones.", "It has hundred-million turnovers.", ES_EN),
    ("Dedica tres millones y medio.", "It devotes three and a half million.", ES_EN),
    (
        "Tres millones para ella, dos millones para él.",
        "Three million for her, two for him.",
        ES_EN,
    ),
    ("Vino cada quince minutos.", "He came every fifteen minutes.", ES_EN),
    ("Murieron veinticinco personas.", "Twenty-five people died.", ES_EN),
    ("Eran trescientas casas.", "There were three hundred houses.", ES_EN),
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
    ("Murieron veinticinco personas en el accidente.", "Fifty-two people died in it.", ES_EN),
    ("Sale un tren cada quince minutos.", "A train leaves every fifty minutes.", ES_EN),
    ("Eran quinientas ovejas.", "There were nine hundred sheep.", ES_EN),
    ("Cumplió veintiún años.", "She was twenty-seven.", ES_EN),
    ("La empresa dejó sin luz a 40.000 vecinos.", "It cut off 40 residents.", ES_EN),
    ("Ganó 25.000 euros.", "He won 25 euros.", ES_EN),
    ("El pueblo tiene 1.500 habitantes.", "The town has 1.5 inhabitants.", ES_EN),
    ("Ganó 25 millones de euros.", "He won 25 euros.", ES_EN),
    ("It has 1,250 inhabitants.", "Tiene 1,25 habitantes.", EN_ES),
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


def test_what_is_said_of_a_number_in_words_and_of_a_lost_thousand() -> None:
    assert found(
        "Murieron veinticinco personas en el accidente.",
        "Fifty-two people died in the accident.",
        ES_EN,
        "numbers",
    ) == ["the source says “veinticinco”, the translation “Fifty-two”"]
    assert found("Ganó 25.000 euros.", "He won 25 euros.", ES_EN, "numbers") == [
        "the source says “25.000”, the translation “25”"
    ]


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("Pesa 30 kilos.", "It weighs 30 pounds.", ("30 kilos", "30 pounds")),
        ("Pesa 30 libras.", "It weighs 30 kilos.", ("30 libras", "30 kilos")),
        ("Lleva 5 litros.", "It takes 5 gallons.", ("5 litros", "5 gallons")),
        ("Mide 10 pulgadas.", "It is 10 centimetres long.", ("10 pulgadas", "10 centimetres")),
        ("Tome 250 mg.", "Take 250 g.", ("250 mg", "250 g")),
        ("Añada 20 ml de agua.", "Add 20 litres of water.", ("20 ml", "20 litres")),
        ("Se hornea a 180 ºC.", "Bake it at 180°F.", ("180 ºC", "180°F")),
        ("A 30 grados centígrados.", "At 30 degrees Fahrenheit.",
         ("30 grados centígrados", "30 degrees Fahrenheit")),
        ("Perdió 4,7 millones de euros.", "It lost 4.7 million dollars.",
         ("4,7 millones de euros", "4.7 million dollars")),
        ("Vale $300.", "It costs €300.", ("$300", "€300")),
    ],
)  # fmt: skip
def test_another_unit_is_found_and_quoted_as_it_stands(
    source: str, target: str, said: tuple[str, str]
) -> None:
    there, here = said
    assert found(source, target, ES_EN, "units") == [
        f"the source says “{there}”, the translation “{here}”"
    ]
    assert found(target, source, EN_ES, "units") == [
        f"the source says “{here}”, the translation “{there}”"
    ]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Costó 30 libras.", "It cost 30 pounds."),
        ("Costó 30 libras esterlinas.", "It cost £30."),
        ("Se hornea a 180 ºC.", "Bake it at 180 °C."),
        ("Se hornea a 180 grados.", "Bake it at 180°C."),
        ("Tome la ruta 5 C.", "Take route 5 F."),
        ("Pesa 250 gramos.", "It weighs 250 g."),
        ("Una pantalla de 10 pulgadas.", "A 10-inch screen."),
    ],
)
def test_the_same_unit_is_left_alone(source: str, target: str) -> None:
    assert found(source, target, ES_EN, "units") == []
    assert found(target, source, EN_ES, "units") == []


def test_degrees_that_were_converted_are_the_same_number() -> None:
    assert found("Se hornea a 180 ºC.", "Bake it at 356 °F.", ES_EN, "numbers") == []
    assert found("Bake it at 356 °F.", "Se hornea a 180 ºC.", EN_ES, "numbers") == []
    assert found("Se hornea a 180 ºC.", "Bake it at 450 °F.", ES_EN, "numbers") == [
        "the source says “180”, the translation “450”"
    ]


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


TURN = "—Gracias, señora. —Andrés se quitó el sombrero mojado—. Nunca olvidaré este favor."
SAID = "“Thank you, madam.” Andrés took off his wet hat. “I shall never forget this favour.”"


def turned(spanish: str, english: str, langs: tuple[str, str]) -> list[str]:
    """What the check of quotation marks says of paragraphs whose segments match one to one."""
    texts = {"es": spanish, "en": english}
    documents = [document_from_text(texts[lang], lang) for lang in langs]
    count = len(documents[0].segments)
    assert count == len(documents[1].segments)
    beads = tuple(Bead(Span(i, i + 1), Span(i, i + 1)) for i in range(count))
    return [issue.message for issue in check(Bitext(*documents, beads), only=["quotes"])]


@pytest.mark.parametrize("langs", [ES_EN, EN_ES])
def test_a_further_sentence_of_a_turn_with_dashes(langs: tuple[str, str]) -> None:
    assert turned(TURN, SAID, langs) == []
    answer = "Dijo que sí. Ella le sonrió."
    assert turned(f"{answer} {TURN}", f"He said yes. She smiled at him. {SAID}", langs) == []


@pytest.mark.parametrize(("langs", "word"), [(ES_EN, "quotes-added"), (EN_ES, "quotes-lost")])
def test_a_turn_with_dashes_ends_with_its_paragraph(langs: tuple[str, str], word: str) -> None:
    said = words_of((word,))
    there, here = "Nunca olvidaré este favor.", "“I shall never forget this favour.”"
    assert turned(f"—Gracias, señora.\n\n{there}", f"“Thank you, madam.”\n\n{here}", langs) == [
        said
    ]
    aside = "Andrés, el herrero —un hombre alto—, calló."
    assert turned(f"{aside} {there}", f"Andrés, the tall smith, fell silent. {here}", langs) == [
        said
    ]


def test_an_ellipsis_with_spaces_and_a_headline() -> None:
    assert found("Vino… y se fue.", "He came . . . and left.", ES_EN, "spaces") == []
    assert found("Chávez cambia la hora.", "Chávez Turns Back Clocks", ES_EN, "unfinished") == []
    assert found("El río creció.", "The river rose", ES_EN, "unfinished") == [
        "the source ends with “.”, the translation stops after “rose”"
    ]
    assert found("¿Creció el río?", "Did the river rise", ES_EN, "unfinished") == []
