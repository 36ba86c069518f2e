"""Changes to pairs on their way into training, so that the model meets text as people type it.

Joining two pairs to a line of two sentences is done on ids, in `translate.training.sampler`.
"""

from __future__ import annotations

import random
import unicodedata

_ACUTE = str.maketrans("áéíóúüÁÉÍÓÚÜ", "aeiouuAEIOUU")
_OPENING = str.maketrans("", "", "¿¡")
_DOUBLE = frozenset('"“”„«»')


def unmarked(text: str, rng: random.Random) -> str:
    """Return Spanish as many type it: without accents, or without opening marks, or both; ñ stays ñ."""
    choice = rng.randrange(3)
    if choice != 1:
        text = unicodedata.normalize("NFC", text).translate(_ACUTE)
    if choice != 0:
        text = text.translate(_OPENING)
    return text


def quotes(source: str, target: str, rng: random.Random) -> tuple[str, str]:
    """Return a pair with its double quotation marks in another style, the same on both sides.

    Straight stays straight in the translation; curly marks and, in the source, guillemets become curly
    ones. A pair comes back as it was unless both sides have the same even number of marks.
    """
    counts = [sum(character in _DOUBLE for character in side) for side in (source, target)]
    if counts[0] != counts[1] or not counts[0] or counts[0] % 2:
        return source, target
    style = rng.choice(['""', "“”", "«»"])
    return _quoted(source, style), _quoted(target, "“”" if style == "«»" else style)


def _quoted(text: str, style: str) -> str:
    opening, made = True, []
    for character in text:
        if character in _DOUBLE:
            character = style[0] if opening else style[1]
            opening = not opening
        made.append(character)
    return "".join(made)


def upper(source: str, target: str) -> tuple[str, str]:
    """Return a pair in capitals, as headlines and shouted lines are."""
    return source.upper(), target.upper()
