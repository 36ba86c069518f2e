from hypothesis import given
from hypothesis import strategies as st

from translate.long import cut


def words(text: str) -> int:
    return len(text.split())


def test_short_text_is_left_alone() -> None:
    assert cut("Un texto corto.", words, 3) == ["Un texto corto."]


def test_sentence_ends_come_before_commas_and_commas_before_spaces() -> None:
    text = "Uno dos, tres cuatro cinco seis. Siete ocho, nueve diez once"
    assert cut(text, words, 6) == [
        "Uno dos, tres cuatro cinco seis.",
        "Siete ocho, nueve diez once",
    ]
    assert cut("uno dos tres, cuatro cinco seis", words, 4) == [
        "uno dos tres,",
        "cuatro cinco seis",
    ]


def test_decimal_commas_are_no_clause_marks() -> None:
    assert cut("el tipo subió 1,25 puntos", words, 3) == ["el tipo subió", "1,25 puntos"]


def test_one_endless_word_is_cut_by_characters() -> None:
    assert cut("a" * 1000, len, 300) == ["a" * 250] * 4


@given(st.text(alphabet="ab ,.;\n¿é", max_size=300), st.integers(1, 20))
def test_nothing_is_lost_and_nothing_is_too_long(text: str, limit: int) -> None:
    parts = cut(text, len, limit)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(len(part) <= limit and part == part.strip() for part in parts)
