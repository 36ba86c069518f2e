"""Operations and their inverses as JSON, for the log of a project and for programs."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from corpora import oplog
from corpora.errors import DataError, unknown
from corpora.reviews import Alignment, BeadState, Comment, Status
from corpora.values import Bead, Span

KINDS: dict[str, type] = {
    "merge": oplog.Merge,
    "split": oplog.Split,
    "move": oplog.Move,
    "unlink": oplog.Unlink,
    "realign": oplog.Realign,
    "text": oplog.SetText,
    "alignment": oplog.SetAlignment,
    "status": oplog.SetStatus,
    "comment": oplog.AddComment,
    "edit-comment": oplog.EditComment,
    "remove-comment": oplog.RemoveComment,
    "restore": oplog.Restore,
    "batch": oplog.Batch,
}
"""Name of an operation → its class."""

_NAMES = {kind: name for name, kind in KINDS.items()}


def kind_of(operation: oplog.Operation) -> str:
    """Return the name of an operation."""
    return _NAMES[type(operation)]


def dumps(operation: oplog.Operation) -> str:
    """Return an operation as one line of JSON: an object with `kind` and the operation's fields."""
    return json.dumps(_encode(operation), ensure_ascii=False, separators=(",", ":"))


def loads(text: str) -> oplog.Operation:
    """Read an operation back; DataError for JSON that is none, UsageError for an unknown kind."""
    try:
        data = json.loads(text)
        return _decode_operation(data)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DataError(f"not an operation: {text[:80]!r} ({error})") from None


def _encode(value: Any) -> Any:
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, (tuple, list)):
        return [_encode(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {f.name: _encode(getattr(value, f.name)) for f in dataclasses.fields(value)}
        name = _NAMES.get(type(value))
        return {"kind": name, **fields} if name else fields
    return value


def _decode_operation(data: dict[str, Any]) -> oplog.Operation:
    fields = dict(data)
    name = fields.pop("kind")
    if name not in KINDS:
        raise unknown("operation", str(name), KINDS)
    for field, decode in _DECODE.items():
        if fields.get(field) is not None:
            fields[field] = decode(fields[field])
    _check_types(fields)
    if name == "comment" and fields.get("text") is None:
        raise TypeError("text is missing")
    return KINDS[name](**fields)


def _check_types(fields: dict[str, Any]) -> None:
    for field in ("bead", "count", "source_at", "target_at", "first", "last", "segment", "comment"):
        if field in fields and type(fields[field]) is not int:
            raise TypeError(f"{field} is not a whole number")
    for field in ("text", "author", "created", "side"):
        if fields.get(field) is not None and not isinstance(fields[field], str):
            raise TypeError(f"{field} is not text")


def _bead(data: dict[str, Any]) -> Bead:
    return Bead(
        Span(*data["source"]),
        Span(*data["target"]),
        data["probability"],
        tuple((name, value) for name, value in data["scores"]),
        data["maker"],
    )


def _state(data: dict[str, Any]) -> BeadState:
    return BeadState(
        data["id"],
        _bead(data["bead"]),
        data["text"],
        Alignment(data["alignment"]),
        Status(data["status"]),
    )


def _change(data: dict[str, Any]) -> oplog.Change:
    return oplog.Change(
        tuple(map(_state, data["before"])),
        tuple(map(_state, data["after"])),
        tuple(Comment(**comment) for comment in data["comments_before"]),
        tuple(Comment(**comment) for comment in data["comments_after"]),
    )


_DECODE: dict[str, Any] = {
    "beads": lambda items: tuple(map(_bead, items)),
    "alignment": Alignment,
    "status": Status,
    "texts": tuple,
    "changes": lambda items: tuple(map(_change, items)),
    "operations": lambda items: tuple(map(_decode_operation, items)),
}
