"""The word that fits a number."""

import pytest

from corpora.wording import Counting


@pytest.mark.parametrize(
    ("value", "said"), [(1, "1 pair"), ("1", "1 pair"), (0, "0 pairs"), (21, "21 pairs")]
)
def test_a_number_brings_its_word(value, said):
    assert Counting().format("{n:pair|pairs}", n=value) == said


def test_what_is_no_choice_is_formatted_as_ever():
    assert Counting().format("{} of {total:.1f}: {{x}}", "½|b", total=2) == "½|b of 2.0: {x}"
