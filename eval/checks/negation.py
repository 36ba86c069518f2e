"""Negation lost or gained.

A translator may turn "no dijo" into "declined to say", so the side without the plain negation is asked
for anything at all that denies, limits or reverses; only when there is nothing of the kind is the
sentence reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from eval.checks.context import Context
from eval.checks.issues import Issue, Severity
from eval.checks.texts import Pair, Text, issue
from eval.checks.wordsets import words_in

PLAIN = {
    "es": frozenset(["no", "nunca", "jamás", "tampoco"]),
    "en": frozenset(["not", "never", "cannot", "neither", "nor"]),
}

SOFT = {
    "es": frozenset(
        words_in(
            """
        no ni nunca jamás tampoco nadie nada ningún ninguno ninguna ningunos ningunas sin salvo
        excepto apenas sino pero aunque solo sólo solamente únicamente imposible ilegal negó
        niega negaron negar negó negativa rechazó rechaza rechazan rechazaron rechazar falta
        faltan faltaba falto carece carecen carecía carecer dejó deja dejar dejaron dejado
        evitar evita evitó impedir impide impidió impiden prohíbe prohibió prohibido contra
        contrario contraria poco poca pocos pocas raramente rara difícilmente difícil menos
        hasta ausencia fracasó fracaso perdió perder demasiado fuera lejos lugar ilegalmente
        desconoce desconoces desconocen desconocido ignora ignoran duda dudas inútil escaso
        escasa tan salvo exento libre ex cero resistir resistirse abstenerse renuncia renunciar
        anti mal mala cualquier cualquiera más antes aún todavía quizá mientras cuando apenas
        casi vez sino irrelevante nulo nula deshacerse negarse
"""
        )
    ),
    "en": frozenset(
        words_in(
            """
        not no never nobody none nothing nowhere neither nor cannot without hardly barely
        scarcely rarely seldom few little only just unless until till except but although though
        however fail fails failed failing failure lack lacks lacked lacking absence absent deny
        denies denied denial refuse refuses refused refusal reject rejects rejected decline
        declines declined avoid avoids avoided avoiding prevent prevents prevented preventing
        stop stops stopped stopping ban banned bans forbidden forbid prohibited prohibits
        impossible illegal unable against too instead rather otherwise wrong wrongly missing
        free far beyond out away off yet still doubt doubts doubtful doubtless difficult hard
        less least fewer minus zero non anti ex former short shortage unknown unlikely unclear
        ignore ignores ignored ignoring resist help helped any anything anyone anybody ever
        exempt other else even merely mere simply solely alone apart regardless despite whatever
        whether nonetheless nevertheless unlike opposite contrary contradict disagree disagrees
        loses lose lost before more than while yield hold rule ruled deprived useless pointless
        reluctant reluctance ceased cease ceases untouched beware nil void waive abstain
        abstained skip skipped excluding excluded exclude spare spared save remain remains
        remained except exception exceptions escape escaped escapes keep neglect neglected
        overlook overlooked bar barred bars instead ain't nope negative negatives veto inability
        incapable
"""
        )
    ),
}
"""Words that can carry a denial or answer one; the lists are wide on purpose: they keep the check quiet."""

PREFIXED = {
    "es": re.compile(
        r"\b(?:in|im|des|dis|anti)(?=[a-záéíóúñ]{5,}(?:ble|bles|ado|ada|ados|adas|ido|ida|mente|az|al|to|ta)\b)"
    ),
    "en": re.compile(
        r"n['’]t\b|\b(?:un|in|im|ir|il|dis|non|mis)(?!(?:der|til|ion|ions|it|ited|iversity|ique|iform)\b)[a-z]{4,}|\b[a-z]{3,}less(?:ly|ness)?\b"
    ),
}

NOT_DENYING = {
    "es": re.compile(
        r"\bno (?:solo|sólo|solamente|únicamente|obstante|más|menos|tanto|en vano|faltaba más|hay más que|"
        r"hace mucho|hace tanto|"
        r"bien|cabe duda|hay duda|es de extrañar|dejan? de|dejó de|dejaba de|sin)\b|"
        r"(?:,|¿|\() ?no ?\?|\bcómo no\b|\bsi no\b|\bno\b[^.;:]{0,60}\bhasta\b|"
        r"\bno\b[^.;:]{0,90}\b(?:sino|más que|salvo|sin|nada|nadie|ningun[ao]?|ningún)\b|"
        r"\b(?:o|u) no\b|\bno[,.!?…:;»”\"]|\b(?:que|a) no ser\b|[«“\"']no\b|\bno a\b|\bpor no\b|\bya no\b"
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


Link = Callable[[str, str], float]
"""(word of one text, word of the other) → how likely they translate each other, in [0, 1]."""

SKIPPED = {
    "es": frozenset(
        words_in(
            """
        me te se lo la los las le les nos os ha han he hemos has había habían haya hayan hubo
        habría habrían es son era eran fue fueron está están estaba estaban sea sean ser estar
        va van iba iban muy tan más el un una de que a en y hay puede pueden podía podían pudo
        podrá debe deben debía tiene tienen tenía quiere quieren quiso quisieron
"""
        )
    ),
    "en": frozenset(
        words_in(
            """
        be been being is are was were have has had do does did will would shall should can could
        may might must to a an the very so it that in on at of and going able want wanted
        otherwise
"""
        )
    ),
}
"""Words after a negation that are too common to find again on the other side."""

NEUTRAL = {
    "es": frozenset(("lo menos", "al menos", "más o", "más de", "casi todos")),
    "en": frozenset(("at least", "more than", "at any", "any other")),
}
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
    plain = PLAIN[text.lang]
    if text.words.isdisjoint(plain) and not (text.lang == "en" and _contracted(text)):
        return None
    skip = SKIPPED[text.lang]
    denied = [
        token
        for token, lower in enumerate(text.lowers)
        if lower in plain or (text.lang == "en" and lower.endswith("n't"))
    ]
    spared = [match.span() for match in NOT_DENYING[text.lang].finditer(text.text.lower())]
    for token in denied:
        at = text.starts[token]
        if any(start - 1 <= at < end for start, end in spared):
            continue
        for head in range(token + 1, min(token + 6, len(text.lowers))):
            lower = text.lowers[head]
            if not lower[0].isalpha():
                break
            if lower in skip or lower in plain or len(lower) < 4:
                continue
            found = _again(lower, other, links)
            near = found is not None and _denied_near(other, found)
            if found is not None and not near and not _repeated(text, head):
                return (token, head), found
            break
    return None


def _again(word: str, other: Text, links: tuple[Link, Link]) -> int | None:
    """Return the token of `other` that translates a word best, None where none does."""
    skip = SKIPPED[other.lang]
    for linked in links:
        best, place = LEAST, None
        for token, lower in enumerate(other.lowers):
            if len(lower) > 3 and lower not in skip:
                likely = linked(word, lower)
                if likely > best:
                    best, place = likely, token
        if place is not None:
            return place
    return None


def _denied_near(text: Text, token: int) -> bool:
    """Say whether anything in the clause around a word may deny it."""
    soft, neutral = SOFT[text.lang], NEUTRAL[text.lang]
    first = token
    while first > 0 and token - first < 14 and text.forms[first - 1] not in ".;?!:":
        first -= 1
    last = token
    while last + 1 < len(text.forms) and last - token < 6 and text.forms[last + 1] not in ".;?!:":
        last += 1
    for at in range(first, last + 1):
        lower = text.lowers[at]
        if lower in soft or (text.lang == "en" and lower.endswith("n't")):
            before = f"{text.lowers[at - 1]} {lower}" if at else lower
            after = f"{lower} {text.lowers[at + 1]}" if at + 1 < len(text.lowers) else lower
            if before not in neutral and after not in neutral:
                return True
    return bool(PREFIXED[text.lang].search(text.text[text.starts[first] : text.end(last)].lower()))


def _repeated(text: Text, head: int) -> bool:
    """Say whether the negated word also stands elsewhere in the text, where nothing denies it."""
    return text.lowers.count(text.lowers[head]) > 1


def _contracted(text: Text) -> bool:
    return any(lower.endswith("n't") for lower in text.words)


def _around(text: Text, first: int, last: int) -> str:
    return text.text[text.starts[first] : text.end(last)]
