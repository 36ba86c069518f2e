"""Translations as evidence: those the user gives, else those of a named or a bundled model."""

from __future__ import annotations

from dataclasses import dataclass

from corpora.errors import DataError, UsageError
from corpora.textio import read_lines
from corpora.values import Document

MT_UP_TO = 2_000
"""Most segments of either side that "auto" has translated by the bundled model."""

BOTH_UP_TO = 300
"""Most segments of either side that are translated in both directions, where both models are bundled."""


@dataclass(frozen=True)
class Machine:
    """Translations of the source or of the target, if any, and why there are none, for the talk."""

    forward: list[str] | None = None
    back: list[str] | None = None
    why: str = ""


def machine_translations(
    source: Document,
    target: Document,
    method: str,
    given: str | None,
    model: str | None,
    encoding: str,
) -> Machine:
    """Find translations: those given, else by a named model, else by a bundled one if that is quick.

    `given` is a file with one line a source segment, `model` a name for `--model`. Raises UsageError for
    either with a method that does not use it, DataError for a file that does not fit.
    """
    if method not in ("auto", "mt"):
        if given is not None or model is not None:
            option = "--translations" if given is not None else "--model"
            raise UsageError(f"{option} is not used by method {method!r}; leave one out")
        return Machine()
    if given is not None:
        return Machine(forward=_given(source, given, encoding))
    if model is not None:
        return Machine(forward=_translate(source, target.lang, model))
    from translate.models import bundled_models

    there, back = f"{source.lang}-{target.lang}", f"{target.lang}-{source.lang}"
    found = [name for name in (there, back) if name in bundled_models()]
    if method == "auto" and not found:
        return Machine(why=f" (no bundled translation model for {there})")
    if method == "auto" and max(len(source.segments), len(target.segments)) > MT_UP_TO:
        return Machine(
            why=f" (no machine translation above {MT_UP_TO} segments unless --method mt)"
        )
    if found[:1] == [back]:
        return Machine(back=_translate(target, source.lang, None))
    forward = _translate(source, target.lang, None)
    if len(found) == 2 and max(len(source.segments), len(target.segments)) <= BOTH_UP_TO:
        return Machine(forward, _translate(target, source.lang, None))
    return Machine(forward)


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
    found = translate_segments(texts, document.lang, into, model, beam=1, guards=False)
    return [translation.text for translation in found]
