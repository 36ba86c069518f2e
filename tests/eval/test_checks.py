"""The checks on worked examples, on the samples with their lists of slips, and on seeded faults."""

import importlib.util
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.documents import document_from_lines
from corpora.errors import UsageError
from corpora.textio import read_lines
from corpora.values import Bead, Bitext, Document, Span
from eval.checks import CHECKS, Severity, check, check_target

MakePair = Callable[..., Bitext]
EN_ES = ("en", "es")

SLIPS_FOUND = {
    "M1": "numbers", "M2": "negation", "M3": "names", "M4": "numbers", "M5": "doubled", "M6": "units",
    "M7": "gender", "M8": "spelling", "O1": "numbers", "O2": "dates", "O3": "names", "O4": "doubled",
    "O5": "numbers", "O6": "negation", "O7": "false-friends",
}  # fmt: skip


def slips(samples: Path) -> list[tuple[str, int, str]]:
    """Read the slips of samples/README.md: id, target segment, words of the translation."""
    text = (samples / "README.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| ([MO]\d) \|[^|]*\|[^|]*\| (\d+) \|[^|]*\| `([^`]*)` \|", text, re.MULTILINE
    )
    return [(name, int(segment), words) for name, segment, words in rows]


def test_every_slip_of_the_samples_is_found(samples: Path, mexico: Bitext, opinion: Bitext) -> None:
    found = {"M": check(mexico), "O": check(opinion)}
    listed = slips(samples)
    assert {name for name, _, _ in listed} == set(SLIPS_FOUND)
    for name, segment, words in listed:
        hits = [
            issue
            for issue in found[name[0]]
            if issue.check == SLIPS_FOUND[name] and issue.segment == segment
        ]
        assert hits, (name, words)
        assert any(
            set(issue.excerpt.lower().split()) & set(words.lower().split()) for issue in hits
        ), (name, words, hits)


def test_the_samples_give_no_other_alarm_but_omissions_and_notes(
    samples: Path, mexico: Bitext, opinion: Bitext
) -> None:
    segments = {(name[0], segment) for name, segment, _ in slips(samples)}
    for letter, bitext in (("M", mexico), ("O", opinion)):
        others = [
            issue
            for issue in check(bitext, skip=["omissions", "additions"])
            if (letter, issue.segment) not in segments
        ]
        assert others == []
        beads = [bead.type for bead in bitext.beads]
        for name, kind in (("omissions", "1-0"), ("additions", "0-1")):
            assert len(check(bitext, only=[name])) == beads.count(kind)


def test_the_blog_page_by_itself(shared: Path) -> None:
    text = (shared / "seeds/001_12f99f096069e5e4.txt").read_text(encoding="utf-8")
    body = text[text.index("Via El Financiero") : text.index("2 Comments")]
    from corpora.documents import document_from_paragraphs
    from corpora.split import split_spans
    from corpora.values import Paragraph

    paragraphs = [
        Paragraph(Span(m.start(), m.end())) for m in re.finditer(r"[^\n]+", body) if m[0].strip()
    ]
    found = check_target(document_from_paragraphs(body, paragraphs, "en", split_spans))
    said = {(issue.check, issue.excerpt): issue.suggestion for issue in found}
    assert said[("years", "1016")] == "2016"
    for wrong, right in (
        ("Cabridge", "Cambridge"), ("Analyica", "Analytica"), ("Blooomberg", "Bloomberg"), ("Karo",
         "Karro"),
        ("Mowasat", "Mowisat"),
    ):  # fmt: skip
        assert said[("names", wrong)] == right
    assert said[("spelling", "exhausiv")] == "exhaustive"
    assert said[("gender", "he")] == "she"
    assert all(issue.bead is None and issue.source is None for issue in found)
    places = [issue.target.start for issue in found if issue.target]
    assert len(places) == len(found) and places == sorted(places)


ALARMS = [
    ("numbers", "Ganaban entre 25 mil y 70 mil dólares.", "They earned between 25,000 and 75,000 dollars.",
     "the source says “70 mil”, the translation “75,000”"),
    ("numbers", "Votaron cien mil personas.", "A thousand people voted, 10,000 in all.",
     "the source says “cien mil”, the translation “10,000”"),
    ("numbers", "Murió en 1988 en Puebla.", "He died in Puebla.",
     "the source says “1988”, the translation has no such number"),
    ("numbers", "Vinieron muchos.", "Some 340 came.",
     "the translation says “340”, the source has no such number"),
    ("units", "Costó 300 pesos.", "It cost 300 dollars.",
     "the source says “300 pesos”, the translation “300 dollars”"),
    ("units", "Duró 3 semanas.", "It lasted 3 months.",
     "the source says “3 semanas”, the translation “3 months”"),
    ("dates", "Llegó el jueves.", "She arrived on Tuesday.",
     "the source says “jueves”, the translation “Tuesday”"),
    ("dates", "En abril se fue.", "In March 2010 he left.",
     "the source says “abril”, the translation “March”"),
    ("dates", "Cerró el 31 de junio.", "It closed on 31 June.", "June has no day 31"),
    ("negation", "El ministro no firmó el acuerdo.", "The minister signed the agreement.",
     "the source says “no firmó”, the translation “signed” without a negation"),
    ("negation", "El ministro firmó el acuerdo.", "The minister did not sign the agreement.",
     "the translation says “not sign the agreement”, the source “acuerdo” without a negation"),
    ("negation", "Yo no me meto en estas cosas.", "I do pay attention to such things.",
     "the source denies (“no”), the translation says “do pay” without a negation"),
    ("negation", "Nadie leyó la carta del ministro.", "Everybody read the minister's letter.",
     "the source says “Nadie leyó la carta”, nothing in the translation denies it"),
    ("negation", "El consejo revisó las cuentas del año.", "The council never reviewed the year's accounts.",
     "the translation says “never reviewed”, the source “revisó” without a negation"),
    ("negation", "No hubo acuerdo entre los sindicatos.", "There was agreement among the unions.",
     "the source says “No hubo acuerdo”, the translation “agreement” without a negation"),
    ("quoted", "«La guerra terminó y el presidente visitó la ciudad», dijo Ocampo.",
     "“The war is over,” and the president visited the city, said Ocampo.",
     "quoted in the source and not in the translation: “presidente”, “visitó” and “ciudad”"),
    ("quoted", "El ministro negó la acusación: «Nunca recibí dinero de nadie».",
     "The minister admitted the accusation: “I never received money from anyone.”",
     "the source reports with “negó”, the translation with “admitted”"),
    ("speakers", "«Es tarde», dijo Ocampo.", "“It is late,” said Ferrer.",
     "in the source Ocampo speaks, in the translation Ferrer"),
    ("gender", "La ministra dijo que vendría.", "He said that he would come.",
     "“La ministra” in the source is a woman, “He” in the translation a man"),
    ("end-marks", "¿Quién pagó?", "They know who paid.",
     "the source ends with a question mark, the translation has none"),
    ("unfinished", "No vino nadie más.", "Nobody else came",
     "the source ends with “.”, the translation stops after “came”"),
    ("untranslated", "La casa de la esquina que compraron los vecinos está vacía.",
     "The house de la esquina que compraron los vecinos is empty.",
     "still in the source language: “de la esquina que compraron los vecinos”"),
    ("false-friends", "La librería cerró.", "The library closed.",
     "“librería” is not “library”: librería is “bookshop”; meant is probably “bookshop”"),
    ("language-marks", "Subió un 3,5%.", "It rose by 3,5%.",
     "“3,5” is written the Spanish way; in English it is “3.5”"),
    ("spaces", "Vino ayer, tarde.", "He came yesterday ,late.", "a space that does not belong by a mark"),
    ("balance", "Vino (ayer) tarde.", "He came (yesterday late.", "“(” is not closed"),
    ("doubled", "Vino de noche.", "He came at at night.", "“at at”: the word stands twice"),
    ("spelling", "El gobierno respondió.", "The govermnent answered.",
     "“govermnent” is no known word; “government” was probably meant"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "source", "target", "message"), ALARMS)
def test_what_each_check_says(
    make_pair: MakePair, name: str, source: str, target: str, message: str
) -> None:
    bitext = make_pair((source, target))
    found = [issue for issue in check(bitext) if issue.check == name]
    assert message in [issue.message for issue in found]
    assert check(bitext, skip=[name]) == [
        issue for issue in check(bitext) if issue.check != name
    ]  # switching one off changes nothing else


QUIET = [
    ("Ganaban 25 mil dólares.", "They earned 25,000 dollars."),
    ("Tenía una deuda de 1.500 euros y 2,5 millones más.", "It owed 1,500 euros, and 2.5 million more."),
    ("Cuesta 10,7 miles de millones de dólares.", "It costs 10.7 billion dollars."),
    ("La crisis del 29 duró diez años.", "The crisis of 1929 lasted a decade."),
    ("Eran las 17:30 horas.", "It was 5:30 p.m."),
    ("La mitad, un 50%, votó.", "Half of them voted."),
    ("Corrió 42 kilómetros.", "She ran 26 miles."),
    ("Se perdieron 582 mil 835 hectáreas.", "They lost 582,835 hectares."),
    ("Vivió en el siglo XIX.", "He lived in the 19th century."),
    ("El 3/4/2010 firmaron.", "They signed on 3 April 2010."),
    ("El 9 de mayo puede llover.", "It may rain on 9 May."),
    ("No dijo con cuáles.", "He declined to say which ones."),
    ("No solo cantó, también bailó.", "She sang and danced."),
    ("No llegó hasta las nueve.", "He arrived at nine."),
    ("Es imposible que venga.", "He cannot come."),
    ("Sin embargo, el ministro firmó el acuerdo.", "However, the minister signed the agreement."),
    ("¿No es tarde para comer?", "Is it late to eat?"),
    ("No se olvide de cerrar la puerta.", "Remember to close the door."),
    ("La oferta no fue aceptada por el consejo.", "The council found the offer unacceptable."),
    ("Da igual si llega el ministro.", "It does not matter whether the minister arrives."),
    ("Dijo la ministra a su marido que él viniera.", "The minister told her husband that he should come."),
    ("Vino «a ver», dijo Ocampo.", "He came “to see,” Ocampo said."),
    ("Una obra de Chéjov y otra de Tolstói.", "A play by Chekhov and another by Tolstoy."),
    ("Tocó Duran Duran.", "Duran Duran played."),
    ("Eso que dijo que dijo.", "All that that man had had was gone."),
    ("Siria e Irak firmaron.", "Syria and Iraq signed."),
    ("El parque se llama «Casa de la Luna».", "The park is called “Casa de la Luna”."),
    ("Actualmente vive aquí.", "He currently lives here."),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target"), QUIET)
def test_good_translations_stay_quiet(make_pair: MakePair, source: str, target: str) -> None:
    assert check(make_pair((source, target))) == []


def test_spans_point_at_the_words_on_both_sides(make_pair: MakePair) -> None:
    bitext = make_pair(("Hola a todos.", "Hello, all."), ("Pagó 70 pesos.", "He paid 75 pesos."))
    (found,) = check(bitext)
    assert (found.bead, found.segment, found.severity) == (1, 1, Severity.ERROR)
    assert found.source is not None and found.source.of(bitext.source.text) == "70"
    assert found.target is not None and found.target.of(bitext.target.text) == "75"


def test_a_key_outlives_changes_elsewhere_but_not_in_its_sentence(make_pair: MakePair) -> None:
    one = make_pair(("Pagó 70 pesos.", "He paid 75 pesos."))
    moved = make_pair(("Hola.", "Hello."), ("Pagó 70 pesos.", "He paid 75 pesos."))
    other = make_pair(("Pagó 70 pesos.", "She paid 75 pesos."))
    assert check(one)[0].key == check(moved)[0].key != check(other)[0].key


def test_names_are_compared_with_the_rest_of_the_text(
    make_document: Callable[..., Document],
) -> None:
    document = make_document(
        "Delcourt called.",
        "Then Delcourt left.",
        "They asked where Delcort was.",
        "Nobody saw Delcourt’s car.",
    )
    (found,) = check_target(document)
    assert (found.check, found.excerpt, found.suggestion) == ("names", "Delcort", "Delcourt")
    assert found.message == "“Delcort” is spelt “Delcourt” 3 times in this text"


def test_another_speaker_is_told_once(make_pair: MakePair) -> None:
    said = ("«Nadie leyó la carta», dijo Ocampo.", "“Nobody read the letter,” said Ocampo.")
    wrong = (
        "«Era muy tarde para todos», explicó Delcourt.",
        "“It was too late for all,” explained Ferrer.",
    )
    found = check(make_pair(said, wrong), only=["speakers"])
    assert [issue.message for issue in found] == [
        "in the source Delcourt speaks, in the translation Ferrer"
    ]
    assert check(make_pair(said, said), only=["speakers", "quoted"]) == []


def test_quotations_as_they_should_be_are_left_alone(make_pair: MakePair) -> None:
    for pair in (
        ("«La ley es justa», dijo, y será aplicada mañana.",
         "“The law is fair,” he said, and it will be applied tomorrow."),
        ("Negó haberlo visto: «No estuve allí ese día».", "She denied it: “I was not there that day.”"),
        ("Leyó «Cien años de soledad» en una noche.", "He read “One Hundred Years of Solitude” in a night."),
    ):  # fmt: skip
        assert check(make_pair(pair), only=["quoted", "speakers"]) == []


def test_a_glossary_is_kept(make_pair: MakePair) -> None:
    bitext = make_pair(
        ("El padrón creció.", "The list grew."), ("El padrón cayó.", "The register fell.")
    )
    found = check(bitext, only=["terminology"], terms=[("padrón", "register")])
    assert [(issue.bead, issue.message) for issue in found] == [
        (0, "“padrón” is “register” in the glossary, which the translation does not have")
    ]
    assert check(bitext, only=["terminology"]) == []


def test_one_sentence_in_two_ways(make_pair: MakePair) -> None:
    bitext = make_pair(
        ("Una cosa es cierta ahora.", "One thing is certain now."),
        ("Una cosa es cierta ahora.", "One thing is sure now."),
    )
    assert [issue.message for issue in check(bitext)] == [
        "the same sentence is translated otherwise before: “One thing is certain now.”"
    ]


def test_unknown_names_and_languages_are_refused(make_pair: MakePair) -> None:
    with pytest.raises(UsageError, match=r"^unknown check 'nmbers'; known: additions, balance, "):
        check(make_pair(("a b", "a b")), only=["nmbers"])
    with pytest.raises(UsageError, match="checks know English and Spanish, not 'de'"):
        check(make_pair(("Guten Tag.", "Hello."), langs=("de", "en")))
    with pytest.raises(UsageError, match="both texts are in en"):
        check(make_pair(("Hello.", "Hello."), langs=("en", "en")))
    with pytest.raises(UsageError, match="checks know English and Spanish, not 'fr'"):
        check_target(document_from_lines(["Bonjour."], "fr"))


def test_every_check_has_a_help_and_a_rule() -> None:
    for name, held in CHECKS.items():
        assert held.pair or held.bead or held.text or held.whole, name


@given(st.lists(st.tuples(st.text(max_size=60), st.text(max_size=60)), min_size=1, max_size=4))
@settings(deadline=None, max_examples=150)
def test_any_text_can_be_checked_and_spans_lie_inside_it(lines: list[tuple[str, str]]) -> None:
    kept = [(a.replace("\n", " ").strip(), b.replace("\n", " ").strip()) for a, b in lines]
    kept = [(a, b) for a, b in kept if a and b] or [("Hola.", "Hello.")]
    source = document_from_lines([a for a, _ in kept], "es")
    target = document_from_lines([b for _, b in kept], "en")
    bitext = Bitext(
        source, target, tuple(Bead(Span(i, i + 1), Span(i, i + 1)) for i in range(len(kept)))
    )
    for issue in [*check(bitext), *check_target(target)]:
        assert issue.target is None or issue.target.end <= len(target.text)
        assert issue.source is None or issue.source.end <= len(source.text)
        assert issue.target is not None or issue.source is not None


@given(st.integers(20, 999_999))
@settings(deadline=None, max_examples=60)
def test_a_number_is_the_same_in_both_conventions(value: int) -> None:
    from eval.checks.digits import digit_values

    english, spanish = f"{value:,}", f"{value:,}".replace(",", ".")
    assert float(value) in digit_values(english, "en")
    assert float(value) in digit_values(english, "es")
    assert float(value) in digit_values(spanish, "es")


@pytest.fixture(scope="module")
def bench(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("eval_checks", root / "benchmarks/eval_checks.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["eval_checks"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("langs", "floor"), [(("es", "en"), 0.8), (("en", "es"), 0.75)])
def test_seeded_faults_are_found_and_clean_text_is_quiet(
    shared: Path, bench: ModuleType, langs: tuple[str, str], floor: float
) -> None:
    lines = [read_lines(shared / f"testsets/flores-dev.{lang}")[:600] for lang in langs]
    bitext = bench.pairs_to_bitext(*lines, langs)
    clean = check(bitext)
    grave = [issue for issue in clean if issue.severity is not Severity.NOTE]
    assert len(grave) <= 0.035 * len(bitext.beads)
    seeded = bench.seed_faults(bitext, 150)
    _, hit, elsewhere, _ = bench.recall(bitext, clean, seeded)
    assert sum(hit.values()) >= floor * len(seeded)
    assert elsewhere <= 6
