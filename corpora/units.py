"""Translation units: what every bitext format carries, read and written one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpora.errors import DataError
from corpora.languages import main_language
from corpora.values import (
    Bead,
    Bitext,
    Document,
    Paragraph,
    Segment,
    Span,
    Translation,
)


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """A text in one language and its translation, as a translation memory keeps them.

    Either text may be empty (an omission or an addition). `id` is the unit's name in its file, "" for
    none; `props` are names and values in order, `notes` remarks of people. Careo's own props are those
    that `units_of` documents.
    """

    source: str
    target: str
    source_lang: str
    target_lang: str
    id: str = ""
    props: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.source_lang or not self.target_lang:
            raise ValueError(f"unit {self.id!r}: has no language")
        if any(not name for name, _ in self.props):
            raise ValueError(f"unit {self.id!r}: has a prop without a name")

    def prop(self, name: str) -> str:
        """Return the first value of a prop, "" where there is none."""
        return next((value for key, value in self.props if key == name), "")


@dataclass(frozen=True, slots=True)
class Written:
    """What a writer did: how many units it wrote and how many it left out, by reason."""

    units: int
    left_out: tuple[tuple[str, int], ...] = ()

    def __str__(self) -> str:
        parts = [f"{self.units} units written"]
        parts += [f"{count} left out: {reason}" for reason, count in self.left_out]
        return "; ".join(parts)


def units_of(
    bitext: Bitext, translations: Sequence[Translation] | None = None
) -> Iterator[TranslationUnit]:
    """Make one unit a bead, omissions and additions too; its id is the bead's index.

    Props: `bead` (such as "2-1"), `probability`, `maker`, `score-NAME` for each score part, `source-ids`
    and `target-ids` (segment ids, separated by spaces), `source-lengths` and `target-lengths`
    (characters of each segment, where a side has several). With `translations`, one a source segment:
    `machine` (their texts joined by a space), `machine-lengths` (where there are several), `model`,
    `model-hash`, `engine`, `precision`, `beam`, `flags` (comma-separated; those of a bead's translations
    together) and `confidence` (the lowest of them).
    Raises DataError unless there is one translation for each source segment.
    """
    if translations is not None and len(translations) != len(bitext.source.segments):
        raise DataError(
            f"the source has {len(bitext.source.segments)} segments and there are "
            f"{len(translations)} translations; give one for each segment, in order"
        )
    for index, bead in enumerate(bitext.beads):
        props = _bead_props(bitext, bead)
        if translations is not None and len(bead.source):
            props += _machine_props([translations[i] for i in bead.source])
        yield TranslationUnit(
            bitext.source_text(bead),
            bitext.target_text(bead),
            bitext.source.lang,
            bitext.target.lang,
            str(index),
            tuple(props),
        )


def _bead_props(bitext: Bitext, bead: Bead) -> list[tuple[str, str]]:
    props = [("bead", bead.type)]
    if bead.probability is not None:
        props.append(("probability", repr(bead.probability)))
    if bead.maker:
        props.append(("maker", bead.maker))
    props += [(f"score-{name}", repr(value)) for name, value in bead.scores]
    for side, span, document in (
        ("source", bead.source, bitext.source),
        ("target", bead.target, bitext.target),
    ):
        if len(span):
            props.append((f"{side}-ids", " ".join(map(str, span))))
        if len(span) > 1:
            lengths = " ".join(str(len(document.segments[i].text)) for i in span)
            props.append((f"{side}-lengths", lengths))
    return props


def _machine_props(made: Sequence[Translation]) -> list[tuple[str, str]]:
    def values(field: str) -> str:
        return ", ".join(dict.fromkeys(str(getattr(one, field)) for one in made))

    props = [
        ("machine", " ".join(one.text for one in made)),
        *(
            [("machine-lengths", " ".join(str(len(one.text)) for one in made))]
            if len(made) > 1
            else []
        ),
        ("model", values("model")),
        ("model-hash", values("model_hash")),
        ("engine", values("engine")),
        ("precision", values("precision")),
        ("beam", values("beam")),
    ]
    flags = dict.fromkeys(flag for one in made for flag in one.flags)
    if flags:
        props.append(("flags", ",".join(flags)))
    known = [one.confidence for one in made if one.confidence is not None]
    if known:
        props.append(("confidence", repr(min(known))))
    return props


def bitext_of(units: Iterable[TranslationUnit], origin: str = "") -> Bitext:
    """Make a bitext of units: one bead a unit, in order, a paragraph each.

    White space at the ends of a text belongs to no segment. A side becomes several segments where the
    unit's `source-lengths` or `target-lengths` fit its text, and one otherwise; `probability`, `maker`
    and `score-NAME` come back as the bead's. Raises DataError when there are no units, when they mix
    languages, or when both texts of one are empty; it names the unit.
    """
    sides: tuple[_Side, _Side] | None = None
    beads: list[Bead] = []
    for number, unit in enumerate(units):
        where = f"{origin or 'units'}: unit {unit.id or number}"
        langs = (main_language(unit.source_lang), main_language(unit.target_lang))
        if sides is None:
            sides = (_Side(langs[0], "source"), _Side(langs[1], "target"))
        if langs != (sides[0].lang, sides[1].lang):
            raise DataError(
                f"{where}: is {langs[0]}-{langs[1]} among units in "
                f"{sides[0].lang}-{sides[1].lang}; import one pair of languages at a time"
            )
        source, target = sides[0].add(unit.source, unit), sides[1].add(unit.target, unit)
        if not len(source) and not len(target):
            raise DataError(f"{where}: both texts are empty; remove the unit")
        beads.append(_bead(source, target, unit, where))
    if sides is None:
        raise DataError(f"{origin or 'units'}: has no translation unit")
    return Bitext(sides[0].document(origin), sides[1].document(origin), tuple(beads))


def _bead(source: Span, target: Span, unit: TranslationUnit, where: str) -> Bead:
    if not unit.props:
        return Bead(source, target)
    try:
        given = unit.prop("probability")
        probability = float(given) if given else None
        scores = tuple(
            (name.removeprefix("score-"), float(value))
            for name, value in unit.props
            if name.startswith("score-")
        )
        return Bead(source, target, probability, scores, unit.prop("maker"))
    except ValueError as error:
        raise DataError(
            f"{where}: its probability or a score is not a number that fits ({error})"
        ) from None


class _Side:
    """One document in the making: paragraphs of segments, a newline between paragraphs."""

    def __init__(self, lang: str, name: str) -> None:
        self.lang, self.name = lang, name
        self._parts: list[str] = []
        self._at = 0
        self._paragraphs: list[Paragraph] = []
        self._segments: list[Segment] = []

    def add(self, text: str, unit: TranslationUnit) -> Span:
        """Append one unit's text as a paragraph; return the ids of its segments, none if it is blank."""
        first = len(self._segments)
        stripped = text.strip()
        if not stripped:
            return Span(first, first)
        start = self._at
        for span in _cut(stripped, unit.prop(f"{self.name}-lengths")):
            self._segments.append(
                Segment(
                    span.of(stripped),
                    self.lang,
                    len(self._segments),
                    len(self._paragraphs),
                    Span(start + span.start, start + span.end),
                )
            )
        self._paragraphs.append(Paragraph(Span(start, start + len(stripped))))
        self._parts.append(stripped)
        self._at += len(stripped) + 1
        return Span(first, len(self._segments))

    def document(self, origin: str) -> Document:
        return Document(
            self.lang,
            "\n".join(self._parts),
            tuple(self._paragraphs),
            tuple(self._segments),
            origin=origin,
        )


def _cut(text: str, lengths: str) -> list[Span]:
    """Cut a text into segments of these lengths with one space between, or not at all if that fails."""
    whole = [Span(0, len(text))]
    words = lengths.split()
    if not words or not all(word.isascii() and word.isdecimal() for word in words):
        return whole
    spans, at = [], 0
    for word in words:
        spans.append(Span(at, at + int(word[:9])))
        at = spans[-1].end + 1
    fits = at == len(text) + 1 and all(
        span.of(text) and span.of(text) == span.of(text).strip() for span in spans
    )
    between = all(text[span.end] == " " for span in spans[:-1]) if fits else False
    return spans if between else whole
