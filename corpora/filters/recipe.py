"""Recipes: TOML files that name filters, in order, with their options.

[[filter]]
name = "length_ratio"
max = 2.0
"""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from corpora.errors import DataError, UsageError, unknown
from corpora.filters.base import Filter
from corpora.filters.texts import (
    Damaged,
    Empty,
    Length,
    LengthRatio,
    Letters,
    Numbers,
    Script,
    Untranslated,
)
from corpora.filters.units import Duplicates, Language, Overlap, Probability
from corpora.textio import read_text

Recipe = tuple[Filter, ...]
"""Filters in the order they are applied."""

_ALL: tuple[type[Filter], ...] = (
    Empty,
    Damaged,
    Length,
    LengthRatio,
    Script,
    Letters,
    Untranslated,
    Numbers,
    Language,
    Probability,
    Overlap,
    Duplicates,
)
FILTERS: dict[str, type[Filter]] = {filter.name: filter for filter in _ALL}

DEFAULT: Recipe = (
    Empty(),
    Damaged(),
    Length(),
    LengthRatio(),
    Script(),
    Letters(),
    Untranslated(),
    Numbers(),
    Language(),
    Probability(),
    Duplicates(),
)
"""Every filter but `overlap`, which needs files, with its own defaults."""

_KINDS: dict[str, tuple[Any, str]] = {
    "int": (int, "a whole number"),
    "float": ((int, float), "a number"),
    "str": (str, "a text"),
    "tuple[str, ...]": (list, "a list of texts"),
}


def read_recipe(path: str | Path) -> Recipe:
    """Read a recipe from a TOML file; names of files in it are relative to its folder.

    Raises DataError for a file that cannot be read or is not TOML, UsageError for names and options that
    do not exist (it lists the known ones) and for values that do not fit.
    """
    try:
        data = tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path}: is not TOML ({error})") from None
    return recipe_of(data, path, Path(path).parent)


def recipe_of(data: dict[str, Any], name: str | Path = "recipe", folder: Path = Path()) -> Recipe:
    """Make a recipe of what a TOML file holds; `name` is for messages. Raises as `read_recipe`."""
    strange = sorted(set(data) - {"filter"})
    if strange:
        raise UsageError(f"{name}: {unknown('table', strange[0], ['filter'])}")
    tables = data.get("filter")
    if not isinstance(tables, list) or not tables or not all(isinstance(t, dict) for t in tables):
        raise UsageError(f"{name}: names no filters; begin each with [[filter]] and its name")
    return tuple(
        _filter(table, f"{name}: filter {number}", folder) for number, table in enumerate(tables, 1)
    )


def _filter(table: dict[str, Any], where: str, folder: Path) -> Filter:
    options = dict(table)
    name = options.pop("name", None)
    if not isinstance(name, str):
        raise UsageError(f"{where}: has no name; known: {', '.join(sorted(FILTERS))}")
    if name not in FILTERS:
        raise UsageError(f"{where}: {unknown('filter', name, FILTERS)}")
    kind = FILTERS[name]
    fields = {field.name: str(field.type) for field in dataclasses.fields(kind)}
    where = f"{where} ({name})"
    for option, value in options.items():
        if option not in fields:
            raise UsageError(f"{where}: {unknown('option', option, fields or ['none'])}")
        options[option] = _value(value, option, fields[option], kind, where)
    if "files" in options:
        options["files"] = tuple(str(folder / file) for file in options["files"])
    made = kind(**options)
    problem = made.problem()
    if problem:
        raise UsageError(f"{where}: {problem}")
    return made


def _value(value: Any, option: str, field: str, kind: type[Filter], where: str) -> Any:
    types, description = _KINDS[field]
    fits = isinstance(value, types) and not isinstance(value, bool)
    if fits and isinstance(value, list):
        fits = all(isinstance(item, str) for item in value)
    if not fits:
        raise UsageError(f"{where}: {option} is {value!r} and must be {description}")
    if option in kind.choices and value not in kind.choices[option]:
        raise UsageError(f"{where}: {unknown(option, value, kind.choices[option])}")
    if field == "float":
        return float(value)
    return tuple(value) if isinstance(value, list) else value


def recipe_text(recipe: Sequence[Filter]) -> str:
    """Write a recipe as TOML that `read_recipe` reads again, every option with its value."""
    tables = []
    for filter in recipe:
        lines = ["[[filter]]", f'name = "{filter.name}"']
        for field in dataclasses.fields(filter):
            lines.append(f"{field.name} = {_toml(getattr(filter, field.name))}")
        tables.append("\n".join(lines) + "\n")
    return "\n".join(tables)


def _toml(value: object) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return repr(value)
