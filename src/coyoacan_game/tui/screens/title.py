"""The first screen: the story's name, a quiet drawing, and what one can do.

It is up before the story has been loaded; the menu comes with it. Continue stands first when there
is a play to continue. Called by the app.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.screen import Screen
from textual.widgets import Static

from coyoacan_game.tui.content import plain
from coyoacan_game.tui.keys import COMMANDS, letters
from coyoacan_game.tui.messages import RowChosen
from coyoacan_game.tui.screens.confirm import Confirm
from coyoacan_game.tui.widgets.choices import Choices, Row

if TYPE_CHECKING:
    from coyoacan_game.loader.cover import Cover
    from coyoacan_game.saves import SaveStore, SlotInfo
    from coyoacan_game.tui.app import CoyoacanApp

DOSSIER = "dossier."  # the rows that begin with one, and then its id
# The keys of the screen number no row.
OWN_COMMANDS = ("saves", "options", "help", "sources", "quit")
MENU_LETTERS = letters(one for one in COMMANDS if one.name in OWN_COMMANDS)

COAT = """
━━━━━━━━━━━━━━━━━━━━━━━━━
     ╷      ╷      ╷
     ╯      │      ╯
         ╭──┴──╮
      ╭──╯╲   ╱╰──╮
     ╱     ╲ ╱     ╲
    ╱  ╱│   │   │╲  ╲
   ╱  ╱ │   │ · │ ╲  ╲
   │  │ │   │   │ │  │
   ╰──╯ ├───┼─·─┤ ╰──╯
        │   │   │
       ╱    │ ·  ╲
       │    │    │
       ╰────┴────╯
""".strip("\n")


class TitleScreen(Screen[None]):
    """Opens plays and views; the rows' keys are the names of what they do."""

    AUTO_FOCUS = "Choices"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-tall"), (32, "-high")]  # noqa: RUF012 - as Textual types it
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (40, "-column"), (70, "-wide")]  # noqa: RUF012 - as Textual types it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(one.key, f"do('{one.name}')", one.words, id=one.name, show=False)
        for one in COMMANDS
        if one.name in OWN_COMMANDS
    ]

    def __init__(self, cover: Cover, store: SaveStore | None) -> None:
        super().__init__()
        self._named, self._store = cover, store

    @property
    def game(self) -> CoyoacanApp:
        return cast("CoyoacanApp", self.app)

    def compose(self) -> ComposeResult:
        cover = self._named
        with Container(id="cover"):
            yield Static(plain(COAT), id="drawing", markup=False)
            with Vertical(id="words"):
                yield Static(plain(cover.title.upper(), "bold"), id="name", markup=False)
                if cover.subtitle:
                    yield Static(plain(cover.subtitle), id="subtitle", markup=False)
                if cover.date:
                    yield Static(plain(cover.date), id="date", markup=False)
                yield Choices(MENU_LETTERS, id="menu")

    def on_screen_resume(self) -> None:
        """The saves may have changed since it was last up."""
        if self._store is not None:
            self.query_one(Choices).set_rows(self._rows())

    def open_menu(self, store: SaveStore) -> None:
        """The story has been loaded: what one can do with it."""
        self._store = store
        self.query_one(Choices).set_rows(self._rows())

    def _latest(self) -> SlotInfo | None:
        from coyoacan_game.saves import SaveFailed  # noqa: PLC0415 - not before the first screen

        if self._store is None:
            return None
        try:
            return self._store.latest()
        except SaveFailed as failed:
            self.notify(str(failed), severity="error", markup=False)
            return None

    def _rows(self) -> list[Row]:
        latest = self._latest()
        rows = [Row("continue", "Continue", hint=where(latest))] if latest else []
        rows.append(Row("new", "New investigation"))
        rows += self._dossiers()
        if latest:
            rows.append(Row("saves", "Saved games"))
        rows += [
            Row("options", "Options", gap=True),
            Row("help", "Help"),
            Row("sources", "Sources and credits"),
            Row("quit", "Quit"),
        ]
        return rows

    def _dossiers(self) -> list[Row]:
        """The parts of a long story, each of which one can begin with."""
        if self._store is None:
            return []
        from coyoacan_game.view import dossiers  # noqa: PLC0415 - not before the first screen

        return [
            Row(DOSSIER + one.id, f"Begin with: {one.title}", hint=_without_weekday(one.date))
            for one in dossiers(self.game.program)
        ]

    def on_row_chosen(self, chosen: RowChosen) -> None:
        self.action_do(chosen.key)

    def on_key(self, event: events.Key) -> None:
        if self.query_one(Choices).press(event.key):
            event.stop()

    def action_do(self, command: str) -> None:
        """One row of the menu, by its name."""
        if self._store is None and command != "quit":
            return
        match command:
            case "continue":
                self.game.open_play()
            case "new":
                self._begin()
            case _ if command.startswith(DOSSIER):
                self._begin(command.removeprefix(DOSSIER))
            case "quit":
                self.game.exit()
            case _:
                self.game.open_view(command)

    def _begin(self, dossier: str | None = None) -> None:
        """Begins anew; asks first when there is a play, though that would be kept."""
        if self._latest() is None:
            self.game.open_play(new=True, dossier=dossier)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.game.open_play(new=True, dossier=dossier)

        whence = "with this dossier" if dossier else "from the first page"
        question = f"Begin {whence}? The play so far is kept under Saved games."
        self.app.push_screen(Confirm(question, "Begin", "Not now"), answered)

    def palette(self) -> Iterator[SystemCommand]:
        """The rows again. Without what is the story's in them: a palette reads markup."""
        dossier = 0
        for row in self.query_one(Choices).rows:
            dossier += row.key.startswith(DOSSIER)
            words = f"Begin with dossier {dossier}" if row.key.startswith(DOSSIER) else row.words
            yield SystemCommand(words, "", partial(self.action_do, row.key))


def where(latest: SlotInfo) -> str:
    """Where a save stands, in a few words."""
    within = (latest.dossier, _without_weekday(latest.date)) if latest.dossier else (latest.scene,)
    parts = (*within, latest.time)
    return ", ".join(part for part in parts if part)


def _without_weekday(date: str) -> str:
    """A date where there is little room: "24 May 1940"."""
    return date.partition(" ")[2]
