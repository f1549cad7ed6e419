"""Which command opens which view. Called by the app and by the game screen.

A view's module is imported when it is first opened: the first screen is there sooner for it.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.screen import ModalScreen

from coyoacan_game.tui.keys import keymap

if TYPE_CHECKING:
    from coyoacan_game.engine import Program
    from coyoacan_game.saves import SaveStore, Session, Settings

View = ModalScreen[Any]


def _notebook(session: Session) -> View:
    from coyoacan_game.tui.screens.notebook import NotebookView

    return NotebookView(session)


def _findings(session: Session) -> View:
    from coyoacan_game.tui.screens.findings import FindingsView

    return FindingsView(session)


def _hint(session: Session) -> View:
    from coyoacan_game.tui.screens.findings import FindingsView

    return FindingsView(session, hint=True)


def _compare(session: Session) -> View:
    from coyoacan_game.tui.screens.compare import CompareView

    return CompareView(session)


def _map(session: Session) -> View:
    from coyoacan_game.tui.screens.map import MapView

    return MapView(session)


def _cast(session: Session) -> View:
    from coyoacan_game.tui.screens.cast import CastView

    return CastView(session)


def _transcript(session: Session) -> View:
    from coyoacan_game.tui.screens.transcript import TranscriptView

    return TranscriptView(session)


# Views of a play. Those that act on it dismiss with an action.
OF_PLAY: dict[str, Callable[[Session], View]] = {
    "notebook": _notebook,
    "findings": _findings,
    "hint": _hint,
    "compare": _compare,
    "map": _map,
    "cast": _cast,
    "transcript": _transcript,
}


def saves_view(session: Session | None, store: SaveStore, program: Program) -> View:
    """Dismisses with the name of a save to open, or None."""
    from coyoacan_game.tui.screens.saves import SavesView

    return SavesView(session, store, program)


def options_view(settings: Settings) -> View:
    """Dismisses with new settings, or None."""
    from coyoacan_game.tui.screens.options import OptionsView

    return OptionsView(settings)


def help_view(settings: Settings) -> View:
    """The keys as they are bound, and how to play."""
    from coyoacan_game.tui.screens.help import HelpView

    return HelpView(keymap(settings.keys))


def sources_view(play: Session | Program) -> View:
    """Without a play, nothing that a play would have to find."""
    from coyoacan_game.tui.screens.sources import SourcesView

    return SourcesView(play)


def endings_view(program: Program, store: SaveStore) -> View:
    """How many endings were ever reached, and which."""
    from coyoacan_game.saves import endings_seen
    from coyoacan_game.tui.screens.endings import EndingsView

    return EndingsView(program, endings_seen(store.key))
