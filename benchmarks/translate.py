"""Translation: speed, memory and agreement, side by side in one run on the bundled model.

    python -m benchmarks.translate [--lines FILE] [--count N] [--beam N] [--threads N] [--peers]
    python -m benchmarks.translate --growth 1000 10000
    python -m benchmarks.translate --start

Careo's translator (int8, guards on and off, and float32) against `ctranslate2.Translator.translate_batch`
called directly with the same settings; with `--peers` also against `transformers` as its documentation of
MarianMT shows it (tokenizer, generate, decode), one by one, which is what its pipeline does unless it is
told a batch size (the library's version 5 has no translation pipeline any more), and in batches of 16.

Each system runs in a process of its own, so that peak memory is its own; seconds exclude loading and a
warm-up. CPU seconds are those of the process and all its threads: on a machine that others use too they
are what compares. "ratio" is the CPU time for that of careo with guards, "same" the share of lines as
transformers one by one or, without it, as ctranslate2 has them. `--growth` gives seconds for two counts of
lines (repeated and numbered so that none is known), greedy; `--start` the time from nothing to the first
sentence through the command.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from corpora.textio import read_lines

ROOT = Path(__file__).resolve().parents[1]
Run = Callable[[list[str]], list[str]]
SYSTEMS = ("careo", "careo unguarded", "careo float32", "ctranslate2")
PEERS = ("transformers one by one", "transformers batches of 16")


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--lines", type=Path, default=ROOT / "samples" / "mexico.es.lines")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--growth", type=int, nargs=2)
    parser.add_argument("--start", action="store_true")
    parser.add_argument("--system", help="run this one and print a JSON object")
    options = parser.parse_args()
    if options.system:
        print(json.dumps(measure(options.system, options)))
    elif options.start:
        start(options)
    elif options.growth:
        growth(options)
    else:
        compare(options)


def compare(options: argparse.Namespace) -> None:
    """Run every system in a process of its own and print the table."""
    rows = {}
    for name in (*SYSTEMS, *(PEERS if options.peers else ())):
        rows[name] = child(options, "--system", name)
    count = len(texts(options))
    print(f"{cpu()}, {options.threads} thread(s); {count} lines of {options.lines.name}, ", end="")
    print(f"beam {options.beam}, {rows['careo']['tokens']} source pieces\n")
    print("| system | sentences/s | pieces/s | CPU s | ratio | peak MB | same |")
    print("|---|---|---|---|---|---|---|")
    like = rows[PEERS[0] if options.peers else "ctranslate2"]["output"]
    for name, row in rows.items():
        same = sum(one == two for one, two in zip(row["output"], like, strict=True)) / count
        print(
            f"| {name} | {count / row['cpu']:.1f} | {row['tokens'] / row['cpu']:.0f} | "
            f"{row['cpu']:.1f} | {row['cpu'] / rows['careo']['cpu']:.2f} | {row['peak']:.0f} | "
            f"{same:.0%} |"
        )


def growth(options: argparse.Namespace) -> None:
    """Print CPU seconds and peak memory for two counts of lines, greedy."""
    options.beam = 1
    made = []
    for count in options.growth:
        options.count = count
        made.append(child(options, "--system", "careo", "--count", str(count), "--beam", "1"))
    (small, large), (one, two) = options.growth, made
    per = [row["cpu"] / count for row, count in zip(made, options.growth, strict=True)]
    print(f"{cpu()}, {options.threads} thread(s), greedy")
    for count, row in ((small, one), (large, two)):
        print(f"{count} lines: {row['cpu']:.1f} CPU s, peak {row['peak']:.0f} MB")
    print(f"CPU time a line: {per[1] / per[0] - 1:+.1%} from {small} to {large} lines")


def start(options: argparse.Namespace) -> None:
    """Print the wall and CPU seconds of translating one sentence by the command, best of five."""
    command = [sys.executable, "-m", "translate", "--lines", "--threads", str(options.threads)]
    walls, cpus = [], []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        begun = time.perf_counter()
        subprocess.run(
            command, input=b"Hola a todos.\n", check=True, stdout=subprocess.DEVNULL, cwd=ROOT
        )
        walls.append(time.perf_counter() - begun)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpus.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    print(f"{cpu()}, {options.threads} thread(s)")
    print(
        f"cold start to first sentence: {min(walls):.2f} s wall, {min(cpus):.2f} s CPU (best of 5)"
    )


def child(options: argparse.Namespace, *arguments: str) -> dict[str, Any]:
    """Run this module for one system and return what it measured."""
    command = [sys.executable, "-m", "benchmarks.translate", "--lines", str(options.lines)]
    command += ["--count", str(options.count), "--beam", str(options.beam)]
    command += ["--threads", str(options.threads), *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    made: dict[str, Any] = json.loads(done.stdout.strip().split("\n")[-1])
    return made


def measure(name: str, options: argparse.Namespace) -> dict[str, Any]:
    """Translate the lines with one system and return its figures."""
    from translate.models import find_model
    from translate.tokens import Tokenizer

    lines = texts(options)
    run = system(name, options)
    run(["Hola a todos.", "La casa es vieja y no tiene agua.", "Habló Zubizarreta ayer."])
    begun = time.process_time()
    output = run(lines)
    spent = time.process_time() - begun
    tokenizer = Tokenizer(find_model("es-en"))
    return {
        "cpu": spent,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "tokens": sum(len(tokenizer.encode(line)) for line in lines),
        "output": output if len(lines) <= 3000 else [],
    }


def texts(options: argparse.Namespace) -> list[str]:
    """Return `count` lines of the file, taken evenly; again, numbered, where it has fewer."""
    lines = [line for line in read_lines(options.lines) if line.strip()]
    if len(lines) >= options.count:
        return lines[:: len(lines) // options.count][: options.count]
    return [
        line if n < len(lines) else f"{n // len(lines)} {line}"
        for n, line in ((n, lines[n % len(lines)]) for n in range(options.count))
    ]


def system(name: str, options: argparse.Namespace) -> Run:
    """Return what translates lines as the named system does."""
    if name == "ctranslate2":
        return direct(options.beam, options.threads)
    if name in PEERS:
        return pipeline(options.beam, options.threads, None if name == PEERS[0] else 16)
    from translate.translator import translator

    machine = translator(
        "es",
        "en",
        precision="float32" if name.endswith("float32") else "int8",
        beam=options.beam,
        threads=options.threads,
        guards="unguarded" not in name,
    )
    return lambda lines: [result.text for result in machine.translate(lines)]


def direct(beam: int, threads: int) -> Run:
    """CTranslate2 called as its documentation shows, on the same converted weights."""
    import ctranslate2

    from translate.convert import converted
    from translate.models import find_model
    from translate.tokens import Tokenizer

    model = find_model("es-en")
    tokenizer = Tokenizer(model)
    engine = ctranslate2.Translator(
        str(converted(model)), compute_type="int8", intra_threads=threads
    )

    def run(lines: Sequence[str]) -> list[str]:
        results = engine.translate_batch(
            [tokenizer.encode(line) for line in lines],
            beam_size=beam,
            max_batch_size=2048,
            batch_type="tokens",
        )
        return [tokenizer.decode(result.hypotheses[0]) for result in results]

    return run


def pipeline(beam: int, threads: int, batch: int | None) -> Run:
    """The model in transformers, as its documentation shows: tokenizer, generate, decode."""
    import torch
    from transformers import MarianMTModel, MarianTokenizer

    from translate.models import find_model

    torch.set_num_threads(threads)
    folder = str(find_model("es-en").folder)
    tokenizer = MarianTokenizer.from_pretrained(folder)
    model = MarianMTModel.from_pretrained(folder, dtype=torch.float32).eval()

    def run(lines: Sequence[str]) -> list[str]:
        made: list[str] = []
        for start in range(0, len(lines), batch or 1):
            some = list(lines[start : start + (batch or 1)])
            with torch.inference_mode():
                inputs = tokenizer(some, return_tensors="pt", padding=True)
                output = model.generate(**inputs, num_beams=beam, max_new_tokens=256)
            made += tokenizer.batch_decode(output, skip_special_tokens=True)
        return made

    return run


def cpu() -> str:
    """Return the processor's name and how many of its cores this process may use."""
    name = "CPU"
    info = Path("/proc/cpuinfo")
    if info.is_file():
        lines = info.read_text(encoding="utf-8").split("\n")
        name = next((x.split(":", 1)[1].strip() for x in lines if x.startswith("model name")), name)
    return f"{name}, {len(os.sched_getaffinity(0))} core(s)"


if __name__ == "__main__":
    main()
