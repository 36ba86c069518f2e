"""Emoji and other symbols that a model has no pieces for: kept out of its input, put back where they were."""

from __future__ import annotations

import re

_SYMBOLS = re.compile(
    "(\\s*(?:[\u2190-\u21ff\u2300-\u23ff\u2460-\u27bf\u2b00-\u2bff\ufe0e\ufe0f\u200d\u20e3"
    "\U0001f000-\U0001faff\U000e0020-\U000e007f\ufffd]+\\s*)+)"
)


def around_symbols(text: str) -> list[str]:
    """Cut `text` into stretches with and without symbols: the even ones have none, all join to `text`.

    White space beside symbols belongs to them. A keycap such as "1️⃣" keeps its digit outside.
    """
    return _SYMBOLS.split(text)
