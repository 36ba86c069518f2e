"""Where a text denies: how often, in which words, and what a denial in it reaches."""

from __future__ import annotations

from eval.checks.negation_words import (
    AKIN,
    DENYING,
    IDLE,
    NEUTRAL,
    NOT_DENYING,
    OUTRIGHT,
    PLAIN,
    PREFIXED,
    STRONG,
    WEAK,
)
from eval.checks.texts import Text, once

DOUBLE = 9
"""Tokens within which a Spanish "no … nada" counts once."""
WIDE, NARROW = (14, 8), (5, 4)
"""Tokens before and after a word in which a strong, and any other, denying word counts."""
WIDEST = {lang: (DENYING[lang] - WEAK) | STRONG[lang] for lang in DENYING}
EITHER = {lang: DENYING[lang] | STRONG[lang] for lang in DENYING}


def may_deny(text: Text) -> bool:
    """Say whether a text holds a word that denies outright."""
    return not text.words.isdisjoint(OUTRIGHT[text.lang]) or _contracted(text)


def any_denial(text: Text) -> bool:
    """Say whether anything in a text may deny, limit or reverse, in the widest sense."""
    return (
        not text.words.isdisjoint(EITHER[text.lang])
        or _contracted(text)
        or bool(PREFIXED[text.lang].search(text.lower))
        or bool(AKIN[text.lang].search(text.lower))
    )


@once
def denying_tokens(text: Text) -> list[int]:
    """Return the tokens that may deny, limit or reverse, in the widest sense."""
    words, prefixed, akin = WIDEST[text.lang], PREFIXED[text.lang], AKIN[text.lang]
    contracted = _contracted(text)
    return [
        token
        for token, lower in enumerate(text.lowers)
        if lower in words
        or (contracted and lower.endswith("n't"))
        or prefixed.match(lower)
        or akin.match(lower)
    ]


@once
def seeming_places(text: Text) -> list[int]:
    """Return the tokens that deny by themselves or only seem to ("no sólo")."""
    return _words_at(text, STRONG[text.lang])


@once
def denials(text: Text) -> int:
    """Return how often a text denies; a Spanish "no … nada" within `DOUBLE` tokens counts once."""
    return times(text, strong_places(text))


def times(text: Text, places: list[int]) -> int:
    """Return how often tokens deny; a Spanish "no … nada" within `DOUBLE` tokens counts once."""
    if text.lang == "en":
        return len(places)
    count, last = 0, -DOUBLE - 1
    for token in places:
        if text.lowers[token] in ("no", "sin") or token - last > DOUBLE:
            count += 1
        last = token
    return count


@once
def strong_places(text: Text) -> list[int]:
    """Return the tokens that deny by themselves, without those that deny nothing ("sin embargo")."""
    return _places(text, STRONG[text.lang])


@once
def outright(text: Text) -> list[int]:
    """Return the tokens that deny outright and leave a trace in any translation."""
    found = _words_at(text, OUTRIGHT[text.lang])
    if not found:
        return []
    spared = [match.span() for match in IDLE[text.lang].finditer(text.lower)]
    return [
        token
        for token in found
        if not any(start <= text.starts[token] < end for start, end in spared)
    ]


@once
def plain_places(text: Text) -> list[int]:
    """Return the plain negations of a text, without those that deny nothing ("no solo")."""
    return _places(text, PLAIN[text.lang])


@once
def _spared(text: Text) -> list[tuple[int, int]]:
    """Return the (start, end) of the phrases that only seem to deny."""
    return [match.span() for match in NOT_DENYING[text.lang].finditer(text.lower)]


def _places(text: Text, words: frozenset[str]) -> list[int]:
    """Return the tokens that are one of `words` or a contracted not, without those that deny nothing."""
    found = _words_at(text, words)
    if not found:
        return []
    spared = _spared(text)
    return [
        token
        for token in found
        if not any(start - 1 <= text.starts[token] < end for start, end in spared)
    ]


def _words_at(text: Text, words: frozenset[str]) -> list[int]:
    """Return the tokens that are one of `words` or a contracted not."""
    if _contracted(text):
        return [
            token
            for token, lower in enumerate(text.lowers)
            if lower in words or lower.endswith("n't")
        ]
    if text.words.isdisjoint(words):
        return []
    return [token for token, lower in enumerate(text.lowers) if lower in words]


def denied_near(text: Text, token: int) -> bool:
    """Say whether a word, or anything in the clause around it, may deny it."""
    soft, strong, neutral = DENYING[text.lang], STRONG[text.lang], NEUTRAL[text.lang]
    first, last = clause(text, token, WIDE)
    near_first, near_last = clause(text, token, NARROW)
    contracted = _contracted(text)
    for at in range(first, last + 1):
        lower = text.lowers[at]
        denies = lower in strong or (contracted and lower.endswith("n't"))
        if denies or (lower in soft and near_first <= at <= near_last and at != token):
            before = f"{text.lowers[at - 1]} {lower}" if at else lower
            after = f"{lower} {text.lowers[at + 1]}" if at + 1 < len(text.lowers) else lower
            if before not in neutral and after not in neutral:
                return True
    around = text.text[text.starts[near_first] : text.end(near_last)]
    return bool(PREFIXED[text.lang].search(around.lower()))


def denied_within(text: Text, token: int) -> bool:
    """Say whether a word denies by itself, or also stands with a prefix that denies, as "unemployed"."""
    bare = text.lowers[token]
    if AKIN[text.lang].match(bare) or text.lowers[max(0, token - 2) : token] == ["under", "-"]:
        return True
    return any(
        lower != bare and lower.endswith(bare) and PREFIXED[text.lang].match(lower)
        for lower in text.words
    )


def prefixed_like(text: Text, word: str) -> bool:
    """Say whether a text denies a word by a prefix: "unconventional" for "no convencional"."""
    stem = word[:4]
    return any(
        lower.startswith(prefix) and lower[len(prefix) :].startswith(stem)
        for lower in text.words
        for prefix in _PREFIXES
    )


_PREFIXES = ("un", "in", "im", "non", "dis", "des")


def clause(text: Text, token: int, reach: tuple[int, int]) -> tuple[int, int]:
    """Return the first and last token of the clause around a word, no farther than `reach`."""
    first = last = token
    while first > 0 and token - first < reach[0] and not _ends_clause(text, first - 1):
        first -= 1
    while (
        last + 1 < len(text.forms) and last - token < reach[1] and not _ends_clause(text, last + 1)
    ):
        last += 1
    return first, last


def _ends_clause(text: Text, token: int) -> bool:
    form = text.forms[token]
    return form in ".;?!:" and not (form == "." and token and len(text.forms[token - 1]) < 3)


@once
def _contracted(text: Text) -> bool:
    """Say whether an English text holds a contracted not."""
    return (
        text.lang == "en"
        and "n't" in text.lower.replace("’", "'")
        and any(x.endswith("n't") for x in text.words)
    )


def translated(places: list[int], text: Text, other: Text) -> list[int]:
    """Return the negations that do not stand untranslated in `other`, as in the title of a song."""
    return [at for at in places if text.lowers[at] == "no" or text.lowers[at] not in other.words]


def asks(text: Text) -> bool:
    """Say whether a text ends as a question, maybe inside quotation marks or brackets."""
    return text.text.rstrip("»”\"')").endswith("?")
