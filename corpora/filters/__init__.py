"""Filters of translation units: each gives a score, and a separate step accepts or rejects it."""
