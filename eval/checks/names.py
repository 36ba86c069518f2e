"""Names spelt otherwise than in the source, or than elsewhere in the same text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from corpora.folding import folded as fold
from eval.checks.context import Context
from eval.checks.distance import apart, near_keys
from eval.checks.issues import Issue, Severity
from eval.checks.messages import Said
from eval.checks.texts import Pair, Text, issue

SHORTEST = 4
KNOWN = 3
"""A form seen this often in the word lists is a word or a name of its own, not a slip for another."""


def check_names(pair: Pair, context: Context) -> Iterator[Issue]:
    """A name that the translation spells otherwise than the source beside it.

    An error where the translation elsewhere spells it as the source does. Otherwise a note: names from
    another script are written differently in every language.
    """
    source, target = pair.source, pair.target
    here = _capitals(target)
    if not here:
        return
    folded_source = _folded_source(context)
    for form, token in here.items():
        folded = fold(form)
        if folded in folded_source or _known(form, context):
            continue
        for name, at in _capitals(source).items():
            other = fold(name)
            if other[0] != folded[0] or not -3 < len(other) - len(folded) < 3:
                continue  # never alike
            one, two = name.lower(), form.lower()
            if not _alike(folded, other) or context.linked(one, two) > 0.05:
                continue
            if _in_spanish(*((folded, other) if target.lang == "es" else (other, folded))):
                continue  # Herostrato and Herostratus
            if two[-1] == "s" and context.linked_stems(one, two) > 0.2:
                continue  # the name's form in the other language, such as Mexicanos and Mexicans
            elsewhere = context.target_counts[name]
            if not elsewhere and context.target_counts[form] > 1:
                continue  # spelt so throughout: another transliteration, not a slip
            said: Said = ("name-differs", form, name)
            if elsewhere:
                said = ("name-differs-here", form, name, elsewhere)
            yield issue(
                "names",
                Severity.ERROR if elsewhere else Severity.NOTE,
                said,
                target,
                (target.starts[token], target.end(token)),
                (source, source.starts[at], source.end(at)),
                pair.bead,
                name if elsewhere else "",
            )
            break


_SPANISH = (("ph", "f"), ("th", "t"), ("qu", "cu"), ("rr", "r"))


def _in_spanish(spanish: str, english: str) -> bool:
    """Say whether a folded Spanish name is the English one with its Latin or Greek spelling made Spanish."""
    if spanish[-1] not in "aeor":
        return False
    for one, two in _SPANISH:
        spanish, english = spanish.replace(one, two), english.replace(one, two)
    ends = r"(?:us|um|os|an|aco|o|a|e|s)$"
    return re.sub(ends, "", spanish) == re.sub(ends, "", english)


def check_name_variants(context: Context) -> Iterator[Issue]:
    """Two spellings of what seems one name in a translation by itself, the rarer one reported."""
    if context.bilingual:
        return
    counts: Counter[str] = Counter()
    places: dict[str, list[tuple[Text, int]]] = {}
    for text in context.targets:
        for token, form in enumerate(text.forms):
            form = form.removesuffix("'s").removesuffix("’s")
            if (
                len(form) >= SHORTEST
                and form[0].isupper()
                and not form.isupper()
                and form.isalpha()
            ):
                counts[form] += 1
                places.setdefault(form, []).append((text, token))
    index: dict[str, list[str]] = {}
    for form in counts:
        for key in near_keys(fold(form)):
            index.setdefault(key, []).append(form)
    for form, count in counts.items():
        if count > 3 or _known(form, context) or _common_opening(places[form], context):
            continue
        near = {
            other
            for key in near_keys(fold(form))
            for other in index[key]
            if other != form and _alike(fold(form), fold(other))
        }
        near = {x for x in near if counts[x] > count or (counts[x] == count and x < form)}
        if not near:
            continue
        best = max(near, key=lambda other: (counts[other], other))
        for text, token in places[form]:
            start = text.starts[token]
            yield issue(
                "names",
                Severity.ERROR if counts[best] > count else Severity.WARNING,
                ("name-variant", form, best, counts[best]),
                text,
                (start, start + len(form)),
                suggestion=best,
            )


def _common_opening(places: list[tuple[Text, int]], context: Context) -> bool:
    """Say whether a form only opens sentences and is a common word in lower case."""
    text, token = places[0]
    lower = text.lowers[token]
    return context.target_words.count(lower) > 0 and all(
        where.starts_sentence(at) for where, at in places
    )


def _capitals(text: Text) -> dict[str, int]:
    """Return capitalised words (not all capitals) and the token where each stands first."""
    found: dict[str, int] | None = text.notes.get("capitals")
    if found is None:
        found = text.notes["capitals"] = {}
        for token in text.capitals:
            form = text.forms[token]
            if len(form) >= SHORTEST and not form.isupper():
                bare = form.removesuffix("'s").removesuffix("’s")
                if bare.isalpha():
                    found.setdefault(bare, token)
    return found


def _folded_source(context: Context) -> frozenset[str]:
    known = context.notes.get("folded source")
    if known is None:
        plain = "\n".join(form for form in context.source_counts if form.isascii())
        others = (fold(form) for form in context.source_counts if not form.isascii())
        known = context.notes["folded source"] = frozenset((*plain.casefold().split("\n"), *others))
    return known


def _known(form: str, context: Context) -> bool:
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
