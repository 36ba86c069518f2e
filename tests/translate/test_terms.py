"""Glossaries, occurrences, reports, and terms enforced in the bundled model's translations."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.errors import DataError
from translate.terms import Glossary, Term, TermGuard, read_glossary, report
from translate.terms.enforce import _with_article, rendered
from translate.terms.inflect import inflected
from translate.translator import Translator, translator

DATA = Path(__file__).parent / "data"

TBX = """<?xml version="1.0"?>
<martif type="TBX" xml:lang="en"><text><body>
<termEntry id="1">
 <langSet xml:lang="es-MX"><tig><term>padrón  electoral</term></tig><tig><term>padrón</term></tig></langSet>
 <langSet xml:lang="en"><tig><term>list</term>
  <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
  <tig><term>voter roll</term></tig></langSet>
</termEntry>
<termEntry id="2"><langSet xml:lang="es"><tig><term>nada</term></tig></langSet></termEntry>
</body></text></martif>
"""
TBX3 = """<?xml version="1.0"?>
<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic"><text><body>
<conceptEntry id="a"><langSec xml:lang="es"><termSec><term>beca</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>bursary</term></termSec></langSec></conceptEntry>
</body></text></tbx>
"""


def glossary(tmp_path: Path, text: str, name: str = "g.tsv") -> Glossary:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return read_glossary(tmp_path / name, "es", "en")


def test_tsv_with_and_without_names_of_columns(tmp_path: Path) -> None:
    plain = glossary(
        tmp_path, "# mine\nbeca\tbursary\n\nIFE\tIFE\texact\nley\tstatute\t\tleyes=statutes; l=s\n"
    )
    assert plain.terms == (
        Term("beca", "bursary"),
        Term("IFE", "IFE", "exact"),
        Term("ley", "statute", "any", (("leyes", "statutes"), ("l", "s"))),
    )
    named = glossary(tmp_path, "source\tforms\ttarget\nley\tleyes=statutes\tstatute\n")
    assert named.terms == (Term("ley", "statute", "any", (("leyes", "statutes"),)),)


@pytest.mark.parametrize("text", [TBX, TBX3])
def test_tbx_of_both_versions(tmp_path: Path, text: str) -> None:
    terms = glossary(tmp_path, text, "g.tbx").terms
    if text is TBX:
        assert terms == (Term("padrón electoral", "voter roll"), Term("padrón", "voter roll"))
    else:
        assert terms == (Term("beca", "bursary"),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("beca\tbursary\nsolo\n", "line 2 is not “source term<TAB>target term”: 'solo'"),
        ("beca\tbursary\tmaybe\n", "line 1: case is 'maybe'; it is any or exact"),
        ("ley\tstatute\t\tleyes\n", "line 1: the form 'leyes' is not “form=rendering”"),
        (
            "source\ttarget\tcolour\n",
            "line 1 names the column 'colour'; known: source, target, case, forms",
        ),
        (
            "beca\tbursary\nBeca\tgrant\n",
            "term 'Beca' is rendered both 'bursary' and 'grant'; keep one of them",
        ),
        ("# nothing\n", "holds no terms from es into en"),
    ],
)
def test_bad_glossaries_are_told_by_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(DataError) as error:
        glossary(tmp_path, text)
    assert str(error.value) == f"{tmp_path / 'g.tsv'}: {message}"


def test_damaged_tbx_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"g\.tbx"):
        glossary(tmp_path, "<martif><text>", "g.tbx")


def found(terms: list[Term], text: str) -> list[tuple[str, str]]:
    return [(one.span.of(text), one.target) for one in Glossary(terms).find(text)]


def test_the_longest_term_is_found_and_words_are_whole() -> None:
    terms = [
        Term("ley", "statute", "any", (("leyes", "statutes"),)),
        Term("ley marco", "framework act"),
    ]
    text = "La ley  marco y otras leyes; no el buey ni leyendas."
    assert found(terms, text) == [("ley  marco", "framework act"), ("leyes", "statutes")]


def test_case_follows_the_source_or_is_exact() -> None:
    terms = [Term("beca", "bursary"), Term("IFE", "Electoral Institute", "exact")]
    assert found(terms, "Beca y beca") == [("Beca", "Bursary"), ("beca", "bursary")]
    assert found(terms, "La Beca") == [("Beca", "bursary")]
    assert found(terms, "LA BECA PERDIDA") == [("BECA", "BURSARY")]
    assert found(terms, "El IFE y ife") == [("IFE", "Electoral Institute")]


def test_one_rendering_serves_one_occurrence() -> None:
    terms = Glossary([Term("ley", "statute"), Term("leyes viejas", "old statute")])
    occurrences = terms.find("La ley, las leyes viejas y la ley.")
    assert rendered(occurrences, "The old statute and the statute.") == [True, True, False]
    assert rendered(occurrences, "statutes") == [False, False, False]


@given(st.lists(st.sampled_from(["ley", "Beca", "casa", "leyes", ",", "y"]), max_size=12))
@settings(deadline=None, max_examples=50)
def test_occurrences_are_in_order_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    spans = [
        one.span
        for one in Glossary(
            [Term("ley", "statute"), Term("beca", "bursary"), Term("casa y", "x")]
        ).find(text)
    ]
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert sum(text[span.start : span.end] == "ley" for span in spans) == words.count("ley")


def test_a_report_counts_and_names_misses() -> None:
    terms = Glossary([Term("ley", "statute"), Term("beca", "bursary"), Term("aula", "room")])
    made = report(
        ["La ley.", "Una beca y la ley."], ["The law.", "A bursary and the statute."], terms
    )
    assert made.counts == (
        ("ley", "statute", 2, 1),
        ("beca", "bursary", 1, 1),
        ("aula", "room", 0, 0),
    )
    assert str(made) == (
        "terms: 2 of 3 occurrences as asked (66.7%)\nline 1: “ley” is not “statute”: The law."
    )
    assert made.as_json()["misses"][0]["line"] == 1
    with pytest.raises(DataError, match="the source has 1 lines and the translation has 2"):
        report(["La ley."], ["a", "b"], terms)


@pytest.mark.parametrize(
    ("before", "wanted", "after"),
    [
        ("I saw a ", "account holder", "I saw an "),
        ("An ", "statute", "A "),
        ("an ", "unit", "a "),
        ("an ", "umbrella", "an "),
        ("the ", "act", "the "),
        ("", "act", ""),
    ],
)
def test_the_article_fits(before: str, wanted: str, after: str) -> None:
    assert _with_article(before, wanted) == after


def test_a_glossary_has_a_hash_of_its_terms() -> None:
    one, two = Glossary([Term("ley", "statute")]), Glossary([Term("ley", "act")])
    assert one.hash != two.hash
    assert one.hash == Glossary([Term("ley", "statute")]).hash


@pytest.fixture(scope="module")
def machine() -> Translator:
    terms = Glossary(
        [Term("ayuntamiento", "city corporation"), Term("ley", "statute"), Term("beca", "bursary")]
    )
    return translator("es", "en", threads=1, glossary=terms)


@pytest.mark.model
def test_terms_are_in_the_translation_and_in_its_provenance(machine: Translator) -> None:
    texts = ["El ayuntamiento aprobó la ley ayer.", "Hoy no hay nada nuevo."]
    first, second = machine.translate(texts)
    assert "city corporation" in first.text.lower()
    assert "statute" in first.text
    assert first.term_hits == ("ayuntamiento=city corporation", "ley=statute")
    assert second.term_hits == ()
    assert "terms 2" in machine.settings


@pytest.mark.model
@pytest.mark.parametrize("way", ["prefix", "attention"])
def test_each_way_alone_changes_the_term_and_keeps_the_rest(machine: Translator, way: str) -> None:
    guard = TermGuard(
        machine.engine,
        machine.tokenizer,
        Glossary([Term("beca", "bursary")]),
        ("es", "en"),
        ways=(way,),
    )
    done = guard.enforce("Mi hermana perdió la beca.", "My sister lost the scholarship.")
    assert [hit.target for hit in done.hits] == ["bursary"]
    assert done.text.startswith("My sister lost")


@pytest.mark.model
def test_a_term_that_cannot_be_placed_is_a_miss(machine: Translator) -> None:
    guard = TermGuard(
        machine.engine,
        machine.tokenizer,
        Glossary([Term("beca", "bursary")]),
        ("es", "en"),
        ways=(),
    )
    done = guard.enforce("La beca.", "The grant.")
    assert (done.text, done.hits) == ("The grant.", ())
    assert [miss.target for miss in done.misses] == ["bursary"]


def test_the_labelled_sentences_fit_their_glossary() -> None:
    rows = [
        line.split("\t") for line in (DATA / "terms.es-en.tsv").read_text().split("\n")[1:] if line
    ]
    terms = read_glossary(DATA / "glossary.es-en.tsv", "es", "en")
    assert len(rows) == 300
    for source, reference, term, rendering in rows:
        (one,) = terms.find(source)
        assert (one.span.of(source).lower(), one.target.lower()) == (term, rendering)
        assert rendered([one], reference) == [True]


@pytest.mark.parametrize(
    ("source", "target", "wanted"),
    [
        (
            "contrato social",
            "articles of association",
            "contratos sociales=articles of association",
        ),
        ("poder notarial", "power of attorney", "poderes notariales=powers of attorney"),
        ("contrato marco", "framework contract", "contratos marco=framework contracts"),
        ("examen", "exam", "exámenes=exams"),
        ("ley", "bylaw", "leyes=bylaws"),
        ("crisis", "crisis", "crisis=crisis"),
        ("arrendador", "lessor", "arrendadora=lessor arrendadores=lessors arrendadoras=lessors"),
        ("vinculante", "binding", "vinculantes=binding"),
        ("gravoso", "onerous", "gravosa=onerous gravosos=onerous gravosas=onerous"),
        ("filtro", "filter", "filtros=filters"),
        ("prueba", "evidence", "pruebas=evidence"),
    ],
)
def test_regular_forms_of_nouns_and_adjectives(source: str, target: str, wanted: str) -> None:
    made = inflected(source, target, "es", "en")
    pairs = [f"{form.source}={form.target}" for form in made if form.source != source]
    assert " ".join(pairs) == ("" if source == "crisis" else wanted)


def test_regular_forms_of_verbs() -> None:
    made = {form.source: form.target for form in inflected("rescindir", "terminate", "es", "en")}
    for form, rendering in (
        ("rescinde", "terminates"),
        ("rescindieron", "terminated"),
        ("rescindidas", "terminated"),
        ("rescindiendo", "terminating"),
        ("rescindirán", "terminate"),
    ):
        assert made[form] == rendering
    assert "contrato" not in {form.source for form in inflected("contratar", "hire", "es", "en")}
    paid = {form.source: form.target for form in inflected("pagar", "to pay", "es", "en")}
    assert (paid["pague"], paid["pagó"]) == ("pay", "paid")
    back = {form.source: form for form in inflected("terminate", "rescindir", "en", "es")}
    assert (back["terminates"].target, back["terminated"].target) == ("rescinde", "rescindió")
    assert back["terminated"].after_auxiliary == "rescindido"
    assert "rescindieron" in back["terminated"].others


def test_names_and_other_languages_are_not_inflected() -> None:
    assert inflected("OEA", "OAS", "es", "en") == []
    assert inflected("casa", "maison", "es", "fr") == []


def test_forms_are_found_unless_the_entry_says_otherwise(tmp_path: Path) -> None:
    file = tmp_path / "g.tsv"
    file.write_text(
        "source\ttarget\tcase\tforms\n"
        "sede\thead office\n"
        "plazo\ttime limit\tany\t-\n"
        "acta\trecord\texact\n"
        "vecino\tresident\tany\tvecinos=locals\n"
        "entregar\tdeliver\n",
        encoding="utf-8",
    )
    glossary = read_glossary(file, "es", "en")
    text = "Las sedes, los plazos, las actas y los vecinos. La entrega. Entregaron la vecina."
    found = [(one.span.of(text), one.target) for one in glossary.find(text)]
    assert found == [("sedes", "head offices"), ("vecinos", "locals"), ("Entregaron", "delivered")]


@pytest.mark.parametrize("langs", [("es", "en"), ("en", "es")])
def test_every_labelled_form_but_one_is_found(langs: tuple[str, str]) -> None:
    """`python -m benchmarks.translate_terms --inflected` measures how they are rendered."""
    name = "-".join(langs)
    glossary = read_glossary(DATA / f"inflected.{name}.glossary.tsv", *langs)
    lost = []
    for line in (DATA / f"inflected.{name}.tsv").read_text().split("\n")[1:-1]:
        _, source, term, rendering = line.split("\t")
        found = [one for one in glossary.find(source) if one.term.source == term]
        wanted = (one.target.lower() for one in found)
        if not found or (rendering != "*" and rendering not in wanted):
            lost.append(source)
    assert lost == (["El gobierno impuso una tasa nueva."] if langs[0] == "es" else [])


def test_a_rendering_of_a_verb_in_another_form_is_a_hit() -> None:
    glossary = Glossary([Term("rescindir", "terminate")], ("es", "en"))
    (one,) = glossary.find("Si se rescinde el contrato")
    assert rendered([one], "If the contract is terminated") == [True]
    assert rendered([one], "If the contract ends") == [False]
