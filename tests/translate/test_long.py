from hypothesis import given
from hypothesis import strategies as st

from corpora.values import Span
from translate.long import clause, cut, divided


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


def test_a_tab_ends_what_is_translated_at_once() -> None:
    text = " Nombre completo\t\tEdad \t Ciudad. Otra"
    parts = [part.span.of(text) for part in divided(text, "es", words, 9)]
    assert parts == ["Nombre completo", "Edad", "Ciudad.", "Otra"]
    (part,) = divided("uno\tdos", "es", words, 9, [Span(2, 5)])
    assert part.span == Span(0, 7)


@given(st.text(alphabet="ab ,.;\n¿é", max_size=300), st.integers(1, 20))
def test_nothing_is_lost_and_nothing_is_too_long(text: str, limit: int) -> None:
    parts = cut(text, len, limit)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(len(part) <= limit and part == part.strip() for part in parts)


@given(
    st.text(alphabet="aB ,.;!¿é\n\t", max_size=200),
    st.integers(1, 60),
    st.lists(st.tuples(st.integers(0, 200), st.integers(1, 20)), max_size=4),
)
def test_parts_of_a_text_hold_all_of_it_and_leave_what_is_kept_whole(
    text: str, limit: int, some: list[tuple[int, int]]
) -> None:
    kept: list[Span] = []
    for start, size in sorted(some):
        span = Span(start, start + size)
        apart = not kept or kept[-1].end <= span.start
        if span.end <= len(text) and not span.of(text).isspace() and apart:
            kept.append(span)
    parts = divided(text, "es", len, limit, kept)
    borders = [at for part in parts for at in (part.span.start, part.span.end)]
    assert borders == sorted(borders)
    inside = {at for part in parts for at in part.span}
    assert all(at in inside for at, letter in enumerate(text) if not letter.isspace())
    for span in kept:
        assert not any(span.start < at < span.end for at in borders)
    for part in parts:
        alone = any(span.start <= part.span.start and part.span.end <= span.end for span in kept)
        assert len(part.span) <= limit or alone or part.span.of(text).strip() != part.span.of(text)


def test_sentences_come_first_and_only_long_ones_are_cut() -> None:
    text = "El Sr. Pérez vino. ¿Y tú, que lo sabías desde ayer, no dijiste nada? No."
    parts = divided(text, "es", len, 30)
    assert [(part.span.of(text), part.cut) for part in parts] == [
        ("El Sr. Pérez vino.", False),
        ("¿Y tú, que lo", True),
        ("sabías desde ayer,", True),
        ("no dijiste nada?", True),
        ("No.", False),
    ]
    assert [part.span.of(text) for part in divided(text, "fr", len, 99)] == [text]


def test_a_part_of_a_sentence_begins_small_and_does_not_end() -> None:
    assert clause("que vino ayer,", "Who came yesterday,", True) == "who came yesterday,"
    assert clause("que vino ayer", "Who came yesterday.", False) == "Who came yesterday"
    assert clause("García vino.", "García came.", True) == "García came."
    assert clause("la OEA", "OAS", True) == "OAS"
    assert clause("yo", "I", True) == "I"


def test_a_long_text_is_not_read_again_for_each_cut() -> None:
    """The characters looked at grow with the length, not with its square."""

    def seen(size: int) -> int:
        counted = 0

        def length(part: str) -> int:
            nonlocal counted
            counted += len(part)
            return len(part)

        divided("palabra " * size, "es", length, 100)
        return counted

    assert seen(32_000) < 12 * seen(4_000)
