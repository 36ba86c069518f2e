"""The parallel edition: a row a bead, original, human and machine translation, what was found."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from corpora.languages import LANGUAGES
from corpora.values import Bead, Bitext, Document, Role, Span, Translation
from eval.bitexts import BitextScores
from eval.checks.issues import Issue, Severity
from eval.page import bar, bdi

STYLE = """
.edition { table-layout: fixed; margin-top: .4rem; }
.edition col.place { width: 7.6rem; }
.edition thead th { position: sticky; top: 0; background: var(--paper); z-index: 1; padding-top: .6rem; }
.edition td { padding: .62rem 1.7rem .62rem 0; hyphens: auto; }
.edition td:last-child { padding-right: 0; }
.edition tr.new td { border-top: 1px solid var(--rule); }
.edition tr.heading td.text { font-size: 1.12rem; font-weight: 600; line-height: 1.35; }
.edition tr.quotation td.text { padding-left: 1.3rem; }
.edition tr.caption td.text { font-size: .95rem; font-style: italic; }
.edition td.machine { color: var(--soft); }
.place { font-family: var(--sans); font-size: .74rem; line-height: 1.55; color: var(--soft);
  font-variant-numeric: lining-nums tabular-nums; }
.place a { color: inherit; text-decoration: none; } .place a:hover { text-decoration: underline; }
.place b { font-weight: 600; color: var(--ink); font-size: .8rem; }
.place span.line { display: block; white-space: nowrap; }
.place .what { display: inline-block; min-width: 1.9rem; }
.place .value { display: inline-block; min-width: 1.75rem; text-align: right; }
.place .bar { width: 2.2rem; margin-left: .15rem; }
td.empty { color: var(--soft); }
td.empty em { display: block; border-left: 3px double var(--bad); padding: .1rem 0 .1rem .8rem; }
tr.added td.empty em { border-left-color: var(--note); }
tr.omitted td.source { background: var(--badwash); box-shadow: -.6rem 0 0 var(--badwash); }
tr.added td.human { background: var(--wash); box-shadow: -.6rem 0 0 var(--wash); }
ul.found { list-style: none; margin: .5rem 0 0; padding: 0; font: .8rem/1.45 var(--sans); color: var(--soft);
  hyphens: none; }
ul.found li { margin: .2rem 0; padding-left: .8rem; border-left: 2px solid var(--hair); }
.edition tr { scroll-margin-top: 2.6rem; }
tr:target td { background: var(--wash); }
ol.look { padding-left: 1.4rem; margin: 0; max-width: 44em; } ol.look li { margin: .35rem 0; }
@media (max-width: 700px) {
  .edition, .edition tbody, .edition tr, .edition td { display: block; width: auto; }
  .edition thead { position: absolute; left: -99rem; }
  .edition colgroup { display: none; }
  .edition tr { padding: .7rem 0 .8rem; border-bottom: 1px solid var(--rule); }
  .edition td, .edition tr.new td { border: 0; padding: .18rem 0; }
  .edition tr.quotation td.text { padding-left: .8rem; }
  .edition td.text::before { content: attr(data-label); display: block; font: .7rem var(--sans);
    letter-spacing: .07em; text-transform: uppercase; color: var(--soft); margin-top: .3rem; }
  .place span.line { display: inline-block; margin-right: .9rem; }
  .place .what { min-width: 0; }
  .edition td.nothing { display: none; }
  .edition td.text::before { margin-bottom: .1rem; }
}
@media print { .edition thead th { position: static; } tr:target td { background: none; } }
"""

ROLE_NAMES = {
    Role.HEADING: "Heading",
    Role.QUOTATION: "Quotation",
    Role.NOTE: "Translator’s note",
    Role.CAPTION: "Caption",
}


def edition(
    bitext: Bitext,
    translations: Sequence[Translation | str],
    scores: BitextScores,
    checks: Sequence[Issue],
) -> list[str]:
    """Return the lines of HTML of the parallel text, a row a bead."""
    found: dict[int, list[Issue]] = {}
    for issue in checks:
        if issue.bead is not None:
            found.setdefault(issue.bead, []).append(issue)
    source_name = LANGUAGES.get(bitext.source.lang, bitext.source.lang)
    target_name = LANGUAGES.get(bitext.target.lang, bitext.target.lang)
    labels = (f"{source_name}, original", f"{target_name}, by hand", f"{target_name}, by machine")
    lines = [
        '<h2 id="text">The text</h2>',
        '<table class="edition">',
        '<colgroup><col class="place"><col><col><col></colgroup>',
        '<thead><tr><th scope="col">Row</th>',
        *(f'<th scope="col">{escape(label)}</th>' for label in labels),
        "</tr></thead><tbody>",
    ]
    last = -1
    for index, bead in enumerate(bitext.beads):
        paragraph = _paragraph(bitext.source, bead.source)
        fresh = paragraph is not None and paragraph != last and index > 0
        last = last if paragraph is None else paragraph
        lines.append(
            _row(
                index,
                bead,
                bitext,
                translations,
                scores.bead_chrf[index],
                found.get(index, []),
                labels,
                fresh,
            )
        )
    lines.append("</tbody></table>")
    return lines


def _paragraph(document: Document, span: Span) -> int | None:
    return document.segments[span.start].paragraph if len(span) else None


def _role(document: Document, span: Span) -> Role:
    paragraph = _paragraph(document, span)
    return Role.BODY if paragraph is None else document.paragraphs[paragraph].role


def _row(
    index: int,
    bead: Bead,
    bitext: Bitext,
    translations: Sequence[Translation | str],
    chrf: float | None,
    issues: Sequence[Issue],
    labels: Sequence[str],
    fresh: bool,
) -> str:
    omitted, added = not len(bead.target), not len(bead.source)
    role = _role(bitext.target, bead.target) if added else _role(bitext.source, bead.source)
    other = _role(bitext.target, bead.target)
    classes = [str(role)] + ["omitted"] * omitted + ["added"] * added + ["new"] * fresh
    note = other is Role.NOTE
    kind = "Omitted" if omitted else ("Note" if note else "Added") if added else ""
    place = [
        f'<span class="line"><a href="#bead-{index}"><b>{index + 1}</b></a> · {bead.type}</span>'
    ]
    if kind:
        place.append(
            f'<span class="line"><span class="chip {"error" if omitted else "note"}">{kind}</span></span>'
        )
    name = ROLE_NAMES.get(role if not added else other)
    if name and not (added and note):
        place.append(f'<span class="line"><span class="chip">{name}</span></span>')
    if bead.probability is not None:
        place.append(
            '<span class="line" title="probability that the bead is right"><span class="what">p</span> '
            f'<span class="value">{bead.probability:.2f}</span> {bar(bead.probability)}</span>'
        )
    if chrf is not None:
        place.append(
            f'<span class="line" title="machine against human"><span class="what">chrF</span> '
            f'<span class="value">{chrf:.0f}</span> {bar(min(chrf, 100) / 100)}</span>'
        )
    source = _side(bitext.source, bead.source, [(x.source, x.severity) for x in issues if x.source])
    target = _side(bitext.target, bead.target, [(x.target, x.severity) for x in issues if x.target])
    listed = "".join(
        f'<li><span class="tag {issue.severity}">{issue.severity}</span> {bdi(issue.message)}</li>'
        for issue in sorted(issues, key=lambda issue: issue.severity.rank)
    )
    cells = [
        f'<td class="place">{"".join(place)}</td>',
        _cell(
            "source",
            labels[0],
            bitext.source.lang,
            source,
            "Nothing in the original: added by the translator"
            if not note
            else "Nothing in the original: a note by the translator",
        ),
        _cell(
            "human",
            labels[1],
            bitext.target.lang,
            target,
            "Left out: not in the translation",
            f'<ul class="found" lang="en">{listed}</ul>' if listed else "",
        ),
        _cell(
            "machine",
            labels[2],
            bitext.target.lang,
            _machine(translations, bead),
            "",
        ),
    ]
    return f'<tr id="bead-{index}" class="{" ".join(classes)}">{"".join(cells)}</tr>'


def _cell(kind: str, label: str, lang: str, markup: str, absent: str, after: str = "") -> str:
    if markup:
        return (
            f'<td class="text {kind}" data-label="{escape(label)}">'
            f'<div lang="{escape(lang)}">{markup}</div>{after}</td>'
        )
    if not absent:
        return f'<td class="text {kind} nothing">{after}</td>'
    said = f"<em>{escape(absent)}</em>"
    return f'<td class="text {kind} empty" data-label="{escape(label)}">{said}{after}</td>'


def _machine(translations: Sequence[Translation | str], bead: Bead) -> str:
    parts = []
    for index in bead.source:
        made = translations[index]
        text = made if isinstance(made, str) else made.text
        flags = () if isinstance(made, str) else made.flags
        parts.append(bdi(text) if text.strip() else '<em lang="en">(empty)</em>')
        parts += [f' <span class="chip warning" lang="en">{escape(flag)}</span>' for flag in flags]
    return " ".join(parts)


def _side(document: Document, segments: Span, spans: Sequence[tuple[Span | None, Severity]]) -> str:
    """Return the segments of one side of a bead as markup, with `spans` of the text marked."""
    return "".join(_marked(document, i, i == segments.start, spans) for i in segments)


def _marked(
    document: Document, index: int, first: bool, spans: Sequence[tuple[Span | None, Severity]]
) -> str:
    """Return a segment as markup, with `spans` of the document's text marked; overlaps keep the first.

    Unless it is the `first` of its bead, white space before it is kept, so double spaces show.
    """
    segment = document.segments[index]
    lead = "" if first else " "
    if not first and document.segments[index - 1].paragraph == segment.paragraph:
        lead = document.text[document.segments[index - 1].span.end : segment.span.start].replace(
            "\n", " "
        )
    out, at = [escape(lead)], segment.span.start
    for span, severity in sorted(
        ((span, severity) for span, severity in spans if span is not None),
        key=lambda pair: (pair[0].start, pair[1].rank),
    ):
        start, end = max(span.start, at), min(span.end, segment.span.end)
        if start >= end:
            continue
        out.append(escape(document.text[at:start]))
        out.append(f'<mark class="{severity}">{escape(document.text[start:end])}</mark>')
        at = end
    out.append(escape(document.text[at : segment.span.end]))
    return f"<bdi>{''.join(out)}</bdi>"
