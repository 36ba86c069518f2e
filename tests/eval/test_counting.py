"""Fast counting gives sacreBLEU's own statistics, whatever the text."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sacrebleu.metrics import BLEU, CHRF

from eval import counting
from eval.counting import count_segments

WORDS = st.lists(
    st.sampled_from(["a", "b", "la", "no", "Él", "x,", "3,5", "", "¿qué?"]), max_size=9
)
LINES = st.one_of(WORDS.map(" ".join), st.text(max_size=30))


def metrics() -> list[tuple[str, BLEU | CHRF]]:
    return [("bleu", BLEU()), ("chrf", CHRF()), ("chrf++", CHRF(word_order=2))]


@given(st.lists(st.tuples(LINES, LINES), min_size=1, max_size=8))
@settings(deadline=None, max_examples=80)
def test_counts_are_sacrebleus(pairs: list[tuple[str, str]]) -> None:
    hypotheses, references = [a for a, _ in pairs], [b for _, b in pairs]
    for name, metric in metrics():
        theirs = metric._extract_corpus_statistics(hypotheses, [references])
        ours = count_segments(metric, name, hypotheses, [references])
        assert ours.tolist() == theirs
        assert metric.num_refs == 1


def test_many_different_characters_and_long_texts() -> None:
    wild = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 3000))
    hypotheses = [wild, "casa", wild[:700] + wild[:700], ""]
    references = [wild[5:], "casas", wild[:900], "x"]
    for name, metric in metrics():
        theirs = metric._extract_corpus_statistics(hypotheses, [references])
        assert count_segments(metric, name, hypotheses, [references]).tolist() == theirs


def test_chunks_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    hypotheses = [f"line {number} of the text" for number in range(50)]
    references = [f"line {number + number % 3} of a text" for number in range(50)]
    others: list[str | None] = [None if number % 2 else "a line" for number in range(50)]
    for name, metric in metrics():
        whole = count_segments(metric, name, hypotheses, [references])
        several = count_segments(metric, name, hypotheses, [references, others])
        assert metric.num_refs == -1
        monkeypatch.setattr(counting, "CHUNK", 7)
        assert np.array_equal(count_segments(metric, name, hypotheses, [references]), whole)
        assert np.array_equal(
            count_segments(metric, name, hypotheses, [references, others]), several
        )
        monkeypatch.undo()
