"""Joins computed from single segments must equal joins of the text itself."""

import math

import numpy as np
import pytest

from align.coverage import ABSENT, LAMBDA, Channel
from align.features import FIRM, ROOT, Evidence, path_features
from align.lattice import TYPES
from align.links import form_links, make_links
from align.pair import Side, TextPair
from align.tokens import token_table
from tests.align.conftest import ENGLISH, SPANISH, document


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


def slow_segments(ch, i, n, j, m):
    """Nats and counted words of every segment of a bead, word by word."""
    links = {
        (int(u), int(v)): (float(f), float(r))
        for u, v, f, r in zip(
            ch.links.source, ch.links.target, ch.links.forward, ch.links.reverse, strict=True
        )
    }

    def words(table, k):
        return table.ids[table.starts[k] : table.starts[k + 1]].tolist()

    sides = (
        (ch.target, range(j, j + m), ch.source, range(i, i + n), ch.target_weights, False),
        (ch.source, range(i, i + n), ch.target, range(j, j + m), ch.source_weights, True),
    )
    for table, mine, other, theirs, weights, flip in sides:
        others = [o for k in theirs for o in words(other, k)]
        for k in mine:
            nats = counted = 0.0
            for w in words(table, k):
                if weights[w]:
                    p = sum(links.get((w, o) if flip else (o, w), (0.0, 0.0))[flip] for o in others)
                    counted += 1
                    nats += math.log(
                        LAMBDA + (1 - LAMBDA) * p / (len(others) + 1) * float(weights[w])
                    )
            yield nats, counted


def test_the_least_explained_segment_and_the_roots():
    ch = channel(SPANISH, ENGLISH)
    lengths = [np.array([len(x) for x in side], dtype=float) for side in (SPANISH, ENGLISH)]
    evidence = Evidence(*lengths, 1.0, 5.0, {"lexicon": ch})
    features = evidence.window(0, 8, 0, 8)
    at = evidence.names().index("lexicon_root")
    for k, (n, m) in enumerate(TYPES):
        for i, j in ((0, 0), (2, 1), (8 - n, 8 - m)):
            parts = list(slow_segments(ch, i, n, j, m))
            least = min(nats / (counted + 2) for nats, counted in parts)
            roots = sum(max(-ROOT, min(ROOT, x / math.sqrt(c + 2))) for x, c in parts)
            expected = [roots, min(least, 0.0), max(0.0, min(least, FIRM))]
            assert features[at : at + 3, k, i, j].tolist() == pytest.approx(expected, abs=1e-3)


def test_a_known_word_without_a_counterpart_speaks_against_every_bead():
    source, target = document(SPANISH[:2], "es"), document(ENGLISH[:2], "en")
    plain = TextPair(Side.of(source), Side.of(target), ("length", "lexicon"), 5.0)
    added = TextPair(
        Side.of(source),
        Side.of(document([f"{ENGLISH[0]} Rhubarb picture zyxwv!", ENGLISH[1]], "en")),
        ("length", "lexicon"),
        5.0,
    )
    words = dict(zip(added.target_tokens.words, added.lexicon.target_says.tolist(), strict=True))
    assert words["council"] == 1.0
    assert words["picture"] == ABSENT
    assert words["zyxwv"] == 0.0
    scores = [
        pair.evidence().window(0, 2, 0, 2)[2, 0, 0, 0] - nats
        for pair, nats in ((plain, 0.0), (added, ABSENT * math.log(LAMBDA)))
    ]
    assert scores[1] < scores[0]


def test_the_length_ratio_is_not_misled_by_what_one_side_lacks():
    many = [f"{line} {line}" for _ in range(4) for line in ENGLISH]
    pair = TextPair(
        Side.of(document(SPANISH, "es")), Side.of(document(many, "en")), ("length",), 5.0
    )
    assert pair.ratio == pytest.approx(1.4)
    pair.learn([(k, k, 1, 1) for k in range(8)])
    assert 1.5 < pair.ratio < 2.5
    dense = ["你好世界你好" for _ in SPANISH]
    pair = TextPair(
        Side.of(document(SPANISH, "es")), Side.of(document(dense, "zh")), ("length",), 5.0
    )
    assert pair.ratio == 0.25


def test_features_of_a_path_are_those_of_the_band_and_hold_nothing_else():
    pair = TextPair(
        Side.of(document(SPANISH, "es")),
        Side.of(document(ENGLISH, "en")),
        ("length", "lexicon"),
        5.0,
    )
    evidence = pair.evidence()
    whole = evidence.window(0, 8, 0, 8)
    moves = [(0, 0, 1, 1), (1, 1, 1, 0), (2, 1, 1, 2), (3, 3, 2, 1)]
    found = path_features(evidence, moves)
    assert list(found) == [moves[0], *moves[2:]]
    for (i, j, n, m), features in found.items():
        assert features == pytest.approx(whole[:, TYPES.index((n, m)), i, j], abs=1e-3)
        assert features.base is None, "a view would keep its whole window in memory"
