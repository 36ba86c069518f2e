"""Numbers of a sentence and its translation: what is missing, what came from nowhere, what to rewrite."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from corpora.numbers import Number, numbers, paired, restyle
from corpora.values import Span


def _values(words: str, start: int = 0, step: int = 1) -> dict[str, int]:
    return {
        word: start + step * number
        for number, group in enumerate(words.split())
        for word in group.split("/")
    }


WORDS: dict[str, dict[str, int]] = {
    "en": _values(
        "zero one/first/once/a/an two/second/twice/both three/third four/fourth five/fifth six/sixth "
        "seven/seventh eight/eighth nine/ninth ten/tenth eleven/eleventh twelve/twelfth thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen"
    )
    | _values("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
    | {"hundred": 100, "thousand": 1000, "dozen": 12, "half": 50, "million": 10**6},
    "es": _values(
        "cero uno/una/un/primero/primera/primer dos/segundo/segunda/ambos tres/tercero/tercera/tercer "
        "cuatro/cuarto/cuarta cinco/quinto/quinta seis/sexto/sexta siete/séptimo/séptima ocho/octavo/octava "
        "nueve/noveno/novena diez/décimo/décima once doce trece catorce quince dieciséis diecisiete "
        "dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco"
    )
    | _values("treinta cuarenta cincuenta sesenta setenta ochenta noventa", 30, 10)
    | {"cien": 100, "ciento": 100, "mil": 1000, "docena": 12, "mitad": 50, "millón": 10**6},
}
"""Words that may stand for a number in digits on the other side, by language."""


def settle(
    source: str, output: str, langs: tuple[str, str], hidden: Sequence[Span], shown: Sequence[Span]
) -> tuple[list[tuple[Span, str]], list[Number], list[str]]:
    """Compare the numbers of a source sentence with those of its translation.

    `langs` are the source's and the target's language, `hidden` and `shown` the spans of placeholders in
    source and output, which are compared elsewhere. Returns the numbers of the output to be written in
    the target's style (span in `output`, new text), the source's numbers that the output lacks, and the
    output's that the source lacks.
    """
    asked = [number for number in numbers(source, hidden) if not number.attached]
    there = [number for number in numbers(output, shown) if not number.attached]
    wanted = [restyle(number, *langs) for number in asked]
    pairs, missing, left = paired(asked, there, wanted)
    forms = dict(zip(asked, wanted, strict=True))
    changes = [
        (match.span, forms[number])
        for number, match in pairs
        if (match.text == number.text or match.slipped) and forms[number] != match.text
    ]
    words = re.findall(r"[^\W\d_]+", output.lower())
    said = {Decimal(WORDS[langs[1]][word]) for word in words if word in WORDS[langs[1]]}
    missing = [number for number in missing if not number.readings & said]
    spoken = [
        WORDS[langs[0]][w] for w in re.findall(r"[^\W\d_]+", source.lower()) if w in WORDS[langs[0]]
    ]
    roman = re.search(r"\b[IVXLC]+\b", source) is not None
    foreign = [] if spoken or roman else [number.text for number in left]
    return changes, missing, foreign
