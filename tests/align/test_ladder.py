"""Ladder files: round trips and every kind of broken line."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.ladder import LadderBead, format_bead, parse_ladder, read_beads, write_beads
from corpora.errors import DataError
from corpora.values import Bead, Span

probabilities = st.none() | st.integers(0, 10_000).map(lambda k: k / 10_000)


@st.composite
def ladders(draw):
    beads, i, j = [], 0, 0
    for _ in range(draw(st.integers(1, 12))):
        n, m = draw(st.integers(0, 4)), draw(st.integers(0, 4))
        beads.append(
            LadderBead(tuple(range(i, i + n)), tuple(range(j, j + m)), draw(probabilities))
        )
        i, j = i + n, j + m
    return beads


@given(ladders())
@settings(deadline=None, max_examples=50)
def test_round_trip(beads):
    out = io.StringIO()
    write_beads(beads, out)
    assert parse_ladder(out.getvalue().split("\n")) == beads


def test_form():
    assert format_bead(Bead(Span(0, 1), Span(0, 2), 0.98)) == "[0]:[0, 1]:0.9800"
    assert format_bead(Bead(Span(3, 3), Span(2, 3))) == "[]:[2]"


def test_reads_spacing_and_empty_lines(tmp_path):
    path = tmp_path / "x.ladder"
    path.write_text("[0]:[0,1] : 0.5\n\n[ 1, 2 ]:[]\n", encoding="utf-8")
    assert read_beads(path) == [LadderBead((0,), (0, 1), 0.5), LadderBead((1, 2), ())]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("0:0", "x, line 2: '0:0' is not a bead; write it as [0]:[0, 1]:0.98"),
        ("[1][1]", "x, line 2: '[1][1]' is not a bead; write it as [0]:[0, 1]:0.98"),
        ("[1,,2]:[1]", "x, line 2: ids must be numbers with commas between them"),
        ("[2, 1]:[1]", "x, line 2: source ids must rise: [2, 1]"),
        ("[1]:[0]", "x, line 2: target id 0 is already in line 1"),
        (
            "[1]:[1]:1.7",
            "x, line 2: third field '1.7' is not a probability in [0, 1]; leave it out if it is a cost",
        ),
        (
            "[1]:[1]:nan",
            "x, line 2: third field 'nan' is not a probability in [0, 1]; leave it out if it is a cost",
        ),
    ],
)
def test_broken_lines(line, message):
    with pytest.raises(DataError) as error:
        parse_ladder(["[0]:[0]", line], "x")
    assert str(error.value) == message
