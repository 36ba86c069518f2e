"""What a reader leaves out of a file that a unit has no place for, counted, to be said in a line or two."""

from __future__ import annotations

from collections import Counter

from corpora.languages import main_language
from corpora.wording import Counting

_TELL = Counting().format


class Losses:
    """Counts of what was left out of one file, filled by its reader; `remarks` says them.

    With one a reader leaves out units that lack a language, which else are errors.
    """

    def __init__(self) -> None:
        self.units = 0
        self.codes = 0
        self.seconds = 0
        self.others: Counter[str] = Counter()
        self.varieties: dict[tuple[str, str], None] = {}
        self._first = ""

    def leave_out(self, line: int, reason: str) -> None:
        """Count a unit that lacks one of the two languages."""
        if not self.units:
            self._first = f"line {line}: {reason}"
        self.units += 1

    def variant(self, lang: str, pair: tuple[str, str]) -> None:
        """Count a text of a unit whose source and target are others, in the languages `pair`."""
        if main_language(lang) in map(main_language, pair):
            self.seconds += 1
        else:
            self.others[lang] += 1

    def taken_as(self, lang: str, wanted: str) -> None:
        """Note that texts in a variety of a language are read as that language."""
        if lang.replace("_", "-").lower() != wanted.replace("_", "-").lower():
            self.varieties[wanted, lang] = None

    def remarks(self, varieties: bool = True) -> list[str]:
        """Return up to three lines: units, parts of units, and the `varieties` read as one language."""
        lines = []
        if self.units:
            lines.append(
                _TELL(
                    "{n:unit|units} left out for want of one of the two languages ({first}{more})",
                    n=self.units,
                    first=self._first,
                    more=", …" if self.units > 1 else "",
                )
            )
        parts = []
        if self.others:
            langs = ", ".join(sorted(self.others))
            cure = f"({langs}; name the two languages with --from and --to to read them)"
            n = self.others.total()
            parts.append(_TELL("{n:text|texts} in other languages {cure}", n=n, cure=cure))
        if self.seconds:
            told = "{n:second text|second texts} of a unit in the same language (the first is read)"
            parts.append(_TELL(told, n=self.seconds))
        if self.codes:
            told = "{n:inline code|inline codes} (the texts stand without; keep the file for them)"
            parts.append(_TELL(told, n=self.codes))
        if parts:
            lines.append(f"left out of its units: {', '.join(parts)}")
        if varieties and self.varieties:
            taken = ", ".join(f"{lang} as {wanted}" for wanted, lang in sorted(self.varieties))
            lines.append(f"read as the languages named: {taken}")
        return lines
