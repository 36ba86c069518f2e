"""Enforcing terms: what the model did not render as asked is decoded again, or put in by attention.

Three ways are known (`WAYS`, in the order in which they are tried); `benchmarks/translate_terms.py`
measures them:

- "copy": the source is translated again with the rendering in the term's place, which the model copies or
  not; where it does, the sentence fits best;
- "attention": the words that the term was turned into, as cross-attention says, are replaced;
- "prefix": the translation up to where the term's rendering begins, and the rendering, are given to the
  decoder as a prefix, and it goes on from there, so that what follows fits.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpora.values import Span
from translate.engines import Engine
from translate.guards.detect import faults, weight
from translate.guards.redo import Draft
from translate.guards.words import Word, shouted, words
from translate.terms.glossary import Glossary, Occurrence
from translate.tokens import END, Tokenizer

WAYS = ("copy", "attention", "prefix")
SURE, BESIDE, ALONE = 0.5, 0.4, 0.2
"""Shares of attention from which a word belongs to a term's rendering; see `_place`."""
GAP = 2
"""Words that may lie between two words of a term's rendering and are replaced with them."""


@dataclass(frozen=True, slots=True)
class Enforced:
    """A translation with its terms: text, and the renderings that are in it and those that are not."""

    text: str
    hits: tuple[Occurrence, ...]
    misses: tuple[Occurrence, ...]


class TermGuard:
    """Enforces a glossary in the translations of one engine; `ways` are tried in order."""

    def __init__(
        self,
        engine: Engine,
        tokenizer: Tokenizer,
        glossary: Glossary,
        languages: tuple[str, str],
        beam: int = 4,
        ways: Sequence[str] = WAYS,
    ) -> None:
        self.engine = engine
        self.tokenizer = tokenizer
        self.glossary = glossary
        self.languages = languages
        self.beam = beam
        self.ways = tuple(ways)

    def check(self, drafts: dict[str, Draft]) -> dict[str, Draft]:
        """Return the drafts (source → draft) with their terms enforced.

        `term_hits` gets “term=rendering” for each occurrence that is rendered as asked, `flags`
        "term:TERM" for each that is not.
        """
        made = {}
        for source, draft in drafts.items():
            if not self.glossary.find(source):
                made[source] = draft
                continue
            done = self.enforce(source, draft.text)
            flags = tuple(f"term:{miss.term.source}" for miss in done.misses)
            hits = tuple(f"{hit.term.source}={hit.target}" for hit in done.hits)
            made[source] = Draft(done.text, draft.score, draft.length, (*draft.flags, *flags), hits)
        return made

    def enforce(self, source: str, target: str) -> Enforced:
        """Return `target`, a translation of `source`, with the glossary's terms rendered as asked.

        The ways are tried in order until all terms are rendered, in a text in capitals only "attention".
        Kept is the text with most of them, the first of equals. A text that a way made and that has graver
        faults than the text before is not taken (`translate.guards.detect.WEIGHTS`).
        """
        found = self.glossary.find(source)
        best = target
        missing = _missing(found, best)
        ways = ("attention",) if shouted(source) else self.ways
        for way in ways:
            if not missing:
                break
            tried = getattr(self, f"_{way}")(source, best, found)
            left = _missing(found, tried)
            if len(left) < len(missing) and not self._worse(source, tried, best):
                best, missing = tried, left
        hits = rendered(found, best)
        return Enforced(
            best if best == target else self._with_articles(best, found),
            tuple(one for one, hit in zip(found, hits, strict=True) if hit),
            tuple(one for one, hit in zip(found, hits, strict=True) if not hit),
        )

    def _with_articles(self, text: str, found: Sequence[Occurrence]) -> str:
        """Return an English text with “a” or “an” before the renderings as they sound."""
        for one in found if self.languages[1] == "en" else ():
            match = _pattern(one.target, re.IGNORECASE).search(text)
            if match:
                text = _with_article(text[: match.start()], match[0]) + text[match.start() :]
        return text

    def _worse(self, source: str, tried: str, before: str) -> bool:
        now, then = (faults(source, text, *self.languages) for text in (tried, before))
        grave = {"empty", "damaged", "loop", "length", "number", "name"}
        return weight(tuple(grave.intersection(now))) > weight(tuple(grave.intersection(then)))

    def _prefix(self, source: str, target: str, found: Sequence[Occurrence]) -> str:
        for _ in found:
            missing = _missing(found, target)
            places = self._places(source, target, missing)
            known = [(span, one) for one, span in zip(missing, places, strict=True) if span]
            if not known:
                return target
            span, one = min(known, key=lambda pair: pair[0])
            begun = _with_article(target[: span.start], one.target) + one.target
            prefix = self.tokenizer.encode_target(begun)
            pieces = self.tokenizer.encode(source)
            (results,) = self.engine.search(
                [pieces], self.beam, prefixes=[prefix], limit=16 + 2 * len(pieces)
            )
            made = self.tokenizer.decode(results[0].pieces)
            if len(_missing(found, made)) >= len(missing):
                return target
            target = made
        return target

    def _attention(self, source: str, target: str, found: Sequence[Occurrence]) -> str:
        missing = _missing(found, target)
        places = self._places(source, target, missing)
        changes = sorted(
            ((span, one.target) for one, span in zip(missing, places, strict=True) if span),
            key=lambda change: change[0],
            reverse=True,
        )
        last = len(target) + 1
        for span, wanted in changes:
            if span.end > last:
                continue
            last = span.start
            if span.start == 0 and target[:1].isupper():
                wanted = wanted[0].upper() + wanted[1:]
            target = _with_article(target[: span.start], wanted) + wanted + target[span.end :]
        return target

    def _copy(self, source: str, target: str, found: Sequence[Occurrence]) -> str:
        given = source
        for one in sorted(found, key=lambda one: one.span, reverse=True):
            given = given[: one.span.start] + one.target + given[one.span.end :]
        pieces = self.tokenizer.encode(given)
        (results,) = self.engine.search([pieces], self.beam, limit=16 + 2 * len(pieces))
        return self.tokenizer.decode(results[0].pieces)

    def _places(self, source: str, target: str, wanted: Sequence[Occurrence]) -> list[Span | None]:
        """Return the characters of `target` that each term was turned into; None where nothing shows."""
        small = source.lower(), target.lower()
        if shouted(source) and tuple(map(len, small)) == (len(source), len(target)):
            source, target = small
        pieces, there = self.tokenizer.located(source)
        made, here = self.tokenizer.located(target, target=True)
        (matrix,) = self.engine.attend([[*pieces, END]], [made])
        return [_place(one.span, there, here, matrix, target) for one in wanted]


def rendered(found: Sequence[Occurrence], target: str) -> list[bool]:
    """Return for each occurrence whether `target` has its rendering; one rendering serves one occurrence.

    What is as good (`Occurrence.others`) counts where the rendering itself is not there. Case counts for
    terms whose case is "exact". Longer renderings are looked for first.
    """
    free = target
    hits = [False] * len(found)
    for number in sorted(range(len(found)), key=lambda n: -len(found[n].target)):
        one = found[number]
        flags = 0 if one.term.case == "exact" else re.IGNORECASE
        tried = (_pattern(form, flags).search(free) for form in (one.target, *one.others))
        match = next(filter(None, tried), None)
        if match:
            hits[number] = True
            free = free[: match.start()] + "\0" * len(match[0]) + free[match.end() :]
    return hits


@functools.lru_cache(maxsize=4096)
def _pattern(form: str, flags: int) -> re.Pattern[str]:
    spaced = r"\s+".join(map(re.escape, form.split()))
    return re.compile(rf"(?<!\w){spaced}(?!\w)", flags)


def _missing(found: Sequence[Occurrence], target: str) -> list[Occurrence]:
    return [one for one, hit in zip(found, rendered(found, target), strict=True) if not hit]


def _place(
    span: Span,
    there: Sequence[Span],
    here: Sequence[Span],
    matrix: Sequence[Sequence[float]],
    target: str,
) -> Span | None:
    """Return the words of the target that attend to the source characters `span`.

    A word's weight is the share of its pieces' attention that goes there: `SURE` is enough by itself,
    `BESIDE` beside such a word, `ALONE` for the heaviest word where none is sure. Words apart by more than
    `GAP` others are different places; the heaviest is taken.
    """
    sources = [n for n, piece in enumerate(there) if piece.overlaps(span)]
    spoken = words(target)
    masses: list[list[float]] = [[] for _ in spoken]
    for piece, row in zip(here, matrix, strict=True):
        for number, word in enumerate(spoken):
            if word.span.overlaps(piece):
                masses[number].append(sum(row[n] for n in sources))
    weights = [sum(mass) / len(mass) if mass else 0.0 for mass in masses]
    hit = {n for n, weight in enumerate(weights) if weight >= SURE}
    if not hit:
        heaviest = max(range(len(weights)), key=weights.__getitem__, default=-1)
        hit = {heaviest} if heaviest >= 0 and weights[heaviest] >= ALONE else set()
    for _ in range(2):
        beside = {n for n in range(len(weights)) if {n - 1, n + 1} & hit and weights[n] >= BESIDE}
        hit |= {
            n for n in beside if any(_joined(spoken, min(n, m), max(n, m), target) for m in hit)
        }
    groups: list[list[int]] = []
    for number in sorted(hit):
        if (
            groups
            and number - groups[-1][-1] <= GAP + 1
            and _joined(spoken, groups[-1][-1], number, target)
        ):
            groups[-1].append(number)
        else:
            groups.append([number])
    if not groups:
        return None
    best = max(groups, key=lambda group: sum(weights[n] for n in group))
    return Span(spoken[best[0]].span.start, spoken[best[-1]].span.end)


def _joined(spoken: Sequence[Word], one: int, two: int, target: str) -> bool:
    """Return whether no mark stands between two words, and only short words do."""
    between = target[spoken[one].span.end : spoken[two].span.start]
    inner = spoken[one + 1 : two]
    return not re.search(r"[^\w\s'’-]", between) and all(len(word.form) <= 3 for word in inner)


def _with_article(before: str, wanted: str) -> str:
    """Return the text before a rendering with “a” or “an” at its end as the rendering's sound asks."""
    match = re.search(r"\b([Aa])n?(\s+)$", before)
    if not match:
        return before
    vowel = wanted[:1].lower() in "aeio" or re.match(r"u(?!ni|se|su|ti|ro)", wanted.lower())
    return before[: match.start()] + match[1] + ("n" if vowel else "") + match[2]
