"""A quotation that changes its speaker."""

from __future__ import annotations

from collections.abc import Iterator

from corpora.folding import folded as fold
from eval.checks.context import Context, Words
from eval.checks.distance import apart
from eval.checks.issues import Issue, Severity
from eval.checks.texts import Pair, Text, issue
from eval.checks.wordsets import words_in

SAYING = {
    "es": frozenset(
        words_in(
            """
        dijo dice dicho afirmó afirma aseguró asegura explicó explica añadió añade agregó agrega
        señaló señala declaró declara comentó comenta indicó indica advirtió advierte sostuvo
        sostiene recordó recuerda subrayó subraya reconoció reconoce admitió admite insistió
        insiste concluyó concluye respondió responde preguntó pregunta apuntó apunta destacó
        destaca manifestó manifiesta confirmó confirma aclaró aclara precisó precisa lamentó
        lamenta opinó opina escribió escribe resumió alertó relató contó
"""
        )
    ),
    "en": frozenset(
        words_in(
            """
        said says told stated states added adds explained explains claimed claims noted notes
        declared declares commented comments indicated warned warns maintained recalled recalls
        stressed stresses acknowledged admitted admits insisted insists concluded concludes
        replied replies responded asked asks pointed highlighted confirmed confirms clarified
        lamented believes wrote writes summed observed argued argues announced remarked
"""
        )
    ),
}
WAY = frozenset(
    words_in(
        """
        el la los las the a an de del of , señor señora sr sra mr mrs ms dr . don doña also
        también
"""
    )
)


def check_speakers(pair: Pair, context: Context) -> Iterator[Issue]:
    """A quotation that another named person speaks in the translation."""
    source, target = pair.source, pair.target
    if source.words.isdisjoint(_MARKS):
        return
    there = _speakers(source, context.source_words)
    here = _speakers(target, context.target_words)
    if not there or not here:
        return
    source_words = {fold(form) for form in source.forms}
    target_words = {fold(form) for form in target.forms}
    new = {name: token for name, token in here.items() if not _in(name, source_words)}
    lost = {name: token for name, token in there.items() if not _in(name, target_words)}
    if len(new) != len(here) or len(lost) != len(there):
        return
    if any(context.linked(one, two) > 0.05 for one in lost for two in new):
        return  # a name's form in the other language
    one, two = next(iter(lost)), next(iter(new))
    yield issue(
        "speakers",
        Severity.ERROR,
        ("speaker-changed", source.forms[lost[one]], target.forms[new[two]]),
        target,
        (target.starts[new[two]], target.end(new[two])),
        (source, source.starts[lost[one]], source.end(lost[one])),
        pair.bead,
    )


_MARKS = frozenset('«“"—')


def _in(name: str, words: set[str]) -> bool:
    """Say whether a name, or a spelling close to it, is among folded words."""
    return name in words or any(
        word[:1] == name[:1] and apart(name, word, 3) <= max(1, len(name) // 3) for word in words
    )


def _speakers(text: Text, words: Words) -> dict[str, int]:
    """Return the names beside a verb of saying: folded name → token."""
    verbs = SAYING[text.lang]
    if text.words.isdisjoint(verbs):
        return {}
    found: dict[str, int] = {}
    for token, lower in enumerate(text.lowers):
        if lower not in verbs:
            continue
        for step in (-1, 1):
            at, gone = token + step, 0
            names: list[int] = []
            while 0 <= at < len(text.forms) and gone < 5:
                form = text.forms[at]
                if (
                    form[0].isupper()
                    and len(form) > 2
                    and form.isalpha()
                    and not text.starts_sentence(at)
                ):
                    names.append(at)
                elif names or text.lowers[at] not in WAY:
                    break
                at, gone = at + step, gone + 1
            for name in names:
                lower = text.lowers[name]
                common = words.count(lower) and lower not in words.names
                if not common and not text.forms[name].isupper():
                    found.setdefault(fold(text.forms[name]), name)
    return found
