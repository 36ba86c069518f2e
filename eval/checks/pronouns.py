"""A pronoun of the wrong gender after the person it stands for, in a translation by itself."""

from __future__ import annotations

from collections.abc import Iterator

from eval.checks.context import Context
from eval.checks.gender import PERSON_WORDS, signs_of, titled
from eval.checks.issues import Issue, Severity
from eval.checks.persons import FEMALE, MALE, PERSONS_EN, PRONOUNS, TITLES
from eval.checks.speakers import SAYING
from eval.checks.texts import Pair, Text, issue

PRONOUN_FOR = {"m": "pronoun-for-woman", "f": "pronoun-for-man"}
"""Gender of a pronoun → message that the person is of the other."""


def check_pronouns(context: Context) -> Iterator[Issue]:
    """A pronoun of the wrong gender after the only person it can stand for, in the translation by itself.

    A surname's gender is known from a title or a first name anywhere in the text.
    """
    if context.target_lang != "en":
        return
    known = _surnames(context)
    if not known:
        return
    persons = frozenset().union(*PERSONS_EN.values())
    before: Text | None = None
    for pair in context.pairs:
        text = pair.target
        if not text.text:
            continue
        asks = "he" in text.words or "she" in text.words
        for token, lower in enumerate(text.lowers if asks else ()):
            gender = "m" if lower == "he" else "f" if lower == "she" else ""
            if not gender:
                continue
            genders, nouns = _mentioned(text, 0, token, known, persons)
            if not genders and not nouns and before is not None:
                genders, nouns = _mentioned(before, 0, len(before.forms), known, persons)
                if any(past in before.words for past in PRONOUNS["en"][gender]):
                    nouns = True
            if (
                nouns
                or len(set(genders.values())) != 1
                or gender in genders.values()
                or len(genders) != 1
            ):
                break
            name = next(iter(genders))
            if (context.bilingual and _source_agrees(pair, gender)) or _reporting(text, token):
                break
            yield issue(
                "gender",
                Severity.WARNING,
                (PRONOUN_FOR[gender], text.forms[token], name),
                text,
                (text.starts[token], text.end(token)),
                None,
                pair.bead if context.bilingual else None,
                "She" if text.forms[token] == "He" else "she" if gender == "m" else "he",
            )
            break
        before = text


def _reporting(text: Text, token: int) -> bool:
    """Say whether a pronoun reports words quoted before it, so that it is none of the persons in them."""
    after = text.lowers[token + 1] if token + 1 < len(text.lowers) else ""
    marked = token > 0 and text.forms[token - 1] in "”\"»’'"
    return marked and (after in SAYING["en"] or after in ("thinks", "believes"))


def _source_agrees(pair: Pair, gender: str) -> bool:
    return bool(signs_of(pair.source)[gender])


def _surnames(context: Context) -> dict[str, str]:
    """Return surnames whose gender the text tells, all its hints agreeing."""
    seen: dict[str, set[str]] = {}
    words = context.target_words
    for text in context.targets:
        if text.words.isdisjoint(PERSON_WORDS):
            continue
        for token, lower in enumerate(text.lowers):
            gender, at = "", token + 1
            if lower in TITLES and titled(text, token):
                gender = TITLES[lower]
                at += text.forms[token + 1] == "."
            elif text.forms[token][0].isupper() and (lower in FEMALE) != (lower in MALE):
                gender = "f" if lower in FEMALE else "m"
            if not gender:
                continue
            while at < len(text.forms) and at - token < 6:
                form = text.forms[at]
                if len(form) > 2 and form[0].isupper() and form.isalpha():
                    common = words.count(form.lower()) and form.lower() not in words.names
                    if form.lower() not in FEMALE | MALE and not common:
                        seen.setdefault(form, set()).add(gender)
                elif (
                    form.lower() not in ("de", "la", "del", ".", "van", "von") and len(form) > 1
                ) or (
                    form not in (".",)
                    and form.lower() not in ("de", "la", "del")
                    and not form.isupper()
                ):
                    break
                at += 1
    return {name: genders.pop() for name, genders in seen.items() if len(genders) == 1}


def _mentioned(
    text: Text, first: int, last: int, known: dict[str, str], persons: frozenset[str]
) -> tuple[dict[str, str], bool]:
    """Return the persons named between two tokens with their genders, and whether others are there."""
    genders: dict[str, str] = {}
    nouns = False
    for token in range(first, last):
        form, lower = text.forms[token], text.lowers[token]
        bare = form.removesuffix("’s").removesuffix("'s")
        if bare in known:
            genders[bare] = known[bare]
        elif form[0].isupper() and (lower in FEMALE or lower in MALE):
            follows = text.forms[token + 1] if token + 1 < len(text.forms) else ""
            if follows not in known:
                nouns = True
        elif lower in persons or lower in ("who", "whose"):
            nouns = True
    return genders, nouns
