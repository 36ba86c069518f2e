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

    `forms` are other forms of it with their own renderings (("expedientes", "case files"), …); without
    any, where `inflect`, regular ones are found too (`translate.terms.inflect`). `case`
    "any" finds the term in any case, and its rendering begins with a capital, or is all in capitals, where
    the source's does so and the term itself does not; "exact" finds and writes it only as it stands here.
    """

    source: str
    target: str
    case: str = "any"
    forms: tuple[tuple[str, str], ...] = ()
    inflect: bool = True

    def __post_init__(self) -> None:
        for one, two in ((self.source, self.target), *self.forms):
            if not one.strip() or not two.strip():
                raise ValueError(f"term {self.source!r}: a form or its rendering is empty")
        if self.case not in CASES:
            raise ValueError(f"term {self.source!r}: case {self.case!r} is neither any nor exact")


class Occurrence(NamedTuple):
    """A term in a source text: which, where, how it is to be rendered there, and what is as good."""

    term: Term
    span: Span
    target: str
    others: tuple[str, ...] = ()


class _Known(NamedTuple):
    """A form of a term as the glossary finds it; see `translate.terms.inflect.Form`."""

    term: Term
    target: str
    others: tuple[str, ...] = ()
    verb: bool = False
    after_auxiliary: str = ""


class Glossary:
    """Terms of one direction. The longest term that matches is taken; occurrences do not overlap.

    With `languages`, regular forms of the entries are found beside those that are listed, which go before
    them. Raises ValueError for two terms or forms that are spelt alike and rendered differently.
    """

    def __init__(self, terms: Iterable[Term], languages: tuple[str, str] | None = None) -> None:
        self.terms = tuple(terms)
        self.languages = languages
        self._known: dict[str, _Known] = {}
        for term in self.terms:
            for one, two in ((term.source, term.target), *term.forms):
                key = one if term.case == "exact" else one.lower()
                known = self._known.setdefault(key, _Known(term, two))
                if known.target != two:
                    raise ValueError(f"term {one!r} is rendered both {known.target!r} and {two!r}")
        for term in self.terms if languages else ():
            if term.inflect and not term.forms and term.case == "any":
                self._inflect(term, languages)

    def _inflect(self, term: Term, languages: tuple[str, str] | None) -> None:
        from translate.terms.inflect import inflected

        for form in inflected(term.source, term.target, *(languages or ("", ""))):
            known = self._known.get(form.source)
            if form.source == term.source and known and known.term is term:
                self._known[form.source] = known._replace(others=form.others, verb=form.verb)
            elif known is None:
                self._known[form.source] = _Known(term, *form[1:])

    @cached_property
    def hash(self) -> str:
        """First 16 hex characters of a SHA-256 over all terms: part of a journal's keys."""
        what = repr((self.terms, self.languages))
        return hashlib.sha256(what.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @cached_property
    def _beginnings(self) -> dict[str, list[str]]:
        """First word or mark, in lower case → the forms that begin with it, longest first."""
        found: dict[str, list[str]] = {}
        for form in sorted(self._known, key=len, reverse=True):
            begun = _TOKEN.match(form)
            if begun:
                found.setdefault(begun[0].lower(), []).append(form)
        return found

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        return {}

    def _pattern(self, begun: str) -> re.Pattern[str] | None:
        """Return what matches the forms that begin with a word, compiled when it is first met."""
        if begun not in self._beginnings:
            return None
        if begun not in self._patterns:
            spaced = (r"\s+".join(map(re.escape, f.split())) for f in self._beginnings[begun])
            self._patterns[begun] = re.compile(rf"(?:{'|'.join(spaced)})(?!\w)", re.IGNORECASE)
        return self._patterns[begun]

    def find(self, text: str) -> list[Occurrence]:
        """Return the occurrences of terms in `text`, in order; in a text in capitals, so are renderings."""
        found: list[Occurrence] = []
        loud = shouted(text)
        for token in _TOKEN.finditer(text):
            pattern = self._pattern(token[0].lower())
            if pattern is None or (found and token.start() < found[-1].span.end):
                continue
            match = pattern.match(text, token.start())
            form = " ".join(match[0].split()) if match else ""
            known = self._known.get(form) or self._known.get(form.lower())
            if (
                not match
                or known is None
                or (known.term.case == "exact" and form not in self._known)
            ):
                continue
            if known.verb and _DETERMINER.search(text, 0, match.start()):
                continue
            target = known.target
            if known.after_auxiliary and _AUXILIARY.search(text, 0, match.start()):
                target = known.after_auxiliary
            if known.term.case == "any":
                target = target.upper() if loud else cased(form, target, text[: match.start()])
            found.append(
                Occurrence(known.term, Span(*match.span()), target, (known.target, *known.others))
            )
        return found


_TOKEN = re.compile(r"\w+|[^\w\s]")
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|be|been|being|am|has|have|had|having|not|also|already)\s+\Z",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"\b(?:el|la|los|las|un|una|unos|unas|su|sus|del?|al|est[eao]s?|es[eao]s?|cada|otr[oa]s?"
    r"|the|an?|its?|their|his|her|our|your|my|this|that|these|those|of)\s+\Z",
    re.IGNORECASE,
)
"""What stands before a noun: "la entrega" is no form of "entregar"."""


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
        return Glossary(terms, (source, target))
    except ValueError as error:
        raise DataError(f"{path}: {error}; keep one of them") from None


def read_terms_tsv(path: str | Path, encoding: str = "utf-8") -> list[Term]:
    """Read terms line by line: source, target, and where wanted case and forms, with tabs between.

    The columns stand in this order, or as a first line with these names says. `forms` are written
    "expedientes=case files; expedientillo=small case file"; where there are none, regular ones are found
    too, but with "-" in the column only the term itself. Empty lines and lines that begin with "#" are
    left out.
    """
    columns: list[str] = list(_COLUMNS)
    terms: list[Term] = []
    for number, line in enumerate(read_lines(path, encoding), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = [field.strip() for field in line.split("\t")]
        names = [field.lower() for field in fields]
        if not terms and (names[0] == "source" or {"source", "target"} <= set(names)):
            columns = names
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
        listed = row.get("forms", "")
        forms = []
        for form in filter(None, map(str.strip, listed.split(";") if listed != "-" else ())):
            one, equals, two = (part.strip() for part in form.partition("="))
            if not (one and equals and two):
                raise DataError(f"{path}: line {number}: the form {form!r} is not “form=rendering”")
            forms.append((one, two))
        case = row.get("case") or "any"
        if case not in CASES:
            raise DataError(f"{path}: line {number}: case is {case!r}; it is any or exact")
        terms.append(Term(row["source"], row["target"], case, tuple(forms), listed != "-"))
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
