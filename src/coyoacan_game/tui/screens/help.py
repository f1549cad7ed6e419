"""The keys as they are bound, and how the game works, in a page. Pushed by the title and the game."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from coyoacan_game.tui.content import plain
from coyoacan_game.tui.keys import Keymap
from coyoacan_game.tui.widgets.blocks import Block
from coyoacan_game.tui.widgets.cards import LABEL, TITLE, Passage, lines, quiet, stacked
from coyoacan_game.tui.widgets.view import Reading, View

ALWAYS = (
    ("1–9", "Take a choice at once."),
    ("↑ ↓ Enter", "Go through the choices, and take one."),
    ("PgUp PgDn", "Scroll the text; the choices stay."),
    ("Esc", "Close what is open."),
    ("Ctrl+P", "Look for a command by its name."),
)
PAGES: tuple[tuple[str, str], ...] = (
    (
        "What you do here",
        (
            "You go about, look, and ask. What you look at closely and what people tell you goes into "
            "your notebook. History does not change by it. What you can change is what the record says."
        ),
    ),
    (
        "Notes",
        (
            "Each note says who it comes from, what it rests on, and how far it can be trusted: "
            "documented, disputed between sources, inferred, unverified, or invented for this game. "
            "Its sources are named; V opens what stands in them, which may tell more than you have met. "
            "Lay any two side by side: they agree, contradict each other, or neither, or you find "
            "nothing to write. That costs nothing, so try."
        ),
    ),
    (
        "Registers",
        (
            "A visitors' book, a ledger: where one lies open you can read it line by line. A line marked "
            "with ? can be asked about, one marked with • was."
        ),
    ),
    (
        "Findings",
        (
            "A finding is a sentence with blanks and a word for how surely you say it: established, "
            "probable, or not proven. “Not proven” is an answer, and often the right one: claim exactly "
            "as much as your notes bear. Findings are confirmed three at a time, or all that are left "
            "when they are fewer. Until then, or until the dossier ends, nobody tells you which are right, "
            "and you can change them."
        ),
    ),
    (
        "Hints",
        "Every open question has three hints, from where to look to the answer itself. They cost nothing.",
    ),
    (
        "Time",
        (
            "Where there is a clock, walking, asking and waiting cost minutes, and people go about their "
            "own business meanwhile. Undo takes back as many moves as you like, minutes and all."
        ),
    ),
    (
        "Looking back",
        (
            "Some days can be looked at again, from where a witness stood or from a place you know. The clock "
            "of that day runs; you see and hear what could be seen and heard from there, and nothing else. "
            "R lets it run and stops it, so does any key; 1 takes one step. Where something can be asked, it "
            "stops by itself. Where accounts differ, it goes by the one that you suppose, and what cannot "
            "have been so from there is worth a note. W shows who was where, as far as your notes go."
        ),
    ),
    (
        "Dossiers",
        (
            "A long story is told in dossiers, each with days of its own. You can begin with any of them: "
            "what came before is then told in short. At the end of one you can go on to the next, with all "
            "that is in your notebook."
        ),
    ),
    (
        "Nothing is lost",
        (
            "Every move is saved as you make it, and you can leave at any moment. Nothing you do can lose "
            "the game or leave you stuck."
        ),
    ),
    (
        "Without this screen",
        (
            "coyoacan play --plain is the same game as numbered lines, with no drawing: for screen "
            "readers, for slow lines, or for those who like it better. It begins by itself when the "
            "output is no terminal, when TERM is dumb, or when ACCESSIBLE is 1. NO_COLOR is honoured."
        ),
    ),
)


class HelpView(View[None]):
    """Two halves one after the other: the keys, then how it is played."""

    heading = "Help"
    AUTO_FOCUS = "#reading"

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self.keymap = keymap

    def body(self) -> Iterable[Widget]:
        yield Reading()

    def on_mount(self) -> None:
        self.add_class("-alone")
        pages = [lines(plain(name, TITLE), plain(text)) for name, text in PAGES]
        self.query_one(Reading).show(stacked(keys_passage(self.keymap), *pages))


def keys_passage(keymap: Keymap) -> Passage:
    """The keys in a table; commands without one are left out."""
    commands = ((command.key, command.help) for command in keymap if command.key)
    rows = (Block.marked(f"{key:<11}", quiet(words), LABEL) for key, words in (*ALWAYS, *commands))
    return (*lines(plain("Keys", TITLE)), *rows)
