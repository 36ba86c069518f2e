"""Which units of a bitext nobody has said to be right: they are no matches."""

from __future__ import annotations

from corpora.formats.xliff import DRAFTS
from corpora.units import TranslationUnit

_QUALIFIERS = frozenset({"mt-suggestion", "tm-suggestion", "leveraged-mt", "fuzzy-match"})


def is_draft(unit: TranslationUnit) -> bool:
    """Tell whether the translation of a unit is a draft: fuzzy, machine-made, new, or rejected in review.

    What says so are the props of `corpora.formats`: the flag "fuzzy" of PO, `state` and `state-qualifier` of
    XLIFF (and of TMX that careo translated). A `status` of the review goes before them.
    """
    status = unit.prop("status")
    if status in ("edited", "reviewed", "approved", "locked"):
        return False
    qualifier = unit.prop("state-qualifier")
    return (
        status in ("draft", "rejected")
        or unit.prop("state") in DRAFTS
        or qualifier in _QUALIFIERS
        or qualifier.startswith("rejected-")
        or "fuzzy" in unit.prop("po-flags").replace(",", " ").split()
    )


class LeftOut:
    """Counts the drafts that are left out of a memory; with `drafts` none is."""

    def __init__(self, drafts: bool = False) -> None:
        self.drafts = drafts
        self.count = 0

    def wanted(self, unit: TranslationUnit) -> bool:
        """Tell whether a unit is to be added, and count it if not: see `Memory.add`."""
        left = not self.drafts and is_draft(unit)
        self.count += left
        return not left

    def __str__(self) -> str:
        """What is said of it after the number of units added, "" where nothing was left out."""
        if not self.count:
            return ""
        return f", {self.count} left out as fuzzy, machine-made or rejected (--drafts adds them)"
