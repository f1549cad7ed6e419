"""`coyoacan new`: writes a small story that can be played at once and changed at will."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TextIO

from coyoacan_game.cli.stories import Unusable
from coyoacan_game.report.printable import printable

STARTER = "story.toml"


def start_story(given: str, out: TextIO) -> int:
    """Writes the story into a new or empty folder; never over anything that is there."""
    folder = Path(given)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Unusable(f'"{given}" is there already; name a folder that is new or empty')
    text = files("coyoacan_game.cli").joinpath("starter", STARTER).read_text("utf-8")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / STARTER).open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise Unusable(f'nothing can be written to "{given}": {error.strerror}') from None
    shown = printable(given)
    out.write(f"A small story is in {shown}/{STARTER}. Open it in an editor, and then:\n\n")
    out.write(f"  coyoacan play {shown}\n  coyoacan check {shown}\n")
    return 0
