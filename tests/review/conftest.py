"""A project of the sample article with its gold beads, as a stand-in for what `careo demo` writes."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpora.documents import document_from_lines
from corpora.store import save_project
from corpora.textio import read_lines
from corpora.values import Bead, Bitext, Span, Translation


def sample_bitext(samples: Path) -> Bitext:
    source = document_from_lines(read_lines(samples / "mexico.es.lines"), "es")
    target = document_from_lines(read_lines(samples / "mexico.en.lines"), "en")
    beads, at = [], [0, 0]
    drawn = random.Random(7)
    for line in read_lines(samples / "mexico.gold"):
        counts = [len(re.findall(r"\d+", side)) for side in line.split(":")[:2]]
        spans = [Span(start, start + count) for start, count in zip(at, counts, strict=True)]
        beads.append(Bead(spans[0], spans[1], round(drawn.betavariate(8, 1), 3), (), "gold"))
        at = [span.end for span in spans]
    return Bitext(source, target, tuple(beads))


def translations_of(bitext: Bitext) -> list[Translation]:
    """The source with its words turned round: no translation, but text that is not the human one."""
    return [
        Translation(" ".join(reversed(segment.text.split())), "test", "0" * 16, "none", "none", 1)
        for segment in bitext.source.segments
    ]


@pytest.fixture
def sample_project(samples: Path, tmp_path: Path) -> Path:
    """A project file with the sample article, its translation and a machine translation."""
    place = tmp_path / "sample.careo"
    bitext = sample_bitext(samples)
    save_project(place, bitext, translations_of(bitext), name="Cambridge Analytica")
    return place


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep the list of recent projects of these tests apart from the user's."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("CAREO_PROJECT", raising=False)
    yield
