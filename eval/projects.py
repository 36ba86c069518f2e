"""Scores, checks and judgements of what a project holds: a bitext, its machine translation, its comments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpora.errors import DataError
from corpora.values import Bitext, Translation
from eval.bitexts import BitextScores, bead_texts, score_bitext
from eval.groups import GroupScores, groups_of, score_groups
from eval.judgements import ErrorMarks, Judgement, Preference
from eval.metrics import DEFAULT_METRICS, statistics

if TYPE_CHECKING:
    from corpora.records import BitextInfo
    from corpora.reviews import Comment
    from corpora.store import Project

HUMAN, MACHINE = "human", "machine"
VERDICTS = {HUMAN: "left", MACHINE: "right", "equal": "tie", "neither": "tie"}
"""The verdicts that the app keeps as comments → the choice between human (left) and machine (right)."""
_VERDICT = re.compile(r"#verdict (\w+)")
_ERROR = re.compile(r"#error (\w+) (minor|major|critical)\s*$")
_IGNORED = re.compile(r"#ignore (\S+)")


@dataclass(frozen=True, slots=True)
class Held:
    """A bitext of a project with its newest machine translation (None: none) and the comments on it."""

    info: BitextInfo
    bitext: Bitext
    translations: tuple[Translation, ...] | None
    comments: tuple[Comment, ...]

    @property
    def ignored(self) -> frozenset[str]:
        """The keys of findings that somebody set aside in the app."""
        return frozenset(
            found[1]
            for comment in self.comments
            if not comment.resolved and (found := _IGNORED.match(comment.text))
        )


@dataclass(frozen=True, slots=True)
class ProjectScores:
    """Scores of a bitext's machine translation, of its groups, and the texts of the scored beads."""

    info: BitextInfo
    scores: BitextScores
    groups: tuple[GroupScores, ...]
    hypotheses: tuple[str, ...]
    references: tuple[str, ...]


def read_bitext(place: str | Path, bitext_id: int | None = None) -> Held:
    """Read one bitext of a project: the one of that id, or the only one.

    Raises DataError when the project has none (nothing is aligned yet), several and no id is given, or
    none of that id.
    """
    from corpora.store import Project

    with Project.open(place) as project:
        info = _chosen(project, place, bitext_id)
        return Held(
            info,
            project.bitext(info.id),
            project.translations(info.source_id),
            tuple(project.comments(info.id)),
        )


def _chosen(project: Project, place: str | Path, bitext_id: int | None) -> BitextInfo:
    infos = project.bitexts()
    if not infos:
        raise DataError(
            f"{place}: has no bitext, so nothing is aligned in it; align two texts into it first"
        )
    known = ", ".join(f"{info.id} ({info.name})" for info in infos)
    if bitext_id is None:
        if len(infos) > 1:
            raise DataError(f"{place}: has several bitexts, name one with --bitext: {known}")
        return infos[0]
    for info in infos:
        if info.id == bitext_id:
            return info
    raise DataError(f"{place}: has no bitext {bitext_id}; it has {known}")


def score_project(
    place: str | Path,
    bitext_id: int | None = None,
    metrics: Sequence[str] = DEFAULT_METRICS,
    confidence: int = 0,
    by: Sequence[str] = (),
) -> ProjectScores:
    """Score the stored machine translation of a bitext against its target side, bead by bead.

    Segments of a bead are joined, so n-m beads count; coverage of both sides is in the result. `by` are
    ways to group (`eval.groups.BY`). Raises DataError for a bitext without machine translation or without
    beads that have text on both sides, and as `read_bitext` does.
    """
    held = read_bitext(place, bitext_id)
    if held.translations is None:
        raise DataError(
            f"{place}: bitext {held.info.id} has no machine translation to score; translate its source "
            "first, or score files with --hyp and --ref"
        )
    found = score_bitext(held.bitext, held.translations, metrics, confidence)
    _, hypotheses, references = bead_texts(held.bitext, held.translations)
    groups: tuple[GroupScores, ...] = ()
    if by:
        parts = groups_of(
            by,
            references,
            held.info.target_lang,
            confidences=_confidences(held, found.scored),
            roles=_roles(held.bitext, found.scored),
        )
        counted = [statistics(hypotheses, references, metric) for metric in metrics]
        groups = tuple(score_groups(counted, parts, confidence))
    return ProjectScores(held.info, found, groups, tuple(hypotheses), tuple(references))


def _confidences(held: Held, scored: Sequence[int]) -> list[float | None]:
    """Return the least confidence in each scored bead; [] where no translation has any."""
    made = held.translations or ()
    if all(one.confidence is None for one in made):
        return []
    found: list[float | None] = []
    for index in scored:
        values = [made[at].confidence for at in held.bitext.beads[index].source]
        known = [value for value in values if value is not None]
        found.append(min(known) if known else None)
    return found


def _roles(bitext: Bitext, scored: Sequence[int]) -> list[str]:
    homes = [bitext.source.segments[bitext.beads[index].source.start].paragraph for index in scored]
    return [str(bitext.source.paragraphs[home].role) for home in homes]


def project_judgements(place: str | Path, bitext_id: int | None = None) -> list[Judgement]:
    """Read the blind verdicts and error marks that the app keeps as comments on a bitext.

    A bead's newest verdict counts. Error marks are about the human translation; every bead with text on
    the target side counts with its words, marked or not. Raises DataError as `read_bitext` does.
    """
    held = read_bitext(place, bitext_id)
    bitext, text = held.bitext, held.info.name
    beads = {
        (side, index): number
        for number, bead in enumerate(bitext.beads)
        for side, span in (("source", bead.source), ("target", bead.target))
        for index in span
    }
    verdicts: dict[tuple[int, str], Preference] = {}
    marks: dict[int, list[tuple[str, str]]] = {}
    for comment in held.comments:
        bead = beads.get((comment.side, comment.segment))
        if bead is None or comment.resolved:
            continue
        verdict, error = _VERDICT.match(comment.text), _ERROR.match(comment.text)
        if verdict and verdict[1] in VERDICTS:
            verdicts[bead, comment.author] = Preference(
                text,
                bead,
                HUMAN,
                MACHINE,
                VERDICTS[verdict[1]],
                comment.author,
                comment.created,
                placed=False,
            )
        elif error:
            marks.setdefault(bead, []).append((error[2], error[1]))
    found: list[Judgement] = list(verdicts.values())
    if marks:
        found += [
            ErrorMarks(text, number, HUMAN, words, tuple(marks.get(number, ())))
            for number, bead_ in enumerate(bitext.beads)
            if (words := len(bitext.target_text(bead_).split()))
        ]
    return found
