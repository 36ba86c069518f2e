"""Misspelt common words: unknown forms that one slip of the finger makes of a frequent word.

A form that no list knows is not yet a mistake: names, terms and rare words are unknown too. Reported is
only a lower-case form close to a frequent word, which no usual ending, prefix or compound explains.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from corpora.folding import folded as fold
from eval.checks.context import Context, Words
from eval.checks.issues import Issue, Severity
from eval.checks.slips import FREQUENT, by_opening, frequent, is_slip, left_out, shared, slips_of
from eval.checks.texts import Text, issue

SHORTEST = 4
ENDINGS = {
    "en": re.compile(
        r"(?:'s|s|es|ed|d|ee|ees|ing|ly|er|ers|or|ors|r|rs|est|ness|less|able|ably|ible|ist|ists|ism|ity|ful|fully|ish|like|y|wise|ward|"
        r"ment|ments|al|ally|ic|ation|ations|ized|ised|izing|ising|ize|ise|ian|ians|an|ans|hood|ship|age|dom|man|men)$"
    ),
    "es": re.compile(
        r"(?:s|es|[aeo]s|mente|(?:me|te|se|lo|la|le|nos|os|los|las|les)+|ando|iendo|ado|ada|ados|adas|ido|ida|idos|idas|[aeoiáéíó]|"
        r"[aeiáéí]?mos|[aei]n|[aá]ba[ns]?|ábamos|ía[ns]?|íamos|[aei]?r[áéí]\w{0,4}|ría\w{0,3}|[aei]?[sr]on|[aei]ste|ásemos|áramos|"
        r"ar[ao]n?|ier[ao]n?|iese[ns]?|i?ese\w*|ase[ns]?|ito|ita|itos|itas|illo|illa|ísim[oa]s?|ción|ciones|dor|dora|dores|doras|"
        r"ista|istas|ismo|ble|bles|al|ales|ico|ica|icos|icas|idad|ero|era|eros|eras|oso|osa|azo|és|esa|eses|ente|iento|amiento)$"
    ),
}  # fmt: skip
PREFIXES = re.compile(
    r"^(?:un|re|over|under|non|anti|pre|inter|mis|dis|co|sub|super|multi|trans|de|out|counter|micro|macro|mega|nano|"
    r"bio|eco|neuro|socio|electro|photo|foto|auto|tele|video|hyper|híper|hiper|ultra|semi|mid|post|pro|ex|in|im|il|ir|"
    r"en|em|des|contra|entre|sobre|infra|intra|mono|bi|tri|poli|poly|pluri|extra|vice|neo|pseudo|seudo|hidro|hydro|"
    r"radio|termo|thermo|geo|cardio|gastro|psico|psycho|euro|narco|ciber|cyber)-?"
)
BRITISH = (
    ("is", "iz"), ("ys", "yz"), ("our", "or"), ("oe", "e"), ("ae", "e"), ("ll", "l"), ("re", "er"),
    ("ogue", "og"),
    ("l", "ll"), ("ph", "f"), ("iz", "is"), ("or", "our"), ("mme", "m"), ("ce", "se"), ("que", "ck"),
    ("ey", "y"),
    ("y", "i"), ("sc", "c"), ("p", "pp"), ("t", "tt"), ("dg", "dge"),
)  # fmt: skip


def check_spelling(text: Text, context: Context) -> Iterator[Issue]:
    """A lower-case word that no list knows, one edit from a frequent one (two in long words)."""
    rare = _rare(context)
    if text.words.isdisjoint(rare):
        return
    for token, lower in enumerate(text.forms):
        if lower not in rare:
            continue
        if _in_compound(text, token) or _foreign(lower, text, token, context):
            continue
        likely = _likely(lower, context.target_words, text.lang)
        if likely:
            yield issue(
                "spelling",
                Severity.WARNING,
                ("misspelt", lower, likely),
                text,
                (text.starts[token], text.end(token)),
                bead=None,
                suggestion=likely,
            )


def _rare(context: Context) -> frozenset[str]:
    """Return the lower-case words that no list knows and the whole translation has once or twice."""
    known: frozenset[str] | None = context.notes.get("rare words")
    if known is None:
        listed = context.target_words.counts
        known = context.notes["rare words"] = frozenset(
            form
            for form, count in context.target_counts.items()
            if count <= 2
            and len(form) >= SHORTEST
            and form not in listed
            and form.isalpha()
            and form == form.lower()
        )
    return known


def _in_compound(text: Text, token: int) -> bool:
    """Say whether a hyphen, point, slash, digit or capital is joined to the word: compounds, addresses."""
    start, end = text.starts[token], text.end(token)
    before, after = text.text[max(0, start - 1) : start], text.text[end : end + 1]
    if before in ("-", "@", "/", "_", "#", "‑", ".") or before.isdigit():
        return True
    return (
        after in ("-", "@", "/", "_", "‑")
        or after.isdigit()
        or bool(after == "." and text.text[end + 1 : end + 2].isalpha())
    )


def _foreign(lower: str, text: Text, token: int, context: Context) -> bool:
    """Say whether the word belongs to the other language, or stands among words that do."""
    if context.bilingual and context.source_counts[lower]:
        return True
    if context.source_words.count(lower) >= 3:
        return True
    near = [
        word
        for word in text.lowers[max(0, token - 2) : token] + text.lowers[token + 1 : token + 3]
        if word.isalpha()
    ]
    unknown = sum(word not in context.target_words.counts for word in near)
    capitals = sum(
        form[0].isupper()
        for form in text.forms[max(0, token - 1) : token] + text.forms[token + 1 : token + 2]
        if form[0].isalpha()
    )
    return unknown >= 2 or capitals >= 2


def _likely(word: str, words: Words, lang: str) -> str:
    """Return the frequent word that was probably meant, "" where the form may well be a word."""
    if _derived(word, words, lang):
        return ""
    near = [
        (words.counts[other], other)
        for other in slips_of(word, lang) & frequent(lang)
        if is_slip(word, other) and not _kin(word, other, lang)
    ]
    if near:
        return max(near)[1]
    if len(word) < 8:
        return ""
    best = (0, "")
    for other in by_opening(lang).get((word[:4], len(word) + 2), ()):
        if other[: len(word) - 1] == word[:-1]:
            continue  # another ending: legislate, legislative
        if words.count(other) <= max(best[0], FREQUENT // 2) or other in words.names:
            continue
        if left_out(word, other) and not _kin(word, other, lang):
            best = (words.count(other), other)
    return best[1]


def _kin(word: str, other: str, lang: str) -> bool:
    """Say whether two words differ only in a usual ending, so that one is a form of the other."""
    short, long = sorted((word, other), key=len)
    if lang == "es" and fold(word) != fold(other):
        common = len(shared(word, other))
        return (
            common >= 4 and len(word) - common <= 3 and bool(ENDINGS["es"].fullmatch(word[common:]))
        )
    return long.startswith(short) and bool(ENDINGS[lang].fullmatch(long[len(short) :]))


def _derived(word: str, words: Words, lang: str) -> bool:
    """Say whether a known word, a usual ending, prefix, variant or compound explains the form."""
    if lang == "en" and any(
        word.replace(one, two, 1) in words.counts for one, two in BRITISH if one in word
    ):
        return True
    stems = [word]
    bare = PREFIXES.sub("", word, count=1)
    if bare != word and len(bare) >= 4:
        if bare in words.counts:
            return True
        stems.append(bare)
    for stem in stems:
        ends = [stem[:at] for at in range(3, len(stem)) if _is_ending(stem[at:], lang)]
        for root in ends:
            if root in words.counts and len(root) >= 4:
                return True
            tails = (
                ("e", "y", "")
                if lang == "en"
                else ("ar", "er", "ir", "o", "a", "e", "arse", "or", "z", "ción")
            )
            if any(words.count(root + tail) >= 2 for tail in tails):
                return True
            if (
                lang == "en"
                and len(root) > 3
                and root[-1] == root[-2]
                and root[:-1] in words.counts
            ):
                return True
            if lang == "en" and root.endswith("i") and root[:-1] + "y" in words.counts:
                return True
    return any(
        words.count(word[:at]) >= 30 and words.count(word[at:]) >= 30
        for at in range(3, len(word) - 2)
    )


@functools.lru_cache(maxsize=16384)
def _is_ending(letters: str, lang: str) -> bool:
    return bool(ENDINGS[lang].fullmatch(letters))
