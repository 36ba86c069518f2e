"""The places of a bitext that need a look, with what might be done about each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from align.embeddings import Encoder
from align.ladder import format_bead
from align.moved import MovedBlock
from align.repairs import Repair, repairs
from corpora.values import Bead, Bitext, Span

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Place:
    """A doubtful bead by its index, with its repairs, likeliest first ([] where nothing else is likely)."""

    index: int
    bead: Bead
    repairs: tuple[Repair, ...]


def doubtful_places(
    bitext: Bitext,
    below: float = 0.6,
    *,
    most: int = 50,
    method: str = "auto",
    translations: Sequence[str] | None = None,
    back_translations: Sequence[str] | None = None,
    encoder: Encoder | None = None,
) -> list[Place]:
    """Return the beads of a probability under `below` (and those without any), in text order.

    At most `most`, the least probable ones. Evidence is as for `align.repairs.repairs`.
    """
    rank = [
        (bead.probability if bead.probability is not None else -1.0, index)
        for index, bead in enumerate(bitext.beads)
    ]
    chosen = sorted(index for p, index in sorted(rank)[:most] if p < below)
    return [
        Place(
            index,
            bitext.beads[index],
            tuple(
                repairs(
                    bitext,
                    index,
                    method=method,
                    translations=translations,
                    back_translations=back_translations,
                    encoder=encoder,
                )
            ),
        )
        for index in chosen
    ]


def places_as_text(
    bitext: Bitext, places: Sequence[Place], moved: Sequence[MovedBlock] = ()
) -> str:
    """Return doubtful places and moved blocks for reading: each bead, its texts, its repairs."""
    lines = []
    for place in places:
        bead = place.bead
        lines.append(f"{_percent(bead.probability)}  {_ids(bead)}")
        lines += [
            f"      {_cut(text)}"
            for text in (bitext.source_text(bead), bitext.target_text(bead))
            if text
        ]
        for repair in place.repairs:
            beads = " ".join(_ids(b) for b in repair.beads)
            change = f"{_percent(repair.before)} → {_percent(repair.after)}"
            lines.append(f"      {repair.kind}: {change}  {beads}")
    for block in moved:
        lines.append(f"{_percent(block.probability)}  {moved_text(block)}")
        start = bitext.source.segments[block.source.start].text
        lines.append(f"      {_cut(start)}")
    return "".join(f"{line}\n" for line in lines)


def moved_text(block: MovedBlock) -> str:
    """Say in a few words where a moved block stands on both sides."""
    return f"moved: source {_range(block.source)}, target {_range(block.target)}"


def place_as_json(place: Place) -> dict[str, Any]:
    """Return a place as plain values; ids from zero, probabilities to four decimals."""
    return {
        "bead": place.index,
        "source": list(place.bead.source),
        "target": list(place.bead.target),
        "probability": _rounded(place.bead.probability),
        "repairs": [
            {
                "kind": repair.kind,
                "replaces": [repair.first, repair.last],
                "beads": [[list(b.source), list(b.target)] for b in repair.beads],
                "before": _rounded(repair.before),
                "after": _rounded(repair.after),
            }
            for repair in place.repairs
        ],
    }


def moved_as_json(block: MovedBlock) -> dict[str, Any]:
    """Return a moved block as plain values."""
    return {
        "moved": {"source": list(block.source), "target": list(block.target)},
        "probability": _rounded(block.probability),
    }


def _rounded(p: float | None) -> float | None:
    return None if p is None else round(p, 4)


def _percent(p: float | None) -> str:
    return "  ? " if p is None else f"{p:4.2f}"


def _ids(bead: Bead) -> str:
    return format_bead(Bead(bead.source, bead.target))


def _range(span: Span) -> str:
    return f"{span.start}" if len(span) == 1 else f"{span.start}-{span.end - 1}"


def _cut(text: str) -> str:
    return (
        text if len(text) <= 2 * _SHOWN else f"{text[:_SHOWN].rstrip()} … {text[-_SHOWN:].lstrip()}"
    )
