"""Placeholders and numbers: found, kept through a model that garbles them, verified, restyled."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.values import Span, Translation
from tests.translate.fakes import saying
from translate.placeholders import (
    Protected,
    placeholders,
    protecting,
    translate_protected,
)
from translate.placeholders.protect import FAMILIES

FOUND = [
    ("Visite https://www.ejemplo.org/g?id=5, por favor.", ["https://www.ejemplo.org/g?id=5"]),
    ("(véase www.x.org/a_(b).)", ["www.x.org/a_(b)"]),
    ("Según ejemplo.com, y a ana+x@correo.example.org.", ["ejemplo.com", "ana+x@correo.example.org"]),
    ("%s, %1$s, %(name)s, %d%%, %-5.2f", ["%s", "%1$s", "%(name)s", "%d%%", "%-5.2f"]),
    ("{0} {} {name} {n:d} {{x.y}} ${x} #{y} %{z}", "{0} {} {name} {n:d} {{x.y}} ${x} #{y} %{z}"),
    ("$HOME, %PATH%, %1 y $100", ["$HOME", "%PATH%", "%1"]),
    ("Subió un 20 % de golpe, el 5% del total y 100%.", []),
    ("Ejecute `make x` o ``a ` b``.", ["`make x`", "``a ` b``"]),
    ("/usr/bin/x, ~/a/b.txt, src/a.py y/o km/h", "/usr/bin/x ~/a/b.txt src/a.py"),
    ("Abra C:\\Ana\\x.doc.", ["C:\\Ana\\x.doc"]),
    ("informe.pdf y mi_variable, f(), --salida=x", "informe.pdf mi_variable f() --salida=x"),
    ("El 2024-05-01T10:00:00Z, v1.2.3, 192.168.0.1", "2024-05-01T10:00:00Z v1.2.3 192.168.0.1"),
    ("1.234.567 personas, 3.º, 1.234,5 kg", []),
    ("@careo_app #traducción #2024", "@careo_app #traducción #2024"),
    ("12,50 €, £30, 20 °C, ±3 %", ["12,50 €", "£30", "20 °C", "±3 %"]),
    ("¡Sí! 👍🏽 © →", ["👍🏽", "©", "→"]),
    ("<b>Hola</b> &amp; a < b > c", ["<b>", "</b>", "&amp;", "<", ">"]),
    ("Si x = 3 y (n = 30): a != b | c <= d -> e", "= = != | <= ->"),
    ("Inicio > Productos; ls | grep hola > f.txt", "> | > f.txt"),
    ("E = mc^2, 2^3, x^{10} y $$a + b$$", ["=", "mc^2", "2^3", "x^{10}", "$$a + b$$"]),
    (r"La fórmula $E = mc^2$ y $\alpha$", ["$E = mc^2$", r"$\alpha$"]),
    ("Cuesta $5 y luego $6, en $CASA = 3", ["$CASA", "="]),
    ("~100 personas, ~/notas, ~ 5", ["~100", "~/notas", "~ 5"]),
    (r"Con \t y \n, \nueva y \| no", [r"\t", r"\n", r"\|"]),
    ("—¿Y tú? —dijo—. A/B, y/o, él=ella", []),
    ("Sello: " + 50 * "ab9+/" + ". Fin", [50 * "ab9+/" + "."]),
    ("EE. UU., S.A. de C.V., a.m., etc. ¿No? ¡Sí!", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), FOUND, ids=lambda value: str(value)[:24])
def test_they_are_found(text: str, wanted: list[str] | str) -> None:
    wanted = wanted.split() if isinstance(wanted, str) else wanted
    assert [item.span.of(text) for item in placeholders(text)] == wanted


def test_what_is_given_comes_first() -> None:
    text = "Use a.b.com y x_y."
    found = placeholders(text, [Span(4, 7)])
    assert [(item.kind, item.span.of(text)) for item in found] == [
        ("given", "a.b"),
        ("name", "x_y"),
    ]


@given(st.text(alphabet="ab.%s{}$/@#<>&`_-:\\1 ,€", max_size=60))
@settings(deadline=None, max_examples=200)
def test_spans_are_ordered_and_apart(text: str) -> None:
    found = placeholders(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(len(item.span) for item in found)


def keeping(text: str) -> str:
    return text


def test_the_model_sees_no_placeholder() -> None:
    seen: list[str] = []

    def model(texts: Iterable[str]) -> Iterator[Translation]:
        for text in texts:
            seen.append(text)
            yield from saying(keeping)([text])

    text = "Hola, {name}: visite https://x.org/a_b y cueste 12,50 €."
    (result,) = protecting(model, "es", "en")([text])
    assert result.text == "Hola, {name}: visite https://x.org/a_b y cueste €12.50."
    assert seen == ["Hola, Q1: visite Q2 y cueste Q3."] and result.flags == ()


def test_a_lost_surrogate_is_tried_again_with_another() -> None:
    asked: list[str] = []

    def forgets(text: str) -> str:
        asked.append(text)
        return text.replace("Q1", "")

    (result,) = protecting(saying(forgets), "es", "en")(["Abra {file} ya."])
    assert (result.text, result.flags) == ("Abra {file} ya.", ())
    assert asked == ["Abra Q1 ya.", "Abra @1 ya."]


def test_what_cannot_be_kept_is_split_and_flagged() -> None:
    def drops(text: str) -> str:
        words = text.upper().split()
        return " ".join(word for word in words if not any(letter.isdigit() for letter in word))

    (result,) = protecting(saying(drops), "es", "en")(["No se pudo abrir {file} en %s: error."])
    assert result.text == "NO SE PUDO ABRIR {file} EN %s: ERROR."
    assert result.flags == ("split",)


def test_a_doubled_placeholder_is_not_kept() -> None:
    twice = saying(lambda text: text + " Q1 @1 7401" if "1" in text else text)
    (result,) = protecting(twice, "es", "en")(["Abra {file} ya."])
    assert result.text == "Abra {file} ya." and result.flags == ("split",)


def test_numbers_are_checked() -> None:
    def run(source: str, output: str) -> Translation:
        (result,) = protecting(saying(lambda _: output), "es", "en")([source])
        return result

    assert run("Mide 1.234 km.", "It is 1.234 km long.").text == "It is 1,234 km long."
    assert run("Mide 1.234 km.", "It is 1,234 km long.").flags == ()
    assert run("Mide 1.234 km.", "It is 1,243 km long.").flags == ("number",)
    assert run("Son 18 mil pesos.", "It is 18,000 pesos.").flags == ()
    assert run("Tiene 3 hijos.", "She has three children.").flags == ()
    assert run("Tiene hijos.", "She has 4 children.").flags == ("number",)
    assert run("Sale a las 18:45.", "It leaves at 6:45 p.m.").flags == ()
    assert run("Es del siglo XIX.", "It is from the 19th century.").flags == ()
    assert run("1.234,5", "1.234,5").text == "1,234.5"


def test_a_sentence_keeps_its_capital() -> None:
    def run(source: str, output: str) -> str:
        (result,) = protecting(saying(lambda _: output), "es", "en")([source])
        return result.text

    assert run("Informe anual", "annual report") == "Annual report"
    assert run("informe anual", "annual report") == "annual report"
    assert run("El iPhone", "iPhone") == "iPhone"
    assert run("Abra {x}", "Q1 open") == "{x} open"


def test_a_lost_number_is_asked_for_again() -> None:
    def forgets(text: str) -> str:
        return text.replace("2.300", "many")

    (result,) = protecting(saying(forgets), "es", "en")(["Vinieron 2.300 personas."])
    assert (result.text, result.flags) == ("Vinieron 2,300 personas.", ())


def test_the_places_of_what_was_given() -> None:
    text = "Abra el menú con X1 y 1.500 más."
    given_span = Span(text.index("X1"), text.index("X1") + 2)
    backwards = saying(lambda text: " ".join(text.rstrip(".").split()[::-1]) + ".")
    (result,) = translate_protected([Protected(text, (given_span,))], backwards, "es", "en")
    assert result.translation.text == "Más 1,500 y X1 con menú el Abra."
    assert [place.of(result.translation.text) for place in result.places] == ["X1"]
    assert [(a.of(text), b.of(result.translation.text)) for a, b in result.copied] == [("X1", "X1")]


CHANGES = [
    str.upper,
    lambda text: "",
    lambda text: text[::-1],
    lambda text: text + " " + text,
    keeping,
]


WORDS = ["Abra", "el", "%s", "{a}", "{b}", "https://x.org/a", "`c`", "1.234", "y"]


@given(st.lists(st.sampled_from(WORDS), max_size=9), st.sampled_from(CHANGES))
@settings(deadline=None, max_examples=200)
def test_each_comes_out_once_whatever_the_model_says(words: list[str], change: object) -> None:
    text = " ".join(words)
    (result,) = protecting(saying(change), "es", "en")([text])  # type: ignore[arg-type]
    for name in {"%s", "{a}", "{b}", "https://x.org/a", "`c`"}:
        assert result.text.count(name) == text.count(name)


def test_surrogates_keep_out_of_the_way_of_the_text() -> None:
    text = "El informe Q1 y el 7401 están en {x}."
    (result,) = protecting(saying(keeping), "es", "en")([text])
    assert result.text == text and len(set(FAMILIES)) == len(FAMILIES)


@pytest.mark.model
def test_the_bundled_model_keeps_the_labelled_set() -> None:
    """A fifth of the labelled sentences; `python -m benchmarks.placeholders` measures all."""
    from translate.translator import translator

    path = Path(__file__).parent / "data" / "placeholders.es"
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")[::5]
    results = list(protecting(translator("es", "en", beam=1).translate, "es", "en")(lines))
    for line, result in zip(lines, results, strict=True):
        for item in placeholders(line):
            if item.kind != "amount":
                content = item.span.of(line)
                assert result.text.count(content) == line.count(content), (line, result.text)
    assert sum("split" in result.flags for result in results) <= 3


def test_segments_in_python_keep_theirs_too() -> None:
    from translate import translate_segments

    (made,) = translate_segments(["Abra {archivo} en https://x.org/?a=1 si x = 3."], "es", "en")
    assert all(kept in made.text for kept in ("{archivo}", "https://x.org/?a=1", "x = 3"))


def test_a_megabyte_without_a_word_is_copied() -> None:
    line = "ab9" * 350_000
    seen: list[str] = []
    (result,) = protecting(saying(lambda text: seen.append(text) or ""), "es", "en")([line])
    assert result.text == line and not any(letter.isalpha() for letter in "".join(seen))


def test_only_the_sentence_that_lost_something_is_asked_for_again() -> None:
    asked: list[str] = []

    def forgets(text: str) -> str:
        asked.append(text)
        return text.replace("{0}", "").replace("2.300", "many").replace("Q1", "")

    text = "Abra {0} ya.  Vinieron 2.300 personas. Nadie salió."
    (result,) = protecting(saying(forgets), "es", "en")([f" {text}"])
    assert result.text == " " + text.replace("2.300", "many") and result.flags == ("number",)
    assert asked == [
        "Abra Q1 ya.",
        "Vinieron 2.300 personas.",
        "Nadie salió.",
        "Abra @1 ya.",
        "Vinieron Q1 personas.",
    ]


def test_sentences_of_a_text_are_joined_with_their_places() -> None:
    text = "Use `a`. Diga\u00a0`b` y https://x.org/a. ¡Ya!"
    (result,) = translate_protected([Protected(text)], saying(str.upper), "es", "en")
    output = result.translation.text
    assert output == "USE `a`. DIGA\u00a0`b` Y https://x.org/a. ¡YA!"
    assert [(one.of(text), two.of(output)) for one, two in result.copied] == [
        (same, same) for same in ("`a`", "`b`", "https://x.org/a")
    ]
    assert result.translation.confidence == pytest.approx(0.5)
