"""Numbers in digits on both sides: which of the source are missing in a translation."""

from __future__ import annotations

from corpora.numbers import Number, numbers, paired


def missing_numbers(source: str, target: str) -> tuple[list[Number], list[Number]]:
    """Return the numbers of `source` that `target` lacks, and those of `target` that nothing asked for.

    Numbers agree when they may mean the same (`corpora.numbers`). Numbers of one digit, which are often
    written out, do not count; neither do those that may be restated with other digits.
    """
    asked = numbers(source)
    _, missing, left = paired(asked, numbers(target), [number.text for number in asked])
    return (
        [n for n in missing if len(n.digits) > 1 and not n.restated],
        [n for n in left if not n.restated],
    )


def numbers_missing(source: str, target: str, source_lang: str, target_lang: str) -> bool:
    """Return whether a number of two digits or more is missing while another one stands in the target.

    "los años 30" and "the 1930s" agree.
    """
    missing, extra = missing_numbers(source, target)
    unanswered = [n for n in missing if not any(n.digits in m.digits for m in extra)]
    return bool(unanswered) and bool(extra)
