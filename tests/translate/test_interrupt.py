"""Ctrl-C while a model is at work."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from translate.engine_base import interruptible


def heard() -> None:
    """Let a process be interrupted, though the shell that began the tests may have asked otherwise."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_is_heard_while_a_long_call_runs() -> None:
    begun, end = threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        end.wait(60)

    def press() -> None:
        begun.wait(60)
        os.kill(os.getpid(), signal.SIGINT)

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        threading.Thread(target=press, daemon=True).start()
        with pytest.raises(KeyboardInterrupt):
            interruptible(work)
    finally:
        signal.signal(signal.SIGINT, before)
    assert not end.is_set()  # the call had not ended
    end.set()


def test_what_a_call_returns_and_raises_comes_through() -> None:
    assert interruptible(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        interruptible(lambda: 1 // 0)


def test_a_stopped_job_says_where_it_goes_on(tmp_path: Path) -> None:
    source, output = tmp_path / "a.txt", tmp_path / "b.txt"
    source.write_text("".join(f"El perro número {n} duerme en la casa.\n\n" for n in range(4000)))
    command = [sys.executable, "-m", "cli", "translate", str(source), "-o", str(output)]
    command += ["--beam", "1"]
    job = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=heard)
    journal = Path(f"{output}.journal")
    for _ in range(1200):
        if journal.exists() and journal.stat().st_size:
            break
        time.sleep(0.1)
    job.send_signal(signal.SIGINT)
    _, said = job.communicate(timeout=120)
    assert job.returncode == 130
    assert [line for line in said.split("\n") if line] == [
        f"careo: what was translated is kept in {journal}; the same command goes on with it",
        "careo: stopped",
    ]
    assert not output.exists() and not list(tmp_path.glob("*.part"))
