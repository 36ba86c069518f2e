"""Translators without a model, for tests of what surrounds the model."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from corpora.values import Span, Translation
from translate.inplace.links import Links, Pair, words


def saying(change: Callable[[str], str]) -> Callable[[Iterable[str]], Iterator[Translation]]:
    """Make a translate function that says `change(text)` of each text."""

    def translate(texts: Iterable[str]) -> Iterator[Translation]:
        for text in texts:
            yield Translation(change(text), "fake", "0", "fake", "none", 1, 0.5)

    return translate


class NthToNth:
    """Links the nth word of a sentence to the nth of its translation, or by the order of `places`."""

    def __init__(self, backwards: bool = False) -> None:
        self.backwards = backwards

    def link(self, pairs: Sequence[Pair]) -> list[Links | None]:
        return [self._one(pair) for pair in pairs]

    def _one(self, pair: Pair) -> Links:
        source = words(pair.source, [span for span, _ in pair.copied], pair.cuts)
        target = words(pair.target, [span for _, span in pair.copied])
        rows = []
        for row in range(len(target)):
            wanted = len(target) - 1 - row if self.backwards else row
            wanted = min(wanted, len(source) - 1)
            rows.append(tuple(1.0 if n == wanted else 0.0 for n in range(len(source))))
        return Links(source, target, tuple(rows))


def span(start: int, end: int) -> Span:
    return Span(start, end)
