"""Rules of an XML format as tables: which attributes and children an element has, in which order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from corpora.formats import xml


@dataclass(frozen=True, slots=True)
class Rule:
    """An element: attributes it must and may have, and its children as a pattern over their names.

    Each name in the pattern is followed by a space. With `others`, attributes and children of other
    namespaces may stand in it too, the children in any place.
    """

    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    children: str = ""
    text: bool = False
    others: bool = False


def rule(
    required: str = "",
    optional: str = "",
    children: str = "",
    text: bool = False,
    others: bool = False,
) -> Rule:
    """Make a rule of names separated by spaces; xml: stands for the namespace of XML itself."""

    def names(words: str) -> frozenset[str]:
        return frozenset(word.replace("xml:", _XML) for word in words.split())

    return Rule(names(required), names(optional), children, text, others)


_XML = xml.XML_LANG.removesuffix("lang")


def faults(
    element: Any, rules: Mapping[str, Rule], values: Mapping[str, str], format: str, home: str = ""
) -> Iterator[str]:
    """Yield what is wrong with an element and what stands in it, each with its line.

    `values` are patterns of attributes' values, `home` the format's namespace.
    """
    name, line = xml.local(element), f"line {element.sourceline}"
    own = rules.get(name)
    if own is None:
        yield f"{line}: <{name}> is no element of {format}"
        return
    attributes = {key for key in element.attrib if not (own.others and _foreign(key, home))}
    for missing in sorted(own.required - attributes):
        yield f"{line}: <{name}> has no {_shown(missing)}"
    for strange in sorted(attributes - own.required - own.optional):
        yield f"{line}: <{name}> has {_shown(strange)}, which {format} does not know"
    for key, value in element.attrib.items():
        if key in values and not re.fullmatch(values[key], value):
            yield f"{line}: {key}={value!r} is not as {format} writes it"
    children = [
        child
        for child in element
        if isinstance(child.tag, str) and not (own.others and _foreign(child.tag, home))
    ]
    order = "".join(f"{xml.local(child)} " for child in children)
    if not re.fullmatch(own.children, order):
        yield f"{line}: <{name}> cannot hold {order.split() or 'nothing'}"
    if not own.text:
        texts = [element.text, *(child.tail for child in element)]
        if any(text and text.strip() for text in texts):
            yield f"{line}: <{name}> has text of its own"
    for child in children:
        yield from faults(child, rules, values, format, home)


def _foreign(tag: str, home: str) -> bool:
    space = tag[1:].partition("}")[0] if tag.startswith("{") else ""
    return bool(space) and space != home and f"{{{space}}}" != _XML


def _shown(name: str) -> str:
    return name.replace(_XML, "xml:")
