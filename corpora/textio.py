"""Reading text strictly and writing it whole or not at all.

Files are UTF-8 (a BOM is allowed and dropped) unless the caller names another encoding; a line ends at
"\\n" (or "\\r\\n") and at nothing else, so U+2028 or a form feed inside a sentence does not split it.
"""

from __future__ import annotations

import codecs
import contextlib
import errno
import io
import os
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

from corpora.errors import DataError, UsageError

STDIN = "-"


def read_bytes(path: str | Path) -> bytes:
    """Read a file, or standard input for "-".

    Raises DataError that says whether it is missing, a folder, or not readable.
    """
    if str(path) == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise DataError(f"{path}: no such file; check the name and the folder") from None
    except IsADirectoryError:
        raise DataError(f"{path}: is a folder; name a file in it") from None
    except PermissionError:
        raise DataError(f"{path}: may not be read; check its permissions") from None
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror}); try a copy of it") from None


def decode(
    data: bytes, name: str | Path, encoding: str = "utf-8", keep_returns: bool = False
) -> str:
    """Decode `data` strictly; `name` is for messages; "\\r\\n" becomes "\\n" unless `keep_returns`.

    Raises UsageError for an unknown encoding, DataError for bytes that are not text in it (with the
    offset and line of the first bad byte) and for NUL characters, which no text has.
    """
    try:
        codec = codecs.lookup(encoding)
        "a".encode(encoding)
    except (LookupError, ValueError):
        raise UsageError(f"unknown encoding {encoding!r}; try utf-8, latin-1 or cp1252") from None
    if codec.name == "utf-8":
        data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text, _ = codec.decode(data, "strict")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        bad = data[error.start]
        raise _not_text(name, encoding, bad, error.start, line, data[:8192]) from None
    if "\0" in text:
        raise _nul(name, text.count("\n", 0, text.index("\0")) + 1)
    return text if keep_returns else text.replace("\r\n", "\n")


def _not_text(
    name: str | Path, encoding: str, byte: int, offset: int, line: int, head: bytes
) -> DataError:
    if b"\0" in head:
        return DataError(
            f"{name}: is binary (it has NUL bytes), not {encoding} text; save it as plain text"
        )
    return DataError(
        f"{name}: byte 0x{byte:02x} at offset {offset} (line {line}) "
        f"is not {encoding}; save it as UTF-8 or name its encoding, for example --encoding cp1252"
    )


def _nul(name: str | Path, line: int) -> DataError:
    return DataError(
        f"{name}: NUL character in line {line}; the file is binary or damaged, save it as plain text"
    )


def read_text(path: str | Path, encoding: str = "utf-8") -> str:
    """Read a whole text file ("-": standard input); raises DataError if it holds nothing but white space."""
    text = decode(read_bytes(path), path, encoding)
    if not text.strip():
        raise DataError(f"{path}: is empty; there is nothing to read in it")
    return text


def split_lines(text: str) -> list[str]:
    """Split at "\\n" only; a final newline ends the last line and does not begin another."""
    lines = text.split("\n")
    if lines and lines[-1] == "":
        lines.pop()
    return lines


def read_lines(path: str | Path, encoding: str = "utf-8") -> list[str]:
    """Read a text file as lines without their ends; empty lines are kept, an empty file is an error."""
    return split_lines(read_text(path, encoding))


def check_parallel(
    first: Sequence[object], second: Sequence[object], first_name: str, second_name: str
) -> None:
    """Raise DataError that names both sides and both counts unless the two are equally long."""
    check_same_count(len(first), len(second), first_name, second_name)


def check_same_count(first: int, second: int, first_name: str, second_name: str) -> None:
    """Raise DataError that names both sides and both counts unless the counts are the same."""
    if first != second:
        raise DataError(
            f"{first_name} has {first} lines and {second_name} has {second}; "
            "line n of one must belong to line n of the other"
        )


@contextlib.contextmanager
def opened(path: str | Path) -> Iterator[IO[bytes]]:
    """Open a file for bytes, with the errors of `read_bytes`; "-" and what else is a pipe is read whole."""
    if str(path) == STDIN:
        yield io.BytesIO(read_bytes(path))
        return
    try:
        file = Path(path).open("rb")  # noqa: SIM115 (closed below)
    except OSError:
        read_bytes(path)
        raise
    with file:
        yield file if file.seekable() else io.BytesIO(file.read())


MAX_LINE = 10_000_000
"""Bytes that a line of a file which is read line by line may have."""


def iter_lines(path: str | Path, keep_ends: bool = False) -> Iterator[str]:
    """Yield the lines of a UTF-8 file as `read_lines` gives them, in memory that does not grow with it.

    With `keep_ends` each has its "\\n" or "\\r\\n". Raises the same errors as `read_lines`, once it comes to
    the place, and DataError for a line of more than 10 million bytes.
    """
    with opened(path) as file:
        head = file.read(8192)
        start = len(codecs.BOM_UTF8) if head.startswith(codecs.BOM_UTF8) else 0
        file.seek(start)
        if not any(part.strip() for part in iter(lambda: file.read(65536), b"")):
            raise DataError(f"{path}: is empty; there is nothing to read in it")
        file.seek(start)
        at = 0
        for number, raw in enumerate(iter(lambda: file.readline(MAX_LINE + 1), b""), 1):
            if len(raw) > MAX_LINE:
                raise DataError(
                    f"{path}: line {number} has over {MAX_LINE:,} bytes; no text has lines that long, "
                    "break it or check the file"
                )
            try:
                line = raw.decode()
            except UnicodeDecodeError as error:
                bad = raw[error.start]
                raise _not_text(path, "utf-8", bad, at + error.start, number, head) from None
            if "\0" in line:
                raise _nul(path, number)
            at += len(raw)
            if not keep_ends:
                line = line.removesuffix("\n") if line[-2:] != "\r\n" else line[:-2]
            yield line


@contextlib.contextmanager
def writing(path: str | Path, mode: str = "w") -> Iterator[IO]:
    """Open `path` for writing ("-": standard output); the file appears only when the block succeeds.

    Writes to a temporary file beside the target, flushes it to disk and renames it, so a failure or a
    kill leaves the old file, or none, never half of one. A link's target is replaced, not the link; a
    device or pipe is written directly. `mode` is "w" (UTF-8, "\\n" line ends) or "wb". Raises DataError
    when the folder is missing, may not be written, or the disk is full, and for a lone surrogate, which
    UTF-8 has no bytes for; an error of the block itself passes through.
    """
    if mode not in ("w", "wb"):
        raise ValueError(f"mode {mode!r} is neither 'w' nor 'wb'")
    target = Path(path)
    with _write_errors(path):
        if str(path) == STDIN:
            stream = sys.stdout.buffer if mode == "wb" else sys.stdout
            yield stream
            stream.flush()
        elif target.is_dir():
            raise DataError(f"{target}: is a folder; name a file in it")
        elif target.exists() and not target.is_file():
            with _open(target, mode) as out:
                yield out
        else:
            place = target.resolve() if target.is_symlink() else target
            temporary = _temporary(place)
            try:
                with _open(temporary, mode) as out:
                    yield out
                    out.flush()
                    os.fsync(out.fileno())
                temporary.replace(place)
            finally:
                temporary.unlink(missing_ok=True)


def check_outputs(
    inputs: Iterable[str | Path], outputs: Iterable[tuple[str, str | Path | None]]
) -> None:
    """Raise UsageError for an output that is also an input, or that is named twice.

    `outputs` are (option, path), in the order of the command's options; a path None is not written. Two
    names are one file also through links, relative paths and mounts. "-" is an input as often as it is
    named, and an output once; folders, devices and URLs may stand on both sides.
    """
    taken = {_identity(path) for path in inputs if str(path) != STDIN}
    named: dict[object, str] = {}
    for option, path in outputs:
        one = None if path is None else STDIN if str(path) == STDIN else _identity(path)
        if one is None:
            continue
        if one in taken:
            raise UsageError(f"{path}: is also the input; name another with {option}")
        if one in named:
            place = "standard output" if one == STDIN else path
            which = " and ".join(dict.fromkeys((named[one], option)))
            raise UsageError(f"{place}: is named twice, with {which}; name one file for each")
        named[one] = option


def _identity(path: str | Path) -> object:
    """What is the same for two names of one file, None for what is no file."""
    if "://" in str(path):
        return None
    try:
        found = Path(path).stat()
    except OSError:
        return os.path.realpath(path)
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None


def make_folder(folder: Path) -> None:
    """Make a folder and those it lies in, if they are missing; raises DataError where that cannot be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DataError(
            f"{folder}: cannot be made ({error.strerror}); name another folder"
        ) from None


def _open(file: Path, mode: str) -> IO:
    if mode == "wb":
        return file.open(mode)
    return file.open(mode, encoding="utf-8", newline="\n")


def _temporary(target: Path) -> Path:
    """Make an empty file beside `target`, with the rights of the file it will replace."""
    try:
        handle, name = tempfile.mkstemp(
            prefix=f".{target.name}.", suffix=".part", dir=target.parent
        )
        os.fchmod(handle, target.stat().st_mode if target.exists() else 0o666 & ~umask())
        os.close(handle)
        return Path(name)
    except (FileNotFoundError, NotADirectoryError):
        raise DataError(f"{target.parent}: no such folder; make it first") from None
    except PermissionError:
        raise DataError(f"{target}: may not be written; check the folder's permissions") from None
    except OSError as error:
        raise DataError(
            f"{target}: could not be written ({error.strerror}); nothing was changed"
        ) from None


_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS})


@contextlib.contextmanager
def _write_errors(path: str | Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in _DISK:
            raise
        if str(path) == STDIN:
            raise DataError(f"standard output: could not be written ({error.strerror})") from None
        raise DataError(
            f"{path}: could not be written ({error.strerror}); nothing was changed"
        ) from None
    except UnicodeEncodeError as error:
        raise DataError(
            f"{path}: could not be written: U+{ord(error.object[error.start]):04X} is half a character "
            "(a lone surrogate) and no text; read the damaged text again from its source"
        ) from None


def umask() -> int:
    """Return the process's file mode mask."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
