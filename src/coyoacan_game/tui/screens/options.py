"""How the game looks: theme, width of the column, typewriter, motion. Pushed by the title and the game.

Every change holds at once. What becomes of the settings afterwards, saving them too, is the app's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.widget import Widget

from coyoacan_game.saves import Settings
from coyoacan_game.tui.content import plain
from coyoacan_game.tui.keys import keymap, refusals
from coyoacan_game.tui.widgets.cards import LABEL, label, quiet
from coyoacan_game.tui.widgets.picker import Picker
from coyoacan_game.tui.widgets.rows import Row, radio
from coyoacan_game.tui.widgets.view import View

THEME_WORDS = {
    "lamplight": "Lamplight: warm ink on dark",
    "daylight": "Daylight: ink on paper",
    "contrast": "Contrast: white on black",
    "terminal": "Terminal: your own sixteen colours",
}
NARROWEST, WIDEST, STEP = 60, 84, 4  # columns; a shorter line is restless, a longer one tires
SWITCHES = {
    "typewriter": ("Typewriter", "New text appears letter by letter; any key shows the rest."),
    "reduced_motion": ("Reduced motion", "Nothing glides, nothing is typed."),
}
REBINDING = 'Keys can be changed in the settings file, under "keys": { "notebook": "j" }, for one.'


class OptionsView(View[Settings]):
    """Dismisses with the new settings, or None if nothing was changed.

    A theme is seen at once; whoever gives `apply` is told of every change as it is made.
    """

    heading = "Options"
    AUTO_FOCUS = "#options"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "narrower(-1)", show=False),
        Binding("right", "narrower(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]

    def __init__(self, settings: Settings, apply: Callable[[Settings], None] | None = None) -> None:
        super().__init__()
        self.settings = self._before = settings
        self._apply = apply

    def body(self) -> Iterable[Widget]:
        yield Container(Picker(id="options"), classes="panes")

    def on_mount(self) -> None:
        self.add_class("-alone")
        self._show()

    @property
    def picker(self) -> Picker:
        return self.query_one(Picker)

    def _show(self) -> None:
        self.picker.set_rows([*self._themes(), *self._column(), *self._switches(), *self._keys()])

    def _themes(self) -> Iterable[Row]:
        yield Row("", label("Theme"))
        for name, words in THEME_WORDS.items():
            chosen = self.settings.theme == name
            yield Row(f"theme:{name}", plain(words), radio(chosen=chosen))
        yield Row("", Content(""))

    def _column(self) -> Iterable[Row]:
        yield Row("", label("Column"))
        yield Row("column", plain(f"‹ {self.settings.column} › characters wide, at most"))
        yield Row("", quiet("Left and right change it."))
        yield Row("", Content(""))

    def _switches(self) -> Iterable[Row]:
        yield Row("", label("Text"))
        for name, (words, explained) in SWITCHES.items():
            mark = plain("[x] " if getattr(self.settings, name) else "[ ] ")
            yield Row(f"switch:{name}", plain(f"{words}. ") + quiet(explained), mark)
        yield Row("", Content(""))

    def _keys(self) -> Iterable[Row]:
        yield Row("", label("Keys"))
        for command in keymap(self.settings.keys):
            key = plain(f"{command.key or '—':<4}", LABEL)
            yield Row("", quiet(command.help), key)
        for sentence in (*refusals(self.settings.keys), REBINDING):
            yield Row("", Content("\n") + quiet(sentence))

    def on_picker_picked(self, event: Picker.Picked) -> None:
        match event.key.split(":"):
            case ["theme", name]:
                self._change(theme=name)
            case ["column"]:
                wider = self.settings.column + STEP
                self._change(column=wider if wider <= WIDEST else NARROWEST)
            case ["switch", name]:
                self._change(**{name: not getattr(self.settings, name)})

    def action_page(self, by: int) -> None:
        picker = self.picker
        picker.scroll_relative(y=by * max(1, picker.size.height - 1), animate=False)

    def action_narrower(self, by: int) -> None:
        """Left and right change the column while the caret is on it."""
        if self.picker.key == "column":
            wanted = self.settings.column + by * STEP
            self._change(column=max(NARROWEST, min(WIDEST, wanted)))

    def _change(self, **values: object) -> None:
        self.settings = self.settings.changed(**values)
        self.app.theme = self.settings.theme
        if self._apply is not None:
            self._apply(self.settings)
        self._show()

    def action_close(self) -> None:
        self.dismiss(self.settings if self.settings != self._before else None)

    def action_leave(self) -> None:
        self.action_close()
