"""Options of `careo translate` for what translations are made with: terms, a memory, guards."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from corpora.errors import UsageError

if TYPE_CHECKING:
    from translate.terms import Glossary


@dataclass(frozen=True, slots=True)
class Assets:
    """What the options name: a glossary file, a memory file and its threshold, whether guards work."""

    terms: str | None
    memory: str | None
    threshold: int
    guards: bool

    def glossary(self, source: str, target: str, encoding: str = "utf-8") -> Glossary | None:
        """Read the glossary; None where none is named."""
        if self.terms is None:
            return None
        from translate.terms import read_glossary

        return read_glossary(self.terms, source, target, encoding)

    def check_memory(self, source: str, target: str) -> str:
        """Return the memory's name, "" for none; raises DataError if it is not there or another pair's."""
        if self.memory is None:
            return ""
        from translate.memory import Memory

        with Memory(self.memory, source, target, must_exist=True):
            return self.memory


_OPTIONS = (
    click.option(
        "--terms",
        metavar="FILE",
        help="Glossary that is enforced: .tbx, or .tsv with source, target, case (any, exact) and forms "
        "(vecinos=residents; vecina=resident; empty: regular ones, -: none).",
    ),
    click.option(
        "--memory", metavar="FILE", help="Translation memory; see careo translate memory."
    ),
    click.option(
        "--threshold",
        type=click.IntRange(50, 100),
        help="Least match percent taken from --memory; 100 (default): the very sentence.",
    ),
    click.option(
        "--guards/--no-guards",
        default=True,
        help="Check and repair what comes out (default), or leave it as decoded.",
    ),
)


def with_assets(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options to a command, which gets them as one argument `assets`."""

    @functools.wraps(command)
    def wrapped(
        *args: Any,
        terms: str | None,
        memory: str | None,
        threshold: int | None,
        guards: bool,
        **rest: Any,
    ) -> None:
        if threshold and memory is None:
            raise UsageError("--threshold goes with --memory; name a memory or leave it out")
        command(*args, assets=Assets(terms, memory, threshold or 100, guards), **rest)

    made: Callable[..., None] = wrapped
    for option in reversed(_OPTIONS):
        made = option(made)
    return made
