"""Words and phrases that deny, limit or reverse in Spanish and English, and those that only seem to."""

from __future__ import annotations

import re

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
        excepto apenas sino imposible ilegal negó niega niegan negaron negar negando negado negativa rechazó
        rechaza rechazan rechazaron rechazar rechazo falta faltan faltaba faltar faltó carece carecen carecía
        carecer dejó dejar dejaron dejado deja evitar evita evitan evitó impedir impide impidió impiden
        prohíbe prohíben prohibió prohibido contra contrario contraria poco poca pocos pocas raramente
        difícilmente difícil complicado complicada ausencia fracasó fracaso perdió perder
        demasiado lejos lugar desconoce desconocen desconocido ignora ignoran duda dudas dudar dudo
        inútil escaso escasa escasos exento
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
        avoidance avoiding prevent prevents prevented preventing stop stops stopped stopping ban banned bans
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
        r"n['’]t\b|\bout of\b|\binvalid|\bun(?!der|til|i[ftvqo])[a-z]{4,}|\b[a-z]{3,}less(?:ly|ness)?\b|\bnon"
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
        r"\b(?:miss(?:ed|es|ing)?\b|skip|free (?:of|from)\b|"
        r"kee?p|below|slim\b|break(?!f)|broke|under\b|hostile|limit|remain|stay|only\b|"
        r"out\b|"
        r"other|else\b|anything|dead\b|death|soon|exclu|wast|strip|late(?:r|ly)?\b|delay|criti[cq]|fals|deter|low|mixed|conflict|pending|"
        r"ended|over\b|secondary|oppos|object|resist|abandon|drop|quit|empt|lone|alone|otherwise|withdr|forg[eo]t|"
        r"sole\b|mere|rare|scarc|barely|limit|lapse|anonym|hid(?:e|ing|den)|outside|apart|away|off\b|"
        r"un(?!der|til|i[a-z]|cle\b|to\b)[a-z]{3,}|non[a-z-]{3,}|in(?:conclus|valid|visib|suf|cap|comp|consc|differen|depend|adeq|accept|sta[bn]|"
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

_SEEMING = {
    "es": r"no (?:sólo|solo|solamente|únicamente|obstante|más|menos|en vano|hace (?:mucho|tanto)|tard\w+|"
    r"falt\w+|bien|cabe duda|hay (?:duda|problema)|es (?:de extrañar|otr[oa])|antes de[l]?|sin|vidente)\b|"
    r"(?:alguien|algo|quien|(?:otr|cualquier|un)[oa]?s?(?: \w+)?) que no (?:sea|fuera|fuese)n?\b|"
    r"tampoco falt|"
    r"cómo no\b|si no\b|(?:o|u) no\b|jamás \w+(?:[td]|ch)[oa]s?\b|"
    r"no (?:[st]e |os )?olvid\w+|no\b[^.;:]{0,60}\bhasta\b|"
    r"(?:más|mejor|peor|mayor|menor|antes|otr[oa]s?)[^.;:]{0,40} que (?:\w+ ){0,2}"
    r"(?:nunca|nadie|jamás|ningun[oa]|ningún)\b|no así\b|no t[ieu]\w+ (?:ningún )?problemas?\b|"
    r"no \w+ (?:lo mismo|igual)\b|",
    "en": r"not (?:only|just|merely|simply|least|to mention|long|far|until|so much)\b|"
    r"or not\b|if not\b|why not\b|cannot but\b|not without\b|"
    r"not\b[^.;:]{0,50}\buntil\b|never (?:mind|before)\b|not forget\b|"
    r"(?:isn|aren|wasn|weren|don|doesn|didn|won|can|haven|hasn|wouldn|shouldn)['’]t "
    r"(?:it|they|he|she|we|you|i)\b|",
}  # fmt: skip
"""Where a word that usually denies does not: both sides of a translation need not share it."""
_MARKED = {
    "es": r"(?:,|¿|\() ?no ?\?|[«“\"']no[\"'»”,.]",
    "en": r"n['’]t\b[^.;:]{0,50}\buntil\b|n['’]t forget\b",
}
"""Such places that do not begin with a word."""


def _idioms(lang: str, at_words: str, others: str = "") -> re.Pattern[str]:
    r"""Compile alternatives that begin with a word, one \b for all: each by itself costs twice the time."""
    return re.compile(rf"\b(?:{_SEEMING[lang]}{at_words})|{_MARKED[lang]}{others}")


IDLE = {
    "es": _idioms(
        "es",
        r"no (?:cabe|dej\w+)\b|no (?:hay|queda\w*|tien\w+|ten\w+) (?:más|otr)|no ha[ns]? dejado\b|"
        r"no[,.;:!?»”\"]|no\b[^.;:]{0,60}\b(?:más|otr[oa]) que\b|"
        r"no ser por\b|no\b[^.;:]{0,30}\bsino\b|no (?:[lmt]es? )?qued\w+ más|no (?:ha[ns]? )?para",
    ),
    "en": _idioms(
        "en",
        r"not surprisingly\b|not give up\b|than not\b|no[,.;:!?”\"]|"
        r"no (?:less|fewer|later|sooner|matter|doubt|wonder|uncertain|surprise|secret|more than|\d|\.)|"
        r"(?:nothing|none) (?:more|less|but|other|short)\b",
        r"|n['’]t give up\b",
    ),
}
"""Where a word of `OUTRIGHT` denies nothing."""

NOT_DENYING = {
    "es": _idioms(
        "es",
        r"no (?:tanto|faltaba más|hay más que|dejan? de|dejó de|dejaba de)\b|"
        r"no\b[^.;:]{0,90}\b(?:sino|más que|salvo|sin|nada|nadie|ningun[ao]?|ningún)\b|"
        r"no[,.!?…:;»”\"]|(?:que|a) no ser\b|sin (?:embargo|duda|más)\b|no a\b|por no\b|que nunca\b",
    ),
    "en": _idioms("en", r"not unlike\b|more often than not\b|not[,.!?;:]|no matter\b"),
}
"""Where a word of `PLAIN` or `STRONG` denies nothing, or what another word beside it already denies."""

WEAK = frozenset(
    words_in(
        "too free help far short bad badly poor poorly less least demasiado libre mal mala lejos lugar menos"
    )
)
"""Words of `DENYING` that answer to a negation only beside it."""

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
HELPERS = frozenset(("do", "does", "did"))
NEED_NO = frozenset(("nada", "nadie", "ningún", "ninguno", "ninguna"))
BEFORE_ALONE = frozenset(
    words_in(
        """
        aunque de a al para por con en como casi que y e o u sin ni más antes contra desde hasta ante
        sobre tras entre según del la el los las pero si cuando donde quien porque poco imposible
        hoy ahora ayer siempre todavía aún entonces quizá quizás también
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
