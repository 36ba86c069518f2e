"""The sample texts, their gold beads and the lists in samples/README.md agree with each other."""

import ast
import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest

PAIRS = {"mexico": ("es", "en"), "opinion": ("en", "es")}
TEXTS = [f"{name}.{lang}" for name, langs in PAIRS.items() for lang in langs]
HEADERS = {"mexico.es": 3, "mexico.en": 4, "opinion.en": 2, "opinion.es": 2}
"""How many lines at the head are title, introduction, byline and date."""


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "strict")


def paragraphs(text: str) -> list[list[str]]:
    return [block.split("\n") for block in text.removesuffix("\n").split("\n\n")]


def segments(samples: Path, text: str) -> list[str]:
    return [line for line in read(samples / f"{text}.lines").split("\n") if line]


def sides(samples: Path, pair: str) -> tuple[list[str], list[str]]:
    source, target = PAIRS[pair]
    return segments(samples, f"{pair}.{source}"), segments(samples, f"{pair}.{target}")


def gold(samples: Path, pair: str) -> list[tuple[list[int], list[int]]]:
    beads = []
    for line in read(samples / f"{pair}.gold").removesuffix("\n").split("\n"):
        assert re.fullmatch(r"\[(\d+(, \d+)*)?\]:\[(\d+(, \d+)*)?\]", line), line
        source, target = (ast.literal_eval(side) for side in line.split(":"))
        beads.append((source, target))
    return beads


def kind(source: list[int], target: list[int]) -> str:
    match len(source), len(target):
        case 0, _:
            return "addition"
        case _, 0:
            return "omission"
        case 1, 1:
            return "one to one"
        case 1, _:
            return "split"
        case _, 1:
            return "merge"
    return "many to many"


def table(samples: Path, section: str, pair: str) -> list[list[str]]:
    """The cells of the table under `### pair` of `## section` in the README, without its head."""
    body = read(samples / "README.md").split(f"\n## {section}\n")[1].split("\n## ")[0]
    rows = [r for r in body.split(f"\n### {pair}\n")[1].split("\n### ")[0].split("\n") if r]
    assert all(row.startswith("| ") or row.startswith("|-") for row in rows)
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


def slips(samples: Path, pair: str) -> list[list[str]]:
    return table(samples, "Slips", pair)


@pytest.mark.parametrize("text", TEXTS)
def test_the_files_are_clean_text(samples: Path, text: str) -> None:
    for name in (f"{text}.txt", f"{text}.lines"):
        content = read(samples / name)
        assert content.endswith("\n") and not content.endswith("\n\n")
        assert content == unicodedata.normalize("NFC", content)
        assert not re.search(r"[^\S \n]|  | \n|\n |\n\n\n", content)
        assert not re.search(r"[\"'\x00\ufeff]", content), "straight quotes or stray characters"


@pytest.mark.parametrize("text", TEXTS)
def test_the_lines_are_the_text(samples: Path, text: str) -> None:
    plain = paragraphs(read(samples / f"{text}.txt"))
    lines = paragraphs(read(samples / f"{text}.lines"))
    assert [" ".join(p) for p in plain] == [" ".join(p) for p in lines]
    assert all(len(paragraph) == 1 for paragraph in plain)
    assert all(len(paragraph) == 1 for paragraph in lines[: HEADERS[text]])


@pytest.mark.parametrize("text", TEXTS)
def test_every_segment_after_the_head_is_a_whole_sentence(samples: Path, text: str) -> None:
    for line in segments(samples, text)[HEADERS[text] :]:
        assert re.search(r"[.?!][”»)\]]?$", line) or line.endswith("»."), line
        assert re.match(r"[“«¿]?[A-ZÁÉÍÓÚ$]", line), line
        for opening, closing in ("«»", "“”", "()", "[]", "¿?" if text.endswith("es") else "()"):
            assert line.count(opening) == line.count(closing), line


def test_counts(samples: Path) -> None:
    body = {text: len(segments(samples, text)) - HEADERS[text] for text in TEXTS}
    assert body == {"mexico.es": 46, "mexico.en": 46, "opinion.en": 32, "opinion.es": 32}
    assert "46 sentences" in read(samples / "README.md")
    assert "32 sentences" in read(samples / "README.md")


@pytest.mark.parametrize("pair", PAIRS)
def test_the_gold_is_monotone_and_complete(samples: Path, pair: str) -> None:
    source, target = sides(samples, pair)
    beads = gold(samples, pair)
    assert [i for bead in beads for i in bead[0]] == list(range(len(source)))
    assert [i for bead in beads for i in bead[1]] == list(range(len(target)))
    assert all(bead[0] or bead[1] for bead in beads)


@pytest.mark.parametrize("pair", PAIRS)
def test_gold_beads_stay_within_a_paragraph(samples: Path, pair: str) -> None:
    for side, lang in enumerate(PAIRS[pair]):
        lines = paragraphs(read(samples / f"{pair}.{lang}.lines"))
        home = [number for number, block in enumerate(lines) for _ in block]
        for bead in gold(samples, pair):
            assert all(home[a] == home[b] for a, b in pairwise(bead[side])), bead


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        ("mexico", {"merge": 4, "split": 5, "omission": 2, "addition": 2}),
        ("opinion", {"merge": 3, "split": 3, "omission": 1, "addition": 1}),
    ],
)
def test_readme_lists_every_bead_that_is_not_one_to_one(
    samples: Path, pair: str, expected: dict[str, int]
) -> None:
    listed = [
        (row[0], row[1].strip("`")) for row in table(samples, "Beads that are not one to one", pair)
    ]
    found = [(kind(s, t), f"{s}:{t}") for s, t in gold(samples, pair) if kind(s, t) != "one to one"]
    assert listed == found
    names = [name for name, _ in listed]
    assert {name: names.count(name) for name in names} == expected


@pytest.mark.parametrize("pair", PAIRS)
def test_every_slip_is_where_the_readme_says(samples: Path, pair: str) -> None:
    source, target = sides(samples, pair)
    beads = gold(samples, pair)
    rows = slips(samples, pair)
    assert 6 <= len(rows) <= 9
    assert [row[0] for row in rows] == [
        f"{pair[0].upper()}{number}" for number in range(1, len(rows) + 1)
    ]
    for row in rows:
        at_source, at_target = int(row[2]), int(row[3])
        assert row[4].strip("`") in source[at_source], row
        assert row[5].strip("`") in target[at_target], row
        assert any(at_source in s and at_target in t for s, t in beads), row
    targets = [int(row[3]) for row in rows]
    assert targets == sorted(set(targets)), "one slip a segment, in the order of the text"


@pytest.mark.parametrize("pair", PAIRS)
def test_a_slip_stands_in_one_segment_only(samples: Path, pair: str) -> None:
    _, target = sides(samples, pair)
    for row in slips(samples, pair):
        wrong = row[5].strip("`")
        assert [i for i, line in enumerate(target) if wrong in line] == [int(row[3])], row


@pytest.mark.parametrize("pair", PAIRS)
def test_doubled_words_are_only_the_listed_ones(samples: Path, pair: str) -> None:
    """Text and list agree in the other direction too, where that can be counted."""
    source, target = sides(samples, pair)
    doubled = re.compile(r"\b(\w+) \1\b", re.IGNORECASE)
    assert not [line for line in source if doubled.search(line)]
    listed = [int(row[3]) for row in slips(samples, pair) if row[1] == "doubled word"]
    assert [i for i, line in enumerate(target) if doubled.search(line)] == listed


NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def numbers(text: str) -> list[str]:
    """The numbers of a text, both languages' way of writing thousands made the same."""
    text = re.sub(r"(?<=\d) mil\b", ",000", text)
    return sorted(match.group().replace(",", "") for match in NUMBER.finditer(text))


@pytest.mark.parametrize("pair", PAIRS)
def test_numbers_differ_only_at_the_listed_slips(samples: Path, pair: str) -> None:
    source, target = sides(samples, pair)
    listed = {int(row[3]) for row in slips(samples, pair)}
    different = set()
    for s, t in gold(samples, pair):
        if (
            s
            and t
            and numbers(" ".join(source[i] for i in s)) != numbers(" ".join(target[i] for i in t))
        ):
            different |= set(t)
    wrong = {
        int(row[3])
        for row in slips(samples, pair)
        if row[1] in ("wrong amount", "wrong year", "wrong number")
    }
    assert different == wrong
    assert wrong <= listed


def test_the_article_has_what_the_tests_of_other_parts_lean_on(samples: Path) -> None:
    article = read(samples / "mexico.es.txt")
    for wanted in ("INE", "DIF", "ITAM", "EE. UU.", "art. 38", "El consejero", "¿Qué", "pesos"):
        assert wanted in article, wanted
    assert "dólares" in article
    assert len(re.findall(r"«[^»]*»", article)) >= 8
    assert len(re.findall(r"“[^”]*”", article)) >= 3
    assert "—recordó—" in article and "», concluyó, «" in article
    translation = segments(samples, "mexico.en")
    assert translation[1].startswith("Via ") and "(my translation" in translation[1]
    assert translation[-1].startswith("I’d add that ")
    notes = [i for i, line in enumerate(translation) if re.search(r"\S \[[^\]]+\]\S* \S", line)]
    assert notes == [5]
    assert sum(line.count("[") for line in translation) == 1
