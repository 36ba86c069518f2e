"""What the detectors find in given pairs, and what they leave alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.guards import WEIGHTS, faults, weight
from translate.guards.detect import left_over, missing_names
from translate.guards.numbers import missing_numbers
from translate.guards.words import lexicon, shouted, words


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("La casa está cerrada.", "The house is closed.", ()),
        ("La casa está cerrada.", "  ", ("empty",)),
        ("12 : 34", "", ()),
        ("Buenas noches 😀", "Good night �", ("damaged",)),
        ("No puedo.", "I can't can't can't can't can't.", ("loop",)),
        ("Hola.", "Hellolololololo.", ("loop",)),
        ("no no no no no", "no no no no no", ()),
        ("ja ja ja", "ha ha ha ha", ()),
        ("La casa está muy cerrada.", "La casa está muy cerrada.", ("untranslated",)),
        ("Casa", "Casa", ("untranslated",)),
        ("Santiago Castillo Cordero", "Santiago Castillo Cordero", ()),
        ("The house is closed.", "The house is closed.", ()),
        ("El perro duerme junto al árbol.", "El perro duerme near árbol.", ("language",)),
        ("Un alboroto enorme en la calle.", "An enormous alboroto in the street.", ("remainder",)),
        ("Tenía 300 dólares ayer.", "He had 3 dollars yesterday.", ("number",)),
        ("En los años 30 llovía.", "In the 1930s it rained.", ()),
        ("Tiene 3 hijos.", "He has three children.", ()),
        ("Hay 10 mil personas.", "There are 10,000 people.", ()),
        ("Habló Tomás Iturbide ayer.", "Tom Itubide spoke yesterday.", ("name",)),
        ("Habló el señor Iturbide ayer.", "Mr. ITURBIDE spoke yesterday.", ()),
        ("Londres y México firman.", "London and Mexico sign.", ()),
        (
            "El consejo aprobó ayer, después de una larga discusión, el presupuesto del año.",
            "The.",
            ("length",),
        ),
        ("Sí.", "Yes, of course, I would be very glad to do it.", ("length",)),
        ("Visite https://ejemplo.org/casa", "Visit https://ejemplo.org/casa", ()),
        ("VISITA A GUADALUPE", "VISIT TO GUADALUPE", ()),
    ],
)
def test_faults(source: str, target: str, found: tuple[str, ...]) -> None:
    assert faults(source, target, "es", "en") == found


def test_the_same_detectors_serve_the_other_direction() -> None:
    assert faults("The house is very old.", "The house is very old.", "en", "es") == (
        "untranslated",
    )
    assert faults("He met Mr. Ogallala there.", "Conoció al señor Ogalla allí.", "en", "es") == (
        "name",
    )


def test_a_language_without_lists_is_only_checked_for_form() -> None:
    assert faults("Das Haus ist zu.", "Das Haus ist zu.", "de", "en") == ()
    assert faults("Das Haus ist zu.", "", "de", "en") == ("empty",)


def test_faults_stand_worst_first_and_weigh_their_sum() -> None:
    found = faults("Tenía 300 dólares.", "had had had had had 3", "es", "en")
    assert found == ("loop", "number")
    assert weight(found) == WEIGHTS["loop"] + WEIGHTS["number"]
    assert weight(()) == 0


def test_names_are_capitalised_words_that_are_no_words() -> None:
    source = "Según el alcalde Zubizarreta, Londres ganó a Obama en Ollantaytambo."
    found = [word.form for word in missing_names(source, words(source), (), "es", "en")]
    assert found == ["Zubizarreta", "Obama", "Ollantaytambo"]


def test_left_over_words_are_common_in_the_source_language_alone() -> None:
    there, here = (
        words("El padrón de la Facultad es real."),
        words("The padron of the Facultad is real."),
    )
    assert [word.form for word in left_over(there, here, "es", "en")] == ["padron"]


def test_a_changed_number_is_missing_and_extra() -> None:
    missing, extra = missing_numbers(
        "Pagó 24.318 pesos a las 14:30.", "He paid 24,381 pesos at 2:30."
    )
    assert [n.digits for n in missing] == ["24318"]
    assert [n.digits for n in extra] == ["24381"]


@given(st.text(max_size=60), st.text(max_size=60))
@settings(deadline=None, max_examples=60)
def test_any_two_texts_can_be_judged(source: str, target: str) -> None:
    found = faults(source, target, "es", "en")
    assert set(found) <= set(WEIGHTS)
    assert len(set(found)) == len(found)


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=60)
def test_words_stand_where_they_say(text: str) -> None:
    for word in words(text):
        assert word.span.of(text).replace("’", "'") == word.form


def test_the_lists_know_words_and_names() -> None:
    own = lexicon("es")
    assert own is not None
    assert "casa" in own.common
    assert "londres" in own.names
    assert own.knows("LONDRES")
    assert not own.knows("zubizarretx")
    assert lexicon("xx") is None


def test_shouted_needs_five_letters_and_four_fifths() -> None:
    assert shouted("LA CASA de MI MADRE")
    assert not shouted("IBM")
    assert not shouted("El IMSS y el IFE")
