"""Other translations of a segment: the n best with their differences, and alternatives at a word."""

from __future__ import annotations

import math
import re
from difflib import SequenceMatcher
from typing import NamedTuple

from corpora.errors import UsageError
from corpora.values import Span
from translate.engine_base import check_length
from translate.translator import Translator, has_letter

MOST = 32
"""Most hypotheses that can be asked for."""
_WORD = re.compile(r"\S+")


class Alternative(NamedTuple):
    """A translation, its probability (geometric mean over pieces), and what differs from the first one.

    `changed` are the characters of `text` that the first translation does not have: words that stand
    there instead of others, or are put in; empty for the first one itself and where words only fell out.
    """

    text: str
    confidence: float
    changed: tuple[Span, ...] = ()


def nbest(translator: Translator, text: str, count: int = 5) -> list[Alternative]:
    """Return up to `count` different translations of `text`, most probable first.

    The search keeps `count` hypotheses, or the translator's beam if that is wider; the first one may
    differ from what a narrower beam finds. Guards do not change what comes out. A text without a letter
    has none but itself. Raises UsageError for a count that is not between 1 and 32.
    """
    return _search(translator, text, "", count)


def at_word(
    translator: Translator, text: str, translation: str, word: int, count: int = 5
) -> list[Alternative]:
    """Return translations of `text` that begin as `translation` does before its word `word`, then differ.

    Words are delimited by white space and numbered from 0; `word` may be their number, too: then
    something is to follow. Each alternative begins with the words before and has another word than
    `translation` there, each a different one; they are sorted by probability, and differences are marked
    against `translation`. Raises UsageError for a word that is not there.
    """
    _check(count)
    words = list(_WORD.finditer(translation))
    if not 0 <= word <= len(words):
        raise UsageError(f"word {word} is not between 0 and {len(words)}")
    start = words[word].start() if word < len(words) else len(translation)
    kept = translation[:start].rstrip()
    current = words[word][0] if word < len(words) else ""
    tokenizer = translator.tokenizer
    pieces = tokenizer.encode(_given(translator, text))
    check_length(pieces, text)
    prefix = tokenizer.encode_target(kept)
    found: dict[str, Alternative] = {}
    options = translator.engine.alternatives(pieces, prefix, min(MOST, 2 * count + 2))
    rows = translator.engine.score([pieces] * len(options), [one.pieces for one in options])
    for option, row in zip(options, rows, strict=True):
        made = tokenizer.decode(option.pieces)
        after = made[len(kept) :].split() if made.startswith(kept) else []
        first = after[0] if after else ""
        if not first or _bare(first) == _bare(current) or _bare(first) in found:
            continue
        found[_bare(first)] = Alternative(
            made, math.exp(sum(row) / len(row)), _changed(translation, made)
        )
    best = sorted(found.values(), key=lambda one: -one.confidence)
    return best[:count]


def marked(alternative: Alternative, before: str = "[", after: str = "]") -> str:
    """Return an alternative's text with marks around what differs."""
    text = alternative.text
    for span in sorted(alternative.changed, reverse=True):
        text = text[: span.start] + before + span.of(text) + after + text[span.end :]
    return text


def _search(translator: Translator, text: str, kept: str, count: int) -> list[Alternative]:
    _check(count)
    if not has_letter(text):
        return [Alternative(text, 1.0)]
    tokenizer = translator.tokenizer
    pieces = tokenizer.encode(_given(translator, text))
    check_length(pieces, text)
    wide = max(translator.beam, min(MOST, count + 3))
    (results,) = translator.engine.search([pieces], wide, wide, limit=16 + 2 * len(pieces))
    texts: dict[str, float] = {}
    for result in results:
        texts.setdefault(tokenizer.decode(result.pieces), result.score)
    first = next(iter(texts))
    return [
        Alternative(made, min(1.0, math.exp(score)), _changed(first, made))
        for made, score in list(texts.items())[:count]
    ]


def _given(translator: Translator, text: str) -> str:
    return translator.guards.prepare(text).text if translator.guards else text


def _check(count: int) -> None:
    if not 1 <= count <= MOST:
        raise UsageError(f"{count} alternatives are not between 1 and {MOST}")


def _bare(word: str) -> str:
    return word.strip(".,;:!?\"'()[]“”‘’…").lower() or word


def _changed(first: str, other: str) -> tuple[Span, ...]:
    """Return the characters of `other` in words that `first` does not have in its place."""
    one, two = list(_WORD.finditer(first)), list(_WORD.finditer(other))
    matcher = SequenceMatcher(None, [m[0] for m in one], [m[0] for m in two], autojunk=False)
    return tuple(
        Span(two[start].start(), two[end - 1].end())
        for tag, _, _, start, end in matcher.get_opcodes()
        if tag in ("replace", "insert")
    )
