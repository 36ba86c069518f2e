"""Filters that look beyond the two texts: language, alignment, other units, test sets."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import ClassVar

from corpora.errors import DataError
from corpora.filters.base import AtLeast, Filter, Score, share_problem
from corpora.languages import main_language
from corpora.textio import read_lines
from corpora.units import TranslationUnit
from corpora.values import probability_from

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Language(AtLeast):
    """Units with a side in another language than it says.

    Sides with fewer than `min_letters` letters, and in languages the identifier does not know, are not
    looked at.
    """

    name: ClassVar[str] = "language"
    min: float = 0.01
    min_letters: int = 25

    def scorer(self) -> Callable[[TranslationUnit], Score]:
        """Score: the lower of the sides' probabilities of their language; None where neither is looked at."""
        from corpora.filters.identify import known_languages, probability

        known = frozenset(known_languages())

        def score(unit: TranslationUnit) -> Score:
            found = [
                probability(text, lang)
                for text, code in (
                    (unit.source, unit.source_lang),
                    (unit.target, unit.target_lang),
                )
                if (lang := main_language(code)) in known
                and sum(map(str.isalpha, text)) >= self.min_letters
            ]
            return min(found, default=None)

        return score


@dataclass(frozen=True, slots=True)
class Probability(AtLeast):
    """Units whose alignment is doubtful, by their prop `probability`."""

    name: ClassVar[str] = "probability"
    choices: ClassVar[dict[str, tuple[str, ...]]] = {"missing": ("keep", "drop")}
    min: float = 0.5
    missing: str = "keep"

    def scorer(self) -> Callable[[TranslationUnit], Score]:
        """Score: the probability; without one None, or -1 where `missing` is "drop".

        Raises DataError for a prop that is no number between 0 and 1.
        """

        def score(unit: TranslationUnit) -> Score:
            text = unit.prop("probability")
            if not text:
                return None if self.missing == "keep" else -1.0
            try:
                return probability_from(text)
            except ValueError as error:
                raise DataError(f"unit {unit.id!r}: property probability: {error}") from None

        return score


def normalised(text: str) -> str:
    """Return a text's letters and digits in lower case, accents kept, words parted by single spaces."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def _key(*texts: str) -> bytes:
    return blake2b("\0".join(texts).encode("utf-8", "surrogatepass"), digest_size=12).digest()


@dataclass(frozen=True, slots=True)
class Duplicates(Filter):
    """Units that came before, among those kept by the filters above; the first is kept.

    `of` is what must be alike: the pair, the source or the target; `match` how: "exact" (white space at the
    ends apart), "normalised" (letters and digits, case apart) or "near" (SimHash of 64 bits over letters in
    groups of four, Charikar 2002: `similarity` of the bits are equal).
    """

    name: ClassVar[str] = "duplicates"
    choices: ClassVar[dict[str, tuple[str, ...]]] = {
        "of": ("pair", "source", "target"),
        "match": ("exact", "normalised", "near"),
    }
    of: str = "pair"
    match: str = "normalised"
    similarity: float = 0.95

    def scorer(self) -> Callable[[TranslationUnit], Score]:
        """Score: 1 for a unit that came before, 0 for a new one; with "near" the share of equal bits.

        Memory grows by about 170 bytes a unit ("near": up to 1,600).
        """
        if self.match == "near":
            return _Near(self)
        seen: set[bytes] = set()

        def score(unit: TranslationUnit) -> Score:
            texts = self.texts(unit)
            key = _key(*(map(normalised, texts) if self.match == "normalised" else texts))
            if key in seen:
                return 1.0
            seen.add(key)
            return 0.0

        return score

    def texts(self, unit: TranslationUnit) -> tuple[str, ...]:
        """Return the texts that are compared."""
        both = (unit.source.strip(), unit.target.strip())
        return {"pair": both, "source": both[:1], "target": both[1:]}[self.of]

    def accepts(self, score: float) -> bool:
        """Keep units with a score under 1, with "near" under `similarity`."""
        return score < (self.similarity if self.match == "near" else 1.0)

    def problem(self) -> str:
        """See `Filter.problem`."""
        if not 0.95 <= self.similarity <= 1.0:
            return f"similarity is {self.similarity:g} and must be between 0.95 and 1"
        return ""


class _Near:
    """Finds hashes at most three bits away: they are equal in one of four parts of 16 bits."""

    def __init__(self, options: Duplicates) -> None:
        self._options = options
        self._seen: list[dict[int, list[int]]] = [defaultdict(list) for _ in range(4)]

    def __call__(self, unit: TranslationUnit) -> Score:
        value = simhash("\n".join(map(normalised, self._options.texts(unit))))
        places = [(table, value >> 16 * part & 0xFFFF) for part, table in enumerate(self._seen)]
        best = min(
            ((value ^ other).bit_count() for table, key in places for other in table.get(key, ())),
            default=64,
        )
        score = 1 - best / 64
        if self._options.accepts(score):
            for table, key in places:
                table[key].append(value)
        return score


def simhash(text: str) -> int:
    """Return 64 bits that differ little for texts that differ little (Charikar 2002), over 4-grams.

    A 4-gram's bits are its CRC-32 mixed by the finaliser of SplitMix64 (Steele and others 2014).
    """
    import numpy as np

    pieces = [
        text[i : i + 4].encode("utf-8", "surrogatepass") for i in range(max(len(text) - 3, 1))
    ]
    codes = np.array([zlib.crc32(piece) for piece in pieces], dtype="<u8")
    codes *= np.uint64(0x9E3779B97F4A7C15)
    codes = (codes ^ codes >> np.uint64(30)) * np.uint64(0xBF58476D1CE4E5B9)
    codes = (codes ^ codes >> np.uint64(27)) * np.uint64(0x94D049BB133111EB)
    codes ^= codes >> np.uint64(31)
    bits = np.unpackbits(codes.view(np.uint8).reshape(-1, 8), axis=1, bitorder="little")
    ones = bits.sum(axis=0, dtype=np.int64) * 2 > len(pieces)
    return int.from_bytes(np.packbits(ones, bitorder="little").tobytes(), "little")


@dataclass(frozen=True, slots=True)
class Overlap(Filter):
    """Units that stand in test sets: text `files` of a segment a line, in either language.

    Equal are sides with the same letters and digits, case apart; of longer sides the share of runs of
    `words` words that stand in the files counts.
    """

    name: ClassVar[str] = "overlap"
    files: tuple[str, ...] = ()
    max: float = 0.3
    words: int = 8

    def scorer(self) -> Callable[[TranslationUnit], Score]:
        """Score: 1 for an equal side, else the share of known runs, of the side with more of them.

        Raises DataError for a file that cannot be read.
        """
        lines: set[bytes] = set()
        runs: set[bytes] = set()
        for file in self.files:
            for line in read_lines(file):
                text = normalised(line)
                if text:
                    lines.add(_key(text))
                    runs.update(self._runs(text))

        def side(text: str) -> float:
            text = normalised(text)
            if text and _key(text) in lines:
                return 1.0
            own = list(self._runs(text))
            return sum(run in runs for run in own) / len(own) if own else 0.0

        return lambda unit: max(side(unit.source), side(unit.target))

    def _runs(self, text: str) -> Iterator[bytes]:
        words = text.split(" ")
        for start in range(len(words) - self.words + 1):
            yield _key(*words[start : start + self.words])

    def accepts(self, score: float) -> bool:
        """Keep units with a score of at most `max`."""
        return score <= self.max

    def problem(self) -> str:
        """See `Filter.problem`."""
        if not self.files:
            return "files is empty; name the test sets, as in files = ['test.es', 'test.en']"
        missing = next((file for file in self.files if not Path(file).is_file()), None)
        if missing is not None:
            return f"there is no file {missing}"
        return share_problem(max=self.max) or ("" if self.words > 0 else "words must be at least 1")
