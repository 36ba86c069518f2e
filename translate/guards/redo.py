"""Decoding again what a detector flagged, and keeping the better translation by a stated rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from translate.engines import MAX_PIECES, Engine, Hypothesis
from translate.guards.detect import faults, weight
from translate.guards.invented import unknown
from translate.guards.mender import Mender
from translate.guards.names import repair
from translate.guards.reading import Made
from translate.guards.source import Prepared, prepare
from translate.long import clause, cut
from translate.tokens import Tokenizer

REDONE = frozenset({"empty", "damaged", "loop", "language", "untranslated", "length", "number"})
"""Faults for which a text is decoded again. A name that could not be copied and words left in the source
language are only reported: a wider search finds no word that the model does not know."""
NO_PROSE = frozenset({"empty", "loop", "language", "untranslated"})
"""Faults of texts in which no single word is looked at."""
INVENTED = 3
"""What a word counts, against the faults' weights, that neither the target language nor the source has;
only in translations of at most `FEW` words, as long ones have the more of them the more they say."""
FEW = 4
BEAM = 8
"""Hypotheses kept in the second search; all of them are looked at."""
NO_REPEAT = 3
"""Pieces that may not come twice in a row of this length, after a loop."""
_LATIN = re.compile("[a-zA-Z\u00c0-\u024f]")
_OTHER_SCRIPT = re.compile(
    "((?:[^\\W\\d_a-zA-Z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff]+[^\\w\\s]?\\s*)+)"
)
SHORTEST = 12
"""Pieces of the parts that a flagged text is cut into at clause marks, at least."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A translation under work: its text, mean log-probability a piece, pieces with the end mark, flags.

    `decoded` is what the text was at first, with attention where the engine gave it along.
    """

    text: str
    score: float
    length: int
    flags: tuple[str, ...] = ()
    term_hits: tuple[str, ...] = ()
    decoded: Hypothesis | None = field(default=None, compare=False, repr=False)


class Guards:
    """The guards of one engine and language pair.

    `prepare` says what the model is given in place of a source, `check` judges and repairs what came out.
    """

    def __init__(self, engine: Engine, tokenizer: Tokenizer, source: str, target: str) -> None:
        self.engine = engine
        self.tokenizer = tokenizer
        self.languages = (source, target)
        self.mender = Mender(engine, tokenizer, self.languages)

    def prepare(self, text: str) -> Prepared:
        """See `translate.guards.source.prepare`."""
        return prepare(text, *self.languages)

    def check(self, drafts: Mapping[str, Draft]) -> dict[str, Draft]:
        """Judge and repair the drafts of sources (source → draft as decoded).

        Misspelt names and changed numbers are copied from the source (flag "name-repaired:NAME",
        "number-repaired:NUMBER"). A text with a fault in `REDONE` is decoded again with a wider beam, all
        of whose hypotheses are looked at (without repeated pieces after a loop), and in parts cut at
        clause marks, or around letters of other scripts where characters were damaged. Kept is the one
        whose faults (`detect.WEIGHTS`) and invented words (`INVENTED`) weigh least; among equals the first
        in the order: as it was, wider beam by rank, in parts. At last invented words are replaced by
        renderings of what they stand for ("word-repaired:RENDERING"; one that is left is "word:WORD"), and
        words that do not mean what they stand for ("mistranslated-repaired:RENDERING"; see
        `translate.guards.mender`). A fault that is left is a flag by its name, one that went is
        "NAME-repaired".
        """
        first = {source: self._prepared(source, draft) for source, draft in drafts.items()}
        before = {source: self._faults(source, draft.text) for source, draft in first.items()}
        copied = self._copied(first)
        found = {
            source: self._faults(source, draft.text)
            if draft is not first[source]
            else before[source]
            for source, draft in copied.items()
        }
        flagged = [source for source, names in found.items() if REDONE.intersection(names)]
        best = dict(copied)
        for source, options in zip(flagged, self._options(flagged, found), strict=True):
            tried = self._copied({str(n): draft for n, draft in enumerate(options)}, source)
            for draft in tried.values():
                names = self._faults(source, draft.text)
                if self._cost(source, draft.text, names) < self._cost(
                    source, best[source].text, found[source]
                ):
                    best[source], found[source] = draft, names
        mended = self._mended(best, found)
        for source, (draft, _) in mended.items():
            if draft is not best[source]:
                best[source], found[source] = draft, self._faults(source, draft.text)
        return {
            source: replace(
                draft,
                flags=(
                    *first[source].flags,
                    *(f for f in draft.flags if f not in first[source].flags),
                    *found[source],
                    *(
                        f"{name}-repaired"
                        for name in before[source]
                        if name not in found[source] and name not in ("name", "number")
                    ),
                    *(f"word:{form}" for form in mended[source][1]),
                ),
            )
            for source, draft in best.items()
        }

    def _prepared(self, source: str, draft: Draft) -> Draft:
        flags = self.prepare(source).flags
        if not flags:
            return draft
        text = draft.text.upper() if "recased" in flags else draft.text
        return replace(draft, text=text, flags=(*draft.flags, *flags))

    def _faults(self, source: str, target: str) -> tuple[str, ...]:
        return faults(source, target, *self.languages)

    def _cost(self, source: str, target: str, names: tuple[str, ...]) -> int:
        few = len(target.split()) <= FEW
        new = sum(1 for _ in unknown(source, target, *self.languages)) if few else 0
        return weight(names) + INVENTED * new

    def _copied(self, drafts: Mapping[str, Draft], source: str | None = None) -> dict[str, Draft]:
        texts = [self._made(source or key, draft) for key, draft in drafts.items()]
        made = repair(texts, self.tokenizer, self.engine, *self.languages)
        results = {}
        for (key, draft), (text, copies) in zip(drafts.items(), made, strict=True):
            if copies:
                kinds = ("number" if copy.form[0].isdigit() else "name" for copy in copies)
                flags = tuple(
                    f"{kind}-repaired:{copy.form}" for kind, copy in zip(kinds, copies, strict=True)
                )
                draft = replace(draft, text=text, flags=(*draft.flags, *flags))
            results[key] = draft
        return results

    def _made(self, source: str, draft: Draft) -> Made:
        """Return a source with its translation, and what was decoded of it unless it was changed before."""
        as_it_is = self.prepare(source).text == source
        return source, draft.text, draft.decoded if as_it_is else None

    def _mended(
        self, drafts: Mapping[str, Draft], found: Mapping[str, tuple[str, ...]]
    ) -> dict[str, tuple[Draft, tuple[str, ...]]]:
        """Return each draft with renderings for invented words, and the invented words that are left."""
        prose = {
            source: draft
            for source, draft in drafts.items()
            if "recased" not in draft.flags and not NO_PROSE.intersection(found[source])
        }
        texts = [
            (self.prepare(source).text, draft.text, draft.decoded)
            for source, draft in prose.items()
        ]
        made: dict[str, tuple[Draft, tuple[str, ...]]] = {s: (d, ()) for s, d in drafts.items()}
        for (source, draft), done in zip(prose.items(), self.mender.mend(texts), strict=True):
            if done.put or done.exchanged:
                flags = (
                    *draft.flags,
                    *(f"word-repaired:{form}" for form in done.put),
                    *(f"mistranslated-repaired:{form}" for form in done.exchanged),
                )
                draft = replace(draft, text=done.text, flags=flags)
            made[source] = (draft, done.left)
        return made

    def _options(
        self, sources: Sequence[str], found: Mapping[str, tuple[str, ...]]
    ) -> Iterator[list[Draft]]:
        """Yield the drafts of a second decoding of each source, in the order in which they are tried."""
        for source in sources:
            prepared = self.prepare(source).text
            pieces = self.tokenizer.encode(prepared)
            # One source a search: what comes out depends on no neighbour.
            (results,) = self.engine.search(
                [pieces],
                BEAM,
                BEAM,
                no_repeat=NO_REPEAT if "loop" in found[source] else 0,
                limit=_limit(pieces),
            )
            drafts = [self._draft(hypothesis) for hypothesis in results]
            drafts += self._in_parts(prepared, found[source])
            yield [self._prepared(source, draft) for draft in drafts]

    def _in_parts(self, text: str, names: tuple[str, ...]) -> list[Draft]:
        """Translate the clauses of a text one by one; only for faults that come from its length."""
        if "damaged" in names:
            return self._around_scripts(text)
        whole = len(self.tokenizer.encode(text))
        if not {"loop", "length", "empty", "language", "number"}.intersection(names):
            return []
        size = max(SHORTEST, whole // 2)
        parts = cut(text, lambda part: len(self.tokenizer.encode(part)), min(size, MAX_PIECES))
        if len(parts) < 2:
            return []
        drafts = [self._alone(part) for part in parts]
        made = (
            clause(part, draft.text, number > 0)
            for number, (part, draft) in enumerate(zip(parts, drafts, strict=True))
        )
        return [_together(" ".join(made), drafts)]

    def _around_scripts(self, text: str) -> list[Draft]:
        """Translate what stands between letters that the model may have no pieces for; they stay."""
        parts = _OTHER_SCRIPT.split(text)
        made = {n: self._alone(part) for n, part in enumerate(parts) if _LATIN.search(part)}
        if len(parts) < 2:
            return []
        joined = "".join(
            _like(part, made[n].text) if n in made else part for n, part in enumerate(parts)
        )
        return [_together(joined, list(made.values()))]

    def _alone(self, text: str) -> Draft:
        pieces = self.tokenizer.encode(text)
        (results,) = self.engine.search([pieces], BEAM, no_repeat=NO_REPEAT, limit=_limit(pieces))
        return self._draft(results[0])

    def _draft(self, hypothesis: Hypothesis) -> Draft:
        text = self.tokenizer.decode(hypothesis.pieces)
        return Draft(text, hypothesis.score, len(hypothesis.pieces) + 1)


def _limit(pieces: Sequence[str]) -> int:
    return 16 + 2 * len(pieces)


def _together(text: str, drafts: Sequence[Draft]) -> Draft:
    length = sum(draft.length for draft in drafts)
    score = sum(draft.score * draft.length for draft in drafts) / max(length, 1)
    return Draft(text, score, max(length, 1), ("split",))


def _like(source: str, made: str) -> str:
    """Return `made` with the white space that `source` has at its ends."""
    before = source[: len(source) - len(source.lstrip())]
    return before + made + source[len(source.rstrip()) :]
