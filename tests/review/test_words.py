"""What the app says of the flags of machine translations, in both languages."""

import re

import pytest

from review.words_flags import FLAGS, flag_words
from translate.guards import WEIGHTS


def test_every_flag_that_the_documentation_names_is_said(root):
    text = (root / "docs" / "translate.md").read_text(encoding="utf-8")
    (table,) = re.findall(r"\| flag \| meaning \|\n\|---\|---\|\n((?:\|.*\n)+)", text)
    named = {
        name
        for row in table.splitlines()
        for name in re.findall(r"`([^`]+)`", row[: row.index("|", 1)])
    }
    named = {name.partition(":")[0] for name in named if not name.startswith("NAME")}
    assert len(named) > 15
    assert named | set(WEIGHTS) == set(FLAGS)


@pytest.mark.parametrize(
    ("flag", "english", "spanish"),
    [
        ("remainder", "words left in the source language", "quedan palabras del original"),
        (
            "name-repaired:Tequio",
            "a name differs: Tequio (put right)",
            "un nombre no coincide: Tequio (corregido)",
        ),
        (
            "word-repaired:valve",
            "made-up word: valve (put right)",
            "palabra inventada: valve (corregido)",
        ),
        (
            "mistranslated-repaired:headquarters",
            "mistranslated word: headquarters (put right)",
            "palabra mal traducida: headquarters (corregido)",
        ),
        ("loop-repaired", "repeats itself (put right)", "se repite (corregido)"),
        ("term:cuadro: a", "term not kept: cuadro: a", "término no respetado: cuadro: a"),
        ("memory:92", "from the memory: 92 %", "de la memoria: 92 %"),
        ("unheard-of:x", "unheard-of:x", "unheard-of:x"),
    ],
)
def test_flags_are_said_in_words(flag, english, spanish):
    assert (flag_words(flag, "en"), flag_words(flag, "es")) == (english, spanish)
