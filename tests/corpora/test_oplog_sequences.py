"""Long sequences of operations that fit the rows they meet, so that nearly every one of them is performed."""

import copy
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.database import connection
from corpora.errors import DataError
from corpora.oplog import (
    AddComment,
    Batch,
    EditComment,
    Merge,
    Move,
    Realign,
    RemoveComment,
    SetAlignment,
    SetStatus,
    SetText,
    Sheet,
    Split,
    Unlink,
    apply,
)
from corpora.reviews import MOVES, Alignment
from corpora.store import Project
from corpora.values import Bead, Span
from tests.strategies import NASTY, bitexts

MOVING = (Merge, Split, Move, Unlink, Realign)
"""What moves borders; the others write or judge."""

KINDS = (*MOVING, SetText, SetAlignment, SetStatus, AddComment, EditComment, RemoveComment, Batch)


@pytest.fixture(scope="module", autouse=True)
def no_flush():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "SYNCHRONOUS", "OFF")
        yield


def cut_anew(draw, states):
    """Other beads over the same segments, cut at random."""
    first, last = states[0].bead, states[-1].bead
    ends = [first.source.start, first.target.start]
    goal = [last.source.end, last.target.end]
    beads = []
    while ends != goal:
        step = [min(goal[i], ends[i] + draw.randint(0, 2)) for i in (0, 1)]
        if step != ends:
            spans = [Span(start, end) for start, end in zip(ends, step, strict=True)]
            beads.append(Bead(*spans, 0.5, maker="test"))
            ends = step
    return tuple(beads)


def fits(kind, bead, is_last):
    """Whether an operation of a kind makes sense on a bead."""
    if kind in (Merge, Move):
        return not is_last
    if kind is Split:
        return len(bead.source) + len(bead.target) > 1
    return kind is not Unlink or (len(bead.source) > 0 and len(bead.target) > 0)


def fitting(draw, table, kind):
    """An operation of a kind on rows that it fits, None where the table has none such now."""
    states = table.rows()
    fit = [at for at, one in enumerate(states) if fits(kind, one.bead, at + 1 == len(states))]
    if not fit:
        return None
    at = draw.choice(fit)
    state, bead = states[at], states[at].bead
    text = draw.choice([*NASTY, "una versión", "otra"])
    if kind is Merge:
        return Merge(state.id, draw.randint(2, min(4, len(states) - at)))
    if kind is Split:
        cut = (
            draw.randint(bead.source.start, bead.source.end),
            draw.randint(bead.target.start, bead.target.end),
        )
        texts = draw.choice([None, (text, None), (text, text)])
        return Split(state.id, *cut, texts)
    if kind is Move:
        side = draw.choice(["source", "target"])
        here, there = (len(getattr(one.bead, side)) for one in states[at : at + 2])
        counts = [n for n in range(-there, here + 1) if n]
        return Move(state.id, side, draw.choice(counts)) if counts else None
    if kind is Unlink:
        return Unlink(state.id)
    if kind is Realign:
        last = min(len(states) - 1, at + draw.randint(0, 3))
        return Realign(state.id, states[last].id, cut_anew(draw, states[at : last + 1]))
    if kind is SetText:
        return SetText(state.id, draw.choice([None, text]))
    if kind is SetAlignment:
        return SetAlignment(state.id, draw.choice([Alignment.CONFIRMED, Alignment.DOUBTFUL]))
    if kind is SetStatus:
        return SetStatus(state.id, draw.choice(sorted(MOVES[state.status])))
    if kind is AddComment:
        side = draw.choice([one for one in ("source", "target") if table.segments(one)])
        return AddComment(side, draw.randrange(table.segments(side)), text.strip() or "x", "Ana")
    if kind in (EditComment, RemoveComment) and table.comments:
        comment = draw.choice(sorted(table.comments))
        return RemoveComment(comment) if kind is RemoveComment else EditComment(comment, text, True)
    if kind is Batch:
        parts, trial = [], copy.deepcopy(table)
        for one in draw.sample(KINDS[:-1], 3):
            part = fitting(draw, trial, one)
            if part is not None and performed(trial, part) is not None:
                parts.append(part)
        return Batch(tuple(parts)) if parts else None
    return None


def performed(table, operation):
    """The inverse of an operation on the table, None where a rule (a lock, say) forbids it."""
    before = copy.deepcopy((table.beads, table.comments))
    try:
        return apply(table, operation)
    except DataError:
        assert (table.beads, table.comments) == before
        return None


def all_of(table):
    return copy.deepcopy((table.beads, table.comments))


def standing(table, bitext):
    """What a reviewer sees in the fields from first to last, without white space."""
    texts = (
        bitext.target_text(state.bead) if state.text is None else state.text
        for state in table.rows()
    )
    return sorted("".join("".join(texts).split()))


def check_cover(table, bitext):
    """Every segment is in exactly one bead, in order: the texts of both sides are what they were."""
    ends = [0, 0]
    for state in table.rows():
        for i, span in enumerate((state.bead.source, state.bead.target)):
            assert span.start == ends[i]
            ends[i] = span.end
        assert len(state.bead.source) + len(state.bead.target) > 0
    assert ends == [len(bitext.source.segments), len(bitext.target.segments)]


def test_long_sequences_are_undone_to_the_start_and_keep_texts_and_comments():
    done: Counter = Counter()
    tried: Counter = Counter()

    @settings(max_examples=30, deadline=None)
    @given(bitexts(min_segments=3), st.randoms(use_true_random=False))
    def sequences(bitext, draw):
        table = Sheet(bitext)
        start, inverses = all_of(table), []
        for _ in range(20):
            kind = draw.choice(KINDS)
            operation = fitting(draw, table, kind)
            if operation is None:
                continue
            tried[kind] += 1
            before = all_of(table)
            words = standing(table, bitext)
            inverse = performed(table, operation)
            if inverse is None:
                continue
            done[kind] += 1
            check_cover(table, bitext)
            if kind in MOVING:
                assert table.comments == before[1]
                if not getattr(operation, "texts", None):
                    assert standing(table, bitext) == words
            after = all_of(table)
            redo = apply(table, inverse)
            assert all_of(table) == before
            apply(table, redo)
            assert all_of(table) == after
            inverses.append(inverse)
        for inverse in reversed(inverses):
            apply(table, inverse)
            check_cover(table, bitext)
        assert all_of(table) == start

    sequences()
    assert min(done[kind] for kind in KINDS) >= 5, done
    assert sum(done.values()) > 0.7 * sum(tried.values())


def test_a_project_does_and_undoes_long_sequences_as_the_sheet_does(tmp_path_factory):
    done: Counter = Counter()

    @settings(max_examples=10, deadline=None)
    @given(bitexts(min_segments=3), st.randoms(use_true_random=False))
    def sequences(bitext, draw):
        table = Sheet(bitext)
        place = tmp_path_factory.mktemp("p") / "a.careo"
        with Project.create(place) as project:
            source, target = (
                project.add_document(bitext.source),
                project.add_document(bitext.target),
            )
            id = project.add_bitext(source, target, bitext)
        stages = [all_of(table)]
        with Project.open(place) as project:
            for _ in range(12):
                kind = draw.choice(KINDS)
                operation = fitting(draw, table, kind)
                if operation is None or performed(table, operation) is None:
                    continue
                done[kind] += 1
                project.perform(id, operation)
                stages.append(all_of(table))

        def check(project, stage):
            beads, comments = stage
            assert project.states(id) == sorted(beads.values(), key=lambda state: state.place)
            assert project.comments(id) == sorted(comments.values(), key=lambda one: one.id)

        with Project.open(place) as project:  # as after a restart
            check(project, stages[-1])
            for stage in reversed(stages[:-1]):
                assert project.undo(id) is not None
                check(project, stage)
            assert project.undo(id) is None
            assert project.bitext(id) == bitext
            for stage in stages[1:]:
                assert project.redo(id) is not None
                check(project, stage)
            assert project.redo(id) is None

    sequences()
    assert sum(done.values()) >= 30, done
