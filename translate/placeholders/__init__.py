"""Placeholders and numbers: found in the source, kept through the model, verified in the output."""

from translate.placeholders.find import Found, placeholders
from translate.placeholders.protect import Protected, Rendered, protecting, translate_protected

__all__ = [
    "Found",
    "Protected",
    "Rendered",
    "placeholders",
    "protecting",
    "translate_protected",
]
