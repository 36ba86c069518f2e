"""Reading a recipe from TOML: unknown keys, wrong types and values out of range are errors that say where.

Tables `[cpu…]` and `[cuda…]` hold what differs on that device and are laid over the rest.
"""

from __future__ import annotations

import dataclasses
import math
import tomllib
import types
import typing
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from corpora.errors import DataError, UsageError
from corpora.textio import decode, read_bytes
from translate.training.recipe import Recipe

FOLDER = Path(__file__).resolve().parents[1] / "recipes"
DEVICES = ("cpu", "cuda")

Value = TypeVar("Value")


def shipped_recipes() -> list[str]:
    """Return the names of the recipes that come with Careo, such as "es-en"."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def load_recipe(name: str | Path, device: str = "cpu", overrides: Sequence[str] = ()) -> Recipe:
    """Read a recipe file, or a shipped one by its name, as it holds on `device` ("cpu" or "cuda").

    `overrides` are KEY=VALUE with a dotted key and a TOML value, such as "budget.minutes=5" or
    "group.books.weight=0.2", laid over the file last. Raises DataError naming file, key and the known
    keys; UsageError for an override that is none.
    """
    path = Path(name)
    if str(name) in shipped_recipes():
        path = FOLDER / f"{name}.toml"
    elif not path.is_file():
        raise DataError(
            f"{name}: no such recipe; name a TOML file or a shipped one "
            f"({', '.join(shipped_recipes())})"
        )
    try:
        table = tomllib.loads(decode(read_bytes(path), path))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path}: is not TOML ({error})") from None
    return parse_recipe(table, str(path), device, overrides)


def parse_recipe(
    table: Mapping[str, Any], where: str, device: str = "cpu", overrides: Sequence[str] = ()
) -> Recipe:
    """Make the recipe that a TOML table holds for `device`; the other device's variant is checked too."""
    made = {}
    for each in DEVICES:
        content = {key: value for key, value in table.items() if key not in DEVICES}
        variant = table.get(each, {})
        if not isinstance(variant, Mapping):
            raise DataError(f"{where}: {each} is not a table")
        content = _laid_over(content, variant)
        for override in overrides:
            content = _overridden(content, override)
        made[each] = _build(Recipe, content, where, "")
    return made[device]


def _laid_over(base: Mapping[str, Any], top: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in top.items():
        below = merged.get(key)
        both = isinstance(below, Mapping) and isinstance(value, Mapping)
        merged[key] = _laid_over(below, value) if both else value  # type: ignore[arg-type]
    return merged


def _overridden(content: dict[str, Any], override: str) -> dict[str, Any]:
    key, equals, text = override.partition("=")
    parts = key.strip().split(".")
    if not equals or not all(parts):
        raise UsageError(f"--set {override}: is not KEY=VALUE; write for example budget.minutes=5")
    try:
        value = tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        raise UsageError(
            f"--set {override}: {text!r} is not a TOML value; put text in quotes"
        ) from None
    return _set(content, parts, value, override)


def _set(content: Any, parts: Sequence[str], value: Any, override: str) -> Any:
    if not parts:
        return value
    head, *rest = parts
    if isinstance(content, list):
        names = [entry.get("name", "") for entry in content]
        if head not in names:
            raise UsageError(f"--set {override}: no {head!r} there; known: {', '.join(names)}")
        return [
            _set(entry, rest, value, override) if name == head else entry
            for name, entry in zip(names, content, strict=True)
        ]
    if not isinstance(content, Mapping):
        raise UsageError(f"--set {override}: {head!r} lies in something that is not a table")
    below = content.get(head, {}) if rest else None
    return {**content, head: _set(below, rest, value, override)}


def _build(kind: type[Value], table: Any, where: str, prefix: str) -> Value:
    place = f"{where}: [{prefix}]" if prefix else f"{where}:"
    if not isinstance(table, Mapping):
        raise DataError(f"{place} is not a table")
    fields = {field.name: field for field in dataclasses.fields(kind)}  # type: ignore[arg-type]
    if strange := [key for key in table if key not in fields]:
        known = sorted(fields) if prefix else sorted([*fields, *DEVICES])
        raise DataError(f"{place} unknown key {strange[0]!r}; known: {', '.join(known)}")
    hints = typing.get_type_hints(kind)
    values: dict[str, Any] = {}
    for name, field in fields.items():
        if name in table:
            inner = f"{prefix}.{name}" if prefix else name
            values[name] = _convert(hints[name], table[name], where, inner, field.metadata)
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            raise DataError(f"{place} lacks the key {name!r}")
    try:
        return kind(**values)
    except ValueError as error:
        raise DataError(f"{place} {error}") from None


def _convert(hint: Any, value: Any, where: str, name: str, limits: Mapping[str, float]) -> Any:
    if isinstance(hint, types.UnionType):
        hint = next(option for option in typing.get_args(hint) if option is not type(None))
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        if not isinstance(value, list):
            raise DataError(f"{where}: {name} is not a list")
        return tuple(
            _convert(inner[0], item, where, f"{name}.{number}", limits)
            for number, item in enumerate(value)
        )
    if origin is not None:
        if not isinstance(value, Mapping):
            raise DataError(f"{where}: {name} is not a table")
        return {
            key: _convert(inner[1], item, where, f"{name}.{key}", {"low": 0, "high": 1e6})
            for key, item in value.items()
        }
    if dataclasses.is_dataclass(hint):
        return _build(hint, value, where, name)  # type: ignore[arg-type]
    return _plain(hint, value, f"{where}: {name}", limits)


def _plain(kind: Any, value: Any, place: str, limits: Mapping[str, float]) -> Any:
    if kind is float and type(value) is int:
        value = float(value)
    if type(value) is not kind:
        names = {int: "a whole number", float: "a number", str: "text", bool: "true or false"}
        raise DataError(f"{place} is {value!r}, not {names[kind]}")
    if limits and kind in (int, float):
        low, high = limits["low"], limits["high"]
        if not low <= value <= high or math.isnan(value):
            raise DataError(f"{place} is {value}, not between {low:g} and {high:g}")
    return value
