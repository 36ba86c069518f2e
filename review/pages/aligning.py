"""Aligning: which segments of one side belong to which of the other."""

from review.body import body

body("align")
