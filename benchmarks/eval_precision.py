"""Precision of each check on clean human translations, from alarms that somebody read.

    python -m benchmarks.eval_precision ../shared                    # the table, from the verdicts
    python -m benchmarks.eval_precision ../shared --unread           # alarms of the sample not read yet

Every check runs over human translations in both directions. The part "tuning" served to mend the checks.
Then 50 alarms of each were read in "reporting", the checks mended once more, 40 read in "again" (and the
checks mended while reading), and 20 in "last"; of "wmt13" every alarm was read, after which nothing was
mended. Drawn are the alarms whose hash with the seed is least, so that mending one check does not change
what is drawn of another. `eval_verdicts.tsv` holds what the reading found: "right" where the translation
has a slip, or both sides differ in what a reviser would want to see; "source" where the slip is the
source's own; "wrong" where there is none. It holds no text of the sets.
"""

from __future__ import annotations

import argparse
import hashlib
import lzma
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.eval_checks import pairs_to_bitext
from corpora.errors import DataError
from corpora.textio import read_lines
from eval.checks import Issue, check
from eval.judgements import wilson
from eval.tables import aligned

GROUPS = {
    "pud": "civic_news",
    "xquad": "civic_news",
    "usagov": "civic_news",
    "opensourceguide": "civic_news",
    "tatoeba": "everyday",
}
"""Sets of single sentences, each checked by itself → their group in `corpora`; others are in `testsets`."""
PARTS: dict[str, dict[str, tuple[int, int]]] = {
    "tuning": {"wmt09": (0, 1513), "wmt11": (0, 1501), "flores-dev": (0, 498), "pud": (0, 487),
               "xquad": (0, 1115), "tatoeba": (0, 1000)},
    "reporting": {"wmt09": (1513, 3027), "wmt11": (1501, 3003), "flores-dev": (498, 997), "pud": (487, 974),
                  "xquad": (1115, 2230), "tatoeba": (1000, 2000)},
    "again": {"wmt08": (0, 2051), "wmt10": (0, 2489)},
    "last": {"usagov": (0, 1528), "opensourceguide": (0, 1374), "tatoeba": (2000, 5000)},
    "wmt13": {"wmt13": (0, 3000)},
}  # fmt: skip
"""Part → set → its lines [start, end), counted from 0."""
DIRECTIONS = (("es", "en"), ("en", "es"))
JUDGED = ("right", "source", "wrong")
_REPAIRED = {code: bytes((code,)).decode("cp1252") for code in (0x91, 0x92, 0x93, 0x94, 0x96, 0x97)}
"""Control characters that stand in wmt08 for marks of Windows-1252 → those marks."""
VERDICTS = Path(__file__).with_name("eval_verdicts.tsv")
COLUMNS = ("set", "line", "direction", "check", "severity", "key", "verdict", "why")


@dataclass(frozen=True, slots=True)
class Alarm:
    """A finding in a set: `line` counts from 1 in the set, `texts` are source and target of the pair."""

    set: str
    line: int
    direction: str
    issue: Issue
    texts: tuple[str, str]

    @property
    def place(self) -> tuple[str, str, str, str]:
        """What a verdict is joined by: set, line, direction, and the finding's key."""
        return self.set, str(self.line), self.direction, self.issue.key[:8]

    def order(self, seed: int) -> str:
        """Return the hash that the sample is drawn by."""
        return hashlib.sha256("\0".join((str(seed), *self.place)).encode()).hexdigest()


def read_set(shared: Path, name: str) -> tuple[list[str], list[str]]:
    """Return a set's Spanish and English lines."""
    if name not in GROUPS:
        spanish, english = (read_lines(shared / f"testsets/{name}.{lang}") for lang in ("es", "en"))
        return spanish, [line.translate(_REPAIRED) for line in english]
    held: tuple[list[str], list[str]] = ([], [])
    path = shared / f"corpora/{GROUPS[name]}.tsv.xz"
    with lzma.open(path, "rt", encoding="utf-8", newline="\n") as rows:
        for row in rows:
            source, spanish_text, english_text = row.rstrip("\n").split("\t")
            if source == name:
                held[0].append(spanish_text)
                held[1].append(english_text)
    return held


def alarms_of(shared: Path, part: str) -> tuple[list[Alarm], int]:
    """Check a part of the sets in both directions; return the alarms and the number of pairs."""
    found, count = [], 0
    for name, (start, end) in PARTS[part].items():
        sides = read_set(shared, name)
        rows = [row for row in range(start, end) if sides[0][row].strip() and sides[1][row].strip()]
        for source, target in DIRECTIONS:
            texts = [[side[row] for row in rows] for side in sides]
            ones, twos = texts if source == "es" else texts[::-1]
            count += len(rows)
            for at, issue in _findings(ones, twos, (source, target), name not in GROUPS):
                place = (name, rows[at] + 1, f"{source}-{target}")
                found.append(Alarm(*place, issue, (ones[at], twos[at])))
    return found, count


def _findings(
    ones: list[str], twos: list[str], langs: tuple[str, str], whole: bool
) -> Iterator[tuple[int, Issue]]:
    """Check lines as one text, or each pair by itself; yield (row, finding)."""
    if whole:
        for issue in check(pairs_to_bitext(ones, twos, langs)):
            if issue.bead is None:
                raise DataError(f"a finding of {issue.check} stands at no pair")
            yield issue.bead, issue
        return
    for row, (one, two) in enumerate(zip(ones, twos, strict=True)):
        for issue in check(pairs_to_bitext([one], [two], langs)):
            yield row, issue


def draw(alarms: Sequence[Alarm], most: int, seed: int) -> dict[str, list[Alarm]]:
    """Return up to `most` alarms of each check, the commonest check first."""
    groups: dict[str, list[Alarm]] = defaultdict(list)
    for alarm in sorted(alarms, key=lambda alarm: alarm.order(seed)):
        groups[alarm.issue.check].append(alarm)
    return {
        name: group[:most] for name, group in sorted(groups.items(), key=lambda held: -len(held[1]))
    }


def read_verdicts(path: Path) -> dict[tuple[str, str, str, str], str]:
    """Read the verdicts: place of an alarm → one of `JUDGED`."""
    lines = [line.split("\t") for line in read_lines(path)] if path.exists() else []
    verdicts = {}
    for number, fields in enumerate(lines[1:], start=2):
        row = dict(zip(COLUMNS, fields, strict=True))
        if row["verdict"] not in JUDGED:
            raise DataError(
                f"{path}: line {number}: the verdict is {row['verdict']!r}; "
                f"it must be one of {', '.join(JUDGED)}"
            )
        verdicts[row["set"], row["line"], row["direction"], row["key"]] = row["verdict"]
    return verdicts


def rows_of(
    drawn: dict[str, list[Alarm]],
    verdicts: dict[tuple[str, str, str, str], str],
    every: Counter[str],
    pairs: int,
) -> Iterator[tuple[str, ...]]:
    """Yield the table's rows, and last the rate of false alarms with its 95 % interval.

    The rate is the sum over the checks of alarms per hundred pairs times the share found wrong; its
    variance that of a stratified sample, each share's as Agresti and Coull (1998) estimate it.
    """
    yield "check", "alarms per hundred pairs", "read", "right", "source", "precision", "95 %"
    wrong = variance = 0.0
    for name, group in drawn.items():
        told = [verdicts[alarm.place] for alarm in group if alarm.place in verdicts]
        if not told:
            continue
        right, rate = len(told) - told.count("wrong"), 100 * every[name] / pairs
        low, high = wilson(right, len(told))
        yield (
            name, f"{rate:.2f}", str(len(told)), str(told.count("right")), str(told.count("source")),
            f"{right / len(told):.2f}", f"{low:.2f}–{high:.2f}",
        )  # fmt: skip
        wrong += rate * (1 - right / len(told))
        if every[name] > len(told):
            share = (right + 2) / (len(told) + 4)
            variance += rate**2 * share * (1 - share) / (len(told) + 4)
    spread = 1.96 * math.sqrt(variance)
    total = 100 * sum(every.values()) / pairs
    yield "all", f"{total:.2f}", "", "", "", f"{1 - wrong / total:.2f}", ""
    wide = f"{max(0.0, wrong - spread):.2f}–{wrong + spread:.2f}"
    yield "false alarms", f"{wrong:.2f}", "", "", "", "", wide


def show(alarm: Alarm) -> None:
    """Print an alarm for reading."""
    issue = alarm.issue
    print("\t".join((*alarm.place[:3], issue.check, str(issue.severity), alarm.place[3])))
    print(f"  {issue.message}\n  {alarm.texts[0]}\n  {alarm.texts[1]}")


def main() -> None:
    """Print the table, or what is left to read."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("shared", type=Path, help="folder with testsets and corpora")
    parser.add_argument("--part", choices=PARTS, default="last")
    parser.add_argument("--most", type=int, default=20, help="alarms to draw of each check")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--unread", action="store_true", help="print what is drawn and not read")
    parser.add_argument("--verdicts", type=Path, default=VERDICTS)
    options = parser.parse_args()
    alarms, pairs = alarms_of(options.shared, options.part)
    drawn = draw(alarms, options.most, options.seed)
    verdicts = read_verdicts(options.verdicts)
    left = [alarm for group in drawn.values() for alarm in group if alarm.place not in verdicts]
    if options.unread:
        for alarm in left:
            show(alarm)
        return
    every = Counter(alarm.issue.check for alarm in alarms)
    print(
        f"{options.part}: {pairs} pairs, {len(alarms)} alarms, {len(left)} of the sample not read"
    )
    print(aligned(list(rows_of(drawn, verdicts, every, pairs))), end="")


if __name__ == "__main__":
    main()
