"""Build the shipped Spanish-English table of renderings from word alignments of parallel text.

    pip install eflomal==2.0.0
    python -m benchmarks.build_renderings ../shared -o translate/data/renderings-es-en.xz

Aligns words with eflomal (Östling and Tiedemann 2016; GPL, used here alone) in both directions and keeps the
links that both have. Read are the sources whose licence the word lists allow too (`eval/data/make_words.py`),
translated by people, and the news tests of 2008 to 2012 without the lines that training holds out. A pair of
words is kept with two links or more and a twentieth of either word's, or, of words hardly seen, with one;
a word that is the same on both sides only if the lists of both languages have it.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpora.wordtables import save
from eval.data.make_words import FREE, NEWS, NOT_FREE
from translate.guards.words import lexicon

TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]")
WORD = re.compile(r"[^\W\d_]{2,}(?:['-][^\W\d_]+)*")
LONGEST = 50
MOST = {"docs": 100_000, "vendor_ht": 120_000}
"""Pairs drawn of a group that holds more of one kind than is of use; the others are read whole."""
GROUPS = ("books", "civic_news", "docs", "everyday", "textbooks", "vendor_ht")
HELD_OUT = 200
"""Last lines of every group and news test that are not read; training is judged by some of them."""


def texts(shared: Path) -> Iterator[tuple[str, str]]:
    """Yield (Spanish, English)."""
    sources = json.loads((shared / "corpora" / "MANIFEST.json").read_text(encoding="utf-8"))
    kept = {
        source["name"]
        for source in sources
        if FREE.search(source["license"])
        and not NOT_FREE.search(source["license"])
        and source["human_translated"] is not False
    }
    for group in GROUPS:
        path = shared / "corpora" / f"{group}.tsv.xz"
        with lzma.open(path, "rt", encoding="utf-8", newline="\n") as lines:
            next(lines)
            rows = [line.rstrip("\n").split("\t") for line in lines][:-HELD_OUT]
        rows = [row for row in rows if row[0] in kept]
        if len(rows) > MOST.get(group, len(rows)):
            rows = random.Random(7).sample(rows, MOST[group])
        yield from ((row[1], row[2]) for row in rows)
    for name in NEWS:
        sides = [
            (shared / "testsets" / f"{name}.{lang}").read_text(encoding="utf-8").split("\n")
            for lang in ("es", "en")
        ]
        yield from zip(*(side[:-HELD_OUT] for side in sides), strict=True)


def tokens(text: str) -> list[str]:
    """Return words, numbers and marks in lower case."""
    return [match[0].lower().replace("’", "'") for match in TOKEN.finditer(text)]


def pairs(shared: Path) -> list[tuple[list[str], list[str]]]:
    """Return the tokens of the pairs that are short enough and of like length."""
    read = ((tokens(es), tokens(en)) for es, en in texts(shared))
    return [
        (es, en)
        for es, en in read
        if 0 < len(es) <= LONGEST >= len(en) > 0
        and max(len(es), len(en)) <= 2.5 * min(len(es), len(en)) + 3
    ]


def linked(given: list[tuple[list[str], list[str]]], folder: Path) -> Counter[tuple[str, str]]:
    """Return how often each pair of words is linked in both directions."""
    from eflomal import Aligner

    paths = [folder / name for name in ("es", "en", "forward", "reverse")]
    for side, path in enumerate(paths[:2]):
        path.write_text("".join(" ".join(pair[side]) + "\n" for pair in given), encoding="utf-8")
    with paths[0].open(encoding="utf-8") as es, paths[1].open(encoding="utf-8") as en:
        Aligner(n_samplers=3).align(
            es, en, links_filename_fwd=str(paths[2]), links_filename_rev=str(paths[3]), quiet=True
        )
    counts: Counter[tuple[str, str]] = Counter()
    with paths[2].open() as forward, paths[3].open() as reverse:
        for (es_words, en_words), one, two in zip(given, forward, reverse, strict=True):
            for link in set(one.split()).intersection(two.split()):
                first, second = link.split("-")
                counts[es_words[int(first)], en_words[int(second)]] += 1
    return counts


def chosen(counts: Counter[tuple[str, str]]) -> dict[tuple[str, str], tuple[float, float]]:
    """Return the pairs that are kept with P(English | Spanish) and P(Spanish | English)."""
    spanish: Counter[str] = Counter()
    english: Counter[str] = Counter()
    for (es, en), count in counts.items():
        spanish[es] += count
        english[en] += count
    lists = [words for words in map(lexicon, ("es", "en")) if words]
    table = {}
    for (es, en), count in counts.items():
        forward, reverse = count / spanish[es], count / english[en]
        often = count > 1 and max(forward, reverse) >= 0.05
        rare = forward >= 0.3 and spanish[es] <= 3 and english[en] <= 40
        same = es == en and not all(words.knows(es) for words in lists)
        if (often or rare) and not same and WORD.fullmatch(es) and WORD.fullmatch(en):
            table[es, en] = (forward, reverse)
    return table


def main() -> None:
    """Read, align, count, keep, write; report counts on standard error."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True)
    args = parser.parse_args()
    given = pairs(args.shared)
    print(f"{len(given)} pairs", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        counts = linked(given, Path(folder))
    table = chosen(counts)
    save(args.out, table, "es-en")
    print(
        f"{len(table)} pairs of {len({es for es, _ in table})} Spanish and "
        f"{len({en for _, en in table})} English words, {args.out.stat().st_size} bytes",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
