"""Aligning two files: read, find out the languages, translate if that helps, align, write, and tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from align.anchors import heading_anchors, paragraph_anchors
from align.ladder import bitext_of_beads, read_beads
from align.machine import Machine, machine_translations
from align.reading import read_text
from corpora.errors import DataError
from corpora.values import Bitext, Document
from corpora.wording import Counting

if TYPE_CHECKING:
    from align.doubtful import Place
    from align.embeddings import Encoder
    from align.moved import MovedBlock

Say = Callable[[str], None]

UNRELATED = 0.5
"""Below this share of the text in probable beads the files are said to be no translations."""


@dataclass(frozen=True)
class Texts:
    """Two texts as named by the user, and what is used to align them; the fields are those of the options.

    `langs` None: told by the text; `lines`: one segment a line; `translations` a file, `model` and
    `encoder` names.
    """

    source: str
    target: str
    langs: tuple[str | None, str | None] = (None, None)
    lines: bool = False
    method: str = "auto"
    translations: str | None = None
    model: str | None = None
    encoder: str | None = None
    encoding: str = "utf-8"


@dataclass(frozen=True)
class Ready:
    """The texts read, translated and checked, ready to be aligned."""

    source: Document
    target: Document
    method: str
    machine: Machine
    encoder: Encoder | None

    @property
    def evidence(self) -> dict[str, Any]:
        """Keyword arguments for `align`, `realign` and `repairs`."""
        return {
            "method": self.method,
            "translations": self.machine.forward,
            "back_translations": self.machine.back,
            "encoder": self.encoder,
        }


def prepare(texts: Texts, say: Say) -> Ready:
    """Read two texts and get all evidence that their options ask for.

    Raises DataError for files that cannot be read or are swapped, UsageError for names that do not exist.
    """
    from align.embeddings import load_encoder

    documents = [
        read_text(path, lang, texts.encoding, lines=texts.lines, option=option, say=say)
        for path, lang, option in (
            (texts.source, texts.langs[0], "--from"),
            (texts.target, texts.langs[1], "--to"),
        )
    ]
    for path, document in zip((texts.source, texts.target), documents, strict=True):
        if not document.segments:
            raise DataError(f"{path}: has no segments; there is nothing to align")
    check_languages(documents, (texts.source, texts.target), say)
    source, target = documents
    machine = machine_translations(
        source, target, texts.method, texts.translations, texts.model, texts.encoding
    )
    encoder = load_encoder(texts.encoder) if texts.encoder else None
    return Ready(source, target, texts.method, machine, encoder)


def align_files(
    texts: Texts,
    output: str,
    form: str = "tsv",
    *,
    anchors: Sequence[tuple[int, int]] = (),
    paragraphs: bool = False,
    headings: bool = False,
    keep: str | None = None,
    say: Say = print,
) -> Bitext:
    """Align two files and write the bitext to `output` ("-": standard output) in a format of `FORMATS`.

    Hard anchors are `anchors`, with `paragraphs` every paragraph's beginning, with `headings` every
    numbered heading that both texts have; the beads of the ladder file `keep` come out as they are.
    `say` gets each line of talk: what evidence was used and why, moved blocks, and warnings about texts in
    the same language, equal texts, and texts that are no translations of each other. Raises DataError and
    UsageError as `prepare` and `align.align` do.
    """
    from align.aligner import align
    from align.moved import moved_blocks
    from align.output import write_bitext

    ready = prepare(texts, say)
    source, target = ready.source, ready.target
    cuts = list(anchors)
    if paragraphs:
        cuts += paragraph_anchors(source, target)
    if headings:
        found = heading_anchors(source, target)
        told = "anchored at {0:heading|headings} that both texts have"
        say(
            Counting().format(told, len(found))
            if found
            else "warning: no numbered heading was found in both texts; --headings anchored nothing"
        )
        cuts += found
    confirmed = [(bead.source, bead.target) for bead in read_beads(keep)] if keep else []
    bitext = align(source, target, anchors=cuts, confirmed=confirmed, **ready.evidence)
    moved = moved_blocks(bitext, translations=ready.machine.forward)
    write_bitext(bitext, output, form, moved)
    tell(bitext, ready, moved, say)
    return bitext


def realign_files(
    texts: Texts,
    beads: str,
    between: tuple[tuple[int, int], tuple[int, int]],
    output: str,
    form: str = "ladder",
    *,
    anchors: Sequence[tuple[int, int]] = (),
    say: Say = print,
) -> Bitext:
    """Align again what lies between two places (source id, target id), and keep all other beads.

    `beads` is a ladder file with the bitext as it stands; both places must be where one of its beads
    begins, or the end of both texts. Raises DataError where they are not, and as `align_files` does.
    """
    from align.aligner import realign
    from align.output import write_bitext

    ready = prepare(texts, say)
    bitext = bitext_of_beads(ready.source, ready.target, read_beads(beads), beads)
    starts = [(bead.source.start, bead.target.start) for bead in bitext.beads]
    starts.append((len(ready.source.segments), len(ready.target.segments)))
    for i, j in between:
        if (i, j) not in starts:
            raise DataError(f"{beads}: no bead begins at {i}:{j}; name places where beads begin")
    first, last = (starts.index(place) for place in between)
    again = realign(bitext, first, last, anchors=anchors, **ready.evidence)
    write_bitext(again, output, form)
    new = len(again.beads) - len(bitext.beads) + last - first
    say(f"beads {first} to {last - 1} aligned again: {new} instead of {last - first}")
    return again


def doubtful_files(
    texts: Texts, beads: str | None, below: float, most: int, say: Say = print
) -> tuple[Bitext, list[Place], list[MovedBlock]]:
    """Return the bitext of two files, its doubtful places with repairs, and the blocks that moved.

    The texts are aligned first, or `beads` is a ladder file with their beads. See
    `align.doubtful.doubtful_places` for `below` and `most`.
    """
    from align.aligner import align
    from align.doubtful import doubtful_places
    from align.moved import moved_blocks

    ready = prepare(texts, say)
    if beads:
        bitext = bitext_of_beads(ready.source, ready.target, read_beads(beads), beads)
    else:
        bitext = align(ready.source, ready.target, **ready.evidence)
    moved = moved_blocks(bitext, translations=ready.machine.forward)
    places = doubtful_places(bitext, below, most=most, **ready.evidence)
    if not beads:
        tell(bitext, ready, (), say)
    under = sum(b.probability is None or b.probability < below for b in bitext.beads)
    shown = f", the {len(places)} least probable shown" if under > len(places) else ""
    say(f"{under} of {len(bitext.beads)} beads below {below:g}{shown}; moved blocks: {len(moved)}")
    return bitext, places, moved


def tell(bitext: Bitext, ready: Ready, moved: Sequence[MovedBlock], say: Say) -> None:
    """Say how many beads there are and by what, which blocks moved, and whether it makes sense at all."""
    from align.doubtful import moved_text

    beads = bitext.beads
    nulls = sum(not len(bead.source) or not len(bead.target) for bead in beads)
    maker = next((bead.maker for bead in beads if bead.maker != "user"), "user")
    say(
        f"{len(ready.source.segments)} and {len(ready.target.segments)} segments, {len(beads)} beads, "
        f"{nulls} of them without a counterpart; by {maker}{ready.machine.why}"
    )
    for block in moved:
        say(f"{moved_text(block)} (probability {block.probability:.2f})")
    warning = unrelated_warning(bitext)
    if warning:
        say(warning)


def unrelated_warning(bitext: Bitext) -> str:
    """Return a warning that the texts may be no translations of each other, "" where they seem to be."""
    share = related_share(bitext)
    if share >= UNRELATED:
        return ""
    return (
        f"warning: only {share:.0%} of the text found a probable counterpart; "
        "these may not be translations of each other"
    )


def related_share(bitext: Bitext) -> float:
    """Share of the characters of a side in beads with both sides, weighted by their probability.

    Of the two sides the one with the larger share counts: a short extract may match a long text.
    """
    total, found = [0.0, 0.0], [0.0, 0.0]
    for bead in bitext.beads:
        for side, text in enumerate((bitext.source_text(bead), bitext.target_text(bead))):
            total[side] += len(text)
            if len(bead.source) and len(bead.target):
                found[side] += len(text) * (bead.probability or 0.0)
    shares = [part / whole for part, whole in zip(found, total, strict=True) if whole]
    return max(shares, default=0.0)


def check_languages(
    documents: Sequence[Document],
    paths: tuple[str, str],
    say: Say,
) -> None:
    """Refuse swapped texts, and warn of texts in another language than named, in one, or equal."""
    from corpora.languages import LANGUAGES, guess_language

    guessed: list[str | None] = []
    for document in documents:
        try:
            guessed.append(guess_language(" ".join(s.text for s in document.segments)))
        except DataError:
            guessed.append(None)
    names = [LANGUAGES.get(lang or "", "") for lang in guessed]
    known = [document.lang in LANGUAGES for document in documents]
    wrong = [
        ok and guess is not None and guess != document.lang
        for ok, guess, document in zip(known, guessed, documents, strict=True)
    ]
    if all(wrong) and guessed[0] != guessed[1]:
        raise DataError(
            f"the files are swapped: {paths[0]} is {names[0]} and {paths[1]} is {names[1]}; "
            "swap them, or --from and --to"
        )
    for path, name, bad, document in zip(paths, names, wrong, documents, strict=True):
        if bad:
            say(f"warning: {path} looks {name}, not {LANGUAGES[document.lang]}")
    if documents[0].text == documents[1].text:
        say("warning: the two files hold the same text")
    elif documents[0].lang == documents[1].lang:
        name = LANGUAGES.get(documents[0].lang, documents[0].lang)
        say(f"warning: both texts are {name}; one should be a translation")
