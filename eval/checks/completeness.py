"""What was left out, added, or left as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.values import Role
from eval.checks.context import Context
from eval.checks.issues import Issue, Severity
from eval.checks.texts import Pair, Text, issue, short, source_issue
from eval.checks.wordsets import words_in

NOTE_LIKE = re.compile(
    r"\b(?:my translation|translator'?s? note|translation by|t\.? ?n\.|traducción (?:mía|propia|nuestra)|"
    r"n(?:ota)?\.? del? (?:la )?t(?:raductora?)?\b|i(?:'|’)d add|i would add|editor'?s note)",
    re.IGNORECASE,
)
RATIO = (0.45, 2.4)
"""Characters of the translation to those of the source beyond which a long bead is reported. Of 14,000
news pairs (WMT 2008–2012, Spanish and English) 0.3 % of those with 60 characters or more lie outside."""

HEADLINE = (0.35, RATIO[1])
"""The same where neither ends with a mark: English headlines leave words out."""

COMMON = {
    "es": frozenset(words_in(
"""
        el la los las un una de del que en y a se por con para no su sus al lo como más pero es
        son fue era ha han había esta este esto está están ya muy también cuando sin sobre entre
        hasta donde desde todo todos porque ni le les nos qué cómo quien
"""
)),
    "en": frozenset(words_in(
"""
        the a an of to in and that is was were are be been it for on with as at by from this
        these those his her their they he she we you not but have has had will would which who
        when what there or if than then about into its our your
"""
)),
}  # fmt: skip
"""Words too common to be names or loans: a run of them shows which language a stretch of text is in."""

SHARED = {"es": frozenset(["a", "no", "me"]), "en": frozenset(["a", "no", "me", "he", "has"])}

FOREIGN = {
    "es": COMMON["es"] - COMMON["en"] - SHARED["es"],
    "en": COMMON["en"] - COMMON["es"] - SHARED["en"],
}


def check_omissions(pair: Pair, context: Context) -> Iterator[Issue]:
    """A bead with no target: the translator left the sentence out."""
    source = pair.source
    if source.text and not pair.target.text and not _within(source, context, "source"):
        yield source_issue(
            "omissions",
            Severity.WARNING,
            ("left-out", short(source.text)),
            pair,
            (0, len(source.text)),
        )


def check_additions(pair: Pair, context: Context) -> Iterator[Issue]:
    """A bead with no source: the translator added the sentence; a translator's note is only noted."""
    target = pair.target
    if target.text and not pair.source.text and not _within(target, context, "target"):
        note = target.role is Role.NOTE or bool(NOTE_LIKE.search(target.text))
        yield issue(
            "additions",
            Severity.NOTE if note else Severity.WARNING,
            ("note-added" if note else "added", short(target.text)),
            target,
            (0, len(target.text)),
            None,
            pair.bead,
        )


def _within(text: Text, context: Context, side: str) -> bool:
    """Say whether a text lies in a block that was moved, so that it is neither left out nor added."""
    first, last = text.segments.start, text.segments.end
    blocks = (getattr(block, side) for block in context.moved)
    return any(block.start <= first and last <= block.end for block in blocks)


def check_moved(context: Context) -> Iterator[Issue]:
    """A block that stands at another place than in the source."""
    if context.bitext is None:
        return
    for block in context.moved:
        source = Text(context.bitext.source, block.source)
        target = Text(context.bitext.target, block.target)
        yield issue(
            "moved",
            Severity.WARNING,
            ("moved", short(source.text)),
            target,
            (0, len(target.text)),
            (source, 0, len(source.text)),
        )


def check_length(pair: Pair, context: Context) -> Iterator[Issue]:
    """A translation far shorter or longer than its source: part of the sentence may be missing."""
    source, target = len(pair.source.text), len(pair.target.text)
    if max(source, target) < 60 or not min(source, target):
        return
    ratio = target / source
    headline = pair.source.text[-1].isalnum() and pair.target.text[-1].isalnum()
    if not (HEADLINE if headline else RATIO)[0] <= ratio <= RATIO[1]:
        yield issue(
            "length",
            Severity.WARNING,
            ("shorter" if ratio < 1 else "longer", target, source),
            pair.target,
            (0, target),
            (pair.source, 0, source),
            pair.bead,
        )


def check_untranslated(pair: Pair, context: Context) -> Iterator[Issue]:
    """A stretch of the translation that is still in the source language.

    Three common words of the source language within a run of words the target language does not know, or
    the whole sentence as it stands in the source.
    """
    target = pair.target
    foreign = FOREIGN[context.source_lang]
    same = len(target.forms) > 4 and pair.source.text == target.text
    if same and sum(form.islower() for form in target.forms) >= 3:
        at = (0, len(target.text))
        yield issue("untranslated", Severity.ERROR, ("as-in-source",), target, at, None, pair.bead)
        return
    if len(target.words & foreign) < 2:
        return
    run: list[int] = []
    for token, lower in enumerate([*target.lowers, ""]):
        known = lower not in foreign and _native(lower, context)
        if (
            lower
            and (not lower[0].isalpha() or not known)
            and lower not in COMMON[context.target_lang]
        ):
            run.append(token)
            continue
        if run:
            yield from _run(run, foreign, pair)
        run = []


def _native(lower: str, context: Context) -> bool:
    """Say whether a word is the target language's rather than the source's."""
    count = context.target_words.count(lower)
    return count >= 20 and 20 * count > context.source_words.count(lower)


def _run(run: list[int], foreign: frozenset[str], pair: Pair) -> Iterator[Issue]:
    target = pair.target
    words = [token for token in run if target.forms[token][0].isalpha()]
    common = [
        token
        for token in words
        if target.lowers[token] in foreign and target.forms[token].islower()
    ]
    lower = [token for token in words if target.forms[token].islower()]
    if (
        len(common) < 2
        or len(words) < 4
        or len(lower) < 4
        or _in_quotes_or_names(target.text, run, pair)
    ):
        return
    first, last = words[0], words[-1]
    text = target.text[target.starts[first] : target.end(last)]
    yield issue(
        "untranslated",
        Severity.WARNING,
        ("still-source", short(text)),
        target,
        (target.starts[first], target.end(last)),
        None,
        pair.bead,
    )


def _in_quotes_or_names(text: str, run: list[int], pair: Pair) -> bool:
    """Titles and sayings are quoted in their language on purpose."""
    start, end = pair.target.starts[run[0]], pair.target.end(run[-1])
    around = text[max(0, start - 2) : start] + text[start : start + 1] + text[end - 1 : end + 2]
    return any(mark in around for mark in "«»“”\"'‘’()")
