"""Translating around placeholders: each comes out once, as it went in, or the segment is flagged.

A model garbles what it has not learned to copy. Placeholders are therefore replaced by surrogates, short
names that models copy (`FAMILIES`), put back after translation, and counted. Where a surrogate was lost
or doubled, the next family is tried; where all fail, the sentence is split at its placeholders, the
parts are translated one by one and joined, and the translation is flagged "split". Numbers go through the
model as they are; one that is missing from the output is tried again as a placeholder, and what still
disagrees is flagged "number". The style of numbers follows the target language.
"""

from __future__ import annotations

import math
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from corpora.numbers import Number, numbers, restyle
from corpora.values import Span, Translation
from translate.long import Part, clause, divided
from translate.placeholders.find import Found, placeholders
from translate.placeholders.marks import finished
from translate.placeholders.numbers import settle
from translate.translator import WINDOW, has_letter

Translate = Callable[[Iterable[str]], Iterator[Translation]]

FAMILIES: tuple[str, ...] = ("Q{}", "@{}", "740{}")
"""Surrogates by number from 1, in the order they are tried; see `benchmarks/placeholders.py`."""

SPLIT, NUMBER = "split", "number"
"""Flags: translated in parts between its placeholders; a number is missing, or one came from nowhere."""

LONGEST = 1000
"""Characters of the parts that a sentence is cut into, so that little is done again where one is lost."""

_STRAY = re.compile(r"\.(?=[ ][^\W\d_A-ZÁÉÍÓÚÑ])")


@dataclass(frozen=True, slots=True)
class Protected:
    """A text to translate and the spans that are to be copied beside the placeholders found in it."""

    text: str
    given: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendered:
    """A translation, and where what was copied stands: (span in the source, span in it), in source order.

    `places` are the places of the `given` spans of the source, in their order.
    """

    translation: Translation
    places: tuple[Span, ...]
    copied: tuple[tuple[Span, Span], ...] = ()


Render = Callable[[Iterable[Protected]], Iterator[Rendered]]


@dataclass(slots=True)
class _Job:
    """A sentence on its way: its placeholders and the first translation that kept them."""

    source: str
    found: Sequence[Found]
    stage: int = 0
    result: Translation | None = None
    text: str = ""
    places: list[Span] = field(default_factory=list)
    copied: list[tuple[Span, Span]] = field(default_factory=list)
    missing: list[Number] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    @property
    def faults(self) -> int:
        return len(self.missing) + len(self.foreign)


def protecting(translate: Translate, source: str, target: str) -> Translate:
    """Wrap `translate` so that it keeps placeholders and numbers; `source` and `target` are languages."""
    render = rendering(translate, source, target)
    return lambda texts: (
        rendered.translation for rendered in render(Protected(text) for text in texts)
    )


def rendering(translate: Translate, source: str, target: str) -> Render:
    """Return a function that does what `translate_protected` does with `translate`."""
    return lambda texts: translate_protected(texts, translate, source, target)


def translate_protected(
    texts: Iterable[Protected], translate: Translate, source: str, target: str
) -> Iterator[Rendered]:
    """Translate texts around their placeholders, yielding one `Rendered` for each, in order.

    A text is translated sentence by sentence, WINDOW of which are read ahead; white space between them
    stays. What the text becomes depends on it alone as far as `translate` does.
    """
    waiting: deque[tuple[str, list[Part]]] = deque()

    def sentences() -> Iterator[tuple[str, tuple[Found, ...]]]:
        for text in texts:
            found = placeholders(text.text, text.given)
            parts = divided(text.text, source, len, LONGEST, [item.span for item in found])
            parts = parts or [Part(Span(0, len(text.text)), False)]
            waiting.append((text.text, parts))
            yield from _apart(text.text, found, parts)

    rendered = _windows(sentences(), translate, (source, target))
    for first in rendered:
        text, parts = waiting.popleft()
        yield _joined(text, parts, [first, *islice(rendered, len(parts) - 1)])


def _apart(
    text: str, found: Sequence[Found], parts: Sequence[Part]
) -> Iterator[tuple[str, tuple[Found, ...]]]:
    """Yield the text of each part and the placeholders in it."""
    at = 0
    for span, _ in parts:
        first = at
        while at < len(found) and found[at].span.end <= span.end:
            at += 1
        yield (
            span.of(text),
            tuple(Found(item.kind, _moved(item.span, -span.start)) for item in found[first:at]),
        )


def _windows(
    sentences: Iterator[tuple[str, tuple[Found, ...]]], translate: Translate, langs: tuple[str, str]
) -> Iterator[Rendered]:
    while window := list(islice(sentences, WINDOW)):
        jobs = {sentence: _Job(*sentence) for sentence in window}
        _rounds(list(jobs.values()), translate, langs)
        for sentence in window:
            yield _rendered(jobs[sentence], langs)


def _joined(text: str, parts: Sequence[Part], made: Sequence[Rendered]) -> Rendered:
    """Join the translations of a text's parts, with what stands between them."""
    if len(parts) == 1 and len(parts[0].span) == len(text):
        return made[0]
    pieces = [text[: parts[0].span.start]]
    places: list[Span] = []
    copied: list[tuple[Span, Span]] = []
    length, inside, at = len(pieces[0]), False, 0
    for (span, cut), one in zip(parts, made, strict=True):
        pieces.append(text[at : span.start] if at else "")
        length += len(pieces[-1])
        places += [_moved(place, length) for place in one.places]
        copied += [(_moved(a, span.start), _moved(b, length)) for a, b in one.copied]
        output = one.translation.text
        edges = {edge for _, place in one.copied for edge in (place.start, place.end)}
        if cut and not edges & {0, len(output)}:
            output = clause(span.of(text), output, inside)
        pieces.append(output)
        length, inside, at = length + len(output), cut, span.end
    whole = _whole(parts, [one.translation for one in made])
    return Rendered(
        replace(whole, text="".join([*pieces, text[at:]])), tuple(places), tuple(copied)
    )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _whole(parts: Sequence[Part], made: Sequence[Translation]) -> Translation:
    """The provenance of a text from that of its parts; confidence is weighed by their characters."""
    sure = [
        (len(part.span), one.confidence)
        for part, one in zip(parts, made, strict=True)
        if one.confidence is not None
    ]
    flags = dict.fromkeys(flag for one in made for flag in one.flags)
    if sure:
        flags.pop("copied", None)
    if sure and any(part.cut for part in parts):
        flags = {"cut": None, **flags}
    confidence = None
    if sure and all(value for _, value in sure):
        total = sum(size * math.log(value) for size, value in sure)
        confidence = math.exp(total / sum(size for size, _ in sure))
    elif sure:
        confidence = 0.0
    first = next((one for one in made if one.confidence is not None), made[0])
    hits = tuple(hit for one in made for hit in one.term_hits)
    return replace(first, confidence=confidence, flags=tuple(flags), term_hits=hits)


def _rounds(jobs: Sequence[_Job], translate: Translate, langs: tuple[str, str]) -> None:
    """Translate all jobs; then, in smaller rounds, what lost a placeholder, and what lost a number."""
    waiting = list(jobs)
    for stage in range(len(FAMILIES)):
        asked = [_masked(job.source, job.found, stage) for job in waiting]
        made = list(translate(asked))
        for job, result in zip(waiting, made, strict=True):
            job.stage = stage
            _take(job, job.found, result, stage, langs)
        waiting = [job for job in waiting if job.result is None]
        if not waiting:
            break
    _split(waiting, translate, langs)
    _again(
        [job for job in jobs if job.missing and job.stage < len(FAMILIES)],
        translate,
        langs,
    )


def _masked(text: str, found: Sequence[Found], stage: int) -> str:
    """Put the surrogates of a family in the place of placeholders, apart from letters beside them."""
    if not found or not has_letter(_between(text, found)):
        return text if not found else _between(text, found)
    parts, at = [], 0
    for number, item in enumerate(found, 1):
        before, after = item.span.start, item.span.end
        parts.append(text[at:before])
        if text[before - 1 : before].isalnum() or (number > 1 and at == before):
            parts.append(" ")
        parts.append(_surrogate(text, stage, number))
        if text[after : after + 1].isalnum():
            parts.append(" ")
        at = after
    return "".join([*parts, text[at:]])


def _between(text: str, found: Sequence[Found]) -> str:
    ends = [0, *(item.span.end for item in found)]
    starts = [*(item.span.start for item in found), len(text)]
    return " ".join(text[end:start] for end, start in zip(ends, starts, strict=True))


def _surrogate(text: str, stage: int, number: int) -> str:
    name = FAMILIES[stage].format(number)
    return name if name not in text else FAMILIES[stage].format(number + 50)


def _take(
    job: _Job, found: Sequence[Found], result: Translation, stage: int, langs: tuple[str, str]
) -> None:
    """Put the placeholders back into a translation; the job keeps it if each is there once."""
    text = job.source
    if found and not has_letter(_between(text, found)):
        same = [(item.span, number) for number, item in enumerate(found)]
        output, spans = _filled(text, same, text, found, langs)
        _keep(job, found, replace(result, confidence=None), output, spans, langs)
        return
    places: list[tuple[Span, int]] = []
    for number in range(1, len(found) + 1):
        name = re.escape(_surrogate(text, stage, number))
        there = [
            match.span() for match in re.finditer(rf"(?<![^\W_]){name}(?![^\W_])", result.text)
        ]
        if len(there) != 1:
            return
        places.append((Span(*there[0]), number - 1))
    output, spans = _filled(result.text, sorted(places), text, found, langs)
    _keep(job, found, result, output, spans, langs)


def _filled(
    output: str,
    places: Sequence[tuple[Span, int]],
    text: str,
    found: Sequence[Found],
    langs: tuple[str, str],
) -> tuple[str, list[Span]]:
    """Write the placeholders at their places; returns the text and each one's span, in source order."""
    parts: list[str] = []
    spans = [Span(0, 0)] * len(found)
    at = length = 0
    for place, number in places:
        span = found[number].span
        before, content = output[at : place.start], _content(text, found[number], langs)
        if _glued(text, span.start - 1) and before.endswith(" "):
            before = before[:-1]
        parts += [before, content]
        length += len(before)
        spans[number] = Span(length, length + len(content))
        length += len(content)
        at = place.end
        if _STRAY.match(output, at):
            at += 1  # the model took the surrogate for an abbreviation
        if _glued(text, span.end) and output.startswith(" ", at):
            at += 1
    return "".join([*parts, output[at:]]), spans


def _glued(text: str, at: int) -> bool:
    """Whether the placeholder touches the letter or digit at `at`, which `_masked` set apart."""
    return 0 <= at < len(text) and text[at].isalnum()


def _content(text: str, found: Found, langs: tuple[str, str]) -> str:
    """What a placeholder becomes: itself, but for the style of the number in an amount."""
    content = found.span.of(text)
    if found.kind not in ("amount", "number"):
        return content
    for number in reversed(numbers(content)):
        content = (
            content[: number.span.start] + restyle(number, *langs) + content[number.span.end :]
        )
    if langs[1] == "en":
        return re.sub(r"([\d.,]+)[ \u00a0\u202f]?([€£¥₹])\Z", r"\2\1", content)
    return re.sub(r"\A([€£¥₹])\s?([\d.,]+)\Z", r"\2 \1", content)


def _keep(
    job: _Job,
    found: Sequence[Found],
    result: Translation,
    output: str,
    spans: Sequence[Span],
    langs: tuple[str, str],
) -> None:
    """Note a translation that kept its placeholders, if it is the first or has fewer wrong numbers."""
    hidden = [item.span for item in found]
    changes, missing, foreign = settle(job.source, output, langs, hidden, spans)
    changes += finished(job.source, output, langs[1], spans)
    moved = list(spans)
    for span, new in sorted(changes, reverse=True):
        output = output[: span.start] + new + output[span.end :]
        shift = len(new) - len(span)
        moved = [Span(s.start + shift, s.end + shift) if s.start >= span.end else s for s in moved]
    if job.result is not None and len(missing) + len(foreign) >= job.faults:
        return
    job.result, job.text, job.missing, job.foreign = result, output, missing, foreign
    job.copied = list(zip(hidden, moved, strict=True))
    job.places = [place for item, place in zip(found, moved, strict=True) if item.kind == "given"]


def _split(jobs: Sequence[_Job], translate: Translate, langs: tuple[str, str]) -> None:
    """Translate the parts between placeholders and join them: the last resort, flagged."""
    if not jobs:
        return
    pieces: list[list[str]] = []
    for job in jobs:
        ends = [0, *(item.span.end for item in job.found)]
        starts = [*(item.span.start for item in job.found), len(job.source)]
        pieces.append([job.source[e:s] for e, s in zip(ends, starts, strict=True)])
    results = translate([piece.strip() for parts in pieces for piece in parts if has_letter(piece)])
    for job, parts in zip(jobs, pieces, strict=True):
        output, spans, used = "", [], []
        for number, part in enumerate(parts):
            text = part
            if has_letter(part):
                used.append(next(results))
                text = _like(part, used[-1].text, number > 0)
            output += text
            if number < len(job.found):
                content = _content(job.source, job.found[number], langs)
                spans.append(Span(len(output), len(output) + len(content)))
                output += content
        scores = [result.confidence for result in used if result.confidence is not None]
        flags = dict.fromkeys([flag for result in used for flag in result.flags] + [SPLIT])
        joined = replace(used[0], confidence=min(scores) if scores else None, flags=tuple(flags))
        job.stage = len(FAMILIES)
        _keep(job, job.found, joined, output, spans, langs)


def _like(part: str, output: str, inside: bool) -> str:
    """Give a part's translation its white space at the ends, its small first letter, its lack of a stop."""
    bare = part.strip()
    start = len(part) - len(part.lstrip())
    return part[:start] + clause(bare, output, inside) + part[len(part.rstrip()) :]


def _again(jobs: Sequence[_Job], translate: Translate, langs: tuple[str, str]) -> None:
    """Translate once more what lost a number, with the lost numbers as placeholders."""
    tries = []
    for job in jobs:
        lost = [Found("number", number.span) for number in job.missing]
        found = sorted([*job.found, *lost], key=lambda item: item.span)
        if has_letter(_between(job.source, found)):
            tries.append((job, found))
    if not tries:
        return
    results = translate([_masked(job.source, found, 0) for job, found in tries])
    for (job, found), result in zip(tries, results, strict=True):
        _take(job, found, result, 0, langs)


def _rendered(job: _Job, langs: tuple[str, str]) -> Rendered:
    if job.result is None:
        raise RuntimeError("a text was left without a translation")
    flags = job.result.flags
    if job.faults and has_letter(job.source):
        flags = (*flags, NUMBER)
    return Rendered(
        replace(job.result, text=_capital(job), flags=flags), tuple(job.places), tuple(job.copied)
    )


def _capital(job: _Job) -> str:
    """The output, with a capital where the source has one and the output's first word lost it."""
    text = job.text
    lost = job.source[:1].isupper() and text[:1].islower() and not text[1:2].isupper()
    if lost and len(text[0].upper()) == 1 and all(place.start for _, place in job.copied):
        return text[0].upper() + text[1:]
    return text
