"""How much speaks for it that a negation is missing: a weighed sum of what stands around and opposite.

The weights were learned (logistic regression) from human translations, most of which answer every
negation somehow, and from the same pairs with a negation taken out of one side or put in
(`benchmarks/fit_negation.py`). They know what a rule cannot list: that "unpaid" answers "sin pagar", that
"no … sino" need not come back, how often long or free sentences do without.
"""

from __future__ import annotations

import functools
import lzma
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources

from eval.checks.completeness import COMMON
from eval.checks.denials import (
    asks,
    denials,
    denying_tokens,
    outright,
    seeming_places,
    strong_places,
    times,
    translated,
)
from eval.checks.negation_words import PREFIXED
from eval.checks.texts import OPENERS, Text

Link = Callable[[str, str], float]
"""(word of one text, word of the other) → how likely they translate each other, in [0, 1]."""

LINKED = 0.06
"""The least lexicon probability for a word to count as found again."""
STEM = 5
AROUND = (6, 0.2)
"""How far from where the negation would be a word stands near it: tokens, and share of the sentence."""
LEFT_BY_RULE = frozenset(("do", "does", "did", "don", "doesn", "didn"))
"""English words that stay behind when a program takes "not" out; a translator's sentence has none."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A negation of `text`, its token `at`, that `other` may lack; `lost` where `text` is the source.

    `link` gives how likely a word of `text` translates one of `other`, `rule` names the rule that found
    it ("" for none).
    """

    text: Text
    other: Text
    lost: bool
    at: int
    link: Link
    rule: str


def missing(text: Text, other: Text) -> int | None:
    """Return the negation of `text` farthest from any of `other`; None if `other` denies as often."""
    places = seeming_places(text)
    if not places or denials(other) >= times(text, places):
        return None
    places = [at for at in translated(places, text, other) if not _opens_question(text, at)]
    if not places:
        return None
    there, scale = strong_places(other), len(other.forms) / len(text.forms)
    return max(places, key=lambda at: _distance(at * scale, there))


def _opens_question(text: Text, at: int) -> bool:
    """Say whether a token opens a question, which asks the same without it: "¿No es tarde?"."""
    begins = text.lowers[at - 1] in OPENERS if at else True
    return begins and "?" in text.forms[at:]


def evidence(reading: Reading) -> float:
    """Return the log-odds of a fault, were faults and clean translations equally frequent."""
    weights = load(reading.text.lang, reading.other.lang)
    # fsum: the features come in the order of sets, and the sum must not depend on it
    return math.fsum(weights.get(name, 0.0) * value for name, value in features(reading))


def features(reading: Reading) -> Iterator[tuple[str, float]]:
    """Yield what is known of a negation and of the other text as (name, value)."""
    text, other, at = reading.text, reading.other, reading.at
    there = strong_places(other)
    case = "some" if there else "none"
    yield case, 1.0
    yield f"times {min(denials(text), 4)} {min(denials(other), 4)}", 1.0
    if at not in strong_places(text):
        yield f"seems {case}", 1.0
    yield f"rule {reading.rule} {case}", 1.0
    if at not in outright(text):
        yield f"idle {case}", 1.0
    if asks(text):
        yield f"asks {case}", 1.0
    expected = at * len(other.forms) / len(text.forms)
    if there:
        far = _distance(expected, there)
        yield "far", min(far, 30.0) / 10
        yield "far, share", far / len(other.forms)
        yield f"far {min(int(far) // 3, 8)}", 1.0
    lengths = math.log(len(text.forms)), math.log(len(other.forms))
    yield "length", lengths[0]
    yield "other length", lengths[1]
    yield "unlike lengths", abs(lengths[0] - lengths[1])
    softer = [token for token in denying_tokens(other) if token not in there]
    reach = _reach(other)
    yield f"may answer {case} {min(len(softer), 3)}", 1.0
    yield f"may answer near {case} {min(sum(abs(x - expected) <= reach for x in softer), 2)}", 1.0
    if any(PREFIXED[other.lang].match(other.lowers[token]) for token in softer):
        yield f"prefixed {case}", 1.0
    yield from _around(text, at)
    yield from _opposite(other, expected)
    yield from _found_again(reading, there)


def _around(text: Text, at: int) -> Iterator[tuple[str, float]]:
    """Yield the words of the text, those beside the negation with their place."""
    lowers = text.lowers
    yield f"is {lowers[at]}", 1.0
    for step in (-2, -1, 1):
        place = at + step
        yield f"{step:+d} {lowers[place] if 0 <= place < len(lowers) else '-'}", 1.0
    for lower in {form for word in lowers[at + 1 : at + 4] for form in _forms(word)}:
        yield f"next {lower}", 1.0


def _opposite(other: Text, expected: float) -> Iterator[tuple[str, float]]:
    """Yield the words and stems of the other text, those near the expected place also as such."""
    reach = _reach(other)
    near: set[str] = set()
    whole: set[str] = set()
    for token, lower in enumerate(other.lowers):
        if lower[0].isalpha() and lower not in LEFT_BY_RULE:
            whole.update(_forms(lower))
            if abs(token - expected) <= reach:
                near.update(_forms(lower))
    for lower in whole:
        yield f"there {lower}", 1.0
    for lower in near:
        yield f"near {lower}", 1.0


def _found_again(reading: Reading, there: list[int]) -> Iterator[tuple[str, float]]:
    """Yield how much of the text stands translated in the other, and what of the words after the negation."""
    text, other, at, link = reading.text, reading.other, reading.at, reading.link
    others = [(token, lower) for token, lower in enumerate(other.lowers) if len(lower) > 2]
    common, words = COMMON[text.lang], content(text)
    found = sum(any(link(x, lower) > LINKED for _, lower in others) for x in words)
    yield "translated", found / len(words) if words else 1.0
    tried = 0
    for word in text.lowers[at + 1 : at + 6]:
        if not word[0].isalpha():
            yield f"stop {tried}", 1.0
            return
        if len(word) < 4 or word in common:
            continue
        tried += 1
        likely, token = max(((link(word, x), -place) for place, x in others), default=(0.0, 0))
        yield f"found {tried}", likely
        yield (
            f"found {tried} {'yes' if likely > 0.3 else 'perhaps' if likely > LINKED else 'no'}",
            1.0,
        )
        if likely > LINKED and there:
            yield f"from it {tried} {min(int(_distance(-token, there)) // 2, 6)}", 1.0
        if tried == 2:
            return


def content(text: Text) -> list[str]:
    """Return the words of a text that carry its meaning: of four letters or more, and not common ones."""
    common = COMMON[text.lang]
    return [word for word in text.words if len(word) > 3 and word.isalpha() and word not in common]


def _forms(word: str) -> Iterator[str]:
    yield word
    if len(word) > STEM:
        yield word[:STEM] + "*"


def _reach(text: Text) -> float:
    return max(AROUND[0], AROUND[1] * len(text.forms))


def _distance(place: float, tokens: list[int]) -> float:
    return min((abs(token - place) for token in tokens), default=99.0)


@functools.lru_cache(maxsize=2)
def load(lang: str, other: str) -> Mapping[str, float]:
    """Read the weights for negations of a text in `lang`: name of a feature → weight."""
    data = resources.files("eval.data").joinpath(f"negation.{lang}-{other}.xz").read_bytes()
    rows = (row.split("\t") for row in lzma.decompress(data).decode("utf-8").split("\n") if row)
    return {name: float(weight) for name, weight in rows}
