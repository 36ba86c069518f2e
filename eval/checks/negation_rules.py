"""Rules for a negation of one side that the other lacks.

A translator may turn "no dijo" into "declined to say", so the side without the plain negation is asked
for anything that denies, limits or reverses. Found is a negated word whose translation stands on the
other side with nothing near it that denies, and else a close translation that denies less often than the
other side and has nothing else there that might.
"""

from __future__ import annotations

from dataclasses import dataclass

from eval.checks.completeness import COMMON
from eval.checks.denials import (
    any_denial,
    asks,
    clause,
    denials,
    denied_near,
    denied_within,
    denying_tokens,
    outright,
    plain_places,
    prefixed_like,
    strong_places,
    translated,
)
from eval.checks.messages import Said
from eval.checks.negation_evidence import LINKED, Link, content
from eval.checks.negation_words import (
    ADVERBS,
    AFTER_HELPER,
    BEFORE_ALONE,
    HELPERS,
    NEED_NO,
    PLAIN,
    PREFIXED,
    SKIPPED,
    STRONG,
)
from eval.checks.texts import Text

ALONG = (8, 0.25)
"""How far a denial may stand from where the negation would be: tokens, and share of the sentence."""
LITERAL = 0.5
"""The least share of a sentence's words found translated for a missing negation to mean anything."""
SURE = 0.3
"""The least for a word that is not the first after the negation, which may not be what it denies."""
SURE_REACH = 2
"""How many tokens after a negation what it denies may stand for its loss to be an error, not a warning."""
PARTICLES = frozenset(("up", "out", "off", "away", "in"))
"""Words that make another verb of an English verb before them, as in "not give up"."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """What a rule found: its `rule`, what is said of it, and the first and last token on either side.

    `second` is None where nothing on the other side can be pointed at.
    """

    rule: str
    said: Said
    first: tuple[int, int]
    second: tuple[int, int] | None


def ruled(text: Text, other: Text, lost: bool, links: tuple[Link, Link]) -> Ruled | None:
    """Return what the rules find that `text` denies and `other` does not; `lost` if `text` is the source."""
    bare = _bare(text, other, links)
    if bare is not None:
        (first, last), there = bare
        said = (
            "negation-lost" if lost else "negation-gained",
            _around(text, first, last),
            other.forms[there],
        )
        rule = "bare" if last - first <= SURE_REACH else "bare, far"
        return Ruled(rule, said, (first, last), (there, there))
    if lost and (helper := _helper_left(other, text)) is not None:
        (at, *_) = plain_places(text)
        said = ("negation-left-verb", text.forms[at], _around(other, helper, helper + 1))
        return Ruled("left", said, (at, at), (helper, helper + 1))
    left = unanswered(text, other, links)
    if left is None:
        return None
    return Ruled("unanswered", said_unanswered(text, left, lost), left, None)


def said_unanswered(text: Text, place: tuple[int, int], lost: bool) -> Said:
    """Return what is said of the tokens (first, last) of `text` that nothing on the other side answers."""
    return ("negation-unanswered" if lost else "negation-added", _around(text, *place))


def unanswered(text: Text, other: Text, links: tuple[Link, Link]) -> tuple[int, int] | None:
    """Return (negation, word after it) of `text` where `other` has nothing that denies.

    Nothing at all, or, where it denies less often than `text`, nothing about as far along. Only where the
    two are otherwise close: `LITERAL` of the words of `text` stand translated in `other`.
    """
    if asks(text):
        return None  # "¿No es tarde?" and "Is it late?" ask the same
    places = plain_places(text)
    if not any_denial(other):
        places = outright(text)
    places = translated(places, text, other)
    if not places:
        return None
    if any_denial(other):
        there = denying_tokens(other)
        if max(denials(other), len(there)) >= denials(text):
            return None
        places = [at for at in places if _alone(at, text, other, there)]
        if not places:
            return None
    words = content(text)
    others = [lower for lower in other.words if len(lower) > 2]
    unknown, most = 0, (1 - LITERAL) * len(words)
    for word in words:
        if not any(links[0](word, lower) > LINKED for lower in others) and not any(
            links[1](word, lower) > LINKED for lower in others
        ):
            unknown += 1
            if unknown > most:
                return None
    if not words:
        return None
    return with_words_after(text, places[0])


def with_words_after(text: Text, first: int) -> tuple[int, int]:
    """Return a token and the last of up to three words after it."""
    last = first
    while last + 1 < len(text.forms) and last - first < 3 and text.forms[last + 1].isalpha():
        last += 1
    return first, last


def _alone(at: int, text: Text, other: Text, denials: list[int]) -> bool:
    """Say whether none of the `denials` of `other` stands about as far along as the token `at` of `text`."""
    middle = at / len(text.forms) * len(other.forms)
    reach = max(ALONG[0], ALONG[1] * len(other.forms))
    return all(abs(there - middle) > reach for there in denials)


def _bare(text: Text, other: Text, links: tuple[Link, Link]) -> tuple[tuple[int, int], int] | None:
    """Return (negation, negated word) of `text` and its translation in `other` that nothing denies."""
    skip, plain = SKIPPED[text.lang], PLAIN[text.lang]
    places = plain_places(text)
    if not places or text.text.endswith("?") or denials(other) >= max(denials(text), len(places)):
        return None
    for token in translated(places, text, other):
        tried = 0
        for head in range(token + 1, min(token + 6, len(text.lowers))):
            lower = text.lowers[head]
            if not lower[0].isalpha():
                break
            if lower in skip or lower in plain or len(lower) < 4:
                continue
            tried += 1
            found = _again(lower, other, links) if lower not in COMMON[text.lang] else []
            if not found:
                if tried == 1 and (lower.endswith(ADVERBS) or head - token < 3):
                    continue  # an adverb or another verb between the negation and what it denies
                break
            if not _same_place(text, head, other, found[0]) or _with_particle(text, head):
                break
            if tried > 1 and links[0](lower, other.lowers[found[0]]) < SURE:
                break
            if head == token + 1 and any(
                prefixed_like(other, word) for word in (lower, other.lowers[found[0]])
            ):
                break
            denied_there = any(denied_near(other, place) for place in found)
            if (
                not denied_there
                and not denied_within(other, found[0])
                and not _repeated(text, head)
            ):
                return (token, head), found[0]
            break
    return None


def _with_particle(text: Text, token: int) -> bool:
    after = text.lowers[token + 1] if token + 1 < len(text.lowers) else ""
    return text.lang == "en" and after in PARTICLES


def _again(word: str, other: Text, links: tuple[Link, Link]) -> list[int]:
    """Return the tokens of `other` that may translate a word, the likeliest first."""
    skip = SKIPPED[other.lang]
    for linked in links:
        likely = [
            (linked(word, lower), -token)
            for token, lower in enumerate(other.lowers)
            if len(lower) > 2 and lower not in skip and lower not in COMMON[other.lang]
        ]
        found = sorted((x for x in likely if x[0] > LINKED), reverse=True)
        if found:
            stems = {other.lowers[-token][:5] for _, token in found}
            return [-token for _, token in found] + [
                token for token, lower in enumerate(other.lowers) if lower[:5] in stems
            ]
    return []


def _same_place(one: Text, first: int, two: Text, second: int) -> bool:
    """Say whether two tokens stand about as far along their texts; in short texts any two do."""
    if len(one.forms) < 20 and len(two.forms) < 20:
        return True
    return abs(first / len(one.forms) - second / len(two.forms)) < 0.3


def _helper_left(text: Text, other: Text) -> int | None:
    """Return a token that stands as if the negation beside it were lost, None where there is none.

    In English do, does or did before a verb, where the other text denies more often than this one and does
    not stress what it says; in Spanish nada, nadie or ningún after a verb without a negation before it.
    """
    if text.lang == "es":
        return _left_alone(text) if plain_places(other) else None
    if text.words.isdisjoint(HELPERS) or "sí" in other.words:
        return None
    if not plain_places(other) or strong_places(text):
        return None
    for token in range(1, len(text.lowers) - 1):
        after = text.lowers[token + 1]
        if (
            text.lowers[token] in HELPERS
            and text.forms[token].islower()
            and after.isalpha()
            and text.forms[token + 1].islower()
            and after not in AFTER_HELPER
            and not after.endswith(("ing", "ed", "s"))
            and text.lowers[token - 1][0].isalpha()
            and text.lowers[token - 1]
            not in ("to", "can", "could", "will", "would", "not", "should", "may")
        ):
            return token
    return None


def _left_alone(text: Text) -> int | None:
    """Return the word before a Spanish nada, nadie or ningún that needs a negation before it and has none."""
    if text.words.isdisjoint(NEED_NO):
        return None
    for token in range(1, len(text.lowers)):
        if text.lowers[token] not in NEED_NO or text.lowers[token - 1] in BEFORE_ALONE:
            continue
        if not text.forms[token - 1].isalpha() or not text.forms[token].islower():
            continue
        first, _ = clause(text, token, (30, 0))
        if STRONG["es"].isdisjoint(text.lowers[first:token]) and not PREFIXED["es"].search(
            " ".join(text.lowers[first:token])
        ):
            return token - 1
    return None


def _repeated(text: Text, head: int) -> bool:
    """Say whether the negated word also stands elsewhere in the text, where nothing denies it."""
    return text.lowers.count(text.lowers[head]) > 1


def _around(text: Text, first: int, last: int) -> str:
    return text.text[text.starts[first] : text.end(last)]
