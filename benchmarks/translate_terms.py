"""Terms: how many are rendered as asked, and at what cost, by each way of enforcing and by all in turn.

    python -m benchmarks.translate_terms [--data FOLDER] [--other SOURCE REFERENCE]

300 labelled sentences (`tests/translate/data/terms.es-en.tsv`) with a glossary of 30 terms; a hit is the
asked rendering, as a word, in the translation. chrF is against the references, whole and with the term and
its rendering taken out of both sides ("rest"). CPU seconds are those of enforcing, after a translation
with guards. `--other`: lines with few terms or none, whose chrF must not fall. `--inflected`: plurals,
feminines and forms of verbs of glossaries that list none, both directions, in two halves: the rules were
written with the first.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Sequence
from pathlib import Path

from corpora.textio import read_lines
from translate.guards.redo import Draft
from translate.terms import TermGuard, read_glossary, report
from translate.terms.enforce import WAYS
from translate.translator import translator

DATA = Path(__file__).resolve().parents[1] / "tests" / "translate" / "data"
CHAINS: tuple[tuple[str, ...], ...] = (
    (),
    *((way,) for way in WAYS),
    ("attention", "copy", "prefix"),
    ("copy", "attention", "prefix"),
)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--other", nargs=2)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--show", action="store_true", help="print the misses of the last chain")
    parser.add_argument("--inflected", action="store_true")
    options = parser.parse_args()
    if options.inflected:
        inflected(options.data, options.show)
        return
    glossary = read_glossary(options.data / "glossary.es-en.tsv", "es", "en")
    rows = [line.split("\t") for line in read_lines(options.data / "terms.es-en.tsv")[1:]]
    renderings = [row[3] for row in rows]
    sources, references = [row[0] for row in rows], [row[1] for row in rows]
    if options.other:
        sources, references = (read_lines(path)[:: 3000 // options.count] for path in options.other)
        renderings = [""] * len(sources)
    machine = translator("es", "en", threads=1)
    plain = [made.text for made in machine.translate(sources)]
    print(f"{len(sources)} sentences\n| way | hits | chrF | chrF of the rest | CPU s |")
    print("|---|---|---|---|---|")
    for ways in CHAINS:
        guard = TermGuard(machine.engine, machine.tokenizer, glossary, ("es", "en"), ways=ways)
        start = time.process_time()
        done = guard.check(
            {source: Draft(text, 0.0, 1) for source, text in zip(sources, plain, strict=True)}
        )
        seconds = time.process_time() - start
        made = [done[source].text for source in sources]
        found = report(sources, made, glossary)
        print(
            f"| {', '.join(ways) or 'none'} | {found.hits}/{found.occurrences} "
            f"{found.hits / max(1, found.occurrences):.1%} | {chrf(made, references):.2f} | "
            f"{chrf(without(made, renderings), without(references, renderings)):.2f} | "
            f"{seconds:.1f} |"
        )
    if options.show:
        for source, before, after in zip(sources, plain, made, strict=True):
            print(f"{source}\n\t- {before}\n\t+ {after}")
        print(found)


def inflected(data: Path, show: bool) -> None:
    """Print how many labelled forms are found, and how many of all are rendered as asked."""
    print("| direction | half | sentences | found | rendered |\n|---|---|---|---|---|")
    for langs in (("es", "en"), ("en", "es")):
        name = "-".join(langs)
        glossary = read_glossary(data / f"inflected.{name}.glossary.tsv", *langs)
        rows = [line.split("\t") for line in read_lines(data / f"inflected.{name}.tsv")[1:]]
        machine = translator(*langs, threads=1, glossary=glossary)
        made = list(machine.translate([row[1] for row in rows]))
        for half in ("dev", "test"):
            count = found = hits = 0
            for (place, source, term, wanted), one in zip(rows, made, strict=True):
                if place != half:
                    continue
                there = [o.target.lower() for o in glossary.find(source) if o.term.source == term]
                count += 1
                found += wanted in there or (wanted == "*" and bool(there))
                hit = any(hit.startswith(f"{term}=") for hit in one.term_hits)
                hits += hit
                if show:
                    print(f"{'' if hit else '- '}{source}\t{one.text}")
            print(f"| {name} | {half} | {count} | {found} | {hits} ({hits / count:.1%}) |")


def without(texts: Sequence[str], renderings: Sequence[str]) -> list[str]:
    """Return the texts without their rendering, where they have it."""
    return [
        re.sub(rf"\b{re.escape(rendering)}(?!\w)", "", text, flags=re.IGNORECASE)
        if rendering
        else text
        for text, rendering in zip(texts, renderings, strict=True)
    ]


def chrf(made: Sequence[str], references: Sequence[str]) -> float:
    """Return corpus chrF."""
    from sacrebleu.metrics import CHRF

    return CHRF().corpus_score(list(made), [list(references)]).score


if __name__ == "__main__":
    main()
