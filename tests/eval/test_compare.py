import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.errors import DataError
from eval.buckets import buckets, ngram_changes
from eval.compare import compare, meaning, p_said, verdict
from eval.compare_report import (
    comparison_as_html,
    comparison_as_json,
    comparison_as_markdown,
    write_comparison,
)
from eval.metrics import statistics
from eval.paired import paired_bootstrap, randomization
from eval.worddiff import diff_html, diff_markdown, word_diff

REFERENCES = [
    "The mayor read a letter.", "Nobody came late.", "It cost 300 pesos.", "“No,” said Ocampo.",
    "The night was long.",
    "They counted the votes twice.", "The road to Puebla was closed.", "Rain fell all day.",
] * 6  # fmt: skip
GOOD = [line.replace("long", "very long") for line in REFERENCES]
BAD = [
    line.replace("The ", "Some ").replace("ed", "ing").replace("late", "lately")
    for line in REFERENCES
]


@pytest.mark.parametrize("metric", ["bleu", "chrf"])
def test_both_tests_repeat_sacrebleus_figures(metric: str) -> None:
    from sacrebleu.significance import PairedTest

    one, two = statistics(GOOD, REFERENCES, metric), statistics(BAD, REFERENCES, metric)
    for kind, trials in (("bs", 100), ("ar", 600)):
        theirs = PairedTest(
            [("a", GOOD), ("b", BAD)],
            {"m": one.metric},
            [REFERENCES],
            test_type=kind,
            n_samples=trials,
        )()[1]
        p = next(values for name, values in theirs.items() if name != "System")[1].p_value
        ours = (
            paired_bootstrap(one, two, trials).p
            if kind == "bs"
            else randomization(one, two, trials)
        )
        assert ours == p


def test_a_worse_system_is_said_to_be_worse_and_an_equal_one_the_same() -> None:
    made = compare({"good": GOOD, "bad": BAD, "twin": GOOD}, REFERENCES, resamples=100, trials=200)
    bad, twin = made.systems
    assert (made.base, made.count) == ("good", 48)
    for found in bad.differences:
        assert (
            found.significant and not found.better and found.low <= found.change <= found.high < 0
        )
        assert verdict(found).startswith(
            f"{'BLEU' if found.metric == 'bleu' else 'chrF'} is worse by "
        )
    assert (bad.wins, bad.losses, bad.ties) == (6, 24, 18)
    assert [verdict(found) for found in twin.differences] == [
        "BLEU is the same",
        "chrF is the same",
    ]
    assert [(x.p_bootstrap, x.p_randomization, x.significant) for x in twin.differences] == [
        (1.0, 1.0, False)
    ] * 2
    assert (twin.wins, twin.ties, twin.losses, twin.changed) == (0, 48, 0, ())


def test_the_greatest_loss_comes_first() -> None:
    changed = (
        compare({"good": GOOD, "bad": BAD}, REFERENCES, resamples=100, trials=100)
        .systems[0]
        .changed
    )
    assert [x.change for x in changed] == sorted(x.change for x in changed)
    assert changed[0].base in GOOD and changed[0].system in BAD


@pytest.mark.parametrize(
    ("metric", "change", "said"),
    [
        ("chrf", 0.3, "a difference of 0.30 chrF says little: people agree with one so small "
                      "in less than 60 % of system pairs"),
        ("chrf", -1.7, "people agree with a difference of 1.70 chrF in about 80 % of system pairs or more"),
        ("bleu", 9.0, "people agree with a difference of 9.00 BLEU in about 80 % of system pairs or more"),
        ("ter", 2.0, "for TER there is no table of how often people agree"),
    ],
)  # fmt: skip
def test_what_a_difference_means(metric: str, change: float, said: str) -> None:
    assert meaning(metric, change) == said


def test_groups_and_words() -> None:
    found = buckets(REFERENCES, "en")
    assert set(found) == {"1–10 words", "with numbers", "with names", "with quotation marks"}
    assert [REFERENCES[row] for row in found["with numbers"]] == ["It cost 300 pesos."] * 6
    lost, won = ngram_changes(["a b c"], ["a x y"], ["a b c x"])
    assert lost == [("a b c", -1)] and won == [("x", 1)]


def test_two_systems_at_least_and_equal_lengths() -> None:
    with pytest.raises(DataError, match=r"^a comparison needs two systems or more, there is 1$"):
        compare({"a": GOOD}, REFERENCES)
    with pytest.raises(DataError, match=r"^b has 2 lines and the reference side has 48; "):
        compare({"a": GOOD, "b": ["x", "y"]}, REFERENCES)


def test_no_probability_is_said_to_be_zero() -> None:
    assert [p_said(p) for p in (0.0001, 0.00099, 0.001, 0.05, 1.0)] == [
        "< 0.001", "< 0.001", "= 0.001", "= 0.050", "= 1.000",
    ]  # fmt: skip


def test_reports_in_three_forms(tmp_path: Path) -> None:
    nasty = [*BAD[:-1], "<script>x</script> & | `y`"]
    made = compare({"good": GOOD, "<b>": nasty}, REFERENCES, resamples=100, trials=100)
    html = comparison_as_html(made, lang="en")
    assert (
        "<script" not in html and "&lt;script" in html and "http" not in html and "src=" not in html
    )
    assert ">below -35</text>" in html and ">+35 or more</text>" in html
    assert html.count("<svg") == 2 and "Where to look first: the greatest losses" in html
    markdown = comparison_as_markdown(made)
    assert r"\|" in markdown and r"\<" in markdown and "| BLEU |" in markdown
    held = json.loads(json.dumps(comparison_as_json(made)))
    assert held["systems"][0]["changed"][0]["line"] >= 1
    assert held["systems"][0]["differences"][0]["verdict"].startswith("BLEU is worse by")
    write_comparison(tmp_path / "c.html", made, lang="en")
    assert (tmp_path / "c.html").read_text(encoding="utf-8") == html


@given(st.text(max_size=80), st.text(max_size=80))
@settings(deadline=None, max_examples=100)
def test_a_word_diff_holds_both_texts(old: str, new: str) -> None:
    changes = word_diff(old, new)
    assert "".join(text for kind, text in changes if kind != "+") == old
    assert "".join(text for kind, text in changes if kind != "-") == new


def test_a_word_diff_reads_well() -> None:
    changes = word_diff("He paid 70 pesos.", "He paid 75 pesos & left.")
    assert diff_html(changes) == (
        "<bdi>He paid <del>70</del><ins>75</ins> pesos<ins> &amp; left</ins>.</bdi>"
    )
    assert diff_markdown(changes) == "He paid ~~70~~**75** pesos **& left**."
