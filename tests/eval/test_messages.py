"""What checks say, in English and Spanish."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from click.testing import CliRunner

from corpora.documents import document_from_lines
from corpora.errors import UsageError
from corpora.values import Bead, Bitext, Span
from eval.checks import CHECKS, check
from eval.checks.check_words import CHECK_WORDS
from eval.checks.message_words import MESSAGES
from eval.checks.messages import help_of, listed, name_of, say, words_of
from eval.cli_check import check as command

LANGUAGES = ("en", "es")


def fields(template: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def bitext(source: list[str], target: list[str], langs: tuple[str, str]) -> Bitext:
    beads = tuple(Bead(Span(i, i + 1), Span(i, i + 1)) for i in range(len(source)))
    return Bitext(
        document_from_lines(source, langs[0]), document_from_lines(target, langs[1]), beads
    )


def test_every_check_has_a_name_and_a_line_in_both_languages() -> None:
    assert set(CHECK_WORDS) == set(CHECKS)
    for name in CHECKS:
        for language in LANGUAGES:
            assert name_of(name, language) and help_of(name, language)
        assert help_of(name, "en") != help_of(name, "es")


@pytest.mark.parametrize("key", MESSAGES)
def test_every_message_has_the_same_values_in_both_languages(key: str) -> None:
    held = MESSAGES[key]
    assert set(held) == set(LANGUAGES)
    assert fields(held["en"]) == fields(held["es"])
    assert held["en"] != held["es"]
    assert not re.search("[“”]", held["es"]) and not re.search("[«»]", held["en"])


def test_every_message_that_the_checks_use_exists_and_every_one_is_used(root: Path) -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for path in sorted((root / "eval" / "checks").glob("*.py"))
        if path.name != "message_words.py"
    )
    put_together = {"question-lost", "question-added", "exclamation-lost", "exclamation-added"}
    assert {key for key in MESSAGES if f'"{key}"' not in code} == put_together


@pytest.mark.parametrize(
    ("source", "target", "langs", "english", "spanish"),
    [
        (
            "La empresa tiene 24.318 proveedores.",
            "The company has 24,813 suppliers.",
            ("es", "en"),
            "the source says “24.318”, the translation “24,813”",
            "el original dice «24.318»; la traducción, «24,813»",
        ),
        (
            "¿Quién paga la campaña?",
            "Who pays for the campaign.",
            ("es", "en"),
            "the source ends with a question mark, the translation has none",
            "el original acaba en signo de interrogación; la traducción no",
        ),
        (
            "The library opened at nine.",
            "La librería abrió a las nueve.",
            ("en", "es"),
            "“library” is not “librería”: librería is “bookshop”; meant is probably “biblioteca”",
            "«library» no es «librería»: «librería» significa «bookshop»; "
            "probablemente se quiso decir «biblioteca»",
        ),
        (
            "The river reached the old bridge.",
            "El río alcanzó el el puente viejo.",
            ("en", "es"),
            "“el el”: the word stands twice",
            "«el el»: la palabra está repetida",
        ),
    ],
)
def test_a_finding_is_said_in_both_languages(
    source: str, target: str, langs: tuple[str, str], english: str, spanish: str
) -> None:
    found = check(bitext([source], [target], langs))
    assert [issue.message for issue in found] == [english]
    assert [say(issue) for issue in found] == [issue.message for issue in found]
    assert [say(issue, "es") for issue in found] == [spanish]


def test_numbers_and_lists_take_the_form_of_the_language() -> None:
    once, thrice = (("name-variant", "Delcort", "Delcourt", count) for count in (1, 3))
    assert words_of(once) == "“Delcort” is spelt “Delcourt” 1 time in this text"
    assert words_of(thrice, "es") == "«Delcort» aparece 3 veces como «Delcourt» en este texto"
    assert words_of(once, "es") == "«Delcort» aparece 1 vez como «Delcourt» en este texto"
    quoted = ("quotation-lost", ("impact", "activities", "island"))
    assert words_of(quoted) == (
        "quoted in the source and not in the translation: “impact”, “activities” and “island”"
    )
    assert words_of(quoted, "es") == (
        "va entre comillas en el original y no en la traducción: «impact», «activities» e «island»"
    )
    assert listed(["uno"], "es") == "uno"
    assert listed(["agua", "hielo"], "es") == "agua y hielo"
    assert listed([]) == ""


def test_braces_in_a_text_stay_as_they_are() -> None:
    assert words_of(("left-out", "Use {0} here {name}.")) == (
        "not in the translation: “Use {0} here {name}.”"
    )


def test_another_language_is_an_error() -> None:
    with pytest.raises(UsageError, match=r"^unknown language 'fr'; known: en, es$"):
        words_of(("straight-odd",), "fr")
    with pytest.raises(UsageError, match=r"^unknown language 'fr'; known: en, es$"):
        name_of("numbers", "fr")


def test_the_command_explains_in_spanish(tmp_path: Path) -> None:
    (tmp_path / "a.es").write_text("La empresa tiene 24.318 proveedores.\n", encoding="utf-8")
    (tmp_path / "b.en").write_text("The company has 24,813 suppliers.\n", encoding="utf-8")
    options = ["--source", str(tmp_path / "a.es"), "--target", str(tmp_path / "b.en"), "--lines"]
    options += ["--from", "es", "--to", "en", "--messages"]
    done = CliRunner().invoke(command, [*options, "es"])
    assert done.exit_code == 0
    assert "el original dice «24.318»; la traducción, «24,813»" in done.stdout
    listing = CliRunner().invoke(command, ["--list", "--messages", "es"])
    assert "negation" in listing.stdout and "negaciones perdidas o añadidas" in listing.stdout
    failed = CliRunner().invoke(command, [*options, "fr"])
    assert isinstance(failed.exception, UsageError)
    assert str(failed.exception) == "unknown language 'fr'; known: en, es"
