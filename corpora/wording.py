"""Messages with numbers in them: the word that fits the number."""

from __future__ import annotations

from string import Formatter
from typing import Any


class Counting(Formatter):
    """Fills in `{name:pair|pairs}` as "1 pair", "2 pairs"; all else as `str.format` does."""

    def format_field(self, value: Any, format_spec: str) -> str:
        """Return a value as it stands in the text."""
        one, both, many = format_spec.partition("|")
        if both:
            return f"{value} {one if str(value) == '1' else many}"
        return str(super().format_field(value, format_spec))
