"""Words and numbers of segments as integer ids: what every lexical scorer counts.

Text is lower-cased and cut into runs of letters, numbers with their separators, and single Han, kana or
hangul characters (those scripts have no spaces between words). Numbers are brought to one spelling, since
Spanish writes 1.234,5 where English writes 1,234.5.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*"
    r"|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
    r"|(?:(?![\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff])[^\W\d_])+"
)


def tokens(text: str) -> list[str]:
    """Return the words (lower case) and canonical numbers of `text` in order; [] if it has none."""
    found = TOKEN.findall(text.lower())
    return [canonical_number(token) if token[0].isdigit() else token for token in found]


@lru_cache(maxsize=65536)
def canonical_number(number: str) -> str:
    """Bring a number to digits with "." as the only, decimal, separator.

    "1.234,5" and "1,234.5" give "1234.5"; "1.234" and "1,234" give "1234" (three digits after a
    separator are read as thousands); "10:30" and "10.30" give "10.30".
    """
    parts = re.split(r"[.,:]", number)
    if len(parts) == 1:
        return number
    separators = re.findall(r"[.,:]", number)
    whole = parts[0]
    for place, (separator, part) in enumerate(zip(separators, parts[1:], strict=True)):
        last = place == len(separators) - 1
        mixed = last and len(set(separators)) > 1 and separators.count(separator) == 1
        if len(part) == 3 and separator != ":" and not mixed and "." not in whole:
            whole += part
        else:
            whole += "." + part
    return whole


@dataclass(frozen=True)
class TokenTable:
    """The tokens of a sequence of segments.

    `words[v]` is the word of vocabulary id v; `ids` (T,) int32 are the tokens of all segments one after
    the other; segment i has ids[starts[i]:starts[i + 1]], `starts` is (segments + 1,) int64.
    """

    words: list[str]
    ids: np.ndarray
    starts: np.ndarray

    def __len__(self) -> int:
        return len(self.starts) - 1

    @cached_property
    def lengths(self) -> np.ndarray:
        """Tokens per segment, (segments,) int64."""
        return self.starts[1:] - self.starts[:-1]

    @cached_property
    def counts(self) -> np.ndarray:
        """How often each vocabulary id occurs, (V,) int64."""
        import numpy as np

        return np.bincount(self.ids, minlength=len(self.words))

    def part(self, start: int, stop: int) -> TokenTable:
        """Return the table of segments start … stop - 1, with the same vocabulary."""
        first, last = self.starts[start], self.starts[stop]
        return TokenTable(self.words, self.ids[first:last], self.starts[start : stop + 1] - first)

    def backwards(self) -> TokenTable:
        """Return the table of the segments in reverse order."""
        return self.joined([(k, k + 1) for k in range(len(self) - 1, -1, -1)])

    def joined(self, runs: Sequence[tuple[int, int]]) -> TokenTable:
        """Return a table of the same words whose segments are runs [start, stop) of these."""
        import numpy as np

        parts = [self.ids[self.starts[a] : self.starts[b]] for a, b in runs]
        starts = np.zeros(len(parts) + 1, dtype=np.int64)
        np.cumsum([len(part) for part in parts], out=starts[1:])
        return TokenTable(self.words, np.concatenate(parts) if parts else self.ids[:0], starts)


def token_table(texts: Iterable[str]) -> TokenTable:
    """Tokenise segments and number their vocabulary in order of first appearance."""
    import numpy as np

    vocabulary: dict[str, int] = {}
    ids: list[int] = []
    starts = [0]
    for text in texts:
        ids.extend(vocabulary.setdefault(word, len(vocabulary)) for word in tokens(text))
        starts.append(len(ids))
    return TokenTable(
        list(vocabulary), np.asarray(ids, dtype=np.int32), np.asarray(starts, dtype=np.int64)
    )
