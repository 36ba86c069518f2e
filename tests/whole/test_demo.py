"""The whole way, as a stranger goes it."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from corpora.store import Project

pytestmark = pytest.mark.model


def careo(*words: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cli", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
    )


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    out = tmp_path_factory.mktemp("demo") / "made" / "here"
    return out, careo("demo", "--out", out)


def test_it_writes_four_files_and_says_where(
    demo: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    out, done = demo
    assert done.returncode == 0, done.stderr
    names = ["report.html", "demo.careo", "demo.tmx", "demo.tsv"]
    assert done.stdout == "".join(f"{out / name}\n" for name in names)
    assert sorted(path.name for path in out.iterdir()) == sorted(names)
    assert f"careo app {out / 'demo.careo'}" in done.stderr


def test_it_says_signature_and_coverage(
    demo: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    talk = demo[1].stderr
    assert re.search(r"scored: BLEU \d+\.\d  nrefs:1\|case:mixed\|.*version:", talk)
    assert re.search(r"covered: \d+ beads scored; they cover \d+ of 49 source segments", talk)
    assert "by length+lexicon+mt" in talk


def test_the_report_stands_alone_and_shows_three_columns(
    demo: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    page = (demo[0] / "report.html").read_text(encoding="utf-8")
    assert not re.search(r"<(script|img|link|iframe)\b|\bsrc=|url\(|@import|https?:", page)
    assert 'name="viewport"' in page
    for heading in ("Spanish, original", "English, by hand", "English, by machine"):
        assert heading in page
    assert "Cambridge Analytica busca campaña en México sin pasar por el INE" in page


def test_the_checks_find_every_listed_slip(
    demo: tuple[Path, subprocess.CompletedProcess[str]], samples: Path
) -> None:
    """One finding on the target segment of every slip of the first table in samples/README.md."""
    readme = (samples / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (M\d+) \|[^|]*\| *(\d+) *\| *(\d+) *\|", readme, re.MULTILINE)
    assert len(rows) >= 6
    from eval.checks import check

    with Project.open(demo[0] / "demo.careo") as project:
        bitext = project.bitext(project.bitexts()[0].id)
    beads_with_issue = {issue.bead for issue in check(bitext)}
    missed = [
        name
        for name, _, target in rows
        if not any(
            index in beads_with_issue and int(target) in bead.target
            for index, bead in enumerate(bitext.beads)
        )
    ]
    assert missed == []


def test_project_memory_and_table_hold_the_same_pairs(
    demo: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    from corpora.formats import get_format

    out = demo[0]
    with Project.open(out / "demo.careo") as project:
        info = project.bitexts()[0]
        rows = project.rows(info.id, 0, info.beads)
        assert project.scores(info.id)[0].signature
    assert all(row.machine for row in rows if row.source)
    pairs = [(row.source, row.target) for row in rows]
    assert [(u.source, u.target) for u in get_format("tsv").read(out / "demo.tsv")] == pairs
    both = [pair for pair in pairs if all(pair)]
    assert [(u.source, u.target) for u in get_format("tmx").read(out / "demo.tmx")] == both


def test_running_it_again_replaces_its_files(
    demo: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    out, _ = demo
    before = (out / "demo.tsv").read_text(encoding="utf-8")
    done = careo("demo", "--out", out)
    assert done.returncode == 0, done.stderr
    assert (out / "demo.tsv").read_text(encoding="utf-8").count("\n") == before.count("\n")


def test_a_place_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = careo("demo", "--out", tmp_path / "file" / "demo")
    assert done.returncode == 1
    assert done.stderr.split("\n")[-2].startswith(f"careo: {tmp_path}/file/demo: cannot be made (")
    assert "Traceback" not in done.stderr


class TestBlog:
    """The pages the project was created from."""

    @pytest.fixture
    def page(self, shared: Path) -> Path:
        return next((shared / "seeds").glob("001_*.txt"))

    def test_the_article_comes_out(self, page: Path) -> None:
        done = careo("corpora", "extract", page)
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith("Foreign intrigue… Cambridge Analytica in Mexico?\n")
        assert "Arielle Karro, presented her poetry to the Senate" in done.stdout
        for furniture in ("Skip to content", "Leave a reply", "Log Out", "bloggers like this"):
            assert furniture not in done.stdout

    def test_it_aligns_with_a_spanish_text(self, page: Path) -> None:
        spanish = Path(__file__).with_name("blog.es.txt")
        done = careo("align", spanish, page, "--format", "jsonl")
        assert done.returncode == 0, done.stderr
        beads = [json.loads(line) for line in done.stdout.split("\n") if line]

        def text(bead: dict, side: str) -> str:
            return " ".join(segment["text"] for segment in bead[side])

        pairs = {text(bead, "source"): text(bead, "target") for bead in beads}
        added = " ".join(text(bead, "target") for bead in beads if not bead["source"])
        assert pairs["La compañía llegó a México en 2016."] == "The firm arrived in Mexico in 2016."
        assert "I’d add that the Spanish daily" in added
        assert "Original includes screenshots" in added

    def test_the_other_pages_are_read(self, shared: Path) -> None:
        for pattern in ("000_*.txt", "002_*.txt"):
            done = careo("corpora", "extract", next((shared / "seeds").glob(pattern)))
            assert done.returncode == 0, done.stderr
            assert len(done.stdout) > 3000
