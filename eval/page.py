"""The frame of every HTML page that `eval` writes: one file, no script, nothing fetched from anywhere.

Set like a parallel edition: a text face at a reading size, hairlines instead of boxes, one accent colour.
State is never told by colour alone; columns stack on a narrow screen; dark mode and print have their own
colours.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

STYLE = """
:root { color-scheme: light dark;
  --paper: #fbfaf7; --ink: #23211d; --soft: #6a655c; --hair: #dcd7cb; --rule: #a49c8b;
  --accent: #7a3b1d; --wash: #f2eee4; --bad: #9c2a1f; --badwash: #f8e5df; --warn: #7a5600;
  --warnwash: #f7ecd0; --note: #3d5a6c; --good: #3f6146;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", "URW Palladio L", Georgia,
    "Noto Serif", "DejaVu Serif", serif;
  --sans: "Avenir Next", "Segoe UI", "Helvetica Neue", "Noto Sans", "DejaVu Sans", Arial, sans-serif; }
@media (prefers-color-scheme: dark) { :root {
  --paper: #1a1917; --ink: #e4dfd4; --soft: #a19a8c; --hair: #38352f; --rule: #6d675b;
  --accent: #dba07c; --wash: #24221e; --bad: #f0958a; --badwash: #3d211c; --warn: #e5c06c;
  --warnwash: #372d15; --note: #a3c3d6; --good: #a3caa9; } }
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 3rem 2.2rem 5rem; max-width: 96rem;
  font: 1.0625rem/1.56 var(--serif); font-variant-numeric: oldstyle-nums;
  overflow-wrap: break-word; }
h1 { font-size: 2.1rem; line-height: 1.18; font-weight: 400; margin: 0 0 .45rem; max-width: 30em;
  text-wrap: balance; letter-spacing: -.005em; }
h2 { font-size: 1.22rem; font-weight: 400; font-style: italic; margin: 2.6rem 0 .7rem; color: var(--accent); }
p { margin: 0 0 .7rem; max-width: 44em; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .18em; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.sub { color: var(--soft); font-style: italic; margin-bottom: 0; }
.small, .meta, th, .chip, .tag { font-family: var(--sans); font-variant-numeric: lining-nums tabular-nums; }
.small { font-size: .8rem; line-height: 1.5; color: var(--soft); }
code { font: .78rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  overflow-wrap: anywhere; color: var(--soft); }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-weight: 500; font-size: .72rem; letter-spacing: .07em; text-transform: uppercase;
  color: var(--soft); padding: .35rem .9rem .35rem 0; border-bottom: 1px solid var(--rule);
  vertical-align: bottom; }
td { vertical-align: top; padding: .5rem .9rem .5rem 0; border-bottom: 1px solid var(--hair); }
td.num, th.num { text-align: right; font-variant-numeric: lining-nums tabular-nums; white-space: nowrap; }
.facts { max-width: 62rem; }
.facts td { padding-top: .3rem; padding-bottom: .3rem; }
.summary { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 0 3.5rem; }
.summary > * { min-width: 0; }
.figure { font-size: 1.5rem; font-variant-numeric: lining-nums; line-height: 1.2; }
bdi { white-space: pre-wrap; }
.chip { display: inline-block; font-size: .72rem; line-height: 1.35; padding: .05rem .5rem;
  border: 1px solid var(--hair); border-radius: 1rem; color: var(--soft); white-space: nowrap; }
.tag { font-size: .74rem; font-weight: 600; letter-spacing: .02em; }
.tag.error, .chip.error { color: var(--bad); } .tag.warning, .chip.warning { color: var(--warn); }
.tag.note, .chip.note { color: var(--note); }
.chip.error, .chip.warning, .chip.note { border-color: currentColor; }
mark { background: var(--warnwash); color: inherit; text-decoration: underline wavy var(--warn) 1px;
  text-underline-offset: .2em; padding: 0 .06em; }
mark.error { background: var(--badwash); text-decoration-color: var(--bad); }
ins { background: #5a9a6430; text-decoration: underline 1px; text-underline-offset: .2em; }
del { background: #c2574a2b; text-decoration: line-through 1px; }
.bar { display: inline-block; width: 3.2rem; height: .32rem; background: var(--hair); border-radius: .2rem;
  overflow: hidden; vertical-align: middle; }
.bar i { display: block; height: 100%; background: var(--soft); }
.skip { position: absolute; left: -99rem; } .skip:focus { position: static; }
footer { margin-top: 3.5rem; padding-top: .8rem; border-top: 1px solid var(--hair); }
@media (max-width: 700px) {
  body { padding: 1.4rem 1.1rem 3rem; font-size: 1.04rem; }
  h1 { font-size: 1.55rem; }
  .summary { display: block; }
  .facts, .facts tbody { display: block; width: 100%; } .facts thead { display: none; }
  .facts tr { display: block; padding: .45rem 0; border-bottom: 1px solid var(--hair); }
  .facts td { display: block; border: 0; padding: .08rem 0; } .facts td.num { text-align: left; }
  .facts td[data-label]::before { content: attr(data-label) " "; font: .72rem var(--sans); color: var(--soft);
    letter-spacing: .04em; }
}
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #444; --hair: #bbb; --rule: #666; --accent: #000;
    --wash: #f3f3f3; --bad: #000; --badwash: #eee; --warn: #000; --warnwash: #eee; --note: #000; }
  body { padding: 0; max-width: none; font-size: 9.5pt; } a { text-decoration: none; color: inherit; }
  tr { break-inside: avoid; } thead { display: table-header-group; } h2 { break-after: avoid; }
  .noprint { display: none; }
}
"""


def page(title: str, body: Iterable[str], style: str = "") -> str:
    """Return a whole HTML page; `body` and `style` are markup already, `title` is text."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}{style}</style>\n</head>\n<body>\n"
        + "\n".join(body)
        + "\n</body>\n</html>\n"
    )


def bdi(text: str) -> str:
    """Return text, escaped, in its own direction and with its spaces as they are."""
    return f"<bdi>{escape(text)}</bdi>"


def bar(share: float) -> str:
    """Return a small bar for a share in [0, 1]; the number itself must stand beside it."""
    return f'<span class="bar" aria-hidden="true"><i style="width:{100 * share:.0f}%"></i></span>'


def table(heads: Iterable[str], rows: Iterable[Iterable[str]], numeric: Iterable[int] = ()) -> str:
    """Return a table of facts; cells are markup already, columns in `numeric` are flush right."""
    heads, right = list(heads), set(numeric)
    kinds = [' class="num"' if column in right else "" for column in range(len(heads))]
    lines = ['<table class="facts"><thead><tr>']
    lines += [
        f'<th scope="col"{kind}>{escape(head)}</th>'
        for head, kind in zip(heads, kinds, strict=True)
    ]
    lines.append("</tr></thead><tbody>")
    for row in rows:
        cells = (
            f'<td{kind} data-label="{escape(head)}">{cell}</td>'
            for head, kind, cell in zip(heads, kinds, row, strict=True)
        )
        lines.append(f"<tr>{''.join(cells)}</tr>")
    lines.append("</tbody></table>")
    return "\n".join(lines)
