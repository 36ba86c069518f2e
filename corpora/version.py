"""The version of careo, as files say which program made them."""

from __future__ import annotations

import functools


@functools.cache
def version() -> str:
    """Return the installed version, "unknown" where careo runs from a tree that is not installed."""
    from importlib import metadata

    try:
        return metadata.version("careo")
    except metadata.PackageNotFoundError:
        return "unknown"
