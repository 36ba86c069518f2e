"""Running the checks over a bitext, or over a translation by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from corpora.errors import UsageError, unknown
from corpora.languages import LANGUAGES
from corpora.values import Bitext, Document, Role, Span
from eval.checks import (
    completeness,
    dates,
    gender,
    marks,
    names,
    negation,
    pronouns,
    quantities,
    quotations,
    quoted_speakers,
    speakers,
    spelling,
    style,
    terms,
    units,
)
from eval.checks.context import Context
from eval.checks.issues import Issue
from eval.checks.texts import Pair, Text, pairs


@dataclass(frozen=True, slots=True)
class Check:
    """A named group of rules.

    `pair` rules look at one bead with text on both sides, `bead` rules at every bead, `text` rules at one
    target text, `whole` rules at everything; `alone` says whether it works without the source, `sourceless`
    that its `bead` rules do.
    """

    pair: tuple[Callable[[Pair, Context], Iterator[Issue]], ...] = ()
    bead: tuple[Callable[[Pair, Context], Iterator[Issue]], ...] = ()
    text: tuple[Callable[[Text, Context], Iterator[Issue]], ...] = ()
    whole: tuple[Callable[[Context], Iterator[Issue]], ...] = ()
    sourceless: bool = False

    @property
    def alone(self) -> bool:
        """Whether the check finds anything in a translation without its source."""
        return self.sourceless or bool(self.text or self.whole)


CHECKS: dict[str, Check] = {
    "numbers": Check(pair=(quantities.check_numbers,)),
    "units": Check(pair=(units.check_units,)),
    "dates": Check(pair=(dates.check_dates,), text=(dates.check_calendar,)),
    "years": Check(whole=(dates.check_years,)),
    "names": Check(
        pair=(names.check_names,),
        whole=(names.check_name_variants,),
    ),
    "omissions": Check(bead=(completeness.check_omissions,)),
    "additions": Check(bead=(completeness.check_additions,)),
    "moved": Check(whole=(completeness.check_moved,)),
    "length": Check(pair=(completeness.check_length,)),
    "untranslated": Check(pair=(completeness.check_untranslated,)),
    "negation": Check(pair=(negation.check_negation,)),
    "end-marks": Check(pair=(marks.check_end,)),
    "unfinished": Check(pair=(marks.check_unfinished,)),
    "quotes": Check(pair=(marks.check_lost_quotes,)),
    "balance": Check(whole=(marks.check_balance,)),
    "speakers": Check(
        pair=(speakers.check_speakers,),
        whole=(quoted_speakers.check_quoted_speakers,),
    ),
    "quoted": Check(
        pair=(quotations.check_quoted_words,),
    ),
    "gender": Check(
        whole=(gender.check_gender, pronouns.check_pronouns),
    ),
    "spelling": Check(text=(spelling.check_spelling,)),
    "doubled": Check(bead=(style.check_doubled,), sourceless=True),
    "spaces": Check(text=(style.check_spaces,)),
    "language-marks": Check(text=(style.check_language_marks,)),
    "consistency": Check(whole=(terms.check_consistency,)),
    "false-friends": Check(pair=(terms.check_false_friends,)),
    "terminology": Check(pair=(terms.check_terminology,)),
}
"""Name → check, in the order of reports."""


def check(
    bitext: Bitext,
    only: Iterable[str] = (),
    skip: Iterable[str] = (),
    terms: Sequence[tuple[str, str]] = (),
) -> list[Issue]:
    """Check a translation against its source and return what was found, in the order of the text.

    `only` and `skip` are names of `CHECKS`; `terms` are pairs (source term, target term) for
    "terminology". The sides of beads less probable than `texts.LEAST_PROBABILITY` are not compared. Raises
    UsageError for an unknown name, or for a language other than Spanish and English.
    """
    check_languages(bitext.source.lang, bitext.target.lang)
    chosen = chosen_checks(only, skip)
    context = Context(
        bitext.source.lang, bitext.target.lang, pairs(bitext), True, tuple(terms), bitext=bitext
    )
    return _run(chosen, context)


def check_target(
    document: Document, only: Iterable[str] = (), skip: Iterable[str] = ()
) -> list[Issue]:
    """Check a translation by itself: what can be seen without its source.

    Names spelt in two ways, years, pronouns, spelling, doubled words, spaces, marks. `bead` is None in
    every issue. Raises UsageError for an unknown name or language, and for a check in `only` that needs
    the source.
    """
    check_languages(document.lang)
    chosen = chosen_checks(only, skip, bilingual=False)
    other = "es" if document.lang == "en" else "en"
    nothing = Document(other, "", (), ())
    alone = [
        Pair(Text(nothing, Span(0, 0)), Text(document, Span(index, index + 1)), index)
        for index in range(len(document.segments))
    ]
    context = Context(other, document.lang, alone, False)
    return [replace(found, bead=None) for found in _run(chosen, context)]


def check_languages(*langs: str) -> None:
    """Raise UsageError for a language other than Spanish and English, and for the same twice."""
    for lang in langs:
        if lang not in LANGUAGES:
            known = " and ".join(LANGUAGES.values())
            raise UsageError(
                f"checks know {known}, not {lang!r}; name the language with --from or --to"
            )
    if len(set(langs)) < len(langs):
        raise UsageError(f"both texts are in {langs[0]}; checks compare two languages")


def chosen_checks(
    only: Iterable[str] = (), skip: Iterable[str] = (), bilingual: bool = True
) -> dict[str, Check]:
    """Return the checks by name: those of `only` (none: all) without those of `skip`.

    Not `bilingual`: those that find something in a translation by itself. Raises UsageError for an unknown
    name, for one in `only` that needs the source where there is none, and where no check is left.
    """
    only, skip = tuple(only), tuple(skip)
    for name in (*only, *skip):
        if name not in CHECKS:
            raise unknown("check", name, CHECKS)
    for name in only:
        if not bilingual and not CHECKS[name].alone:
            raise UsageError(f"the check {name!r} needs the source; name it with --source")
    chosen = {
        name: check
        for name, check in CHECKS.items()
        if (not only or name in only) and name not in skip and (bilingual or check.alone)
    }
    if not chosen:
        raise UsageError("no check is left to run; --skip names all that --only leaves")
    return chosen


def _run(chosen: dict[str, Check], context: Context) -> list[Issue]:
    found: list[Issue] = []
    bead_rules: list[Any] = [rule for check in chosen.values() for rule in check.bead]
    pair_rules: list[Any] = [rule for check in chosen.values() for rule in check.pair]
    text_rules: list[Any] = [rule for check in chosen.values() for rule in check.text]
    for pair in context.pairs:
        if pair.target.role is Role.FURNITURE:
            continue
        for rule in bead_rules:
            found += rule(pair, context)
        if pair.sure and pair.source.text and pair.target.text:
            for rule in pair_rules:
                found += rule(pair, context)
        if pair.target.text:
            for rule in text_rules:
                for issue in rule(pair.target, context):
                    found.append(replace(issue, bead=pair.bead))
    beads = {index: pair.bead for pair in context.pairs for index in pair.target.segments}
    unsure = {pair.bead for pair in context.pairs if not pair.sure}
    for check_ in chosen.values():
        for whole in check_.whole:
            for issue in whole(context):
                home = issue.bead if issue.bead is not None else beads.get(issue.segment or 0)
                if issue.source is None or home not in unsure:
                    found.append(replace(issue, bead=home))
    return _ordered(found)


def _ordered(found: list[Issue]) -> list[Issue]:
    """Sort by place and drop what two rules of one check say about the same characters."""
    seen = set()
    kept = []
    for issue in sorted(found, key=_place):
        mark = (issue.check, issue.target or issue.source)
        if mark not in seen:
            seen.add(mark)
            kept.append(issue)
    return kept


def _place(issue: Issue) -> tuple[int, int, int, str]:
    at = issue.target.start if issue.target else 0
    return (issue.bead if issue.bead is not None else -1, at, issue.severity.rank, issue.check)
