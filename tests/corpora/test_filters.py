"""Filters: each one's scores and decisions, the identifier, recipes, runs and reports."""

import dataclasses
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.documents import document_from_lines
from corpora.errors import DataError, UsageError
from corpora.filters import identify
from corpora.filters.recipe import DEFAULT, FILTERS, read_recipe, recipe_of, recipe_text
from corpora.filters.run import decide, filter_units, report_text
from corpora.filters.texts import (
    Damaged,
    Empty,
    Length,
    LengthRatio,
    Letters,
    Numbers,
    Script,
    Untranslated,
)
from corpora.filters.units import Duplicates, Language, Overlap, Probability, normalised, simhash
from corpora.textio import read_lines
from corpora.units import TranslationUnit
from tests.strategies import units as any_units


def unit(source: str, target: str, **props: str) -> TranslationUnit:
    return TranslationUnit(source, target, "es", "en", props=tuple(props.items()))


CASES = [
    (Empty(), "Uno", "One", 3, True),
    (Empty(), " \u00a0", "One", 0, False),
    (Empty(), "…", "One", 0, False),
    (Length(), "uno dos", "one", 2, True),
    (Length(), "", "one two", 0, False),
    (Length(max=2), "uno dos tres", "", 3, False),
    (Length(min=4, max=9, unit="characters"), " uno ", "four", 3, False),
    (LengthRatio(), "Hola", "Hi", 19 / 17, True),
    (LengthRatio(), "Hola", "H" * 23, 2, True),
    (LengthRatio(), "Hola", "H" * 24, 39 / 19, False),
    (LengthRatio(slack=0), "", "", float("inf"), False),
    (Script(), "Año 2016", "Year Ωμ", 4 / 6, False),
    (Script(scripts=("LATIN", "greek")), "Año", "Year Ωμ", 1, True),
    (Script(), "1.ª vez, 2.º", "n\u0303", 1, True),
    (Script(), "123", "4 5", None, True),
    (Letters(), "año 2016", "a + b = c", 3 / 7, False),
    (Letters(), "año 2016", "in 16", 3 / 7, False),
    (Letters(), "el año 2016", "in 16", 0.5, True),
    (Letters(), " ", "", None, True),
    (Damaged(), "El señor", "“Yes” – naïve Ã", 0, True),
    (Damaged(), "El seÃ±or", "â€œYes", 2, False),
    (Damaged(max=1), "El \ufffdor", "Yes", 1, True),
    (Damaged(), "a\x92b", "Yes", 1, False),
    (Numbers(), "41.000 personas en 2016", "41,000 people in 2016", 1, True),
    (Numbers(), "En 2016 y 2018", "In 2016", 2 / 3, True),
    (Numbers(), "En 2016", "In 2018", 0, False),
    (Numbers(), "Hay 3 en 2016", "There are three in 2016", 1, True),
    (Numbers(), "Hay 3", "There are 5", 0, False),
    (Numbers(), "Hay 3", "There are three", None, True),
    (Numbers(), "1\u00a0234,50 €", "€1,234.50", 1, True),
    (Numbers(), "El 05", "The 5th", 1, True),
    (Numbers(), "Nada", "Nothing", None, True),
    (Numbers(), "Entre 25 mil y 1,5 millones", "Between 25,000 and 1.50 million", 1, True),
    (Numbers(), "Con 72 años en 2016 y 2018", "At seventy-two in 2016 and 2018", 1, True),
    (Numbers(written=0), "Hay 3", "There are three", 0, False),
    (Numbers(), "0 a 0", "0 to 0", 1, True),
    (Untranslated(), "The baker knew it all.", "THE BAKER KNEW IT ALL!", 1, False),
    (Untranslated(), "El panadero lo sabía todo.", "The baker knew it.", 0, True),
    (Untranslated(), "Cambridge Analytica", "Cambridge Analytica", None, True),
    (Untranslated(min_words=1), "Sí", "Sí", 1, False),
    (Probability(), "a", "b", None, True),
    (Probability(missing="drop"), "a", "b", -1, False),
]


@pytest.mark.parametrize(("filter", "source", "target", "score", "kept"), CASES)
def test_scores_and_decisions(filter, source, target, score, kept):
    found = filter.scorer()(unit(source, target))
    assert found == (None if score is None else pytest.approx(score))
    assert (found is None or filter.accepts(found)) is kept


def test_every_filter_has_a_case_or_a_test_of_its_own():
    assert {type(case[0]) for case in CASES} | {Language, Duplicates, Overlap} == set(
        FILTERS.values()
    )


def test_probability_is_read_from_the_prop():
    score = Probability().scorer()
    assert score(unit("a", "b", probability="0.25")) == 0.25
    for bad in ("mucho", "1.5", "nan", "-0.1"):
        with pytest.raises(DataError) as caught:
            score(unit("a", "b", probability=bad))
        assert str(caught.value) == (
            f"unit '': property probability: {bad!r} is not a probability in [0, 1]"
        )


SENTENCES = {
    "es": "La empresa llegó al pueblo hace dos años, y nadie que viviera en él sabía a qué había venido.",
    "en": "The company came to the town two years ago, and nobody who lived there knew what it had come for.",
    "pt": "A empresa chegou à vila há dois anos, e ninguém que morasse nela sabia o que tinha vindo fazer.",
    "fr": "L'entreprise est arrivée au village il y a deux ans, et personne ne savait pourquoi elle venait.",
    "it": "L'azienda è arrivata nel paese due anni fa, e nessuno di quelli che ci vivevano sapeva perché.",
    "ca": "L'empresa va arribar al poble fa dos anys, i ningú que hi visqués no sabia a què havia vingut.",
    "de": "Die Firma kam vor zwei Jahren in die Stadt, und niemand, der dort lebte, wusste, weshalb.",
    "nl": "Het bedrijf kwam twee jaar geleden naar het dorp, en niemand die er woonde wist waarom.",
}


@pytest.mark.parametrize("lang", SENTENCES)
def test_languages_are_told_apart(lang):
    found = identify.probabilities(SENTENCES[lang])
    assert max(found, key=found.__getitem__) == lang and found[lang] > 0.9
    assert sum(found.values()) == pytest.approx(1)


def test_the_language_filter():
    score = Language().scorer()
    accepts = Language().accepts
    es, en, pt = (SENTENCES[lang] for lang in ("es", "en", "pt"))
    assert accepts(score(unit(es, en)))
    for source, target in ((en, es), (es, es), (pt, en), (es, SENTENCES["de"])):
        assert not accepts(score(unit(source, target)))
    assert score(unit("Sí, señor.", "Yes, sir.")) is None
    assert accepts(score(TranslationUnit(es, "Ez dakit zergatik etorri den", "es-MX", "eu")))
    assert score(unit("Почему он пришёл сюда вчера, никто не знает", en)) == 0
    assert identify.probability("Qwxz kjqx vvzq xkcq zzqj", "es") < 0.01


def test_a_language_nobody_knows():
    with pytest.raises(
        UsageError, match=r"^unknown language 'xx'; known: ca, cs, da, de, en, es, "
    ):
        identify.probability("Hola", "xx")


def test_the_identifier_on_news_and_talk(shared):
    for name, lang, least in (("wmt11", "es", 0.98), ("wmt11", "en", 0.98)):
        lines = (shared / "testsets" / f"{name}.{lang}").read_text().split("\n")[:1000]
        texts = [line for line in lines if sum(map(str.isalpha, line)) >= 15]
        right = sum(max(p := identify.probabilities(t), key=p.__getitem__) == lang for t in texts)
        dropped = sum(identify.probability(t, lang) < Language().min for t in texts)
        assert right / len(texts) >= least and dropped / len(texts) <= 0.01


def kept(filter, *pairs: tuple[str, str]) -> list[bool]:
    return [d.dropped_by is None for d in decide([unit(*pair) for pair in pairs], [filter])]


def test_duplicates():
    pairs = [
        ("Sí.", "Yes."),
        ("¡SÍ!", "yes"),
        ("Sí.", "Yes, it is."),
        (" Sí. ", "Yes."),
        ("Si.", "Yes."),
    ]
    assert kept(Duplicates(), *pairs) == [True, False, True, False, True]
    assert kept(Duplicates(match="exact"), *pairs) == [True, True, True, False, True]
    assert kept(Duplicates(of="source"), *pairs) == [True, False, False, False, True]
    assert kept(Duplicates(of="target"), *pairs) == [True, False, True, False, False]


def test_near_duplicates():
    es, en = SENTENCES["es"], SENTENCES["en"]
    near = Duplicates(match="near")
    pairs = [
        (es, en),
        (es.replace("dos", "tres"), en),
        (en, es),
        (es, en),
        ("Sí", "Yes"),
        ("No", "No"),
    ]
    assert kept(near, *pairs) == [True, False, True, False, True, True]
    assert kept(Duplicates(match="near", similarity=1.0), *pairs)[1]
    assert (simhash("") ^ simhash("a")).bit_count() > 10


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(list(SENTENCES.values())), min_size=1, max_size=12))
def test_near_duplicates_find_every_exact_one(texts):
    flags = kept(Duplicates(match="near"), *((text, text) for text in texts))
    assert flags == [text not in texts[:n] for n, text in enumerate(texts)]


def test_normalised():
    assert normalised(" ¡SÍ,\tse_ñor!  ﬁn ") == "sí se ñor fin"


def test_overlap_with_test_sets(tmp_path):
    es, en = SENTENCES["es"], SENTENCES["en"]
    (tmp_path / "t.es").write_text(f"{es}\nSí, claro.\n")
    (tmp_path / "t.en").write_text(f"{en}\n\n")
    overlap = Overlap(files=(str(tmp_path / "t.es"), str(tmp_path / "t.en")))
    score = overlap.scorer()
    assert score(unit("sí claro", "Sure.")) == 1
    assert score(unit("Otra cosa.", f"He said: {en.lower()}")) == pytest.approx(13 / 15)
    assert score(unit("La empresa llegó al pueblo.", "The company came to the town.")) == 0
    assert not overlap.accepts(1.0) and overlap.accepts(0.3)


RECIPE = """\
[[filter]]
name = "length_ratio"
max = 3

[[filter]]
name = "overlap"
files = ["t.es"]

[[filter]]
name = "duplicates"
match = "near"
"""


def test_a_recipe_is_read_relative_to_its_folder(tmp_path):
    (tmp_path / "t.es").write_text("Uno\n")
    path = tmp_path / "r.toml"
    path.write_text(RECIPE)
    assert read_recipe(path) == (
        LengthRatio(max=3.0),
        Overlap(files=(str(tmp_path / "t.es"),)),
        Duplicates(match="near"),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "r.toml: is empty; there is nothing to read in it"),
        (
            "[[filter",
            "r.toml: is not TOML (Expected ']]' at the end of an array declaration (at end of document))",
        ),
    ],
)
def test_a_file_that_is_no_recipe(tmp_path, text, message):
    path = tmp_path / "r.toml"
    path.write_text(text)
    with pytest.raises(DataError) as caught:
        read_recipe(path)
    assert str(caught.value).replace(f"{tmp_path}/", "") == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x = 1", "recipe: unknown table 'x'; known: filter"),
        ("filter = []", "recipe: names no filters; begin each with [[filter]] and its name"),
        ("filter = 3", "recipe: names no filters; begin each with [[filter]] and its name"),
        (
            '[[filter]]\nname = "lenght"',
            "recipe: filter 1: unknown filter 'lenght'; known: damaged, duplicates, empty, language, "
            "length, length_ratio, letters, numbers, overlap, probability, script, untranslated",
        ),
        (
            "[[filter]]\nmax = 1",
            "recipe: filter 1: has no name; known: damaged, duplicates, empty, language, "
            "length, length_ratio, letters, numbers, overlap, probability, script, untranslated",
        ),
        (
            '[[filter]]\nname = "empty"\n[[filter]]\nname = "length"\nmaximum = 3',
            "recipe: filter 2 (length): unknown option 'maximum'; known: max, min, unit",
        ),
        (
            '[[filter]]\nname = "empty"\nmin = 3',
            "recipe: filter 1 (empty): unknown option 'min'; known: none",
        ),
        (
            '[[filter]]\nname = "length"\nmax = 3.5',
            "recipe: filter 1 (length): max is 3.5 and must be a whole number",
        ),
        (
            '[[filter]]\nname = "numbers"\nmin = true',
            "recipe: filter 1 (numbers): min is True and must be a number",
        ),
        (
            '[[filter]]\nname = "script"\nscripts = ["LATIN", 3]',
            "recipe: filter 1 (script): scripts is ['LATIN', 3] and must be a list of texts",
        ),
        (
            '[[filter]]\nname = "length"\nunit = "lines"',
            "recipe: filter 1 (length): unknown unit 'lines'; known: characters, words",
        ),
        (
            '[[filter]]\nname = "numbers"\nmin = 50',
            "recipe: filter 1 (numbers): min is 50 and must be between 0 and 1",
        ),
        (
            '[[filter]]\nname = "length"\nmin = 5\nmax = 3',
            "recipe: filter 1 (length): min is 5 and max 3",
        ),
        (
            '[[filter]]\nname = "overlap"',
            "recipe: filter 1 (overlap): files is empty; name the test sets, "
            "as in files = ['test.es', 'test.en']",
        ),
        (
            '[[filter]]\nname = "overlap"\nfiles = ["/no/such"]',
            "recipe: filter 1 (overlap): there is no file /no/such",
        ),
        (
            '[[filter]]\nname = "duplicates"\nsimilarity = 0.5',
            "recipe: filter 1 (duplicates): similarity is 0.5 and must be between 0.95 and 1",
        ),
    ],
)
def test_a_recipe_that_asks_for_what_does_not_exist(text, message):
    with pytest.raises(UsageError) as caught:
        recipe_of(tomllib.loads(text))
    assert str(caught.value) == message


def test_a_recipe_written_is_the_recipe_read():
    assert recipe_of(tomllib.loads(recipe_text(DEFAULT))) == DEFAULT
    odd = (Script(scripts=('a"b', "c\\d")), Overlap(files=(__file__,)))
    assert recipe_of(tomllib.loads(recipe_text(odd))) == odd


def test_the_default_recipe_is_every_filter_with_its_own_defaults():
    assert [type(one) for one in DEFAULT] == [f for f in FILTERS.values() if f is not Overlap]
    assert all(one == type(one)() and not one.problem() for one in DEFAULT)


def test_a_run_streams_and_reports():
    taken = []

    def source():
        for number, pair in enumerate(
            [("Uno", "One"), ("", "Two"), ("Uno", "one"), ("Tres", ""), ("Dos", "Two")]
        ):
            taken.append(number)
            yield dataclasses.replace(unit(*pair), id=f"u{number}")

    seen = []

    def sink(units):
        for one in units:
            seen.append((one.source, len(taken)))

    report = filter_units(source(), [Empty(), Duplicates()], sink, examples=1)
    assert seen == [("Uno", 1), ("Dos", 5)]
    assert (report.read, report.kept) == (5, 2)
    assert [(one.filter, one.count, len(one.examples)) for one in report.dropped] == [
        ("empty", 2, 1),
        ("duplicates", 1, 1),
    ]
    assert report_text(report) == (
        "5 units read, 2 kept, 3 dropped\n"
        "  empty              2   40.00%\n"
        "  duplicates         1   20.00%\n"
        "empty: unit 2 (u1), score 0\n"
        "    \n"
        "    Two\n"
        "duplicates: unit 3 (u2), score 1\n"
        "    Uno\n"
        "    one\n"
    )


@settings(deadline=None, max_examples=30)
@given(st.lists(any_units(props=False), max_size=8))
def test_any_units_are_kept_or_dropped_once(units):
    got = []
    report = filter_units(units, DEFAULT, got.extend, examples=100)
    assert report.read == len(units) and report.kept == len(got)
    assert report.read == report.kept + sum(one.count for one in report.dropped)
    assert all(one.count == len(one.examples) for one in report.dropped)
    numbers = {example.number for one in report.dropped for example in one.examples}
    assert got == [one for number, one in enumerate(units, 1) if number not in numbers]
    again = filter_units(got, DEFAULT)
    assert again.kept == len(got)


def test_the_default_recipe_keeps_good_translations(samples):
    source, target = (
        document_from_lines(read_lines(samples / f"mexico.{lang}.lines"), lang).segments
        for lang in ("es", "en")
    )
    pairs = []
    for line in read_lines(samples / "mexico.gold"):
        sides = [[int(i) for i in side.strip("[]").split(",") if i] for side in line.split(":")]
        if all(sides):
            texts = [
                " ".join(s[i].text for i in ids)
                for s, ids in zip((source, target), sides, strict=True)
            ]
            pairs.append(unit(*texts))
    report = filter_units(pairs)
    # The sample has slips for the checks to find; one of them is a year.
    assert len(pairs) > 40 and report.kept == report.read - 1
    assert [one.filter for one in report.dropped if one.count] == ["numbers"]
    swapped = [unit(pair.target, pair.source) for pair in pairs]
    assert filter_units(swapped).kept <= 0.1 * len(swapped)


def test_the_page_of_filters_has_every_filter_and_default(root):
    page = (root / "docs" / "filters.md").read_text()
    sections = {part.split("\n")[0]: part for part in page.split("\n## ")[1:]}
    assert [name for name in sections if name != "Recipes"] == list(FILTERS)
    for name, kind in FILTERS.items():
        fields = dataclasses.fields(kind)
        options = next(
            line for line in sections[name].split("\n") if line.startswith("- Options: ")
        )
        for field in fields:
            default = recipe_text([kind()]).split(f"\n{field.name} = ")[1].split("\n")[0]
            assert f"`{field.name} = {default}`" in options, (name, field.name)
        assert options == "- Options: none." or fields
        assert "\n- Score: " in sections[name] and "\n- Kept: " in sections[name]
    assert set(identify.known_languages()) >= {"es", "en", "ca", "tr"}
    assert len(identify.known_languages()) == 18
