"""Spanish renderings take the form of the word that they replace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.translate.test_guards_repair import Scripted
from translate.guards.agreement import agreeing
from translate.guards.mender import Mender
from translate.guards.renderings import renderings
from translate.models import find_model
from translate.tokens import Tokenizer


@pytest.mark.parametrize(
    ("source", "strongest", "replaced", "fitting"),
    [
        ("revoked", "revocada", "revolmado", "revocado"),
        ("enigmatic", "enigmático", "misteriosa", "enigmática"),
        ("leased", "arrendado", "alquiló", "arrendó"),
        ("abhorred", "aborrecida", "abhoraba", "aborrecía"),
        ("saving", "ahorrando", "ahorriar", "ahorrar"),
        ("stranded", "varado", "esparcidos", "varados"),
        ("combat", "combate", "oponerse", "combatir"),
        ("ambassador", "embajador", "embasado", "embajador"),
        ("house", "casa", "huso", "casa"),
        ("endorse", "respaldará", "endorar", "respaldará"),
        ("first", "primera", "perto", "primero"),
    ],
)
def test_the_form_is_that_of_the_word_that_it_replaces(source, strongest, replaced, fitting):
    offered = renderings(source, "en", "es", least=0.0)
    assert strongest in dict(offered)
    assert agreeing(strongest, replaced, offered, "es") == fitting


def test_a_faint_form_and_another_word_are_not_taken():
    assert agreeing("rojo", "azulas", [("rojo", 0.5), ("rojas", 0.01)], "es") == "rojo"
    assert agreeing("rojo", "azulas", [("rojo", 0.5), ("encarnadas", 0.4)], "es") == "rojo"
    assert agreeing("rojo", "azulas", [("rojo", 0.5), ("rojas", 0.1)], "es") == "rojas"


words = st.text("abcdeiorsáíómn", min_size=1, max_size=8)


@given(words, words, st.lists(st.tuples(words, st.floats(0, 1))))
def test_what_comes_out_was_offered_and_english_stays(form, replaced, offered):
    offered = [(form, 0.5), *offered]
    assert agreeing(form, replaced, offered, "es") in dict(offered)
    assert agreeing(form, replaced, offered, "en") == form
    once = agreeing(form, replaced, offered, "es")
    assert agreeing(once, replaced, offered, "es") == once


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("The enigmatic house.", "La casa enigmácica.", "La casa enigmática."),
        ("The enigmatic village.", "El pueblo enigmácico.", "El pueblo enigmático."),
        ("They were stranded.", "Quedaron strandados.", "Quedaron varados."),
    ],
)
def test_a_repair_agrees_with_its_noun(source, target, expected):
    tokenizer = Tokenizer(find_model("en-es"))
    mender = Mender(Scripted(tokenizer, {}), tokenizer, ("en", "es"))
    (done,) = mender.mend([(source, target, None)])
    assert done.text == expected
