"""Joins computed from single segments must equal joins of the text itself."""

import math

import numpy as np
import pytest

from align.coverage import LAMBDA, Channel
from align.features import Evidence
from align.lattice import TYPES
from align.links import form_links, make_links
from align.tokens import token_table
from tests.align.conftest import ENGLISH, SPANISH


def channel(source, target):
    first, second = token_table(source), token_table(target)
    return Channel(
        "lexicon",
        first,
        second,
        make_links(len(first.words), len(second.words), [form_links(first, second)]),
    )


def slow(ch, i, n, j, m):
    """The same score word by word."""
    links = {
        (int(u), int(v)): (float(f), float(r))
        for u, v, f, r in zip(
            ch.links.source, ch.links.target, ch.links.forward, ch.links.reverse, strict=True
        )
    }
    s = ch.source.ids[ch.source.starts[i] : ch.source.starts[i + n]].tolist()
    t = ch.target.ids[ch.target.starts[j] : ch.target.starts[j + m]].tolist()
    total = 0.0
    for words, others, weights, flip in (
        (t, s, ch.target_weights, False),
        (s, t, ch.source_weights, True),
    ):
        for w in words:
            if not weights[w]:
                continue
            p = sum(
                links.get((w, o) if flip else (o, w), (0.0, 0.0))[1 if flip else 0] for o in others
            )
            total += math.log(LAMBDA + (1 - LAMBDA) * p / (len(others) + 1) * float(weights[w]))
    return total


def test_every_join_equals_the_joined_text():
    ch = channel(SPANISH, ENGLISH)
    lengths = [np.array([len(x) for x in side], dtype=float) for side in (SPANISH, ENGLISH)]
    evidence = Evidence(*lengths, 1.0, 5.0, {"lexicon": ch})
    features = evidence.window(0, 8, 0, 8)
    at = evidence.names().index("lexicon")
    for k, (n, m) in enumerate(TYPES):
        for i in range(8 - n + 1):
            for j in range(8 - m + 1):
                expected = slow(ch, i, n, j, m)
                assert features[at, k, i, j] == pytest.approx(expected, abs=1e-3), (i, n, j, m)


def test_a_part_scores_as_the_whole():
    ch = channel(SPANISH, ENGLISH)
    whole = ch.window(2, 7, 1, 6)
    part = ch.part(2, 7, 1, 6).window(0, 5, 0, 5)
    for a, b in zip(whole, part, strict=True):
        assert np.allclose(a, b, atol=1e-5)
