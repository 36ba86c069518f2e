"""`python -m corpora`: the same as `careo corpora`."""

from corpora.cli import corpora
from corpora.shell import run

run(corpora, name="corpora")
