import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.errors import DataError
from corpora.oplog import AddComment, Merge, SetAlignment, SetStatus, SetText
from corpora.reviews import Alignment, Comment, Status
from corpora.store import Project
from review.calibration import (
    Band,
    advice,
    bands,
    decisions,
    exact_interval,
    is_open,
    upper_bound,
)
from review.pack import checksum, merge, pack_data, pack_page, plan_merge, read_answers
from review.replacing import pattern_of, replace_all, replacements
from review.tags import sort_out, tag_of
from review.verdicts import sign_test, tally, verdict_lines


def comment(text, id=1):
    return Comment(id, "target", 0, text)


def test_tags_are_comments_that_mean_something():
    tags = [
        tag_of(comment(text)) for text in ("#error style major", "#verdict equal", "#ignore 1f a b")
    ]
    assert [(one.kind, one.value, one.rest) for one in tags] == [
        ("error", "style", "major"),
        ("verdict", "equal", ""),
        ("ignore", "1f", "a b"),
    ]
    for text in (
        "#error taste major",
        "#error style",
        "#verdict both",
        "# ignore",
        "error style major",
        "",
    ):
        assert tag_of(comment(text)) is None
    found = sort_out(
        [comment("ojo", 1), comment("#error style minor", 2), comment("#verdict human", 3)]
    )
    assert [one.id for one in found.said] == [1]
    assert found.marks == ({"id": 2, "category": "style", "severity": "minor"},)
    assert found.verdict == {"id": 3, "choice": "human"}


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    # Exact binomial 95 % intervals as in the tables of Clopper and Pearson.
    [
        (0, 10, 0.0, 0.3085),
        (5, 10, 0.1871, 0.8129),
        (97, 100, 0.9148, 0.9938),
        (10, 10, 0.6915, 1.0),
    ],
)
def test_exact_intervals(k, n, low, high):
    assert exact_interval(k, n) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(0, 60), st.integers(1, 60))
@settings(deadline=None, max_examples=60)
def test_an_interval_holds_its_share(k, n):
    k = min(k, n)
    low, high = exact_interval(k, n)
    assert 0 <= low <= k / n <= high <= 1
    assert upper_bound(k, n, 0.95) <= upper_bound(k, n, 0.99) <= 1


def test_decisions_come_from_what_was_done(sample_project):
    with Project.open(sample_project) as project:
        before = project.states(1)
        p = [state.bead.probability for state in before]
        project.perform(1, SetAlignment(before[0].id, Alignment.CONFIRMED))
        project.perform(1, SetAlignment(before[1].id, Alignment.DOUBTFUL))
        project.perform(1, Merge(before[4].id, 2))
        project.perform(1, SetStatus(before[9].id, Status.REVIEWED))
        project.perform(1, SetText(before[10].id, "sin juicio"))
        project.perform(1, SetAlignment(before[20].id, Alignment.CONFIRMED))
        project.undo(1)
        found = decisions(project.changes(1), project.states(1))
        expected = [(p[0], True), (p[1], False), (p[4], False), (p[5], False), (p[9], True)]
        assert sorted(found) == sorted(expected)
        left = [state for state in project.states(1) if is_open(state)]
        assert len(left) == len(before) - 5
        sorted_in = bands(found, [state.bead.probability for state in left])
    assert sum(band.judged for band in sorted_in) == 5
    assert sum(band.left for band in sorted_in) == len(left)


def test_when_to_stop():
    assert advice([Band(0.99, 1.0, 0, 0, None, 0)], 100).stop
    few = advice([Band(0.99, 1.0, 10, 10, None, 990)], 1000)
    assert not few.stop
    assert few.more is not None
    assert 200 < few.more < 330  # the rule of three: about 3 / 0.01 for so many left
    again = advice([Band(0.99, 1.0, 10 + few.more, 10 + few.more, None, 990 - few.more)], 1000)
    assert again.stop
    assert advice([Band(0.0, 0.5, 0, 0, None, 20)], 20).more is None


def test_verdicts_are_counted():
    found = tally(["human"] * 8 + ["machine"] * 2 + ["equal"] * 5 + ["neither"])
    assert (found.judged, found.held) == (16, 0.5)
    assert found.p_value == pytest.approx(0.109375)
    assert found.interval is not None
    assert found.interval[0] < 0.5 < found.interval[1]
    assert tally([]).interval is None
    assert (sign_test(0, 0), sign_test(3, 3)) == (None, 1.0)


def test_verdicts_go_out_as_lines(sample_project):
    with Project.open(sample_project) as project:
        (row,) = project.rows(1, 3, 4)
    line = json.loads(verdict_lines([(row, "equal")]))
    assert (line["pair"], line["source"], line["verdict"]) == (4, row.source, "equal")


# ---- find and replace


def test_replacing_is_one_step_and_leaves_locked_rows(sample_project):
    with Project.open(sample_project) as project:
        (info,) = project.bitexts()
        before = project.states(1)
        with_name = [i for i, row in enumerate(project.rows(1, 0, 47)) if "INE" in row.target]
        for status in (Status.REVIEWED, Status.APPROVED, Status.LOCKED):
            project.perform(1, SetStatus(before[with_name[0]].id, status))
        rows = project.rows(1, 0, 47)
        found = replacements(rows, pattern_of("INE", False, True, True), "N.E.I.", False)
        assert [one.row.index for one in found] == with_name
        assert [one.locked for one in found] == [True] + [False] * (len(with_name) - 1)
        replace_all(project, info, found, "Ana")
        after = project.rows(1, 0, 47)
        assert after[with_name[0]].text is None
        assert after[with_name[1]].text == rows[with_name[1]].target.replace("INE", "N.E.I.")
        project.undo(1)
        assert [row.text for row in project.rows(1, 0, 47)] == [row.text for row in rows]


def test_replacing_refuses_rows_that_changed_meanwhile(sample_project):
    with Project.open(sample_project) as project:
        (info,) = project.bitexts()
        found = replacements(
            project.rows(1, 0, 47), pattern_of("the", False, False, True), "teh", False
        )
        project.perform(1, SetText(found[0].row.id, "otra cosa"))
        with pytest.raises(DataError, match="was changed meanwhile"):
            replace_all(project, info, found, "")
        assert all(row.text is None for row in project.rows(1, 0, 47) if row.id != found[0].row.id)


def test_expressions_that_are_none_are_said():
    with pytest.raises(DataError) as error:
        pattern_of("(", True, True, False)
    assert str(error.value).startswith("find: '(' is not a regular expression")
    with pytest.raises(DataError, match="there is no text to look for"):
        pattern_of("", False, True, False)
    assert pattern_of("a.b", False, True, False).search("acb") is None


# ---- review packs


def answers_of(data, author="Luz", **changed):
    """What the pack's program saves: `changed` are n → (text, done, comment)."""
    rows = []
    for row in data["rows"]:
        if f"n{row['n']}" in changed:
            text, done, note = changed[f"n{row['n']}"]
            rows.append({key: row[key] for key in ("id", "n", "place")})
            rows[-1] |= {"base": row["text"], "text": text, "done": done, "comment": note}
    held = {
        "format": "careo-answers",
        "version": 1,
        "bitext": data["bitext"],
        "title": data["title"],
    }
    held |= {"author": author, "rows": rows}
    return held | {"checksum": checksum(held)}


def test_a_pack_comes_back_three_ways(sample_project):
    with Project.open(sample_project) as project:
        (info,) = project.bitexts()
        data = pack_data(project, info, project.rows(1, 0, 47))
        base = {row["n"]: row["text"] for row in data["rows"]}
        held = answers_of(
            data,
            n1=("Uno, corregido", True, ""),
            n2=("Dos, de fuera", False, ""),
            n3=(base[3], True, "¿seguro?"),
            n4=("Cuatro", False, ""),
            n6=("Seis", True, ""),
        )
        project.perform(1, SetText(data["rows"][1]["id"], "Dos, de aquí"))
        project.perform(1, SetText(data["rows"][3]["id"], "Cuatro"))
        project.perform(1, Merge(data["rows"][4]["id"], 2))
        before = (project.states(1), project.comments(1))
        planned = plan_merge(
            project, info, read_answers(json.dumps(held).encode(), "a.json"), "a.json"
        )
        assert [(row.n, row.outcome) for row in planned.rows] == [
            (1, "take"),
            (2, "conflict"),
            (3, "take"),
            (4, "same"),
            (6, "moved"),
        ]
        assert merge(project, info, planned) == 3
        rows = project.rows(1, 0, 4)
        assert [(row.text, row.status) for row in rows] == [
            ("Uno, corregido", "reviewed"),
            ("Dos, de aquí", "edited"),
            (None, "reviewed"),
            ("Cuatro", "edited"),
        ]
        assert [(one.text, one.author) for one in project.comments(1)] == [
            ("≠ Dos, de fuera", "Luz"),
            ("¿seguro?", "Luz"),
        ]
        again = plan_merge(project, info, held, "a.json")
        assert merge(project, info, again) == 0  # the same answers bring nothing twice
        project.undo(1)
        assert (project.states(1), project.comments(1)) == before


def test_answers_that_cannot_be_trusted_are_refused(sample_project, tmp_path):
    with Project.open(sample_project) as project:
        (info,) = project.bitexts()
        data = pack_data(project, info, project.rows(1, 0, 3))
        page = pack_page(data, "en")
        held = answers_of(data, n1=("Uno", True, ""))
        other = {**held, "bitext": "0" * 16}
        other["checksum"] = checksum(other)
        with pytest.raises(DataError) as error:
            plan_merge(project, info, other, "a.json")
        assert str(error.value) == (
            "a.json: belongs to another text (Cambridge Analytica); nothing was taken"
        )
    cases = {
        json.dumps(
            {**held, "author": "Eva"}
        ): "a.json: was changed after it was saved, or is damaged",
        page: "a.json: is the pack itself; the answers are in the file that its button saves",
        "{": "a.json: is no answer file of a review pack; nothing was taken",
        "[]": "a.json: is no answer file of a review pack; nothing was taken",
        json.dumps(
            {**held, "version": 9}
        ): "a.json: has version 9, this careo knows 1; nothing was taken",
        json.dumps({**held, "rows": [{}]}): "a.json: was changed after it was saved, or is damaged",
    }
    for text, said in cases.items():
        with pytest.raises(DataError) as error:
            read_answers(text.encode(), "a.json")
        assert str(error.value).startswith(said)


def test_a_pack_holds_nothing_that_acts_and_fetches_nothing(sample_project):
    with Project.open(sample_project) as project:
        (info,) = project.bitexts()
        project.perform(1, SetText(0, "</script><script>window.x=1</script>"))
        project.perform(1, AddComment("target", 0, "<img src=x onerror=1>"))
        page = pack_page(pack_data(project, info, project.rows(1, 0, 2)), "es")
    assert page.count("</script>") == 2
    assert "<img" not in page
    assert "http://" not in page and "https://" not in page
    assert "default-src 'none'" in page
