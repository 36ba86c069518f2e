"""Terms: a glossary kept, one rendering kept throughout, and words that only look alike."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from corpora.folding import folded as fold
from eval.checks.context import Context
from eval.checks.issues import Issue, Severity
from eval.checks.texts import Pair, Text, issue, short, source_issue
from eval.checks.wordsets import words_in

FALSE_FRIENDS = {
    ("eventually", "eventualmente"): ("eventualmente", "possibly, on occasion", "con el tiempo, al final"),
    ("actually", "actualmente"): ("actualmente", "at present", "en realidad, de hecho"),
    ("sensible", "sensible"): ("sensible", "sensitive", "sensato / sensitive"),
    ("library", "librería"): ("librería", "bookshop", "biblioteca"),
    ("librería", "library"): ("librería", "bookshop", "bookshop"),
    ("carpet", "carpeta"): ("carpeta", "folder", "alfombra"),
    ("carpeta", "carpet"): ("carpeta", "folder", "folder"),
    ("embarrassed", "embarazada"): ("embarazada", "pregnant", "avergonzada"),
    ("embarazada", "embarrassed"): ("embarazada", "pregnant", "pregnant"),
    ("constipated", "constipado"): ("constipado", "having a cold", "estreñido"),
    ("éxito", "exit"): ("éxito", "success", "success"),
    ("exit", "éxito"): ("éxito", "success", "salida"),
    ("suceso", "success"): ("suceso", "event", "event"),
    ("success", "suceso"): ("suceso", "event", "éxito"),
    ("actualmente", "actually"): ("actualmente", "at present", "currently"),
    ("eventualmente", "eventually"): ("eventualmente", "possibly, on occasion", "possibly"),
    ("realize", "realizar"): ("realizar", "carry out", "darse cuenta"),
    ("realized", "realizó"): ("realizar", "carry out", "se dio cuenta"),
    ("pretend", "pretender"): ("pretender", "intend", "fingir"),
    ("pretended", "pretendió"): ("pretender", "intend", "fingió"),
    ("pretenden", "pretend"): ("pretender", "intend", "intend"),
    ("pretende", "pretends"): ("pretender", "intend", "intends"),
    ("molestar", "molest"): ("molestar", "bother", "bother"),
    ("disgusto", "disgust"): ("disgusto", "annoyance", "annoyance"),
    ("fabric", "fábrica"): ("fábrica", "factory", "tela"),
    ("fábrica", "fabric"): ("fábrica", "factory", "factory"),
    ("lectura", "lecture"): ("lectura", "reading", "reading"),
    ("lecture", "lectura"): ("lectura", "reading", "conferencia"),
    ("simpático", "sympathetic"): ("simpático", "likeable", "likeable"),
    ("sympathetic", "simpático"): ("simpático", "likeable", "comprensivo"),
    ("decepción", "deception"): ("decepción", "disappointment", "disappointment"),
    ("deception", "decepción"): ("decepción", "disappointment", "engaño"),
    ("ropa", "rope"): ("ropa", "clothes", "clothes"),
    ("asistir", "assist"): ("asistir a", "attend", "attend"),
    ("contestar", "contest"): ("contestar", "answer", "answer"),
    ("recordar", "record"): ("recordar", "remember", "remember"),
    ("grosería", "grocery"): ("grosería", "rudeness", "rudeness"),
    ("advertencia", "advertisement"): ("advertencia", "warning", "warning"),
    ("casualty", "casualidad"): ("casualidad", "chance", "víctima"),
    ("casualties", "casualidades"): ("casualidad", "chance", "víctimas"),
    ("idiom", "idioma"): ("idioma", "language", "modismo"),
    ("idioma", "idiom"): ("idioma", "language", "language"),
    ("parientes", "parents"): ("parientes", "relatives", "relatives"),
    ("parents", "parientes"): ("parientes", "relatives", "padres"),
}  # fmt: skip
"""(source word, target word) → (Spanish word, what it means, what is probably meant)."""


EXCUSES = {
    "actually": frozenset(("realidad", "hecho", "verdad", "realmente")),
    "actualmente": frozenset(("currently", "now", "today", "present", "nowadays")),
    "eventually": frozenset(("finalmente", "final", "tarde", "tiempo")),
}
"""Words of the source that make the look-alike right after all."""

_LOOKALIKES: dict[str, list[tuple[str, str]]] = defaultdict(list)
for _one, _two in FALSE_FRIENDS:
    _LOOKALIKES[_two].append((_one, _two))
_SUSPECT = frozenset(_LOOKALIKES)


def check_false_friends(pair: Pair, context: Context) -> Iterator[Issue]:
    """A word rendered by its look-alike, such as "eventually" by "eventualmente"."""
    source, target = pair.source, pair.target
    if target.words.isdisjoint(_SUSPECT):
        return
    found = sorted(both for word in target.words & _SUSPECT for both in _LOOKALIKES[word])
    for one, two in found:
        if one not in source.words:
            continue
        if not source.words.isdisjoint(EXCUSES.get(two, ())):
            continue
        spanish, gloss, meant = FALSE_FRIENDS[one, two]
        here, there = target.lowers.index(two), source.lowers.index(one)
        yield issue(
            "false-friends",
            Severity.WARNING,
            ("look-alike", one, two, spanish, gloss, meant),
            target,
            (target.starts[here], target.end(here)),
            (source, source.starts[there], source.end(there)),
            pair.bead,
        )


def check_terminology(pair: Pair, context: Context) -> Iterator[Issue]:
    """A glossary term of the source whose translation is not there."""
    if not context.terms:
        return
    for term, wanted in _terms_beside(pair.source, context):
        found = re.search(rf"(?<!\w){re.escape(term)}(?!\w)", pair.source.text, re.IGNORECASE)
        if not found:
            continue
        if re.search(rf"(?<!\w){re.escape(wanted)}", pair.target.text, re.IGNORECASE):
            continue
        yield source_issue(
            "terminology",
            Severity.WARNING,
            ("term-missing", found[0], wanted),
            pair,
            found.span(),
        )


def _terms_beside(text: Text, context: Context) -> list[tuple[str, str]]:
    """Return the glossary's terms whose first word stands in a text, in the glossary's order."""
    index: dict[str, list[int]] | None = context.notes.get("terms by first word")
    if index is None:
        index = context.notes["terms by first word"] = {}
        for number, (term, _) in enumerate(context.terms):
            words = _WORD.findall(term.lower()) or [""]
            index.setdefault(words[0], []).append(number)
    there = {"", *_WORD.findall(text.lower)}
    return [
        context.terms[number]
        for number in sorted({n for word in there for n in index.get(word, ())})
    ]


_WORD = re.compile(r"\w+")


def check_consistency(context: Context) -> Iterator[Issue]:
    """A sentence, or a name of several words, that is translated in two ways."""
    if not context.bilingual:
        return
    yield from _repeated_sentences(context)
    yield from _repeated_names(context)


def _repeated_sentences(context: Context) -> Iterator[Issue]:
    alike: dict[frozenset[str], list[Pair]] = defaultdict(list)
    for pair in context.pairs:
        if len(pair.source.forms) >= 4 and pair.target.text:
            alike[pair.source.words].append(pair)
    groups: dict[str, list[Pair]] = defaultdict(list)
    for pair in (pair for group in alike.values() if len(group) > 1 for pair in group):
        groups[" ".join(pair.source.lowers)].append(pair)
    for group in groups.values():
        first = " ".join(group[0].target.lowers)
        for pair in group[1:]:
            if " ".join(pair.target.lowers) != first:
                yield issue(
                    "consistency",
                    Severity.NOTE,
                    ("sentence-otherwise", short(group[0].target.text, 80)),
                    pair.target,
                    (0, len(pair.target.text)),
                    (pair.source, 0, len(pair.source.text)),
                    pair.bead,
                )


def _repeated_names(context: Context) -> Iterator[Issue]:
    """Names of several words that one rendering translates in most places and a near one in the rest."""
    places: dict[tuple[str, ...], list[tuple[Pair, int, int]]] = defaultdict(list)
    rendered: dict[int, list[tuple[tuple[str, ...], int, int]]] = {}
    for pair in context.pairs:
        if not pair.source.text or not pair.target.text:
            continue
        for name, first, last in _phrases(pair.source):
            places[name].append((pair, first, last))
    for found in places.values():
        if len(found) < 3:
            continue
        rendered |= {pair.bead: _phrases(pair.target) for pair, _, _ in found}
        counts = Counter(
            phrase for pair, _, _ in found for phrase in {p for p, _, _ in rendered[pair.bead]}
        )
        if not counts:
            continue
        best, count = min(counts.items(), key=lambda held: (-held[1], held[0]))
        if count < 2 or count < 0.6 * len(found) or count == len(found):
            continue
        for pair, first, last in found:
            own = rendered[pair.bead]
            if any(phrase == best for phrase, _, _ in own):
                continue
            for phrase, start, end in own:
                if (
                    not set(best) <= set(phrase)
                    and len(set(phrase) & set(best)) >= 2
                    and counts[phrase] == 1
                ):
                    text = pair.target
                    yield issue(
                        "consistency",
                        Severity.NOTE,
                        (
                            "name-otherwise",
                            _between(pair.source, first, last),
                            _written(best, context),
                        ),
                        text,
                        (text.starts[start], text.end(end)),
                        (pair.source, pair.source.starts[first], pair.source.end(last)),
                        pair.bead,
                    )
                    break


def _between(text: Text, first: int, last: int) -> str:
    return text.text[text.starts[first] : text.end(last)]


def _written(phrase: tuple[str, ...], context: Context) -> str:
    for text in context.targets:
        for name, first, last in _phrases(text):
            if name == phrase:
                return text.text[text.starts[first] : text.end(last)]
    return " ".join(phrase)


_INSIDE = frozenset(words_in("de del la las los el y of the and for"))


def _phrases(text: Text) -> list[tuple[tuple[str, ...], int, int]]:
    """Return runs of capitalised words, small words between allowed: (folded words, first, last)."""
    known: list[tuple[tuple[str, ...], int, int]] | None = text.notes.get("phrases")
    if known is not None:
        return known
    forms = text.forms
    if len(text.capitals) < 2:
        return []
    runs: list[list[int]] = []
    for token in text.capitals:
        if not forms[token].isalpha():
            continue
        last = runs[-1][-1] if runs else -9
        if token - last <= 3 and _INSIDE.issuperset(forms[last + 1 : token]):
            runs[-1].append(token)
        else:
            runs.append([token])
    found = [
        (tuple(fold(forms[token]) for token in run), run[0], run[-1])
        for run in runs
        if len(run) > 1
    ]
    text.notes["phrases"] = found
    return found
