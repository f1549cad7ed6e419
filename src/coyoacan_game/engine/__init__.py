"""The rules of play over a compiled story. Pure; knows no files, no screen, no chance."""

from coyoacan_game.engine.beginning import entrance, opening, start, untouched
from coyoacan_game.engine.layout import Claim, State
from coyoacan_game.engine.playthrough import Playthrough, replay
from coyoacan_game.engine.program import Program
from coyoacan_game.engine.record import Turn
from coyoacan_game.engine.transition import (
    Action,
    NotOffered,
    ending,
    offered,
    reopenings,
    take,
    turn,
)

__all__ = [
    "Action",
    "Claim",
    "NotOffered",
    "Playthrough",
    "Program",
    "State",
    "Turn",
    "ending",
    "entrance",
    "offered",
    "opening",
    "reopenings",
    "replay",
    "start",
    "take",
    "turn",
    "untouched",
]
