"""Finding what must come out of a translation as it went in: addresses, variables, code, paths, dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpora.values import Span

_FILES = (
    "docx?|xlsx?|pptx?|odt|ods|pdf|txt|rtf|csv|tsv|json|xml|html?|md|rst|css|jsx?|tsx?|py|rb|rs|go|java|cpp|hpp"
    "|exe|dll|so|sh|bat|cfg|conf|ini|ya?ml|toml|log|sql|db|zip|tar|gz|tgz|bz2|xz|7z|rar|png|jpe?g|gif|svg|webp"
    "|mp3|mp4|mkv|avi|mov|wav|srt|vtt|pot?|xliff?|xlf|tmx|tbx|epub|iso|apk|deb|rpm|lock|env"
)
_DOMAINS = (
    "com|org|net|edu|gov|gob|int|info|biz|io|dev|app|eu|es|mx|ar|co|cl|pe|uk|us|de"
    "|fr|it|pt|ve|ec|uy|tv|ai"
)
_SYMBOLS = "€£¥₹₽¢©®™§¶†‡°±×÷≤≥≠≈∞√∑µμΩ½¼¾⅓⅔•\u2190-\u2bff\ue000-\uf8ff"
_EMOJI = "\U0001f000-\U0001fbff\u2600-\u27bf\u2b00-\u2bff"
_AMOUNT = r"\d+(?:[.,\u00a0\u202f]\d+)*"

_KINDS = (
    ("code", r"(?<!\S)\S{200,}"),
    ("code", r"(?<!`)(?P<ticks>`{1,3})(?!`).{1,2000}?(?<!`)(?P=ticks)(?!`)"),
    (
        "tag",
        r"</?[A-Za-z][\w:-]*(?:\s+[\w:-]+(?:\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+))?)*\s*/?>|<!--.{0,999}?-->",
    ),
    ("url", r"(?:\b(?:https?|ftps?|file|ssh|git|wss?)://|\bmailto:|\bwww\.(?=\w))[^\s<>\"«»“”`]+"),
    (
        "formula",
        r"\$\$[^$\n]{1,999}\$\$|(?<![\w$])\$(?=[^$\n]*[\\^_={}])[^\s$](?:[^$\n]{0,300}[^\s$])?\$(?![\w$])",
    ),
    ("formula", r"(?<![\w^])\w{1,12}\^(?:\{[^{}\s]{1,20}\}|[-+]?\w{1,8})(?![\w^])"),
    ("email", r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    (
        "url",
        rf"(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:{_DOMAINS})(?:\.[a-z]{{2}})?\b(?![\w@-])(?:/[^\s<>\"«»“”`]*)?",
    ),
    ("variable", r"\$\{[^{}\s]+\}|\{\{[^{}\n]*\}\}|[%#]\{[^{}\s]+\}|\{[\w.:!,#\[\]%<>=+-]*\}%?"),
    ("variable", r"%[(<][\w.-]+[)>][-+ #0]*\d*(?:\.\d+)?[a-zA-Z]?"),
    ("variable", r"(?<![\d\w])%\d{1,2}\$[-+#0]*\d*(?:\.\d+)?[@a-zA-Z]"),
    ("variable", r"%[A-Z][A-Z0-9_]+%"),
    (
        "variable",
        r"(?<![\d\w%])%[-+#0]*\d*(?:\.(?:\d+|\*))?(?:hh|h|ll|l|z|j|t|L)?[sdiufFeEgGxXoScp@](?![^\W\d_])"
        r"|(?<![\d\w%])%L?\d{1,2}(?![\d.,])|%%",
    ),
    ("variable", r"\$[A-Za-z_]\w*(?!\w)"),
    ("entity", r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});"),
    ("path", r"(?<![\w~])~/[\w.+@-][\w.+@/-]*"),
    ("path", r"(?<!\w)(?:[A-Za-z]:\\|\\\\)[^\s\"<>|*?]+"),
    (
        "path",
        r"(?<![\w./])(?:~|\.{1,2})?/(?:[\w.+@-]+/)+[\w.+@-]*|(?<![\w./])~?/(?:tmp|etc|usr|home|var|opt|dev|bin)\b",
    ),
    ("path", rf"(?<![\w./\\-])(?:[\w.-]+/)*[\w-]+(?:\.[\w-]+)*\.(?:{_FILES})\b(?![./]?\w)"),
    ("option", r"(?<![\w-])--[a-z][\w-]+(?:=[^\s,;]+)?"),
    (
        "date",
        r"(?<![\d-])\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?"
        r"(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d-])",
    ),
    ("id", r"\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\b"),
    (
        "version",
        r"(?<![\w.,])(?!\d{1,3}(?:\.\d{3})+(?![.\w]))v?\d+\.\d+\.\d+(?:[.-][\w-]+)*(?![\w,])|\bv\d+(?:\.\d+)*\b",
    ),
    ("tag", r"(?<![\w#@&/])[#@][^\W\d][\w.-]*\w|(?<![\w#@&/])#\w+"),
    ("name", r"\b[^\W_]\w*_\w*[^\W_](?:\(\))?|\b[a-zA-Z]\w*\(\)|\b_\w+\b"),
    (
        "amount",
        rf"[{_SYMBOLS}$]*[€£¥₹₽±≤≥≈×−]\s?{_AMOUNT}(?:[\u00a0 ]?[%°€£][CFK]?)?"
        rf"|(?<![\w.,]){_AMOUNT}[ \u00a0\u202f]?[{_SYMBOLS}][CFK]?(?!\w)",
    ),
    ("amount", rf"(?<![\w~])~\s?{_AMOUNT}"),
    ("escape", r"\\(?:[nrt](?![a-záéíóúñ])|[\\\"'|])"),
    ("symbol", r"(?<!\S)(?:[=<>|~^\\]|[=<>!~:+-]=|=?=>|<?--?>|<--?|<<|>>|\|\|)(?!\S)"),
    ("symbol", rf"[{_SYMBOLS}{_EMOJI}][{_SYMBOLS}{_EMOJI}\u200d\ufe0f\U0001f3fb-\U0001f3ff]*"),
)
_PATTERN = re.compile("|".join(f"(?P<k{n}>{pattern})" for n, (_, pattern) in enumerate(_KINDS)))
_CLOSERS = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True, slots=True)
class Found:
    """A placeholder: its kind ("url", "email", "variable", …) and its characters in the text."""

    kind: str
    span: Span


def placeholders(text: str, given: Sequence[Span] = ()) -> list[Found]:
    """Return the placeholders of `text` in order, without overlaps.

    Those of `given` (kind "given") come first: what touches one of them is not looked for. A stop or
    bracket that belongs to the sentence is not part of an address.
    """
    found = [Found("given", span) for span in sorted(given)]
    borders = [*found, Found("end", Span(len(text), len(text)))]
    at = 0
    for border in borders:
        found += _between(text, at, border.span.start)
        at = border.span.end
    return _merged(sorted(found, key=lambda item: item.span))


def _merged(found: Sequence[Found]) -> list[Found]:
    """Make one of placeholders that touch ("%d%%"), unless they were given."""
    merged: list[Found] = []
    for item in found:
        last = merged[-1] if merged else None
        if last and last.span.end == item.span.start and "given" not in (last.kind, item.kind):
            merged[-1] = Found(last.kind, Span(last.span.start, item.span.end))
        else:
            merged.append(item)
    return merged


def _between(text: str, start: int, end: int) -> list[Found]:
    found = []
    while start < end:
        match = _PATTERN.search(text, start, end)
        if match is None:
            break
        kind = (
            _KINDS[int((match.lastgroup or "k0")[1:])][0] if match.lastgroup != "ticks" else "code"
        )
        stop = match.end()
        if kind in ("url", "path", "option"):
            stop = match.start() + len(_trimmed(match[0]))
        start = max(stop, match.start() + 1)
        if stop > match.start():
            found.append(Found(kind, Span(match.start(), stop)))
    return found


def _trimmed(address: str) -> str:
    """Leave out the punctuation after an address, and a closing bracket that it did not open."""
    while address:
        last = address[-1]
        stray = last in _CLOSERS and address.count(last) > address.count(_CLOSERS[last])
        if not stray and last not in ".,;:!?'\"’…*_":
            break
        address = address[:-1]
    return address
