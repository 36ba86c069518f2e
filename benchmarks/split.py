"""Sentence splitters on gold: F1 of the boundaries inside the texts, and sentences a second on one core.

    python -m benchmarks.split [--gold FOLDER] [--repeat N]

Gold files are one sentence a line, an empty line between texts; a text is rebuilt by joining its sentences
with a space, and the boundary after its last sentence, which nobody can miss, is not counted. The peers
(`pip install -r benchmarks/requirements.txt`) are left out where they are not installed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
GOLD = {"es_gsd_dev.txt": "es", "en_gum_dev.txt": "en", "en_ewt_dev.txt": "en"}
Split = Callable[[str], list[str]]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "segmentation")
    parser.add_argument("--repeat", type=int, default=3, help="runs of which the fastest counts")
    options = parser.parse_args()
    missing = [name for name in GOLD if not (options.gold / name).is_file()]
    if missing:
        sys.exit(f"{options.gold}: has no {', '.join(missing)}; name the gold's folder with --gold")
    print("| gold | splitter | precision | recall | F1 | sentences/s | careo's speed |")
    print("|---|---|---|---|---|---|---|")
    for name, lang in GOLD.items():
        texts = read_gold(options.gold / name)
        ours = 0.0
        for splitter, split in splitters(lang):
            precision, recall, f1 = score(texts, split)
            speed = measure(texts, split, options.repeat)
            ours = ours or speed
            print(
                f"| {name} | {splitter} | {precision:.4f} | {recall:.4f} | {f1:.4f} "
                f"| {speed:,.0f} | {ours / speed:.1f}x |",
                flush=True,
            )


def read_gold(path: Path) -> list[list[str]]:
    """The texts of a gold file, each the list of its sentences."""
    return [text.split("\n") for text in path.read_text("utf-8").strip("\n").split("\n\n")]


def splitters(lang: str) -> Iterator[tuple[str, Split]]:
    """Careo's splitter and those of the peers that are installed."""
    from corpora.split import split_sentences

    yield "careo", lambda text: split_sentences(text, lang)
    try:
        from syntok import segmenter
    except ImportError:
        pass
    else:
        yield (
            "syntok",
            lambda text: [
                "".join(token.spacing + token.value for token in sentence)
                for paragraph in segmenter.process(text)
                for sentence in paragraph
            ],
        )
    try:
        from sentence_splitter import SentenceSplitter
    except ImportError:
        pass
    else:
        yield "sentence-splitter", SentenceSplitter(language=lang).split
    try:
        import pysbd
    except ImportError:
        pass
    else:
        yield "pysbd", pysbd.Segmenter(language=lang, clean=False).segment


def boundaries(sentences: list[str]) -> set[int]:
    """Where the sentences end, in characters that are not white space, without the end of the last."""
    at, ends = 0, set()
    for sentence in sentences:
        at += len("".join(sentence.split()))
        ends.add(at)
    ends.discard(at)
    return ends


def score(texts: list[list[str]], split: Split) -> tuple[float, float, float]:
    """Precision, recall and F1 of the boundaries over all texts."""
    right = found = wanted = 0
    for sentences in texts:
        gold, ours = boundaries(sentences), boundaries(split(" ".join(sentences)))
        right += len(gold & ours)
        found += len(ours)
        wanted += len(gold)
    return right / found, right / wanted, 2 * right / (found + wanted)


def measure(texts: list[list[str]], split: Split, repeat: int) -> float:
    """Gold sentences a second of one core's time, the fastest of `repeat` runs."""
    joined = [" ".join(sentences) for sentences in texts]
    best = float("inf")
    for _ in range(repeat):
        start = time.process_time()
        for text in joined:
            split(text)
        best = min(best, time.process_time() - start)
    return sum(map(len, texts)) / best


if __name__ == "__main__":
    main()
