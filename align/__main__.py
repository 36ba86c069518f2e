"""`python -m align`: the same as `careo align`."""

from align.cli import align
from corpora.shell import run

run(align, name="align")
