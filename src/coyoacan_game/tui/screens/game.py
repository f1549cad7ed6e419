"""Play: the record, what can be done, the plan at the side. A view of a session, never of rules.

Every action goes through `session.take`; what it told is added to the record. Called by the app.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import events
from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen

from coyoacan_game.engine import State, Turn, ending
from coyoacan_game.saves import SaveFailed, Session, Settings
from coyoacan_game.tui import views
from coyoacan_game.tui.keys import COMMANDS, footer, keymap, letters, refusals
from coyoacan_game.tui.messages import ReadingMoved, RowChosen
from coyoacan_game.tui.screens.clockwork import Clockwork, begins_a_run
from coyoacan_game.tui.widgets.choices import Choices, Row
from coyoacan_game.tui.widgets.plan_panel import PlanPanel
from coyoacan_game.tui.widgets.record import Record
from coyoacan_game.tui.widgets.status import Divider, KeyLine, StatusLine
from coyoacan_game.tui.widgets.typeset import Entry, aside, entries_of, notice
from coyoacan_game.view import (
    archive_opens,
    findings,
    look_of,
    offers,
    quiet,
    tables,
    words_of,
    writes_report,
)
from coyoacan_game.view.offers import UNMARKED
from coyoacan_game.view.words import LOOKING_BACK

if TYPE_CHECKING:
    from coyoacan_game.tui.app import CoyoacanApp

RECENT = 40  # turns read back on entering and on undo: more than the record keeps
WHEEL = 3  # lines for a notch of the wheel
MARGINS = 4  # blanks left and right of the column, as the style sheet has them
WIDE = 100  # columns from which the plan stands beside the text
AT_THE_END = (
    Row("findings", "See what you filed, and whether it was right"),
    Row("endings", "See the endings found so far"),
    Row("transcript", "Read the whole record"),
    Row("undo", "Take back the last move"),
    Row("saves", "Open a saved game", gap=True),
    Row("title", "Back to the title"),
)

THE_ARCHIVES = Row("findings", "See what was found later, beside what you claimed")
THE_FILE = Row("findings", "Open the file: withdraw or soften what you claimed")


class GameScreen(Screen[None]):
    """One session on the screen."""

    AUTO_FOCUS = "Choices"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-column"), (WIDE, "-wide")]  # noqa: RUF012 - as Textual types it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-tall")]  # noqa: RUF012 - as Textual types it
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(one.key, f"command('{one.name}')", one.words, id=one.name, show=False)
            for one in COMMANDS
        ),
        Binding("pageup", "read(-1)", show=False),
        Binding("pagedown,space", "read(1)", show=False),
        Binding("home", "read_from(False)", show=False),
        Binding("end", "read_from(True)", show=False),
    ]

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__()
        self.session = session
        self._settings = settings
        self._notices: list[Entry] = []  # kept apart: the play knows nothing of them
        self._clock = Clockwork(self, settings, self._name_keys)

    @property
    def game(self) -> CoyoacanApp:
        return cast("CoyoacanApp", self.app)

    def compose(self) -> ComposeResult:
        commands = keymap(self._settings.keys)
        yield StatusLine()
        with Horizontal(id="page"):
            with Vertical(id="column"):
                yield Record()
                yield Divider()
                yield Choices(letters(commands))
            yield PlanPanel()
        yield KeyLine(footer(commands))

    def on_mount(self) -> None:
        self._set_column()
        words = (*self.session.notices, *refusals(self._settings.keys))
        self._notices = [notice(one, self.session.play.moves) for one in words]
        self._read_back()

    def follow(self, settings: Settings) -> None:
        """New settings while one plays."""
        self._settings = self._clock.settings = settings
        self._set_column()
        self._name_keys()
        self.query_one(Choices).number_with(letters(keymap(settings.keys)))

    def _set_column(self) -> None:
        """The settings count the letters of a line, the style sheet the margins too."""
        self.query_one("#column").styles.max_width = self._settings.column + MARGINS

    # -- showing ---------------------------------------------------------------------------------

    def _read_back(self, *after: Entry) -> None:
        """Shows the newest turns of the play anew, and `after` at their end."""
        play = self.session.play
        turns = play.latest(RECENT + 1)
        first = play.moves - len(turns) + 1
        entries: list[Entry] = []
        before: State | None = None
        for number, turn in enumerate(turns, first):
            if before is not None or number == 0:
                entries += entries_of(play.program, turn, before, number)
                entries += [one for one in self._notices if one.turn == number]
            before = turn.state
        self.query_one(Record).show([*entries, *after])
        self._show_now()

    def _show_now(self) -> None:
        """What can be done, and where everybody is."""
        program, state = self.session.program, self.session.play.state
        rows = self._rows()
        if ending(program, state) is not None:
            filed = any(card.filed for card in findings(program, state))
            last, *others = AT_THE_END if filed else AT_THE_END[1:]
            if filed and archive_opens(program, state):
                last = THE_ARCHIVES
            rows += [replace(last, gap=bool(rows)), *others]  # set off from going on, where one can
        elif writes_report(program, state):
            rows.append(replace(THE_FILE, gap=bool(rows)))
        self.query_one(Choices).set_rows(rows)
        self.query_one(StatusLine).show(program, state)
        self.query_one(PlanPanel).show(program, state)
        self._name_keys()

    def _name_keys(self) -> None:
        """The keys at the foot; a register that lies open is among them, or a clock that runs."""
        program, state = self.session.program, self.session.play.state
        commands = keymap(self._settings.keys)
        if self._clock.running:
            commands = tuple(
                replace(one, words="stop") if one.name == "run" else one for one in commands
            )
        opens = bool(tables(program, state))
        look = look_of(program, state)
        if look is not None and look.standpoint is None:  # there is no clock to run yet
            commands = tuple(one for one in commands if one.name != "run")
        keys = footer(commands, register=opens, looking=look is not None)
        self.query_one(KeyLine).show(keys)

    def _rows(self) -> list[Row]:
        play = self.session.play
        rows: list[Row] = []
        before = ""
        for one in offers(play.program, play.state):
            gap = bool(before) and (one.kind == "choice") != (before == "choice")
            visited = one.action not in UNMARKED and play.was_taken(one.action)
            rows.append(Row(one.action, one.text, one.reason, visited, gap))
            before = one.kind
        return rows

    def on_reading_moved(self, moved: ReadingMoved) -> None:
        self.query_one(Divider).show(moved.below)

    # -- playing ---------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Any key completes what is being typed; digits and letters choose."""
        record = self.query_one(Record)
        if self._clock.running:
            self._clock.stop()
            if event.key in ("space", "escape", self._key_of("run")):
                event.stop()
                return
        if record.typing:
            record.finish_typing()
            event.stop()
        elif self.query_one(Choices).press(event.key):
            event.stop()

    def _key_of(self, name: str) -> str:
        return next(one.key for one in keymap(self._settings.keys) if one.name == name)

    def on_screen_suspend(self) -> None:
        """Something else is read: the clock waits."""
        self._clock.stop()

    def on_row_chosen(self, chosen: RowChosen) -> None:
        if chosen.key in {row.key for row in AT_THE_END}:
            self.action_command(chosen.key)
        else:
            self._clock.stop()
            self.perform(chosen.key)
            if begins_a_run(chosen.key):
                self._clock.begun()

    def perform(self, action: str) -> None:
        """Takes an action and shows what came of it, saved or not.

        A clock that runs goes on over the minutes of which there is nothing to tell.
        """
        while self._performed(action):
            pass

    def _performed(self, action: str) -> bool:
        """Takes an action once; whether it is to be taken again."""
        play = self.session.play
        before = play.state
        failure = None
        try:
            turn: Turn | None = self.session.take(action)
        except SaveFailed as failed:
            turn, failure = failed.turn, str(failed)
        added = entries_of(play.program, turn, before, play.moves) if turn else []
        if self.session.tally:
            added.append(aside(self.session.tally, play.moves))
        if failure:
            self._notices.append(notice(failure, play.moves))
            added.append(self._notices[-1])
        typewriter = self._settings.typewriter and not self._settings.reduced_motion
        with self.app.batch_update():
            self.query_one(Record).add(added, typewriter=typewriter)
            self._show_now()
        return turn is not None and quiet(play.program, before, turn)

    def undo(self) -> None:
        """Takes back the last move and says which."""
        play = self.session.play
        failure = None
        try:
            undone = self.session.undo()
        except SaveFailed as failed:
            undone, failure = failed.turn, str(failed)
        if undone is None:
            words = "There is nothing to take back: this is the beginning."
        else:
            words = f"Taken back: {words_of(play.program, play.state, undone.action)}"
        self._notices = [one for one in self._notices if one.turn <= play.moves]
        if failure:
            self._notices.append(notice(failure, play.moves))
        with self.app.batch_update():
            self._read_back(aside(words, play.moves))
            self.query_one(Record).read_from(end=True)

    # -- commands --------------------------------------------------------------------------------

    def action_command(self, name: str) -> None:
        """One of `keys.COMMANDS`, or a row of the list at an ending."""
        match name:
            case "undo":
                self.undo()
            case "run":
                self._clock.toggle()
            case "title":
                self.game.close_play()
            case "quit":
                self.game.exit()
            case _ if name in views.OF_GAME:
                self.game.open_view(name)
            case "register":
                self.app.push_screen(views.register(self.session, self.perform))
            case _:
                self.app.push_screen(views.OF_PLAY[name](self.session), self._viewed)

    def _viewed(self, result: Any) -> None:
        """A view was closed; those that act on the play give an action."""
        if not isinstance(result, str):
            return
        play = self.session.play
        if play.state.data & play.program.looking:
            self.query_one(Record).add([aside(LOOKING_BACK, play.moves)])
        else:
            self.perform(result)

    def action_read(self, pages: int) -> None:
        self.query_one(Record).read_page(pages)

    def on_mouse_scroll_up(self) -> None:
        self.query_one(Record).read_lines(-WHEEL)

    def on_mouse_scroll_down(self) -> None:
        """The wheel reads, wherever on the page the mouse is."""
        self.query_one(Record).read_lines(WHEEL)

    def action_read_from(self, end: bool) -> None:
        self.query_one(Record).read_from(end=end)

    def palette(self) -> Iterator[SystemCommand]:
        for one in COMMANDS:
            yield SystemCommand(
                one.words.capitalize(), one.help, partial(self.action_command, one.name)
            )
        yield SystemCommand(
            "Title", "Back to the title screen. The play is saved.", self.game.close_play
        )
