"""What is wrong with a story without playing it: references, types, structure, provenance."""

from coyoacan_game.checker.check import check_story

__all__ = ["check_story"]
