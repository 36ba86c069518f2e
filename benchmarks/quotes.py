"""Quotations found in a labelled set: precision, recall and F1 of spans, speakers and verbs.

    python -m benchmarks.quotes [--gold FILE] [--errors]

The sets are ours. By quotes.jsonl the rules were made: its figures say that they hold, not how well they
do elsewhere. quotes_first, _second and _third.jsonl were written later, one after the other; docs/quotes.md
has what each gave when it was first seen, and the rules have been mended by them since. They are texts in
Spanish and English with every quotation's parts, speaker ("" where a reader could not tell) and reporting
verb. A span is right when the quoted parts are the gold's character for character; a speaker counts only on
a right span, and an open one must stay open.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

NAMES = ("quotes.jsonl", "quotes_first.jsonl", "quotes_second.jsonl", "quotes_third.jsonl")
SETS = [ROOT / "tests" / "corpora" / name for name in NAMES]
Found = tuple[str, str, str]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--gold", type=Path, nargs="+", default=SETS)
    parser.add_argument(
        "--errors", action="store_true", help="list what was missed and what was wrong"
    )
    options = parser.parse_args()
    print("| set | language | quotes | measure | precision | recall | F1 |")
    print("|---|---|---|---|---|---|---|")
    for path in options.gold:
        entries = [json.loads(line) for line in path.read_text("utf-8").strip().split("\n")]
        for lang in ("es", "en"):
            pairs = [(gold_of(e), quotes_of(e)) for e in entries if e["lang"] == lang]
            for name, length in (("span", 1), ("span + speaker", 2), ("span + speaker + verb", 3)):
                precision, recall, f1 = score(pairs, length)
                total = sum(len(gold) for gold, _ in pairs)
                figures = f"{precision:.3f} | {recall:.3f} | {f1:.3f}"
                print(f"| {path.name} | {lang} | {total} | {name} | {figures} |")
        if options.errors:
            print_errors(entries)


def print_errors(entries: list[dict]) -> None:
    for entry in entries:
        gold, found = gold_of(entry), quotes_of(entry)
        for kind, items in (("missed", gold - found), ("wrong", found - gold)):
            for item in sorted(items):
                print(f"{kind}: {item} in {entry['text']!r}")


def gold_of(entry: dict) -> set[Found]:
    """The labelled quotations as (text, speaker, verb)."""
    return {(q["text"], q["speaker"], q["verb"]) for q in entry["quotes"]}


def quotes_of(entry: dict) -> set[Found]:
    """What find_quotes finds in the entry's text, as (text, speaker, verb)."""
    from corpora.quotes import find_quotes
    from corpora.reading import document_from_text

    document = document_from_text(entry["text"], entry["lang"])
    return {(quote.text, quote.speaker, quote.verb) for quote in find_quotes(document)}


def score(pairs: list[tuple[set[Found], set[Found]]], length: int) -> tuple[float, float, float]:
    """Precision, recall and F1 over the first `length` fields."""
    right = found = wanted = 0
    for gold, ours in pairs:
        first, second = {item[:length] for item in gold}, {item[:length] for item in ours}
        right, found, wanted = right + len(first & second), found + len(second), wanted + len(first)
    return right / found, right / wanted, 2 * right / (found + wanted)


if __name__ == "__main__":
    main()
