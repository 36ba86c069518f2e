"""Punctuation as evidence."""

import numpy as np
import pytest

from align import align
from align.features import Evidence
from align.lattice import TYPES
from align.marks import BARE, CLOSED, COLON, COMMA, EXCLAMATION, QUESTION, ending, marks_of
from tests.align.conftest import document, ids


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Se acabó.", CLOSED),
        ("«Se acabó», dijo…»", CLOSED),
        ("“Is it over?”", QUESTION),
        ("¡Madre de Dios!—", EXCLAMATION),
        ("El texto dice:", COLON),
        ("pan y vino;", COMMA),
        ("TÍTULO PRIMERO", BARE),
        ("これは何ですか？", QUESTION),
        ("終わり。", CLOSED),
        ("", BARE),
        ("***", BARE),
    ],
)
def test_endings(text, kind):
    assert ending(text) == kind


def slow(source, target, i, n, j, m):
    """The features of one bead, from its texts."""
    s, t = source[i : i + n], target[j : j + m]
    a, b = ending(s[-1]), ending(t[-1])
    joints = [ending(x) >= COLON for side in (s, t) for x in side[:-1]]
    return [
        -min(abs(" ".join(s).count("?") - " ".join(t).count("?")), 2),
        -min(abs(" ".join(s).count("!") - " ".join(t).count("!")), 2),
        float(a == b),
        float((a >= COLON) != (b >= COLON)),
        sum(joints),
    ]


def test_features_of_joins_are_those_of_the_joined_text():
    source = ["¿Qué?", "Nada,", "dijo él:", "¡vete!", "TÍTULO", "Fin."]
    target = ["What?", "Nothing, he said: go!", "Why?", "TITLE", "The end."]
    lengths = [np.array([len(x) for x in side], dtype=float) for side in (source, target)]
    evidence = Evidence(
        *lengths, 1.0, 5.0, source_marks=marks_of(source), target_marks=marks_of(target)
    )
    features = evidence.window(0, 6, 0, 5)
    at = evidence.names().index("question")
    for k, (n, m) in enumerate(TYPES):
        for i in range(6 - n + 1):
            for j in range(5 - m + 1):
                found = features[at : at + 5, k, i, j].tolist()
                assert found == slow(source, target, i, n, j, m), (i, n, j, m)


def test_a_heading_in_two_lines_is_one_bead():
    source = ["TÍTULO SEGUNDO", "De la información pública", "La información es de todos."]
    target = ["TITLE TWO: ON PUBLIC INFORMATION", "Information belongs to everybody."]
    assert ids(align(document(source, "es"), document(target, "en"))) == [([0, 1], [0]), ([2], [1])]
