"""Translation: speed and agreement of the engines, side by side in one run.

    python -m benchmarks.translate [--lines FILE] [--count N] [--beam N] [--threads N]

Careo's translator (int8 and float32, everything on) against `ctranslate2.Translator.translate_batch`
called directly with the same settings, and against `transformers.MarianMTModel.generate` in batches of 16.
Wall and CPU seconds exclude loading; the ratio is of wall time to careo int8; "same" is the share of lines
for which the output is that of transformers.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from translate.convert import converted
from translate.models import find_model
from translate.tokens import Tokenizer
from translate.translator import translator

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--lines", type=Path, default=ROOT / "samples" / "mexico.es.lines")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    lines = [line for line in options.lines.read_text(encoding="utf-8").split("\n") if line.strip()]
    lines = lines[: options.count]
    print(
        f"{len(lines)} lines of {options.lines.name}, beam {options.beam}, {options.threads} threads"
    )
    systems = {
        "careo int8": careo("int8", options.beam, options.threads),
        "careo float32": careo("float32", options.beam, options.threads),
        "ctranslate2 int8": direct(options.beam, options.threads),
        "transformers": reference(options.beam, options.threads),
    }
    rows, outputs = [], {}
    for name, run in systems.items():
        run(lines[:4])
        wall, cpu = time.perf_counter(), time.process_time()
        outputs[name] = run(lines)
        rows.append((name, time.perf_counter() - wall, time.process_time() - cpu))
    print(f"{'system':<20}{'lines/s':>9}{'cpu s':>8}{'ratio':>8}{'same':>8}")
    for name, wall, cpu in rows:
        same = sum(a == b for a, b in zip(outputs[name], outputs["transformers"], strict=True))
        print(
            f"{name:<20}{len(lines) / wall:>9.1f}{cpu:>8.1f}{wall / rows[0][1]:>8.2f}"
            f"{same / len(lines):>8.0%}"
        )


Run = Callable[[list[str]], list[str]]


def careo(precision: str, beam: int, threads: int) -> Run:
    machine = translator("es", "en", precision=precision, beam=beam, threads=threads)
    return lambda lines: [result.text for result in machine.translate(lines)]


def direct(beam: int, threads: int) -> Run:
    import ctranslate2

    model = find_model("es-en")
    tokenizer = Tokenizer(model)
    engine = ctranslate2.Translator(
        str(converted(model)), compute_type="int8", intra_threads=threads
    )

    def run(lines: list[str]) -> list[str]:
        results = engine.translate_batch(
            [tokenizer.encode(line) for line in lines],
            beam_size=beam,
            max_batch_size=2048,
            batch_type="tokens",
        )
        return [tokenizer.decode(result.hypotheses[0]) for result in results]

    return run


def reference(beam: int, threads: int) -> Run:
    machine = translator("es", "en", engine_name="transformers", beam=beam, threads=threads)

    def run(lines: list[str]) -> list[str]:
        texts = []
        for start in range(0, len(lines), 16):
            texts += [result.text for result in machine.translate(lines[start : start + 16])]
        return texts

    return run


if __name__ == "__main__":
    main()
