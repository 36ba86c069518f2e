"""The folder of a training run: what it trains, its checkpoint, its log; safe against a kill at any time."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from corpora.errors import DataError
from corpora.textio import make_folder, writing
from translate.training.sampler import Place

IDENTITY, CHECKPOINT, LOG, LOCK = "run.json", "checkpoint.pt", "log.jsonl", ".lock"


@dataclass(slots=True)
class Progress:
    """How far a run is: steps, pairs and seconds; the pool it is in and the batches done of it.

    `fraction` of the budget chose the group weights of this pool, `next_fraction` chooses the next
    one's. `best` is the highest mean chrF on the held-out sets (-1: none yet), `before` and `after`
    the scores by set at the start and of the exported model.
    """

    place: Place
    step: int = 0
    pairs: int = 0
    seconds: float = 0.0
    done: int = 0
    fraction: float = 0.0
    next_fraction: float = 0.0
    best: float = -1.0
    finished: bool = False
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)

    def to_json(self) -> str:
        """Return the values as JSON."""
        return json.dumps(asdict(self))

    @staticmethod
    def from_json(text: str) -> Progress:
        """Read what `to_json` wrote."""
        values = json.loads(text)
        place = values.pop("place")
        groups = {name: (epoch, at) for name, (epoch, at) in place["groups"].items()}
        return Progress(place=Place(place["pool"], groups), **values)


class RunFolder:
    """A folder that holds one run; made by `open_run`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock: IO | None = None

    def lock(self) -> None:
        """Hold the run for this process until it ends, and clear away what a killed one left half written."""
        import fcntl

        self._lock = (self.path / LOCK).open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise DataError(
                f"{self.path}: another process is training there; wait for it"
            ) from None
        for left in self.path.glob(".*.part"):
            left.unlink()

    def unlock(self) -> None:
        """Let another process have the run."""
        if self._lock is not None:
            self._lock.close()

    @property
    def vocabulary(self) -> Path:
        """Folder of the vocabulary, complete when it is there."""
        return self.path / "vocabulary"

    @property
    def has_checkpoint(self) -> bool:
        """Whether there is a checkpoint to go on from."""
        return (self.path / CHECKPOINT).is_file()

    def save(self, content: dict[str, Any]) -> None:
        """Replace the checkpoint: the old one stays until the new one is on disk whole."""
        import torch

        with writing(self.path / CHECKPOINT, "wb") as out:
            torch.save(content, out)

    def load(self, device: str) -> dict[str, Any]:
        """Read the checkpoint."""
        import pickle

        import torch

        try:
            return torch.load(self.path / CHECKPOINT, map_location=device, weights_only=True)
        except (OSError, RuntimeError, EOFError, pickle.UnpicklingError) as error:
            reason = str(error).split("\n")[0]
            raise DataError(
                f"{self.path / CHECKPOINT}: cannot be read ({reason}); remove the folder and start again"
            ) from None

    def log(self, **values: Any) -> None:
        """Append one line to the log."""
        with (self.path / LOG).open("a", encoding="utf-8") as out:
            out.write(json.dumps(values, ensure_ascii=False) + "\n")

    def cut_log(self, step: int) -> None:
        """Drop what the log says of steps after `step`, and a half line: they are run again."""
        path = self.path / LOG
        if not path.is_file():
            return
        kept = []
        for line in path.read_text(encoding="utf-8").split("\n"):
            try:
                if json.loads(line)["step"] <= step:
                    kept.append(line + "\n")
            except (ValueError, KeyError):
                continue
        with writing(path) as out:
            out.writelines(kept)


def open_run(path: str | Path, identity: dict[str, Any], resume: bool) -> RunFolder:
    """Open the folder of a run, new, empty, or holding a run with the same identity.

    `identity` holds "recipe" (its hash), "direction" and "init" (None where it does not matter, on going
    on). Raises DataError for a folder with anything else in it, with a run of another recipe, or with
    any run if `resume` is false. A run that has no checkpoint yet may begin again as another.
    """
    folder = Path(path)
    if folder.exists() and not folder.is_dir():
        raise DataError(f"{folder}: is a file; name a folder for the run")
    make_folder(folder)
    run = RunFolder(folder)
    named = folder / IDENTITY
    if named.is_file():
        if not resume:
            raise DataError(f"{folder}: holds a run already; name another folder")
        run.lock()
        if run.has_checkpoint:
            _check_identity(run, identity)
            return run
        shutil.rmtree(run.vocabulary, ignore_errors=True)
    else:
        if any(path.name != LOCK and path.suffix != ".part" for path in folder.iterdir()):
            raise DataError(
                f"{folder}: is not empty and holds no training run; name another folder"
            )
        run.lock()
    with writing(named) as out:
        json.dump(identity, out, indent=1)
        out.write("\n")
    return run


def _check_identity(run: RunFolder, identity: dict[str, Any]) -> None:
    named = run.path / IDENTITY
    try:
        old = json.loads(named.read_text(encoding="utf-8"))
    except ValueError:
        run.unlock()
        raise DataError(f"{named}: is damaged; remove the folder and start again") from None
    for key, value in identity.items():
        if old.get(key) != value and not (key == "init" and value is None):
            run.unlock()
            raise DataError(
                f"{run.path}: holds a run with another {key} ({old.get(key)}, now {value}); "
                "name another folder"
            )
