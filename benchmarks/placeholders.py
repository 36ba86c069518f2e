"""Placeholders: how many a model keeps by itself, under each kind of surrogate, and with careo's care.

    python -m benchmarks.placeholders [--lines FILE] [--from es --to en] [--model NAME] [--beam N]

"kept" is the share of placeholders that stand in the translation as often as in the source, and the share
of sentences that kept all of theirs; "numbers" the share of sentences whose numbers agree. A surrogate is
a short name put in the place of a placeholder before translating and taken back after it.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from corpora.numbers import numbers
from translate.placeholders import placeholders, protecting
from translate.placeholders import protect as protection
from translate.placeholders.numbers import settle
from translate.translator import Translator, translator

LINES = Path(__file__).resolve().parents[1] / "tests" / "translate" / "data" / "placeholders.es"
SURROGATES = (
    "XQ{}", "K{}", "Z{}B", "Q{}", "N{}", "X{}", "#{}", "@{}", "[{}]", "740{}", "Zorba{}", "VAR{}", "AB{}C"
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--lines", type=Path, default=LINES)
    parser.add_argument("--from", dest="source", default="es")
    parser.add_argument("--to", dest="target", default="en")
    parser.add_argument("--model")
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument("--show", action="store_true", help="Show careo's output and flags.")
    options = parser.parse_args()
    lines = options.lines.read_text(encoding="utf-8").rstrip("\n").split("\n")
    machine = translator(options.source, options.target, options.model, beam=options.beam)
    langs = (options.source, options.target)
    found = sum(len(placeholders(line)) for line in lines)
    print(
        f"{len(lines)} sentences, {found} placeholders, {machine.model.name}, beam {options.beam}"
    )
    print(f"{'':14}{'kept':>8}{'sentences':>11}{'numbers':>9}{'flagged':>9}")
    report("as they are", lines, [r.text for r in machine.translate(lines)], langs)
    for surrogate in SURROGATES:
        kept, whole = copied(machine, lines, surrogate)
        print(f"{surrogate.format('N'):14}{kept:8.1%}{whole:11.1%}")
    results = list(protecting(machine.translate, *langs)(lines))
    flagged = sum(bool(set(r.flags) & {protection.SPLIT, protection.NUMBER}) for r in results)
    report("careo", lines, [r.text for r in results], langs, flagged)
    if options.show:
        for line, result in zip(lines, results, strict=True):
            print(f"{line}\n    {result.text}  {' '.join(result.flags)}")


def report(
    name: str, lines: list[str], outputs: list[str], langs: tuple[str, str], flagged: int = 0
) -> None:
    """Print the shares of what the outputs kept."""
    kept = asked = whole = right = 0
    for line, output in zip(lines, outputs, strict=True):
        found = placeholders(line)
        wanted = Counter(protection._content(line, item, langs) for item in found)
        good = sum(min(count, output.count(text)) for text, count in wanted.items())
        kept, asked = kept + good, asked + len(found)
        whole += good == len(found)
        shown = [item.span for item in placeholders(output)]
        hidden = [item.span for item in found]
        changes, missing, foreign = settle(line, output, langs, hidden, shown)
        right += not (changes or missing or foreign)
    total = len(lines)
    print(f"{name:14}{kept / asked:8.1%}{whole / total:11.1%}{right / total:9.1%}{flagged:9}")


def copied(machine: Translator, lines: list[str], surrogate: str) -> tuple[float, float]:
    """Return the shares of surrogates, and of sentences, that came out as they went in."""
    kept_families, protection.FAMILIES = protection.FAMILIES, (surrogate,)
    tasks = [(line, placeholders(line)) for line in lines]
    tasks = [(line, found) for line, found in tasks if found and not numbers_only(line)]
    masked = [protection._masked(line, found, 0) for line, found in tasks]
    kept = asked = whole = 0
    for (line, found), result in zip(tasks, machine.translate(masked), strict=True):
        job = protection._Job(line, found)
        protection._take(job, found, result, 0, ("es", "en"))
        names = [surrogate.format(number) for number in range(1, len(found) + 1)]
        kept += sum(result.text.count(name) == 1 for name in names)
        asked += len(found)
        whole += job.result is not None
    protection.FAMILIES = kept_families
    return kept / asked, whole / len(tasks)


def numbers_only(line: str) -> bool:
    """Whether a line has no letters outside its placeholders."""
    return not any(character.isalpha() for character in line) and bool(numbers(line))


if __name__ == "__main__":
    main()
