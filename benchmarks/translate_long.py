"""Long texts: whole or divided, quality by length, and the cost of one line beside that of many.

    python -m benchmarks.translate_long SOURCE REFERENCE [--model NAME] [--from es] [--limits 256,96,80,64]

Three tables: chrF of sentences by their length in pieces when those longer than each limit are cut at
clause marks; chrF of lines that hold several sentences, given to the model whole or sentence by sentence;
processor seconds of the file as lines and as one line, all guards on.
"""

from __future__ import annotations

import argparse
import time

from benchmarks.translate_terms import chrf
from corpora.split import split_sentences
from corpora.textio import check_parallel, read_lines
from translate.engine_base import MAX_PIECES
from translate.long import cut
from translate.placeholders import protecting
from translate.translator import Translator, translator

BINS = ((41, 64), (65, 80), (81, 96), (97, 128), (129, 400))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("source")
    parser.add_argument("reference")
    parser.add_argument("--from", dest="lang", default="es")
    parser.add_argument("--model")
    parser.add_argument("--limits", default=f"{MAX_PIECES},96,80,64")
    parser.add_argument("--most", type=int, default=100, help="sentences of each length")
    options = parser.parse_args()
    pair = (options.lang, "en" if options.lang == "es" else "es")
    sources, references = read_lines(options.source), read_lines(options.reference)
    check_parallel(sources, references, options.source, options.reference)
    machine = translator(*pair, options.model, threads=1, guards=False)
    by_length(
        machine, sources, references, [int(n) for n in options.limits.split(",")], options.most
    )
    by_sentences(machine, sources[:240], references[:240], pair[0])
    guarded = translator(*pair, options.model, threads=1)
    list(guarded.translate(sources[:2]))
    some = sources[:400]
    seconds = [cost(guarded, lines, pair) for lines in (some, [" ".join(some)])]
    print(f"{len(some)} lines: {seconds[0]:.1f} s of CPU; as one line: {seconds[1]:.1f} s")


def decoded(machine: Translator, parts: list[str]) -> list[str]:
    """Translate each text as one, however long it is."""
    tokenizer = machine.tokenizer
    made = machine.engine.translate([tokenizer.encode(part) for part in parts])
    return [tokenizer.decode(result.pieces) for result in made]


def rejoined(machine: Translator, divided: list[list[str]]) -> list[str]:
    """Translate the parts of texts and join them."""
    made = iter(decoded(machine, [part for parts in divided for part in parts]))
    return [" ".join(next(made) for _ in parts) for parts in divided]


def by_length(
    machine: Translator, sources: list[str], references: list[str], limits: list[int], most: int
) -> None:
    """Print chrF by the pieces of a sentence and the limit."""

    def length(text: str) -> int:
        return len(machine.tokenizer.encode(text))

    print(f"| pieces | sentences | {' | '.join(f'cut at {limit}' for limit in limits)} |")
    lengths = [length(source) for source in sources]
    for low, high in BINS:
        chosen = [n for n, pieces in enumerate(lengths) if low <= pieces <= high][:most]
        if not chosen:
            continue
        scores = []
        for limit in limits:
            made = rejoined(machine, [cut(sources[n], length, limit) for n in chosen])
            scores.append(chrf(made, [references[n] for n in chosen]))
        cells = " | ".join(f"{score:.1f}" for score in scores)
        print(f"| {low}-{high} | {len(chosen)} | {cells} |", flush=True)


def by_sentences(machine: Translator, sources: list[str], references: list[str], lang: str) -> None:
    """Print chrF of lines of several sentences, whole and divided."""
    print("| sentences a line | whole | one by one |")
    for count in (1, 2, 3, 5):
        lines, wanted = (
            [" ".join(texts[n : n + count]) for n in range(0, len(texts), count)]
            for texts in (sources, references)
        )
        whole = chrf(decoded(machine, lines), wanted)
        parts = chrf(rejoined(machine, [split_sentences(line, lang) for line in lines]), wanted)
        print(f"| {count} | {whole:.1f} | {parts:.1f} |", flush=True)


def cost(machine: Translator, lines: list[str], pair: tuple[str, str]) -> float:
    """Return the seconds of CPU that translating `lines` takes, placeholders and guards on."""
    start = time.process_time()
    list(protecting(machine.translate, *pair)(lines))
    return time.process_time() - start


if __name__ == "__main__":
    main()
