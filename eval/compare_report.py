"""A comparison as one HTML file, as Markdown, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from html import escape
from pathlib import Path
from typing import Any

from corpora.textio import writing
from eval.checks.messages import listed
from eval.compare import (
    AGREEMENT,
    TIE,
    Against,
    Bucket,
    Changed,
    Comparison,
    Difference,
    p_said,
    verdict,
)
from eval.metrics import METRICS
from eval.page import bdi, page, table
from eval.worddiff import diff_html, diff_markdown, word_diff

STYLE = """
.verdict { font-size: 1.15rem; max-width: 40em; }
svg { max-width: 62rem; width: 100%; height: auto; display: block; margin: .3rem 0 .6rem; }
svg text { font: 11px var(--sans); fill: var(--soft); } svg .name { fill: var(--ink); }
svg .axis { stroke: var(--rule); } svg .grid { stroke: var(--hair); }
svg .up { fill: var(--good); } svg .down { fill: var(--bad); }
.pair td { hyphens: none; }
.grams { columns: 2; column-gap: 3rem; max-width: 62rem; padding: 0; list-style: none; }
.grams li { break-inside: avoid; }
@media (max-width: 700px) { .grams { columns: 1; } }
"""
FIRST, SHOWN = 15, 55
"""Greatest losses at the top of the page, and in all."""
SHORT = 10
"""Words of a reference below which a change counts in proportion."""


def write_comparison(
    path: str | Path, comparison: Comparison, title: str = "", lang: str = ""
) -> None:
    """Write the comparison as one self-contained HTML file ("-": standard output), whole or not at all."""
    made = comparison_as_html(comparison, title, lang)
    with writing(path) as out:
        out.write(made)


def comparison_as_html(comparison: Comparison, title: str = "", lang: str = "") -> str:
    """Return the comparison as an HTML page; `lang` is the language of the translations."""
    others = [against.name for against in comparison.systems]
    title = title or f"{listed(others)} against {comparison.base}"
    body = [
        f"<header><h1>{bdi(title)}</h1>",
        f'<p class="sub">{comparison.count} segments; base: {bdi(comparison.base)}. '
        f"{comparison.resamples} bootstrap resamples, {comparison.trials} randomization trials.</p></header>",
    ]
    for against in comparison.systems:
        body += _against(comparison, against, lang)
    levels = "; ".join(
        f"{METRICS[metric]}: "
        + ", ".join(f"{least:g} for {percent} %" for percent, least in AGREEMENT[metric])
        for metric in AGREEMENT
    )
    body.append(
        '<footer class="small">How often people agree with a difference: Kocmi et al. 2024, “Navigating the '
        f"Metrics Maze” (package mt-thresholds 1.0.4): {levels}. A segment whose chrF differs by less than "
        f"{TIE:g} counts as tied. Losses and gains are in the order of the change of chrF; in segments of "
        f"fewer than {SHORT} words, where a word changes much, it counts in proportion. Made with Careo."
        "</footer>"
    )
    return page(title, body, STYLE)


def _against(comparison: Comparison, against: Against, lang: str) -> list[str]:
    rows = [_difference_row(found) for found in against.differences]
    worst = sorted((x for x in against.changed if x.change <= -TIE), key=_weight)
    best = sorted((x for x in against.changed if x.change >= TIE), key=_weight, reverse=True)
    return [
        *(
            [f"<h2>{bdi(against.name)} against {bdi(comparison.base)}</h2>"]
            if len(comparison.systems) > 1
            else []
        ),
        *(f'<p class="verdict">{escape(verdict(found))}.</p>' for found in against.differences),
        f"<p>By segment: better in {against.wins}, worse in {against.losses}, "
        f"the same in {against.ties}.</p>",
        table(
            ("Metric", comparison.base, against.name, "Change", "95 % interval", "p", "Signature"),
            rows,
            (1, 2, 3, 4, 5),
        ),
        *_changed_table(
            "Where to look first: the greatest losses", worst[:FIRST], len(worst), lang
        ),
        "<h2>Where the difference is: chrF by group</h2>",
        _bucket_plot(against.buckets),
        "<h2>How large it is from segment to segment: changed segments by change of chrF</h2>",
        _histogram(against.changed),
        *_grams(against),
        *_changed_table("The greatest gains", best[:FIRST], len(best), lang),
        *_changed_table("Further losses", worst[FIRST:SHOWN], len(worst[FIRST:]), lang),
    ]


def _weight(found: Changed) -> float:
    """Return a change of chrF, less in a short segment, where a single word changes much."""
    return found.change * min(1.0, len(found.reference.split()) / SHORT)


def _difference_row(found: Difference) -> tuple[str, ...]:
    return (
        escape(METRICS[found.metric]),
        f"{found.base:.2f}",
        f"{found.system:.2f}",
        f"{found.change:+.2f}",
        f"[{found.low:+.2f}, {found.high:+.2f}]",
        escape(_both_p(found)),
        f"<code>{escape(found.signature).replace('|', '|<wbr>')}</code>",
    )


def _both_p(found: Difference) -> str:
    """Return the probabilities of the bootstrap and of the randomization."""
    return " / ".join(
        p_said(p).removeprefix("= ") for p in (found.p_bootstrap, found.p_randomization)
    )


def _bucket_plot(buckets: Sequence[Bucket]) -> str:
    """Draw the change of chrF by group as bars from a zero line, each with its number."""
    if not buckets:
        return ""
    most = max([abs(bucket.system - bucket.base) for bucket in buckets] + [1.0])
    height, middle, reach = 24 * len(buckets) + 20, 490.0, 240.0
    lines = [
        f'<svg viewBox="0 0 800 {height}" role="img" aria-label="Change of chrF by group of segments">'
    ]
    for at, bucket in enumerate(buckets):
        change = bucket.system - bucket.base
        width = abs(change) / most * reach
        x, y = (middle if change >= 0 else middle - width), 24 * at + 6
        beyond = middle + (width + 6 if change >= 0 else -width - 6)
        lines += [
            f'<text class="name" x="0" y="{y + 11}">{escape(bucket.name)}</text>',
            f'<text x="192" y="{y + 11}" text-anchor="end">{bucket.count}</text>',
            f'<rect class="{"up" if change >= 0 else "down"}" x="{x:.1f}" y="{y}" '
            f'width="{width:.1f}" height="14"/>',
            f'<text x="{beyond:.1f}" y="{y + 11}" text-anchor="{"start" if change >= 0 else "end"}">'
            f"{change:+.2f}</text>",
        ]
    lines.append(
        f'<line class="axis" x1="{middle}" y1="0" x2="{middle}" y2="{height - 14}"/></svg>'
    )
    return "\n".join(lines)


def _histogram(changed: Sequence[Changed], step: int = 5) -> str:
    """Draw how many changed segments gained or lost how much chrF, in steps; the ends hold all beyond."""
    if not changed:
        return "<p>No segment differs.</p>"
    edges = range(-40, 40, step)
    counts = [0] * len(edges)
    for found in changed:
        counts[min(max(int((found.change + 40) // step), 0), len(counts) - 1)] += 1
    most, width = max(counts), 800 / len(counts)
    lines = [
        '<svg viewBox="-16 0 832 170" role="img" aria-label="Changed segments by change of chrF">'
    ]
    for at, (edge, count) in enumerate(zip(edges, counts, strict=True)):
        height = 120 * count / most
        kind = "down" if edge < 0 else "up"
        lines.append(
            f'<rect class="{kind}" x="{at * width + 2:.1f}" y="{135 - height:.1f}" width="{width - 4:.1f}" '
            f'height="{height:.1f}"/>'
        )
        if count:
            lines.append(
                f'<text x="{(at + 0.5) * width:.1f}" y="{131 - height:.1f}" '
                f'text-anchor="middle">{count}</text>'
            )
        x, label = at * width, f"{edge:+d}" if edge else "0"
        if at == 0:
            x, label = 0.5 * width, f"below {edge + step:+d}"
        elif at == len(edges) - 1:
            x, label = (at + 0.5) * width, f"{edge:+d} or more"
        elif edge % 10:
            continue
        lines.append(f'<text x="{x:.1f}" y="152" text-anchor="middle">{label}</text>')
    lines.append('<line class="axis" x1="0" y1="135" x2="800" y2="135"/></svg>')
    return "\n".join(lines)


def _grams(against: Against) -> list[str]:
    if not against.lost and not against.won:
        return []
    lines = ["<h2>Words of the reference found less, and more, often</h2>", '<ul class="grams">']
    lines += [f"<li>{count:+d} {bdi(gram)}</li>" for gram, count in (*against.lost, *against.won)]
    return [*lines, "</ul>"]


def _changed_table(title: str, changed: Sequence[Changed], count: int, lang: str) -> list[str]:
    """Show changed segments; `count` is how many there are in all."""
    if not changed:
        return []
    said = f' lang="{escape(lang)}"' if lang else ""
    sourced = any(found.source for found in changed)
    heads = ["Line", "chrF", "What changed: struck out is gone, underlined is new", "Reference"]
    rows = []
    for found in changed:
        row = [
            str(found.row + 1),
            f"{found.change:+.1f}",
            f"<span{said}>{diff_html(word_diff(found.base, found.system))}</span>",
            f"<span{said}>{bdi(found.reference)}</span>",
        ]
        rows.append([*row, bdi(found.source)] if sourced else row)
    more = f" ({len(changed)} of {count})" if count > len(changed) else ""
    return [
        f"<h2>{title}{more}</h2>",
        table([*heads, "Source"] if sourced else heads, rows, (0, 1)),
    ]


def comparison_as_markdown(comparison: Comparison, most: int = 10) -> str:
    """Return the comparison as Markdown for a pull request, with the `most` greatest losses."""
    lines = []
    for against in comparison.systems:
        lines += [
            f"### {against.name} against {comparison.base} ({comparison.count} segments)",
            "",
            *(f"- {verdict(found)}" for found in against.differences),
            f"- by segment: {against.wins} better, {against.losses} worse, {against.ties} the same",
            "",
            f"| metric | {comparison.base} | {against.name} | change | 95 % interval | p (bs / ar) |",
            "|---|---:|---:|---:|---|---|",
            *(
                f"| {METRICS[x.metric]} | {x.base:.2f} | {x.system:.2f} | {x.change:+.2f} | "
                f"[{x.low:+.2f}, {x.high:+.2f}] | {_both_p(x)} |"
                for x in against.differences
            ),
            "",
        ]
        worst = sorted((x for x in against.changed if x.change <= -TIE), key=_weight)[:most]
        if worst:
            lines += ["| line | chrF | what changed | reference |", "|---:|---:|---|---|"]
            lines += [
                f"| {x.row + 1} | {x.change:+.1f} | {diff_markdown(word_diff(x.base, x.system))} | "
                f"{diff_markdown([('=', x.reference)])} |"
                for x in worst
            ]
            lines.append("")
    return "\n".join(lines)


def comparison_as_json(comparison: Comparison) -> dict[str, Any]:
    """Return the comparison as plain values, full precision; rows become line numbers from one."""
    held = asdict(comparison)
    for system, against in zip(held["systems"], comparison.systems, strict=True):
        for entry, found in zip(system["differences"], against.differences, strict=True):
            entry |= {
                "change": found.change,
                "significant": found.significant,
                "verdict": verdict(found),
            }
        for entry in system["changed"]:
            entry["line"] = entry.pop("row") + 1
    return held
