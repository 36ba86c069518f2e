"""Fixtures for all tests."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of development data beside the project; without it the test is skipped, or fails
    where CAREO_REQUIRE_SHARED=1."""
    folder = ROOT.parent / "shared"
    if not (folder / "testsets").is_dir():
        if os.environ.get("CAREO_REQUIRE_SHARED") == "1":
            pytest.fail(f"{folder} is missing and CAREO_REQUIRE_SHARED=1")
        pytest.skip("development data not present")
    return folder


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of sample texts written for this project."""
    return ROOT / "samples"
