"""Build the shipped Spanish-English word table from folders of parallel text.

    python -m benchmarks.build_lexicon ../shared/corpora -o align/data/lexicon-es-en.xz

Reads `everyday`, `books`, `civic_news` and `textbooks` (`source<TAB>es<TAB>en`, header line, xz), takes
pairs of at most 32 words a side, gives each word pair IBM model 1 probabilities in both directions and
keeps the strongest.
"""

from __future__ import annotations

import argparse
import lzma
import random
import sys
from pathlib import Path

import numpy as np

GROUPS = {"everyday": 60_000, "books": 80_000, "civic_news": 40_000, "textbooks": 50_000}
LONGEST = 32


def pairs(folder: Path, group: str, most: int) -> list[tuple[str, str]]:
    """Return up to `most` pairs of a group, drawn with a fixed seed."""
    with lzma.open(folder / f"{group}.tsv.xz", "rt", encoding="utf-8", newline="\n") as lines:
        next(lines)
        rows = [line.rstrip("\n").split("\t") for line in lines]
    random.Random(7).shuffle(rows)
    return [(row[1], row[2]) for row in rows if row[1].count(" ") < 40][:most]


def main() -> None:
    """Read, learn, keep, write; report counts on standard error."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--entries", type=int, default=180_000)
    args = parser.parse_args()

    from align.lexicon import learn
    from align.tokens import token_table, tokens
    from corpora.wordtables import save

    texts = [pair for group, most in GROUPS.items() for pair in pairs(args.corpora, group, most)]
    texts = [(es, en) for es, en in texts if 0 < len(tokens(es)) <= LONGEST >= len(tokens(en)) > 0]
    source = token_table(es for es, _ in texts)
    target = token_table(en for _, en in texts)
    print(f"{len(texts)} pairs, {len(source.words)} and {len(target.words)} words", file=sys.stderr)
    learned = learn(source, target, least=0.003)
    counts = source.counts[learned.source] * learned.forward
    weight = np.sqrt(learned.forward * learned.reverse) * np.log1p(counts)
    kept = np.argsort(-weight, kind="stable")[: args.entries]
    kept = kept[weight[kept] > 0.01]
    table = {
        (source.words[learned.source[k]], target.words[learned.target[k]]): (
            float(learned.forward[k]),
            float(learned.reverse[k]),
        )
        for k in kept
        if not (source.words[learned.source[k]][0].isdigit())
    }
    save(args.out, table, "es-en")
    print(
        f"{len(table)} of {len(learned.source)} entries, {args.out.stat().st_size} bytes",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
