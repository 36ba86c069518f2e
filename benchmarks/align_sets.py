"""Text pairs with gold beads that the aligner is measured on, and their machine translations."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NEWS = ("wmt11", "wmt12", "wmt11-hard", "wmt12-hard")
IdPair = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True)
class Text:
    """A text pair with gold beads; lines are as in the files, empty ones are paragraph marks."""

    name: str
    source: list[str]
    target: list[str]
    langs: tuple[str, str]
    gold: list[IdPair]

    @property
    def segments(self) -> tuple[list[str], list[str]]:
        """The lines that are not empty, of both sides."""
        return (
            [line.strip() for line in self.source if line.strip()],
            [line.strip() for line in self.target if line.strip()],
        )


def read(path: Path) -> list[str]:
    """Return the lines of a file."""
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


def text(name: str, files: Sequence[Path], langs: tuple[str, str]) -> Text:
    """Read a text pair: source, target and gold file."""
    from align.ladder import read_beads

    gold = [(bead.source, bead.target) for bead in read_beads(files[2])]
    return Text(name, read(files[0]), read(files[1]), langs, gold)


def gold_names(part: str) -> list[tuple[str, tuple[str, str]]]:
    """Names and (source, target) languages of the project's gold texts of a part, "dev" or "test"."""
    table = (ROOT / "align" / "gold" / "README.md").read_text(encoding="utf-8")
    row = r"(?m)^\| ([a-z]+(?:-\d)?) \| [a-z]+ \| ([a-z]+) \| (es|en) \| (es|en) \|"
    return [(name, (a, b)) for name, where, a, b in re.findall(row, table) if where == part]


def gold_files(name: str, langs: tuple[str, str]) -> tuple[Path, Path, Path]:
    """Source, target and gold file of a gold text; two of them are the samples."""
    folder, ending = ROOT / "align" / "gold", ""
    if not (folder / f"{name}.gold").is_file():
        folder, ending = ROOT / "samples", ".lines"
    first, second = (folder / f"{name}.{lang}{ending}" for lang in langs)
    return first, second, folder / f"{name}.gold"


def gold_set(part: str) -> list[Text]:
    """The project's gold texts of a part."""
    return [text(name, gold_files(name, langs), langs) for name, langs in gold_names(part)]


def all_sets(shared: Path) -> dict[str, list[Text]]:
    """Every set by name; those of `shared` only where they are."""
    sets = {"gold dev": gold_set("dev"), "gold test": gold_set("test")}
    news = shared / "align" / "news_perturbed"
    for name in NEWS if news.is_dir() else ():
        files = [news / f"{name}.{end}" for end in ("es", "en", "gold")]
        sets[name] = [text(name, files, ("es", "en"))]
    berg = shared / "align" / "textberg_dev"
    if berg.is_dir():
        files = [berg / f"dev.{end}" for end in ("de", "fr", "defr")]
        sets["textberg-dev"] = [text("textberg-dev", files, ("de", "fr"))]
    return sets


def translations(data: Text, folder: Path | None, most: int) -> list[str] | None:
    """Translations of the Spanish side by the bundled model; None where there can be none.

    They are read from `folder` (NAME.mt) where it has them, else made for texts of up to `most` segments
    and kept there.
    """
    if "es" not in data.langs:
        return None
    spanish = data.segments[data.langs.index("es")]
    path = folder and folder / f"{data.name}.mt"
    if path and path.is_file():
        return read(path)
    if len(spanish) > most:
        return None
    from translate.translator import translate_segments

    begun = time.perf_counter()
    found = [
        " ".join(t.text.split())
        for t in translate_segments(spanish, "es", "en", beam=1, guards=False)
    ]
    spent = time.perf_counter() - begun
    print(f"translated {data.name}: {len(found)} segments, {spent:.0f} s", file=sys.stderr)
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(found) + "\n", encoding="utf-8")
    return found
