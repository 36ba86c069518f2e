"""Negation lost or gained.

A translator may turn "no dijo" into "declined to say", so the side without the plain negation is asked
for anything that denies, limits or reverses. Reported is a negated word whose translation stands on the
other side with nothing near it that denies (an error), and else a close translation that denies less
often than the other side and has nothing else there that might (a warning).
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
        rechaza rechazan rechazaron rechazar rechazo falta faltan faltaba faltar faltó carece carecen carecía
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

AKIN = {
    "es": re.compile(
        r"\b(?:(?:da|daba|es|era) igual\b|dej|neg(?:ar|ó|ad|and|ab|ativ)|nieg|"
        r"rechaz|rechac|evit|imp[ei]d|prohi?í?b|car[ei]c|carenc|falt|p[ei]e?rd|"
        r"p[ée]rdid|olvid|ignor|descono[cz]|exclu|renunc|absten|abstuv|fracas|reh[uú]s|suspend|cancel|par(?:ar|ó|en|éis)\b|"
        r"vací|ausen|escas|dif[ií]c|complic|dud|s[oó]lo\b|[uú]nic|solamente|excep|aparte|err[oó]n|equivoc|fals|nul[oa]|"
        r"cero\b|fuera\b|al margen|pendient|rar[oa]s?\b|inferior|menor|pes[ea] a|l[ií]mit|voluntari|antes de|"
        r"des(?:ocup|aconsej|apar|acuerd|acord|confi|favor|cuid|control|cart|calif|ist|oíd|oy|hac|hec|nud|pid|trui|"
        r"habit|armad|igual|content|orden|lig|vincul)|"
        r"in(?:suf|cap|compet|consc|diferen|depend|adec|acept|acab|usu|esper|finit|mut|just|ocen|estab|segur|cluso|"
        r"[uú]til|justif|cumpl|compl|comun|clus|edit|móvil|alter|comp)|imp(?:ot|aci|rob|os)|irre|ileg|ilíc)"
    ),
    "en": re.compile(
        r"\b(?:miss(?:ed|es|ing)?\b|kee?p|below|slim\b|break(?!f)|broke|under\b|hostile|limit|remain|stay|only\b|out\b|"
        r"other|else\b|anything|dead\b|death|soon|exclu|wast|strip|late(?:r|ly)?\b|delay|criti[cq]|fals|deter|low|mixed|conflict|pending|"
        r"ended|over\b|secondary|oppos|object|resist|abandon|drop|quit|empt|lone|alone|otherwise|withdr|forg[eo]t|"
        r"sole\b|mere|rare|scarc|barely|limit|lapse|anonym|hid(?:e|ing|den)|outside|apart|away|off\b|"
        r"un(?!der|til|i[a-z]|cle\b|to\b)[a-z]{3,}|non[a-z-]{3,}|in(?:conclus|visib|suf|cap|comp|consc|differen|depend|adeq|accept|sta[bn]|"
        r"secur|effic|effect|eligib|frequen|correct|accur|trans|san|just|curab|fin|abil|sensit|hum)|im(?:pos|mat|mob|mor|pat|perf|"
        r"prob)|il(?:leg|lic|log)|ir(?:reg|rel|resp|rev)|dis(?:mis|put|card|count|reg|qual|appr|org|ord|sat|pos))|"
        r"\b(?:do|does|did|could|would|should|have|has|had|are|is|was|were|wo|ca|must|need)nt\b|\bwont't\b|n[´`]t\b"
    ),
}
"""What may answer a negation somewhere in the sentence, beside `DENYING`: stems and prefixes."""
OUTRIGHT = {
    "es": PLAIN["es"] | {"nadie", "ningún", "ninguno", "ninguna"},
    "en": PLAIN["en"] | {"no", "nobody", "nothing", "none"},
}
"""Words whose denial shows in any translation, be it by a word of `AKIN`."""
IDLE = {
    "es": re.compile(
        r"\bno (?:sólo|solo|solamente|únicamente|obstante|menos|tard\w+|falt\w+|hace (?:mucho|tanto)|bien|"
        r"es de extrañar|cabe|hay duda|dej\w+|sin|en vano|más)\b|"
        r"(?:,|¿|\() ?no ?\?|\bcómo no\b|\bsi no\b|\b(?:o|u) no\b|"
        r"\bno (?:hay|queda\w*|tien\w+|ten\w+) (?:más|otr)|\bno ha[ns]? dejado\b|"
        r"\bno[,.;:!?»”\"]|\bjamás \w+(?:[td]|ch)[oa]s?\b|"
        r"\bno\b[^.;:]{0,60}\b(?:hasta|(?:más|otr[oa]) que)\b|"
        r"(?:más|mejor|peor|mayor|menor|antes|otr[oa]s?)[^.;:]{0,40} que (?:nunca|nadie|ningun[oa]|ningún)|"
        r"\bno ser por\b|\bno\b[^.;:]{0,30}\bsino\b|\bno (?:[lmt]es? )?qued\w+ más|\bno (?:ha[ns]? )?para|"
        r"\btampoco falt|\bno (?:[st]e |os )?olvid"
    ),
    "en": re.compile(
        r"\bnot (?:only|just|merely|simply|least|to mention|long|far|surprisingly|until|so much)\b|"
        r"\bor not\b|\bif not\b|\bwhy not\b|\bthan not\b|\bnot without\b|"
        r"n['’]t forget\b|\bnot forget\b|\bno[,.;:!?”\"]|"
        r"\bno (?:less|fewer|later|sooner|matter|doubt|wonder|uncertain|surprise|more than|\d|\.)|"
        r"\b(?:nothing|none) (?:more|less|but|other|short)\b|\bcannot but\b|\bnever (?:mind|before)\b|"
        r"\b(?:isn|aren|wasn|weren|don|doesn|didn|won|can|haven|hasn|wouldn|shouldn)['’]t "
        r"(?:it|they|he|she|we|you|i)\b"
    ),
}  # fmt: skip
"""Where such a word denies nothing."""
ALONG = (8, 0.25)
"""How far a denial may stand from where the negation would be: tokens, and share of the sentence."""
DOUBLE = 9
WEAK = frozenset(
    words_in(
        "too free help far short bad badly poor poorly less least demasiado libre mal mala lejos lugar menos"
    )
)
"""Words of `DENYING` that answer to a negation only beside it."""
LITERAL = 0.5
"""The least share of a sentence's words found translated for a missing negation to mean anything."""

NOT_DENYING = {
    "es": re.compile(
        r"\bno (?:solo|sólo|solamente|únicamente|obstante|más|menos|tanto|en vano|faltaba más|hay más que|"
        r"hace mucho|hace tanto|tard\w+|falt\w+|"
        r"bien|cabe duda|hay duda|es de extrañar|dejan? de|dejó de|dejaba de|sin)\b|"
        r"(?:,|¿|\() ?no ?\?|\bcómo no\b|\bsi no\b|\bno\b[^.;:]{0,60}\bhasta\b|"
        r"\bno\b[^.;:]{0,90}\b(?:sino|más que|salvo|sin|nada|nadie|ningun[ao]?|ningún)\b|"
        r"\b(?:o|u) no\b|\bno[,.!?…:;»”\"]|\b(?:que|a) no ser\b|[«“\"']no[\"'»”,.]"
        r"|\bno (?:[st]e |os )?olvid\w+|\bsin (?:embargo|duda|más)\b|\bno a\b|"
        r"\bpor no\b|\bque nunca\b|\bjamás \w+(?:[td]|ch)[oa]s?\b"
    ),
    "en": re.compile(
        r"\bnot (?:only|just|merely|simply|least|to mention|long|far|surprisingly|so much|until|unlike)\b|"
        r"\bor not\b|\bif not\b|"
        r"\b(?:isn|aren|wasn|weren|don|doesn|didn|won|can|haven|hasn|wouldn|shouldn)['’]t "
        r"(?:it|they|he|she|we|you|i)\b|"
        r"\bwhy not\b|(?:n['’]t|\bnot) forget\b|\bcannot but\b|\bmore often than not\b|"
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
        aunque de a al para por con en como casi que y e o u sin ni más antes contra desde hasta ante
        sobre tras entre según del la el los las pero si cuando donde quien porque poco imposible
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
    if not _may_deny(source) and not _may_deny(target):
        return
    links: tuple[Link, Link] = (context.linked, context.linked_stems)
    turned: tuple[Link, Link] = (
        lambda one, two: context.linked(two, one),
        lambda one, two: context.linked_stems(two, one),
    )
    lost = _bare(source, target, links)
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
    elif (helper := _helper_left(target, source)) is not None:
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
    elif (left := unanswered(source, target, links)) is not None:
        yield issue(
            "negation",
            Severity.WARNING,
            f"the source says “{_around(source, *left)}”, nothing in the translation denies it",
            target,
            (0, len(target.text)),
            (source, source.starts[left[0]], source.end(left[1])),
            pair.bead,
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
    elif (came := unanswered(target, source, turned)) is not None:
        yield issue(
            "negation",
            Severity.WARNING,
            f"the translation says “{_around(target, *came)}”, nothing in the source denies it",
            target,
            (target.starts[came[0]], target.end(came[1])),
            (source, 0, len(source.text)),
            pair.bead,
        )


def unanswered(text: Text, other: Text, links: tuple[Link, Link]) -> tuple[int, int] | None:
    """Return (negation, word after it) of `text` where `other` has nothing that denies.

    Nothing at all, or, where it denies less often than `text`, nothing about as far along. Only where the
    two are otherwise close: `LITERAL` of the words of `text` stand translated in `other`.
    """
    if text.text.rstrip("»”\"')").endswith("?"):
        return None  # "¿No es tarde?" and "Is it late?" ask the same
    places = _plain_places(text)
    if not _any_denial(other):
        places = _outright(text)
    if not places:
        return None
    if _any_denial(other):
        there = _denying_tokens(other)
        if max(_denials(other), len(there)) >= _denials(text):
            return None
        places = [at for at in places if _alone(at, text, other, there)]
        if not places:
            return None
    content = [
        lower
        for lower in text.words
        if len(lower) > 3 and lower.isalpha() and lower not in COMMON[text.lang]
    ]
    others = [lower for lower in other.words if len(lower) > 2]
    unknown, most = 0, (1 - LITERAL) * len(content)
    for word in content:
        if not any(links[0](word, lower) > LEAST for lower in others) and not any(
            links[1](word, lower) > LEAST for lower in others
        ):
            unknown += 1
            if unknown > most:
                return None
    if not content:
        return None
    first = places[0]
    last = first
    while last + 1 < len(text.forms) and last - first < 3 and text.forms[last + 1].isalpha():
        last += 1
    return first, last


def _alone(at: int, text: Text, other: Text, denials: list[int]) -> bool:
    """Say whether none of the `denials` of `other` stands about as far along as the token `at` of `text`."""
    middle = at / len(text.forms) * len(other.forms)
    reach = max(ALONG[0], ALONG[1] * len(other.forms))
    return all(abs(there - middle) > reach for there in denials)


def _denying_tokens(text: Text) -> list[int]:
    """Return the tokens that may deny, limit or reverse, in the widest sense."""
    words = (DENYING[text.lang] - WEAK) | STRONG[text.lang]
    return [
        token
        for token, lower in enumerate(text.lowers)
        if lower in words
        or (text.lang == "en" and lower.endswith("n't"))
        or PREFIXED[text.lang].match(lower)
        or AKIN[text.lang].match(lower)
    ]


def _denials(text: Text) -> int:
    """Return how often a text denies; a Spanish "no … nada" within `DOUBLE` tokens counts once."""
    known: int | None = text.notes.get("denials")
    if known is None:
        known = text.notes["denials"] = _counted(text)
    return known


def _counted(text: Text) -> int:
    places = _denying_places(text, STRONG[text.lang])
    if text.lang == "en":
        return len(places)
    count, last = 0, -DOUBLE - 1
    for token in places:
        if text.lowers[token] in ("no", "sin") or token - last > DOUBLE:
            count += 1
        last = token
    return count


def _may_deny(text: Text) -> bool:
    return not text.words.isdisjoint(OUTRIGHT[text.lang]) or (
        text.lang == "en" and _contracted(text)
    )


def _outright(text: Text) -> list[int]:
    """Return the tokens that deny outright and leave a trace in any translation."""
    if not _may_deny(text):
        return []
    contracted = text.lang == "en" and _contracted(text)
    spared = [match.span() for match in IDLE[text.lang].finditer(text.text.lower())]
    return [
        token
        for token, lower in enumerate(text.lowers)
        if (lower in OUTRIGHT[text.lang] or (contracted and lower.endswith("n't")))
        and not any(start <= text.starts[token] < end for start, end in spared)
    ]


def _any_denial(text: Text) -> bool:
    """Say whether anything in a text may deny, limit or reverse, in the widest sense."""
    return (
        not text.words.isdisjoint(STRONG[text.lang])
        or not text.words.isdisjoint(DENYING[text.lang])
        or (text.lang == "en" and _contracted(text))
        or bool(PREFIXED[text.lang].search(text.text.lower()))
        or bool(AKIN[text.lang].search(text.text.lower()))
    )


def _bare(text: Text, other: Text, links: tuple[Link, Link]) -> tuple[tuple[int, int], int] | None:
    """Return (negation, negated word) of `text` and its translation in `other` that nothing denies."""
    skip, plain = SKIPPED[text.lang], PLAIN[text.lang]
    places = _plain_places(text)
    if not places or text.text.endswith("?") or _denials(other) >= max(_denials(text), len(places)):
        return None
    for token in places:
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
    places: list[int] | None = text.notes.get("plain negations")
    if places is None:
        places = text.notes["plain negations"] = _denying_places(text, PLAIN[text.lang])
    return places


def _denying_places(text: Text, words: frozenset[str]) -> list[int]:
    """Return the tokens that are one of `words` or a contracted not, without those that deny nothing."""
    contracted = text.lang == "en" and _contracted(text)
    if not contracted and text.words.isdisjoint(words):
        return []
    spared = [match.span() for match in NOT_DENYING[text.lang].finditer(text.text.lower())]
    return [
        token
        for token, lower in enumerate(text.lowers)
        if (lower in words or (contracted and lower.endswith("n't")))
        and not any(start - 1 <= text.starts[token] < end for start, end in spared)
    ]


def _repeated(text: Text, head: int) -> bool:
    """Say whether the negated word also stands elsewhere in the text, where nothing denies it."""
    return text.lowers.count(text.lowers[head]) > 1


def _contracted(text: Text) -> bool:
    return ("'" in text.text or "’" in text.text) and any(x.endswith("n't") for x in text.words)


def _around(text: Text, first: int, last: int) -> str:
    return text.text[text.starts[first] : text.end(last)]
