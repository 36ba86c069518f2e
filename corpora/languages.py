"""The languages Careo knows by name, and how a code is checked."""

from __future__ import annotations

from corpora.errors import unknown

LANGUAGES = {"en": "English", "es": "Spanish"}
"""Code (ISO 639-1, lower case) → English name."""


def language(code: str) -> str:
    """Return `code` if it is one of `LANGUAGES`; raises UsageError that lists the known ones."""
    if code not in LANGUAGES:
        raise unknown("language", code, LANGUAGES)
    return code
