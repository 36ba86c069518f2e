"""What every check reads: tokens with their places, and the words that one slip of the hand makes."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.documents import document_from_lines
from corpora.values import Span
from eval.checks.slips import LETTERS, frequent, is_slip, slips_of
from eval.checks.texts import TOKEN, Text

LINE = st.text(
    st.sampled_from("aéÑxs’'19.,:/ \u00a0\u202f_—«»“”¿?()ЖΣσ日\u0301²٣"), max_size=40
).filter(str.strip)


def text_of(line: str) -> Text:
    document = document_from_lines([line], "es")
    return Text(document, Span(0, len(document.segments)))


@given(LINE)
@settings(max_examples=300, deadline=None)
def test_tokens_hold_all_but_the_space_and_know_their_places(line: str) -> None:
    text = text_of(line)
    assert [text.text[at : text.end(token)] for token, at in enumerate(text.starts)] == text.forms
    assert text.starts == [match.start() for match in TOKEN.finditer(text.text)]
    # a number may hold a no-break space, as in "1 000"
    assert "".join("".join(text.forms).split()) == "".join(text.text.split())
    assert [form.lower().replace("’", "'") for form in text.forms] == text.lowers
    assert text.words == set(text.lowers)
    assert text.numeric == any(letter.isdecimal() for letter in text.text)


def test_a_word_keeps_its_apostrophes_and_a_number_its_marks() -> None:
    line = "L’Hospitalet's mayor won’t pay 1.500,50 € by 9:30 — naïve Жук_x."
    assert text_of(line).forms == [
        "L’Hospitalet's", "mayor", "won’t", "pay", "1.500,50", "€", "by", "9:30", "—", "naïve", "Жук",
        "_", "x", ".",
    ]  # fmt: skip


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_slip_that_counts_is_among_those_made(lang: str) -> None:
    draw = random.Random(5)
    letters = LETTERS[lang]
    made = 0
    for meant in draw.sample(sorted(frequent(lang)), 3000):
        at = draw.randrange(len(meant))
        after = meant[at + 1 :]
        word = {
            0: meant[:at] + after,
            1: meant[:at] + draw.choice(letters) + after,
            2: meant[:at] + draw.choice(letters) + meant[at:],
            3: meant[:at] + meant[at + 1 : at + 2] + meant[at] + meant[at + 2 :],
        }[draw.randrange(4)]
        if len(word) >= 4 and word != meant and is_slip(word, meant):
            made += 1
            assert meant in slips_of(word, lang), (word, meant)
    assert made > 500
