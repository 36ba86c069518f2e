"""Side by side: source, human translation and machine translation in one row."""

from review.body import body

body("read")
