"""The CTranslate2 form of a model: made once, kept in the user's cache under the model's hash."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpora.errors import DataError, unknown
from translate.models import Model

if TYPE_CHECKING:
    from ctranslate2.converters import TransformersConverter

PRECISIONS = ("int8", "int8_float32", "int16", "float16", "bfloat16", "float32")
FORM = 3
"""Number of the way models are converted; a new number makes old conversions be left alone."""
WEIGHTS = "model.bin"
COMPLETE = "complete"
"""Name of the file written last, with the size of the weights: a folder without it, or with weights of
another size, is the rest of an interrupted conversion and made again."""
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What the system says when there is no more room for a file."""


def cache_folder() -> Path:
    """Return where converted models are kept: $CAREO_CACHE, else careo in the user's cache folder."""
    if place := os.environ.get("CAREO_CACHE"):
        return Path(place)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "careo"


def converted(model: Model, precision: str = "int8") -> Path:
    """Return the folder of `model` in CTranslate2's format, converting it first if it is not there.

    The folder appears under its final name only when complete, so an interrupted or damaged conversion is
    made again and two processes may convert at once. Raises UsageError for an unknown precision and
    DataError when the weights cannot be read or the cache not written.
    """
    if precision not in PRECISIONS:
        raise unknown("precision", precision, PRECISIONS)
    target = cache_folder() / "ctranslate2" / f"{model.hash}-{precision}-{FORM}"
    if _whole(target):
        return target
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=".converting-", dir=target.parent))
    except OSError as error:
        raise _unwritable(target.parent, error) from None
    try:
        _convert(model, temporary / "model", precision)
        try:
            _finish(temporary / "model")
        except OSError as error:
            raise _unwritable(target.parent, error) from None
        if target.exists() and not _whole(target):
            shutil.rmtree(target)
        with contextlib.suppress(OSError):  # another process was faster
            (temporary / "model").rename(target)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    if not _whole(target):
        raise DataError(f"{target}: could not be put in place; set CAREO_CACHE to another folder")
    return target


def _finish(folder: Path) -> None:
    """Write a conversion's files through to the disk, and the file that says it is complete."""
    for path in folder.iterdir():
        with path.open("rb") as stream:
            os.fsync(stream.fileno())
    size = (folder / WEIGHTS).stat().st_size
    (folder / COMPLETE).write_text(str(size), encoding="ascii")


def _whole(folder: Path) -> bool:
    """Whether a conversion is complete: its last file tells the size that the weights were written with."""
    try:
        size = int((folder / COMPLETE).read_text(encoding="ascii"))
        return (folder / WEIGHTS).stat().st_size == size
    except (OSError, ValueError):
        return False


def _unwritable(folder: Path, error: OSError) -> DataError:
    cure = "free some space, or " if error.errno in FULL else ""
    return DataError(
        f"{folder}: cannot be written ({error.strerror}); {cure}set CAREO_CACHE to another folder"
    )


def _convert(model: Model, output: Path, precision: str) -> None:
    import logging
    import warnings

    from ctranslate2.converters import TransformersConverter

    logging.getLogger("transformers").setLevel(logging.ERROR)
    with warnings.catch_warnings(), _quiet_progress():
        warnings.simplefilter("ignore")
        try:
            # The converter fails on damaged weights with whatever the reading library raises.
            _write(TransformersConverter(str(model.folder)), output, precision)
        except Exception as error:
            if isinstance(error, OSError) and error.errno in FULL:
                raise _unwritable(output.parents[1], error) from None
            reason = str(error).strip().split("\n")[0] or type(error).__name__
            raise DataError(f"{model.folder}: could not be converted ({reason})") from error


def _write(converter: TransformersConverter, output: Path, precision: str) -> None:
    """Do what `converter.convert` does, but keep int8 weights to seven bits.

    A CPU without VNNI instructions (AVX2 only) multiplies int8 pairs into 16 bits, and where both pairs
    are large the sum is cut off. Weights of at most 64 cannot reach that: 2 · 255 · 64 < 2^15.
    """
    import numpy as np
    from ctranslate2.specs.model_spec import NumpyVariable, visit_spec

    def narrow(spec: Any, name: str, value: Any) -> None:
        key = name.rsplit("/", 1)[-1]
        scale = getattr(spec, f"{key}_scale", None)
        if isinstance(value, NumpyVariable) and isinstance(scale, NumpyVariable):
            halved = np.rint(value.numpy() / 2).astype(np.int8)
            setattr(spec, key, NumpyVariable(halved))
            setattr(spec, f"{key}_scale", NumpyVariable(scale.numpy() / np.float32(2)))

    spec = converter._load()
    spec.validate()
    spec.optimize(quantization=precision)
    if precision.startswith("int8"):
        visit_spec(spec, narrow)
    output.mkdir(parents=True)
    spec.save(str(output))


@contextlib.contextmanager
def _quiet_progress() -> Iterator[None]:
    """Keep the library's weight-loading bar off the terminal: it is not our progress."""
    from transformers.utils import logging as library

    library.disable_progress_bar()
    try:
        yield
    finally:
        if sys.stderr.isatty():
            library.enable_progress_bar()
