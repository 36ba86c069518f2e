"""Who says a quotation: the words around it that name a speaker, and the full name they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpora.quote_people import NAME, ROLE_WORDS, TOKEN, either, gender, is_person, trimmed
from corpora.quote_tables import DONE, PRONOUNS, VERBS

_OPEN_VERB = {
    "en": r"(?!(?:need|indeed|this|as|was|has|is|his|its|us|yes|always|perhaps)\b)[a-z]{2,}(?:ed|s)",
    "es": r"[a-záéíóúñ]{2,}(?:ó|aron|ieron|aba|aban)",
}
"""What looks like a verb in a tense of reporting, where the table of verbs does not know it."""
_REACH = 400
_EDGE = r"[\s,.;:!?…\"'”’»)—–-]*"
_NOMINAL = {
    "en": r"(?:(?i:the|a|an|his|her|their|its|one|another|this|that|some|many|my|our)|[A-Z]\w*['’]s)\s",
    "es": r"(?i:el|la|los|las|una?|un[oa]s|uno|sus?|est[ea]|es[ea]|otr[oa]|mis?|nuestr[oa])\s",
}
_ACCORDING = {
    "en": r"(?:according\s+to|in\s+the\s+(?:words|view|opinion|eyes|judgment)\s+of)",
    "es": r"(?:según|de\s+acuerdo\s+con|en\s+(?:palabras|opinión|boca)\s+de|a\s+(?:juicio|ojos)\s+de"
    r"|al\s+decir\s+de)",
}
_IN_THEIR_VIEW = {
    "en": re.compile(r"\b[Ii]n\s(?:his|her|their)\s(?:view|opinion|words|own\swords|judgment)\b"),
    "es": re.compile(
        r"\b(?:[Aa]\ssu\s(?:juicio|entender|parecer|modo\sde\sver)|[Ee]n\s(?:su\sopinión|sus\spalabras))\b"
    ),
}
_NOUN_AFTER = re.compile(
    r"(?:^|\W)(?:la|una|sus?|esta|esa|otra|cada|última|primera|de|sin|con|por|en"
    r"|the|an?|his|their|its|my|our|your|of|no|every)\s$",
    re.IGNORECASE,
)
"""What stands before a noun that looks like a verb: "la sentencia", "the claims"."""
_ARTICLE = re.compile(r"(?:^|\W)(?:the|an?|its|their|el|un)\s$", re.IGNORECASE)
_GOVERNED = re.compile(
    r"(?:^|\W)(?:al?|con|del?|en|por|para|sin|ante|tras|sobre|entre|contra|desde|hacia"
    r"|of|to|with|in|from|for|by|about|on|at|near|against)\s$",
    re.IGNORECASE,
)
"""What stands before words that are no subject: "A sus alumnos les repite"."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """What names the speaker: `mention` as it stands ("" for a verb without its subject), `verb`, where.

    `start` and `end` are offsets into the text that was searched, `name` the proper name in it.
    """

    mention: str
    verb: str
    start: int
    end: int
    name: str = ""


class _Patterns:
    """Patterns of a language, each compiled when first asked for: together they take a tenth of a second."""

    def __init__(self, **patterns: str) -> None:
        self._patterns = patterns

    def __getattr__(self, name: str) -> re.Pattern[str]:
        if name.startswith("_") or name not in self._patterns:
            raise AttributeError(name)
        compiled = re.compile(self._patterns[name])
        setattr(self, name, compiled)
        return compiled


def _compile(lang: str, verbs: str) -> _Patterns:
    verb = rf"(?P<verb>{verbs})(?!\w)"
    pronoun = either(frozenset(PRONOUNS[lang]))
    clause = r"(?!\s(?:and|but|that|who|which|where|when|y|pero|que|donde|cuando)\s)"
    tail = rf"(?:{clause}[^,.;:!?…«»“”\"—–()\n]){{2,70}}"
    subject = rf"(?:(?P<name>{NAME})(?![\w'’])|"
    bare = rf"(?:[a-z][\w-]*\s){{1,6}}{NAME}" if lang == "en" else r"(?!)"
    subject += rf"(?P<pronoun>(?i:{pronoun}))(?!\w)|(?P<nominal>{_NOMINAL[lang]}{tail}|{bare}))"
    called = rf"(?:[a-z]+\s){{0,1}}{either(ROLE_WORDS)}\s{NAME}"
    short = subject.replace("{2,70}", "{2,70}?").replace(f"|{bare}))", f"|{called}))")
    source = subject.replace("|(?!)))", rf"|(?<=del\s)(?:[^\W\d_][\w-]*\s){{1,6}}{NAME}))")
    aside = r"(?P<aside>,\s[^,;:“”\"«»]{2,90},)?"
    adverb = r"then|now|also|later|just|still|always|never|often|once|again|has|had|[a-z]+ly"
    clitic = (
        rf"(?:(?:se|lo|le|les|me|nos|no|ya|así|ha|han|había|habían|siempre|{adverb})\s+){{0,3}}"
    )
    filler = {
        "en": r"(?:\s+(?:yesterday|today|later|then|on\s[A-Z]\w+day))?",
        "es": r"(?:\s+(?:ayer|hoy|anoche|entonces|también|luego|después"
        r"|(?:a|al|ante|con|durante|en|por|tras)\s+[^,.;:«“\"—]{1,40}?))?",
    }[lang]
    apposed = rf"(?:,\s(?P<apposed>{NAME}))?"
    return _Patterns(
        subject_first=rf"{_EDGE}(?P<all>{short}{aside}\s+{clitic}{verb})",
        verb_first=rf"{_EDGE}(?P<all>{clitic}{verb}(?:{filler}\s+{subject}{apposed})?)",
        according=rf"{_EDGE}(?P<all>(?P<verb>(?i:{_ACCORDING[lang]}))l?\s+{source}{apposed})",
        verb=rf"(?<![\w-]){verb}",
        before_verb=rf"(?:^|(?<=\W))(?P<all>{short}){aside}(?:\s+{clitic}|\s*)$",
    )


_COMPILED: dict[tuple[str, bool], _Patterns] = {}


def _patterns(lang: str, any_verb: bool = False) -> _Patterns:
    if (lang, any_verb) not in _COMPILED:
        verbs = _OPEN_VERB[lang] if any_verb else either(VERBS[lang])
        if DONE[lang] and not any_verb:
            has = "|".join(rf"(?<=\b{form}\s)" for form in ("ha", "han", "había", "habían"))
            verbs = rf"(?:{verbs}|(?:{has}){either(DONE[lang])})"
        _COMPILED[lang, any_verb] = _compile(lang, verbs)
    return _COMPILED[lang, any_verb]


def attribution_after(text: str, at: int, lang: str, any_verb: bool = False) -> Attribution | None:
    """Read the attribution that follows a quotation which ends at `at`: ", said Ana", "», dijo".

    With `any_verb`, whatever looks like a verb may report, if it has a subject.
    """
    patterns = _patterns(lang, any_verb)
    order = [patterns.according, patterns.subject_first, patterns.verb_first]
    if lang == "es":
        order = [patterns.according, patterns.verb_first, patterns.subject_first]
    for pattern in order:
        match = pattern.match(text, at)
        told = match and (_subject(match) or (lang == "es" and not any_verb))
        if match and told:
            return _made(match, match.start("all"))
    return None


def attribution_before(text: str, start: int, end: int, lang: str) -> Attribution | None:
    """Read the attribution in text[start:end], the part of its sentence before a quotation."""
    patterns = _patterns(lang)
    start = max(start, end - _REACH)
    clause = text[start:end]
    sources = list(re.finditer(rf"(?<!\w){_ACCORDING[lang]}l?\s", clause, re.IGNORECASE))
    if sources:
        match = patterns.according.match(clause, sources[-1].start())
        if match:
            return _made(match, start + match.start("all"), start)
    verbs = [verb for verb in patterns.verb.finditer(clause) if not _is_noun(verb, clause)]
    for verb in reversed(verbs):
        before = patterns.before_verb.search(clause[: verb.start()])
        if before and _GOVERNED.search(clause[: before.start("all")]):
            before = None
        match = patterns.verb_first.match(clause, verb.start())
        if before and match and _subject(match) and _starts_only(before, lang):
            before = None  # a sentence's first word ("Según explicó Ana") is no subject
        if before and _subject(before):
            mention = _subject(before).strip()
            name = "" if mention.lower() in PRONOUNS[lang] else _name_in(before)
            at, to = start + before.start("all"), start + verb.end()
            return Attribution(mention, verb["verb"], at, to, name)
        if match and _subject(match):
            return _made(match, start + match.start("all"), start)
    said = _IN_THEIR_VIEW[lang].search(clause)
    if said and not verbs:
        return Attribution("", said.group(), start + said.start(), start + said.end())
    if verbs and lang == "es":
        return Attribution(
            "", verbs[-1]["verb"], start + verbs[-1].start(), start + verbs[-1].end()
        )
    return None


def _starts_only(before: re.Match[str], lang: str) -> bool:
    """Whether the name before a verb is only the capitalised word that begins the sentence."""
    name = before["name"] or ""
    return bool(name) and not trimmed(name) and name.lower() not in PRONOUNS[lang]


def _is_noun(verb: re.Match[str], clause: str) -> bool:
    """Whether what looks like a verb is a noun or participle after its article or preposition."""
    before = clause[: verb.start()]
    if _ARTICLE.search(before):
        return True
    return verb["verb"][-1:] in "as" and bool(_NOUN_AFTER.search(before))


def _subject(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return groups["name"] or groups["pronoun"] or groups["nominal"] or ""


def _made(match: re.Match[str], start: int, shift: int = 0) -> Attribution:
    end = match.end("all") + shift
    return Attribution(_subject(match).strip(), match["verb"], start, end, _name_in(match))


def _name_in(match: re.Match[str]) -> str:
    """The proper name of the subject: itself, in apposition, or inside a nominal; a person's first."""
    groups = match.groupdict()
    if groups["name"]:
        return groups["name"]
    beside = re.match(rf",\s({NAME})", groups.get("aside") or "")
    apposed = groups.get("apposed") or (beside[1] if beside else "")
    nominal = re.sub(rf"\s(?:de|del|of)\s{TOKEN}(?!\s[A-ZÁÉÍÓÚÑ])", "", groups["nominal"] or "")
    names = [trimmed(name) for name in re.findall(NAME, nominal)]
    people = [name for name in [apposed, *reversed(names)] if is_person(trimmed(name))]
    told = [name for name in people if gender(trimmed(name))]
    full = [name for name in people if " " in name]
    return next(iter([*told, *full, *(name for name in people if name != apposed)]), "")
