"""A player in a process of their own, to be killed: plays by chance and says what was returned.

Run as `python -m tests.saves.player FOLDER`. Each line of input is a number to draw chance from;
for each, a child is forked that opens the play and plays until it dies. What it says, a line each:

    pid NUMBER      it is alive
    > DEED          it is about to do this: take ADDRESS, undo, anew, or copy NAME
    <               that has returned
    dead            said by the parent, when the child is

A fork costs a hundredth of starting Python, which is what makes hundreds of deaths a test.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

from tests.saves.plays import small, store_in

from coyoacan_game.engine import Playthrough, offered
from coyoacan_game.saves import SaveStore, Session


def main() -> None:
    """Forks a child for every line of input."""
    store = store_in(Path(sys.argv[1]))
    warm_up()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            play(store, random.Random(int(line)))  # noqa: S311 - nothing here is a secret
        os.waitpid(child, 0)
        say("dead")


def warm_up() -> None:
    """Has the story compiled what it compiles when first needed, or all would die of that."""
    for seed in range(50):
        chance, alone = random.Random(seed), Playthrough(small())  # noqa: S311 - no secret
        while ways := offered(small(), alone.state):
            alone.take(chance.choice(ways))


def play(store: SaveStore, chance: random.Random) -> None:
    """Never returns: somebody kills it."""
    say(f"pid {os.getpid()}")
    session = store.open(small(), "autosave")
    while True:
        deed = chosen(session, chance)
        say(f"> {deed}")
        what, _, about = deed.partition(" ")
        match what:
            case "take":
                session.take(about)
            case "undo":
                session.undo()
            case "copy":
                session.save_as(about)
            case "anew":
                session.close()
                session = store.open(small(), "autosave", new=True)
        say("<")


def chosen(session: Session, chance: random.Random) -> str:
    """What the player does next: a move mostly, sometimes something that replaces a whole file."""
    if chance.random() < 0.15:
        return chance.choice(["anew", *(f"copy Copy {number}" for number in range(3))])
    ways = offered(session.program, session.play.state)
    if not ways:
        return "undo"
    return "undo" if chance.random() < 0.15 else f"take {chance.choice(ways)}"


def say(text: str) -> None:
    """One line in one piece, at once."""
    os.write(1, f"{text}\n".encode())


if __name__ == "__main__":
    main()
