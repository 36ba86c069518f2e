"""Careo's `align` package."""
