"""Negation lost or gained.

A translator may turn "no dijo" into "declined to say", so the side without the plain negation is asked
for anything at all that denies, limits or reverses; only when there is nothing of the kind is the
sentence reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from eval.checks.completeness import COMMON
from eval.checks.context import Context
from eval.checks.issues import Issue, Severity
from eval.checks.texts import Pair, Text, issue
from eval.checks.wordsets import words_in

PLAIN = {
    "es": frozenset(["no", "nunca", "jamás", "tampoco"]),
    "en": frozenset(["not", "never", "cannot", "neither", "nor"]),
}

DENYING = {
    "es": frozenset(
        words_in(
            """
        no ni nunca jamás tampoco nadie nada ningún ninguno ninguna ningunos ningunas sin salvo
        excepto apenas sino imposible ilegal negó niega niegan negaron negar negado negativa rechazó
        rechaza rechazan rechazaron rechazar rechazo falta faltan faltaba faltó carece carecen carecía
        carecer dejó dejar dejaron dejado deja evitar evita evitan evitó impedir impide impidió impiden
        prohíbe prohíben prohibió prohibido contra contrario contraria poco poca pocos pocas raramente
        difícilmente difícil ausencia fracasó fracaso perdió perder demasiado lejos lugar desconoce
        desconocen desconocido ignora ignoran duda dudas dudar dudo inútil escaso escasa escasos exento
        libre resistir resistirse abstenerse renuncia renunciar renunció mal mala deshacerse negarse
        anti menos
        """
        )
    ),
    "en": frozenset(
        words_in(
            """
        not no never nobody none nothing nowhere neither nor cannot cant without hardly barely scarcely
        rarely seldom few little unless until till except fail fails failed failing failure lack lacks
        lacked lacking absence absent deny denies denied denial denying refuse refuses refused refusal
        refusing reject rejects rejected rejecting decline declines declined avoid avoids avoided
        avoiding prevent prevents prevented preventing stop stops stopped stopping ban banned bans
        forbid forbidden forbids prohibit prohibited prohibits impossible illegal unable against too
        instead rather wrong wrongly missing free far beyond doubt doubts doubtful doubted difficult
        hard less least minus zero shortage unlikely ignore ignores ignored ignoring resist exempt
        regardless unlike opposite contrary contradict disagree disagrees loses lose lost useless
        pointless reluctant reluctance ceased cease ceases abstain abstained exclude excluded excludes
        spare spared neglect neglected overlook overlooked bar barred bars ain't veto inability
        incapable lest short unsuccessfully poor poorly
        bad badly deficient help
        """
        )
    ),
}
"""Words that deny, limit or reverse, so that a plain negation on the other side may answer to them."""

PREFIXED = {
    "es": re.compile(
        r"\b(?:in|im|des|dis|anti)(?=[a-záéíóúñ]{5,}(?:ble|bles|ado|ada|ados|adas|ido|ida|az|al|to|ta)\b)"
    ),
    "en": re.compile(
        r"n['’]t\b|\bun(?!der|til|i[ftvqo])[a-z]{4,}|\b[a-z]{3,}less(?:ly|ness)?\b|\bnon"
        r"|\bi[nmrl][a-z]{2,}(?:[ai]bl[ey]|ility|equate|ficient|plete|curate|opriate|ular|vant|capable|correct)\b"
        r"|\bdis(?:a(?:gree|llow|ppear|pprov|bl)|like|honest|satisf|continu|regard|connect|belie|respect|trust)"
    ),
}
"""Prefixes and endings that deny."""

NOT_DENYING = {
    "es": re.compile(
        r"\bno (?:solo|sólo|solamente|únicamente|obstante|más|menos|tanto|en vano|faltaba más|hay más que|"
        r"hace mucho|hace tanto|"
        r"bien|cabe duda|hay duda|es de extrañar|dejan? de|dejó de|dejaba de|sin)\b|"
        r"(?:,|¿|\() ?no ?\?|\bcómo no\b|\bsi no\b|\bno\b[^.;:]{0,60}\bhasta\b|"
        r"\bno\b[^.;:]{0,90}\b(?:sino|más que|salvo|sin|nada|nadie|ningun[ao]?|ningún)\b|"
        r"\b(?:o|u) no\b|\bno[,.!?…:;»”\"]|\b(?:que|a) no ser\b|[«“\"']no[\"'»”,.]"
        r"|\bno a\b|\bpor no\b|\bque nunca\b|\bjamás \w+[td][oa]s?\b"
    ),
    "en": re.compile(
        r"\bnot (?:only|just|merely|simply|least|to mention|long|surprisingly|so much|until|unlike)\b|"
        r"\bor not\b|\bif not\b|"
        r"\b(?:isn|aren|wasn|weren|don|doesn|didn|won|can|haven|hasn|wouldn|shouldn)['’]t "
        r"(?:it|they|he|she|we|you|i)\b|"
        r"\bwhy not\b|\bcannot but\b|\bmore often than not\b|"
        r"\bnever mind\b|\bnever before\b|\bnot[,.!?;:]|\bno matter\b"
    ),
}  # fmt: skip


STRONG = {
    "es": frozenset(
        words_in(
            "no ni nunca jamás tampoco nadie nada ningún ninguno ninguna sin apenas salvo carece carecen "
            "carecía carecían carecer incomprensible"
        )
    ),
    "en": frozenset(
        words_in(
            "not no never nobody none nothing nowhere neither nor cannot cant without hardly barely unless "
            "ain't scarcely rarely seldom"
        )
    ),
}
"""Words that deny outright: anywhere in the clause they answer to a negation, the others only beside it."""
WIDE, NARROW = (14, 8), (5, 4)
"""Tokens before and after a word in which a strong, and any other, denying word counts."""
HELPERS = frozenset(("do", "does", "did"))
NEED_NO = frozenset(("nada", "nadie", "ningún", "ninguno", "ninguna"))
BEFORE_ALONE = frozenset(
    words_in(
        """
        de a al para por con en como casi que y e o u sin ni más antes contra desde hasta ante sobre tras
        entre según del la el los las pero si cuando donde quien porque poco imposible
        """
    )
)
"""Words before nada, nadie or ningún with which they deny by themselves."""
AFTER_HELPER = frozenset(
    words_in(
        """
        i you he she it we they not so the a an this that these those in on at to for of and or but as well
        better more much your his her my our their its what something anything everything
"""
    )
)
"""Words after do, does or did that show it to be a question, a main verb, or an ellipsis."""


Link = Callable[[str, str], float]
"""(word of one text, word of the other) → how likely they translate each other, in [0, 1]."""

SKIPPED = {
    "es": frozenset(
        words_in(
            """
        me te se lo la los las le les nos os ha han he hemos has había habían haya hayan hubo
        habría habrían es son era eran fue fueron está están estaba estaban sea sean ser estar
        va van iba iban muy tan más el un una de que a en y hay puede pueden podía podían pudo
        podrá debe deben debía tiene tienen tenía quiere quieren quiso quisieron podido
        sido podemos poder podrían será serán sería tenido esas esos esa ese tales tal
"""
        )
    ),
    "en": frozenset(
        words_in(
            """
        be been being is are was were have has had do does did will would shall should can could
        may might must to a an the very so it that in on at of and going able want wanted
        otherwise such
"""
        )
    ),
}
"""Words after a negation that are too common to find again on the other side."""

NEUTRAL = {
    "es": frozenset(("lo menos", "al menos", "más o", "más de", "casi todos")),
    "en": frozenset(("at least", "more than", "at any", "any other")),
}
ADVERBS = ("mente", "ly")
SURE = 0.3
"""The least for a word that is not the first after the negation, which may not be what it denies."""
LEAST = 0.06
"""The least lexicon probability, one way or the other, for a word to count as found again."""


def check_negation(pair: Pair, context: Context) -> Iterator[Issue]:
    """A negated word whose translation stands on the other side with nothing near it that denies."""
    source, target = pair.source, pair.target
    lost = _bare(source, target, (context.linked, context.linked_stems))
    if lost is not None:
        one, two = lost
        yield issue(
            "negation",
            Severity.ERROR,
            f"the source says “{_around(source, *one)}”, "
            f"the translation “{target.forms[two]}” without a negation",
            target,
            (target.starts[two], target.end(two)),
            (source, source.starts[one[0]], source.end(one[1])),
            pair.bead,
        )
    else:
        helper = _helper_left(target, source)
        if helper is not None:
            (one_at, *_) = _plain_places(source)
            yield issue(
                "negation",
                Severity.ERROR,
                f"the source denies (“{source.forms[one_at]}”), the translation says "
                f"“{_around(target, helper, helper + 1)}” without a negation",
                target,
                (target.starts[helper], target.end(helper + 1)),
                (source, source.starts[one_at], source.end(one_at)),
                pair.bead,
            )
    turned = (
        lambda one, two: context.linked(two, one),
        lambda one, two: context.linked_stems(two, one),
    )
    gained = _bare(target, source, turned)
    if gained is not None:
        two_, one_ = gained
        yield issue(
            "negation",
            Severity.ERROR,
            f"the translation says “{_around(target, *two_)}”, "
            f"the source “{source.forms[one_]}” without a negation",
            target,
            (target.starts[two_[0]], target.end(two_[1])),
            (source, source.starts[one_], source.end(one_)),
            pair.bead,
        )


def _bare(text: Text, other: Text, links: tuple[Link, Link]) -> tuple[tuple[int, int], int] | None:
    """Return (negation, negated word) of `text` and its translation in `other` that nothing denies."""
    skip, plain = SKIPPED[text.lang], PLAIN[text.lang]
    for token in _plain_places(text):
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
            if not _same_place(text, head, other, found[0]):
                break
            if tried > 1 and links[0](lower, other.lowers[found[0]]) < SURE:
                break
            denied_there = any(_denied_near(other, place) for place in found)
            if not denied_there and not _repeated(text, head):
                return (token, head), found[0]
            break
    return None


def _again(word: str, other: Text, links: tuple[Link, Link]) -> list[int]:
    """Return the tokens of `other` that may translate a word, the likeliest first."""
    skip = SKIPPED[other.lang]
    for linked in links:
        likely = [
            (linked(word, lower), -token)
            for token, lower in enumerate(other.lowers)
            if len(lower) > 2 and lower not in skip and lower not in COMMON[other.lang]
        ]
        found = sorted((x for x in likely if x[0] > LEAST), reverse=True)
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


def _denied_near(text: Text, token: int) -> bool:
    """Say whether anything in the clause around a word may deny it."""
    soft, strong, neutral = DENYING[text.lang], STRONG[text.lang], NEUTRAL[text.lang]
    first, last = _clause(text, token, WIDE)
    near_first, near_last = _clause(text, token, NARROW)
    for at in range(first, last + 1):
        lower = text.lowers[at]
        denies = lower in strong or (text.lang == "en" and lower.endswith("n't"))
        if denies or (lower in soft and near_first <= at <= near_last and at != token):
            before = f"{text.lowers[at - 1]} {lower}" if at else lower
            after = f"{lower} {text.lowers[at + 1]}" if at + 1 < len(text.lowers) else lower
            if before not in neutral and after not in neutral:
                return True
    around = text.text[text.starts[near_first] : text.end(near_last)]
    return bool(PREFIXED[text.lang].search(around.lower()))


def _clause(text: Text, token: int, reach: tuple[int, int]) -> tuple[int, int]:
    """Return the first and last token of the clause around a word, no farther than `reach`."""
    first = last = token
    while first > 0 and token - first < reach[0] and text.forms[first - 1] not in ".;?!:":
        first -= 1
    while (
        last + 1 < len(text.forms)
        and last - token < reach[1]
        and text.forms[last + 1] not in ".;?!:"
    ):
        last += 1
    return first, last


def _helper_left(text: Text, other: Text) -> int | None:
    """Return a token that stands as if the negation beside it were lost, None where there is none.

    In English do, does or did before a verb, where the other text denies more often than this one and does
    not stress what it says; in Spanish nada, nadie or ningún after a verb without a negation before it.
    """
    if text.lang == "es":
        return _left_alone(text) if _plain_places(other) else None
    if text.words.isdisjoint(HELPERS) or "sí" in other.words:
        return None
    if not _plain_places(other) or _strong_count(other) <= _strong_count(text):
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
        first, _ = _clause(text, token, (30, 0))
        if STRONG["es"].isdisjoint(text.lowers[first:token]) and not PREFIXED["es"].search(
            " ".join(text.lowers[first:token])
        ):
            return token - 1
    return None


def _strong_count(text: Text) -> int:
    strong = STRONG[text.lang]
    return sum(
        lower in strong or (text.lang == "en" and lower.endswith("n't")) for lower in text.lowers
    )


def _plain_places(text: Text) -> list[int]:
    """Return the plain negations of a text, without those that deny nothing ("no solo")."""
    plain = PLAIN[text.lang]
    if text.words.isdisjoint(plain) and not (text.lang == "en" and _contracted(text)):
        return []
    spared = [match.span() for match in NOT_DENYING[text.lang].finditer(text.text.lower())]
    return [
        token
        for token, lower in enumerate(text.lowers)
        if (lower in plain or (text.lang == "en" and lower.endswith("n't")))
        and not any(start - 1 <= text.starts[token] < end for start, end in spared)
    ]


def _repeated(text: Text, head: int) -> bool:
    """Say whether the negated word also stands elsewhere in the text, where nothing denies it."""
    return text.lowers.count(text.lowers[head]) > 1


def _contracted(text: Text) -> bool:
    return any(lower.endswith("n't") for lower in text.words)


def _around(text: Text, first: int, last: int) -> str:
    return text.text[text.starts[first] : text.end(last)]
