"""Make the word lists `words.en.xz` and `words.es.xz` from development corpora.

    python eval/data/make_words.py CORPORA TESTSETS

CORPORA holds `MANIFEST.json` and `*.tsv.xz` with columns source, es, en; TESTSETS holds the news tests
`wmt08` to `wmt12` as line files. Only sources whose licence is public domain, CC0, CC BY, MIT, Apache,
BSD or PSF are counted; where the Spanish side was machine-translated, only the English one. A list has
one word a line, most frequent first: the form and how often it was seen. A word that is mostly
capitalised inside sentences is written with a capital: it is a name.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

FREE = re.compile(r"public domain|CC0|CC-BY-[234]\.0|MIT|Apache|BSD|PSF", re.IGNORECASE)
NOT_FREE = re.compile(r"GPL-\d(?!\+ \(material)|GFDL|LGPL|CC-BY-SA", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SENTENCE_START = re.compile(r"(?:^|[.?!:…]\s*|[«“\"¿¡(—–-]\s*)$")
NEWS = tuple(f"wmt{year:02d}" for year in range(8, 13))


def main() -> None:
    """Read the corpora and write both lists beside this file."""
    corpora, testsets = map(Path, sys.argv[1:3])
    sources = json.loads((corpora / "MANIFEST.json").read_text(encoding="utf-8"))
    kept = {
        source["name"]: source["group"]
        for source in sources
        if FREE.search(source["license"]) and not NOT_FREE.search(source["license"])
    }
    machine = {source["name"] for source in sources if source["human_translated"] is False}
    for side, lang in enumerate(("es", "en")):
        lower: Counter[str] = Counter()
        inside: Counter[str] = Counter()
        upper: Counter[str] = Counter()
        seen: dict[str, set[str]] = {}
        for name, text in read(corpora, testsets, kept, side, lang):
            if lang == "es" and name in machine:
                continue
            for match in WORD.finditer(text):
                word = match[0].replace("’", "'")
                key = word.lower()
                lower[key] += 1
                homes = seen.setdefault(key, set())
                if len(homes) < 3:
                    homes.add(name)
                if not SENTENCE_START.search(text[max(0, match.start() - 3) : match.start()]):
                    inside[key] += 1
                    upper[key] += word[0].isupper()
        lines = []
        for key, count in lower.most_common():
            if count < 2 or (len(seen[key]) < 2 and count < 4) or len(key) > 30:
                continue
            name_like = inside[key] > 0 and upper[key] > 0.6 * inside[key]
            lines.append(f"{key[0].upper() + key[1:] if name_like else key}\t{count}")
        target = Path(__file__).parent / f"words.{lang}.xz"
        target.write_bytes(lzma.compress("\n".join(lines).encode() + b"\n", preset=9))
        print(
            lang, len(lines), "words of", sum(lower.values()), "->", target.stat().st_size, "bytes"
        )


def read(
    corpora: Path, testsets: Path, kept: dict[str, str], side: int, lang: str
) -> Iterator[tuple[str, str]]:
    """Yield (source name, segment) of one side; books count as one source each."""
    for path in sorted({corpora / f"{group}.tsv.xz" for group in kept.values()}):
        with lzma.open(path, "rt", encoding="utf-8", newline="\n") as lines:
            next(lines)
            for line in lines:
                fields = line.rstrip("\n").split("\t")
                if fields[0] in kept:
                    yield fields[0], fields[1 + side]
    for name in NEWS:
        text = (testsets / f"{name}.{lang}").read_text(encoding="utf-8")
        # every tenth of a test set counts as a source: its articles are independent of one another
        lines_ = text.split("\n")
        for number, line in enumerate(lines_):
            yield f"{name}.{10 * number // len(lines_)}", line


if __name__ == "__main__":
    main()
