"""Windows of a bitext as plain data for the grid: what the browser gets, and nothing more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from corpora.reviews import Alignment, BeadState, Comment, Status
from corpora.store import BitextInfo, BitextRow, Project
from corpora.values import Bead
from review.figures import chrf, chrf_soon
from review.tags import Remarks, as_data, sort_out

WINDOW = 100
"""Rows the browser holds at a time: enough to scroll, few enough to send with every answer."""

NEAR = 4
"""Rows on either side of the one somebody waits to see whose figures come with it; the others' may follow."""

LETTERS = {
    Status.DRAFT: "d",
    Status.EDITED: "e",
    Status.REVIEWED: "r",
    Status.APPROVED: "a",
    Status.REJECTED: "x",
    Status.LOCKED: "l",
}
"""One letter a status, for the map of the whole bitext."""

SIDES = ("source", "target")
NOTHING = sort_out(())


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found in a bead.

    `excerpt` is the text found fault with, on the target side unless `missing`: then it is source text
    that the translation leaves out. `check` names the check, `said` is the key of an explanation with
    its values, `key` names the finding as long as the sentence around it stays.
    """

    check: str
    severity: str
    said: tuple[Any, ...]
    excerpt: str
    missing: bool = False
    key: str = ""

    def message(self, lang: str) -> str:
        """Return the explanation, a sentence in `lang`."""
        from eval.checks.messages import words_of

        return words_of(self.said, lang)

    def data(self, lang: str) -> dict[str, Any]:
        """Return what the grid shows of it."""
        shown = {name: value for name, value in asdict(self).items() if name != "said"}
        return {**shown, "message": self.message(lang)}


def open_findings(
    findings: Sequence[Finding], text: str | None, ignored: Collection[str] = ()
) -> list[Finding]:
    """Return the findings that what a reviewer wrote (None: nothing) has not dealt with.

    Those whose key is `ignored` were looked at and set aside.

    One is dealt with when the text it found fault with is gone from the new version, or when a version
    stands where there was none.
    """
    kept = [finding for finding in findings if finding.key not in ignored]
    if text is None:
        return kept
    return [finding for finding in kept if not finding.missing and finding.excerpt in text]


def window_start(at: int, total: int, size: int = WINDOW) -> int:
    """Return the first row of the window that has row `at` near its middle, both counted from zero."""
    return max(0, min(at - size // 2, total - size))


def book_map(states: Sequence[BeadState]) -> dict[str, Any]:
    """Return the whole bitext in small: a status letter and a percentage a bead.

    The percentage is the probability of an untouched bead (at most 99; -1 where nobody estimated it), 0
    for one that a person doubts and 100 for one that a person settled.
    """
    return {
        "status": "".join(LETTERS[state.status] for state in states),
        "p": [_percent(state.bead, state.alignment) for state in states],
    }


def _percent(bead: Bead, alignment: Alignment) -> int:
    if alignment is Alignment.DOUBTFUL:
        return 0
    if alignment is not Alignment.AUTO:
        return 100
    return -1 if bead.probability is None else min(99, round(bead.probability * 100))


def remarks_by_row(states: Sequence[BeadState], comments: Sequence[Comment]) -> dict[int, Remarks]:
    """Return the sorted comments of the rows that have any, by the row's index."""
    if not comments:
        return {}
    owners: dict[tuple[str, int], int] = {}
    wanted = {(comment.side, comment.segment) for comment in comments}
    for index, state in enumerate(states):
        for side, span in zip(SIDES, (state.bead.source, state.bead.target), strict=True):
            for segment in span:
                if (side, segment) in wanted:
                    owners[side, segment] = index
    rows: dict[int, list[Comment]] = defaultdict(list)
    for comment in comments:
        rows[owners[comment.side, comment.segment]].append(comment)
    return {index: sort_out(ones) for index, ones in rows.items()}


def row_data(
    row: BitextRow,
    segments: Mapping[str, Sequence[str]],
    findings: Sequence[Finding],
    remarks: Remarks,
    chrf: float | None,
    lang: str = "en",
) -> dict[str, Any]:
    """Return one row as JSON values, findings in `lang`; `p` is None where nobody estimated it."""
    return {
        "id": row.id,
        "index": row.index,
        "rev": row.revision,
        "type": row.bead.type,
        "p": row.bead.probability,
        "chrf": chrf,
        "source": row.source,
        "target": row.target,
        "machine": row.machine,
        "text": row.text,
        "alignment": str(row.alignment),
        "status": str(row.status),
        "segments": segments,
        "first": {"source": row.bead.source.start, "target": row.bead.target.start},
        "issues": [
            finding.data(lang) for finding in open_findings(findings, row.text, remarks.ignored)
        ],
        **as_data(remarks),
    }


def window_data(
    project: Project,
    info: BitextInfo,
    start: int,
    segments: Mapping[str, Sequence[str]],
    findings: Mapping[int, Sequence[Finding]],
    remarks: Mapping[int, Remarks],
    size: int = WINDOW,
    near: int | None = None,
    lang: str = "en",
) -> dict[str, Any]:
    """Return rows [start, start + size) of a bitext with what belongs to them, in `lang`.

    A row's `chrf` is None where a side is missing. With `near`, a row that somebody waits to see, so it is
    for rows further than NEAR from that one whose figure is not known yet; `waits` says whether there are.

    `segments` are the texts of both sides' segments; `findings` go by the bead's first source and first
    target segment (see `place_of`), so that they stay with it; `remarks` go by the row's index.
    """
    rows = project.rows(info.id, start, min(start + size, info.beads))
    result = []
    scores = _scores(rows, near)
    for row in rows:
        spans = {"source": row.bead.source, "target": row.bead.target}
        texts = {side: list(segments[side][span.start : span.end]) for side, span in spans.items()}
        said = remarks.get(row.index, NOTHING)
        found = findings.get(place_of(row.bead), ())
        result.append(row_data(row, texts, found, said, scores.get(row.index), lang))
    return {
        "bitext": info.id,
        "total": info.beads,
        "start": start,
        "langs": {"source": info.source_lang, "target": info.target_lang},
        "has_machine": any(row.machine for row in rows),
        "rows": result,
        "waits": None in scores.values(),
    }


def _scores(rows: Sequence[BitextRow], near: int | None) -> dict[int, float | None]:
    """Return chrF by the index of the rows that have both versions, None where it is not known yet."""
    pairs = {
        row.index: (row.machine, row.target) for row in rows if row.machine and row.target.strip()
    }
    wanted = [at for at in pairs if near is None or abs(at - near) <= NEAR]
    scores: dict[int, float | None] = {at: chrf(*pairs[at]) for at in wanted}
    left = [at for at in pairs if at not in scores]
    scores.update(zip(left, chrf_soon([pairs[at] for at in left]), strict=True))
    return scores


def place_of(bead: Bead) -> int:
    """Return the number that orders a bitext's beads and stays while their borders do."""
    return bead.source.start + bead.target.start
