"""A woman who becomes a man in the translation, or a man a woman, where it is clear who is meant."""

from __future__ import annotations

from collections.abc import Iterator

from eval.checks.context import Context
from eval.checks.issues import Issue, Severity
from eval.checks.persons import (
    ARTICLES_ES,
    FEMALE,
    LOOSE,
    MALE,
    PERSONS_EN,
    PERSONS_ES,
    PRONOUNS,
    TITLES,
)
from eval.checks.texts import Pair, Text, issue

LINKED = 0.02
"""The least lexicon probability for two nouns to name one person."""
TURNED = {"f": "woman-to-man", "m": "man-to-woman"}
"""Gender in the source → message."""


def check_gender(context: Context) -> Iterator[Issue]:
    """A person of one gender in the source, a pronoun or noun of the other in the translation.

    Reported only when the sentence speaks of that gender alone on each side and nothing in the two
    sentences before it in the source could be meant instead.
    """
    if not context.bilingual:
        return
    for number, pair in enumerate(context.pairs):
        there = signs_of(pair.source)
        if there is _NOBODY:
            continue
        here = signs_of(pair.target)
        for gender, other in (("f", "m"), ("m", "f")):
            if not there[gender] or there[other] or not here[other] or here[gender]:
                continue
            if (
                pair.target.forms[here[other][0]][0].isupper()
                and pair.target.lowers[here[other][0]] in FEMALE | MALE
            ):
                continue  # a name against a noun: another way to name the person
            if _others(pair, there[gender][0], here[other][0], context):
                continue  # two persons: a minister and a chairman
            if _friend_of(pair.source, pair.target, here[other][0]):
                continue
            before = context.pairs[max(0, number - 2) : number]
            if any(signs_of(past.source)[other] or signs_of(past.target)[other] for past in before):
                continue
            one, two = there[gender][0], here[other][0]
            source, target = pair.source, pair.target
            yield issue(
                "gender",
                Severity.ERROR,
                (TURNED[gender], _said(source, one), target.forms[two]),
                target,
                (target.starts[two], target.end(two)),
                (source, source.starts[one], source.end(one)),
                pair.bead,
            )


def _others(pair: Pair, one: int, two: int, context: Context) -> bool:
    """Say whether two tokens are likely to speak of two persons.

    So a possessive ("his" may be anybody's), a title against a noun, a pronoun of the source against a noun,
    and two nouns that do not translate each other.
    """
    here, there = pair.source.lowers[one], pair.target.lowers[two]
    kinds = _kind(pair.source, here), _kind(pair.target, there)
    if "possessive" in kinds or set(kinds) == {"title", "noun"} or kinds == ("pronoun", "noun"):
        return True
    if kinds != ("noun", "noun"):
        return False
    return max(context.linked(here, there), context.linked_stems(here, there)) < LINKED


def _kind(text: Text, lower: str) -> str:
    if any(lower in words for words in LOOSE[text.lang].values()):
        return "possessive"
    if any(lower in words for words in PRONOUNS[text.lang].values()):
        return "pronoun"
    return "title" if lower in TITLES else "noun"


def _friend_of(source: Text, target: Text, token: int) -> bool:
    """Say whether a Spanish noun may be the "friend" or "teacher" that the English source also names."""
    return (
        source.lang == "en"
        and target.lowers[token] in PERSONS_ES["f"] | PERSONS_ES["m"]
        and not source.words.isdisjoint(PERSONS_EN[""] | _EITHER_EN)
    )


def _said(text: Text, token: int) -> str:
    first = (
        token - 1
        if token and text.lowers[token - 1] in ARTICLES_ES["f"] | ARTICLES_ES["m"]
        else token
    )
    return text.text[text.starts[first] : text.end(token)]


def signs_of(text: Text) -> dict[str, list[int]]:
    """Return the tokens that speak of a woman ("f") and of a man ("m")."""
    told = _TELLING[text.lang]
    if text.words.isdisjoint(told):
        return _NOBODY
    known: dict[str, list[int]] | None = text.notes.get("signs")
    if known is not None:
        return known
    found: dict[str, list[int]] = {"f": [], "m": []}
    for token, lower in enumerate(text.lowers):
        if lower in told:
            for gender in ("f", "m"):
                if _tells(text, token, lower, gender):
                    found[gender].append(token)
    text.notes["signs"] = found
    return found


_NOBODY: dict[str, list[int]] = {"f": [], "m": []}


_ALWAYS: dict[str, dict[str, frozenset[str]]] = {
    lang: {gender: PRONOUNS[lang][gender] | LOOSE[lang][gender] for gender in ("f", "m")}
    for lang in ("en", "es")
}
_ALWAYS["en"]["f"] |= PERSONS_EN["f"]
_ALWAYS["en"]["m"] |= PERSONS_EN["m"]
_ALWAYS["es"]["f"] |= {"mujer", "señora", "madre", "hija"}
_ALWAYS["es"]["m"] |= {"hombre", "señor", "padre", "hijo"}
_NAMES = {"f": FEMALE - MALE, "m": MALE}
PERSON_WORDS = FEMALE | MALE | frozenset(TITLES)
_TELLING = {
    "en": PERSON_WORDS | _ALWAYS["en"]["f"] | _ALWAYS["en"]["m"],
    "es": PERSON_WORDS
    | _ALWAYS["es"]["f"]
    | _ALWAYS["es"]["m"]
    | PERSONS_ES["f"]
    | PERSONS_ES["m"],
}


def _tells(text: Text, token: int, lower: str, gender: str) -> bool:
    """Say whether a token speaks of a person of this gender."""
    if lower in _ALWAYS[text.lang][gender]:
        before = text.lowers[token - 1] if token else ""
        return not (lower in _STRESSED and before in _PREPOSITIONS)
    if text.lang == "es" and lower in PERSONS_ES[gender]:
        after = text.lowers[token + 1] if token + 1 < len(text.lowers) else "."
        article = text.lowers[token - 1] if token else ""
        return article in ARTICLES_ES[gender] and (lower not in _THINGS or after in _AFTER)
    if TITLES.get(lower) == gender and titled(text, token):
        return True
    return lower in _NAMES[gender] and text.forms[token][0].isupper() and _person_like(text, token)


_THINGS = frozenset(
    (
        "secretaria",
        "consultora",
        "fiscal",
        "médica",
        "presidente",
        "científica",
        "técnico",
        "joven",
        "tipo",
    )
)
"""Words for people or things ("la consultora" is a firm): only with a person's verb or mark after them."""
_STRESSED = frozenset(("él", "ella"))
_PREPOSITIONS = frozenset(("a", "ante", "con", "de", "en", "para", "por", "sin", "sobre", "tras"))
"""Words after which él and ella may stand for a thing."""
_EITHER_EN = frozenset(("spokesman", "chairman", "congressman"))
"""Words that English also uses of women."""
_AFTER = frozenset((",", ".", "en", "dijo", "explicó", "añadió"))


def titled(text: Text, token: int) -> bool:
    """Say whether a title is followed by a name."""
    after = text.forms[token + 1 : token + 3]
    if text.lowers[token + 1 : token + 2] == ["mayor"]:
        return False  # a woman may be Lord Mayor
    return bool(after) and (
        after[0][0].isupper() or (after[0] == "." and len(after) > 1 and after[1][0].isupper())
    )


def _person_like(text: Text, token: int) -> bool:
    """Say whether a first name is followed by a surname, and is no part of the name of a place or a firm."""
    before = text.lowers[token - 1] if token else ""
    if token + 1 >= len(text.forms) or not text.forms[token + 1][0].isupper():
        return False
    return before not in (
        "san",
        "santa",
        "saint",
        "st",
        "calle",
        "street",
        "ciudad",
        "city",
        "río",
        "isla",
        "fort",
        "lago",
        "cabo",
    )
