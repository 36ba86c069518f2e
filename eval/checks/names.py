"""Names spelt otherwise than in the source, or than elsewhere in the same text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from eval.checks.context import Context
from eval.checks.distance import apart, fold, near_keys
from eval.checks.issues import Issue, Severity
from eval.checks.texts import Pair, Text, issue

SHORTEST = 4
KNOWN = 3
"""A form seen this often in the word lists is a word or a name of its own, not a slip for another."""


def check_names(pair: Pair, context: Context) -> Iterator[Issue]:
    """A name of the source that the translation spells otherwise, and otherwise than elsewhere."""
    source, target = pair.source, pair.target
    here = _capitals(target)
    if not here:
        return
    there = _capitals(source)
    folded_target = {fold(form) for form in target.forms}
    missing = {form for form in there if fold(form) not in folded_target}
    if not missing:
        return
    folded_source = _folded_source(context)
    for form, token in here.items():
        folded = fold(form)
        if folded in folded_source or _known(folded, form, context):
            continue
        for name in missing:
            if not _alike(folded, fold(name)) or context.linked(name.lower(), form.lower()) > 0.05:
                continue
            elsewhere = context.target_counts[name]
            if not elsewhere and context.target_counts[form] > 1:
                continue  # spelt so throughout: another transliteration, not a slip
            at = there[name]
            said = f"“{name}” in the source"
            if elsewhere:
                said += f" and {elsewhere} time{'s' * (elsewhere > 1)} in this translation"
            yield issue(
                "names",
                Severity.ERROR if elsewhere else Severity.NOTE,
                f"“{form}” is {said}",
                target,
                (target.starts[token], target.end(token)),
                (source, source.starts[at], source.end(at)),
                pair.bead,
                name if elsewhere else "",
            )
            break


def check_name_variants(context: Context) -> Iterator[Issue]:
    """Two spellings of what seems one name in the translation, the rarer one reported where it stands."""
    counts: Counter[str] = Counter()
    places: dict[str, list[tuple[Pair, int]]] = {}
    for pair in context.pairs:
        for token, form in enumerate(pair.target.forms):
            if (
                len(form) >= SHORTEST
                and form[0].isupper()
                and not form.isupper()
                and form.isalpha()
            ):
                counts[form] += 1
                places.setdefault(form, []).append((pair, token))
    folded_source = _folded_source(context) if context.bilingual else frozenset()
    index: dict[str, list[str]] = {}
    for form in counts:
        for key in near_keys(fold(form)):
            index.setdefault(key, []).append(form)
    for form, count in counts.items():
        if count > 3 or fold(form) in folded_source or _known(fold(form), form, context):
            continue
        near = {
            other
            for key in near_keys(fold(form))
            for other in index[key]
            if other != form and counts[other] >= count and _alike(fold(form), fold(other))
        }
        if context.bilingual:
            near = {other for other in near if fold(other) in folded_source}
        near = {other for other in near if not (counts[other] == count and other > form)}
        if not near:
            continue
        best = max(near, key=lambda other: (counts[other], other))
        if _common_opening(places[form], context):
            continue
        for pair, token in places[form]:
            text = pair.target
            if context.bilingual and fold(best) not in {fold(word) for word in pair.source.forms}:
                continue
            yield issue(
                "names",
                Severity.ERROR if counts[best] > count else Severity.WARNING,
                f"“{form}” is spelt “{best}” {counts[best]} time{'s' * (counts[best] > 1)} in this text",
                text,
                (text.starts[token], text.end(token)),
                None,
                pair.bead if context.bilingual else None,
                best,
            )


def _common_opening(places: list[tuple[Pair, int]], context: Context) -> bool:
    """Say whether a form only opens sentences and is a common word in lower case."""
    pair, token = places[0]
    lower = pair.target.lowers[token]
    return context.target_words.count(lower) > 0 and all(
        p.target.starts_sentence(t) for p, t in places
    )


def _capitals(text: Text) -> dict[str, int]:
    """Return capitalised words (not all capitals) and the token where each stands first."""
    found = text.__dict__.get("capitals")
    if found is None:
        found = {}
        for token, form in enumerate(text.forms):
            if len(form) >= SHORTEST and form[0].isupper() and not form.isupper():
                bare = form.removesuffix("'s").removesuffix("’s")
                if bare.isalpha():
                    found.setdefault(bare, token)
        text.__dict__["capitals"] = found
    return found


def _folded_source(context: Context) -> frozenset[str]:
    known = context.notes.get("folded source")
    if known is None:
        known = frozenset(fold(form) for form in context.source_counts)
        context.notes["folded source"] = known
    return known  # type: ignore[return-value]


def _known(folded: str, form: str, context: Context) -> bool:
    return context.target_words.count(form.lower()) >= KNOWN


def _alike(one: str, two: str) -> bool:
    """Say whether two folded names may be one name misspelt: one edit apart, two for long ones.

    Plurals, possessives and the like of one name are not misspellings.
    """
    short, long = sorted((one, two), key=len)
    if len(short) < SHORTEST or one == two:
        return False
    if long.startswith(short) and long[len(short) :] in ("s", "es", "n", "an", "a", "o", "e", "i"):
        return False
    if one[:-1] == two[:-1] and {one[-1], two[-1]} <= set("aoeis"):
        return False
    most = 2 if len(short) >= 8 else 1
    return one[0] == two[0] and apart(one, two, most) <= most
