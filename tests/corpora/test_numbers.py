"""Numbers in digits: read in both styles, compared by what they may mean, written in the other style."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.numbers import numbers, paired, restyle
from corpora.values import Span

STYLES = [
    ("es", "en", "1.234,5", "1,234.5"),
    ("es", "en", "1.234", "1,234"),
    ("es", "en", "12.345.678", "12,345,678"),
    ("es", "en", "12,5", "12.5"),
    ("es", "en", "0,125", "0.125"),
    ("es", "en", "12\u00a0345,6", "12,345.6"),
    ("es", "en", "3,500", "3,500"),  # 3.5, or 3500 as Mexico writes it
    ("es", "en", "1,234.5", "1,234.5"),
    ("es", "en", "3.1416", "3.1416"),
    ("es", "en", "2024", "2024"),
    ("es", "en", "en Ubuntu 22,04", "22,04"),
    ("en", "es", "1,234.5", "1.234,5"),
    ("en", "es", "1,234", "1.234"),
    ("en", "es", "0.5", "0,5"),
    ("en", "es", "see section 3.2", "3.2"),
    ("en", "es", "1.234.567", "1.234.567"),
]


@pytest.mark.parametrize(("source", "target", "text", "wanted"), STYLES)
def test_style_of_numbers(source: str, target: str, text: str, wanted: str) -> None:
    (number,) = numbers(text)
    assert restyle(number, source, target) == wanted


@given(st.integers(0, 10**9), st.integers(0, 99))
@settings(deadline=None, max_examples=60)
def test_style_there_and_back(whole: int, cents: int) -> None:
    english = f"{whole:,}.{cents:02}"
    (number,) = numbers(english)
    spanish = restyle(number, "en", "es")
    (again,) = numbers(spanish)
    assert again.readings & number.readings
    assert restyle(again, "es", "en") == english


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("1.234.567 euros", ["1234567"]),
        ("3,14 y 2.718", ["314", "2718"]),
        ("el 5-7 y 1 000 000", ["5", "7", "1000000"]),
        ("en 2010 150 personas, 12'345 y 3’400 m", ["2010", "150", "12345", "3400"]),
        ("1 234 5678", ["1234", "5678"]),
        ("F16, p.12 y COVID-19", ["16", "12", "19"]),
        ("ninguno", []),
    ],
)
def test_numbers_are_read_without_marks(text: str, digits: list[str]) -> None:
    assert [number.digits for number in numbers(text)] == digits


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1.234,5", ["1234.5"]),
        ("1,234.5", ["1234.5"]),
        ("1.234", ["1234", "1.234"]),
        ("12,5", ["12.5"]),
        ("3,4 mil millones", ["3.4", "3400000000"]),
        ("120 mil", ["120", "120000"]),
        ("las 5 p. m.", ["5", "17"]),
        ("los años 30", ["30", "1930"]),
        ("10 000,5", ["10000.5"]),
        ("3.2.1", ["1", "2", "3"]),
        ("1,234,5", ["1234.5"]),
        ("12.345.67", ["12345.67"]),
    ],
)
def test_readings(text: str, values: list[str]) -> None:
    (number,) = numbers(text)
    assert sorted(number.readings) == sorted(map(Decimal, values))


@pytest.mark.parametrize(
    ("text", "named", "attached", "restated"),
    [
        ("cuesta 12 pesos", False, False, False),
        ("en Ubuntu 22.04", True, False, False),
        ("la sección 3.2", True, False, False),
        ("un F16 gris", False, True, False),
        ("véase p.12", False, True, False),
        ("unas 12 mil", False, False, True),
        ("a las 5 p. m.", False, False, True),
        ("el 3º piso", False, False, True),
    ],
)
def test_what_a_number_is(text: str, named: bool, attached: bool, restated: bool) -> None:
    (number,) = numbers(text)
    assert (number.named, number.attached, number.restated) == (named, attached, restated)


def test_hidden_places_hold_no_numbers() -> None:
    assert [number.text for number in numbers("a 12 b 34", [Span(2, 3)])] == ["34"]


def test_pairs_are_made_by_form_before_meaning() -> None:
    asked, there = numbers("1.500 y 1.5 y 70"), numbers("1.5 and 1,500 and 71")
    pairs, missing, left = paired(asked, there, ["1,500", "1.5", "70"])
    assert [(one.text, two.text) for one, two in pairs] == [("1.500", "1,500"), ("1.5", "1.5")]
    assert ([n.text for n in missing], [n.text for n in left]) == (["70"], ["71"])


def test_as_many_forms_as_numbers() -> None:
    with pytest.raises(ValueError, match="zip"):
        paired(numbers("5 y 6"), [], ["5"])


@given(st.text(alphabet="0123456789.,' \u00a0aºh:", max_size=30))
@settings(deadline=None, max_examples=200)
def test_every_digit_is_read_once(text: str) -> None:
    found = numbers(text)
    assert "".join(number.digits for number in found) == "".join(filter(str.isdigit, text))
    assert all(number.span.of(text) == number.text and number.readings for number in found)
