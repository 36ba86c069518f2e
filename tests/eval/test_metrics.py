import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.errors import DataError, UsageError
from eval.metrics import interval, resampled, say_lines, score, statistics, summarise

HYPOTHESES = [
    "The cat sat on the mat.",
    "He does not know who paid for it.",
    "",
    "Close to 88 million people will vote, the institute said.",
    "the ads were deleted in december",
]
REFERENCES = [
    "The cat sat upon the mat.",
    "He does not know who was paying.",
    "Nobody came.",
    "Close to 88 million people will be able to vote.",
    "The ads were deleted in December.",
]
OTHERS = [
    "A cat was sitting on the mat.",
    "He doesn't know who paid.",
    "No one came.",
    "Some 88 million people may vote, according to the institute.",
    "The advertisements were removed in December.",
]


def sacrebleu(folder: Path, *options: str, references: tuple[list[str], ...]) -> list[dict]:
    """Run the sacrebleu command on the texts above; its JSON as a list."""
    paths = []
    for number, lines in enumerate(references):
        path = folder / f"ref{number}"
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        paths.append(str(path))
    hyp = folder / "hyp"
    hyp.write_text("".join(f"{line}\n" for line in HYPOTHESES), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "sacrebleu", *paths, "-i", str(hyp), "-w", "10", *options],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    made = json.loads(done.stdout)
    return made if isinstance(made, list) else [made]


@pytest.mark.parametrize(
    ("names", "options"),
    [
        (["bleu", "chrf", "ter"], ["-m", "bleu", "chrf", "ter"]),
        (["chrf++"], ["-m", "chrf", "--chrf-word-order", "2"]),
    ],
)
@pytest.mark.parametrize("references", [(REFERENCES,), (REFERENCES, OTHERS)])
def test_scores_agree_with_the_sacrebleu_command_to_the_last_digit(
    tmp_path: Path, names: list[str], options: list[str], references: tuple[list[str], ...]
) -> None:
    theirs = sacrebleu(tmp_path, *options, "--confidence", references=references)
    ours = score(HYPOTHESES, references, names, confidence=1000)
    for mine, other in zip(ours, theirs, strict=True):
        assert round(mine.value, 10) == other["score"]
        assert mine.signature == other["signature"]
        assert mine.mean == pytest.approx(other["confidence_mean"], abs=1e-5)
        assert mine.high - mine.mean == pytest.approx(other["confidence_var"], abs=1e-5)


def test_signatures_say_how_to_repeat_the_score() -> None:
    scores = score(HYPOTHESES, REFERENCES, ["bleu", "chrf", "chrf++", "ter"])
    assert [found.signature for found in scores] == [
        "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0",
        "nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0",
        "nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0",
        "nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0",
    ]
    assert "bs:50|seed:12345" in score(HYPOTHESES, REFERENCES, ["bleu"], confidence=50)[0].signature


def test_a_worked_number() -> None:
    # one word of four changed, no shift: one edit over four words
    found = score(["one two three five"], ["one two three four"], ["ter"])[0]
    assert found.value == 25.0
    assert score(["Equal."], ["Equal."], ["bleu", "chrf"])[1].value == 100.0


def test_segment_scores_are_those_of_single_sentences() -> None:
    whole = score(HYPOTHESES, REFERENCES, ["chrf"], segments=True)[0]
    alone = [
        score([hyp], [ref], ["chrf"])[0].value
        for hyp, ref in zip(HYPOTHESES, REFERENCES, strict=True)
    ]
    assert list(whole.segments) == alone
    assert whole.segments[2] == 0.0


def test_groups_score_as_if_they_were_scored_alone() -> None:
    counted = statistics(HYPOTHESES, REFERENCES, "bleu")
    rows = [0, 1, 3]
    alone = score([HYPOTHESES[i] for i in rows], [REFERENCES[i] for i in rows], ["bleu"])[0]
    assert summarise(counted, rows=rows).value == alone.value
    assert summarise(counted, rows=rows).count == 3


def test_unequal_lengths_name_both_sides_and_both_counts() -> None:
    with pytest.raises(DataError) as caught:
        score(["a", "b", "c"], ["a"], names=("out.en", "ref.en"))
    assert str(caught.value) == (
        "out.en has 3 lines and ref.en has 1; line n of one must belong to line n of the other"
    )
    with pytest.raises(DataError, match=r"^hypotheses has 2 lines and references 2 has 1; "):
        score(["a", "b"], [["a", "b"], ["a"]])


@pytest.mark.parametrize(
    ("hypotheses", "references", "message"),
    [
        ([], [], "hypotheses: is empty; there is nothing to score"),
        (["a"], [], "there are no references to score against"),
        (
            ["a", "b", "c"], ["a", " ", ""],
            "references: lines 2 and 3 have no text to score against; "
            "write the reference or drop the line on all sides",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_scored_is_said(
    hypotheses: list[str], references: list[str], message: str
) -> None:
    with pytest.raises(DataError) as caught:
        score(hypotheses, references)
    assert str(caught.value) == message


def test_an_unknown_metric_lists_the_known_ones() -> None:
    with pytest.raises(UsageError) as caught:
        score(["a"], ["a"], ["rouge"])
    assert str(caught.value) == "unknown metric 'rouge'; known: bleu, chrf, chrf++, comet, ter"


def test_one_string_is_no_list_of_lines() -> None:
    with pytest.raises(TypeError, match="lists of strings"):
        score("abc", ["abc"])


def test_a_missing_second_reference_counts_as_missing() -> None:
    partly = score(["a b c d", "e f g h"], [["a b c d", "e f g h"], ["a b c d", ""]], ["bleu"])[0]
    assert partly.value == pytest.approx(100.0)
    assert partly.signature.startswith("nrefs:var|")


def test_resamples_are_sacrebleus_own_although_drawn_one_at_a_time() -> None:
    from sacrebleu.significance import _bootstrap_resample

    counted = statistics(HYPOTHESES * 9, REFERENCES * 9, "bleu")
    _, theirs = _bootstrap_resample(counted.counts, counted.metric, 60)
    assert list(resampled(counted, 60)) == [found.score for found in theirs]


@given(st.lists(st.floats(0, 100), min_size=40, max_size=200))
@settings(deadline=None, max_examples=50)
def test_the_interval_holds_its_mean(values: list[float]) -> None:
    mean, low, high = interval(values)
    assert low <= mean <= high
    assert high - low <= max(values) - min(values) + 1e-9


def test_lines_are_named_for_people() -> None:
    assert say_lines([2]) == "line 3"
    assert say_lines([0, 4]) == "lines 1 and 5"
    assert say_lines(list(range(40))) == "lines 1, 2, 3, 4, 5 … (40 in all)"
