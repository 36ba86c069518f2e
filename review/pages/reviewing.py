"""Reviewing: each row's version written, confirmed and commented."""

from review.body import body

body("review")
