"""Writing a bitext as TSV, JSON lines, ladder or TMX.

Every form carries ids and probabilities; TSV and JSON lines also carry the texts of both sides, JSON lines
also where a block was moved to. A tab or
line end inside a segment is written as a space in TSV, since it has no escape for them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from align.ladder import write_beads
from corpora.errors import unknown
from corpora.textio import writing
from corpora.values import Bitext

if TYPE_CHECKING:
    from align.moved import MovedBlock

TSV_HEADER = ("type", "source_ids", "target_ids", "probability", "source", "target", "maker")


def write_tsv(bitext: Bitext, out: IO[str]) -> None:
    """Write a header line and one bead a line; ids are separated by spaces."""
    out.write("\t".join(TSV_HEADER) + "\n")
    for bead in bitext.beads:
        fields = (
            bead.type,
            " ".join(map(str, bead.source)),
            " ".join(map(str, bead.target)),
            "" if bead.probability is None else f"{bead.probability:.4f}",
            bitext.source_text(bead),
            bitext.target_text(bead),
            bead.maker,
        )
        out.write("\t".join(" ".join(field.split()) for field in fields) + "\n")


def write_jsonl(bitext: Bitext, out: IO[str], moved: Sequence[MovedBlock] = ()) -> None:
    """Write one bead a line as a JSON object, with the character span of each segment.

    The null beads of a moved block have its ids on both sides and its probability under "moved".
    """
    places = {(0, i): block for block in moved for i in block.source}
    places |= {(1, j): block for block in moved for j in block.target}
    for bead in bitext.beads:
        sides = {
            name: [
                {
                    "id": i,
                    "start": document.segments[i].span.start,
                    "end": document.segments[i].span.end,
                    "text": document.segments[i].text,
                }
                for i in span
            ]
            for name, document, span in (
                ("source", bitext.source, bead.source),
                ("target", bitext.target, bead.target),
            )
        }
        record: dict[str, Any] = {
            "type": bead.type,
            "probability": None if bead.probability is None else round(bead.probability, 4),
            **sides,
            "scores": {name: round(value, 4) for name, value in bead.scores},
            "maker": bead.maker,
        }
        side = int(not len(bead.source))
        block = places.get((side, (bead.target if side else bead.source).start))
        if block is not None and not (len(bead.source) and len(bead.target)):
            record["moved"] = {
                "source": list(block.source),
                "target": list(block.target),
                "probability": round(block.probability, 4),
            }
        out.write(json.dumps(record, ensure_ascii=False) + "\n")


def write_ladder(bitext: Bitext, out: IO[str]) -> None:
    """Write one bead a line as `[0]:[0, 1]:0.98`."""
    write_beads(bitext.beads, out)


WRITERS: dict[str, Callable[[Bitext, IO[str]], None]] = {
    "tsv": write_tsv,
    "jsonl": write_jsonl,
    "ladder": write_ladder,
}
FORMATS = (*WRITERS, "tmx")


def write_bitext(
    bitext: Bitext, path: str | Path, form: str, moved: Sequence[MovedBlock] = ()
) -> None:
    """Write a bitext to a file ("-": standard output), whole or not at all.

    `moved` blocks are named in JSON lines. Raises UsageError for an unknown form.
    """
    if form == "tmx":
        from corpora.formats.tmx import write_tmx
        from corpora.units import units_of

        write_tmx(units_of(bitext), path)
        return
    if form not in WRITERS:
        raise unknown("format", form, FORMATS)
    with writing(path) as out:
        if form == "jsonl":
            write_jsonl(bitext, out, moved)
        else:
            WRITERS[form](bitext, out)
