"""Terms: a glossary whose entries are rendered as asked, and a report of where they were not."""

from translate.terms.enforce import Enforced, TermGuard
from translate.terms.glossary import Glossary, Occurrence, Term, read_glossary
from translate.terms.report import Report, report

__all__ = [
    "Enforced",
    "Glossary",
    "Occurrence",
    "Report",
    "Term",
    "TermGuard",
    "read_glossary",
    "report",
]
