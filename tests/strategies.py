"""Hypothesis strategies for texts, documents, bitexts and units, nasty text included."""

from __future__ import annotations

from hypothesis import strategies as st

from corpora.documents import document_from_lines
from corpora.units import TranslationUnit
from corpora.values import Bead, Bitext, Document, Paragraph, Role, Segment, Span, Translation

NASTY = [
    "&amp; <b>no</b> \"sí\" 'tampoco' ]]>",
    "שלום עולם",
    "مرحبا \u202ebidi\u202c",
    "mañana n\u0303 e\u0301 Z\u0351\u036b\u0343",
    "👩‍👩‍👧‍👦🇪🇸 𝒳",
    "dos\u2028líneas\u2029y\x85más",
    "uno\ttres\t",
    "\\t \\n \\\\ \\",
    "=1+2; @x, -3",
    "a\rb\r\nc",
    "\ufeffmarca",
    "«¿Qué?», dijo… —Nada.",
    '""',
    "{\\i1}x{\\i0} <i>y</i>",
    "-->",
    "0",
    "\u200b\u00a0.",
]
"""Texts that a careless reader, writer or page breaks."""

XML_TEXT = st.text(
    st.characters(
        exclude_categories=("Cs",),
        exclude_characters=[chr(c) for c in range(32) if c not in (9, 10, 13)]
        + ["\ufffe", "\uffff"],
    ),
    max_size=30,
)
"""Any text that XML 1.0 can hold."""

PLAIN_TEXT = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=30
)
"""Any text that a file of text can hold: no NUL, no lone surrogates."""

LANGS = st.sampled_from(["es", "en", "pt-BR"])


def texts(base: st.SearchStrategy[str] = PLAIN_TEXT) -> st.SearchStrategy[str]:
    """Texts of `base`, nasty ones, and both joined."""
    nasty = st.sampled_from(NASTY)
    return st.one_of(base, nasty, st.tuples(base, nasty, base).map("".join))


def segment_texts(base: st.SearchStrategy[str] = PLAIN_TEXT) -> st.SearchStrategy[str]:
    """Texts that a segment may have: not empty, no white space at the ends."""
    return texts(base).map(str.strip).filter(bool)


@st.composite
def documents(
    draw: st.DrawFn, lang: str = "es", max_paragraphs: int = 4, min_segments: int = 0
) -> Document:
    """Documents of some paragraphs in all roles, with white space and strange text between them."""
    text = draw(st.sampled_from(["", " ", "\n", "título\n"]))
    paragraphs: list[Paragraph] = []
    segments: list[Segment] = []
    wanted = draw(st.integers(0, max_paragraphs))
    while len(paragraphs) < wanted or len(segments) < min_segments:
        role = draw(st.sampled_from(list(Role))) if len(paragraphs) < wanted else Role.BODY
        start = len(text)
        if role is Role.FURNITURE:
            text += draw(texts())
        else:
            for content in draw(st.lists(segment_texts(), min_size=1, max_size=4)):
                text += draw(st.sampled_from(["", " ", "\n", "\t "]))
                span = Span(len(text), len(text) + len(content))
                segments.append(Segment(content, lang, len(segments), len(paragraphs), span))
                text += content
            text += draw(st.sampled_from(["", " "]))
        paragraphs.append(Paragraph(Span(start, len(text)), role))
        text += draw(st.sampled_from(["", "\n", "\n\n", "\u2028"]))
    about = st.sampled_from(["", "El título", "a\tb", "«x» & y"])
    return Document(
        lang,
        text,
        tuple(paragraphs),
        tuple(segments),
        title=draw(about),
        byline=draw(about),
        date=draw(st.sampled_from(["", "2016-11-09"])),
        source=draw(about),
        origin=draw(st.sampled_from(["", "pagina.html", "https://example.org/a?b=c&d"])),
    )


@st.composite
def bead_lists(draw: st.DrawFn, sources: int, targets: int) -> tuple[Bead, ...]:
    """Monotone and complete beads over so many segments, of every type up to 3-3."""
    beads = []
    at_source = at_target = 0
    while at_source < sources or at_target < targets:
        n = draw(st.integers(0, min(3, sources - at_source)))
        m = draw(st.integers(0, min(3, targets - at_target)))
        if not n and not m:
            n, m = (1, 0) if at_source < sources else (0, 1)
        beads.append(
            Bead(
                Span(at_source, at_source + n),
                Span(at_target, at_target + m),
                draw(st.none() | st.floats(0, 1)),
                draw(st.sampled_from([(), (("length", 0.25),), (("length", -1.5), ("ñ", 1e-9))])),
                draw(st.sampled_from(["", "gold", "user", "length+lexicon"])),
            )
        )
        at_source, at_target = at_source + n, at_target + m
    return tuple(beads)


@st.composite
def bitexts(draw: st.DrawFn, min_segments: int = 1) -> Bitext:
    """Bitexts Spanish-English over nasty documents."""
    source = draw(documents("es", min_segments=min_segments))
    target = draw(documents("en", min_segments=min_segments))
    beads = draw(bead_lists(len(source.segments), len(target.segments)))
    return Bitext(source, target, beads)


def translations() -> st.SearchStrategy[Translation]:
    """Machine translations by one of two models."""
    return st.builds(
        Translation,
        text=texts(),
        model=st.sampled_from(["es-en", "otro & más"]),
        model_hash=st.just("0123456789abcdef"),
        engine=st.sampled_from(["ctranslate2", "transformers"]),
        precision=st.just("int8"),
        beam=st.integers(1, 8),
        confidence=st.none() | st.floats(0, 1),
        flags=st.sampled_from([(), ("repetition",), ("a,b", "ñ")]),
        term_hits=st.sampled_from([(), ("deuda\tdebt",)]),
        tm_hit=st.sampled_from(["", "tm:1"]),
    )


@st.composite
def units(
    draw: st.DrawFn,
    base: st.SearchStrategy[str] = PLAIN_TEXT,
    empty_sides: bool = True,
    props: bool = True,
) -> TranslationUnit:
    """Translation units Spanish-English whose texts, ids, props and notes are of `base`."""
    text = texts(base)
    filled = text.filter(lambda content: bool(content.strip()))
    source, target = draw(filled), draw(filled)
    if empty_sides:
        source, target = draw(st.sampled_from([(source, target), (source, ""), ("", target)]))
    names = text.filter(bool)
    return TranslationUnit(
        source,
        target,
        "es",
        "en",
        draw(text),
        tuple(draw(st.lists(st.tuples(names, text), max_size=3))) if props else (),
        tuple(draw(st.lists(text, max_size=2))),
    )


def lines() -> st.SearchStrategy[list[str]]:
    """Lines of a text file, at least one with text in it; none holds a newline."""
    line = texts().map(lambda content: content.replace("\n", " "))
    return st.lists(line, min_size=1, max_size=8).filter(
        lambda all_lines: any(one.strip() for one in all_lines)
    )


def plain_bitext(sources: list[str], targets: list[str], beads: tuple[Bead, ...]) -> Bitext:
    """A bitext of one segment a line, for examples written by hand."""
    return Bitext(document_from_lines(sources, "es"), document_from_lines(targets, "en"), beads)
