"""Between projects and files: bring bitexts in, take them out, look at what they are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from corpora.arrivals import PART, Arrival, arrivals
from corpora.errors import DataError, UsageError, unknown
from corpora.formats import Format, format_of, get_format, read_units
from corpora.formats.losses import Losses
from corpora.lineage import Lineage, lineage_props
from corpora.store import BitextInfo, Project, fresh_project
from corpora.textio import STDIN, check_outputs
from corpora.units import TranslationUnit, bitext_of, units_of
from corpora.values import Bitext

TEXTS = ("target", "review", "machine")
"""What can stand as the target of an exported unit: the human translation, what the reviewer wrote (the
machine translation where nobody wrote), or the machine translation."""


def import_bitexts(
    files: Sequence[str | Path],
    place: str | Path,
    format: str | None = None,
    source_lang: str | None = None,
    target_lang: str | None = None,
    remark: Callable[[str], None] = lambda text: None,
    part: int = PART,
) -> list[BitextInfo]:
    """Read bitext files into a project, one bitext a file, named like it; make the project if need be.

    Machine translations, reviews and comments that a project's export wrote come back as such. A file of
    more than `part` units becomes several bitexts, read one after the other in bounded
    memory. A file that cannot be read (DataError) leaves a project as it was, or no project. `remark` is
    told, a line each, what of a file was left out or could not be used and which texts the project had
    already.
    """

    def told() -> Iterator[Arrival]:
        for file in files:
            losses = Losses()
            units = read_units(file, format, source_lang, target_lang, losses)
            for one in arrivals(units, Path(file).name, str(file), part):
                for text in one.remarks:
                    remark(f"{one.name}: {text}")
                yield one
            for text in losses.remarks():
                remark(f"{Path(file).name}: {text}")

    # What is not large is read before the project is locked for writing.
    stream = told()
    held: list[Arrival] = []
    while sum(len(one.bitext.beads) for one in held) < part and (one := next(stream, None)):
        held.append(one)
    fresh = "://" not in str(place) and not Path(place).exists()
    with fresh_project(place) if fresh else Project.open(place) as project:
        known = {(info.source_id, info.target_id): info for info in reversed(project.bitexts())}
        ids = set(project.import_arrivals(_passed_on(held, stream)))
        added = [info for info in project.bitexts() if info.id in ids]
        for info in added:
            twin = known.setdefault((info.source_id, info.target_id), info)
            if twin is not info:
                remark(f"{info.name}: has the same texts as bitext {twin.id} ({twin.name})")
        return added


def _passed_on(held: list[Arrival], stream: Iterator[Arrival]) -> Iterator[Arrival]:
    """Yield the arrivals that are held, letting go of each, then those to come."""
    held.reverse()
    while held:
        yield held.pop()
    yield from stream


def choose_bitext(project: Project, id: int | None) -> BitextInfo:
    """Return the bitext of an id, or the only one there is; DataError that lists them."""
    infos = project.bitexts()
    if id is None and len(infos) == 1:
        return infos[0]
    found = [info for info in infos if info.id == id]
    if found:
        return found[0]
    listed = ", ".join(f"{info.id} ({info.name})" for info in infos) or "none"
    if id is None:
        raise DataError(f"{project.place}: name one of its bitexts with --bitext: {listed}")
    raise DataError(f"{project.place}: has no bitext {id}; its bitexts: {listed}")


def project_units(
    project: Project, bitext_id: int, text: str = "target"
) -> Iterator[TranslationUnit]:
    """Yield the units of a stored bitext with its reviews: see `corpora.units.units_of` for the props.

    Further props: `alignment` and `status` (the two axes of the review) where they are not as imported,
    `review` (what the reviewer wrote), `from-beads` and `operation` (`corpora.lineage.lineage_props`), and
    those that the bead came with from a file, whose unit's id is its id again. Comments on a unit's segments
    are its notes, the open ones first.
    `text` says what its target is, one of TEXTS. Raises UsageError for another one and DataError for
    "machine" where the source was not translated.
    """
    if text not in TEXTS:
        raise unknown("text", text, TEXTS)
    info = choose_bitext(project, bitext_id)
    translations = project.translations(info.source_id)
    if text != "target" and translations is None:
        raise DataError(
            f"{project.place}: bitext {info.id} has no machine translation; translate it first"
        )
    notes: dict[tuple[str, int], list[str]] = {}
    for comment in sorted(project.comments(bitext_id), key=lambda comment: comment.resolved):
        author = f"{comment.author}: " if comment.author else ""
        notes.setdefault((comment.side, comment.segment), []).append(author + comment.text)
    units = units_of(project.bitext(bitext_id), translations)
    kept = project.kept(bitext_id)
    lineage = Lineage()
    lineage.add(project.log(bitext_id))
    counting = lineage.in_effect()
    for unit, state in zip(units, project.states(bitext_id), strict=True):
        props = list(unit.props)
        if state.alignment != "auto":
            props.append(("alignment", str(state.alignment)))
        if state.status != "draft":
            props.append(("status", str(state.status)))
        if state.text is not None:
            props.append(("review", state.text))
        made = lineage_props(lineage, state.id, state.bead, counting)
        own = kept.get(state.id)
        if own is not None:
            there = {name for name, _ in (*props, *made)} - {"operation"}
            props += [prop for prop in own.props if prop[0] not in there]
        props += made
        target = unit.target if text == "target" else unit.prop("machine")
        if text == "review" and state.text is not None:
            target = state.text
        remarks = [
            note
            for side, span in (("source", state.bead.source), ("target", state.bead.target))
            for segment in span
            for note in notes.get((side, segment), [])
        ]
        yield TranslationUnit(
            unit.source,
            target,
            unit.source_lang,
            unit.target_lang,
            own.name if own is not None and own.name else unit.id,
            tuple(props),
            tuple(remarks),
        )


def is_project(place: str | Path) -> bool:
    """Tell whether `place` is a project (a file or a database URL) rather than a bitext file."""
    from corpora.database.connection import is_project_file

    if "://" in str(place) or str(place).endswith(".careo"):
        return True
    path = Path(place)
    return path.is_file() and is_project_file(path)


def units_at(
    place: str | Path,
    bitext_id: int | None = None,
    text: str = "target",
    format: str | None = None,
    source_lang: str | None = None,
    target_lang: str | None = None,
    every: bool = False,
    losses: Losses | None = None,
) -> Iterator[TranslationUnit]:
    """Yield the units of a project's bitext, or with `every` of all of them, or of a bitext file.

    Options for the other kind are errors. `losses` counts what is left out of a file.
    """
    if is_project(place):
        if format or source_lang or target_lang:
            raise UsageError(f"{place}: is a project and knows its languages; leave them out")
        if every and bitext_id is not None:
            raise UsageError("choose one bitext or all of them, not both")
        with Project.open(place) as project:
            chosen = project.bitexts() if every else [choose_bitext(project, bitext_id)]
            for info in chosen:
                yield from project_units(project, info.id, text)
        return
    if bitext_id is not None or text != "target" or every:
        raise UsageError(f"{place}: is one bitext without reviews; import it into a project first")
    yield from read_units(place, format, source_lang, target_lang, losses)


def to_other_files(
    units: Iterable[TranslationUnit],
    place: str | Path,
    format: str | None,
    out: str | Path,
    chosen: Format,
    reads: Sequence[str] = (),
    writes: Sequence[tuple[str, str | None]] = (),
) -> Iterator[TranslationUnit]:
    """Pass on units that go from `place` to `out` in the format `chosen`.

    Raises UsageError at the first, whose languages name the files of a pair, where one of them would be read
    and written, or is among the other files that are read or written: see `corpora.textio.check_outputs`.
    """
    stream = iter(units)
    first = next(stream, None)
    if first is None:
        return
    langs = (first.source_lang, first.target_lang)
    inputs: tuple[str | Path, ...] = (*reads, place)
    if not is_project(place):
        inputs += (get_format(format) if format else format_of(place)).files(place, *langs)
    if str(out) != STDIN:
        files = chosen.files(out, *langs)
        check_outputs(inputs, [*(("-o", file) for file in files), *writes])
    yield first
    yield from stream


def bitexts_at(
    place: str | Path,
    format: str | None = None,
    source_lang: str | None = None,
    target_lang: str | None = None,
    losses: Losses | None = None,
) -> Iterator[tuple[str, Bitext]]:
    """Yield (name, bitext) of each bitext of a project, or of the one in a file; `losses` as `units_at`."""
    if is_project(place):
        with Project.open(place) as project:
            for info in project.bitexts():
                yield info.name or str(info.id), project.bitext(info.id)
        return
    units = read_units(place, format, source_lang, target_lang, losses)
    yield Path(place).name, bitext_of(units, str(place))
