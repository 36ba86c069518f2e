"""What comes into a project with the units of a file: the bitext, and what was said and made of it before.

The props that `corpora.units.units_of` and `corpora.exchange.project_units` write come back as what they
were: machine translations, reviews, comments. Everything else a unit says of itself is kept as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from corpora.errors import DataError
from corpora.reviews import Alignment, BeadState, Comment, Status
from corpora.units import TranslationUnit, bitext_of
from corpora.values import Bead, Bitext, Translation

PART = 10_000
"""Units in one bitext of a project; a larger file becomes several, so that it is never whole in memory."""

_OF_THE_BEAD = {"bead", "probability", "maker", "source-ids", "target-ids"}
_OF_THE_BEAD |= {"source-lengths", "target-lengths"}
_OF_THE_REVIEW = {"alignment", "status", "review"}
_OF_THE_MACHINE = {"machine", "machine-lengths", "model", "model-hash", "engine", "precision"}
_OF_THE_MACHINE |= {"beam", "flags", "confidence"}


@dataclass(frozen=True, slots=True)
class Kept:
    """What the unit of bead `bead` said of itself: its id, "" for its place in the file, and other props."""

    bead: int
    name: str
    props: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Arrival:
    """A bitext with all that comes with it; bead ids are indices. `remarks` say what could not be used."""

    bitext: Bitext
    name: str = ""
    translations: tuple[Translation, ...] | None = None
    states: tuple[BeadState, ...] = ()
    comments: tuple[Comment, ...] = ()
    kept: tuple[Kept, ...] = ()
    remarks: tuple[str, ...] = ()


def arrivals(
    units: Iterable[TranslationUnit], name: str, origin: str, part: int = PART
) -> Iterator[Arrival]:
    """Yield the bitexts of a file: one, or for more than `part` units several, called "name, part 1" ….

    Raises DataError as `bitext_of` does.
    """
    stream = iter(units)
    here = list(islice(stream, part))
    number = 1
    while True:
        following = list(islice(stream, 1))
        parted = following or number > 1
        yield arrival(here, f"{name}, part {number}" if parted else name, origin)
        if not following:
            return
        here = following + list(islice(stream, part - 1))
        number += 1


def arrival(units: Sequence[TranslationUnit], name: str, origin: str) -> Arrival:
    """Make one bitext of units, with the machine translations, reviews and comments they speak of."""
    bitext = bitext_of(units, origin)
    made = [
        _machine(unit, len(bead.source)) for unit, bead in zip(units, bitext.beads, strict=True)
    ]
    spoken = sum(any(name == "machine" for name, _ in unit.props) for unit in units)
    complete = spoken > 0 and all(one is not None for one in made)
    remarks = []
    if spoken and not complete:
        lacking = sum(one is None for one in made)
        remarks.append(
            f"{lacking} of {len(units)} units have no machine translation that fits their segments; "
            "the others' stay as props"
        )
    states: list[BeadState] = []
    comments: list[Comment] = []
    kept: list[Kept] = []
    strange = 0
    for index, (unit, bead) in enumerate(zip(units, bitext.beads, strict=True)):
        known = _OF_THE_BEAD | _OF_THE_MACHINE if complete else _OF_THE_BEAD
        if any(name in _OF_THE_REVIEW for name, _ in unit.props):
            state = _state(index, bead, unit)
            if state is None:
                strange += 1
            else:
                known = known | _OF_THE_REVIEW
                if state != BeadState(index, bead):
                    states.append(state)
        props = tuple(
            (name, value)
            for name, value in unit.props
            if name not in known and not name.startswith("score-")
        )
        own_name = "" if unit.id == str(index) else unit.id
        if own_name or props:
            kept.append(Kept(index, own_name, props))
        side, span = ("source", bead.source) if len(bead.source) else ("target", bead.target)
        for note in filter(str.strip, unit.notes):
            comments.append(Comment(len(comments), side, span.start, note))
    if strange:
        remarks.append(f"{strange} units have a review that careo does not know; it stays as props")
    return Arrival(
        bitext,
        name,
        tuple(one for some in made for one in some or ()) if complete else None,
        tuple(states),
        tuple(comments),
        tuple(kept),
        tuple(remarks),
    )


def _state(index: int, bead: Bead, unit: TranslationUnit) -> BeadState | None:
    """The review a unit speaks of, None for one that is none of ours or does not fit the bead."""
    given = dict(reversed(unit.props))
    try:
        status = Status(given.get("status", Status.DRAFT))
        alignment = Alignment(given.get("alignment", Alignment.AUTO))
        state = BeadState(index, bead, given.get("review")).with_alignment(alignment)
        return BeadState(index, bead, state.text, state.alignment, status)
    except (ValueError, DataError):
        return None


def _machine(unit: TranslationUnit, segments: int) -> list[Translation] | None:
    """The machine translations of a unit's source segments, None where its props do not say them all."""
    given = dict(reversed(unit.props))
    if not segments:
        return []
    if "machine" not in given:
        return None
    pieces = _pieces(given["machine"], given.get("machine-lengths", ""), segments)
    try:
        confidence = float(given["confidence"]) if "confidence" in given else None
        return [
            Translation(
                piece,
                given.get("model", ""),
                given.get("model-hash", ""),
                given.get("engine", ""),
                given.get("precision", ""),
                int(given.get("beam", "1")),
                confidence,
                tuple(filter(None, given.get("flags", "").split(","))),
            )
            for piece in pieces
        ] or None
    except ValueError:
        return None


def _pieces(text: str, lengths: str, count: int) -> list[str]:
    """Cut a text into pieces of these lengths with a space between; no pieces where they do not fit."""
    if count == 1:
        return [text]
    words = lengths.split()
    if len(words) != count or not all(word.isascii() and word.isdecimal() for word in words):
        return []
    pieces, at = [], 0
    for word in words:
        end = at + int(word[:9])
        pieces.append(text[at:end])
        at = end + 1
    return pieces if " ".join(pieces) == text else []
