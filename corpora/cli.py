"""`careo corpora`: read, split and convert texts and bitexts."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import click

from corpora.shell import LazyGroup
from corpora.textio import check_outputs, writing
from corpora.values import Document, Role

if TYPE_CHECKING:
    from corpora.quotes import Quote

COMMANDS: dict[str, tuple[str, str]] = {
    "import": (
        "corpora.cli_bitext:import_",
        "Read bitext files into a project, one bitext a file.",
    ),
    "export": ("corpora.cli_bitext:export", "Write a bitext in a format that other tools read."),
    "filter": ("corpora.cli_filter:filter_", "Keep the good units of a bitext; report the others."),
    "stats": ("corpora.cli_bitext:stats", "Count segments, words, bead types and length ratios."),
}
"""Commands that live in modules of their own: name → ("module:attribute", help line)."""

_BREAK = re.compile(r"[^\S\n]*\n\s*")
_LANG = click.option("--lang", help="Language, es or en; told by the text if not given.")
_OUT = click.option("-o", "--out", default="-", help="File to write; standard output by default.")
_ENCODING = click.option(
    "--encoding", default="utf-8", show_default=True, help="Encoding of the input."
)


@click.group(cls=LazyGroup, lazy=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
def corpora() -> None:
    """Read, split and convert texts and bitexts."""


@corpora.command()
@click.argument("page")
@_OUT
@_LANG
@_ENCODING
@click.option("--roles", is_flag=True, help="Print every paragraph as role<TAB>text.")
@click.option("--dropped", is_flag=True, help="List what was dropped on standard error.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print title, byline, date, source and paragraphs."
)
def extract(
    page: str, out: str, lang: str | None, encoding: str, roles: bool, dropped: bool, as_json: bool
) -> None:
    """Find the article on a saved page and print its paragraphs.

    PAGE is HTML or the text of a page. Navigation, comments, notes and captions are dropped; an empty
    line stands between paragraphs.
    """
    from corpora.reading import read_page

    if roles and as_json:
        raise click.UsageError("--roles and --json are two forms of the same; choose one")
    check_outputs([page], [("-o", out)])
    document = read_page(page, lang, encoding)
    with writing(out) as stream:
        if as_json:
            stream.write(json.dumps(_described(document), ensure_ascii=False, indent=1) + "\n")
        elif roles:
            stream.writelines(f"{role}\t{text}\n" for role, text in _paragraphs(document))
        else:
            kept = [text for role, text in _paragraphs(document) if role not in _DROPPED]
            stream.write("\n\n".join(kept) + "\n")
    if dropped:
        for role, text in _paragraphs(document):
            if role in _DROPPED:
                click.echo(f"dropped {role}: {text}", err=True)


_DROPPED = (Role.FURNITURE, Role.NOTE, Role.CAPTION)


@corpora.command()
@click.argument("file")
@click.option("--lang", required=True, help="Language, es or en.")
@_OUT
@_ENCODING
def split(file: str, lang: str, out: str, encoding: str) -> None:
    """Split a text into sentences, one a line.

    An empty line stands between paragraphs. White space around a line break inside a sentence becomes one
    space; nothing else changes. FILE is plain text, HTML, Markdown, DOCX, EPUB, PDF, SRT, VTT or one side
    of a bitext file; what its reader leaves out or is unsure of is said on standard error.
    """
    from corpora.reading import read_file

    check_outputs([file], [("-o", out)])
    reading = read_file(file, lang, encoding)
    for remark in reading.remarks:
        click.echo(f"{file}: {remark}", err=True)
    document = reading.document
    with writing(out) as stream:
        paragraph = 0
        for segment in document.segments:
            if segment.paragraph != paragraph and segment.id:
                stream.write("\n")
            paragraph = segment.paragraph
            stream.write(_BREAK.sub(" ", segment.text) + "\n")


@corpora.command()
@click.argument("file")
@_OUT
@_LANG
@_ENCODING
@click.option("--page", is_flag=True, help="The file is a saved page: look in its article only.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a quotation and line.")
def quotes(file: str, out: str, lang: str | None, encoding: str, page: bool, as_json: bool) -> None:
    """List what a text quotes and who says it.

    A line is paragraph, speaker, reporting verb and words, a tab between them. A speaker in brackets is
    the words that stand beside the quotation, where it is not clear whom they mean; - is none.
    HTML is read as a page, plain text as one with --page.
    """
    from corpora.quotes import find_quotes
    from corpora.reading import read_document, read_page

    check_outputs([file], [("-o", out)])
    document = (read_page if page else read_document)(file, lang, encoding)
    with writing(out) as stream:
        for quote in find_quotes(document):
            if as_json:
                stream.write(json.dumps(_quoted(quote), ensure_ascii=False) + "\n")
                continue
            speaker = quote.speaker or (f"[{quote.mention}]" if quote.mention else "-")
            words = " ".join(quote.text.split())
            stream.write(f"{quote.paragraph}\t{speaker}\t{quote.verb or '-'}\t{words}\n")


def _quoted(quote: Quote) -> dict[str, object]:
    return {
        "paragraph": quote.paragraph,
        "start": quote.span.start,
        "end": quote.span.end,
        "parts": [[part.start, part.end] for part in quote.parts],
        "kind": quote.kind,
        "depth": quote.depth,
        "speaker": quote.speaker,
        "mention": quote.mention,
        "verb": quote.verb,
        "lang": quote.lang,
        "text": quote.text,
    }


def _paragraphs(document: Document) -> list[tuple[Role, str]]:
    """Role and text, white space made single spaces, of every paragraph."""
    return [(p.role, " ".join(p.span.of(document.text).split())) for p in document.paragraphs]


def _described(document: Document) -> dict[str, object]:
    from corpora.pages import inline_notes

    return {
        "lang": document.lang,
        "title": document.title,
        "byline": document.byline,
        "date": document.date,
        "source": document.source,
        "origin": document.origin,
        "paragraphs": [
            {"role": p.role.value, "start": p.span.start, "end": p.span.end, "text": text}
            for p, (_, text) in zip(document.paragraphs, _paragraphs(document), strict=True)
        ],
        "inline_notes": [
            {"start": span.start, "end": span.end, "text": span.of(document.text)}
            for span in inline_notes(document)
        ],
    }
