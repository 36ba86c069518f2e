"""Who says a quotation: the words around it that name a speaker, and the full name they stand for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from corpora.quote_tables import FEMALE, MALE, ORGANISATION, PRONOUNS, TITLES, VERBS
from corpora.splitting_tables import STARTERS

_TOKEN = r"(?:(?:[A-ZÁÉÍÓÚÑÜ]\.)+(?=\s?[A-Z])|[A-ZÁÉÍÓÚÑÜ][\w-]*(?:['’](?!s\b)\w+)*)"
_PARTICLE = r"(?:de\s+la|de\s+los|de\s+las|de|del|la|las|los|van|von|da|dos)"
NAME = rf"{_TOKEN}(?:\s+(?:{_PARTICLE}\s+)?{_TOKEN})*"
_FULL = re.compile(rf"{_TOKEN}(?:\s+(?:{_PARTICLE}\s+)?{_TOKEN})+")
_TITLED = re.compile(
    r"\b(?:(?P<f>Mrs|Ms|Miss|[Ss]eñora|Sra|[Dd]octora|Dra|Doña|[Pp]rofesora|[Ss]enadora)"
    r"|(?P<m>Mr|[Ss]eñor|Sr|Don|"
    rf"[Pp]rofesor|[Ss]enador|[Dd]octor)|Dr|Prof|[Pp]rofessor|[Ss]enator)\.?\s(?P<name>{NAME})"
)
_ACTS = re.compile(
    r"(?:,\s[^,.;]{2,60},)?\s(?:who\s|que\s|no\s|se\s|does\s|did\s|has\s|had\s|was\s|is\s"
    r"|[a-z]{2,}ed\b|(?!its\b|his\b|this\b)[a-z]{3,}s\b|[a-záéíóúñ]{2,}(?:ó|aron|ieron|aba|aban)\b)"
)
"""What follows the name of somebody who does something."""
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
    "en": r"(?:according\s+to|in\s+the\s+words\s+of)",
    "es": r"(?:según|de\s+acuerdo\s+con|en\s+palabras\s+de|a\s+juicio\s+de)",
}


def _either(words: frozenset[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


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


@dataclass(frozen=True, slots=True)
class _Patterns:
    subject_first: re.Pattern[str]
    verb_first: re.Pattern[str]
    according: re.Pattern[str]
    verb: re.Pattern[str]
    before_verb: re.Pattern[str]


def _compile(lang: str, verbs: str) -> _Patterns:
    verb = rf"(?P<verb>{verbs})(?!\w)"
    pronoun = _either(frozenset(PRONOUNS[lang]))
    clause = r"(?!\s(?:and|but|that|who|which|where|when|y|pero|que|donde|cuando)\s)"
    tail = rf"(?:{clause}[^,.;:!?…«»“”\"—–()\n]){{2,70}}"
    subject = rf"(?:(?P<name>{NAME})(?![\w'’])|"
    bare = rf"(?:[a-z][\w-]*\s){{1,6}}{NAME}" if lang == "en" else r"(?!)"
    subject += rf"(?P<pronoun>(?i:{pronoun}))(?!\w)|(?P<nominal>{_NOMINAL[lang]}{tail}|{bare}))"
    short = subject.replace("{2,70}", "{2,70}?").replace(f"|{bare}))", "))")
    aside = r"(?P<aside>,\s[^,;:“”\"«»]{2,90},)?"
    adverb = r"then|now|also|later|just|still|always|never|often|once|again|has|had|[a-z]+ly"
    clitic = rf"(?:(?:se|lo|le|les|me|nos|no|ya|así|ha|había|siempre|{adverb})\s+){{0,3}}"
    filler = {
        "en": r"(?:\s+(?:yesterday|today|later|then|on\s[A-Z]\w+day))?",
        "es": r"(?:\s+(?:ayer|hoy|anoche|entonces|también|luego|después"
        r"|(?:a|al|ante|con|durante|en|por|tras)\s+[^,.;:«“\"—]{1,40}?))?",
    }[lang]
    apposed = rf"(?:,\s(?P<apposed>{NAME}))?"
    return _Patterns(
        re.compile(rf"{_EDGE}(?P<all>{short}{aside}\s+{clitic}{verb})"),
        re.compile(rf"{_EDGE}(?P<all>{clitic}{verb}(?:{filler}\s+{subject}{apposed})?)"),
        re.compile(rf"{_EDGE}(?P<all>(?P<verb>(?i:{_ACCORDING[lang]}))\s+{subject}{apposed})"),
        re.compile(rf"(?<![\w-]){verb}"),
        re.compile(rf"(?:^|(?<=\W))(?P<all>{short}){aside}(?:\s+{clitic}|\s*)$"),
    )


_COMPILED: dict[tuple[str, bool], _Patterns] = {}


def _patterns(lang: str, any_verb: bool = False) -> _Patterns:
    if (lang, any_verb) not in _COMPILED:
        verbs = _OPEN_VERB[lang] if any_verb else _either(VERBS[lang])
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
    sources = list(re.finditer(rf"(?<!\w){_ACCORDING[lang]}\s", clause, re.IGNORECASE))
    if sources:
        match = patterns.according.match(clause, sources[-1].start())
        if match:
            return _made(match, start + match.start("all"), start)
    verbs = list(patterns.verb.finditer(clause))
    for verb in reversed(verbs):
        before = patterns.before_verb.search(clause[: verb.start()])
        match = patterns.verb_first.match(clause, verb.start())
        if before and match and _subject(match) and before["name"] and not trimmed(before["name"]):
            before = None  # a sentence's first word ("Según explicó Ana") is no subject
        if before and _subject(before):
            mention, name = _subject(before).strip(), _name_in(before)
            at, to = start + before.start("all"), start + verb.end()
            return Attribution(mention, verb["verb"], at, to, name)
        if match and _subject(match):
            return _made(match, start + match.start("all"), start)
    if verbs and lang == "es":
        return Attribution(
            "", verbs[-1]["verb"], start + verbs[-1].start(), start + verbs[-1].end()
        )
    return None


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
    nominal = re.sub(rf"\s(?:de|del|of)\s{_TOKEN}(?!\s[A-ZÁÉÍÓÚÑ])", "", groups["nominal"] or "")
    names = [trimmed(name) for name in re.findall(NAME, nominal)]
    people = [name for name in [apposed, *reversed(names)] if is_person(trimmed(name))]
    told = [name for name in people if gender(trimmed(name))]
    full = [name for name in people if " " in name]
    return next(iter([*told, *full, *(name for name in people if name != apposed)]), "")


def trimmed(name: str) -> str:
    """Take titles, and the capitalised word that begins a sentence, off the front of a name."""
    tokens = name.split()
    while tokens and (tokens[0].strip(".") in TITLES or _begins(tokens)):
        tokens.pop(0)
    return " ".join(tokens).rstrip(".")


def _begins(tokens: list[str]) -> bool:
    return tokens[0] in STARTERS["en"] or tokens[0] in STARTERS["es"]


def is_person(name: str) -> bool:
    """Whether nothing in a name shows an organisation or a place."""
    tokens = name.split()
    return bool(tokens) and not any(
        t in ORGANISATION or (len(t) > 2 and t.isalpha() and t.isupper()) for t in tokens
    )


def gender(name: str) -> str:
    """The gender a given name tells, m or f; "" for none."""
    first = name.split()[0] if name else ""
    return "f" if first in FEMALE else "m" if first in MALE else ""


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """A word without case and accents, for comparing names."""
    plain = unicodedata.normalize("NFD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


class People:
    """The full names of a text's people and where each is mentioned, by full name or part of it."""

    def __init__(self, text: str, speakers: Iterable[str] = ()) -> None:
        """Collect names from `text`; a name counts by its given name, a title, or as one of `speakers`."""
        named = {trimmed(name) for name in speakers}
        self.first: dict[str, int] = {}
        self.genders: dict[str, str] = {}
        for match in _FULL.finditer(text):
            name = trimmed(match.group())
            known = gender(name) or name in named or _ACTS.match(text, match.end())
            if " " in name and is_person(name) and known:
                self.first.setdefault(name, match.start())
        for match in _TITLED.finditer(text):
            name = trimmed(match["name"])
            if name and is_person(name):
                full = self.full(name, match.start())
                self.first.setdefault(full, match.start())
                told = "f" if match["f"] else "m" if match["m"] else ""
                self.genders[full] = self.genders.get(full) or told
        self.mentions: list[tuple[int, str]] = []
        for match in re.finditer(NAME, text):
            full = self.full(match.group(), match.start())
            if full in self.first:
                self.mentions.append((match.start(), full))

    def gender(self, name: str) -> str:
        """The gender of a person by given name or title, m or f; "" where nothing tells it."""
        return gender(name) or self.genders.get(name, "")

    def full(self, name: str, at: int) -> str:
        """The last full name before `at` that `name` is a part of, `name` itself where there is none."""
        name = trimmed(name)
        parts = {folded(token) for token in name.split() if token[0].isupper()}
        if name in self.first or not parts:
            return name
        found = [
            (place, full)
            for full, place in self.first.items()
            if place <= at and parts < {folded(token) for token in full.split()}
        ]
        return max(found)[1] if found else name

    def last(self, start: int, end: int, wanted: str) -> str:
        """The one person mentioned in [start, end) whom gender `wanted` fits; "" for none or several."""
        names = [name for at, name in self.mentions if start <= at < end]
        fitting = [n for n in names if not wanted or self.gender(n) in ("", wanted)]
        return fitting[-1] if len(set(fitting)) == 1 else ""
