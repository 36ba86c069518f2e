"""Aligning two files: read, find out the languages, translate if that helps, align, write, and tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from align.reading import read_text
from corpora.errors import DataError, UsageError
from corpora.textio import read_lines
from corpora.values import Bitext, Document

if TYPE_CHECKING:
    from align.embeddings import Encoder

Say = Callable[[str], None]

MT_UP_TO = 2_000
"""Most source segments that "auto" has translated by the bundled model."""

UNRELATED = 0.5
"""Below this share of the text in probable beads the files are said to be no translations."""


def align_files(
    source: str,
    target: str,
    output: str,
    *,
    langs: tuple[str | None, str | None] = (None, None),
    lines: bool = False,
    form: str = "tsv",
    method: str = "auto",
    translations: str | None = None,
    model: str | None = None,
    encoder: str | None = None,
    anchors: Sequence[tuple[int, int]] = (),
    encoding: str = "utf-8",
    say: Say = print,
) -> Bitext:
    """Align two files and write the bitext to `output` ("-": standard output) in a format of `FORMATS`.

    `say` gets each line of talk: what evidence was used and why, and warnings about texts in the same
    language, equal texts, and texts that are no translations of each other. Raises DataError for files
    that cannot be read or are swapped, UsageError for names that do not exist.
    """
    from align.aligner import align
    from align.embeddings import load_encoder
    from align.output import write_bitext

    documents = [
        read_text(path, lang, encoding, lines=lines, option=option, say=say)
        for path, lang, option in ((source, langs[0], "--from"), (target, langs[1], "--to"))
    ]
    _check_languages(documents, (source, target), langs, say)
    machine = _machine(documents[0], documents[1], method, translations, model, encoding)
    vectors: Encoder | None = load_encoder(encoder) if encoder else None
    bitext = align(
        *documents,
        method=method,
        translations=machine.forward,
        back_translations=machine.back,
        anchors=anchors,
        encoder=vectors,
    )
    write_bitext(bitext, output, form)
    beads = bitext.beads
    nulls = sum(not len(bead.source) or not len(bead.target) for bead in beads)
    say(
        f"{len(documents[0].segments)} and {len(documents[1].segments)} segments, {len(beads)} beads, "
        f"{nulls} of them without a counterpart; by {beads[0].maker}{machine.why}"
    )
    share = related_share(bitext)
    if share < UNRELATED:
        say(
            f"warning: only {share:.0%} of the text found a probable counterpart; "
            "these may not be translations of each other"
        )
    return bitext


def related_share(bitext: Bitext) -> float:
    """Share of the characters of both sides in beads with both sides, weighted by their probability."""
    total = found = 0.0
    for bead in bitext.beads:
        size = len(bitext.source_text(bead)) + len(bitext.target_text(bead))
        total += size
        if len(bead.source) and len(bead.target):
            found += size * (bead.probability or 0.0)
    return found / total


def _check_languages(
    documents: Sequence[Document],
    paths: tuple[str, str],
    asked: tuple[str | None, str | None],
    say: Say,
) -> None:
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


@dataclass(frozen=True)
class _Machine:
    """Translations of the source or of the target, if any, and why there are none, for the talk."""

    forward: list[str] | None = None
    back: list[str] | None = None
    why: str = ""


def _machine(
    source: Document,
    target: Document,
    method: str,
    given: str | None,
    model: str | None,
    encoding: str,
) -> _Machine:
    """Find translations: those given, else by a named model, else by a bundled one if that is quick."""
    if method not in ("auto", "mt"):
        if given is not None or model is not None:
            option = "--translations" if given is not None else "--model"
            raise UsageError(f"{option} is not used by method {method!r}; leave one out")
        return _Machine()
    if given is not None:
        return _Machine(forward=_given(source, given, encoding))
    if model is not None:
        return _Machine(forward=_translate(source, target.lang, model))
    from translate.models import bundled_models

    there, back = f"{source.lang}-{target.lang}", f"{target.lang}-{source.lang}"
    found = [name for name in (there, back) if name in bundled_models()]
    if method == "auto" and not found:
        return _Machine(why=f" (no bundled translation model for {there})")
    if method == "auto" and max(len(source.segments), len(target.segments)) > MT_UP_TO:
        return _Machine(
            why=f" (no machine translation above {MT_UP_TO} segments unless --method mt)"
        )
    if found[:1] == [back]:
        return _Machine(back=_translate(target, source.lang, None))
    return _Machine(forward=_translate(source, target.lang, None))


def _given(source: Document, path: str, encoding: str) -> list[str]:
    """Read translations: one line a segment; a file with paragraph marks may drop or keep them."""
    rows = read_lines(path, encoding)
    if len(rows) != len(source.segments):
        rows = [row for row in rows if row.strip()]
    if len(rows) != len(source.segments):
        raise DataError(
            f"{source.origin} has {len(source.segments)} segments and {path} has {len(rows)} lines; "
            "line n must translate segment n"
        )
    return rows


def _translate(document: Document, into: str, model: str | None) -> list[str]:
    from translate.translator import translate_segments

    texts = [segment.text for segment in document.segments]
    found = translate_segments(texts, document.lang, into, model, beam=1)
    return [translation.text for translation in found]
