"""`coyoacan play`: loads the story, opens its saves, and shows it with one of the two faces."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from coyoacan_game.cli.stories import (
    NotPlayable,
    Unusable,
    load_playable,
    made_playable,
    story_folder,
)
from coyoacan_game.cli.terminal import must_be_plain

if TYPE_CHECKING:
    from coyoacan_game.engine import Program
    from coyoacan_game.saves import SaveStore, Session


@dataclass(frozen=True)
class WhichPlay:
    """What was typed of it: the save's name, whether to begin anew, and in which dossier."""

    name: str | None
    new: bool
    dossier: str | None

    @property
    def named(self) -> bool:
        """Whether a play is to be opened at once, without the title's menu."""
        return self.name is not None or self.new or self.dossier is not None

    def open(self, program: Program, store: SaveStore) -> Session:
        """The play that is meant. A dossier is gone on with, as a story is, unless it is to be new."""
        if self.dossier is not None and not self.new:
            return store.open_dossier(program, self.dossier, self.name)
        return store.open(program, self.name, self.new, self.dossier)

    def check(self, program: Program) -> None:
        """Raises Unusable for a dossier that the story does not have."""
        known = program.story.dossier
        if self.dossier is None or self.dossier in known:
            return
        if not known:
            raise Unusable("this story is not told in dossiers")
        near = get_close_matches(self.dossier, known, n=1)
        hint = f'did you mean "{near[0]}"?' if near else f"it has: {', '.join(known)}"
        raise Unusable(f'the story has no dossier "{self.dossier}"; {hint}')


def play_story(
    given: str | None, which: WhichPlay, *, plain: bool, commands: tuple[str, ...]
) -> int:
    """Plays until the player stops; the face's exit code."""
    if plain or must_be_plain(sys.stdin, sys.stdout):
        return _in_lines(given, which, commands)
    return _on_screen(given, which, commands)


def _in_lines(given: str | None, which: WhichPlay, commands: tuple[str, ...]) -> int:
    folder, program = load_playable(given, commands)
    which.check(program)
    from coyoacan_game.plain import run
    from coyoacan_game.saves import BadName, SaveStore, Settings, story_key

    store = SaveStore.default(story_key(program.story, folder))
    try:
        session = which.open(program, store)
    except BadName as wrong:
        raise Unusable(str(wrong)) from None
    return run(store, Settings.load(), session)


def _on_screen(given: str | None, which: WhichPlay, commands: tuple[str, ...]) -> int:
    """The cover first, everything else behind it."""
    from coyoacan_game.loader.cover import read_cover
    from coyoacan_game.saves.looks import theme_wanted
    from coyoacan_game.tui import Opened, run

    folder, shown = story_folder(given, commands)

    def load() -> Opened:
        program = made_playable(folder, shown)
        which.check(program)
        from coyoacan_game.saves import BadName, SaveStore, Settings, story_key

        store = SaveStore.default(story_key(program.story, folder))
        try:
            session = which.open(program, store) if which.named else None
        except BadName as wrong:
            raise Unusable(str(wrong)) from None
        return Opened(program, store, Settings.load(), session)

    try:
        return run(read_cover(folder), load, theme_wanted())
    except NotPlayable as refused:
        refused.print_problems()
        raise click.exceptions.Exit(refused.exit_code) from None
