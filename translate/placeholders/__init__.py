"""Placeholders and numbers: found in the source, kept through the model, verified in the output."""

from translate.placeholders.find import Found, placeholders
from translate.placeholders.protect import (
    Protected,
    Render,
    Rendered,
    protecting,
    rendering,
    translate_protected,
)

__all__ = [
    "Found",
    "Protected",
    "Render",
    "Rendered",
    "placeholders",
    "protecting",
    "rendering",
    "translate_protected",
]
