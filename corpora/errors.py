"""What can go wrong for a user, as exceptions that the command and the app show in one line.

CareoError
├── DataError   what was read is not usable        exit code 1
└── UsageError  what was asked for does not exist  exit code 2
"""

from __future__ import annotations

from collections.abc import Iterable


class CareoError(Exception):
    """A failure with a message meant for the user: what was read, where, what to do."""

    exit_code = 1


class DataError(CareoError):
    """The input (or the place to write to) is missing, damaged or does not fit; exit code 1."""


class UsageError(CareoError):
    """A name or a combination of options that does not exist; exit code 2."""

    exit_code = 2


def unknown(kind: str, name: str, known: Iterable[str]) -> UsageError:
    """Make the error for a `name` that no `kind` (model, format, …) bears; lists the `known` ones."""
    return UsageError(f"unknown {kind} {name!r}; known: {', '.join(sorted(known))}")
