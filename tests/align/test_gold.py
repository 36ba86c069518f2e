"""The gold alignments: every file is complete and monotone, and align/gold/README.md says what they hold."""

import re
import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from align.ladder import LadderBead, read_beads
from align.score import score_beads
from corpora.documents import document_from_lines
from corpora.textio import read_lines

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "align" / "gold"
README = (GOLD / "README.md").read_text(encoding="utf-8")
REGISTERS = {"news", "essay", "fiction", "institutional"}
TYPES = ("1-1", "1-2", "1-3", "2-1", "3-1", "2-2", "other", "omitted", "added")


class Row(NamedTuple):
    text: str
    register: str
    part: str
    langs: tuple[str, str]
    beads: int
    types: dict[str, int]


def table(first: str) -> list[list[str]]:
    """The cells of the README's table whose head begins with the cells `first`."""
    lines = README.split(f"\n| {first} |", 1)[1].split("\n\n", 1)[0].split("\n")[2:]
    assert all(line.startswith("| ") and line.endswith(" |") for line in lines)
    return [[cell.strip() for cell in line[1:-1].split("|")] for line in lines]


def rows() -> list[Row]:
    found = []
    for text, register, part, source, target, beads, *counts in table("text | register"):
        types = dict(zip(TYPES, map(int, counts), strict=True))
        found.append(Row(text, register, part, (source, target), int(beads), types))
    return found


ROWS = rows()
OWN = [row for row in ROWS if (GOLD / f"{row.text}.gold").exists()]
FILES = [f"{row.text}.{lang}" for row in OWN for lang in row.langs]


def by_text(row: Row) -> str:
    return row.text


def paths(row: Row) -> tuple[Path, Path, Path]:
    """Source, target and gold file of a text."""
    source, target = row.langs
    if row in OWN:
        return (
            GOLD / f"{row.text}.{source}",
            GOLD / f"{row.text}.{target}",
            GOLD / f"{row.text}.gold",
        )
    samples = ROOT / "samples"
    return (
        samples / f"{row.text}.{source}.lines",
        samples / f"{row.text}.{target}.lines",
        samples / f"{row.text}.gold",
    )


def beads(row: Row) -> list[LadderBead]:
    return read_beads(paths(row)[2])


def kind(bead: LadderBead) -> str:
    if not bead.target:
        return "omitted"
    if not bead.source:
        return "added"
    shape = f"{len(bead.source)}-{len(bead.target)}"
    return shape if shape in TYPES else "other"


def segments(path: Path, lang: str) -> list[str]:
    """The segments of a file, as `careo align --lines` reads it."""
    return [s.text for s in document_from_lines(read_lines(path), lang, str(path)).segments]


def test_the_readme_names_every_text_and_no_other() -> None:
    assert len({row.text for row in ROWS}) == len(ROWS)
    assert {row.text for row in ROWS} - {row.text for row in OWN} == {"mexico", "opinion"}
    there = {path.name for path in GOLD.iterdir()} - {"README.md", "words.tsv"}
    assert there == set(FILES) | {f"{row.text}.gold" for row in OWN}


@pytest.mark.parametrize("row", ROWS, ids=by_text)
def test_every_segment_stands_in_one_bead_in_order(row: Row) -> None:
    source, target, _ = paths(row)
    found = beads(row)
    assert [i for bead in found for i in bead.source] == list(
        range(len(segments(source, row.langs[0])))
    )
    assert [i for bead in found for i in bead.target] == list(
        range(len(segments(target, row.langs[1])))
    )
    assert all(bead.source or bead.target for bead in found)
    assert all(bead.probability is None for bead in found)


@pytest.mark.parametrize("row", ROWS, ids=by_text)
def test_every_null_bead_has_one_segment(row: Row) -> None:
    for bead in beads(row):
        if not (bead.source and bead.target):
            assert len(bead.source) + len(bead.target) == 1, bead


@pytest.mark.parametrize("row", ROWS, ids=by_text)
def test_the_gold_file_is_written_as_the_readme_says(row: Row) -> None:
    text = paths(row)[2].read_bytes().decode("utf-8", "strict")
    assert re.fullmatch(r"(\[(\d+(, \d+)*)?\]:\[(\d+(, \d+)*)?\]\n)+", text)


@pytest.mark.parametrize("name", FILES)
def test_the_texts_are_clean(name: str) -> None:
    text = (GOLD / name).read_bytes().decode("utf-8", "strict")
    assert text == unicodedata.normalize("NFC", text)
    assert text.endswith("\n") and not text.endswith("\n\n") and not text.startswith("\n")
    assert not re.search(r"[^\S \n]|  | \n|\n |\n\n\n", text)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\ufeff\ufffd¶<>]", text)


@pytest.mark.parametrize("name", FILES)
def test_labels_and_lower_case_begin_no_cut(name: str) -> None:
    """Within a paragraph every segment ends as a sentence, and the next does not begin in lower case."""
    for block in (GOLD / name).read_text(encoding="utf-8").removesuffix("\n").split("\n\n"):
        for line, following in pairwise(block.split("\n")):
            assert re.search(r"[.?!…][\"'”’»)\]]*[—.]?$", line), line
            first = following.lstrip("\"'“‘«([¿¡—")
            assert not first[0].islower(), following


@pytest.mark.parametrize("row", ROWS, ids=by_text)
def test_counts_in_the_readme(row: Row) -> None:
    found = Counter(map(kind, beads(row)))
    assert row.types == {name: found[name] for name in TYPES}
    assert row.beads == found.total()


def test_counts_by_register_and_part() -> None:
    expected = []
    for register in ("news", "essay", "fiction", "institutional", "all"):
        for part in ("dev", "test"):
            mine = [r for r in ROWS if r.part == part and register in (r.register, "all")]
            total = sum(row.beads for row in mine)
            plain = sum(row.types["1-1"] for row in mine)
            nulls = sum(row.types["omitted"] + row.types["added"] for row in mine)
            expected.append([register, part, *map(str, (len(mine), total, total - plain, nulls))])
    assert table("register | part") == expected


def test_it_is_large_enough_and_both_parts_have_every_register() -> None:
    total = sum(row.beads for row in ROWS)
    assert total >= 600
    assert f"\n{total} beads between Spanish and English texts" in README
    for part in ("dev", "test"):
        assert {row.register for row in ROWS if row.part == part} == REGISTERS
        assert sum(row.beads for row in ROWS if row.part == part) >= 300
    assert {row.part for row in ROWS} == {"dev", "test"}
    assert {row.langs for row in ROWS} == {("es", "en"), ("en", "es")}
    assert sum(row.beads for row in ROWS if row.register == "fiction") >= 250


def ids(cell: str) -> list[int]:
    """The ids of "source 28-31" or "target 48, 50-52 (…)"."""
    found: list[int] = []
    for low, high in re.findall(r"(\d+)(?:-(\d+))?", cell.split("(")[0]):
        found.extend(range(int(low), int(high or low) + 1))
    return found


def test_moved_blocks_are_omitted_in_one_place_and_added_in_the_other() -> None:
    moved = table("text | what")
    assert [row[0] for row in moved] == ["reglamento-1", "reglamento-2"]
    texts = {row.text: row for row in ROWS}
    for text, _, omitted, added in moved:
        row = texts[text]
        source = [b.source[0] for b in beads(row) if kind(b) == "omitted"]
        target = [b.target[0] for b in beads(row) if kind(b) == "added"]
        assert len(ids(omitted)) == len(ids(added)) == 4
        assert set(ids(omitted)) <= set(source)
        assert set(ids(added)) <= set(target)
        spanish, english = (
            segments(path, lang) for path, lang in zip(paths(row)[:2], row.langs, strict=True)
        )
        article = re.match(r"Artículo \d+\.", spanish[ids(omitted)[0]])
        assert article
        assert english[ids(added)[0]].startswith(article[0].replace("Artículo", "Article"))


def test_beads_that_the_readme_quotes_exist() -> None:
    texts = {row.text: row for row in ROWS}
    quoted = [(row[0], row[1].strip("`")) for row in table("text | bead")]
    quoted += re.findall(r"`([a-z]+(?:-\d)?)` `(\[[^`]*\]:\[[^`]*\])`", README)
    assert len(quoted) >= 9
    for text, bead in quoted:
        assert f"{bead}\n" in paths(texts[text])[2].read_text(encoding="utf-8"), (text, bead)


@pytest.mark.parametrize("row", ROWS, ids=by_text)
def test_the_scorer_finds_the_gold_right_and_a_joined_bead_wrong(row: Row) -> None:
    gold = [(bead.source, bead.target) for bead in beads(row)]
    perfect = score_beads(gold, gold).as_dict()
    assert perfect["strict"]["f1"] == perfect["lax"]["f1"] == 1.0
    (a, b), (c, d), *rest = gold
    joined = score_beads([(a + c, b + d), *rest], gold).as_dict()
    assert joined["strict"]["f1"] < 1.0
