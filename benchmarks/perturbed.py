"""Turn line-parallel text into two texts with known beads: merges, cuts, shifts, omissions.

Rates are drawn anew for every document, so that weights fitted on the result do not lean on one kind of
noise. Seeded: the same call gives the same texts.
"""

from __future__ import annotations

import math
import random
import re
from dataclasses import dataclass, field

Pair = tuple[str, str]
BRIEF = 30.0
"""Characters at which a line counts 1 / e as short."""

_CLAUSE = re.compile(r"[,;:] |[.?!] (?=[A-ZÁÉÍÓÚÑ¿¡])| [–—-] ")


@dataclass
class Perturbed:
    """Two texts, their gold beads, where paragraphs begin, and the original pairs behind each segment."""

    source: list[str] = field(default_factory=list)
    target: list[str] = field(default_factory=list)
    gold: list[tuple[tuple[int, ...], tuple[int, ...]]] = field(default_factory=list)
    source_breaks: list[bool] = field(default_factory=list)
    target_breaks: list[bool] = field(default_factory=list)

    def add(
        self, sources: list[str], targets: list[str], start: bool, noise: random.Random
    ) -> None:
        """Append one bead; `start`: it begins a paragraph (on each side, with a little noise)."""
        s, t = len(self.source), len(self.target)
        self.gold.append((tuple(range(s, s + len(sources))), tuple(range(t, t + len(targets)))))
        for texts, out, breaks in (
            (sources, self.source, self.source_breaks),
            (targets, self.target, self.target_breaks),
        ):
            for k, text in enumerate(texts):
                out.append(text)
                breaks.append((start and k == 0) != (noise.random() < 0.02))


@dataclass(frozen=True)
class Rates:
    """Chances per bead: merge a side's lines, cut one, shift a border, drop a line or run, cut a clause.

    With `brief` short lines are merged up to that many times more often, and dropped less often, as
    translators do.
    """

    merge: float
    cut: float
    shift: float
    drop: float
    run: float
    clause: float
    paragraph: float
    brief: float = 0.0


def draw_rates(noise: random.Random) -> Rates:
    """Draw the rates of one document."""
    heavy = noise.random()
    return Rates(
        merge=noise.uniform(0.01, 0.26) * heavy,
        cut=noise.uniform(0.0, 0.12) * heavy,
        shift=noise.uniform(0.0, 0.08) * heavy,
        drop=noise.uniform(0.0, 0.13) * heavy,
        run=noise.uniform(0.0, 0.01),
        clause=noise.uniform(0.0, 0.06),
        paragraph=noise.uniform(0.15, 0.6),
        brief=max(noise.uniform(-4.0, 4.0), 0.0),
    )


def cut_in_two(text: str, noise: random.Random) -> tuple[str, str] | None:
    """Cut a text at a clause mark with at least three words on each side; None where there is none."""
    places = [
        match.end()
        for match in _CLAUSE.finditer(text)
        if text.count(" ", 0, match.start()) >= 2 and text.count(" ", match.end()) >= 2
    ]
    if not places:
        return None
    at = noise.choice(places)
    return text[:at].strip(), text[at:].strip()


def perturb(pairs: list[Pair], rates: Rates, noise: random.Random) -> Perturbed:
    """Perturb the pairs of one document."""
    out = Perturbed()
    at = 0
    while at < len(pairs):
        start = noise.random() < rates.paragraph
        if noise.random() < rates.run:
            side = noise.random() < 0.5
            for _ in range(min(noise.randint(2, 12), len(pairs) - at)):
                s, t = pairs[at]
                out.add([s] if side else [], [] if side else [t], start, noise)
                at, start = at + 1, noise.random() < rates.paragraph
            continue
        brief = rates.brief * math.exp(-len(min(pairs[at], key=len)) / BRIEF)
        if noise.random() < 2 * rates.drop / (1.0 + brief):
            s, t = pairs[at]
            side = noise.random() < 0.5
            out.add([s] if side else [], [] if side else [t], start, noise)
            at += 1
            continue
        if noise.random() < rates.shift:
            group = pairs[at : at + (3 if noise.random() < 0.25 else 2)]
            sides = _shifted(group, noise)
        else:
            count = 1
            if noise.random() < 2 * rates.merge * (1.0 + brief):
                count = 2
                while count < 4 and noise.random() < 0.12:
                    count += 1
            group = pairs[at : at + count]
            sides = _bead(group, rates, noise)
        at += len(group)
        out.add(*sides, start, noise)
    return out


def _bead(group: list[Pair], rates: Rates, noise: random.Random) -> tuple[list[str], list[str]]:
    sides = [[s for s, _ in group], [t for _, t in group]]
    if len(group) > 1:
        merged = noise.randrange(2)
        sides[merged] = [" ".join(sides[merged])]
    elif noise.random() < 2 * rates.cut:
        cut = noise.randrange(2)
        parts = cut_in_two(sides[cut][0], noise)
        if parts:
            sides[cut] = list(parts)
    if noise.random() < rates.clause:
        side = noise.randrange(2)
        parts = cut_in_two(sides[side][-1], noise)
        if parts:
            sides[side][-1] = max(parts, key=len)
    return sides[0], sides[1]


def _shifted(group: list[Pair], noise: random.Random) -> tuple[list[str], list[str]]:
    """Lines whose borders lie elsewhere on the other side: a 2-2, 2-3, 3-2 or 3-3 bead.

    Where no line can be cut, one side is merged.
    """
    sides = [[s for s, _ in group], [t for _, t in group]]
    side = noise.randrange(2)
    texts = list(sides[side])
    moved = False
    for k in range(len(texts) - 1):
        parts = cut_in_two(texts[k], noise)
        if parts and (not moved or noise.random() < 0.5):
            texts[k : k + 2] = [parts[0], f"{parts[1]} {texts[k + 1]}"]
            moved = True
        elif moved:
            texts[k : k + 2] = [f"{texts[k]} {texts[k + 1]}"]
            break
    sides[side] = texts if moved else [" ".join(texts)]
    return sides[0], sides[1]
