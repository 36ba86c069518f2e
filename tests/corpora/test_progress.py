"""The line that tells how far a job is."""

import io
import sys

import pytest

from corpora import progress as module
from corpora.progress import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("total", "now", "shown"),
    [
        (1000, 10.0, "100/1000 lines  10/s  90 s left"),
        (10_000, 10.0, "100/10000 lines  10/s  16 min left"),
        (1_000_000, 100.0, "100/1000000 lines  1/s  277 h 45 min left"),
        (0, 10.0, "100 lines  10/s"),
    ],
)
def test_what_is_shown(total: int, now: float, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    out = Terminal()
    clock = iter([0.0, *([0.0] * 99), now])
    monkeypatch.setattr(sys, "stderr", out)
    monkeypatch.setattr(module.time, "monotonic", lambda: next(clock))
    stream = progress(range(1000), total, "lines")
    for _ in range(101):
        next(stream)
    assert out.getvalue().split("\r\x1b[K")[1:] == [shown]


def test_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(progress(range(3), 3, "lines")) == [0, 1, 2]
    assert capsys.readouterr().err == ""
