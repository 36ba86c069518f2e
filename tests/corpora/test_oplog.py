import copy
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.database import connection
from corpora.documents import document_from_lines
from corpora.errors import CareoError, DataError, UsageError
from corpora.oplog import (
    AddComment,
    Batch,
    ConflictError,
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
    stayed_whole,
)
from corpora.oplog_json import dumps, loads
from corpora.reviews import MOVES, Alignment, BeadState, Comment, Status
from corpora.store import Project
from corpora.values import Bead, Bitext, Document, Span
from tests.strategies import bitexts, plain_bitext, texts

quick = settings(max_examples=40, deadline=None)


@pytest.fixture(scope="module", autouse=True)
def no_flush():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "SYNCHRONOUS", "OFF")
        yield


def refused(message: str, error: type[CareoError] = DataError):
    return pytest.raises(error, match=f"^{re.escape(message)}$")


def beads(*types: str) -> tuple[Bead, ...]:
    made, source, target = [], 0, 0
    for n, m in (map(int, kind.split("-")) for kind in types):
        made.append(Bead(Span(source, source + n), Span(target, target + m), 0.5))
        source, target = source + n, target + m
    return tuple(made)


def sheet(*types: str) -> Sheet:
    all_beads = beads(*types)
    last = all_beads[-1]
    return Sheet(
        plain_bitext(
            [f"Frase {i}." for i in range(last.source.end)],
            [f"Sentence {i}." for i in range(last.target.end)],
            all_beads,
        )
    )


def shown(table: Sheet) -> list[str]:
    return [
        f"{state.id}:{state.bead.type}" + (f"={state.text}" if state.text is not None else "")
        for state in table.rows()
    ]


def written(table: Sheet, *by_bead: str | None) -> Sheet:
    for state, text in zip(table.rows(), by_bead, strict=True):
        if text is not None:
            apply(table, SetText(state.id, text))
    return table


ids = st.integers(0, 9)
simple_operations = st.one_of(
    st.builds(Merge, ids, st.integers(1, 4)),
    st.builds(Split, ids, st.integers(0, 9), st.integers(0, 9)),
    st.builds(
        Split,
        ids,
        st.integers(0, 9),
        st.integers(0, 9),
        st.tuples(st.none() | texts(), st.none() | texts()),
    ),
    st.builds(Move, ids, st.sampled_from(["source", "target"]), st.integers(-2, 2)),
    st.builds(Unlink, ids),
    st.builds(SetText, ids, st.none() | texts()),
    st.builds(SetAlignment, ids, st.sampled_from(list(Alignment))),
    st.builds(SetStatus, ids, st.sampled_from(list(Status))),
    st.builds(AddComment, st.sampled_from(["source", "target"]), ids, texts(), st.just("Ana")),
    st.builds(EditComment, ids, st.none() | texts(), st.none() | st.booleans()),
    st.builds(RemoveComment, ids),
)
operations = simple_operations | st.builds(
    Batch, st.lists(simple_operations, max_size=3).map(tuple)
)


def content(table: Sheet) -> tuple:
    return copy.deepcopy((table.beads, table.comments))


def check_sides(table: Sheet, bitext: Bitext) -> None:
    now = Bitext(bitext.source, bitext.target, tuple(state.bead for state in table.rows()))
    sides = [
        [text(bead) for bead in now.beads if text(bead)]
        for text in (now.source_text, now.target_text)
    ]
    for side, document in zip(sides, (bitext.source, bitext.target), strict=True):
        assert " ".join(side) == " ".join(segment.text for segment in document.segments)


def standing(table: Sheet, bitext: Bitext, machine: list[str]) -> str:
    """What a reviewer sees in the fields from first to last, without white space."""
    found = []
    for state in table.rows():
        human = bitext.target_text(state.bead)
        if not bitext.target.segments and state.alignment != Alignment.OMISSION:
            human = " ".join(machine[state.bead.source.start : state.bead.source.end])
        found.append(human if state.text is None else state.text)
    return "".join("".join(found).split())


def try_out(table: Sheet, operation) -> Sheet | None:
    copied = copy.deepcopy(table)
    try:
        apply(copied, operation)
    except DataError:
        return None
    return copied


@given(bitexts(min_segments=3), st.lists(operations, max_size=25))
@quick
def test_any_operations_and_all_their_undos_are_the_start(bitext, wanted):
    table = Sheet(bitext)
    start = content(table)
    inverses = []
    for operation in wanted:
        if try_out(table, operation) is None:
            continue
        before = content(table)
        inverse = apply(table, operation)
        check_sides(table, bitext)
        after = content(table)
        redo = apply(table, inverse)
        assert content(table) == before
        apply(table, redo)
        assert content(table) == after
        inverses.append(inverse)
    for inverse in reversed(inverses):
        apply(table, inverse)
        check_sides(table, bitext)
    assert content(table) == start


@given(bitexts(min_segments=3), st.lists(simple_operations, max_size=25))
@quick
def test_alignment_operations_lose_and_double_no_text(bitext, wanted):
    machine = [segment.text for segment in bitext.source.segments]
    table = Sheet(bitext, machine)
    for operation in wanted:
        if isinstance(operation, Split) and operation.texts:
            continue
        old = standing(table, bitext, machine)
        if try_out(table, operation) is not None:
            apply(table, operation)
            if isinstance(operation, (Merge, Split, Move, Unlink)):
                assert standing(table, bitext, machine) == old


@given(st.lists(operations, max_size=5).map(tuple).map(Batch), bitexts())
@quick
def test_operations_and_inverses_survive_json(operation, bitext):
    assert loads(dumps(operation)) == operation
    table = Sheet(bitext)
    if try_out(table, operation) is not None:
        inverse = apply(table, operation)
        assert loads(dumps(inverse)) == inverse
    realign = Realign(0, 1, bitext.beads)
    assert loads(dumps(realign)) == realign


@given(
    bitexts(min_segments=3),
    st.lists(operations | st.sampled_from(["undo", "redo", "reopen"]), max_size=15),
)
@settings(max_examples=12, deadline=None)
def test_a_project_does_what_the_sheet_does(tmp_path_factory, bitext, wanted):
    place = tmp_path_factory.mktemp("p") / "a.careo"
    table = Sheet(bitext)
    undone: list = []
    done: list = []
    project = Project.create(place)
    source, target = project.add_document(bitext.source), project.add_document(bitext.target)
    id = project.add_bitext(source, target, bitext)
    for step in wanted:
        if step == "reopen":
            project.close()
            project = Project.open(place)
        elif step == "undo":
            assert (project.undo(id) is not None) == bool(done)
            if done:
                undone.append(apply(table, done.pop()))
        elif step == "redo":
            assert (project.redo(id) is not None) == bool(undone)
            if undone:
                done.append(apply(table, undone.pop()))
        elif try_out(table, step) is None:
            with pytest.raises(DataError):
                project.perform(id, step)
        else:
            done.append(apply(table, step))
            undone.clear()
            project.perform(id, step)
        assert project.states(id) == table.rows()
        assert project.comments(id) == sorted(table.comments.values(), key=lambda c: c.id)
    while done:
        apply(table, done.pop())
        assert project.undo(id) is not None
    assert project.undo(id) is None
    assert project.bitext(id) == bitext
    assert project.states(id) == [BeadState(i, bead) for i, bead in enumerate(bitext.beads)]
    project.close()


def test_merge():
    table = written(sheet("1-1", "2-1", "1-1"), "a", None, "c")
    apply(table, Merge(0, 3))
    assert shown(table) == ["0:4-3=a Sentence 1. c"]
    merged = table.rows()[0]
    assert (merged.bead.maker, merged.bead.probability) == ("user", None)
    assert (merged.alignment, merged.status) == (Alignment.CONFIRMED, Status.EDITED)


def test_a_merge_of_a_written_pair_keeps_what_stands_in_the_others():
    table = written(sheet("1-1", "1-1", "1-2", "1-0"), None, "Lo nuevo.", None, None)
    start = content(table)
    inverse = apply(table, Merge(0, 4))
    assert shown(table) == ["0:4-4=Sentence 0. Lo nuevo. Sentence 2. Sentence 3."]
    assert table.rows()[0].status == Status.EDITED
    apply(table, inverse)
    assert content(table) == start


def test_a_merge_of_unwritten_pairs_writes_nothing():
    table = sheet("1-1", "1-1")
    apply(table, Merge(0))
    assert shown(table) == ["0:2-2"]
    assert table.rows()[0].status == Status.DRAFT


def test_a_merge_with_a_pair_that_is_empty_on_purpose_keeps_it_empty():
    table = written(sheet("1-1", "1-1"), "", None)
    apply(table, Merge(0))
    assert shown(table) == ["0:2-2=Sentence 1."]


def alone(machine: list[str]) -> Sheet:
    """A text that nobody translated, with its machine translation."""
    source = document_from_lines([f"Frase {i}." for i in range(len(machine))], "es")
    none = Document("en", "", (), ())
    return Sheet(Bitext(source, none, beads(*["1-0"] * len(machine))), machine)


def test_without_a_human_translation_the_machine_stands():
    table = written(alone(["One.", "Two.", "Three."]), None, "Dos.", None)
    apply(table, Merge(0, 3))
    assert shown(table) == ["0:3-0=One. Dos. Three."]
    table = alone(["One.", "Two."])
    apply(table, Merge(0))
    assert shown(table) == ["0:2-0"]
    assert table.rows()[0].alignment == Alignment.CONFIRMED
    apply(table, SetText(0, "Uno. Dos."))
    apply(table, Split(0, 1, 0))
    assert shown(table) == ["0:1-0=Uno.", "2:1-0=Dos."]


def test_an_omission_gives_nothing_to_a_merge():
    table = written(alone(["One.", "Two."]), "Uno.", None)
    apply(table, SetAlignment(1, Alignment.OMISSION))
    apply(table, Merge(0))
    assert shown(table) == ["0:2-0=Uno."]


def test_a_sentence_that_moves_to_a_written_pair_is_written_there():
    table = written(sheet("1-1", "1-2"), "Lo nuevo.", None)
    start = content(table)
    inverse = apply(table, Move(0, "target", -1))
    assert shown(table) == ["0:1-2=Lo nuevo. Sentence 1.", "1:1-1"]
    apply(table, inverse)
    assert content(table) == start


def test_a_sentence_that_moves_from_a_written_pair_goes_as_it_was_written():
    table = written(sheet("2-2", "1-1"), "El Sr. Ramos vino. Se fue.", None)
    apply(table, Move(0, "target", 1))
    assert shown(table) == ["0:2-1=El Sr. Ramos vino.", "1:1-2=Se fue. Sentence 2."]


def test_a_version_that_cannot_be_cut_stays_whole_and_is_not_said_twice():
    table = written(sheet("2-2", "1-1"), "Vino y se fue.", None)
    apply(table, Move(0, "target", 1))
    assert shown(table) == ["0:2-1=Vino y se fue.", "1:1-2=Sentence 2."]
    apply(table, Move(0, "source", 1))
    assert shown(table) == ["0:1-1=Vino y se fue.", "1:2-2=Sentence 2."]


def test_a_version_that_cannot_be_cut_stays_in_its_pair_when_a_sentence_leaves():
    table = written(sheet("1-1", "1-2"), None, "Vino y se fue.")
    apply(table, Move(0, "target", -1))
    assert shown(table) == ["0:1-2=Sentence 0.", "1:1-1=Vino y se fue."]


def test_split_at_both_sides_and_at_one():
    table = written(sheet("2-2", "1-1"), "Uno dos.", None)
    apply(table, Split(0, 1, 1))
    assert shown(table) == ["0:1-1=Uno dos.", "2:1-1=", "1:1-1"]
    table = written(sheet("2-1"), "Uno.")
    apply(table, Split(0, 1, 0))
    assert shown(table) == ["0:1-0", "1:1-1=Uno."]
    table = sheet("2-1")
    apply(table, Split(0, 1, 0))
    assert shown(table) == ["0:1-0", "1:1-1"]
    assert [state.alignment for state in table.rows()] == ["omission", "confirmed"]


def test_split_cuts_a_version_between_its_sentences():
    table = written(sheet("2-3"), " El Dr. Ibáñez vino.  ¿Y se fue?\nNo. ")
    start = content(table)
    inverse = apply(table, Split(0, 1, 2))
    assert shown(table) == ["0:1-2=El Dr. Ibáñez vino.  ¿Y se fue?", "1:1-1=No."]
    assert [state.status for state in table.rows()] == [Status.EDITED, Status.EDITED]
    apply(table, inverse)
    assert content(table) == start


def test_it_is_known_which_version_stayed_whole():
    table = written(sheet("2-2", "1-1"), "Vino y se fue.", None)
    whole = apply(table, Split(0, 1, 1))
    assert stayed_whole(whole.changes[0].inverse()) == 0
    apply(table, whole)
    apply(table, SetText(0, "Vino. Se fue."))
    cut = apply(table, Split(0, 1, 1))
    assert stayed_whole(cut.changes[0].inverse()) is None
    assert stayed_whole(apply(table, Merge(0)).changes[0].inverse()) is None


def test_split_with_texts():
    table = written(sheet("2-2"), "uno dos")
    apply(table, Split(0, 1, 1, ("uno", "dos")))
    assert shown(table) == ["0:1-1=uno", "1:1-1=dos"]


def test_move_both_ways():
    table = written(sheet("2-2", "2-2"), "a", "b")
    apply(table, Move(0, "source", 1))
    assert shown(table) == ["0:1-2=a", "1:3-2=b"]
    apply(table, Move(0, "target", -2))
    assert shown(table) == ["0:1-4=a b", "1:3-0"]
    assert table.rows()[1].alignment == Alignment.OMISSION


def test_a_bead_that_is_left_without_segments_is_gone():
    table = written(sheet("1-0", "1-1"), "a", "b")
    apply(table, Move(0, "source", 1))
    assert shown(table) == ["0:2-1=a b"]
    table = written(sheet("0-1", "1-1"), "a", "b")
    apply(table, Move(1 - 1, "target", 1))
    assert shown(table) == ["0:1-2=a b"]


def test_unlink():
    table = written(sheet("2-1"), "a")
    apply(table, Unlink(0))
    assert shown(table) == ["0:2-0", "1:0-1=a"]
    assert [state.alignment for state in table.rows()] == ["omission", "addition"]


def test_realign_keeps_beads_that_stay():
    table = written(sheet("1-1", "2-1", "1-2"), "a", "b", "c")
    apply(table, SetStatus(0, Status.REVIEWED))
    news = (
        Bead(Span(0, 1), Span(0, 1), 0.9, maker="length"),
        Bead(Span(1, 2), Span(1, 2), 0.8, maker="length"),
        Bead(Span(2, 4), Span(2, 4), 0.7, maker="length"),
    )
    apply(table, Realign(0, 2, news))
    assert shown(table) == ["0:1-1=a", "1:1-1=b", "2:2-2=c"]
    first, second, _ = table.rows()
    assert (first.status, first.bead.probability) == (Status.REVIEWED, 0.5)
    assert (second.alignment, second.bead.probability) == (Alignment.AUTO, 0.8)


def test_comments_stay_with_their_segment():
    table = sheet("1-1", "1-1")
    apply(table, AddComment("target", 1, "¿Seguro?", "Ana", "2026-01-01T00:00:00Z"))
    apply(table, Merge(0))
    assert table.comments == {0: Comment(0, "target", 1, "¿Seguro?", "Ana", "2026-01-01T00:00:00Z")}
    apply(table, EditComment(0, resolved=True))
    assert table.comments[0].resolved
    assert table.comments[0].text == "¿Seguro?"


@pytest.mark.parametrize(
    ("operation", "message"),
    [
        (Merge(7), "that pair is not there any more: it was joined with another, or never was"),
        (Merge(0, 1), "a merge needs two pairs or more, not 1"),
        (Merge(1, 3), "after pair 2 come 1 more; 3 cannot be joined"),
        (Split(0, 3, 1), "pair 1 cannot be split at 3:1, outside of it"),
        (Split(0, 0, 0), "pair 1 cannot be split at its end; one part would be empty"),
        (Split(0, 2, 2), "pair 1 cannot be split at its end; one part would be empty"),
        (Move(2, "source"), "pair 3 is the last one; there is none to move to"),
        (
            Move(0, "source", 3),
            "3 source segments cannot be moved from a pair that has 2",
        ),
        (
            Move(0, "target", -1),
            "1 target segments cannot be moved from a pair that has 0",
        ),
        (
            Move(0, "target", 0),
            "0 target segments cannot be moved from a pair that has 0",
        ),
        (Unlink(1), "pair 2 has one side only; there is nothing to unlink"),
        (Realign(1, 0, ()), "pair 1 comes before pair 2"),
        (Realign(0, 1, ()), "the new beads end at 0:0, the old ones at 3:2"),
        (
            Realign(1, 1, (Bead(Span(0, 1), Span(0, 1)),)),
            "the new beads leave a gap: one begins at 0:0, the one before it ends at 2:2",
        ),
        (
            SetAlignment(0, Alignment.OMISSION),
            "bead 0 has a target side, so it is no omission; unlink it first",
        ),
        (
            SetAlignment(1, Alignment.ADDITION),
            "bead 1 has a source side, so it is no addition; unlink it first",
        ),
        (
            SetStatus(0, Status.LOCKED),
            "bead 0 is draft and cannot become locked; it may become edited, rejected, reviewed",
        ),
        (AddComment("source", 4, "x"), "the source has segments 0 to 3, not 4"),
        (AddComment("source", 0, " "), "a comment needs text"),
        (EditComment(0), "there is no comment 0"),
        (RemoveComment(5), "there is no comment 5"),
    ],
)
def test_what_is_not_legal_says_why(operation, message):
    table = sheet("2-2", "1-0", "1-1")
    before = content(table)
    with refused(message):
        apply(table, operation)
    assert content(table) == before


def test_a_message_names_the_pair_by_its_place_not_by_its_id():
    table = sheet("1-1", "1-1", "1-1", "1-1")
    apply(table, Merge(0))
    with refused("pair 3 is the last one; there is none to move to"):
        apply(table, Move(3, "source"))


@pytest.mark.parametrize("operation", [Move(0, "both"), AddComment("left", 0, "x")])
def test_a_side_that_is_none(operation):
    side = operation.side
    with refused(f"unknown side {side!r}; known: source, target", UsageError):
        apply(sheet("1-1", "1-1"), operation)


@pytest.mark.parametrize("old", list(Status))
@pytest.mark.parametrize("new", list(Status))
def test_every_move_of_the_status(old, new):
    state = BeadState(3, Bead(Span(0, 1), Span(0, 1)), status=old)
    if new in MOVES[old] or new is old:
        assert state.with_status(new).status is new
    else:
        legal = ", ".join(sorted(MOVES[old]))
        with refused(f"bead 3 is {old} and cannot become {new}; it may become {legal}"):
            state.with_status(new)


def locked_sheet() -> Sheet:
    table = sheet("2-2", "1-1")
    for status in (Status.REVIEWED, Status.APPROVED, Status.LOCKED):
        apply(table, SetStatus(0, status))
    return table


@pytest.mark.parametrize(
    "operation",
    [
        SetText(0, "x"),
        SetAlignment(0, Alignment.DOUBTFUL),
        Merge(0),
        Split(0, 1, 1),
        Move(0, "source"),
        Unlink(0),
    ],
)
def test_a_locked_bead_does_not_change(operation):
    table = locked_sheet()
    with refused("pair 1 is locked; set it back to approved first"):
        apply(table, operation)
    apply(table, SetStatus(0, Status.APPROVED))
    apply(table, operation)


def test_an_inverse_on_other_rows_is_a_conflict():
    table = sheet("1-1", "1-1")
    inverse = apply(table, SetText(0, "a"))
    apply(table, SetText(0, "b"))
    with refused("the pairs were changed meanwhile; look at them again", ConflictError):
        apply(table, inverse)
    assert shown(table) == ["0:1-1=b", "1:1-1"]


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "{}",
        '{"kind":"merge"}',
        '{"kind":"merge","bead":"1"}',
        '{"kind":"merge","bead":true}',
        '{"kind":"merge","bead":1,"colour":2}',
        '{"kind":"text","bead":1,"text":7}',
        '{"kind":"comment","side":"source","segment":0,"text":null}',
        '{"kind":"status","bead":1,"status":"fine"}',
        '{"kind":"realign","first":0,"last":0,"beads":[{"source":[1,0]}]}',
        '{"kind":"batch","operations":[3]}',
    ],
)
def test_json_that_is_no_operation(text):
    with pytest.raises(DataError, match=f"^not an operation: {re.escape(repr(text[:80]))} "):
        loads(text)


def test_an_unknown_kind_lists_the_known_ones():
    known = (
        "alignment, batch, comment, edit-comment, merge, move, realign, remove-comment, restore, "
        "split, status, text, unlink"
    )
    with refused(f"unknown operation 'explode'; known: {known}", UsageError):
        loads('{"kind":"explode"}')
