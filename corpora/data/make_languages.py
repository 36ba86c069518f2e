"""Makes languages.tsv.xz, the table of the language identifier (`corpora.filters.identify`).

    python -m corpora.data.make_languages PROFILES CORPORA

PROFILES is the folder `langdetect/profiles` of the PyPI package langdetect 1.0.9 (Apache-2.0): counts of
letter n-grams in Wikipedia's articles, one JSON file a language. CORPORA has `GROUP.tsv.xz` files with the
columns source, es and en; Spanish and English are the mean of the profile and of these, so that speech and
novels count beside articles. The table has a line for every bigram and trigram, a space standing for a
word's end, that is at least 1 in 10,000 in one of the languages: the n-gram and 20 × log2 of its share
among the n-grams of its length in each language, never under that of 1 in 100,000.
"""

from __future__ import annotations

import json
import lzma
import math
import sys
from collections import Counter
from pathlib import Path

from corpora.filters.identify import grams
from corpora.textio import writing

NAMES = "ca cs da de en es fi fr hr hu it nl no pl pt ro sv tr"
LANGUAGES = NAMES.split()
GROUPS = {
    "everyday": 150_000,
    "civic_news": 40_000,
    "books": 40_000,
    "textbooks": 20_000,
    "docs": 20_000,
    "games_fiction": 20_000,
}
"""Group → how many of its pairs are counted; every third is, and every fiftieth is kept for measuring."""
TABLE = Path(__file__).parent / "languages.tsv.xz"
LEAST, FLOOR, SCALE = 1e-4, 1e-5, 20

Shares = dict[str, float]


def profile(path: Path) -> Shares:
    """N-gram (lower case, 2 or 3 letters) → its share among those of its length."""
    data = json.loads(path.read_text(encoding="utf-8"))
    shares: Shares = {}
    for gram, count in data["freq"].items():
        if len(gram) in (2, 3):
            lowered = gram.lower()
            shares[lowered] = shares.get(lowered, 0.0) + count / data["n_words"][len(gram) - 1]
    return shares


def counted(folder: Path) -> dict[str, Shares]:
    """Count the n-grams of the corpora's Spanish and English sides."""
    counts: dict[str, Counter[str]] = {"es": Counter(), "en": Counter()}
    for group, limit in GROUPS.items():
        done = 0
        with lzma.open(folder / f"{group}.tsv.xz", "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if number == 0 or number % 50 == 0 or number % 3:
                    continue
                if done == limit:
                    break
                done += 1
                _, es, en = line.rstrip("\n").split("\t")
                counts["es"].update(grams(es))
                counts["en"].update(grams(en))
    shares = {}
    for lang, counter in counts.items():
        totals = Counter({2: 0, 3: 0})
        for gram, count in counter.items():
            totals[len(gram)] += count
        shares[lang] = {gram: count / totals[len(gram)] for gram, count in counter.items()}
    return shares


def main(profiles: str, corpora: str) -> None:
    """Make the table."""
    shares = {lang: profile(Path(profiles) / lang) for lang in LANGUAGES}
    for lang, own in counted(Path(corpora)).items():
        wiki = shares[lang]
        shares[lang] = {
            g: (own.get(g, 0.0) + wiki.get(g, 0.0)) / 2 for g in own.keys() | wiki.keys()
        }
    known = sorted({g for table in shares.values() for g, share in table.items() if share >= LEAST})
    lines = ["\t".join(["", *LANGUAGES])]
    for gram in known:
        values = (max(shares[lang].get(gram, 0.0), FLOOR) for lang in LANGUAGES)
        lines.append("\t".join([gram, *(str(round(SCALE * math.log2(value))) for value in values)]))
    with writing(TABLE, "wb") as out:
        out.write(lzma.compress("\n".join(lines).encode() + b"\n", preset=9))
    print(f"{TABLE}: {len(known)} n-grams, {TABLE.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
