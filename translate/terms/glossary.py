"""Glossaries: terms with their inflected forms, read from TSV and TBX, and found in source texts."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from corpora.errors import DataError
from corpora.formats import xml
from corpora.textio import opened, read_lines
from corpora.values import Span
from translate.guards.words import shouted

CASES = ("any", "exact")
_COLUMNS = ("source", "target", "case", "forms")


@dataclass(frozen=True, slots=True)
class Term:
    """A source term and how it is to be rendered.

    `forms` are other forms of it with their own renderings (("expedientes", "case files"), …). `case`
    "any" finds the term in any case, and its rendering begins with a capital, or is all in capitals, where
    the source's does so and the term itself does not; "exact" finds and writes it only as it stands here.
    """

    source: str
    target: str
    case: str = "any"
    forms: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        for one, two in ((self.source, self.target), *self.forms):
            if not one.strip() or not two.strip():
                raise ValueError(f"term {self.source!r}: a form or its rendering is empty")
        if self.case not in CASES:
            raise ValueError(f"term {self.source!r}: case {self.case!r} is neither any nor exact")


class Occurrence(NamedTuple):
    """A term in a source text: which, where, and how it is to be rendered there."""

    term: Term
    span: Span
    target: str


class Glossary:
    """Terms of one direction. The longest term that matches is taken; occurrences do not overlap.

    Raises ValueError for two terms or forms that are spelt alike and rendered differently.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = tuple(terms)
        self._known: dict[str, tuple[Term, str]] = {}
        for term in self.terms:
            for one, two in ((term.source, term.target), *term.forms):
                key = one if term.case == "exact" else one.lower()
                known = self._known.setdefault(key, (term, two))
                if known[1] != two:
                    raise ValueError(f"term {one!r} is rendered both {known[1]!r} and {two!r}")

    @cached_property
    def hash(self) -> str:
        """First 16 hex characters of a SHA-256 over all terms: part of a journal's keys."""
        return hashlib.sha256(repr(self.terms).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        forms = sorted(self._known, key=len, reverse=True)
        spaced = (r"\s+".join(map(re.escape, form.split())) for form in forms)
        return re.compile(rf"(?<!\w)(?:{'|'.join(spaced) or '(?!)'})(?!\w)", re.IGNORECASE)

    def find(self, text: str) -> list[Occurrence]:
        """Return the occurrences of terms in `text`, in order; in a text in capitals, so are renderings."""
        found = []
        loud = shouted(text)
        for match in self._pattern.finditer(text):
            form = " ".join(match[0].split())
            known = self._known.get(form) or self._known.get(form.lower())
            if known is None or (known[0].case == "exact" and form not in self._known):
                continue
            term, target = known
            if term.case == "any":
                target = target.upper() if loud else cased(form, target, text[: match.start()])
            found.append(Occurrence(term, Span(*match.span()), target))
        return found


def cased(form: str, target: str, before: str) -> str:
    """Return `target` in capitals, or with a capital, where the source's `form` asks for it.

    Capitals for a form of two letters or more in capitals; a first capital at the start of the text.
    """
    if form.isupper() and len(form) > 1 and not target.isupper() and len(form.split()) > 1:
        return target.upper()
    if form[0].isupper() and not re.search(r"\w", before):
        return target[0].upper() + target[1:]
    return target


def read_glossary(path: str | Path, source: str, target: str, encoding: str = "utf-8") -> Glossary:
    """Read a glossary from TSV (see `read_terms_tsv`) or, where the name ends in .tbx, from TBX.

    Raises DataError that names the line or entry for what is no term, and for a file without terms.
    """
    tbx = Path(path).suffix.lower() == ".tbx"
    terms = read_terms_tbx(path, source, target) if tbx else read_terms_tsv(path, encoding)
    if not terms:
        raise DataError(f"{path}: holds no terms from {source} into {target}")
    try:
        return Glossary(terms)
    except ValueError as error:
        raise DataError(f"{path}: {error}; keep one of them") from None


def read_terms_tsv(path: str | Path, encoding: str = "utf-8") -> list[Term]:
    """Read terms line by line: source, target, and where wanted case and forms, with tabs between.

    The columns stand in this order, or as a first line with these names says. `forms` are written
    "expedientes=case files; expedientillo=small case file". Empty lines and lines that begin with "#" are
    left out.
    """
    columns: list[str] = list(_COLUMNS)
    terms: list[Term] = []
    for number, line in enumerate(read_lines(path, encoding), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = [field.strip() for field in line.split("\t")]
        if not terms and fields[0].lower() == "source":
            columns = [field.lower() for field in fields]
            if unknown := [name for name in columns if name not in _COLUMNS]:
                raise DataError(
                    f"{path}: line {number} names the column {unknown[0]!r}; "
                    f"known: {', '.join(_COLUMNS)}"
                )
            continue
        row = dict(zip(columns, fields, strict=False))
        if len(fields) < 2 or not row.get("source") or not row.get("target"):
            raise DataError(
                f"{path}: line {number} is not “source term<TAB>target term”: {line[:60]!r}"
            )
        forms = []
        for form in filter(None, map(str.strip, row.get("forms", "").split(";"))):
            one, equals, two = (part.strip() for part in form.partition("="))
            if not (one and equals and two):
                raise DataError(f"{path}: line {number}: the form {form!r} is not “form=rendering”")
            forms.append((one, two))
        case = row.get("case") or "any"
        if case not in CASES:
            raise DataError(f"{path}: line {number}: case is {case!r}; it is any or exact")
        terms.append(Term(row["source"], row["target"], case, tuple(forms)))
    return terms


def read_terms_tbx(path: str | Path, source: str, target: str) -> list[Term]:
    """Read terms of TBX (ISO 30042), version 2 (martif, termEntry) or 3 (tbx, conceptEntry).

    The first term of the target language whose administrative status is not deprecated or superseded
    renders every term of the source language; entries without one of the two languages are left out.
    """
    terms: list[Term] = []
    with opened(path) as file:
        names = ("termEntry", "conceptEntry")
        head = file.read(4096)
        file.seek(0)
        root = "martif" if b"<martif" in head else "tbx"
        for _, entry in xml.iterate(file, path, root, names, ("end",)):
            one, two = (_tbx_terms(entry, lang) for lang in (source, target))
            if two:
                terms += [Term(term, two[0]) for term in one]
    return terms


_STALE = ("deprecated", "superseded", "notrecommended")


def _tbx_terms(entry: Any, lang: str) -> list[str]:
    found = []
    for section in entry.iter():
        if xml.local(section) not in ("langSet", "langSec"):
            continue
        code = section.get("{http://www.w3.org/XML/1998/namespace}lang", "").lower()
        if code.split("-")[0] != lang:
            continue
        for group in section.iter():
            if xml.local(group) not in ("tig", "ntig", "termSec"):
                continue
            texts = {xml.local(e): (e.text or "").strip() for e in group.iter() if e.text}
            notes = (
                (e.text or "").lower().replace("admn", "").replace("-admn-sts", "")
                for e in group.iter()
                if e.get("type") in ("administrativeStatus", "normativeAuthorization")
            )
            if texts.get("term") and not any(word in note for note in notes for word in _STALE):
                found.append(" ".join(texts["term"].split()))
    return found
