"""Words without case and marks."""

import pytest

from corpora.folding import folded, unmarked


@pytest.mark.parametrize(
    ("word", "bare", "plain"),
    [
        ("Bogotá", "Bogota", "bogota"),
        ("ÑANDÚ", "NANDU", "nandu"),
        ("Straße", "Straße", "strasse"),
        ("e\u0301l", "el", "el"),
        ("ABC", "ABC", "abc"),
        ("", "", ""),
    ],
)
def test_case_and_marks_go(word: str, bare: str, plain: str) -> None:
    assert (unmarked(word), folded(word)) == (bare, plain)
