"""Each view by name, in the play of the brackets: for tests that hold of all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.tui.views.stage import program_of, session_of
from textual.screen import Screen

from coyoacan_game.saves import SaveStore, Session, Settings
from coyoacan_game.tui.keys import keymap
from coyoacan_game.tui.screens.cast import CastView
from coyoacan_game.tui.screens.compare import CompareView
from coyoacan_game.tui.screens.endings import EndingsView
from coyoacan_game.tui.screens.findings import FindingsView
from coyoacan_game.tui.screens.help import HelpView
from coyoacan_game.tui.screens.map import MapView
from coyoacan_game.tui.screens.notebook import NotebookView
from coyoacan_game.tui.screens.options import OptionsView
from coyoacan_game.tui.screens.register import RegisterView
from coyoacan_game.tui.screens.saves import SavesView
from coyoacan_game.tui.screens.sources import SourcesView
from coyoacan_game.tui.screens.transcript import TranscriptView

Make = Callable[[Session, SaveStore], Screen[Any]]

VIEWS: Mapping[str, Make] = {
    "notebook": lambda session, _: NotebookView(session),
    "compare": lambda session, _: CompareView(session),
    "findings": lambda session, _: FindingsView(session),
    "cast": lambda session, _: CastView(session),
    "register": lambda session, _: RegisterView(session, asking(session)),
    "map": lambda session, _: MapView(session),
    "transcript": lambda session, _: TranscriptView(session),
    "saves": lambda session, store: SavesView(session, store, program_of("brackets")),
    "options": lambda _, __: OptionsView(Settings()),
    "help": lambda _, __: HelpView(keymap({})),
    "sources": lambda session, _: SourcesView(session),
    "endings": lambda _, __: EndingsView(program_of("brackets"), {"left"}),
}


def asking(session: Session) -> Callable[[str], None]:
    """What the page of play does for the view of registers, without a page."""

    def ask(action: str) -> None:
        session.take(action)

    return ask


def maker(name: str, folder: Path, *actions: str) -> Callable[[], Screen[Any]]:
    """Makes the view of a name in a play in which these actions were taken."""
    session = session_of(folder, *actions)
    store = SaveStore(folder / "brackets")
    return lambda: VIEWS[name](session, store)
