"""`python -m eval`: the same as `careo eval`."""

from corpora.shell import run
from eval.cli import evaluate

run(evaluate, name="eval")
