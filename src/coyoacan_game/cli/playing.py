"""`coyoacan play`: loads the story, opens its saves, and shows it with one of the two faces."""

from __future__ import annotations

import sys

import click

from coyoacan_game.cli.stories import (
    NotPlayable,
    Unusable,
    load_playable,
    made_playable,
    story_folder,
)
from coyoacan_game.cli.terminal import must_be_plain


def play_story(
    given: str | None, *, plain: bool, new: bool, name: str | None, commands: tuple[str, ...]
) -> int:
    """Plays until the player stops; the face's exit code."""
    if plain or must_be_plain(sys.stdin, sys.stdout):
        return _in_lines(given, commands, name=name, new=new)
    return _on_screen(given, commands, name=name, new=new)


def _in_lines(given: str | None, commands: tuple[str, ...], *, name: str | None, new: bool) -> int:
    folder, program = load_playable(given, commands)
    from coyoacan_game.plain import run
    from coyoacan_game.saves import BadName, SaveStore, Settings, story_key

    store = SaveStore.default(story_key(program.story, folder))
    try:
        return run(program, store, Settings.load(), name=name, new=new)
    except BadName as wrong:
        raise Unusable(str(wrong)) from None


def _on_screen(given: str | None, commands: tuple[str, ...], *, name: str | None, new: bool) -> int:
    """The cover first, everything else behind it."""
    from coyoacan_game.loader.cover import read_cover
    from coyoacan_game.saves.looks import theme_wanted
    from coyoacan_game.tui import Opened, run

    folder, shown = story_folder(given, commands)

    def load() -> Opened:
        program = made_playable(folder, shown)
        from coyoacan_game.saves import BadName, SaveStore, Settings, story_key

        store = SaveStore.default(story_key(program.story, folder))
        try:
            session = store.open(program, name, new=new) if name is not None or new else None
        except BadName as wrong:
            raise Unusable(str(wrong)) from None
        return Opened(program, store, Settings.load(), session)

    try:
        return run(read_cover(folder), load, theme_wanted())
    except NotPlayable as refused:
        refused.print_problems()
        raise click.exceptions.Exit(refused.exit_code) from None
