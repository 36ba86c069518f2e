"""Regular English plurals and verb forms, and the irregular ones that terms are made of."""

from __future__ import annotations

import re

from corpora.wordlists import word_set
from translate.guards.words import lexicon


def _table(text: str) -> dict[str, str]:
    return dict(entry.split("=") for entry in text.split())


_SAME = word_set(
    "information advice equipment furniture software hardware evidence knowledge research news staff police "
    "series species machinery luggage traffic housing legislation money cash harm "
    "insurance feedback homework progress aircraft sheep fish deer means headquarters proceedings premises "
    "goods damages assets earnings personnel jewelry jewellery stationery wildlife livestock"
)
_IRREGULAR = _table(
    "man=men woman=women child=children person=people foot=feet tooth=teeth goose=geese mouse=mice "
    "criterion=criteria phenomenon=phenomena datum=data memorandum=memoranda appendix=appendices "
    "index=indices matrix=matrices life=lives knife=knives wife=wives leaf=leaves half=halves "
    "shelf=shelves self=selves thief=thieves loaf=loaves wolf=wolves calf=calves potato=potatoes "
    "tomato=tomatoes hero=heroes veto=vetoes echo=echoes "
)
_SMALL = re.compile(r"\s(?:of|for|in|on|with|to|at|by|from|under|against|without|as)\s")
_ADJECTIVE = re.compile(r"(?:[^aeiou]al|ive|ous|ful|less|[ai]ble|ic|ory|[^e]ed|ing|ary)$")
_PERSON = re.compile(
    r"(?:[^m]ee|ian|ist|yer|dent|tant|nant|iary|holder|owner|worker|teacher|citizen|neighbou?r|partner|member"
    r"|user|buyer|seller|doctor|nurse|student|director|manager|lessor|debtor|creditor|engineer|employer)$"
)
_PAST = _table(
    "give=gave,given take=took,taken make=made,made hold=held,held sell=sold,sold buy=bought,bought "
    "pay=paid,paid bring=brought,brought keep=kept,kept set=set,set put=put,put cut=cut,cut "
    "let=let,let bid=bid,bid withdraw=withdrew,withdrawn draw=drew,drawn write=wrote,written "
    "find=found,found bind=bound,bound do=did,done go=went,gone come=came,come become=became,become "
    "rise=rose,risen arise=arose,arisen fall=fell,fallen begin=began,begun run=ran,run "
    "know=knew,known grow=grew,grown show=showed,shown see=saw,seen send=sent,sent lend=lent,lent "
    "spend=spent,spent build=built,built lose=lost,lost leave=left,left meet=met,met lead=led,led "
    "read=read,read sue=sued,sued choose=chose,chosen speak=spoke,spoken break=broke,broken "
    "tell=told,told say=said,said get=got,got "
)


def phrase_plural(phrase: str) -> str:
    """Return the plural of a noun phrase, "powers of attorney"; mass nouns stay."""
    break_at = _SMALL.search(phrase)
    head, tail = (
        (phrase[: break_at.start()], phrase[break_at.start() :]) if break_at else (phrase, "")
    )
    before, space, noun = head.rpartition(" ")
    return f"{before}{space}{plural(noun)}{tail}"


def plural(noun: str) -> str:
    """Return the plural of a noun; what is plural already or a mass noun stays."""
    words = lexicon("en")
    if noun in _SAME:
        return noun
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if (
        re.search(r"[^su]s$", noun)
        and not noun.endswith("is")
        and words
        and noun[:-1] in words.common
    ):
        return noun
    if noun.endswith("is"):
        return noun[:-2] + "es"
    if re.search(r"(?:s|x|z|ch|sh)$", noun):
        return noun + "es"
    return noun[:-1] + "ies" if re.search(r"[^aeiou]y$", noun) else noun + "s"


def known_plural(word: str) -> str:
    """Return the plural of a word if the list has that, else the word: adjectives have none."""
    words = lexicon("en")
    many = plural(word)
    return many if words and many in words.common and not may_be_adjective(word) else word


def singular(noun: str) -> str:
    """Return the singular of a plural; what is none by its ending, or a mass noun, stays."""
    words = lexicon("en")
    for one, many in _IRREGULAR.items():
        if noun == many:
            return one
    if noun in _SAME or not re.search(r"[^su]s$", noun) or noun.endswith("is"):
        return noun
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if not noun.endswith("es"):
        return noun[:-1]
    sibilant = re.search(r"(?:ss|x|z|ch|sh)es$", noun)
    likely = noun[:-2] if sibilant else noun[:-1]
    known = (one for one in (likely, noun[:-2], noun[:-2] + "is") if words and one in words.common)
    return next(known, likely)


def may_be_adjective(phrase: str) -> bool:
    """Whether a single word ends as adjectives do."""
    return " " not in phrase and _ADJECTIVE.search(phrase) is not None


def is_person(phrase: str) -> bool:
    """Whether a phrase names people by its last word's ending."""
    return _PERSON.search(phrase) is not None


def verb_forms(verb: str) -> dict[str, str]:
    """Return the forms of a verb: base, third (person singular), past, participle, gerund."""
    words = lexicon("en")
    sibilant = re.search(r"(?:s|x|z|ch|sh|o)$", verb)
    by_y = re.search(r"[^aeiou]y$", verb)
    third = verb[:-1] + "ies" if by_y else verb + ("es" if sibilant else "s")
    stem = verb[:-1] if re.search(r"[^eoy]e$", verb) else verb
    doubled = verb + verb[-1]
    double = re.search(r"[^aeiou][aeiou][^aeiouwxy]$", verb) and (
        (words is not None and doubled + "ed" in words.common) or len(verb) < 5
    )
    stem = doubled if double else stem
    past = (verb[:-1] + "ied") if by_y else verb + "d" if verb.endswith("e") else stem + "ed"
    simple, participle = _PAST.get(verb, f"{past},{past}").split(",")
    return {
        "base": verb, "third": third, "past": simple, "participle": participle, "gerund": stem + "ing",
    }  # fmt: skip
