"""Hold the bundled models, the aligner and the checks against their committed baselines.

    python -m benchmarks.eval_gate            # the gate: exit 1 when a rule is broken
    python -m benchmarks.eval_gate --renew    # write the baselines anew, after a change that is meant

The material is in the tree: five texts of news and essays with their human translations and gold beads.
Every bundled model translates its side of them; the aligner aligns them; the checks look for slips.
With --out FOLDER the gate leaves JUnit XML, Markdown and an HTML comparison for each model there; --model
holds a model in another folder against the baseline of the bundled one.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpora.errors import CareoError, DataError
from corpora.textio import read_lines, writing
from corpora.values import Bitext

ROOT = Path(__file__).resolve().parents[1]
TEXTS = (
    ("samples/mexico.{}.lines", "samples/mexico.gold", "es"),
    ("samples/opinion.{}.lines", "samples/opinion.gold", "en"),
    ("align/gold/embalse.{}", "align/gold/embalse.gold", "es"),
    ("align/gold/essay-1.{}", "align/gold/essay-1.gold", "en"),
    ("align/gold/essay-2.{}", "align/gold/essay-2.gold", "en"),
)
"""Both sides of a text, its gold beads, and which language they call the source."""
BASELINES = ROOT / "benchmarks" / "baselines"
TOLERANCE = {"alignment-f1": 0.02, "check-alarms": 2.0}
"""How far a figure may fall behind its baseline: F1 in [0, 1]; findings on the human translations."""
FLAWS = 2
"""How many more lines than the baseline's may be empty, loop, or be left as they were."""


@dataclass(frozen=True)
class Material:
    """What a model translates: sources and references, one a bead with text on both sides."""

    sources: list[str]
    references: list[str]


def gold_bitexts() -> list[Bitext]:
    """Read the texts with their gold beads."""
    from align.ladder import bitext_of_beads, read_beads
    from corpora.documents import document_from_lines

    bitexts = []
    for pattern, gold, first in TEXTS:
        langs = (first, "en" if first == "es" else "es")
        source, target = (
            document_from_lines(read_lines(ROOT / pattern.format(lang)), lang) for lang in langs
        )
        bitexts.append(bitext_of_beads(source, target, read_beads(ROOT / gold), gold))
    return bitexts


def material(bitexts: list[Bitext], source: str, most: int | None) -> Material:
    """Join the segments of every bead with two sides; `source` is the language to translate from."""
    sources, references = [], []
    for bitext in bitexts:
        for bead in bitext.beads:
            if len(bead.source) and len(bead.target):
                texts = bitext.source_text(bead), bitext.target_text(bead)
                one, two = texts if bitext.source.lang == source else texts[::-1]
                sources.append(one)
                references.append(two)
    return Material(sources[:most], references[:most])


def figures(bitexts: list[Bitext]) -> dict[str, float]:
    """Align the texts anew and check their human translations: strict F1, and findings in all."""
    from align import align, score_beads
    from eval.checks import check

    total, alarms = None, 0
    for bitext in bitexts:
        made = align(bitext.source, bitext.target)
        found = score_beads(made.beads, bitext.beads)
        total = found if total is None else total + found
        alarms += len(check(bitext))
    if total is None:
        raise DataError("there are no texts to align")
    return {"alignment-f1": total.strict_f1, "check-alarms": float(alarms)}


def hold(
    name: str, options: argparse.Namespace, bitexts: list[Bitext], values: dict[str, float]
) -> bool:
    """Run the gate for one model (or write its baseline); say the verdict; return whether it holds."""
    from eval.baseline import make_baseline, read_baseline, write_baseline
    from eval.compare import compare
    from eval.compare_report import write_comparison
    from eval.gate import Limits, gate, verdict_as_junit, verdict_as_markdown, verdict_as_text
    from translate.translator import translator

    langs = name.split("-")
    given = material(bitexts, langs[0], options.lines)
    machine = translator(langs[0], langs[1], options.model)
    lines = [made.text for made in machine.translate(given.sources)]
    path = Path(options.baselines) / f"{name}.json"
    if options.renew:
        about = f"{name} {machine.model.hash}"
        write_baseline(
            path, make_baseline(lines, given.references, name, model=about, values=values)
        )
        print(f"{path}: written ({len(lines)} lines, {about})")
        return True
    held = read_baseline(path)
    limits = Limits(
        empty=FLAWS,
        loops=FLAWS,
        copies=FLAWS,
        least={key: held.values[key] - TOLERANCE[key] for key in values if key == "alignment-f1"},
        most={key: held.values[key] + TOLERANCE[key] for key in values if key == "check-alarms"},
    )
    verdict = gate(held, lines, given.references, limits, values, given.sources)
    print(
        f"{name} {machine.model.hash} against {held.model}: {'holds' if verdict.passed else 'BROKEN'}"
    )
    print(verdict_as_text(verdict), end="")
    if options.out:
        out = Path(options.out)
        out.mkdir(parents=True, exist_ok=True)
        for ending, text in (("xml", verdict_as_junit), ("md", verdict_as_markdown)):
            with writing(out / f"gate-{name}.{ending}") as opened:
                opened.write(text(verdict))
        both = {"baseline": list(held.hypotheses), "now": lines}
        made = compare(both, given.references, lang=langs[1])
        write_comparison(out / f"gate-{name}.html", made, lang=langs[1])
    return verdict.passed


def main() -> None:
    """Run the gate for every bundled model, or for --only one."""
    from translate.models import bundled_models

    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--renew", action="store_true", help="write the baselines anew")
    parser.add_argument("--only", help="one bundled model, such as es-en")
    parser.add_argument(
        "--model", help="a folder with the model to hold in its place (with --only)"
    )
    parser.add_argument("--only-model", action="store_true", help="leave aligner and checks out")
    parser.add_argument("--lines", type=int, help="translate so many beads only (default: all)")
    parser.add_argument("--baselines", default=str(BASELINES), help="folder of the baselines")
    parser.add_argument("--out", help="folder for JUnit XML, Markdown and HTML")
    options = parser.parse_args()
    if options.model and not options.only:
        parser.error("--model needs --only NAME, whose baseline it is held against")
    names = [options.only] if options.only else bundled_models()
    try:
        bitexts = gold_bitexts()
        values = {} if options.only_model else figures(bitexts)
        held = [hold(name, options, bitexts, values) for name in names]
    except CareoError as error:
        sys.exit(f"careo: {error}")
    if not all(held):
        sys.exit(1)


if __name__ == "__main__":
    main()
