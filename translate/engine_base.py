"""What an engine does for a translator, and what it gives back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from corpora.errors import DataError

if TYPE_CHECKING:
    from translate.models import Model

Result = TypeVar("Result")

MAX_PIECES = 256
"""Longest source given to a model in pieces; longer ones are cut by the caller, never truncated."""

PLACES = 512
"""Positions that a Marian model knows on either side; nothing longer can be read or made."""
MAX_FORCED = 400
"""Longest side in pieces for which attention is read; positions beyond are hardly trained."""


def check_length(pieces: Sequence[str], text: str) -> None:
    """Raise DataError for a text with more pieces (and an end mark) than a model has places for."""
    if len(pieces) >= PLACES:
        raise DataError(
            f"a text of {len(pieces)} pieces is more than the model reads at once ({PLACES - 1}); split it "
            f"into sentences: “{text[:40]}…”"
        )


Attention = Sequence[Sequence[float]]
"""A row for each piece of a target, in it a weight for each piece of its source."""


class Hypothesis(NamedTuple):
    """Target pieces without the end mark, and their mean log-probability, the end mark counted.

    `attention` is what `Engine.attend` would return, where it was asked for and the engine has it; a row
    that the engine does not know is empty.
    """

    pieces: list[str]
    score: float
    attention: Attention | None = None


def interruptible(call: Callable[[], Result]) -> Result:
    """Return what a long call of C++ returns; Ctrl-C is heard while it runs.

    Python hears signals in its main thread between its own instructions only, so there the call has a
    thread of its own. After a KeyboardInterrupt that thread runs on until the call ends.
    """
    if threading.current_thread() is not threading.main_thread():
        return call()
    future: Future[Result] = Future()

    def work() -> None:
        try:
            future.set_result(call())
        except BaseException as error:
            future.set_exception(error)

    threading.Thread(target=work, daemon=True).start()
    return future.result()


class Engine(Protocol):
    """Translates batches of source pieces."""

    name: str
    precision: str

    def beside(self, model: Model) -> Engine:
        """Return an engine of the same kind, precision, threads and device for another model."""
        ...

    def translate(
        self,
        batch: Sequence[Sequence[str]],
        beam: int = 4,
        limit: int = 2 * MAX_PIECES,
        attention: bool = False,
    ) -> list[Hypothesis]:
        """Return one hypothesis for each source of pieces (with its end mark), in order.

        No hypothesis is longer than `limit` pieces. With `attention` an engine that reads it while it
        decodes gives it along.
        """
        ...

    def search(
        self,
        batch: Sequence[Sequence[str]],
        beam: int = 4,
        count: int = 1,
        prefixes: Sequence[Sequence[str]] | None = None,
        no_repeat: int = 0,
        limit: int = 2 * MAX_PIECES,
    ) -> list[list[Hypothesis]]:
        """Return the `count` best hypotheses of each source, best first; `count` is at most `beam`.

        With `prefixes` each source's hypotheses begin with its prefix (target pieces, may be empty), which
        counts in the score as sure; with `no_repeat` n > 0 no sequence of n pieces comes twice.
        """
        ...

    def alternatives(
        self, source: Sequence[str], prefix: Sequence[str], count: int
    ) -> list[Hypothesis]:
        """Return hypotheses that begin with `prefix` and have `count` different pieces after it.

        The pieces are the likeliest there; each hypothesis goes on greedily.
        """
        ...

    def score(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[list[float]]:
        """Return the log-probability of each piece of given targets, and last of the end mark.

        Sources have their end mark, targets none.
        """
        ...

    def attend(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[Attention]:
        """Return the attention of given targets (without end mark) to their sources (with it).

        One matrix for each pair: a row for each target piece, a column for each source piece, weights in
        [0, 1] that sum to 1 in a row. It is the first head of the decoder's last layer, the one that
        Marian's guided alignment trains.
        """
        ...
