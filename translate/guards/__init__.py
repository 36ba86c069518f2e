"""Guards: faults of a machine translation are found, decoded again where that helps, and reported."""

from translate.guards.detect import WEIGHTS, faults, weight
from translate.guards.names import Copy, repair
from translate.guards.redo import Draft, Guards
from translate.guards.source import prepare

__all__ = ["WEIGHTS", "Copy", "Draft", "Guards", "faults", "prepare", "repair", "weight"]
