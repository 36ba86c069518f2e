"""Guards: faults of hard lines and quality of ordinary ones, without and with guards, in one run.

    python -m benchmarks.translate_guards [--hard FILE] [--source FILE --reference FILE] [--count N]

The hard lines (`tests/translate/data/hard.es.tsv`: kind, source, reference or nothing) are translated as
decoded and guarded; a line counts as faulty when `translate.guards.faults` finds anything in it (lines with a
made-up word, `translate.guards.invented`, are counted apart), so the table says what the detectors see, and
chrF, where a line has a reference, says it independently of them.
With `--source` and `--reference` the same is done on ordinary lines, every n-th up to N.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from corpora.textio import check_parallel, read_lines
from corpora.values import Translation
from translate.guards import faults
from translate.guards.invented import unknown
from translate.translator import Translator, translator

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--hard", default=ROOT / "tests" / "translate" / "data" / "hard.es.tsv")
    parser.add_argument("--source")
    parser.add_argument("--reference")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--show", action="store_true", help="print the lines that changed")
    options = parser.parse_args()
    plain = translator("es", "en", threads=1, guards=False)
    guarded = translator("es", "en", threads=1)
    list(guarded.translate(["Caliente los motores."]))
    rows = [line.split("\t") for line in read_lines(options.hard)[1:]]
    if options.source:
        sources, references = read_lines(options.source), read_lines(options.reference)
        check_parallel(sources, references, options.source, options.reference)
        step = max(1, len(sources) // options.count)
        picked = range(0, len(sources), step)[: options.count]
        rows = [["ordinary", sources[n], references[n]] for n in picked]
    texts = [row[1] for row in rows]
    before, slow = timed(plain, texts)
    after, slower = timed(guarded, texts)
    print(f"{len(texts)} lines; {slow:.1f} s of CPU without guards, {slower:.1f} s with")
    table(rows, before, after)
    if options.show:
        for row, one, two in zip(rows, before, after, strict=True):
            if one.text != two.text:
                print(f"{row[0]}\t{row[1]}\n\t- {one.text}\n\t+ {two.text}\t{' '.join(two.flags)}")


def timed(machine: Translator, texts: Sequence[str]) -> tuple[list[Translation], float]:
    """Translate `texts`; also return the seconds of CPU it took."""
    start = time.process_time()
    made = list(machine.translate(texts))
    return made, time.process_time() - start


def table(
    rows: Sequence[Sequence[str]], before: Sequence[Translation], after: Sequence[Translation]
) -> None:
    """Print faulty lines by kind, the faults by name, and chrF where there are references."""
    from sacrebleu.metrics import CHRF

    kinds: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        kinds.setdefault(row[0], []).append(number)
    kinds["all"] = list(range(len(rows)))
    names: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    print("| kind | lines | faulty before | after | changed | chrF before | after |")
    print("|---|---|---|---|---|---|---|")
    for kind, numbers in kinds.items():
        cells = []
        for side, made in enumerate((before, after)):
            found = [faults(rows[n][1], made[n].text, "es", "en") for n in numbers]
            if kind == "all":
                names[side].update(name for one in found for name in one)
                names[side]["made-up"] = sum(
                    any(unknown(rows[n][1], made[n].text, "es", "en")) for n in numbers
                )
            cells.append(f"{sum(map(bool, found)) / len(numbers):.1%}")
        changed = sum(before[n].text != after[n].text for n in numbers)
        scored = [n for n in numbers if rows[n][2]]
        chrf = ["", ""]
        if scored:
            references = [[rows[n][2] for n in scored]]
            chrf = [
                f"{CHRF().corpus_score([made[n].text for n in scored], references).score:.2f}"
                for made in (before, after)
            ]
        print(f"| {kind} | {len(numbers)} | {' | '.join([*cells, str(changed), *chrf])} |")
    for side, name in enumerate(("before", "after")):
        print(
            f"{name}: {', '.join(f'{fault} {count}' for fault, count in names[side].most_common())}"
        )


if __name__ == "__main__":
    main()
