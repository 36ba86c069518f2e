"""Operations on a bitext under review and their inverses, free of any database or page.

`apply(table, operation)` changes a table and returns the operation that takes it back, so undo is the
same function: a `Restore` of the rows as they were. A `Table` is whatever holds the rows: `Sheet` in
memory, a project in its database. Operations on alignment move the borders of beads and never touch
segments, so the text of each side stays what it was.

When borders move, a bead's id follows its first source segment (its first target segment where it has no
source), and a written text the segments that it is a version of: the target's, in a bead without any the
source's. It is cut where it has a sentence for each of them. Else it stays whole with the bead's id if one of
them stays there, with the first of them if not, and the others stand empty. Texts that meet are joined by a
space; where one of them is written, what stands for the others (see `Table.text`) is written with it, so that
no text is lost or said twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from corpora.errors import DataError, unknown
from corpora.languages import LANGUAGES
from corpora.reviews import Alignment, BeadState, Comment, Status
from corpora.split import split_spans
from corpora.values import Bead, Bitext, Span

GONE = "that pair is not there any more: it was joined with another, or never was"
CHANGED = "the pairs were changed meanwhile; look at them again"


class ConflictError(DataError):
    """The rows are no longer as they were when the operation was made."""


@dataclass(frozen=True, slots=True)
class Change:
    """The rows that an operation touched, as they were and as they are; ids link the two."""

    before: tuple[BeadState, ...] = ()
    after: tuple[BeadState, ...] = ()
    comments_before: tuple[Comment, ...] = ()
    comments_after: tuple[Comment, ...] = ()

    def inverse(self) -> Change:
        """Return the change that takes this one back."""
        return Change(self.after, self.before, self.comments_after, self.comments_before)


@dataclass(frozen=True, slots=True)
class Merge:
    """Join `count` beads, the first of them `bead`, into one."""

    bead: int
    count: int = 2


@dataclass(frozen=True, slots=True)
class Split:
    """Cut a bead in two before source segment `source_at` and target segment `target_at`.

    A cut at the start or end of a side gives that side to one part whole. `texts` say what each part's
    written text is; without them it is cut with its segments.
    """

    bead: int
    source_at: int
    target_at: int
    texts: tuple[str | None, str | None] | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """Move segments of one side over the border between a bead and the next one.

    `count` > 0 gives the bead's last ones to the next, `count` < 0 takes the next one's first. A bead
    that is left without segments is gone.
    """

    bead: int
    side: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Unlink:
    """Cut a bead with two sides into an omission and an addition."""

    bead: int


@dataclass(frozen=True, slots=True)
class Realign:
    """Put other beads, such as an aligner's, in the place of beads `first` to `last`."""

    first: int
    last: int
    beads: tuple[Bead, ...]


@dataclass(frozen=True, slots=True)
class SetText:
    """Write the text of a bead, or take it away with None."""

    bead: int
    text: str | None


@dataclass(frozen=True, slots=True)
class SetAlignment:
    """Say whether the right segments stand in a bead."""

    bead: int
    alignment: Alignment


@dataclass(frozen=True, slots=True)
class SetStatus:
    """Say how far the text of a bead is; only legal moves (`corpora.reviews.MOVES`)."""

    bead: int
    status: Status


@dataclass(frozen=True, slots=True)
class AddComment:
    """Remark on a segment; `created` is UTC in ISO 8601."""

    side: str
    segment: int
    text: str
    author: str = ""
    created: str = ""


@dataclass(frozen=True, slots=True)
class EditComment:
    """Change the text of a comment, or whether it is resolved; None leaves either as it is."""

    comment: int
    text: str | None = None
    resolved: bool | None = None


@dataclass(frozen=True, slots=True)
class RemoveComment:
    """Take a comment away."""

    comment: int


@dataclass(frozen=True, slots=True)
class Restore:
    """Put rows back; made by `apply`, in the order in which they are to be put."""

    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Several operations that happen, and are undone, as one."""

    operations: tuple[Operation, ...]


Operation = (
    Merge
    | Split
    | Move
    | Unlink
    | Realign
    | SetText
    | SetAlignment
    | SetStatus
    | AddComment
    | EditComment
    | RemoveComment
    | Restore
    | Batch
)


class Table(Protocol):
    """Where the rows of one bitext are."""

    def run(self, bead: int, count: int) -> Sequence[BeadState]:
        """Return a bead and those after it, `count` in all or fewer at the end; DataError if unknown."""

    def until(self, first: int, last: int) -> Sequence[BeadState]:
        """Return the beads from `first` to `last`; DataError if unknown or out of order."""

    def comment(self, id: int) -> Comment:
        """Return a comment; DataError if unknown."""

    def segments(self, side: str) -> int:
        """Return how many segments a side has."""

    def text(self, version: str, span: Span) -> str:
        """Return what stands for segments where nobody wrote anything, "" where nothing does.

        `version` is "target" for segments of the human translation, "machine" for source segments in
        their newest machine translation.
        """

    def lang(self) -> str:
        """Return the language that is translated into."""

    def number(self, bead: int) -> int:
        """Return which pair a bead is as readers count, from one; DataError if unknown."""

    def new_bead(self) -> int:
        """Return an id that no bead ever had."""

    def new_comment(self) -> int:
        """Return an id that no comment ever had."""

    def put(self, change: Change) -> None:
        """Replace the rows of `before` by those of `after`; ConflictError if they are not there so."""


def apply(table: Table, operation: Operation) -> Restore:
    """Perform an operation and return the one that takes it back.

    Raises DataError for rows that do not exist or an operation that is not legal. A failing Batch has
    done its first part: perform it in a transaction.
    """
    done: list[Change] = []
    for change in _changes(table, operation):
        done.append(change.inverse())
    return Restore(tuple(reversed(done)))


def _changes(table: Table, operation: Operation) -> Iterable[Change]:
    if isinstance(operation, Batch):
        for part in operation.operations:
            yield from _changes(table, part)
    elif isinstance(operation, Restore):
        for change in operation.changes:
            table.put(change)
            yield change
    else:
        change = _plan(table, operation)
        table.put(change)
        yield change


def _plan(table: Table, operation: Operation) -> Change:
    match operation:
        case AddComment() | EditComment() | RemoveComment():
            return _plan_comment(table, operation)
        case SetText(bead, text):
            return _one(table, bead, lambda state: _unlocked(table, state).with_text(text))
        case SetAlignment(bead, alignment):
            return _one(
                table, bead, lambda state: _unlocked(table, state).with_alignment(alignment)
            )
        case SetStatus(bead, status):
            return _one(table, bead, lambda state: state.with_status(status))
        case Merge(bead, count):
            return _plan_merge(table, bead, count)
        case Split():
            return _plan_split(table, operation)
        case Move():
            return _plan_move(table, operation)
        case Unlink(bead):
            old = table.run(bead, 1)
            whole = old[0].bead
            if not len(whole.source) or not len(whole.target):
                raise DataError(
                    f"pair {table.number(bead)} has one side only; there is nothing to unlink"
                )
            cut = (_by_hand(whole.source, Span(whole.target.start, whole.target.start)),)
            rest = Span(whole.source.end, whole.source.end)
            return _rewrite(table, old, (*cut, _by_hand(rest, whole.target)))
        case Realign(first, last, beads):
            return _rewrite(table, table.until(first, last), beads)
    raise TypeError(f"{operation!r} is no operation")


def _one(table: Table, bead: int, change: Callable[[BeadState], BeadState]) -> Change:
    (state,) = table.run(bead, 1)
    return Change((state,), (change(state),))


def _unlocked(table: Table, state: BeadState) -> BeadState:
    """Return the state itself; DataError if it is locked."""
    if state.status is Status.LOCKED:
        number = table.number(state.id)
        raise DataError(f"pair {number} is locked; set it back to approved first")
    return state


def _plan_merge(table: Table, bead: int, count: int) -> Change:
    if count < 2:
        raise DataError(f"a merge needs two pairs or more, not {count}")
    old = table.run(bead, count)
    if len(old) < count:
        raise DataError(
            f"after pair {table.number(bead)} come {len(old) - 1} more; {count} cannot be joined"
        )
    first, last = old[0].bead, old[-1].bead
    source = Span(first.source.start, last.source.end)
    return _rewrite(table, old, (_by_hand(source, Span(first.target.start, last.target.end)),))


def _plan_split(table: Table, operation: Split) -> Change:
    old = table.run(operation.bead, 1)
    source, target = old[0].bead.source, old[0].bead.target
    at = (operation.source_at, operation.target_at)
    if not (source.start <= at[0] <= source.end and target.start <= at[1] <= target.end):
        number = table.number(operation.bead)
        raise DataError(f"pair {number} cannot be split at {at[0]}:{at[1]}, outside of it")
    if at in ((source.start, target.start), (source.end, target.end)):
        number = table.number(operation.bead)
        raise DataError(f"pair {number} cannot be split at its end; one part would be empty")
    parts = (
        _by_hand(Span(source.start, at[0]), Span(target.start, at[1])),
        _by_hand(Span(at[0], source.end), Span(at[1], target.end)),
    )
    change = _rewrite(table, old, parts)
    if operation.texts is None:
        return change
    after = zip(change.after, operation.texts, strict=True)
    return replace(change, after=tuple(state.with_text(text) for state, text in after))


def _plan_move(table: Table, operation: Move) -> Change:
    if operation.side not in ("source", "target"):
        raise unknown("side", operation.side, ("source", "target"))
    old = table.run(operation.bead, 2)
    if len(old) < 2:
        number = table.number(operation.bead)
        raise DataError(f"pair {number} is the last one; there is none to move to")
    here, there = old[0].bead, old[1].bead
    count = operation.count
    giver = getattr(here if count > 0 else there, operation.side)
    if count == 0 or abs(count) > len(giver):
        raise DataError(
            f"{abs(count)} {operation.side} segments cannot be moved from a pair that has {len(giver)}"
        )
    borders = {"source": here.source.end, "target": here.target.end}
    borders[operation.side] -= count
    parts = (
        (
            Span(here.source.start, borders["source"]),
            Span(here.target.start, borders["target"]),
        ),
        (
            Span(borders["source"], there.source.end),
            Span(borders["target"], there.target.end),
        ),
    )
    beads = [_by_hand(a, b) for a, b in parts if len(a) or len(b)]
    return _rewrite(table, old, beads)


def _by_hand(source: Span, target: Span) -> Bead:
    return Bead(source, target, maker="user")


def _rewrite(table: Table, old: Sequence[BeadState], beads: Sequence[Bead]) -> Change:
    """Put `beads` in the place of `old`; beads that stay as they are keep everything."""
    _check_cover(old, beads)
    same = {(state.bead.source, state.bead.target): state for state in old}
    after = []
    for bead, text in zip(beads, _texts(table, old, beads), strict=True):
        kept = same.get((bead.source, bead.target))
        if kept is not None:
            after.append(kept)
            continue
        owners = [_unlocked(table, state) for state in old if _anchored(state.bead, bead)]
        after.append(
            BeadState(
                owners[0].id if owners else table.new_bead(),
                bead,
                text,
                _alignment(table, bead),
                Status.DRAFT if text is None else Status.EDITED,
            )
        )
    return Change(tuple(old), tuple(after))


def _texts(table: Table, old: Sequence[BeadState], beads: Sequence[Bead]) -> list[str | None]:
    """Return the written text of each new bead; None where nothing is written of what falls to it."""
    if all(state.text is None for state in old):
        return [None] * len(beads)
    given: list[list[str]] = [[] for _ in beads]
    written = set()
    for state in old:
        for at, text in _shares(table, state, beads):
            given[at].append(text)
            if state.text is not None:
                written.add(at)
    return [
        " ".join(filter(None, texts)) if at in written else None for at, texts in enumerate(given)
    ]


def _shares(table: Table, state: BeadState, beads: Sequence[Bead]) -> Iterator[tuple[int, str]]:
    """Yield which of the new beads get which part of a bead's text, written or not."""
    found = ((at, _shared(state.bead, bead)) for at, bead in enumerate(beads))
    parts = [(at, part) for at, part in found if part is not None]
    if state.text is None:
        yield from ((at, _standing(table, state, part)) for at, part in parts)
        return
    if len(parts) == 1:
        yield parts[0][0], state.text
        return
    whole, lang = _versioned(state.bead), table.lang()
    sentences = split_spans(state.text, lang) if lang in LANGUAGES else []
    if len(sentences) == len(whole):
        for at, part in parts:
            first, last = part.start - whole.start, part.end - whole.start - 1
            yield at, state.text[sentences[first].start : sentences[last].end]
        return
    homes = [at for at, _ in parts if _anchored(state.bead, beads[at])]
    home = homes[0] if homes else parts[0][0]
    yield from ((at, state.text if at == home else "") for at, _ in parts)


def _versioned(bead: Bead) -> Span:
    """Return the segments that a bead's text is a version of."""
    return bead.target if len(bead.target) else bead.source


def _shared(old: Bead, new: Bead) -> Span | None:
    """Return which of the segments that the text of `old` is a version of stand in `new`; None: none."""
    whole = _versioned(old)
    side = new.target if len(old.target) else new.source
    start, end = max(whole.start, side.start), min(whole.end, side.end)
    return Span(start, end) if start < end else None


def _standing(table: Table, state: BeadState, part: Span) -> str:
    """Return what a review of an unwritten bead begins with, as far as it stands for the segments `part`.

    That is the human translation; the machine's only where nothing of the text has a human one.
    """
    if len(state.bead.target):
        return table.text("target", part)
    if table.segments("target") or state.alignment is Alignment.OMISSION:
        return ""
    return table.text("machine", part)


def stayed_whole(change: Change) -> int | None:
    """Return the bead in which a written text stands whole although its segments went to several."""
    for old in change.before:
        homes = [new for new in change.after if _shared(old.bead, new.bead) is not None]
        if old.text and len(homes) > 1:
            for new in homes:
                if old.text in (new.text or ""):
                    return new.id
    return None


def _anchored(old: Bead, new: Bead) -> bool:
    """Tell whether the first source (else target) segment of `old` stands in `new`."""
    if len(old.source):
        return old.source.start in new.source
    return old.target.start in new.target


def _alignment(table: Table, bead: Bead) -> Alignment:
    if bead.maker != "user":
        return Alignment.AUTO
    if not len(bead.target) and table.segments("target"):
        return Alignment.OMISSION
    return Alignment.CONFIRMED if len(bead.source) else Alignment.ADDITION


def _check_cover(old: Sequence[BeadState], beads: Sequence[Bead]) -> None:
    source, target = old[0].bead.source.start, old[0].bead.target.start
    for bead in beads:
        if (bead.source.start, bead.target.start) != (source, target):
            raise DataError(
                f"the new beads leave a gap: one begins at {bead.source.start}:{bead.target.start}, "
                f"the one before it ends at {source}:{target}"
            )
        source, target = bead.source.end, bead.target.end
    last = old[-1].bead
    if (source, target) != (last.source.end, last.target.end):
        raise DataError(
            f"the new beads end at {source}:{target}, the old ones at "
            f"{last.source.end}:{last.target.end}"
        )


def _plan_comment(table: Table, operation: AddComment | EditComment | RemoveComment) -> Change:
    if isinstance(operation, AddComment):
        if operation.side not in ("source", "target"):
            raise unknown("side", operation.side, ("source", "target"))
        count = table.segments(operation.side)
        if not 0 <= operation.segment < count:
            raise DataError(
                f"the {operation.side} has segments 0 to {count - 1}, not {operation.segment}"
            )
        if not operation.text.strip():
            raise DataError("a comment needs text")
        fresh = Comment(
            table.new_comment(),
            operation.side,
            operation.segment,
            operation.text,
            operation.author,
            operation.created,
        )
        return Change(comments_after=(fresh,))
    old = table.comment(operation.comment)
    if isinstance(operation, RemoveComment):
        return Change(comments_before=(old,))
    text = old.text if operation.text is None else operation.text
    if not text.strip():
        raise DataError("a comment needs text")
    resolved = old.resolved if operation.resolved is None else operation.resolved
    return Change(
        comments_before=(old,), comments_after=(replace(old, text=text, resolved=resolved),)
    )


class Sheet:
    """A bitext under review in memory: the plain table, which a project's must equal."""

    def __init__(self, bitext: Bitext, machine: Sequence[str] = ()) -> None:
        self.beads = {id: BeadState(id, bead) for id, bead in enumerate(bitext.beads)}
        self.comments: dict[int, Comment] = {}
        self._sides = {
            "source": len(bitext.source.segments),
            "target": len(bitext.target.segments),
        }
        self._texts = {
            "target": [segment.text for segment in bitext.target.segments],
            "machine": list(machine),
        }
        self._lang = bitext.target.lang
        self._next_bead = len(self.beads)
        self._next_comment = 0

    def rows(self) -> list[BeadState]:
        """Return the beads in order."""
        return sorted(self.beads.values(), key=lambda state: state.place)

    def _index(self, bead: int) -> tuple[list[BeadState], int]:
        if bead not in self.beads:
            raise DataError(GONE)
        rows = self.rows()
        return rows, rows.index(self.beads[bead])

    def run(self, bead: int, count: int) -> list[BeadState]:
        """See `Table`."""
        rows, at = self._index(bead)
        return rows[at : at + count]

    def until(self, first: int, last: int) -> list[BeadState]:
        """See `Table`."""
        rows, start = self._index(first)
        _, stop = self._index(last)
        if stop < start:
            raise DataError(f"pair {stop + 1} comes before pair {start + 1}")
        return rows[start : stop + 1]

    def comment(self, id: int) -> Comment:
        """See `Table`."""
        if id not in self.comments:
            raise DataError(f"there is no comment {id}")
        return self.comments[id]

    def segments(self, side: str) -> int:
        """See `Table`."""
        return self._sides[side]

    def text(self, version: str, span: Span) -> str:
        """See `Table`."""
        return " ".join(self._texts[version][span.start : span.end])

    def lang(self) -> str:
        """See `Table`."""
        return self._lang

    def number(self, bead: int) -> int:
        """See `Table`."""
        return self._index(bead)[1] + 1

    def new_bead(self) -> int:
        """See `Table`."""
        self._next_bead += 1
        return self._next_bead - 1

    def new_comment(self) -> int:
        """See `Table`."""
        self._next_comment += 1
        return self._next_comment - 1

    def put(self, change: Change) -> None:
        """See `Table`."""
        if any(self.beads.get(state.id) != state for state in change.before) or any(
            self.comments.get(comment.id) != comment for comment in change.comments_before
        ):
            raise ConflictError(CHANGED)
        for state in change.before:
            del self.beads[state.id]
        for comment in change.comments_before:
            del self.comments[comment.id]
        self.beads.update((state.id, state) for state in change.after)
        self.comments.update((comment.id, comment) for comment in change.comments_after)
