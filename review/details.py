"""What the active row shows beyond its texts: corresponding words, confidence, who is quoted, repairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from corpora.reviews import Alignment, BeadState
from corpora.store import BitextInfo, BitextRow, Project
from review.facts import Kept, token_of
from review.words_flags import flag_words

REPAIRS, QUOTES, MADE = Kept(), Kept(), Kept()
SURE = 0.98
"""Probability from which on no repair is looked for: none would reach the aligner's two percent."""

LONGEST = 400
"""Words of a side beyond which no corresponding words are looked for: nobody reads such a row by hover."""


def word_links(source: str, target: str, source_lang: str, target_lang: str) -> dict[str, Any]:
    """Return the words of two texts as [start, end] and the links between them as [word, word].

    Offsets count UTF-16 units, as a browser does.
    """
    from align.words import align_words, word_spans

    sides = [word_spans(source), word_spans(target)]
    if max(map(len, sides)) > LONGEST:
        return {"source": [], "target": [], "links": []}
    links = align_words(source, target, source_lang, target_lang)
    return {
        "source": [[span.start, span.end] for span in _in_browser(source, sides[0])],
        "target": [[span.start, span.end] for span in _in_browser(target, sides[1])],
        "links": [[i, j] for i, j, _ in links],
    }


def _in_browser(text: str, spans: Sequence[Any]) -> Sequence[Any]:
    """Count offsets in UTF-16 units; where every character is one unit they stay as they are."""
    from corpora.values import Span

    if not any(character > "\uffff" for character in text):
        return spans

    def units(end: int) -> int:
        return len(text[:end].encode("utf-16-le", "surrogatepass")) // 2

    return [Span(units(span.start), units(span.end)) for span in spans]


def row_links(row: BitextRow, info: BitextInfo) -> dict[str, Any]:
    """Return the corresponding words of a row: source and human, source and machine."""
    found = {}
    for name, text in (("human", row.target), ("machine", row.machine or "")):
        if row.source and text:
            found[name] = word_links(row.source, text, info.source_lang, info.target_lang)
    return found


def made_by(
    project: Project, info: BitextInfo, row: BitextRow, lang: str = "en"
) -> dict[str, Any] | None:
    """Return the lowest confidence and, in `lang`, the flags of what a row's machine translation is made of.

    None where it has neither. The stored translations are read once and again when they changed.
    """
    if row.machine is None or not len(row.bead.source):
        return None
    key = (token_of(project.place), info.source_id)
    made = MADE.peek(key)
    stretch = slice(row.bead.source.start, row.bead.source.end)
    if made is None or " ".join(one.text for one in made[stretch]) != row.machine:
        made = project.translations(info.source_id) or ()
        MADE.put(key, made)
    known = [one.confidence for one in made[stretch] if one.confidence is not None]
    pair = (info.source_lang, info.target_lang)
    texts = row.source if len(made[stretch]) == 1 else ""
    flags = dict.fromkeys(flag_words(flag, lang) for one in made[stretch] for flag in one.flags)
    models = sorted({f"{one.model} ({one.engine}, {one.precision})" for one in made[stretch]})
    return {
        "confidence": min(known) if known else None,
        "band": _band(texts, made[stretch][0], pair) if texts else None,
        "flags": list(flags),
        "model": ", ".join(models),
        "terms": sorted({hit for one in made[stretch] for hit in one.term_hits}),
    }


def _band(source: str, made: Any, pair: tuple[str, str]) -> str | None:
    """Return the band of expected quality of one segment's translation, None where it is not known."""
    from translate.confidence import BUNDLED, estimate

    if BUNDLED.high <= BUNDLED.low:
        return None
    found = estimate(source, made, pair)
    return None if found is None else str(found.band)


def quotes_of(project: Project, info: BitextInfo) -> Mapping[int, list[str]] | None:
    """Return who is quoted in which source segment, None while it is being looked for.

    A quotation whose speaker is not clear has "" as its speaker. Texts in a language that quotations are
    not looked for in have none.
    """
    key = (token_of(project.place), info.source_id)
    found = QUOTES.peek(key)
    if found is None:
        document = project.document(info.source_id)
        found = QUOTES.soon(key, lambda: _quotes(document))
    return {} if isinstance(found, Exception) else found


def _quotes(document: Any) -> dict[int, list[str]]:
    from corpora.quotes import find_quotes

    found: dict[int, list[str]] = {}
    if document.lang not in ("es", "en"):
        return found
    segments = document.segments
    at = 0
    for quote in sorted(find_quotes(document), key=lambda quote: quote.span.start):
        while at < len(segments) and segments[at].span.end <= quote.span.start:
            at += 1
        number = at
        while number < len(segments) and segments[number].span.start < quote.span.end:
            speakers = found.setdefault(number, [])
            if (who := quote.speaker or quote.mention) not in speakers:
                speakers.append(who)
            number += 1
    return found


def speakers(bead: Any, quotes: Mapping[int, list[str]]) -> list[str] | None:
    """Return who is quoted in a bead, None where nobody is; an unknown speaker is ""."""
    found = [name for number in bead.source for name in quotes.get(number, ())]
    if not found and not any(number in quotes for number in bead.source):
        return None
    return list(dict.fromkeys(found))


def voices(
    states: Sequence[BeadState], quotes: Mapping[int, list[str]], most: int = 60
) -> dict[str, list[int]]:
    """Return the rows each speaker is quoted in, who speaks most first; "?" is a speaker without a name."""
    found: dict[str, list[int]] = {}
    for index, state in enumerate(states):
        for name in speakers(state.bead, quotes) or ():
            found.setdefault(name or "?", []).append(index)
    often = sorted(found, key=lambda name: (-len(found[name]), name))[:most]
    return {name: found[name] for name in often}


def is_doubtful(state: BeadState) -> bool:
    """Tell whether a pair wants a look: a person doubts it, or nobody saw it and it is not likely right."""
    p = state.bead.probability
    unsure = state.alignment is Alignment.AUTO and p is not None and p < 0.8
    return unsure or state.alignment is Alignment.DOUBTFUL


def repairs_soon(
    project: Project, info: BitextInfo, states: Sequence[BeadState], index: int
) -> list[dict[str, Any]] | None:
    """Return the repairs of a bead, None while they are worked out in the background.

    A bead that is surely right, or settled by a person, has none.
    """
    state = states[index]
    if state.alignment is Alignment.AUTO and (state.bead.probability or 0.0) >= SURE:
        return []
    if state.alignment in (Alignment.CONFIRMED, Alignment.OMISSION, Alignment.ADDITION):
        return []
    near = [(state.id, state.bead, state.status) for state in states[max(0, index - 5) : index + 6]]
    key = (token_of(project.place), info.id, str(near))
    held = REPAIRS.peek(key)
    if held is None:
        from review.realigning import machine_texts, repairs_of

        place = project.place

        def work(opened: Project) -> list[dict[str, Any]]:
            texts = machine_texts(opened, info)
            return repairs_of(opened.bitext(info.id), states, index, texts)

        def apart() -> list[dict[str, Any]]:
            with Project.open(place) as again:
                return work(again)

        if "://" in place:  # the place does not say the password
            return REPAIRS.get(key, lambda: work(project))
        held = REPAIRS.soon(key, apart)
    return [] if isinstance(held, Exception) else held
