"""Files translated in place: their text is replaced, every other character stays."""

from translate.inplace.formats import FORMATS, format_of, take_apart
from translate.inplace.items import Skeleton, Unit
from translate.inplace.links import Linker
from translate.inplace.segments import Done, Segment, translate_units

__all__ = [
    "FORMATS",
    "Done",
    "Linker",
    "Segment",
    "Skeleton",
    "Unit",
    "format_of",
    "take_apart",
    "translate_units",
]
