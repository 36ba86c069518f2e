"""Texts for the aligner's tests, written for them."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from corpora.documents import document_from_lines
from corpora.textio import read_lines
from corpora.values import Bitext, Document

SPANISH = [
    "El ayuntamiento aprobó ayer el presupuesto de 2019.",
    "La oposición votó en contra porque considera excesiva la deuda, que llega a 1.250 millones de pesos.",
    "¿Quién pagará las obras del puente?",
    "El alcalde, Ramón Fuentes, prometió que los impuestos no subirán.",
    "Los vecinos de San Telmo no le creen.",
    "Piden una consulta antes de marzo y han reunido 4.300 firmas.",
    "El puente viejo se cerró hace tres años.",
    "Desde entonces, los autobuses dan un rodeo de doce kilómetros.",
]
ENGLISH = [
    "The town council approved the 2019 budget yesterday.",
    "The opposition voted against it because it considers the debt, which has reached 1,250 million pesos, "
    "excessive.",
    "Who will pay for the work on the bridge?",
    "The mayor, Ramón Fuentes, promised that taxes will not go up.",
    "The residents of San Telmo do not believe him.",
    "They are asking for a vote before March and have collected 4,300 signatures.",
    "The old bridge was closed three years ago.",
    "Since then the buses have made a detour of twelve kilometres.",
]


def document(lines: Sequence[str], lang: str) -> Document:
    return document_from_lines(lines, lang)


def ids(bitext: Bitext) -> list[tuple[list[int], list[int]]]:
    return [(list(bead.source), list(bead.target)) for bead in bitext.beads]


@pytest.fixture(scope="session")
def mexico(samples: Path) -> tuple[Document, Document]:
    """The sample article and its hand translation."""
    return (
        document(read_lines(samples / "mexico.es.lines"), "es"),
        document(read_lines(samples / "mexico.en.lines"), "en"),
    )


@pytest.fixture(scope="session")
def opinion(samples: Path) -> tuple[Document, Document]:
    """The sample opinion column and its hand translation."""
    return (
        document(read_lines(samples / "opinion.en.lines"), "en"),
        document(read_lines(samples / "opinion.es.lines"), "es"),
    )
