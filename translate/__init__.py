"""Careo's `translate` package."""
