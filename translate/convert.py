"""The CTranslate2 form of a model: made once, kept in the user's cache under the model's hash."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from corpora.errors import DataError, unknown
from translate.models import Model

PRECISIONS = ("int8", "int8_float32", "int16", "float16", "bfloat16", "float32")
COMPLETE = "complete"
"""Name of the empty file written last: a folder without it is the rest of an interrupted conversion."""


def cache_folder() -> Path:
    """Return where converted models are kept: $CAREO_CACHE, else careo in the user's cache folder."""
    if place := os.environ.get("CAREO_CACHE"):
        return Path(place)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "careo"


def converted(model: Model, precision: str = "int8") -> Path:
    """Return the folder of `model` in CTranslate2's format, converting it first if it is not there.

    The folder appears under its final name only when complete, so an interrupted conversion is made
    again and two processes may convert at once. Raises UsageError for an unknown precision and
    DataError when the weights cannot be read or the cache not written.
    """
    if precision not in PRECISIONS:
        raise unknown("precision", precision, PRECISIONS)
    target = cache_folder() / "ctranslate2" / f"{model.hash}-{precision}"
    if (target / COMPLETE).is_file():
        return target
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=".converting-", dir=target.parent))
    except OSError as error:
        raise DataError(
            f"{target.parent}: cannot be written ({error.strerror}); set CAREO_CACHE to another folder"
        ) from None
    try:
        _convert(model, temporary / "model", precision)
        (temporary / "model" / COMPLETE).touch()
        if target.exists() and not (target / COMPLETE).is_file():
            shutil.rmtree(target)
        with contextlib.suppress(OSError):  # another process was faster
            (temporary / "model").rename(target)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    if not (target / COMPLETE).is_file():
        raise DataError(f"{target}: could not be put in place; set CAREO_CACHE to another folder")
    return target


def _convert(model: Model, output: Path, precision: str) -> None:
    import logging
    import warnings

    from ctranslate2.converters import TransformersConverter

    logging.getLogger("transformers").setLevel(logging.ERROR)
    with warnings.catch_warnings(), _quiet_progress():
        warnings.simplefilter("ignore")
        try:
            # The converter fails on damaged weights with whatever the reading library raises.
            TransformersConverter(str(model.folder)).convert(str(output), quantization=precision)
        except Exception as error:
            reason = str(error).strip().split("\n")[0] or type(error).__name__
            raise DataError(f"{model.folder}: could not be converted ({reason})") from error


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
