"""What an author wrote: tables, expressions, texts. Knows no files and no play."""

from coyoacan_game.story.days import minutes_of
from coyoacan_game.story.models import KINDS, VERDICTS, Story

__all__ = ["KINDS", "VERDICTS", "Story", "minutes_of"]
