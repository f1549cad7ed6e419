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
    from coyoacan_game.saves import Session
    from coyoacan_game.tui.app import CoyoacanApp

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


def _chart(session: Session) -> View:
    from coyoacan_game.tui.screens.chart import ChartView

    return ChartView(session)


def _cast(session: Session) -> View:
    from coyoacan_game.tui.screens.cast import CastView

    return CastView(session)


def _transcript(session: Session) -> View:
    from coyoacan_game.tui.screens.transcript import TranscriptView

    return TranscriptView(session)


def register(session: Session, ask: Callable[[str], None]) -> View:
    """The one view that stays while it acts: `ask` takes an action and tells it in the record."""
    from coyoacan_game.tui.screens.register import RegisterView

    return RegisterView(session, ask)


# Views of a play. Those that act on it dismiss with an action.
OF_PLAY: dict[str, Callable[[Session], View]] = {
    "notebook": _notebook,
    "findings": _findings,
    "hint": _hint,
    "compare": _compare,
    "map": _map,
    "chart": _chart,
    "cast": _cast,
    "transcript": _transcript,
}


def _saves(app: CoyoacanApp) -> View:
    from coyoacan_game.tui.screens.saves import SavesView

    return SavesView(app.session, app.store, app.program)


def _options(app: CoyoacanApp) -> View:
    from coyoacan_game.tui.screens.options import OptionsView

    return OptionsView(app.settings)


def _help(app: CoyoacanApp) -> View:
    from coyoacan_game.tui.screens.help import HelpView

    return HelpView(keymap(app.settings.keys))


def _sources(app: CoyoacanApp) -> View:
    from coyoacan_game.tui.screens.sources import SourcesView

    return SourcesView(app.session or app.program)


def _endings(app: CoyoacanApp) -> View:
    from coyoacan_game.saves import endings_seen
    from coyoacan_game.tui.screens.endings import EndingsView

    return EndingsView(app.program, endings_seen(app.store.key))


# Views that need no play. Saves dismisses with the name of one to open, options with new settings.
OF_GAME: dict[str, Callable[[CoyoacanApp], View]] = {
    "saves": _saves,
    "options": _options,
    "help": _help,
    "sources": _sources,
    "endings": _endings,
}
