"""What each line of a page is: patterns and rules for the text of news and blog pages, Spanish and English.

Works on blocks of text in reading order, wherever they came from (a text dump or the elements of an HTML
page), and gives each a role; what the page says of its title, byline, date and source falls out on the way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from corpora.page_patterns import (
    BIO,
    BYLINE,
    CAPTION,
    COMMENTS,
    CREDIT,
    FURNITURE,
    NOTE,
    REMARK,
    find_date,
    is_date_line,
    source_of,
)
from corpora.values import Role

_STOPPED = re.compile(r"[.!?…:;][\"'”’»)\]*\s]*$")
_QUOTED = re.compile(r"^[\"“«„‘].*[\"”»“’]\s*[.]?\s*$", re.DOTALL)
_OPENING = '"“«„—–'
_HEAD = 600
_HEADING_WORDS = 16
_LEAD_WORDS = 14


@dataclass
class Block:
    """One paragraph of a page: its text, and a role where its markup already settles it."""

    text: str
    hint: Role | None = None
    role: Role = Role.BODY

    @cached_property
    def head(self) -> str:
        """The block's first 600 characters, white space at the ends taken off."""
        return self.text[:_HEAD].strip()

    @cached_property
    def words(self) -> int:
        """The number of words, counted in the first 600 characters."""
        return len(self.head.split())

    @cached_property
    def stopped(self) -> bool:
        """Whether the block ends like a sentence."""
        return bool(_STOPPED.search(self.text[-40:]))


@dataclass
class Page:
    """The blocks of a page with their roles, and what the page says of itself ("" where it does not)."""

    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    byline: str = ""
    date: str = ""
    source: str = ""


def read_page(blocks: Sequence[Block], title: str = "") -> Page:
    """Give every block its role; `title` is the page's title where its markup names it."""
    page = Page(list(blocks), title=title)
    first = _first_body(page.blocks)
    for number, block in enumerate(page.blocks):
        block.role = block.hint or _by_pattern(block, before=number < first)
    _drop_comments(page.blocks, first)
    _mark_title(page, first)
    _mark_headings(page.blocks, first)
    _mark_quotations(page.blocks)
    _describe(page)
    _mark_end(page)
    return page


def _first_body(blocks: Sequence[Block]) -> int:
    """The index of the block that the article's text begins with, len(blocks) where there is none."""
    for number, block in enumerate(blocks):
        if block.hint not in (None, Role.BODY) or _by_pattern(block, before=True) is not Role.BODY:
            continue
        if block.words >= (_LEAD_WORDS if block.stopped else 2 * _LEAD_WORDS):
            return number
    return len(blocks)


def _by_pattern(block: Block, before: bool) -> Role:
    """The role that the block's own words settle, BODY where they settle none."""
    text = block.head
    if len(block.text) < _HEAD and (FURNITURE.search(text) or is_date_line(text)):
        return Role.FURNITURE
    if before and BYLINE.match(text) and block.words <= 12 and not text.endswith((".", "?", "!")):
        return Role.FURNITURE
    if NOTE.search(text) or CREDIT.search(text):
        return Role.NOTE
    if len(block.text) < _HEAD and CAPTION.search(text):
        return Role.CAPTION
    return Role.BODY


def _drop_comments(blocks: Sequence[Block], first: int) -> None:
    """Make furniture of the comment thread and everything below it."""
    for number in range(first + 1, len(blocks)):
        if COMMENTS.search(blocks[number].head):
            for block in blocks[number:]:
                block.role = Role.FURNITURE
            return


def _mark_title(page: Page, first: int) -> None:
    """Find the title above the body; short lines around it that say nothing are furniture."""
    above = [b for b in page.blocks[:first] if b.role in (Role.BODY, Role.HEADING)]
    named = [b for b in above if page.title and _same(b.text, page.title)]
    hinted = [b for b in above if b.hint is Role.HEADING]
    candidates = named or hinted or [b for b in above if b.words >= 3 and not b.text.endswith(".")]
    if not candidates:
        candidates = above[:1]
    if not candidates:
        return
    chosen = candidates[0]
    page.title = " ".join((page.title or chosen.text).split())
    passed = False
    for block in above:
        if block is chosen:
            block.role, passed = Role.HEADING, True
        elif not passed or (block.hint is None and block.words < 5 and not block.stopped):
            block.role = Role.FURNITURE
        elif block.hint is None and not block.stopped:
            block.role = Role.HEADING


def _mark_headings(blocks: Sequence[Block], first: int) -> None:
    """Mark the headings: short blocks between two of the body's that do not end like a sentence.

    A short question counts too where a longer paragraph answers it, unless it stands in quotes.
    """
    for number in range(first + 1, len(blocks)):
        block = blocks[number]
        if block.role is not Role.BODY or block.hint is not None:
            continue
        text = block.text.strip()
        if block.words > _HEADING_WORDS or text[0] in _OPENING or text[0].islower():
            continue
        following = next((b for b in blocks[number + 1 :] if b.role is Role.BODY), None)
        question = (
            text.endswith("?") and following is not None and following.words > 2 * block.words
        )
        if following is not None and (question or not block.stopped):
            block.role = Role.HEADING


def _mark_quotations(blocks: Sequence[Block]) -> None:
    """Mark paragraphs that are nothing but a quotation, where the paragraph before announces it."""
    body = [b for b in blocks if b.role in (Role.BODY, Role.QUOTATION)]
    for before, block in pairwise(body):
        announced = before.text.rstrip().endswith(":") or before.role is Role.QUOTATION
        if block.role is Role.BODY and announced and _QUOTED.match(block.text.strip()):
            block.role = Role.QUOTATION


def _mark_end(page: Page) -> None:
    """Mark remarks and the note about the author after the text, and drop short lines that trail it.

    Where a note above the text says that it is a translation, the first remark in the first person
    ends the translated passage, and what follows it is the translator's.
    """
    blocks = page.blocks
    translated = any(b.role is Role.NOTE and CREDIT.search(b.head) for b in blocks)
    remarked = False
    for block in blocks:
        if block.role is not Role.BODY:
            continue
        remarked = remarked or (translated and bool(REMARK.search(block.head)))
        if remarked:
            block.role = Role.NOTE
    tail = [b for b in blocks if b.role is not Role.FURNITURE]
    while tail and tail[-1].role in (Role.BODY, Role.HEADING) and tail[-1].hint is None:
        last = tail[-1]
        about = BIO.search(last.head) if last.words < 90 else None
        if about and not _mentions(tail[:-1], about["name"]):
            last.role = Role.NOTE
            page.byline = page.byline or about["name"]
            return
        if last.stopped or last.words >= _LEAD_WORDS or len(tail) == 1:
            return
        if last.role is Role.HEADING and last.text.strip() == page.title:
            return
        last.role = Role.FURNITURE
        tail.pop()


def _mentions(blocks: Sequence[Block], name: str) -> bool:
    """Whether the text itself speaks of `name`: then it tells about one of its people, not its author."""
    return any(name.split()[-1] in block.text for block in blocks if block.role is Role.BODY)


def _describe(page: Page) -> None:
    """Fill byline, date and source from the blocks that are not body."""
    for block in page.blocks:
        text = block.head
        if block.role is Role.FURNITURE and not page.date and is_date_line(text):
            page.date = find_date(text)
        by = BYLINE.match(text) if block.role is Role.FURNITURE and block.words <= 12 else None
        if by and not page.byline:
            page.byline = by["name"].strip(" .,|·")
        if block.role in (Role.NOTE, Role.FURNITURE) and not page.source:
            page.source = source_of(text)


def _same(first: str, second: str) -> bool:
    """Whether two titles are the same but for case, white space and a site's name after a bar."""
    plain, other = (" ".join(text.casefold().split()) for text in (first, second))
    return plain == other or re.split(r"\s[|–—-]\s", other)[0] == plain
