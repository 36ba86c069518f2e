"""A project in a few words, for the list of projects."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpora.errors import CareoError
from corpora.store import Project
from review.export import DONE
from review.facts import states_of
from review.recent import key_of


@dataclass(frozen=True, slots=True)
class Overview:
    """A project's place, the name of its first bitext, and how many of all its beads are done.

    `shown` is the place without a password; `bitexts` are ids and names. `hindrance` says why it cannot be
    opened, "" where it can; then the figures are 0.
    """

    place: str
    title: str
    shown: str = ""
    bitexts: tuple[tuple[int, str], ...] = ()
    done: int = 0
    total: int = 0
    hindrance: str = ""

    @property
    def key(self) -> str:
        """The project's short name."""
        return key_of(self.place)


def overview(place: str) -> Overview:
    """Look into a project; what hinders that is said of it and is never an error."""
    name = Path(place).name
    try:
        with Project.open(place) as project:
            infos = project.bitexts()
            done = sum(
                state.status in DONE for info in infos for state in states_of(project, info.id)[1]
            )
            title = (infos[0].name if infos else "") or name
            return Overview(
                place,
                title,
                project.place,
                tuple((info.id, info.name or f"{info.id}") for info in infos),
                done,
                sum(info.beads for info in infos),
            )
    except (CareoError, OSError) as error:
        return Overview(place, name, "" if "://" in place else place, hindrance=str(error))
