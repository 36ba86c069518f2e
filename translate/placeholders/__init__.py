"""Placeholders and numbers: found in the source, kept through the model, verified in the output."""

from translate.placeholders.find import Found, placeholders
from translate.placeholders.numbers import Number, numbers, restyle
from translate.placeholders.protect import Protected, Rendered, protecting, translate_protected

__all__ = [
    "Found",
    "Number",
    "Protected",
    "Rendered",
    "numbers",
    "placeholders",
    "protecting",
    "restyle",
    "translate_protected",
]
