"""Tokens and numbers of both languages."""

import pytest

from align.tokens import canonical_number, token_table, tokens


@pytest.mark.parametrize(
    ("spanish", "english", "canonical"),
    [
        ("1.250", "1,250", "1250"),
        ("1.234,5", "1,234.5", "1234.5"),
        ("1.234.567", "1,234,567", "1234567"),
        ("3,14", "3.14", "3.14"),
        ("10.30", "10:30", "10.30"),
        ("2018", "2018", "2018"),
        ("1.234.567,89", "1,234,567.89", "1234567.89"),
        (
            "0,125",
            "0.125",
            "0125",
        ),  # three digits are thousands: wrong here, but the same on both sides
    ],
)
def test_numbers_have_one_spelling(spanish, english, canonical):
    assert canonical_number(spanish) == canonical_number(english) == canonical


def test_words_marks_and_scripts():
    assert tokens("¿Qué? «El 21% de Bogotá» don't") == [
        "qué",
        "el",
        "21",
        "de",
        "bogotá",
        "don",
        "t",
    ]
    assert tokens("日本語 text") == ["日", "本", "語", "text"]
    assert tokens("…—!") == []


def test_table_parts_and_joins():
    table = token_table(["uno dos", "", "dos tres"])
    assert table.words == ["uno", "dos", "tres"]
    assert table.ids.tolist() == [0, 1, 1, 2]
    assert table.lengths.tolist() == [2, 0, 2]
    assert table.part(1, 3).ids.tolist() == [1, 2]
    assert table.part(1, 3).lengths.tolist() == [0, 2]
    joined = table.joined([(0, 1), (1, 3)])
    assert joined.lengths.tolist() == [2, 2]
    assert table.counts.tolist() == [1, 2, 1]
