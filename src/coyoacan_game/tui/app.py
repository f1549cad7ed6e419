"""The application: which screen is up, and which play is open.

Decides nothing about play and draws nothing. The title is up before the story is loaded, so
nothing that loading needs is imported with this module. Called by `running`.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.app import SystemCommand
from textual.screen import Screen

from coyoacan_game.loader.cover import Cover
from coyoacan_game.tui import views
from coyoacan_game.tui.dress import DressedApp
from coyoacan_game.tui.screens.title import TitleScreen

if TYPE_CHECKING:
    from coyoacan_game.engine import Program
    from coyoacan_game.saves import SaveStore, Session, Settings


class Opened(NamedTuple):
    """All that play needs. With a session the game is up at once, without the title's menu."""

    program: Program
    store: SaveStore
    settings: Settings
    session: Session | None


class CoyoacanApp(DressedApp):
    """One story, one store of saves, at most one play at a time."""

    CSS_PATH = ["coyoacan.tcss", "views.tcss"]  # noqa: RUF012 - as Textual types it
    AUTO_FOCUS = None

    program: Program
    store: SaveStore

    def __init__(
        self, cover: Cover, load: Callable[[], Opened] | Opened, theme: str | None = None
    ) -> None:
        """`load` is called behind the first screen; what is open already is taken as it is."""
        super().__init__(theme)
        self.title = cover.title
        self.cover = cover
        self.session: Session | None = None
        self.failure: BaseException | None = None
        self._load = load
        if isinstance(load, Opened):
            self._adopt(load)

    def get_default_screen(self) -> Screen[Any]:
        return TitleScreen(self.cover, self.store if self.is_open else None)

    # -- opening ---------------------------------------------------------------------------------

    def on_mount(self) -> None:
        self._play()

    def on_ready(self) -> None:
        if not isinstance(self._load, Opened):
            # Two threads share one interpreter: what is behind the first screen would hold it up.
            self.screen.call_after_refresh(
                self.run_worker, partial(self._open, self._load), thread=True
            )

    def _open(self, load: Callable[[], Opened]) -> None:
        """In a thread of its own: the title is up meanwhile, and can be left."""
        try:
            opened = load()
        except BaseException as failure:  # noqa: BLE001 - whatever it was, `run` raises it again
            self.failure = failure
            self.call_from_thread(self.exit)
            return
        self.call_from_thread(self._begin, opened)

    def _begin(self, opened: Opened) -> None:
        self._adopt(opened)
        title = self.screen_stack[0]
        if isinstance(title, TitleScreen):
            title.open_menu(self.store)
        self._play()

    def _adopt(self, opened: Opened) -> None:
        self.program, self.store, self.settings, self.session = opened
        self.wear(self.settings)

    def _play(self) -> None:
        """Shows the play that is open, if one is."""
        if self.session is not None:
            from coyoacan_game.tui.screens.game import GameScreen

            self.push_screen(GameScreen(self.session, self.settings))

    # -- plays -----------------------------------------------------------------------------------

    def open_play(
        self, name: str | None = None, *, new: bool = False, dossier: str | None = None
    ) -> None:
        """Opens a save, or the last one, or begins anew; a disk that refuses is told of."""
        from coyoacan_game.saves import BadName, SaveFailed

        self.close_play()
        try:
            self.session = self.store.open(self.program, name, new=new, dossier=dossier)
        except (BadName, SaveFailed) as failed:
            self.notify(str(failed), severity="error", markup=False)
            return
        self._play()

    def close_play(self) -> None:
        """Lets go of the play and leaves its screen; it has been saved long since."""
        if self.session is not None:
            self.session.close()
            self.session = None
        while self.is_running and len(self.screen_stack) > 1:
            self.pop_screen()

    # -- views that need no play -----------------------------------------------------------------

    def open_view(self, name: str) -> None:
        """One of `views.OF_GAME`; two of them are closed with something to be done."""
        closed: dict[str, Callable[[Any], None]] = {
            "saves": self._open_chosen,
            "options": self.apply_settings,
        }
        self.push_screen(views.OF_GAME[name](self), closed.get(name))

    def _open_chosen(self, name: str | None) -> None:
        if name is not None:
            self.open_play(name)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What Ctrl+P lists: the commands of play, by the names they have everywhere."""
        palette = getattr(screen, "palette", None)
        if palette is not None and self.is_open:
            yield from palette()

    @property
    def is_open(self) -> bool:
        """Whether the story has been loaded."""
        return hasattr(self, "program")
