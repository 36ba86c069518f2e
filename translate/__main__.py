"""`python -m translate`: the same as `careo translate`."""

from corpora.shell import run
from translate.cli import translate

run(translate, name="translate")
