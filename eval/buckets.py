"""Groups of segments, so that a difference can be looked for where it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache

from corpora.languages import LANGUAGES

LENGTHS = ((1, 10), (11, 20), (21, 35), (36, None))
RARE = 20
"""A word seen fewer times than this in the word list (of 12 to 16 million words) counts as rare."""
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
QUOTE = re.compile(r"[«»“”\"]|(?<!\w)[‘'](?=\w)")


def buckets(references: Sequence[str], lang: str = "") -> dict[str, list[int]]:
    """Return groups of segments by their reference: name → rows; a segment may be in several, or in none.

    By length in words; with numbers, names, quotation marks; and with rare words where `lang` has a word
    list. Groups without segments are left out.
    """
    found: dict[str, list[int]] = {}
    for low, high in LENGTHS:
        name = f"{low}–{high} words" if high else f"{low} words and more"
        found[name] = [
            row
            for row, text in enumerate(references)
            if low <= len(text.split()) and (high is None or len(text.split()) <= high)
        ]
    tests: dict[str, Callable[[str], bool]] = {
        "with numbers": lambda text: any(map(str.isdigit, text)),
        "with names": _has_name,
        "with quotation marks": lambda text: QUOTE.search(text) is not None,
    }
    if lang in LANGUAGES:
        tests["with rare words"] = lambda text: _has_rare(text, lang)
    for name, test in tests.items():
        found[name] = [row for row, text in enumerate(references) if test(text)]
    return {name: rows for name, rows in found.items() if rows}


def ngram_changes(
    old: Sequence[str], new: Sequence[str], references: Sequence[str], most: int = 10
) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """Return n-grams (1 to 3 words) of the references that the new system finds less, and more, often.

    Each with the difference in matched occurrences; n-grams inside a longer one with the same difference
    are left out.
    """
    change: Counter[tuple[str, ...]] = Counter()
    for one, two, reference in zip(old, new, references, strict=True):
        if one == two:
            continue
        wanted = _ngrams(reference)
        first, second = _ngrams(one), _ngrams(two)
        for gram, count in wanted.items():
            moved = min(count, second[gram]) - min(count, first[gram])
            if moved:
                change[gram] += moved
    lost = sorted((x for x in change.items() if x[1] < 0), key=lambda x: (x[1], -len(x[0]), x[0]))
    won = sorted((x for x in change.items() if x[1] > 0), key=lambda x: (-x[1], -len(x[0]), x[0]))
    return _longest(lost, most), _longest(won, most)


def _longest(items: list[tuple[tuple[str, ...], int]], most: int) -> list[tuple[str, int]]:
    kept: list[tuple[tuple[str, ...], int]] = []
    for gram, count in items:
        if any(other == count and _within(gram, longer) for longer, other in kept):
            continue
        kept.append((gram, count))
        if len(kept) == most:
            break
    return [(" ".join(gram), count) for gram, count in kept]


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def _ngrams(text: str) -> Counter[tuple[str, ...]]:
    words = [word.lower() for word in WORD.findall(text)]
    return Counter(
        tuple(words[at : at + size]) for size in (1, 2, 3) for at in range(len(words) - size + 1)
    )


def _has_name(text: str) -> bool:
    return re.search(r"(?<=[\w,;] )[A-ZÁÉÍÓÚÑ]\w+", text) is not None


@lru_cache(maxsize=2)
def _counts(lang: str) -> dict[str, int]:
    from eval.checks.context import load_words

    return load_words(lang).counts


def _has_rare(text: str, lang: str) -> bool:
    counts = _counts(lang)
    return any(
        counts.get(word, 0) < RARE
        for word in WORD.findall(text)
        if word.islower() and len(word) > 3
    )
