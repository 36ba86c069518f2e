"""The user's own translation memory and terms, one of each a pair of languages, for rows and pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpora.errors import DataError
from corpora.reviews import Status
from corpora.store import BitextInfo, BitextRow, Project
from corpora.textio import make_folder, writing
from corpora.units import TranslationUnit
from review.facts import Kept
from review.recent import recent_file
from review.versions import version_of

if TYPE_CHECKING:
    from translate.memory import Match
    from translate.terms import Glossary, Term

LEAST = 70
"""Percent below which a match of the memory is not shown."""

SHOWN = 3
DONE = (Status.REVIEWED, Status.APPROVED, Status.LOCKED)
GLOSSARIES, TRANSLATORS, OTHERS = Kept(), Kept(), Kept()


def memory_file(source: str, target: str) -> Path:
    """Return where the memory of a pair of languages is kept."""
    return recent_file().parent / "memory" / f"{source}-{target}.memory"


def terms_file(source: str, target: str) -> Path:
    """Return where the terms of a pair of languages are kept, as TSV."""
    return recent_file().parent / "terms" / f"{source}-{target}.tsv"


def remembered(source: str, target: str) -> int:
    """Return how many units the memory of a pair of languages holds; 0 where there is none yet."""
    from translate.memory import Memory

    path = memory_file(source, target)
    if not path.exists():
        return 0
    with Memory(path, source, target) as memory:
        return len(memory)


def remember_units(
    source: str, target: str, units: Sequence[TranslationUnit], origin: str
) -> tuple[int, int]:
    """Add units to the memory, made if there is none, but for drafts (`translate.memory.drafts`).

    Returns how many were new, and how many were left out as drafts.
    """
    from translate.memory import Memory
    from translate.memory.drafts import LeftOut

    path, left = memory_file(source, target), LeftOut()
    make_folder(path.parent)
    with Memory(path, source, target) as memory:
        return memory.add(units, origin, left.wanted), left.count


def done_units(project: Project, info: BitextInfo) -> list[TranslationUnit]:
    """Return the reviewed pairs of a bitext as units: what a reviewer wrote, else the human translation."""
    found = []
    for row in project.rows(info.id, 0, info.beads):
        text = row.text if row.text is not None else row.target
        if row.status in DONE and row.source and text:
            found.append(TranslationUnit(row.source, text, info.source_lang, info.target_lang))
    return found


def look_up(source: str, target: str, text: str, least: int = LEAST, most: int = 20) -> list[Match]:
    """Return the best matches of a text in the memory, [] where there is none."""
    from translate.memory import Memory

    path = memory_file(source, target)
    if not path.exists() or not text.strip():
        return []
    with Memory(path, source, target) as memory:
        return memory.search(text, least, most)


def glossary(source: str, target: str) -> Glossary | None:
    """Return the terms of a pair of languages, None where there are none; read again when they changed."""
    from translate.terms import read_glossary

    path = terms_file(source, target)
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        return None
    return GLOSSARIES.get((str(path), changed), lambda: read_glossary(path, source, target))


def keep_terms(source: str, target: str, terms: Sequence[Term]) -> None:
    """Write the terms of a pair of languages; DataError for two renderings of one term, or a tab in one."""
    from translate.terms import Glossary

    try:
        Glossary(terms)
    except ValueError as error:
        raise DataError(f"terms: {error}; keep one of them") from None
    path = terms_file(source, target)
    if not terms:
        path.unlink(missing_ok=True)
        return
    make_folder(path.parent)
    with writing(path) as out:
        out.write("source\ttarget\tcase\tforms\n")
        for term in terms:
            forms = "; ".join(f"{one}={two}" for one, two in term.forms) or "-" * (not term.inflect)
            fields = (term.source, term.target, term.case, forms)
            if any(mark in field for field in fields for mark in "\t\n"):
                raise DataError(f"terms: {term.source!r} holds a tab or a line's end")
            out.write("\t".join(fields) + "\n")


def row_help(row: BitextRow, info: BitextInfo) -> dict[str, Any]:
    """Return what terms and memory say of a row: renderings asked for and matches, best first."""
    from translate.terms.enforce import rendered

    pair = (info.source_lang, info.target_lang)
    found = glossary(*pair)
    terms: list[dict[str, Any]] = []
    if found is not None and row.source:
        wanted = found.find(row.source)
        version = version_of(row, info)
        for one, hit in zip(wanted, rendered(wanted, version), strict=True):
            terms.append({"source": one.span.of(row.source), "target": one.target, "hit": hit})
    matches = [
        {"percent": match.percent, "source": match.unit.source, "target": match.unit.target}
        for match in look_up(*pair, row.source, most=SHOWN)
    ]
    return {"terms": terms, "matches": matches}


def other_translations(row: BitextRow, info: BitextInfo) -> list[dict[str, Any]] | None:
    """Return other machine translations of a row, likeliest first; None while they are being made.

    Raises CareoError where there is no model for the pair.
    """
    from corpora.errors import CareoError

    pair = (info.source_lang, info.target_lang)

    def work() -> list[dict[str, Any]]:
        from translate import translator
        from translate.alternatives import nbest

        machine = TRANSLATORS.get(pair, lambda: translator(*pair))
        return [
            {"text": one.text, "confidence": one.confidence}
            for one in nbest(machine, row.source, 5)
            if one.text != row.machine
        ]

    found = OTHERS.soon((*pair, row.source), work)
    if isinstance(found, CareoError):
        raise found
    if isinstance(found, Exception):
        raise DataError(f"other translations: {type(found).__name__}: {found}")
    return found
