"""Translation memory: earlier translations found again, exact, in context and fuzzy."""

from translate.memory.drafts import is_draft
from translate.memory.match import percent
from translate.memory.store import Match, Memory, Unit
from translate.memory.use import with_memory

__all__ = ["Match", "Memory", "Unit", "is_draft", "percent", "with_memory"]
