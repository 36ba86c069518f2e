"""Texts for the tests of `eval`: a small bitext with every kind of bead, and the samples with their gold."""

from collections.abc import Callable
from pathlib import Path

import pytest

import cli
from corpora.documents import document_from_lines, document_from_paragraphs
from corpora.textio import read_lines
from corpora.values import Bead, Bitext, Document, Paragraph, Role, Span, Translation

Run = Callable[..., tuple[int, str, str]]
SOURCE = [
    "La reunión empezó a las nueve.",
    "Nadie llegó tarde.",
    "El alcalde leyó una carta de 12 páginas.",
    "Después hubo café.",
    "La votación fue larga y terminó de noche.",
]
TARGET = [
    "The meeting began at nine, and nobody was late.",
    "The mayor read out a letter.",
    "It had 12 pages.",
    "The vote was long and ended at night.",
    "[The café is named after a poet.]",
]
BEADS = (
    Bead(Span(0, 2), Span(0, 1), 0.91),
    Bead(Span(2, 3), Span(1, 3), 0.84),
    Bead(Span(3, 4), Span(3, 3), 0.6),
    Bead(Span(4, 5), Span(3, 4), 0.97),
    Bead(Span(5, 5), Span(4, 5), 0.55),
)


def by_lines(text: str, lang: str) -> list[Span]:
    """Split a paragraph at newlines."""
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return spans


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `careo eval`; return exit code, standard output, standard error."""

    def call(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            cli.main(["eval", *words])
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return call


@pytest.fixture
def bitext() -> Bitext:
    """Five source segments, four beads with a source, one omission, one translator's note."""
    text = "\n".join(TARGET)
    note = text.index("[")
    paragraphs = [Paragraph(Span(0, note - 1)), Paragraph(Span(note, len(text)), Role.NOTE)]
    target = document_from_paragraphs(
        text, paragraphs, "en", lambda part, lang: by_lines(part, lang)
    )
    return Bitext(document_from_lines(SOURCE, "es", "acta.txt"), target, BEADS)


@pytest.fixture
def translations() -> list[Translation]:
    """A machine translation of each source segment."""
    texts = [
        "The meeting started at nine.",
        "Nobody arrived late.",
        "The mayor read a 12-page letter.",
        "Then there was coffee.",
        "The vote was long and ended at night.",
    ]
    return [
        Translation(text, "es-en", "0123456789abcdef", "ctranslate2", "int8", 4) for text in texts
    ]


@pytest.fixture
def make_pair() -> Callable[..., Bitext]:
    """Make a bitext of lines that match one to one, each a paragraph of its own."""

    def make(*pairs: tuple[str, str], langs: tuple[str, str] = ("es", "en")) -> Bitext:
        left = document_from_lines([line for source, _ in pairs for line in (source, "")], langs[0])
        right = document_from_lines(
            [line for _, target in pairs for line in (target, "")], langs[1]
        )
        return Bitext(
            left, right, tuple(Bead(Span(i, i + 1), Span(i, i + 1)) for i in range(len(pairs)))
        )

    return make


@pytest.fixture
def make_document() -> Callable[..., Document]:
    """Make a document of lines in one paragraph."""

    def make(*lines: str, lang: str = "en") -> Document:
        return document_from_lines(list(lines), lang)

    return make


def sample(folder: Path, name: str, langs: tuple[str, str]) -> Bitext:
    """Read a sample with its gold beads."""
    from align.ladder import read_beads

    documents = [
        document_from_lines(
            read_lines(folder / f"{name}.{lang}.lines"), lang, f"{name}.{lang}.lines"
        )
        for lang in langs
    ]
    beads, at = [], [0, 0]
    for bead in read_beads(folder / f"{name}.gold"):
        spans = []
        for side, ids in enumerate((bead.source, bead.target)):
            spans.append(Span(at[side], at[side] + len(ids)))
            at[side] += len(ids)
        beads.append(Bead(spans[0], spans[1], maker="gold"))
    return Bitext(documents[0], documents[1], tuple(beads))


@pytest.fixture(scope="session")
def mexico(samples: Path) -> Bitext:
    """The news article and its hand translation, with gold beads."""
    return sample(samples, "mexico", ("es", "en"))


@pytest.fixture(scope="session")
def opinion(samples: Path) -> Bitext:
    """The opinion column and its hand translation, with gold beads."""
    return sample(samples, "opinion", ("en", "es"))
