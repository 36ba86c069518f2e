"""`careo demo`: the whole way once, from two texts to a scored side-by-side page."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpora.progress import progress, say
from corpora.textio import make_folder

if TYPE_CHECKING:
    from corpora.values import Bitext, Translation
    from eval.bitexts import BitextScores
    from eval.checks import Issue

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
FILES = ("report.html", "demo.careo", "demo.tmx", "demo.tsv")


@dataclass(frozen=True, slots=True)
class Run:
    """What the whole way made of two texts; `translations` has one entry a source segment."""

    bitext: Bitext
    translations: tuple[Translation, ...]
    scores: BitextScores
    issues: tuple[Issue, ...]


def face_to_face(
    source: Path,
    target: Path,
    source_lang: str,
    target_lang: str,
    tell: Callable[[str], None] = say,
) -> Run:
    """Read, split, translate, align, score and check two texts; `tell` is called with one line a step.

    Raises DataError for texts that cannot be read and for a pair of languages without a bundled model.
    """
    from align import align
    from corpora.reading import read_document
    from eval.bitexts import coverage_text, score_bitext
    from eval.checks import check
    from translate import translator
    from translate.placeholders import protecting

    original = read_document(source, source_lang)
    version = read_document(target, target_lang)
    tell(
        f"read: {len(original.segments)} segments in {source}, {len(version.segments)} in {target}"
    )
    begun = time.monotonic()
    machine = translator(source_lang, target_lang)
    texts = [segment.text for segment in original.segments]
    kept = protecting(machine.translate, source_lang, target_lang)
    translations = tuple(progress(kept(texts), len(texts), "segments"))
    tell(
        f"translated: {len(texts)} segments with {machine.model.name} ({machine.model.hash}), "
        f"{machine.engine.name} {machine.engine.precision}, beam {machine.beam}, "
        f"{time.monotonic() - begun:.1f} s with loading"
    )
    bitext = align(original, version, translations=[result.text for result in translations])
    tell(f"aligned: {len(bitext.beads)} beads by {bitext.beads[0].maker}")
    scores = score_bitext(bitext, translations)
    for score in scores.scores:
        tell(f"scored: {score.label} {score.value:.1f}  {score.signature}")
    tell(f"covered: {coverage_text(scores)}")
    issues = tuple(check(bitext))
    tell(f"checked: {len(issues)} places in the translation to look at")
    return Run(bitext, translations, scores, issues)


def write_demo(run: Run, out: Path) -> None:
    """Write `FILES` into the folder `out`, made if missing; each appears whole or not at all."""
    from corpora.formats import get_format
    from corpora.store import StoredScore, save_project
    from corpora.units import units_of
    from eval.bitexts import coverage_text
    from eval.report import write_report

    make_folder(out)
    title = run.bitext.source.title or run.bitext.source.segments[0].text
    write_report(out / "report.html", run.bitext, run.translations, run.scores, run.issues, title)
    about = coverage_text(run.scores)
    stored = [
        StoredScore(score.name, score.value, score.signature, about) for score in run.scores.scores
    ]
    save_project(out / "demo.careo", run.bitext, run.translations, stored, name=title)
    now = datetime.now(UTC)
    units = list(units_of(run.bitext, run.translations))
    get_format("tmx").write(units, out / "demo.tmx", date=now)
    get_format("tsv").write(units, out / "demo.tsv")


@click.command()
@click.option("--out", default="demo", show_default=True, type=click.Path(path_type=Path))
def demo(out: Path) -> None:
    """Set the sample article, its hand translation and a machine translation face to face."""
    begun = time.monotonic()
    here = SAMPLES.relative_to(Path.cwd()) if SAMPLES.is_relative_to(Path.cwd()) else SAMPLES
    source, target = here / "mexico.es.txt", here / "mexico.en.txt"
    run = face_to_face(source, target, "es", "en")
    write_demo(run, out)
    for name in FILES:
        click.echo(out / name)
    say(f"done in {time.monotonic() - begun:.1f} s. Open {out / 'report.html'} in a browser, or:")
    say(f"  careo app {out / 'demo.careo'}")
