"""What is wrong with a story, as values: codes, places, messages. Nothing here prints or reads files."""

from coyoacan_game.diagnostics.catalogue import CATALOGUE, Code, Severity
from coyoacan_game.diagnostics.problems import (
    Diagnostic,
    Problems,
    Spot,
    did_you_mean,
    nearest,
    nearest_word,
)

__all__ = [
    "CATALOGUE",
    "Code",
    "Diagnostic",
    "Problems",
    "Severity",
    "Spot",
    "did_you_mean",
    "nearest",
    "nearest_word",
]
