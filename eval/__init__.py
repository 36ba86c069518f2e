"""Careo's `eval` package."""
