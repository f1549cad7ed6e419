"""Draws assets/screen.svg, the picture at the head of the README: the game itself, some moves in.

Run it from a checkout with the game installed: `python assets/screen.py`. It plays the careful
walkthrough in the real app up to the drawing of the bedroom, and keeps what is on the screen.
"""

import asyncio
import re
import tempfile
from pathlib import Path

from coyoacan_game.engine import Program
from coyoacan_game.loader import load_story
from coyoacan_game.loader.cover import read_cover
from coyoacan_game.saves import SaveStore, Settings
from coyoacan_game.tui.app import CoyoacanApp, Opened

ROOT = Path(__file__).parent.parent
MOVES = (
    "scene.arrival.choice.get_down",
    "place.street.exit.gate",
    "place.gate.exit.garage",
    "scene.garage.choice.to_serape",
)
SIZE = (118, 36)


async def draw() -> str:
    """The screen after the moves, as SVG."""
    loaded = load_story(ROOT / "scenes")
    if loaded.story is None:
        raise SystemExit("the story cannot be read")
    program = Program(loaded.story)
    with tempfile.TemporaryDirectory() as folder:
        store = SaveStore(Path(folder))
        with store.open(program, "picture", new=True) as session:
            for move in MOVES:
                session.take(move)
        opened = Opened(program, store, Settings(), None)
        app = CoyoacanApp(read_cover(ROOT / "scenes"), opened)
        async with app.run_test(size=SIZE) as pilot:
            app.open_play("picture")
            await pilot.pause()
            await pilot.pause()
            picture = app.export_screenshot(title=program.story.story.title)
        app.close_play()
    # No font is fetched from anywhere: whoever looks has one of their own.
    picture = re.sub(r"@font-face\s*\{.*?\}\s*", "", picture, flags=re.DOTALL)
    picture = re.sub(r"font-family:[^;]*;", "font-family: monospace;", picture)
    # Some programs run spaces together unless they are told not to.
    return picture.replace("<svg ", '<svg xml:space="preserve" ', 1)


if __name__ == "__main__":
    (ROOT / "assets" / "screen.svg").write_text(asyncio.run(draw()), encoding="utf-8")
