"""The small story, plays of it, and journals looked at from outside."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

from coyoacan_game.engine import Program, offered
from coyoacan_game.loader import load_story
from coyoacan_game.saves import SaveStore, Session
from coyoacan_game.saves.journal import read_journal

SMALL = Path(__file__).parents[1] / "stories" / "small"

# Ends at home. Eight moves, with one of each kind that the story offers on the way.
HOMEWARD = (
    "scene.arrival.choice.step_in",
    "scene.hall.choice.look_at_hook",
    "finding.who.file.gardener.probable",
    "place.hall.exit.patio",
    "scene.patio.choice.ask_gardener",
    "place.patio.exit.hall",
    "scene.hall.choice.open_door",
    "scene.hall.choice.leave",
)


@cache
def small() -> Program:
    """The small story, made ready once."""
    story = load_story(SMALL).story
    assert story is not None
    return Program(story)


def store_in(folder: Path) -> SaveStore:
    return SaveStore(folder / "the-lamp")


def journal_of(store: SaveStore, stem: str = "autosave") -> Path:
    return store.folder / f"{stem}.journal"


def actions_on_disk(store: SaveStore, stem: str = "autosave") -> tuple[str, ...]:
    """What another program would find there now."""
    return read_journal(journal_of(store, stem)).actions


def saved_play(store: SaveStore, moves: int = 8, name: str | None = None) -> tuple[str, ...]:
    """Plays so many moves towards home and leaves."""
    with store.open(small(), name) as session:
        assert session.notices == ()
        for action in HOMEWARD[:moves]:
            session.take(action)
        return session.play.actions


def wander(session: Session, chance: random.Random, moves: int) -> None:
    """Plays so many moves by chance, one in five of them an undo; begins to undo at the end."""
    for _ in range(moves):
        ways = offered(session.program, session.play.state)
        if not ways or chance.random() < 0.2:
            session.undo()
        else:
            session.take(chance.choice(ways))


def to_and_fro(session: Session, moves: int) -> None:
    """Plays so many moves without ever coming to an end: the door is opened and shut."""
    if not session.play.moves:
        session.take("scene.arrival.choice.step_in")
    for _ in range(moves - session.play.moves):
        opened = "scene.hall.choice.open_door" in offered(session.program, session.play.state)
        session.take(f"scene.hall.choice.{'open' if opened else 'shut'}_door")


def aside(store: SaveStore) -> list[Path]:
    """The files that were put aside."""
    return sorted(store.folder.glob("*.kept"))
