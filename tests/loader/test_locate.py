"""Where an address stands in a file, down to a stretch of a text."""

import pytest

from coyoacan_game.diagnostics import Spot
from coyoacan_game.loader.locate import Locator
from coyoacan_game.source import SourceFile

FILE = SourceFile(
    "gate.toml",
    """\
# Él está en la puerta.
[scene.gate]
title = "La puerta" # a comment is no value
text = \"\"\"
Both é leaves
stand \\
   open.\"\"\"
set = { asked = true, door = "'open'" }
learn = [
  "bolt", # first
  "no_marks",
]

["scene".'gate'."choice"."kn\\u006fck"]
text = "A\\tB\\u00e9C"
unless_shown = 'raw \\t text'
goto.nowhere = 1
""",
)


def _found(
    path: tuple[str | int, ...], start: int = 0, length: int = 0, *, key: bool = False
) -> str:
    """What the place found covers, as it is written."""
    hit = Locator(FILE).find(Spot(path, "key" if key else "value", start, length))
    assert hit is not None
    span = hit[1]
    start_at = FILE.offset(span.line, span.column)
    return FILE.text[start_at : FILE.offset(span.end_line, span.end_column)]


@pytest.mark.parametrize(
    ("path", "key", "written"),
    [
        (("scene", "gate"), True, "gate"),
        (("scene", "gate", "title"), False, '"La puerta"'),
        (("scene", "gate", "title"), True, "title"),
        (("scene", "gate", "set", "door"), False, "\"'open'\""),
        (("scene", "gate", "set", "door"), True, "door"),
        (("scene", "gate", "learn", 1), False, '"no_marks"'),
        (("scene", "gate", "choice", "knock"), True, '"kn\\u006fck"'),
        (("scene", "gate", "choice", "knock", "goto", "nowhere"), False, "1"),
        (("scene", "gate", "choice", "knock", "missing"), False, '"kn\\u006fck"'),
        (("scene", "gate", "picture"), False, "gate"),
    ],
)
def test_an_address_is_found_or_the_table_that_should_hold_it(
    path: tuple[str | int, ...], key: bool, written: str
) -> None:
    assert _found(path, key=key) == written


@pytest.mark.parametrize(
    ("path", "start", "length", "written"),
    [
        (("scene", "gate", "title"), 3, 6, "puerta"),
        (("scene", "gate", "text"), 0, 4, "Both"),
        (("scene", "gate", "text"), 7, 6, "leaves"),
        (("scene", "gate", "text"), 14, 5, "stand"),
        (("scene", "gate", "text"), 20, 4, "open"),
        (("scene", "gate", "choice", "knock", "text"), 2, 1, "B"),
        (("scene", "gate", "choice", "knock", "text"), 4, 1, "C"),
        (("scene", "gate", "choice", "knock", "unless_shown"), 4, 2, "\\t"),
    ],
)
def test_a_stretch_of_a_text_is_found_behind_quotes_and_escapes(
    path: tuple[str | int, ...], start: int, length: int, written: str
) -> None:
    assert _found(path, start, length) == written


def test_an_address_of_which_nothing_is_written_is_not_found() -> None:
    assert Locator(FILE).find(Spot(("note", "bolt"))) is None


def test_places_in_a_file_that_is_no_toml_are_still_found() -> None:
    broken = SourceFile("a.toml", "[scene.gate]\ntitle = \n[note.bolt]\ntext = 1\n")
    hit = Locator(broken).find(Spot(("note", "bolt", "text")))
    assert hit is not None
    assert hit[1].line == 4
