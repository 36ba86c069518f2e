"""Reading an HTML page: its blocks in order, with roles from markup and from trafilatura's "
"extraction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from corpora.errors import DataError
from corpora.page_text import Block, Page, read_page
from corpora.values import Role
from corpora.wordlists import word_set

MAX_ELEMENTS = 30_000
"""Elements a page may have; the extraction of that many takes some seconds."""
MAX_ATTRIBUTES = 2_000
"""Attributes one element may have; the parser's time grows with the square of them."""

REACH = 5_000
"""How many characters on the next block is looked for before all of the article is searched."""
MAX_SEARCHES = 2_000
"""How often all of the article is searched for a block."""


_BLOCKS = word_set(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre "
    "section summary "
    "table tbody td tfoot th thead tr ul"
)
_UNREAD = word_set(
    "script style noscript template svg math iframe object head select textarea button"
)
_FURNITURE = word_set("nav footer form menu dialog fieldset")
_HEADINGS = word_set("h1 h2 h3 h4 h5 h6")
_NAMED_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|comments?|respond|disqus|share|sharing"
    r"|sharedaddy|social|sidebar"
    r"|related|promo|newsletter|subscri\w+|cookies?|banner|advert\w*|ads?|widget|footer|masthead"
    r"|login|popup|modal"
    r"|pagination|tags?|jp-relatedposts)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"<(script|style)\b(?![^<>]*ld\+json)[^<>]*>.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL
)


def read_html(text: str, name: str) -> Page:
    """Parse a page and give its blocks their roles; `name` is for messages.

    A block is the article's where trafilatura keeps it, unless the markup around it says otherwise.
    Raises DataError for pages that nest deeper, or are built larger, than the parser or a page allows.
    """
    tree = parse_html(text, name)
    blocks = list(_blocks(tree))
    if not blocks:
        raise DataError(f"{name}: has no text in its HTML; save the page after it has loaded")
    kept, about = _extracted(tree)
    if kept:
        _drop(blocks, kept)
    page = read_page(blocks, title=about.get("title", ""))
    page.byline = page.byline or about.get("author", "")
    page.date = page.date or about.get("date", "")
    page.source = page.source or about.get("sitename", "")
    return page


def parse_html(text: str, name: str) -> Any:
    """Parse HTML into an lxml tree within bounded time and memory; raises DataError beyond the "
    "bounds."""
    from lxml import etree, html

    text = _SCRIPT.sub(" ", text)
    for tag in text.split(">"):
        if len(tag) > 10_000 and (
            tag.count("=") > MAX_ATTRIBUTES or len(tag[tag.rfind("<") :].split()) > MAX_ATTRIBUTES
        ):
            raise DataError(
                f"{name}: an element has over {MAX_ATTRIBUTES} attributes; this is no page"
            )
    parser = html.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise DataError(f"{name}: is no HTML that can be read ({error})") from None
    for entry in parser.error_log:
        if "depth" in entry.message.lower() or "limit" in entry.message.lower():
            raise DataError(
                f"{name}: line {entry.line}: {entry.message.partition(',')[0].strip()}; save the page as "
                f"text"
            )
    elements = sum(1 for _ in tree.iter())
    if elements > MAX_ELEMENTS:
        raise DataError(
            f"{name}: has {elements} elements, over {MAX_ELEMENTS}; split it or save it as text"
        )
    return tree


def _blocks(tree: Any) -> Iterator[Block]:
    """Yield the blocks of text in reading order, with the role their elements settle."""
    parts: list[str] = []
    hints: list[Role | None] = [None]

    def flush() -> Iterator[Block]:
        text = " ".join("".join(parts).split())
        parts.clear()
        if text:
            yield Block(text, hints[-1])

    skipped = 0
    from lxml import etree

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if skipped or tag in _UNREAD or not tag:
                skipped += 1
                continue
            if tag in _BLOCKS:
                yield from flush()
                hints.append(_hint(element, tag, hints[-1]))
            elif tag == "br":
                parts.append("\n")
            parts.append(element.text or "")
        else:
            if skipped:
                skipped -= 1
            elif tag in _BLOCKS:
                yield from flush()
                hints.pop()
            if not skipped:
                parts.append(element.tail or "")
    yield from flush()


def _hint(element: Any, tag: str, outer: Role | None) -> Role | None:
    """The role of what stands in `element`, by its tag, its class and what it stands in."""
    if outer is Role.FURNITURE or tag in _FURNITURE:
        return Role.FURNITURE
    names = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"
    if tag not in ("body", "html", "main", "article") and _NAMED_FURNITURE.search(names):
        return Role.FURNITURE
    if tag in _HEADINGS:
        return Role.HEADING
    if tag == "blockquote":
        return Role.QUOTATION
    if tag in ("figcaption", "caption"):
        return Role.CAPTION
    return outer


def _extracted(tree: Any) -> tuple[str, dict[str, str]]:
    """What trafilatura takes for the article's text (letters and digits only), and its metadata."""
    from copy import deepcopy

    from trafilatura import bare_extraction

    found = bare_extraction(
        deepcopy(tree), include_comments=False, favor_recall=True, with_metadata=True
    )
    if found is None:
        return "", {}
    values = {key: getattr(found, key, None) for key in ("title", "author", "date", "sitename")}
    return _letters(found.text or ""), {key: str(value) for key, value in values.items() if value}


def _drop(blocks: list[Block], kept: str) -> None:
    """Make furniture of the blocks that stand nowhere in what was kept.

    Looked for on from the block before, then in all of it for as many blocks as a page has by chance out
    of order: the time of a page of any size stays bounded.
    """
    at, searches = 0, MAX_SEARCHES
    for block in blocks:
        if block.hint is not None:
            continue
        letters = _letters(block.text)
        found = kept.find(letters, at, at + len(letters) + REACH) if letters else -1
        if letters and found < 0 and searches:
            searches -= 1
            found = kept.find(letters)
        if found < 0:
            block.hint = Role.FURNITURE
        else:
            at = max(at, found)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
