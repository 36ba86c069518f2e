"""A page about bitexts: their counts, and pictures of bead types, length ratios and what stands where.

Static, without script, loading nothing; the pictures are inline SVG with their figures as text.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from corpora.formats.text import NOT_XML
from corpora.formats.xml import attribute, escape
from corpora.stats import BitextStats, SideStats, bitext_stats
from corpora.values import Bead, Bitext

BINS = 24
WIDEST = 4.0
"""The histogram goes from 1/4 to 4 times as long, in steps of equal ratio; what is beyond is in its ends."""
CELLS = 160
"""Parts into which the beads are put, in order, for the picture of what stands where."""

STYLE = """
:root { color-scheme: light dark; --ink: light-dark(#1c2733, #e6e9ee); --soft: light-dark(#5d6b7a, #9aa7b5);
  --line: light-dark(#d8dee6, #39434f); --one: light-dark(#2b6cb0, #63a4e8);
  --gap: light-dark(#c05621, #f0985a); --many: light-dark(#6b46c1, #a990f0);
  --doubt: light-dark(#d69e2e, #ecc94b); }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); margin: 2rem auto; max-width: 60rem;
  padding: 0 1rem; }
table { border-collapse: collapse; margin: .5rem 0 1rem; }
th, td { border-bottom: 1px solid var(--line); padding: .2rem .8rem .2rem 0; text-align: right; }
th:first-child, td:first-child { text-align: left; }
th { font-weight: 600; color: var(--soft); }
svg { display: block; width: 100%; height: auto; margin: .3rem 0 1rem; }
svg text { font: 11px system-ui, sans-serif; fill: var(--soft); }
.one { fill: var(--one); } .gap { fill: var(--gap); } .many { fill: var(--many); }
.doubt { fill: var(--doubt); } .axis { stroke: var(--line); } .even { stroke: var(--soft); }
p.key { color: var(--soft); margin: 0; }
p.key span { display: inline-block; width: .7rem; height: .7rem; margin: 0 .3rem 0 1rem; }
span.one { background: var(--one); } span.gap { background: var(--gap); }
span.many { background: var(--many); } span.doubt { background: var(--doubt); }
@media (max-width: 40rem) { svg text { font-size: 18px; } }
"""


def report_page(bitexts: Iterable[tuple[str, Bitext]]) -> Iterator[str]:
    """Yield the pieces of a page about (name, bitext) pairs, in order."""
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Bitext statistics</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        "<h1>Bitext statistics</h1>\n"
    )
    for name, bitext in bitexts:
        counted = bitext_stats(bitext)
        shown = escape(NOT_XML.sub("\ufffd", name))
        yield f'<section>\n<h2 dir="auto">{shown}</h2>\n'
        yield _counts(counted)
        if counted.beads:
            yield f"<h3>Bead types</h3>\n{_types(counted)}"
            yield f"<h3>Target characters for each source character</h3>\n{_ratios(bitext, counted)}"
            yield f"<h3>Along the text</h3>\n{_strip(bitext.beads)}"
        yield "</section>\n"
    yield "</body>\n</html>\n"


def _counts(counted: BitextStats) -> str:
    sides = (counted.source, counted.target)
    head = "".join(f"<th>{escape(side.lang)}</th>" for side in sides)
    rows = [f"<tr><th></th>{head}</tr>"]
    for name in SideStats.__slots__[1:]:
        cells = "".join(f"<td>{getattr(side, name):,}</td>" for side in sides)
        rows.append(f"<tr><td>{name}</td>{cells}</tr>")
    table = "\n".join(rows)
    said = f"{counted.beads:,} beads"
    if counted.probability is not None:
        said += f"; mean probability {counted.probability:.2f}, {counted.doubtful:,} under 0.5"
    return f"<table>\n{table}\n</table>\n<p>{said}</p>\n"


def _kind(bead: Bead) -> str:
    """The class of a bead in the pictures: one to one, one side empty, or several."""
    if not len(bead.source) or not len(bead.target):
        return "gap"
    return "one" if len(bead.source) == len(bead.target) == 1 else "many"


def _types(counted: BitextStats) -> str:
    shown = counted.types[:12]
    most = shown[0][1]
    rows = []
    for row, (kind, count) in enumerate(shown):
        source, _, target = kind.partition("-")
        colour = "gap" if "0" in (source, target) else "one" if kind == "1-1" else "many"
        y = 20 * row
        width = 480 * count / most
        rows.append(
            f'<text x="42" y="{y + 13}" text-anchor="end">{kind}</text>'
            f'<rect class="{colour}" x="50" y="{y + 3}" width="{max(width, 1):.1f}" height="13" rx="2"/>'
            f'<text x="{56 + width:.1f}" y="{y + 13}">{count:,} ({count / counted.beads:.1%})</text>'
        )
    more = len(counted.types) - len(shown)
    note = f"<p>{more} rarer types are not shown.</p>\n" if more else ""
    return _picture("Beads by type", 640, 20 * len(shown) + 4, rows) + note


def _ratios(bitext: Bitext, counted: BitextStats) -> str:
    bins = [0] * BINS
    for bead in bitext.beads:
        source, target = bitext.source_text(bead), bitext.target_text(bead)
        if source and target:
            bins[_bin(len(target) / len(source))] += 1
    if not any(bins):
        return "<p>No bead has both sides.</p>\n"
    most, width = max(bins), 640 / BINS
    parts = []
    for number, count in enumerate(bins):
        if count:
            height = max(110 * count / most, 1)
            low, high = (WIDEST ** (2 * at / BINS - 1) for at in (number, number + 1))
            parts.append(
                f'<rect class="one" x="{number * width + 1:.1f}" y="{112 - height:.1f}" '
                f'width="{width - 2:.1f}" height="{height:.1f}">'
                f"<title>{low:.2f} to {high:.2f}: {count:,} beads</title></rect>"
            )
    parts.append('<line class="axis" x1="0" y1="112" x2="640" y2="112"/>')
    for ratio, label in ((0.25, "¼"), (0.5, "½"), (1.0, "1"), (2.0, "2"), (4.0, "4")):
        x = 640 * (math.log(ratio, WIDEST) + 1) / 2
        anchor = "start" if ratio == 0.25 else "end" if ratio == 4.0 else "middle"
        parts.append(f'<text x="{x:.0f}" y="128" text-anchor="{anchor}">{label}</text>')
    known = counted.ratio
    said = f"<p>overall {_figure(known.overall)}, median {_figure(known.median)}, "
    said += f"nine in ten from {_figure(known.p05)} to {_figure(known.p95)}</p>\n"
    return _picture("Beads by length ratio", 640, 134, parts) + said


def _bin(ratio: float) -> int:
    place = (math.log(ratio, WIDEST) + 1) / 2
    return min(BINS - 1, max(0, int(place * BINS)))


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _strip(beads: Sequence[Bead]) -> str:
    """One bar for the bitext from its first bead to its last: the share of each kind in each part of it."""
    cells = min(CELLS, len(beads))
    width = 640 / cells
    parts = []
    for cell in range(cells):
        some = beads[cell * len(beads) // cells : (cell + 1) * len(beads) // cells]
        kinds = [
            "doubt" if bead.probability is not None and bead.probability < 0.5 else _kind(bead)
            for bead in some
        ]
        y = 0.0
        for kind in ("gap", "doubt", "many", "one"):
            height = 40 * kinds.count(kind) / len(kinds)
            if height:
                parts.append(
                    f'<rect class="{kind}" x="{cell * width:.2f}" y="{y:.2f}" '
                    f'width="{width + 0.05:.2f}" height="{height:.2f}"/>'
                )
            y += height
    named = (
        ("one", "one to one"),
        ("many", "several segments"),
        ("gap", "one side empty"),
        ("doubt", "probability under 0.5"),
    )
    key = "".join(f'<span class="{kind}"></span>{name}' for kind, name in named)
    return _picture("Kinds of beads from the first to the last", 640, 40, parts) + (
        f'<p class="key">{key}</p>\n'
    )


def _picture(name: str, width: int, height: int, parts: Sequence[str]) -> str:
    inside = "\n".join(parts)
    head = f'<svg viewBox="0 0 {width} {height}" role="img"{attribute("aria-label", name)}>'
    return f"{head}\n{inside}\n</svg>\n"
