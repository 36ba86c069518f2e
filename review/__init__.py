"""Careo's `review` package."""
