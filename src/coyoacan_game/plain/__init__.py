"""The game as lines: for screen readers, pipes, dumb terminals, and whoever likes it so.

Says what the screen says, in the same words and the same order, with the same numbers. Draws
nothing, moves nothing, needs no colour. Called by the command line.
"""

from coyoacan_game.plain.game import run

__all__ = ["run"]
