"""Words that the model made of pieces: known ones are left alone, others get a rendering or a flag."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.folding import folded
from tests.translate.test_guards_repair import Scripted, Silent
from translate.engines import Hypothesis
from translate.guards import inflect_en, inflect_es
from translate.guards.existing import exists, respelled
from translate.guards.inflect_es import singulars
from translate.guards.invented import unknown
from translate.guards.mender import Mended, Mender
from translate.guards.renderings import LEAST, renderings, table
from translate.guards.words import words
from translate.models import find_model
from translate.tokens import Tokenizer
from translate.translator import translator

SOURCE = "El embajador llegó ayer con sus papeles."


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer(find_model("es-en"))


@pytest.mark.parametrize(
    "form",
    [
        "nigerianas",
        "fundamentalista",
        "acusarlos",
        "acusándolo",
        "decírselo",
        "orgánicamente",
        "crecientemente",
        "diversificó",
        "recaudó",
        "cuestionados",
        "antiterrorismo",
        "luces",
        "Madrid",
        "ministra",
        "hipersensible",
    ],
)
def test_spanish_words_and_their_regular_forms_exist(form: str) -> None:
    assert exists(form, "es")


@pytest.mark.parametrize(
    "form",
    [
        "débilizada",
        "políticomente",
        "manulación",
        "truebolto",
        "nigerianianiania",
        "ejercendo",
        "handicados",
    ],
)
def test_what_is_no_spanish_word_does_not(form: str) -> None:
    assert not exists(form, "es")


@pytest.mark.parametrize(
    "form",
    [
        "booklets",
        "wheelchairs",
        "institutionally",
        "terribly",
        "happily",
        "coldness",
        "stopped",
        "carries",
        "supercomputer",
        "Madrid's",
        "London",
        "reusing",
    ],
)
def test_english_words_and_their_regular_forms_exist(form: str) -> None:
    assert exists(form, "en")


@pytest.mark.parametrize(
    "form",
    [
        "embasser",
        "symbholic",
        "discapacitated",
        "accuseing",
        "strruendous",
        "fanronized",
        "quadderan",
    ],
)
def test_what_is_no_english_word_does_not(form: str) -> None:
    assert not exists(form, "en")


def test_a_word_with_wrong_accents_is_spelt_as_the_common_word_of_its_letters() -> None:
    assert [respelled(form, "es") for form in ("toxicos", "Kilometros", "galaxía", "zorp")] == [
        "tóxicos", "kilómetros", "galaxia", None,
    ]  # fmt: skip
    assert respelled("esta", "es") is None  # está, ésta, esta


def test_renderings_come_strongest_first_and_serve_both_directions() -> None:
    found = renderings("Embajador", "es", "en")
    assert found[0][0] == "ambassador"
    assert [strength for _, strength in found] == sorted((s for _, s in found), reverse=True)
    assert all(LEAST <= strength <= 1 for _, strength in found)
    assert "embajador" in dict(renderings("ambassador", "en", "es"))


def test_a_spanish_form_that_is_not_in_the_table_has_the_renderings_of_its_other_gender() -> None:
    shipped = table("es", "en")
    assert shipped is not None
    assert "desempleados" in shipped and "desempleadas" not in shipped
    form, strength = renderings("desempleadas", "es", "en")[0]
    assert (form, strength < dict(renderings("desempleados", "es", "en"))[form]) == (
        "unemployed",
        True,
    )


@pytest.mark.parametrize(
    ("form", "known", "rendering"),
    [
        ("fértil", "fértiles", "fertile"),
        ("subcomisión", "subcomisiones", "subcommittee"),
        ("emirato", "emiratos", "emirate"),
        ("leopardos", "leopardo", "leopards"),
        ("plomeros", "plomero", "plumbers"),
    ],
)
def test_nor_is_one_of_the_other_number_lost_and_english_takes_that(form, known, rendering) -> None:
    shipped = table("es", "en")
    assert shipped is not None
    assert known in shipped and form not in shipped
    assert renderings(form, "es", "en", numbers=True)[0][0] == rendering
    assert renderings(form, "es", "en") == []


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("voces", "voz"), ("jóvenes", "joven"), ("naciones", "nación"), ("ingleses", "inglés"),
        ("fértiles", "fértil"), ("casas", "casa"), ("rubíes", "rubí"), ("exámenes", "examen"),
    ],
)  # fmt: skip
def test_a_spanish_plural_leads_back_to_its_singular(plural: str, singular: str) -> None:
    assert singular in singulars(plural)


@given(st.text("abcdeinorsuzáéíóúñ", min_size=3, max_size=9))
def test_every_singular_has_the_plural_that_led_to_it(word: str) -> None:
    assert all(inflect_es.plural(one) == word for one in singulars(word))
    many = inflect_es.plural(word)
    assert many == word or word in singulars(many)


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("freighters", "freighter"), ("parties", "party"), ("boxes", "box"), ("women", "woman"),
        ("crises", "crisis"), ("news", "news"), ("glass", "glass"), ("bus", "bus"), ("knives", "knife"),
        ("houses", "house"), ("businesses", "business"), ("churches", "church"),
        ("analysis", "analysis"), ("fertile", "fertile"),
    ],
)  # fmt: skip
def test_the_singular_of_an_english_word(plural: str, singular: str) -> None:
    assert inflect_en.singular(plural) == singular


def test_what_no_table_knows_has_no_renderings() -> None:
    assert renderings("zzzada", "es", "en") == []
    assert renderings("embajador", "es", "fr") == []


def mended(tokenizer: Tokenizer, target: str, source: str = SOURCE) -> Mended:
    engine = Scripted(tokenizer, {})
    (done,) = Mender(engine, tokenizer, ("es", "en")).mend([(source, target, None)])
    return done


def test_an_invented_word_gets_the_rendering_of_what_it_stands_for(tokenizer: Tokenizer) -> None:
    done = mended(tokenizer, "The embasser arrived yesterday.")
    assert (done.text, done.put, done.left) == (
        "The ambassador arrived yesterday.",
        ("ambassador",),
        (),
    )


@given(
    st.lists(st.sampled_from(["embasser", "zorplings", "arrived", "the"]), min_size=1, max_size=7)
)
def test_what_was_not_repaired_is_left_or_was_no_invented_word(
    tokenizer: Tokenizer, forms: list[str]
) -> None:
    done = mended(tokenizer, " ".join(forms))
    assert len(done.text.split()) == len(forms)
    changed = [new for new, old in zip(done.text.split(), forms, strict=True) if new != old]
    assert changed == list(done.put)
    invented = [form for form in forms if form in ("embasser", "zorplings")]
    assert len(done.put) + len(done.left) == len(invented)


def test_attention_that_came_with_the_translation_is_not_asked_for_again(
    tokenizer: Tokenizer,
) -> None:
    target = "The embasser arrived yesterday."
    pieces = tokenizer.encode_target(target)
    there = tokenizer.encode(SOURCE)
    at = there.index("▁embajador")
    rows = [[float(column == at) for column in range(len(there))] for _ in pieces]
    mender = Mender(Silent(), tokenizer, ("es", "en"))  # type: ignore[arg-type]
    made = Hypothesis(pieces, -1.0, rows)
    assert mender.mend([(SOURCE, target, made)])[0].text == "The ambassador arrived yesterday."
    lacking = Hypothesis(pieces, -1.0, [[], *rows[1:]])
    assert mender.mend([(SOURCE, target, lacking)])[0].put == ("ambassador",)
    lacking = Hypothesis(pieces[1:], -1.0, [[], *rows[2:]])
    with pytest.raises(AttributeError):  # the word's own attention is not all there
        mender.mend([(SOURCE, "embasser arrived yesterday.", lacking)])
    changed = target.replace("The", "Her")
    with pytest.raises(AttributeError):  # the text is another one by now: the engine is asked
        mender.mend([(SOURCE, changed, made)])


def test_a_rendering_that_stands_in_the_text_already_is_not_put_again(tokenizer: Tokenizer) -> None:
    done = mended(tokenizer, "The ambassador embasser zorpling.", source="El embajador.")
    assert done.put == ()


def test_names_and_their_plurals_have_a_capital_everywhere(tokenizer: Tokenizer) -> None:
    source = "Los mexicanos llegaron."
    assert (
        mended(tokenizer, "The mexicaners arrived.", source=source).text == "The Mexicans arrived."
    )


def test_a_name_before_a_plural_has_none_of_its_own(tokenizer: Tokenizer) -> None:
    source = "Los mexicanos políticos llegaron."
    done = mended(tokenizer, "The mexicaners politicians arrived.", source=source)
    assert done.text == "The Mexican politicians arrived."


def test_a_rendering_has_the_capital_of_its_place(tokenizer: Tokenizer) -> None:
    source = "Embajador: llegó ayer con sus papeles."
    done = mended(tokenizer, "Embasser: he arrived yesterday.", source=source)
    assert done.text == "Ambassador: he arrived yesterday."


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (SOURCE, "The ambassador arrived yesterday with his papers."),
        ("Abre config_zorp y mira zorp.com.", "Open config_zorp and look at www.zorpling.com."),
        ("El x-strapel viejo.", "The old x-strapling."),
        ("EL EMBAJADOR LLEGÓ.", "THE EMBASSER ARRIVED."),
        ("Vive en Tequio.", "He lives in Tequio."),
        ("", ""),
    ],
)
def test_nothing_is_looked_up_where_nothing_was_invented(
    tokenizer: Tokenizer, source: str, target: str
) -> None:
    mender = Mender(Silent(), tokenizer, ("es", "en"))  # type: ignore[arg-type]
    assert mender.mend([(source, target, None)]) == [Mended(target)]


def test_a_text_too_long_to_be_forced_is_not_repaired(tokenizer: Tokenizer) -> None:
    target = "The embasser arrived. " + "He came to the house. " * 80
    mender = Mender(Silent(), tokenizer, ("es", "en"))  # type: ignore[arg-type]
    assert mender.mend([(SOURCE, target, None)]) == [Mended(target, left=("embasser",))]


def test_a_name_inside_a_sentence_is_not_reported(tokenizer: Tokenizer) -> None:
    assert mended(tokenizer, "He met Zorpling.", source="Vio a él.").left == ()
    assert mended(tokenizer, "He met a zorpling.", source="Vio a él.").left == ("zorpling",)


def test_what_the_source_has_too_is_not_invented() -> None:
    assert [word.form for word in unknown("Peligro", "Peliver", "es", "en")] == ["Peliver"]
    assert list(unknown("Habló Zubizarreta", "Zubizarreta spoke", "es", "en")) == []


def test_other_languages_have_no_invented_words() -> None:
    assert list(unknown("Der Hund.", "The zorpling.", "de", "en")) == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("langs", "lines"),
    [
        (
            ("es", "en"),
            [
                "El embajador polemiza con los minoritarios sobre el gasoducto.",
                "Las libretas de tapas de leopardo son un símbolo vergonzoso.",
                "Los discapacitados desempleados siguen enfrentando obstáculos.",
                "Sus declaraciones estruendosas y sus lemas infundados no gustaron.",
            ],
        ),
        (
            ("en", "es"),
            [
                "They labelled the manipulation shameful and threatened with slogans.",
                "The handicapped are unlikely to find work undersea.",
                "Politically, the thunderbolt weakened their connivance.",
                "The Belgians praised the pleasing notebook covers.",
            ],
        ),
    ],
)
def test_no_word_is_made_up_without_a_flag(langs: tuple[str, str], lines: list[str]) -> None:
    for line, made in zip(lines, translator(*langs, threads=1).translate(lines), strict=True):
        flagged = {flag.split(":", 1)[1] for flag in made.flags if flag.startswith("word:")}
        given = {folded(word.form) for word in words(line)}
        left = {
            word.form
            for word in unknown(line, made.text, *langs)
            if word.form[0].islower() and folded(word.form) not in given
        }
        assert left == flagged, made.text
