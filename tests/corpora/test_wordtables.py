"""Translation tables between words: written small, read in both directions."""

import lzma
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora import wordtables
from corpora.errors import DataError

WORDS = st.text(st.characters(categories=("Ll",)), min_size=1, max_size=8)
PROBABILITIES = st.floats(2**-10, 1)


@settings(max_examples=30, deadline=None)
@given(
    st.dictionaries(
        st.tuples(WORDS, WORDS), st.tuples(PROBABILITIES, PROBABILITIES), min_size=1, max_size=20
    )
)
def test_a_table_serves_both_directions(
    tmp_path_factory: pytest.TempPathFactory, pairs: dict[tuple[str, str], tuple[float, float]]
) -> None:
    folder = tmp_path_factory.mktemp("table")
    wordtables.save(folder / "words-es-en.xz", pairs, "es-en")
    there = wordtables.load(folder, "words", "es", "en")
    back = wordtables.load(folder, "words", "en", "es")
    assert there is not None and back is not None
    assert {(one, two) for one, items in there.items() for two in items} == set(pairs)
    for (one, two), (forward, reverse) in pairs.items():
        assert there[one][two] == back[two][one][::-1]
        assert there[one][two] == pytest.approx((forward, reverse), rel=0.06)


@given(st.lists(WORDS, unique=True, min_size=1), st.text("abc", max_size=3))
def test_words_are_found_by_how_they_begin(words: list[str], start: str) -> None:
    table = wordtables.Table(dict.fromkeys([*words, "abc", "ab"], "(((x"))
    assert list(table.beginning(start)) == sorted(w for w in table if w.startswith(start))


def test_a_pair_without_a_table_has_none(tmp_path: Path) -> None:
    assert wordtables.load(tmp_path, "words", "es", "fr") is None


def test_a_table_of_another_version_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "words-es-en.xz").write_bytes(lzma.compress(b"careo-lexicon 9 es-en\na\tb"))
    with pytest.raises(DataError, match=r"words-es-en\.xz: is not a lexicon of this version"):
        wordtables.load(tmp_path, "words", "es", "en")
