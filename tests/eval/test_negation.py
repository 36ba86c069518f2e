"""What speaks for a lost or gained negation: real sentences, the learned weights, invariants."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.documents import document_from_lines
from corpora.values import Bead, Bitext, Span
from eval.checks import Issue, check
from eval.checks.context import Context
from eval.checks.issues import Severity
from eval.checks.negation import readings
from eval.checks.negation_evidence import evidence, features, load, missing
from eval.checks.texts import Pair, pairs

ES_EN, EN_ES = ("es", "en"), ("en", "es")


def bitext(source: str, target: str, langs: tuple[str, str]) -> Bitext:
    left, right = document_from_lines([source], langs[0]), document_from_lines([target], langs[1])
    return Bitext(left, right, (Bead(Span(0, 1), Span(0, 1)),))


def pair_of(source: str, target: str, langs: tuple[str, str]) -> tuple[Pair, Context]:
    found = pairs(bitext(source, target, langs))
    return found[0], Context(*langs, found, True)


def negations(source: str, target: str, langs: tuple[str, str]) -> list[Issue]:
    return check(bitext(source, target, langs), only=["negation"])


ANSWERED = [
    ("Quedan cuarenta facturas sin pagar.", "Forty bills remain unpaid.", ES_EN),
    ("El acuerdo no se cumplió.", "The agreement was breached.", ES_EN),
    ("The owners did not accept the offer.", "Los dueños rechazaron la oferta.", EN_ES),
    ("Grabó la canción «Don't Break My Heart».", "She recorded “Don't Break My Heart”.", ES_EN),
    ("No sólo llovió, también nevó.", "It rained, and it snowed as well.", ES_EN),
    ("Por eso no podemos hacer nada por ellos.", "That is why we are unable to help them.", ES_EN),
    ("¿No es tarde para comer?", "Is it late to eat?", ES_EN),
    ("Nobody was hurt and nothing was taken.", "No hubo heridos ni se llevaron nada.", EN_ES),
]


@pytest.mark.parametrize(("source", "target", "langs"), ANSWERED)
def test_what_another_word_answers_is_left_alone(
    source: str, target: str, langs: tuple[str, str]
) -> None:
    assert negations(source, target, langs) == []


LOST = [
    # one of two is lost, so that counting "does it deny at all" is not enough
    (
        "El juez no firmó la orden y la policía no registró la casa del alcalde.",
        "The judge signed the order and the police did not search the mayor's house.",
        ES_EN,
        "no firmó",
    ),
    (
        "Nobody was hurt, and according to the company the fire will not delay the opening of the station.",
        "Nadie resultó herido y, según la empresa, el incendio retrasará la apertura de la estación.",
        EN_ES,
        "not delay",
    ),
    (
        "The minister read out the letter, and he did not apologize for it.",
        "El ministro leyó la carta y se disculpó por ella.",
        EN_ES,
        "not apologize",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target", "langs", "part"), LOST)
def test_a_loss_is_found_beside_other_denials(
    source: str, target: str, langs: tuple[str, str], part: str
) -> None:
    (issue,) = negations(source, target, langs)
    assert f"“{part}" in issue.message
    assert issue.source is not None
    assert source[issue.source.start : issue.source.end].startswith(part)


def test_the_message_of_a_loss_without_a_word_to_point_at() -> None:
    (issue,) = negations("Nadie leyó la carta del ministro.", "Everybody read the letter.", ES_EN)
    assert issue.message == (
        "the source says “Nadie leyó la carta”, nothing in the translation denies it"
    )
    assert issue.target == Span(0, len("Everybody read the letter."))


def test_a_gained_negation_points_into_the_translation() -> None:
    source, target = "El consejo aprobó las cuentas.", "The council did not approve the accounts."
    (issue,) = negations(source, target, ES_EN)
    assert issue.severity is Severity.ERROR
    assert target[issue.target.start : issue.target.end].startswith("not approve")  # type: ignore[union-attr]


def test_missing_is_the_negation_farthest_from_any_of_the_other_side() -> None:
    pair, _ = pair_of(
        "No vino el alcalde, pero la gente que llenaba la plaza desde las ocho no se marchó.",
        "The mayor did not come, but the people who had filled the square since eight left.",
        ES_EN,
    )
    at = missing(pair.source, pair.target)
    assert at is not None and pair.source.forms[at : at + 3] == ["no", "se", "marchó"]
    assert missing(pair.target, pair.source) is None


@pytest.mark.parametrize("langs", [ES_EN, EN_ES])
def test_the_weights_are_finite_and_name_features(langs: tuple[str, str]) -> None:
    weights = load(*langs)
    assert len(weights) > 500
    assert all(math.isfinite(weight) and abs(weight) < 5 for weight in weights.values())
    assert {"none", "unlike lengths", "translated"} <= set(weights)
    assert weights["rule  none"] < weights["rule bare none"]


def test_what_often_answers_a_negation_speaks_against_a_loss() -> None:
    assert load(*ES_EN)["there unable"] < 0 < load(*ES_EN)["rule bare none"]
    assert load(*EN_ES)["near prohi*"] < 0


SOME = """
no nunca sin nadie nada no sólo la casa del alcalde vino ayer , . ¿ ? not never nobody didn't the
mayor's house came yesterday unpaid
"""
WORDS = st.sampled_from(SOME.split())
LINES = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)


@settings(deadline=None, max_examples=60)
@given(source=LINES, target=LINES, langs=st.sampled_from([ES_EN, EN_ES]))
def test_any_words_give_a_finite_evidence_and_places_inside_the_text(
    source: str, target: str, langs: tuple[str, str]
) -> None:
    pair, context = pair_of(source, target, langs)
    for reading in readings(pair, context):
        assert math.isfinite(evidence(reading))
        assert 0 <= reading.at < len(reading.text.forms)
        assert all(name and math.isfinite(value) for name, value in features(reading))
    for issue in negations(source, target, langs):
        assert issue.source is not None and issue.target is not None
        assert 0 <= issue.source.start < issue.source.end <= len(source)
        assert 0 <= issue.target.start < issue.target.end <= len(target)
