"""Measure the checks: alarms per hundred clean pairs, speed, and how many seeded faults are found.

    python benchmarks/eval_checks.py SOURCE TARGET --from es --to en [--faults 300] [--show 50]

SOURCE and TARGET are line files, line n of one the translation of line n of the other. Faults are put
into the target by a program with a fixed seed, one a pair; a fault counts as found when the check that
is meant for it reports that pair and did not report it before.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpora.documents import document_from_lines
from corpora.textio import check_parallel, read_lines
from corpora.values import Bead, Bitext, Span
from eval.checks import Issue, check

Fault = Callable[[str, str, random.Random], str | None]
DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
}
MONTHS = {
    "en": (
        "January",
        "February",
        "April",
        "June",
        "July",
        "September",
        "October",
        "November",
        "December",
    ),
    "es": (
        "enero",
        "febrero",
        "abril",
        "junio",
        "julio",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
}


WARM = {
    "es": [
        "«No vino nadie a la cita de las ocho», dijo Ocmapo.",
        "La presidenta Núñez no zarandeaba.",
        "«Es tarde y hace frío esta noche en la plaza».",
        "Lo dijo Ocampo a Ferrer.",
    ],
    "en": [
        "“No one came to the appointment at eight,” Smith said.",
        "President Núñez did not pleaze.",
        "“It is late and cold tonight in the square.”",
        "So said Lund to Brandt.",
    ],
}
"""Lines that make every check load what it needs, before the clock runs."""


@dataclass(frozen=True)
class Seeded:
    """A fault put into the target side of a pair, and the checks that should find it."""

    row: int
    kind: str
    expected: tuple[str, ...]
    text: str


def pairs_to_bitext(sources: list[str], targets: list[str], langs: tuple[str, str]) -> Bitext:
    check_parallel(sources, targets, "source", "target")
    kept = [(a, b) for a, b in zip(sources, targets, strict=True) if a.strip() and b.strip()]
    left = document_from_lines([a for a, _ in kept], langs[0])
    right = document_from_lines([b for _, b in kept], langs[1])
    beads = tuple(Bead(Span(i, i + 1), Span(i, i + 1)) for i in range(len(kept)))
    return Bitext(left, right, beads)


def change_digit(source: str, target: str, draw: random.Random) -> str | None:
    places = list(re.finditer(r"\d", target))
    if not places:
        return None
    at = draw.choice(places).start()
    digit = draw.choice([d for d in "123456789" if d != target[at]])
    return target[:at] + digit + target[at + 1 :]


def drop_zero(source: str, target: str, draw: random.Random) -> str | None:
    found = re.search(r"(?<=[1-9])0(?=\b)(?![.,]\d)", target)
    return target[: found.start()] + target[found.end() :] if found else None


def drop_number(source: str, target: str, draw: random.Random) -> str | None:
    found = re.search(r" (?:1[3-9]|[2-9]\d|\d{3,4}|\d{1,3}[.,]\d{3})(?= [a-z])", target)
    return target[: found.start()] + target[found.end() :] if found else None


def misspell_name(source: str, target: str, draw: random.Random) -> str | None:
    names = [
        m
        for m in re.finditer(r"(?<=[a-z,] )[A-Z][a-záéíóúñ]{5,}", target)
        if re.search(rf"\b{m[0]}\b", source)
    ]
    if not names:
        return None
    name = draw.choice(names)
    at = draw.randrange(2, len(name[0]) - 1)
    if name[0][at] == name[0][at - 1] or name[0][at] == name[0][at + 1 : at + 2]:
        return None
    return target[: name.start() + at] + target[name.start() + at + 1 :]


DENIES = re.compile(r"\b(?:no|nunca|jamás|tampoco|not|never|cannot)\b|n['’]t\b", re.IGNORECASE)


def drop_negation(source: str, target: str, draw: random.Random) -> str | None:
    """Take a negation out; only where the source denies too, else nothing is lost against it."""
    if not DENIES.search(source):
        return None
    for pattern in (r"(?<=\w)(?: not|n['’]t)(?= \w)", r"(?<=[a-záéíóú] )no (?=[a-záéíóú]{4,})"):
        found = re.search(pattern, target)
        if found and not re.search(
            r"\bcan['’]t|won['’]t|not only|no sólo|no solo", target, re.IGNORECASE
        ):
            return target[: found.start()] + target[found.end() :]
    return None


def double_word(source: str, target: str, draw: random.Random) -> str | None:
    words = list(re.finditer(r"(?<= )[a-záéíóúñ]{2,}(?= )", target))
    if not words:
        return None
    word = draw.choice(words)
    return f"{target[: word.end()]} {word[0]}{target[word.end() :]}"


def swap_letters(source: str, target: str, draw: random.Random) -> str | None:
    words = list(re.finditer(r"(?<= )[a-záéíóúñ]{7,}(?=[ ,.])", target))
    if not words:
        return None
    word = draw.choice(words)
    at = word.start() + draw.randrange(1, len(word[0]) - 2)
    if target[at] == target[at + 1]:
        return None
    return target[:at] + target[at + 1] + target[at] + target[at + 2 :]


def cut_half(source: str, target: str, draw: random.Random) -> str | None:
    words = target.split()
    return " ".join(words[: len(words) // 3]) + "." if len(words) >= 18 else None


def other_day(source: str, target: str, draw: random.Random) -> str | None:
    return _other(target, draw, DAYS)


def other_month(source: str, target: str, draw: random.Random) -> str | None:
    return _other(target, draw, MONTHS)


def _other(target: str, draw: random.Random, names: Mapping[str, tuple[str, ...]]) -> str | None:
    for words in names.values():
        for word in words:
            if re.search(rf"\b{word}\b", target):
                other = draw.choice([x for x in words if x != word])
                return re.sub(rf"\b{word}\b", other, target, count=1)
    return None


def other_unit(source: str, target: str, draw: random.Random) -> str | None:
    for one, two in (
        ("dollars", "euros"), ("euros", "dollars"), ("dólares", "euros"), ("hours", "days"),
        ("years", "months"),
        ("años", "meses"), ("metres", "kilometres"), ("kilómetros", "metros"), ("days", "weeks"),
        ("minutes", "hours"),
        ("km", "m"), ("meses", "semanas"), ("horas", "días"),
    ):  # fmt: skip
        found = re.search(rf"(?<=\d )\b{one}\b", target)
        if found:
            return target[: found.start()] + two + target[found.end() :]
    return None


def drop_question(source: str, target: str, draw: random.Random) -> str | None:
    return (
        target[:-1] + "." if target.endswith("?") and source.rstrip('"»”').endswith("?") else None
    )


def drop_bracket(source: str, target: str, draw: random.Random) -> str | None:
    at = target.rfind(")")
    return (
        target[:at] + target[at + 1 :]
        if at > 0 and target.count("(") == target.count(")")
        else None
    )


def leave_source(source: str, target: str, draw: random.Random) -> str | None:
    words, own = source.split(), target.split()
    if len(words) < 16 or len(own) < 16:
        return None
    return " ".join(own[:4] + words[4:14] + own[14:])


def double_space(source: str, target: str, draw: random.Random) -> str | None:
    words = target.split(" ")
    at = draw.randrange(1, len(words)) if len(words) > 4 else 0
    return " ".join(words[:at]) + "  " + " ".join(words[at:]) if at else None


AUXILIARY = re.compile(r"\b(?:is|are|was|were|will|would|could|should|must|has|have)(?= [a-z]{3,})")
VERB = re.compile(
    r"(?<=[a-záéíóúñ] )(?=(?:es|son|fue|era|está|están|ha|han|había|puede|pueden|debe|tiene|tienen) [a-z])"
)
TURNED = {
    "en": {"nobody": "everybody", "nothing": "everything", "never": "always", "without": "with",
           "no": "some"},
    "es": {"nadie": "alguien", "nada": "algo", "nunca": "siempre", "sin": "con", "ningún": "algún",
           "ninguna": "alguna"},
}  # fmt: skip


def add_negation(source: str, target: str, draw: random.Random) -> str | None:
    """Put a negation in; only where neither side denies already."""
    if DENIES.search(source) or DENIES.search(target):
        return None
    found = AUXILIARY.search(target) or VERB.search(target)
    if not found:
        return None
    word = " not" if found[0] else "no "
    return target[: found.end()] + word + target[found.end() :]


def turn_denial(source: str, target: str, draw: random.Random) -> str | None:
    """Turn nobody into everybody, without into with, sin into con."""
    for words in TURNED.values():
        for one, two in words.items():
            found = re.search(rf"(?<=\w ){one}(?= \w)(?! embargo| duda| más)", target)
            if found:
                return target[: found.start()] + two + target[found.end() :]
    return None


QUOTED = re.compile(r"[«“\"]([^«»“”\"]{40,})[»”\"]")


def shorten_quote(source: str, target: str, draw: random.Random) -> str | None:
    """Close a quotation too early, so that its last half stands as the writer's own words."""
    found = QUOTED.search(target)
    if not found or not QUOTED.search(source) or len(QUOTED.findall(target)) != 1:
        return None
    words = found[1].split()
    keep = len(words) // 3
    if len(words) - keep < 6:
        return None
    inside, outside = " ".join(words[:keep]), " ".join(words[keep:])
    opening, closing = found[0][0], found[0][-1]
    return target[: found.start()] + f"{opening}{inside}{closing} {outside}" + target[found.end() :]


def lengthen_quote(source: str, target: str, draw: random.Random) -> str | None:
    """Open a quotation too early, so that the writer's words before it stand as quoted."""
    found = QUOTED.search(target)
    if not found or not QUOTED.search(source) or len(QUOTED.findall(target)) != 1:
        return None
    if len(target[: found.start()].split()) < 7:
        return None
    opening, closing = found[0][0], found[0][-1]
    whole = target[: found.start()] + found[1]
    return f"{opening}{whole}{closing}{target[found.end() :]}"


SAID = (
    r"(?:said|says|added|explained|told|dijo|afirmó|explicó|añadió|señaló|agregó|aseguró|declaró)"
)
NAME = r"([A-Z][a-záéíóúñ]{3,})"
SPEAKER = re.compile(rf"(?:{SAID} ){NAME}(?: {NAME})?|(?<=[,.»”\"] ){NAME} {NAME}(?= {SAID})")
STRANGERS = ("Delcourt", "Múgica", "Haldane", "Iturbide", "Quiroga", "Adeyemi")


def other_speaker(source: str, target: str, draw: random.Random) -> str | None:
    """Give a quotation to another person: each name beside the verb of saying becomes a stranger's."""
    if not re.search(r"[«“\"—]", source) or not re.search(r"[«“\"—]", target):
        return None
    found = SPEAKER.search(target)
    if not found:
        return None
    names = [group for group in found.groups() if group]
    if not all(re.search(rf"\b{name}\b", source) for name in names):
        return None
    return target.replace(" ".join(names), draw.choice(STRANGERS))


def turn_report(source: str, target: str, draw: random.Random) -> str | None:
    """Turn a verb of reporting round: denied into confirmed, negó into confirmó."""
    for one, two in (
        ("denied", "confirmed"), ("admitted", "denied"), ("confirmed", "denied"), ("acknowledged", "denied"),
        ("negó", "confirmó"), ("admitió", "negó"), ("confirmó", "negó"), ("reconoció", "negó"),
    ):  # fmt: skip
        found = re.search(rf"\b{one}\b", target)
        if found and QUOTED.search(target) and QUOTED.search(source):
            return target[: found.start()] + two + target[found.end() :]
    return None


FAULTS: dict[str, tuple[Fault, tuple[str, ...]]] = {
    "digit changed": (change_digit, ("numbers", "units")),
    "zero lost": (drop_zero, ("numbers",)),
    "number left out": (drop_number, ("numbers",)),
    "name misspelt": (misspell_name, ("names",)),
    "negation lost": (drop_negation, ("negation",)),
    "negation gained": (add_negation, ("negation",)),
    "denial turned": (turn_denial, ("negation",)),
    "quotation shortened": (shorten_quote, ("quoted",)),
    "quotation lengthened": (lengthen_quote, ("quoted",)),
    "other speaker": (other_speaker, ("speakers", "names")),
    "verb of reporting turned": (turn_report, ("quoted",)),
    "word doubled": (double_word, ("doubled",)),
    "letters swapped": (swap_letters, ("spelling",)),
    "most of it cut": (cut_half, ("length",)),
    "other weekday": (other_day, ("dates",)),
    "other month": (other_month, ("dates",)),
    "other unit": (other_unit, ("units",)),
    "question mark lost": (drop_question, ("end-marks",)),
    "bracket lost": (drop_bracket, ("balance",)),
    "left in the source language": (leave_source, ("untranslated",)),
    "two spaces": (double_space, ("spaces",)),
}


def seed_faults(bitext: Bitext, count: int, seed: int = 7) -> list[Seeded]:
    """Put up to `count` faults into the target, kinds in turn, one a pair."""
    draw = random.Random(seed)
    rows = list(range(len(bitext.beads)))
    draw.shuffle(rows)
    made: list[Seeded] = []
    used: set[int] = set()
    for turn in range(100 * len(FAULTS)):
        kind = list(FAULTS)[turn % len(FAULTS)]
        fault, expected = FAULTS[kind]
        for row in rows:
            if row in used:
                continue
            bead = bitext.beads[row]
            text = fault(bitext.source_text(bead), bitext.target_text(bead), draw)
            if text is not None and text != bitext.target_text(bead):
                made.append(Seeded(row, kind, expected, text))
                used.add(row)
                break
        if len(made) == count:
            break
    return made


def seed_everywhere(bitext: Bitext, kind: str, seed: int = 7) -> list[Seeded]:
    """Put a fault of one kind into the target of every pair that can hold it."""
    draw = random.Random(seed)
    fault, expected = FAULTS[kind]
    made = []
    for row, bead in enumerate(bitext.beads):
        target = bitext.target_text(bead)
        text = fault(bitext.source_text(bead), target, draw)
        if text is not None and text != target:
            made.append(Seeded(row, kind, expected, text))
    return made


def found_in(issues: list[Issue]) -> set[tuple[int | None, str, str]]:
    return {(issue.bead, issue.check, issue.message) for issue in issues}


def recall(
    bitext: Bitext, clean: list[Issue], seeded: list[Seeded]
) -> tuple[Counter[str], Counter[str], int, list[Seeded]]:
    """Return faults and finds by kind, new alarms in pairs without a fault, and what was missed."""
    targets = [bitext.target_text(bead) for bead in bitext.beads]
    for fault in seeded:
        targets[fault.row] = fault.text
    sources = [bitext.source_text(bead) for bead in bitext.beads]
    faulty = pairs_to_bitext(sources, targets, (bitext.source.lang, bitext.target.lang))
    new = found_in(check(faulty)) - found_in(clean)
    total: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    missed = []
    for fault in seeded:
        total[fault.kind] += 1
        if any(bead == fault.row and name in fault.expected for bead, name, _ in new):
            hit[fault.kind] += 1
        else:
            missed.append(fault)
    rows = {fault.row for fault in seeded}
    return total, hit, sum(bead not in rows for bead, _, _ in new), missed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("source")
    parser.add_argument("target")
    parser.add_argument("--from", dest="source_lang", default="es")
    parser.add_argument("--to", dest="target_lang", default="en")
    parser.add_argument("--faults", type=int, default=300)
    parser.add_argument(
        "--kind", choices=FAULTS, help="this kind alone, in every pair that can hold it"
    )
    parser.add_argument("--show", type=int, default=0, help="alarms to print for reading")
    options = parser.parse_args()
    bitext = pairs_to_bitext(
        read_lines(options.source),
        read_lines(options.target),
        (options.source_lang, options.target_lang),
    )
    start = time.process_time()
    langs = (options.source_lang, options.target_lang)
    check(pairs_to_bitext(WARM[langs[0]], WARM[langs[1]], langs))
    print(f"{time.process_time() - start:.2f} s to load word lists, lexicon and patterns")
    start, clock = time.process_time(), time.perf_counter()
    clean = check(bitext)
    cpu, wall = time.process_time() - start, time.perf_counter() - clock
    count = len(bitext.beads)
    print(
        f"{count} pairs, {cpu:.2f} s of one processor ({count / cpu:.0f} pairs/s), {wall:.2f} s by the clock"
    )
    print(f"{len(clean)} alarms, {100 * len(clean) / count:.2f} per hundred pairs")
    for (name, severity), number in Counter((x.check, x.severity) for x in clean).most_common():
        print(f"  {number:4d} {name} ({severity})")
    draw = random.Random(3)
    for issue in draw.sample(clean, min(options.show, len(clean))):
        bead = bitext.beads[issue.bead or 0]
        print(
            f"[{issue.check}] {issue.message}\n  {bitext.source_text(bead)}\n  {bitext.target_text(bead)}"
        )
    seeded = (
        seed_everywhere(bitext, options.kind)
        if options.kind
        else seed_faults(bitext, options.faults)
    )
    total, hit, elsewhere, missed = recall(bitext, clean, seeded)
    print(
        f"{sum(hit.values())} of {len(seeded)} seeded faults found; {elsewhere} new alarms in other pairs"
    )
    for kind, number in total.items():
        print(f"  {hit[kind]:3d} of {number:3d} {kind}")
    if options.show:
        for fault in missed:
            print(
                f"missed [{fault.kind}] {fault.text}\n  {bitext.source_text(bitext.beads[fault.row])}"
            )


if __name__ == "__main__":
    main()
