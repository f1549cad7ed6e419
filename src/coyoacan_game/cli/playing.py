"""`coyoacan play`: loads the story, opens its saves, and shows it with one of the two faces."""

from __future__ import annotations

import sys

from coyoacan_game.cli.stories import Unusable, load_playable
from coyoacan_game.cli.terminal import must_be_plain


def play_story(
    given: str | None, *, plain: bool, new: bool, name: str | None, commands: tuple[str, ...]
) -> int:
    """Plays until the player stops; the face's exit code."""
    folder, program = load_playable(given, commands)
    from coyoacan_game.saves import BadName, SaveStore, Settings, story_key

    store = SaveStore.default(story_key(program.story, folder))
    settings = Settings.load()
    if plain or must_be_plain(sys.stdin, sys.stdout):
        from coyoacan_game.plain import run
    else:
        from coyoacan_game.tui import run
    try:
        return run(program, store, settings, name=name, new=new)
    except BadName as wrong:
        raise Unusable(str(wrong)) from None
